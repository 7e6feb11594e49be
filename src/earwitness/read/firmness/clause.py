"""What the main clause of a content does by itself, where its cue leaves that open.

=========================================  ========  =================================================
first finite verb of the main clause       stance    not so
=========================================  ========  =================================================
will, would, is going to                   predicts  "would have known" (past), "would be wrong to"
the same, and the speaker himself acts     intends   "we will be late" (a state)
must, should, imperatives, "cannot stay"   demands   "should have known", "must have been"
may, might, could with a time to come      predicts  "a dry spring could explain it"
"the story is false", "I never told him"   denies    "I never heard of it" (no deed), "told me a lie"
=========================================  ========  =================================================

Fails on: "would" of habit; first sentences that only lead up to what matters; denials in ordinary
words ("Ask my driver"); "he will go" about somebody else than the speaker, taken for an intention;
present-tense verbs that are not listed, so that a lower verb is taken for the first.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from earwitness.read.sentences import sentences
from earwitness.records import Stance

_LENGTH: Final = 500  # characters: a main clause stands within the first few hundred

_QUOTES: Final = re.compile(r"[\"“”«»]|(?<!\w)'|'(?!\w)")
_RELATIVE: Final = re.compile(r", (?:which|who|whom|whose|where|when)\b[^,]{1,160},", re.IGNORECASE)
_LOWER: Final = re.compile(
    r"\b(?:what|who|whom|which|how|why|where|whether|because|since|although|"
    r"that(?= (?:he|she|it|they|we|I|you|the|an?|would|will|should|must|may|might|could|can|is|was)\b))\b",
    re.IGNORECASE,
)
_ADVERB: Final = (
    r"(?:also|now|never|always|still|just|only|really|simply|already|then|all|both|not|n't|soon|"
    r"(?!likely\b)\w+ly)"
)
_VERB: Final = re.compile(
    r"\b(?P<aux>will|won't|shall|shan't|would|wouldn't|must|mustn't|should|shouldn't|ought|may|might|"
    r"could|couldn't|can|cannot|can't|is|isn't|are|aren't|was|wasn't|were|weren't|am|has|hasn't|have|"
    r"haven't|had|hadn't|do|don't|does|doesn't|did|didn't|ain't)\b|"
    r"(?<=[a-z])(?P<short>'(?:ll|d|s|re|m|ve))\b(?! (?:\w+ ){0,2}(?:will|would|is|was|has|had)\b)|"
    rf"\b(?:I|we|you|they|he|she|it) (?:{_ADVERB} ){{0,3}}(?P<own>[a-z]+)\b|"
    r"\b(?P<plain>said|says|told|knew|knows|went|came|made|gave|took|saw|thought|felt|left|kept|held|got|"
    r"believes?|wants?|needs?|means?|shows|makes|takes|gives|goes|comes|gets|keeps|seems?|looks|feels|"
    r"remains?|stands|deserves?|thinks?|costs?|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ADVERB_END: Final = re.compile(rf"(?: {_ADVERB})+ $", re.IGNORECASE)
_WILL: Final = frozenset(("will", "won't", "shall", "shan't", "would", "wouldn't", "'ll", "'d"))
_MUST: Final = frozenset(("must", "mustn't", "should", "shouldn't", "ought", "needs"))
_MAY: Final = frozenset(("may", "might", "could", "can"))
_BE: Final = frozenset((
    "is", "are", "was", "were", "am", "'s", "'re", "'m", "isn't", "aren't", "wasn't", "weren't",
))  # fmt: skip
_PERFECT: Final = re.compile(rf"^ (?:{_ADVERB} |to ){{0,3}}(?:have|have been|'ve)\b(?! to\b)", re.IGNORECASE)
_HAD: Final = re.compile(
    rf"^ (?:{_ADVERB} ){{0,3}}(?:better|rather|been|had|heard|seen|gone|done|made|taken|known|given|told|"
    rf"said|"
    r"left|found|lost|got|gotten|kept|met|felt|thought|written|spoken|\w{2,}ed)\b",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    rf"^ (?:{_ADVERB} ){{0,3}}(?:be(?! \w+ing\b)|have|need|remain|like|prefer|know|cost|become|rather|feel|"
    r"find|get|lose|win|see|suffer|end|fall|rise|grow|happen|face|think|say|hope|love|want|expect|imagine|"
    r"guess|argue|miss|die|survive|mean|rain|take (?:\w+ ){1,2}(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
_SOFTENS: Final = re.compile(
    rf"^ (?:{_ADVERB} ){{0,3}}(?:say|think|hope|guess|imagine|argue|like|love|prefer|rather|want|suggest|"
    rf"assume|"
    r"have to)\b",
    re.IGNORECASE,
)
_BEGS: Final = re.compile(
    r"^ (?:\w+ly |also |like to )?(?:ask|urge|call on|advise|beg|caution|warn)\b", re.IGNORECASE
)
_JUDGES: Final = re.compile(
    rf"^ (?:{_ADVERB} ){{0,2}}be (?:\w+ly |quite |very |too )?(?:wrong|unfair|premature|irresponsible|"
    r"inappropriate|foolish|unwise|improper|early|a mistake|naive|reckless|fair|misleading|inaccurate|odd|"
    r"strange)\b",
    re.IGNORECASE,
)
_ON_TERMS: Final = re.compile(
    r"\bonly (?:if|when|once|on condition)\b|\b(?:not|won't|wouldn't)\b[^,.]{0,60} unless\b", re.IGNORECASE
)
_BODY: Final = re.compile(
    r"^(?:the|our|his|her|their|its|my) (?:[\w'-]+ ){0,3}(?:company|firm|government|ministry|state|country|"
    r"office|department|agency|council|board|bank|party|club|team|army|navy|police|airline|union|university|"
    r"hospital|authority|authorities|operator|client|committee|administration|organi[sz]ation|group|city|"
    r"charity|school|newspaper) $",
    re.IGNORECASE,
)
_SETS_OUT: Final = re.compile(
    rf"^ (?:{_ADVERB} |continue to ){{0,3}}(?:seek|try|attempt|ask|appeal|sue|file|launch|introduce|review|"
    r"investigate|publish|cooperate|contest|fight|pursue|challenge|comply|release|propose|press|push|begin|"
    r"start|"
    r"stop|send|hold|pay|offer|continue)\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    rf"^ (?:{_ADVERB} ){{0,3}}(?:(?P<own>going to|about to|planning to|intending to|determined to|"
    rf"prepared to|"
    r"ready to|to (?!blame\b)[a-z]+)|set to|due to (?!the\b|an?\b|his\b|her\b|its\b)|expected to|bound to|"
    r"likely to (?!be\b|have\b)|poised to|on course (?:to|for))",
    re.IGNORECASE,
)
_AIM: Final = re.compile(
    r"\b(?:aim|goal|purpose|idea|point|job|task|plan|question|problem|answer|way|thing)s? $", re.IGNORECASE
)
_SOON: Final = re.compile(
    r"\b(?:by the end|up to \w+ (?:\w+ )?(?:days|weeks|months|years)|within (?:\w+ )?(?:days|weeks|months|"
    r"years|hours)|next \w+|soon|tomorrow|in the coming|eventually|one day|before long|by (?:\d{4}|"
    r"[A-Z][a-z]+day|January|February|March|April|June|July|August|September|October|November|December|"
    r"spring|summer|autumn|winter|then))\b"
)
_EXPECTS: Final = frozenset((
    "expect", "expects", "expected", "predict", "predicts", "hope", "hopes", "bet", "foresee", "anticipate",
))  # fmt: skip
_PLANS: Final = frozenset((
    "plan", "plans", "planned", "intend", "intends", "intended", "aim", "aims", "aimed", "hope", "hopes",
    "hoped", "promise", "promised", "vow", "vowed", "pledge", "pledged", "refuse", "refused", "want",
    "wants", "wanted", "mean", "decided",
))  # fmt: skip
_CONDITION: Final = re.compile(r"^(?:(?:even|only) )?(?:if|unless|should|were)\b", re.IGNORECASE)
_UNREAL: Final = re.compile(r"^if \S+(?: \S+){0,3}? (?:had|hadn't)\b", re.IGNORECASE)
_LIKELY: Final = re.compile(
    r"^(?:[\w-]+ ){0,6}?(?<!more )(?<!less )(?:likely|unlikely|expected|set|due|bound) to (?!be\b|"
    r"have\b)[a-z]+",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^(?:please |no, |then |so |just |and |but |now ){0,2}(?:don't|do not|never mind|ask|show|let|leave|"
    r"stop|go|come|give|take|get|keep|wait|look|call|tell|send|bring|put|read|make|try|trust|out|hold|count|"
    r"sign|talk|listen|resign|remember|check|prove|drop|join|stay|run|"
    r"be (?!sure\b)[a-z]+)\b(?! (?:\w+ )?(?:is|was|are|were|has|had|will|would|of)\b)",
    re.IGNORECASE,
)
_PRESSES: Final = re.compile(
    r"\b(?:cannot|can't|can not|must not) (?:\w+ly )?(?:stay|remain|continue|go on|carry on|stand|"
    r"be (?:allowed|tolerated|accepted))\b|\bit(?: is|'s) (?:high |about |long past )?time (?!that\b|of\b)|"
    r"\bhad better\b|\bha(?:s|ve) got to\b|\bhas to (?:go|stop|end|resign|change|quit)\b|"
    r"\bwe (?:demand|urge|call on|insist on)\b",
    re.IGNORECASE,
)

# ---- denials
_FALSE: Final = (
    r"(?:(?:an?|the|all|pure|sheer|total|complete|absolute|simply|just|\w+ly) ){0,3}(?:inventions?|invented|"
    r"lies?|false|falsehoods?|fiction|fabricat\w+|untrue|not true|(?:wrong|absurd|ridiculous|preposterous|"
    r"ludicrous|nonsense)(?! to| that| about| in| with| for)|baseless|unfounded|groundless|fairy tales?|"
    r"without (?:foundation|merit|basis)|rubbish|myths?|smears?|slander(?:ous)?|libel(?:l?ous)?|hoax|"
    r"garbage|inaccurate|mistaken|incorrect|bogus|fake news|propaganda|fantasy|made up|not the case)"
)
_IS_FALSE: Final = re.compile(
    r"(?:\b(?:this|that|it|these|those|they|\w*ations?|claims?|reports?|story|stories|rumou?rs?|suggestions?|"
    rf"accounts?|charges?|idea|article)(?: (?:is|are|was|were)|'s|'re) {_FALSE}\b|^{_FALSE}[.!,]*$|"
    r"\bno truth\b|\bnot a word of (?:it|this|that|truth)\b|\bnever happened\b|"
    r"\b(?:do|does|did)(?: not|n't) (?:exist|happen|take place)\b|\bmisquoted\b|\btaken out of context\b|"
    r"\b(?:done|did|do|doing) no such thing\b|\bnothing of the (?:sort|kind)\b|"
    r"\bno (?:role|part|hand|involvement|say) (?:in|whatsoever)\b|\bnothing to do with\b|\binnocent of\b|"
    r"\b(?:is|are|was|were|am) (?:not|in no way) (?:involved|responsible|guilty|to blame)\b|"
    r"\bkn(?:ow|ew|ows) of no such\b)",
    re.IGNORECASE,
)
_ACCUSED: Final = (
    r"(?:misle[ad]\w*|invent(?:ed|ing|s)?|hid(?:den|es?|ing)?|conceal\w*|falsif\w+|forg(?:ed|ery|ing)|"
    r"lie[ds]?|lying|cheat\w*|withh[eo]ld\w*|wrongdoing|leak(?:ed|ing)|pressur\w+|tamper\w*|delay(?:ed|ing)|"
    r"touch\w*|misus\w+|brib\w+|stole\w*|steal\w*|threaten\w*|bull(?:y|ied|ying)|warned|cover\w* up|"
    r"alter(?:ed|ing)|doctored|manipulat\w+|destroy\w*|delet\w+|suppress\w*|rigg\w+|fabricat\w+|interfer\w+|"
    r"ordered|instruct\w*|collu\w+|conspir\w*|assault\w*|abus\w+|harass\w*|discriminat\w+|violat\w+|"
    r"breach\w*|br[eo]ken? (?:the|any)|censor\w*|spied|spying|falsehood)"
)
_EXCULPATES: Final = re.compile(
    r"(?:\b(?:never|nothing|no|nobody|no one|none|neither|nor|not|at no time)\b|n't\b)"
    r"(?:(?!\b(?:because|if|why|but|and|who|that|know|think|believe|sure|aware|clear|see|say|so|"
    r"would)\b)[^,;]){0,60}?"
    rf"\b{_ACCUSED}\b(?! to (?:me|us)\b)|\b{_ACCUSED} (?:nothing|no one|nobody|none)\b",
    re.IGNORECASE,
)
# Deeds of the speaker's own; what he did not see, hear, get or know is no accusation.
_SELF_DENIES: Final = re.compile(
    r"^(?:I|we|he|she|it|they|(?:my|his|her|their|our|the) client) (?:(?:(?:had|have|has|"
    r"'ve) )?never (?!heard|seen|saw|met|kn|thought|been|felt|liked|want|received|got|found|read|forg|look|"
    r"imagin|expect|had|has|did think|understood|needed|learn|came)\w+(?:[endtgk]|aid|ote|ook|ade|aw)\b|"
    r"(?:(?:had|have|has|'ve) )?(?!heard|saw|seen|knew|had|remember|found|received|lost|felt|learned|expect|"
    r"want|need|owed)(?:\w+ed|sold|told|paid|hid|did|said|sent|spent|withheld|did|done) (?:nothing|nobody|"
    r"no one)\b|(?:did|have|has|had)(?: not|n't) (?:ever )?(?:sp(?:eak|oke)\w*|t[eo]ll|told|order\w*|pa(?:y|"
    r"id)|sign\w*|authori\w*|approv\w*|offer\w*|promis\w*|touch\w*|fired?|sho[ot]t|attack\w*|harm\w*|hurt|"
    r"kill\w*|hit|do(?:ne)? (?:it|this|that|anything)|s[eo]ld|sell|accept\w*|sen[dt]))\b",
    re.IGNORECASE,
)
_THERE_IS_NO: Final = re.compile(
    r"\bthere(?:'s| is| was| were| are| ha[sd] been| have been)(?:n't| not)? (?:absolutely )?(?:no|never|"
    r"any|nothing) (?:\w+ )?(?:truth|orders?|instructions?|cover-?up|conspiracy|plot|deal|pact|agreement|"
    r"bribes?|payments?|pressure|attempts?|intention|plans?|such|question of|basis|foundation|substance|"
    r"wrongdoing|misconduct|breach|leaks?|manipulation|fraud|threats?|interference|corruption)\b",
    re.IGNORECASE,
)
# "she had not", "it wasn't me": nothing is left of the clause but that it is not so.
_NOT_SO: Final = re.compile(
    r"^(?:I|we|he|she|it|they|nobody|no one)(?: (?:did|had|has|have|was|were|is|are|does|do)(?: not|n't)"
    r"(?: (?:so|him|her|me|us|them|he|she|they|I|deliberate|intentional|on purpose|like that))?|"
    r" (?:did|had|was))(?:,? at least\b.*)?[.!,]*$|"
    r"^not (?:in substance|in the least|at all|so|true|guilty)\b",
    re.IGNORECASE,
)
_NOT_HIS_WORDS: Final = re.compile(
    r"^(?:I|we|he|she|it|they) (?:do|does|did|would|could)(?: not|n't) (?:recogni[sz]e|characteri[sz]e|"
    r"describe|put it|call it|accept|agree)\b",
    re.IGNORECASE,
)
_NO_SUCH: Final = re.compile(
    r"^(?:no such \w+|at no (?:time|point|stage)|no (?:member|resident|patient|passenger|customer|employee|"
    r"one|order|instruction|rule|law|money|document|record|file|call|meeting|decision)s?\b(?: of the \w+)?)"
    r" (?:\w+ )?(?:was|were|is|are|has|have|had|did|gave)\b",
    re.IGNORECASE,
)
_SUGGESTION: Final = re.compile(
    r"^(?:the|any|this|these|such|all) (?:suggestion|claim|allegation|notion|idea|implication|insinuation|"
    rf"assertion|accusation|charge)s?\b[^.;]{{1,160}}? (?:is|are|was|were) {_FALSE}\b",
    re.IGNORECASE,
)
_NO_IT_IS_NOT: Final = re.compile(r"^no, [^.;]{0,60}?(?:\b(?:not|never)\b|n't\b)", re.IGNORECASE)
_DENIALS: Final = (_NO_IT_IS_NOT, _NOT_SO, _NOT_HIS_WORDS, _NO_SUCH, _SUGGESTION)
_LOWER_CLAUSE: Final = re.compile(r",? (?:that|who|which|because|when|if|than) ", re.IGNORECASE)
_KNOWS_NOT: Final = re.compile(
    r"^whether\b.{0,200}\b(?:not know|not say|no idea)\b|^(?:I|we|he|she|it|they) (?:do|does|did)(?: not|"
    r"n't) know (?:whether|if)\b",
    re.IGNORECASE,
)
_BELIEF: Final = re.compile(
    r"\bno reason to\b|\b(?:not|n't|never) (?:\w+ )?(?:think|believe|sure|aware|know|see|recall|remember|"
    r"clear)\b",
    re.IGNORECASE,
)


def first_sentences(content: str) -> list[str]:
    """The first sentences of *content*, three at most, one if it is empty, without quotation marks."""
    spans = islice(sentences(content, 0, len(content)), 3)
    return [_QUOTES.sub("", content[s:e]).strip() for s, e in spans] or [""]


def of_clause(
    sentence: str, source: str, *, quoted: bool = False, warned: bool = False, may_deny: bool = True
) -> Stance:
    """The stance that *sentence*, the first of a content, takes by itself.

    *quoted* is whether these are the speaker's own words, in which "he" is somebody else; *warned*
    whether the cue warns or fears; *may_deny* is false where a negation is no denial, because the
    speaker tells what he found, admits or holds against others.
    """
    said = re.sub(r"^\W*(?:and |but )?that\b\W*", "", sentence[:_LENGTH]).lstrip("…-–—., ")
    speaker = "I" if quoted else source
    if _KNOWS_NOT.search(said):
        return "not-held"
    if may_deny and any(p.match(said) for p in _DENIALS):
        return "denies"
    if _ORDER.match(said) or _PRESSES.search(said):
        return "demands"
    if _CONDITION.match(said):
        return _conditional(said, speaker, warned)
    plain = _RELATIVE.sub("", said)
    if _LIKELY.match(plain):
        return "predicts"
    done = _of_verb(plain, speaker, warned)
    if done == "asserts" and may_deny and _denial(plain, speaker):
        return "denies"
    return done


def _conditional(said: str, source: str, warned: bool) -> Stance:
    """About the future it predicts, unless the main clause promises or demands; about the past it asserts."""
    if _UNREAL.match(said):
        return "asserts"
    then = _of_verb(said.partition(", ")[2], source, warned)
    if then != "asserts":
        return then
    ahead = re.search(r"\b(?:would|will|could|can|may|might)\b|'ll\b", said)
    return "predicts" if ahead else "asserts"


def _of_verb(said: str, source: str, warned: bool) -> Stance:
    verb = _VERB.search(said)
    if not verb or _LOWER.search(said, 0, verb.start()):
        return "asserts"
    group = next(g for g in ("aux", "short", "own", "plain") if verb.group(g))
    word = verb.group(group).lower()
    subject = _ADVERB_END.sub("", said[: verb.start(group)])
    after = said[verb.end() :]
    own = _himself(subject, source)
    if word in _WILL:
        return _of_will(said, subject, word, after, own=own)
    if _PERFECT.match(after):
        return "asserts"
    if word in _MUST:
        return "demands"
    if word in _MAY:
        return "predicts" if warned or _SOON.search(said) else "asserts"
    if word in _BE:
        ahead = _AHEAD.match(after)
        if not ahead or _AIM.search(subject):
            return "asserts"
        return "intends" if own and ahead["own"] else "predicts"
    if (
        own
        and word in _PLANS
        and re.match(r" (?:\w+ly )?to (?!know|see|hear|say|thank|be\b|make clear)", after)
    ):
        return "intends"
    if own and word in _EXPECTS:
        return "predicts"
    return "asserts"


def _of_will(said: str, subject: str, word: str, after: str, *, own: bool) -> Stance:
    """Of "will" and "would": a prediction, or what the speaker himself is set on."""
    would = word.startswith("would") or word == "'d"
    if (word == "'d" and _HAD.match(after)) or (would and _PERFECT.match(after)) or _JUDGES.match(after):
        return "asserts"
    first_person = subject.strip().lower() in ("i", "we")
    if first_person and would and _BEGS.match(after):
        return "demands"
    if own and would and _SOFTENS.match(after):
        return "asserts"
    if own and _ON_TERMS.search(after):
        return "demands"
    if own and not (would and first_person) and not _STATE.match(after):
        return "intends"
    if _BODY.match(f"{subject.strip()} ") and _SETS_OUT.match(after):
        return "intends"
    return "predicts"


def _himself(subject: str, source: str) -> bool:
    """Whether the *subject* of a clause can be its speaker: a pronoun that fits, or his own name or role."""
    it, who = subject.strip().lower(), source.lower()
    if it in ("i", "we"):
        return True
    if it in ("he", "she", "it", "they"):
        if who in ("i", "we", "you", "he", "she", "it", "they"):
            return it == who
        titled = re.match(r"(?:mr|mrs|ms|miss|dr|prof|sir|lady|lord|president|minister)\b", who)
        return not (titled and it in ("it", "they"))
    return bool(it) and it == who


def _denial(said: str, speaker: str) -> bool:
    """Whether the main clause denies: lower clauses, where somebody else may deny, are left aside."""
    said = _LOWER_CLAUSE.split(said, maxsplit=1)[0]
    if _BELIEF.search(said[:60]):
        return False
    deed = _SELF_DENIES.match(said)
    if deed and (" client" in deed.group() or _himself(said.partition(" ")[0], speaker)):
        return True
    return any(p.search(said) for p in (_IS_FALSE, _EXCULPATES, _THERE_IS_NO))
