"""Runs: the same words in the same order, in two articles; each word of either in one run at most.

Greedy, as in string tiling (Wise 1993), but in one pass over the shorter article: at every place the
longest run that begins there is taken. Seeds are runs of three words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from earwitness.trace.passages.prose import SIZE, Bools, Ints, Prose

# Places of the other article that one run of three is tried at: a text of one word repeated has thousands.
_MOST_PLACES: Final = 8
_STEP: Final = 16  # words compared at once, doubled from step to step


class Run(NamedTuple):
    """``length`` words of the first article from word ``a`` on are those of the second from ``b`` on."""

    a: int
    b: int
    length: int


def runs(first: Prose, second: Prose) -> list[Run]:
    """The runs of three words or more, in order of their places in the first article.

    A run goes over the end of a sentence only where both have one. Time grows with the shorter article.
    """
    if len(first) > len(second):
        return sorted(Run(r.a, r.b, r.length) for r in _cut(_turned(_tiled(second, first)), first, second))
    return sorted(_cut(_tiled(first, second), first, second))


def _turned(found: list[Run]) -> list[Run]:
    return [Run(r.b, r.a, r.length) for r in found]


def _tiled(short: Prose, long: Prose) -> list[Run]:
    """Runs with places in *short* first."""
    ordered, order = long.by_gram
    low = np.searchsorted(ordered, short.gram_N, "left")
    high = np.minimum(np.searchsorted(ordered, short.gram_N, "right"), low + _MOST_PLACES)
    words, others = short.word_N, long.word_N
    used = np.zeros(len(others) + 1, np.bool_)
    out: list[Run] = []
    done = expected = 0
    for at in np.flatnonzero(high > low).tolist():
        if at < done:
            continue
        best = Run(at, 0, 0)
        nearest = 0
        for place in order[low[at] : high[at]].tolist():
            length = _length(words, others, used, at, place)
            far = abs(place - expected)
            if length >= SIZE and (length, -far) > (best.length, -nearest):
                best, nearest = Run(at, place, length), far
        if best.length:
            out.append(best)
            used[best.b : best.b + best.length] = True
            done = at + best.length
            expected = best.b + best.length
    return out


def _length(words: Ints, others: Ints, used: Bools, a: int, b: int) -> int:
    """How many words from *a* and *b* on are the same and in no run yet."""
    length, step = 0, _STEP
    while True:
        mine, theirs = words[a + length : a + length + step], others[b + length : b + length + step]
        size = min(len(mine), len(theirs))
        if not size:
            return length
        ends = (mine[:size] != theirs[:size]) | used[b + length : b + length + size]
        stop = int(ends.argmax())
        if ends[stop]:
            return length + stop
        length += size
        step *= 2


def _cut(found: list[Run], first: Prose, second: Prose) -> list[Run]:
    """*found*, cut where only one of the two articles begins a sentence."""
    out: list[Run] = []
    for run in found:
        mine = np.diff(first.sentence_N[run.a : run.a + run.length]) != 0
        theirs = np.diff(second.sentence_N[run.b : run.b + run.length]) != 0
        edges = [0, *(np.flatnonzero(mine != theirs) + 1).tolist(), run.length]
        out += [Run(run.a + s, run.b + s, e - s) for s, e in pairwise(edges)]
    return out
