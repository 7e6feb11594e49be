"""m = x + clip(e - x, 0, f/kappa): a lie towards the plan, as large as fear pays for.

An agent that loses f for each unit by which its message falls short of the plan, and pays kappa d^2 / 2 for
a lie of size d, tells d = f/kappa, but never more than the plan needs. (The quadratic cost of lying: Kartik
2009, section 2; the kink at the plan is ours: nobody is punished for a truth that is good enough.)
"""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from typing import ClassVar

import numpy as np

from earwitness.simulate.shading.base import LEAST_SPREAD, Floats, Line, Numbers, Shading, below, density


def costly(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent."""
    return max(x, min(e, x + f / k))


def costly_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """Exact: moments of a normal cut off on both sides; the slope is minus the share reporting the plan."""
    sd = max(sd, LEAST_SPREAD)
    most, short = f / k, e - mean
    low, high = (short - most) / sd, short / sd
    inside = below(high) - below(low)
    first = most * below(low) + short * inside + sd * (density(high) - density(low))
    second = (
        most**2 * below(low)
        + (short**2 + sd**2) * inside
        - 2.0 * short * sd * (density(low) - density(high))
        + sd**2 * (low * density(low) - high * density(high))
    )
    return first, -inside, max(second - first**2 - (inside * sd) ** 2, 0.0)


class Costly(Shading, frozen=True, tag="costly"):
    """Agents lie towards the plan as far as fear pays for it."""

    code: ClassVar[int] = 1

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        return np.maximum(x, np.minimum(e, x + f / k))

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return costly_line(mean, sd, f, k, e, g, self.numbers())
