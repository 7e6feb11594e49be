"""An index from the elements of sets to the items that have them, and back.

Items are numbered by rank, small sets first; ties must be in an order that does not depend on where
the items came from, if what is made of the index is not to depend on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from earwitness.trace.candidates.runs import changes, offsets_of
from earwitness.trace.candidates.words import Bools, Hashes, Ints

LOW: Final = np.uint64(0xFFFFFFFF)
HALF: Final = np.uint64(32)
# Elements put in order at once: bounds what is held beside the index to about 200 MB.
_PART: Final = 1 << 22
_PART_BITS: Final = np.uint64(20)  # above those that choose a slot

Weigh: TypeAlias = Callable[[Ints], Ints]


@dataclass(frozen=True, slots=True)
class Index:
    """Elements that at least two items have, looked up either way; axes P postings, N items, E elements.

    ``keys_P`` are element << 32 | rank, ascending; ``places_P`` are the places in it of each item, item
    after item; ``totals_N`` the weight of all elements of an item, those that only it has included;
    ``common_N`` the weight of its common ones, which more than ``most`` items have.
    """

    keys_P: Hashes
    starts_E: Ints
    weights_E: Ints
    places_P: Ints
    offsets_N: Ints
    totals_N: Ints
    common_N: Ints
    most: int
    anchors: int


class _Part(NamedTuple):
    keys: Hashes
    spread: Ints  # items that have each element
    weights: Ints


def index(
    values: Hashes, ranks: Ints, *, items: int, most: int, anchors: int, weigh: Weigh | None = None
) -> Index:
    """Index the elements *values* of the items *ranks*; no item may have an element twice.

    An element of more than *most* items counts as common and leads to the *anchors* largest of them;
    with no anchors it is as if it were not there. *weigh* gives the weight, from 0 to 65535, of
    elements by the number of items that have them; without it all weigh 1.
    """
    weigh = weigh or np.ones_like

    def weights_of(spread: Ints) -> Ints:
        return weigh(spread) if anchors else np.where(spread > most, 0, weigh(spread))

    totals = np.zeros(items, np.int64)
    parts: list[_Part] = []
    count = 1 + len(values) // _PART
    for n in range(count):
        mine = slice(None) if count == 1 else (values >> _PART_BITS) % np.uint64(count) == np.uint64(n)
        parts.append(_part(values[mine], ranks[mine], weights_of, totals, sum(len(p.spread) for p in parts)))
    keys = np.concatenate([p.keys for p in parts])
    spread = np.concatenate([p.spread for p in parts])
    weights = np.concatenate([p.weights for p in parts])
    del parts
    if not anchors:  # what is common leads nowhere
        kept = spread <= most
        keys = keys[np.repeat(kept, spread)]
        spread, weights = spread[kept], weights[kept]
        keys = (keys & LOW) | (np.repeat(np.arange(len(spread), dtype=np.uint64), spread) << HALF)
    common = np.repeat(spread > most, spread)
    places = ((keys & LOW) << HALF) | np.arange(len(keys), dtype=np.uint64)
    places.sort()
    offsets = np.searchsorted(places, np.arange(items + 1, dtype=np.uint64) << HALF)
    places &= LOW
    return Index(
        keys_P=keys,
        starts_E=offsets_of(spread),
        weights_E=weights,
        places_P=places.view(np.int64),
        offsets_N=offsets.astype(np.int64),
        totals_N=totals,
        common_N=_sums(keys[common] & LOW, np.repeat(weights, spread)[common], items),
        most=most,
        anchors=anchors,
    )


def _part(values: Hashes, ranks: Ints, weights_of: Weigh, totals_N: Ints, first: int) -> _Part:
    """Postings of some of the elements, numbered from *first*; adds to the totals what they weigh."""
    alone = _surely_alone(values)
    single = weights_of(np.ones(1, np.int64))[0]
    totals_N += np.bincount(ranks[alone], minlength=len(totals_N)) * single
    values, ranks = values[~alone], ranks[~alone]
    order = np.argsort(values)
    begins = changes(values[order])
    spread = np.diff(np.append(np.flatnonzero(begins), len(begins)))
    weights, owners = weights_of(spread), ranks[order]
    totals_N += _sums(owners, np.repeat(weights, spread), len(totals_N))
    several = spread > 1
    owners = owners[np.repeat(several, spread)]
    spread, weights = spread[several], weights[several]
    elements = np.repeat(np.arange(first, first + len(spread), dtype=np.uint64), spread)
    keys = (elements << HALF) | owners.astype(np.uint64)
    keys.sort()
    return _Part(keys, spread, weights)


def _surely_alone(values: Hashes) -> Bools:
    """True for most of the values that stand here once, so that they need not be sorted."""
    mask = np.uint64((1 << (max(1, len(values)).bit_length() + 1)) - 1)
    slots = (values & mask).astype(np.int64)
    return np.asarray(np.bincount(slots, minlength=1)[slots] == 1)


def _sums(owners: Hashes | Ints, weights: Ints, items: int) -> Ints:
    """Sum of the weights of each owner; exact, as they are whole numbers below 2^53."""
    return np.bincount(owners.astype(np.int64), weights, minlength=items).astype(np.int64)
