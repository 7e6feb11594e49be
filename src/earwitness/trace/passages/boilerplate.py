"""Sentences that one outlet prints in many articles whatever they are about, which are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from earwitness.trace.passages.prose import Prose
from earwitness.trace.sources import folded

_LEAST_ARTICLES: Final = 3
# Articles that share more of their words than this are versions of one story, not neighbors under one roof.
# Shared notices of three outlets were 1 to 6 per cent of the shortest article, versions of a story 40 to 99.
_MOST_SHARED: Final = 0.25
_FIRST: Final = 2  # sentences at the beginning of an article that may be no part of it
_LAST: Final = 4  # and at its end


def without_boilerplate(proses: Sequence[Prose]) -> tuple[Prose, ...]:
    """*proses* without the sentences that stand in three articles of one outlet that share little else.

    Articles whose outlet is not known count as one outlet's, for sentences at their beginning or end
    outside quotation marks. Linear in the words of all. Fails on: a sentence with a date or a name in it
    that changes from article to article.
    """
    holders: dict[tuple[str, bytes], list[tuple[int, int]]] = defaultdict(list)
    for i, prose in enumerate(proses):
        outlet = folded(prose.document.outlet or "")
        for number, key in _keys(prose):
            if outlet or _at_edge(prose, number):
                holders[outlet, key].append((i, number))
    together: dict[tuple[str, tuple[int, ...]], list[tuple[str, bytes]]] = defaultdict(list)
    for sentence, places in holders.items():
        articles = tuple(sorted({i for i, _ in places}))
        if len(articles) >= _LEAST_ARTICLES:
            together[sentence[0], articles].append(sentence)
    dropped: dict[int, list[int]] = defaultdict(list)
    for (_, articles), shared in together.items():
        words = sum(len(key) // 8 for _, key in shared)
        if words < _MOST_SHARED * min(len(proses[i]) for i in articles):
            for sentence in shared:
                for i, number in holders[sentence]:
                    dropped[i].append(number)
    return tuple(
        p.only(~np.isin(p.sentence_N, dropped[i])) if i in dropped else p for i, p in enumerate(proses)
    )


def _at_edge(prose: Prose, number: int) -> bool:
    """Whether a sentence is one of the first or last of an article, and outside quotation marks."""
    if _FIRST <= number < prose.sentences - _LAST:
        return False
    low, high = np.searchsorted(prose.sentence_N, [number, number + 1])
    return not prose.quoted_N[low:high].any()


def _keys(prose: Prose) -> list[tuple[int, bytes]]:
    """Each sentence's number and its words, 8 bytes each."""
    if not len(prose):
        return []
    first = np.flatnonzero(np.diff(prose.sentence_N, prepend=-1))
    numbers = prose.sentence_N[first].tolist()
    return [(n, part.tobytes()) for n, part in zip(numbers, np.split(prose.word_N, first[1:]), strict=True)]
