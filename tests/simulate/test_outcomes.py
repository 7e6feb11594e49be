from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.files import read_scenario
from earwitness.simulate.outcomes import BUILT_IN, Outcome, built_in, chosen, usual
from earwitness.simulate.run import Run, series
from earwitness.simulate.scenario import Commit, Loyalty, Organisation, Purge, Scenario, Shock, State
from earwitness.simulate.summary import summary

NAN = np.nan


def run(scenario: Scenario | None = None, **arrays: Any) -> Run:
    """A run of 3 replicates, 4 steps, 2 levels in which everything is 0 but the *arrays*."""
    scenario = scenario or Scenario(organisation=Organisation(branching=1, depth=2))
    empty = series(3, 4, 2, 1)
    made = {field.name: getattr(empty, field.name) for field in dataclasses.fields(empty)}
    for name, value in arrays.items():
        made[name] = np.broadcast_to(np.asarray(value, dtype=made[name].dtype), made[name].shape).copy()
    return Run(
        scenario=scenario,
        seed=0,
        engine="plain",
        levels=("top", "low"),
        channels=("chain",),
        agents=2,
        **made,
    )


# outcome, what the run has, the value of each replicate, what they come to, why
CASES: tuple[tuple[str, dict[str, Any], list[float], float, str], ...] = (
    (
        "error",
        {"belief_RT": [[3], [4], [0]]},
        [9, 16, 0],
        np.sqrt(25 / 3),
        "the root of the mean over all, not the mean of roots",
    ),
    ("gap", {"belief_RT": [[1, 2, 3, 4]], "state_RT": 1.0}, [1.5] * 3, 1.5, "belief minus state"),
    ("late-gap", {"belief_RT": [[1, 2, 3, 4]]}, [4] * 3, 4, "a tenth of 4 steps is still one step"),
    ("near", {"belief_RT": [[-9, 0, 1, 3]], "plan_RT": 2.0}, [0.5] * 3, 0.5, "midway is not nearer"),
    ("committed", {"decision_RT": [[0, 1, 0, -2]]}, [0.5] * 3, 0.5, "not 0, whatever its sign"),
    ("purges", {"purge_RT": [[1, 0, 0, 0], [1, 1, 1, 1], [0] * 4]}, [0.25, 1, 0], 5 / 12, "per step"),
    (
        "first-purge",
        {"purge_RT": [[0, 1, 1, 0], [0, 0, 0, 1], [0] * 4]},
        [1, 3, NAN],
        3,
        "never is later than all: the median is not 2",
    ),
    ("first-purge", {"purge_RT": [[0, 1, 0, 0], [0] * 4, [0] * 4]}, [1, NAN, NAN], NAN, "most never"),
    ("fear", {"fear_RTL": [[[9, 9], [9, 9], [9, 9], [1, 3]]]}, [2] * 3, 2, "the last step, over levels"),
    ("competence", {"competence_RTL": [[[9, 9]] * 3 + [[1, 2]]]}, [1.5] * 3, 1.5, "likewise"),
    ("silent", {"silent_RTL": [[[0, 1]]]}, [0.5] * 3, 0.5, "over steps and levels"),
    ("letter", {"appeal_RT": [[0, 0, 1, 1], [0] * 4, [0] * 4]}, [1, 0, 0], 1 / 3, "share of replicates"),
    (
        "letter-step",
        {"appeal_RT": [[0, 0, 1, 1], [0, 1, 1, 1], [1] * 4]},
        [2, 1, 0],
        1,
        "the step in which it goes out",
    ),
    ("defected", {"defected_RT": [[0, 0, 0, 0.5]]}, [0.5] * 3, 0.5, "at the end"),
    ("fled", {"fled_RT": [[0, 0, 0, 0.25]]}, [0.25] * 3, 0.25, "at the end"),
    (
        "knows.top",
        {"belief_RT": [[9, 9, 0, 0], [0, 9, 9, 9], [9] * 4], "plan_RT": 1.0},
        [2, 0, NAN],
        2,
        "nearer to the truth (0) than to the plan (1)",
    ),
    ("knows.1", {"signal_RTL": [[[9, 0]] * 3 + [[0, 9]]], "plan_RT": 1.0}, [3] * 3, 3, "by number"),
    ("knows.bottom", {"signal_RTL": [[[9, 0]] * 4], "plan_RT": 1.0}, [0] * 3, 0, "the lowest level"),
    ("knows.2", {"signal_RTL": NAN, "plan_RT": 1.0}, [NAN] * 3, NAN, "an engine without agents"),
)


@pytest.mark.parametrize(
    ("name", "arrays", "each", "whole", "why"), CASES, ids=[f"{c[0]}: {c[4]}" for c in CASES]
)
def test_what_an_outcome_is(
    name: str, arrays: dict[str, Any], each: list[float], whole: float, why: str
) -> None:
    outcome = built_in(name)
    values_R = outcome.values(run(**arrays))
    np.testing.assert_allclose(values_R, each, rtol=1e-7)
    np.testing.assert_allclose(outcome.whole(values_R).mean, whole, rtol=1e-7)


def test_who_knows_is_asked_from_the_first_shock_on() -> None:
    shocked = Scenario(
        state=State(shocks=(Shock(step=3, size=-1), Shock(step=2, size=-1), Shock(step=1, size=0)))
    )
    np.testing.assert_array_equal(built_in("knows.top").values(run(shocked, plan_RT=1.0)), [2, 2, 2])


def test_a_band_that_ends_at_never_has_no_end() -> None:
    values_R = np.array([1.0, 2.0, NAN])
    assert built_in("first-purge").whole(values_R)[:1] == (2.0,)
    low, high = built_in("first-purge").whole(values_R)[2:]
    assert low == 1 and np.isnan(high)


def test_outcomes_and_summary_cannot_disagree() -> None:
    of = simulate(read_scenario("war-room"), replicates=6, steps=30)
    found = summary(of)
    pairs = {
        "error": found.off,
        "gap": found.above,
        "late-gap": found.late,
        "defected": found.defected_end,
        "fled": found.fled_end,
    }
    for name, told in pairs.items():
        assert built_in(name).whole(built_in(name).values(of)) == pytest.approx(told), name
    assert built_in("purges").values(of).mean() * of.steps == pytest.approx(found.purges.mean)
    assert built_in("letter").values(of).mean() == found.appealed
    assert built_in("committed").values(of).mean() == pytest.approx(found.committed)
    assert built_in("near").values(of).mean() == pytest.approx(found.near)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_gives_one_number_for_each_replicate(name: str) -> None:
    of = simulate(read_scenario("safe-hospital"), replicates=2, steps=5)
    assert BUILT_IN[name].values(of).shape == (2,)
    assert BUILT_IN[name].title


# what is asked for, what the message says
BAD: tuple[tuple[Any, str], ...] = (
    (["eror"], "did you mean error"),
    (["knows.0"], "'knows.0' is not known"),
    (["knows."], "'knows.' is not known"),
    (["knows.²"], "is not known"),
    ([3], "3 is not known"),
    (["gap", "gap"], "'gap' comes twice"),
    ("gap", r"give a list: \['gap'\]"),
)


@pytest.mark.parametrize(("asked", "says"), BAD)
def test_an_outcome_that_there_is_not(asked: Any, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        chosen(asked)


# what the function gives for 3 replicates
WRONG: tuple[Any, ...] = (1.0, np.zeros((3, 4)), np.zeros(2), np.array(["a", "b", "c"]), None)


@pytest.mark.parametrize("value", WRONG, ids=str)
def test_a_function_must_give_one_number_for_each_replicate(value: Any) -> None:
    with pytest.raises(
        SettingError, match=r"outcome 'own' gives .* for 3 replicates; give one number for each"
    ):
        Outcome("own", lambda run: value).values(run())


def test_what_is_looked_at_if_nobody_says_follows_the_mechanisms() -> None:
    assert usual(Scenario()) == {"error", "gap"}
    full = Scenario(purge=Purge(tolerance=1), decision=Commit(), loyalty=Loyalty(appeal=2, population=5))
    assert usual(full) == {"error", "gap", "purges", "committed", "defected", "letter", "fled"}
