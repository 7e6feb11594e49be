"""Whether words stand in what somebody says: in a content, or between quotation marks."""

from __future__ import annotations

import pytest

from earwitness.read.firmness.said_by import Said, in_quotes
from earwitness.records import BlockKind, Report, Source, Span


def report(start: int, end: int, source: Span | None = (0, 3), place: BlockKind = "body") -> Report:
    spans = (source,) if source else ()
    return Report(
        id=f"{start}", document="d", source=Source(spans=spans), cue=(), content=((start, end),),
        kind="indirect", place=place,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("end", "said", "why"),
    [
        (12, True, "inside a content"),
        (30, True, "at its very end"),
        (31, False, "one past it"),
        (10, False, "right before it"),
        (28, True, "after a shorter one that lies in it"),
        (45, False, "between two"),
        (55, True, "in the second"),
    ],
)
def test_words_that_end_in_a_content(end: int, said: bool, why: str) -> None:
    assert Said([report(10, 30), report(15, 20), report(50, 60)]).by_others(end) is said, why


@pytest.mark.parametrize(
    ("reports", "why"),
    [
        ([], "nobody says anything"),
        ([report(10, 30, None)], "nobody says it"),
        ([report(10, 30, place="headline")], "a headline"),
    ],
)
def test_words_that_nobody_in_the_body_says(reports: list[Report], why: str) -> None:
    assert not Said(reports).by_others(20), why


@pytest.mark.parametrize(
    ("before", "inside", "why"),
    [
        ("He said: “We ", True, "an open mark"),
        ("He said: “We did.” We ", False, "a closed one"),
        ('He said: "We ', True, "a straight one"),
        ('He said: "We did." We ', False, "two straight ones"),
        ("He said: “We did.\nWe ", False, "a mark of another line"),
        ("He said: 'We ", False, "a single straight mark is mostly an apostrophe"),
        ("", False, "nothing before"),
    ],
)
def test_open_quotations(before: str, inside: bool, why: str) -> None:
    assert in_quotes(before + "saw it", 0, len(before)) is inside, why
