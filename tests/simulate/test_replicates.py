"""A replicate depends on the seed and its number, and on nothing else."""

from __future__ import annotations

import dataclasses

import msgspec
import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import Run, simulate
from earwitness.simulate.leaders import Mixed
from earwitness.simulate.model import prepared
from earwitness.simulate.replicates import Task, replicated
from earwitness.simulate.run import Series, unheard
from earwitness.simulate.scenario import (
    Anonymous,
    Fear,
    Loyalty,
    Organisation,
    Purge,
    Scenario,
    Sensor,
    State,
    Turnover,
)
from earwitness.simulate.shading import Linear, Silence

AGENTS = Scenario(
    steps=8,
    organisation=Organisation(branching=2, depth=2, competence_spread=0.3),
    shading=Silence(),
    leader=Mixed(),
    fear=Fear(start=1.0, memory=0.9, punishment=0.4),
    purge=Purge(tolerance=0.1, share=0.1, outcome_noise=0.2),
    turnover=Turnover(rate=0.05),
    loyalty=Loyalty(population=5),
    channels=(Sensor(name="friend", chance=0.5), Anonymous(name="note", level=2)),
)
EXACT = Scenario(
    steps=8,
    organisation=Organisation(branching=2, depth=2),
    shading=Linear(),
    leader=Mixed(),
    channels=(Sensor(name="friend", chance=0.5),),
)
SERIES = [field.name for field in dataclasses.fields(Series)]
BOTH = pytest.mark.parametrize(("scenario", "engine"), [(AGENTS, "plain"), (EXACT, "gaussian")])


def same(one: Run, other: Run, rows: slice = slice(None), steps: slice = slice(None)) -> None:
    for name in SERIES:
        first, second = getattr(one, name)[rows], getattr(other, name)
        if name != "wary_R":
            first = first[:, steps]
        assert np.array_equal(first, second, equal_nan=first.dtype != np.bool_), name


@BOTH
def test_more_replicates_begin_with_the_same(scenario: Scenario, engine: str) -> None:
    many = simulate(scenario, replicates=12, seed=5, engine=engine)  # type: ignore[arg-type]
    same(many, simulate(scenario, replicates=5, seed=5, engine=engine), rows=slice(5))  # type: ignore[arg-type]
    assert not np.array_equal(many.state_RT[0], many.state_RT[1])
    other = simulate(scenario, replicates=5, seed=6, engine=engine)  # type: ignore[arg-type]
    assert not np.isin(other.state_RT[:, 1:], many.state_RT).any()


@BOTH
def test_more_steps_begin_with_the_same(scenario: Scenario, engine: str) -> None:
    longer = simulate(scenario, replicates=4, steps=14, engine=engine)  # type: ignore[arg-type]
    shorter = simulate(scenario, replicates=4, engine=engine)  # type: ignore[arg-type]
    same(longer, shorter, steps=slice(8))
    assert longer.scenario.steps == 14 and shorter.steps == 8


def test_pieces_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same work cut into pieces of one and three replicates, as processes would get it."""
    from earwitness.simulate import gaussian, replicates

    for scenario, engine in ((AGENTS, "plain"), (EXACT, "gaussian")):
        whole = simulate(scenario, replicates=7, engine=engine)  # type: ignore[arg-type]
        for piece, held in ((1, 1), (3, 100)):
            monkeypatch.setattr(replicates, "_PIECE", piece)
            monkeypatch.setattr(gaussian, "_HELD", held)
            monkeypatch.setattr(replicates, "mapped", lambda work, items, processes: map(work, items))
            task = Task(scenario, None, engine, 0)  # type: ignore[arg-type]
            parts = replicated(task, 7, 2, unheard)
            for name in SERIES:
                first, second = getattr(whole, name), getattr(parts, name)
                assert np.array_equal(first, second, equal_nan=first.dtype != np.bool_), name
            monkeypatch.undo()


def halved(x, fear, cost, plan, guess, chance):  # type: ignore[no-untyped-def]
    return 0.5 * x


def test_processes_make_no_difference() -> None:
    """Two processes of their own; a function of the user's goes with them."""
    told: list[tuple[str, int, int]] = []
    options = {"replicates": 230, "steps": 2, "engine": "plain", "shade": halved}
    apart = simulate(AGENTS, processes=2, progress=lambda *how: told.append(how), **options)  # type: ignore[arg-type]
    same(simulate(AGENTS, **options), apart)  # type: ignore[arg-type]
    assert told[-1] == ("simulate", 230, 230) and [done for _, done, _ in told] == [1, 101, 201, 230]


def test_a_function_that_cannot_travel_is_named() -> None:
    with pytest.raises(SettingError, match="processes=1"):
        simulate(AGENTS, replicates=3, processes=2, engine="plain", shade=lambda x, f, k, e, g, u: x)


def test_progress_counts_up_to_the_end() -> None:
    for scenario, engine in ((AGENTS, "plain"), (EXACT, "gaussian")):
        told: list[tuple[str, int, int]] = []
        simulate(scenario, replicates=6, engine=engine, progress=lambda *how: told.append(how))  # type: ignore[arg-type]  # noqa: B023
        done = [count for _, count, _ in told]
        assert done == sorted(done) and done[-1] == 6 and {total for *_, total in told} == {6}


def test_a_run_says_what_it_is() -> None:
    run = simulate(AGENTS, replicates=3, seed=2)
    assert (run.replicates, run.steps, run.seed, run.agents, run.engine) == (3, 8, 2, 6, "plain")
    assert run.scenario == AGENTS and run.channels == ("chain", "friend", "note") and run.notes == ()
    assert np.array_equal(run.gap_RT, run.belief_RT - run.state_RT)
    assert {str(getattr(run, name).dtype) for name in SERIES} == {"float64", "float32", "bool"}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("replicates", 0),
        ("replicates", 2.5),
        ("steps", 0),
        ("seed", -1),
        ("seed", True),
        ("processes", 0),
    ],
)
def test_options_out_of_range_are_refused(option: str, value: object) -> None:
    with pytest.raises(SettingError, match=f"^{option}: {value!r}"):
        simulate(AGENTS, **{option: value})  # type: ignore[arg-type]


def test_a_state_that_runs_away_is_told() -> None:
    """What the checks of a scenario let pass: a leader who is lied to, and whose decisions act on the lie."""
    away = msgspec.structs.replace(EXACT, state=State(persistence=1.0, effect=3.0), steps=3000)
    model = prepared(away)
    assert model.layout.agents == 6
    from earwitness.simulate.run import check_finite

    with pytest.raises(SettingError, match="state: in replicate 0"), np.errstate(all="ignore"):
        check_finite(replicated(Task(away, None, "gaussian", 0), 2, 1, unheard))
