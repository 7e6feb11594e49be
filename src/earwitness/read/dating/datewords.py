"""Which words of a sentence date its telling: those of the cue's clause, or of its source's issuing.

=============================================  =========================================
said on Monday; told reporters on Monday       after the cue, in its clause
On Monday X said; X on Monday said             before it: the sentence begins so, or no
                                               other verb stands with the words
a letter dated May 3 asks; asked on Monday,    before it, by a word of issuing or asking
Mr. Hale said
an official, who spoke to us on Monday, says   by the words of the speaking
Mr. Hale, who left in May, said                no: a clause of its own, with another verb
resigned on Friday, citing his health          what goes on in -ing is of that day
UPDATE, Friday: X has said                     so is what the sentence's label dates
asked about the May memo, X said               no: dates what was asked about
said later; once told; told them before a      no date, but words that stand for one
meeting
=============================================  =========================================

Fails on: verbs of another clause that end neither in -ed nor stand in the list ("the deal struck on
Monday" does, "the deal bust on Monday" not); participles between source and cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.read.dating.frames import Frame
from earwitness.records import Report, Span
from earwitness.wordings import Wording

# Clauses that tell of something else than the telling.
_ASIDE: Final = re.compile(
    r"\b(?:who|whom|whose|which|where|because|although|though|but|if|unless|whereas|since|despite)\b|[;:]",
    re.IGNORECASE,
)
VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|having|did|does|do|will|would|could|can|may|might|should|must|"
    r"left|went|came|began|took|gave|met|fell|rose|held|died|won|lost|became|made|found|saw|got|shot|hit|built|"
    r"sold|bought|struck|broke|sent|fled|beat|led|ran|sank|grew|cut|put|set|shut|caught|fought|spent|brought|"
    r"kept|felt|stood|drew|hid|chose|stole|tore|opened|\w{3,}(?<!hundr)(?<!ne)(?<!unit)ed|who|whom|which|that)\b",
    re.IGNORECASE,
)  # fmt: skip
# Verbs whose date is that of the words: "a letter dated", "asked on Monday", "speaking on Monday".
ISSUED: Final = re.compile(
    r"\b(?:dated|written|published|released|issued|posted|recorded|taken|conducted|carried out|sent|signed|"
    r"filed|delivered|broadcast|aired|printed|drafted|unveiled|completed|made public|submitted|"
    r"circulated|asked|pressed|questioned|contacted|reached|interviewed|quizzed|challenged|approached|"
    r"speaking|writing|appearing|testifying|addressing|talking|tweeted|shared|leaked|held|announced|presented|seen)\W+"
    r"(?:\w[\w’'\-]*[\s,;.“”\"()]+){0,8}?\Z",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(r",? when\b", re.IGNORECASE)
# "a call on Friday from a man who said", "met on Friday and said"
_TALK: Final = re.compile(
    r"\b(?:calls?|letter|message|note|e-?mail|memo\w*|statement|interview|speech|article|piece|story|column|post|"
    r"tweet|meeting|session|hearing|briefing|conversation|rang|phoned|telephoned|called|wrote|met|visited|"
    r"told|replied|answered)\W+((?:[\w’'\-]+\W+){0,3}?)\Z",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"\bwho\b", re.IGNORECASE)
_TURN: Final = re.compile(r"\b(?:and|but|or|while)\s*,?\s*\Z|, (?:and|but|while)\b[^,]*\Z", re.IGNORECASE)
_MORE_DONE: Final = re.compile(
    r"\band (?:then |later |also )?(?:\w+ ){0,2}?(?:has|had|was|is|were|\w{3,}ed)\b", re.IGNORECASE
)
_RELATIVE: Final = re.compile(r"\b(?:who|whom|whose|which|that|where)\b", re.IGNORECASE)
_THINKS: Final = re.compile(
    r"\b(?:expect\w*|believ\w*|th(?:ink|inks|ought)|hop(?:e[sd]?|ing)|fear\w*|kn[eo]w\w*|means?|meant|want\w*)\b",
    re.IGNORECASE,
)
_FOR_ONE_CASE: Final = re.compile(r"\W*(?:if|unless|should|whether)\b", re.IGNORECASE)
_EDGE: Final = re.compile(r"[,;:()–—\x00]|\s-\s")
_SPEAKING: Final = re.compile(
    r"\s*(?:(?:he|she|they|it|I|we) (?:spoke|testified|appeared|wrote|said|was interviewed|gave evidence)|"
    r"(?:that|the|this|his|her|their|its) (?:\w+ )?(?:call|meeting|hearing|interview|statement|speech|"
    r"conversation|report|letter|briefing|session|announcement|testimony|publication|message|e-?mail|conference))\b",
    re.IGNORECASE,
)
# What is said on an occasion is said on its day: "at Friday's hearing", "in the May 3 letter".
_EVENTS: Final = re.compile(
    r"(?:[’']s?)?(?:\s[\w’'\-]+){0,2}?\s(?:hearings?|meeting|session|sitting|letter|memo\w*|e-?mail|statement|report|interview|"
    r"speech|briefing|conference|debate|call|post|message|filing|announcement|testimony|address|paper|edition|survey|poll|"
    r"bulletin|ruling|remarks|comments|decision|note|order|that|he|she|they|it)\b",
    re.IGNORECASE,
)
_ASKED_OF: Final = re.compile(
    r"\b(?:asked|pressed|questioned|challenged|quizzed)\b[^,;:.]{0,80}"
    r"\b(?:whether|if|why|how|when|about|over|on|had|has|have|judged|read|seen)\b[^,;:.]{0,60}\Z",
    re.IGNORECASE,
)
# "UPDATE, Friday, 9.15 am: Orr has rung to say"
# "an official, who spoke to us this morning, says"
_SPOKE_TO: Final = re.compile(
    r"\bwhom? (?:(?:spoke|talked|wrote)(?: \w+)? (?:to|with) (?:us|me|reporters|journalists|"
    r"this \w+)|(?:rang|phoned|called|e-?mailed|met|contacted) (?:us|me)|(?:we|I) (?:met|reached|interviewed|"
    r"visited|rang|called|phoned|spoke (?:to|with))|was interviewed|testified|gave evidence)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_NOT_HIM: Final = re.compile(r"\b(?:not|than|unlike|like) (?:\w+ ){0,2}who\b", re.IGNORECASE)
SPOKE: Final = "its source spoke then"
_LABEL: Final = re.compile(
    r"\W*(?:UPDATED?|CORRECTION|CORRECTED|POSTSCRIPT|ADDED|LATEST|Updated?|Added|Correction|Postscript|P\.?S)\b"
    r"[^:\n]{0,50}\Z"
)
_CLAUSE_ENDS: Final = re.compile(r"[,;:.…]|\b(?:and|but|that|who|which)\b")
_FEW: Final = 6  # wordings nearest to a cue that may date it
_FARTHEST: Final = 260  # characters of telling between a cue and its date; beyond is another matter
_NEAR: Final = 45  # characters that may stand between a cue and words as vague as "later"
# "told reporters before a cabinet meeting that": words that date, and no date
_EVENT: Final = re.compile(
    r"\b(?:(?:shortly|just|soon|hours|minutes)\s)?(?:before|after|ahead of|following|at the end of)\s"
    r"(?:an?|the|his|her|its|their|talks|meeting)\b(?:\s[\w’'\-]+){0,4}?(?=\s*(?:\x00|,|\.|that\b|\Z))"
    r"|\bwhen (?:we|I|they|he|she) (?:last )?(?:met|spoke|talked)\b"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """Words that date a telling (``wording`` None: an event that no calendar names), and by which rule."""

    span: Span
    wording: Wording | None
    why: str


def dating_words(frame: Frame, report: Report, others: tuple[Span, ...]) -> Dating | None:
    """The words that date the telling of *report* in its *frame*, or None.

    *others* are the cues of other reports there: words beyond one of them date that one.
    """
    marks = report.cue or report.source.spans
    if not marks:
        return None
    ranked: list[tuple[int, int, Dating]] = []
    nearest_few = sorted(frame.wordings, key=lambda w: min(_distance(c, w.span) for c in marks))[:_FEW]
    for wording in nearest_few:
        if (
            wording.ahead
            or wording.part
            or (wording.since and not _WHEN.match(frame.between(wording.span[1], frame.end)))
            or _owned(frame, wording)
            or (_of_story(frame, wording) and not tells_event(frame, wording, report))
        ):
            continue
        nearest = min(marks, key=lambda c: _distance(c, wording.span))
        for rank, why in _attached(frame, nearest, wording, others, report):
            vague = wording.kind in ("vague", "clock")
            ranked.append((vague, rank, Dating(wording.span, wording, why)))
    if ranked:
        return min(ranked, key=lambda r: (r[0], r[1], r[2].span))[2]
    return _event(frame, marks[-1], others)


def main_clause(frame: Frame, wording: Wording) -> bool:
    """True if no relative or other clause that tells of something else holds *wording*."""
    lead = frame.words[: wording.span[0] - frame.start]
    edges = [m.end() for m in _EDGE.finditer(lead)]
    head = lead[edges[-1] if edges else 0 :]
    return not (_ASIDE.search(head) or re.search(r"\bthat\b", head))


def tells_event(frame: Frame, wording: Wording, report: Report) -> bool:
    """ "two weeks after a clerk warned them": the event from which it is counted is the telling."""
    if wording.kind != "event" or not report.cue or report.cue[0][0] < wording.span[1]:
        return False
    return not _CLAUSE_ENDS.search(frame.between(wording.span[1], report.cue[0][0]))


def _owned(frame: Frame, wording: Wording) -> bool:
    """ "this year's crop", "last month's vote": dates what is talked about, unless that was said."""
    after = frame.words[wording.span[1] - frame.start :][:60]
    if wording.kind == "issued" and _ASKED_OF.search(frame.words[: wording.span[0] - frame.start]):
        return True  # "asked whether he had read the June memo, he said"
    if wording.kind == "full" and wording.match.group().lower().startswith("the "):
        return bool(re.match(r" [a-z]", after)) and not _EVENTS.match(after)
    possessive = re.match(r"[’']s?\s", after)
    if wording.kind == "weekday":
        return bool(possessive) and not _EVENTS.match(after)
    return wording.kind in ("rel", "year", "month", "named") and bool(possessive)


def _of_story(frame: Frame, wording: Wording) -> bool:
    """ "two days before the fire": counted from an event that the text need not date."""
    return wording.kind == "event" and not _SPEAKING.match(frame.words, wording.span[1] - frame.start)


def _distance(a: Span, b: Span) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _attached(
    frame: Frame, cue: Span, wording: Wording, others: tuple[Span, ...], report: Report
) -> Iterator[tuple[int, str]]:
    """(distance, rule) if *wording* belongs to the telling at *cue*."""
    low, high = wording.span
    sources = report.source.spans
    marks = report.cue or sources
    if any(s <= low and high <= e for s, e in marks) or marks[0][1] <= low <= marks[-1][0]:
        yield 0, "stands in the cue"
        return
    after = low >= cue[1]
    gap = frame.between(cue[1], low) if after else frame.between(high, cue[0])
    between = (cue[1], low) if after else (high, cue[0])
    if len(gap) > _FARTHEST or any(between[0] <= s < between[1] for s, _ in others):
        return
    if not after and _taken(frame, low, others):
        return
    if wording.kind == "vague" and any(s <= low and high <= e for s, e in sources):
        return  # "people who have lately spoken to him"
    if wording.kind in ("vague", "clock"):
        if _may_be_vague(frame, gap, after, wording):
            yield len(gap), "stands by the cue"
    elif after:
        own = gap.rpartition("…")[2]  # of the outlet's words after what is told
        apart = "…" in gap and VERB.search(own) and not ISSUED.search(own + " ")
        if not (apart or _ASIDE.search(gap) or _TURN.search(gap) or _MORE_DONE.search(gap) or wording.up_to):
            yield len(gap), "stands with the cue"
    elif any(
        s <= low and high <= e and not _NOT_HIM.search(frame.between(s, low)) for s, e in sources
    ) and _SPOKE_TO.search(frame.between(frame.start, low)):
        yield 0, SPOKE
    elif re.fullmatch(r",? ", gap) and re.match(r"\w{2,}ing\b", frame.between(*cue)):
        yield len(gap), "goes on from what was done then"  # "resigned on Friday, citing his health"
    elif why := _before(frame, wording, gap, _joined(frame, high, cue[0], report)):
        yield len(gap), why


def _taken(frame: Frame, at: int, others: tuple[Span, ...]) -> bool:
    """True if the words at *at* stand with another cue before them."""
    before = max((e for _, e in others if e <= at), default=None)
    if before is None:
        return False
    gap = frame.between(before, at)
    return not (re.search(r"[,;:]", gap) or _ASIDE.search(gap) or _TURN.search(gap))


def _may_be_vague(frame: Frame, gap: str, after: bool, wording: Wording) -> bool:
    words = wording.match.group().lower()
    clock = wording.kind == "clock"
    if after:
        return (
            len(gap) <= _NEAR
            and (clock or "…" not in gap)
            and not _ASIDE.search(gap)
            and not _TURN.search(gap)
        )
    if not frame.between(frame.start, wording.span[0]).strip(" \"“‘'"):  # the sentence begins so
        return words not in ("then", "once")
    return len(gap) <= (_NEAR if clock else 8) and not re.search(
        r"[^\w\s’']|\b(?:as|when|while|say|says)\b", gap
    )


def _joined(frame: Frame, low: int, high: int, report: Report) -> bool:
    """True if between *low* and the cue at *high* another verb is joined on: "came in May and told him".

    Not where somebody else comes in ("and its chairman said"), nor for thoughts, which last.
    """
    source = next((s for s, _ in report.source.spans if low <= s < high), high)
    turn = frame.between(low, source).rpartition(" and ")
    own_verb = source == high or VERB.search(turn[2])
    cue = " ".join(frame.between(s, e) for s, e in report.cue)
    if cue.startswith("had ") and " had " not in turn[0]:  # "was bidding in May and had promised": earlier
        return False
    return bool(turn[1] and own_verb) and not _THINKS.search(cue) and not _ASIDE.search(turn[0] + turn[2])


def _before(frame: Frame, wording: Wording, gap: str, joined: bool) -> str | None:
    """The rule by which words before the cue date it, or None."""
    lead = frame.words[: wording.span[0] - frame.start]
    edges = [m.end() for m in _EDGE.finditer(lead)]
    head = re.sub(r"^\W*that\b", "", lead[edges[-1] if edges else 0 :].replace("\x00", " "))
    if _WHEN.match(gap):
        return "tells what was then"
    if _FOR_ONE_CASE.match(lead) or (wording.kind in ("rel", "year") and lead.endswith("of ")):
        return None
    if _LABEL.match(lead) and ":" in gap:
        return "the sentence is labeled so"
    issued = bool(ISSUED.search(head + " ")) or _of_talk(head)
    if not edges and not VERB.search(head):
        if _two_clauses(gap):
            return None
        return "the sentence begins so"
    if wording.up_to:
        return None
    if re.match(r"\W*when\b", lead, re.IGNORECASE) and len(edges) == 0:
        return "the sentence begins so"
    if joined and not _RELATIVE.search(head):
        return "stands with a verb joined to the cue"
    if issued:
        return "its source was issued then"
    if VERB.search(head) or _ASIDE.search(gap):
        return None
    return None if VERB.search(gap) else "stands before the cue"


def _of_talk(head: str) -> bool:
    """ "took a call on Friday from": right after a word for something said, and no other verb."""
    talk = _TALK.search(head + " ")
    return talk is not None and not _WHO.search(head) and not VERB.search(talk[1])


def _two_clauses(gap: str) -> bool:
    """ "On Monday the bank failed, and its chairman said": the words belong to the first."""
    turn = re.search(r";|, (?:and|but|while|although|though)\b", gap)
    return bool(turn and VERB.search(gap[: turn.start()]))


def _event(frame: Frame, cue: Span, others: tuple[Span, ...]) -> Dating | None:
    """ "told reporters before a cabinet meeting": right after the cue and its hearer."""
    at = cue[1] - frame.start
    if at < 0:
        return None
    match = _EVENT.search(frame.words, at, at + _NEAR + 40)
    if match is None or match.start() - at > _NEAR:
        return None
    gap = frame.words[at : match.start()]
    if "\x00" in gap or _ASIDE.search(gap) or VERB.search(gap):
        return None
    return Dating(
        (frame.start + match.start(), frame.start + match.end()), None, "an event that no calendar names"
    )
