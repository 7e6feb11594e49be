"""The innermost statement whose content holds a place, for every place of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from earwitness.records import Report


class Around:
    """The statements of one document, to ask of any place which of them it stands in."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._by_id = {r.id: r for r in reports}
        # the places at which the innermost statement changes, in order, and to which
        self._at: list[int] = [-1]
        self._is: list[str | None] = [None]
        spans = sorted((s, -e, r.id) for r in reports for s, e in r.content)
        held: list[tuple[int, str]] = []
        for start, end, report in spans:
            self._close(held, start)
            held.append((-end, report))
            self._change(start, report)
        self._close(held, None)

    def of(self, at: int) -> Report | None:
        """The innermost statement at *at*; None if that is the outlet's own text."""
        found = self._is[bisect_right(self._at, at) - 1]
        return self._by_id.get(found or "")

    def _close(self, held: list[tuple[int, str]], before: int | None) -> None:
        while held and (before is None or held[-1][0] <= before):
            end = held.pop()[0]
            while held and held[-1][0] <= end:
                held.pop()
            self._change(end, held[-1][1] if held else None)

    def _change(self, at: int, report: str | None) -> None:
        if self._at[-1] == at:
            self._is[-1] = report
        else:
            self._at.append(at)
            self._is.append(report)
