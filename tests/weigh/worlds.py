"""Small worlds in which the truth is known, as tables of claims: who is right how often, who copies whom."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from earwitness.weigh.table import Columns
from earwitness.weigh.table_weighing import TableWeighing

Row: TypeAlias = tuple[str, str, str]
RIGHT = "so"  # every item's truth is its own name and this


def columns(rows: Iterable[Row]) -> Columns:
    item, source, value = (list(column) for column in zip(*rows, strict=True))
    return Columns(item=item, source=source, value=value)


def independent(*skills: float, items: int, seed: int, wrong: int = 6, speaks: float = 1.0) -> list[Row]:
    """Source number n is right with probability ``skills[n]``, else says one of *wrong* other values.

    *speaks* is the probability that a source says anything on an item.
    """
    draw = random.Random(seed)
    return [
        (item, f"source {n}", drawn(item, skill, draw, wrong))
        for item in names(items)
        for n, skill in enumerate(skills)
        if draw.random() < speaks
    ]


def names(items: int) -> list[str]:
    return [f"item {n:03}" for n in range(items)]


def drawn(item: str, skill: float, draw: random.Random, wrong: int = 6) -> str:
    """What somebody says on *item* who is right with probability *skill*."""
    return f"{item} {RIGHT if draw.random() < skill else f'no {draw.randint(1, wrong)}'}"


def with_copies(
    rows: Sequence[Row], of: str, copiers: Sequence[str], *, share: float, skill: float, seed: int
) -> list[Row]:
    """*rows* and those of *copiers*: each repeats *share* of what *of* says, the rest it finds out."""
    draw = random.Random(seed)
    copied = [
        (item, copier, value if draw.random() < share else drawn(item, skill, draw))
        for item, source, value in rows
        if source == of
        for copier in copiers
    ]
    return [*rows, *copied]


def right_share(found: TableWeighing) -> float:
    """The share of items whose answer is the truth."""
    return sum(a.value == f"{a.item} {RIGHT}" for a in found.answers) / len(found.answers)


def probabilities(found: TableWeighing) -> dict[tuple[str, str], float]:
    """How probable each claimed value of each item is."""
    return {
        (a.item, value): probability
        for a in found.answers
        for value, probability in ((a.value, a.probability), *a.others)
    }
