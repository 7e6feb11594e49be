"""What becomes of rows in a table: their order, doubles, contradictions, and earlier tables."""

from __future__ import annotations

import pytest
from tests.weigh.tables.claims import columns, told

from earwitness.errors import SettingError
from earwitness.weigh.table import Columns, Kind, make_table
from earwitness.weigh.table_weighing import table_of, weigh_table


def test_rows_in_any_order_make_the_same_table() -> None:
    rows = [("dam", "Atlas", "1931"), ("mill", "Atlas", "1870"), ("dam", "Almanac", "1932")]
    one, other = make_table(columns(*rows)), make_table(columns(*reversed(rows)))
    assert told(one) == told(other) == sorted(rows)
    assert one.items == other.items == ("dam", "mill") and one.sources == ("Almanac", "Atlas")


def test_a_row_that_stands_twice_counts_once() -> None:
    row = ("dam", "Atlas", "1931")
    table = make_table(columns(row, row, ("dam", "Almanac", "1931"), row))
    assert len(table) == 2 and table.notes == ("2 rows stand twice and count once",)
    assert make_table(columns(row, row)).notes == ("1 row stands twice and counts once",)


CONTRADICTIONS: list[tuple[str, Columns]] = [
    ("two values", columns(("dam", "Atlas", "1931"), ("dam", "Atlas", "1932"), ("dam", "Almanac", "1931"))),
    (
        "one value, asserted and denied",
        columns(
            ("dam", "Atlas", "1931"),
            ("dam", "Atlas", "1931"),
            ("dam", "Almanac", "1931"),
            says=[1, -1, 1],
        ),
    ),
]


@pytest.mark.parametrize("rows", [row[1] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS])
def test_a_source_that_contradicts_itself_is_set_aside_and_told(rows: Columns) -> None:
    table = make_table(rows)
    assert told(table) == [("dam", "Almanac", "1931")]
    (note,) = table.notes
    assert "1 times a source gives several values for one item" in note
    assert '"Atlas" on "dam"' in note and note.endswith("all that it says there is set aside")
    with pytest.raises(SettingError, match=r'"Atlas" on "dam".*leave one of them'):
        make_table(rows, several="refuse")


def test_nothing_but_contradictions() -> None:
    with pytest.raises(SettingError, match=r"nothing is left.*leave one value for each source and item"):
        make_table(columns(("dam", "Atlas", "1931"), ("dam", "Atlas", "1932")))


REFUSED_COLUMNS: list[tuple[str, Columns, str]] = [
    ("no rows", Columns(item=[], source=[], value=[]), "has no rows; give at least one claim"),
    ("no source", columns(("dam", "", "1931")), "row 1 has no source; fill it in or leave the row out"),
    (
        "unequal",
        Columns(item=["dam"], source=["Atlas"], value=[]),
        "0 in value beside 1 in item; make them equal",
    ),
    ("says neither", columns(("dam", "Atlas", "1931"), says=[0]), "says 0: must be one of 1, -1"),
    (
        "interest beyond",
        columns(("dam", "Atlas", "1931"), interest=[3]),
        "interest 3: must be one of -1, 0, 1",
    ),
    (
        "two attributes",
        columns(("dam", "Atlas", "1931"), ("dam", "Almanac", "1931"), attribute=["year", "height"]),
        'item "dam" has two attributes; give it one',
    ),
    ("the mark of the history", columns(("dam\x1f", "Atlas", "1931")), "U+001F; take it out"),
]


@pytest.mark.parametrize(
    ("rows", "message"), [row[1:] for row in REFUSED_COLUMNS], ids=[row[0] for row in REFUSED_COLUMNS]
)
def test_columns_that_are_refused(rows: Columns, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        table_of(rows)
    assert message in str(caught.value)


def test_an_earlier_table_is_learned_from_and_not_answered() -> None:
    now = columns(("dam", "Atlas", "1931"), ("dam", "Almanac", "1932"))
    before = columns(*((f"mill {n}", s, "so") for n in range(9) for s in ("Atlas", "Gazette")))
    found = weigh_table(now, history=[before])
    assert [answer.item for answer in found.answers] == ["dam"]
    assert {s.source: s.claims for s in found.sources} == {"Atlas": 10, "Almanac": 1, "Gazette": 9}


def test_the_same_item_of_an_earlier_table_is_another_item() -> None:
    now, before = columns(("dam", "Atlas", "1931")), columns(("dam", "Atlas", "1930"))
    assert len(table_of(now, history=[before, before])) == 3, "nobody contradicts himself on another day"


def test_columns_that_only_one_table_has() -> None:
    now = columns(("dam", "Atlas", "1931"), ("dam", "Almanac", "1931"), says=[1, -1])
    table = table_of(now, history=[columns(("mill", "Atlas", "1870"))])
    assert table.says_N is not None and sorted(table.says_N.tolist()) == [-1, 1, 1], "a denial stays one"
    now = columns(("dam", "Atlas", "1931"), attribute=["year"])
    with pytest.raises(SettingError, match="only some of the tables have the column attribute"):
        table_of(now, history=[columns(("mill", "Atlas", "1870"))])


def test_a_table_that_is_made_takes_no_more() -> None:
    table = table_of(columns(("dam", "Atlas", "1931")))
    assert table_of(table) is table
    with pytest.raises(SettingError, match="is already made; give history and kinds where it is made"):
        table_of(table, kinds=Kind(tolerance=1))
