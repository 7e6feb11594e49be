"""Dates seen from a day of publication whose year nobody tells.

=======================================  ======================  ===================
published XXXX-10-09                     nothing else known      "Wednesday, 9 October"
=======================================  ======================  ===================
yesterday                                XXXX-10-08              XXXX-10-08
on Monday, last week                     unresolved              XXXX-10-07, …
in May, on 3 May, two days later         XXXX-05, …              XXXX-05, …
last year, in the spring, two years ago  unresolved              unresolved
on 3 May 2019                            2019-05-03              2019-05-03
=======================================  ======================  ===================

They are counted in a year that stands for the unknown one, with the weekdays that the text gives it.

Fails on: stretches over the turn of a year and over the end of February, where it matters which year it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from earwitness.days import MONTH, WEEKDAY, month_days, month_number, weekday_number
from earwitness.records import Document
from earwitness.when import Moment, moment
from earwitness.wordings import Wording

_DAY: Final = re.compile(r"XXXX-(\d\d)-(\d\d)")
_MONTH_OR_DAY: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_CALENDAR: Final = re.compile(
    rf"\b(?P<wd>{WEEKDAY})\b\.?,? (?:the )?(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?P<m1>{MONTH})"
    rf"|(?P<m2>{MONTH}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?)\b(?!,? \d\d\d\d)",
    re.IGNORECASE,
)
_YEARS: Final = (2001, 2002, 2003, 2009, 2010, 2005, 2006)  # common years that begin on seven weekdays
_LEAP: Final = 2000
_BY_WEEKDAY: Final = ("weekday", "weekend", "nth", "week")
_STATED: Final = re.compile(r"(?:19|20)\d\d")


class SomeYear:
    """A year that stands for the one that a document does not tell."""

    def __init__(self, document: Document) -> None:
        published = _DAY.match(document.published.date or "")
        year = _year_of(document.text)
        self.weekdays = year is not None
        self.year = year or _YEARS[0]
        self.day = _day(self.year, published) if published else None

    def moment(self, wording: Wording, base: Moment | None) -> Moment:
        """The days that *wording* means, without a year where the text gives none and without bounds."""
        base = self._standing(base)
        seen = moment(wording, self.day, base)
        plain = moment(wording, None, None)
        if plain.edtf is not None or seen.edtf is None:
            return plain
        unit = (wording.match["unit"] or "").lower()
        counted = wording.kind == "weekday" or unit in ("week", "weekend") or wording.kind in _BY_WEEKDAY
        years = set(_STATED.findall(seen.edtf))
        if (counted and not self.weekdays) or len(years) != 1 or not re.match(r"\d{4}-[01]\d", seen.edtf):
            return plain
        return replace(seen, edtf=_STATED.sub("XXXX", seen.edtf), first=None, last=None)

    def _standing(self, base: Moment | None) -> Moment | None:
        """*base* with days in the year that stands for the unknown one."""
        found = _MONTH_OR_DAY.fullmatch(base.edtf or "") if base else None
        if base is None or found is None:
            return base
        if found[2] is None:
            first, last = month_days(self.year, int(found[1]))
            return replace(base, first=first, last=last)
        day = _day(self.year, found)
        return replace(base, first=day, last=day)


def _day(year: int, found: re.Match[str]) -> date | None:
    month, day = int(found[1]), int(found[2])
    try:
        return date(_LEAP if (month, day) == (2, 29) else year, month, day)
    except ValueError:
        return None


def _year_of(text: str) -> int | None:
    """A common year whose weekdays are those of the first day that *text* gives with its weekday."""
    for found in _CALENDAR.finditer(text):
        month, day = month_number(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])
        for year in _YEARS:
            try:
                if date(year, month, day).weekday() == weekday_number(found["wd"]):
                    return year
            except ValueError:
                break
    return None
