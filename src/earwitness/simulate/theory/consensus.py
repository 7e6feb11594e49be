"""What people agree on who talk until they agree (DeGroot 1974): x := W x, again and again.

W is row-stochastic: row i is how i weights what each says. If the weights form one group that all listen to
in the end, and no clockwork, everybody comes to pi x(0), pi the left eigenvector of W for eigenvalue 1,
with sum 1. Derived in docs/theory/dynamics.md, section 7.
"""

from __future__ import annotations

from math import gcd
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import count, share

Floats = NDArray[np.float64]

# Rows of weights may miss 1 by the rounding of a file with six digits a number.
_SLACK: Final = 1e-5


def influence(weight_NN: Floats) -> Floats:
    """pi: pi W = pi, summing to 1; how much each one's first opinion counts in what all agree on.

    By the elimination of Grassmann, Taksar and Heyman (1985), which subtracts nothing and so keeps its
    relative precision where groups hardly listen to each other. Outside the one closed group that everybody
    listens to, pi is 0. SettingError where rows are no weights or where there is more than one closed
    group.
    """
    weight_NN = _checked(weight_NN)
    group = _closed_group(weight_NN)
    pi_N = np.zeros(weight_NN.shape[0])
    pi_N[group] = _stationary(weight_NN[np.ix_(group, group)])
    return pi_N


def consensus(weight_NN: Floats, opinion_N: Floats) -> float:
    """What all come to: pi x. SettingError also where they never come to one (a clockwork of opinions)."""
    pi_N = influence(weight_NN)
    period = _period(np.asarray(weight_NN, dtype=np.float64), np.flatnonzero(pi_N))
    if period > 1:
        raise SettingError(f"weights go round with period {period}: nobody settles; give somebody own weight")
    return float(pi_N @ np.asarray(opinion_N, dtype=np.float64))


def noise_left(weight_NN: Floats) -> float:
    """Variance of what all agree on, per variance of one independent opinion: the sum of pi squared.

    1/n is the least, reached if and only if all count the same (columns sum to 1, too); one who alone is
    listened to makes it 1. A crowd is wise if it goes to 0 (Golub and Jackson 2010, section III).
    """
    pi_N = influence(weight_NN)
    return float(pi_N @ pi_N)


def peers_left(*, weight: float, rounds: int) -> float:
    """What is left of the differences among peers of one superior after *rounds*: (1 - weight)**rounds.

    x := (1 - w) x + w mean(x) keeps the mean and has the eigenvalues 1 and 1 - w. So without shading such
    talk changes nothing of what the superior hears; with shading it does, as the peers' signals draw
    together before each is shaded.
    """
    share(weight=weight)
    count(0, rounds=rounds)
    return (1.0 - weight) ** rounds


def _checked(weight_NN: Floats) -> Floats:
    weight_NN = np.asarray(weight_NN, dtype=np.float64)
    if weight_NN.ndim != 2 or weight_NN.shape[0] != weight_NN.shape[1] or not weight_NN.size:
        raise SettingError(f"weights have shape {weight_NN.shape}; give a square matrix")
    if not np.isfinite(weight_NN).all() or weight_NN.min() < 0.0:
        raise SettingError("weights hold a number below 0 or none; give finite numbers, 0 or more")
    sums_N = weight_NN.sum(axis=1)
    worst = int(np.argmax(np.abs(sums_N - 1.0)))
    if abs(sums_N[worst] - 1.0) > _SLACK:
        raise SettingError(f"weights: row {worst} sums to {sums_N[worst]:g}; let every row sum to 1")
    scaled_NN: Floats = weight_NN / sums_N[:, None]
    return scaled_NN


def _closed_group(weight_NN: Floats) -> NDArray[np.intp]:
    """The one group without ties outwards that all others listen to, directly or not."""
    linked = weight_NN > 0.0
    reach = linked | np.eye(linked.shape[0], dtype=bool)
    while True:  # squaring: as many rounds as the longest way has binary digits
        further = (reach.astype(np.float32) @ reach.astype(np.float32)) > 0
        if (further == reach).all():
            break
        reach = further
    closed = [i for i in range(reach.shape[0]) if reach[reach[i], i].all()]
    group = np.flatnonzero(reach[closed[0]])
    if len(closed) != group.size:
        other = next(i for i in closed if i not in group)
        raise SettingError(
            f"weights: {int(group[0])} and {other} belong to groups that never hear of each other; "
            "give a weight between them"
        )
    return group


def _stationary(weight_NN: Floats) -> Floats:
    """Elimination of one state after the other, from the last on; every step only adds and divides."""
    w = weight_NN.copy()
    size = w.shape[0]
    for n in range(size - 1, 0, -1):
        w[:n, n] /= w[n, :n].sum()
        w[:n, :n] += np.outer(w[:n, n], w[n, :n])
    pi_N = np.ones(size)
    for n in range(1, size):
        pi_N[n] = pi_N[:n] @ w[:n, n]
    pi_N /= pi_N.sum()
    return pi_N


def _period(weight_NN: Floats, group: NDArray[np.intp]) -> int:
    """Greatest common divisor of the lengths of the circles in a closed group."""
    depth = {int(group[0]): 0}
    order = [int(group[0])]
    period = 0
    for i in order:
        for j in np.flatnonzero(weight_NN[i]).tolist():
            if j in depth:
                period = gcd(period, depth[i] + 1 - depth[j])
            else:
                depth[j] = depth[i] + 1
                order.append(j)
    return period
