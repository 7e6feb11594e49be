"""Which words of two texts are the same: runs of equal words, found in near-linear time.

What both texts begin and end with is taken off first. Pairs of words that both have are seeds, each
grown to the longest run; the longest runs win. Words left over are matched one by one, in order.
Runs need not stand in the same order, since a paraphrase turns clauses round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from earwitness.records import Span
from earwitness.trace.figures.words import Word, words

# Places at which a pair of words may stand in one text to be a seed: of "it is", which a long text has a
# hundred times, the places beyond are not tried, so that a text of one word repeated costs no more.
_PLACES: Final = 12
# Words of grammar that run along with others say little of themselves.
_BARE_WEIGHT: Final = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words in a row: *size* words from index *first* of the one and *second* of the other."""

    first: int
    second: int
    size: int


@dataclass(frozen=True)
class Alignment:
    """The words of two texts and the runs that they share, in order of the first text.

    ``first_kept`` and ``second_kept`` say how much of each lies in runs, 0 to 1, by weight of words.
    """

    first: tuple[Word, ...]
    second: tuple[Word, ...]
    runs: tuple[Run, ...]
    first_kept: float
    second_kept: float

    @cached_property
    def in_first(self) -> frozenset[int]:
        """Indices of the words of the first text that lie in runs."""
        return frozenset(i for r in self.runs for i in range(r.first, r.first + r.size))

    @cached_property
    def in_second(self) -> frozenset[int]:
        """Indices of the words of the second text that lie in runs."""
        return frozenset(i for r in self.runs for i in range(r.second, r.second + r.size))

    def spans(self) -> tuple[tuple[Span, Span], ...]:
        """The runs as pairs of stretches of the two texts."""
        return tuple(
            (
                (self.first[r.first].span[0], self.first[r.first + r.size - 1].span[1]),
                (self.second[r.second].span[0], self.second[r.second + r.size - 1].span[1]),
            )
            for r in self.runs
        )


def aligned(
    first: str,
    second: str,
    *,
    weight: Callable[[str], float] | None = None,
    inflected: bool = False,
) -> Alignment:
    """The runs of words that two texts share.

    *weight* says how much a folded word tells (an idf); without it words of grammar tell a fifth of
    the others. *inflected*: forms of one word ("works", "worked") are the same.

    Fails on: a passage of very frequent pairs of words alone, which is matched word by word.
    """
    return align(words(first), words(second), weight=weight, inflected=inflected)


def align(
    first: Sequence[Word],
    second: Sequence[Word],
    *,
    weight: Callable[[str], float] | None = None,
    inflected: bool = False,
) -> Alignment:
    """As :func:`aligned`, of words that are there already."""
    a = [w.stem if inflected else w.fold for w in first]
    b = [w.stem if inflected else w.fold for w in second]
    head = _same_head(a, b)
    tail = _same_head(a[head:][::-1], b[head:][::-1])
    runs = [Run(0, 0, head)] if head else []
    if tail:
        runs.append(Run(len(a) - tail, len(b) - tail, tail))
    low, ends = head, (len(a) - tail, len(b) - tail)
    runs += _chosen(_seeded(a, b, low, ends), low, ends)
    runs = _with_single(a, b, runs)
    runs.sort(key=lambda r: (r.first, r.second))
    first_kept = _kept(first, weight, {i for r in runs for i in range(r.first, r.first + r.size)})
    second_kept = _kept(second, weight, {i for r in runs for i in range(r.second, r.second + r.size)})
    return Alignment(tuple(first), tuple(second), tuple(runs), first_kept, second_kept)


def _same_head(a: Sequence[str], b: Sequence[str]) -> int:
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    return size


def _seeded(a: list[str], b: list[str], low: int, ends: tuple[int, int]) -> list[Run]:
    """The longest runs around pairs of words, inside what heads and tails leave."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j in range(low, ends[1] - 1):
        at = places[b[j], b[j + 1]]
        if len(at) < _PLACES:
            at.append(j)
    seen: dict[int, int] = {}  # by diagonal: where the last run on it ends
    runs = []
    for i in range(low, ends[0] - 1):
        for j in places.get((a[i], a[i + 1]), ()):
            if seen.get(i - j, -1) > i:
                continue
            stop = i
            while stop < ends[0] and stop - i + j < ends[1] and a[stop] == b[stop - i + j]:
                stop += 1
            seen[i - j] = stop
            runs.append(Run(i, j, stop - i))
    return runs


def _chosen(runs: list[Run], low: int, ends: tuple[int, int]) -> list[Run]:
    """The longest first, without words that a longer run has."""
    taken_a, taken_b = [False] * ends[0], [False] * ends[1]
    out = []
    for run in sorted(runs, key=lambda r: (-r.size, abs(r.first - r.second), r.first, r.second)):
        start, stop = 0, run.size
        while start < stop and (taken_a[run.first + start] or taken_b[run.second + start]):
            start += 1
        end = start
        while end < stop and not (taken_a[run.first + end] or taken_b[run.second + end]):
            end += 1
        if end - start < 2:
            continue
        for k in range(start, end):
            taken_a[run.first + k] = taken_b[run.second + k] = True
        out.append(Run(run.first + start, run.second + start, end - start))
    return out


def _with_single(a: list[str], b: list[str], runs: list[Run]) -> list[Run]:
    """*runs*, and the equal words that lie in none, one by one in order."""
    in_a = {i for r in runs for i in range(r.first, r.first + r.size)}
    in_b = {i for r in runs for i in range(r.second, r.second + r.size)}
    left: dict[str, list[int]] = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        if j not in in_b:
            left[b[j]].append(j)
    out = list(runs)
    for i, word in enumerate(a):
        if i not in in_a and left.get(word):
            out.append(Run(i, left[word].pop(), 1))
    return out


def _kept(of: Sequence[Word], weight: Callable[[str], float] | None, in_runs: set[int]) -> float:
    weights = [weight(w.fold) if weight else _BARE_WEIGHT if w.bare else 1.0 for w in of]
    whole = sum(weights)
    return sum(weights[i] for i in in_runs) / whole if whole else 0.0
