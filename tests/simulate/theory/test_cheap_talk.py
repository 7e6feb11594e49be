"""Crawford and Sobel's game: the closed form against people who only follow their own interest."""

from __future__ import annotations

from math import nextafter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import brentq

from earwitness.errors import SettingError
from earwitness.simulate.shading import CheapTalk
from earwitness.simulate.theory import cheap_talk

Floats = NDArray[np.float64]

# bias, words, inner cuts, mean squared error, why
GIVEN: list[tuple[float, int, list[float], float, str]] = [
    (0.1, 2, [0.3], 0.030833333, "two words, the lower one shorter"),
    (0.05, 3, [2 / 15, 7 / 15], 0.015925926, "three"),
    (0.25, 1, [], 1 / 12, "from a quarter on nothing is said"),
    (3.0, 1, [], 1 / 12, "nor beyond"),
    (0.2499, 2, [0.0002], 1 / 48 + 0.2499**2, "just below a quarter the first word is nearly empty"),
]


@pytest.mark.parametrize(("bias", "words", "inner", "error", "why"), GIVEN, ids=[row[-1] for row in GIVEN])
def test_given_numbers(bias: float, words: int, inner: list[float], error: float, why: str) -> None:
    assert cheap_talk.most_words(bias) == words, why
    assert cheap_talk.cuts(bias) == pytest.approx([0.0, *inner, 1.0], abs=1e-12)
    assert cheap_talk.mean_squared_error(bias) == pytest.approx(error, abs=5e-10)


def indifferent(bias: float, words: int) -> Floats | None:
    """Cuts at which states like both neighboring actions equally, by shooting; None: there are none."""

    def shoot(first: float) -> list[float]:
        at = [0.0, first]
        while len(at) <= words:
            here, below = at[-1], 0.5 * (at[-2] + at[-1])

            def regret(after: float, here: float = here, below: float = below) -> float:
                return (here + bias - below) ** 2 - (here + bias - 0.5 * (here + after)) ** 2

            at.append(float(brentq(regret, here + 2 * bias, here + 50.0, xtol=1e-13)))
        return at

    if shoot(1e-12)[-1] > 1.0:
        return None
    return np.array(shoot(float(brentq(lambda first: shoot(first)[-1] - 1.0, 1e-12, 1.0, xtol=1e-13))))


@pytest.mark.parametrize("bias", [0.21, 0.1, 0.07, 0.05, 0.023, 0.011])
def test_cuts_are_where_a_state_is_indifferent_and_no_more_words_can_be_had(bias: float) -> None:
    most = cheap_talk.most_words(bias)
    for words in range(2, most + 1):
        assert cheap_talk.cuts(bias, words) == pytest.approx(indifferent(bias, words), abs=1e-9)
    assert indifferent(bias, most + 1) is None


@pytest.mark.parametrize("bias", [0.1, 0.05, 0.02])
def test_mean_squared_error_is_what_a_best_responding_receiver_suffers(bias: float) -> None:
    """Drawn states; senders pick the word whose action they like best, the receiver learns the means."""
    draws = 100_000
    state = np.random.default_rng(1).uniform(size=draws)
    words = cheap_talk.most_words(bias)
    action = (np.arange(words) + 0.5) / words
    for _ in range(400):  # to a fixed point of both best responses
        word = np.searchsorted(0.5 * (action[1:] + action[:-1]) - bias, state)
        before, action = action, np.array([state[word == i].mean() for i in range(words)])
        if np.abs(before - action).max() < 1e-9:
            break
    loss = (state - action[word]) ** 2
    standard_error = loss.std() / np.sqrt(draws)
    assert action == pytest.approx(cheap_talk.actions(bias), abs=0.02)
    assert loss.mean() == pytest.approx(cheap_talk.mean_squared_error(bias), abs=4.5 * standard_error + 1e-4)


@given(st.floats(1e-6, 0.3))
@settings(max_examples=60, deadline=None)
def test_more_words_help_and_cuts_are_in_order(bias: float) -> None:
    most = cheap_talk.most_words(bias)
    assert 2 * most * (most - 1) * bias < 1 <= 2 * most * (most + 1) * bias
    at = cheap_talk.cuts(bias)
    assert at[0] == 0 and at[-1] == pytest.approx(1.0) and (np.diff(at) > 0).all()
    losses = [cheap_talk.mean_squared_error(bias, words) for words in range(1, min(most, 50) + 1)]
    assert losses == sorted(losses, reverse=True)


@pytest.mark.parametrize("n", [*range(1, 12), 400])
def test_at_the_edge_the_last_word_is_not_counted(n: int) -> None:
    """At b = 1/(2 n (n + 1)) the first of n + 1 words would be a single point."""
    edge = 1 / (2 * n * (n + 1))
    assert cheap_talk.most_words(edge * (1 + 1e-12)) == n
    assert cheap_talk.most_words(edge * (1 - 1e-12)) == n + 1
    for bias in (nextafter(edge, 0), edge, nextafter(edge, 1)):  # too near for doubles to tell
        assert cheap_talk.most_words(bias) in (n, n + 1)
        assert (np.diff(cheap_talk.cuts(bias)) >= 0).all()


@pytest.mark.parametrize("bias", [0.3, 0.1, 0.05, 0.02, 0.003])
@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-3.0, 5.0)])
def test_the_rule_of_the_engines_is_the_equilibrium(bias: float, low: float, high: float) -> None:
    width = high - low
    share = np.linspace(0, 1, 200_001)
    x, one = low + width * share, np.ones_like(share)
    said = CheapTalk(low=low, high=high).message(x, bias * width * one * 2.0, 2.0 * one, 9.0, 9.0, one)
    assert np.unique(said) == pytest.approx(low + width * cheap_talk.actions(bias))
    at = low + width * cheap_talk.cuts(bias)
    for i, action in enumerate(low + width * cheap_talk.actions(bias)):
        inside = (x > at[i] + 1e-9) & (x < at[i + 1] - 1e-9)
        assert said[inside] == pytest.approx(action)
    error = width**2 * cheap_talk.mean_squared_error(bias)
    assert ((said - x) ** 2).mean() == pytest.approx(error, rel=1e-3)


def test_the_rule_says_everything_where_nothing_is_feared() -> None:
    x = np.linspace(0, 1, 11)
    assert CheapTalk().message(x, 0 * x, x + 1, 0.0, 0.0, x) == pytest.approx(x)


@pytest.mark.parametrize(
    ("bias", "words", "says"),
    [
        (0.0, None, "bias is 0.0"),
        (-0.1, None, "bias is -0.1"),
        (float("nan"), None, "bias is nan"),
        (1e-300, None, "give 1e-12 or more"),
        (0.1, 3, "at most 2"),
        (0.1, 0, "words is 0"),
    ],
)
def test_refused(bias: float, words: int | None, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        cheap_talk.cuts(bias, words)
