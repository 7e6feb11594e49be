"""What a speaker does to a content: asserts it, denies it, doubts it and so on; and the words that weaken it.

============  ================================================================================
denies        the cue denies, or the content is itself the denial of what others say
doubts        the cue doubts, or does not believe
demands       the cue asks, orders or calls for; or the content says what must be done
intends       the cue plans or promises; or the speaker says what he himself will do
predicts      the cue expects; or the content is about the future
not-held      neither affirmed nor denied: "did not deny", "could not rule out", a withdrawn statement
asserts       all else
============  ================================================================================
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import Span, Stance

_DENIES: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e[sd]?|ing)|"
    r"refut(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|disavow(?:s|ed|ing)?|repudiat\w+|"
    r"disown(?:s|ed|ing)?|rubbish(?:es|ed|ing)|scoff(?:s|ed|ing)?|pooh-pooh\w*|deni\w+|debunk\w*|brand(?:s|ed) \w*false)\b",
    re.IGNORECASE,
)
_DOUBTS: Final = re.compile(
    r"\b(?:doubt(?:s|ed|ing|ful)?|scepti\w+|skepti\w+|question(?:s|ed|ing)|unconvinced|unpersuaded|"
    r"wonder(?:s|ed|ing)?|(?:cast|casts|casting) doubt|cold water|mistrust\w*|distrust\w*|disbeliev\w+)\b",
    re.IGNORECASE,
)
_PREDICTS: Final = re.compile(
    r"\b(?:predict(?:s|ed|ing|ion|ions)?|forecast(?:s|ed|ing)?|expect(?:s|ed|ing|ations?)?|foresee[sn]?|foresaw|"
    r"anticipat\w+|project(?:s|ed|ions?)|prophes\w+|is (?:likely|due|set|bound) to|reckon(?:s|ed)? .* will)\b",
    re.IGNORECASE,
)
_WARNS: Final = re.compile(
    r"\b(?:warn(?:s|ed|ing|ings)?|fear(?:s|ed|ing)?|threat(?:s|en\w*)?|hop(?:e[sd]?|ing))\b", re.IGNORECASE
)
_DEMANDS: Final = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|order(?:s|ed|ing)?|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on|upon)|ask(?:s|ed|ing)?|"
    r"request(?:s|ed|ing)?|appeal(?:s|ed|ing)? (?:for|to)|plead(?:s|ed|ing)?|beg(?:s|ged|ging)?|instruct(?:s|ed|ing)?|"
    r"command(?:s|ed|ing)?|recommend(?:s|ed|ing|ations?)?|advis(?:e[sd]?|ing)|want(?:s|ed|ing)?|require[sd]?|"
    r"propos(?:e[sd]?|ing|als?)|press(?:es|ed|ing) (?:for|\w+ to)|implor\w+|encourag(?:e[sd]?|ing)|summon(?:s|ed)|"
    r"insist(?:s|ed|ing)? (?:on|upon)|wish(?:es|ed)?|exhort\w*|petition\w*)\b",
    re.IGNORECASE,
)
_INTENDS: Final = re.compile(
    r"\b(?:intend(?:s|ed|ing)?|intentions?|plan(?:s|ned|ning)?|promis(?:e[sd]?|ing)|vow(?:s|ed|ing)?|pledg(?:e[sd]?|ing)|"
    r"aim(?:s|ed|ing)?|undert(?:ake|akes|ook|aking)|resolv(?:e[sd]?)|commit(?:s|ted|ments?)?|decid(?:e[sd]?|ing)|"
    r"offer(?:s|ed|ing)?|threaten(?:s|ed|ing)? to|sw(?:ear|ears|ore) to|agree(?:s|d)? to|refus(?:e[sd]?|ing) to)\b",
    re.IGNORECASE,
)
_BELIEVES: Final = re.compile(
    r"\b(?:believ\w+|convinc\w+|persuad\w+|think|thinks|thought|accept\w*|buy|see|certain|sure|expect\w*)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|never|neither|nor|no|cannot|hardly|n[o']t|without)\b|n[’']t\b|\b(?:declin|refus|fail|stopp?|fell short)\w*",
    re.IGNORECASE,
)
_WITHDRAWS: Final = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|walk(?:s|ed) back|(?:took|take|takes|taken) back|rul(?:e|es|ed|ing) out|disclaim\w*|"
    r"confirm(?:s|ed)? (?:n?or|or) den\w+|remember\w*|recall\w*|recollect\w*|know|knew|sa(?:y|id)|claim\w*|comment\w*)\b",
    re.IGNORECASE,
)
_RETRACTS: Final = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|walk(?:s|ed) back|(?:took|take|takes|taken) .{0,20}back)\b",
    re.IGNORECASE,
)
# The first finite verb of a content says what it is about; what stands deeper is somebody else's.
_FIRST_VERB: Final = re.compile(
    r"\b(?:will|won[’']t|shall|would|wouldn[’']t|must|should|shouldn[’']t|ought|may|might|could|couldn[’']t|can|cannot|can[’']t|"
    r"is|isn[’']t|are|aren[’']t|was|wasn[’']t|were|weren[’']t|am|has|hasn[’']t|have|haven[’']t|had|hadn[’']t|do|don[’']t|does|"
    r"doesn[’']t|did|didn[’']t|said|says|told|knew|knows|went|came|made|gave|took|saw|thought|felt|left|kept|held|got|"
    r"expects?|expected|\w{3,}ed)\b|(?<=\w)[’'](?:ll|d|s|re|m|ve)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"^\W*(?:that )?(?:if|unless|should|were|had (?:they|he|she|it|the))\b", re.IGNORECASE
)
_WILL: Final = frozenset(
    ("will", "won't", "shall", "'ll", "would", "wouldn't", "'d", "expects", "expected", "expect")
)
_MUST: Final = frozenset(("must", "should", "shouldn't", "ought"))
_SELF: Final = re.compile(
    r"^\W*(?:that )?(?:he|she|it|they|we|I)(?:[’'](?:ll|d)| (?:will|would|shall))(?! (?:have|rather|be|not|prefer|like|never|only)\b)",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^\W*(?:please |no, )?(?:don[’']t|do not|never mind|ask|show|let|leave|stop|go|come|give|take|get|keep|wait|look|call|"
    r"tell|send|bring|put|read|make|try|trust|out|hold|count|sign|talk|listen)\b(?! (?:is|was|are|were|has|had)\b)",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"^\W*(?:not )?to [a-z]", re.IGNORECASE)
_AGAINST: Final = re.compile(r"^\W*against\b", re.IGNORECASE)
_FALSE: Final = re.compile(
    r"\b(?:invention|invented|lie|lies|lying|liar|fals(?:e|ehood)|fiction|fabricat\w+|nonsense|untrue|not true|wrong|fairy tale|"
    r"absurd|baseless|unfounded|rubbish|myth|smear|slander|libel|hoax|misquoted|garbage|inaccurate|mistaken|incorrect|"
    r"no truth|never happened|(?:do|does|did) not exist)\b",
    re.IGNORECASE,
)
_ACCUSED: Final = re.compile(
    r"\b(?:misl[e]\w+|invent\w+|hid(?:den)?|hide|conceal\w*|falsif\w+|lie[ds]?|lying|cheat\w*|withh[eo]ld\w*|wrongdoing|"
    r"leak\w*|pressur\w+|part in|tamper\w*|delay\w*|such (?:thing|reply|letter|order|call|meeting|message|conversation)|touch\w*|"
    r"misus\w+|brib\w+|stole\w*|steal\w*|threaten\w*|bull[iy]\w+|warned|cover\w* up)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"\b(?:never|nothing|no|neither|nor|not|at no time)\b|n[’']t\b", re.IGNORECASE)
_CALLS: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ\w+|dubb\w+|brand\w*|term(?:s|ed))\b", re.IGNORECASE
)
_UNDECIDED: Final = re.compile(
    r"^\W*whether\b.*\b(?:not know|not say|no idea)|\bstop(?:s|ped) short\b|\bf(?:a|e)ll(?:s)? short\b",
    re.IGNORECASE,
)

_OWN_WILL: Final = re.compile(
    r"\b(?:I|we)(?:[’']ll| will| shall|[’']m going to| am going to|[’']re going to| are going to| intend| plan| won[’']t)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\bask", re.IGNORECASE)
_SPEAKS: Final = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ote|ites|iting|itten)|shout\w*|order\w*|words? had been)\b",
    re.IGNORECASE,
)

# Words that weaken a statement. "would" and "could" only count in front of "be", "have" and verbs of seeming.
_HEDGES: Final = re.compile(
    r"\b(?:reportedly|allegedly|apparently|seemingly|supposedly|purportedly|ostensibly|possibly|perhaps|maybe|probably|"
    r"presumably|conceivably|arguably|likely|unlikely|may(?! \d)|might|could(?! not\b)|"
    r"seem(?:s|ed|ing)?|appear(?:s|ed|ing)?(?= (?:to|that|as)\b)|suggest(?:s|ed|ing)?|"
    r"(?:is|are|was|were|has been|have been|being) (?:widely )?(?:thought|believed|understood|said|rumou?red|reported|alleged|suspected|"
    r"considered|supposed|feared)|it is (?:thought|believed|understood|claimed)|"
    r"suspect(?:s|ed)?|reckon(?:s|ed)?|guess(?:es|ed)?|assum(?:e[sd]?|ing)|presum(?:e[sd]?)|"
    r"believ(?:e[sd]?|ing)|in (?:his|her|my|their|our) (?:view|opinion|estimate)|as far as (?:I|we|he|she|they) kn[oe]w|"
    r"if (?:true|confirmed|the [\w ]{1,20} is right)|rumou?rs?|potentially|thought to|believed to|said to be|estimat(?:e[sd]?|ion))\b",
    re.IGNORECASE,
)  # fmt: skip


def stance(cue: str, content: str) -> Stance:
    """The stance of a speaker whose *cue* introduces *content*.

    Fails on: irony; denials in ordinary words ("Ask my driver"); "would" that tells of a habit; a
    content of several sentences that do several things (the first decides).
    """
    return _of_cue(cue, content) or _of_content(cue, content)


def _of_cue(cue: str, content: str) -> Stance | None:
    negated = bool(_NOT.search(cue))
    led = f"{cue} {content.strip()[:4]}"  # "agreed" is nothing, "agreed to" is an intention
    if _RETRACTS.search(cue) or _UNDECIDED.search(cue) or _UNDECIDED.search(content):
        return "not-held"
    if _DENIES.search(cue):
        return "not-held" if negated else "denies"
    if negated:
        if _BELIEVES.search(cue) or re.search(r"account for", cue):
            return "doubts"
        if _DOUBTS.search(cue):
            return "asserts"
        if _WITHDRAWS.search(cue):
            return "not-held"
    if _DOUBTS.search(cue):
        return "doubts"
    if _PREDICTS.search(cue):
        return "predicts"
    if _AGAINST.match(content):
        return "demands"
    if _INTENDS.search(led):
        return "intends"
    if _DEMANDS.search(cue) and not (_ASKS.search(cue) and content.strip().rstrip("\"”’'").endswith("?")):
        return "demands"
    if _CALLS.search(cue) and _FALSE.search(content):
        return "denies"
    return None


def _of_content(cue: str, content: str) -> Stance:
    first = re.split(r"(?<=[.!?])[\"”’'»]*\s", content.strip(), maxsplit=1)[0]
    if _ORDER.match(first) or (_TO.match(first) and _SPEAKS.search(cue)):
        return "demands"
    if first.rstrip("\"”’' ").endswith("?") and first.rstrip() == content.strip():
        return "not-held"
    if _CONDITION.match(first):
        return (
            "predicts" if re.search(r"\b(?:would|will|could|can|may|might)\b|[’']ll\b", first) else "asserts"
        )
    if _SELF.match(first) or _OWN_WILL.search(first[:60]):
        return "intends"
    verb = _FIRST_VERB.search(first)
    word = verb.group().lower().replace("’", "'") if verb else ""
    after = first[verb.end() :] if verb else ""
    if word in _WILL and not re.match(r"\s+(?:rather|not have|have|never have)\b", after):
        return "predicts"
    if word in _MUST:
        return "demands"
    if _NEGATIVE.search(first) and (_ACCUSED.search(first) or _FALSE.search(first)):
        return "denies"
    if _FALSE.search(first) and re.search(
        r"\b(?:misquoted|not true|untrue|a lie|lies|nonsense|false)\b", first
    ):
        return "denies"
    return "asserts"


def hedges(
    text: str, cue: tuple[Span, ...], content: tuple[Span, ...], children: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Words in a report's cue and content that weaken it, but for those inside its *children*."""
    out = []
    for start, end in (*cue, *content):
        for match in _HEDGES.finditer(text, start, end):
            if not any(s <= match.start() and match.end() <= e for s, e in children):
                out.append(match.span())
    return tuple(sorted(set(out)))
