"""Items with the same set of shingles: they count as copies of one, so that thousands make no trouble."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from earwitness.trace.candidates.runs import ranges
from earwitness.trace.candidates.shingles import Sets
from earwitness.trace.candidates.words import Hashes, Ints, mix


@dataclass(frozen=True, slots=True)
class Copies:
    """Items by kind: ``members[offsets[k]:offsets[k + 1]]`` are of kind k; the first stands for them.

    Kinds are numbered from small sets to large. Items with an empty set are of no kind.
    """

    members: Ints
    offsets: Ints

    def heads(self) -> Ints:
        """The item that stands for each kind."""
        return self.members[self.offsets[:-1]]

    def __len__(self) -> int:
        return len(self.offsets) - 1


class Between(NamedTuple):
    """Pairs of items, and the place of the pair of kinds that each comes from."""

    i: Ints
    j: Ints
    of: Ints


def copies_of(sets: Sets, key: Callable[[int], Any]) -> Copies:
    """Group the items by their sets; of the copies of a kind, the one with the least *key* stands for it.

    Kinds with as many shingles are ordered by their hashes, so that neither depends on the order of items.
    """
    sizes = sets.sizes()
    columns = (_signatures(sets, 2), _signatures(sets, 1), sizes)
    order = np.lexsort(columns)
    order = order[sizes[order] > 0]
    new = np.ones(len(order), np.bool_)
    new[1:] = np.any([c[order[1:]] != c[order[:-1]] for c in columns], axis=0)
    offsets = np.append(np.flatnonzero(new), len(order))
    for kind in np.flatnonzero(np.diff(offsets) > 1).tolist():
        first, last = offsets[kind], offsets[kind + 1]
        order[first:last] = sorted(order[first:last].tolist(), key=lambda i: (key(i), i))
    return Copies(order, offsets)


def between(copies: Copies, kinds: Ints, others: Ints, most: int) -> Between:
    """The items of each kind with those of the other: all, if that is at most *most* squared pairs; else
    the two that stand for them."""
    sizes = np.diff(copies.offsets)
    here, there = sizes[kinds], sizes[others]
    few = here * there <= most * most
    here, there = np.where(few, here, 1), np.where(few, there, 1)
    of = np.repeat(np.arange(len(kinds)), here * there)
    place = ranges(np.zeros(len(kinds), np.int64), here * there)
    i = copies.members[copies.offsets[kinds[of]] + place // there[of]]
    j = copies.members[copies.offsets[others[of]] + place % there[of]]
    return Between(i, j, of)


def within(copies: Copies, most: int) -> Between:
    """The items of each kind with each other, if they are at most *most*; else the first with each."""
    sizes = np.diff(copies.offsets)
    rows = np.where(sizes <= most, sizes, 1)
    rows = np.where(sizes > 1, rows, 0)
    of = np.repeat(np.arange(len(sizes)), rows * sizes)
    place = ranges(np.zeros(len(sizes), np.int64), rows * sizes)
    first, second = place // sizes[of], place % sizes[of]
    apart = first < second
    start = copies.offsets[of]
    return Between(copies.members[start + first][apart], copies.members[start + second][apart], of[apart])


def _signatures(sets: Sets, salt: int) -> Hashes:
    """One number for each set, equal for equal sets."""
    sums = np.zeros(len(sets.values) + 1, np.uint64)
    np.cumsum(mix(sets.values * np.uint64(2) + np.uint64(salt)), out=sums[1:])
    return sums[sets.offsets[1:]] - sums[sets.offsets[:-1]]
