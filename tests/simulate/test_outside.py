"""Observers outside: their errors against what they state, on states made here and on the engine's."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.outside import Observed, outside, reported
from earwitness.simulate.run import Run, series
from earwitness.simulate.scenario import Organisation, Outside, Plan, Scenario, State

Floats = NDArray[np.float64]

PHI, DRIFT, EFFECT, NOISE, SPREAD, START = 0.9, 0.1, 0.5, 0.4, 0.8, -1.0


def made(
    section: Outside | None,
    *,
    replicates: int = 200,
    steps: int = 40,
    seed: int = 0,
    plan: float = 0.0,
    first: int = 0,
) -> Run:
    """A run as an engine might give it back: states, decisions and plans, nothing of the organisation."""
    rng = np.random.default_rng([77, seed])
    kept = rng.standard_normal((first + replicates, steps + 1, 2))[first:]
    out = series(replicates, steps, 1, 1)
    out.decision_RT[:] = kept[:, 1:, 1]
    out.plan_RT[:] = plan
    theta = START + SPREAD * kept[:, 0, 0]
    for t in range(steps):
        out.state_RT[:, t] = theta
        theta = PHI * theta + EFFECT * out.decision_RT[:, t] + DRIFT + NOISE * kept[:, t + 1, 0]
    state = State(persistence=PHI, effect=EFFECT, drift=DRIFT, noise=NOISE, start=START, spread=SPREAD)
    scenario = Scenario(steps=steps, state=state, plan=Plan(level=plan), outside=section)
    names = {name: getattr(out, name) for name in out.__slots__}
    return Run(
        scenario=scenario, seed=seed, engine="plain", levels=("1",), channels=("chain",), agents=1, **names
    )


@pytest.mark.parametrize(
    ("outlets", "shared"),
    [(1, 0.0), (5, 0.0), (5, 0.5), (5, 1.0), (40, 0.3)],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_pooled_error_is_what_the_right_observer_states(outlets: int, shared: float, seed: int) -> None:
    found = outside(made(Outside(outlets=outlets, shared=shared, noise=0.7), seed=seed))
    assert found.measured == pytest.approx(found.stated_right, abs=4.5 * found.measured_error)
    assert found.stated_right == pytest.approx(0.49 / found.worth)
    assert found.stated_naive == pytest.approx(0.49 / outlets)
    if shared > 0:
        assert found.measured > found.stated_naive + 10 * found.measured_error


@pytest.mark.parametrize("shared", [0.0, 0.4, 1.0])
def test_outlets_correlate_as_they_share(shared: float) -> None:
    run = made(Outside(outlets=4, shared=shared, noise=2.0), replicates=3, steps=4000)
    for r in range(3):
        error_TO = reported(run, r).estimate_TO - run.state_RT[r][:, None]
        covariance = np.cov(error_TO.T)
        assert np.diag(covariance) == pytest.approx(4.0, rel=0.12)
        assert covariance[~np.eye(4, dtype=bool)] == pytest.approx(4.0 * shared, abs=0.4)


def test_what_is_pooled_and_denied_is_what_is_reported() -> None:
    run = made(Outside(outlets=6, leak=0.6, worse=0.5, deny_true=0.7, deny_false=0.2), replicates=5)
    found = outside(run)
    for r in range(5):
        each = reported(run, r)
        assert (found.leaked_RT[r] == each.leaked_T).all()
        assert found.pooled_RT[r] == pytest.approx(each.estimate_TO.mean(axis=1), nan_ok=True)
        assert (found.denied_RT[r] == each.denied_T).all()
    assert found.leaked_RT.mean() == pytest.approx(0.6, abs=0.15)
    assert not (found.denied_RT & ~found.reported_RT).any()
    assert not (found.reported_RT & ~found.leaked_RT).any()


def conditioned(run: Run, pooled_T: Floats, r: int, variance: float) -> tuple[float, float]:
    """The state in the last step given all estimates at once, from the joint normal law."""
    steps = run.steps
    response = np.array([[PHI ** (t - s) if t >= s else 0.0 for s in range(steps)] for t in range(steps)])
    covariance = response @ np.diag([SPREAD**2, *[NOISE**2] * (steps - 1)]) @ response.T
    push = np.concatenate([[START], DRIFT + EFFECT * run.decision_RT[r, :-1]])
    mean, told = response @ push, ~np.isnan(pooled_T)
    inside = covariance[np.ix_(told, told)] + variance * np.eye(told.sum())
    w = np.linalg.solve(inside, covariance[told, -1])
    return float(mean[-1] + w @ (pooled_T - mean)[told]), float(covariance[-1, -1] - w @ covariance[told, -1])


@pytest.mark.parametrize("leak", [1.0, 0.5])
def test_the_observers_filter(leak: float) -> None:
    run = made(Outside(leak=leak, shared=0.6), replicates=6, steps=12)
    found = outside(run)
    for r in range(6):
        for state_RT, doubt_RT, variance in (
            (found.right_RT, found.right_doubt_RT, found.stated_right),
            (found.naive_RT, found.naive_doubt_RT, found.stated_naive),
        ):
            mean, left = conditioned(run, found.pooled_RT[r], r, variance)
            assert state_RT[r, -1] == pytest.approx(mean)
            assert doubt_RT[r, -1] ** 2 == pytest.approx(left, rel=1e-5)


def test_only_the_right_observer_knows_how_wrong_she_is() -> None:
    run = made(Outside(outlets=20, shared=0.5, noise=1.5), replicates=400)
    found = outside(run)
    of = {"right": (found.right_RT, found.right_doubt_RT), "naive": (found.naive_RT, found.naive_doubt_RT)}
    share = {who: (((x - run.state_RT) / sd) ** 2)[:, 20:].mean() for who, (x, sd) in of.items()}
    assert share["right"] == pytest.approx(1.0, abs=0.05)
    assert share["naive"] > 3.0
    error = {who: ((x - run.state_RT) ** 2)[:, 20:].mean() for who, (x, sd) in of.items()}
    assert error["right"] < error["naive"]


def calibration(chance_RT: NDArray[np.float32], worse_RT: NDArray[np.bool_]) -> float:
    """Over tenths, the largest distance of mean probability and how often it was so, in standard errors."""
    worst = 0.0
    for low in np.arange(10) / 10:
        here = (chance_RT >= low) & (chance_RT < low + 0.1)
        if here.sum() > 200:
            p, rate = float(chance_RT[here].mean()), float(worse_RT[here].mean())
            worst = max(worst, abs(p - rate) / np.sqrt(p * (1 - p) / here.sum()))
    return worst


@pytest.mark.parametrize(("deny_true", "deny_false"), [(0.9, 0.9), (0.2, 0.9), (0.9, 0.1), (1.0, 0.5)])
def test_right_probabilities_come_true(deny_true: float, deny_false: float) -> None:
    """Steps far apart, so that they are nearly independent; also after denials of every sort."""
    section = Outside(outlets=8, shared=0.5, worse=0.5, deny_true=deny_true, deny_false=deny_false)
    found = outside(made(section, replicates=3000, steps=13, plan=0.3))
    late = slice(6, None, 6)
    assert calibration(found.right_worse_RT[:, late], found.worse_RT[:, late]) < 4.5
    assert calibration(found.before_RT[:, late], found.worse_RT[:, late]) < 4.5
    assert calibration(found.naive_worse_RT[:, late], found.worse_RT[:, late]) > 6
    score = {
        name: float(((chance_RT - found.worse_RT) ** 2).mean())
        for name, chance_RT in (
            ("right", found.right_worse_RT),
            ("naive", found.naive_worse_RT),
            ("before", found.before_RT),
        )
    }
    assert score["right"] < score["naive"]
    if deny_true != deny_false:
        assert score["right"] < score["before"]


@pytest.mark.parametrize("deny", [1.0, 0.9, 0.0])
def test_who_always_denies_moves_nothing(deny: float) -> None:
    found = outside(made(Outside(deny_true=deny, deny_false=deny)))
    assert (found.right_worse_RT == found.before_RT).all()
    assert found.reported_RT.any()
    assert found.denied_RT.sum() == pytest.approx(deny * found.reported_RT.sum(), rel=0.1)
    assert (found.ratio == 1.0) if deny else np.isnan(found.ratio)


def test_denials_come_as_often_as_they_should() -> None:
    found = outside(made(Outside(worse=0.5, deny_true=0.8, deny_false=0.3), replicates=500))
    true, false = found.reported_RT & found.worse_RT, found.reported_RT & ~found.worse_RT
    assert found.denied_RT[true].mean() == pytest.approx(0.8, abs=0.03)
    assert found.denied_RT[false].mean() == pytest.approx(0.3, abs=0.05)
    assert found.ratio == pytest.approx(0.8 / 0.3)


def test_nothing_leaks_nothing_is_known() -> None:
    found = outside(made(Outside(leak=0.0), replicates=50, steps=30))
    assert np.isnan(found.pooled_RT).all() and np.isnan(found.measured) and np.isnan(found.measured_error)
    assert not found.reported_RT.any() and not found.denied_RT.any()
    assert (found.naive_RT == found.right_RT).all()
    assert np.diff(found.right_doubt_RT[0]).min() > -0.1  # nobody grows surer
    assert found.right_doubt_RT[:, -1] == pytest.approx(NOISE / np.sqrt(1 - PHI**2), rel=0.01)


def test_who_knows_the_start_knows_it() -> None:
    """No spread: the first probability is 0 or 1 and not NaN."""
    state = State(start=-2.0, spread=0.0, noise=0.0, persistence=1.0)
    scenario = Scenario(
        steps=3, state=state, organisation=Organisation(branching=1, depth=1), outside=Outside()
    )
    found = outside(simulate(scenario, replicates=2))
    assert (found.right_worse_RT == 1.0).all() and (found.right_RT == -2.0).all()


def same(
    one: Observed, other: Observed, *, replicates: slice = slice(None), steps: slice = slice(None)
) -> bool:
    names = [name for name in one.__slots__ if name.endswith("_RT")]
    return all(
        np.array_equal(
            getattr(one, name)[replicates, steps],
            getattr(other, name),
            equal_nan=getattr(one, name).dtype != np.bool_,
        )
        for name in names
    )


def test_a_replicate_is_the_same_whatever_runs_beside_it() -> None:
    section = Outside(leak=0.7)
    assert same(
        outside(made(section, replicates=9)), outside(made(section, replicates=4)), replicates=slice(4)
    )


def test_a_longer_run_begins_as_the_shorter() -> None:
    run = made(Outside(leak=0.7), replicates=5, steps=40)
    short = Scenario(steps=25, state=run.scenario.state, plan=run.scenario.plan, outside=run.scenario.outside)
    cut = {
        name: getattr(run, name)[:, :25]
        for name in series(1, 1, 1, 1).__slots__
        if name.split("_")[-1][:2] == "RT"
    }
    other = Run(
        scenario=short,
        seed=0,
        engine="plain",
        levels=("1",),
        channels=("chain",),
        agents=1,
        wary_R=run.wary_R,
        **cut,
    )
    assert same(outside(run), outside(other), steps=slice(25))


def test_one_outlet_more_changes_nothing_of_the_others() -> None:
    few, more = (reported(made(Outside(outlets=n), replicates=2), 1) for n in (3, 4))
    assert (more.estimate_TO[:, :3] == few.estimate_TO).all()
    assert (more.leaked_T == few.leaked_T).all()
    other = reported(made(Outside(outlets=3), replicates=2), 0)
    assert not (other.estimate_TO == few.estimate_TO).any()


def test_memory_does_not_grow_with_outlets() -> None:
    run = made(Outside(outlets=500), replicates=20, steps=400)
    outside(made(Outside(), replicates=1, steps=2))  # what is imported is not counted
    tracemalloc.start()
    outside(run)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 400 * 150  # bytes for each replicate and step; with outlets it would be 4,000


def test_on_the_engine() -> None:
    """A frightened chain: those outside, who hear it from a leak, are nearer the truth than the leader."""
    scenario = Scenario(
        steps=30,
        organisation=Organisation(branching=2, depth=3),
        outside=Outside(outlets=5, shared=0.5, noise=1.0),
    )
    run = simulate(scenario, replicates=60, seed=3)
    found = outside(run)
    assert found.measured == pytest.approx(found.stated_right, abs=4.5 * found.measured_error)
    assert ((found.right_RT - run.state_RT) ** 2).mean() < (run.gap_RT**2).mean()


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match=r"no section \[outside\]"):
        outside(made(None, replicates=1))
    with pytest.raises(SettingError, match="replicate is 3"):
        reported(made(Outside(), replicates=3), 3)
