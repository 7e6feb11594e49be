"""Days that are counted from another date: "two days later", "the same week", "afterwards".

==============================  ==================================================================
two weeks ago                   from publication, as exact as its unit
in the past two weeks           up to publication
two days later, the day before  from the date named before
the same day, then              the date named before
that summer, that weekend       of the year, or the week, of the date named before
on the 9th                      of the month named before
within hours, at 16:00          the date named before in the same breath, else the day itself
later, earlier, once            bounds at most
==============================  ==================================================================

Fails on: events that the story dates and no words do ("two days before the fire").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from earwitness.days import SEASON_NUMBERS, edtf, monday, month_days, season_days, year_days
from earwitness.numerals import number
from earwitness.records import Span, When

OPEN: Final = "the day of publication is not known"


@dataclass(frozen=True, slots=True)
class Moment:
    """Days between which something lies, the EDTF form of them, and why. ``edtf`` None: unresolved."""

    span: Span
    edtf: str | None
    first: date | None
    last: date | None
    why: str

    def when(self) -> When:
        """The same as the part of a report."""
        return When(
            span=self.span,
            date=self.edtf,
            earliest=self.first.isoformat() if self.first else None,
            latest=self.last.isoformat() if self.last else None,
            why=self.why,
        )


Resolved = tuple[str | None, date | None, date | None, str]
Rule = Callable[[re.Match[str], date | None, Moment | None, bool], Resolved]


def on_days(first: date, last: date, why: str) -> Resolved:
    """The days from *first* to *last*, and why."""
    return edtf(first, last), first, last, why


def unresolved(why: str, first: date | None = None, last: date | None = None) -> Resolved:
    """No date, with the bounds that remain, and why."""
    return None, first, last, why


def _within(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    count = number(match["n4"])
    if anchor is None or count is None:
        return unresolved("how many is not stated" if count is None else OPEN, None, anchor)
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
    back = timedelta(days=int(count) * days.get(match["u4"].lower(), 0))
    return on_days(anchor - back, anchor, "counted from publication")


def _day_only(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    """ "on the 9th": of the month named before, else the last such day up to publication."""
    day = int(re.sub(r"\D", "", match["d3"]))
    start = base.first if base and base.first else anchor
    if start is None:
        return unresolved(OPEN)
    try:
        found = start.replace(day=day)
        if anchor and found > anchor:
            found = month_days(start.year, start.month - 1)[0].replace(day=day)
    except ValueError:
        return unresolved("the calendar has no such day")
    return on_days(found, found, "of the month named before it")


def _ago(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    words = match["dir"].lower()
    count = number(match["n"]) if match["n"].lower() not in ("a", "an") else 1.0
    if words == "ago":
        if anchor is None or count is None:
            return unresolved("how many is not stated" if count is None else OPEN, None, anchor)
        return _counted(anchor, anchor, -int(count), match["u"].lower(), "counted from publication")
    sign = -1 if words in ("earlier", "beforehand", "before") else 1
    return _from_base(base, count, sign, match["u"].lower(), anchor)


def _event(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    """ "two days before she spoke": counted from the date before it, which may be that of another event."""
    count = 1.0 if match["u3"] or match["n2"].lower() in ("a", "an") else number(match["n2"])
    sign = -1 if match["dir2"].lower() == "before" else 1
    return _from_base(base, count, sign, (match["u3"] or match["u2"]).lower(), anchor)


def _from_base(
    base: Moment | None, count: float | None, sign: int, unit: str, anchor: date | None
) -> Resolved:
    if base is None or base.first is None or base.last is None:
        return unresolved("nothing before says from when it counts", None, anchor)
    if count is None:
        return unresolved(
            "how many is not stated", *((None, base.last) if sign < 0 else (base.first, anchor))
        )
    return _counted(base.first, base.last, sign * int(count), unit, "counted from the date before it")


def _counted(first: date, last: date, count: int, unit: str, why: str) -> Resolved:
    """*count* units from the days *first* to *last*: as exact as the unit, and as what it counts from.

    Days counted from a month stay in that month, which is as exact as the text is.
    """
    known = first == last
    try:
        if unit in ("minute", "hour"):
            return on_days(first, last, why)
        if unit in ("day", "night"):
            shift = timedelta(days=count) if known else timedelta(0)
            return on_days(first + shift, last + shift, why)
        if unit in ("week", "fortnight"):
            shift = timedelta(days=count * (14 if unit == "fortnight" else 7))
            if known:
                return on_days(first + shift - timedelta(days=3), last + shift + timedelta(days=3), why)
            low, high = first + min(shift, timedelta(0)), last + max(shift, timedelta(0))
            return on_days(month_days(low.year, low.month)[0], month_days(high.year, high.month)[1], why)
        if unit == "month":
            return on_days(
                month_days(first.year, first.month + count)[0],
                month_days(last.year, last.month + count)[1],
                why,
            )
        years = count * (10 if unit == "decade" else 1)
        if not known and month_days(first.year, first.month) == (first, last):
            return on_days(*month_days(first.year + years, first.month), why)  # a month of another year
        return on_days(year_days(first.year + years)[0], year_days(last.year + years)[1], why)
    except (ValueError, OverflowError):
        return unresolved("outside the calendar")


def _chained(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    if base is None or base.first is None or base.last is None:
        return unresolved("nothing before says from when it counts", None, anchor)
    if season := match["cs"]:
        return _that_season(season.lower(), base.first)
    which, unit = (match["cw"] or "").lower(), (match["cu"] or "day").lower()
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    if match["cd"]:
        step = -1 if match["cd"].lower() == "before" else 1
    unit = "day" if unit in ("morning", "afternoon", "evening", "night", "date") else unit
    if step:
        if unit == "week" and base.first == base.last:
            start = monday(base.first) + timedelta(days=7 * step)
            return on_days(start, start + timedelta(days=6), "counted from the date before it")
        return _counted(base.first, base.last, step, unit, "counted from the date before it")
    first, last = base.first, base.last
    if unit == "week":
        first, last = monday(first), monday(last) + timedelta(days=6)
    elif unit == "month":
        first, last = month_days(first.year, first.month)[0], month_days(last.year, last.month)[1]
    elif unit == "year":
        first, last = year_days(first.year)[0], year_days(last.year)[1]
    return on_days(first, last, "the same as the date before it")


def _that_season(name: str, day: date) -> Resolved:
    """ "that summer", "that weekend": of the year, or of the week, of the date before it."""
    if name == "weekend":
        saturday = monday(day) + timedelta(days=5)
        return on_days(saturday, saturday + timedelta(days=1), "of the week of the date before it")
    why = "of the year of the date before it"
    return f"{day.year}-{SEASON_NUMBERS[name]}", *season_days(day.year, name), why


def _clock(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    """A part of a day that the text does not name is that named last, else the day of publication."""
    if base and base.first and base.last:
        return on_days(base.first, base.last, "a part of the day named before it")
    return on_days(anchor, anchor, "a part of the day of publication") if anchor else unresolved(OPEN)


def _vague(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    words = match["vague"].lower()
    if base is None or base.first is None or base.last is None:
        return unresolved("the words name no date", None, anchor)
    if words in ("then", "at the time") or re.match(r"(?:shortly |soon )?after", words):
        return on_days(base.first, base.last, "the same as the date before it")
    if re.search(r"later|thereafter|since", words):
        if anchor and base.first <= anchor:
            return on_days(base.first, anchor, "between the date before it and publication")
        return unresolved("later than the date before it", base.first, None)
    return unresolved("the words name no date", None, base.last if "earlier" in words else anchor)


COUNTING: Final[dict[str, Rule]] = {
    "within": _within, "dayonly": _day_only, "ago": _ago, "event": _event, "chained": _chained,
    "clock": _clock, "vague": _vague,
}  # fmt: skip
