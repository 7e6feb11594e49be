"""Fischer and Verrecchia's game, against leaders who learn by regression and senders who maximize."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq, minimize_scalar

from earwitness.errors import SettingError
from earwitness.simulate.theory.unknown_incentive import reporting, slope

# spread, noise, stake, stake_spread, cost
GAMES = [
    (1.0, 0.0, 0.5, 1.0, 1.0),
    (1.0, 0.7, 0.5, 1.0, 1.0),
    (2.0, 0.5, -1.0, 0.3, 0.4),
    (0.5, 1.5, 2.0, 3.0, 1.0),
    (1.0, 0.3, 0.0, 20.0, 0.5),
]


@pytest.mark.parametrize("game", GAMES)
def test_the_cubic(game: tuple[float, float, float, float, float]) -> None:
    """By bisection: another way to a root than the hyperbolic sine."""
    spread, noise, _, stake_spread, cost = game
    root = brentq(
        lambda b: b**3 * stake_spread**2 / cost**2 + b * (spread**2 + noise**2) - spread**2,
        0.0,
        1.0,
        xtol=1e-15,
    )
    assert slope(spread=spread, noise=noise, stake_spread=stake_spread, cost=cost) == pytest.approx(root)


@pytest.mark.parametrize("game", GAMES[:4])
def test_best_responses_meet_there(game: tuple[float, float, float, float, float]) -> None:
    """Senders maximize against the leader's line, he regresses the state on what they say, and again."""
    spread, noise, stake, stake_spread, cost = game
    rng = np.random.default_rng(7)
    n = 200_000
    theta = spread * rng.standard_normal(n)
    x = theta + noise * rng.standard_normal(n)
    wish = stake + stake_spread * rng.standard_normal(n)
    intercept, beta = 0.0, 0.5
    for _ in range(300):
        said = x + wish * beta / cost
        line = np.polyfit(said, theta, 1)
        new = 0.5 * (beta + line[0])  # half way, so that steep games settle
        settled, intercept, beta = abs(new - beta) < 1e-10, float(line[1]), float(new)
        if settled:
            break
    residual = theta - intercept - beta * said
    standard_error = residual.std() / (said.std() * np.sqrt(n))
    want = reporting(spread=spread, noise=noise, stake=stake, stake_spread=stake_spread, cost=cost)
    assert beta == pytest.approx(want.slope, abs=4.5 * standard_error + 1e-3 * want.slope)
    bias_error = (said - x).std() / np.sqrt(n) + abs(stake) / cost * standard_error
    assert (said - x).mean() == pytest.approx(want.mean_bias, abs=4.5 * bias_error + 1e-3)
    assert intercept == pytest.approx(want.intercept, abs=0.02 * spread)
    assert residual.var() == pytest.approx(want.doubt, rel=0.02)


def test_a_sender_can_do_no_better_than_the_rule() -> None:
    want = reporting(spread=1.0, noise=0.5, stake=0.4, stake_spread=1.0, cost=0.8)
    for x, wish in [(0.3, 1.2), (-2.0, 0.4), (1.0, -1.5)]:
        best = minimize_scalar(
            lambda m, x=x, wish=wish: -wish * (want.intercept + want.slope * m) + 0.8 * (m - x) ** 2 / 2
        )
        assert best.x == pytest.approx(x + want.slope * wish / 0.8, abs=1e-6)


def test_a_known_wish_is_seen_through_and_an_unknown_one_blurs() -> None:
    known = reporting(spread=1.0, noise=0.0, stake=3.0, stake_spread=0.0, cost=1.0)
    assert (known.slope, known.mean_bias, known.doubt) == pytest.approx((1.0, 3.0, 0.0))
    doubts = [
        reporting(spread=1.0, noise=0.0, stake=3.0, stake_spread=s, cost=1.0).doubt for s in (0.5, 1, 2, 4)
    ]
    assert doubts == sorted(doubts) and doubts[0] > 0
    # the more it blurs, the less a lie is worth, and the smaller it is
    assert reporting(spread=1.0, noise=0.0, stake=3.0, stake_spread=4.0, cost=1.0).mean_bias < known.mean_bias


@pytest.mark.parametrize("stake_spread", [1e-200, 1e-9, 1e9, 1e60])
def test_extreme_numbers(stake_spread: float) -> None:
    beta = slope(spread=1.0, noise=0.0, stake_spread=stake_spread, cost=1.0)
    assert 0 < beta <= 1
    assert beta**3 * stake_spread**2 + beta == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"spread": 0.0}, "spread is 0.0"),
        ({"cost": -1.0}, "cost is -1.0"),
        ({"noise": -1.0}, "noise is -1.0"),
        ({"stake": float("inf")}, "stake is inf"),
        ({"stake_spread": 1e300, "cost": 1e-20}, "too much for a double"),
    ],
)
def test_refused(change: dict[str, float], says: str) -> None:
    numbers = {"spread": 1.0, "noise": 0.5, "stake": 0.5, "stake_spread": 1.0, "cost": 1.0} | change
    with pytest.raises(SettingError, match=says):
        reporting(**numbers)
