"""Whether a main clause denies what others say, rather than saying that something was not so.

A denial is about a deed or a story that somebody holds against the speaker or against those for whom
he answers; that nothing was seen, heard, known, decided, found or hurt is a plain negative.

==================================================  =======================================
denies                                              asserts
==================================================  =======================================
the story is false, it never happened, she had not  it was wrong to wait
"I never signed it" (his own deed)                  "I never heard of it" (he was not told)
spokesman: he did not receive it                    neighbor: he did not receive it
no such call was made; nobody gave an order         no date has been set; nobody was hurt
nobody signed it                                    nobody has signed yet; nothing signed
not one fault was altered (of a known speaker)      no bus came (of an onlooker)
he insists that nobody signed it                    a reader: nobody signed it
no figure was invented, nobody lied                 nobody ever lies there (no one deed)
we did not grow                                     we have never been stronger: the strongest yet
==================================================  =======================================

Fails on: denials in positive words ("it was all done by the book"); plain negatives of bodies about
others ("the bank said the shop had not paid").
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.firmness.main_clause import Clause
from earwitness.read.firmness.speaker import Speaker

# What a story is called by those who deny it: all else that is said of it may be praise.
UNTRUE: Final = (
    r"(?:inventions?|invented|(?<!not a )lies?|false|falsehoods?|fictions?|fictitious|fabricat\w+|concoct\w+|"
    r"forger(?:y|ies)|forged|nonsense|nonsensical|untrue|not true|baseless|unfounded|groundless|"
    r"(?:fairy|tall|old wives') tales?|(?:bedtime|cock-and-bull|made-up) stor(?:y|ies)|fables?|fantas(?:y|"
    r"ies)|"
    r"absurd|ridiculous|preposterous|ludicrous|laughable|without (?:foundation|merit|basis|substance)|"
    r"rubbish|garbage|trash|tosh|bunkum?|drivel|hogwash|baloney|myths?|smears?|slander\w*|libel\w*|"
    r"defamatory|malicious|mischievous|hoax\w*|inaccura(?:te|cy|cies)|mistaken|incorrect|erroneous|bogus|"
    r"fake\w*|"
    r"propaganda|(?:dis|mis)information|made up|misleading|distort(?:ed|ions?)|overstated|exaggerated|"
    r"gossip|scaremongering|sensationali\w+|witch-?hunt|conspiracy theor(?:y|ies)|provocation)"
)
_FALSE: Final = (
    rf"(?:(?:an?|the|all|pure|sheer|total|complete|absolute|simply|just|\w+ly) ){{0,3}}(?:{UNTRUE}|"
    r"wrong(?! to| that| about| in| with| for)|not the case)"
)
_IS_FALSE: Final = re.compile(
    r"(?:\b(?:this|that|it|these|those|they|\w*ations?|claims?|reports?|story|stories|rumou?rs?|suggestions?|"
    r"accounts?|charges?|idea|article|letter|document|figures?|recording)(?: (?:is|are|was|were)|'s|'re) "
    rf"{_FALSE}(?!\w)|^{_FALSE}[.!,]*$|"
    r"\bno truth\b|\bnot a word of (?:it|this|that|truth)\b|\bnever happened\b|"
    r"\b(?:do|does|did)(?: not|n't) (?:exist|happen|take place)\b|\bmisquoted\b|\btaken out of context\b|"
    r"\b(?:done|did|do|doing) no such thing\b|\bnothing of the (?:sort|kind)\b|"
    r"\bno (?:role|part|hand|involvement|say) (?:in|whatsoever)\b|\bnothing to do with\b|\binnocent of\b|"
    r"\b(?:is|are|was|were|am) (?:not|in no way) (?:involved|responsible|guilty|to blame)\b|"
    r"\bkn(?:ow|ew|ows) of no such\b|"
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:an? )?(?:\w+ )?(?:forger(?:y|ies)|fabrications?|hoax(?:es)?|"
    r"concoctions?|smears?)\b)",
    re.IGNORECASE,
)
_SUGGESTION: Final = re.compile(
    r"^(?:the|any|this|these|such|all) (?:suggestion|claim|allegation|notion|idea|implication|insinuation|"
    rf"assertion|accusation|charge)s?\b[^.;]{{1,160}}? (?:is|are|was|were) {_FALSE}(?!\w)",
    re.IGNORECASE,
)
# "she had not", "it wasn't me": nothing is left of the clause but that it is not so.
_NOT_SO: Final = re.compile(
    r"^no(?:[.!]?$|, )|^(?:(?:nobody|no one) (?:did|had|was)|"
    r"(?:I|we|he|she|it|they) (?:did|had|has|have|was|were|is|are|does|do)(?: not|n't)"
    r"(?: (?:so|him|her|me|us|them|he|she|they|I|deliberate|intentional|on purpose|like that))?)"
    r"(?:,? at least\b.*|[,;] .*)?[.!,;]*$|"
    r"^not(?: (?:in substance|in the least|at all|so|true|guilty)\b|[.!]?$)|"
    r"^(?:(?:that|this|it) ?)?(?:is|'s)(?: simply)?(?: not|n't) (?:so|right|correct|how it|"
    r"what happened)\b|^no, [^.;]{0,60}?(?:\b(?:not|never)\b|"
    r"n't\b)",
    re.IGNORECASE,
)
_NOT_HIS_WORDS: Final = re.compile(
    r"^(?:I|we|he|she|it|they) (?:do|does|did|would|could)(?: not|n't) (?:recogni[sz]e|characteri[sz]e|"
    r"describe|put it|accept|agree)\b",
    re.IGNORECASE,
)
# What one did not sense, know or have in mind, and what was not found, is no denial of any deed.
_UNKNOWN: Final = re.compile(
    r"\b(?:see|saw|seen|hear|heard|know|knew|known|aware|recall\w*|remember\w*|recollect\w*|memory|records?|"
    r"underst\w+|thinks?|thought|believ\w+|warning|notice|reason|evidence|signs? of|trace|indication|found|"
    r"yet|"
    r"so far|"
    r"to (?:me|us)|expect\w*|clear|sure|certain)\b",
    re.IGNORECASE,
)
# What comes later, is wanted, hurts or is simply so: no one need have claimed the contrary.
_PLAIN: Final = re.compile(
    r"\b(?:information|comments?|wants?|wanted|able|(?:un)?decided|decision|(?:been|was|were) set|plans?|"
    r"discuss\w*|cause|need|choice|hurt|harm\w*|injur\w+|wounded|killed|casualt\w+|arrest\w*|died|deaths?|"
    r"damaged?|f[ie]nd\w*|identified|announced|available|been (?:at|to)|asked(?! \w+(?: \w+){0,2} to)|met|"
    r"me|us|since|dangers?|alone|enough|surpris\w+|easy|possible|like[ds]?|care[ds]?|difference|"
    r"blam\w+|mind(?:ed)?|regret\w*|trust\w*|envy|envied|"
    r"nothing (?:but|to))\b",
    re.IGNORECASE,
)
_HIMSELF_NOT_TOLD: Final = re.compile(
    r"\b(?:been|was|were)(?: \w+ly)? (?:told|shown|asked|informed|consulted|briefed|given|invited|notified|"
    r"contacted|warned|approached)\b|\breceived\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"^(?:did|didn't|had|hadn't|has|hasn't|have|haven't|was|wasn't|were|weren't|'d|'ve|\w{2,}ed|told|said|"
    r"spoke|paid|sent|gave|took|made|went|sold|hid|wrote|saw|knew|held|kept|left|came|got)$"
)
_WAS: Final = frozenset(("was", "were", "wasn't", "weren't"))
_DEED: Final = re.compile(
    r"\b(?:misle[ad]\w*|invent(?:ed|ing|s)?|hid(?:den|es?|ing)?|conceal\w*|falsif\w+|forg(?:ed|ery|ing)|"
    r"lie[ds]?|lying|cheat\w*|withh[eo]ld\w*|leak(?:ed|ing)|pressur\w+|tamper\w*|delay(?:ed|ing)|misus\w+|"
    r"brib\w+|stole\w*|threaten\w*|bull(?:y|ied|ying)|cover\w* up|alter(?:ed|ing)|doctored|manipulat\w+|"
    r"destroy\w*|delet\w+|suppress\w*|rigg\w+|interfer\w+|order(?:s|ed)?|instruct\w*|collu\w+|conspir\w*|"
    r"assault\w*|abus\w+|harass\w*|discriminat\w+|violat\w+|breach\w*|br[eo]ken? (?:the|any)|censor\w*|"
    r"spied|spying|wrongdoing|cover-?up|conspiracy|plot|deal|pact|pressure|misconduct|fraud|threats?|"
    r"corruption|bribes?)\b",
    re.IGNORECASE,
)
_LOWER_CLAUSE: Final = re.compile(
    r",? (?:that|who|whom|which|what|why|where|because|when|if|than|until|whether|but) ", re.IGNORECASE
)
# What is no longer so was so, and who will not talk of a thing says nothing of it.
_NO_DENIAL: Final = re.compile(
    r"\bno longer\b|\b(?:do|does|did|will|would)(?: not|n't) (?:comment|discuss|speculate|respond)\b", re.I
)
# "has never been better", "could not be clearer": a superlative
_SUPERLATIVE: Final = re.compile(
    r"(?:\b(?:never|not|nobody|no one|nothing)|n['’]t)\b (?:ever )?(?:have )?(?:been|be|felt|looked|had|seen|"
    r"known|stood|seemed|is|was) (?:(?:in|any|an?|much|anything|nearly) ){0,3}(?:better|worse|more(?! than)|"
    r"less(?! than)|so|busier|\w{2,}ier|(?:great|strong|clear|clos|high|low|safe|weak|near|tough|hard|larg|"
    r"bigg|small|bright|dark|proud|calm|cold|warm|hott|fast|quick|slow|deep|wid|rich|poor|fair|full|sad|sharp|old|"
    r"young|new|long|short|firm|bold)er)\b",
    re.IGNORECASE,
)
# "nobody has signed", "nothing signed": how things stand, and no deed
_STANDS: Final = re.compile(r"(?:nobody|no one|nothing|none)\b", re.IGNORECASE)
_IS_NO_DEED: Final = re.compile(rf"\b(?:is|are)(?: not|n't) (?:an? )?{_DEED.pattern}", re.IGNORECASE)


# "not one fault was altered": so strong a negative answers somebody
_ABSOLUTE: Final = re.compile(
    r"^not (?:one|a single|any)\b(?! (?:bit|word)\b)|^at no (?:time|point|stage|moment)\b|"
    r"^no (?:[\w'-]+ ){1,6}?(?:has|have|had|was|were) ever\b",
    re.IGNORECASE,
)


def denies(
    said: str, clause: Clause | None, speaker: Speaker, *, quoted: bool, insists: bool = False
) -> bool:
    """Whether the sentence *said*, whose main clause is *clause*, denies.

    *quoted*: in his own words; *insists*: his cue says that he answers others ("insists", "hit back").
    """
    if not (speaker.words or speaker.kind):
        return False
    if any(p.match(said) for p in (_NOT_SO, _NOT_HIS_WORDS, _SUGGESTION)):
        return True
    main = _LOWER_CLAUSE.split(said, maxsplit=1)[0]
    if _NO_DENIAL.search(main) or _SUPERLATIVE.search(main):
        return False
    if _IS_FALSE.search(main) or _IS_NO_DEED.search(main):
        return True
    if re.match(r"no such \w+ ", said, re.IGNORECASE):
        return True
    if clause is None or not clause.negated() or _UNKNOWN.search(main):
        return False
    past = bool(_PAST.match(clause.verb))
    own = speaker.is_subject(clause.who(), quoted=quoted)
    if _DEED.search(main):
        return past or own or speaker.answers()
    stands = clause.verb in ("has", "have") or clause.who().lower() == "nothing"
    if not past or _PLAIN.search(main) or (stands and _STANDS.match(said)):
        return False
    if _ABSOLUTE.match(said) and speaker.is_known():
        return True
    if own:
        has_none = clause.verb in ("has", "had", "have") and re.match(r" no(?:thing)?\b", clause.after)
        return not (has_none or _HIMSELF_NOT_TOLD.search(main) or clause.verb in _WAS)
    return speaker.answers() or insists
