"""Dates in other forms: as much as is known, and never more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.export.moments import UNKNOWN, date_parts, earliest, first_moment, iso, published_at, stamp
from earwitness.records import Published


@pytest.mark.parametrize(
    ("why", "edtf", "parts", "plain", "moment"),
    [
        ("a day", "2019-09-11", [[2019, 9, 11]], "2019-09-11", "2019-09-11T00:00:00.000Z"),
        ("a month", "2019-09", [[2019, 9]], "2019-09", "2019-09-01T00:00:00.000Z"),
        ("a year", "2019", [[2019]], "2019", "2019-01-01T00:00:00.000Z"),
        ("a season is in its year", "2019-23", [[2019]], "2019", "2019-01-01T00:00:00.000Z"),
        ("about a day", "2019-09-11~", [[2019, 9, 11]], "2019-09-11", "2019-09-11T00:00:00.000Z"),
        ("a time", "2019-09-11T14:05:00Z", [[2019, 9, 11]], "2019-09-11T14:05:00Z",
         "2019-09-11T14:05:00.000Z"),
        ("a time elsewhere", "2019-09-11T01:00:00+02:00", [[2019, 9, 11]], "2019-09-11T01:00:00+02:00",
         "2019-09-10T23:00:00.000Z"),
        ("a time nobody knows where", "2019-09-11T01:00", [[2019, 9, 11]], "2019-09-11T01:00:00",
         "2019-09-11T01:00:00.000Z"),
        ("an interval", "2019-09/2019-10-02", [[2019, 9], [2019, 10, 2]], None, "2019-09-01T00:00:00.000Z"),
        ("an open beginning", "../2019", [], None, None),
        ("no such month", "2019-13", [], None, None),
        ("no such day", "2019-02-30", [], None, None),
        ("other digits", "٢٠١٩", [], None, None),
        ("no year 0", "0000", [], None, None),
        ("beyond the calendar", "9999-12-31T23:59:59-12:00", [], None, None),
        ("a long time ago", "0800-12-25", [[800, 12, 25]], "0800-12-25", "0800-12-25T00:00:00.000Z"),
        ("words", "last Monday", [], None, None),
        ("nothing", None, [], None, None),
    ],
)  # fmt: skip
def test_dates(
    why: str, edtf: str | None, parts: list[list[int]], plain: str | None, moment: str | None
) -> None:
    assert date_parts(edtf) == parts, why
    assert iso(edtf) == plain, why
    found = first_moment(edtf)
    assert (found and stamp(found)) == moment, why


@given(st.text(alphabet="0123456789-/T:Z+.~? "))
def test_no_date_breaks_it(text: str) -> None:
    date_parts(text)
    iso(text)
    found = first_moment(text)
    assert found is None or len(stamp(found)) == 24


def test_bounds_serve_where_there_is_no_date() -> None:
    assert published_at(Published(earliest="2019-09", latest="2019-10")) == datetime(2019, 9, 1, tzinfo=UTC)
    assert published_at(Published(latest="2019-10")) is None  # the last possible moment is not the first
    assert earliest([None, datetime(2019, 9, 1, tzinfo=UTC)]) == datetime(2019, 9, 1, tzinfo=UTC)
    assert earliest([None]) == UNKNOWN
