"""One comparison of a number with what theory says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Case:
    """*got* must lie within *tolerance* of *expected*; a NaN never does.

    The tolerance is absolute, in the unit of the number. Where chance is involved it is a number of standard
    errors (see ``CHANCE``), plus whatever the numerical method is known to be off by.
    """

    name: str
    expected: float
    got: float
    tolerance: float

    @property
    def passed(self) -> bool:
        """Whether the case holds."""
        return isfinite(self.got) and abs(self.got - self.expected) <= self.tolerance


# How many standard errors a drawn figure may be off. Seeds are fixed: a case that passes once passes always;
# at 4.5 one new seed in 150,000 would fail a case that is right.
CHANCE = 4.5

Check: TypeAlias = Callable[[], Iterator[Case]]
