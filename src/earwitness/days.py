"""Names of days and months, and stretches of the calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = tuple(name.lower() for name in (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
))  # fmt: skip
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

SEASON_NUMBERS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF, level 1

# Patterns for verbose expressions: white space has to be written out.
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun"
MONTH: Final = "|".join(MONTHS) + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"

Days = tuple[date, date]


def month_number(word: str) -> int:
    """1 to 12 for a match of :data:`MONTH`."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a match of :data:`WEEKDAY`."""
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; *month* may lie outside 1 to 12 and counts on into other years."""
    over, index = divmod(month - 1, 12)
    year += over
    return date(year, index + 1, 1), date(year, index + 1, calendar.monthrange(year, index + 1)[1])


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_days(year: int, season: str) -> Days:
    """Three whole months, as in the northern half of the world; a winter begins in *year*."""
    begins = SEASONS[season]
    return month_days(year, begins)[0], month_days(year, begins + 2)[1]


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def edtf(first: date, last: date) -> str:
    """The shortest EDTF form of the days from *first* to *last*.

    ==========================  ===================
    one day                     2021-03-04
    a whole month               2021-03
    a whole year                2021
    several whole months        2021-03/2021-05
    anything else               2021-03-04/2021-03-07
    ==========================  ===================
    """
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == month_days(last.year, last.month)[1]:
        if (first.year, first.month, last.month) == (last.year, 1, 12):
            return f"{first:%Y}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}"
