"""The dynamics against the engine, in small; ``python -m verification dynamics`` does it in large.

Tolerances are 4.5 standard errors of the engine's own replicates unless a row says otherwise.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtr

from earwitness.simulate import Run, simulate
from earwitness.simulate.leaders import Naive, Sophisticated
from earwitness.simulate.scenario import (
    Fear,
    Loyalty,
    Organisation,
    Peers,
    Plan,
    Purge,
    Scenario,
    Sensor,
    State,
    Turnover,
)
from earwitness.simulate.shading import Costly, Honest, Linear, YesMan
from earwitness.simulate.theory import cascades, consensus, fear_trap, filters, night_lights, shading_chain
from earwitness.simulate.theory.turnover import Replacing

Floats = NDArray[np.float64]
CHANCE = 4.5


def near(sample: Floats, expected: float) -> bool:
    """Whether the mean of independent replicates is *expected*, within chance."""
    error = float(sample.std()) / len(sample) ** 0.5
    return abs(float(sample.mean()) - expected) <= CHANCE * error + 1e-12


def often(happened: NDArray[np.bool_], expected: float) -> bool:
    """Whether something happened in as many independent replicates as expected, within chance."""
    error = (expected * (1 - expected) / happened.size) ** 0.5
    return bool(abs(float(happened.mean()) - expected) <= CHANCE * error + 1 / happened.size)


def scenario(branching: int, depth: int, sigma: float, **rest: Any) -> Scenario:
    return Scenario(organisation=Organisation(branching=branching, depth=depth, noise=sigma), **rest)


def still(state: float) -> State:
    """A state that never moves."""
    return State(persistence=1.0, noise=0.0, start=state)


@pytest.mark.parametrize("state", [-3.0, -0.7, 0.4])
@pytest.mark.parametrize(("branching", "depth"), [(1, 5), (3, 2)])
def test_noise_free_levels_compose(state: float, branching: int, depth: int) -> None:
    made = scenario(
        branching, depth, 0.0, state=still(state), steps=1, fear=Fear(start=0.5), shading=Costly()
    )
    run = simulate(made, replicates=1)
    lies = [0.5] * depth
    assert run.belief_RT[0, 0] == pytest.approx(shading_chain.through(state, plan=0.0, lies=lies))
    for level in range(depth):
        told = shading_chain.through(state, plan=0.0, lies=lies[level:])
        assert run.message_RTL[0, 0, level] == pytest.approx(told, abs=1e-6)
    gone = shading_chain.levels_until_unheard(state, plan=0.0, lie=0.5)
    assert (run.message_RTL[0, 0, :] >= -1e-6).sum() == (max(depth - gone + 1, 0) if gone else depth)


def test_share_of_one_level_that_reports_the_plan() -> None:
    made = scenario(1, 1, 1.0, state=still(-0.3), steps=1, fear=Fear(start=0.8), plan=Plan(level=0.5))
    run = simulate(made, replicates=2000)
    hit = np.abs(run.message_RTL[:, 0, 0] - 0.5) < 1e-6
    assert often(hit, shading_chain.share_on_plan(mean=-0.3, sd=1.0, plan=0.5, lie=0.8))


def test_a_wide_tree() -> None:
    """60 subordinates each; what is left of their noise bends the lie by less than .005."""
    made = scenario(60, 2, 0.8, state=still(-1.0), steps=1, fear=Fear(start=0.6))
    run = simulate(made, replicates=60)
    told = shading_chain.wide_tree(-1.0, levels=2, noise=0.8, plan=0.0, lie=0.6)
    assert run.message_RTL[:, 0].mean(axis=0) == pytest.approx(told, abs=0.015)


@pytest.mark.parametrize(("phi", "fear"), [(0.9, 0.4), (1.0, 0.2)])
def test_the_naive_filter_step_by_step(phi: float, fear: float) -> None:
    """With a decision that moves the state, which the leader knows of, and a start that he does not."""
    state = State(persistence=phi, noise=0.3, start=-1.0, spread=0.5, effect=-0.2, drift=0.1)
    made = scenario(
        2,
        2,
        1.0,
        state=state,
        shading=Linear(),
        fear=Fear(start=fear),
        leader=Naive(belief=0.5, doubt=0.8),
        steps=12,
    )
    run = simulate(made, replicates=500, seed=4)
    heard = filters.chain(levels=2, branching=2, noise=1.0, bias=fear)
    start = filters.Start(belief=0.5, doubt=0.8, state=-1.0, spread=0.5)
    path = filters.track(heard=heard, persistence=phi, noise=0.3, steps=12, start=start)
    assert run.doubt_RT[0] == pytest.approx(np.sqrt(path.stated_T))
    for t in (0, 1, 5, 11):
        assert near(run.gap_RT[:, t], path.gap_T[t]), t
        assert near((run.gap_RT[:, t] - path.gap_T[t]) ** 2, path.variance_T[t]), t


def test_any_lie_passes_through_the_filter_with_one_factor() -> None:
    """Mean gap = K/(1 - phi (1 - K)) times the mean lie heard, also where lies depend on the truth."""
    made = scenario(2, 2, 1.0, state=State(noise=0.5), fear=Fear(start=0.7), plan=Plan(level=0.5), steps=300)
    run = simulate(made, replicates=20, seed=2)
    heard = filters.chain(levels=2, branching=2, noise=1.0)
    factor = filters.steady(heard=heard, persistence=0.9, noise=0.5).factor
    lie_R = (run.channel_RTC[:, 60:, 0] - run.state_RT[:, 60:]).mean(axis=1)
    gap_R = run.gap_RT[:, 60:].mean(axis=1)
    assert near(gap_R - factor * lie_R, 0.0)
    assert lie_R.mean() > 0.3


def test_a_friend_beside_the_chain() -> None:
    chain = filters.chain(levels=2, branching=3, noise=1.0, bias=0.4)
    friend = Sensor(name="friend", noise=0.6)
    state = State(noise=0.3)
    both = filters.together(chain, filters.Heard(0.0, 0.36))
    for channels, heard in (((), chain), ((friend,), both)):
        made = scenario(
            3, 2, 1.0, state=state, shading=Linear(), fear=Fear(start=0.4), channels=channels, steps=40
        )
        run = simulate(made, replicates=100, seed=9)
        end = filters.steady(heard=heard, persistence=0.9, noise=0.3)
        assert near(run.gap_RT[:, -1], end.gap)
        assert near(run.gap_RT[:, -1] ** 2, end.error)


def test_yes_men() -> None:
    made = scenario(2, 3, 1.0, state=State(noise=0.4), shading=YesMan(weight=0.3), steps=40)
    run = simulate(made, replicates=150, seed=5)
    found = filters.echo(levels=3, branching=2, sigma=1.0, weight=0.3, persistence=0.9, noise=0.4)
    assert near(run.gap_RT[:, -1], 0.0)
    assert near(run.gap_RT[:, -1] ** 2, found.error)
    honest = filters.steady(heard=filters.chain(levels=3, branching=2, noise=1.0), persistence=0.9, noise=0.4)
    assert found.error > 1.5 * honest.error


def test_who_knows_the_constant_lie_takes_it_off() -> None:
    made = scenario(2, 3, 1.0, shading=Linear(), leader=Sophisticated(), fear=Fear(start=2.0), steps=20)
    run = simulate(made, replicates=150, seed=6)
    assert near(run.gap_RT[:, -1], 0.0)


def test_competence_under_turnover_and_purges() -> None:
    """A purge in every step: no gap is tolerated, not even a negative one."""
    made = scenario(
        3,
        3,
        1.0,
        steps=150,
        turnover=Turnover(rate=0.04, competence=1.3),
        purge=Purge(tolerance=-1e6, share=0.06, competence=0.5),
    )
    run = simulate(made, replicates=40, seed=7)
    found = Replacing(0.04, 0.06, 1.3, 0.5)
    per_agent_RT = run.competence_RTL @ (np.array([3, 9, 27]) / 39)
    assert near(per_agent_RT[:, -1], found.competence)
    path = found.path(start=1.0, steps=10)
    assert near(per_agent_RT[:, 10], path[-1])
    assert run.purge_RT.all()


def test_blame_spares_the_competent() -> None:
    """The formula takes a purge that does not look at competence; one that looks at messages does."""
    got = []
    for blame in (0.0, 1.0, 3.0):
        made = scenario(
            8,
            2,
            1.0,
            steps=100,
            shading=Honest(),
            turnover=Turnover(rate=0.04, competence=1.3),
            purge=Purge(tolerance=-1e6, share=0.06, competence=0.3, blame=blame),
        )
        run = simulate(made, replicates=10, seed=3)
        got.append(float((run.competence_RTL[:, 50:] @ (np.array([8, 64]) / 72)).mean()))
    assert got[0] == pytest.approx(Replacing(0.04, 0.06, 1.3, 0.3).competence, abs=0.03)
    assert got[0] + 0.08 < got[1] < got[2] - 0.02


def trap(memory: float, start: float, *, steps: int, levels: int = 2, outcome: float = 1.0) -> Scenario:
    """A leader who believes all (no noise in the chain): A = 6, tau = 3, s = *outcome*."""
    return scenario(
        1,
        levels,
        0.0,
        state=State(persistence=1.0, noise=0.2),
        shading=Linear(),
        fear=Fear(start=start / levels, memory=memory, punishment=6.0 * (1 - memory) / levels),
        purge=Purge(tolerance=3.0, share=0.0, outcome_noise=outcome),
        steps=steps,
    )


def test_fear_that_fades_slowly_stays_in_the_trap() -> None:
    rests = fear_trap.rests(strength=6.0, tolerance=3.0, spread=1.0)
    assert fear_trap.strength(punishment=6 * 0.03 / 2, levels=2, cost=1.0, memory=0.97) == pytest.approx(6.0)
    for rest, start in ((rests[0], 0.0), (rests[2], 6.0)):
        run = simulate(trap(0.97, start, steps=200), replicates=20, seed=1)
        late = run.gap_RT[:, 100:].mean(axis=1)
        assert abs(late.mean() - rest.gap) < 0.05
    assert rests[0].gap < 0.01 and rests[2].gap > 5.99


def test_fear_that_fades_fast_leaves_it() -> None:
    """At rho = .5, with drawn purges, the mean gap is far below the mean field's, as the drawn law says."""
    upper = fear_trap.rests(strength=6.0, tolerance=3.0, spread=1.5)[-1].gap
    run = simulate(trap(0.5, upper, steps=60, outcome=1.5), replicates=150, seed=8)
    path = fear_trap.Drawn(6.0, 3.0, 1.5, 0.5).mean(start=upper, steps=60)
    for t in (0, 1, 3, 10, 30, 59):
        assert near(run.gap_RT[:, t], path[t]), t
    assert run.gap_RT[:, -1].mean() < 4.6 < upper - 1


def test_fear_rises_with_past_repression() -> None:
    """Fear is what purges made of it, and so higher the more of them there were of late."""
    run = simulate(trap(0.9, 3.0, steps=60), replicates=60, seed=3)
    f = np.full(60, 1.5)
    for t in range(60):
        assert run.fear_RTL[:, t, 0] == pytest.approx(f, abs=1e-5)
        f = 0.9 * f + 0.3 * run.purge_RT[:, t]
    recent = run.purge_RT[:, 30:59].sum(axis=1)
    assert np.corrcoef(recent, run.fear_RTL[:, 59, 0])[0, 1] > 0.9


def test_more_repression_more_uncertainty_at_the_top() -> None:
    """Nobody errs, everybody lies, and the leader knows how: one step, from a right prior.

    He cannot do better than a perfect Bayesian (``doubt_left``), whose loss grows with fear; his own
    grows, too, and what he himself thinks of it.
    """
    loss, bound, own = [], [], []
    for fear in (0.0, 0.5, 1.0, 2.0):
        made = scenario(
            1,
            1,
            0.0,
            state=State(spread=1.0),
            leader=Sophisticated(doubt=1.0),
            fear=Fear(start=fear),
            steps=1,
        )
        run = simulate(made, replicates=2000, seed=2)
        loss.append(float((run.gap_RT[:, 0] ** 2).mean()))
        own.append(float((run.doubt_RT[:, 0] ** 2).mean()))
        bound.append(shading_chain.doubt_left(mean=0.0, sd=1.0, plan=0.0, lie=fear) if fear else 0.0)
    assert loss == sorted(loss) and bound == sorted(bound) and own == sorted(own)
    assert loss[0] == pytest.approx(0.0, abs=1e-12)
    assert all(mine >= best * 0.95 for mine, best in zip(loss, bound, strict=True))
    assert loss[-1] > 0.2


def test_more_repression_more_error_over_time() -> None:
    error = []
    for fear in (0.0, 0.5, 1.5):
        made = scenario(
            2, 2, 0.5, state=State(noise=0.5), leader=Sophisticated(), fear=Fear(start=fear), steps=120
        )
        error.append(float((simulate(made, replicates=30, seed=3).gap_RT[:, 20:] ** 2).mean()))
    assert 1.2 * error[0] < error[1] < 0.8 * error[2]


def test_cascade_sizes() -> None:
    """14 agents with drawn loyalties: how many defect, and whether a letter of 7 of 8 goes out."""
    loyalty = Loyalty(mean=0.45, spread=0.25, weight=0.0, appeal=7, appeal_level=3)
    run = simulate(scenario(2, 3, 1.0, steps=1, loyalty=loyalty), replicates=2000, seed=12)

    def below(r: float) -> float:
        return float(ndtr((r - 0.45) / 0.25))

    ends = np.rint(run.defected_RT[:, 0] * 14).astype(int)
    law = cascades.size_law(people=14, below=below)
    for size in range(15):
        assert often(ends == size, law[size]), size
    assert often(run.appeal_RT[:, 0], cascades.appeal_chance(people=8, signatures=7, below=below))


def test_peers_agree_before_they_report() -> None:
    """Three at one table, who do not count the same: the variance of what the leader hears."""
    weights = ((0.6, 0.4, 0.0), (0.1, 0.8, 0.1), (0.5, 0.0, 0.5))
    made = scenario(
        3,
        1,
        1.0,
        state=still(0.0),
        shading=Honest(),
        steps=1,
        peers=(Peers(level=1, rounds=60, weights=weights),),
    )
    run = simulate(made, replicates=2000, seed=13)
    said = run.channel_RTC[:, 0, 0].astype(float)
    assert near(said, 0.0)
    assert near(said**2, consensus.noise_left(np.array(weights)))
    assert near(said**2, 1 / 3) is False


def test_an_overstatement_planted_in_the_chain_is_recovered() -> None:
    """Closed runs tell 35% more than they see, honest ones do not; a sensor of unknown scale sees both."""

    def panel(run: Run) -> tuple[Floats, Floats]:
        return run.channel_RTC[:, :, 0].astype(float), 0.3 * run.channel_RTC[:, :, 1] - 2.0

    made = scenario(
        2,
        2,
        0.5,
        state=State(noise=0.8),
        shading=Honest(),
        channels=(Sensor(name="lights", noise=0.7),),
        steps=40,
    )
    closed = simulate(made, replicates=60, seed=1, shade={1: lambda x, f, k, e, g, u: 1.35 * x})
    honest = simulate(made, replicates=60, seed=2)
    (report, lights), (other, their_lights) = panel(closed), panel(honest)
    found = night_lights.overstatement(
        closed_UT=report, closed_sensor_UT=lights, honest_UT=other, honest_sensor_UT=their_lights
    )
    assert found.low < 0.35 < found.high
    assert found.high - found.low < 0.2
    assert found.low > 0.2
