"""Talk that costs nothing and binds nobody: only coarse words stay believable (Crawford and Sobel 1982,
section 4).

The state is taken as uniform on [low, high]. With bias b = f / (kappa (high - low)) the most informative
equilibrium has N = ceil(-1/2 + sqrt(1 + 2/b)/2) words, word i for the states from i/N + 2 b i (i - N) on
(scaled to 0..1); an agent passes on the middle of its word's states. From b = 1/4 on there is one word:
nothing is said. Signals outside [low, high] count as its ends.
"""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import ClassVar, Final

import numpy as np

from earwitness.simulate.shading.base import (
    LEAST_SPREAD,
    NODE_AT,
    NODE_WEIGHT,
    NODES,
    Floats,
    Line,
    Numbers,
    Shading,
    below,
    density,
)

# Below this bias (of the range of states) words are finer than any difference that matters: 7,000 of them.
_FINE: Final = 1e-8
# From so many words on a message is so near its signal (1/64 of the range at most in the middle) that nodes
# do.
_MANY: Final = 64


def cheap_talk(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent; n: low, high."""
    width = n[1] - n[0]
    b = f / (k * width)
    y = min(max((x - n[0]) / width, 0.0), 1.0)
    if b < _FINE:
        return n[0] + width * y
    words = _words(b)
    slope = 1.0 / words - 2.0 * b * words
    i = min(max(floor((-slope + sqrt(max(slope * slope + 8.0 * b * y, 0.0))) / (4.0 * b)), 0), words - 1)
    return n[0] + width * 0.5 * (_start(i, words, b) + _start(i + 1, words, b))


def cheap_talk_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """Exact up to 64 words: the chance of each and the mean signal under it."""
    sd = max(sd, LEAST_SPREAD)
    width = n[1] - n[0]
    b = f / (k * width)
    first = second = with_signal = 0.0
    if b < _FINE or _words(b) > _MANY:
        for i in range(NODES):
            said = cheap_talk(mean + sd * NODE_AT[i], f, k, e, g, 0.0, n) - mean
            first += NODE_WEIGHT[i] * said
            second += NODE_WEIGHT[i] * said**2
            with_signal += NODE_WEIGHT[i] * said * NODE_AT[i]
    else:
        words = _words(b)
        under, at = 0.0, 0.0  # of the word's lower end: the share of signals below, and their density
        for i in range(words):
            z = (n[0] + width * _start(i + 1, words, b) - mean) / sd
            over, to = (1.0, 0.0) if i == words - 1 else (below(z), density(z))
            said = n[0] + width * 0.5 * (_start(i, words, b) + _start(i + 1, words, b)) - mean
            first += (over - under) * said
            second += (over - under) * said**2
            with_signal += (at - to) * said
            under, at = over, to
    return first, with_signal / sd - 1.0, max(second - first**2 - with_signal**2, 0.0)


def _words(b: float) -> int:
    """How many words the most informative equilibrium has at bias *b*."""
    return max(ceil(-0.5 + 0.5 * sqrt(1.0 + 2.0 / b)), 1)


def _start(i: int, words: int, b: float) -> float:
    """Where word *i* begins."""
    return i / words + 2.0 * b * i * (i - words)


class CheapTalk(Shading, frozen=True, tag="cheap-talk"):
    """Agents say which stretch of states theirs lies in."""

    code: ClassVar[int] = 6
    low: float = 0.0
    high: float = 1.0

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        width = self.high - self.low
        b = np.maximum(f / (k * width), _FINE)
        y = np.clip((x - self.low) / width, 0.0, 1.0)
        words = np.maximum(np.ceil(-0.5 + 0.5 * np.sqrt(1.0 + 2.0 / b)), 1.0)
        slope = 1.0 / words - 2.0 * b * words
        root = (-slope + np.sqrt(np.maximum(slope * slope + 8.0 * b * y, 0.0))) / (4.0 * b)
        i = np.clip(np.floor(root), 0.0, words - 1.0)
        start = i / words + 2.0 * b * i * (i - words)
        end = (i + 1) / words + 2.0 * b * (i + 1) * (i + 1 - words)
        said = np.where(f / (k * width) < _FINE, y, 0.5 * (start + end))
        return self.low + width * said

    def numbers(self) -> Numbers:
        return (self.low, self.high, 0.0, 0.0, 0.0)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return cheap_talk_line(mean, sd, f, k, e, g, self.numbers())
