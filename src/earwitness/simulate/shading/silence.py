"""Bad news is not passed on at all: the MUM effect (Rosen and Tesser 1970).

An agent is silent with chance logistic(f (e - x) - ease), else it says what it has. At *ease* 3 one
message in twenty is missing where nothing is feared. A superior of whom nobody spoke takes the plan for the
message: no news is good news.
"""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from math import exp
from typing import ClassVar

import numpy as np

from earwitness.simulate.shading.base import (
    LEAST_SPREAD,
    MOST_EXPONENT,
    NODE_AT,
    NODE_WEIGHT,
    NODES,
    Floats,
    Line,
    Numbers,
    Shading,
)


def silence(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent; NaN: none."""
    return np.nan if u * (1.0 + exp(min(n[0] - f * (e - x), MOST_EXPONENT))) < 1.0 else x


def silence_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """Of those who speak: how far their mean signal lies above everybody's, and what the choice does to its
    spread.
    """
    sd = max(sd, LEAST_SPREAD)
    speak = first = second = 0.0
    for i in range(NODES):
        z = NODE_AT[i]
        p = NODE_WEIGHT[i] / (1.0 + exp(min(f * (e - mean - sd * z) - n[0], MOST_EXPONENT)))
        speak, first, second = speak + p, first + p * z, second + p * z * z
    if speak <= 0.0:
        return 0.0, -1.0, 0.0
    first, second = first / speak, second / speak
    variance = max(second - first * first, 0.0)
    # the derivative in the mean of E[x p]/E[p] is Var(x | spoken)/sd^2, because p depends on x alone
    return sd * first, variance - 1.0, max(variance - variance * variance, 0.0) * sd * sd


class Silence(Shading, frozen=True, tag="silence"):
    """Agents keep bad news to themselves; what they do say is honest."""

    code: ClassVar[int] = 5
    random: ClassVar[bool] = True
    ease: float = 3.0

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        odds = np.exp(np.minimum(self.ease - f * (e - x), MOST_EXPONENT))
        return np.where(u * (1.0 + odds) < 1.0, np.nan, x)

    def numbers(self) -> Numbers:
        return (self.ease, 0.0, 0.0, 0.0, 0.0)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return silence_line(mean, sd, f, k, e, g, self.numbers())
