"""m = x + f/kappa: the same lie whatever the truth, the form with closed solutions."""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from typing import ClassVar

from earwitness.simulate.shading.base import Floats, Line, Numbers, Shading


def linear(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent."""
    return x + f / k


def linear_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """A shift."""
    return f / k, 0.0, 0.0


class Linear(Shading, frozen=True, tag="linear"):
    """Agents add f/kappa, wherever the plan lies."""

    code: ClassVar[int] = 2

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        return x + f / k

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return linear_line(mean, sd, f, k, e, g, self.numbers())
