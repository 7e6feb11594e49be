"""Sentences of two articles that say the same in nearly the same words: taken over and reworded.

Each sentence of reporting prose is a set of words, weighed by how much they tell; the likeness of two
is Dice's coefficient (what they share, twice, over what they have). Words that many sentences of
either article have name the subject and weigh less. Names weigh less as well, and names alone make no
two sentences alike: an office and who holds it cannot be worded otherwise.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from earwitness.trace.passages.prose import Bools, Floats, Ints, Prose, Told

# A word in more sentences of one article than this names its subject, and costs much: it is compared in
# every two sentences that have it. Where that is too often, only rarer words are.
_TOO_OFTEN: Final = 64
_MOST_MEETINGS: Final = 4_000_000
_PARTS: Final = 4096
# What two sentences must share, in words that tell as much as they can, and in words that are no names.
_LEAST_SHARED: Final = 1.6
_LEAST_PLAIN: Final = 1.2
_NAMES_TELL: Final = 0.5
# Below this, sentences on one event in development articles were as often independent as reworded.
LEAST_ALIKE: Final = 0.36


class Alike(NamedTuple):
    """Two sentences, by number in the first and the second article, and how alike they are, to 1."""

    first: int
    second: int
    likeness: float


def rewritten(first: Prose, second: Prose) -> list[Alike]:
    """Pairs of sentences of reporting prose that are alike, each in one pair at most, the likest first.

    Fails on: sentences that were split or joined; likeness carried by words that more than
    :data:`_TOO_OFTEN` sentences have, which count for nothing.
    """
    shared_W = np.intersect1d(first.vocabulary, second.vocabulary, assume_unique=True)
    a, b = _Places.of(first.told, shared_W), _Places.of(second.told, shared_W)
    often_W = np.maximum(a.count_W, b.count_W)
    names_W = _names(first, second, shared_W)
    told_W = first.told.weight_M[a.start_W] * np.where(names_W, _NAMES_TELL, 1.0)
    # whole parts of a power of two add up to the same sum in any order
    weight_W = np.round(told_W / np.sqrt(often_W) * _PARTS) / _PARTS
    weight_W[often_W > _limit(a.count_W * b.count_W, often_W)] = 0.0
    word_K, mine_K, theirs_K = _meetings(first.told, second.told, a, b, weight_W)
    pair_P, which_K = np.unique(mine_K * max(1, second.sentences) + theirs_K, return_inverse=True)
    share_P = np.bincount(which_K, weight_W[word_K], minlength=len(pair_P))
    plain_P = np.bincount(which_K, np.where(names_W, 0.0, weight_W)[word_K], minlength=len(pair_P))
    mine_P, theirs_P = pair_P // max(1, second.sentences), pair_P % max(1, second.sentences)
    whole_P = _whole(first, shared_W, weight_W)[mine_P] + _whole(second, shared_W, weight_W)[theirs_P]
    likeness_P = 2 * share_P / np.maximum(whole_P, 1 / _PARTS)
    enough_P = (share_P >= _LEAST_SHARED) & (plain_P >= _LEAST_PLAIN) & (likeness_P >= LEAST_ALIKE)
    return _one_to_one(mine_P[enough_P], theirs_P[enough_P], likeness_P[enough_P])


def _limit(meetings_W: Ints, often_W: Ints) -> int:
    """In how many sentences of one article a word may stand to be compared."""
    limit = _TOO_OFTEN
    while limit > 1 and int(meetings_W[often_W <= limit].sum()) > _MOST_MEETINGS:
        limit //= 2
    return limit


def _names(first: Prose, second: Prose, shared_W: Ints) -> Bools:
    """Which words are names: somewhere with a capital that no sentence asks for, nowhere without."""
    capital = np.isin(shared_W, first.names) | np.isin(shared_W, second.names)
    return capital & ~np.isin(shared_W, first.small) & ~np.isin(shared_W, second.small)


class _Places(NamedTuple):
    """Where the sentences of each of W shared words stand in an article's :class:`Told`."""

    start_W: Ints
    count_W: Ints

    @classmethod
    def of(cls, told: Told, shared_W: Ints) -> _Places:
        start_W = np.searchsorted(told.word_M, shared_W, "left")
        return cls(start_W, np.searchsorted(told.word_M, shared_W, "right") - start_W)


def _meetings(mine: Told, theirs: Told, a: _Places, b: _Places, weight_W: Floats) -> tuple[Ints, Ints, Ints]:
    """Each shared word that tells something with each pair of sentences that have it: K rows."""
    size_W = np.where(weight_W > 0, a.count_W * b.count_W, 0)
    word_K = np.repeat(np.arange(len(size_W)), size_W)
    at_K = np.arange(len(word_K)) - np.repeat(np.cumsum(size_W) - size_W, size_W)
    in_a = a.start_W[word_K] + at_K // b.count_W[word_K]
    in_b = b.start_W[word_K] + at_K % b.count_W[word_K]
    return word_K, mine.sentence_M[in_a], theirs.sentence_M[in_b]


def _whole(prose: Prose, shared_W: Ints, weight_W: Floats) -> Floats:
    """What all words of each sentence tell, the shared ones by *weight_W*."""
    word_M, sentence_M, weight_M = prose.told
    at_M = np.minimum(np.searchsorted(shared_W, word_M), max(0, len(shared_W) - 1))
    known_M = shared_W[at_M] == word_M if len(shared_W) else np.zeros(len(word_M), np.bool_)
    weight_M = np.round(weight_M * _PARTS) / _PARTS
    weight_M[known_M] = weight_W[at_M[known_M]]
    return np.bincount(sentence_M, weight_M, minlength=prose.sentences).astype(np.float64)


def _one_to_one(mine_P: Ints, theirs_P: Ints, likeness_P: Floats) -> list[Alike]:
    found = [
        Alike(i, j, round(likeness, 6))
        for i, j, likeness in zip(mine_P.tolist(), theirs_P.tolist(), likeness_P.tolist(), strict=True)
    ]
    found.sort(key=lambda x: (-x.likeness, x.first, x.second))
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for pair in found:
        if pair.first not in taken[0] and pair.second not in taken[1]:
            taken[0].add(pair.first)
            taken[1].add(pair.second)
            out.append(pair)
    return out
