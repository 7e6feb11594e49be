"""What the main clause of a content does by itself, where its cue leaves that open.

=========================================  ========  =================================================
main clause                                stance    not so
=========================================  ========  =================================================
will, would, is going to                   predicts  "would have known" (past), "would often call" (habit)
the same, and the speaker himself acts     intends   "we will be late" (a state), "I'd say" (softened)
"does not intend to" of himself            intends
must, should, imperatives, "cannot stay"   demands   "should have known", "must have been"
may, might with a deed                     predicts  "may vary", "might be brittle" (states)
could, can with a time to come, or could   predicts  "rust could explain it", "they could swim"
with what befalls a thing ("could cost")
a chance, a risk that, likely before May   predicts
if, about the future                       predicts  "if it had rained", "if the list is right"
the denial of a deed (denial.py)           denies
=========================================  ========  =================================================

Fails on: "would" of habit without a word for how often; first sentences that only lead up to what
matters; "he will go" about somebody else than the speaker, taken for an intention.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.firmness.denial import denies
from earwitness.read.firmness.main_clause import ADVERB, Clause, main_clause, opened
from earwitness.read.firmness.speaker import Speaker
from earwitness.records import Stance

_WILL: Final = frozenset(("will", "won't", "shall", "shan't", "would", "wouldn't", "'ll", "'d"))
_MUST: Final = frozenset(("must", "mustn't", "should", "shouldn't", "ought"))
_DO: Final = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
_NOT_MEAN: Final = re.compile(r"^ (?:not )?(?:intend|plan|propose|aim) to\b", re.IGNORECASE)
_MAY: Final = frozenset(("may", "might", "could", "can"))
# "could cost millions", "could be dismissed": a thing that comes upon its subject
_BEFALLS: Final = re.compile(
    rf"^ (?:{ADVERB} |yet |well )*(?:cost|face|lose|change|become|rise|fall|reach|lead|cause|trigger|"
    rf"bring|force|"
    r"expose|halve|double|drop|grow|climb|collapse|fail|worsen|spread|delay|threaten|damage|destroy|kill|leave|"
    r"last|run (?:out|short|to|into)|go (?:to|on|into|bankrupt|under)|come (?:to|under|back)|end (?:up|"
    r"in)|result|"
    r"happen|follow|mean|hit|push|drive|drag|spark|prompt|take (?:up to|\w+ (?:days|weeks|months|years|"
    r"hours))|"
    r"exceed|return|resume|open|close|start|begin|be (?!able\b|so\b|right\b|true\b|wrong\b)\w+(?:ed|en|"
    r"t|n|wn)\b)\b",
    re.IGNORECASE,
)
_CHANCE: Final = re.compile(
    r"^(?:(?:an?|the|every|some|no|little|any|real|\d+%?|one) (?:[\w%.-]+ ){0,4}?)?(?:chances?|risk|danger|"
    r"prospects?|likelihood|probability) (?:that|of)\b(?!.{0,60}\b(?:was|were|had)\b)|"
    r"\bmore likely than not\b|\b(?:un)?likely (?:before|until|by|within|in the (?:next|coming)|"
    r"any ?time|this|next)\b",
    re.IGNORECASE,
)
_BE: Final = frozenset((
    "is", "are", "was", "were", "am", "'s", "'re", "'m", "isn't", "aren't", "wasn't", "weren't",
))  # fmt: skip
_PERFECT: Final = re.compile(
    rf"^,? (?:{ADVERB} |to |in (?:\w+,? ){{1,2}})*(?:have|have been|'ve)\b(?! to\b)", re.IGNORECASE
)
_HAD: Final = re.compile(
    rf"^ (?:{ADVERB} )*(?:better|rather|been|had|heard|seen|gone|done|made|taken|known|given|told|said|left|"
    r"found|lost|got|gotten|kept|met|felt|thought|written|spoken|read|come|run|put|set|cut|let|become|"
    r"\w{2,}ed)\b",
    re.IGNORECASE,
)
_HABIT: Final = re.compile(
    r"\b(?:often|usually|normally|always|sometimes|regularly|routinely|occasionally|typically|"
    r"(?:every|each) (?:day|night|week|month|year|morning|evening|time)|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)days)\b",
    re.IGNORECASE,
)
# What happens to one, or what one is, feels and thinks, is no deed.
_BEING: Final = (
    r"be(?! \w+ing\b)|have|need|remain|like|prefer|know|cost|become|rather|feel|find|get|lose|win|see|suffer|"
    r"end|fall|rise|grow|happen|face|think|say|hope|love|want|expect|imagine|guess|argue|miss|die|survive|"
    r"mean|rain|believe|take (?:\w+ ){1,2}(?:days|weeks|months|years)"
)
_STATE: Final = re.compile(rf"^ (?:{ADVERB} )*(?:{_BEING})\b", re.IGNORECASE)
_INERT: Final = re.compile(
    rf"^ (?:{ADVERB} )*(?:{_BEING}|contain|explain|vary|help|seem|appear|depend|reflect|include|account|"
    r"indicate|suggest|point|stem|lie)\b",
    re.IGNORECASE,
)
# "I would say", "he would need to check": politeness, not the future.
_SOFTENS: Final = re.compile(
    rf"^ (?:{ADVERB} )*(?:say|add|ask (?:wh|how|if)\w*|think|hope|guess|imagine|argue|like|love|"
    r"prefer|rather|want|suggest|assume|"
    r"believe|expect|have to|need to|call|describe|use the word|"
    r"be (?:surprised|astonished|amazed|shocked|delighted|happy|glad|sorry|cautious|wary|careful))\b",
    re.IGNORECASE,
)
_WILL_NOT_TELL: Final = re.compile(
    r"^(?:n't)? (?:not |never )?(?:going to |about to )?(?:say|tell|discuss|speculate|comment|get into|go "
    r"into|give (?:you|out)|name|guess|pretend|answer|reveal|disclose|elaborate|argue|deny|lie|hide)\b",
    re.IGNORECASE,
)
_BEGS: Final = re.compile(
    r"^ (?:\w+ ){0,2}(?:ask|urge|call on|advise|beg|caution|warn)\b(?! (?:why|how|what|whether|if)\b)",
    re.IGNORECASE,
)
# "it would be wrong to guess", "it would be odd if he knew": a judgment
_JUDGES: Final = re.compile(
    rf"^ (?:{ADVERB} )*be (?:\w+ ){{1,4}}?(?:to|if|that|when)\b|^ (?:{ADVERB} )*be (?:\w+ly |quite |very |"
    rf"too )?"
    r"(?:wrong|unfair|premature|irresponsible|inappropriate|foolish|unwise|improper|early|a mistake|naive|"
    r"reckless|fair|misleading|inaccurate|odd|strange)\b",
    re.IGNORECASE,
)
_ON_TERMS: Final = re.compile(
    r"\bonly (?:if|when|once|on condition)\b|\b(?:not|won't|wouldn't)\b[^,.]{0,60} unless\b", re.IGNORECASE
)
_BODY: Final = re.compile(
    r"^(?:the|our|his|her|their|its|my) (?:[\w'-]+ ){0,3}(?:company|firm|government|ministry|state|country|"
    r"office|department|agency|council|board|bank|party|club|team|army|navy|police|airline|union|university|"
    r"hospital|authority|authorities|operator|client|committee|administration|organi[sz]ation|group|city|"
    r"charity|school|newspaper)$",
    re.IGNORECASE,
)
_SETS_OUT: Final = re.compile(
    rf"^ (?:{ADVERB} |continue to )*(?:seek|try|attempt|ask|appeal|sue|file|launch|introduce|review|"
    r"investigate|publish|cooperate|contest|fight|pursue|challenge|comply|release|propose|press|push|begin|"
    r"start|stop|send|hold|pay|offer|continue)\b",
    re.IGNORECASE,
)
_NOT_TO_BE: Final = re.compile(
    r"^ (?:not|no longer|never) to (?:be \w+(?:ed|en|n|t)\b|(?!be\b|have\b|know\b|blame\b)[a-z]+)",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    rf"^ (?:{ADVERB} )*(?:(?P<own>going to|about to|planning to|intending to|determined to|prepared to|"
    rf"ready to|to (?!blame\b)[a-z]+)|set to|due to (?!the\b|an?\b|his\b|her\b|its\b)|expected to|"
    r"bound to|scheduled|(?P<plan>planned)\b|likely to (?!be\b|have\b)|poised to|on course (?:to|for))",
    re.IGNORECASE,
)
_AIM: Final = re.compile(
    r"\b(?:aim|goal|purpose|idea|point|job|task|plan|question|problem|answer|way|thing)s?$", re.IGNORECASE
)
_SOON: Final = re.compile(
    r"\b(?:(?:by|before) (?:the (?:end|spring|summer|autumn|fall|winter)|(?:mid|early|late)\W|noon|midnight|"
    r"nightfall|morning|\d{4}|[A-Z][a-z]+day|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"winter|then)|up to \w+ (?:\w+ )?(?:days|weeks|months|years)|within (?:\w+ )?(?:days|weeks|months|years|"
    r"hours)|next (?:week|month|year|spring|summer|autumn|winter|time|[A-Z]\w+)|soon|tomorrow|in the coming|"
    r"eventually|one day|before long|through (?:the|next) (?:week|month|year|spring|summer|autumn|winter))\b"
)
_EXPECTS: Final = frozenset((
    "expect", "expects", "expected", "predict", "predicts", "hope", "hopes", "bet", "foresee", "anticipate",
))  # fmt: skip
_PLANS: Final = frozenset((
    "plan", "plans", "planned", "intend", "intends", "intended", "aim", "aims", "aimed", "hope", "hopes",
    "hoped", "promise", "promised", "vow", "vowed", "pledge", "pledged", "refuse", "refused", "want",
    "wants", "wanted", "mean", "decided",
))  # fmt: skip
_FEW_WORDS: Final = 60  # characters
_WH: Final = re.compile(r"wh|how\b|by\b", re.IGNORECASE)
_MEANS: Final = frozenset(("intend", "intends", "intended", "plan", "plans", "aim", "aims", "vow", "vowed"))
_TO: Final = re.compile(r" (?:\w+ly )?(?:not )?to [a-z]", re.IGNORECASE)
_TO_DO: Final = re.compile(
    r" (?:\w+ly )?to (?!know|see|hear|say|thank|ask|mention|tell|talk|be\b|make clear)", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"^(?:(?:even|only) )?(?:if|unless|should|were)\b", re.IGNORECASE)
_UNREAL: Final = re.compile(
    r"^if \S+(?: \S+){0,3}? (?:had|hadn't)\b|^if \w+'d (?:been|\w+ed|known|told|seen)\b|"
    r"\b(?:would|could|might)(?: not|n't)? have \w+",
    re.IGNORECASE,
)
# An if-clause with one of these asks how things are or were; without, what will come.
_IS_OR_WAS: Final = re.compile(
    r"\b(?:is|are|am|was|were|be|been|has|have|had|did|do|does|came|went|knew|saw|took|made|gave|got|told|said|"
    r"wrote|heard|thought|left|kept|sent|paid|met|could|might|should|[a-z]{3,}ed)\b|(?<!let)'(?:s|re|ve|d|m)\b|n't\b",
    re.IGNORECASE,
)
_LIKELY: Final = re.compile(
    r"^(?:[\w-]+ ){0,6}?(?<!more )(?<!less )(?:likely|unlikely|expected|set|due|bound) to "
    r"(?:(?P<state>be|have)\b|[a-z]+)",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^(?:please |no, |then |so |just |and |but |now ){0,2}(?:don't|do not|never mind|ask|show|let|leave|"
    r"stop|go|come|give|take|get|keep|wait|look|call|tell|send|bring|put|read|make|try|trust|out|hold|count|"
    r"sign|talk|listen|resign|remember|check|prove|drop|join|stay|run|say|tidy|write|turn|move|pull|shut|"
    r"help|save|vote|think|be (?!sure\b)[a-z]+)\b"
    r"(?! (?:(?!wh|how|that)\w+ )?(?:is|was|are|were|has|had|will|would|of)\b)",
    re.IGNORECASE,
)
# Verbs that are nouns as well give an order with an object: "sack the lot", not "sack races".
_ORDER_TO: Final = re.compile(
    r"^(?:please |no, |then |so |just |and |but |now ){0,2}(?:set|fire|sack|close|open|cut|cover|free|"
    r"face|pay|"
    r"build|publish|release|bin|ban|scrap|cancel|fix|change|choose|fund|finish|follow|forget|hand|hire|lock|"
    r"mark|name|burn|bury|hide|kill|kick|lift|lower|lose|mind|order|pass|pick|plan|print|push|raise|reopen|"
    r"replace|return|sell|share|ship|sort|start|strip|throw|toss|use|wipe|withdraw) (?:it|them|him|her|the|"
    r"that|this|those|these|your|our|my|us|me|all|every)\b(?! (?:\w+ )?(?:is|was|are|were|has|had|will|"
    r"would)\b)",
    re.IGNORECASE,
)
_PRESSES: Final = re.compile(
    r"\b(?:cannot|can't|can not|must not) (?:\w+ly )?(?:stay|remain|continue|go on|carry on|stand|"
    r"be (?:allowed|tolerated|accepted))\b|\bit(?: is|'s) (?:high |about |long past )?time (?!that\b|of\b)|"
    r"\bhad better\b|(?:\bha(?:s|ve)|'(?:s|ve)) got to\b|\bhas to (?:go|stop|end|resign|change|quit)\b|"
    r"(?<!no )\bneeds? to (?:go|stop|end|resign|change|quit|act|be \w+ed)\b|\bwe (?:demand|urge|call on|"
    r"insist on)\b",
    re.IGNORECASE,
)
_KNOWS_NOT: Final = re.compile(
    r"^whether\b.{0,200}\b(?:not know|not say|no idea)\b|^(?:I|we|he|she|it|they) (?:do|does|did)(?: not|"
    r"n't) know (?:whether|if)\b|^(?:I|we|he|she|it|they) (?:remembers?|recalls?) no\b|"
    r"^(?:I|we|he|she|they)(?: am| are| is|'m|'re|'s)(?: not|n't) sure[.!,]*$",
    re.IGNORECASE,
)


def of_clause(
    sentence: str,
    speaker: Speaker,
    *,
    quoted: bool = False,
    warned: bool = False,
    may_deny: bool = True,
    insists: bool = False,
) -> Stance:
    """The stance that *sentence*, the first of a content, takes by itself.

    *quoted* is whether these are the speaker's own words, in which "he" is somebody else; *warned*
    whether the cue warns or fears, *insists* whether it answers others; *may_deny* is false where a
    negation is no denial, because the speaker tells what he found, admits or holds against others.
    """
    said = opened(sentence)
    if _KNOWS_NOT.search(said):
        return "not-held"
    if _ORDER.match(said) or _ORDER_TO.match(said) or _PRESSES.search(said):
        return "demands"
    if _CONDITION.match(said):
        return _conditional(said, speaker, quoted=quoted, warned=warned)
    clause = main_clause(said)
    unmeant = clause is not None and clause.verb in _DO and _NOT_MEAN.match(clause.after)
    if clause and unmeant and speaker.is_subject(clause.who(), quoted=quoted):
        return "intends"  # what he will not do
    if may_deny and denies(said, clause, speaker, quoted=quoted, insists=insists):
        return "denies"
    if _to_come(said, clause, warned=warned):
        return "predicts"
    return _of_verb(clause, speaker, quoted=quoted, warned=warned) if clause else "asserts"


def _to_come(said: str, clause: Clause | None, *, warned: bool) -> bool:
    """Whether something is likely to happen, or words without a verb name a time to come."""
    soon = bool(_SOON.search(said))
    if _CHANCE.search(said):
        return True
    if likely := _LIKELY.match(said):
        return soon or not likely["state"]
    without_verb = clause is None and len(said) < _FEW_WORDS and not _WH.match(said)
    return soon and without_verb and not warned


def _conditional(said: str, speaker: Speaker, *, quoted: bool, warned: bool) -> Stance:
    """About the future it predicts, unless the main clause promises or demands; about the past it asserts."""
    if _UNREAL.search(said):
        return "asserts"
    then = said.partition(", ")[2]
    if _ORDER.match(then):
        return "demands"
    clause = main_clause(then)
    done = _of_verb(clause, speaker, quoted=quoted, warned=warned) if clause else "asserts"
    if done != "asserts":
        return done
    ahead = re.search(r"\b(?:would|will|could|can|may|might)\b|'ll\b", said)
    deed = _IS_OR_WAS.search(said.partition(",")[0]) is None  # "if he goes, they win"
    return "predicts" if ahead or deed else "asserts"


def _of_verb(clause: Clause, speaker: Speaker, *, quoted: bool, warned: bool) -> Stance:
    who, word, after = clause.who(), clause.verb, clause.after
    own = speaker.is_subject(who, quoted=quoted)
    if word in _BE:
        if _NOT_TO_BE.match(after):
            return "demands"
        ahead = _AHEAD.match(after)
        past = quoted and word.startswith("w") and clause.negated()  # "I wasn't going to wait"
        if not ahead or past or _AIM.search(who) or (own and _WILL_NOT_TELL.match(after)):
            return "asserts"
        return "intends" if (own and ahead["own"]) or ahead["plan"] else "predicts"
    if word in _WILL:
        return _of_will(clause, who, own=own, quoted=quoted)
    if _PERFECT.match(after):
        return "asserts"
    if word in _MUST:
        return "demands"
    if word in _MAY:
        if _SOON.search(clause.said) or (word == "could" and _could_happen(clause, who)):
            return "predicts"
        open_ = warned or (word in ("may", "might") and not clause.negated())
        return "predicts" if open_ and not _INERT.match(after) else "asserts"
    if own and word in _PLANS and (_TO if word in _MEANS else _TO_DO).match(after):
        return "intends"
    return "predicts" if own and word in _EXPECTS else "asserts"


def _could_happen(clause: Clause, who: str) -> bool:
    """Whether "could" tells what may befall something, rather than what somebody was able to do."""
    people = who.lower() in ("i", "we", "you", "he", "she", "they", "it", "who", "nobody", "no one", "there")
    return not people and not clause.negated() and _BEFALLS.match(clause.after) is not None


def _of_will(clause: Clause, who: str, *, own: bool, quoted: bool) -> Stance:
    """Of "will" and "would": a prediction, or what the speaker himself is set on."""
    word, after = clause.verb, clause.after
    would = word.startswith("would") or word == "'d"
    if would and _is_past_or_mild(clause, who):
        return "asserts"
    first_person = who.lower() in ("i", "we")
    if first_person and would and _BEGS.match(after):
        return "demands"
    refuses = clause.negated() and _WILL_NOT_TELL.match(after)  # "I will not speculate" is no plan
    if own and (refuses or (would and _SOFTENS.match(after))):
        return "asserts"
    if own and _ON_TERMS.search(after):
        return "demands"
    if own and not (would and first_person and quoted) and not _STATE.match(after):
        return "intends"
    if _BODY.match(who) and _SETS_OUT.match(after):
        return "intends"
    return "predicts"


def _is_past_or_mild(clause: Clause, who: str) -> bool:
    """Whether "would" tells of the past ("he'd gone", "would have gone", "would often go") or judges."""
    judges = who.lower() in ("it", "that", "this") and _JUDGES.match(clause.after)
    had = clause.verb == "'d" and _HAD.match(clause.after)
    return bool(had or judges or _PERFECT.match(clause.after) or _HABIT.search(clause.said))
