"""Frames are read like files: mappings of columns and data frames, and cells that are missing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from tests.weigh.tables.claims import told

from earwitness.errors import SettingError
from earwitness.weigh.table_weighing import table_of


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
    hedge_N = table_of(frame).hedge_N
    assert hedge_N is not None and hedge_N.tolist() == [True, False]


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
