"""A function of the user's own shades reports in both engines, or runs plain and says why."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from tests.simulate.everything import EVERYTHING, agree

from earwitness.simulate import simulate
from earwitness.simulate.leaders import Leader, Naive, Sophisticated
from earwitness.simulate.scenario import Organisation, Scenario
from earwitness.simulate.shading import Honest

numba = pytest.importorskip("numba")


def timid(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return np.where(chance < 0.1, np.nan, x + np.minimum(fear / cost, 1.0) * np.maximum(plan - x, 0.0))


def half(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return 0.5 * x


def by_sorting(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return np.sort(x)  # of arrays alone


def by_mean(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return x * 0.0 + np.mean(x)  # compiles for one number too, and says something else


def test_a_function_runs_in_both_engines() -> None:
    runs = [simulate(EVERYTHING, replicates=3, engine=engine, shade=timid) for engine in ("plain", "fast")]
    assert [run.engine for run in runs] == ["plain", "fast"] and not runs[1].notes
    agree(*runs)
    assert 0 < np.nanmean(runs[0].silent_RTL) < 0.2


def test_a_function_may_stand_on_some_levels() -> None:
    scenario = Scenario(steps=5, organisation=Organisation(branching=2, depth=2, noise=0.0), shading=Honest())
    for engine in ("plain", "fast"):
        run = simulate(scenario, replicates=2, engine=engine, shade={1: half})
        assert run.message_RTL[..., 1] == pytest.approx(run.state_RT, abs=1e-6)
        assert run.message_RTL[..., 0] == pytest.approx(0.5 * run.state_RT, abs=1e-6)


@pytest.mark.parametrize(
    ("shade", "leader", "why"),
    [
        (by_sorting, Naive(), "compile"),
        (by_mean, Naive(), "other messages"),
        ({1: half, 2: timid}, Naive(), "several"),
        (half, Sophisticated(), "knows"),
    ],
)
def test_what_cannot_be_compiled_runs_plain_and_says_so(shade: Any, leader: Leader, why: str) -> None:
    scenario = Scenario(steps=4, organisation=Organisation(branching=2, depth=2), leader=leader)  # type: ignore[arg-type]
    run = simulate(scenario, replicates=2, engine="fast", shade=shade)
    assert run.engine == "plain" and len(run.notes) == 1 and why in run.notes[0]
    agree(run, simulate(scenario, replicates=2, engine="plain", shade=shade))


def test_who_knows_a_function_hears_through_it() -> None:
    """Halving is a line: the same belief as from honest reports with twice the noise of messages undone."""
    scenario = Scenario(steps=20, organisation=Organisation(branching=3, depth=1), leader=Sophisticated())
    halved = simulate(scenario, replicates=3, shade=half, engine="plain")
    honest = simulate(msgspec.structs.replace(scenario, shading=Honest()), replicates=3, engine="plain")
    assert halved.belief_RT == pytest.approx(honest.belief_RT, abs=1e-9)
