"""Who copies from whom: found by errors that they share, and by nothing else."""

from __future__ import annotations

import random

import pytest
from tests.weigh.worlds import Row, columns, drawn, independent, names, with_copies

from earwitness.weigh.methods.base import CopyingPair
from earwitness.weigh.table import Kind
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.table_weighing import METHODS, weigh_table

KIND = Kind(tolerance=5)


def found(rows: list[Row], kind: Kind | None = None) -> tuple[CopyingPair, ...]:
    return weigh_table(columns(rows), kinds=kind).copying


def family(pairs: tuple[CopyingPair, ...]) -> set[str]:
    return {name for pair in pairs for name in (pair.copier, pair.original)}


# Copies


def parrots(seed: int, *, odd: int, share: float = 1.0, copiers: int = 1) -> list[Row]:
    """Six sources of .9; a parrot that is alone with its value on *odd* of 60 items, and who repeats it."""
    draw = random.Random(seed)
    rows = independent(*[0.9] * 6, items=60, seed=seed)
    rows += [
        (item, "parrot", drawn(item, 0.95, draw) if number % (60 // odd) else f"{item} odd")
        for number, item in enumerate(names(60))
    ]
    return with_copies(
        rows, "parrot", [f"polly {n}" for n in range(copiers)], share=share, skill=0.9, seed=seed
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("odd", [10, 20, 30])
def test_sources_that_share_their_errors_are_found(odd: int, seed: int) -> None:
    (pair,) = found(parrots(seed, odd=odd))
    assert {pair.copier, pair.original} == {"parrot", "polly 0"}, "both, and nobody else"
    assert pair.probability > 0.9 and pair.share > 0.8 and pair.common == 60


def test_several_who_copy_from_one_are_a_family() -> None:
    pairs = found(parrots(0, odd=20, copiers=2))
    assert family(pairs) == {"parrot", "polly 0", "polly 1"} and len(pairs) >= 2
    assert list(pairs) == sorted(pairs, key=lambda p: (-p.probability, -p.share)), "the surest first"


def test_who_copies_less_has_the_smaller_share() -> None:
    (much,), (little,) = (found(parrots(0, odd=20, share=share)) for share in (1.0, 0.6))
    assert much.share > little.share + 0.2


# No copies


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    "skill",
    [
        pytest.param(0.99, id="nearly always right: they agree on nearly everything"),
        pytest.param(0.95, id="mostly right"),
        pytest.param(0.7, id="often wrong, each in its own way"),
    ],
)
def test_sources_that_agree_on_the_truth_copy_from_nobody(skill: float, seed: int) -> None:
    assert found(independent(*[skill] * 8, items=150, seed=seed)) == ()


def test_sources_that_agree_on_everything_show_nothing() -> None:
    """Without an error nothing tells who copies: agreement on what is probably so counts neither way."""
    rows = independent(*[1.0] * 4, items=60, seed=0) + [(item, "other", f"{item} so") for item in names(30)]
    assert found(rows) == ()


def test_a_popular_error_is_not_copied() -> None:
    """Half of twelve sources fall for one old tale on each of a few items: shared, and each on its own."""
    draw = random.Random(3)
    rows: list[Row] = []
    for number, item in enumerate(names(100)):
        tale = number % 5 == 0
        rows += [
            (
                item,
                f"source {n:02}",
                f"{item} tale" if tale and draw.random() < 0.4 else drawn(item, 0.93, draw),
            )
            for n in range(12)
        ]
    assert found(rows) == ()


# Numbers


def clocks(seed: int) -> list[Row]:
    """Seven sources who look at their own clocks: right to two minutes, or far off."""
    draw = random.Random(seed)
    rows: list[Row] = []
    for item in names(120):
        truth = draw.randint(100, 1300)
        for n in range(7):
            off = draw.randint(-2, 2) if draw.random() < 0.75 else draw.randint(-90, 90)
            rows.append((item, f"clock {n}", str(truth + off)))
    return rows


@pytest.mark.parametrize("seed", range(2))
def test_numbers_within_the_tolerance_are_no_shared_errors(seed: int) -> None:
    assert found(clocks(seed), KIND) == ()


def test_equal_numbers_far_from_the_truth_are() -> None:
    rows = clocks(1)
    copied = [(item, "parrot", value) for item, source, value in rows if source == "clock 0"]
    assert family(found(rows + copied, KIND)) == {"clock 0", "parrot"}


# How much must be seen


def test_too_few_common_items_show_nothing() -> None:
    """Two items are too few, whatever is shared on them."""
    rows = independent(*[0.9] * 6, items=60, seed=1)
    for item in names(2):
        rows += [(item, "parrot", f"{item} odd"), (item, "polly", f"{item} odd")]
    assert {"parrot", "polly"}.isdisjoint(family(found(rows)))


def test_enough_common_items_do() -> None:
    rows = independent(*[0.9] * 6, items=60, seed=1)
    for item in names(20):
        rows += [(item, "parrot", f"{item} odd"), (item, "polly", f"{item} odd")]
    assert family(found(rows)) == {"parrot", "polly"}


# Who has it from whom


def halves(own: float) -> list[Row]:
    """An original of .55 on 150 items, and who copies it on 100 and is right with *own* on 50 others."""
    rows = independent(0.9, 0.9, 0.9, 0.9, 0.9, items=200, seed=6)
    draw = random.Random(8)
    for number, item in enumerate(names(200)):
        value = drawn(item, 0.55, draw)
        if number < 150:
            rows.append((item, "original", value))
        if number < 100:
            rows.append((item, "copier", value if draw.random() < 0.95 else drawn(item, own, draw)))
        if number >= 150:
            rows.append((item, "copier", drawn(item, own, draw)))
    return rows


def test_a_direction_is_told_where_the_copier_is_another_on_items_of_its_own() -> None:
    (pair,) = found(halves(0.97))
    assert pair.directed and (pair.copier, pair.original) == ("copier", "original")


def test_no_direction_is_told_where_nothing_tells() -> None:
    (pair,) = found(halves(0.55))
    assert not pair.directed and {pair.copier, pair.original} == {"copier", "original"}


# What can be switched off


def test_only_the_full_model_looks_for_copies() -> None:
    rows = columns(parrots(0, odd=20))
    pairs = {method: len(weigh_table(rows, method=method).copying) for method in METHODS}
    assert pairs["full"] == 1 and pairs["skill"] == pairs["vote"] == 0
    assert weigh_table(rows, settings=TableSettings(copying=False)).copying == ()
