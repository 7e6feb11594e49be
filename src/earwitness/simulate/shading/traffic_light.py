"""Green, yellow or red instead of the state, and misreported (Snow, Keil and Wallace 2007).

The true light is green while e - x is below *yellow*, red from *red* on. With chance 1 - (1 - optimistic)
exp(-felt f/kappa) an agent reports one light better, with chance *pessimistic* one worse. A light is passed
on as the value that it stands for: the plan, the middle of the yellow band, and as far again below *red*.
"""

# ruff: noqa: PLR0913 (a law has seven arguments, see ``base``)

from __future__ import annotations

from math import exp
from typing import Annotated, ClassVar

import numpy as np
from msgspec import Meta

from earwitness.simulate.shading.base import LEAST_SPREAD, Floats, Line, Numbers, Shading, below, density


def traffic_light(x: float, f: float, k: float, e: float, g: float, u: float, n: Numbers) -> float:
    """The message of one agent; n: yellow, red, optimistic, pessimistic, felt."""
    light = 0
    if e - x >= n[0]:
        light = 1
    if e - x >= n[1]:
        light = 2
    if u < 1.0 - (1.0 - n[2]) * exp(-n[4] * f / k):
        light = max(light - 1, 0)
    elif u >= 1.0 - n[3]:
        light = min(light + 1, 2)
    return e - _short(light, n)


def traffic_light_line(mean: float, sd: float, f: float, k: float, e: float, g: float, n: Numbers) -> Line:
    """Exact: the chances of three lights and the mean signal under each."""
    sd = max(sd, LEAST_SPREAD)
    better = 1.0 - (1.0 - n[2]) * exp(-n[4] * f / k)
    worse = min(n[3], 1.0 - better)
    green, red = (e - n[0] - mean) / sd, (e - n[1] - mean) / sd  # from where on, up to where
    first = second = with_signal = 0.0
    for light in range(3):
        if light == 0:
            chance, part = 1.0 - below(green), density(green)
        elif light == 1:
            chance, part = below(green) - below(red), density(red) - density(green)
        else:
            chance, part = below(red), -density(red)
        up, same, down = _short(max(light - 1, 0), n), _short(light, n), _short(min(light + 1, 2), n)
        said = e - mean - (better * up + worse * down + (1.0 - better - worse) * same)
        first += chance * said
        with_signal += part * said
        second += chance * (
            better * (e - mean - up) ** 2
            + worse * (e - mean - down) ** 2
            + (1.0 - better - worse) * (e - mean - same) ** 2
        )
    return first, with_signal / sd - 1.0, max(second - first**2 - with_signal**2, 0.0)


def _short(light: int, n: Numbers) -> float:
    """How far below the plan the value of a light lies."""
    half = 0.5 * (n[1] - n[0])
    if light == 0:
        return 0.0
    return n[0] + half if light == 1 else n[1] + half


class TrafficLight(Shading, frozen=True, tag="traffic-light"):
    """Agents report a light, and a better one than they see."""

    code: ClassVar[int] = 4
    random: ClassVar[bool] = True
    yellow: float = 0.5
    red: float = 1.5
    optimistic: Annotated[float, Meta(ge=0, lt=1)] = 0.0
    pessimistic: Annotated[float, Meta(ge=0, le=1)] = 0.0
    felt: Annotated[float, Meta(ge=0)] = 0.0

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        light = (e - x >= self.yellow).astype(np.int64) + (e - x >= self.red)
        better = u < 1.0 - (1.0 - self.optimistic) * np.exp(-self.felt * f / k)
        worse = ~better & (u >= 1.0 - self.pessimistic)
        light = np.clip(light - better + worse, 0, 2)
        return e - np.array([_short(n, self.numbers()) for n in range(3)])[light]

    def numbers(self) -> Numbers:
        return (self.yellow, self.red, self.optimistic, self.pessimistic, self.felt)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        return traffic_light_line(mean, sd, f, k, e, g, self.numbers())
