"""Pairs of articles worth comparing: those with several runs of telling words, or a long one, in common.

All runs of all articles are sorted once; articles that stand together in the order have a run in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from earwitness.trace.passages.prose import SIZE, Floats, Ints, Prose
from earwitness.trace.timing import published_between

# What the words of a run must tell together: leaves out "one of the" and "said in a", keeps "fear for their".
_LEAST_TOLD: Final = 0.6
# Runs in common that make a pair worth comparing: five words in a row have three.
_LEAST_SHARED: Final = 3
_LONG: Final = 8  # words in a row that prove something although none of them tells much
_PARTS: Final = (0, 3, 5)  # where runs of three begin that cover such a row
_ODD: Final = (0x5851F42D4C957F2D, 0x14057B7EF767814F, 0x2545F4914F6CDD1D)
# A run that more articles than this have is looked for between each and the few that were published first:
# a notice in thousands of articles would else give millions of pairs.
_MANY: Final = 40
_FIRST: Final = 4


def keys(prose: Prose) -> Ints:
    """What articles worth comparing have in common, as numbers in order: runs of three telling words.

    Where no three words in a row tell enough, runs of eight words instead, each as
    :data:`_LEAST_SHARED` keys: one is enough.
    """
    if len(prose) < SIZE:
        return np.zeros(0, np.int64)
    weight: Floats = prose.weight_N[:-2] + prose.weight_N[1:-1] + prose.weight_N[2:]
    tells = weight >= _LEAST_TOLD
    windows = len(tells) - (_LONG - SIZE)
    plain = np.zeros(0, np.int64)
    if windows > 0:
        so_far = np.concatenate([[0], np.cumsum(tells)])
        nowhere = np.flatnonzero(so_far[_LONG - SIZE + 1 :] == so_far[:windows])
        mixed = np.zeros(len(nowhere), np.int64)
        for at, odd in zip(_PARTS, _ODD, strict=True):
            mixed += prose.gram_N[nowhere + at] * odd
        plain = (mixed[:, None] + np.arange(_LEAST_SHARED)).ravel()
    return np.unique(np.concatenate([prose.gram_N[tells], plain]))


def pairs(proses: Sequence[Prose]) -> list[tuple[int, int]]:
    """Places of the proses to compare, the smaller first, in order.

    Fails on: a text that was reworded so that no five words in a row are left, and that shares fewer than
    three runs of three elsewhere.
    """
    told = [keys(p) for p in proses]
    # by time, so that the first of many articles with one text are those that it may come from
    rank = np.empty(len(proses), np.int64)
    rank[sorted(range(len(proses)), key=lambda i: (*_published(proses[i]), proses[i].document.id))] = (
        np.arange(len(proses))
    )
    gram = np.concatenate([np.zeros(0, np.int64), *told])
    owner = np.repeat(rank, [len(t) for t in told])
    order = np.lexsort((owner, gram))
    gram, owner = gram[order], owner[order]
    codes = _codes(gram, owner, len(proses))
    code, times = np.unique(codes, return_counts=True)
    kept = code[times >= _LEAST_SHARED]
    place = np.argsort(rank)
    return sorted(
        (min(a, b), max(a, b))
        for a, b in zip(place[kept // len(proses)].tolist(), place[kept % len(proses)].tolist(), strict=True)
    )


def _published(prose: Prose) -> tuple[bool, str]:
    """Sorts dated articles by day, then the others."""
    between = published_between(prose.document.published)
    return between is None, str(between[0]) if between else ""


def _codes(gram: Ints, owner: Ints, count: int) -> Ints:
    """For every run and every two articles that have it, one number that names the two."""
    first = np.flatnonzero(np.diff(gram, prepend=-1))
    size = np.diff(first, append=len(gram))
    out = [np.zeros(0, np.int64)]
    for n in np.unique(size).tolist():
        if n < 2:
            continue
        group_GN = owner[first[size == n][:, None] + np.arange(n)]
        if n <= _MANY:
            a, b = np.triu_indices(n, 1)
        else:
            a, b = np.repeat(np.arange(_FIRST), n), np.tile(np.arange(n), _FIRST)
            a, b = a[a < b], b[a < b]
        # runs that the same articles share are many where one text is republished: count them as one
        group_GN, times = np.unique(group_GN, axis=0, return_counts=True)
        codes = group_GN[:, a] * count + group_GN[:, b]
        out.append(np.repeat(codes, np.minimum(times, _LEAST_SHARED), axis=0).ravel())
    return np.concatenate(out)
