"""What outlets are worth that have it from one unnamed official, and what a denial is worth.

Estimates y_i = theta + s (sqrt(rho) z + sqrt(1 - rho) eps_i): z is the official's own error, shared by all,
so that any two estimates correlate by rho. Derived in docs/theory/dynamics.md, section 8.
"""

from __future__ import annotations

from math import inf, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import count, positive, share

Floats = NDArray[np.float64]


def worth(*, outlets: int, shared: float) -> float:
    """n_eff = n / (1 + (n - 1) rho): how many independent outlets say as much; never more than 1/rho."""
    count(outlets=outlets)
    share(shared=shared)
    return outlets / (1.0 + (outlets - 1) * shared)


def pooled_variance(*, outlets: int, noise: float, shared: float) -> float:
    """Variance of the mean of all estimates, which is the best one can do with them: noise**2 / n_eff.

    Best, because the estimates are exchangeable: the weights that minimize the variance are equal.
    """
    positive(noise=noise)
    return noise**2 / worth(outlets=outlets, shared=shared)


def false_confidence(*, outlets: int, shared: float) -> float:
    """By what factor the interval is too narrow of one who takes n outlets for n sources: sqrt(n / n_eff)."""
    return sqrt(outlets / worth(outlets=outlets, shared=shared))


def denial_ratio(*, deny_true: float, deny_false: float) -> float:
    """P(deny | true) / P(deny | false): what a denial does to the odds that the denied report is true.

    1 for whoever denies all, with any chance: it moves nothing. Above 1 a denial confirms ("never believe
    anything until it has been officially denied"). SettingError for a source that never denies.
    """
    share(deny_true=deny_true, deny_false=deny_false)
    if deny_true == deny_false == 0.0:
        raise SettingError(
            "deny_true and deny_false are both 0: there is no denial to weigh; give one above 0"
        )
    return deny_true / deny_false if deny_false > 0.0 else inf


def silence_ratio(*, deny_true: float, deny_false: float) -> float:
    """The same for a report that is not denied: P(no denial | true) / P(no denial | false)."""
    return denial_ratio(deny_true=1.0 - deny_true, deny_false=1.0 - deny_false)


def updated(probability: ArrayLike, ratio: float) -> Floats:
    """Probabilities after evidence of likelihood *ratio*, by Bayes' rule on odds; a ratio of 1 moves none."""
    before = np.asarray(probability, dtype=np.float64)
    if np.isnan(ratio) or ratio < 0.0:
        raise SettingError(f"ratio is {ratio}; give 0, a number above 0 or infinity")
    if ratio == 1.0:
        return before.copy()
    if ratio in (0.0, inf):  # what was certain stays
        return np.where(before < 1.0, 0.0, 1.0) if ratio == 0.0 else np.where(before > 0.0, 1.0, 0.0)
    return before * ratio / (before * ratio + (1.0 - before))
