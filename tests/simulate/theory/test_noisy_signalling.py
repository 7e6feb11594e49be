"""Noisy Gaussian signals: the closed form against best responses found by integration and search."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from earwitness.errors import SettingError
from earwitness.simulate.theory.noisy_signalling import informative, signalling

AT, WEIGHT = np.polynomial.hermite_e.hermegauss(20)
WEIGHT = WEIGHT / WEIGHT.sum()


def best_message(theta: float, gain: float, shift: float, *, noise: float, cost: float, bias: float) -> float:
    """The sender's, by search over messages; expectation over the channel by quadrature."""

    def loss(m: float) -> float:
        belief = gain * (m + noise * AT) + shift
        return float((WEIGHT * (belief - theta - bias) ** 2).sum()) + cost * m**2

    return float(minimize_scalar(loss, bracket=(-1.0, 1.0), tol=1e-12).x)


def best_belief(slope: float, offset: float, *, spread: float, noise: float) -> tuple[float, float]:
    """The leader's: least squares of theta on what arrives, over a grid of Gauss-Hermite nodes."""
    theta = np.repeat(spread * AT, AT.size)
    arrives = slope * theta + offset + noise * np.tile(AT, AT.size)
    weight = np.outer(WEIGHT, WEIGHT).ravel()
    mean = (weight * arrives).sum()
    gain = (weight * (arrives - mean) * theta).sum() / (weight * (arrives - mean) ** 2).sum()
    return float(gain), float(-gain * mean)


# spread, noise, cost, bias
GAMES = [
    (1.0, 1.0, 0.3, 0.0),
    (1.0, 1.0, 0.3, 0.7),
    (2.0, 0.5, 1.0, -1.0),
    (1.0, 0.3, 5.0, 0.2),
    (0.5, 1.0, 0.05, 3.0),
]


@pytest.mark.parametrize(("spread", "noise", "cost", "bias"), GAMES)
def test_best_responses_meet_there(spread: float, noise: float, cost: float, bias: float) -> None:
    slope, offset = 0.3, 0.0
    for _ in range(400):
        gain, shift = best_belief(slope, offset, spread=spread, noise=noise)
        low, high = (
            best_message(t, gain, shift, noise=noise, cost=cost, bias=bias) for t in (-spread, spread)
        )
        new = (high - low) / (2 * spread), (high + low) / 2
        settled = abs(new[0] - slope) + abs(new[1] - offset) < 1e-9
        slope, offset = 0.5 * (slope + new[0]), 0.5 * (offset + new[1])
        if settled:
            break
    want = signalling(spread=spread, noise=noise, cost=cost, bias=bias)
    assert (slope, offset, gain, shift) == pytest.approx(
        (want.slope, want.offset, want.gain, want.shift), abs=1e-5
    )


@pytest.mark.parametrize(("spread", "noise", "cost", "bias"), GAMES)
def test_the_leaders_error_and_the_senders_effort(
    spread: float, noise: float, cost: float, bias: float
) -> None:
    found = signalling(spread=spread, noise=noise, cost=cost, bias=bias)
    theta = np.repeat(spread * AT, AT.size)
    message = found.slope * theta + found.offset
    belief = found.gain * (message + noise * np.tile(AT, AT.size)) + found.shift
    weight = np.outer(WEIGHT, WEIGHT).ravel()
    assert found.error == pytest.approx((weight * (belief - theta) ** 2).sum())
    assert found.effort == pytest.approx((weight * message**2).sum())
    assert found.gain**2 == pytest.approx(np.sqrt(cost * spread**2 / noise**2) - cost)


def test_from_the_threshold_on_talk_dies_out() -> None:
    """Best responses started from loud talk shrink to silence; just below the threshold they do not."""
    for cost, alive in [(0.9, True), (1.1, False)]:
        slope = 2.0
        for _ in range(2000):
            gain, _ = best_belief(slope, 0.0, spread=1.0, noise=1.0)
            slope = gain / (gain**2 + cost)
        assert (slope > 1e-3) is alive
        assert informative(spread=1.0, noise=1.0, cost=cost) is alive
        assert (signalling(spread=1.0, noise=1.0, cost=cost).gain > 0) is alive


def test_error_grows_with_cost_up_to_silence_and_does_not_depend_on_the_bias() -> None:
    errors = [signalling(spread=1.0, noise=1.0, cost=cost).error for cost in (0.1, 0.5, 0.99, 1.0, 4.0)]
    assert errors == sorted(errors) and errors[-1] == errors[-2] == 1.0
    one, other = (signalling(spread=1.0, noise=0.5, cost=0.5, bias=b) for b in (0.0, 5.0))
    assert (one.gain, one.slope, one.error) == (other.gain, other.slope, other.error)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"cost": 0.0}, "cost is 0.0"),
        ({"noise": 0.0}, "noise is 0.0"),
        ({"bias": float("nan")}, "bias is nan"),
    ],
)
def test_refused(change: dict[str, float], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        signalling(**({"spread": 1.0, "noise": 1.0, "cost": 0.5, "bias": 0.0} | change))
