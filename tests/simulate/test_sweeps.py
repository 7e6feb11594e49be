from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import evaluating, simulate
from earwitness.simulate.files import read_scenario
from earwitness.simulate.patches import patched
from earwitness.simulate.remedies import remedies
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Fear, Organisation, Purge, Scenario, State
from earwitness.simulate.summary import summary
from earwitness.simulate.sweeps import sweep

SMALL = Scenario(
    steps=6,
    state=State(noise=0.5),
    organisation=Organisation(branching=2, depth=2, noise=0.5),
    fear=Fear(start=0.5, memory=0.9, baseline=0.5, punishment=0.2),
    purge=Purge(tolerance=0.3, share=0.1),
)
VARY: dict[str, list[object]] = {"fear.memory": [0.5, 0.9], "leader.kind": ["naive", "sophisticated"]}


def test_a_point_is_the_run_of_the_changed_scenario() -> None:
    found = sweep(SMALL, VARY, replicates=5, seed=7)
    assert found.points == ((0.5, "naive"), (0.5, "sophisticated"), (0.9, "naive"), (0.9, "sophisticated"))
    assert found.names == ("error", "gap", "purges")
    for n, (memory, kind) in enumerate(found.points):
        scenario = patched(SMALL, {"fear.memory": memory, "leader.kind": kind})
        assert found.scenario_at(n) == scenario
        told = summary(simulate(scenario, replicates=5, seed=7))
        assert found.spreads("error")[n] == told.off
        assert found.spreads("gap")[n] == told.above


def test_a_grid_has_an_axis_for_each_key() -> None:
    found = sweep(SMALL, {**VARY, "purge.tolerance": [0.1, 0.2, 0.3]}, replicates=2)
    mean = found.mean("gap")
    assert mean.shape == (2, 2, 3)
    assert mean[1, 0, 2] == found.spreads("gap")[found.points.index((0.9, "naive", 0.3))].mean


def test_points_one_by_one() -> None:
    points = [{"fear.memory": 0.5, "purge": {"share": 0.0}}, {"purge": False, "fear.memory": 0.9}]
    with pytest.raises(SettingError, match=r"at fear.memory=0.9, purge=false: fear.punishment is 0.2"):
        sweep(SMALL, points)
    found = sweep(SMALL, points, fixed={"fear.punishment": 0}, replicates=2)
    assert found.grid is None and found.keys == ("fear.memory", "purge")
    assert found.points[1] == (0.9, False)
    assert found.mean("purges").shape == (2,)
    assert found.spreads("purges")[1].mean == 0.0


def test_what_is_fixed_is_laid_over_together_with_each_point() -> None:
    """Another kind of leader begins with that kind's numbers; those that are fixed hold for both."""
    found = sweep(SMALL, VARY, fixed={"leader.doubt": 0.25}, replicates=1)
    assert [found.scenario_at(n).leader.doubt for n in range(4)] == [0.25] * 4


def test_chance_is_the_same_at_every_point() -> None:
    found = sweep(SMALL, VARY, outcomes={"start": first_state, "last": last_state}, replicates=4)
    assert (found.each_NRS == found.each_NRS[0]).all(), "nothing here acts on the state"
    assert len(np.unique(found.each_NRS[0, :, 1])) == 4, "replicates differ"


def first_state(run: Run) -> np.ndarray:
    return run.state_RT[:, 0]


def last_state(run: Run) -> np.ndarray:
    return run.state_RT[:, -1]


def test_a_difference_is_surer_than_two_points_apart() -> None:
    found = sweep(SMALL, {"fear.start": [0.5, 0.6]}, replicates=30)
    difference, error = found.difference("gap", 1)
    first, second = found.spreads("gap")
    assert difference == pytest.approx(second.mean - first.mean)
    assert error < 0.2 * np.hypot(first.error, second.error)
    assert np.isnan(sweep(SMALL, {"fear.start": [0.5]}, replicates=1).difference("gap", 0)[1])


def test_a_difference_in_error_is_what_a_remedy_buys() -> None:
    scenario = read_scenario("war-room")
    found = sweep(scenario, {"fear.protection": [0, 0.5]}, replicates=6, steps=12, seed=3)
    bought = {each.remedy.name: each for each in remedies(scenario, replicates=6, steps=12, seed=3)}
    expected = bought["protection"].difference, bought["protection"].standard_error
    assert found.difference("error", 1) == pytest.approx(expected)


def test_results_do_not_depend_on_the_number_of_processes() -> None:
    one = sweep(SMALL, VARY, replicates=3)
    two = sweep(SMALL, VARY, replicates=3, processes=2)
    np.testing.assert_array_equal(one.each_NRS, two.each_NRS)


def test_values_may_be_those_of_numpy() -> None:
    found = sweep(SMALL, {"fear.memory": np.linspace(0.5, 0.9, 3), "steps": np.array([2, 3])}, replicates=1)
    assert found.points[0] == (0.5, 2) and type(found.points[0][1]) is int


def test_progress_counts_points() -> None:
    told: list[tuple[str, int, int]] = []
    sweep(SMALL, VARY, replicates=1, progress=lambda what, done, total: told.append((what, done, total)))
    assert told == [("sweep", n, 4) for n in (1, 2, 3, 4)]


def test_remedies_are_left_out_of_a_sweep() -> None:
    """A sweep may come to where a remedy changes nothing."""
    found = sweep(read_scenario("war-room"), {"fear.protection": [0.5]}, replicates=1, steps=1)
    assert found.scenario_at(0).remedies == ()


# what is varied, options, what the message says, why
BAD: tuple[tuple[Any, dict[str, Any], str, str], ...] = (
    ({}, {}, "nothing is varied", "no key"),
    ([], {}, "nothing is varied", "no point"),
    ([{}], {}, "nothing is varied", "a point without a key"),
    ({"fear.memory": []}, {}, "fear.memory has no values", "no value"),
    ({"fear.memory": 0.5}, {}, "fear.memory is 0.5; give a list", "a number where a list is meant"),
    ({"leader.kind": "naive"}, {}, "leader.kind is naive; give a list", "a text is no list of letters"),
    ({"fear.memory": [0.5, 0.5]}, {}, "fear.memory is 0.5 a second time", "a value twice"),
    (
        {"fear.memory": [0.5, 1.5]},
        {},
        r"at fear.memory=1.5: fear.memory is 1.5; give a number from 0 to 1",
        "range",
    ),
    ({"fear.memry": [0.5]}, {}, "did you mean fear.memory", "a typo"),
    ({"fear.memory": [0.5]}, {"fixed": {"fear.memory": 1}}, "both varied and fixed", "one key, two values"),
    ([{"fear.memory": 1}, {"fear.start": 1}], {}, "point 1 has the keys fear.start", "other keys"),
    ({"steps": [2]}, {"steps": 3}, "steps is 3, and a change sets it too", "one option, two values"),
    ({"fear.memory": [1]}, {"outcomes": ["knows.3"]}, "the levels are 1 to 2", "no such level"),
    (
        {"organisation.depth": [3, 2]},
        {"outcomes": ["knows.3"]},
        "levels are 1 to 2",
        "not at every point",
    ),
    ({"fear.memory": [1]}, {"replicates": 0}, "replicates is 0", "no replicate"),
    ({"fear.memory": [1]}, {"processes": 0}, "processes is 0", "nobody works"),
    ({"fear.memory": [1]}, {"steps": 0}, "steps is 0", "no step"),
)


@pytest.mark.parametrize(("vary", "options", "says", "why"), BAD, ids=[case[3] for case in BAD])
def test_bad_input_is_told_before_anything_runs(
    vary: Any, options: dict[str, Any], says: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluating, "simulate", None)
    with pytest.raises(SettingError, match=says):
        sweep(SMALL, vary, **options)


def test_a_function_that_cannot_go_to_other_processes_is_told() -> None:
    with pytest.raises(SettingError, match=r"cannot be given to other processes .* give processes=1"):
        sweep(SMALL, VARY, outcomes={"own": lambda run: run.gap_RT[:, 0]}, processes=2)


def test_an_outcome_that_was_not_looked_at() -> None:
    found = sweep(SMALL, {"fear.memory": [1]}, replicates=1)
    with pytest.raises(SettingError, match="'letter' is not in this sweep; it has error, gap, purges"):
        found.mean("letter")
