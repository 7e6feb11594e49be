"""Whether words stand in what somebody says: in the contents of reports, or between quotation marks.

Fails on: quotations of several paragraphs whose statements were not found; a single mark left open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from earwitness.records import Report


class Said:
    """Whether words are part of what somebody other than an outlet says."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._spans = sorted(
            s for r in reports if r.place == "body" and (r.source.spans or r.continues) for s in r.content
        )
        self._starts = [s for s, _ in self._spans]
        self._ends: list[int] = []
        for _, e in self._spans:
            self._ends.append(max(e, self._ends[-1]) if self._ends else e)

    def by_others(self, end: int) -> bool:
        """Whether the words that end at *end* are."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] >= end


def in_quotes(text: str, low: int, at: int) -> bool:
    """Whether a quotation of the line is open at *at*; straight single marks do not count."""
    low = max(low, text.rfind("\n", low, at) + 1)
    return text.rfind("“", low, at) > text.rfind("”", low, at) or text.count('"', low, at) % 2 == 1
