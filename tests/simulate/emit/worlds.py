"""Runs to emit from: arrays as an engine might give them back, without an engine."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from earwitness.simulate.emit import Emission, EmitSettings, emit
from earwitness.simulate.emit.story import Story
from earwitness.simulate.emit.world import story
from earwitness.simulate.run import Run, series
from earwitness.simulate.scenario import Loyalty, Organisation, Outside, Plan, Purge, Scenario, State

POPULATION = 20_000
OUTSIDE = Outside(outlets=6, noise=0.6, shared=0.5, leak=1.0, worse=1.0, deny_true=0.8, deny_false=0.5)


def made(
    *,
    replicates: int = 40,
    steps: int = 12,
    levels: int = 3,
    seed: int = 0,
    outside: Outside | None = OUTSIDE,
    loyalty: bool = True,
    purge: bool = True,
    name: str = "war-room",
    first: int = 0,
) -> Run:
    """A run in which about half of all propositions hold. Replicate r is the same however many there are."""
    out = series(replicates, steps, levels, 1)
    for r in range(replicates):
        rng = np.random.default_rng([11, seed, first + r])
        out.state_RT[r] = np.cumsum(0.4 * rng.standard_normal(steps)) + rng.normal(-1.0, 1.0)
        out.belief_RT[r] = out.state_RT[r] + rng.normal(0.5, 0.7, steps)
        out.purge_RT[r] = rng.random(steps) < 0.15
        out.appeal_RT[r] = np.arange(steps) >= rng.integers(2 * steps)
        start = rng.choice([0.0, 0.01, 0.1])
        out.fled_RT[r] = start * np.linspace(0.5, 1.5, steps)
        shading = np.array([0.9, 0.6, 0.2])[:levels]
        signal = out.state_RT[r][:, None] + 0.2 * rng.standard_normal((steps, levels))
        out.signal_RTL[r], out.message_RTL[r] = signal, signal + shading
    out.plan_RT[:] = 0.0
    out.competence_RTL[:] = 1.0
    scenario = Scenario(
        name=name,
        steps=steps,
        state=State(),
        plan=Plan(),
        organisation=Organisation(branching=3, depth=max(levels, 1), noise=0.5),
        outside=outside,
        loyalty=Loyalty(appeal=3, population=POPULATION) if loyalty else None,
        purge=Purge(tolerance=1.0) if purge else None,
    )
    arrays = {field: getattr(out, field) for field in out.__slots__}
    names = tuple(str(n + 1) for n in range(levels))
    return Run(
        scenario=scenario, seed=seed, engine="plain", levels=names, channels=("chain",), agents=9, **arrays
    )


def worlds(run: Run, settings: EmitSettings = EmitSettings(), *, seed: int = 5) -> list[Emission]:  # noqa: B008
    """The world of each replicate."""
    return [emit(run, replicate=r, seed=seed, settings=settings) for r in range(run.replicates)]


class Told(NamedTuple):
    """A story and its replicate: a world without its records, made in a third of the time."""

    story: Story
    replicate: int


def stories(run: Run, settings: EmitSettings = EmitSettings(), *, seed: int = 5) -> list[Told]:  # noqa: B008
    """The story of each replicate."""
    return [Told(story(run, r, seed, settings), r) for r in range(run.replicates)]
