"""Lies that cost something, heard by a receiver who may be naive (Kartik, Ottaviani and Squintani 2007).

The state theta is 0 or more, without an upper end. The sender sees it and says m. With chance alpha the
receiver is naive and acts on m itself, else he knows the sender's strategy, inverts it, and acts on theta.
The sender loses (action - theta - b)**2, in expectation over the receiver's type, and k (m - theta)**2 for
the lie. In the equilibrium that tells all states apart the sender says m = theta + d(theta), with c = alpha +
k:

    c d = alpha b + (1 - alpha) b / (1 + d'),    d(0) = alpha b / c,    d(infinity) = b / c

An agent of the engines that gains its fear f for each unit by which it seems better, and pays kappa d**2 / 2
for the lie, has the same equation with b = f and c = kappa (``fearful_inflation``). Derivation:
docs/theory/games.md, "Lying costs".

Where messages have an upper end, as in Kartik (2009), the states near it say the same, and these forms hold
below them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory import domain


def inflation(theta: ArrayLike, *, bias: float, cost: float, naive: float) -> NDArray[np.float64]:
    """d(theta): by how much the sender overstates; shape of *theta*, in its unit.

    d = (b - (1 - alpha) b y)/c, y = -W0(-exp(-1 - c theta/((1 - alpha) b))), with W0 the main branch of
    Lambert's function. *theta* is measured from the lowest state and is not negative; *bias* b > 0, *cost* k
    >= 0, *naive* alpha, with alpha + k above 0.
    """
    domain.positive(bias=bias)
    domain.not_negative(cost=cost)
    domain.share(naive=naive)
    if naive + cost == 0:
        raise SettingError(
            "cost and naive are both 0; give one above 0, or see cheap_talk: lies are free then"
        )
    return _solved(theta, gain=bias, weight=naive + cost, naive=naive)


def fearful_inflation(theta: ArrayLike, *, fear: float, cost: float, naive: float) -> NDArray[np.float64]:
    """The same for an agent that gains f times the leader's belief and pays kappa d**2/2; shape of *theta*.

    It lies between alpha f/kappa in the worst state and f/kappa far above it. The rule ``Linear``, d =
    f/kappa everywhere, is the limit in which no state is the worst, whatever alpha is. Derived here; no paper
    has this form.
    """
    domain.positive(fear=fear, cost=cost)
    domain.share(naive=naive)
    return _solved(theta, gain=fear, weight=cost, naive=naive)


def least_inflation(*, bias: float, cost: float, naive: float) -> float:
    """d(0) = alpha b/(alpha + k): the lowest state lies only to the naive."""
    return float(inflation(0.0, bias=bias, cost=cost, naive=naive))


def most_inflation(*, bias: float, cost: float, naive: float) -> float:
    """d(infinity) = b/(alpha + k), which no state reaches (unless everybody is naive: then all do)."""
    least_inflation(bias=bias, cost=cost, naive=naive)  # refuses what has no meaning
    return bias / (naive + cost)


def _solved(theta: ArrayLike, *, gain: float, weight: float, naive: float) -> NDArray[np.float64]:
    """The solution of weight d = naive gain + (1 - naive) gain/(1 + d') that starts at naive gain/weight."""
    from scipy.special import lambertw

    at = np.asarray(theta, dtype=np.float64)
    if not (np.isfinite(at).all() and (at >= 0).all()):
        raise SettingError(
            "theta has values below 0 or not finite; measure it from the lowest state, which is 0"
        )
    strategic = (1.0 - naive) * gain
    if strategic == 0.0:
        return np.full_like(at, gain / weight)
    y = -lambertw(-np.exp(-1.0 - weight * at / strategic)).real
    # at theta 0 the argument is the branch point, -1/e, which no double is
    return np.where(at == 0.0, naive * gain / weight, (gain - strategic * y) / weight)
