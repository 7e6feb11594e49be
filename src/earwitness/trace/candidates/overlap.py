"""How much the sets of different items share, by an index from each element to the items that have it.

The work grows with what is shared, not with the number of pairs. An element that many items have
(a site's notice, a dispatch that hundreds print) would make pairs by the square of their number: each
of its items is paired only with the largest few that have it, and those pairs are then counted in
full. What is left out are pairs of two smaller items that share *nothing but* common elements.

Items are numbered by rank, small sets first; ties must be in an order that does not depend on where
the items came from, if the result is not to depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from earwitness.trace.candidates.shingles import offsets_of
from earwitness.trace.candidates.words import Bools, Hashes, Ints

# Rows whose numbers fit into the 16 bits that they have in a sort key: the largest piece of work.
MOST_ROWS: Final = 1 << 16
# Items that an element is looked up for at once: bounds memory to about 150 MB.
_AT_ONCE: Final = 1 << 22
_LOW: Final = np.uint64(0xFFFFFFFF)
_HALF: Final = np.uint64(32)


class Shared(NamedTuple):
    """Pairs of ranks and the weight of what they share."""

    rows: Ints
    others: Ints
    weights: Ints


@dataclass(frozen=True, slots=True)
class Index:
    """Elements that at least two items have, looked up either way; axis letters: P postings, N items.

    ``keys_P`` are element << 32 | rank, ascending; ``places_P`` are the places in it of each item, item
    after item; ``totals_N`` the weight of all elements of an item, those that only it has included.
    """

    keys_P: Hashes
    starts: Ints
    weights: NDArray[np.int64]
    places_P: Ints
    offsets: Ints
    totals_N: Ints
    common_N: Ints
    most: int
    anchors: int


def index(
    values: Hashes,
    ranks: Ints,
    *,
    items: int,
    most: int,
    anchors: int,
    weigh: Callable[[Ints], Ints] | None = None,
) -> Index:
    """Index the elements *values* of the items *ranks*; no item may have an element twice.

    An element of more than *most* items counts as common and leads to the *anchors* largest of them;
    with no anchors it is as if it were not there. *weigh* gives the weight, from 0 to 65535, of
    elements by the number of items that have them; without it all weigh 1.
    """
    alone = _surely_alone(values)
    singles = np.bincount(ranks[alone], minlength=items)
    values, ranks = values[~alone], ranks[~alone]
    order = np.argsort(values)
    ordered = values[order]
    begins = np.ones(len(values), np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    del ordered
    elements = np.cumsum(begins) - 1
    spread = np.bincount(elements) if len(elements) else np.zeros(0, np.int64)
    weights = np.ones(len(spread), np.int64) if weigh is None else weigh(spread)
    if not anchors:
        weights = np.where(spread > most, 0, weights)
    owners = ranks[order]
    del order, begins
    single = 1 if weigh is None else int(weigh(np.ones(1, np.int64))[0])
    totals = singles * single + np.bincount(owners, weights[elements], minlength=items).astype(np.int64)
    used = (spread > 1) & ((spread <= most) | (anchors > 0))
    kept = used[elements]
    number = np.cumsum(used) - 1
    keys = (number[elements[kept]].astype(np.uint64) << _HALF) | owners[kept].astype(np.uint64)
    del elements, owners, kept
    keys.sort()
    starts, weights, spread = offsets_of(spread[used]), weights[used], spread[used]
    places = ((keys & _LOW) << _HALF) | np.arange(len(keys), dtype=np.uint64)
    places.sort()
    offsets = np.searchsorted(places, np.arange(items + 1, dtype=np.uint64) << _HALF)
    places &= _LOW
    of = keys[places] >> _HALF
    common = np.zeros(len(places) + 1, np.int64)
    np.cumsum(np.where(spread > most, weights, 0)[of], out=common[1:])
    return Index(
        keys_P=keys,
        starts=starts,
        weights=weights,
        places_P=places.astype(np.int64),
        offsets=offsets.astype(np.int64),
        totals_N=totals,
        common_N=np.diff(common[offsets]),
        most=most,
        anchors=anchors,
    )


def _surely_alone(values: Hashes) -> Bools:
    """True for most of the values that stand here once, so that they need not be sorted."""
    mask = np.uint64((1 << min(26, max(1, len(values)).bit_length() + 1)) - 1)
    slots = (values & mask).astype(np.int64)
    return np.asarray(np.bincount(slots, minlength=1)[slots] == 1)


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
    places = ix.places_P[ix.offsets[first] : ix.offsets[last]]
    elements = (ix.keys_P[places] >> _HALF).astype(np.int64)
    begin, end = ix.starts[elements], ix.starts[elements + 1]
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
        reached = costs[ix.offsets[start : stop + 1] - ix.offsets[start]]
        at = start
        while at < stop:
            upto = int(np.searchsorted(reached, reached[at - start] + _AT_ONCE, side="right")) - 1 + start
            upto = min(max(upto, at + 1), stop)
            yield at, upto
            at = upto


def _piece(ix: Index, first: int, last: int, least_N: Ints, both: bool) -> Shared:
    elements, lows, ends = _reach(ix, first, last, both)
    lengths = ends - lows
    locals_ = np.repeat(np.arange(last - first), np.diff(ix.offsets[first : last + 1]))
    weights = np.where(ix.starts[elements + 1] - ix.starts[elements] > ix.most, 0, ix.weights[elements])
    head = (locals_.astype(np.uint64) << np.uint64(48)) | weights.astype(np.uint64)
    keys = np.repeat(head, lengths)
    keys |= (ix.keys_P[ranges(lows, lengths)] & _LOW) << np.uint64(16)
    keys.sort()
    pairs = keys >> np.uint64(16)
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), np.bool_), pairs[1:] != pairs[:-1]]))
    sums = np.add.reduceat(keys & np.uint64(0xFFFF), begins) if len(begins) else keys
    pairs = pairs[begins]
    found = Shared(
        (pairs >> _HALF).astype(np.int64) + first, (pairs & _LOW).astype(np.int64), sums.astype(np.int64)
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
    lengths = np.diff(ix.offsets)[some]
    upto = np.cumsum(lengths)
    at = 0
    while at < len(asked):
        stop = max(at + 1, int(np.searchsorted(upto, (upto[at - 1] if at else 0) + _AT_ONCE, side="right")))
        length = lengths[at:stop]
        elements = ix.keys_P[ix.places_P[ranges(ix.offsets[some[at:stop]], length)]] >> _HALF
        owners = np.repeat(np.arange(at, stop), length)
        common = np.diff(ix.starts)[elements.astype(np.int64)] > ix.most
        elements, owners = elements[common], owners[common]
        keys = (elements << _HALF) | other[owners].astype(np.uint64)
        there = np.searchsorted(ix.keys_P, keys)
        hit = ix.keys_P[np.minimum(there, len(ix.keys_P) - 1)] == keys
        weights = ix.weights[elements[hit].astype(np.int64)]
        out[asked[at:stop]] = np.bincount(owners[hit] - at, weights=weights, minlength=stop - at)
        at = stop
    return out


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as its length says, one run after another."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - lengths), lengths))
