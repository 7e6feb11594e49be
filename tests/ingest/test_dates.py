"""Dates: what words name which days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.ingest.dates import check_date, read_date, read_edtf

# (words, EDTF, earliest, latest, why)
READ = [
    ("2031", "2031", "2031-01-01", "2031-12-31", "a year"),
    ("2032-02", "2032-02", "2032-02-01", "2032-02-29", "a month of a leap year"),
    ("2031-05-04", "2031-05-04", "2031-05-04", "2031-05-04", "a day"),
    ("203X", "203X", "2030-01-01", "2039-12-31", "a decade"),
    ("2031-XX-XX", "2031-XX-XX", "2031-01-01", "2031-12-31", "digits not known"),
    ("2031-21", "2031-21", "2031-03-01", "2031-05-31", "a season"),
    ("2031-24", "2031-24", "2031-12-01", "2032-02-29", "a winter ends in the year after"),
    ("2031-05~", "2031-05~", "2031-05-01", "2031-05-31", "approximate"),
    ("2031-05-04/2031-06", "2031-05-04/2031-06", "2031-05-04", "2031-06-30", "an interval"),
    ("../2031-05-04", "../2031-05-04", None, "2031-05-04", "open beginning"),
    ("2031-05-04T10:15:00Z", "2031-05-04T10:15:00Z", "2031-05-04", "2031-05-04", "time with zone"),
    (
        "2031-05-04T10:15:00.123+0200",
        "2031-05-04T10:15:00+02:00",
        "2031-05-04",
        "2031-05-04",
        "zone without colon",
    ),
    ("2031-05-04 10:15", "2031-05-04T10:15:00", "2031-05-04", "2031-05-04", "no zone stated, none kept"),
    ("Sun, 04 May 2031 10:15:00 GMT", "2031-05-04T10:15:00Z", "2031-05-04", "2031-05-04", "as in mail"),
    ("Sunday, May 4th, 2031", "2031-05-04", "2031-05-04", "2031-05-04", "American words"),
    ("4 Sept. 2031", "2031-09-04", "2031-09-04", "2031-09-04", "abbreviated"),
    ("13/04/2031", "2031-04-13", "2031-04-13", "2031-04-13", "only one reading"),
    ("03/04/2031", None, "2031-03-04", "2031-04-03", "two readings: bounds, no date"),
]
NONE = [
    "",
    "yesterday",
    "May 4",
    "2031-13",
    "203X-21",
    "2031-21-04",
    "2031-02-30",
    "31 February 2031",
    "2031-06/2031-05",
    "/",
    "../..",
    "04/05/31",
]


@pytest.mark.parametrize(("words", "edtf", "earliest", "latest", "why"), READ, ids=[row[4] for row in READ])
def test_words_and_days(words: str, edtf: str | None, earliest: str | None, latest: str, why: str) -> None:
    moment = read_date(words)
    assert moment is not None, why
    assert (moment.edtf, moment.earliest, moment.latest) == (edtf, earliest, latest), why


@pytest.mark.parametrize("words", NONE)
def test_no_date_is_made_of_other_words(words: str) -> None:
    assert read_date(words) is None


@given(st.dates())
def test_days_come_back_as_they_are(day: object) -> None:
    moment = read_edtf(str(day))
    assert moment is not None and moment.edtf == moment.earliest == moment.latest == str(day)


@given(st.text(alphabet="0123456789X-/.?~ TZ:+MayFeb", max_size=40))
def test_any_words_give_a_date_or_none(words: str) -> None:
    moment = read_date(words)
    if moment and moment.earliest and moment.latest:
        assert moment.earliest <= moment.latest


@pytest.mark.parametrize("words", ["2031-05-04", "2031", "2031-05-04/2031-06", "4 May 2031", "25.9.2031"])
def test_a_date_given_as_an_option_may_be_in_any_form_that_names_one(words: str) -> None:
    check_date(words)


@pytest.mark.parametrize(("words", "why"), [("11.9.2031", "may be two dates"), ("soon", "is not a date")])
def test_an_option_that_names_no_single_date_is_refused(words: str, why: str) -> None:
    with pytest.raises(SettingError, match=why):
        check_date(words)
