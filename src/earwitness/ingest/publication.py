"""The day of publication, from what an article prints, where nobody tells it.

=================================================  ==============================================
Published 3 May 2021, 09:12; By A B | 3 May 2021   stated
Updated 3 May 2021                                 stated, if no other date is printed
appears in print on May 3, 2021                    stated, and not before what the text tells
corrected on May 3, 2021                           a bound: published by then
DORV, May 3 (Agency) -; Tuesday 3 May              the day is stated; the year follows from the weekday
                                                   and from the latest year that the text tells of
no date line                                       bounds: not before the latest date told as past
=================================================  ==============================================

What captions, related links and notices print bounds nothing. A day whose weekday does not fit its
year is told in ``why``.

Fails on: a year told as past that is a slip; years that only numbers without "in" name; an article put
out again years later under its old date line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from earwitness.days import WEEKDAYS, weekday_number
from earwitness.ingest.past_events import Told, latest_told
from earwitness.ingest.printed_dates import DATELINE, PRINTED, Stamp, lines_with_kinds, stamp_of, stamps
from earwitness.records import Block, Published
from earwitness.wordings import wordings

_LEAD: Final = 600  # characters of the first paragraphs in which a weekday is that of publication
# Years between the latest one told of and that of publication, where a weekday decides: news tells of
# the year before. Beyond that a weekday says too little; it comes round every five or six years.
_GAP: Final = 1
_DAY_NAME: Final = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b", re.IGNORECASE)
_BEFORE_PRINT: Final = 60  # days for which an article may wait for print


def publication(text: str, blocks: Sequence[Block]) -> Published:
    """When *text* was published, as far as it says itself: date, bounds, and why in words."""
    lines = list(lines_with_kinds(text, blocks))
    printed = list(stamps(lines))
    told = latest_told(text, blocks)
    clash = _clashes(text)
    for label in ("out", "line", "dateline", "again", "print"):
        for stamp in printed:
            if stamp.label == label and (found := _dated(stamp, text, blocks, told)):
                return _with(found, clash)
    latest = min(
        (d for s in printed if s.label == "corrected" and s.year and (d := _on(s, s.year, None))),
        default=None,
    )
    if told is None and latest is None:
        return _with(Published(basis="unknown", why="the article prints no date of its own"), clash)
    why = [_bound(told)] if told else []
    why += [f"corrected on {latest}"] if latest else []
    return _with(
        Published(
            earliest=told.day.isoformat() if told else None,
            latest=latest.isoformat() if latest else None,
            basis="inferred",
            why="; ".join(("the article prints no date of its own", *why)),
        ),
        clash,
    )


def _with(found: Published, clash: str | None) -> Published:
    return Published(
        date=found.date,
        earliest=found.earliest,
        latest=found.latest,
        basis=found.basis,
        why=f"{found.why}; {clash}" if clash else found.why,
    )


def _bound(told: Told) -> str:
    return f"not before what it tells of: “{told.words}”"


def _dated(stamp: Stamp, text: str, blocks: Sequence[Block], told: Told | None) -> Published | None:
    """What a stamp that is about publication amounts to, or None if the calendar has no such day."""
    if stamp.year is None:
        return _without_year(stamp, _lead_weekday(text, blocks), told)
    try:
        day = date(stamp.year, stamp.month, stamp.day)
    except ValueError:
        return None
    why = f"the article prints “{stamp.words}”"
    earliest = day
    if stamp.label == "again":
        why += ", its last change"
    elif stamp.label == "print":
        why += ", the day of print"
        told = latest_told(text, blocks, day)
        if told and day - timedelta(days=_BEFORE_PRINT) <= told.day < day:
            earliest = told.day
            why += f"; {_bound(told)}"
    if told and told.day > day:
        why += f"; yet it tells of “{told.words}”"
    return Published(
        date=day.isoformat(), earliest=earliest.isoformat(), latest=day.isoformat(), basis="stated", why=why
    )


def _without_year(stamp: Stamp, lead: int | None, told: Told | None) -> Published:
    """The year, from the weekday and from what the text tells of as past.

    The weekday is the one printed, or else *lead*, that of the first paragraph ("said on Tuesday"), which
    an agency writes on the day itself.
    """
    printed = f"the article prints “{stamp.words}” without a year"
    loose = f"XXXX-{stamp.month:02}-{stamp.day:02}"
    if told is None:
        return Published(date=loose, basis="inferred", why=f"{printed}, and tells of no year")
    weekday = stamp.weekday if stamp.weekday is not None else lead
    fitting = [d for y in range(told.day.year, told.day.year + 12) if (d := _on(stamp, y, weekday))]
    days = [d for d in fitting if d >= told.day]
    if not days:
        return Published(
            date=loose, earliest=told.day.isoformat(), basis="inferred", why=f"{printed}; {_bound(told)}"
        )
    if weekday is None:
        why = f"{printed}; {_bound(told)}"
        return Published(date=loose, earliest=days[0].isoformat(), basis="inferred", why=why)
    name = WEEKDAYS[weekday].capitalize()
    if told.long_ago or days[0].year > told.day.year + _GAP:
        fits = "" if told.long_ago else f", a {name} in {', '.join(str(d.year) for d in days)}"
        why = f"{printed}{fits}; {_bound(told)}"
        return Published(date=loose, earliest=days[0].isoformat(), basis="inferred", why=why)
    why = f"{printed}, a {name} first in {days[0].year}; {_bound(told)}"
    return Published(date=days[0].isoformat(), earliest=days[0].isoformat(), basis="inferred", why=why)


def _on(stamp: Stamp, year: int, weekday: int | None) -> date | None:
    """The stamp's day in *year*, if there is one and it is that weekday."""
    try:
        found = date(year, stamp.month, stamp.day)
    except ValueError:
        return None
    return found if weekday is None or found.weekday() == weekday else None


def _lead_weekday(text: str, blocks: Sequence[Block]) -> int | None:
    """The weekday on which the first paragraphs say that something was said, if it is one only."""
    body = next((b for b in blocks if b.kind == "body"), None)
    low = body.start if body else 0
    dateline = next((m.end() for m in re.finditer(DATELINE.pattern, text[low : low + 4000], re.MULTILINE)), 0)
    lead = text[low + dateline : low + dateline + _LEAD].split("\n", 1)[0]
    days = [w.match["wd"] for w in wordings(lead) if w.kind == "weekday" and not w.ahead and not w.until]
    return weekday_number(days[0]) if days else None


def _clashes(text: str) -> str | None:
    """A printed day with a year in which it was another weekday, and when it was that one."""
    for day_name in _DAY_NAME.finditer(text):
        match = PRINTED.match(text, day_name.start())
        stamp = stamp_of("", match) if match and match["w"] and match["y"] else None
        if stamp is None or stamp.weekday is None:
            continue
        try:
            day = date(stamp.year or 1, stamp.month, stamp.day)
        except ValueError:
            continue
        if day.weekday() != stamp.weekday:
            near = [y for y in range(day.year - 6, day.year + 7) if _on(stamp, y, stamp.weekday)]
            fits = min(near, key=lambda y: abs(y - day.year), default=None)
            return f"it prints “{stamp.words}”, which was a {WEEKDAYS[day.weekday()].capitalize()}" + (
                f": the year may be {fits}" if fits else ""
            )
    return None
