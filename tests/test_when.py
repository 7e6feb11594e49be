"""Words that date something, seen from a Thursday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import Published
from earwitness.when import moments
from earwitness.wordings import wordings

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
        ("the record of Nov. 8 shows", "2020-11-08"),  # not "of Nov", which dates nothing
        ("as early as November", "2020-11"),
        ("on March 12, 2020", "2020-03-12"),
        ("in November", "2020-11"),  # not eight months ahead
        ("in March 2019", "2019-03"),
        ("last month", "2021-02"),
        ("last week", "2021-02-22/2021-02-28"),
        ("last night", "2021-03-03"),
        ("two weeks ago", "2021-02-15/2021-02-21"),
        ("at the weekend", "2021-02-27/2021-02-28"),
        ("last summer", "2020-22"),  # EDTF's number of summer
        ("in the spring of 2019", "2019-21"),
        ("in February last year", "2020-02"),
        ("on 8-12 February", "2021-02-08/2021-02-12"),
        ("the 27th of September", "2020-09-27"),
        ("in its January bulletin", "2021-01"),
        ("in the first week of September", "2020-09-01/2020-09-07"),
        ("this week", "2021-03-01/2021-03-04"),  # no further than publication
        ("Tuesday's hearing", "2021-03-02"),
        ("in 2019", "2019"),
        ("overnight", "2021-03-03/2021-03-04"),
        ("in the past two weeks", "2021-02-18/2021-03-04"),
        ("on the second Tuesday in February", "2021-02-09"),
        ("on the last Friday of October", "2020-10-30"),
        ("on the 9th", "2021-02-09"),  # this month's is yet to come
        ("the spring of last year", "2020-21"),
        ("between 8 and 12 February", "2021-02-08/2021-02-12"),
        ("from 8 to 12 February", "2021-02-08/2021-02-12"),
        ("at a December roadshow", "2020-12"),
    ],
)
def test_seen_from_publication(words: str, date: str) -> None:
    (found,) = moments(words, 0, len(words), THURSDAY)
    assert found.edtf == date
    assert words[slice(*found.span)] in words and found.why


# (text, dates, why)
COUNTED = [
    ("In May he asked. That summer she left.", ["2020-05", "2020-22"], "a season of the same year"),
    ("In May he asked. Two days later she left.", ["2020-05", "2020-05"], "days from a month stay in it"),
    ("In May he asked. The following week she left.", ["2020-05", "2020-05/2020-06"], "a week may end it"),
    ("In May he asked. A year earlier she left.", ["2020-05", "2019-05"], "a month of another year"),
    ("On Monday he asked. The same day she left.", ["2021-03-01", "2021-03-01"], "no step at all"),
    ("On Monday he asked. The following Friday she left.", ["2021-03-01", "2021-03-05"], "a weekday after"),
]


@pytest.mark.parametrize(("text", "dates", "why"), COUNTED, ids=[row[2] for row in COUNTED])
def test_as_exact_as_what_it_counts_from(text: str, dates: list[str], why: str) -> None:
    assert [m.edtf for m in moments(text, 0, len(text), THURSDAY)] == dates, why


def test_seen_from_a_sunday_the_last_week_is_the_seven_days_before() -> None:
    (found,) = moments("last week", 0, 9, Published(date="2021-03-07"))
    assert found.edtf == "2021-02-28/2021-03-06"


@given(st.text(max_size=80), st.dates(min_value=date(1000, 1, 1), max_value=date(2990, 1, 1)))
def test_bounds_are_in_order_and_spans_in_the_text(words: str, day: date) -> None:
    text = f"{words} on Friday, two weeks ago, in May, last winter, a decade earlier {words}"
    published = Published(date=day.isoformat())
    for found in moments(text, 0, len(text), published):
        assert 0 <= found.span[0] < found.span[1] <= len(text) and found.why
        assert found.first is None or found.last is None or found.first <= found.last


def test_a_stretch_gives_what_the_whole_gives() -> None:
    text = "x " * 500 + "He said on Friday that in the spring of 2019, " + "y " * 500
    whole = [w.span for w in wordings(text)]
    assert whole == [w.span for w in wordings(text, 990, 1060)] and len(whole) == 2


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
    "words",
    [
        "on ABC's This Week",
        "The Sun shone",
        "The Sunday Herald",
        "the 9th floor",
        "it may be",
        "they march on",
        "seven days",
        "a second man",
    ],
)
def test_look_alikes(words: str) -> None:
    assert moments(words, 0, len(words), THURSDAY) == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 9 October", "XXXX-10-09"),
        ("dated 9 October last year", "XXXX-10-09"),  # which year was the last?
        ("on 9-11 October", "XXXX-10-09/XXXX-10-11"),
        ("in October", "XXXX-10"),
        ("on 29 February", "XXXX-02-29"),  # some year has it
        ("on 31 February", None),
    ],
)
def test_days_of_a_year_that_nobody_tells(words: str, edtf: str | None) -> None:
    (found,) = moments(words, 0, len(words), UNKNOWN)
    assert (found.edtf, found.first, found.last) == (edtf, None, None)


@pytest.mark.parametrize("words", ["on Friday", "last week", "yesterday", "the first week of October"])
def test_nothing_resolves_without_a_day_to_see_it_from(words: str) -> None:
    (found,) = moments(words, 0, len(words), UNKNOWN)
    assert found.edtf is None
    assert found.why
