"""Choices by one generator, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

_Thing = TypeVar("_Thing")


class Dice:
    """Draws from one stream, so that equal seeds make equal choices."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def chance(self, p: float) -> bool:
        """True with probability *p*."""
        return bool(self._rng.random() < p)

    def pick(self, things: Sequence[_Thing]) -> _Thing:
        """One of *things*."""
        return things[int(self._rng.random() * len(things))]

    def shuffled(self, count: int) -> list[int]:
        """0 to *count* - 1 in some order."""
        order: list[int] = np.argsort(self._rng.random(count), kind="stable").tolist()
        return order
