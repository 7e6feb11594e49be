"""When each statement was made: which words date it, and the day that they mean.

The words are of the telling, not of what is told: a report's own content, and its neighbors', are out.

=================================================  ===============================================
said on Monday; on Monday X said; X on Monday      its own clause dates it
said
a letter dated May 3 asks; a poll published on     so does its source, by a word of issuing
Monday found
Mr. Hale, who left in May, said                    not dated: the clause tells of something else
"…," she said (after "Hale said on Monday")        the same speaker goes on: the same date
On Monday he was asked about it. He replied        a sentence before that tells of the occasion
They met on Monday. One in the room said he had    the promise, not its telling by the witness
promised it
the May 3 record shows her saying                  what a document shows has the document's date
until Monday, by May                               up to that day
later, once, before a meeting                      unresolved, with bounds where there are any
=================================================  ===============================================

What goes on in a further paragraph has the date of what it continues and none of its own.

Fails on: events that only the story dates ("two days before the fire"); a date in a clause of its own
whose verb is not known as one; statements of the same speaker on two occasions in one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from earwitness.read.dating.datewords import Dating, dating_words
from earwitness.read.dating.frames import Frame, Frames
from earwitness.records import Document, Report, Span, When
from earwitness.when import OPEN, Moment, day_of, moment
from earwitness.wordings import Wording

_CHAIN: Final = 1500  # characters that a date named before is remembered for
_NEAR_CHAIN: Final = 500  # ... by words as vague as "afterwards"
_OCCASION: Final = re.compile(
    r"\b(?:ask(?:ed)?|interview\w*|statement|spoke|speak\w*|hearing|letter|memo\w*|e-?mail\w*|audit|report|survey|"
    r"poll|study|met|meeting|conference|call(?:ed)?|came|address\w*|testif\w+|appear\w*|record\w*|conversation|"
    r"clarification|releas\w+|publish\w*|issued|phon\w+|telephon\w+|text\w*|messag\w+|debate|session|briefing|"
    r"speech|post\w*|wrote|dated|signed|written)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed)?|question(?:s|ed)|press(?:es|ed)|quizz(?:es|ed)|put it to)\b", re.IGNORECASE
)
_PRONOUN: Final = re.compile(r"(?:he|she|they|it|we|I|the (?:two|pair|latter))", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"(?:an?other |an? |one |two |three )?(?:\d[\d.,]* ?(?:%|per ?cent)|third|quarter|fifth|half|tenth|most|"
    r"some|the rest|others)\b",
    re.IGNORECASE,
)
_PRESSED: Final = re.compile(r"\W*(?:asked|pressed|questioned|challenged)\b", re.IGNORECASE)
_SAME: Final = re.compile(
    r"\bthe same (?:\w+ )?(?:program\w*|station|broadcaster|interview|meeting|hearing|conference|committee|"
    r"paper|newspaper|show|panel|audience|reporters?)\b",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"\b(?:said|says|asked|told|replied|answered|added|went|described|warned|insisted|ordered)\b",
    re.IGNORECASE,
)
_WAS_THERE: Final = re.compile(
    r"\bwho (?:\w+ )?(?:attended|was|were|sat|heard|took part|joined|witnessed|saw|watched|listened)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"\b(?:in|inside|at) the (?:room|meeting|table|hall|chamber|hearing|session)\b|\bpresent\b|\bwitness\w*|"
    r"\bwho (?:\w+ )?(?:attended|sat in|heard|took part|witnessed|overheard|listened in|took notes)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:had|was|were|\w{3,}ed|said|told|gave|put|spoke|swore|went)\b|[’']d\b", re.IGNORECASE
)
_THINKS: Final = re.compile(
    r"(?:had |has |have |was |were )?(?:\w+ )?"
    r"(?:doubt\w*|believ\w*|th(?:ink|inks|ought)|hop(?:e[sd]?|ing)|fear\w*|suspect\w*|expect\w*|assum\w*|"
    r"wonder\w*|kn[eo]w\w*|felt|feels?|want\w*)",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(
    r"(?:its|the) (?:\w+ )?(?:authors?|writers?|sender|signator(?:y|ies))", re.IGNORECASE
)
_SAYING: Final = re.compile(
    r"(?:saying|telling|warning|asking|assuring|admitting|denying|claiming|promising|arguing|ordering|urging|"
    r"insisting|advising|instructing|informing|stating|calling|describing|boasting|complaining|joking)\b",
    re.IGNORECASE,
)
_SHOWS: Final = re.compile(
    r"\b(?:ha[sd]|shows?|showed|records?|recorded|quote[sd]?|captures?|captured)\b", re.IGNORECASE
)
_WRITING: Final = re.compile(
    r"\b(?:letter|memo(?:randum)?|e-?mail|message|note|post|report|diary|blog|article|essay|column)\b",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(
    r"\b(?:wrote|writes|writing|added|adds|warned|warns|asked|asks|concluded|put it)\b", re.IGNORECASE
)
_READ_OUT: Final = re.compile(
    r"\b(?:statement|letter|message|note|e-?mail|post|text|interview|speech)\b.{0,20}"
    r"\b(?:in which|saying|that)\b",
    re.IGNORECASE,
)


def dated(document: Document, reports: Sequence[Report]) -> dict[str, When]:
    """When each report was made, by report id; those that nothing dates are left out.

    ``span`` is where the words stand; ``date`` is None where they do not resolve, with the bounds that
    remain; ``why`` says the rule.
    """
    said = [r for r in reports if r.voice == "reported" and not r.continues]
    dating = _Dating(document, Frames(document, reports), said)
    return dating.of(sorted(said, key=lambda r: (dating.frames.place(r), r.content, r.id)))


class _Dating:
    """Dates found so far, in the order of the text."""

    def __init__(self, document: Document, frames: Frames, reports: Sequence[Report]) -> None:
        self.text = document.text
        self.frames = frames
        self.anchor = day_of(document.published)
        self.found: dict[str, Moment] = {}
        self.loose: set[str] = set()  # dated by words as vague as "then", which date nothing further
        self.last: dict[str | None, tuple[int, Moment]] = {}  # by parent: where a date was last found
        cues = sorted({(s, r.id) for r in reports for s in (r.cue or r.source.spans)})
        self.cue_starts = [s[0] for s, _ in cues]
        self.cues = cues

    def of(self, reports: Sequence[Report]) -> dict[str, When]:
        """Dates by report id; *reports* in order of place."""
        before: Report | None = None
        previous: dict[str | None, Report] = {}  # by parent: the report told just before
        for report in reports:
            before = previous.get(report.parent)
            found = self._own(report) or self._going_on(report, before)
            if found is None and not self._remembers(report):
                found = self._occasion(report)
            found = found or self._seen_by(report) or self._remembered(report) or self._shown(report)
            if found is not None:
                self.found[report.id] = found
                if found.first and found.last:
                    self.last[report.parent] = self.frames.place(report), found
            previous[report.parent] = report
        following: dict[str | None, Report] = {}
        for report in reversed(reports):
            after = following.get(report.parent)
            if report.id not in self.found and after and (found := self._going_back(report, after)):
                self.found[report.id] = found
            following[report.parent] = report
        return {id_: m.when() for id_, m in self.found.items()}

    def _own(self, report: Report) -> Moment | None:
        """By words of its own sentence."""
        if not (report.cue or report.source.spans):
            return None
        frame = self.frames.of(report)
        found = dating_words(frame, report, self._others(frame, report))
        return self._moment(found, frame, report) if found else None

    def _others(self, frame: Frame, report: Report) -> tuple[Span, ...]:
        low, high = bisect_left(self.cue_starts, frame.start), bisect_left(self.cue_starts, frame.end)
        by_id = self.frames.by_id
        return tuple(s for s, i in self.cues[low:high] if i != report.id and by_id[i].parent == report.parent)

    def _moment(self, found: Dating, frame: Frame, report: Report) -> Moment | None:
        """The days that the words mean; None if they lie ahead."""
        if found.wording is None:
            return Moment(found.span, None, None, self.anchor, f"{found.why}; the words name no date")
        if found.wording.kind == "vague":
            self.loose.add(report.id)
        anchor = self._seen_from(found.wording, report)
        result = moment(found.wording, anchor, self._base(found.wording, frame, report))
        if result.first and self.anchor and result.first > self.anchor:
            return None
        if found.wording.until and result.edtf and result.last:
            result = Moment(result.span, f"../{result.last}", None, result.last, f"up to then; {result.why}")
        return replace(result, why=f"{found.why}; {result.why}")

    def _seen_from(self, wording: Wording, report: Report) -> date | None:
        """The day that the speaker sees it from: "today" in what somebody says is the day of his saying."""
        said = self.found.get(report.parent or "")
        if wording.kind == "near" and said and said.first and said.first == said.last:
            return said.first
        return self.anchor

    def _base(self, wording: Wording, frame: Frame, report: Report) -> Moment | None:
        """The date that "the next day" counts from.

        Named before in the sentence, else that of the statement before, else named before in the
        paragraph. "Later" goes on from nothing but a statement, and none but "afterwards" from one of
        the paragraph before.
        """
        if wording.kind not in ("ago", "event", "chained", "clock", "vague", "weekday"):
            return None
        at, words = wording.span[0], wording.match.group().lower()
        loose = wording.kind in ("vague", "clock")
        reach = at - frame.start
        if not loose and (found := self._named_before(at, reach)) is not None:
            return found
        line = self.text.rfind("\n", max(0, at - _CHAIN), at)
        last_at, last = self.last.get(report.parent, (-_CHAIN, None))
        far = at - last_at > (_NEAR_CHAIN if loose else _CHAIN)
        if last is not None and not far and (last_at > line or not loose or "after" in words):
            return last
        if wording.kind == "chained":
            return self._named_before(at, _CHAIN)
        if not loose or words in ("then", "at the time"):
            return self._named_before(at, min(_NEAR_CHAIN, at - line))
        return None

    def _named_before(self, at: int, reach: int) -> Moment | None:
        return next((m for w in self.frames.before(at, reach) if (m := self._named(w))), None)

    def _named(self, wording: Wording) -> Moment | None:
        if wording.kind in ("vague", "clock", "event", "chained", "ago") or wording.ahead:
            return None
        found = moment(wording, self.anchor, None)
        past = found.first and found.last and not (self.anchor and found.first > self.anchor)
        return found if past else None

    def _near(self, a: Report, b: Report) -> bool:
        """True if one is told in the same paragraph as the other, and in the same breath."""
        at, other = self.frames.place(a), self.frames.place(b)
        return self.frames.paragraph(at) == self.frames.paragraph(other)

    def _going_on(self, report: Report, before: Report | None) -> Moment | None:
        """The date of what the same speaker said just before."""
        if before is None or before.id not in self.found or not self._near(report, before):
            return self._read_out(report)
        earlier = self.found[before.id]
        first = self.frames.sentence(self.frames.place(report))
        opening = earlier.span[0] - self.frames.span(first, self.frames.place(report))[0]
        if 0 <= opening < 4 and self.frames.sentence(self.frames.place(before)) == first:
            return replace(earlier, why=f"the sentence begins so; {earlier.why}")
        unseen = self.anchor is None and OPEN in earlier.why  # a date for who knows the day of publication
        if (earlier.edtf is None and not unseen) or before.id in self.loose:
            return self._read_out(report)
        start = self._sentence_start(report)
        cue = self._cue(report)
        close = self.frames.sentence(self.frames.place(before)) == self.frames.sentence(
            self.frames.place(report)
        )
        same = report.source.party is not None and report.source.party == before.source.party
        same = same or (close and report.source.spans in ((), before.source.spans) and "ing" in cue)
        words = " ".join(self.text[s:e] for s, e in report.source.spans)
        onward = (
            not report.source.spans
            or _PRONOUN.fullmatch(words.strip())
            or report.kind == "direct"
            or _PRESSED.match(self.text, start)
            or self.frames.sentence(self.frames.place(before))
            == self.frames.sentence(self.frames.place(report))
        )
        theirs = " ".join(self.text[s:e] for s, e in before.source.spans)
        told = self.text[report.cue[-1][1] : report.cue[-1][1] + 40] if report.cue else ""
        if report.parent in self.frames.by_id:  # told within what somebody says: a dialogue goes on
            same = onward = bool(_SAID.search(cue)) and report.kind == "direct" == before.kind
        document = _WRITING.search(theirs)
        if document and re.fullmatch(rf"(?:the|that|this) {document.group()}", words.strip(), re.IGNORECASE):
            same = onward = True
        pronoun = _PRONOUN.fullmatch(words.strip())
        written = document and pronoun and (_WROTE.search(cue) or words.strip().lower() == "it")
        written = written or (document and _AUTHOR.fullmatch(words.strip()))
        if (same and onward) or written or _SHARE.match(words) or _SAME.search(told):
            return replace(earlier, why=f"told with what was told before; {earlier.why}")
        return self._read_out(report)

    def _remembers(self, report: Report) -> bool:
        """True if its source tells of an occasion that he was at: what he heard there was said then."""
        return bool(_PRESENT.search(" ".join(self.text[s:e] for s, e in report.source.spans)))

    def _remembered(self, report: Report) -> Moment | None:
        """The date of the occasion that the sentence before its witness's tells of."""
        parent = self.frames.by_id.get(report.parent or "")
        if parent is None or parent.id in self.found or not self._remembers(parent):
            return None
        return self._occasion(parent) if _PAST.search(self._cue(report)) else None

    def _shown(self, report: Report) -> Moment | None:
        """What a document shows somebody saying was said on the day that the document bears."""
        parent = self.frames.by_id.get(report.parent or "")
        if parent is None or not _SAYING.match(self._cue(report)):
            return None
        if not (
            _SHOWS.fullmatch(self._cue(parent))
            or _SHOWS.search(self.text[max(0, report.cue[0][0] - 40) : report.cue[0][0]])
        ):
            return None
        if (found := self.found.get(parent.id)) is not None:
            return replace(found, why=f"shown by what is dated; {found.why}")
        for low, high in parent.source.spans:
            frame = self.frames.frame(low, high, parent)
            for w in frame.wordings:
                if w.kind in ("full", "iso", "weekday", "month", "issued", "named"):
                    return self._moment(Dating(w.span, w, "shown by what is dated"), frame, parent)
        return None

    def _seen_by(self, report: Report) -> Moment | None:
        """What somebody heard on an occasion that his own description dates: "who was there on Monday"."""
        parent = self.frames.by_id.get(report.parent or "")
        cue = self._cue(report)
        if parent is None or not _SAID.search(cue) or re.search(r"\b(?:always|often|never)\b", cue):
            return None
        for low, high in parent.source.spans:
            frame = self.frames.frame(low, high, parent)
            for w in frame.wordings:
                if _WAS_THERE.search(frame.between(low, w.span[0])):
                    return self._moment(Dating(w.span, w, "its witness was there then"), frame, parent)
        return None

    def _sentence_start(self, report: Report) -> int:
        at = self.frames.place(report)
        return self.frames.span(self.frames.sentence(at), at)[0]

    def _read_out(self, report: Report) -> Moment | None:
        """What stands in a statement that somebody reads out has the date of the reading."""
        parent = self.frames.by_id.get(report.parent or "")
        if parent is None or parent.id not in self.found or not parent.cue:
            return None
        if _THINKS.fullmatch(self._cue(report)):  # "said in an interview that he doubted it": that lasts
            return None
        if _READ_OUT.search(
            self.text[parent.cue[-1][1] : min(self.frames.place(report), parent.cue[-1][1] + 80)]
        ):
            found = self.found[parent.id]
            return replace(found, why=f"read out with it; {found.why}")
        return None

    def _going_back(self, report: Report, after: Report) -> Moment | None:
        """The date of "he told reporters on Monday" in the sentence after, if the same speaks there."""
        found = self.found.get(after.id)
        if found is None or not found.why.startswith("stands with the cue") or not self._near(report, after):
            return None
        words = " ".join(self.text[s:e] for s, e in after.source.spans)
        same = report.source.party is not None and report.source.party == after.source.party
        if not (same and _PRONOUN.fullmatch(words.strip())) or report.parent in self.frames.by_id:
            return None
        return replace(found, why=f"told with what is told next; {found.why}")

    def _occasion(self, report: Report) -> Moment | None:
        """By a sentence before it that tells when the speaker spoke, and itself tells nothing.

        In the same paragraph; or in the one before, if it ends in a question.
        """
        at = self.frames.place(report)
        here = self.frames.sentence(at)
        for number in (here - 1, here - 2):
            if number < 0:
                return None
            low, high = self.frames.span(number, at)
            frame = self.frames.frame(low, high, report)
            if self.frames.paragraph(low) != self.frames.paragraph(at) and not (
                number == here - 1 and _ASKED.search(frame.words)
            ):
                return None
            if any(low <= s[0] < high for s in self._others(frame, report)):
                return None
            if (found := self._setting(frame, report)) is not None:
                return found
        return None

    def _setting(self, frame: Frame, report: Report) -> Moment | None:
        """The date of an occasion that a sentence tells of."""
        parent = self.frames.by_id.get(report.parent or "")
        story = parent is not None and parent.kind == "direct" and _SAID.search(self._cue(report))
        if not (story or _OCCASION.search(frame.words)):
            return None
        for w in frame.wordings:
            later = w.kind == "vague" and "later" in w.match.group().lower() and _OCCASION.search(frame.words)
            if (
                (w.kind in ("vague", "clock", "event", "issued") and not later)
                or w.since
                or w.until
                or w.ahead
            ):
                continue
            found = self._moment(
                Dating(w.span, w, "the sentence before tells of the occasion"), frame, report
            )
            if found is not None and (found.edtf or OPEN in found.why):
                return found
        return None

    def _cue(self, report: Report) -> str:
        return " ".join(self.text[s:e] for s, e in report.cue)
