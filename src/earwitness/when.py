"""Words that date something, and the days that they mean when seen from a known day.

=============================  ===================================================================
on 3 May 2021, May 3-5         stated; without a year the one nearest to the day it is seen from
in May, last May, May 2021     a month, the last one up to that day
its May bulletin               a month, before the name of something that is issued
on Monday, Monday's            the last one up to that day; "next", or *ahead*: the next one
last week, this month          Monday to Sunday; of the current one only up to that day; seen from a
                               Sunday the last week is the seven days before it
overnight                      the day before and the day itself
two weeks ago, the next day    counted from another date (``counting``)
=============================  ===================================================================
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from earwitness.counting import COUNTING, OPEN, Moment, Resolved, Rule, on_days, unresolved
from earwitness.days import (
    SEASON_NUMBERS,
    monday,
    month_days,
    month_number,
    season_days,
    weekday_number,
    year_days,
)
from earwitness.records import Published
from earwitness.wordings import Wording, wordings

__all__ = ["OPEN", "Moment", "day_of", "moment", "moments"]


def moments(text: str, start: int, end: int, published: Published, *, ahead: bool = False) -> list[Moment]:
    """Every wording between *start* and *end* that names days, in order, as :func:`moment` sees it.

    "The next day" counts from the date named before in the same stretch. Words as vague as "later" or
    "before the vote" are left out.
    """
    anchor = day_of(published)
    out: list[Moment] = []
    for wording in wordings(text, start, end):
        if wording.kind in ("vague", "clock", "event"):
            continue
        base = next((m for m in reversed(out) if m.first and m.last), None)
        out.append(moment(wording, anchor, base, ahead=ahead))
    return out


def moment(wording: Wording, anchor: date | None, base: Moment | None, *, ahead: bool = False) -> Moment:
    """The days that *wording* means, seen from *anchor*, the day of publication if that is known.

    *base* is the date that was named or meant before; *ahead* is for what is yet to come. Without what
    they count from, words are unresolved, with the bounds that remain.

    Fails on: a weekday more than a week off that nothing marks as such; a month without a year that is
    more than a year off; "a week ago" to the day.
    """
    found = _RULES[wording.kind](wording.match, anchor, base, ahead)
    return Moment(wording.span, *found)


def day_of(published: Published) -> date | None:
    """The day of publication, if it is known to the day."""
    try:
        return date.fromisoformat((published.date or "")[:10])
    except ValueError:
        return None


def _shifted(year: int, words: str | None, anchor: date | None) -> int | None:
    """The year that "this/last/next year" names."""
    if anchor is None or not words:
        return None
    return anchor.year + {"this": 0, "last": -1, "next": 1}[words.lower()]


def _iso(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    try:
        day = date.fromisoformat(match["iso"])
    except ValueError:
        return unresolved("the calendar has no such day")
    return on_days(day, day, "stated")


def _full(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    month = month_number(match["m1"] or match["m2"])
    low, high = (
        int(re.sub(r"\D", "", d or "0")) for d in (match["d1"] or match["d2"], match["e1"] or match["e2"])
    )
    year, why = (
        (int(match["y1"]), "stated") if match["y1"] else (None, "the year is that nearest to publication")
    )
    if match["yrel1"]:
        year, why = _shifted(0, match["yrel1"], anchor), "counted from publication"
    try:
        if year is None:
            if anchor is None:
                return _in_some_year(month, low, high)
            year = _nearest_year(date(2000, month, low), anchor, ahead)
        return on_days(date(year, month, low), date(year, month, high if high > low else low), why)
    except ValueError:
        return unresolved("the calendar has no such day")


def _in_some_year(month: int, low: int = 0, high: int = 0) -> Resolved:
    """EDTF for a month or days of a year that the text does not tell; raises ValueError for no such day."""
    words = [f"XXXX-{month:02}"]
    for day in (low, high):
        if day:
            date(2000, month, day)
            words.append(f"XXXX-{month:02}-{day:02}")
    form = "/".join(words[-2:]) if high > low else words[min(1, len(words) - 1)]
    return form, None, None, "the year is not stated, and " + OPEN


def _nearest_year(day: date, anchor: date, ahead: bool) -> int:
    """The year in which a day of the year falls: past, but for a month ahead; with *ahead* future."""
    off = (day.month, day.day) > (anchor.month, anchor.day)
    distance = (day.month - anchor.month) * 31 + day.day - anchor.day
    if ahead:
        return anchor.year + (not off and distance < -31)
    return anchor.year - (off and distance > 31)


def _month(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    name = next(match[m] for m in ("m3", "m4", "m5", "m6") if match[m])
    stated = next((match[y] for y in ("y2", "y4", "y5", "y7") if match[y]), None)
    month, why = month_number(name), "stated"
    year = int(stated) if stated else _shifted(0, match["yrel2"], anchor)
    if year is None:
        if anchor is None:
            return unresolved(OPEN) if match["wn"] else _in_some_year(month)
        year, why = anchor.year, "the last such month up to publication"
        relation = (match["mrel"] or "").lower()
        if relation == "next" or (ahead and relation != "last"):
            year += month < anchor.month or (month == anchor.month and relation == "next")
            why = "the next such month"
        elif month > anchor.month or (relation == "last" and month == anchor.month):
            year -= 1
    first, last = month_days(year, month)
    if match["wn"]:
        weeks = {"first": 0, "second": 7, "third": 14, "fourth": 21, "last": last.day - 7}
        first += timedelta(days=weeks[match["wn"].lower()])
        last = first + timedelta(days=6)
    return on_days(first, last, why)


def _weekday(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    if anchor is None:
        return unresolved(OPEN)
    wanted = weekday_number(match["wd"])
    relation, week = (match["wrel"] or "").lower(), (match["wlast"] or "").lower()
    if week:
        weeks = {"last": -1, "this": 0, "next": 1}[week]
        day = monday(anchor) + timedelta(days=wanted + 7 * weeks)
        return on_days(day, day, f"{week} week, seen from publication")
    if relation.startswith("the ") and base and base.first:
        step = -1 if "previous" in relation else 1
        off = (step * (wanted - base.first.weekday())) % 7 or 7
        day = base.first + timedelta(days=step * off)
        return on_days(day, day, "counted from the date before it")
    back = (anchor.weekday() - wanted) % 7
    if relation == "next" or (ahead and relation != "last"):
        day = anchor + timedelta(days=(wanted - anchor.weekday()) % 7 or 7)
        return on_days(day, day, "the next one after publication")
    if relation == "last" and back == 0:
        back = 7
    day = anchor - timedelta(days=back)
    return on_days(day, day, "the last one up to publication")


def _near(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    if anchor is None:
        return unresolved(OPEN)
    words = match["near"].lower()
    days = -1 if "yesterday" in words or "last" in words else 1 if "tomorrow" in words else 0
    day = anchor + timedelta(days=days)
    if "overnight" in words:
        return on_days(day - timedelta(days=1), day, "counted from publication")
    return on_days(day, day, "counted from publication")


def _relative(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    if anchor is None:
        return unresolved(OPEN)
    which, unit, why = match["which"].lower(), match["unit"].lower(), "counted from publication"
    step = {"last": -1, "the past": -1, "this": 0, "next": 1}[which]
    if which == "the past":
        back = {"week": 7, "weekend": 7, "month": 30, "year": 365}.get(unit, 365)
        return on_days(anchor - timedelta(days=back), anchor, why)
    first = monday(anchor) + timedelta(days=7 * step)
    if step < 0 and anchor.weekday() == 6 and unit == "week":
        first = anchor - timedelta(days=7)  # on a Sunday the last week is that which ended the day before
    if unit == "week":
        last = first + timedelta(days=6)
        return on_days(first, last if step or ahead else max(first, min(last, anchor)), why)
    if unit == "weekend":
        return on_days(first + timedelta(days=5), first + timedelta(days=6), why)
    if unit == "month":
        return on_days(*month_days(anchor.year, anchor.month + step), why)
    if unit == "year":
        return on_days(*year_days(anchor.year + step), why)
    return _of_season(unit, anchor, step)


def _season(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    unit = match["sn"].lower()
    if match["y6"]:
        return _in_season(int(match["y6"]), unit, "stated")
    if anchor is None:
        return unresolved(OPEN)
    if (year := _shifted(0, match["yrel6"], anchor)) is not None:
        return _in_season(year, unit, "counted from publication")
    return _of_season(unit, anchor, 1 if ahead else 0)


def _nth(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    month = month_number(match["m7"])
    if anchor is None and not match["y8"]:
        return unresolved(OPEN)
    year = int(match["y8"]) if match["y8"] else anchor.year  # type: ignore[union-attr]
    if not match["y8"] and anchor and not ahead and month > anchor.month:
        year -= 1
    first, last = month_days(year, month)
    wanted, order = weekday_number(match["wd2"]), match["ord"].lower()
    if order == "last":
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
    else:
        weeks = ("first", "second", "third", "fourth").index(order)
        day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * weeks)
    return on_days(day, day, "stated" if match["y8"] else "the last such month up to publication")


def _of_season(unit: str, anchor: date, step: int) -> Resolved:
    """The season begun last; before it with "last" if it is not over; the next one to begin."""
    year = anchor.year + (step > 0)
    while step <= 0 and season_days(year, unit)[0] > anchor:
        year -= 1
    if step < 0 and season_days(year, unit)[1] >= anchor:
        year -= 1
    return _in_season(year, unit, "counted from publication")


def _in_season(year: int, unit: str, why: str) -> Resolved:
    """EDTF has numbers of their own for seasons, wherever in the world their months lie."""
    return f"{year}-{SEASON_NUMBERS[unit]}", *season_days(year, unit), why


def _weekend(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    if anchor is None:
        return unresolved(OPEN)
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7) + timedelta(days=7 * ahead)
    return on_days(saturday, saturday + timedelta(days=1), "the last one up to publication")


def _year(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> Resolved:
    return on_days(*year_days(int(match["y3"])), "stated")


_RULES: Final[dict[str, Rule]] = {
    "iso": _iso, "full": _full, "week": _month, "month": _month, "named": _month, "issued": _month,
    "weekday": _weekday, "near": _near, "rel": _relative, "season": _season, "nth": _nth,
    "weekend": _weekend, "year": _year, **COUNTING,
}  # fmt: skip
