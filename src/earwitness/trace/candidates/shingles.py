"""Sets of hashed shingles (runs of words) of many texts: all of them, or a fixed share by hash value.

A shingle is kept if its hash is below a bound that is the same for every text (FracMinHash: Irber et
al. 2022). What two texts share can therefore be counted on what is kept, and the part of one text
that another holds is estimated without bias, however unequal their lengths; bottom-k and MinHash
sketches estimate only how much alike two texts of like length are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.trace.candidates.runs import changes, offsets_of
from earwitness.trace.candidates.words import Bools, Hashes, Ints, Words, batches, mix, word_hashes

# Bits of a hash that are kept: a text's number within its batch takes the other 16, so that one sort
# of plain numbers puts a whole batch in order. Two of 10^8 hashes are equal by chance in 18 cases.
_BITS: Final = 48
_MOST_TEXTS: Final = 1 << (64 - _BITS)


@dataclass(frozen=True, slots=True)
class Sets:
    """One set of hashes for each text: ``values[offsets[i]:offsets[i + 1]]``, ascending.

    ``whole`` is True for a text whose hashes are all here, False where only those below ``bound`` are.
    """

    values: Hashes
    offsets: Ints
    whole: Bools
    bound: int

    def sizes(self) -> Ints:
        """How many hashes each text has."""
        return np.diff(self.offsets)

    def sampled_sizes(self) -> Ints:
        """How many hashes below the bound each text has: those that every text keeps."""
        below = np.zeros(len(self.values) + 1, np.int64)
        np.cumsum(self.values < np.uint64(self.bound), out=below[1:])
        return np.diff(below[self.offsets])


def shingle_sets(texts: Sequence[str], *, size: int, share: int = 1, all_below: int = 0) -> Sets:
    """The sets of shingles of *size* words of each of *texts*.

    One shingle in *share* is kept; all are of a text with at most *all_below* of them. A text with
    fewer words than *size* has one shingle, of all its words; a text without words has none.
    """
    bound = (1 << _BITS) // share
    values, counts, whole = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], [np.zeros(0, np.bool_)]
    for start, stop in batches(texts):
        for first in range(start, stop, _MOST_TEXTS):
            part = word_hashes(texts[first : min(stop, first + _MOST_TEXTS)])
            found, owners = shingles(part, size)
            found >>= np.uint64(64 - _BITS)
            few = np.bincount(owners, minlength=len(part.counts)) <= max(all_below, 0)
            if share > 1:
                kept = (found < np.uint64(bound)) | few[owners]
                found, owners = found[kept], owners[kept]
            keys = sorted_set((owners.astype(np.uint64) << np.uint64(_BITS)) | found)
            numbers = (keys >> np.uint64(_BITS)).astype(np.int64)
            counts.append(np.bincount(numbers, minlength=len(part.counts)))
            values.append(keys & np.uint64((1 << _BITS) - 1))
            whole.append(few | (share == 1))
    return Sets(np.concatenate(values), offsets_of(np.concatenate(counts)), np.concatenate(whole), bound)


def shingles(words: Words, size: int) -> tuple[Hashes, Ints]:
    """Hashes of the shingles of *size* words, in order of the text, and the text that each is of."""
    counts = words.counts
    starts = np.cumsum(counts) - counts
    total = len(words.hashes)
    factors = mix(np.arange(1, size + 1, dtype=np.uint64)) | np.uint64(1)
    found = words.hashes * factors[0]
    for k in range(1, min(size, total)):
        found[: total - k] += words.hashes[k:] * factors[k]
    inside = np.ones(total, np.bool_)
    for back in range(1, size):  # a shingle may not run over the end of its text
        inside[(starts + counts - back)[counts >= back]] = False
    short = np.flatnonzero((counts > 0) & (counts < size))
    found[starts[short]] = _short(words, starts[short], counts[short], factors)
    inside[starts[short]] = True
    owners = np.repeat(np.arange(len(counts)), counts)
    return mix(found[inside]), owners[inside]


def _short(words: Words, starts: Ints, counts: Ints, factors: Hashes) -> Hashes:
    """One hash over all words of each text that has fewer than a shingle."""
    found = np.zeros(len(starts), np.uint64)
    for k in range(len(factors) - 1):
        there = counts > k
        found[there] += words.hashes[starts[there] + k] * factors[k]
    return found


def sorted_set(keys: Hashes) -> Hashes:
    """*keys* in ascending order, each once. Sorts in place."""
    keys.sort()
    return keys[changes(keys)]
