"""Which of two reports came first, and when that is not known."""

from __future__ import annotations

import pytest

from earwitness.records import BlockKind, Document, Published, Report, Source
from earwitness.trace.timing import Order, order, published_between


def document(name: str, published: Published) -> Document:
    return Document(id=name, received_as=f"{name}.txt", text="x" * 100, published=published)


def report(name: str, of: str, at: int, place: BlockKind = "body") -> Report:
    return Report(
        id=name, document=of, source=Source(), cue=(), content=((at, at + 5),), kind="indirect", place=place
    )


def on(day: str) -> Published:
    return Published(day, day, day, "given", "")


UNKNOWN = Published()
MAY = Published("2024-05", "2024-05-01", "2024-05-31", "inferred", "")


@pytest.mark.parametrize(
    ("mine", "theirs", "first", "why"),
    [
        (on("2024-05-02"), on("2024-05-03"), True, "published earlier"),
        (on("2024-05-03"), on("2024-05-02"), False, "published earlier"),
        (on("2024-05-02"), on("2024-05-02"), None, "unknown: published on one day"),
        (on("2024-05-02"), MAY, None, "unknown: published on one day"),
        (on("2024-04-30"), MAY, True, "published earlier"),
        (on("2024-05-02"), UNKNOWN, None, "unknown: a date is missing"),
        (UNKNOWN, UNKNOWN, None, "unknown: a date is missing"),
    ],
)
def test_across_articles(mine: Published, theirs: Published, first: bool | None, why: str) -> None:
    documents = {"a": document("a", mine), "b": document("b", theirs)}
    assert order(report("r", "a", 0), report("s", "b", 0), documents, {}) == Order(first, why)


@pytest.mark.parametrize(
    ("day", "other", "first", "why"),
    [
        (on("2024-05-05"), UNKNOWN, False, "no date decides: who cites comes later"),
        (on("2024-05-05"), on("2024-05-05"), False, "nor does one day"),
        (on("2024-05-02"), on("2024-05-05"), True, "what is cited cannot be an article of three days later"),
    ],
)
def test_who_cites_comes_later_unless_dates_say_otherwise(
    day: Published, other: Published, first: bool, why: str
) -> None:
    documents = {"a": document("a", day), "b": document("b", other)}
    one, two = report("r", "a", 0), report("s", "b", 0)
    assert order(one, two, documents, {("a", "b"): True}).first is first, why
    assert order(two, one, documents, {("a", "b"): True}).first is not first, why


@pytest.mark.parametrize(
    ("mine", "theirs", "first"),
    [
        (report("r", "a", 50), report("s", "a", 0, "headline"), True),
        (report("r", "a", 0, "headline"), report("s", "a", 50), False),
        (report("r", "a", 10), report("s", "a", 50), True),
        (report("r", "a", 0, "headline"), report("s", "a", 20, "subhead"), True),
    ],
)
def test_inside_an_article_a_headline_goes_back_to_the_text(
    mine: Report, theirs: Report, first: bool
) -> None:
    assert order(mine, theirs, {"a": document("a", UNKNOWN)}, {}).first is first


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (on("2024-05-02"), True),
        (MAY, True),
        (UNKNOWN, False),
        (Published(earliest="soon", latest="later"), False),
    ],
)
def test_bounds_that_are_no_days_are_unknown(published: Published, known: bool) -> None:
    assert (published_between(published) is not None) is known
