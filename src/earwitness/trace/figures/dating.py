"""When a figure is for, and whether one is for a later time than another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from earwitness.days import month_days, year_days
from earwitness.records import Document, Figure, Report

_PART: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASON: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The first and the last day of what a date names."""

    first: date
    last: date

    def before(self, other: Period) -> bool:
        """Whether it ended before the other began."""
        return self.last < other.first

    def days_to(self, other: Period) -> int:
        """Days between the two, 0 if they meet."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def period(edtf: str | None) -> Period | None:
    """The days of an EDTF date or interval; None without a year, and for what is no date."""
    if not edtf:
        return None
    ends = [_days(part) for part in edtf.split("/")]
    found = [e for e in ends if e]
    if not found or (ends[0] is None and len(ends) > 1):
        return None
    return Period(found[0].first, found[-1].last)


def _days(text: str) -> Period | None:
    m = _PART.match(text.strip())
    if not m:
        return None
    year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    try:
        if day:
            return Period(date(year, month, day), date(year, month, day))
        if month in _SEASON:
            low, high = _SEASON[month]
            return Period(month_days(year, low)[0], month_days(year, high)[1])
        if 1 <= month <= _MONTHS:
            return Period(*month_days(year, month))
        return Period(*year_days(year)) if not month else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Dated:
    """When a figure is for (``of``), when it was said (``said``), when it was printed."""

    of: Period | None
    said: Period | None
    printed: Period | None

    @property
    def when(self) -> Period | None:
        """The date that tells best for when the figure holds."""
        return self.of or self.said or self.printed


def dated(figure: Figure, document: Document, report: Report | None) -> Dated:
    """The dates of *figure*, which *report* of *document* gives."""
    said = period(report.when.date) if report and report.when else None
    published = document.published
    printed = period(published.date)
    if printed is None and published.earliest and published.latest:
        first, last = period(published.earliest), period(published.latest)
        printed = Period(first.first, last.last) if first and last and first <= last else None
    return Dated(period(figure.as_of), said, printed)
