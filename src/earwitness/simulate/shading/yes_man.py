"""m = (1 - w) x + w g: agents lean towards what they think that the top believes (Prendergast 1993).

Without a *weight* of its own, w = f/(f + kappa): what minimizes f (m - g)^2 + kappa (m - x)^2.
"""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from earwitness.simulate.shading.base import Floats, Line, Numbers, Shading


def yes_man(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent; n[0] below 0: the weight comes from fear."""
    w = n[0] if n[0] >= 0.0 else f / (f + k)
    return x + w * (g - x)


def yes_man_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """Exact: the rule is a line."""
    w = n[0] if n[0] >= 0.0 else f / (f + k)
    return w * (g - mean), -w, 0.0


class YesMan(Shading, frozen=True, tag="yes-man"):
    """Agents lean towards the top's view, with *weight* or as far as fear makes them."""

    code: ClassVar[int] = 3
    weight: Annotated[float, Meta(ge=0, le=1)] | None = None

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        w = f / (f + k) if self.weight is None else self.weight
        return x + w * (g - x)

    def numbers(self) -> Numbers:
        return (-1.0 if self.weight is None else self.weight, 0.0, 0.0, 0.0, 0.0)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return yes_man_line(mean, sd, f, k, e, g, self.numbers())
