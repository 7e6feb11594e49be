"""Admiralty grades: a letter from the record alone, a number from origins and posterior alone."""

from __future__ import annotations

import inspect

import pytest

from earwitness.case import Letter
from earwitness.grading import CREDIBILITY, RELIABILITY
from earwitness.weigh.grades import Number, letter_of, number_of


@pytest.mark.parametrize(
    ("why", "right", "wrong", "letter"),
    [
        ("nothing was checked", 0, 0, "F"),
        ("four right ones are no record", 4, 0, "F"),
        ("five are, but not for usually reliable", 5, 0, "C"),
        ("ten right ones", 10, 0, "B"),
        ("twenty right ones", 20, 0, "A"),
        ("nine in ten of twenty", 18, 2, "A"),
        ("just below that", 17.9, 2.1, "B"),
        ("eight in ten of ten", 8, 2, "B"),
        ("seven in ten", 7, 3, "C"),
        ("six in ten", 6, 4, "D"),
        ("half", 5, 5, "E"),
        ("always wrong", 0, 9, "E"),
        ("four wrong ones are no record either", 0, 4, "F"),
    ],
)
def test_letters(why: str, right: float, wrong: float, letter: Letter) -> None:
    assert letter_of(right, wrong) == letter, why


@pytest.mark.parametrize(
    ("why", "probability", "origins", "number"),
    [
        ("cannot be judged", None, 3, "6"),
        ("cannot be judged, and no origin", None, 0, "6"),
        ("confirmed by others", 0.80, 2, "1"),
        ("as sure, but by one", 0.99, 1, "2"),
        ("two, and likely", 0.79, 2, "2"),
        ("one, and likely", 0.79, 1, "3"),
        ("about even", 0.5, 4, "3"),
        ("the edge of about even", 0.45, 1, "3"),
        ("unlikely", 0.449, 4, "4"),
        ("the edge of doubtful", 0.20, 1, "4"),
        ("very unlikely", 0.199, 1, "5"),
        ("no chance", 0.0, 5, "5"),
    ],
)
def test_numbers(why: str, probability: float | None, origins: int, number: Number) -> None:
    assert number_of(probability, origins) == number, why


def test_the_two_axes_know_nothing_of_each_other() -> None:
    assert set(inspect.signature(letter_of).parameters) == {"right", "wrong"}
    assert set(inspect.signature(number_of).parameters) == {"probability", "origins"}


def test_every_grade_has_its_words() -> None:
    assert list(RELIABILITY) == list("ABCDEF") and list(CREDIBILITY) == list("123456")
    assert "cannot be judged" in RELIABILITY["F"] and "cannot be judged" in CREDIBILITY["6"]
