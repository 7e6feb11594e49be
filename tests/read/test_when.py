"""Words that date something, seen from a Thursday."""

from __future__ import annotations

import pytest

from earwitness.read.when import moments
from earwitness.records import Published

THURSDAY = Published(date="2021-03-04", basis="given")
UNKNOWN = Published()


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("said on Thursday", "2021-03-04"),  # the day of publication itself
        ("said on Friday", "2021-02-26"),  # the last one, not the next
        ("said last Thursday", "2021-02-25"),
        ("will meet next Monday", "2021-03-08"),
        ("on Tuesday last week", "2021-02-23"),
        ("on 12 February", "2021-02-12"),
        ("on Feb. 12", "2021-02-12"),
        ("on March 12, 2020", "2020-03-12"),
        ("in November", "2020-11"),  # not eight months ahead
        ("in March 2019", "2019-03"),
        ("last month", "2021-02"),
        ("last week", "2021-02-22/2021-02-28"),
        ("last night", "2021-03-03"),
        ("two weeks ago", "2021-02-15/2021-02-21"),
        ("at the weekend", "2021-02-27/2021-02-28"),
        ("last summer", "2020-06/2020-08"),
        ("in 2019", "2019"),
    ],
)
def test_seen_from_publication(words: str, date: str) -> None:
    (found,) = moments(words, 0, len(words), THURSDAY)
    assert found.edtf == date
    assert words[slice(*found.span)] in words and found.why


def test_counted_from_the_date_before() -> None:
    text = "He wrote on 12 February. The next day she answered; a year later both were gone."
    assert [m.edtf for m in moments(text, 0, len(text), THURSDAY)] == ["2021-02-12", "2021-02-13", "2022"]


@pytest.mark.parametrize(
    "words", ["on Thursday", "last month", "two weeks ago", "yesterday", "on 30 February 2020"]
)
def test_what_the_text_does_not_decide_is_left_open(words: str) -> None:
    (found,) = moments(words, 0, len(words), UNKNOWN)
    assert found.edtf is None and found.first is None and found.why


@pytest.mark.parametrize(
    "words", ["The Sun shone", "it may be", "they march on", "seven days", "a second man"]
)
def test_look_alikes(words: str) -> None:
    assert moments(words, 0, len(words), THURSDAY) == []
