"""What a leader believes: the Kalman filter where it is exact, and what knowing the shading is worth."""

from __future__ import annotations

from importlib.util import find_spec
from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.simulate import simulate
from earwitness.simulate.asking import asked
from earwitness.simulate.filter import update
from earwitness.simulate.leaders import Mixed, Naive, Sophisticated
from earwitness.simulate.scenario import (
    Agent,
    Anonymous,
    Fear,
    Organisation,
    Plan,
    Proportional,
    Scenario,
    Sensor,
    SkipLevel,
    State,
)
from earwitness.simulate.shading import Costly, Honest, Linear, Rule, Silence, YesMan

# the plain engine takes half a minute for this page
ENGINE = "fast" if find_spec("numba") else "plain"
PHI, NOISE = 0.8, 0.5
STATE = State(persistence=PHI, noise=NOISE)


def settled(scenario: Scenario, **options: Any) -> tuple[float, float, float, float]:
    """(mean gap, its standard deviation, mean doubt, standard error of the mean gap), from step 40 on."""
    run = simulate(scenario, **{"replicates": 150, "steps": 120, "seed": 3, "engine": ENGINE} | options)
    gap_RT = run.gap_RT[:, 40:]
    error = gap_RT.mean(axis=1).std(ddof=1) / sqrt(run.replicates)
    return float(gap_RT.mean()), float(gap_RT.std()), float(run.doubt_RT[:, -1].mean()), float(error)


def riccati(noise: float) -> tuple[float, float]:
    """(gain, variance after a measurement) where both have settled."""
    variance = 1.0
    for _ in range(500):
        before = PHI**2 * variance + NOISE**2
        gain = before / (before + noise)
        variance = (1 - gain) * before
    return gain, variance


@pytest.mark.parametrize("depth", [1, 3])
def test_naive_filter_of_honest_reports_is_the_kalman_filter(depth: int) -> None:
    """D levels with noise 1 and two subordinates each: variance sum of 2^-l; the gap is as wide as he
    thinks.
    """
    scenario = Scenario(state=STATE, organisation=Organisation(branching=2, depth=depth), shading=Honest())
    gap, spread, doubt, error = settled(scenario)
    _, variance = riccati(sum(2.0**-level for level in range(1, depth + 1)))
    assert doubt == pytest.approx(sqrt(variance), rel=1e-9)
    assert spread == pytest.approx(doubt, rel=0.03)
    assert abs(gap) < 4 * error


def test_naive_filter_of_linear_shading_is_off_by_the_closed_form() -> None:
    """Over D levels of bias beta: D beta K/(1 - phi (1 - K))."""
    depth, bias = 3, 0.4
    scenario = Scenario(
        state=STATE,
        organisation=Organisation(branching=2, depth=depth),
        shading=Linear(),
        fear=Fear(start=bias),
    )
    gap, _, _, error = settled(scenario)
    gain, _ = riccati(1 / 2 + 1 / 4 + 1 / 8)
    expected = depth * bias * gain / (1 - PHI * (1 - gain))
    assert gap == pytest.approx(expected, abs=4 * error)


@pytest.mark.parametrize(
    ("rule", "peers_fear"), [(Linear(), 0.6), (YesMan(weight=0.4), 0.6), (YesMan(), 0.6)], ids=str
)
def test_who_knows_linear_shading_hears_through_it(rule: Rule, peers_fear: float) -> None:
    """A line can be taken off exactly: belief and doubt fit each other, whatever is added on the way."""
    scenario = Scenario(
        state=STATE,
        organisation=Organisation(branching=2, depth=3),
        shading=rule,
        fear=Fear(start=peers_fear),
        leader=Sophisticated(),
        plan=Plan(level=2.0, follow=0.5),
        channels=(SkipLevel(name="skip", weight=0.3), Sensor(name="friend", noise=2.0)),
    )
    gap, spread, doubt, error = settled(scenario)
    assert abs(gap) < 4 * error
    assert spread == pytest.approx(doubt, rel=0.03)


def test_who_knows_linear_shading_ends_where_honest_reports_would_take_him() -> None:
    """A shift changes nothing at all, not even his doubt."""
    about = {"state": STATE, "organisation": Organisation(branching=3, depth=2)}
    told = simulate(
        Scenario(shading=Linear(), fear=Fear(start=0.7), leader=Sophisticated(), **about),
        replicates=5,
        steps=30,
    )
    honest = simulate(Scenario(shading=Honest(), leader=Naive(), **about), replicates=5, steps=30)
    assert told.belief_RT == pytest.approx(honest.belief_RT, abs=1e-9)
    assert told.doubt_RT == pytest.approx(honest.doubt_RT, abs=1e-12)


@pytest.mark.parametrize("rule", [Costly(), Silence()], ids=str)
def test_knowing_shading_that_is_no_line_still_pays(rule: Rule) -> None:
    about = {
        "state": STATE,
        "organisation": Organisation(branching=2, depth=3),
        "shading": rule,
        "fear": Fear(start=1.0),
    }
    naive = settled(Scenario(leader=Naive(), **about))
    wary = settled(Scenario(leader=Sophisticated(), **about))
    assert abs(wary[0]) < 0.3 * naive[0]
    assert wary[1] == pytest.approx(wary[2], rel=0.2), "he knows about how far off he is"


def test_messages_that_are_all_the_plan_teach_nothing() -> None:
    """Fear enough for any lie: who knows it stays as unsure as without messages, who does not is sure."""
    about = {
        "state": STATE,
        "organisation": Organisation(branching=2, depth=2),
        "plan": Plan(level=30.0),
        "fear": Fear(start=1000.0),
    }
    unheard = NOISE / sqrt(1 - PHI**2)
    wary = simulate(Scenario(leader=Sophisticated(), **about), replicates=3, steps=60)
    assert wary.doubt_RT[:, -1] == pytest.approx(unheard, rel=1e-3)
    assert np.abs(wary.belief_RT).max() < 0.1
    naive = simulate(Scenario(leader=Naive(), **about), replicates=3, steps=60)
    assert naive.doubt_RT[:, -1].max() < 0.9 * unheard and naive.belief_RT[:, -1].min() > 20


def test_silence_leaves_the_leader_with_his_forecast() -> None:
    """Nobody ever speaks: no measurement, superiors take the plan for news, the belief only fades."""
    scenario = Scenario(
        state=STATE,
        organisation=Organisation(branching=2, depth=2, noise=0.0),
        shading=Silence(ease=-1e6),
        plan=Plan(level=1.5),
        leader=Naive(belief=2.0),
    )
    run = simulate(scenario, replicates=2, steps=10)
    assert run.belief_RT == pytest.approx(np.tile(2.0 * PHI ** np.arange(10), (2, 1)))
    assert np.isnan(run.channel_RTC).all() and (run.silent_RTL == 1).all() and np.isnan(run.message_RTL).all()
    assert run.signal_RTL[:, :, 0] == pytest.approx(1.5)
    assert run.signal_RTL[:, :, 1] == pytest.approx(run.state_RT)


def test_his_decision_is_part_of_his_forecast() -> None:
    """What gamma u does to the state he knows: the gap is the same as without it."""
    about = {"organisation": Organisation(branching=2, depth=2), "shading": Honest()}
    idle = simulate(Scenario(state=STATE, **about), replicates=4, steps=30)
    busy = simulate(
        Scenario(
            state=State(persistence=PHI, noise=NOISE, effect=0.1, drift=0.3), decision=Proportional(), **about
        ),
        replicates=4,
        steps=30,
    )
    assert busy.gap_RT == pytest.approx(idle.gap_RT, abs=1e-9)
    assert not np.allclose(busy.state_RT, idle.state_RT)


def test_mixed_is_a_type_and_not_an_average() -> None:
    about = {"state": STATE, "organisation": Organisation(branching=2, depth=2), "fear": Fear(start=0.8)}
    mixed = simulate(Scenario(leader=Mixed(naive=0.3), **about), replicates=400, steps=4)
    assert mixed.wary_R.mean() == pytest.approx(0.7, abs=4 * sqrt(0.21 / 400))
    for leader, kind in ((Naive(), ~mixed.wary_R), (Sophisticated(), mixed.wary_R)):
        pure = simulate(Scenario(leader=leader, **about), replicates=400, steps=4)
        assert np.array_equal(pure.belief_RT[kind], mixed.belief_RT[kind])
        assert pure.wary_R.all() == isinstance(leader, Sophisticated)


def test_a_sensor_is_a_measurement_of_its_own() -> None:
    """With a chain too noisy to count, the filter is that of the sensor; its bias goes through the closed
    form.
    """
    scenario = Scenario(
        state=STATE,
        organisation=Organisation(branching=1, depth=1, noise=1e6),
        shading=Honest(),
        channels=(Sensor(name="lights", noise=0.6, bias=0.35),),
    )
    gap, _, doubt, error = settled(scenario)
    gain, variance = riccati(0.36)
    assert doubt == pytest.approx(sqrt(variance), rel=1e-6)
    assert gap == pytest.approx(0.35 * gain / (1 - PHI * (1 - gain)), abs=4 * error)


def test_a_sensor_reports_as_often_as_it_says() -> None:
    channels = (Sensor(name="a", chance=0.3), Sensor(name="b", chance=0.0), Sensor(name="c"))
    run = simulate(
        Scenario(organisation=Organisation(branching=1, depth=1), channels=channels), replicates=50, steps=60
    )
    heard = ~np.isnan(run.channel_RTC).reshape(-1, 4)
    assert heard[:, 1].mean() == pytest.approx(0.3, abs=4 * sqrt(0.21 / 3000))
    assert not heard[:, 2].any() and heard[:, 3].all() and heard[:, 0].all()
    assert run.channels == ("chain", "a", "b", "c")


def test_an_anonymous_channel_is_unshaded() -> None:
    """Fear would hide everything; the note says what agents have. Its noise is that of the level below it
    too.
    """
    scenario = Scenario(
        state=STATE,
        organisation=Organisation(branching=2, depth=1),
        fear=Fear(start=50.0),
        plan=Plan(level=100.0),
        channels=(Anonymous(name="note", level=1, sample=2),),
    )
    run = simulate(scenario, replicates=30, steps=50)
    off = run.channel_RTC[..., 1] - run.state_RT
    assert off.mean() == pytest.approx(0.0, abs=4 * sqrt(0.5 / off.size))
    assert off.var() == pytest.approx(0.5, rel=0.1)
    assert run.channel_RTC[..., 1] == pytest.approx(run.signal_RTL[..., 0], abs=1e-5)


def test_skip_level_reading_hears_what_the_middle_would_hide() -> None:
    """Only level 1 lies; reading level 2 with all the weight takes its bias away."""
    about = {
        "state": STATE,
        "organisation": Organisation(branching=2, depth=2),
        "shading": Honest(),
        "shading_at": {1: Linear()},
        "fear": Fear(start=1.0),
    }
    lied_to = settled(Scenario(**about))
    half = settled(Scenario(channels=(SkipLevel(name="skip", weight=0.5),), **about))
    past = settled(Scenario(channels=(SkipLevel(name="skip", weight=1.0),), **about))
    assert abs(past[0]) < 4 * past[3]
    assert past[0] < half[0] < lied_to[0]
    _, variance = riccati(0.25)
    assert past[2] == pytest.approx(sqrt(variance), rel=1e-9)


def test_two_chains_are_two_measurements() -> None:
    """Two advisers who see the state with variance 1 are as good as one of variance 1/2."""
    one = Organisation(agents=(Agent(name="a", reports_to=("leader",), competence=sqrt(2.0)),))
    two = Organisation(
        agents=(
            Agent(name="a", reports_to=("leader",), channel="army"),
            Agent(name="b", reports_to=("leader",), channel="service"),
        )
    )
    doubts = [
        simulate(Scenario(state=STATE, organisation=o, shading=Honest()), replicates=1, steps=20).doubt_RT
        for o in (one, two)
    ]
    assert doubts[0] == pytest.approx(doubts[1], rel=1e-12)


@given(
    st.floats(-5, 5),
    st.floats(1e-3, 10),
    st.floats(-5, 5),
    st.floats(-2, 2),
    st.floats(0.1, 3),
    st.floats(0.01, 5),
)
def test_update_is_bayes(
    mean: float, variance: float, z: float, offset: float, reach: float, noise: float
) -> None:
    """The product of two normal densities, by their precisions."""
    precision = 1 / variance + reach**2 / noise
    right = (mean / variance + reach * (z - offset) / noise) / precision
    assert update(mean, variance, z, offset, reach, noise) == pytest.approx(
        (right, 1 / precision), rel=1e-9, abs=1e-9
    )


def test_update_without_anything_to_learn() -> None:
    assert update(1.0, 0.0, 5.0, 0.0, 1.0, 0.0) == (1.0, 0.0)
    assert update(1.0, 2.0, 5.0, 0.0, 0.0, 0.0) == (1.0, 2.0)
    assert update(1.0, 2.0, 5.0, 0.0, 1.0, 0.0) == (5.0, 0.0)


@given(st.integers(1, 12), st.data())
def test_asked_are_different_agents(agents: int, data: st.DataObject) -> None:
    sample = data.draw(st.integers(1, agents))
    u = data.draw(st.lists(st.floats(0, 1, exclude_max=True), min_size=sample, max_size=sample))
    them = asked(np.array(u), agents)
    assert len(set(them.tolist())) == sample and all(0 <= i < agents for i in them)


def test_asked_are_all_equally_likely() -> None:
    """The steps of the shuffle, through every combination of cells: each set of 2 of 4 equally often."""
    cells = [((a + 0.5) / 4, (b + 0.5) / 3) for a in range(4) for b in range(3)]
    sets = [tuple(sorted(asked(np.array(u), 4).tolist())) for u in cells]
    assert sorted(sets) == sorted(2 * [(a, b) for a in range(4) for b in range(a + 1, 4)])
