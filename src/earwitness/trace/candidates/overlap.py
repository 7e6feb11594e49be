"""How much the sets of different items share, by an index from each element to the items that have it.

The work grows with what is shared, not with the number of pairs. An element that many items have
(a site's notice, a dispatch that hundreds print) would make pairs by the square of their number: each
of its items is paired only with the largest few that have it, and those pairs are then counted in
full. What is left out are pairs of two smaller items that share *nothing but* common elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from earwitness.trace.candidates.index import HALF, LOW, Index
from earwitness.trace.candidates.runs import changes, ranges
from earwitness.trace.candidates.words import Bools, Ints

# Rows whose numbers fit into the 16 bits that they have in a sort key: the largest piece of work.
MOST_ROWS: Final = 1 << 16
# Items that an element is looked up for at once: bounds memory to about 150 MB.
_AT_ONCE: Final = 1 << 22


class Shared(NamedTuple):
    """Pairs of ranks and the weight of what they share."""

    rows: Ints
    others: Ints
    weights: Ints


def shared(ix: Index, first: int, last: int, *, least_N: Ints, both: bool) -> Shared:
    """What the items ranked *first* to *last* share with others, as far as it may be enough.

    Enough is the smaller ``least_N`` of the two. With *both*, others of any rank are given, else only
    higher ones. Weights are exact.
    """
    parts = [_piece(ix, a, b, least_N, both) for a, b in _pieces(ix, first, last, both)]
    if not parts:
        parts = [Shared(*(np.zeros(0, np.int64) for _ in range(3)))]
    return Shared(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _reach(ix: Index, first: int, last: int, both: bool) -> tuple[Ints, Ints, Ints]:
    """Element, and half-open bounds in ``keys_P`` of the partners, for each element of some items."""
    places = ix.places_P[ix.offsets_N[first] : ix.offsets_N[last]]
    elements = (ix.keys_P[places] >> HALF).astype(np.int64)
    begin, end = ix.starts_E[elements], ix.starts_E[elements + 1]
    lows = begin if both else places + 1
    lows = np.where(end - begin > ix.most, np.maximum(lows, end - ix.anchors), lows)
    return elements, lows, end


def _pieces(ix: Index, first: int, last: int, both: bool) -> Iterator[tuple[int, int]]:
    """Runs of items small enough to be worked on at once."""
    for start in range(first, last, MOST_ROWS):
        stop = min(last, start + MOST_ROWS)
        _, lows, ends = _reach(ix, start, stop, both)
        costs = np.zeros(len(lows) + 1, np.int64)
        np.cumsum(ends - lows, out=costs[1:])
        reached = costs[ix.offsets_N[start : stop + 1] - ix.offsets_N[start]]
        at = start
        while at < stop:
            upto = int(np.searchsorted(reached, reached[at - start] + _AT_ONCE, side="right")) - 1 + start
            upto = min(max(upto, at + 1), stop)
            yield at, upto
            at = upto


def _piece(ix: Index, first: int, last: int, least_N: Ints, both: bool) -> Shared:
    elements, lows, ends = _reach(ix, first, last, both)
    lengths = ends - lows
    locals_ = np.repeat(np.arange(last - first), np.diff(ix.offsets_N[first : last + 1]))
    weights = np.where(ix.starts_E[elements + 1] - ix.starts_E[elements] > ix.most, 0, ix.weights_E[elements])
    head = (locals_.astype(np.uint64) << np.uint64(48)) | weights.astype(np.uint64)
    keys = np.repeat(head, lengths)
    keys |= (ix.keys_P[ranges(lows, lengths)] & LOW) << np.uint64(16)
    keys.sort()
    pairs = keys >> np.uint64(16)
    begins = np.flatnonzero(changes(pairs))
    sums = np.add.reduceat(keys & np.uint64(0xFFFF), begins) if len(begins) else keys
    pairs = pairs[begins]
    found = Shared(
        (pairs >> HALF).astype(np.int64) + first, (pairs & LOW).astype(np.int64), sums.astype(np.int64)
    )
    bound = np.minimum(ix.common_N[found.rows], ix.common_N[found.others])
    least = np.minimum(least_N[found.rows], least_N[found.others])
    hopeful = (found.weights + bound >= least) & (found.rows != found.others)
    found, bound = Shared(*(column[hopeful] for column in found)), bound[hopeful]
    weights = found.weights + _common(ix, found, bound > 0)
    enough = weights >= least[hopeful]
    return Shared(found.rows[enough], found.others[enough], weights[enough])


def _common(ix: Index, pairs: Shared, wanted: Bools) -> Ints:
    """Weight of the common elements that each pair shares; 0 where it is not *wanted*."""
    out = np.zeros(len(wanted), np.int64)
    asked = np.flatnonzero(wanted)
    # what the one with fewer elements has is looked up in the other
    some = np.minimum(pairs.rows[asked], pairs.others[asked])
    other = np.maximum(pairs.rows[asked], pairs.others[asked])
    lengths = np.diff(ix.offsets_N)[some]
    upto = np.cumsum(lengths)
    at = 0
    while at < len(asked):
        stop = max(at + 1, int(np.searchsorted(upto, (upto[at - 1] if at else 0) + _AT_ONCE, side="right")))
        length = lengths[at:stop]
        elements = ix.keys_P[ix.places_P[ranges(ix.offsets_N[some[at:stop]], length)]] >> HALF
        owners = np.repeat(np.arange(at, stop), length)
        common = np.diff(ix.starts_E)[elements.astype(np.int64)] > ix.most
        elements, owners = elements[common], owners[common]
        keys = (elements << HALF) | other[owners].astype(np.uint64)
        there = np.searchsorted(ix.keys_P, keys)
        hit = ix.keys_P[np.minimum(there, len(ix.keys_P) - 1)] == keys
        weights = ix.weights_E[elements[hit].astype(np.int64)]
        out[asked[at:stop]] = np.bincount(owners[hit] - at, weights=weights, minlength=stop - at)
        at = stop
    return out
