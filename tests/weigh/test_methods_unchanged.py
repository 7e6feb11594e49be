"""What changes nothing under any method (orders, doubles, names), and what nobody may gain by."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.methods import EQUAL, METHOD, ROWS, SOON
from tests.weigh.worlds import Row, columns, independent, probabilities, with_copies

from earwitness.weigh.table_weighing import MethodName, TableWeighing, weigh_table

SLACK = 1e-4


def apart(one: TableWeighing, other: TableWeighing) -> float:
    """The largest difference of any probability of an answer, or of a source's worth."""
    first, second = probabilities(one), probabilities(other)
    assert first.keys() == second.keys()
    gaps = [abs(first[key] - second[key]) for key in first]
    gaps += [abs(a.unclaimed - b.unclaimed) for a, b in zip(one.answers, other.answers, strict=True)]
    return max(*gaps, *(abs(a - b) for a, b in zip(worths(one), worths(other), strict=True)))


def worths(found: TableWeighing) -> list[float]:
    """What sources are worth, whoever it is: of two who say all the same one goes by the other."""
    return [
        number
        for name in ("claims", "reliability", "agreed", "low", "high")
        for number in sorted(getattr(source, name) for source in found.sources)
    ]


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(method: MethodName, rows: list[Row], seed: int) -> None:
    mixed = random.Random(seed).sample(rows, len(rows))
    one, other = (weigh_table(columns(r), method=method) for r in (rows, mixed))
    assert apart(one, other) <= EQUAL and one.answers == other.answers and one.copying == other.copying


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, times=st.integers(1, 3))
def test_rows_that_stand_twice_change_nothing(method: MethodName, rows: list[Row], times: int) -> None:
    one, other = (weigh_table(columns(r), method=method) for r in (rows, rows + rows[:4] * times))
    assert apart(one, other) <= EQUAL and other.notes[0].endswith(("counts once", "count once"))


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, order=st.permutations("stuvw"))
def test_what_sources_are_called_changes_nothing(
    method: MethodName, rows: list[Row], order: Sequence[str]
) -> None:
    """Names of one shape: sources that name themselves alike are taken to work alike, and that is meant."""
    new = dict(zip("stuvw", order, strict=True))
    renamed = [(item, new[source], value) for item, source, value in rows]
    one, other = (weigh_table(columns(r), method=method) for r in (rows, renamed))
    assert apart(one, other) <= EQUAL


@METHOD
@pytest.mark.parametrize("seed", range(3))
def test_what_sources_are_called_changes_nothing_in_larger_tables(method: MethodName, seed: int) -> None:
    rows = independent(0.9, 0.8, 0.8, 0.7, 0.6, items=30, seed=seed, speaks=0.8)
    rows = with_copies(rows, "source 4", ["source 5", "source 6"], share=0.9, skill=0.7, seed=seed)
    order = random.Random(seed).sample(range(7), 7)
    new = {f"source {n}": f"paper {m}" for n, m in enumerate(order)}
    one = weigh_table(columns(rows), method=method)
    other = weigh_table(columns([(i, new[s], v) for i, s, v in rows]), method=method)
    assert apart(one, other) <= EQUAL
    assert len(one.copying) == len(other.copying)


@METHOD
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_earlier_tables_changes_nothing(method: MethodName, seed: int) -> None:
    now, *earlier = (columns(independent(0.9, 0.7, 0.6, 0.5, items=20, seed=10 * seed + n)) for n in range(4))
    one = weigh_table(now, history=earlier, method=method)
    other = weigh_table(now, history=[earlier[2], earlier[0], earlier[1]], method=method)
    assert apart(one, other) <= EQUAL


@METHOD
@pytest.mark.parametrize("seed", range(2))
def test_less_support_never_makes_surer(method: MethodName, seed: int) -> None:
    """But for SLACK: without a claim all sources are learned anew, and certainties near 1 differ by less."""
    rows = independent(0.9, 0.9, 0.8, 0.8, 0.6, 0.5, items=30, seed=seed)
    before = weigh_table(columns(rows), method=method)
    for answer in before.answers[:8]:
        for_it = [row for row in rows if row[0] == answer.item and row[2] == answer.value]
        for gone in (for_it[:1], for_it[:-1]):
            left = columns(row for row in rows if row not in gone)
            after = probabilities(weigh_table(left, method=method)).get((answer.item, answer.value), 0.0)
            assert after <= answer.probability + SLACK, (answer, gone)
