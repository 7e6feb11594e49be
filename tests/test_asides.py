"""Numbers that are none of an affair: how many sources say so, and what a page tells its reader."""

from __future__ import annotations

import pytest

from earwitness.asides import aside


@pytest.mark.parametrize(
    ("why", "before", "figure", "after", "number", "expected"),
    [
        ("people told of as sources", "", "Two", " officials familiar with it said so.", 2, True),
        ("the noun inside the figure", "", "Two people", " briefed on it confirmed the sum.", 2, True),
        ("witnesses", "According to ", "three", " witnesses the lorry was empty.", 3, True),
        ("sources, described", "", "four", " separate well-placed sources put it higher.", 4, True),
        ("what the page tells its reader", "You have read ", "2", " of your 3 free articles.", 2, True),
        ("and its other number", "You have read 2 of your ", "3", " free stories this month.", 3, True),
        ("how long it takes to read", "News, ", "4", "-minute read", 4, True),
        ("the same people, to whom something happened", "", "Two", " officials were arrested.", 2, False),
        ("witnesses, to whom something happened", "", "Three", " witnesses were shot.", 3, False),
        ("many who say it are a matter", "", "Forty", " workers said they fell ill.", 40, False),
        ("a thing", "", "Nine", " ambulances came.", 9, False),
        ("a number that nobody read", "", "Some", " sources say so.", None, False),
        ("no whole number", "", "2.5", " sources of error.", 2.5, False),
    ],
)  # fmt: skip
def test_aside(why: str, before: str, figure: str, after: str, number: float | None, expected: bool) -> None:
    text = f"Elm fell. {before}{figure}{after}"
    at = len("Elm fell. ") + len(before)
    assert aside(text, (at, at + len(figure)), number) is expected, why
