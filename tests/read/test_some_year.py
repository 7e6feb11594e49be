"""Dates seen from a day of publication whose year the text does not tell."""

from __future__ import annotations

import pytest
from tests.read.timed import read

from earwitness.records import Published

SAID = "[s|Rudd] [q|said] {} [c|that it held]."

# day of publication, what the text begins with, words that date, date, why
ROWS: list[tuple[str, str, str, str | None, str]] = [
    ("XXXX-10-09", "", "yesterday", "XXXX-10-08", "the day before is the same in any year"),
    ("XXXX-10-09", "", "last month", "XXXX-09", "so is the month before"),
    ("XXXX-10-09", "", "on Monday", None, "a weekday is not"),
    ("XXXX-10-09", "Wednesday, 9 October\n", "on Monday", "XXXX-10-07", "but for a known weekday"),
    ("XXXX-10-09", "Wed. Oct. 9th\n", "on Monday", "XXXX-10-07", "in short"),
    ("XXXX-10-09", "Monday, 7 October\n", "on Tuesday", "XXXX-10-08", "of any day that the text gives"),
    (
        "XXXX-10-09",
        "Wednesday, 9 October 2019\n",
        "on Monday",
        None,
        "a year is told: of that day, not of this",
    ),
    ("XXXX-10-09", "Wednesday, 39 October\n", "on Monday", None, "no such day"),
    ("XXXX-10-09", "", "this year", None, "the year is what nobody tells"),
    ("XXXX-01-01", "", "yesterday", "XXXX-12-31", "over the turn of the year"),
    ("XXXX-02-29", "", "yesterday", "XXXX-02-28", "a day of leap years only"),
]


@pytest.mark.parametrize(
    ("published", "opening", "words", "date", "why"), ROWS, ids=[f"{r[2]}: {r[4]}" for r in ROWS]
)
def test_without_a_year(published: str, opening: str, words: str, date: str | None, why: str) -> None:
    found = read(opening + SAID.format(words), Published(date=published, basis="stated")).get("1")
    assert (found.date if found else None) == date, why
    if found and found.date and found.date.startswith("XXXX"):
        assert (found.earliest, found.latest) == (None, None)
