"""The measures of evaluation.pairs, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
SEED = 20160908
DRAWS = 1000


def accuracy(gold: Labels, found: Labels) -> float:
    return float((gold == found).mean())


def f1(gold: Labels, found: Labels, label: int) -> float:
    """F1 of one class; 0 where it is neither there nor found."""
    both = int(((gold == label) & (found == label)).sum())
    return 2 * both / max(1, int((gold == label).sum() + (found == label).sum()))


def macro_f1(gold: Labels, found: Labels) -> float:
    """Mean F1 over the classes that the gold has."""
    return float(np.mean([f1(gold, found, int(k)) for k in np.unique(gold)]))


def average_precision(found: Sequence[int], wanted: frozenset[int], *, at: int) -> float:
    """Average precision of the first *at* places of a ranking."""
    hits, total = 0, 0.0
    for place, item in enumerate(found[:at], 1):
        if item in wanted:
            hits += 1
            total += hits / place
    return total / max(1, min(len(wanted), at))


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 of a clustering (Bagga and Baldwin 1998)."""
    same_gold = np.array([[a == b for b in gold] for a in gold])
    same_found = np.array([[a == b for b in found] for a in found])
    both = (same_gold & same_found).sum(1)
    precision, recall = float((both / same_found.sum(1)).mean()), float((both / same_gold.sum(1)).mean())
    return precision, recall, 2 * precision * recall / (precision + recall)


def interval(measure: Callable[..., float], *arrays: NDArray[Any]) -> tuple[float, float]:
    """95% bootstrap interval of *measure* over the rows of *arrays*."""
    rng = np.random.default_rng(SEED)
    n = len(arrays[0])
    drawn = []
    for _ in range(DRAWS):
        rows = rng.integers(n, size=n)
        drawn.append(measure(*(a[rows] for a in arrays)))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)
