"""Pairs of statements that may say the same: by shared shingles, by shared rare words, by vectors.

The work is cut into blocks of statements. Each finds all partners of its own, needs nothing from the
others, and may be worked on anywhere; the union of what they find is the same however they are cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.trace.candidates.best import Scored, best, levels
from earwitness.trace.candidates.buckets import Buckets, buckets_of
from earwitness.trace.candidates.copies import Copies, between, copies_of, within
from earwitness.trace.candidates.index import Index, index
from earwitness.trace.candidates.nearest import Given, Nearness, Vectors, nearest, whole_numbers
from earwitness.trace.candidates.overlap import MOST_ROWS, shared
from earwitness.trace.candidates.runs import changes, ranges
from earwitness.trace.candidates.settings import DEFAULT_STATEMENTS, StatementSettings
from earwitness.trace.candidates.shingles import Sets, shingle_sets
from earwitness.trace.candidates.words import Hashes, Ints

# Why a pair is a candidate; several may hold, and are then added up.
SHINGLES: Final = 1
WORDS: Final = 2
VECTORS: Final = 4
# Parts of a sort key; 2^28 statements are more than memory holds.
_WHY_BITS: Final = 3
_PLACE_BITS: Final = 28
# Rarity of a word is kept in sixteenths of a bit: a word that one statement in 1,000 has weighs 160.
_WEIGHT_OF_BIT: Final = 16


class Pairs(NamedTuple):
    """Candidate pairs by place, i before j, in ascending order, and why each is one."""

    i: Ints
    j: Ints
    why: NDArray[np.uint8]


class Block(NamedTuple):
    """A work unit: the different statements from ``first`` up to ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a work unit needs: different statements (kinds), from short to long, and their indexes."""

    copies: Copies
    shingles: Index
    words: Index
    vectors: Vectors | None
    buckets: Buckets | None
    settings: StatementSettings


def candidate_pairs(
    contents: Sequence[str], vectors: Given | None = None, settings: StatementSettings = DEFAULT_STATEMENTS
) -> Pairs:
    """Pairs of *contents* that may say the same, and why.

    *vectors* are float32, float16 or int8, one row for each content, of any length. The same contents
    in another order give the same pairs; only among equal contents with equal vectors, where there
    are more than ``most_copies``, the first given stands for the rest: give them in an order of their
    own, as by id. A content without a word has no candidates.

    Fails on: paraphrases without vectors that share no rare word; in a script without spaces, words
    are single characters, and sharing them means little.
    """
    prepared = prepare(contents, vectors, settings)
    found = (candidates_of(prepared, block) for block in blocks(prepared))
    return merged(chain([copied_pairs(prepared)], found))


def prepare(
    contents: Sequence[str], vectors: Given | None = None, settings: StatementSettings = DEFAULT_STATEMENTS
) -> Prepared:
    """Index *contents* and *vectors*. Raises SettingError where the two do not fit together."""
    if vectors is not None and len(vectors) != len(contents):
        raise SettingError(
            f"{len(vectors)} vectors for {len(contents)} contents; give one for each, or none at all"
        )
    sets = shingle_sets(contents, size=settings.shingle_words)
    copies = copies_of(sets, lambda i: (contents[i], b"" if vectors is None else vectors[i].tobytes()))
    by_shingles = _index(sets, copies, settings.most_sharing, settings.anchors, rarity=False)
    sets = shingle_sets(contents, size=1)
    by_words = _index(sets, copies, settings.most_sharing, 0, rarity=True)
    numbers = None if vectors is None else whole_numbers(vectors[copies.heads()])
    many = numbers is not None and len(copies) > settings.exact_up_to
    buckets = buckets_of(numbers.values_ND, settings.bucket) if numbers is not None and many else None
    return Prepared(copies, by_shingles, by_words, numbers, buckets, settings)


def _index(sets: Sets, copies: Copies, most: int, anchors: int, *, rarity: bool) -> Index:
    heads = copies.heads()
    sizes = sets.sizes()[heads]

    def weigh(spread: Ints) -> Ints:
        bits = np.log2((len(heads) + 1) / spread)
        return np.asarray(np.maximum(1, np.rint(_WEIGHT_OF_BIT * bits)), np.int64)

    return index(
        sets.values[ranges(sets.offsets[heads], sizes)],
        np.repeat(np.arange(len(heads)), sizes),
        items=len(heads),
        most=most,
        anchors=anchors,
        weigh=weigh if rarity else None,
    )


def blocks(prepared: Prepared, size: int = 1 << 15) -> list[Block]:
    """Work units of *size* different statements each, 65,536 at most."""
    count, size = len(prepared.copies), min(max(1, size), MOST_ROWS)
    return [Block(first, min(first + size, count)) for first in range(0, count, size)]


def candidates_of(prepared: Prepared, block: Block) -> Pairs:
    """The pairs that one work unit finds."""
    chosen, first = prepared.settings, block.first
    found = [(SHINGLES, *_by_shingles(prepared, block)), (WORDS, *_by_words(prepared, block))]
    if prepared.vectors is not None:
        near = Nearness(chosen.nearest, chosen.least_cosine, chosen.probes)
        scored = nearest(prepared.vectors, prepared.buckets, *block, near)
        found.append((VECTORS, scored.rows + first, scored.others))
    out: list[Pairs] = []
    for why, rows, others in found:
        pairs = between(prepared.copies, rows, others, chosen.most_copies)
        out.append(_ordered(pairs.i, pairs.j, why))
    return merged(out)


def copied_pairs(prepared: Prepared) -> Pairs:
    """Pairs of statements with the same words, which no work unit gives."""
    pairs = within(prepared.copies, prepared.settings.most_copies)
    return merged([_ordered(pairs.i, pairs.j, SHINGLES | WORDS)])


def merged(parts: Iterable[Pairs]) -> Pairs:
    """The union of *parts*: each pair once, with every reason for it."""
    keys = np.concatenate([np.zeros(0, np.uint64), *(_keys(part) for part in parts)])
    keys.sort()
    begins = np.flatnonzero(changes(keys >> np.uint64(_WHY_BITS)))
    why = (keys & np.uint64((1 << _WHY_BITS) - 1)).astype(np.uint8)
    reasons = np.bitwise_or.reduceat(why, begins) if len(begins) else why
    pairs = keys[begins]
    del keys, why, begins
    pairs >>= np.uint64(_WHY_BITS)
    i = pairs >> np.uint64(_PLACE_BITS)
    pairs &= np.uint64((1 << _PLACE_BITS) - 1)
    return Pairs(i.view(np.int64), pairs.view(np.int64), reasons)


def _keys(pairs: Pairs) -> Hashes:
    """Numbers in the order of the pairs."""
    places = (pairs.i << _PLACE_BITS | pairs.j) << _WHY_BITS
    return (places | pairs.why).astype(np.uint64)


def _ordered(i: Ints, j: Ints, why: int) -> Pairs:
    return Pairs(np.minimum(i, j), np.maximum(i, j), np.full(len(i), why, np.uint8))


def _by_shingles(prepared: Prepared, block: Block) -> tuple[Ints, Ints]:
    ix, chosen = prepared.shingles, prepared.settings
    least = np.maximum(1, np.ceil(chosen.least_containment * ix.totals_N)).astype(np.int64)
    found = shared(ix, *block, least_N=least, both=False)
    return found.rows, found.others


def _by_words(prepared: Prepared, block: Block) -> tuple[Ints, Ints]:
    ix, chosen = prepared.words, prepared.settings
    least = np.maximum(1, np.ceil(chosen.least_shared_words * ix.totals_N)).astype(np.int64)
    found = shared(ix, *block, least_N=least, both=True)
    # the part of both that is shared: containment alone would prefer the shortest
    likeness = found.weights / np.sqrt(ix.totals_N[found.rows] * ix.totals_N[found.others])
    scored = best(Scored(found.rows - block.first, found.others, levels(likeness)), chosen.most_by_words)
    return scored.rows + block.first, scored.others
