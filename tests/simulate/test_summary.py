"""What a run comes to, held against the same reckoned by NumPy, and where there is nothing to reckon with."""

from __future__ import annotations

import numpy as np
import pytest
from tests.simulate.made import made_run, noise_RT

from earwitness.simulate.scenario import Organisation, Scenario, Shock, State
from earwitness.simulate.spread import band, band_words, mean, quantiles
from earwitness.simulate.summary import root, spread, summary


def test_bands_are_numpys_where_nothing_is_missing() -> None:
    values = noise_RT(1.0)
    found = band(values)
    assert np.allclose(found.mean, values.mean(axis=0))
    low, high = np.quantile(values, [0.1, 0.9], axis=0)
    assert np.allclose(found.low, low) and np.allclose(found.high, high)


def test_bands_leave_out_what_is_missing_and_say_where_nothing_is() -> None:
    values = noise_RT(1.0)
    values[::2, 3] = np.nan
    values[:, 5] = np.nan
    found = band(values)
    assert found.low[3] == pytest.approx(np.quantile(values[1::2, 3], 0.1))
    assert found.mean[3] == pytest.approx(values[1::2, 3].mean())
    assert np.isnan([found.mean[5], found.low[5], found.high[5]]).all()
    assert np.isfinite(np.delete(found.mean, 5)).all()


def test_a_few_replicates_are_all_in_the_band() -> None:
    values = noise_RT(1.0, replicates=5)
    assert np.allclose(band(values).low, values.min(axis=0))
    assert band_words(5) == "all 5 replicates" and band_words(20) == "8 of 10 replicates"


def test_single_precision_and_one_replicate() -> None:
    one = np.array([[1.5]], dtype=np.float32)
    found = band(one)
    assert found.mean.dtype == found.low.dtype == np.float64
    assert found.mean[0] == found.low[0] == found.high[0] == 1.5
    assert quantiles(np.full((3, 2), 2.0), 0.25)[0].tolist() == [2.0, 2.0]
    assert np.isnan(mean(np.full((2, 2), np.nan))).all()


def test_spread() -> None:
    values = noise_RT(1.0)[:, 0] + 5.0
    found = spread(values)
    assert found.mean == pytest.approx(values.mean())
    assert found.error == pytest.approx(values.std(ddof=1) / np.sqrt(40))
    assert found.told_from_zero and not spread(values - values.mean()).told_from_zero
    assert np.isnan(spread(np.array([3.0])).error) and spread(np.array([3.0])).told_from_zero
    assert np.isnan(spread(np.array([np.nan])).mean)


def test_the_error_of_a_root_is_that_of_many_samples() -> None:
    """The delta method beside the spread of the root over 2,000 samples of 100 replicates."""
    squares = np.random.default_rng(5).chisquare(3, size=(2000, 100))
    roots = np.sqrt(squares.mean(axis=1))
    assert np.mean([root(sample).error for sample in squares[:200]]) == pytest.approx(roots.std(), rel=0.1)
    assert root(np.zeros(4)).mean == 0.0


def test_levels_and_the_gap() -> None:
    state = noise_RT(1.0)
    run = made_run(
        state_RT=state,
        belief_RT=state + 2.0,
        plan_RT=state + 3.0,
        signal_RTL=state[:, :, None] + [1.0, 0.0],
        message_RTL=state[:, :, None] + [1.5, 1.0],
    )
    found = summary(run)
    assert found.above.mean == found.off.mean == pytest.approx(2.0)
    assert [level.saw.mean for level in found.levels] == pytest.approx([1.0, 0.0], abs=1e-6)
    assert [level.said.mean for level in found.levels] == pytest.approx([1.5, 1.0], abs=1e-6)
    assert (found.near, [level.near for level in found.levels]) == (0.0, [1.0, 1.0])


def test_shocks_that_happen_within_the_run() -> None:
    shocks = (
        Shock(step=30, size=1.0),
        Shock(step=4, size=-1.0),
        Shock(step=0, size=2.0),
        Shock(step=6, size=0.0),
    )
    scenario = Scenario(organisation=Organisation(branching=2, depth=2), state=State(shocks=shocks))
    assert [shock.step for shock in summary(made_run(scenario)).shocks] == [
        4
    ]  # none that nobody could notice


@pytest.mark.parametrize(("replicates", "example"), [(1, 0), (4, 1), (5, 2)])
def test_the_example_is_the_median(replicates: int, example: int) -> None:
    gaps = np.arange(replicates, dtype=float)[:, None]
    assert summary(made_run(replicates=replicates, belief_RT=gaps)).example == example
