"""A lineage as a table: one row for each voice, unnamed speakers apart."""

from __future__ import annotations

import numpy as np
import pytest
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.weigh.made import Bundle

from earwitness.errors import SettingError
from earwitness.weigh.as_table import SO, lineage_table
from earwitness.weigh.methods.base import Method
from earwitness.weigh.methods.full import full
from earwitness.weigh.methods.skill import skill
from earwitness.weigh.methods.vote import vote
from earwitness.weigh.table_settings import TableSettings


def test_voices_are_rows() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("an official", "anonymous-official"), b.party("Oren Tal")
    one = b.says("Mara Quill", "it leaks")
    b.claim("it leaks", [[one], [b.hedged("an official", "it leaks")]])
    b.claim("it rains", [[b.says("Mara Quill", "it rains")], [b.says("an official", "it rains")]])
    b.link(b.says("Oren Tal", "nonsense", stance="denies"), one, "denies", probability=0.9, denied="fact")
    table = lineage_table(b.documents, b.found, b.lineage)
    assert len(table) == 5 and table.values == (SO,) and len(table.items) == 2
    assert sum(name.startswith("an official") for name in table.sources) == 2, (
        "nothing tells that they are one"
    )
    assert "Mara Quill" in table.sources and "Oren Tal" in table.sources
    assert table.says_N is not None and sorted(table.says_N.tolist()) == [-1, 1, 1, 1, 1]
    assert table.hedge_N is not None and table.hedge_N.sum() == 1


@pytest.mark.parametrize("method", [vote, skill, full])
def test_every_method_runs_on_the_table_of_a_lineage(method: Method) -> None:
    table = lineage_table(DOCUMENTS, FINDINGS, LINEAGE)
    found = method(table, TableSettings())
    assert len(found.start_I) == len(table.items) + 1
    for probabilities in (found.probability_G, found.unclaimed_I):
        assert np.isfinite(probabilities).all() and probabilities.min() >= 0 and probabilities.max() <= 1


def test_a_lineage_in_which_nobody_says_anything() -> None:
    with pytest.raises(SettingError, match="nobody says anything that bears on a claim"):
        lineage_table([], [], [])
