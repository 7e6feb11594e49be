"""Which articles are about one event: by what they say, whom and what they name, and when."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.ranking import words_of

Floats = NDArray[np.float32]

_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+")
_NUMBER: Final = re.compile(r"\b\d[\d.,:]*\b")


def likenesses(texts: Sequence[str], vectors: Floats) -> dict[str, Floats]:
    """Cosines [N, N] of the texts by each kind of evidence; *vectors* [N, D] are of unit length."""
    return {
        "vectors": vectors @ vectors.T,
        "words": _cosines([Counter(words_of(t)) for t in texts]),
        "names": _cosines([Counter(n.lower() for n in _NAME.findall(t)) for t in texts]),
        "numbers": _cosines([Counter(_NUMBER.findall(t)) for t in texts]),
    }


def same_event(likeness: Floats, least: float) -> list[int]:
    """A group number for each text, by average-linkage clustering that stops at *least*.

    Groups are numbered by their first text. The two most alike groups are joined again and again, so
    a few stray likenesses do not pull two events together. Cost grows with the square of N.
    """
    n = len(likeness)
    alike = likeness.astype(np.float64).copy()
    np.fill_diagonal(alike, -np.inf)
    size = np.ones(n)
    member = np.arange(n)
    best = alike.argmax(1) if n else np.zeros(0, np.int64)
    top = alike[np.arange(n), best] if n else np.zeros(0)
    while n > 1:
        i = int(top.argmax())
        j = int(best[i])
        if top[i] < least or not math.isfinite(top[i]):
            break
        i, j = min(i, j), max(i, j)
        merged = (size[i] * alike[i] + size[j] * alike[j]) / (size[i] + size[j])
        alike[i], alike[:, i] = merged, merged
        alike[j], alike[:, j] = -np.inf, -np.inf
        alike[i, i] = -np.inf
        size[i] += size[j]
        member[member == j] = i
        changed = np.flatnonzero((best == i) | (best == j))
        for k in {i, *changed.tolist()}:
            best[k] = alike[k].argmax()
            top[k] = alike[k, best[k]]
        better = alike[:, i] > top
        best[better], top[better] = i, alike[better, i]
        top[j] = -np.inf
    order: dict[int, int] = {}
    return [order.setdefault(int(m), len(order)) for m in member]


def _cosines(counts: Sequence[Counter[str]]) -> Floats:
    """Cosines of word counts, each count damped and weighted by the word's rarity among the texts."""
    n = len(counts)
    spread = Counter(word for count in counts for word in count)
    column = {w: i for i, w in enumerate(sorted(w for w, k in spread.items() if k > 1))}
    table = np.zeros((n, len(column)), np.float32)
    for row, count in zip(table, counts, strict=True):
        for word, k in count.items():
            if word in column:
                row[column[word]] = (1 + math.log(k)) * math.log((n + 1) / spread[word])
    norm = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(norm == 0, 1, norm)
    out: Floats = table @ table.T
    return out
