"""Vote, skill and full under one contract: what each of them keeps to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.methods import EQUAL, KINDS, LEARNING, METHOD, ROWS, SOON
from tests.weigh.worlds import Row, columns, names

from earwitness.errors import SettingError
from earwitness.weigh.table import Columns, Kind
from earwitness.weigh.table_settings import SourcePrior, TableSettings
from earwitness.weigh.table_weighing import MethodName, compared, table_of, weigh_table


@METHOD
@settings(max_examples=50, phases=SOON)
@given(
    rows=ROWS,
    kind=st.sampled_from(KINDS),
    says=st.lists(st.sampled_from([1, 1, -1]), min_size=14, max_size=14) | st.none(),
)
def test_probabilities_are_probabilities(
    method: MethodName, rows: list[Row], kind: Kind, says: list[int] | None
) -> None:
    table = columns(rows)
    if says is not None:
        table = Columns(item=table.item, source=table.source, value=table.value, says=says[: len(rows)])
    found = weigh_table(table, kinds=kind, method=method)
    assert [a.item for a in found.answers] == sorted({row[0] for row in rows})
    for answer in found.answers:
        all_of_it = [answer.probability, *(p for _, p in answer.others)]
        assert np.isfinite([*all_of_it, answer.unclaimed]).all()
        assert min(*all_of_it, answer.unclaimed, 0) >= 0 and max(*all_of_it, answer.unclaimed) <= 1
        assert max(all_of_it) <= answer.probability + EQUAL, "the answer is the most probable value"
        if not kind.tolerance:
            assert sum(all_of_it) + answer.unclaimed <= 1 + EQUAL
        if answer.between_probability is not None:
            assert answer.probability < answer.between_probability <= 1
    for source in found.sources:
        assert 0 <= source.low <= source.reliability <= source.high <= 1
        assert 0 <= source.agreed <= 1 + EQUAL and source.claims > 0
    for pair in found.copying:
        assert 0 <= pair.probability <= 1 and 0 < pair.share <= 1 and pair.copier != pair.original


@METHOD
def test_what_one_source_says_is_believed_as_it_is(method: MethodName) -> None:
    found = weigh_table(columns([("dam", "Atlas", "1931"), ("mill", "Atlas", "1870")]), method=method)
    assert found.notes[-1].startswith("one source: nothing can be compared")
    assert [a.value for a in found.answers] == ["1931", "1870"]
    if method != "vote":
        assert all(0.5 < a.probability < 0.95 for a in found.answers), "what is assumed, and no more"


@LEARNING
def test_what_is_known_of_sources_decides_between_them(method: MethodName) -> None:
    rows = columns([(item, s, f"{item} by {s}") for item in names(12) for s in ("Atlas", "Blog")])
    known = {"Atlas": SourcePrior(right=0.95, claims=200), "Blog": SourcePrior(right=0.2, claims=200)}
    found = weigh_table(rows, settings=TableSettings(priors=known), method=method)
    assert all(a.value.endswith("Atlas") and a.probability > 0.85 for a in found.answers)
    atlas, blog = found.sources
    assert atlas.reliability > 0.85 and blog.reliability < 0.4


@METHOD
def test_a_denial_speaks_against_its_value(method: MethodName) -> None:
    rows = [("it leaks", s, "so") for s in "abcd"]
    table = columns(rows)
    said = {
        n: weigh_table(
            Columns(item=table.item, source=table.source, value=table.value, says=[1] * (4 - n) + [-1] * n),
            method=method,
        )
        .answers[0]
        .probability
        for n in range(5)
    }
    assert said[0] > said[1] > said[2] >= said[3] >= said[4]
    assert said[0] > 0.8 and said[4] < 0.2


@METHOD
def test_claims_of_one_origin_are_one_piece_of_evidence(method: MethodName) -> None:
    rows = columns([("dam", s, "1931") for s in "abcd"] + [("dam", s, "1932") for s in "xy"])
    apart_ = weigh_table(rows, method=method).answers[0]
    joined = Columns(item=rows.item, source=rows.source, value=rows.value, origin=["one"] * 4 + ["x", "y"])
    assert apart_.value == "1931"
    assert weigh_table(joined, method=method).answers[0].value == "1932", "two beginnings against one"


def test_a_method_that_is_none() -> None:
    with pytest.raises(SettingError, match="method magic: is none; use full, skill, vote"):
        weigh_table(columns([("dam", "Atlas", "1931")]), method="magic")  # type: ignore[arg-type]


def test_comparing_with_known_values() -> None:
    rows: list[Row] = [("dam", s, "1931") for s in "abc"] + [("mill", s, "1870") for s in "abc"]
    table = table_of(columns(rows))
    found = weigh_table(table, method="vote")
    score = compared(found, {"dam": "1931", "mill": "1871", "weir": "1900"}, table)
    assert (score.known, score.answered, score.right, score.expected) == (3, 2, 0.5, 1.0)
    assert score.brier == 0.5 and score.calibration_error == 0.5
    with pytest.raises(SettingError, match="against: names no item of the table"):
        compared(found, {"weir": "1900"}, table)
