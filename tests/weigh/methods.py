"""Marks that run a test under each method, and tables small and strange enough for anything to happen."""

from __future__ import annotations

import pytest
from hypothesis import Phase
from hypothesis import strategies as st

from earwitness.weigh.table import Kind
from earwitness.weigh.table_weighing import METHODS

EQUAL = 1e-9
METHOD = pytest.mark.parametrize("method", METHODS)
LEARNING = pytest.mark.parametrize("method", ["skill", "full"])

SOON = (Phase.explicit, Phase.generate)  # the full model takes .02 s or more a table: too long to shrink by

# Tables small and strange enough that everything may happen in them: ties, one source, numbers, sets, series.
ITEMS = ["dam", "mill", "F 1|at", "F 1|to", "F 2|at", "town, 2001", "town, 2002"]
VALUES = [
    "a",
    "b",
    "a+b",
    "b+c",
    "+",
    "1",
    "2",
    "3",
    "1439",
    "0",
    "-5",
    "1e300",
    "1e-300",
    "nan",
    "inf",
    "9" * 30,
]
KINDS = [Kind(), Kind(tolerance=2), Kind(tolerance=10, period=1440), Kind(period=24), Kind(separator="+")]
ROW = st.tuples(st.sampled_from(ITEMS), st.sampled_from("stuvw"), st.sampled_from(VALUES))
ROWS = st.lists(ROW, min_size=1, max_size=14, unique_by=lambda row: row[:2])
