"""A scenario in which everything happens, changes of it, and when two runs are equal."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import numpy as np
import pytest

from earwitness.simulate import Run
from earwitness.simulate.run import Series
from earwitness.simulate.scenario import (
    Anonymous,
    Fear,
    Loyalty,
    Organisation,
    Peers,
    Plan,
    Purge,
    Scenario,
    Sensor,
    Shock,
    SkipLevel,
    State,
    Turnover,
)

SERIES = [field.name for field in dataclasses.fields(Series)]
EVERYTHING = Scenario(
    steps=25,
    state=State(
        spread=0.5, effect=0.05, drift=0.01, shocks=(Shock(step=0, size=0.5), Shock(step=9, size=-2.0))
    ),
    plan=Plan(level=0.5, follow=0.3),
    organisation=Organisation(branching=3, depth=3, competence_spread=0.4, cost_spread=0.3),
    fear=Fear(start=0.5, spread=0.3, memory=0.8, baseline=0.2, punishment=0.5, protection=0.2),
    purge=Purge(tolerance=0.3, share=0.15, competence=0.5, outcome_noise=0.4),
    turnover=Turnover(rate=0.05, competence=1.2),
    loyalty=Loyalty(weight=0.3, appeal=2, appeal_level=2, population=30, flight_weight=0.4),
    channels=(
        Sensor(name="friend", chance=0.6, bias=0.2),
        Anonymous(name="note", level=2, sample=3, chance=0.7),
        SkipLevel(name="skip", level=2, weight=0.4),
        Sensor(name="audit", noise=0.5, chance=0.2),
        SkipLevel(name="deeper", level=3, weight=0.2),
    ),
    peers=(Peers(level=2, weight=0.4, rounds=2),),
)
CALM = Fear(start=0.5, spread=0.3, memory=0.8, baseline=0.2)


def changed(**change: Any) -> Scenario:
    return msgspec.structs.replace(EVERYTHING, **change)


def agree(first: Run, second: Run) -> None:
    """Equal to rounding: numbers to 1e-9 of their size, single precision to its own last digits."""
    for name in SERIES:
        one, other = getattr(first, name), getattr(second, name)
        if one.dtype == np.bool_:
            assert np.array_equal(one, other), name
        else:
            close = 1e-9 if one.dtype == np.float64 else 2e-6
            assert other == pytest.approx(one, rel=close, abs=close, nan_ok=True), name
