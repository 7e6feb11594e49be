"""The second look at pairs: what each of the two is likely to be one with tells about the pair itself.

Two wordings that share no word may both be close to a third, or to several of a claim that a first
grouping found; and where the statements around the one go back to those around the other, so may they.
Words and vectors of the pair show none of it. So once every pair has its first odds, it is decided anew
by the same evidence and by what is listed in ``SECOND`` (decisions.json, "again").

The first odds with which the second decision is fitted come from models that have not seen the bundle
(``python -m training.decisions``): those of a model for its own training material are far too sure.

Everything is a sum or a maximum over the pairs that were compared, so time grows with their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from earwitness.trace.decision import chance
from earwitness.trace.evidence import FEATURES, Floats
from earwitness.trace.matching import Matches

Ints: TypeAlias = NDArray[np.int64]

SECOND: Final = (
    *FEATURES,
    "odds",  # the first log-odds of the pair
    "partners",  # log of one more than the wordings that both are likely to be one with
    "bridge",  # the best third: its lower log-odds with the two
    "pooled",  # mean log-odds of one side with the others of the claim that the other side came into
    "pooled_least",  # the same for the side of which it is lower
    "beside",  # best log-odds of a statement beside the one and a statement beside the other
)
# Probability from which the first grouping joins: it only has to show what may belong together.
FIRST: Final = 0.4
# Log-odds that a pair counts with that was not compared, and the least that one counts with.
_ABSENT: Final = -4.0
# How far away a statement still stands beside another: one or two before or behind it.
_BESIDE: Final = (-2, -1, 1, 2)
_AT_ONCE: Final = 1 << 14  # pairs


def second_rows(found: Matches, documents: Sequence[str], partition: Sequence[tuple[int, ...]]) -> Floats:
    """Evidence [K, S] of the second look at the K pairs *found*, columns as in SECOND.

    *documents*: the article of each proposition, propositions in order of place; *partition*: the groups
    that the first odds give.
    """
    size = len(documents)
    document = np.unique(np.array(documents, dtype=np.str_), return_inverse=True)[1].astype(np.int64)
    odds = np.maximum(found.same_odds, _ABSENT).astype(np.float32)
    near = _symmetric(found.pairs, odds - _ABSENT, size)
    likely = _symmetric(found.pairs, chance(odds), size)
    parts = [found.rows, found.same_odds[:, None], np.empty((len(odds), 2), np.float32)]
    for at in range(0, len(odds), _AT_ONCE):
        i, j = found.pairs[at : at + _AT_ONCE].T
        both = np.asarray(likely[i].multiply(likely[j]).sum(axis=1)).ravel()
        parts[2][at : at + _AT_ONCE, 0] = np.log1p(both)
        bridge = near[i].minimum(near[j]).max(axis=1).toarray().ravel()
        parts[2][at : at + _AT_ONCE, 1] = bridge + _ABSENT
    parts.append(_pooled(found.pairs, odds, near, partition))
    parts.append(_beside(found.pairs, odds, document)[:, None])
    rows: Floats = np.concatenate(parts, axis=1, dtype=np.float32)
    return rows


def _symmetric(pairs: Ints, values: Floats, size: int) -> sparse.csr_array:
    i, j = pairs.T
    both = np.concatenate([i, j]), np.concatenate([j, i])
    return sparse.csr_array((np.concatenate([values, values]), both), shape=(size, size))


def _pooled(
    pairs: Ints, odds: Floats, near: sparse.csr_array, partition: Sequence[tuple[int, ...]]
) -> Floats:
    """Means [K, 2], the higher first, of each side's odds with the others of the other side's group.

    NaN for a side whose partner's group has no others.
    """
    group = np.zeros(near.shape[0], np.int64)
    for g, members in enumerate(partition):
        group[list(members)] = g
    count = np.bincount(group)
    members = sparse.csr_array(
        (np.ones(len(group), np.float32), (np.arange(len(group)), group)), shape=(len(group), len(count))
    )
    sums = sparse.csr_array(near @ members)
    i, j = pairs.T
    means = np.full((len(pairs), 2), np.nan, np.float32)
    for side, (one, other) in enumerate(((i, j), (j, i))):
        others = count[group[other]] - 1 - (group[one] == group[other])
        summed = _picked(sums, one, group[other]) - (odds - _ABSENT)
        some = others > 0
        means[some, side] = summed[some] / others[some] + _ABSENT
    with_one = np.where(np.isnan(means), means[:, ::-1], means)
    return np.stack([with_one.max(axis=1), with_one.min(axis=1)], axis=1)


def _picked(table: sparse.csr_array, rows: Ints, columns: Ints) -> Floats:
    """The values of *table* in the places given."""
    table.sort_indices()
    width = table.shape[1]
    keys = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr)) * width + table.indices
    return _looked_up(keys, table.data, rows * width + columns, 0.0)


def _looked_up(keys: Ints, values: Floats, wanted: Ints, absent: float) -> Floats:
    """The value of each *wanted* key among ascending *keys*."""
    if not len(keys):
        return np.full(len(wanted), absent, np.float32)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], absent).astype(np.float32)


def _beside(pairs: Ints, odds: Floats, document: Ints) -> Floats:
    """The best odds [K] between a neighbor of the one and a neighbor of the other, in two articles."""
    size = len(document)
    i, j = pairs.T
    apart = document[i] != document[j]
    keys = i[apart] * size + j[apart]
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], odds[apart][order]
    best = np.full(len(pairs), _ABSENT, np.float32)
    for one, near_one in _shifted(i, document):
        for other, near_other in _shifted(j, document):
            low, high = np.minimum(one, other), np.maximum(one, other)
            here = _looked_up(keys, values, low * size + high, _ABSENT)
            best = np.where(near_one & near_other, np.maximum(best, here), best)
    return best


def _shifted(items: Ints, document: Ints) -> Iterator[tuple[Ints, NDArray[np.bool_]]]:
    """The neighbors of *items*, and where there is one in the same article."""
    for step in _BESIDE:
        moved = items + step
        inside = (moved >= 0) & (moved < len(document))
        moved = np.where(inside, moved, items)
        yield moved, inside & (document[moved] == document[items])
