"""Files of claims: what is read from them, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weigh.tables.claims import Write, told

from earwitness.errors import InputError
from earwitness.weigh.table_reading import read_claims
from earwitness.weigh.table_weighing import table_of

GOOD: list[tuple[str, str | bytes, list[tuple[str, str, str]]]] = [
    ("three cells a line", "dam\tAtlas\t1931\n", [("dam", "Atlas", "1931")]),
    ("no line end at the end", "dam\tAtlas\t1931", [("dam", "Atlas", "1931")]),
    (
        "line ends of Windows",
        "dam\tAtlas\t1931\r\nmill\tAtlas\t1870\r\n",
        [("dam", "Atlas", "1931"), ("mill", "Atlas", "1870")],
    ),
    ("empty lines between", "\ndam\tAtlas\t1931\n   \n\n", [("dam", "Atlas", "1931")]),
    ("blanks round cells", " dam \t Atlas\t 1931 \n", [("dam", "Atlas", "1931")]),
    ("names in line 1", "item\tsource\tvalue\ndam\tAtlas\t1931\n", [("dam", "Atlas", "1931")]),
    (
        "names in another order and case",
        "Value\tITEM\tSource\n1931\tdam\tAtlas\n",
        [("dam", "Atlas", "1931")],
    ),
    ("other columns", "item\tpage\tsource\tvalue\ndam\t7\tAtlas\t1931\n", [("dam", "Atlas", "1931")]),
    (
        "a mark for the order of bytes",
        b"\xef\xbb\xbfitem\tsource\tvalue\ndam\tAtlas\t1931\n",
        [("dam", "Atlas", "1931")],
    ),
    ("letters beyond English", "Größe\tŁódź\t十\n", [("Größe", "Łódź", "十")]),
    (
        "commas and quotes belong to the words",
        'dam, old\t"Atlas"\t1,931\n',
        [("dam, old", '"Atlas"', "1,931")],
    ),
    (
        "what ends a line elsewhere",
        "dam\u2028wall\tAtlas\t19\x0b31\n",
        [("dam\u2028wall", "Atlas", "19\x0b31")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
def test_what_a_file_holds(write: Write, text: str | bytes, rows: list[tuple[str, str, str]]) -> None:
    assert told(table_of(write(text))) == rows


def test_columns_passed_over_are_named(write: Write) -> None:
    _, notes = read_claims(write("item\tpage\tsource\tvalue\tseen\ndam\t7\tAtlas\t1931\ttoday\n"))
    assert notes == ("columns passed over: page, seen",)


def test_columns_that_say_how(write: Write) -> None:
    text = (
        "item\tsource\tvalue\tattribute\torigin\tsays\thedge\tcheck\tinterest\n"
        "dam\tAtlas\t1931\tyear\tbriefing\tdenies\tyes\tno\tserves\n"
        "mill\tAtlas\t1870\tyear\t\t\t\t\t\n"
    )
    found, notes = read_claims(write(text))
    assert notes == ()
    assert found.attribute == ["year", "year"] and found.origin == ["briefing", None]
    assert found.says == [-1, 1] and found.interest == [1, 0]
    assert found.hedge == [True, False] and found.check == [False, False]


REFUSED: list[tuple[str, str | bytes, str]] = [
    ("nothing", "", "claims.tsv: holds no claims; give lines of item, source and value, parted by tabs"),
    ("only empty lines", "\n \n", "holds no claims; give lines"),
    (
        "only names of columns",
        "item\tsource\tvalue\n",
        "holds no claims, only the names of columns; add a line for each claim",
    ),
    (
        "one column",
        "dam\nmill\n",
        "claims.tsv: line 1: has 1 cells; give item, source and value, parted by tabs",
    ),
    (
        "commas for tabs",
        "item,source,value\ndam,Atlas,1931\n",
        "line 1: has 1 cells; give item, source and value, parted by tabs",
    ),
    ("two columns", "dam\tAtlas\n", "line 1: has 2 cells"),
    ("a fourth cell without names", "dam\tAtlas\t1931\t7\n", "for more columns name them in line 1"),
    (
        "too few cells on one line",
        "item\tsource\tvalue\ndam\tAtlas\t1931\nmill\tAtlas\n",
        "line 3: has 2 cells; give 3 cells as in line 1",
    ),
    (
        "a column twice",
        "item\tsource\tvalue\tvalue\ndam\tAtlas\t1931\t1932\n",
        'line 1: the column "value" stands twice; leave one of them out',
    ),
    (
        "no source",
        "dam\tAtlas\t1931\ndam\t\t1931\n",
        "line 2: has no source; fill it in or leave the line out",
    ),
    ("no item", " \tAtlas\t1931\n", "line 1: has no item; fill it in"),
    ("no value", "dam\tAtlas\t \n", "line 1: has no value; fill it in"),
    (
        "a word that says does not know",
        "item\tsource\tvalue\tsays\ndam\tAtlas\t1931\tdoubts\n",
        'line 2: "doubts" in says; use one of asserts, denies, 1, -1',
    ),
    (
        "a word that hedge does not know",
        "item\tsource\tvalue\thedge\ndam\tAtlas\t1931\tmaybe\n",
        'line 2: "maybe" in hedge; use one of yes, no',
    ),
    (
        "a word that interest does not know",
        "item\tsource\tvalue\tinterest\ndam\tAtlas\t1931\t2\n",
        'line 2: "2" in interest; use one of serves, against, neither',
    ),
    (
        "letters of another encoding",
        b"dam\tAtlas\t1931\nM\xfchle\tAtlas\t1870\n",
        "line 2: is not UTF-8; save the table as UTF-8 text",
    ),
    ("UTF-16", "dam\tAtlas\t1931\n".encode("utf-16"), "line 1: is not UTF-8; save the table as UTF-8 text"),
]


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_file_that_is_refused(write: Write, text: str | bytes, message: str) -> None:
    path = write(text)
    with pytest.raises(InputError) as caught:
        table_of(path)
    assert message in str(caught.value) and str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "problem"), [("not-there.tsv", "No such file"), (".", "Is a directory")]
)  # what is not a file
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(InputError, match=f"cannot be read .{problem}.*; give a file that is there"):
        table_of(tmp_path / name)


CELL = st.text(st.characters(exclude_characters="\t\n\r\x1f", exclude_categories=["Cs"]), min_size=1).map(
    str.strip
)
ROW = st.tuples(CELL.filter(bool), CELL.filter(bool), CELL.filter(bool))


@given(rows=st.lists(ROW, min_size=1, max_size=6, unique_by=lambda row: row[:2]))
def test_any_cells_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    path = tmp_path_factory.mktemp("any") / "claims.tsv"
    lines = ["item\tsource\tvalue", *("\t".join(row) for row in rows)]
    path.write_bytes("\n".join(lines).encode())
    assert told(table_of(path)) == sorted(rows)
