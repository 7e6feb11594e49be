"""The fear trap: fixed points by scanning, drawn purges by walking through every possible history."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from earwitness.errors import SettingError
from earwitness.simulate.theory import fear_trap as ft


def scanned(strength: float, tolerance: float, spread: float) -> list[float]:
    """Where z - A Phi((z - tau)/s) changes sign on a fine grid of gaps."""
    z = np.linspace(-1e-6, strength + 3e-6, 400_003)  # no node on a root by symmetry
    left = z - strength * norm.cdf((z - tolerance) / spread)
    at = np.flatnonzero(np.sign(left[1:]) != np.sign(left[:-1]))
    return [float(z[i : i + 2].mean()) for i in at]


@pytest.mark.parametrize(
    ("strength", "tolerance", "spread"),
    [
        (6, 3, 1),  # the trap of the issue
        (6, 3, 2),
        (6, 3, 2.5),  # too much noise for a trap
        (6, 1.5, 1),  # so little patience that only the purge remains
        (6, 1.9, 1),
        (6, 4.1, 1),
        (6, 4.5, 1),  # and so much that it never comes
        (2, -1, 1),
    ],
)
def test_fixed_points(strength: float, tolerance: float, spread: float) -> None:
    found = ft.rests(strength=strength, tolerance=tolerance, spread=spread)
    assert [rest.gap for rest in found] == pytest.approx(scanned(strength, tolerance, spread), abs=1e-4)
    stable = [rest.stable for rest in found]
    assert stable == ([True] if len(found) == 1 else [True, False, True])


@pytest.mark.parametrize("memory", [0.0, 0.5, 0.95])
@pytest.mark.parametrize("start", [0.0, 2.9, 3.1, 6.0])
def test_the_mean_field_goes_to_the_stable_rest_on_its_side(memory: float, start: float) -> None:
    rests = ft.rests(strength=6, tolerance=3, spread=1)
    z = start
    for _ in range(3000):
        z = memory * z + (1 - memory) * 6 * norm.cdf(z - 3)
    assert z == pytest.approx(rests[0 if start < 3 else 2].gap, abs=1e-9)


@given(st.floats(0.1, 5), st.floats(0.5, 1.5))
def test_three_if_and_only_if_strength_exceeds_it(spread: float, ratio: float) -> None:
    strength = ratio * ft.least_strength(spread)
    if abs(ratio - 1) > 1e-6:
        found = ft.rests(strength=strength, tolerance=strength / 2, spread=spread)
        assert len(found) == (3 if ratio > 1 else 1)
        assert any(rest.gap == pytest.approx(strength / 2) for rest in found)


@pytest.mark.parametrize(("strength", "spread"), [(6, 1), (6, 2), (30, 1), (2.6, 1), (1, 0.3)])
def test_band_of_tolerances(strength: float, spread: float) -> None:
    band = ft.trap_band(strength=strength, spread=spread)
    assert band is not None
    low, high = band
    assert low + high == pytest.approx(strength)
    step = 1e-3 * (high - low)
    for tolerance, number in ((low - step, 1), (low + step, 3), (high - step, 3), (high + step, 1)):
        assert len(scanned(strength, tolerance, spread)) == number
        assert len(ft.rests(strength=strength, tolerance=tolerance, spread=spread)) == number
    assert ft.trap_band(strength=strength, spread=strength / 2.5) is None


def by_every_history(drawn: ft.Drawn, start: float, steps: int) -> list[float]:
    """Mean gap in each step over all 2**t histories of purges, each with its probability."""
    z, chance, out = np.array([start]), np.array([1.0]), []
    for _ in range(steps):
        out.append(float(chance @ z))
        p = norm.cdf((z - drawn.tolerance) / drawn.spread)
        z = np.concatenate([drawn.memory * z, drawn.memory * z + (1 - drawn.memory) * drawn.strength])
        chance = np.concatenate([chance * (1 - p), chance * p])
    return out


@pytest.mark.parametrize("memory", [0.0, 0.5, 0.9])
@pytest.mark.parametrize(("tolerance", "spread", "start"), [(3, 1, 5.99), (2, 1.5, 0.0), (3.5, 0.5, 3.2)])
def test_drawn_mean(memory: float, tolerance: float, spread: float, start: float) -> None:
    drawn = ft.Drawn(6.0, tolerance, spread, memory)
    assert drawn.mean(start=start, steps=16) == pytest.approx(by_every_history(drawn, start, 16), abs=2e-3)


def walked(drawn: ft.Drawn, start: float, steps: int, walkers: int, seed: int) -> np.ndarray:
    """Gaps of so many drawn processes, by step."""
    rng = np.random.default_rng(seed)
    z, out = np.full(walkers, start), np.empty((steps, walkers))
    for t in range(steps):
        out[t] = z
        purge = rng.random(walkers) < norm.cdf((z - drawn.tolerance) / drawn.spread)
        z = drawn.memory * z + (1 - drawn.memory) * drawn.strength * purge
    return out


def test_where_the_mean_field_breaks() -> None:
    """A = 6, rho = .5: from the upper state the mean falls to A/2, half of what the mean field promises."""
    upper = ft.rests(strength=6, tolerance=3, spread=1)[-1].gap
    assert upper == pytest.approx(5.9917, abs=1e-4)
    fast = ft.Drawn(6.0, 3.0, 1.0, 0.5)
    assert fast.mean(start=upper, steps=501)[-1] == pytest.approx(4.53, abs=0.01)
    assert fast.long_run() == pytest.approx(3.0, abs=1e-9)
    assert fast.escape(start=upper, beyond=3.0) == pytest.approx(741, abs=1)
    assert walked(fast, upper, 501, 4000, 1)[-1].mean() == pytest.approx(4.53, abs=0.15)
    slow = ft.Drawn(6.0, 3.0, 1.0, 0.9)
    assert slow.mean(start=upper, steps=501)[-1] == pytest.approx(upper, abs=1e-3)
    assert slow.escape(start=upper, beyond=3.0) > 5e7


def test_noisier_outcomes_break_it_at_once() -> None:
    """At s = 2 the mean field still has three states; drawn purges have forgotten theirs after 50 steps."""
    rests = ft.rests(strength=6, tolerance=3, spread=2)
    assert len(rests) == 3 and rests[-1].gap == pytest.approx(5.1587, abs=1e-4)
    assert ft.Drawn(6.0, 3.0, 2.0, 0.5).mean(start=6.0, steps=50)[-1] == pytest.approx(3.10, abs=0.01)


@given(st.floats(0.5, 10), st.floats(0.3, 3), st.sampled_from([0.0, 0.5, 0.8]))
def test_symmetric_tolerance_means_half_of_it_in_the_long_run(
    strength: float, ratio: float, memory: float
) -> None:
    drawn = ft.Drawn(strength, strength / 2, ratio * strength, memory, cells=60)
    assert drawn.long_run() == pytest.approx(strength / 2, rel=1e-6)


def test_long_run_off_the_middle() -> None:
    drawn = ft.Drawn(6.0, 2.5, 2.0, 0.6)
    path = walked(drawn, 3.0, 3000, 200, 2)[200:]
    assert drawn.long_run() == pytest.approx(path.mean(), abs=0.03)
    assert drawn.long_run() == pytest.approx(drawn.mean(start=0.0, steps=400)[-1], abs=1e-6)


def test_escape_is_how_long_walkers_take() -> None:
    drawn = ft.Drawn(6.0, 3.0, 2.0, 0.7)
    path = walked(drawn, 5.16, 2000, 1000, 3)
    out = path < 3.0
    assert out.any(axis=0).all()
    took = out.argmax(axis=0)
    assert drawn.escape(start=5.16, beyond=3.0) == pytest.approx(took.mean(), abs=4 * took.std() / 1000**0.5)


def test_lives_grow_with_the_barrier() -> None:
    """Differences of ln(life (1 - rho)) against those of 1/(1 - rho), ever closer to the barrier."""
    upper = ft.rests(strength=6, tolerance=3, spread=2)[-1].gap
    barrier = ft.barrier(strength=6, tolerance=3, spread=2, start=upper, end=3.0)
    lives = [
        (1 / (1 - m), np.log((1 - m) * ft.Drawn(6.0, 3.0, 2.0, m).escape(start=upper, beyond=3.0)))
        for m in (0.8, 0.9, 0.95)
    ]
    rates = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(lives)]
    assert barrier == pytest.approx(0.0601, abs=1e-4)
    assert abs(rates[1] - barrier) < abs(rates[0] - barrier) < 0.15
    lower = ft.rests(strength=6, tolerance=3, spread=2)[0].gap
    assert ft.barrier(strength=6, tolerance=3, spread=2, start=lower, end=3.0) == pytest.approx(barrier)


def test_strength_adds_up_a_purge_in_every_step() -> None:
    fear = 0.0
    for _ in range(2000):
        fear = 0.8 * fear + 0.3
    assert ft.strength(punishment=0.3, levels=4, cost=2.0, memory=0.8) == pytest.approx(4 * fear / 2.0)


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match="memory is 1"):
        ft.strength(punishment=1, levels=1, cost=1, memory=1.0)
    with pytest.raises(SettingError, match="memory is 1"):
        ft.Drawn(6.0, 3.0, 1.0, 1.0)
    with pytest.raises(SettingError, match="gap is 7"):
        ft.Drawn(6.0, 3.0, 1.0, 0.5).mean(start=7.0, steps=3)
    with pytest.raises(SettingError, match="spread is 0"):
        ft.rests(strength=1, tolerance=1, spread=0)
    with pytest.raises(SettingError, match="one state is never left"):
        ft.Drawn(600.0, 300.0, 1.0, 0.5, cells=100).long_run()
