"""The contract of a shading rule: what an agent passes on of the signal that it has.

A rule is a frozen record (so that a scenario file can name it and give its numbers) with one law, written
twice: ``message`` for whole arrays, which the plain engine calls, and a scalar function of the same name as
the module, which the fast engine compiles. One contract test holds both to the same values for every rule.

====== ==============================================================================================
x      the agent's own signal of the state
f      its fear, 0 or more; already lowered by whatever protects the bearers of bad news
k      its cost of lying, above 0 (infinite: an honest agent)
e      the plan: what the top wants to hear
g      what the agent guesses that the top believes: the top's belief after the step before
u      a uniform draw from [0, 1), fresh for each agent and step; only for rules with ``random`` True
====== ==============================================================================================

A leader who knows how he is told lies, but not this one, knows the *line* of a rule: how the messages of
agents whose signals are normal with *mean* and *sd* depend on that mean, as a straight line, and how they
scatter about it. The line too is a scalar function (``costly_line``), which the method calls and the fast
engine compiles.
"""

from __future__ import annotations

from math import erf, exp, pi, sqrt
from typing import ClassVar, Final, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = tuple[float, float, float, float, float]
Line: TypeAlias = tuple[float, float, float]

# Gauss-Hermite nodes for the line of a smooth rule. 33 of them are exact to 1e-9 for a logistic as wide as
# the signals' spread and to 1e-2 of it for a step; rules that have steps or kinks bring their own form.
NODES: Final = 33
NODE_AT: Final = np.polynomial.hermite_e.hermegauss(NODES)[0]
NODE_WEIGHT: Final = (
    np.polynomial.hermite_e.hermegauss(NODES)[1] / np.polynomial.hermite_e.hermegauss(NODES)[1].sum()
)
# In units of the state. Signals that spread less than this count as spreading so much; a closed form
# divides by it.
LEAST_SPREAD: Final = 1e-9
# exp of more than this is infinite (Python raises, NumPy warns): chances are 0 or 1 long before
MOST_EXPONENT: Final = 700.0


class Shading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="rule"):
    """What an agent passes on. Abstract: every rule is one final class in a file of its own."""

    code: ClassVar[int]  # the number by which the compiled kernel knows the rule
    random: ClassVar[bool] = False  # whether the rule looks at ``u``

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        """The messages of agents with signals *x*; NaN where an agent says nothing. Same shape as *x*."""
        raise NotImplementedError

    def numbers(self) -> Numbers:
        """The rule's own numbers in the order in which its scalar function takes them, padded with 0."""
        return (0.0, 0.0, 0.0, 0.0, 0.0)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        """E[message] - mean, its slope in *mean*, and the variance of messages about that line.

        Signals are normal with *mean* and *sd*. With slope s and rest r, Cov(message, signal) = (1 + s)
        sd^2 and Var(message) = (1 + s)^2 sd^2 + r. Silent agents are left out.
        """
        raise NotImplementedError

    def moments(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> tuple[float, float]:
        """Mean and variance of (message - signal) when signals are normal with *mean* and *sd*."""
        value, slope, rest = self.line(mean, sd, f, k, e, g)
        return value, rest + (slope * sd) ** 2


def below(z: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1.0 + erf(z / sqrt(2.0)))


def density(z: float) -> float:
    """The standard normal density."""
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)
