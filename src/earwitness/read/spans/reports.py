"""Drafts to Reports: ids, order, directness, confidence."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.read.spans.draft import Draft
from earwitness.records import Directness, Document, Report, Source, Span, report_id
from earwitness.text import Quote, quoting, tokens

_SPOKEN: Final = (Quote.INSIDE, Quote.UNCLOSED)


def as_reports(document: Document, drafts: list[Draft]) -> tuple[Report, ...]:
    """Frozen reports in order of place; a draft found twice becomes one.

    A parent or a continued statement that is no longer among the drafts is not named.
    """
    marks = _Marks(document.text)
    known = {_id(document, d) for d in drafts}

    def named(draft: Draft | None) -> str | None:
        found = None if draft is None else _id(document, draft)
        return found if found in known else None

    out: dict[str, Report] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.cue, d.content)):
        report = Report(
            id=_id(document, draft),
            document=document.id,
            source=Source(spans=draft.source),
            cue=draft.cue,
            content=draft.content,
            kind="direct" if draft.verbatim else marks.directness(draft.content),
            place=draft.place,
            parent=named(draft.parent),
            continues=named(draft.continues),
            confidence=round(1 / (1 + math.exp(-draft.odds)), 3),
        )
        out.setdefault(report.id, report)
    return tuple(out.values())


def _id(document: Document, draft: Draft) -> str:
    return report_id(document.id, draft.source, draft.cue, draft.content)


class _Marks:
    """Which words of a text stand in quotation marks."""

    def __init__(self, text: str) -> None:
        words = tokens(text)
        state = np.array(quoting(text, words).state, np.uint8)
        word = np.array([text[w.start].isalnum() for w in words], bool)
        self._starts: NDArray[np.int64] = np.array([w.start for w in words], np.int64)
        self._spoken: NDArray[np.bool_] = word & np.isin(state, _SPOKEN)
        self._plain: NDArray[np.bool_] = word & ~np.isin(state, _SPOKEN)

    def directness(self, content: tuple[Span, ...]) -> Directness:
        """Direct if every word is quoted, mixed if some are, else indirect."""
        spoken = plain = 0
        for start, end in content:
            low, high = np.searchsorted(self._starts, [start, end])
            spoken += int(self._spoken[low:high].sum())
            plain += int(self._plain[low:high].sum())
        if not spoken:
            return "indirect"
        return "mixed" if plain else "direct"
