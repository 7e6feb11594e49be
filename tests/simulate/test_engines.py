"""The fast engine gives what the plain one gives, on written scenarios and any others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulate.everything import CALM, EVERYTHING, agree, changed

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.leaders import Mixed, Naive, Sophisticated
from earwitness.simulate.scenario import (
    Agent,
    Commit,
    Fear,
    Loyalty,
    Organisation,
    Peers,
    Proportional,
    Purge,
    Scenario,
    State,
    Turnover,
)
from earwitness.simulate.shading import RULES, Silence, TrafficLight

numba = pytest.importorskip("numba")
GRAPH = Organisation(
    agents=tuple(
        Agent(name=name, reports_to=tuple(bosses.split()), **more)
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
MATRIX = ((0.5, 0.25, 0.25), (0.1, 0.6, 0.3), (0.0, 0.0, 1.0))
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
    agree(*(simulate(scenario, replicates=2, seed=seed, engine=engine) for engine in ("plain", "fast")))


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


def test_auto_compiles_only_for_work_that_pays() -> None:
    small = Scenario(steps=5, organisation=Organisation(branching=2, depth=1))
    assert simulate(small, replicates=2).engine == "plain"
    large = Scenario(steps=200, organisation=Organisation(branching=4, depth=4))
    assert simulate(large, replicates=200).engine == "fast"


def test_unknown_engine_is_refused() -> None:
    with pytest.raises(SettingError, match="quick"):
        simulate(EVERYTHING, engine="quick")  # type: ignore[arg-type]
