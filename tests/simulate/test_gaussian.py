"""The engine without agents: exact where there is no noise, and of the same law where there is."""

from __future__ import annotations

import dataclasses
from math import sqrt

import msgspec
import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.affine import said, who
from earwitness.simulate.leaders import Mixed, Naive, Sophisticated
from earwitness.simulate.model import prepared
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
    Purge,
    Scenario,
    Sensor,
    Shock,
    SkipLevel,
    State,
    Turnover,
)
from earwitness.simulate.shading import Costly, Honest, Linear, Rule, YesMan

GRAPH = Organisation(
    noise=0.8,
    agents=tuple(
        Agent(name=name, reports_to=tuple(bosses.split()), **more)  # type: ignore[arg-type]
        for name, bosses, more in (
            ("a", "leader", {"channel": "army"}),
            ("b", "leader", {"channel": "army", "fear": 0.9}),
            ("c", "leader", {"channel": "service"}),
            ("d", "a", {"cost": 2.0}),
            ("e", "b c", {"competence": 2.0}),
            ("f", "c", {}),
            ("g", "d", {}),
            ("h", "e", {}),
        )
    ),
)
BASE = Scenario(
    steps=12,
    state=State(spread=1.0, effect=0.05, drift=0.02, shocks=(Shock(step=4, size=-1.0),)),
    plan=Plan(level=0.3, follow=0.5),
    organisation=GRAPH,
    fear=Fear(start=0.4, protection=0.25),
    purge=Purge(tolerance=0.3, outcome_noise=0.2),
    channels=(
        Sensor(name="friend", chance=0.5, noise=2.0, bias=0.3),
        SkipLevel(name="skip", level=2, weight=0.4),
        Sensor(name="audit", noise=1.5),
    ),
    peers=(Peers(level=2, weight=0.4),),
)
RULES = [Honest(), Linear(), YesMan(weight=0.3), YesMan()]


@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize("leader", [Naive(), Sophisticated(), Mixed()], ids=lambda who: type(who).__name__)
def test_without_noise_it_is_the_plain_engine(rule: Rule, leader: Naive | Sophisticated | Mixed) -> None:
    scenario = msgspec.structs.replace(
        BASE, shading=rule, leader=leader, organisation=msgspec.structs.replace(GRAPH, noise=0.0)
    )
    for decision in (BASE.decision, Commit(threshold=0.2)):
        scenario = msgspec.structs.replace(scenario, decision=decision)
        plain = simulate(scenario, replicates=6, seed=2, engine="plain")
        exact = simulate(scenario, replicates=6, seed=2, engine="gaussian")
        for field in dataclasses.fields(Series):
            one, other = getattr(plain, field.name), getattr(exact, field.name)
            if one.dtype == np.bool_:
                assert np.array_equal(one, other), field.name
            else:
                close = 1e-9 if one.dtype == np.float64 else 1e-5
                assert other == pytest.approx(one, rel=close, abs=close, nan_ok=True), field.name


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_what_is_said_has_the_covariance_of_the_equations(rule: Rule) -> None:
    """Run the rules on everybody's noise, one at a time, and add up."""
    scenario = msgspec.structs.replace(BASE, shading=rule)
    model = prepared(scenario)
    lay, meas = model.layout, model.measures
    fear_N, cost_N, noise_N = who(model)

    def spoken(off_N: np.ndarray) -> np.ndarray:
        x_N, m_N = np.zeros(lay.agents), np.zeros(lay.agents)
        for level in range(lay.depth - 1, -1, -1):
            here = lay.level(level)
            for i in range(here.start, here.stop):
                under = lay.under_E[lay.first_Q[i] : lay.first_Q[i + 1]]
                x_N[i] = (m_N[under].mean() if len(under) else 0.0) + off_N[i]
            for circle in model.circles:
                if circle.level == level:
                    x_N[here] = circle.talk(x_N[here])
            zero = np.zeros(here.stop - here.start)
            m_N[here] = rule.message(x_N[here], fear_N[here], cost_N[here], 0.0, 0.0, zero)
        asked = [meas.asked_E[a:b] for a, b in zip(meas.asked_Q[:-1], meas.asked_Q[1:], strict=True)]
        return np.array([m_N[them].mean() for them in [*asked, np.arange(*lay.start_Q[1:3])]])

    none = spoken(np.zeros(lay.agents))
    effect_NS = np.array([spoken(unit) - none for unit in np.eye(lay.agents) * noise_N])
    law = said(model)
    assert law.root_SS @ law.root_SS.T == pytest.approx(effect_NS.T @ effect_NS, abs=1e-12)
    assert law.mean_S3[:, 0] == pytest.approx(none)


@pytest.mark.parametrize("leader", [Naive(), Sophisticated()], ids=lambda who: type(who).__name__)
def test_with_noise_it_has_the_law_of_the_agents(leader: Naive | Sophisticated) -> None:
    """600 replicates of each: means and spreads within 4.5 standard errors, of the belief at every step."""
    scenario = msgspec.structs.replace(BASE, shading=Linear(), leader=leader)
    plain, exact = (
        simulate(scenario, replicates=600, seed=seed, engine=engine)  # type: ignore[arg-type]
        for seed, engine in ((1, "plain"), (2, "gaussian"))
    )
    for series in ("belief_RT", "gap_RT"):
        one, other = getattr(plain, series), getattr(exact, series)
        error_T = one.std(axis=0) * sqrt(2 / 600)
        assert (np.abs(one.mean(axis=0) - other.mean(axis=0)) < 4.5 * error_T).all(), series
        assert (np.abs(one.std(axis=0) - other.std(axis=0)) < 4.5 * error_T / sqrt(2)).all(), series
    for channel in range(5):
        off = [(run.channel_RTC[..., channel] - run.state_RT).ravel() for run in (plain, exact)]
        off = [numbers[~np.isnan(numbers)] for numbers in off]
        assert off[0].mean() == pytest.approx(off[1].mean(), abs=0.1)
        assert off[0].std() == pytest.approx(off[1].std(), rel=0.05)


OBSTACLES = [
    ("rule", {"shading": Costly()}, "Costly"),
    ("a rule of one level", {"shading_at": {2: Costly()}}, "Costly"),
    (
        "spread",
        {"organisation": Organisation(branching=2, depth=2, competence_spread=0.1, cost_spread=0.1)},
        "competence and cost",
    ),
    ("fear spread", {"fear": Fear(spread=0.2)}, "fear differ"),
    ("fear fades", {"fear": Fear(start=1.0, memory=0.9)}, "fades"),
    ("punishment", {"fear": Fear(punishment=0.2)}, "purges"),
    ("purge", {"purge": Purge(tolerance=0.1, share=0.1)}, "purges"),
    ("turnover", {"turnover": Turnover(rate=0.1)}, "turnover"),
    ("loyalty", {"loyalty": Loyalty()}, "loyalty"),
    ("anonymous", {"channels": (Anonymous(name="note", level=1),)}, "anonymous"),
]


@pytest.mark.parametrize(
    ("change", "named"), [row[1:] for row in OBSTACLES], ids=[row[0] for row in OBSTACLES]
)
def test_what_stands_in_the_way_is_named(change: dict[str, object], named: str) -> None:
    linear = msgspec.structs.replace(BASE, shading=Linear())
    with pytest.raises(SettingError, match=named):
        simulate(msgspec.structs.replace(linear, **change), engine="gaussian")


def test_fear_at_rest_is_no_obstacle() -> None:
    scenario = Scenario(
        steps=3,
        organisation=Organisation(branching=2, depth=2),
        shading=Linear(),
        fear=Fear(start=0.5, baseline=0.5, memory=0.3),
        turnover=Turnover(rate=0.0),
    )
    run = simulate(scenario, replicates=2, engine="gaussian")
    assert (run.fear_RTL == 0.5).all() and run.engine == "gaussian"
