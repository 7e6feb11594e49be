"""A rule of the user's own: any function of arrays, laid over the scenario's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.shading.base import LEAST_SPREAD, NODE_AT, NODE_WEIGHT, Floats, Line

# (x, fear, cost, plan, guess, chance) -> messages of the same shape; NaN: nothing is said
Shade: TypeAlias = Callable[[Floats, Floats, Floats, float, float, Floats], Floats]

# Values of chance over which the line of a function is averaged, beside the nodes of the signal.
_CHANCES: Final = 32


@dataclass(frozen=True, slots=True)
class Own:
    """A function with the methods of a rule. It is given uniform draws, whether it looks at them or not."""

    function: Shade
    code: ClassVar[int] = -1
    random: ClassVar[bool] = True

    def message(self, x: Floats, f: Floats, k: Floats, e: float, g: float, u: Floats) -> Floats:
        """The messages of agents with signals *x*; SettingError if the function gives something else."""
        said = np.asarray(self.function(x, f, k, e, g, u))
        if said.shape != x.shape or said.dtype.kind not in "fiu":
            raise SettingError(
                f"shade: for signals of shape {x.shape} the function gave {said.dtype} of {said.shape}; "
                "it must give one number for each signal (NaN: nothing is said)"
            )
        if np.isinf(said).any():
            raise SettingError(
                "shade: the function gave an infinite message; give a number, or NaN for silence"
            )
        return said.astype(np.float64, copy=False)

    def line(self, mean: float, sd: float, f: float, k: float, e: float, g: float) -> Line:
        """As in ``Shading.line``, by quadrature: to about *sd*/100 where the function has steps."""
        sd = max(sd, LEAST_SPREAD)
        z = np.repeat(NODE_AT, _CHANCES)
        u = np.tile((np.arange(_CHANCES) + 0.5) / _CHANCES, len(NODE_AT))
        every = np.ones_like(z)
        said = self.message(mean + sd * z, f * every, k * every, e, g, u) - mean
        weight = np.where(np.isnan(said), 0.0, np.repeat(NODE_WEIGHT, _CHANCES))
        if weight.sum() <= 0.0:
            return 0.0, -1.0, 0.0
        weight, said = weight / weight.sum(), np.nan_to_num(said)
        first = float(weight @ said)
        with_signal = float(weight @ (z * (said - first)))
        rest = float(weight @ (said - first) ** 2) - with_signal**2
        return first, with_signal / sd - 1.0, max(rest, 0.0)
