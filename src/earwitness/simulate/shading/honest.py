"""m = x: whoever has nothing to fear."""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from typing import ClassVar

from earwitness.simulate.shading.base import Floats, Line, Numbers, Shading


def honest(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent."""
    return x


def honest_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """There is nothing to know."""
    return 0.0, 0.0, 0.0


class Honest(Shading, frozen=True, tag="honest"):
    """Agents pass on what they have."""

    code: ClassVar[int] = 0

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        return x

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return honest_line(mean, sd, f, k, e, g, self.numbers())
