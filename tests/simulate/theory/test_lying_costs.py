"""Lying costs: the closed form against its differential equation and against all other messages."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from earwitness.errors import SettingError
from earwitness.simulate.shading import Linear
from earwitness.simulate.theory import lying_costs

Floats = NDArray[np.float64]

# bias, cost, naive
GAMES = [
    (1.0, 0.5, 0.3),
    (1.0, 1.0, 0.0),  # nobody is naive: lies only to undo expected undoing
    (0.4, 0.0, 0.2),  # lies are free, naivety alone keeps them finite
    (2.0, 3.0, 0.9),
    (1.0, 0.05, 0.05),
]


@pytest.mark.parametrize(("bias", "cost", "naive"), GAMES)
def test_ends(bias: float, cost: float, naive: float) -> None:
    args = {"bias": bias, "cost": cost, "naive": naive}
    assert lying_costs.least_inflation(**args) == pytest.approx(naive * bias / (naive + cost))
    assert lying_costs.most_inflation(**args) == pytest.approx(bias / (naive + cost))
    far = float(lying_costs.inflation(1e4 * bias / (naive + cost), **args))
    assert far == pytest.approx(bias / (naive + cost))
    near = float(lying_costs.inflation(1e-13, **args))
    assert near == pytest.approx(naive * bias / (naive + cost), abs=1e-5 * bias / (naive + cost))


@pytest.mark.parametrize(("bias", "cost", "naive"), GAMES)
def test_it_solves_the_differential_equation(bias: float, cost: float, naive: float) -> None:
    """Integrated with d as the running variable: d' is infinite in the worst state, dtheta/dd is not."""
    c = naive + cost
    low, high = naive * bias / c, bias / c

    def slope(d: float, theta: Floats) -> list[float]:
        # first-order condition: the lie's marginal loss c d equals naive b + (1 - naive) b (dtheta/dm)
        dtheta_dm = (c * d - naive * bias) / ((1 - naive) * bias)
        return [dtheta_dm / (1 - dtheta_dm)]

    reached = np.linspace(low, low + 0.995 * (high - low), 40)
    solved = solve_ivp(slope, (low, reached[-1]), [0.0], t_eval=reached, rtol=1e-10, atol=1e-12)
    theta = solved.y[0]
    assert lying_costs.inflation(theta[1:], bias=bias, cost=cost, naive=naive) == pytest.approx(reached[1:])


def utility(theta: float, message: Floats, believed: Floats, game: tuple[float, float, float]) -> Floats:
    bias, cost, naive = game
    return (
        -(1 - naive) * (believed - theta - bias) ** 2
        - naive * (message - theta - bias) ** 2
        - cost * (message - theta) ** 2
    )


@pytest.mark.parametrize("game", GAMES)
def test_no_sender_gains_by_any_other_message(game: tuple[float, float, float]) -> None:
    """All messages are tried, also those that nobody sends; the wary receiver inverts numerically."""
    bias, cost, naive = game
    args = {"bias": bias, "cost": cost, "naive": naive}

    def strategy(theta: float) -> float:
        return theta + float(lying_costs.inflation(theta, **args))

    top = 6.0 * bias / (naive + cost)
    least = strategy(0.0)
    message = np.linspace(-bias, top, 800)
    believed = np.array(
        [0.0 if m <= least else brentq(lambda t, m=m: strategy(t) - m, 0.0, m, xtol=1e-12) for m in message]
    )
    for theta in np.linspace(0.0, 0.5 * top, 9):
        own = np.array([strategy(theta)])
        at_own = utility(theta, own, np.array([theta]), game)[0]
        tried = utility(theta, message, believed, game)
        assert tried.max() <= at_own + 1e-9
        # and the best of those tried is next to his own: the maximum is there, not a plateau
        assert abs(message[tried.argmax()] - own[0]) < 3 * (message[1] - message[0])


@pytest.mark.parametrize("game", GAMES[:2])
def test_second_order_condition(game: tuple[float, float, float]) -> None:
    bias, cost, naive = game
    for theta in (0.1, 0.5, 2.0):
        step = 1e-3
        near = theta + np.array([-step, 0.0, step])
        message = near + lying_costs.inflation(near, bias=bias, cost=cost, naive=naive)
        u = utility(theta, message, near, game)
        first, second = (u[2] - u[0]) / (2 * step), (u[2] - 2 * u[1] + u[0]) / step**2
        assert first == pytest.approx(0.0, abs=1e-4)
        assert second < 0


def test_fearful_agents_have_the_same_equation() -> None:
    """Gain f E[belief] - kappa d**2/2: no deviation pays, whatever the leader's type."""
    fear, cost, naive = 0.8, 1.6, 0.25

    def strategy(theta: float) -> float:
        return theta + float(lying_costs.fearful_inflation(theta, fear=fear, cost=cost, naive=naive))

    message = np.linspace(-1.0, 5.0, 1200)
    least = strategy(0.0)
    believed = np.array(
        [0.0 if m <= least else brentq(lambda t, m=m: strategy(t) - m, 0.0, m) for m in message]
    )
    for theta in (0.0, 0.05, 0.4, 1.5, 3.0):
        gained = fear * (naive * message + (1 - naive) * believed) - cost * (message - theta) ** 2 / 2
        own = strategy(theta)
        at_own = fear * (naive * own + (1 - naive) * theta) - cost * (own - theta) ** 2 / 2
        assert gained.max() <= at_own + 1e-9


def test_the_linear_rule_is_the_limit_far_from_the_worst_state() -> None:
    x, fear, cost = np.array([50.0, 80.0]), 0.8, 1.6
    said = Linear().message(x, np.full(2, fear), np.full(2, cost), 0.0, 0.0, x)
    for naive in (0.0, 0.3, 1.0):
        lie = lying_costs.fearful_inflation(x, fear=fear, cost=cost, naive=naive)
        assert said - x == pytest.approx(lie)


def test_all_naive_is_a_constant_lie_and_more_naivety_is_more_lying_near_the_worst_state() -> None:
    theta = np.linspace(0, 3, 31)
    assert lying_costs.inflation(theta, bias=1.0, cost=1.0, naive=1.0) == pytest.approx(0.5)
    # with c = alpha + k held fixed
    low = lying_costs.inflation(theta, bias=1.0, cost=0.8, naive=0.2)
    high = lying_costs.inflation(theta, bias=1.0, cost=0.4, naive=0.6)
    assert (high > low).all() and (np.diff(low) > 0).all()


@pytest.mark.parametrize(
    ("theta", "bias", "cost", "naive", "says"),
    [
        (-0.1, 1.0, 1.0, 0.5, "theta"),
        (float("nan"), 1.0, 1.0, 0.5, "theta"),
        (0.0, 0.0, 1.0, 0.5, "bias is 0.0"),
        (0.0, 1.0, -1.0, 0.5, "cost is -1.0"),
        (0.0, 1.0, 1.0, 1.5, "naive is 1.5"),
        (0.0, 1.0, 0.0, 0.0, "both 0"),
    ],
)
def test_refused(theta: float, bias: float, cost: float, naive: float, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        lying_costs.inflation(theta, bias=bias, cost=cost, naive=naive)
