"""Words that date something, and the days that they mean when seen from a known day.

=============================  ===================================================================
on 3 May 2021, May 3-5         stated; without a year the one nearest to the day it is seen from
in May, last May, May 2021     a month, the last one up to that day
its May bulletin               a month, before the name of something that is issued
on Monday, Monday's            the last one up to that day; "next", or *ahead*: the next one
last week, this month          Monday to Sunday; of the current one only up to that day
two weeks ago                  as exact as its unit: days to the day, weeks to three days, months
the next day, a year earlier   counted from the date named before; from a month as exact as that
the same day, then             the date named before
within hours, by noon          the date named before in the same breath, else the day itself
later, earlier, once           bounds at most
=============================  ===================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from earwitness.days import (
    SEASON_NUMBERS,
    edtf,
    monday,
    month_days,
    month_number,
    season_days,
    weekday_number,
    year_days,
)
from earwitness.numerals import number
from earwitness.records import Published, Span, When
from earwitness.wordings import Wording, wordings

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


_Resolved = tuple[str | None, date | None, date | None, str]


def _days(first: date, last: date, why: str) -> _Resolved:
    return edtf(first, last), first, last, why


def _none(why: str, first: date | None = None, last: date | None = None) -> _Resolved:
    return None, first, last, why


def _shifted(year: int, words: str | None, anchor: date | None) -> int | None:
    """The year that "this/last/next year" names."""
    if anchor is None or not words:
        return None
    return anchor.year + {"this": 0, "last": -1, "next": 1}[words.lower()]


def _iso(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    try:
        day = date.fromisoformat(match["iso"])
    except ValueError:
        return _none("the calendar has no such day")
    return _days(day, day, "stated")


def _full(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
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
        return _days(date(year, month, low), date(year, month, high if high > low else low), why)
    except ValueError:
        return _none("the calendar has no such day")


def _in_some_year(month: int, low: int = 0, high: int = 0) -> _Resolved:
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


def _month(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    name = next(match[m] for m in ("m3", "m4", "m5", "m6") if match[m])
    stated = next((match[y] for y in ("y2", "y4", "y5", "y7") if match[y]), None)
    month, why = month_number(name), "stated"
    year = int(stated) if stated else _shifted(0, match["yrel2"], anchor)
    if year is None:
        if anchor is None:
            return _none(OPEN) if match["wn"] else _in_some_year(month)
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
    return _days(first, last, why)


def _weekday(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(OPEN)
    wanted = weekday_number(match["wd"])
    relation, week = (match["wrel"] or "").lower(), (match["wlast"] or "").lower()
    if week:
        weeks = {"last": -1, "this": 0, "next": 1}[week]
        day = monday(anchor) + timedelta(days=wanted + 7 * weeks)
        return _days(day, day, f"{week} week, seen from publication")
    if relation.startswith("the ") and base and base.first:
        step = -1 if "previous" in relation else 1
        off = (step * (wanted - base.first.weekday())) % 7 or 7
        day = base.first + timedelta(days=step * off)
        return _days(day, day, "counted from the date before it")
    back = (anchor.weekday() - wanted) % 7
    if relation == "next" or (ahead and relation != "last"):
        day = anchor + timedelta(days=(wanted - anchor.weekday()) % 7 or 7)
        return _days(day, day, "the next one after publication")
    if relation == "last" and back == 0:
        back = 7
    day = anchor - timedelta(days=back)
    return _days(day, day, "the last one up to publication")


def _near(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(OPEN)
    words = match["near"].lower()
    days = -1 if "yesterday" in words or "last" in words else 1 if "tomorrow" in words else 0
    day = anchor + timedelta(days=days)
    return _days(day, day, "counted from publication")


def _relative(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(OPEN)
    which, unit, why = match["which"].lower(), match["unit"].lower(), "counted from publication"
    step = {"last": -1, "the past": -1, "this": 0, "next": 1}[which]
    if which == "the past":
        back = {"week": 7, "weekend": 7, "month": 30, "year": 365}.get(unit, 365)
        return _days(anchor - timedelta(days=back), anchor, why)
    first = monday(anchor) + timedelta(days=7 * step)
    if unit == "week":
        last = first + timedelta(days=6)
        return _days(first, last if step or ahead else max(first, min(last, anchor)), why)
    if unit == "weekend":
        return _days(first + timedelta(days=5), first + timedelta(days=6), why)
    if unit == "month":
        return _days(*month_days(anchor.year, anchor.month + step), why)
    if unit == "year":
        return _days(*year_days(anchor.year + step), why)
    return _of_season(unit, anchor, step)


def _season(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    unit = match["sn"].lower()
    if match["y6"]:
        return _in_season(int(match["y6"]), unit, "stated")
    if anchor is None:
        return _none(OPEN)
    return _of_season(unit, anchor, 1 if ahead else 0)


def _of_season(unit: str, anchor: date, step: int) -> _Resolved:
    """The season begun last; before it with "last" if it is not over; the next one to begin."""
    year = anchor.year + (step > 0)
    while step <= 0 and season_days(year, unit)[0] > anchor:
        year -= 1
    if step < 0 and season_days(year, unit)[1] >= anchor:
        year -= 1
    return _in_season(year, unit, "counted from publication")


def _in_season(year: int, unit: str, why: str) -> _Resolved:
    """EDTF has numbers of their own for seasons, wherever in the world their months lie."""
    return f"{year}-{SEASON_NUMBERS[unit]}", *season_days(year, unit), why


def _weekend(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(OPEN)
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7) + timedelta(days=7 * ahead)
    return _days(saturday, saturday + timedelta(days=1), "the last one up to publication")


def _ago(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    words = match["dir"].lower()
    count = number(match["n"]) if match["n"].lower() not in ("a", "an") else 1.0
    if words == "ago":
        if anchor is None or count is None:
            return _none("how many is not stated" if count is None else OPEN, None, anchor)
        return _counted(anchor, anchor, -int(count), match["u"].lower(), "counted from publication")
    sign = -1 if words in ("earlier", "beforehand", "before") else 1
    return _from_base(base, count, sign, match["u"].lower(), anchor)


def _event(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    """ "two days before she spoke": counted from the date before it, which may be that of another event."""
    count = 1.0 if match["u3"] or match["n2"].lower() in ("a", "an") else number(match["n2"])
    sign = -1 if match["dir2"].lower() == "before" else 1
    return _from_base(base, count, sign, (match["u3"] or match["u2"]).lower(), anchor)


def _from_base(
    base: Moment | None, count: float | None, sign: int, unit: str, anchor: date | None
) -> _Resolved:
    if base is None or base.first is None or base.last is None:
        return _none("nothing before says from when it counts", None, anchor)
    if count is None:
        return _none("how many is not stated", *((None, base.last) if sign < 0 else (base.first, anchor)))
    return _counted(base.first, base.last, sign * int(count), unit, "counted from the date before it")


def _counted(first: date, last: date, count: int, unit: str, why: str) -> _Resolved:
    """*count* units from the days *first* to *last*: as exact as the unit, and as what it counts from.

    Days counted from a month stay in that month, which is as exact as the text is.
    """
    known = first == last
    try:
        if unit in ("minute", "hour"):
            return _days(first, last, why)
        if unit in ("day", "night"):
            shift = timedelta(days=count) if known else timedelta(0)
            return _days(first + shift, last + shift, why)
        if unit in ("week", "fortnight"):
            shift = timedelta(days=count * (14 if unit == "fortnight" else 7))
            if known:
                return _days(first + shift - timedelta(days=3), last + shift + timedelta(days=3), why)
            low, high = first + min(shift, timedelta(0)), last + max(shift, timedelta(0))
            return _days(month_days(low.year, low.month)[0], month_days(high.year, high.month)[1], why)
        if unit == "month":
            return _days(
                month_days(first.year, first.month + count)[0],
                month_days(last.year, last.month + count)[1],
                why,
            )
        years = count * (10 if unit == "decade" else 1)
        if not known and month_days(first.year, first.month) == (first, last):
            return _days(*month_days(first.year + years, first.month), why)  # a month of another year
        return _days(year_days(first.year + years)[0], year_days(last.year + years)[1], why)
    except (ValueError, OverflowError):
        return _none("outside the calendar")


def _chained(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    if base is None or base.first is None or base.last is None:
        return _none("nothing before says from when it counts", None, anchor)
    which, unit = (match["cw"] or "").lower(), (match["cu"] or "day").lower()
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    if match["cd"]:
        step = -1 if match["cd"].lower() == "before" else 1
    unit = "day" if unit in ("morning", "afternoon", "evening", "night", "date") else unit
    if step:
        if unit == "week" and base.first == base.last:
            start = monday(base.first) + timedelta(days=7 * step)
            return _days(start, start + timedelta(days=6), "counted from the date before it")
        return _counted(base.first, base.last, step, unit, "counted from the date before it")
    first, last = base.first, base.last
    if unit == "week":
        first, last = monday(first), monday(last) + timedelta(days=6)
    elif unit == "month":
        first, last = month_days(first.year, first.month)[0], month_days(last.year, last.month)[1]
    elif unit == "year":
        first, last = year_days(first.year)[0], year_days(last.year)[1]
    return _days(first, last, "the same as the date before it")


def _year(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    return _days(*year_days(int(match["y3"])), "stated")


def _clock(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    """A part of a day that the text does not name is that named last, else the day of publication."""
    if base and base.first and base.last:
        return _days(base.first, base.last, "a part of the day named before it")
    return _days(anchor, anchor, "a part of the day of publication") if anchor else _none(OPEN)


def _vague(match: re.Match[str], anchor: date | None, base: Moment | None, ahead: bool) -> _Resolved:
    words = match["vague"].lower()
    if base is None or base.first is None or base.last is None:
        return _none("the words name no date", None, anchor)
    if words in ("then", "at the time") or re.match(r"(?:shortly |soon )?after", words):
        return _days(base.first, base.last, "the same as the date before it")
    if re.search(r"later|thereafter", words):
        if anchor and base.first <= anchor:
            return _days(base.first, anchor, "between the date before it and publication")
        return _none("later than the date before it", base.first, None)
    return _none("the words name no date", None, base.last if "earlier" in words else anchor)


_Rule = Callable[[re.Match[str], date | None, Moment | None, bool], _Resolved]
_RULES: Final[dict[str, _Rule]] = {
    "iso": _iso, "full": _full, "week": _month, "month": _month, "named": _month, "issued": _month,
    "weekday": _weekday, "near": _near, "rel": _relative, "season": _season, "weekend": _weekend,
    "ago": _ago, "event": _event, "chained": _chained, "year": _year, "clock": _clock, "vague": _vague,
}  # fmt: skip
