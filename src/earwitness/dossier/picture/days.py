"""Dates of articles as far as they are known, and as short as they can be printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.dossier.statements import Article

_KNOWN: Final = re.compile(r"^([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\dX])")
_WHOLE: Final = 10  # characters of a date with its day
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(article: Article) -> str | None:
    """The day, month or year in which *article* was published, as EDTF; None where that is not known."""
    published = article.document.published
    return known(published.date) or known(published.earliest)


def known(date: str | None) -> str | None:
    """*date* up to the day, if its year at least is known."""
    found = _KNOWN.match(date or "")
    return found.group() if found else None


def printed(day: str, *, year: bool = True) -> str:
    """*day* for a reader: "11 Sep 2019", "Sep 2019", "2019"; without *year* "11 Sep" where it has a month."""
    parts = day.split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    words = f"{int(parts[2])} {month}" if len(parts) > 2 else month
    return f"{words} {parts[0]}" if year else words


def span(days: Sequence[str]) -> str:
    """From the first to the last of *days*: "12 Sep 2019", "12 to 19 Sep 2019", "12 Sep to 2 Oct 2019"."""
    first, last = min(days), max(days)
    if first == last:
        return printed(first)
    if first[:7] == last[:7] and len(first) == len(last) == _WHOLE:
        return f"{int(first[8:])} to {printed(last)}"
    return f"{printed(first, year=first[:4] != last[:4])} to {printed(last)}"


def spanning(days: Sequence[str], count: int) -> str:
    """*days* of *count* articles and how many have none: "12 to 19 Sep 2019, 3 undated"; empty if no days."""
    if not days:
        return ""
    undated = count - len(days)
    return span(days) + (f", {undated} undated" if undated else "")
