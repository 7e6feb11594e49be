"""The words for grades and probabilities: each stage tells the same ones."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.grading import (
    CANNOT_BE_JUDGED,
    CREDIBILITY,
    EDGES,
    PHRASES,
    RELIABILITY,
    band,
    is_open,
    phrase,
)


def test_there_is_a_phrase_between_any_two_edges() -> None:
    assert len(PHRASES) == len(EDGES) + 1 == 7 and list(EDGES) == sorted(EDGES)


@pytest.mark.parametrize("number", range(6))
def test_an_edge_belongs_to_the_higher_band_however_it_was_added_up(number: int) -> None:
    edge = EDGES[number]
    assert band(edge) == band(math.nextafter(edge, 0)) == number + 1
    assert band(edge - 1e-6) == number


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
def test_what_is_more_probable_has_no_lower_phrase(two: list[float]) -> None:
    assert all(band(a) <= band(b) for a, b in pairwise(two)) and phrase(two[0]) in PHRASES


def test_what_cannot_be_judged_has_no_phrase() -> None:
    assert phrase(None) == CANNOT_BE_JUDGED and CANNOT_BE_JUDGED not in PHRASES
    assert CANNOT_BE_JUDGED in RELIABILITY["F"] and CANNOT_BE_JUDGED in CREDIBILITY["6"]


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (None, False),  # no range is known: nothing says that it is open
        ((0.16, 0.99), True),  # from very unlikely to almost certain
        ((0.42, 0.94), True),  # one named source that nobody has graded: half of the scale and more
        ((0.45, 0.95), False),  # just half of the scale
        ((0.30, 0.70), True),  # 2 to 1 for and 2 to 1 against
        ((0.40, 0.70), False),
        ((0.01, 0.20), False),  # surely unlikely
        ((0.81, 0.99), False),
    ],
)
def test_what_stays_open(interval: tuple[float, float] | None, expected: bool) -> None:
    assert is_open(interval) is expected
