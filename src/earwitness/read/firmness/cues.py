"""The stance that a cue gives by itself: what its verb or noun does, and what a negation makes of it.

====================================  ========  ==========================================
cue                                   affirmed  negated
====================================  ========  ==========================================
denied, rejected, dismissed           denies    not-held ("did not deny")
doubted, was skeptical                doubts    asserts ("had no doubt")
believed, was convinced                         doubts ("did not believe")
expected, predicted, warned of        predicts  doubts that, doubts to; predicts else
would be surprised if                 doubts    predicts
asked for, ordered, wants (to see)    demands   demands ("does not want")
is considering, weighing              intends
plans, promised, offered to           intends   intends ("has no plans to")
asked whether, used to think          not-held
said, wrote, has found                          not-held ("did not say", "has not endorsed")
====================================  ========  ==========================================

The first that fits, from above. Fails on: irony; cues of two verbs that do different things ("denied
it but promised a review"); nouns that are also names of other things ("the Order of Merit said").
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.firmness.denial import UNTRUE
from earwitness.records import Stance


def _words(*alternatives: str) -> re.Pattern[str]:
    """Any of the alternatives, as whole words."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)", re.IGNORECASE)


_RETRACTS: Final = _words(
    r"withdr[ae]w\w*|retract\w*|recant\w*|(?:walk|row)(?:s|ed|ing) back|back(?:s|ed) away from|backtrack\w*",
    r"(?:took|takes?|taken|taking) (?:.{0,20} )?back|no longer (?:st(?:ands?|ood)|holds?|held)(?: by| to)?",
    r"(?:used to|once) (?:think|thought|believed?|suppose[d]?|sa(?:y|id)|h[oe]ld)|no longer (?:says?|"
    r"claims?)",
)
_LEAVES_OPEN: Final = _words(
    r"(?:stop(?:s|ped|ping)?|f[ae]ll(?:s|ing)?) short|(?:left|leaves?|leaving|keeps?|kept) open",
    r"unclear|unknown|neither (?:confirm|affirm)\w*|confirm(?:s|ed)? n?or den\w+",
    r"no (?:comment|recollection|memory|knowledge|idea|record)|not (?:clear|known)",
    r"(?:cannot|could not|can't|couldn't) (?:swear|vouch|confirm|say|verify|rule out|exclude)",
)
_WILL_NOT_SAY: Final = _words(
    r"(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?|unwilling|would not|wouldn't|will not|"
    r"won't|yet)(?: to)? (?:say|comment|confirm|discuss|name|identify|answer|respond|speculate|elaborate|"
    r"disclose|reveal|explain|specify|mention|state|tell|address|rule out|deny|commit)"
)
_DENIES: Final = _words(
    r"den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ions?)?|dismiss(?:es|ed|ing|als?|ive)?|disput(?:e[sd]?|"
    r"ing)",
    r"refut(?:e[sd]?|ing|ations?)|rebut(?:s|ted|ting|tals?)?|contradict(?:s|ed|ing)?|disavow\w*|repudiat\w+",
    r"disown(?:s|ed|ing)?|disagree(?:s|d|ing|ment)?|rubbish(?:es|ed|ing)|scoff(?:s|ed|ing)?|pooh-pooh\w*",
    r"debunk\w*|contest(?:s|ed|ing)|(?:brush|laugh|shrug|wav)(?:e?s|ed|ing) (?:off|aside|away)|disclaim\w*",
    r"(?:pour|throw|threw)(?:s|ed|ing|n)? (?:\w+ )?(?:scorn|cold water)|t(?:ook|akes?|aking) issue|"
    r"push(?:es|ed|ing)? back (?:on|against|at)",
    r"(?:is|was)(?: not|n't) (?:how|what|the way)|(?:shot|shoots?|shooting|knock(?:s|ed|ing)) down|"
    r"hit(?:s|ting)? back at",
    r"(?:bat|swat)(?:s|ted|ting) (?:away|aside)|rebuff(?:s|ed|ing)?|quash(?:es|ed|ing)|deride[sd]?|"
    r"ridicul(?:e[sd]|ing)|"
    r"beg(?:s|ged)? to differ|demur(?:s|red|ring)?|protest(?:s|ed|ing) (?:\w+ )?innocence|g(?:ive|ives|"
    r"ave) the lie|"
    r"discredit(?:s|ed|ing)?|dispel(?:s|led|ling)?",
    r"rul(?:e[sd]?|ing) out|plead\w* not guilty|brand(?:s|ed) (?:\w+ )?(?:false|fake)",
    r"(?:not|n't|refus\w+ to|never) (?:accept|recogni[sz]e|agree)(?:e?d)?|(?:thinks?|thought|says?|"
    r"said) not$",
)
_DOUBTS: Final = _words(
    r"doubt(?:s|ed|ing|ful|fully)?|s[ck]epti\w+|unconvinced|unpersuaded|unsure|uncertain|wonder(?:s|ed|ing)?",
    r"questioned(?! (?:about|by))|challeng(?:e[sd]?|ing)|mistrust\w*|distrust\w*|disbeliev\w+",
    r"(?<!to )(?<!asked )(?<!asking )(?<!answer )(?<!answering )question(?:s|ing)|disbelief|incredul\w+",
    r"hard to believe|suspicious|dubious|leery|wary of|(?:snort|sniff)(?:s|ed|ing) at|rais(?:e[sd]?|"
    r"ing) (?:an )?eyebrows?|"
    r"(?:pinch|grain) of salt|not so sure",
)
_BELIEVES: Final = _words(
    r"believ\w+|convinc\w+|persuad\w+|think|thinks|thought|buy|(?:see|saw) (?:how|why|any|that)|certain|sure",
    r"confident|trust\w*|reason to (?:think|believe|suppose|suspect)|account for",
)
_PREDICTS: Final = _words(
    r"predict(?:s|ed|ing|ions?)?|forecast(?:s|ed|ing)?|expect(?:s|ed|ing|ations?)?|fores(?:ees?|aw|een|"
    r"eeing)",
    r"anticipat\w+|project(?:s|ed|ions?)|prophes\w+|envis(?:ag|ion)\w+|hop(?:e[sd]?|ing)|warn(?:s|ed|ing|"
    r"ings)? of",
    r"(?:is|are|was|were) (?:likely|due|set|bound|on (?:track|course)|slated|scheduled|in line|tipped|"
    r"destined) to",
    r"bank(?:s|ed|ing) on|brac(?:e[sd]?|ing) for|fear(?:s|ed|ing)? (?:for|of)|foretell\w*|foretold|"
    r"on track for",
)
_DEMANDS: Final = _words(
    r"demand(?:s|ed|ing)?|orders?|ordered|ordering|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on|upon)",
    r"ask(?:s|ed|ing)?|request(?:s|ed|ing)?|appeal(?:s|ed|ing)? (?:for|to)|pleas?|beg(?:s|ged|ging)?|"
    r"directive",
    r"plead(?:s|ed|ing)?(?! (?:not )?(?:guilty|innocent))|instruct(?:s|ed|ing|ions?)?|command(?:s|ed|ing)?",
    r"ultimatum|recommend(?:s|ed|ing|ations?)?|advis(?:e[sd]?|ing)|advice|counsel(?:s|led|ed)|wants?|wanted",
    r"wanting|requir(?:e[sd]?|ing|ements?)|propos(?:e[sd]?|ing|als?)|implor\w+|encourag(?:e[sd]?|ing)",
    r"(?:press|push|lobby|campaign|lobbi)(?:es|ed|ing)? (?:for|\w+ to)|summon(?:s|ed)|wish(?:es)?|exhort\w*",
    r"insist(?:s|ed|ing|ence)? (?:on|upon)|petition\w*|forb(?:id|ids|ade|idden|idding)|prohibit\w*",
    r"(?:clamou?r|agitat|hold|held|cr(?:y|ies|ied))(?:s|e[sd]|ed|ing)? (?:out )?for|"
    r"invit(?:e[sd]?|ing)|barr?(?:s|ed|ing)? from|seeks?|sought|seeking",
)
# Who would be surprised if something were so does not think that it is; who would not be, expects it.
_SURPRISED: Final = _words(
    r"(?:would|[’']d|wouldn[’']t)(?: \w+)? be (?:\w+ly )?(?:surprised|amazed|astonished|shocked|stunned|"
    r"astounded|flabbergasted)"
)
_WISHES_OF: Final = re.compile(r"(?:would|[’']d) (?:\w+ )?(?:like|love|prefer)$", re.IGNORECASE)
_TO_SEE: Final = _words(
    r"(?:want|wish)(?:s|ed|ing|es)? (?:not )?to (?:hear|see|know|be (?:told|shown|heard|given))"
)
# "is considering signing", "is weighing defiance"
_WEIGHS: Final = re.compile(
    r"\b(?:(?:consider(?:s|ed|ing)|contemplat(?:es|ed|ing)|think(?:s|ing)? (?:of|about)|toy(?:s|ed|"
    r"ing) with)$"
    r"(?=\n\W*\w+ing\b)|(?:weigh|mull)(?:s|ed|ing)?(?: up| over)?$)",
    re.IGNORECASE | re.MULTILINE,
)
_INTENDS: Final = _words(
    r"intend(?:s|ed|ing)?|intentions?|intent on|plan(?:s|ned|ning)?|promis(?:e[sd]?|ing)|vow(?:s|ed|ing)?",
    r"pledg(?:e[sd]?|ing)|aim(?:s|ed|ing)?|undert(?:ake|akes|ook|aking)|resolv(?:e[sd]?|ing)|decisions? to",
    r"commit(?:s|ted|ting|ments?)|decid(?:e[sd]?|ing)(?! (?:that|whether))|threat(?:s|en(?:s|ed|ing)?)? to",
    r"offer(?:s|ed|ing)?(?! (?:\w+ ){0,3}(?:motives?|explanations?|accounts?|reasons?|possibilit\w+|view|"
    r"clues?|"
    r"version|apolog\w+|evidence|condolences|praise|answers?|examples?|glimpse|defen[cs]e|criticism)\b)",
    r"sw(?:ear|ears|ore) to|agree(?:s|d|ing)? (?:not )?to|refus(?:e[sd]?|ing|als?) to|cho(?:ose|oses|"
    r"se) (?:not )?to",
    r"(?:vot|opt|elect|want|wish|hop|seek|try|tri|mov)(?:e?s|e?d|ing|e)? (?:not )?to|choosing (?:not )?to",
    r"(?:prepar|gear|look|set|sett|plann)(?:e?s|e?d|ing)?(?: (?:up|out))? to|"
    r"(?:sought|meant) to|(?:determined|ready|prepared|willing|keen|poised) to",
)
_NOT: Final = _words(
    r"not(?! only)|never|neither|nor|no|nobody|nothing|cannot|hardly|barely|\w+n't|without|stopped|ceased",
    r"(?:has|have|had) yet to|(?:declin|refus|fail)\w*",
)
# What, if it is not done, leaves a content neither affirmed nor denied.
_TELLS: Final = _words(
    r"sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|nam(?:e[sd]?|ing)|g(?:ive|iven|ave|iving)|f(?:ind|ound)|"
    r"meant?",
    r"(?:mention|comment|respon|repl|confirm|claim|alleg|assert|suggest|specif|elaborat|explain|identif|"
    r"provid|"
    r"disclos|reveal|conclud|attribut|link|blam|accus|vouch|recall|remember|recollect|report|show|establish|"
    r"determin|verif|indicat|address|discuss|answer|admit|conced|acknowledg|promis|order|ask|instruct|argu|"
    r"announc|declar|impl|endors|observ|s[eu]pport|corroborat|authenticat|prov|stat|call|evidence|sign)\w*",
    r"sw(?:ear|ore)|kn(?:ow|ew|own)|commit|seen",
)
_CALLS: Final = _words(
    r"(?:call|describ|dubb|brand|label|denounc|slam|condemn|blast|deride|decr[iy])\w*|term(?:s|ed|ing)"
)
_IS_UNTRUE: Final = _words(UNTRUE, "wrong")
# What a speaker calls so, or finds so, he holds to be unproven rather than false.
_UNLIKELY: Final = _words(
    r"speculati(?:on|ve)|(?:highly |very |most )?(?:unlikely|implausible|improbable)|far-?fetched|unproven",
    r"fanciful|overblown|guesswork|conjecture",
)
# "thought that too bleak"
_CLAUSE: Final = re.compile(r"\W*(?:that|I|we|you|he|she|it|they|this|anybody|anyone)\b", re.IGNORECASE)
_TOO: Final = re.compile(r"\W*(?:that|this|it|the \w+|\w+)(?: \w+)? too \w+", re.IGNORECASE)
# What somebody is expected to say is not what he expects.
_WILL_SAY: Final = _words(
    r"(?:expected|due|likely|set|scheduled) to (?:say|tell|testify|argue|announce|claim|declare|confirm|deny|"
    r"repeat|insist|ask|call|demand|propose|urge|accuse|warn)"
)
_JUDGES: Final = _words(r"call(?:s|ed|ing)?|consider\w*|deem\w*|f(?:ind|inds|ound)|th(?:ink|inks|ought)")
# Paper promises what will come of itself; it has no plans.
_PAPER: Final = _words(
    r"brochure|leaflet|advert\w*|poster|website|manual|prospectus|report|study|forecast|label|survey|flyer",
    r"catalogue|slogan|packaging|bulletin|contract",
)
_NOT_ALL: Final = re.compile(r"not (?:everyone|everybody|all)\b", re.IGNORECASE)
_NOBODY: Final = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_ASKS: Final = re.compile(r"\b(?:ask|query|quer(?:ied|ies)|inquir)", re.IGNORECASE)
_WHETHER: Final = re.compile(
    r"\W*(?:whether|if|why|what|how|who|whom|when|where|which|about)\b", re.IGNORECASE
)
_CAUTIONS: Final = _words(r"(?:warn|caution|advis|urg|argu|counsel|recommend|decid)\w*")
_AGAINST: Final = re.compile(r"\W*(?:against|off)\b", re.IGNORECASE)
_ADVISES: Final = re.compile(r"\badvis(?:es?|ed|ing)\b", re.IGNORECASE)
# "To win is all" opens a quotation, and orders nothing.
TO: Final = re.compile(r"\W*(?:not )?to \W?[A-Za-z]")
_THING_TO: Final = re.compile(r"(?:\w+ ){1,3}to [a-z]", re.IGNORECASE)
_WHEN: Final = re.compile(
    r" (?:(?:on|in|at|by|last|this) )?(?:\w+ ){0,2}?(?:\w+day|\d{4}|week|month|year|\w+ly)$"
)


def of_cue(cue: str, content: str, source: str) -> Stance | None:
    """What *cue* does to *content* when *source* does it; None if it leaves that to the content."""
    # "refused" is one thing, "refused to say" another; "voted in June" and "to sell" belong together
    verb = _WHEN.sub("", cue) if TO.match(content) else cue
    lead = f"{verb} {' '.join(content.split(' ', 2)[:2])}"
    if _RETRACTS.search(cue) or _LEAVES_OPEN.search(cue) or _WILL_NOT_SAY.search(lead):
        return "not-held"
    if re.search(r"\bpl(?:ea|e)d\w*\b", cue) and re.search(r"\b(?:guilty|innocent)\b", lead):
        return "denies" if re.search(r"\b(?:not|innocent)\b", lead) else "asserts"
    nobody = bool(_NOBODY.match(source))
    if found := _DENIES.search(cue):
        negated = _NOT.search(cue, 0, found.start())
        return "asserts" if nobody else "not-held" if negated else "denies"
    if found := _DOUBTS.search(cue):
        return "asserts" if nobody or _NOT.search(cue, 0, found.start()) else "doubts"
    if _NOT_ALL.match(source) and _BELIEVES.search(cue):
        return "doubts"
    if nobody and _TELLS.search(cue):
        return "not-held"
    no = _NOT.search(cue)
    if no and not (no.group().lower() == "without" and _TELLS.search(cue, 0, no.start())):
        return _negated(cue, lead, content)
    return _affirmed(cue, lead, content, source)


def _negated(cue: str, lead: str, content: str) -> Stance | None:
    if _BELIEVES.search(cue):
        return "doubts"
    if _SURPRISED.search(cue):
        return "predicts"
    if _PREDICTS.search(cue):  # "does not expect he will", "does not expect to be asked"
        return "doubts" if _CLAUSE.match(content) or TO.match(content) else "predicts"
    if _TELLS.search(cue):
        return "not-held"
    if _TO_SEE.search(lead):
        return "demands"
    if _INTENDS.search(lead):
        return "intends"
    return "demands" if _DEMANDS.search(cue) else None


def _affirmed(cue: str, lead: str, content: str, source: str) -> Stance | None:
    if _ASKS.search(cue) and (
        content.rstrip("\"”' ").endswith("?") or _WHETHER.match(content) or cue.endswith(" about")
    ):
        return "not-held"
    if (_AGAINST.match(content) or cue.endswith(" against")) and _CAUTIONS.search(cue):
        return "demands"
    if re.match(r"\W*(?:\w+ )?doubts? (?:about|over|that|as to|on)\b", content):
        return "doubts"
    if _SURPRISED.search(cue):
        return "doubts"
    if _TO_SEE.search(lead) or (_WISHES_OF.search(cue) and _THING_TO.match(content)):
        return "demands"
    if _WEIGHS.search(f"{cue}\n{content[:40]}"):
        return "intends"
    if _INTENDS.search(lead) or (cue.endswith("meant") and _THING_TO.match(content)):
        return "predicts" if _PAPER.search(source) and not TO.match(content) else "intends"
    if _PREDICTS.search(_WILL_SAY.sub("", cue) + (" to" if TO.match(content) else "")):
        return "predicts"
    if _DEMANDS.search(cue) and not (_ADVISES.search(cue) and content.startswith("that ")):
        return "demands"
    if _CALLS.search(cue) and _IS_UNTRUE.search(content[:120]):
        return "denies"
    if _JUDGES.search(cue) and len(content) < 60 and (_UNLIKELY.search(content) or _TOO.match(content)):
        return "doubts"
    if re.search(r"\bcall(?:s|ed|ing)?$", cue) and re.match(r"(?:for|on) ", content):
        return "demands"
    if re.search(r"\bcall(?:s|ing)?$", cue) and TO.match(content):
        return "demands"
    return None
