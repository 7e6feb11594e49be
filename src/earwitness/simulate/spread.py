"""How a series spreads over replicates: its mean and a band, where some replicates may have nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Values = NDArray[np.floating[Any]]

LOW: Final = 0.1  # bands hold the middle 8 of 10 replicates
HIGH: Final = 0.9
# Below so many replicates a tenth of them is less than two: the band is then all of them.
LEAST: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Mean and band over replicates; all three of one shape, T or T L. NaN where no replicate has a value."""

    mean: Floats
    low: Floats
    high: Floats

    def level(self, number: int) -> Band:
        """The band of one level, from 0."""
        return Band(self.mean[:, number], self.low[:, number], self.high[:, number])


def band(values: Values) -> Band:
    """The band of *values*, whose first axis are replicates."""
    low, high = quantiles(values, *ends(len(values)))
    return Band(mean(values), low, high)


def ends(replicates: int) -> tuple[float, float]:
    """Between which quantiles the band of so many replicates lies."""
    return (LOW, HIGH) if replicates >= LEAST else (0.0, 1.0)


def band_words(replicates: int) -> str:
    """What a band holds: "8 of 10 replicates"."""
    return "8 of 10 replicates" if replicates >= LEAST else f"all {replicates} replicates"


def mean(values: Values, axis: int | tuple[int, ...] = 0) -> Floats:
    """The mean over *axis* without NaN; NaN where nothing else is there."""
    known = ~np.isnan(values)
    count = known.sum(axis=axis)
    total = np.where(known, values, 0.0).sum(axis=axis, dtype=np.float64)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan), dtype=np.float64)


def quantiles(values: Values, *shares: float) -> tuple[Floats, ...]:
    """Quantiles over the first axis, interpolated linearly, without NaN; NaN where nothing else is there."""
    ordered = np.sort(values, axis=0)  # NaN last
    last = np.maximum((~np.isnan(values)).sum(axis=0) - 1, 0)
    out = []
    for share in shares:
        at = share * last
        below = np.floor(at).astype(np.int64)[None]
        above = np.minimum(below[0] + 1, last)[None]
        left = np.take_along_axis(ordered, below, axis=0)[0].astype(np.float64)
        right = np.take_along_axis(ordered, above, axis=0)[0].astype(np.float64)
        out.append(left + (at - below[0]) * (right - left))
    return tuple(out)
