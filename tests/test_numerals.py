from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.numerals import NUMBER, least, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("60,000", 60000),
        ("2.4bn", 2.4e9),
        ("2.4 billion", 2.4e9),
        ("three hundred and forty", 340),
        ("five thousand two hundred", 5200),
        ("a million", 1e6),
        ("twenty-six", 26),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("two-thirds", 2 / 3),
        ("a quarter", 1 / 4),
        ("half", 1 / 2),
    ],
)
def test_value(words: str, value: float) -> None:
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)
    assert number(words) == pytest.approx(value)


@pytest.mark.parametrize(("words", "low"), [("dozens", 24), ("hundreds", 200), ("tens of thousands", 20000)])
def test_open_numbers_have_only_a_least(words: str, low: float) -> None:
    assert number(words) is None
    assert least(words) == low


@given(st.integers(0, 10**12))
def test_digits_with_commas(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize("words", ["won", "tenth of May", "", "several"])
def test_no_number(words: str) -> None:
    assert number(words) is None
