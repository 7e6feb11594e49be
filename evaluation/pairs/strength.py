"""InSciOut: how strong is a conclusion, and is the press release stronger than the paper?

No network has seen these texts. What is fitted on them, a small regression on cue words and on the
network's answer and another on the two strengths, is fitted anew for each tenth that is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.pairs import PairModel, strength_features
from earwitness.strength import drift
from evaluation.logistic import Floats, Logistic, fit
from evaluation.pairs.material import DRIFTS, Conclusions

Labels = NDArray[np.int64]
FOLDS: Final = 10
INNER: Final = 5
SEED: Final = 7
RIDGE: Final = 30.0  # of the strengths
DRIFT_RIDGE: Final = 3.0
BALANCE: Final = 0.5  # "same" is two thirds of the pairs


def strengths(model: PairModel, rows: Sequence[Conclusions]) -> Logistic:
    """The regression that ships, on all texts."""
    x = strength_features(model, [r.paper for r in rows] + [r.release for r in rows])
    y = np.array([r.paper_strength for r in rows] + [r.release_strength for r in rows])
    return fit(x, y, 4, ridge=RIDGE)


def drifts(model: PairModel, rows: Sequence[Conclusions]) -> tuple[Labels, Labels, Labels, Labels]:
    """Drift as labelled and as found, and the strengths of all texts as labelled and as found."""
    n = len(rows)
    x = strength_features(model, [r.paper for r in rows] + [r.release for r in rows])
    y = np.array([r.paper_strength for r in rows] + [r.release_strength for r in rows])
    gold = np.array([DRIFTS.index(r.drift) for r in rows])
    fold = np.random.default_rng(SEED).permutation(n) % FOLDS
    found, strength = np.zeros(n, np.int64), np.zeros(2 * n, np.int64)
    for k in range(FOLDS):
        known, asked = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        chances = np.zeros((2 * n, 4))
        inner = np.random.default_rng(SEED + 1 + k).permutation(len(known)) % INNER
        for j in range(INNER):  # chances for the second regression from texts that the first has not seen
            chances[_both(known[inner == j], n)] = _strengths(x, y, known[inner != j], known[inner == j], n)
        chances[_both(asked, n)] = _strengths(x, y, known, asked, n)
        z = _differences(chances, n)
        found[asked] = (
            fit(z[known], gold[known], 3, ridge=DRIFT_RIDGE, balance=BALANCE).chances(z[asked]).argmax(1)
        )
        strength[_both(asked, n)] = chances[_both(asked, n)].argmax(1)
    return gold, found, y, strength


def _both(rows: Labels, n: int) -> Labels:
    """Places of both texts of *rows*."""
    return np.concatenate([rows, rows + n])


def _strengths(x: Floats, y: Labels, known: Labels, asked: Labels, n: int) -> Floats:
    return fit(x[_both(known, n)], y[_both(known, n)], 4, ridge=RIDGE).chances(x[_both(asked, n)])


def _differences(chances: Floats, n: int) -> Floats:
    """What the strengths of both texts say of the drift, [N, 5]."""
    joint = np.array([drift(a, b) for a, b in zip(chances[:n], chances[n:], strict=True)])
    mean = (chances[n:] - chances[:n]) @ np.arange(4.0)
    return np.column_stack([np.log(joint + 0.02), mean, abs(mean)])
