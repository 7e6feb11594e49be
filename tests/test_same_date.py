"""When two annotations of a date are the same to the scorer."""

from __future__ import annotations

import pytest

from evaluation.press.score import _in_months, _same_date


@pytest.mark.parametrize(
    ("a", "b", "same", "why"),
    [
        ("2031-05-04", "2031-05-04", True, "one day"),
        ("2031-05-04", "2031-05-05", False, "two days"),
        ("2031-05-04", "2031-05", False, "a month is less exact"),
        ("2031-05-04", None, False, "unresolved is wrong where a date can be told"),
        (None, None, True, "both unresolved"),
        ("XXXX-05-04", None, True, "a day of no year is as good as unresolved"),
        ("XXXX-05-04", "XXXX-05-04", True, "the same day of no year"),
        ("XXXX-05-04", "XXXX-05-05", False, "another day of no year"),
        ("XXXX-05-04", "2031-05-04", False, "the year can be told"),
        ("2031-22", "2031-06/2031-08", True, "a season and its months"),
        ("2031-22", "2031-22", True, "a season"),
        ("2031-22", "2031-06", False, "a season and one month of it"),
        ("2031-24", "2031-12/2032-02", True, "a winter ends in the year after"),
        ("2031-24", "2031-12/2031-02", False, "and not in its own"),
    ],
)
def test_same_date(a: str | None, b: str | None, same: bool, why: str) -> None:
    assert _same_date(a, b) is same, why
    assert _same_date(b, a) is same, why


@pytest.mark.parametrize(
    ("edtf", "months"),
    [
        ("2031-21", "2031-03/2031-05"),
        ("2031-23", "2031-09/2031-11"),
        ("2031-12", "2031-12"),  # a month
        ("2031-21/2031-22", "2031-21/2031-22"),  # a stretch of seasons stays as it is
        (None, None),
    ],
)
def test_seasons_as_months(edtf: str | None, months: str | None) -> None:
    assert _in_months(edtf) == months
