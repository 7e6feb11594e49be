"""What may be believed of a number that several sources give: which reading is right, and what it comes to.

*Which reading.* Readings of one number exclude each other. Each is as likely against "none of them" as a
claim that its sources state (``model``: distinct beginnings, joins, grades, hedges), so that a figure and the
claim that it stands in are believed alike. If a small number serves a source, one of its that is smaller than
the others' counts for less, and one that is larger for more.

*What it comes to.* If a reading is right, each of its beginnings i gives x_i with ordinary error on a
logarithmic scale, which is heavy-tailed, and shaded by s_i = 1 where a large number serves the source, -1
where a small one does::

    log x_i = log mu + s_i beta_i + e_i       e_i / sigma ~ t with 4 degrees of freedom, beta_i half-normal

log mu is flat, and sigma has equal chances of six values from 1% to 40%. A range or an open number counts
with the probability of lying in it. If no reading is right, the number lies anywhere near them, by a factor
of three or so. The sum of all is the posterior, on a grid, exact but for its step.

Departs from one Student-t over all figures in that what is far away is wrong altogether, and not an outlier:
the value is never a number between two readings, which nobody gives.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp, roots_hermite
from scipy.stats import t as student

from earwitness.records import Figure, Quantity, make_id
from earwitness.weigh.material import Material
from earwitness.weigh.model import evidence_of, probability
from earwitness.weigh.pools import Given, Pool, Reading
from earwitness.weigh.priors import Priors
from earwitness.weigh.voices import Voice

Floats = NDArray[np.float64]
_FREEDOM: Final = 4.0  # heavy tails: one in fifty is off by four sigma
_SIGMAS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)  # ordinary error, log scale: rounding to rough guesses
_WRONG: Final = math.log(3)  # spread of the wrong, log scale: one in twenty is off by nine times
# Half-normal with this spread has mean 0.4: who gains by it shades by a third to a half.
_SHADE: Final = 0.5
_STEP: Final = 0.005  # of the grid, log scale: half a percent
_REACH: Final = 4.0  # beyond the least and greatest figure, log scale: a factor of 55
_TAIL: Final = 0.05  # left out at each end of the interval
_NODES: Final = 9
_LEAST: Final = 1e-300
# Units of measure; any other unit is a thing counted.
_MEASURE: Final = re.compile(
    r"\b(?:(?:(?:milli|centi|kilo)?(?:met(?:re|er)|lit(?:re|er)|gram)|tonne|ton|mile|foot|inch|yard|acre|hectare|"
    r"gallon|barrel|pound|ounce|watt|degree|second|minute|hour|day|week|month|year|decade|share|time|point|"
    r"dollar|euro|crown|franc|peso|rupee|ruble|rouble)s?|feet|inches|century|centuries|percent|yen|per|"
    r"[kcm]?m|k?g|ml|l|ha)\b|[%/]",
    re.IGNORECASE,
)


def quantity(pool: Pool, ground: Material, priors: Priors, why: tuple[str, ...] = ()) -> Quantity:
    """The Quantity that *pool* comes to; of open figures alone, a value of None and no interval.

    Where one beginning alone gives a number there is nothing to pool: the value is what it gives, without an
    interval. Of things counted, value and ends are whole numbers; other ends have two digits.
    """
    figures = tuple(sorted(f for reading in pool.readings for f in reading.figures))
    described = [ground.figures[f] for f in figures]
    told: dict[str, Any] = {
        "id": make_id("qty", *figures),
        "figures": figures,
        "what": next((f.what for f in described if f.what), ""),
        "unit": next((f.unit for f in described if f.unit), None),
        "as_of": next((f.as_of for f in described if f.as_of), None),
        "origins": len(pool.given),
        "why": why,
    }
    if not any(g.bounded for g in pool.given):
        return Quantity(value=None, interval=None, **told)
    if len(pool.given) == 1:
        (alone,) = pool.given
        value = alone.at if alone.low == alone.high else _three_digits(alone.at)
        return Quantity(value=value, interval=None, **told)
    value, (low, high) = estimate(pool, priors)
    if _is_count(described):
        value, interval = float(round(value)), (float(math.floor(low)), float(math.ceil(high)))
    else:
        value = _as_exact(value, [g.at for g in pool.given])
        interval = _two_digits(low), _two_digits(high)
    without = _left_out(pool, priors)
    moves = [abs(math.log(v / value)) for v in without]
    most = max(range(len(moves)), key=lambda n: (round(moves[n], 9), pool.given[n].figures), default=None)
    return Quantity(
        value=value,
        interval=interval,
        left_out=(min(without), max(without)) if without else None,
        hinge=pool.given[most].figures[0] if most is not None and moves[most] > _STEP else None,
        **told,
    )


def _is_count(figures: Sequence[Figure]) -> bool:
    """Whether they count things, by numbers that are all whole, and measure nothing."""
    numbers = [x for f in figures for x in (f.value, f.low, f.high) if x is not None]
    measured = any(f.unit and _MEASURE.search(f.unit) for f in figures)
    return not measured and all(x >= 1 and float(x).is_integer() for x in numbers)


def _left_out(pool: Pool, priors: Priors) -> list[float]:
    """The value without each beginning in turn; empty where that would leave nothing with both ends."""
    rests = [_without(pool, g) for g in pool.given]
    if not all(any(g.bounded for g in rest.given) for rest in rests):
        return []
    return [estimate(rest, priors)[0] for rest in rests]


def _without(pool: Pool, given: Given) -> Pool:
    kept = [Reading(r.figures, tuple(g for g in r.given if g is not given)) for r in pool.readings]
    return Pool(tuple(r for r in kept if r.given))


def chances(pool: Pool, priors: Priors) -> tuple[float, ...]:
    """The probability that each reading is right; what is missing to 1: that none of them is."""
    alone = [
        probability(evidence_of([_serving(g, pool) for g in r.given], priors), priors) for r in pool.readings
    ]
    odds = [p / (1 - p) for p in alone]
    return tuple(o / (1 + math.fsum(odds)) for o in odds)


def _serving(given: Given, pool: Pool) -> Voice:
    """The voice of *given*, with the interest that its number shows beside the other readings."""
    others = [math.log(g.at) for r in pool.readings if given not in r.given for g in r.given]
    if not given.bias or not others:
        return given.voice
    larger = math.log(given.at) > math.fsum(others) / len(others)
    return replace(given.voice, interest=given.bias if larger else -given.bias)


def estimate(pool: Pool, priors: Priors) -> tuple[float, tuple[float, float]]:
    """(value, 90% interval) of the number, to three digits; some beginning gives it with both ends."""
    share_R = chances(pool, priors)
    grid = _grid(pool)
    density_RG = [_if_right(r.given, grid) for r in pool.readings]
    bounded = [n for n, r in enumerate(pool.readings) if any(g.bounded for g in r.given)]
    best = max(bounded, key=lambda n: (round(share_R[n], 9), -n))
    whole = (1 - math.fsum(share_R)) * _if_none(pool, grid)
    for share, density in zip(share_R, density_RG, strict=True):
        whole = whole + share * density
    low, high = (_quantile(grid, whole, tail) for tail in (_TAIL, 1 - _TAIL))
    return _shown(_quantile(grid, density_RG[best], 0.5)), (_shown(low), _shown(high))


def _grid(pool: Pool) -> Floats:
    ends = [math.log(x) for g in pool.given for x in (g.low, g.high) if x is not None]
    first, last = min(ends) - _REACH, max(ends) + _REACH
    return np.asarray(first + _STEP * np.arange(math.ceil((last - first) / _STEP) + 1), np.float64)


def _if_right(given: Sequence[Given], grid: Floats) -> Floats:
    """How likely each log mu of *grid* is if those that give the reading are right; sums to 1."""
    by_sigma = [np.sum([np.log(_near(g, grid, sigma)) for g in given], axis=0) for sigma in _SIGMAS]
    density = np.asarray(logsumexp(np.array(by_sigma), axis=0), np.float64)
    density = np.exp(density - density.max())
    return np.asarray(density / density.sum(), np.float64)


def _if_none(pool: Pool, grid: Floats) -> Floats:
    """How likely each log mu is if no reading is right; sums to 1."""
    density = np.zeros_like(grid)
    for given in pool.given:
        density += np.exp(-(((grid - math.log(given.at)) / _WRONG) ** 2) / 2)
    return np.asarray(density / density.sum(), np.float64)


def _near(given: Given, grid: Floats, sigma: float) -> Floats:
    """The probability (density) of what one source gives, for each log mu: ordinary error, and shading."""
    shades, parts = _half_normal() if given.bias else (np.zeros(1), np.ones(1))
    out = np.full_like(grid, _LEAST)
    for shade, part in zip(shades, parts, strict=True):
        center = grid + given.bias * shade
        if given.low is not None and given.low == given.high:
            out += part * student.pdf((math.log(given.low) - center) / sigma, _FREEDOM) / sigma
        else:
            up = 1.0 if given.high is None else student.cdf((math.log(given.high) - center) / sigma, _FREEDOM)
            below = (
                0.0 if given.low is None else student.cdf((math.log(given.low) - center) / sigma, _FREEDOM)
            )
            out += part * np.maximum(up - below, 0.0)
    return out


def _up_to(end: float | None, center: Floats, sigma: float, if_open: float) -> Floats:
    if end is None:
        return np.full_like(center, if_open)
    return np.asarray(student.cdf((math.log(end) - center) / sigma, _FREEDOM), np.float64)


def _half_normal() -> tuple[Floats, Floats]:
    """Nodes and parts of the shading: Gauss-Hermite quadrature, folded at 0."""
    z, part = roots_hermite(_NODES)
    return np.asarray(np.abs(z) * math.sqrt(2) * _SHADE, np.float64), np.asarray(
        part / part.sum(), np.float64
    )


def _quantile(grid: Floats, density: Floats, share: float) -> float:
    below = np.cumsum(density)
    return float(np.interp(share, below / below[-1], grid + _STEP / 2))  # up to the end of each cell


def _shown(log_value: float) -> float:
    """A value to three digits, which is all that the grid can tell."""
    return _three_digits(math.exp(log_value))


def _three_digits(value: float) -> float:
    return float(f"{value:.3g}")


def _as_exact(value: float, given: Sequence[float]) -> float:
    """*value* with as many digits as the most exact of the numbers *given*: two or three."""
    return _two_digits(value) if all(_two_digits(x) == x for x in given) else _three_digits(value)


def _two_digits(value: float) -> float:
    return float(f"{value:.2g}")
