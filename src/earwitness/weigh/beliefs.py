"""What weighing gives: beliefs in claims, quantities pooled from figures, and what can be chosen about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.records import Belief, Quantity
from earwitness.weigh.priors import USUAL, Priors


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighSettings:
    """What can be chosen about weighing."""

    priors: Priors = USUAL


AS_USUAL: Final = WeighSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """What may be believed, in order of ids; ``apart`` says which figures cannot be compared, and why."""

    beliefs: tuple[Belief, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    apart: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[Belief | Quantity]:
        """All records: beliefs, then quantities."""
        yield from self.beliefs
        yield from self.quantities
