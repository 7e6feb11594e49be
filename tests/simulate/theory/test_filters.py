"""The naive filter against the leader's problem solved at once: conditioning on all that he heard."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.linalg import solve_discrete_lyapunov

from earwitness.errors import SettingError
from earwitness.simulate.theory.filters import Heard, Start, chain, echo, steady, together, track

Floats = NDArray[np.float64]


def state_covariance(phi: float, q: float, first: float, steps: int) -> Floats:
    """Covariance of theta at steps 0 … of theta' = phi theta + eta, from the definition."""
    response = np.array([[phi ** (t - s) if t >= s else 0.0 for s in range(steps)] for t in range(steps)])
    return response @ np.diag([first, *[q] * (steps - 1)]) @ response.T


def weights(phi: float, q: float, r: float, doubt: float, steps: int) -> tuple[Floats, float]:
    """How a leader weights each message in his belief of the last step, and his variance of it."""
    states = state_covariance(phi, q, doubt**2, steps)
    w = np.linalg.solve(states + r * np.eye(steps), states[-1])
    return w, float(states[-1, -1] - w @ states[-1])


@pytest.mark.parametrize(
    ("phi", "noise", "sigma", "levels", "branching", "bias"),
    [
        (0.9, 0.3, 1.0, 3, 4, 0.5),  # the default scenario
        (1.0, 0.3, 1.0, 6, 4, 0.2),  # nothing is forgotten: all of the bias
        (0.5, 1.0, 0.2, 1, 1, -0.7),  # almost no noise to filter
        (-0.8, 0.5, 1.0, 2, 2, 1.0),  # a state that swings
        (0.0, 1.0, 1.0, 4, 3, 1.0),  # no memory: each step on its own
    ],
)
def test_steady_is_where_conditioning_ends(
    phi: float, noise: float, sigma: float, levels: int, branching: int, bias: float
) -> None:
    heard = chain(levels=levels, branching=branching, noise=sigma, bias=bias)
    found = steady(heard=heard, persistence=phi, noise=noise)
    w, left = weights(phi, noise**2, heard.variance, 1.0, 400)
    assert found.gap == pytest.approx(levels * bias * w.sum(), rel=1e-9)
    assert found.variance == pytest.approx(left, rel=1e-9)
    assert found.gain == pytest.approx(w[-1], rel=1e-9)
    assert found.gap == pytest.approx(levels * bias * found.gain / (1 - phi * (1 - found.gain)))
    assert found.error == pytest.approx(found.gap**2 + left)


def test_a_state_that_never_moves_takes_over_all_of_the_bias_or_none() -> None:
    """The limits of noise going to 0, from above."""
    heard = Heard(2.0, 1.0)
    for phi, gap in ((1.0, 2.0), (0.9, 0.0), (-1.0, 0.0)):
        assert steady(heard=heard, persistence=phi, noise=0.0).gap == gap
        assert steady(heard=heard, persistence=phi, noise=1e-7).gap == pytest.approx(gap, abs=1e-5)


@pytest.mark.parametrize("phi", [0.9, 1.0, -0.5])
@pytest.mark.parametrize("steps", [1, 2, 7, 30])
def test_track_is_conditioning_at_every_length(phi: float, steps: int) -> None:
    """With a first belief, a doubt and a world that do not fit each other."""
    q, heard = 0.16, Heard(0.8, 0.5)
    start = Start(belief=2.0, doubt=0.7, state=-1.0, spread=0.3)
    path = track(heard=heard, persistence=phi, noise=0.4, steps=steps, start=start)
    w, stated = weights(phi, q, heard.variance, start.doubt, steps)
    means = phi ** np.arange(steps)
    expected = start.belief * (means[-1] - w @ means) + w @ (start.state * means + heard.bias)
    assert path.gap_T[-1] == pytest.approx(expected - start.state * means[-1])
    world = state_covariance(phi, q, start.spread**2, steps)
    error = np.concatenate([w, [-1.0]])  # belief - state, in terms of the states and the state now
    both = np.block([[world, world[:, -1:]], [world[-1:], world[-1:, -1:]]])
    assert path.variance_T[-1] == pytest.approx(error @ both @ error + heard.variance * (w @ w))
    assert path.stated_T[-1] == pytest.approx(stated)


def test_track_settles() -> None:
    heard = Heard(1.0, 0.7)
    path = track(heard=heard, persistence=0.95, noise=0.2, steps=500)
    end = steady(heard=heard, persistence=0.95, noise=0.2)
    assert path.gap_T[-1] == pytest.approx(end.gap)
    assert path.variance_T[-1] == path.stated_T[-1] == pytest.approx(end.variance)


@pytest.mark.parametrize(("levels", "branching"), [(1, 1), (4, 1), (3, 4), (2, 7)])
def test_chain_adds_up_every_agents_noise(levels: int, branching: int) -> None:
    """Each agent's own noise, pushed through the means above it one at a time."""
    total = 0.0
    for level in range(1, levels + 1):
        for agent in range(branching**level):
            told = np.zeros(branching**level)
            told[agent] = 1.0
            for _ in range(level):
                told = told.reshape(-1, branching).mean(axis=1)
            total += float(told[0]) ** 2
    heard = chain(levels=levels, branching=branching, noise=0.6, bias=0.1, competence=1.5)
    assert heard.variance == pytest.approx(total * (0.6 / 1.5) ** 2)
    assert heard.bias == pytest.approx(levels * 0.1)


def test_chain_with_unequal_competence() -> None:
    """E 1/c**2 of a log-normal, by its quantiles."""
    z = np.random.default_rng(5).standard_normal(400_000)
    log_sd = np.sqrt(np.log(1 + 0.3**2))
    c = 1.2 * np.exp(log_sd * z - log_sd**2 / 2)
    heard = chain(levels=1, noise=1.0, competence=1.2, spread=0.3)
    assert heard.variance == pytest.approx((1 / c**2).mean(), rel=0.01)


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 9)), min_size=1, max_size=5))
def test_channels_together_are_the_best_linear_mean(given: list[tuple[float, float]]) -> None:
    """Least squares of one number on all channels, and no other weights have less variance."""
    heard = together(*(Heard(b, v) for b, v in given))
    bias, variance = np.array(given).T
    root = 1 / np.sqrt(variance)
    fit, *_ = np.linalg.lstsq(root[:, None], root * bias)
    assert heard.bias == pytest.approx(fit[0], abs=1e-9)
    best = np.linalg.pinv(root[:, None])[0] * root
    assert heard.variance == pytest.approx(best**2 @ variance)
    even = np.full(len(given), 1 / len(given))
    assert heard.variance <= even**2 @ variance + 1e-12


def test_a_second_channel_takes_off_bias_and_variance_at_once() -> None:
    """The chain keeps lying; a friend of equal noise halves the bias heard. Neither suffices alone."""
    liars = chain(levels=3, branching=4, noise=1.0, bias=0.5)
    friend = Heard(0.0, liars.variance)
    alone = steady(heard=liars, persistence=0.9, noise=0.3)
    both = steady(heard=together(liars, friend), persistence=0.9, noise=0.3)
    assert together(liars, friend).bias == pytest.approx(liars.bias / 2)
    assert both.variance < alone.variance and both.error < alone.error
    assert together(liars, Heard(0.0, 0.0)) == Heard(0.0, 0.0)


@pytest.mark.parametrize("phi", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize(("levels", "weight"), [(1, 0.3), (3, 0.3), (5, 0.5), (2, 0.0), (2, 1.0)])
def test_echo_against_the_lyapunov_equation(phi: float, levels: int, weight: float) -> None:
    """Belief, state and the tree's noise as one linear system, the top's message built level by level."""
    branching, sigma, noise = 2, 0.7, 0.4
    of_state, of_belief, of_noise = 1.0, 0.0, 0.0
    for level in range(levels, 0, -1):
        of_noise += sigma**2 / branching**level  # a level's mean signal, as seen from the top
        of_state, of_belief = (1 - weight) * of_state, (1 - weight) * of_belief + weight
        of_noise *= (1 - weight) ** 2
    gain = steady(heard=chain(levels=levels, branching=2, noise=sigma), persistence=phi, noise=noise).gain
    move = np.array([[phi, 0.0], [gain * of_state * phi, phi * (1 - gain) + gain * of_belief]])
    push = np.array([[noise, 0.0], [gain * of_state * noise, gain * np.sqrt(of_noise)]])
    covariance = solve_discrete_lyapunov(move, push @ push.T)
    gap = np.array([-1.0, 1.0])
    found = echo(levels=levels, branching=2, sigma=sigma, weight=weight, persistence=phi, noise=noise)
    assert found.error == pytest.approx(gap @ covariance @ gap)
    assert found.passed == pytest.approx(of_state)


def test_yes_men_delay_and_do_not_bias() -> None:
    """A step of the state, followed through the recursion of the belief until half of it is taken up."""
    found = echo(levels=3, branching=4, sigma=1.0, weight=0.4, persistence=1.0, noise=0.2)
    gain = steady(heard=chain(levels=3, branching=4, noise=1.0), persistence=1.0, noise=0.2).gain
    belief, path = 0.0, []
    for _ in range(400):
        message = belief + (1 - 0.4) ** 3 * (1.0 - belief)
        belief += gain * (message - belief)
        path.append(belief)
    assert path[-1] == pytest.approx(1.0, abs=1e-6)
    assert path[int(found.half_life) - 1] < 0.5 < path[int(found.half_life) + 1]
    assert np.isnan(found.error)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: steady(heard=Heard(0, 0), persistence=0.9, noise=0), "noise and variance are both 0"),
        (lambda: steady(heard=Heard(0, 1), persistence=1.1, noise=1), "abs_persistence is 1.1"),
        (lambda: steady(heard=Heard(0, -1), persistence=1, noise=1), "variance is -1"),
        (lambda: chain(levels=0, noise=1.0), "levels is 0"),
        (lambda: chain(levels=1, noise=float("nan")), "noise is nan"),
        (together, "no channel"),
        (lambda: echo(levels=1, sigma=1, weight=2, persistence=0.5, noise=1), "weight is 2"),
        (lambda: track(heard=Heard(0, 1), persistence=1, noise=1, steps=0), "steps is 0"),
    ],
)
def test_what_is_refused(call: object, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        call()  # type: ignore[operator]
