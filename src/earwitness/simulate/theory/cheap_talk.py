"""Cheap talk: what can be said when words cost nothing (Crawford and Sobel 1982, section 4).

The state theta is uniform on [0, 1]. The sender sees it and says a word; the receiver, who does not, acts.
The receiver wants the action to be theta, the sender wants theta + b, and both lose the square of the
distance. Every equilibrium cuts [0, 1] into N stretches, one word each, and the receiver acts on the middle
of the stretch; N goes up to a largest number that b allows.

On a state of width W divide b by W, and multiply cuts by W and mean squared errors by W squared. For a sender
whose bias is downward (b < 0) mirror the state. ``shading/cheap_talk.py`` is this rule in the engines.
Derivation: docs/theory/games.md, "Cheap talk".
"""

from __future__ import annotations

from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory import domain

# The finest bias. Below it the last words differ by less than a double can hold once they are summed.
LEAST_BIAS = 1e-12


def most_words(bias: float) -> int:
    """N: how many words the most informative equilibrium has; 1 from *bias* 1/4 on.

    The largest N with 2 N (N - 1) b < 1, which is ceil(-1/2 + sqrt(1 + 2/b)/2). Where *bias* is exactly
    1/(2 N (N - 1)) the first word would stand for a single point: it is not counted. Within a rounding of
    that the count may go either way, and the first stretch may be empty.
    """
    _check(bias)
    words = max(ceil(-0.5 + 0.5 * sqrt(1.0 + 2.0 / bias)), 1)
    while words > 1 and 2.0 * words * (words - 1) * bias >= 1.0:  # the root was rounded up
        words -= 1
    while 2.0 * words * (words + 1) * bias < 1.0:  # or down
        words += 1
    return words


def cuts(bias: float, words: int | None = None) -> NDArray[np.float64]:
    """a_0 = 0 < a_1 < ... < a_N = 1, where one word gives way to the next: a_i = i/N + 2 b i (i - N).

    *words* is N, the most there can be if it is left out. Shape (N + 1,).
    """
    n = _words(bias, words)
    i = np.arange(n + 1, dtype=np.float64)
    return i / n + 2.0 * bias * i * (i - n)


def actions(bias: float, words: int | None = None) -> NDArray[np.float64]:
    """What the receiver does on hearing each word: the middle of its stretch. Shape (N,)."""
    at = cuts(bias, words)
    return 0.5 * (at[:-1] + at[1:])


def mean_squared_error(bias: float, words: int | None = None) -> float:
    """The receiver's expected loss, 1/(12 N**2) + b**2 (N**2 - 1)/3; the sender's is larger by b**2."""
    n = _words(bias, words)
    return 1.0 / (12.0 * n**2) + bias**2 * (n**2 - 1) / 3.0


def _words(bias: float, words: int | None) -> int:
    most = most_words(bias)
    if words is None:
        return most
    domain.count(words=words)
    if words > most:
        raise SettingError(f"words is {words}; with bias {bias!r} there are at most {most}, give 1 to {most}")
    return words


def _check(bias: float) -> None:
    domain.positive(bias=bias)
    if bias < LEAST_BIAS:
        raise SettingError(
            f"bias is {bias!r}; give {LEAST_BIAS} or more, or take the state to be told in full"
        )
