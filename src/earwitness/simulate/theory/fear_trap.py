"""The fear trap: fear lies, lies end in a purge, a purge makes fear.

Fear f' = rho f + pi [purge], the gap z = n f/kappa (n levels of linear shading, a leader who believes what
he hears) and a purge with chance Phi((z - tau)/s). In units of the gap one purge adds (1 - rho) A, where A
= pi n / (kappa (1 - rho)) is the gap under a purge in every step. The mean field replaces the drawn purge
by its chance: z = A Phi((z - tau)/s). Derived in docs/theory/dynamics.md, section 4, with where it breaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, exp, log, log1p, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.consensus import influence
from earwitness.simulate.theory.domain import count, finite, not_negative, positive, share

Floats = NDArray[np.float64]

# Cells of the grid on which the law of the drawn process is followed. At A = 6, s = 1, rho = .5 the mean
# after 500 steps from the upper state is 4.5288 at 400 cells and at 800.
CELLS = 800
# Halvings that bring a bracket of the size of A below the rounding of its ends.
_HALVINGS = 200
# Standard deviations beyond which the normal tail is taken from its asymptote: erfc is 0 from 38 on.
_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Rest:
    """A fixed point of the mean field: the gap, and the slope of A Phi((z - tau)/s) there."""

    gap: float
    slope: float

    @property
    def stable(self) -> bool:
        """Whether small departures die out: z' = rho z + (1 - rho) A Phi has slope below 1 if A Phi has."""
        return self.slope < 1.0


def strength(*, punishment: float, levels: float, cost: float, memory: float) -> float:
    """A = pi n / (kappa (1 - rho)): the gap if there were a purge in every step. *memory* is rho, below 1.

    Above a leader whose filter has not K = 1 it takes the factor of ``filters.steady`` times this.
    """
    not_negative(punishment=punishment, levels=levels)
    positive(cost=cost)
    share(memory=memory)
    if memory == 1.0:
        raise SettingError("memory is 1: fear that is never forgotten grows without end; give less than 1")
    return punishment * levels / (cost * (1.0 - memory))


def least_strength(spread: float) -> float:
    """What A must exceed for a trap, s sqrt(2 pi).

    At tau = A/2 there are three fixed points if and only if A is above it, and one otherwise.
    """
    positive(spread=spread)
    return spread * sqrt(2.0 * pi)


def trap_band(*, strength: float, spread: float) -> tuple[float, float] | None:
    """The tolerances tau strictly between which there are three fixed points; None if there are none.

    With x = (z - tau)/s a fixed point solves tau = T(x) = A Phi(x) - s x. T turns where A phi(x) = s, at x
    = -w and w, w = sqrt(2 ln(A / (s sqrt(2 pi)))), so the band is (T(-w), T(w)): symmetric about A/2, with
    half-width A (Phi(w) - 1/2) - s w.
    """
    positive(strength=strength)
    if strength <= least_strength(spread):
        return None
    turn = sqrt(2.0 * log(strength / least_strength(spread)))
    half = strength * (_below(turn) - 0.5) - spread * turn
    return 0.5 * strength - half, 0.5 * strength + half


def rests(*, strength: float, tolerance: float, spread: float) -> tuple[Rest, ...]:
    """All fixed points of z = A Phi((z - tau)/s), from the smallest gap on: one or three (two at a fold)."""
    positive(strength=strength, spread=spread)
    finite(tolerance=tolerance)
    far = (strength + abs(tolerance)) / spread + 1.0  # |T(x) - tau| > 0 beyond: no root there
    cuts = [-far, far]
    if strength > least_strength(spread):
        turn = sqrt(2.0 * log(strength / least_strength(spread)))
        cuts[1:1] = [-turn, turn]

    def left(x: float) -> float:
        return strength * _below(x) - spread * x - tolerance

    found: list[Rest] = []
    for low, high in pairwise(cuts):
        at = _root(left, low, high)
        if at is not None:
            gap = strength * _below(at)
            if not found or gap > found[-1].gap:
                found.append(Rest(gap, strength * _density(at) / spread))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same trap with purges that are drawn: z' = rho z + (1 - rho) A B.

    B is 1 with chance Phi((z - tau)/s), else 0. For any memory below 1 this has one stationary law and
    forgets where it began, so the upper and lower state of the mean field are at best long-lived. At tau =
    A/2 the law is symmetric about A/2 (z and A - z obey the same rule), so the long-run mean is A/2 for
    every A, s and rho. How long a state lives grows like exp(barrier / (1 - rho)).

    The law is followed on a grid of *cells*; mass that falls between two nodes is split so that its mean is
    kept.
    """

    strength: float
    tolerance: float
    spread: float
    memory: float
    cells: int = CELLS

    def __post_init__(self) -> None:
        positive(strength=self.strength, spread=self.spread)
        finite(tolerance=self.tolerance)
        share(memory=self.memory)
        count(2, cells=self.cells)
        if self.memory == 1.0:
            raise SettingError(
                "memory is 1: fear that is never forgotten grows without end; give less than 1"
            )

    def mean(self, *, start: float, steps: int) -> Floats:
        """Mean gap in each of *steps* steps; the first is *start*, from 0 to A."""
        count(steps=steps)
        self._on_grid(start)
        law, move = self._placed(np.array([start]), np.array([1.0])), self._moves()
        node, out = self._nodes(), np.empty(steps)
        for t in range(steps):
            out[t] = law @ node
            law = law @ move
        return out

    def long_run(self) -> float:
        """Mean gap of the stationary law, however long it takes to come about."""
        moves = self._moves()
        try:
            law = influence(moves)
        except SettingError as error:
            raise SettingError(
                f"spread {self.spread} is so small beside strength {self.strength} that one state is never "
                "left in numbers that a machine can hold; give a larger spread"
            ) from error
        return float(law @ self._nodes())

    def escape(self, *, start: float, beyond: float) -> float:
        """Mean number of steps until the gap, from *start*, is past *beyond* for the first time."""
        self._on_grid(start)
        self._on_grid(beyond)
        node = self._nodes()
        here = node > beyond if start > beyond else node < beyond
        wait = np.zeros(node.size)
        inside = self._moves()[np.ix_(here, here)]
        wait[here] = np.linalg.solve(np.eye(inside.shape[0]) - inside, np.ones(inside.shape[0]))
        return float(self._placed(np.array([start]), np.array([1.0])) @ wait)

    def _nodes(self) -> Floats:
        return np.linspace(0.0, self.strength, self.cells + 1)

    def _moves(self) -> Floats:
        node = self._nodes()
        chance = np.array([_below((z - self.tolerance) / self.spread) for z in node])
        spared = self.memory * node
        move = np.zeros((node.size, node.size))
        for i in range(node.size):
            ends = np.array([spared[i], spared[i] + (1.0 - self.memory) * self.strength])
            move[i] = self._placed(ends, np.array([1.0 - chance[i], chance[i]]))
        return move

    def _placed(self, at: Floats, mass: Floats) -> Floats:
        """*mass* at places *at* as mass on the nodes, each between its two neighbours."""
        scaled = np.clip(at / self.strength, 0.0, 1.0) * self.cells
        below = np.minimum(scaled.astype(np.int64), self.cells - 1)
        part = scaled - below
        law: Floats = np.zeros(self.cells + 1)
        np.add.at(law, below, mass * (1.0 - part))
        np.add.at(law, below + 1, mass * part)
        return law

    def _on_grid(self, gap: float) -> None:
        if not 0.0 <= gap <= self.strength:
            raise SettingError(f"gap is {gap}; give a number from 0 to the strength, {self.strength:g}")


def barrier(*, strength: float, tolerance: float, spread: float, start: float, end: float) -> float:
    """W, where the mean time from the rest at *start* to *end* grows like exp(W / (1 - rho)) as rho nears 1.

    *start* is a stable rest, *end* the unstable one. W is the integral from start to end of the root
    lambda(z) other than 0 of -z lambda + ln(1 - p + p exp(A lambda)) = 0, p = Phi((z - tau)/s): the least
    unlikely way there (Freidlin and Wentzell 1984, chapter 4, for a Markov chain with small steps).
    """
    positive(strength=strength, spread=spread)
    at, weight = np.polynomial.legendre.leggauss(64)
    half, middle = 0.5 * (end - start), 0.5 * (end + start)
    tilts = [_tilt(middle + half * x, strength, tolerance, spread, down=end < start) for x in at]
    return float(half * (weight @ np.array(tilts)))


def _tilt(gap: float, strength: float, tolerance: float, spread: float, *, down: bool) -> float:
    """The exponential tilt under which the drawn process drifts against its mean field at *gap*."""
    x = (gap - tolerance) / spread
    spared, purged = _log_below(-x), _log_below(x)

    def rate(tilt: float) -> float:
        one, other = spared, purged + strength * tilt
        return max(one, other) + log1p(exp(-abs(one - other))) - gap * tilt

    sign = -1.0 if down else 1.0
    high = sign / strength
    while rate(high) <= 0.0:
        high *= 2.0
    low = high
    while rate(low) > 0.0:  # towards 0, where the rate is 0 and falls first
        low *= 0.5
        if abs(low) * strength < 1e-12:
            return 0.0
    found = _root(rate, low, high)
    return 0.0 if found is None else found


def _root(of: Callable[[float], float], low: float, high: float) -> float | None:
    """Where *of* changes sign between *low* and *high*, to rounding; None if it has one sign at both."""
    first, last = of(low), of(high)
    if first == 0.0:
        return low
    if last == 0.0:
        return high
    if (first > 0.0) == (last > 0.0):
        return None
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if (of(middle) > 0.0) == (first > 0.0):
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def _below(z: float) -> float:
    return 0.5 * erfc(-z / sqrt(2.0))


def _log_below(z: float) -> float:
    if z > -_FAR:
        return log(_below(z))
    return -0.5 * z * z - log(-z * sqrt(2.0 * pi))  # Mills' ratio, right to 1/z**2


def _density(z: float) -> float:
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)
