"""Multinomial logistic regression for small combiners: Newton's method, ridge, no dependency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS: Final = 60
_CLOSE: Final = 1e-7


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights [F + 1, K] over standardised features; the last row is the constant."""

    mean: Floats
    deviation: Floats
    weight: Floats

    def chances(self, x: Floats) -> Floats:
        """Chances [N, K] of the classes."""
        return _softmax(_with_one((x - self.mean) / self.deviation) @ self.weight)


def fit(
    x: Floats, y: NDArray[np.int64], classes: int, *, ridge: float = 1.0, balance: float = 0.0
) -> Logistic:
    """The regression of *y* [N] on *x* [N, F].

    *ridge* is the weight of half the squared weights (hardly of the constant). *balance* is the power
    of a class's rarity by which its examples count more: 0 as they are, 1 every class alike.
    """
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    z = _with_one((x - mean) / deviation)
    n, f = z.shape
    frequency = np.bincount(y, minlength=classes) / n
    share = (1 / (classes * np.maximum(frequency, 1e-9)))[y] ** balance
    target = np.eye(classes)[y]
    penalty = np.full(f, float(ridge))
    penalty[-1] = 1e-3  # the constants of all classes together are free: none of them may run away
    weight = np.zeros((f, classes))

    def loss(w: Floats) -> float:
        return float(
            -(share * np.log((target * _softmax(z @ w)).sum(1) + 1e-300)).sum()
            + (penalty[:, None] * w**2).sum() / 2
        )

    best = loss(weight)
    for _ in range(_STEPS):
        p = _softmax(z @ weight)
        gradient = z.T @ ((p - target) * share[:, None]) + penalty[:, None] * weight
        hessian = np.zeros((classes, f, classes, f))
        for i in range(classes):
            for j in range(i, classes):
                h = (z * (share * p[:, i] * ((i == j) - p[:, j]))[:, None]).T @ z
                hessian[i, :, j] = hessian[j, :, i] = h
            hessian[i, :, i] += np.diag(penalty)
        move = np.linalg.solve(hessian.reshape(classes * f, classes * f), gradient.T.ravel())
        move = move.reshape(classes, f).T
        size = 1.0
        while size > 1e-4 and loss(weight - size * move) > best:
            size /= 2
        weight = weight - size * move
        reached = loss(weight)
        if best - reached < _CLOSE * abs(best):
            break
        best = reached
    return Logistic(mean, deviation, weight)


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1))], 1)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(1, keepdims=True))
    out: Floats = e / e.sum(1, keepdims=True)
    return out
