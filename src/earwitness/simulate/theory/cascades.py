"""Cascades of thresholds: who joins once enough others have (Granovetter 1978; Kuran 1989, 1991).

A person joins when the number who did is at least her threshold. Joining can only bring others in, so the
end does not depend on the order, and it is the least number r with r = number of thresholds that are at
most r. Derived in docs/theory/dynamics.md, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, exp, log, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import count, finite, positive, share

Floats = NDArray[np.float64]
_HALVINGS = 100  # of a bracket of width 1: below the rounding of its ends


def joined(thresholds: Sequence[float]) -> int:
    """How many have joined in the end; a threshold is a number of people (0: joins unasked)."""
    size = 0
    for threshold in sorted(thresholds):
        if not threshold <= size:  # also nan: never
            break
        size += 1
    return size


def joined_by_share(thresholds: Sequence[float]) -> int:
    """The same for thresholds that are shares of all people.

    Shares and numbers are compared as size/n against the threshold, without multiplying it: .29 of 100
    people are 29.
    """
    size, people = 0, len(thresholds)
    for threshold in sorted(thresholds):
        if not threshold <= size / people:
            break
        size += 1
    return size


def middling_thresholds(*, people: int, mean: float, spread: float) -> tuple[float, ...]:
    """Normal thresholds without chance: the quantiles (i + 1/2)/n of the normal law, as shares.

    The k-th person needs m + s Phi^-1(p) <= p - 1/(2n), p = (k + 1/2)/n: so many people jump where a crowd
    without end of mean m + 1/(2n) has its ``fold``, at .1255 for 100 of mean .25, to within 2/n**2.
    """
    count(people=people)
    finite(mean=mean)
    positive(spread=spread)
    law = NormalDist(mean, spread)
    return tuple(law.inv_cdf((i + 0.5) / people) for i in range(people))


@dataclass(frozen=True, slots=True)
class Fold:
    """Where the low equilibrium of a large crowd vanishes: standard deviation, and share that has joined."""

    spread: float
    share: float


def fold(mean: float) -> Fold | None:
    """The fold of F(r) = Phi((r - mean)/s): F(r) = r and F'(r) = 1 at once, on the lower side.

    F' = 1 where x = (r - mean)/s is -sqrt(-2 ln(s sqrt(2 pi))); F = r then says mean + s x = Phi(x). Below
    that s few join and above it nearly all do. Solved in x, with s = phi(x): mean = Phi(x) - x phi(x),
    which falls from 1/2 at x = 0 to 0. None for a *mean* outside (0, 1/2): there the lower equilibrium
    never vanishes this way.
    """
    finite(mean=mean)
    if not 0.0 < mean < 0.5:
        return None
    x = _root(lambda x: _below(x) - x * _density(x) - mean, -40.0, 0.0)
    return Fold(_density(x), _below(x))


def equilibria(*, mean: float, spread: float) -> tuple[float, ...]:
    """All shares r with r = Phi((r - mean)/s), the first of them where a crowd ends that starts from none."""
    finite(mean=mean)
    positive(spread=spread)
    cuts = [0.0, 1.0]
    top = 1.0 / (spread * sqrt(2.0 * pi))  # the steepest slope of F
    if top > 1.0:
        turn = spread * sqrt(2.0 * log(top))
        cuts[1:1] = [r for r in (mean - turn, mean + turn) if 0.0 < r < 1.0]

    def over(r: float) -> float:
        return _below((r - mean) / spread) - r

    found: list[float] = []
    for low, high in pairwise(cuts):
        if over(low) * over(high) <= 0.0:
            r = _root(over, low, high)
            if not found or r > found[-1]:
                found.append(r)
    return tuple(found)


def size_law(*, people: int, below: Callable[[float], float]) -> Floats:
    """Chance of each final number, 0 to *people*, when thresholds are independent draws: *below*(r) is F(r).

    Exact. Let J(i) be the number of thresholds up to i/n. The cascade ends at the first i with J(i) = i, and
    J is a Markov chain in i: whoever has a higher threshold has it in the next step with chance
    (F(i + 1) - F(i)) / (1 - F(i)). SettingError where *below* is no distribution function.
    """
    final = np.zeros(people + 1)
    for i, law in _counts(people, below):
        final[i] = law[i]
        law[: i + 1] = 0.0  # it has ended
    return final


def appeal_chance(*, people: int, signatures: int, below: Callable[[float], float]) -> float:
    """Chance of a letter of at least *signatures* if *people* with independent thresholds sign at one time.

    That is, of some k from *signatures* on with at least k thresholds up to k/n: each signs who would
    if as many sign. At least the chance that a cascade goes as far, because nobody has to be first.
    """
    count(people=people)
    count(signatures=signatures)
    unsigned = 1.0
    for i, law in _counts(people, below):
        if i >= signatures:
            law[i:] = 0.0  # signed
        unsigned = float(law.sum())
    return 1.0 - unsigned


def _counts(people: int, below: Callable[[float], float]) -> Iterator[tuple[int, Floats]]:
    """The law of J(i), i = 0 … n: each from what the caller has left of the one before."""
    from scipy.stats import binom

    count(people=people)
    at = [below(i / people) for i in range(people + 1)]
    share(below=min(at), upmost=max(at))
    if any(a > b for a, b in pairwise(at)):
        raise SettingError("below falls somewhere; give a distribution function")
    number = np.arange(people + 1)
    law: Floats = binom.pmf(number, people, at[0])
    yield 0, law
    for i in range(people):
        step = (at[i + 1] - at[i]) / (1.0 - at[i]) if at[i] < 1.0 else 0.0
        nxt = np.zeros(people + 1)
        for j in np.flatnonzero(law):
            nxt[j:] += law[j] * binom.pmf(number[: people - j + 1], people - j, step)
        law = nxt
        yield i + 1, law


def _root(of: Callable[[float], float], low: float, high: float) -> float:
    """Where *of* changes sign between *low* and *high*, to rounding."""
    sign = of(high) > 0.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if (of(middle) > 0.0) == sign:
            high = middle
        else:
            low = middle
    return 0.5 * (low + high)


def _below(z: float) -> float:
    return 0.5 * erfc(-z / sqrt(2.0))


def _density(z: float) -> float:
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)
