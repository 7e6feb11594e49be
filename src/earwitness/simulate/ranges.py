"""Numbers of a scenario that may lie anywhere in a range, each value as likely as any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.evaluating import told
from earwitness.simulate.patches import lookup, patched
from earwitness.simulate.scenario import Scenario

Ranges: TypeAlias = Mapping[str, Sequence[float]]  # lowest and highest value by key


@dataclass(frozen=True, slots=True)
class Range:
    """Uniform from *low* to *high*; over the whole numbers between them, both included, where *whole*."""

    key: str
    low: float
    high: float
    whole: bool = False

    def at(self, share: float) -> float:
        """The value below which *share* (from 0, below 1) of the range lies."""
        if self.whole:
            return min(int(self.low) + int(share * (self.high - self.low + 1)), int(self.high))
        return self.low + share * (self.high - self.low)


def ranges(scenario: Scenario, given: Ranges, fixed: Mapping[str, object]) -> tuple[Range, ...]:
    """The ranges in *given*, in its order. Raises SettingError for a key or a bound that *scenario* cannot
    take."""
    if not given:
        raise SettingError(
            'no key is given to vary; give one with its range, such as {"fear.memory": (0.5, 0.99)}'
        )
    return tuple(_range(scenario, key, bounds, fixed) for key, bounds in given.items())


def _range(scenario: Scenario, key: str, bounds: Sequence[float], fixed: Mapping[str, object]) -> Range:
    wanted = f"{key} is {told(bounds)}; give its lowest and highest value, such as (0.5, 0.99)"
    try:
        low, high = bounds
    except (TypeError, ValueError) as error:
        raise SettingError(wanted) from error
    if not (_is_number(low) and _is_number(high) and low < high):
        raise SettingError(wanted)
    if key in fixed:
        raise SettingError(f"{key} is both varied and fixed; keep one of the two")
    values = [lookup(patched(scenario, {**fixed, key: bound}), key) for bound in (low, high)]
    return Range(key, float(low), float(high), whole=all(isinstance(value, int) for value in values))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | np.number) and not isinstance(value, bool) and isfinite(value)
