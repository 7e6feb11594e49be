"""The fast engine gives what the plain one gives, and both what the draws say."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate import Run, simulate
from earwitness.simulate.leaders import Leader, Mixed, Naive, Sophisticated
from earwitness.simulate.model import prepared
from earwitness.simulate.replacing import blamed
from earwitness.simulate.run import Series
from earwitness.simulate.scenario import (
    Agent,
    Anonymous,
    Commit,
    Fear,
    Loyalty,
    Organisation,
    Peers,
    Plan,
    Proportional,
    Purge,
    Scenario,
    Sensor,
    Shock,
    SkipLevel,
    State,
    Turnover,
)
from earwitness.simulate.shading import RULES, Costly, Honest, Linear, Silence, TrafficLight
from earwitness.simulate.streams import SIGNALS, WORLD, draws, generator, lognormal

numba = pytest.importorskip("numba")

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
GRAPH = Organisation(
    agents=tuple(
        Agent(name=name, reports_to=tuple(bosses.split()), **more)  # type: ignore[arg-type]
        for name, bosses, more in (
            ("a", "leader", {"channel": "army"}),
            ("b", "leader", {"channel": "army", "fear": 2.0}),
            ("s", "leader", {"channel": "service", "competence": 2.0}),
            ("d", "a b", {}),
            ("e", "b", {"cost": 3.0}),
            ("f", "a", {}),
            ("g", "d e", {}),
            ("h", "e", {"competence": 0.4}),
        )
    )
)
CALM = Fear(start=0.5, spread=0.3, memory=0.8, baseline=0.2)
MATRIX = ((0.5, 0.25, 0.25), (0.1, 0.6, 0.3), (0.0, 0.0, 1.0))


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


CASES: list[tuple[str, Scenario]] = [
    *((f"{rule.__name__}, naive", changed(shading=rule())) for rule in RULES),
    *((f"{rule.__name__}, sophisticated", changed(shading=rule(), leader=Sophisticated())) for rule in RULES),
    ("mixed leader", changed(leader=Mixed())),
    (
        "rules by level",
        changed(shading_at={1: Silence(), 3: TrafficLight(optimistic=0.3)}, leader=Sophisticated()),
    ),
    ("silence at the top", changed(shading_at={1: Silence(ease=-1.0)})),
    ("blame of bad news", changed(purge=Purge(tolerance=0.0, share=0.2, blame=1.5))),
    (
        "blame of promises, levels chosen",
        changed(purge=Purge(tolerance=0.0, share=0.2, blame=-1.5, levels=(1, 3))),
    ),
    (
        "blame among the silent",
        changed(purge=Purge(tolerance=0.0, share=0.5, blame=2.0), shading=Silence(ease=0.0)),
    ),
    ("everybody goes", changed(purge=Purge(tolerance=-99.0, share=0.6), turnover=Turnover(rate=0.4))),
    ("a dense purge", changed(purge=Purge(tolerance=0.0, share=0.6), turnover=None)),
    ("a sparse purge alone", changed(purge=Purge(tolerance=0.0, share=0.03), turnover=None)),
    ("turnover alone, dense", changed(purge=None, fear=CALM, turnover=Turnover(rate=0.3))),
    ("nothing but reports", Scenario(steps=10, organisation=Organisation(branching=2, depth=2))),
    ("a purge that only counts", changed(purge=Purge(tolerance=0.1))),
    ("a decision to commit", changed(decision=Commit(threshold=0.2, size=-1.0))),
    ("flight from the gap", changed(loyalty=Loyalty(population=50, flight_from="gap", flight_weight=0.5))),
    ("several superiors, two chains", changed(organisation=GRAPH, channels=EVERYTHING.channels[:3])),
    (
        "several superiors, sophisticated",
        changed(organisation=GRAPH, leader=Sophisticated(), channels=EVERYTHING.channels[:3]),
    ),
    ("peers by weights", changed(peers=(Peers(level=1, weights=MATRIX, rounds=2), Peers(level=3)))),
    (
        "no noise at all",
        changed(organisation=Organisation(branching=2, depth=3, noise=0.0), state=State(noise=0.0)),
    ),
    (
        "a line of single superiors",
        changed(organisation=Organisation(branching=1, depth=6), channels=(), peers=(), loyalty=None),
    ),
]


@pytest.mark.parametrize("scenario", [row[1] for row in CASES], ids=[row[0] for row in CASES])
def test_fast_is_plain(scenario: Scenario) -> None:
    plain = simulate(scenario, replicates=4, seed=11, engine="plain")
    fast = simulate(scenario, replicates=4, seed=11, engine="fast")
    assert fast.engine == "fast" and plain.engine == "plain"
    agree(plain, fast)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    number = st.integers(0, 200).map(lambda n: n / 100)
    chance = st.integers(0, 100).map(lambda n: n / 100)
    purge = draw(
        st.none()
        | st.builds(
            Purge,
            tolerance=number.map(lambda n: n - 1),
            share=chance.map(lambda c: 0.7 * c),
            blame=st.sampled_from([0.0, 1.0]),
        )
    )
    return changed(
        steps=draw(st.integers(1, 8)),
        state=State(spread=0.5, effect=0.05),
        organisation=Organisation(
            branching=draw(st.integers(1, 4)),
            depth=draw(st.integers(1, 3)),
            noise=draw(number),
            competence_spread=draw(st.sampled_from([0.0, 0.5])),
        ),
        shading=draw(st.sampled_from([rule() for rule in RULES])),
        leader=draw(st.sampled_from([Naive(), Sophisticated(), Mixed()])),
        decision=draw(st.sampled_from([Proportional(weight=0.3), Commit()])),
        fear=Fear(
            start=draw(number),
            memory=draw(chance),
            baseline=draw(number),
            punishment=draw(number) if purge else 0.0,
        ),
        purge=purge,
        turnover=draw(st.none() | st.builds(Turnover, rate=chance.map(lambda c: 0.3 * c))),
        loyalty=draw(st.none() | st.builds(Loyalty, weight=number)),
        channels=draw(st.sampled_from([(), EVERYTHING.channels[:1]])),
        peers=(),
    )


@settings(max_examples=40)
@given(scenarios(), st.integers(0, 5))
def test_fast_is_plain_whatever_the_scenario(scenario: Scenario, seed: int) -> None:
    agree(*(simulate(scenario, replicates=2, seed=seed, engine=engine) for engine in ("plain", "fast")))  # type: ignore[arg-type]


def test_compiled_draws_are_those_of_numpy() -> None:
    from earwitness.simulate import pcg
    from earwitness.simulate.intake import source

    ours = source(np.random.Generator(np.random.PCG64(5)))
    theirs = np.random.Generator(np.random.PCG64(5))
    many = np.zeros(200_000)  # the tail of the ziggurat comes about once in 4,000 draws
    pcg.add_normals(ours, many, np.ones(len(many)))
    assert np.array_equal(many, theirs.standard_normal(len(many)))
    pcg.uniforms(ours, many)
    assert np.array_equal(many, theirs.random(len(many)))
    for compiled, numpy in (
        (pcg.exponential, theirs.standard_exponential),
        (pcg.normal, theirs.standard_normal),
        (pcg.uniform, theirs.random),
    ):
        assert [compiled(ours) for _ in range(20_000)] == [numpy() for _ in range(20_000)]


# A function of the user's own


def timid(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return np.where(chance < 0.1, np.nan, x + np.minimum(fear / cost, 1.0) * np.maximum(plan - x, 0.0))


def half(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return 0.5 * x


def by_sorting(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return np.sort(x)  # of arrays alone


def by_mean(x: Any, fear: Any, cost: Any, plan: float, guess: float, chance: Any) -> Any:
    return x * 0.0 + np.mean(x)  # compiles for one number too, and says something else


def test_a_function_runs_in_both_engines() -> None:
    runs = [simulate(EVERYTHING, replicates=3, engine=engine, shade=timid) for engine in ("plain", "fast")]  # type: ignore[arg-type]
    assert [run.engine for run in runs] == ["plain", "fast"] and not runs[1].notes
    agree(*runs)
    assert 0 < np.nanmean(runs[0].silent_RTL) < 0.2


def test_a_function_may_stand_on_some_levels() -> None:
    scenario = Scenario(steps=5, organisation=Organisation(branching=2, depth=2, noise=0.0), shading=Honest())
    for engine in ("plain", "fast"):
        run = simulate(scenario, replicates=2, engine=engine, shade={1: half})  # type: ignore[arg-type]
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


def test_auto_compiles_only_for_work_that_pays() -> None:
    small = Scenario(steps=5, organisation=Organisation(branching=2, depth=1))
    assert simulate(small, replicates=2).engine == "plain"
    large = Scenario(steps=200, organisation=Organisation(branching=4, depth=4))
    assert simulate(large, replicates=200).engine == "fast"


# What happens in a step, from the draws


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


def test_unknown_engine_is_refused() -> None:
    with pytest.raises(SettingError, match="quick"):
        simulate(EVERYTHING, engine="quick")  # type: ignore[arg-type]
