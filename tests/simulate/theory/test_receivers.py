"""A naive type and a half-naive belief: the same mean error, not the same mean square."""

from __future__ import annotations

import numpy as np
import pytest

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.leaders import LeaderRule, Mixed, Naive, Sophisticated
from earwitness.simulate.scenario import Fear, Organisation, Scenario, State
from earwitness.simulate.shading import Linear
from earwitness.simulate.theory import lying_costs
from earwitness.simulate.theory.receivers import Errors, averaged, types


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("lie", [0.5, 2.0])
def test_against_drawn_leaders(share: float, lie: float) -> None:
    """One message of the state with noise and a known lie; the types are drawn, the other leader averages."""
    rng = np.random.default_rng(5)
    n = 400_000
    state, noise = rng.standard_normal((2, n))
    message = state + 0.7 * noise + lie
    gain = 1 / (1 + 0.49)
    naive_belief, wary_belief = gain * message, gain * (message - lie)
    is_naive = rng.uniform(size=n) < share
    drawn = np.where(is_naive, naive_belief, wary_belief) - state
    between = share * naive_belief + (1 - share) * wary_belief - state

    shift, doubt = gain * lie, 1 - gain
    naive, wary = Errors(shift, shift**2 + doubt), Errors(0.0, doubt)
    of_types = types(naive=share, naive_error=naive, wary_error=wary)
    half = averaged(naive=share, naive_error=naive, wary_error=wary, product=doubt)
    for found, want in ((drawn, of_types), (between, half)):
        assert found.mean() == pytest.approx(want.mean, abs=4.5 * found.std() / np.sqrt(n))
        assert (found**2).mean() == pytest.approx(want.square, abs=4.5 * (found**2).std() / np.sqrt(n))
        assert found.var() == pytest.approx(want.variance, rel=0.01)
    assert of_types.mean == pytest.approx(half.mean)
    assert of_types.square - half.square == pytest.approx(share * (1 - share) * shift**2)


def test_the_sender_faces_types_not_an_average() -> None:
    """Facing a half-naive receiver he would lie more in the worst state, if not all or none are naive.

    Loss (alpha m + (1 - alpha) theta^ - theta - b)**2 + k (m - theta)**2. In the worst state the wary part
    cannot be moved, and the lie minimizes (alpha d - b)**2 + k d**2.
    """
    bias, cost, naive = 1.0, 0.5, 0.4
    lie = np.linspace(0, 3, 300_001)
    against_average = lie[((naive * lie - bias) ** 2 + cost * lie**2).argmin()]
    against_types = lie[(naive * (lie - bias) ** 2 + cost * lie**2).argmin()]
    assert against_average == pytest.approx(naive * bias / (naive**2 + cost), abs=1e-4)
    assert against_types == pytest.approx(
        lying_costs.least_inflation(bias=bias, cost=cost, naive=naive), abs=1e-4
    )
    assert against_average > 1.3 * against_types


def test_the_engines_draw_a_type_for_each_replicate() -> None:
    """With the same draws a mixed leader is, in each replicate, the naive one or the wary one."""

    def run(leader: LeaderRule) -> tuple[np.ndarray, np.ndarray]:
        scenario = Scenario(
            steps=6,
            state=State(persistence=0.8, noise=0.3),
            organisation=Organisation(branching=2, depth=2),
            shading=Linear(),
            leader=leader,
            fear=Fear(start=0.6),
        )
        done = simulate(scenario, replicates=500, seed=3)
        return done.gap_RT[:, -1], done.wary_R

    naive, wary, (gap, is_wary) = run(Naive())[0], run(Sophisticated())[0], run(Mixed(naive=0.3))
    assert gap == pytest.approx(np.where(is_wary, wary, naive))
    share = 1 - is_wary.mean()
    assert share == pytest.approx(0.3, abs=4.5 * np.sqrt(0.3 * 0.7 / 500))
    # chance of the types aside, its errors are those of the two leaders, weighed
    want = types(
        naive=share,
        naive_error=Errors(naive[~is_wary].mean(), (naive[~is_wary] ** 2).mean()),
        wary_error=Errors(wary[is_wary].mean(), (wary[is_wary] ** 2).mean()),
    )
    assert (gap.mean(), (gap**2).mean()) == pytest.approx((want.mean, want.square))
    # who knows of a constant lie takes it off, who does not is too hopeful
    assert wary.mean() == pytest.approx(0.0, abs=4.5 * wary.std() / np.sqrt(500))
    assert naive.mean() > 10 * naive.std() / np.sqrt(500)


def test_refused() -> None:
    none = Errors(0.0, 0.0)
    with pytest.raises(SettingError, match=r"naive is 1\.1"):
        types(naive=1.1, naive_error=none, wary_error=none)
    with pytest.raises(SettingError, match="product is nan"):
        averaged(naive=0.5, naive_error=none, wary_error=none, product=float("nan"))
