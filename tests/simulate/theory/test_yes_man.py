"""Prendergast's worker, against regressions on drawn workers and bosses."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from earwitness.errors import SettingError
from earwitness.simulate.shading import YesMan
from earwitness.simulate.theory.yes_man import hidden_noise, weight_under_fear, weights

# before, own, boss, guess
WORLDS = [
    (1.0, 1.0, 1.0, 1.0),
    (1.0, 0.5, 0.3, 0.2),  # knows what the boss saw almost exactly
    (2.0, 0.4, 0.0, 1.5),  # the boss knows the state
    (0.7, 2.0, 1.0, 3.0),  # hears little of the boss
]


def drawn(before: float, own: float, boss: float, guess: float, n: int = 200_000) -> dict[str, np.ndarray]:
    """State, worker's posterior mean (by regression on his signal), the boss's view, what is heard of it."""
    state, seen, boss_sees, heard = np.random.default_rng(11).standard_normal((4, n))
    state = before * state
    seen = state + own * seen
    view = state + boss * boss_sees
    mine = seen * (seen @ state) / (seen @ seen)
    return {"state": state, "mine": mine, "view": view, "heard": view + guess * heard}


def regressed(target: np.ndarray, *on: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and their standard errors."""
    design = np.column_stack(on)
    coefficient, *_ = np.linalg.lstsq(design, target, rcond=None)
    left = target - design @ coefficient
    return coefficient, np.sqrt(left.var() * np.diag(np.linalg.inv(design.T @ design)))


@pytest.mark.parametrize("world", WORLDS)
def test_the_best_report_and_the_honest_one_are_these_regressions(
    world: tuple[float, float, float, float],
) -> None:
    """He is paid for nearness to the boss's view: the best report is its regression on all that he has."""
    before, own, boss, guess = world
    d = drawn(*world)
    want = weights(before=before, own=own, boss=boss, guess=guess)
    for target, weight in (("view", want.report), ("state", want.honest)):
        coefficient, error = regressed(d[target], d["mine"], d["heard"])
        assert coefficient == pytest.approx([1 - weight, weight], abs=4.5 * float(error.max()) + 1e-3)
    assert (d["state"] - d["mine"]).var() == pytest.approx(want.own_variance, rel=0.02)
    assert 0 <= want.flattery < 1 and want.report == pytest.approx(want.honest + want.flattery)


@pytest.mark.parametrize("world", WORLDS)
def test_the_boss_who_sees_through_it_is_left_with_noise(world: tuple[float, float, float, float]) -> None:
    before, own, boss, guess = world
    d = drawn(*world)
    weight = weights(before=before, own=own, boss=boss, guess=guess).report
    report = (1 - weight) * d["mine"] + weight * d["heard"]
    coefficient, _ = regressed(report, d["mine"], d["view"])  # what the boss can find out from many reports
    left = (report - coefficient[1] * d["view"]) / coefficient[0] - d["mine"]
    assert left.var() == pytest.approx(
        hidden_noise(before=before, own=own, boss=boss, guess=guess), rel=0.03, abs=1e-3
    )


def test_who_knows_the_boss_exactly_only_repeats_him() -> None:
    world = {"before": 1.0, "own": 0.5, "boss": 0.7, "guess": 0.0}
    assert weights(**world).report == 1.0
    assert hidden_noise(**world) == inf
    # honest conformity is all there is where the boss is always right
    assert weights(before=1.0, own=0.5, boss=0.0, guess=0.8).flattery == 0.0


@pytest.mark.parametrize(("fear", "cost"), [(0.0, 1.0), (1.0, 1.0), (3.0, 0.5)])
def test_under_fear_the_weight_minimizes_both_losses(fear: float, cost: float) -> None:
    world = (1.0, 0.8, 0.6, 0.5)
    d = drawn(*world, n=50_000)
    honest, _ = regressed(d["state"], d["mine"], d["heard"])
    best_guess = d["mine"] * honest[0] + d["heard"] * honest[1]

    def loss(weight: float) -> float:
        report = (1 - weight) * d["mine"] + weight * d["heard"]
        return float(fear * ((report - d["view"]) ** 2).mean() + cost * ((report - best_guess) ** 2).mean())

    found = minimize_scalar(loss, bounds=(0, 1), method="bounded").x
    before, own, boss, guess = world
    want = weight_under_fear(fear=fear, cost=cost, before=before, own=own, boss=boss, guess=guess)
    assert found == pytest.approx(want, abs=0.02)


@pytest.mark.parametrize(("fear", "cost"), [(0.5, 1.0), (2.0, 1.0)])
def test_the_rule_of_the_engines(fear: float, cost: float) -> None:
    """Its own weight minimizes what it says, and is the theory's where the view is known and no news."""
    x, one, heard = np.array([0.3, -2.0]), np.ones(2), 1.4
    said = YesMan().message(x, fear * one, cost * one, 0.0, heard, one)
    for signal, message in zip(x, said, strict=True):

        def loss(m: float, signal: float = signal) -> float:
            return fear * (m - heard) ** 2 + cost * (m - signal) ** 2

        assert message == pytest.approx(minimize_scalar(loss).x)
    limit = weight_under_fear(fear=fear, cost=cost, before=1.0, own=1e-7, boss=1.0, guess=0.0)
    assert (said - x) / (heard - x) == pytest.approx([limit, limit])
    # with the theory's weight the rule is the worker of the theory
    weight = weights(before=1.0, own=1.0, boss=1.0, guess=1.0).report
    assert weight == pytest.approx(0.6)
    assert YesMan(weight=weight).message(x, one, one, 0.0, heard, one) == pytest.approx(
        (1 - weight) * x + weight * heard
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"before": 0.0}, "before is 0.0"),
        ({"own": -1.0}, "own is -1.0"),
        ({"boss": float("nan")}, "boss is nan"),
        ({"guess": -0.5}, "guess is -0.5"),
    ],
)
def test_refused(change: dict[str, float], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        weights(**({"before": 1.0, "own": 1.0, "boss": 1.0, "guess": 1.0} | change))
