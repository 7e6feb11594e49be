"""Costly shading, m = x + clip(e - x, 0, d) with d = f/kappa, passed through a chain of levels.

Without noise n levels are one level with the sum of their d: an agent passes on min(e, x + d) of a signal
below the plan and leaves one above it alone, and min(e, min(e, x + d) + d') = min(e, x + d + d'). With
noise the composition holds no longer; for a tree so wide that a superior's mean has no noise left the level
means still have a closed form. Derived in docs/theory/dynamics.md, section 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, erfc, exp, pi, sqrt

from earwitness.simulate.theory.domain import count, not_negative, positive

# (e - x) kappa / f is off by a few units in the last place; a whole number must not become the next one.
_ROUNDING = 1e-12


def through(state: float, *, plan: float, lies: Sequence[float]) -> float:
    """What the top hears of *state* through noise-free levels; *lies* holds f/kappa of each, in any order.

    Exact for one chain, and for a tree whose agents of one level have the same f/kappa. Where they differ,
    the mean of min(e, x + d) lies below min(e, x + mean d) (Jensen), by at most the mean absolute deviation
    of d.
    """
    for lie in lies:
        not_negative(lie=lie)
    return state + min(max(plan - state, 0.0), sum(lies))


def levels_until_unheard(state: float, *, plan: float, lie: float) -> int:
    """After how many levels of *lie* = f/kappa nothing but the plan is heard: ceil((e - x) / lie)."""
    positive(lie=lie)
    ratio = max(plan - state, 0.0) / lie
    return ceil(ratio * (1.0 - _ROUNDING))


def share_on_plan(*, mean: float, sd: float, plan: float, lie: float) -> float:
    """Share of the agents of one level, signals normal with *mean* and *sd*, who report exactly the plan.

    Phi((e - mu)/s) - Phi((e - lie - mu)/s): the bunching below a target.
    """
    positive(sd=sd)
    not_negative(lie=lie)
    return _below((plan - mean) / sd) - _below((plan - lie - mean) / sd)


def mean_lie(*, mean: float, sd: float, plan: float, lie: float) -> float:
    """E clip(e - x, 0, lie) for x normal: s (G((e - mu)/s) - G((e - lie - mu)/s)), G(z) = z Phi(z) + phi(z).

    Because E clip(Y, 0, d) is the integral of P(Y > t) over t from 0 to d. For *sd* 0 the clip itself.
    """
    not_negative(sd=sd, lie=lie)
    if sd == 0.0:
        return min(max(plan - mean, 0.0), lie)
    return sd * (_short((plan - mean) / sd) - _short((plan - lie - mean) / sd))


def wide_tree(state: float, *, levels: int, noise: float, plan: float, lie: float) -> tuple[float, ...]:
    """Mean message of each level, level 1 (below the leader) first, in a tree of ever more branches.

    A superior's mean over many subordinates has no noise left, so that each level starts from a number:
    h(x) = x + E clip(e - x - sigma eps, 0, lie). A tree of b branches approaches this as 1/b.
    """
    count(levels=levels)
    not_negative(noise=noise, lie=lie)
    said: list[float] = []
    for _ in range(levels):
        state += mean_lie(mean=state, sd=noise, plan=plan, lie=lie)
        said.append(state)
    return tuple(reversed(said))


def hidden(*, plan: float, lie: float, levels: int) -> tuple[float, float]:
    """The states that a noise-free chain hides: all between these two are told as the plan.

    Outside them even a chain of liars says exactly what is the case to a leader who knows how he is lied to.
    """
    count(levels=levels)
    not_negative(lie=lie)
    return plan - levels * lie, plan


def resting_belief(*, plan: float, lie: float, levels: int) -> float:
    """Where a sophisticated leader rests who hears nothing but the plan, phi = 1: e - n f/(2 kappa).

    Where his expectation of the message meets the message, E clip(e - x, 0, d) = e - L for x symmetric
    about L; as clip(y, 0, d) - d/2 is odd about d/2 that is L = e - d/2, whatever the truth and his doubt
    s: the middle of what ``hidden`` says. What pulls him there is the chance that x lies outside, so it is
    weak where s is small beside d, and he stays about where he was first inside.
    """
    low, high = hidden(plan=plan, lie=lie, levels=levels)
    return 0.5 * (low + high)


def doubt_left(*, mean: float, sd: float, plan: float, lie: float) -> float:
    """Expected variance of the state given what the top hears, for a perfect Bayesian: the price of fear.

    States normal with *mean* and *sd*; *lie* the sum over noise-free levels. Messages off the plan reveal
    the state, so it is P(hidden) Var(theta | hidden). It never falls as the lie grows: what is told under a
    larger lie can be computed from what is told under a smaller one (Blackwell 1953). This is the
    dictator's dilemma of Wintrobe (1998, chapter 2) in the model of this package: more repression, more
    uncertainty at the top.
    """
    positive(sd=sd)
    not_negative(lie=lie)
    low = (plan - lie - mean) / sd
    high = (plan - mean) / sd
    share = _below(high) - _below(low)
    if share <= 0.0:
        return 0.0
    first = (_density(low) - _density(high)) / share
    second = 1.0 + (low * _density(low) - high * _density(high)) / share
    return share * sd**2 * max(second - first**2, 0.0)


def _below(z: float) -> float:
    return 0.5 * erfc(-z / sqrt(2.0))


def _density(z: float) -> float:
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)


def _short(z: float) -> float:
    """E max(z - Z, 0) for Z standard normal."""
    return z * _below(z) + _density(z)
