"""The dates of documents, which are those of all that they say.

=============================================  ========================================
The letter, dated 3 May, was leaked on Friday  3 May: what it bears comes first
a report published on Friday                   Friday, if nothing else dates it
the 3 May letter, its June bulletin            the date that stands in its name
the report reached the board on Friday         none: nothing is said of its making
=============================================  ========================================

Fails on: two documents that are one party; a date some sentences away from any name of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from earwitness.read.dating.datewords import Dating
from earwitness.read.dating.frames import Frame, Frames
from earwitness.records import Party, Report, Span
from earwitness.when import Moment
from earwitness.wordings import Wording

_MADE: Final = re.compile(
    r"\b(?:dated|dating from|written|signed|drawn up|drafted|completed|finished|compiled|prepared|sent|"
    r"recorded|updated|finali[sz]ed|wrote|sealed|stamped|initialed)\W+(?:[\w’'\-]+\W+){0,8}?\Z",
    re.IGNORECASE,
)
_OUT: Final = re.compile(
    r"\b(?:published|released|issued|posted|filed|submitted|circulated|delivered|printed|broadcast|aired|"
    r"handed (?:in|over)|leaked)\W+(?:[\w’'\-]+\W+){0,8}?\Z",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(r"\b(?:who|whom|whose|where|because|although|though|but|says?|said)\b|[;:]")
_VERBAL: Final = re.compile(
    r"\b(?:which|that|\w{3,}ed|read|seen|shown|held|got|went|given|taken|heard|left)\b"
)
_NAMES_DAY: Final = (
    "full",
    "iso",
    "month",
    "named",
    "issued",
    "weekday",
    "rel",
    "near",
    "year",
    "season",
    "week",
)
_MENTIONS: Final = 12  # last names of a document before what it says that are looked at
_REACH: Final = 160  # characters between a document's name and the words that date it


class Issued:
    """Dates of the parties that are documents, by what stands with any name of theirs."""

    def __init__(self, frames: Frames, reports: Sequence[Report], parties: Sequence[Party]) -> None:
        self._frames = frames
        mentions = {p.id: list(p.mentions) for p in parties if p.kind == "document"}
        for report in reports:
            if report.source.party in mentions:
                mentions[report.source.party] += report.source.spans
        self._mentions = {party: sorted(set(spans)) for party, spans in mentions.items()}

    def of(self, report: Report, resolve: Callable[[Dating, Frame, Report], Moment | None]) -> Moment | None:
        """The date of the document that makes *report*."""
        party = report.source.party
        if party is None or party not in self._mentions:
            return None
        found = self._best(party, report)
        moment = resolve(*found, report) if found else None
        return replace(moment, why=f"its source is of then; {moment.why}") if moment else None

    def _best(self, party: str, report: Report) -> tuple[Dating, Frame] | None:
        best: tuple[int, Dating, Frame] | None = None
        spans = self._mentions[party]
        end = max(e for _, e in report.source.spans) if report.source.spans else self._frames.place(report)
        for span in spans[
            max(0, bisect_right(spans, (end, end)) - _MENTIONS) : bisect_right(spans, (end, end))
        ]:
            number = self._frames.sentence(span[0])
            low, high = self._frames.span(number, span[0])
            frame = self._frames.frame(low, max(low, high), report)
            for wording in frame.wordings:
                rank = self._rank(frame, span, wording)
                if rank is not None and (best is None or rank < best[0]):
                    best = rank, Dating(wording.span, wording, "dates the document"), frame
        return best[1:] if best else None

    def _rank(self, frame: Frame, name: Span, wording: Wording) -> int | None:
        """How well *wording* dates what *name* names: 0 in it or by its making, 1 by its publication."""
        if wording.kind not in _NAMES_DAY or wording.ahead or wording.since or wording.until:
            return None
        low, high = wording.span
        if name[0] <= low and high <= name[1]:
            lead = self._frames.text[name[0] : low]
            if _OTHER.search(lead):
                return None
            return 0 if wording.kind == "issued" or not _VERBAL.search(lead) or _MADE.search(lead) else None
        if not 0 <= low - name[1] <= _REACH:
            return None
        lead = self._frames.text[name[1] : low]
        if _OTHER.search(lead):
            return None
        return 0 if _MADE.search(lead) else 1 if _OUT.search(lead) else None
