"""From numbers to places in a drawing, and the round numbers at which an axis is marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isfinite, log10
from typing import Final

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE: Final = (1.0, 2.0, 5.0, 10.0)
_SAME: Final = 1e-6  # numbers that differ by less than this share of their size are the same


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from *low* to *high* laid out from *start* to *end* (which may run backwards, as y does)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where *value* lies; what is outside is put on the nearer end."""
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def reach(values: Iterable[float], *, least: float = 0.0) -> tuple[float, float]:
    """Lowest and highest of those *values* that are numbers, at least *least* apart; 0 to 1 if none is."""
    known = [value for value in values if isfinite(value)]
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    largest = max(abs(low), abs(high))
    if high - low <= max(least, _SAME * largest):
        least = max(least, largest) or 1.0
        middle = 0.5 * (low + high)
        return middle - 0.5 * least, middle + 0.5 * least
    return low, high


def ticks(low: float, high: float, most: int, *, whole: bool = False) -> tuple[float, ...]:
    """At most *most* (2 or more) round numbers, equally far apart, in the range; *whole*: no fractions."""
    return _marked(low, high, most, whole, inwards=True)


def axis(low: float, high: float, most: int) -> tuple[float, ...]:
    """As ``ticks``, but the first is not above *low* and the last not below *high*: the axis ends at them."""
    return _marked(low, high, most, False, inwards=False)


def _marked(low: float, high: float, most: int, whole: bool, *, inwards: bool) -> tuple[float, ...]:
    step = _step((high - low) / most, whole)
    slack = 1e-9 if inwards else -1e-9
    first_of, last_of = (ceil, floor) if inwards else (floor, ceil)
    while True:
        first, last = first_of(low / step - slack), last_of(high / step + slack)
        if last - first + 1 <= most:
            return tuple(step * number + 0.0 for number in range(first, last + 1))
        step = _step(step * 1.01, whole)


def labels(values: tuple[float, ...]) -> tuple[str, ...]:
    """The numbers of an axis, all with as many decimals as tell them apart."""
    if not values:
        return ()
    step = min((b - a for a, b in pairwise(values)), default=abs(values[0]) or 1.0)
    largest = max(map(abs, values))
    if largest >= 1e9 or step < 1e-6:
        return tuple(f"{value:.2g}".replace("-", "−") for value in values)
    decimals = max(0, -floor(log10(step) + 1e-9))
    if round(step, decimals) != round(step, decimals + 1):
        decimals += 1  # steps of 2.5
    return tuple(f"{value:,.{decimals}f}".replace("-", "−") for value in values)


def _step(rough: float, whole: bool) -> float:
    """The smallest round number that is not below *rough*."""
    if whole and rough <= 1.0:
        return 1.0
    power = 10.0 ** floor(log10(rough))
    for each in _WHOLE if whole else _STEPS:
        if each * power >= rough * (1.0 - 1e-9):
            return each * power
    return 10.0 * power
