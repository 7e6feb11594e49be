"""Who stays: competence under ordinary turnover and purges.

Each place changes hands with chance r by ordinary turnover (the successor's mean competence is c_hired) or
with chance p by a purge (c_promoted: promotion for loyalty). Derived in docs/theory/dynamics.md, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import count, not_negative, positive, share

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Replacing:
    """Ordinary turnover and purge as events of one place in one step.

    ``exclusive``: at most one of the two happens (r + p at most 1). Else both are drawn, the purge last, and
    whoever was hired in a step may be purged in it: then turnover counts with r (1 - p).
    """

    turnover: float
    purge: float
    hired: float
    promoted: float
    exclusive: bool = True

    def __post_init__(self) -> None:
        share(turnover=self.turnover, purge=self.purge)
        positive(hired=self.hired, promoted=self.promoted)
        if self.exclusive:
            share(turnover_and_purge=self.turnover + self.purge)

    @property
    def ordinary(self) -> float:
        """Chance that a place is held by somebody hired in this step when it ends."""
        return self.turnover if self.exclusive else self.turnover * (1.0 - self.purge)

    @property
    def loyalists(self) -> float:
        """Share of places held by those who came by a purge, in the long run: p / (r + p)."""
        leaving = self.ordinary + self.purge
        if leaving == 0.0:
            raise SettingError("turnover and purge are both 0: nobody ever leaves; give one above 0")
        return self.purge / leaving

    @property
    def competence(self) -> float:
        """Mean competence in the long run: (r c_hired + p c_promoted) / (r + p)."""
        return self.hired + self.loyalists * (self.promoted - self.hired)

    def path(self, *, start: float, steps: int) -> Floats:
        """Mean competence after 1, 2, … *steps* steps: what *start* is off decays as (1 - r - p)**t."""
        positive(start=start)
        count(steps=steps)
        stays = 1.0 - self.ordinary - self.purge
        gained = self.ordinary * self.hired + self.purge * self.promoted
        out = np.empty(steps)
        for t in range(steps):
            start = stays * start + gained
            out[t] = start
        return out

    def noise(self, *, spread: float = 0.0) -> float:
        """E 1/c**2 in the long run: a signal's variance per sigma**2. It exceeds 1 / competence**2.

        Competences of those who came in one way are log-normal with coefficient of variation *spread*. What
        a purge costs the top in precision is this and not the mean: one blind agent is not made up for by
        one who sees well.
        """
        not_negative(spread=spread)
        few = self.loyalists
        return (few / self.promoted**2 + (1.0 - few) / self.hired**2) * (1.0 + spread**2) ** 3
