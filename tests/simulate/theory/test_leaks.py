"""Outlets that share an official: the formula against the covariance of their errors, and draws of it."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.theory import leaks


@given(st.integers(1, 40), st.floats(0, 0.99), st.floats(0.1, 5))
def test_pooling_against_generalized_least_squares(outlets: int, shared: float, noise: float) -> None:
    covariance = noise**2 * (shared + (1 - shared) * np.eye(outlets))
    ones = np.ones(outlets)
    precision = ones @ np.linalg.solve(covariance, ones)
    assert leaks.pooled_variance(outlets=outlets, noise=noise, shared=shared) == pytest.approx(1 / precision)
    assert ones @ covariance @ ones / outlets**2 == pytest.approx(1 / precision)  # the plain mean is best
    assert leaks.worth(outlets=outlets, shared=shared) == pytest.approx(precision * noise**2)


@pytest.mark.parametrize(
    ("outlets", "shared", "worth"),
    [
        (1, 0.9, 1.0),
        (10, 0.0, 10.0),
        (10, 1.0, 1.0),  # ten copies of one man
        (5, 0.5, 5 / 3),
        (10**9, 0.5, 2.0),  # never more than 1/rho
    ],
)
def test_worth(outlets: int, shared: float, worth: float) -> None:
    assert leaks.worth(outlets=outlets, shared=shared) == pytest.approx(worth)


def test_a_stated_interval_is_too_narrow_by_so_much() -> None:
    """Of 95% intervals by one who counts outlets, as many hold the truth as the factor says."""
    from scipy.stats import norm

    rng = np.random.default_rng(8)
    z, own = rng.standard_normal((40_000, 1)), rng.standard_normal((40_000, 8))
    error = (np.sqrt(0.4) * z + np.sqrt(0.6) * own).mean(axis=1)
    held = (np.abs(error) < 1.96 / np.sqrt(8)).mean()
    factor = leaks.false_confidence(outlets=8, shared=0.4)
    assert held == pytest.approx(2 * norm.cdf(1.96 / factor) - 1, abs=0.01)
    assert held < 0.7


@given(st.floats(0, 1), st.floats(0.01, 1), st.floats(0.01, 1))
def test_denial_and_silence_by_counting_cases(prior: float, deny_true: float, deny_false: float) -> None:
    """A table of true and false, denied and not."""
    denied = prior * deny_true, (1 - prior) * deny_false
    ratio = leaks.denial_ratio(deny_true=deny_true, deny_false=deny_false)
    assert leaks.updated(prior, ratio) == pytest.approx(denied[0] / sum(denied))
    open_ = prior * (1 - deny_true), (1 - prior) * (1 - deny_false)
    if min(deny_true, deny_false) < 1:
        ratio = leaks.silence_ratio(deny_true=deny_true, deny_false=deny_false)
        if sum(open_) > 0:
            assert leaks.updated(prior, ratio) == pytest.approx(open_[0] / sum(open_))


@given(st.floats(0, 1), st.floats(0.01, 1))
def test_who_denies_all_alike_moves_nothing(prior: float, deny: float) -> None:
    assert leaks.updated(prior, leaks.denial_ratio(deny_true=deny, deny_false=deny)) == prior


def test_who_denies_only_what_is_true_confirms_it() -> None:
    assert leaks.denial_ratio(deny_true=0.5, deny_false=0.0) == inf
    assert leaks.updated([0.0, 0.2, 1.0], inf) == pytest.approx([0.0, 1.0, 1.0])
    assert leaks.denial_ratio(deny_true=0.0, deny_false=0.5) == 0.0
    assert leaks.updated([0.0, 0.2, 1.0], 0.0) == pytest.approx([0.0, 0.0, 1.0])
    assert leaks.updated([0.0, 0.2, 1.0], 1.0) == pytest.approx([0.0, 0.2, 1.0])


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match="both 0"):
        leaks.denial_ratio(deny_true=0.0, deny_false=0.0)
    with pytest.raises(SettingError, match="both 0"):
        leaks.silence_ratio(deny_true=1.0, deny_false=1.0)
    with pytest.raises(SettingError, match="ratio is -1"):
        leaks.updated(0.5, -1.0)
    with pytest.raises(SettingError, match=r"shared is 1\.5"):
        leaks.worth(outlets=3, shared=1.5)
