"""What changed on the way from one statement to another, in two or three words for a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from earwitness.dossier.traced import Row
from earwitness.records import Drift, Report

_WORDS: Final[dict[Drift, str]] = {
    "meaning-changed": "meaning changed",
    "number-changed": "number changed",
    "hedge-lost": "hedge lost",
    "hedge-added": "hedge added",
}
# More of them than this on one line would not be read; the claim itself tells all.
MOST: Final = 3


def drifted(rows: Iterable[Row], credited: str | None) -> tuple[str, ...]:
    """What a reader should look at of *rows*, which go back to others: the gravest first, each once.

    *credited* is the name that they give for the words, where it is another.
    """
    found: dict[str, None] = {}
    for row in rows:
        if row.step is not None and row.back is not None and "reattributed" in row.step.drift:
            found[_renamed(row.entry.statement.report, row.back.statement.report, credited)] = None
    for drift, words in _WORDS.items():
        if any(row.step is not None and drift in row.step.drift for row in rows):
            found[words] = None
    return tuple(found)


def headlined(rows: Sequence[Row]) -> tuple[str, ...]:
    """What the headline among *rows*, which go back to the text below it, lost or changed."""
    above = [r for r in rows if r.entry.statement.report.place in ("headline", "subhead")]
    words = [w for w in drifted(above, None) if w not in ("other name", "hedge added", "source added")]
    return tuple(f"headline: {w}" for w in words)


def _renamed(later: Report, earlier: Report, credited: str | None) -> str:
    if earlier.voice == "own":
        return "source added"
    if later.voice == "own" or not (later.source.spans or later.source.party or later.source.candidates):
        return "source lost"
    return f"other name: {credited}" if credited else "other name"
