"""Attributes and kinds of values: which are numbers, and which are the same answer."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tests.weigh.tables.claims import columns

from earwitness.errors import SettingError
from earwitness.weigh.table import Kind, make_table, numbers
from earwitness.weigh.table_weighing import MethodName, same_value, weigh_table


def test_what_follows_the_last_bar_is_the_attribute_if_every_item_has_one() -> None:
    both = make_table(columns(("F 1|gate", "Atlas", "C4"), ("F|1|at", "Atlas", "620")))
    assert both.attributes == ("at", "gate")
    assert [both.attributes[a] for a in both.attribute_I] == ["gate", "at"], "items in order of names"
    one = make_table(columns(("F 1|gate", "Atlas", "C4"), ("F 2", "Atlas", "620")))
    assert one.attributes == ("",), "one item without a bar: the bar is a letter like any other"


def test_each_attribute_has_its_kind() -> None:
    rows = columns(("F 1|gate", "Atlas", "C4"), ("F 1|at", "Atlas", "620"))
    table = make_table(rows, kinds={"at": Kind(tolerance=10, period=1440)})
    assert table.kinds == (Kind(tolerance=10, period=1440), Kind())
    with pytest.raises(SettingError, match='attribute "to": no item has it; the table has "at", "gate"'):
        make_table(rows, kinds={"to": Kind()})


NUMBERS: list[tuple[str, float, str]] = [
    ("12", 12, "whole"),
    ("-1.5e3", -1500, "with an exponent"),
    ("1,234,567.5", 1234567.5, "groups of three"),
    ("1,5", math.nan, "a decimal comma is not read as 15"),
    ("12,34", math.nan, "nor are other groups"),
    ("9" * 40, 1e40, "an integer that no machine word holds"),
    ("9" * 400, math.nan, "beyond what can be computed with"),
    ("1e400", math.nan, "likewise"),
    ("nan", math.nan, "a word"),
    ("inf", math.nan, "a word"),
    ("-Infinity", math.nan, "a word"),
    ("1_000", math.nan, "a name, not a number"),
    ("12 m", math.nan, "units are not read"),
    ("0x1f", math.nan, "nor other bases"),
]


@pytest.mark.parametrize(
    ("value", "number"), [row[:2] for row in NUMBERS], ids=[f"{row[0][:12]}: {row[2]}" for row in NUMBERS]
)
def test_which_values_are_numbers(value: str, number: float) -> None:
    (found,) = numbers([value])
    assert (math.isnan(found) and math.isnan(number)) or found == pytest.approx(number)


SAME: list[tuple[str, str, Kind, bool, str]] = [
    ("Tarn", "Tarn", Kind(), True, "equal words"),
    ("Tarn", "tarn", Kind(), False, "words differ by case: spell alike beforehand"),
    ("7", "7.0", Kind(), False, "without a tolerance spellings are compared"),
    ("7", "7.0", Kind(tolerance=0.5), True, "with one, numbers are"),
    ("1,000", "1005", Kind(tolerance=5), True, "at the edge of the tolerance"),
    ("1000", "1006", Kind(tolerance=5), False, "beyond it"),
    ("Tarn", "1006", Kind(tolerance=5), False, "a word is near no number"),
    ("Tarn", "Orm", Kind(tolerance=5), False, "nor a word near a word"),
    ("1435", "3", Kind(tolerance=10, period=1440), True, "round midnight"),
    ("1435", "3", Kind(tolerance=10), False, "on a line it is far"),
    ("5", "1445", Kind(tolerance=10, period=1440), True, "a day later on the same circle"),
    ("5", "3000", Kind(tolerance=10, period=1440), False, "two hours off, two days later"),
    ("a+b", "b+a", Kind(separator="+"), True, "members in another order"),
    ("a+b", "b+a+", Kind(separator="+"), True, "no member is nothing"),
    ("a+b", "a", Kind(separator="+"), False, "a member is missing"),
]


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"), [row[:4] for row in SAME], ids=[row[4] for row in SAME]
)
def test_which_values_are_the_same_answer(one: str, other: str, kind: Kind, same: bool) -> None:
    assert same_value(one, other, kind) is same_value(other, one, kind) is same


@pytest.mark.parametrize("method", ["skill", "full"])  # a vote counts claims of equal values
@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [row[:4] for row in SAME if row[2].tolerance],
    ids=[row[4] for row in SAME if row[2].tolerance],
)
def test_methods_take_for_the_same_what_is_the_same(
    one: str, other: str, kind: Kind, same: bool, method: MethodName
) -> None:
    rows = columns(*((f"i{n}", s, v) for n in range(6) for s, v in (("s", one), ("t", other))))
    for answer in weigh_table(rows, kinds=kind, method=method).answers:
        assert (answer.probability + answer.others[0][1] > 1) is same, "near values are right together"


REFUSED_KINDS: list[tuple[dict[str, Any], str]] = [
    ({"tolerance": -1}, "tolerance -1: must be a number from 0 up; give 0 for none"),
    ({"tolerance": math.nan}, "tolerance nan: must be a number from 0 up"),
    ({"period": math.inf}, "period inf: must be a number from 0 up"),
    (
        {"tolerance": 12, "period": 24},
        "tolerance 12: makes every value equal on a period of 24; give less than half",
    ),
    ({"tolerance": 1, "separator": "+"}, "a set has no tolerance and no period; give one or the other"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED_KINDS)
def test_kinds_that_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError) as caught:
        Kind(**options)
    assert message in str(caught.value)
