"""Talking until all agree: the eigenvector against talk itself, and exact fractions where talk is slow."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.consensus import consensus, influence, noise_left, peers_left

Floats = NDArray[np.float64]


def talk(weight_NN: Floats, opinion_N: Floats, rounds: int) -> Floats:
    for _ in range(rounds):
        opinion_N = weight_NN @ opinion_N
    return opinion_N


@given(st.integers(1, 8), st.integers(0, 2**32 - 1))
def test_talk_ends_where_the_eigenvector_says(people: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    weight_NN = rng.random((people, people)) * (rng.random((people, people)) < 0.6) + np.eye(people) * 0.2
    weight_NN[:, 0] += 0.1  # all listen to the first
    weight_NN /= weight_NN.sum(axis=1, keepdims=True)
    opinion_N = rng.standard_normal(people)
    assert talk(weight_NN, opinion_N, 3000) == pytest.approx(consensus(weight_NN, opinion_N), abs=1e-9)
    values, vectors = np.linalg.eig(weight_NN.T)
    left = np.real(vectors[:, np.argmin(np.abs(values - 1))])
    assert influence(weight_NN) == pytest.approx(left / left.sum(), abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "pi", "why"),
    [
        ([[1.0]], [1.0], "alone"),
        ([[0.5, 0.5], [0.25, 0.75]], [1 / 3, 2 / 3], "DeGroot 1974, two people"),
        (
            [[1, 0, 0], [0.2, 0.8, 0], [0, 0.3, 0.7]],
            [1, 0, 0],
            "all listen, in the end, to one who listens to none",
        ),
        (
            [[0.2, 0.4, 0.4], [0.4, 0.2, 0.4], [0.4, 0.4, 0.2]],
            [1 / 3] * 3,
            "columns sum to 1: all count the same",
        ),
        (
            [[0, 1], [1, 0]],
            [0.5, 0.5],
            "each takes over the other's view: they count the same but never settle",
        ),
    ],
)
def test_who_counts(weights: list[list[float]], pi: list[float], why: str) -> None:
    assert influence(np.array(weights)) == pytest.approx(pi), why
    assert noise_left(np.array(weights)) == pytest.approx(np.sum(np.square(pi)))


def test_noise_left_is_the_variance_of_what_all_agree_on() -> None:
    weight_NN = np.array([[0.6, 0.4, 0.0], [0.1, 0.8, 0.1], [0.5, 0.0, 0.5]])
    opinion_RN = np.random.default_rng(3).standard_normal((40_000, 3))
    agreed_R = talk(weight_NN, opinion_RN.T, 300)[0]
    assert agreed_R.var() == pytest.approx(noise_left(weight_NN), rel=0.03)
    assert 1 / 3 <= noise_left(weight_NN) <= 1


def test_groups_that_hardly_talk_keep_their_precision() -> None:
    """Two pairs, a tie of 1e-14 between them: rounding in 1 - 1e-14 would cost two digits or all."""
    tie = 1e-14
    weight_NN = np.array(
        [[0.5, 0.5, 0, 0], [0.5, 0.5 - 3 * tie, 3 * tie, 0], [0, tie, 0.5 - tie, 0.5], [0, 0, 0.5, 0.5]]
    )
    pi = [Fraction(1, 8), Fraction(1, 8), Fraction(3, 8), Fraction(3, 8)]
    assert influence(weight_NN) == pytest.approx([float(p) for p in pi], rel=1e-12)


@pytest.mark.parametrize("weight", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("rounds", [0, 1, 4])
def test_peers_draw_together(weight: float, rounds: int) -> None:
    x = np.array([1.0, -2.0, 4.0, 0.5])
    talked = talk((1 - weight) * np.eye(4) + weight / 4, x, rounds)
    assert talked.mean() == pytest.approx(x.mean())
    assert talked - x.mean() == pytest.approx(peers_left(weight=weight, rounds=rounds) * (x - x.mean()))


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ([[1, 0], [0, 1]], "0 and 1 belong to groups that never hear of each other"),
        ([[0.5, 0.4], [0.5, 0.5]], "row 0 sums to 0.9"),
        ([[1.5, -0.5], [0, 1]], "below 0"),
        ([[1.0, 0.0]], "shape"),
        ([[float("nan"), 1], [0, 1]], "below 0 or none"),
    ],
)
def test_what_is_refused(weights: list[list[float]], told: str) -> None:
    with pytest.raises(SettingError, match=told):
        influence(np.array(weights))


def test_a_clockwork_never_settles() -> None:
    with pytest.raises(SettingError, match="period 2"):
        consensus(np.array([[0, 1], [1, 0]]), np.array([0.0, 1.0]))
    ring = np.roll(np.eye(6), 2, axis=1)[:, :]
    with pytest.raises(SettingError, match="never hear"):
        consensus(ring, np.zeros(6))
    ring = np.roll(np.eye(3), 1, axis=1)
    with pytest.raises(SettingError, match="period 3"):
        consensus(ring, np.zeros(3))
    ring[0] = [0.1, 0.9, 0.0]
    assert consensus(ring, np.array([1.0, 2.0, 3.0])) == pytest.approx(
        talk(ring, np.array([1.0, 2.0, 3.0]), 9000)[0]
    )
