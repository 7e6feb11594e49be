"""Which of two articles that share text came first, and why.

=================================================  ====================================================
one carries text of the other's outlet             the other, even if stamped up to a day later
both carry text of an agency that is neither       neither, whatever the clock says
one names the other's outlet                       the other; of quotations, unless published later
both dated, one surely before the other            that one
one is dated, the other names later articles       the dated one: what names them cannot be older
else                                               unknown
=================================================  ====================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from earwitness.records import Document, PassageUse
from earwitness.trace.passages.citing import STAMPED_LATER
from earwitness.trace.timing import published_between

Side = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What one article of a pair says about where it has its text, seen from the other one.

    ``carries`` are the words by which it says that it uses text of the other's outlet, ``names`` by which
    it names that outlet; None where it does not. ``not_before`` is the day before which it cannot have
    been written, by what it names. ``shared_credit`` is an agency that both credit, if one.
    """

    document: Document
    carries: str | None = None
    names: str | None = None
    not_before: date | None = None
    shared_credit: str | None = None

    @property
    def called(self) -> str:
        """The article, for people."""
        return self.document.outlet or self.document.received_as


def earlier(first: Standing, second: Standing, use: PassageUse) -> tuple[Side | None, str]:
    """Which came first, None where nothing proves it, and why in words."""
    prose = use != "quotations-only"
    found = _by_credit(first, second, "carries", STAMPED_LATER)
    if found is None and prose and first.shared_credit:
        return None, f"both carry text of {first.shared_credit}, so neither need have it from the other"
    # a quotation may come from anywhere, whoever else is named; prose comes from where it is said to
    grace = STAMPED_LATER if prose else timedelta()
    return found or _by_credit(first, second, "names", grace) or _by_time(first, second)


def _by_credit(
    first: Standing, second: Standing, mark: Literal["carries", "names"], grace: timedelta
) -> tuple[Side, str] | None:
    mine, theirs = getattr(first, mark), getattr(second, mark)
    if (mine is None) == (theirs is None):
        return None
    origin, user, words = (first, second, theirs) if mine is None else (second, first, mine)
    if _surely_before(user, origin, grace):
        return None
    what = "carries text of" if mark == "carries" else "names"
    side: Side = "first" if origin is first else "second"
    return side, f"{user.called} {what} {origin.called} (“{words}”)"


def _by_time(first: Standing, second: Standing) -> tuple[Side | None, str]:
    for side, a, b in (("first", first, second), ("second", second, first)):
        if _surely_before(a, b, timedelta()):
            dated = b.document.published.earliest or b.document.published.date
            why = "published earlier" if dated else f"{b.called} names articles that were published later"
            return side, f"{a.called}: {why}"  # type: ignore[return-value]
    between = [published_between(s.document.published) for s in (first, second)]
    if None in between:
        return None, "unknown: a date is missing and no credit tells"
    return None, "unknown: published on one day, and no credit tells"


def _surely_before(a: Standing, b: Standing, grace: timedelta) -> bool:
    """Whether *a* was published more than *grace* before *b*."""
    clocks = [_instant(s.document) for s in (a, b)]
    if clocks[0] and clocks[1]:
        return clocks[1] - clocks[0] > grace
    mine, theirs = published_between(a.document.published), published_between(b.document.published)
    known = theirs[0] if theirs else b.not_before
    if theirs and b.not_before:
        known = max(theirs[0], min(b.not_before, theirs[1]))
    return mine is not None and known is not None and known - mine[1] > grace


def _instant(document: Document) -> datetime | None:
    """The moment of publication, if the hour and the zone are known."""
    try:
        stamp = datetime.fromisoformat(document.published.date or "")
    except ValueError:
        return None
    return stamp if stamp.tzinfo else None
