"""When each statement was made: the words that date its cue."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.read.when import moments
from earwitness.records import Document, Report, When


def dated(document: Document, reports: Sequence[Report]) -> dict[str, When]:
    """When each report was made, by report id; those that nothing dates are left out."""
    out: dict[str, When] = {}
    for report in reports:
        if not report.cue:
            continue
        low = document.text.rfind("\n", 0, report.cue[0][0]) + 1
        high = document.text.find("\n", report.cue[-1][1])
        high = len(document.text) if high < 0 else high
        found = [
            m
            for m in moments(document.text, low, high, document.published)
            if not any(s < m.span[1] and m.span[0] < e for s, e in report.content)
        ]
        near = min(found, key=lambda m: abs(m.span[0] - report.cue[0][0]), default=None)
        if near is not None and abs(near.span[0] - report.cue[0][0]) < 60:
            out[report.id] = near.when()
    return out
