"""Dates as pages and people write them, made into EDTF, with the days between which they lie."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from earwitness.days import MONTHS, SEASON_NUMBERS, season_days
from earwitness.errors import SettingError
from earwitness.records import Basis, Published

_MONTHS: Final = {"sept": 9} | {
    written: number for number, name in enumerate(MONTHS, 1) for written in (name, name[:3])
}
_MONTH: Final = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY: Final = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_YEAR: Final = r"(?P<year>(?:1[6-9]|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# 3 May 2021; 3rd of May, 2021; May 3, 2021; all with or without a weekday before
WORDED: Final = re.compile(
    rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"
    rf"|\b{_WEEKDAY}{_MONTH.replace('<month>', '<month2>')}\s+{_DAY.replace('<day>', '<day2>')},?\s+"
    rf"{_YEAR.replace('<year>', '<year2>')}\b",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:(?:T|\s+|\s*,\s*)(?P<hh>[01]\d|2[0-4]):?(?P<mm>[0-5]\d)(?::?(?P<ss>[0-5]\d|60))?(?:[.,]\d{1,9})?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_RFC: Final = re.compile(
    rf"{_WEEKDAY}{_DAY}\s+{_MONTH}\s+{_YEAR}\s+(?P<hh>[01]\d|2[0-3]):(?P<mm>[0-5]\d)(?::(?P<ss>[0-5]\d))?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>(?:1[6-9]|20)\d\d)")
_EDTF: Final = re.compile(r"(\d{3}[\dX]|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?")

_SEASONS: Final = {number: season for season, number in SEASON_NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Moment:
    """An EDTF date (None where the words allow several) and the days between which it lies."""

    edtf: str | None
    earliest: str | None
    latest: str | None

    def published(self, basis: Basis, why: str) -> Published:
        """The same as the part of a document."""
        return Published(date=self.edtf, earliest=self.earliest, latest=self.latest, basis=basis, why=why)


def read_edtf(words: str) -> Moment | None:
    """The moment that an EDTF string names, or None if it is none.

    Years, months, days, times with their zone, ``X`` for digits not known, ``?``, ``~`` and ``%``,
    intervals of them with ``/`` and open ends ``..``, and seasons (``2031-21``, spring, by the months of the
    northern half of the world). Bounds are whole days in the stated zone; a day or month of an
    unknown year (``XXXX-05-06``) has none.
    """
    words = words.strip()
    if "/" in words:
        first, _, last = words.partition("/")
        low = None if first in ("..", "") else read_edtf(first)
        high = None if last in ("..", "") else read_edtf(last)
        bad = "/" in last or (first not in ("..", "") and not low) or (last not in ("..", "") and not high)
        if bad or not (low or high):
            return None
        earliest, latest = low.earliest if low else None, high.latest if high else None
        if earliest and latest and earliest > latest:
            return None
        return Moment(words, earliest, latest)
    if match := _EDTF.fullmatch(words):
        return _with_bounds(words, *match.groups())
    return _iso(words) if re.match(r"\d{4}-\d\d-\d\d", words) else None


def check_date(words: str) -> None:
    """Raises SettingError where *words*, given as an option, name no date or might name two."""
    moment = read_date(words)
    if moment is None:
        raise SettingError(f"--date {words}: is not a date; write it like 2021-03-09, 2021-03 or 2021")
    if moment.edtf is None and read_edtf(words.strip()) is None:
        raise SettingError(f"--date {words}: may be two dates; write it like 2021-03-09")


def read_date(words: str) -> Moment | None:
    """The moment named by *words* alone: EDTF, or a date in one of the forms that pages print.

    Fails on: month names that are not English; numeric dates with a year of two digits (their
    century would be a guess). ``03/04/2021`` may be 3 April or 4 March: bounds, and no date.
    """
    words = " ".join(words[:80].split()).strip(" ,;|")
    if words.endswith(".") and not words.endswith(".."):  # two points are an open end
        words = words[:-1]
    if moment := read_edtf(words):
        return moment
    if moment := _iso(words):
        return moment
    if match := _RFC.fullmatch(words):
        day = _worded(match)
        return _clocked(day, match) if day else None
    if match := WORDED.fullmatch(words):
        return worded_day(match)
    if match := _NUMERIC.fullmatch(words):
        return _numeric(match)
    return None


def worded_day(match: re.Match[str]) -> Moment | None:
    """The day that a match of :data:`WORDED` names, or None if the calendar has no such day."""
    day = _worded(match)
    return Moment(day, day, day) if day else None


def _worded(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    month = found.get("month") or found.get("month2") or ""
    number = found.get("day") or found.get("day2") or "0"
    year = found.get("year") or found.get("year2") or "0"
    return _day(int(year), _MONTHS[month.lower()], int(number))


def _day(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _iso(words: str) -> Moment | None:
    match = _ISO.fullmatch(words)
    day = _day(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    if match is None or day is None:
        return None
    return _clocked(day, match) if match["hh"] else Moment(day, day, day)


def _clocked(day: str, match: re.Match[str]) -> Moment:
    """The day with the hour and zone that *match* states; fractions of a second are dropped."""
    zone = (match["zone"] or "").upper()
    if zone in ("Z", "UTC", "GMT"):
        zone = "Z"
    elif zone:
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    return Moment(f"{day}T{match['hh']}:{match['mm']}:{match['ss'] or '00'}{zone}", day, day)


def _numeric(match: re.Match[str]) -> Moment | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = sorted({d for d in (_day(year, b, a), _day(year, a, b)) if d})
    if not readings:
        return None
    return Moment(readings[0] if len(readings) == 1 else None, readings[0], readings[-1])


def _with_bounds(words: str, year: str, month: str | None, number: str | None) -> Moment | None:
    """The moment with the first and last day that the digits allow."""
    if year == "XXXX":
        some_day = _day(2000, int((month or "0").replace("XX", "0")), int((number or "1").replace("XX", "1")))
        return Moment(words, None, None) if some_day else None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        return None
    if month and int(month.replace("X", "0")) in _SEASONS and not number and first == last:
        begin, end = season_days(first, _SEASONS[int(month)])
        return Moment(words, begin.isoformat(), end.isoformat())
    low_month, high_month = (int(month), int(month)) if month and month != "XX" else (1, 12)
    if not 1 <= low_month <= 12:
        return None
    if number and number != "XX":
        earliest, latest = _day(first, low_month, int(number)), _day(last, high_month, int(number))
        return Moment(words, earliest, latest) if earliest and latest else None
    last_day = calendar.monthrange(last, high_month)[1]
    return Moment(words, _day(first, low_month, 1), _day(last, high_month, last_day))
