"""Costly signals through a noisy channel (Sarıtaş, Yüksel and Gezici 2017, their scalar Gaussian game).

The state theta is normal with mean 0 and standard deviation *spread*. The sender says m and pays lambda m**2,
however true it is: words cost effort, not honesty. The leader receives y = m + noise with variance w and
believes L; the sender wants L = theta + b and loses the square of the distance, the leader the square of L -
theta. Both choose at once (Nash; no commitment). Among affine strategies m = A theta + C, L = K y + l there
are the silent equilibrium, K = A = 0, and, iff lambda < sigma**2/w, informative ones (two, mirror images of
each other) with

    K**2 = sqrt(lambda sigma**2/w) - lambda

The bias b moves the offsets and not the slopes, unlike in cheap talk. Derivation: docs/theory/games.md,
"Noisy signals".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from earwitness.simulate.theory import domain


@dataclass(frozen=True, slots=True)
class Signalling:
    """The affine equilibrium with positive slopes; in its mirror image A, K and C change sign."""

    slope: float  # A: message per unit of state
    offset: float  # C
    gain: float  # K: belief per unit of what arrives
    shift: float  # l
    error: float  # the leader's mean squared error
    effort: float  # mean of m**2


def informative(*, spread: float, noise: float, cost: float) -> bool:
    """Whether anything can be said: lambda < sigma**2/w; *cost* is lambda, *noise* the square root of w."""
    domain.positive(spread=spread, noise=noise, cost=cost)
    return cost * noise**2 < spread**2


def signalling(*, spread: float, noise: float, cost: float, bias: float = 0.0) -> Signalling:
    """The informative equilibrium where there is one, else the silent one.

    The leader's mean squared error is sqrt(lambda sigma**2 w), or sigma**2 in silence: it grows with the cost
    of talking, as far as silence.
    """
    domain.finite(bias=bias)
    if not informative(spread=spread, noise=noise, cost=cost):
        return Signalling(0.0, 0.0, 0.0, 0.0, spread**2, 0.0)
    total = sqrt(cost) * spread / noise  # K**2 + lambda
    gain = sqrt(max(total - cost, 0.0))
    slope = gain / total
    offset = gain * bias / cost
    return Signalling(
        slope=slope,
        offset=offset,
        gain=gain,
        shift=-gain * offset,
        error=total * noise**2,
        effort=(slope * spread) ** 2 + offset**2,
    )
