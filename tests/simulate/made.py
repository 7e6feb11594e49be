"""Runs made by hand, of arrays that a test can reckon with."""

from __future__ import annotations

from typing import Any

import numpy as np

from earwitness.simulate.run import Run, Series, series
from earwitness.simulate.scenario import Organisation, Scenario

REPLICATES, STEPS, LEVELS = 40, 20, 2


def made_run(
    scenario: Scenario | None = None,
    *,
    replicates: int = REPLICATES,
    steps: int = STEPS,
    levels: tuple[str, ...] = ("chiefs", "clerks"),
    channels: tuple[str, ...] = ("chain",),
    agents: int = 6,
    **arrays: Any,
) -> Run:
    """A run whose arrays are 0, but for *arrays*: anything that fits the shape of the one of that name."""
    if scenario is None:
        scenario = Scenario(organisation=Organisation(branching=2, depth=len(levels), levels=levels))
    made: Series = series(replicates, steps, len(levels), len(channels))
    for name in ("channel_RTC", "signal_RTL", "message_RTL"):
        getattr(made, name)[:] = 0.0
    for name, values in arrays.items():
        getattr(made, name)[:] = values
    return Run(
        scenario=scenario,
        seed=7,
        engine="plain",
        levels=levels,
        channels=channels,
        agents=agents,
        **{name: getattr(made, name) for name in made.__slots__},
    )


def noise_RT(scale: float, *, replicates: int = REPLICATES, steps: int = STEPS, seed: int = 0) -> np.ndarray:
    """Normal numbers that are the same every time."""
    return scale * np.random.default_rng(seed).standard_normal((replicates, steps))
