"""What happens in a step is what the draws say: reports, replacing, blame, and common random numbers."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from tests.simulate.everything import CALM, EVERYTHING, SERIES, changed

from earwitness.simulate import simulate
from earwitness.simulate.leaders import Mixed, Naive
from earwitness.simulate.model import prepared
from earwitness.simulate.replacing import blamed
from earwitness.simulate.scenario import (
    Fear,
    Organisation,
    Plan,
    Proportional,
    Purge,
    Scenario,
    Shock,
    State,
    Turnover,
)
from earwitness.simulate.shading import Costly, Linear, TrafficLight
from earwitness.simulate.streams import SIGNALS, WORLD, draws, generator, lognormal

numba = pytest.importorskip("numba")


def test_the_order_of_a_step() -> None:
    """By hand, for one agent below the leader: signal, message, belief, decision, purge, fear, next state."""
    scenario = Scenario(
        steps=6,
        state=State(
            persistence=0.9,
            effect=0.1,
            drift=0.1,
            noise=0.4,
            start=1.0,
            spread=0.5,
            shocks=(Shock(step=3, size=-1.0),),
        ),
        plan=Plan(level=0.5, follow=0.5),
        organisation=Organisation(branching=1, depth=1, noise=0.8, competence=2.0, cost=2.0),
        shading=Costly(),
        decision=Proportional(weight=0.7),
        fear=Fear(start=0.6, memory=0.5, baseline=0.1, punishment=0.9, protection=0.25),
        purge=Purge(tolerance=0.1, share=1.0, competence=0.5, outcome_noise=0.3),
        leader=Naive(belief=0.2, doubt=1.5),
    )
    run = simulate(scenario, replicates=1, seed=8)
    world, signals = generator(8, 0, WORLD).standard_normal(7), generator(8, 0, SIGNALS)
    outcome_noise = generator(8, 0, WORLD, 0).standard_normal(6)
    state, belief, variance, fear, competence, decision = 1.0 + 0.5 * world[0], 0.2, 2.25, 0.6, 2.0, 0.0
    for t in range(6):
        plan = 0.5 + 0.5 * belief
        noise = 0.8 / competence
        x = state + noise * signals.standard_normal()
        m = x + min(max(plan - x, 0.0), 0.75 * fear / 2.0)
        if t:
            belief, variance = 0.9 * belief + 0.1 * decision + 0.1, 0.81 * variance + 0.16
        gain = variance / (variance + noise**2)
        belief, variance = belief + gain * (m - belief), (1 - gain) * variance
        decision = 0.7 * belief
        purge = belief - (state + 0.3 * outcome_noise[t]) > 0.1
        found = (run.plan_RT, run.state_RT, run.belief_RT, run.doubt_RT, run.decision_RT)
        assert [a[0, t] for a in found] == pytest.approx([plan, state, belief, variance**0.5, decision])
        assert run.signal_RTL[0, t, 0] == pytest.approx(x, rel=1e-6)
        assert run.message_RTL[0, t, 0] == run.channel_RTC[0, t, 0] == pytest.approx(m, rel=1e-6)
        assert run.fear_RTL[0, t, 0] == pytest.approx(fear) and run.competence_RTL[0, t, 0] == competence
        assert run.purge_RT[0, t] == purge
        fear = 0.1 + 0.5 * (fear - 0.1) + 0.9 * purge
        competence = 0.5 if purge else competence
        state = 0.9 * state + 0.1 * decision + 0.1 + 0.4 * world[1 + t] - (t + 1 == 3)
    assert 0 < run.purge_RT.mean() < 1


def test_competence_settles_between_both_sources() -> None:
    """Turnover r and purges p exclude each other: (r c_turnover + p c_purge)/(r + p)."""
    for rate, share in ((0.1, 0.05), (0.3, 0.4)):  # by skipping and by a draw for each
        scenario = Scenario(
            organisation=Organisation(branching=10, depth=2),
            purge=Purge(tolerance=-1e9, share=share, competence=0.4),
            turnover=Turnover(rate=rate, competence=1.5),
        )
        run = simulate(scenario, replicates=30, steps=150, engine="fast")
        settled = run.competence_RTL[:, 100:, 1].mean(axis=1)
        expected = (rate * 1.5 + share * 0.4) / (rate + share)
        assert settled.mean() == pytest.approx(expected, abs=4 * settled.std() / np.sqrt(30))


def test_skipping_replaces_as_many_as_a_draw_for_each() -> None:
    """Below and above the change from one way to the other: the number who go has the binomial mean and
    variance.
    """
    for share in (0.01, 0.19, 0.21):
        scenario = Scenario(
            steps=2,
            organisation=Organisation(branching=200, depth=1),
            purge=Purge(tolerance=-1e9, share=share, competence=0.0 + 1e-3),
        )
        run = simulate(scenario, replicates=1500, engine="fast")
        gone = np.round((1.0 - run.competence_RTL[:, 1, 0].astype(float)) / (1.0 - 1e-3) * 200)
        assert gone.mean() == pytest.approx(200 * share, abs=4 * np.sqrt(200 * share / 1500))
        assert gone.var() == pytest.approx(200 * share * (1 - share), rel=0.16)


def test_blame_falls_on_whoever_says_it() -> None:
    message = np.array([0.0, 1.0, 2.0, 0.0, np.nan, 4.0])
    peers = np.array([7, 7, 7, 9, 9, 9])
    bad_news = blamed(message, peers, 0.2, 1.0)
    assert bad_news[0] > bad_news[1] > bad_news[2] and bad_news[3] > bad_news[4] > bad_news[5]
    assert bad_news.reshape(2, 3).mean(axis=1) == pytest.approx([0.2, 0.2])
    assert bad_news[:3] / bad_news[1] == pytest.approx(np.exp([1.0, 0.0, -1.0]))
    assert blamed(message, peers, 0.2, -1.0)[:3] == pytest.approx(bad_news[2::-1])
    assert blamed(message, peers, 0.9, 50.0).max() == 1.0
    assert np.isfinite(blamed(1e6 * message, peers, 0.2, 50.0)).all()


def test_people_differ_as_they_are_said_to() -> None:
    scenario = Scenario(
        organisation=Organisation(branching=5000, depth=1, competence=2.0, competence_spread=0.5),
        fear=Fear(start=0.5, spread=0.3),
    )
    drawn = draws(prepared(scenario), 1, 0)
    for people_N, mean, spread in ((drawn.competence_N, 2.0, 0.5), (drawn.fear_N, 0.5, 0.3)):
        assert people_N.mean() == pytest.approx(mean, rel=0.03)
        assert people_N.std() / people_N.mean() == pytest.approx(spread, rel=0.05)
        assert (people_N > 0).all()
    assert (drawn.cost_N == 1.0).all()
    assert lognormal(2.0, 0.0, np.array([3.0])).tolist() == [2.0]


def test_a_switch_changes_only_what_it_is_about() -> None:
    """Common random numbers: the truth is the same whoever is purged, asked or frightened."""
    quiet = changed(state=State(spread=0.5), purge=None, fear=CALM, channels=(), turnover=None)
    reference = simulate(quiet, replicates=3)
    for change in (
        {"purge": EVERYTHING.purge},
        {"channels": EVERYTHING.channels},
        {"turnover": EVERYTHING.turnover},
        {"fear": Fear(start=3.0)},
        {"shading": TrafficLight()},
        {"leader": Mixed()},
        {"organisation": Organisation(branching=2, depth=2), "loyalty": None},
    ):
        other = simulate(msgspec.structs.replace(quiet, **change), replicates=3)
        assert np.array_equal(other.state_RT, reference.state_RT)
    more = simulate(changed(channels=EVERYTHING.channels[:2]), replicates=3)
    fewer = simulate(changed(channels=EVERYTHING.channels[:1]), replicates=3)
    off = [(run.channel_RTC[..., 1] - run.state_RT).astype(np.float32) for run in (more, fewer)]
    assert off[0] == pytest.approx(off[1], abs=1e-5, nan_ok=True)


def test_linear_shading_is_not_stopped_by_any_plan() -> None:
    scenario = changed(shading=Linear(), organisation=Organisation(branching=2, depth=3, noise=0.0), peers=())
    run = simulate(msgspec.structs.replace(scenario, fear=Fear(start=0.4), channels=()), replicates=2)
    assert run.message_RTL[..., 0] - run.state_RT == pytest.approx(np.full((2, 25), 3 * 0.4), abs=1e-5)


def test_what_was_said_is_nowhere_missing_but_where_nobody_spoke() -> None:
    run = simulate(EVERYTHING, replicates=3)
    for name in SERIES:
        values = getattr(run, name)
        if name != "channel_RTC":
            assert not np.isnan(values).any(), name
    assert run.levels == ("level 1", "level 2", "level 3") and run.agents == 39
