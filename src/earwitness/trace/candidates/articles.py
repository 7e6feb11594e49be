"""Articles that share text: the whole of it or a passage, whichever of the two is longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.trace.candidates.copies import Between, Copies, between, copies_of, within
from earwitness.trace.candidates.index import Index, index
from earwitness.trace.candidates.overlap import shared
from earwitness.trace.candidates.runs import ranges
from earwitness.trace.candidates.settings import DEFAULT_ARTICLES, ArticleSettings
from earwitness.trace.candidates.shingles import Sets, shingle_sets

Shares: TypeAlias = NDArray[np.float64]


class Near(NamedTuple):
    """Two texts, by place, i before j, and the part of each one's shingles that the other has."""

    i: int
    j: int
    containment_i_in_j: float
    containment_j_in_i: float


@dataclass(frozen=True, slots=True)
class Sketches:
    """What is kept of each text: its shingles below a bound, 8 bytes each; and which are copies."""

    sets: Sets
    copies: Copies


def near_duplicates(texts: Sequence[str], settings: ArticleSettings = DEFAULT_ARTICLES) -> list[Near]:
    """Pairs of *texts* of which one holds ``least_containment`` of the other or more, by place.

    The same texts in another order give the same pairs of texts. Among more than ``most_sharing``
    texts with a shingle in common, a pair is found if the two share something rarer or one of them is
    among the longest; where many are copies of one text, one stands for all of them. Containment is
    estimated from one shingle in ``share``: of 125 kept, .5 has a standard error of .045 and .1 one of
    .03. Texts without a word are never paired.

    Fails on: a text of less than 25 words inside one of more than ``all_below`` shingles, which is
    missed in up to one case of a hundred; text that was reworded, however closely.
    """
    sketches = sketch(texts, settings)
    ix = index_of(sketches, settings)
    found = [pairs_of(sketches, ix, first, last, settings) for first, last in blocks(sketches)]
    return sorted([*copied_pairs(sketches, settings), *(pair for part in found for pair in part)])


def sketch(texts: Sequence[str], settings: ArticleSettings = DEFAULT_ARTICLES) -> Sketches:
    """The sketches of *texts*."""
    sets = shingle_sets(
        texts, size=settings.shingle_words, share=settings.share, all_below=settings.all_below
    )
    return Sketches(sets, copies_of(sets, lambda i: texts[i]))


def index_of(sketches: Sketches, settings: ArticleSettings = DEFAULT_ARTICLES) -> Index:
    """The index from shingles to the kinds of text that have them."""
    heads = sketches.copies.heads()
    sizes = sketches.sets.sizes()[heads]
    return index(
        sketches.sets.values[ranges(sketches.sets.offsets[heads], sizes)],
        np.repeat(np.arange(len(heads)), sizes),
        items=len(heads),
        most=settings.most_sharing,
        anchors=settings.anchors,
    )


def blocks(sketches: Sketches, size: int = 1 << 14) -> list[tuple[int, int]]:
    """Work units (first, last) of *size* kinds of text each; how they are cut changes no result."""
    count = len(sketches.copies)
    return [(first, min(first + size, count)) for first in range(0, count, size)]


def pairs_of(
    sketches: Sketches, ix: Index, first: int, last: int, settings: ArticleSettings = DEFAULT_ARTICLES
) -> list[Near]:
    """The pairs of one work unit: of its kinds with those that have as many shingles or more."""
    heads = sketches.copies.heads()
    whole = sketches.sets.whole[heads]
    sizes, sampled = sketches.sets.sizes()[heads], sketches.sets.sampled_sizes()[heads]
    least = np.maximum(1, np.ceil(settings.least_containment * sampled)).astype(np.int64)
    found = shared(ix, first, last, least_N=least, both=False)
    # two texts that are kept whole are compared whole; otherwise on what is kept of every text
    full = whole[found.rows] & whole[found.others]
    inside = found.weights / np.where(full, sizes[found.rows], sampled[found.rows])
    around = found.weights / np.where(full, sizes[found.others], sampled[found.others])
    enough = np.maximum(inside, around) >= settings.least_containment
    pairs = between(sketches.copies, found.rows[enough], found.others[enough], settings.most_copies)
    return _listed(pairs, inside[enough][pairs.of], around[enough][pairs.of])


def copied_pairs(sketches: Sketches, settings: ArticleSettings = DEFAULT_ARTICLES) -> list[Near]:
    """Pairs of texts with the same sketch: each with each, or one with each where they are many."""
    pairs = within(sketches.copies, settings.most_copies)
    whole = np.ones(len(pairs.i))
    return _listed(pairs, whole, whole)


def _listed(pairs: Between, inside: Shares, around: Shares) -> list[Near]:
    """The pairs, the lower place first; *inside* is the part of i that j holds."""
    columns = (pairs.i.tolist(), pairs.j.tolist(), inside.tolist(), around.tolist())
    return [Near(i, j, x, y) if i < j else Near(j, i, y, x) for i, j, x, y in zip(*columns, strict=True)]
