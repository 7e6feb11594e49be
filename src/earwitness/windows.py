"""Cutting a long text into overlapping windows that an encoder can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.features import Features

# Pieces a window may hold, and how many of them the next one sees again. Found F1 on held-out
# training articles: 190/64 80.8, 190/40 79.9, 190/24 79.4, 220/40 79.7, 250/80 and 128/48 lower too.
# More overlap was not tried: half of all words are read twice as it is.
LONGEST: Final = 190
OVERLAP: Final = 64


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are seen; a cue is taken from here if it begins in ``own_start``
    to ``own_end``. Own ranges of successive windows touch and never overlap."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(feats: Features, longest: int = LONGEST, overlap: int = OVERLAP) -> list[Window]:
    """Windows over a text, a function of the text alone, so batching cannot change results.

    A window ends at a line end and the next begins at a line start where one lies in reach.
    """
    count = len(feats.words)
    bounds: list[tuple[int, int]] = []
    start = 0
    while start < count:
        end = _reach(feats, start, longest)
        if end < count:
            end = _at_line(feats, end, start + (end - start) * 3 // 4, end)
        bounds.append((start, end))
        if end >= count:
            break
        back = _back(feats, end, overlap)
        start = max(start + 1, _at_line(feats, back, back, min(end - 1, back + (end - back) // 2)))
    out = []
    for i, (start, end) in enumerate(bounds):
        own_start = 0 if i == 0 else (start + bounds[i - 1][1]) // 2
        own_end = count if i == len(bounds) - 1 else (bounds[i + 1][0] + end) // 2
        out.append(Window(start, end, own_start, own_end))
    return out


def _reach(feats: Features, start: int, longest: int) -> int:
    """The furthest end that keeps the window within *longest* pieces (at least one word)."""
    first = feats.first_W
    end = int(np.searchsorted(first, first[start] + longest, side="right")) - 1
    return min(max(end, start + 1), len(feats.words))


def _back(feats: Features, end: int, pieces: int) -> int:
    first = feats.first_W
    return int(np.searchsorted(first, first[end] - pieces, side="left"))


def _at_line(feats: Features, otherwise: int, low: int, high: int) -> int:
    """The last line start in [low, high], or *otherwise*."""
    lines = np.flatnonzero(feats.line_W[low : high + 1])
    return low + int(lines[-1]) if len(lines) else otherwise
