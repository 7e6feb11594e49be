"""Which of two reports came first: by the days of publication, by who cites whom, and else not at all.

===============================================  ====================================================
both articles dated, one surely earlier          that one
else one cites the other's outlet                the cited one
both of one day, neither cites                   unknown: a day has no hours here
the same article                                 the body before its headline, else the place in the text
neither                                          unknown, and said to be so
===============================================  ====================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from earwitness.records import Document, Published, Report
from earwitness.when import day_of


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the first of two reports came ``first`` (None: unknown), and by which rule."""

    first: bool | None
    why: str


def published_between(published: Published) -> tuple[date, date] | None:
    """The first and last day on which something may have been published."""
    try:
        low = date.fromisoformat(published.earliest[:10]) if published.earliest else None
        high = date.fromisoformat(published.latest[:10]) if published.latest else None
    except ValueError:  # a year of five digits, a month alone: bounds that no day fits
        low = high = None
    day = day_of(published)
    low, high = low or day, high or day
    return (low, high) if low and high else None


def order(
    a: Report, b: Report, documents: Mapping[str, Document], cites: Mapping[tuple[str, str], bool]
) -> Order:
    """Which of *a* and *b* came first. *cites*: (citing, cited) documents, for these statements."""
    if a.document == b.document:
        return _inside(a, b)
    mine = published_between(documents[a.document].published)
    theirs = published_between(documents[b.document].published)
    if mine and theirs and mine[1] < theirs[0]:
        return Order(True, "published earlier")
    if mine and theirs and theirs[1] < mine[0]:
        return Order(False, "published earlier")
    if cites.get((b.document, a.document)):
        return Order(True, "the later one cites the earlier one's outlet")
    if cites.get((a.document, b.document)):
        return Order(False, "the later one cites the earlier one's outlet")
    return Order(None, "unknown: published on one day" if mine and theirs else "unknown: a date is missing")


_ABOVE = ("headline", "subhead")


def _inside(a: Report, b: Report) -> Order:
    if (a.place in _ABOVE) != (b.place in _ABOVE):
        return Order(b.place in _ABOVE, "a headline goes back to the text below it")
    return Order((a.content, a.id) < (b.content, b.id), "stands earlier in the text")
