"""Every rule under one contract, and each against a truth known from elsewhere."""

from __future__ import annotations

from math import ceil, exp, isnan, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.shading import (
    RULES,
    CheapTalk,
    Costly,
    Honest,
    Linear,
    Own,
    Silence,
    TrafficLight,
    YesMan,
    cheap_talk,
    costly,
    honest,
    linear,
    silence,
    traffic_light,
    yes_man,
)

LAWS: dict[type, Any] = {
    Honest: honest.honest,
    Costly: costly.costly,
    Linear: linear.linear,
    YesMan: yes_man.yes_man,
    TrafficLight: traffic_light.traffic_light,
    Silence: silence.silence,
    CheapTalk: cheap_talk.cheap_talk,
}
# each rule with its defaults, and where it has numbers of its own with others
CASES = [
    Honest(),
    Costly(),
    Linear(),
    YesMan(),
    YesMan(weight=0.3),
    TrafficLight(),
    TrafficLight(yellow=0.2, red=2.0, optimistic=0.3, pessimistic=0.2, felt=0.7),
    Silence(),
    Silence(ease=-1.0),
    CheapTalk(),
    CheapTalk(low=-3.0, high=4.0),
]
NAMES = [repr(rule) for rule in CASES]
wide = st.floats(-50.0, 50.0)
fears = st.floats(0.0, 20.0)
costs = st.floats(0.01, 100.0)
units = st.floats(0.0, 1.0, exclude_max=True)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in RULES] == list(range(len(RULES)))
    assert set(LAWS) == set(RULES) == {type(rule) for rule in CASES}


@pytest.mark.parametrize("rule", CASES, ids=NAMES)
@given(x=wide, f=fears, k=costs, e=wide, g=wide, u=units)
def test_message_is_the_scalar_law(
    rule: Any, x: float, f: float, k: float, e: float, g: float, u: float
) -> None:
    (many,) = rule.message(*(np.array([v]) for v in (x, f, k)), e, g, np.array([u]))
    one = LAWS[type(rule)](x, f, k, e, g, u, rule.numbers())
    assert many == pytest.approx(one, rel=1e-12, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("rule", CASES, ids=NAMES)
def test_extremes_are_numbers_and_warn_of_nothing(rule: Any) -> None:
    """No fear, endless cost of lying, fear beyond any exponent, the ends of chance."""
    x = np.array([-1e6, -1.0, 0.0, 1.0, 1e6])
    for f, k in ((0.0, 1.0), (1.0, np.inf), (1e6, 1e-3), (1e-12, 1.0)):
        for u in (0.0, 1.0 - 2**-53):
            ones = np.ones_like(x)
            said = rule.message(x, f * ones, k * ones, 0.5, 0.25, u * ones)
            assert said.shape == x.shape
            assert not np.isinf(said).any()
            assert isinstance(rule, Silence) or not np.isnan(said).any()
            for one, number in zip(said, x, strict=True):
                law = LAWS[type(rule)](float(number), f, k, 0.5, 0.25, u, rule.numbers())
                assert one == pytest.approx(law, nan_ok=True)


POINTS = [
    # mean, sd, f, k, e, g
    (0.0, 1.0, 1.0, 1.0, 0.5, 0.2),
    (0.4, 0.3, 0.5, 2.0, 0.6, 0.5),
    (-2.0, 0.5, 1.5, 1.0, 0.0, 0.0),
    (1.5, 2.0, 0.05, 1.0, 1.0, -1.0),
]


@pytest.mark.parametrize("rule", [*CASES, Own(lambda x, f, k, e, g, u: np.tanh(x) + f / k * u)], ids=str)
@pytest.mark.parametrize("point", POINTS, ids=str)
def test_line_and_moments_are_those_of_many_draws(rule: Any, point: tuple[float, ...]) -> None:
    """400,000 draws: five standard errors of each mean and variance."""
    mean, sd, f, k, e, g = point
    rng = np.random.default_rng(7)
    n = 400_000
    z, u = rng.standard_normal(n), rng.random(n)
    ones = np.ones(n)
    value, slope, rest = rule.line(mean, sd, f, k, e, g)
    m = rule.message(mean + sd * z, f * ones, k * ones, e, g, u)
    heard = ~np.isnan(m)
    spread = float(m[heard].std()) + sd
    close = 5.0 * spread / np.sqrt(heard.sum())
    assert value == pytest.approx(m[heard].mean() - mean, abs=close)
    # Cov(message, signal) = (1 + slope) sd^2 among those who speak, over the variance of all signals
    with_signal = np.mean((m[heard] - m[heard].mean()) * z[heard]) / sd
    assert 1.0 + slope == pytest.approx(with_signal, abs=3.0 * close / sd)
    assert (1.0 + slope) ** 2 * sd**2 + rest == pytest.approx(m[heard].var(), abs=5.0 * close * spread)
    if heard.all() and not isinstance(rule, Own):
        first, variance = rule.moments(mean, sd, f, k, e, g)
        assert first == value
        assert variance == pytest.approx((m - mean - sd * z).var(), abs=5.0 * close * spread)


@pytest.mark.parametrize("rule", CASES, ids=NAMES)
@given(mean=wide, sd=st.floats(0.0, 10.0), f=fears, k=costs, e=wide, g=wide)
def test_lines_are_finite_and_their_rest_is_no_debt(
    rule: Any, mean: float, sd: float, f: float, k: float, e: float, g: float
) -> None:
    value, slope, rest = rule.line(mean, sd, f, k, e, g)
    assert np.isfinite([value, slope, rest]).all() and rest >= 0.0


def test_a_slope_is_the_derivative_of_the_mean() -> None:
    """For rules without steps: a finite difference of the value itself."""
    h = 1e-5
    for rule in (Costly(), YesMan(), Silence(), Silence(ease=-1.0), TrafficLight(optimistic=0.2)):
        for mean, sd, f, k, e, g in POINTS[:2]:
            up, down = (rule.line(mean + s * h, sd, f, k, e, g)[0] for s in (1.0, -1.0))
            assert rule.line(mean, sd, f, k, e, g)[1] == pytest.approx((up - down) / (2 * h), abs=1e-4)


# Truths known from elsewhere


def up_the_chain(rule: Any, x: float, levels: int, f: float, k: float, e: float) -> float:
    for _ in range(levels):
        x = float(rule.message(np.array([x]), np.array([f]), np.array([k]), e, 0.0, np.array([0.5]))[0])
    return x


@given(x=wide, levels=st.integers(1, 12), f=fears, k=st.floats(0.1, 10.0), e=wide)
def test_costly_shading_composes_exactly(x: float, levels: int, f: float, k: float, e: float) -> None:
    """Over n levels without noise give x + clip(e - x, 0, n f/kappa); bad news is gone after ceil((e - x)
    kappa/f).
    """
    top = up_the_chain(Costly(), x, levels, f, k, e)
    assert top == pytest.approx(x + min(max(e - x, 0.0), levels * f / k), abs=1e-9)
    if x < e and f > 0.0 and levels >= ceil((e - x) * k / f):
        assert top == pytest.approx(e, abs=1e-9)


def test_linear_and_honest_compose() -> None:
    assert up_the_chain(Linear(), -2.0, 5, 0.3, 2.0, 9.9) == pytest.approx(-2.0 + 5 * 0.15)
    assert up_the_chain(Honest(), -2.0, 5, 0.3, 2.0, 9.9) == -2.0


@given(x=wide, g=wide, f=fears, k=st.floats(0.1, 10.0))
def test_yes_man_says_what_costs_least(x: float, g: float, f: float, k: float) -> None:
    (m,) = YesMan().message(np.array([x]), np.array([f]), np.array([k]), 0.0, g, np.zeros(1))

    def costs_him(said: float) -> float:
        return f * (said - g) ** 2 + k * (said - x) ** 2

    assert all(costs_him(m) <= costs_him(m + d) + 1e-9 for d in (-0.1, -1e-3, 1e-3, 0.1))


def test_traffic_light_table() -> None:
    """With e = 1: green from 0.5 up, red from -0.5 down; values 1, 0 and -1."""
    rule = TrafficLight(yellow=0.5, red=1.5, optimistic=0.25, pessimistic=0.1, felt=0.0)
    cases = [
        # x, u, said, why
        (0.9, 0.5, 1.0, "green as it is"),
        (0.0, 0.5, 0.0, "yellow as it is"),
        (-2.0, 0.5, -1.0, "red as it is"),
        (0.0, 0.2, 1.0, "yellow reported as green"),
        (-2.0, 0.2, 0.0, "red reported as yellow"),
        (0.9, 0.2, 1.0, "nothing is better than green"),
        (0.9, 0.95, 0.0, "green reported as yellow"),
        (-2.0, 0.95, -1.0, "nothing is worse than red"),
        (0.51, 0.5, 1.0, "just green"),
        (0.49, 0.5, 0.0, "just yellow"),
    ]
    for x, u, said, why in cases:
        (m,) = rule.message(*np.array([[x], [1.0], [1.0]]), 1.0, 0.0, np.array([u]))
        assert m == pytest.approx(said), why
    # fear adds to optimism: 1 - (1 - optimistic) exp(-felt f/kappa)
    felt = TrafficLight(optimistic=0.25, felt=1.0)
    share = 1.0 - 0.75 * exp(-0.4)
    for u, said in ((share - 1e-9, 1.0), (share + 1e-9, 0.0)):
        (m,) = felt.message(*np.array([[0.0], [0.8], [2.0]]), 1.0, 0.0, np.array([u]))
        assert m == pytest.approx(said)


def test_silence_is_logistic_in_fear_times_shortfall() -> None:
    """One message in twenty is missing without fear; half of them where fear times shortfall equals the
    ease.
    """
    for f, x, share in ((0.0, -5.0, 1 / (1 + exp(3.0))), (1.0, -2.0, 0.5), (2.0, 1.0, 1 / (1 + exp(3.0)))):
        for u, said in ((share * (1 - 1e-9), False), (share * (1 + 1e-9), True)):
            (m,) = Silence().message(np.array([x]), np.array([f]), np.ones(1), 1.0, 0.0, np.array([u]))
            assert isnan(m) != said
    assert (
        Silence(ease=log(19)).message(*np.zeros((2, 1)), np.ones(1), 0.0, 0.0, np.array([0.0501]))[0] == 0.0
    )


@pytest.mark.parametrize(
    ("bias", "words", "loss"), [(0.1, 2, 0.030833), (0.05, 3, 0.015926), (0.25, 1, 1 / 12), (0.6, 1, 1 / 12)]
)
def test_cheap_talk_is_crawford_and_sobel(bias: float, words: int, loss: float) -> None:
    """Their uniform-quadratic case: N words, and a receiver who takes the middle of each is off by this
    much.
    """
    y = (np.arange(200_000) + 0.5) / 200_000
    ones = np.ones_like(y)
    said = CheapTalk().message(y, bias * ones, ones, 0.0, 0.0, 0 * ones)
    assert len(np.unique(said.round(9))) == words
    assert np.mean((said - y) ** 2) == pytest.approx(loss, abs=1e-5)
    if bias == 0.1:
        assert y[np.flatnonzero(np.diff(said))] == pytest.approx([0.3], abs=1e-5)
    # on the boundary a sender is indifferent between the two words: his ideal lies bias above the state
    cuts = y[np.flatnonzero(np.diff(said))]
    for cut in cuts:
        low, high = np.unique(said[[np.searchsorted(y, cut) - 1, np.searchsorted(y, cut) + 2]])
        assert abs(high - cut - bias) == pytest.approx(abs(low - cut - bias), abs=1e-4)


@pytest.mark.parametrize(
    ("function", "named"),
    [
        (lambda x, f, k, e, g, u: 1.0, "shape"),
        (lambda x, f, k, e, g, u: np.append(x, 0.0), "shape"),
        (lambda x, f, k, e, g, u: x > 0, "bool"),
        (lambda x, f, k, e, g, u: x + np.inf, "infinite"),
    ],
)
def test_a_function_that_gives_no_messages_is_refused(function: Any, named: str) -> None:
    with pytest.raises(SettingError, match=named):
        Own(function).message(np.zeros(3), np.ones(3), np.ones(3), 0.0, 0.0, np.zeros(3))
