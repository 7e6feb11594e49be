"""What a speaker does to a content: asserts it, denies it, doubts it and so on.

============  =================================================================================
denies        the cue denies or rejects, or the content is itself the denial of what others say
doubts        the cue doubts, or does not believe
demands       the cue asks, orders or calls for; or the content says what must be done
intends       the cue plans or promises; or the speaker says what he himself will do
predicts      the cue expects; or the content is about the future, or about what would be
not-held      neither affirmed nor denied: "did not deny", "does not say", "would not rule out",
              a question, a withdrawn statement, what nobody said
asserts       all else
============  =================================================================================

The cue decides where it can, and the main clause of the first sentence otherwise (clause.py).
Contents without a cue and of more than two sentences (interview turns, passages taken over) assert.

Fails on: irony; cues of two verbs that do different things ("denied it but promised a review": the
first family below that fits); nouns that are also names of other things ("the Order of Merit said").
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.firmness.clause import first_sentences, of_clause
from earwitness.records import Stance

_CUE_LENGTH: Final = 300  # characters: what stands further on in a cue is no cue
_CONTENT_LENGTH: Final = 2000


def _any(words: str) -> re.Pattern[str]:
    """Any of the alternatives in *words*, as whole words; its line ends are layout."""
    return re.compile(r"\b(?:" + re.sub(r"\s*\n\s*", "", words) + r")(?!\w)", re.IGNORECASE)


_RETRACTS: Final = _any(
    r"""withdr[ae]w\w*|retract\w*|recant\w*|walk(?:s|ed|ing) back|row(?:s|ed|ing) back|back(?:s|ed) away from|
    backtrack\w*|(?:took|takes?|taken|taking) (?:.{0,20} )?back"""
)
_LEAVES_OPEN: Final = _any(
    r"""(?:stop(?:s|ped|ping)?|f[ae]ll(?:s|ing)?) short|(?:left|leaves?|leaving|keeps?|kept) open|
    unclear|unknown|    neither (?:confirm|affirm)\w*|confirm(?:s|ed)? n?or den\w+|no (?:comment|recollection|
    memory|knowledge|
    idea|record)|
    (?:cannot|could not|can't|couldn't) (?:swear|vouch|confirm|say|verify|rule out|exclude)|not (?:clear|
    known)"""
)
_WILL_NOT_SAY: Final = _any(
    r"""(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?|unwilling|would not|wouldn't|
    will not|won't|yet)
    (?: to)? (?:say|comment|confirm|discuss|name|identify|answer|respond|speculate|elaborate|disclose|reveal|
    explain|
    specify|mention|state|tell|address|rule out|deny|commit)"""
)
_DENIES: Final = _any(
    r"""den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ions?)?|dismiss(?:es|ed|ing|als?|ive)?|disput(?:e[sd]?|ing)|
    refut(?:e[sd]?|ing|ations?)|rebut(?:s|ted|ting|tals?)?|contradict(?:s|ed|ing)?|disavow\w*|repudiat\w+|
    disown(?:s|ed|ing)?|disagree(?:s|d|ing|ment)?|rubbish(?:es|ed|ing)|scoff(?:s|ed|ing)?|pooh-pooh\w*|
    debunk\w*|
    contest(?:s|ed|ing)|(?:brush|laugh|shrug|wav)(?:e?s|ed|ing) (?:off|aside|away)|pour(?:s|ed|ing)? scorn|
    t(?:ook|akes?|aking) issue|push(?:es|ed|ing)? back (?:on|against|at)|rul(?:e[sd]?|ing) out|disclaim\w*|
    plead\w* not guilty|(?:not|n't|refus\w+ to|never) (?:accept|recogni[sz]e|agree)(?:e?d)?|
    brand(?:s|ed) (?:\w+ )?(?:false|fake)"""
)
_DOUBTS: Final = _any(
    r"""doubt(?:s|ed|ing|ful|fully)?|s[ck]epti\w+|questioned(?! (?:about|by))|
    (?<!to )(?<!asked )(?<!asking )(?<!answer )(?<!answering )question(?:s|ing)|unconvinced|unpersuaded|
    unsure|uncertain|
    wonder(?:s|ed|ing)?|cold water|mistrust\w*|distrust\w*|disbeliev\w+|disbelief|incredul\w+|
    hard to believe"""
)
_BELIEVES: Final = _any(
    r"""believ\w+|convinc\w+|persuad\w+|think|thinks|thought|buy|(?:see|saw) (?:how|why|any|that)|certain|
    sure|    so sure|confident|trust\w*|reason to (?:think|believe|suppose|suspect)|account for"""
)
_PREDICTS: Final = _any(
    r"""predict(?:s|ed|ing|ions?)?|forecast(?:s|ed|ing)?|expect(?:s|ed|ing|ations?)?|fores(?:ees?|aw|een|eeing)|
    anticipat\w+|project(?:s|ed|ions?)|prophes\w+|envis(?:ag|ion)\w+|(?:is|are|was|were) (?:likely|due|set|
    bound) to|
    hop(?:e[sd]?|ing)|warn(?:s|ed|ing|ings)? of"""
)
_WARNS: Final = _any(r"warn(?:s|ed|ing|ings)?|fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|threat(?:s|en\w*)?")
_DEMANDS: Final = _any(
    r"""demand(?:s|ed|ing)?|orders?|ordered|ordering|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on|upon)|
    ask(?:s|ed|ing)?|request(?:s|ed|ing)?|appeal(?:s|ed|ing)? (?:for|to)|pleas?|
    plead(?:s|ed|ing)?(?! (?:not )?(?:guilty|innocent))|beg(?:s|ged|ging)?|instruct(?:s|ed|ing|ions?)?|
    directive|
    command(?:s|ed|ing)?|ultimatum|recommend(?:s|ed|ing|ations?)?|advis(?:e[sd]?|ing)|advice|counsel(?:s|led|
    ed)|
    wants?|wanted|wanting|requir(?:e[sd]?|ing|ements?)|propos(?:e[sd]?|ing|als?)|
    (?:press|push|lobby|campaign|lobbi)(?:es|ed|ing)? (?:for|\w+ to)|implor\w+|encourag(?:e[sd]?|ing)|
    summon(?:s|ed)|
    insist(?:s|ed|ing|ence)? (?:on|upon)|wish(?:es)?|exhort\w*|petition\w*|forb(?:id|ids|ade|idden|idding)|
    prohibit\w*|invit(?:e[sd]?|ing)|barr?(?:s|ed|ing)? from|seeks?|sought|seeking"""
)
_INTENDS: Final = _any(
    r"""intend(?:s|ed|ing)?|intentions?|intent on|plan(?:s|ned|ning)?|promis(?:e[sd]?|ing)|vow(?:s|ed|ing)?|
    pledg(?:e[sd]?|ing)|aim(?:s|ed|ing)?|undert(?:ake|akes|ook|aking)|resolv(?:e[sd]?|ing)|commit(?:s|ted|
    ting|ments?)|
    decid(?:e[sd]?|ing)(?! (?:that|whether))|decisions? to|offer(?:s|ed|ing)?|threat(?:s|en(?:s|ed|ing)?)? to|
    sw(?:ear|ears|ore) to|agree(?:s|d|ing)? (?:not )?to|refus(?:e[sd]?|ing|als?) to|
    (?:vot|opt|elect|want|wish|hop|seek|try|tri|mov)(?:e?s|e?d|ing|e)? (?:not )?to|cho(?:ose|oses|se|
    osing) (?:not )?to|
    (?:sought|meant) to|(?:determined|ready|prepared|willing|keen|poised) to"""
)
_NOT: Final = _any(
    r"""not(?! only)|never|neither|nor|no|nobody|nothing|cannot|hardly|barely|\w+n't|without|stopped|ceased|
    (?:has|have|had) yet to|(?:declin|refus|fail)\w*"""
)
_SPOKEN: Final = _any(
    r"""sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|(?:mention|comment|respon|repl|confirm|claim|alleg|assert|suggest|
    specif|elaborat|explain|identif|provid|disclos|reveal|conclud|attribut|link|blam|accus|vouch|recall|
    remember|
    recollect|report|show|establish|determin|verif|indicat|address|discuss|answer|admit|conced|acknowledg|
    promis|
    order|ask|instruct|argu|announc|declar|impl)\w*|nam(?:e[sd]?|ing)|g(?:ive|iven|ave|iving)|f(?:ind|ound)|
    sw(?:ear|ore)|kn(?:ow|ew|own)|stat(?:e[sd]?|ing)|prov(?:e[sd]?|en)|call(?:s|ed)?|mean|meant|commit"""
)
# With an infinitive these give an order; in the passive of "said" they only report it of somebody.
_TOLD: Final = _any(
    r"""sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ote|ites|iting|itten)|shout\w*|yell\w*|signal\w*|motion\w*|
    words? had been|text(?:ed|s)|remind\w*|warn\w*|caution\w*|mean|meant"""
)
_SAID_OF: Final = _any(r"(?:is|are|was|were|been|being)(?: \w+ly)? (?:said|reported|written|known|meant)")
_CALLS: Final = _any(
    r"(?:call|describ|dubb|brand|label|denounc|slam|condemn|blast|deride|decr[iy])\w*|term(?:s|ed|ing)"
)
# Who tells what is held against others or himself, or what he found, denies nothing by a negation.
_FINDS: Final = _any(
    r"""(?:admit|conced|acknowledg|accus|alleg|complain|lament|show|reveal|discover|learn|reali[sz]|notic|believ|recall|
    remember|report|confirm|protest|quot)\w*|f(?:ind|inds|ound)|th(?:ink|inks|ought)|kn(?:ow|ows|ew)"""
)
# Attitudes to things: a verb in their object is none of the speaker's.
_ATTITUDES: Final = _any(
    r"""(?:critici[sz]|support|oppos|prais|endors|welcom|condemn|defend|attack|mock|blam|accus|slam|blast|thank|discuss|
    describ|remember|applaud|hail|regret|apologi|congratulat|favou?r)\w*|cit(?:e[sd]?|ing)|refer\w* to|took|
    takes?|
    taken|backs?|backed|backing"""
)
_PAPER: Final = _any(
    r"""brochure|leaflet|advert\w*|poster|website|manual|prospectus|report|study|forecast|label|survey|flyer|catalogue|
    slogan|packaging|bulletin|contract"""
)
_UNTRUE: Final = _any(
    r"""invention|invented|lies?|false|falsehoods?|fiction|fabricat\w+|nonsense|untrue|wrong|fairy tales?|
    absurd|    ridiculous|baseless|unfounded|groundless|rubbish|myth|smear|slander\w*|libel\w*|hoax|garbage|
    inaccurate|
    mistaken|
    incorrect|bogus|fake|propaganda|fantasy|made up|preposterous|ludicrous|without foundation|misleading"""
)
# What a speaker calls so, or finds so, he holds to be unproven rather than false.
_UNLIKELY: Final = _any(
    r"""speculati(?:on|ve)|(?:highly |very |most )?(?:unlikely|implausible|improbable)|far-?fetched|
    exaggerat\w+|    unproven|fanciful|overblown|guesswork|conjecture"""
)
_JUDGES: Final = _any(r"""call(?:s|ed|ing)?|consider\w*|deem\w*|f(?:ind|inds|ound)|th(?:ink|inks|ought)""")
_NOT_ALL: Final = re.compile(r"not (?:everyone|everybody|all)\b", re.IGNORECASE)
_NOBODY: Final = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_ASKS: Final = re.compile(r"\b(?:ask|query|quer(?:ied|ies)|inquir)", re.IGNORECASE)
_WHETHER: Final = re.compile(
    r"\W*(?:whether|if|why|what|how|who|whom|when|where|which|about)\b", re.IGNORECASE
)
_AGAINST: Final = re.compile(r"\W*against\b", re.IGNORECASE)
_CAUTIONS: Final = _any(r"(?:warn|caution|advis|urg|argu|counsel|recommend|decid)\w*")
_TO: Final = re.compile(
    r"\W*(?:not )?to \W?[A-Za-z]"
)  # "To win is all" opens a quotation, and orders nothing
_HIM_TO: Final = re.compile(
    r"\W*(?:him|her|them|us|me|you|everyone|staff|\w+s|(?:the|his|her|their|its) \w+)(?: not)? to [a-z]",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r" (?:(?:on|in|at|by|last|this) )?(?:\w+ ){0,2}?(?:\w+day|\d{4}|week|month|year|\w+ly)$"
)
_MARKS: Final = frozenset("\"“”'«»„")
_HEADLINE_TO: Final = re.compile(r"to [a-z]|(?:is |are )to\b|will\b", re.IGNORECASE)
# "Council to close baths": in headlines an infinitive stands for the future.
_HEADLINE_WILL: Final = re.compile(
    r"(?:[\w'-]+ ){1,6}?to (?:be|ban|quit|resign|cut|close|open|sue|build|buy|sell|raise|lose|lay|leave|"
    r"join|stand|face|get|give|go|hold|launch|make|meet|move|pay|play|publish|pull|put|reopen|replace|"
    r"return|review|run|scrap|seek|send|shut|sign|speak|spend|start|step|stop|strike|take|test|visit|vote|"
    r"axe|appeal|host|become)\b(?!-)",
    re.IGNORECASE,
)


def stance(cue: str, content: str, source: str = "", *, headline: bool = False) -> Stance:
    """The stance of *source*, whose *cue* introduces *content*; a *headline*'s infinitives are the future."""
    cue, source = _plain(cue[:_CUE_LENGTH]), _plain(source[:_CUE_LENGTH])
    content = _plain(content[:_CONTENT_LENGTH])
    by_cue = _of_cue(cue, content, source)
    if not by_cue and headline and _HEADLINE_TO.match(cue):
        return "intends"
    if not by_cue and headline and _HEADLINE_WILL.match(content):
        return "predicts"
    return by_cue or _of_content(cue, content, source)


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("’", "'").replace("‘", "'")


def _of_cue(cue: str, content: str, source: str) -> Stance | None:
    # "refused" is one thing, "refused to say" another; "voted in June" and "to sell" belong together
    verb = _WHEN.sub("", cue) if _TO.match(content) else cue
    lead = f"{verb} {' '.join(content.split(' ', 2)[:2])}"
    if _RETRACTS.search(cue) or _LEAVES_OPEN.search(cue) or _WILL_NOT_SAY.search(lead):
        return "not-held"
    if re.search(r"\bpl(?:ea|e)d\w*\b", cue) and re.search(r"\b(?:guilty|innocent)\b", lead):
        return "denies" if re.search(r"\b(?:not|innocent)\b", lead) else "asserts"
    for family, held in ((_DENIES, "denies"), (_DOUBTS, "doubts")):
        found = family.search(cue)
        if found and (_NOBODY.match(source) or _NOT.search(cue, 0, found.start())):
            return "not-held" if held == "denies" and not _NOBODY.match(source) else "asserts"
        if found:
            return "denies" if held == "denies" else "doubts"
    if _NOT_ALL.match(source) and _BELIEVES.search(cue):
        return "doubts"
    if _NOBODY.match(source) and _SPOKEN.search(cue):
        return "not-held"
    no = _NOT.search(cue)
    if no and not (no.group().lower() == "without" and _SPOKEN.search(cue, 0, no.start())):
        return _negated(cue, lead)
    return _affirmed(cue, lead, content, source)


def _negated(cue: str, lead: str) -> Stance | None:
    if _BELIEVES.search(cue):
        return "doubts"
    if _PREDICTS.search(cue):
        return "predicts"
    if _SPOKEN.search(cue):
        return "not-held"
    if _INTENDS.search(lead):
        return "intends"
    return "demands" if _DEMANDS.search(cue) else None


def _affirmed(cue: str, lead: str, content: str, source: str) -> Stance | None:
    if _ASKS.search(cue) and (
        content.rstrip("\"”' ").endswith("?") or _WHETHER.match(content) or cue.endswith(" about")
    ):
        return "not-held"
    against = _AGAINST.match(content) or cue.endswith(" against")
    if against and _CAUTIONS.search(cue):
        return "demands"
    if _INTENDS.search(lead):
        return "predicts" if _PAPER.search(source) and not _TO.match(content) else "intends"
    if _PREDICTS.search(cue):
        return "predicts"
    if _DEMANDS.search(cue):
        return "demands"
    if _CALLS.search(cue) and _UNTRUE.search(content[:120]):
        return "denies"
    if _JUDGES.search(cue) and len(content) < 60 and _UNLIKELY.search(content):
        return "doubts"
    if re.search(r"\bcall(?:s|ing)?$", cue) and _TO.match(content):
        return "demands"
    return None


def _of_content(cue: str, content: str, source: str) -> Stance:
    first, *more = first_sentences(content)
    if not any(c.isalpha() for c in cue) and len(more) > 1:
        return "asserts"
    if first.endswith("?") and content.rstrip("\"”' ").endswith("?"):
        return "not-held"
    if _TOLD.search(cue) and not _SAID_OF.search(cue) and (_TO.match(content) or _HIM_TO.match(content)):
        return "demands"
    if _ATTITUDES.search(cue):
        return "asserts"
    return of_clause(
        first,
        source,
        quoted=content[:1] in _MARKS,
        warned=bool(_WARNS.search(cue)),
        may_deny=not _FINDS.search(cue),
    )
