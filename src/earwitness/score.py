"""How well attributions agree with a gold standard: the measures of PARC and PolNeAR.

Units are words; punctuation and quotation marks do not count, so it does not matter whether a span
carries its quotation marks or final comma. Definitions (Pareti 2015, Newell et al. 2018):

==========  ==========================================================================================
found       one-to-one, best overlap of content words first: Jaccard of at least one half
found_src   found, and the sources share a word or are both absent
exact       the content's words are exactly a gold content's words, one to one
==========  ==========================================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from earwitness.records import Span
from earwitness.text import tokens

_LEAST_OVERLAP: Final = 0.5
MEASURES: Final = ("found", "found_src", "exact")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution, in offsets."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass
class Tally:
    """Counts that add up over documents: right among predicted, right among gold."""

    right: Counter[str] = field(default_factory=Counter)
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    def precision(self, measure: str) -> float:
        return self.right[measure] / self.predicted if self.predicted else 0.0

    def recall(self, measure: str) -> float:
        return self.right[measure] / self.gold if self.gold else 0.0

    def f1(self, measure: str) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.predicted + self.gold
        return 2 * self.right[measure] / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _InWords:
    source: frozenset[int]
    content: frozenset[int]


def tally(text: str, gold: Iterable[Attributed], predicted: Iterable[Attributed]) -> Tally:
    """Agreement on one document. Attributions without a content word do not count."""
    words = [(w.start, w.end) for w in tokens(text) if text[w.start].isalnum() or text[w.start] == "_"]
    g, p = _in_words(words, gold), _in_words(words, predicted)
    out = Tally(predicted=len(p), gold=len(g))
    for i, j in _match(g, p):
        out.right["found"] += 1
        same = bool(g[i].source & p[j].source) or not (g[i].source or p[j].source)
        out.right["found_src"] += same
    a, b = Counter(x.content for x in g), Counter(x.content for x in p)
    out.right["exact"] += sum((a & b).values())
    return out


def _in_words(words: Sequence[Span], attributions: Iterable[Attributed]) -> list[_InWords]:
    starts = np.array([s for s, _ in words], np.int64)
    ends = np.array([e for _, e in words], np.int64)

    def indices(spans: Iterable[Span]) -> frozenset[int]:
        out: set[int] = set()
        for start, end in spans:
            low = int(np.searchsorted(ends, start, side="right"))
            high = int(np.searchsorted(starts, end, side="left"))
            out.update(range(low, high))
        return frozenset(out)

    found = (_InWords(indices(a.source), indices(a.content)) for a in attributions)
    return [a for a in found if a.content]


def _match(gold: list[_InWords], predicted: list[_InWords]) -> list[tuple[int, int]]:
    """One-to-one pairs, greedily by overlap of content, then by overlap of source."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = len(g.content & p.content)
            overlap = shared / len(g.content | p.content)
            if shared and overlap >= _LEAST_OVERLAP:
                candidates.append((-overlap, -len(g.source & p.source), i, j))
    used_g: set[int] = set()
    used_p: set[int] = set()
    out = []
    for _, _, i, j in sorted(candidates):
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            out.append((i, j))
    return out


def interval(tallies: Sequence[Tally], measure: str, *, seed: int, draws: int = 1000) -> tuple[float, float]:
    """95% interval of F1 by resampling documents (Efron 1979, percentile)."""
    rng = np.random.default_rng(seed)
    rows = np.array([[t.right[measure], t.predicted + t.gold] for t in tallies], float)
    picks = rng.integers(len(rows), size=(draws, len(rows)))
    sums = rows[picks].sum(1)
    scores = 2 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)
