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
        ("one-third", 1 / 3),
        ("⅔", 2 / 3),
        ("2 1/2", 2.5),
        # a scale behind a part
        ("half a million", 5e5),
        ("three quarters of a million", 7.5e5),
        ("two and a half billion", 2.5e9),
        ("5 crore", 5e7),
        ("6.2million", 6.2e6),
        # chances
        ("one in three", 1 / 3),
        ("one chance in three", 1 / 3),
        ("nine out of ten", 0.9),
    ],
)
def test_value(words: str, value: float) -> None:
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)
    assert number(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("dozens", 24),
        ("hundreds", 200),
        ("tens of thousands", 20000),
        ("several hundred", 200),
        ("a few dozen", 24),
    ],
)
def test_open_numbers_have_only_a_least(words: str, low: float) -> None:
    assert number(words) is None
    assert least(words) == low


@pytest.mark.parametrize("words", ["four in two", "three in 2011", "90,000 K", "nine out of twelve"])
def test_not_one_number(words: str) -> None:
    assert not re.fullmatch(NUMBER, words, re.IGNORECASE)


@given(st.integers(0, 10**12))
def test_digits_with_commas(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize("words", ["won", "tenth of May", "", "several"])
def test_no_number(words: str) -> None:
    assert number(words) is None
