"""Small tables: as sure as they deserve, and a lone voice is neither nothing nor proof."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from tests.weigh.worlds import RIGHT, Row, columns, independent, names

from earwitness.weigh.methods.base import pieces
from earwitness.weigh.table import Columns, Kind, make_table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.table_weighing import AS_USUAL, Answer, MethodName, weigh_table
from earwitness.weigh.tables.grouping import grouped
from earwitness.weigh.tables.learning import learn, start

# One voice


def propositions(often: float, noise: float, *, items: int = 40, seed: int = 1) -> list[tuple[str, str, int]]:
    """Item, source, and 1 or -1: five sources say of most items whether they are so, wrongly with *noise*."""
    draw = random.Random(seed)
    rows = []
    for item in names(items):
        so = draw.random() < often
        for source in range(5):
            if draw.random() < 0.7:
                rows.append((item, f"source {source}", 1 if so == (draw.random() >= noise) else -1))
    return rows


def weighed(rows: Iterable[tuple[str, str, int]], settings: TableSettings = AS_USUAL) -> dict[str, Answer]:
    """What comes out for each item, of propositions."""
    items, sources, says = (list(column) for column in zip(*rows, strict=True))
    table = Columns(item=items, source=sources, value=["so"] * len(items), says=says)
    return {answer.item: answer for answer in weigh_table(table, settings=settings).answers}


# (who speaks, how often propositions are so, how often a claim is wrong, why the case is there)
LONE = [
    ("nobody else", 0.5, None, "nothing is known of anybody"),
    ("source 0", 0.5, 0.1, "a source that is known to be good"),
    ("stranger", 0.5, 0.1, "somebody of whom nothing else is known"),
    ("stranger", 0.5, 0.3, "among sources that are often wrong"),
    ("source 0", 0.3, 0.2, "where most propositions are not so: its word still weighs more"),
    ("source 0", 0.7, 0.2, "where most are so: its denial still weighs more"),
]


@pytest.mark.parametrize(("who", "often", "noise"), [row[:3] for row in LONE], ids=[row[3] for row in LONE])
def test_a_lone_denial_stays_under_a_half_and_a_lone_assertion_over_it(
    who: str, often: float, noise: float | None
) -> None:
    others = [] if noise is None else propositions(often, noise)
    asserted, denied = (weighed([*others, ("lone", who, says)])["lone"] for says in (1, -1))
    assert denied.probability < 0.5 < asserted.probability
    assert denied.unclaimed == pytest.approx(1 - denied.probability), "that it is not so"


@pytest.mark.parametrize("seed", range(3))
def test_a_denial_is_the_mirror_of_its_claim(seed: int) -> None:
    """A table with every claim turned round gives the same answers turned round."""
    rows = propositions(0.5, 0.2, seed=seed)
    as_is = weighed(rows)
    turned = weighed([(item, source, -says) for item, source, says in rows])
    for item, answer in as_is.items():
        assert answer.probability == pytest.approx(1 - turned[item].probability, abs=1e-6)


def test_a_claim_that_one_denies_is_less_probable_than_one_that_nobody_does() -> None:
    """A denial of one of many values speaks against that value, and for no other in particular."""
    rows = independent(0.9, 0.8, 0.8, 0.7, items=40, seed=1)
    plain = columns([*rows, ("lone", "source 1", "x"), ("lone", "source 2", "y")])
    found = {}
    for says in ((1, 1, 1), (1, 1, -1)):
        table = Columns(
            item=[*plain.item, "lone"],
            source=[*plain.source, "source 3"],
            value=[*plain.value, "x"],
            says=[1] * len(rows) + list(says),
        )
        answer = next(a for a in weigh_table(table).answers if a.item == "lone")
        found[says[-1]] = {answer.value: answer.probability, **dict(answer.others)}
    assert found[1]["x"] > found[1]["y"] and found[-1]["x"] < found[-1]["y"]


# As sure as right


def small_tables(sources: int, speaks: float) -> list[list[Row]]:
    """Forty tables of thirty items; sources are right with .4 to .9, each drawn anew."""
    tables = []
    for seed in range(40):
        draw = random.Random(seed)
        skills = [draw.uniform(0.4, 0.9) for _ in range(sources)]
        tables.append(independent(*skills, items=30, seed=seed, speaks=speaks, wrong=3))
    return tables


def calibration_error(tables: Sequence[Sequence[Row]], method: MethodName) -> tuple[float, float]:
    """Expected calibration error over ten bins, and by how much probabilities exceed the share of rights."""
    answers = [a for rows in tables for a in weigh_table(columns(rows), method=method).answers]
    sure_n = np.array([a.probability for a in answers])
    right_n = np.array([float(a.value == f"{a.item} {RIGHT}") for a in answers])
    gaps = np.bincount(np.minimum((sure_n * 10).astype(int), 9), right_n - sure_n, minlength=10)
    return float(np.abs(gaps).sum() / len(answers)), float((sure_n - right_n).mean())


# (sources, how often each speaks, bound). Of other forties of tables, five or six: six sources .021 to .053
# (`skill` .088 to .114), forty sources .013 to .033 (`skill` .089 to .103). Each bound lies midway.
WORLDS = [
    pytest.param(6, 0.6, 0.07, id="few sources, each on most items"),
    pytest.param(40, 0.1, 0.06, id="many sources with three claims each"),
]


@pytest.mark.parametrize(("sources", "speaks", "bound"), WORLDS)
def test_small_tables_are_weighed_as_surely_as_they_deserve(
    sources: int, speaks: float, bound: float
) -> None:
    tables = small_tables(sources, speaks)
    error, too_sure = calibration_error(tables, "full")
    assert error < bound and abs(too_sure) < bound / 2
    assert calibration_error(tables, "skill")[0] > bound, "the bound tells who is too sure"


# Sets


def books(seed: int) -> list[Row]:
    """A hundred books by two to four of eight people: six sources name all, ten mostly only one of them."""
    draw = random.Random(seed)
    rows = []
    for item in names(100):
        whole = draw.sample("abcdefgh", draw.randint(2, 4))
        for source in range(16):
            chance, said = draw.random(), set(whole)
            if source >= 6 and chance < 0.85:
                said = {whole[0]}
            elif chance < (0.12 if source < 6 else 0.97):
                said = {*draw.sample(whole, draw.randint(1, len(whole) - 1)), draw.choice("abcdefgh")}
            rows.append((item, f"source {source:02}", "+".join(sorted(said))))
    return rows


@pytest.mark.parametrize("seed", range(3))
def test_how_errors_relate_to_truths_stays_a_share(seed: int) -> None:
    """It once was learned from two rounds at a time, grew without end and overflowed, on Book authors too."""
    settings = TableSettings(default_copying=0.0, rounds=80, settled=1e-12)
    table = make_table(columns(books(seed)), kinds=Kind(separator="+"))
    groups = grouped(table)
    learning = learn(start(groups, settings, pieces(groups)))
    assert (learning.held.error_AR >= 0).all() and learning.held.error_AR.sum(axis=1).max() < 1
    for answer in weigh_table(table, settings=settings).answers:
        given = [answer.probability, answer.unclaimed, *(p for _, p in answer.others)]
        assert np.isfinite(given).all() and sum(given) == pytest.approx(1)
