"""Dates as other forms want them. There is no clock here: all come from the documents, or are fixed.

The records hold EDTF: "2019-09-11", "2019-09", "2019", with a time, with "/" between two ends. A form that
must have a full time gets the first moment of what is known, in UTC, and 1970 where nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from earwitness.records import Published

# Where a form demands a date and no document has one. It is plainly no date of the story.
UNKNOWN: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SEASONS: Final = range(21, 42)  # EDTF, levels 1 and 2: quarters and halves as well
_DOUBT: Final = "?~%"  # EDTF: uncertain, approximate, both
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?", re.ASCII)


def date_parts(edtf: str | None) -> list[list[int]]:
    """Year, month and day, as far as known, of a date, or of both ends of an interval; empty if unknown."""
    ends = [_parts(end) for end in (edtf or "").split("/")]
    return ends if len(ends) <= 2 and all(ends) else []


def iso(edtf: str | None) -> str | None:
    """A date, or a time in its zone as given, as ISO 8601 writes it; None for intervals and for no date."""
    parts = date_parts(edtf)
    if len(parts) != 1:
        return None
    if edtf and "T" in edtf:
        return datetime.fromisoformat(edtf.rstrip(_DOUBT)).isoformat().replace("+00:00", "Z")
    return _joined(parts[0])


def first_moment(edtf: str | None) -> datetime | None:
    """The first moment, in UTC, of a date or interval; a time without a zone is taken to be UTC."""
    begins = (edtf or "").partition("/")[0]
    if "T" in begins:
        return _time(begins)
    parts = _parts(begins)
    if not parts:
        return None
    year, month, day = (*parts, 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def published_at(published: Published) -> datetime | None:
    """The first moment at which a document may have come out; None if nothing is known."""
    return first_moment(published.date) or first_moment(published.earliest)


def earliest(moments: Iterable[datetime | None]) -> datetime:
    """The first of *moments* that are known, else :data:`UNKNOWN`."""
    return min((m for m in moments if m is not None), default=UNKNOWN)


def stamp(moment: datetime) -> str:
    """A moment as RFC 3339 writes it, in UTC, to the millisecond."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z".rjust(24, "0")


def _parts(text: str) -> list[int]:
    day = text.partition("T")[0]
    match = _DAY.fullmatch(day)
    if match is None or ("T" in text and _time(text) is None):
        return []
    numbers = [int(n) for n in match.groups() if n is not None]
    if len(numbers) == 2 and numbers[1] in _SEASONS:
        numbers = numbers[:1]
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return []
    return numbers


def _joined(parts: list[int]) -> str:
    return "-".join(f"{n:0{width}d}" for n, width in zip(parts, (4, 2, 2), strict=False))


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text.rstrip(_DOUBT))
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
