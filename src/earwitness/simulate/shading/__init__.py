"""What an agent passes on of what it knows: rules under one contract (``base``), one file each."""

from __future__ import annotations

from typing import Final, TypeAlias

from earwitness.simulate.shading.base import Shading
from earwitness.simulate.shading.cheap_talk import CheapTalk
from earwitness.simulate.shading.costly import Costly
from earwitness.simulate.shading.honest import Honest
from earwitness.simulate.shading.linear import Linear
from earwitness.simulate.shading.own import Own, Shade
from earwitness.simulate.shading.silence import Silence
from earwitness.simulate.shading.traffic_light import TrafficLight
from earwitness.simulate.shading.yes_man import YesMan

Rule: TypeAlias = Honest | Costly | Linear | YesMan | TrafficLight | Silence | CheapTalk
# in the order of their codes
RULES: Final[tuple[type[Rule], ...]] = (Honest, Costly, Linear, YesMan, TrafficLight, Silence, CheapTalk)

__all__ = [
    "RULES",
    "CheapTalk",
    "Costly",
    "Honest",
    "Linear",
    "Own",
    "Rule",
    "Shade",
    "Shading",
    "Silence",
    "TrafficLight",
    "YesMan",
]
