"""Control loss and growth over levels, against drawn facts and against adding level by level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.theory.control_loss import carried, carried_through, grown, levels_until


@pytest.mark.parametrize(
    ("share", "levels", "left", "why"),
    [
        (0.5, 6, 1 / 64, "half at each of six levels"),
        (0.9, 6, 0.531441, "nine tenths"),
        (1.0, 50, 1.0, "nothing is lost"),
        (0.0, 1, 0.0, "everything is"),
        (0.0, 0, 1.0, "there is no level"),
    ],
)
def test_given_numbers(share: float, levels: int, left: float, why: str) -> None:
    assert carried(share, levels) == pytest.approx(left, abs=1e-12), why


@pytest.mark.parametrize(("share", "levels"), [(0.5, 6), (0.9, 6), (0.75, 3)])
def test_facts_thin_out_like_this(share: float, levels: int) -> None:
    """Each level passes each fact on with a chance; what arrives is counted."""
    rng = np.random.default_rng(3)
    facts, runs = 1000, 500
    there = np.full(runs, facts)
    for _ in range(levels):
        there = rng.binomial(there, share)
    want = carried(share, levels)
    standard_error = np.sqrt(want * (1 - want) / (facts * runs))
    assert there.mean() / facts == pytest.approx(want, abs=4.5 * standard_error)


def test_chance_shares_multiply_in_the_mean_only_if_levels_differ_independently() -> None:
    """Independent levels: the mean share to the n. One share for the whole chain: more is left (Jensen)."""
    rng = np.random.default_rng(4)
    share_RL = rng.uniform(0.3, 0.7, size=(40_000, 6))
    left = share_RL.prod(axis=1)
    assert left.mean() == pytest.approx(carried(0.5, 6), abs=4.5 * left.std() / 200)
    alike = share_RL[:, 0] ** 6
    assert alike.mean() > 1.2 * carried(0.5, 6)


def test_a_tenth_at_each_level() -> None:
    """Counted in whole units of a harvest, as counties would: each adds a tenth of what it is told."""
    told = 1_000_000
    for level in range(1, 7):
        told += told // 10
        assert grown(0.1, level) == pytest.approx(told / 1_000_000, rel=1e-5)
    assert grown(0.1, 6) == pytest.approx(1.771561)
    assert grown(0.1, 0) == 1.0


@given(st.lists(st.floats(0, 1), max_size=8))
def test_order_of_levels_is_irrelevant(shares: list[float]) -> None:
    assert carried_through(shares) == pytest.approx(carried_through(sorted(shares)))
    assert 0 <= carried_through(shares) <= min(shares, default=1.0)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("left", [1.0, 0.9, 0.5, 1 / 64, 0.001])
def test_levels_until(share: float, left: float) -> None:
    counted, amount = 0, 1.0
    while amount > left * (1 + 1e-9):
        counted, amount = counted + 1, amount * share
    assert levels_until(share, left) == counted
    assert levels_until(0.5, 1 / 64) == 6


@pytest.mark.parametrize(
    ("share", "left", "says"),
    [
        (1.0, 0.5, "nothing is ever lost"),
        (0.5, 0.0, "something is always left"),
        (1.2, 0.5, "share is 1.2"),
        (0.5, -1.0, "left is -1.0"),
    ],
)
def test_refused(share: float, left: float, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        levels_until(share, left)


def test_numbers_of_levels_are_whole() -> None:
    with pytest.raises(SettingError, match="levels is -1"):
        carried(0.5, -1)
    with pytest.raises(SettingError, match=r"levels is 1\.5"):
        grown(0.1, 1.5)  # type: ignore[arg-type]
    with pytest.raises(SettingError, match=r"shares\[1\] is 2"):
        carried_through([0.5, 2])
