"""Which figures give one number for one thing, and which of these exclude each other.

Figures that agree or are rounded are one *reading* of a number. Two readings *clash* if figures of them are
in conflict, nothing says that one updates the other or counts something else, and they are of the same time:
their dates meet, or one has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from earwitness.days import month_days, year_days
from earwitness.records import Comparison, Document, Figure

# An undated figure is of the day it was printed, which follows the day that it is for by about so much.
_PRINTED_WITHIN: Final = timedelta(days=31)
_TOGETHER: Final = ("agree", "rounded")


@dataclass(frozen=True, slots=True)
class Readings:
    """``groups``: ids of figures that give one number; ``clashes``: pairs of groups that exclude others."""

    groups: tuple[tuple[str, ...], ...] = ()
    clashes: tuple[tuple[int, int], ...] = ()


def read_figures(
    comparisons: Iterable[Comparison], figures: Mapping[str, Figure], documents: Mapping[str, Document]
) -> Readings:
    """The Readings of all figures that were compared and have a number."""
    usable = {i for i, f in figures.items() if f.document in documents and bounds(f) is not None}
    known = [c for c in comparisons if {c.origin, c.target} <= usable]
    told = {_pair(c): c.relation for c in known}
    groups = _joined(known, told)
    of = {f: n for n, group in enumerate(groups) for f in group}
    pairs = {(of[c.origin], of[c.target]) for c in known if c.relation == "conflict"}
    times = [_times([figures[f] for f in group], documents) for group in groups]
    clashes = {
        (min(a, b), max(a, b))
        for a, b in pairs
        if a != b and _exclude(groups[a], groups[b], told) and _meet(times[a], times[b])
    }
    return Readings(tuple(groups), tuple(sorted(clashes)))


def bounds(figure: Figure) -> tuple[float | None, float | None] | None:
    """(low, high) of a figure above 0, equal where it is exact; None where it has no such number."""
    low, high = (figure.low, figure.high) if figure.value is None else (figure.value, figure.value)
    if (low is None and high is None) or any(x is not None and x <= 0 for x in (low, high)):
        return None
    return low, high


def _pair(c: Comparison) -> tuple[str, str]:
    return min(c.origin, c.target), max(c.origin, c.target)


def _joined(known: Sequence[Comparison], told: Mapping[tuple[str, str], str]) -> list[tuple[str, ...]]:
    """Figures joined by agreement, equal ones first; where pairs are told apart too, the majority decides."""
    root = {f: f for c in known for f in (c.origin, c.target)}
    members = {f: [f] for f in root}
    for c in sorted(known, key=lambda c: (c.relation == "rounded", _pair(c))):
        if c.relation not in _TOGETHER:
            continue
        a, b = sorted((root[c.origin], root[c.target]))
        if a != b and _one(members[a], members[b], told):
            for f in members.pop(b):
                root[f] = a
                members[a].append(f)
    return [tuple(sorted(members[f])) for f in sorted(members)]


def _relations(a: Sequence[str], b: Sequence[str], told: Mapping[tuple[str, str], str]) -> Counter[str]:
    pairs = ((min(x, y), max(x, y)) for x in a for y in b)
    return Counter(told[p] for p in pairs if p in told)


def _one(a: Sequence[str], b: Sequence[str], told: Mapping[tuple[str, str], str]) -> bool:
    found = _relations(a, b, told)
    apart = found["not-comparable"] + found["conflict"]
    return not found["updated"] and sum(found[r] for r in _TOGETHER) > apart


def _exclude(a: Sequence[str], b: Sequence[str], told: Mapping[tuple[str, str], str]) -> bool:
    found = _relations(a, b, told)
    return not found["updated"] and found["conflict"] > found["not-comparable"]


def _meet(a: tuple[date, date] | None, b: tuple[date, date] | None) -> bool:
    """Whether two readings may be of one time; where nothing dates one of them, the comparison decides."""
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def _times(figures: Sequence[Figure], documents: Mapping[str, Document]) -> tuple[date, date] | None:
    """The days that a reading may be for: as stated, else the month before it was printed."""
    spans = [s for f in figures if (s := _days(f.as_of))]
    if not spans:
        printed = [d for f in figures if (d := _days(documents[f.document].published.latest))]
        spans = [(first - _PRINTED_WITHIN, last) for first, last in printed]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF date or interval with a year; None for any other."""
    parts = (edtf or "").split("/")
    found = [d for p in parts if (d := _one_date(p[:10]))]
    return (found[0][0], found[-1][1]) if found and len(found) == len(parts) else None


def _one_date(text: str) -> tuple[date, date] | None:
    try:
        if len(text) == 4:
            return year_days(int(text))
        if len(text) == 7:
            return month_days(int(text[:4]), int(text[5:]))
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day
