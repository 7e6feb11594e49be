"""What two articles share, counted: reporting prose, quotations, whole sentences, parts of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.records import Span
from earwitness.trace.passages.prose import Bools, Ints, Prose
from earwitness.trace.passages.rewriting import Alike, rewritten
from earwitness.trace.passages.runs import runs
from earwitness.trace.passages.stretches import Stretch, stretches

# A sentence of reporting prose is taken over if so much of it stands in the other article word for word,
_LEAST_TAKEN: Final = 0.5
_LEAST_WORDS: Final = 5
# or if one of the other's is so alike. Of pairs of sentences on one event in development articles, all
# from .5 up and nearly all from .4 up were rewordings; below, a third only told of the same thing.
_LEAST_ALIKE: Final = 0.4
# Three pairs of sentences in the same order in both make each more likely to be a rewording.
_IN_ORDER: Final = 3
# Two articles on one event begin alike, whoever wrote them: their first sentences must be more so.
_LEADS_ALIKE: Final = 0.5
# What a row of words must tell together, names apart: two or three telling words.
_LEAST_TOLD: Final = 1.2


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much two articles have in common.

    ``covered`` is the part of the shorter article's words that stretches hold. Words in common are
    ``own`` where no quotation marks are around them in either article, ``half`` in one of them,
    ``quoted`` in both. ``own_row`` and ``half_row`` count the longest row of such words without an edit,
    ``quoted_row`` the most of one stretch, since quotations are cut. ``sentences`` are those of
    reporting prose taken over, word for word or reworded.
    """

    covered: float = 0.0
    sentences: int = 0
    own: int = 0
    half: int = 0
    quoted: int = 0
    own_row: int = 0
    half_row: int = 0
    quoted_row: int = 0


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the articles *first* and *second* share: ``stretches`` stand word for word in both, ``alike``
    are reworded sentences."""

    first: Prose
    second: Prose
    stretches: tuple[Stretch, ...]
    alike: tuple[Alike, ...]
    amounts: Amounts

    def has_prose(self, stretch: Stretch) -> bool:
        """Whether some words of a stretch stand outside quotation marks in either article."""
        return any(not (self.first.quoted_N[a] and self.second.quoted_N[b]) for a, b in stretch.places)

    def reworded(self, pair: Alike) -> tuple[Span, Span]:
        """The words of two sentences from the first to the last that they have in common, half open."""
        a = np.searchsorted(self.first.sentence_N, [pair.first, pair.first + 1])
        b = np.searchsorted(self.second.sentence_N, [pair.second, pair.second + 1])
        mine, theirs = self.first.word_N[a[0] : a[1]], self.second.word_N[b[0] : b[1]]
        in_both = np.flatnonzero(np.isin(mine, theirs)), np.flatnonzero(np.isin(theirs, mine))
        return (
            (int(a[0] + in_both[0][0]), int(a[0] + in_both[0][-1]) + 1),
            (int(b[0] + in_both[1][0]), int(b[0] + in_both[1][-1]) + 1),
        )


def sharing(first: Prose, second: Prose) -> Sharing:
    """What two articles share. Time grows with the shorter one."""
    found = stretches(runs(first, second), first, second)
    alike = _taken_over(rewritten(first, second))
    places = np.array([p for s in found for p in s.places], np.int64).reshape(-1, 2)
    kinds = _kinds(first, second, places)
    amounts = Amounts(
        covered=_covered(first, second, places),
        sentences=min(
            len(_taken(first, places[kinds == 0, 0], (x.first for x in alike))),
            len(_taken(second, places[kinds == 0, 1], (x.second for x in alike))),
        ),
        own=int((kinds == 0).sum()),
        half=int((kinds == 1).sum()),
        quoted=int((kinds == 2).sum()),
        own_row=_longest(first, places, kinds, 0),
        half_row=_longest(first, places, kinds, 1),
        quoted_row=_most_quoted(found, kinds),
    )
    return Sharing(first, second, tuple(found), tuple(sorted(alike)), amounts)


def _taken_over(found: Sequence[Alike]) -> list[Alike]:
    """Pairs of sentences that are alike enough alone, or in a row of such in the same order in both."""
    found = [x for x in found if x.likeness >= _LEADS_ALIKE or x.first or x.second]
    rising = in_order(found)
    row = set(rising) if len(rising) >= _IN_ORDER else set()
    return [x for x in found if x.likeness >= _LEAST_ALIKE or x in row]


def in_order(found: Iterable[Alike]) -> list[Alike]:
    """The longest row of pairs that stand in the same order in both articles; time n log n."""
    pairs = sorted(found)
    ends: list[int] = []  # second sentences that rows of 1, 2, 3 … pairs end with, as early as can be
    last: list[int] = []  # the pairs that these rows end with
    before: list[int] = []  # for each pair, the one before it in its row, or -1
    for i, pair in enumerate(pairs):
        at = bisect_left(ends, pair.second)
        ends[at : at + 1] = [pair.second]
        last[at : at + 1] = [i]
        before.append(last[at - 1] if at else -1)
    out: list[Alike] = []
    at = last[-1] if last else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _kinds(first: Prose, second: Prose, places: Ints) -> Ints:
    """In how many of the two articles each word in common stands in quotation marks."""
    out: Ints = first.quoted_N[places[:, 0]].astype(np.int64) + second.quoted_N[places[:, 1]]
    return out


def _covered(first: Prose, second: Prose, places: Ints) -> float:
    shorter = min(len(first), len(second))
    return len(places) / shorter if shorter else 0.0


def _longest(first: Prose, places: Ints, kinds: Ints, kind: int) -> int:
    """The longest row of words of one kind that stands in both articles without any edit.

    Not counted: rows that tell little but names ("the leader of the Islamic Front, Abu Hale").
    """
    if not len(places):
        return 0
    goes_on = (np.diff(places, axis=0) == 1).all(axis=1)
    breaks = np.flatnonzero(np.concatenate([[True], ~goes_on | (kinds[1:] != kinds[:-1])]))
    lengths = np.diff(breaks, append=len(places))
    plain = np.where(first.name_N, 0.0, first.weight_N)[places[:, 0]]
    counts = (kinds[breaks] == kind) & (np.add.reduceat(plain, breaks) >= _LEAST_TOLD)
    return int(lengths[counts].max(initial=0))


def _most_quoted(found: Sequence[Stretch], kinds: Ints) -> int:
    """The most words of one stretch that stand in quotation marks in both articles."""
    which = np.repeat(np.arange(len(found)), [len(s.places) for s in found])
    return int(np.bincount(which[kinds == 2], minlength=1).max())


def _taken(prose: Prose, words: Ints, alike: Iterable[int]) -> set[int]:
    """Numbers of the sentences of reporting prose that the other article has as well."""
    free: Bools = ~prose.quoted_N
    size = np.bincount(prose.sentence_N[free], minlength=prose.sentences)
    held = np.bincount(prose.sentence_N[words], minlength=prose.sentences)
    verbatim = (held >= _LEAST_WORDS) & (held >= _LEAST_TAKEN * size)
    return {*np.flatnonzero(verbatim).tolist(), *alike}
