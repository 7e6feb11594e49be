"""Tables of claims: what is read from files, frames and columns, how values compare, and what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import InputError, SettingError
from earwitness.weigh.table import Columns, Kind, Table, make_table, numbers
from earwitness.weigh.table_reading import read_answers, read_claims, read_priors
from earwitness.weigh.table_settings import SourcePrior, TableSettings
from earwitness.weigh.table_weighing import MethodName, same_value, table_of, weigh_table

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file with the given text, called claims.tsv."""

    def made(text: str | bytes) -> Path:
        path = tmp_path / "claims.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return made


def columns(*rows: tuple[str, str, str], **more: Any) -> Columns:
    item, source, value = (list(column) for column in zip(*rows, strict=True))
    return Columns(item=item, source=source, value=value, **more)


def told(table: Table) -> list[tuple[str, str, str]]:
    """The rows of a table, as text."""
    codes = zip(table.item_N.tolist(), table.source_N.tolist(), table.value_N.tolist(), strict=True)
    return [(table.items[i], table.sources[s], table.values[v]) for i, s, v in codes]


# Files


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


# Frames


def test_a_mapping_of_columns_is_read_like_a_file() -> None:
    frame = {
        "value": [1931, 1870],
        "item": ["dam ", "mill"],
        "source": ["Atlas", "Atlas"],
        "page": [7, 9],
        "says": ["asserts", -1],
        "hedge": ["no", True],
        "origin": [None, "briefing"],
    }
    table = table_of(frame)
    assert told(table) == [("dam", "Atlas", "1931"), ("mill", "Atlas", "1870")]
    assert table.says_N is not None and table.says_N.tolist() == [1, -1]
    assert table.hedge_N is not None and table.hedge_N.tolist() == [False, True], '"no" is no'
    assert table.origin_N is not None and table.origin_N.tolist() == [-1, 0]


def test_a_data_frame_is_read_like_a_file() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"item": ["dam", "mill"], "source": ["Atlas", "Atlas"], "value": [1931, 1870]})
    assert told(table_of(frame)) == [("dam", "Atlas", "1931"), ("mill", "Atlas", "1870")]
    frame["hedge"] = pandas.array([True, None], dtype="boolean")
    assert table_of(frame).hedge_N.tolist() == [True, False]


@pytest.mark.parametrize("missing", [None, math.nan, np.float32("nan"), ""])
def test_a_cell_of_a_frame_that_is_missing_is_no_value(missing: Any) -> None:
    frame = {"item": ["dam", "mill"], "source": ["Atlas", "Atlas"], "value": ["1931", missing]}
    with pytest.raises(SettingError, match="row 2 has no value; fill it in or leave the row out"):
        table_of(frame)


def test_nan_as_a_word_is_a_value() -> None:
    frame = {"item": ["bread", "bread"], "source": ["Cook", "Atlas"], "value": ["nan", "roti"]}
    assert table_of(frame).values == ("nan", "roti"), "nan is bread: what is text is a value"


def test_frames_that_are_refused() -> None:
    with pytest.raises(
        SettingError, match="has no column source; it has item, value; name the columns item, source, value"
    ):
        table_of({"item": ["dam"], "value": ["1931"]})
    with pytest.raises(SettingError, match="has no column item; it has none"):
        table_of({})
    wrong = {"item": ["dam"], "source": ["Atlas"], "value": ["1931"], "check": ["perhaps"]}
    with pytest.raises(SettingError, match='row 1: "perhaps" in check; use one of yes, no'):
        table_of(wrong)
    with pytest.raises(SettingError, match="2 in source beside 1 in item; make them equal"):
        table_of({"item": ["dam"], "source": ["Atlas", "Almanac"], "value": ["1931"]})


# Tables


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


# Attributes and kinds of values


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


# Earlier tables


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


# What is known beforehand, and known answers


def test_what_is_known_of_sources(write: Write) -> None:
    text = "source\tright\tclaims\nAtlas\t0.9\t50\n\nAlmanac\t.6\n"
    found = read_priors(write(text), ["Almanac", "Atlas"])
    assert found == {"Atlas": SourcePrior(right=0.9, claims=50), "Almanac": SourcePrior(right=0.6)}


REFUSED_PRIORS: list[tuple[str, str, str]] = [
    (
        "a source that says nothing",
        "Gazette\t.9\n",
        'line 1: "Gazette" makes no claim in the table; name a source as the table does',
    ),
    ("above 1", "Atlas\t1.2\n", "line 1; right 1.2: must lie between 0 and 1"),
    ("surely right", "Atlas\t1\n", "line 1; right 1: must lie between 0 and 1, neither included"),
    ("below 0", "Atlas\t-.1\n", "line 1; right -0.1: must lie between 0 and 1"),
    ("not a number", "Atlas\tnan\n", "line 1; right nan: must lie between 0 and 1"),
    ("a word", "Atlas\thigh\n", "line 1: could not convert string to float: 'high'; give numbers"),
    ("no claims' worth", "Atlas\t.9\t0\n", "line 1; claims 0: must be a number above 0"),
    ("endless", "Atlas\t.9\tinf\n", "line 1; claims inf: must be a number above 0"),
    ("one cell", "source\tright\nAtlas\n", "line 2: has 1 cells; give source, right, claims"),
    ("four cells", "Atlas\t.9\t3\t4\n", "line 1: has 4 cells"),
    ("twice", "Atlas\t.9\nAtlas\t.8\n", 'line 2: "Atlas" stands twice; leave one of the lines out'),
]


@pytest.mark.parametrize(
    ("text", "message"), [row[1:] for row in REFUSED_PRIORS], ids=[row[0] for row in REFUSED_PRIORS]
)
def test_priors_that_are_refused(write: Write, text: str, message: str) -> None:
    path = write(text)
    with pytest.raises(InputError) as caught:
        read_priors(path, ["Atlas"])
    assert message in str(caught.value) and str(caught.value).startswith(str(path))


def test_priors_of_a_source_that_makes_no_claim() -> None:
    settings = TableSettings(priors={"Gazette": SourcePrior(right=0.9)})
    with pytest.raises(SettingError, match='"Gazette" makes no claim in the table'):
        weigh_table(columns(("dam", "Atlas", "1931")), settings=settings)


REFUSED_SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"skill": (0.5, 0.5, 0.5)}, "must be three probabilities above 0 that add up to 1"),
    ({"skill": (1.0, 0.0, 0.0)}, "must be three probabilities above 0"),
    ({"default_copying": 1.0}, "default_copying 1: must be from 0 up to, not including, 1"),
    ({"default_copying": math.nan}, "default_copying nan"),
    ({"rounds": 0}, "rounds 0: must be 1 or more"),
    ({"settled": 0.0}, "settled 0: must lie between 0 and 1"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED_SETTINGS)
def test_settings_that_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError) as caught:
        TableSettings(**options)
    assert message in str(caught.value)


def test_known_answers(write: Write) -> None:
    assert read_answers(write("dam\t1931\ncommented\tyes\tby hand\n")) == {"dam": "1931", "commented": "yes"}
    for text, message in [
        ("", "holds no values; give lines of item and value"),
        ("dam\n", "line 1: is not item and value; part them by a tab"),
        ("dam\t1931\ndam\t1932\n", 'line 2: "dam" has another value before; leave one of them out'),
    ]:
        with pytest.raises(InputError) as caught:
            read_answers(write(text))
        assert message in str(caught.value)


# Any rows whatever

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
