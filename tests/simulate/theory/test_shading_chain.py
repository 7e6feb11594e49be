"""Costly shading through levels: closed forms against the rule itself, applied, and a Bayesian on a grid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.stats import norm

from earwitness.errors import SettingError
from earwitness.simulate.shading import Costly
from earwitness.simulate.theory import shading_chain as sc

Floats = NDArray[np.float64]
number = st.floats(-50, 50)
lie = st.floats(0, 20)


def shaded(x: Floats, d: float, plan: float) -> Floats:
    """What the engine's own rule makes of signals, with fear d and cost 1."""
    every = np.ones_like(x)
    return Costly().message(x, d * every, every, plan, 0.0, every)


def quantiles(mean: float, sd: float, cells: int) -> Floats:
    """A normal law as so many equally likely points."""
    return mean + sd * norm.ppf((np.arange(cells) + 0.5) / cells)


@given(number, number, st.lists(lie, min_size=1, max_size=8))
@example(state=-3.0, plan=0.0, lies=[0.5, 0.0, 2.0])  # not enough to hide it
@example(state=-3.0, plan=0.0, lies=[2.0, 2.0, 2.0])  # hidden on the way
@example(state=1.0, plan=0.0, lies=[2.0])  # good news is left alone
def test_levels_compose(state: float, plan: float, lies: list[float]) -> None:
    told = np.array([state])
    for d in lies:
        told = shaded(told, d, plan)
    assert sc.through(state, plan=plan, lies=lies) == pytest.approx(told[0], abs=1e-9)


@given(number, st.lists(lie, min_size=2, max_size=6))
def test_unequal_peers_fall_short_of_the_mean_liar(state: float, lies: list[float]) -> None:
    """Jensen: by at most the mean absolute deviation of what they dare."""
    mean = float(np.mean(lies))
    peers = float(np.mean([sc.through(state, plan=0.0, lies=[d]) for d in lies]))
    short = sc.through(state, plan=0.0, lies=[mean]) - peers
    assert -1e-9 <= short <= float(np.abs(np.array(lies) - mean).mean()) + 1e-9


@pytest.mark.parametrize(
    ("state", "d", "levels"),
    [
        (-3.0, 1.0, 3),
        (-3.0, 0.9, 4),
        (0.0, 1.0, 0),  # nothing to hide
        (2.0, 1.0, 0),
        (-0.6, 0.2, 3),  # .6/.2 is 2.9999999999999996 in a machine
        (-(0.1 + 0.2), 0.1, 3),  # and this is 3.0000000000000004
        (-1e-9, 5.0, 1),
    ],
)
def test_bad_news_is_gone_after(state: float, d: float, levels: int) -> None:
    assert sc.levels_until_unheard(state, plan=0.0, lie=d) == levels
    told = np.array([state])
    for n in range(levels):
        assert told[0] < -1e-12, n
        told = shaded(told, d, 0.0)
    assert told[0] >= -1e-12


@pytest.mark.parametrize(
    ("mean", "sd", "plan", "d"), [(0, 1, 1, 0.5), (-1, 0.3, 0, 1), (2, 1, 0, 1), (0, 2, 5, 9)]
)
def test_share_that_reports_exactly_the_plan(mean: float, sd: float, plan: float, d: float) -> None:
    said = shaded(quantiles(mean, sd, 200_001), d, plan)
    found = sc.share_on_plan(mean=mean, sd=sd, plan=plan, lie=d)
    # x + (e - x) may miss e by rounding
    assert found == pytest.approx((np.abs(said - plan) < 1e-12).mean(), abs=2e-5)


@pytest.mark.parametrize(
    ("mean", "sd", "plan", "d"),
    [(0, 1, 1, 0.5), (-1, 0.3, 0, 1), (2, 1, 0, 1), (0, 2, 5, 9), (-1, 0, 0, 0.3), (0, 1, 0, 0)],
)
def test_mean_lie(mean: float, sd: float, plan: float, d: float) -> None:
    found = sc.mean_lie(mean=mean, sd=sd, plan=plan, lie=d)
    kinks = [(plan - d - mean) / sd, (plan - mean) / sd] if sd else None
    by_hand = (
        quad(
            lambda z: float(shaded(np.array([mean + sd * z]), d, plan)[0] - mean - sd * z) * norm.pdf(z),
            -9,
            9,
            points=[k for k in kinks if -9 < k < 9],
        )[0]
        if kinks
        else float(shaded(np.array([float(mean)]), d, plan)[0]) - mean
    )
    assert found == pytest.approx(by_hand, abs=1e-7)
    assert found == pytest.approx(Costly().moments(mean, sd, d, 1.0, plan, 0.0)[0], abs=1e-12)


def test_a_wide_tree_level_by_level() -> None:
    """A level of ever so many agents, all with the mean of the one below and their own noise."""
    state, said = -2.0, []
    for _ in range(4):
        state = float(shaded(quantiles(state, 0.8, 400_001), 0.5, 0.5).mean())
        said.append(state)
    found = sc.wide_tree(-2.0, levels=4, noise=0.8, plan=0.5, lie=0.5)
    assert found == pytest.approx(tuple(reversed(said)), abs=1e-4)


def test_a_wide_tree_without_noise_composes() -> None:
    found = sc.wide_tree(-2.0, levels=3, noise=0.0, plan=0.0, lie=0.5)
    assert found == pytest.approx((-0.5, -1.0, -1.5))
    assert found[0] == sc.through(-2.0, plan=0.0, lies=[0.5] * 3)


@pytest.mark.parametrize("first", [-5.0, -0.4, 0.0, 3.0])
@pytest.mark.parametrize("sd", [0.4, 1.0])
def test_who_takes_off_what_he_expects_rests_in_the_middle(first: float, sd: float) -> None:
    """A leader who hears the plan for ever, his expectation taken from the engine's own moments."""
    belief, d, plan = first, 1.5, 1.0
    for _ in range(4000):
        expected = Costly().moments(belief, sd, d, 1.0, plan, 0.0)[0]
        belief += 0.2 * (plan - expected - belief)
    assert belief == pytest.approx(sc.resting_belief(plan=plan, lie=d / 3, levels=3), abs=1e-6)
    assert sc.hidden(plan=plan, lie=d / 3, levels=3) == pytest.approx((plan - d, plan))


def test_without_much_doubt_nothing_pulls_him_there() -> None:
    belief, d, plan = 0.6, 1.5, 1.0
    for _ in range(1000):
        belief += 0.2 * (plan - Costly().moments(belief, 0.05, d, 1.0, plan, 0.0)[0] - belief)
    assert belief == pytest.approx(0.6, abs=1e-6)


def doubt_on_a_grid(mean: float, sd: float, plan: float, d: float) -> float:
    """Equally likely states, put together by the message that they lead to; variance within a message."""
    states = quantiles(mean, sd, 100_001)
    said = np.round(shaded(states, d, plan), 12)  # x + (e - x) may miss e by rounding
    _, group = np.unique(said, return_inverse=True)
    size = np.bincount(group)
    means = np.bincount(group, states) / size
    return float(((states - means[group]) ** 2).mean())


@pytest.mark.parametrize(
    ("mean", "sd", "plan", "d"),
    [(0, 1, 0, 1), (0, 1, 1, 0.3), (-2, 0.5, 0, 3), (3, 1, 0, 2), (0, 1, 0.5, 40)],
)
def test_doubt_left_to_a_perfect_bayesian(mean: float, sd: float, plan: float, d: float) -> None:
    found = sc.doubt_left(mean=mean, sd=sd, plan=plan, lie=d)
    assert found == pytest.approx(doubt_on_a_grid(mean, sd, plan, d), abs=1e-4)


@given(st.floats(-3, 3), st.floats(0.1, 3), st.floats(-3, 3), lie, lie)
def test_more_repression_more_uncertainty(
    mean: float, sd: float, plan: float, one: float, other: float
) -> None:
    less, more = sorted([one, other])
    before = sc.doubt_left(mean=mean, sd=sd, plan=plan, lie=less)
    assert before <= sc.doubt_left(mean=mean, sd=sd, plan=plan, lie=more) + 1e-9
    assert before <= sd**2 * (1 + 1e-9)


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match="lie is -1"):
        sc.through(0.0, plan=0.0, lies=[-1.0])
    with pytest.raises(SettingError, match="lie is 0"):
        sc.levels_until_unheard(-1.0, plan=0.0, lie=0.0)
    with pytest.raises(SettingError, match="sd is 0"):
        sc.share_on_plan(mean=0.0, sd=0.0, plan=0.0, lie=1.0)
    with pytest.raises(SettingError, match="levels is 0"):
        sc.wide_tree(0.0, levels=0, noise=1.0, plan=0.0, lie=1.0)
