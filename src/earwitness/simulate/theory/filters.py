"""What a leader believes who trusts his chain: the naive Kalman filter, above liars and above yes-men.

A chain of n levels that each add beta to what they pass on is one measurement of the state, theta + n beta
+ noise. The naive leader's filter is right about the noise and takes the bias for the state, so that the
gap L - theta is a linear filter of bias and noise. Derived in docs/theory/dynamics.md, sections 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import count, finite, not_negative, positive, share

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heard:
    """All that the leader hears in one step, as one measurement: state + *bias* + noise of *variance*."""

    bias: float
    variance: float


@dataclass(frozen=True, slots=True)
class Steady:
    """A filter that has settled.

    ``gain`` is K, ``factor`` what becomes of a constant bias of 1: K / (1 - phi (1 - K)). ``gap`` is the
    mean of L - theta, ``variance`` its variance and also what the leader thinks that it is (the Riccati
    equation).
    """

    gain: float
    factor: float
    gap: float
    variance: float

    @property
    def error(self) -> float:
        """Mean square of L - theta."""
        return self.gap**2 + self.variance


@dataclass(frozen=True, slots=True)
class Start:
    """Before the first step: the leader's *belief* and *doubt*, and the world's *state* and its *spread*."""

    belief: float = 0.0
    doubt: float = 1.0
    state: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Step by step from the first: mean and variance of L - theta, and the leader's own variance of it."""

    gap_T: Floats
    variance_T: Floats
    stated_T: Floats


@dataclass(frozen=True, slots=True)
class Echo:
    """A naive leader above yes-men.

    ``passed`` is the part of the truth that reaches the top, ``rate`` the part of a lasting change of the
    state that the leader takes up per step, ``half_life`` the steps until half of it is taken up (both for
    phi = 1), ``error`` the mean square of L - theta (nan where there is none: |phi| = 1, or a leader who
    only hears himself).
    """

    passed: float
    rate: float
    half_life: float
    error: float


def chain(
    *,
    levels: int,
    branching: int = 1,
    noise: float,
    bias: float = 0.0,
    competence: float = 1.0,
    spread: float = 0.0,
) -> Heard:
    """What a regular tree says whose agents each add *bias*: the bias and the noise pile up level by level.

    *noise* is sigma. With competences that are log-normal with mean *competence* and coefficient of variation
    *spread*, E[1/c**2] = (1 + spread**2)**3 / competence**2; a tree with fixed competences is off by chance.
    """
    count(levels=levels, branching=branching)
    finite(bias=bias)
    not_negative(noise=noise, spread=spread)
    positive(competence=competence)
    unit = (noise / competence) ** 2 * (1.0 + spread**2) ** 3
    variance = sum(unit / branching**level for level in range(1, levels + 1))
    return Heard(levels * bias, variance)


def together(*heard: Heard) -> Heard:
    """Independent channels as one: each weighted by its precision, as the leader weights them."""
    if not heard:
        raise SettingError("no channel was given; give at least one")
    exact = [h for h in heard if h.variance == 0.0]
    if exact:  # whoever is never in doubt is believed alone
        return Heard(sum(h.bias for h in exact) / len(exact), 0.0)
    precision = sum(1.0 / h.variance for h in heard)
    return Heard(sum(h.bias / h.variance for h in heard) / precision, 1.0 / precision)


def steady(*, heard: Heard, persistence: float, noise: float) -> Steady:
    """The settled filter of a state theta' = persistence theta + eta, eta of standard deviation *noise*.

    Decisions and drift drop out: the leader knows both. For noise = 0 the gain goes to 0; the gap
    is then that of the limit: all of the bias for persistence 1 (as slowly as 1/t), none below.
    """
    share(abs_persistence=abs(persistence))
    not_negative(noise=noise, variance=heard.variance)
    q, r = noise**2, heard.variance
    if q == 0.0 and r == 0.0:
        raise SettingError("noise and variance are both 0: there is nothing to filter; give one above 0")
    before = _before(q, r, persistence)
    gain = before / (before + r)
    away = 1.0 - persistence * (1.0 - gain)
    factor = gain / away if away > 0.0 else 1.0
    return Steady(gain, factor, factor * heard.bias, before * r / (before + r))


def _before(q: float, r: float, persistence: float) -> float:
    """Variance of the prediction: the root of M**2 + M (r - phi**2 r - q) - q r = 0 that is not negative."""
    half = 0.5 * (q - (1.0 - persistence**2) * r)
    root = sqrt(half**2 + q * r)
    return half + root if half >= 0.0 else q * r / (root - half)


def track(*, heard: Heard, persistence: float, noise: float, steps: int, start: Start | None = None) -> Track:
    """The naive leader from his first step on: with what he and the world start from.

    The mean gap obeys g' = (1 - K) phi g + K bias, its variance v' = (1 - K)**2 (phi**2 v + q) + K**2 r,
    and the leader's own P' = (1 - K)(phi**2 P + q): his gain comes from P, whether or not he started out
    right.
    """
    count(steps=steps)
    start = Start() if start is None else start
    positive(doubt=start.doubt)
    not_negative(noise=noise, variance=heard.variance, spread=start.spread)
    share(abs_persistence=abs(persistence))
    phi, q, r = persistence, noise**2, heard.variance
    gap_T, variance_T, stated_T = np.empty(steps), np.empty(steps), np.empty(steps)
    gap, true, own = start.belief - start.state, start.spread**2, start.doubt**2
    for t in range(steps):
        gain = own / (own + r) if own > 0.0 else 0.0
        gap = (1.0 - gain) * gap + gain * heard.bias
        true = (1.0 - gain) ** 2 * true + gain**2 * r
        own = (1.0 - gain) * own
        gap_T[t], variance_T[t], stated_T[t] = gap, true, own
        gap, true, own = phi * gap, phi**2 * true + q, phi**2 * own + q
    return Track(gap_T, variance_T, stated_T)


def echo(
    *, levels: int, branching: int = 1, sigma: float, weight: float, persistence: float, noise: float
) -> Echo:
    """Yes-men of one *weight* at every level, below a naive leader, with no decision and no drift.

    Each level passes on (1 - w) of what it has and w of the leader's last belief, so the top hears W theta
    + (1 - W) L + noise with W = (1 - w)**levels: no bias at all, but an echo. The leader takes it for
    honest, and his belief moves with K W instead of K.
    """
    share(weight=weight)
    told = chain(levels=levels, branching=branching, noise=sigma)
    gain = steady(heard=told, persistence=persistence, noise=noise).gain
    keeps = 1.0 - weight
    passed = keeps**levels
    real = sum(sigma**2 * keeps ** (2 * level) / branching**level for level in range(1, levels + 1))
    rate = gain * passed
    half_life = log(0.5) / log(1.0 - rate) if 0.0 < rate < 1.0 else (0.0 if rate == 1.0 else float("inf"))
    return Echo(passed, rate, half_life, _echo_error(persistence, noise**2, gain, passed, real))


def _echo_error(phi: float, q: float, gain: float, passed: float, real: float) -> float:
    """E (L - theta)**2 from the two-dimensional linear recursion of L and theta in its stationary state."""
    if abs(phi) == 1.0:
        return float("nan")
    own = phi * (1.0 - gain) + gain * (1.0 - passed)
    told = gain * passed
    if own == 1.0:  # nothing but his own view comes back to him
        return float("nan")
    state = q / (1.0 - phi**2)
    both = told * state / (1.0 - own * phi)
    belief = (told**2 * state + gain**2 * real + 2.0 * own * told * phi * both) / (1.0 - own**2)
    return belief - 2.0 * both + state
