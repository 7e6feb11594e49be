"""When each statement was made: which words date it, and the day that they mean.

The words are of the telling, not of what is told: a report's own content, and its neighbors', are out.

=================================================  ===============================================
said on Monday; on Monday X said; X on Monday      its own clause dates it (``datewords``)
said
"…," she said (after "Hale said on Monday")        what stands before it in the paragraph, if who
On Monday he was asked about it. He replied        speaks goes on being the same (``carrying``)
The letter … says (a letter dated May 3)           a document's own date (``issued``)
two days after X warned, told on Monday            counted back from the date named before it
until Monday                                       up to that day
later, once, before a meeting                      unresolved, with bounds where there are any
=================================================  ===============================================

What goes on in a further paragraph has the date of what it continues and none of its own.

Fails on: events that only the story dates ("two days before the fire"); a date in a clause of its own
whose verb is not known as one; statements of the same speaker on two occasions in one paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from earwitness.numerals import number
from earwitness.read.dating.carrying import Carrying
from earwitness.read.dating.datewords import SPOKE, Dating, dating_words, tells_event
from earwitness.read.dating.frames import Frame, Frames
from earwitness.read.dating.issued import Issued
from earwitness.read.dating.some_year import SomeYear
from earwitness.records import Document, Party, Report, Span, When
from earwitness.when import Moment, day_of, moment
from earwitness.wordings import Wording

_CHAIN: Final = 1500  # characters that a date named before is remembered for
_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_NEAR_CHAIN: Final = 500  # ... by words as vague as "afterwards"


def dated(document: Document, reports: Sequence[Report], parties: Sequence[Party] = ()) -> dict[str, When]:
    """When each report was made, by report id; those that nothing dates are left out.

    ``span`` is where the words stand; ``date`` is None where they do not resolve, with the bounds that
    remain; ``why`` says the rule. *parties* are those of the reports: documents have dates of their own.
    """
    said = [r for r in reports if r.voice == "reported" and not r.continues]
    dating = _Dating(document, Frames(document, reports), said, parties)
    return dating.of(sorted(said, key=lambda r: (dating.frames.place(r), r.content, r.id)))


class _Dating:
    """Dates found so far, in the order of the text."""

    def __init__(
        self, document: Document, frames: Frames, reports: Sequence[Report], parties: Sequence[Party]
    ) -> None:
        self.text = document.text
        self.frames = frames
        self.anchor = day_of(document.published)
        self.some_year = SomeYear(document) if self.anchor is None else None
        self.found: dict[str, Moment] = {}
        self.loose: set[str] = set()  # dated by words as vague as "then", which date nothing further
        self.spoke: dict[str, Moment] = {}  # by party: when it spoke to those who write
        self.last: dict[str | None, tuple[int, Moment]] = {}  # by parent: where a date was last found
        cues = sorted({(s, r.id) for r in reports for s in (r.cue or r.source.spans)})
        self.cue_starts = [s[0] for s, _ in cues]
        self.cues = cues
        self.carrying = Carrying(frames, reports, parties, self._moment)
        self.issued = Issued(frames, reports, parties)

    def of(self, reports: Sequence[Report]) -> dict[str, When]:
        """Dates by report id; *reports* in order of place."""
        previous: dict[str | None, Report] = {}  # by parent: the report told just before
        for report in reports:
            before = previous.get(report.parent)
            earlier = self.found.get(before.id) if before and before.id not in self.loose else None
            found = (
                self._own(report)
                or self.carrying.onward(report, before, earlier)
                or self.carrying.scene(report)
                or self.carrying.inside(report, self.found)
                or self.carrying.scene_of_parent(report)
                or self.issued.of(report, self._moment)
                or self._spoken(report)
            )
            if found is not None:
                self.found[report.id] = found
                if found.why.startswith(SPOKE) and report.source.party:
                    self.spoke[report.source.party] = found
                if found.edtf:
                    self.last[report.parent] = self.frames.place(report), found
            previous[report.parent] = report
        following: dict[str | None, Report] = {}
        for report in reversed(reports):
            after = following.get(report.parent)
            if report.id not in self.found and after:
                found = self.carrying.backward(report, after, self.found.get(after.id))
                if found is not None:
                    self.found[report.id] = found
            following[report.parent] = report
        return {id_: m.when() for id_, m in self.found.items()}

    def _spoken(self, report: Report) -> Moment | None:
        """The day on which its source spoke to those who write, if they have said so once."""
        if report.place != "body" or report.parent in self.frames.by_id:
            return None
        found = self.spoke.get(report.source.party or "")
        return replace(found, why=f"told with what was told before; {found.why}") if found else None

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
        base = self._base(found.wording, frame, report)
        if base is None and tells_event(frame, found.wording, report):
            return None
        result = _told_apart(found.wording, base, frame, report)
        result = result or self._seen(found.wording, anchor, base)
        if result.first and self.anchor and result.first > self.anchor:
            return None
        by_then = found.wording.kind == "chained" and found.wording.until  # "by that date"
        if (found.wording.up_to or by_then) and result.edtf and result.last:
            result = Moment(result.span, f"../{result.last}", None, result.last, f"up to then; {result.why}")
        return replace(result, why=f"{found.why}; {result.why}")

    def _seen(self, wording: Wording, anchor: date | None, base: Moment | None) -> Moment:
        if anchor is None and self.some_year is not None:
            return self.some_year.moment(wording, base)
        return moment(wording, anchor, base)

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
        if wording.kind not in ("ago", "event", "chained", "clock", "vague", "weekday", "dayonly"):
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
        if wording.kind == "clock" and (filed := self.frames.filed_before(at)):
            return self._named(filed)
        if wording.kind == "chained":
            return self._named_before(at, _CHAIN)
        if not loose or words in ("then", "at the time"):
            return self._named_before(at, min(_NEAR_CHAIN, at - line))
        return None

    def _named_before(self, at: int, reach: int) -> Moment | None:
        return next((m for w in self.frames.before(at, reach) if (m := self._named(w))), None)

    def _named(self, wording: Wording) -> Moment | None:
        if wording.kind in ("vague", "clock", "event", "chained", "ago", "dayonly") or wording.ahead:
            return None
        found = self._seen(wording, self.anchor, None)
        past = found.edtf and not (self.anchor and found.first and found.first > self.anchor)
        return found if past else None


def _told_apart(wording: Wording, base: Moment | None, frame: Frame, report: Report) -> Moment | None:
    """ "It shut on Friday, two weeks after a clerk warned them": the clerk's day, counted from the Friday."""
    if base is None or base.first is None or base.first != base.last or base.span[0] > wording.span[0]:
        return None
    length = _DAYS.get((wording.match["u3"] or wording.match["u2"] or "").lower())
    if length is None or not tells_event(frame, wording, report):
        return None
    match = wording.match
    count = 1.0 if match["u3"] or match["n2"].lower() in ("a", "an") else number(match["n2"])
    if count is None:
        return None
    sign = -1 if match["dir2"].lower() == "after" else 1
    try:
        day = base.first + timedelta(days=sign * int(count) * length)
    except OverflowError:
        return None
    return Moment(wording.span, day.isoformat(), day, day, "as long before or after the date before it")
