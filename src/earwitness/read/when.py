"""Words that date something, and the days that they mean when seen from the day of publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from earwitness.numerals import number
from earwitness.records import Published, Span, When

_DAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT: Final = {m[:3]: i for i, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
_MONTH: Final = "|".join(_MONTHS) + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_COUNT: Final = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|a few|a couple of"
)
_PERIOD: Final = r"hour|day|night|week|fortnight|month|year|decade"
_PART: Final = r"(?: (?:morning|afternoon|evening|night|lunchtime|noon|midnight))?"
_SEASON: Final = r"spring|summer|autumn|fall|winter"

_WORDS: Final = re.compile(
    rf"""\b(?:
    (?P<full>(?:on\ )?(?:(?:{_DAY})\.?,?\ )?(?:the\ )?
        (?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]*\d{{3}}))
        (?:,?\ (?P<y1>(?:19|20)\d\d))?)
    |(?P<month>(?:(?P<mrel>in|since|last|this|next|until|by|of|early\ in|late\ in|back\ in)\ )(?:(?:early|mid|late)[- ])?(?P<m3>{_MONTH})(?:\ (?:of\ )?(?P<y2>(?:19|20)\d\d))?(?!\ \d))
    |(?P<weekday>(?P<wrel>(?:on|last|next|this|since|by|until|late\ on|early\ on|late|early)\ )?(?P<wd>{_DAY})(?P<wpart>{_PART})(?P<wlast>\ (?:last|this|next)\ week)?)
    |(?P<near>(?:earlier\ |late\ |later\ )?(?:today|yesterday|tomorrow|tonight)(?:{_PART})|last\ (?:night|evening)|this\ (?:morning|afternoon|evening))
    |(?P<rel>(?:earlier\ |late\ |later\ )?(?P<which>last|this|next|the\ past)\ (?P<unit>week|weekend|month|year|{_SEASON}))
    |(?P<weekend>(?:at|over)\ the\ weekend)
    |(?P<ago>(?:about\ |nearly\ |some\ |almost\ |more\ than\ |over\ )?(?P<n>{_COUNT})\ (?P<u>{_PERIOD})s?\ (?P<dir>ago|earlier|later|before|after))
    |(?P<chained>(?:on\ )?the\ (?:(?:very\ )?(?:next|same|previous|following)\ (?P<cu>day|morning|afternoon|evening|night|week|month|year)|day\ (?:before|after)))
    |(?P<year>(?:in|since|by|of|during|until|back\ in)\ (?P<y3>(?:19|20)\d\d))(?![\d-])
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Days between which something lies, the EDTF form of them, and why. ``first`` None: unresolved."""

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
    """Every wording between *start* and *end* that dates something, in order.

    Seen from the day of publication if that is known to the day; what needs it is unresolved
    otherwise. A weekday is the last one up to that day, with *ahead* the next one from it. "The next
    day" and "a year earlier" count from the date named before in the same stretch, if there is one.

    Fails on: dates in other calendars; a weekday more than a week off that nothing marks as such; a
    month without a year that is more than a year off.
    """
    anchor = _day_of(published)
    out: list[Moment] = []
    for match in _WORDS.finditer(text, start, end):
        if match["weekday"] and not _is_day(match):
            continue
        before = next((m for m in reversed(out) if m.first), None)
        resolved = _resolve(match, anchor, before, ahead)
        out.append(Moment(match.span(), *resolved))
    return out


_Resolved = tuple[str | None, date | None, date | None, str]
_OPEN: Final = "the day of publication is not known"


def _resolve(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    kinds: tuple[tuple[str, Callable[..., _Resolved]], ...] = (
        ("full", _full), ("month", _month), ("weekday", _weekday), ("near", _near), ("rel", _relative),
        ("weekend", _weekend), ("ago", _ago), ("chained", _chained), ("year", _year),
    )  # fmt: skip
    for name, rule in kinds:
        if match[name]:
            return rule(match, anchor, before, ahead)
    raise AssertionError(match.group())


def _day_of(published: Published) -> date | None:
    try:
        return date.fromisoformat((published.date or "")[:10])
    except ValueError:
        return None


def _one(day: date, why: str) -> _Resolved:
    return day.isoformat(), day, day, why


def _none(why: str) -> _Resolved:
    return None, None, None, why


def _is_day(match: re.Match[str]) -> bool:
    """ "sun", "sat", "wed", "mon" in small letters are words, and "Sun" without "on" may be a paper."""
    word = match["wd"]
    return len(word) > 4 or (word[0].isupper() and bool(match["wrel"]))


def _month_number(word: str) -> int:
    return _SHORT[word.lower().rstrip(".")[: 4 if word.lower().startswith("sept") else 3]]


def _full(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    month, number_ = _month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    try:
        if match["y1"]:
            return _one(date(int(match["y1"]), month, number_), "stated")
        if anchor is None:
            return f"XXXX-{month:02}-{number_:02}", None, None, "the year is not stated, and " + _OPEN
        day = date(anchor.year, month, number_)
        if not ahead and day > anchor + timedelta(days=31):
            day = date(anchor.year - 1, month, number_)
        elif ahead and day < anchor - timedelta(days=31):
            day = date(anchor.year + 1, month, number_)
    except ValueError:
        return _none("the calendar has no such day")
    return _one(day, "the year is that of publication or next to it")


def _span_of_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _month(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    month = _month_number(match["m3"])
    if match["y2"]:
        return f"{match['y2']}-{month:02}", *_span_of_month(int(match["y2"]), month), "stated"
    if anchor is None:
        return _none(_OPEN)
    year = anchor.year
    relation = match["mrel"].lower()
    if relation == "next" or (ahead and relation != "last"):
        year += (month <= anchor.month and relation == "next") or month < anchor.month
    elif month > anchor.month or (relation == "last" and month == anchor.month):
        year -= 1
    return f"{year}-{month:02}", *_span_of_month(year, month), "the month nearest to publication"


def _weekday(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(_OPEN)
    wanted = next(i for i, name in enumerate(_DAYS) if name.startswith(match["wd"].lower()[:3]))
    relation, week = (match["wrel"] or "").strip().lower(), (match["wlast"] or "").strip().lower()
    monday = anchor - timedelta(days=anchor.weekday())
    if week:
        weeks = {"last": -1, "this": 0, "next": 1}[week.split()[0]]
        return _one(monday + timedelta(days=wanted + 7 * weeks), f"{week}, seen from publication")
    back = (anchor.weekday() - wanted) % 7
    if relation == "next" or ((ahead or relation in ("by", "until")) and relation != "last"):
        forward = (wanted - anchor.weekday()) % 7
        return _one(anchor + timedelta(days=forward or 7), "the next one after publication")
    if relation == "last" and back == 0:
        back = 7
    return _one(anchor - timedelta(days=back), "the last one up to publication")


def _near(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(_OPEN)
    words = match["near"].lower()
    days = -1 if "yesterday" in words or "last" in words else 1 if "tomorrow" in words else 0
    return _one(anchor + timedelta(days=days), "counted from publication")


def _relative(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(_OPEN)
    step = {"last": -1, "the past": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    monday = anchor - timedelta(days=anchor.weekday())
    why = "counted from publication"
    if unit == "week":
        if match["which"].lower() == "the past":
            return _between(anchor - timedelta(days=7), anchor, why)
        first = monday + timedelta(days=7 * step)
        return _between(first, first + timedelta(days=6), why)
    if unit == "weekend":
        first = monday + timedelta(days=7 * step + 5)
        return _between(first, first + timedelta(days=1), why)
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
        return f"{year}-{month + 1:02}", *_span_of_month(year, month + 1), why
    if unit == "year":
        year = anchor.year + step
        return f"{year}", date(year, 1, 1), date(year, 12, 31), why
    return _season(unit, anchor, step, why)


def _season(unit: str, anchor: date, step: int, why: str) -> _Resolved:
    """Seasons of the northern half of the year, by whole months."""
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[unit]
    year = anchor.year + (step if step > 0 else 0)
    if (step < 0 and date(year, begins, 1) > anchor - timedelta(days=60)) or (
        step == 0 and begins == 12 and anchor.month < 3
    ):
        year -= 1
    last_year, last_month = divmod(year * 12 + begins - 1 + 2, 12)
    first = date(year, begins, 1)
    _, last = _span_of_month(last_year, last_month + 1)
    return f"{first:%Y-%m}/{last:%Y-%m}", first, last, why


def _weekend(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    if anchor is None:
        return _none(_OPEN)
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    if ahead:
        saturday += timedelta(days=7)
    return _between(saturday, saturday + timedelta(days=1), "the last one up to publication")


def _between(first: date, last: date, why: str) -> _Resolved:
    return f"{first}/{last}", first, last, why


def _ago(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    direction = match["dir"].lower()
    base = anchor if direction == "ago" else before.first if before else None
    if base is None:
        return _none(_OPEN if direction == "ago" else "nothing before says from when it counts")
    count = number(match["n"]) if match["n"].lower() not in ("a", "an") else 1.0
    if count is None:
        return _none("how many is not stated")
    why = "counted from publication" if direction == "ago" else "counted from the date before it"
    sign = 1 if direction in ("later", "after") else -1
    return _counted(base, sign * int(count), match["u"].lower(), why)


def _counted(base: date, count: int, unit: str, why: str) -> _Resolved:
    """*count* units from *base*, as exact as the unit: days to the day, months to the month."""
    if unit in ("hour", "day", "night"):
        return _one(base + timedelta(days=0 if unit == "hour" and abs(count) < 12 else count), why)
    if unit in ("week", "fortnight"):
        middle = base + timedelta(days=count * (14 if unit == "fortnight" else 7))
        return _between(middle - timedelta(days=3), middle + timedelta(days=3), why)
    if unit == "month":
        year, month = divmod(base.year * 12 + base.month - 1 + count, 12)
        return f"{year}-{month + 1:02}", *_span_of_month(year, month + 1), why
    year = base.year + count * (10 if unit == "decade" else 1)
    if not 1 <= year <= 9999:
        return _none("outside the calendar")
    return f"{year}", date(year, 1, 1), date(year, 12, 31), why


def _chained(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    if before is None or before.first is None:
        return _none("nothing before says from when it counts")
    words, unit = match["chained"].lower(), (match["cu"] or "day").lower()
    step = 0 if "same" in words else -1 if "before" in words or "previous" in words else 1
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    if not step:
        return before.edtf, before.first, before.last, "the same as the date before it"
    return _counted(before.first, step, unit, "counted from the date before it")


def _year(match: re.Match[str], anchor: date | None, before: Moment | None, ahead: bool) -> _Resolved:
    year = int(match["y3"])
    return f"{year}", date(year, 1, 1), date(year, 12, 31), "stated"
