"""The innermost statement at a place: nested, meeting, beside each other, in any order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.informing.around import Around
from earwitness.records import Report, Source, Span


def report(name: str, *content: Span) -> Report:
    return Report(id=name, document="d", source=Source(), cue=(), content=content, kind="indirect")


STATEMENTS = [report("outer", (10, 50)), report("inner", (20, 30)), report("torn", (60, 70), (80, 90))]


@pytest.mark.parametrize(
    ("at", "name", "why"),
    [
        (0, None, "the outlet's own text"),
        (10, "outer", "its first character"),
        (20, "inner", "the innermost"),
        (30, "outer", "after it, the one around it"),
        (50, None, "its end is not in it"),
        (65, "torn", "the first part of a torn one"),
        (75, None, "between its parts"),
        (85, "torn", "the second part"),
        (1000, None, "after all"),
    ],
)
def test_the_innermost_statement(at: int, name: str | None, why: str) -> None:
    for order in (STATEMENTS, STATEMENTS[::-1]):
        found = Around(order).of(at)
        assert (found.id if found else None) == name, why


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=6), st.integers(0, 45))
def test_what_is_found_holds_the_place_and_what_is_not_found_does_not(places: list[Span], at: int) -> None:
    held = [report(str(i), (start, start + length)) for i, (start, length) in enumerate(places)]
    found = Around(held).of(at)
    holding = {r.id for r in held if r.content[0][0] <= at < r.content[0][1]}
    assert (found is None) == (not holding)
    assert found is None or found.id in holding
