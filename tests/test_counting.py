"""Days counted from another date, or from publication on Thursday, 4 March 2021."""

from __future__ import annotations

import pytest

from earwitness.records import Published
from earwitness.when import moments

THURSDAY = Published(date="2021-03-04", basis="given")

# text, dates in order, why
COUNTED: list[tuple[str, list[str | None], str]] = [
    ("three days ago", ["2021-03-01"], "as exact as a day"),
    ("three months ago", ["2020-12"], "as exact as a month"),
    ("three years ago", ["2018"], "as exact as a year"),
    ("two decades ago", ["2001"], "tens of years"),
    ("a fortnight ago", ["2021-02-15/2021-02-21"], "three days to either side, as of weeks"),
    ("several days ago", [None], "how many is not stated"),
    ("two hours ago", ["2021-03-04"], "within the day"),
    ("in the past three days", ["2021-03-01/2021-03-04"], "up to publication"),
    ("On 8 February he wrote. Two days later she left.", ["2021-02-08", "2021-02-10"], "later"),
    ("On 8 February he wrote. Two days earlier she left.", ["2021-02-08", "2021-02-06"], "earlier"),
    ("On 8 February he wrote. She left the day before.", ["2021-02-08", "2021-02-07"], "the day before"),
    ("On 8 February he wrote. The previous week she left.", ["2021-02-08", "2021-02-01/2021-02-07"],
     "whole weeks from Monday"),
    ("On 8 February he wrote. The same month she left.", ["2021-02-08", "2021-02"], "the month around it"),
    ("On 8 February he wrote. The same week she left.", ["2021-02-08", "2021-02-08/2021-02-14"],
     "the week around it"),
    ("On 8 February he wrote. A month later she left.", ["2021-02-08", "2021-03"], "a month on"),
    ("On 31 January he wrote. A month later she left.", ["2021-01-31", "2021-02"], "of fewer days"),
    ("On 8 February he wrote. She left on the 9th.", ["2021-02-08", "2021-02-09"], "of the month before"),
    ("Two days later she left.", [None], "nothing says from when"),
    ("on the 31st", [None], "the month before has no such day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates", "why"), COUNTED, ids=[row[0] for row in COUNTED])
def test_counted(text: str, dates: list[str | None], why: str) -> None:
    found = moments(text, 0, len(text), THURSDAY)
    assert [m.edtf for m in found] == dates, why
    assert all(m.why for m in found)


@pytest.mark.parametrize(
    ("text", "first", "last", "why"),
    [
        ("Two days later she left.", None, "2021-03-04", "no later than publication"),
        ("On 8 February he wrote. She left several days earlier.", None, "2021-02-08", "before it"),
        ("On 8 February he wrote. She left several days later.", "2021-02-08", "2021-03-04", "in between"),
    ],
)
def test_what_stays_open_has_its_bounds(text: str, first: str | None, last: str | None, why: str) -> None:
    *_, found = moments(text, 0, len(text), THURSDAY)
    assert found.edtf is None
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (
        first,
        last,
    ), why
