"""Buckets of vectors that point the same way, so that neighbors are looked for in a few of them only.

The centers are found by k-means on a sample taken evenly from the items in order, in whole numbers
throughout, so the same items in the same order always give the same buckets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from earwitness.trace.candidates.best import Floats
from earwitness.trace.candidates.words import Bools, Ints

# Length that a vector gets as whole numbers. The product of two such is at most 2^22, exact in a 32-bit
# float; of one such and an 8-bit vector, too.
SCALE: Final = 2047
# Rounds of k-means, and items in its sample for each bucket. Of 10,000 planted neighbors of cosine .8 to .95
# among 100,000 vectors without any structure, 16 probes found .985, .990, .989, .989 with 0, 2, 4, 8 rounds.
_ROUNDS: Final = 2
_SAMPLE: Final = 16
# A bucket of more than so many times the intended size is divided again, up to so many times over.
_LARGEST: Final = 4
_DEPTH: Final = 3
_ROWS: Final = 1 << 12  # compared with all centers at once


@dataclass(frozen=True, slots=True)
class Buckets:
    """Centers (axes C buckets, D dimensions) and the items of each bucket, one bucket after another."""

    centers_CD: NDArray[np.int16]
    members: Ints
    offsets: Ints


def buckets_of(values_ND: NDArray[Any], size: int) -> Buckets:
    """Divide items into buckets of about *size*; none is larger than four times that.

    Items without direction (all zeros) are put with the rest and are near nothing.
    """
    parts = list(_divided(values_ND, np.arange(len(values_ND)), size, _DEPTH))
    centers = np.stack([center for center, _ in parts])
    counts = np.array([0, *(len(members) for _, members in parts)])
    return Buckets(centers, np.concatenate([members for _, members in parts]), np.cumsum(counts))


def probes(buckets: Buckets, values_RD: NDArray[Any], most: int) -> tuple[Ints, Ints]:
    """Rows and, for each, the *most* buckets whose centers are nearest; of equally near ones, the first."""
    centers = buckets.centers_CD.astype(np.float32)
    rows, found = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for first in range(0, len(values_RD), _ROWS):
        scores = values_RD[first : first + _ROWS].astype(np.float32) @ centers.T
        hits = np.nonzero(_nearest(scores, most) if most < len(centers) else np.ones_like(scores, np.bool_))
        rows.append(hits[0] + first)
        found.append(hits[1])
    return np.concatenate(rows), np.concatenate(found)


def _nearest(scores_RC: Floats, most: int) -> Bools:
    """True for the *most* highest of each row."""
    bars = np.partition(scores_RC, scores_RC.shape[1] - most, axis=1)[:, scores_RC.shape[1] - most, None]
    hits = np.asarray(scores_RC >= bars)
    if np.count_nonzero(hits) > most * len(hits):
        equal = scores_RC == bars
        spare = most - np.count_nonzero(hits & ~equal, axis=1)
        hits &= ~equal | (np.cumsum(equal, axis=1) <= spare[:, None])
    return hits


def _divided(
    values_ND: NDArray[Any], items: Ints, size: int, depth: int
) -> list[tuple[NDArray[np.int16], Ints]]:
    """Center and members of each bucket of *items*."""
    count = -(-len(items) // size)
    sample = items[np.linspace(0, len(items) - 1, min(len(items), count * _SAMPLE)).astype(np.int64)]
    centers = _centers(values_ND[sample], count)
    labels = _labels(values_ND, items, centers)
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], np.arange(len(centers) + 1))
    out: list[tuple[NDArray[np.int16], Ints]] = []
    for bucket, center in enumerate(centers):
        members = items[order[bounds[bucket] : bounds[bucket + 1]]]
        if len(members) <= _LARGEST * size:
            out.append((center, members))
        elif depth and len(members) < len(items):
            out += _divided(values_ND, members, size, depth - 1)
        else:  # all alike: any division is as good as another
            out += ((center, members[at : at + size]) for at in range(0, len(members), size))
    return [(center, members) for center, members in out if len(members)]


def _centers(sample_SD: NDArray[Any], count: int) -> NDArray[np.int16]:
    centers = _scaled(sample_SD[np.linspace(0, len(sample_SD) - 1, count).astype(np.int64)].astype(np.int64))
    rows = np.arange(len(sample_SD))
    for _ in range(_ROUNDS):
        labels = _labels(sample_SD, rows, centers)
        order = np.argsort(labels, kind="stable")
        begins = np.flatnonzero(np.diff(labels[order], prepend=-1))
        sums = np.add.reduceat(sample_SD[order].astype(np.int32), begins, axis=0)
        centers[labels[order][begins]] = _scaled(sums.astype(np.int64))  # empty ones stay where they are
    return centers


def _labels(values_ND: NDArray[Any], items: Ints, centers_CD: NDArray[np.int16]) -> Ints:
    """Number of the center nearest to each of *items*; of equally near ones the first."""
    centers: Floats = centers_CD.astype(np.float32)
    out = np.zeros(len(items), np.int64)
    for first in range(0, len(items), _ROWS):
        rows = values_ND[items[first : first + _ROWS]].astype(np.float32)
        out[first : first + _ROWS] = np.argmax(rows @ centers.T, axis=1)
    return out


def _scaled(sums_CD: NDArray[np.int64]) -> NDArray[np.int16]:
    wide = sums_CD.astype(np.float64)
    lengths = np.sqrt(np.einsum("cd,cd->c", wide, wide))
    return np.asarray(np.rint(wide * (SCALE / np.maximum(lengths, 1.0))[:, None]), np.int16)
