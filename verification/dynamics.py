"""The dynamics of docs/theory/dynamics.md against the engine: larger trees, several seeds, long runs.

Where the engine draws, the tolerance is CHANCE standard errors over replicates, which are independent.
More than 400 lines because it is one group: a function for each result of that page.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate import simulate
from earwitness.simulate.leaders import Naive, Sophisticated
from earwitness.simulate.outside import outside
from earwitness.simulate.scenario import (
    Fear,
    Loyalty,
    Organisation,
    Outside,
    Peers,
    Plan,
    Purge,
    Scenario,
    Sensor,
    State,
    Turnover,
)
from earwitness.simulate.shading import Honest, Linear, YesMan
from earwitness.simulate.theory import cascades, consensus, fear_trap, filters, night_lights, shading_chain
from earwitness.simulate.theory.turnover import Replacing
from verification.case import CHANCE, Case, Check

Floats = NDArray[np.float64]


def scenario(branching: int, depth: int, sigma: float, **rest: Any) -> Scenario:
    """A regular tree with noise *sigma* and whatever else differs from the defaults."""
    return Scenario(organisation=Organisation(branching=branching, depth=depth, noise=sigma), **rest)


def mean_case(name: str, expected: float, sample_R: NDArray[Any], slack: float = 0.0) -> Case:
    """The mean of independent replicates; *slack* is what a method is known to be off by."""
    error = float(sample_R.std()) / sqrt(len(sample_R))
    return Case(name, expected, float(sample_R.mean()), CHANCE * error + slack)


def share_case(name: str, expected: float, happened_R: NDArray[Any]) -> Case:
    """How often something happened in independent replicates."""
    error = sqrt(expected * (1 - expected) / len(happened_R))
    return Case(name, expected, float(happened_R.mean()), CHANCE * error + 1 / len(happened_R))


def composing() -> Iterator[Case]:
    """Costly shading composes: what the top hears through noise-free levels (belief, exact to rounding)"""
    for branching, depth in ((1, 12), (2, 8), (4, 5)):
        for state in (-5.0, -1.0, -0.2, 0.7):
            for fear in (0.05, 0.3):
                made = scenario(
                    branching,
                    depth,
                    0.0,
                    state=State(persistence=1.0, noise=0.0, start=state),
                    fear=Fear(start=fear),
                    plan=Plan(level=0.3),
                    steps=1,
                )
                told = shading_chain.through(state, plan=0.3, lies=[fear] * depth)
                got = float(simulate(made, replicates=1).belief_RT[0, 0])
                yield Case(
                    f"branching {branching} depth {depth} state {state} f/kappa {fear}", told, got, 1e-12
                )


def narrowing() -> Iterator[Case]:
    """Costly shading with noise: the wide tree, approached as 1/branching (.03/b granted beside chance)"""
    for depth in (2, 3):
        for branching in (4, 8, 16):
            made = scenario(
                branching,
                depth,
                0.8,
                state=State(persistence=1.0, noise=0.0, start=-1.0),
                fear=Fear(start=0.6),
                steps=1,
            )
            said_R = simulate(made, replicates=400, seed=1).message_RTL[:, 0, 0].astype(float)
            told = shading_chain.wide_tree(-1.0, levels=depth, noise=0.8, plan=0.0, lie=0.6)[0]
            yield mean_case(f"branching {branching} depth {depth}", told, said_R, 0.03 / branching)


def bunching() -> Iterator[Case]:
    """Share of one level that reports exactly the plan"""
    for mean, plan, fear in ((-0.3, 0.5, 0.8), (1.0, 0.0, 2.0), (-2.0, 0.0, 0.5)):
        for seed in (1, 2):
            made = scenario(
                1,
                1,
                1.0,
                state=State(persistence=1.0, noise=0.0, start=mean),
                fear=Fear(start=fear),
                plan=Plan(level=plan),
                steps=1,
            )
            run = simulate(made, replicates=10_000, seed=seed)
            hit_R = np.abs(run.message_RTL[:, 0, 0] - plan) < 1e-6
            share = shading_chain.share_on_plan(mean=mean, sd=1.0, plan=plan, lie=fear)
            yield share_case(f"mu {mean} plan {plan} f/kappa {fear} seed {seed}", share, hit_R)


def filtering() -> Iterator[Case]:
    """Naive Kalman over D levels of bias beta: mean gap D beta K/(1 - phi (1 - K)), variance by Riccati"""
    for branching, depth, phi, beta in (
        (2, 2, 0.9, 0.5),
        (4, 3, 1.0, 0.2),
        (3, 4, 0.5, -0.3),
        (1, 6, 0.95, 0.1),
    ):
        state = State(persistence=phi, noise=0.3, effect=-0.1)
        heard = filters.chain(levels=depth, branching=branching, noise=1.0, bias=beta)
        end = filters.steady(heard=heard, persistence=phi, noise=0.3)
        for seed in (1, 2):
            made = scenario(
                branching,
                depth,
                1.0,
                state=state,
                shading=Linear(),
                fear=Fear(start=abs(beta)),
                leader=Naive(belief=0.5, doubt=2.0),
                steps=120,
            )
            shade = None if beta > 0 else (lambda x, f, k, e, g, u: x - f)
            gap_R = simulate(made, replicates=400, seed=seed, shade=shade).gap_RT[:, -1]
            name = f"tree {branching}^{depth} phi {phi} beta {beta} seed {seed}"
            yield mean_case(f"gap, {name}", end.gap, gap_R)
            yield mean_case(f"variance, {name}", end.variance, (gap_R - end.gap) ** 2)


def listening() -> Iterator[Case]:
    """What a second, independent channel buys: mean square error at the top with it"""
    for noise in (0.3, 1.0, 3.0):
        chain = filters.chain(levels=3, branching=3, noise=1.0, bias=0.3)
        both = filters.together(chain, filters.Heard(0.0, noise**2))
        end = filters.steady(heard=both, persistence=0.9, noise=0.3)
        made = scenario(
            3,
            3,
            1.0,
            shading=Linear(),
            fear=Fear(start=0.3),
            channels=(Sensor(name="friend", noise=noise),),
            steps=80,
        )
        gap_R = simulate(made, replicates=400, seed=3).gap_RT[:, -1]
        yield mean_case(f"a friend with noise {noise}: gap", end.gap, gap_R)
        yield mean_case(f"a friend with noise {noise}: error", end.error, gap_R**2)


def echoing() -> Iterator[Case]:
    """Yes-men below a naive leader: mean square error at the top"""
    for levels, weight, phi in ((1, 0.5, 0.9), (3, 0.3, 0.9), (5, 0.2, 0.5)):
        found = filters.echo(levels=levels, branching=2, sigma=1.0, weight=weight, persistence=phi, noise=0.4)
        for seed in (1, 2):
            made = scenario(
                2,
                levels,
                1.0,
                state=State(persistence=phi, noise=0.4),
                shading=YesMan(weight=weight),
                steps=80,
            )
            gap_R = simulate(made, replicates=400, seed=seed).gap_RT[:, -1]
            yield mean_case(f"{levels} levels weight {weight} phi {phi} seed {seed}", found.error, gap_R**2)


def passing() -> Iterator[Case]:
    """Any lie: mean gap less K/(1 - phi (1 - K)) times the mean lie that was heard"""
    for fear, phi in ((0.3, 0.9), (1.0, 0.9), (1.0, 0.5)):
        made = scenario(
            3,
            3,
            1.0,
            state=State(noise=0.5, persistence=phi),
            fear=Fear(start=fear),
            plan=Plan(level=0.5),
            steps=250,
        )
        run = simulate(made, replicates=60, seed=2)
        heard = filters.chain(levels=3, branching=3, noise=1.0)
        factor = filters.steady(heard=heard, persistence=phi, noise=0.5).factor
        lie_R = (run.channel_RTC[:, 50:, 0] - run.state_RT[:, 50:]).mean(axis=1)
        yield mean_case(f"f {fear} phi {phi}", 0.0, run.gap_RT[:, 50:].mean(axis=1) - factor * lie_R)


def trapped(memory: float, start: float, spread: float, *, steps: int) -> Scenario:
    """Two levels, A = 6 for a leader who believes all, tau = 3, s = *spread*."""
    return scenario(
        1,
        2,
        0.0,
        state=State(persistence=1.0, noise=0.2),
        shading=Linear(),
        fear=Fear(start=start / 2, memory=memory, punishment=3.0 * (1 - memory)),
        purge=Purge(tolerance=3.0, share=0.0, outcome_noise=spread),
        steps=steps,
    )


def trapping() -> Iterator[Case]:
    """Fear trap, A = 6, tau = 3: the drawn law, and where the mean field breaks (rho = .5)"""
    for memory, spread, steps in ((0.5, 1.0, 500), (0.5, 2.0, 60), (0.9, 2.0, 300)):
        upper = fear_trap.rests(strength=6.0, tolerance=3.0, spread=spread)[-1].gap
        run = simulate(trapped(memory, upper, spread, steps=steps), replicates=400, seed=5)
        path = fear_trap.Drawn(6.0, 3.0, spread, memory).mean(start=upper, steps=steps)
        for t in (steps // 5, steps - 1):
            name = f"drawn law, rho {memory} s {spread} step {t} (mean field: {upper:.3f})"
            yield mean_case(name, float(path[t]), run.gap_RT[:, t], 2e-3)


def fading() -> Iterator[Case]:
    """Fear trap with slow fear: the mean field holds from either side, also above a noisy chain"""
    for rest in (0, 2):
        found = fear_trap.rests(strength=6.0, tolerance=3.0, spread=1.0)[rest]
        run = simulate(trapped(0.97, found.gap, 1.0, steps=300), replicates=60, seed=6)
        late_R = run.gap_RT[:, 200:].mean(axis=1)
        yield mean_case("rho .97, from the " + ("lower", "", "upper")[rest], found.gap, late_R, 0.02)
    # With noise in the chain K < 1: the gap takes the filter's factor, and the purge sees the filter's error,
    # too. Fear moves while the filter lags behind it: .1 is granted.
    heard = filters.chain(levels=2, branching=2, noise=1.0)
    end = filters.steady(heard=heard, persistence=0.9, noise=0.3)
    blur = 0.8
    for rest in (0, 2):
        found = fear_trap.rests(
            strength=6.0 * end.factor, tolerance=3.0 * end.factor, spread=sqrt(end.variance + blur**2)
        )[rest]
        made = Scenario(
            organisation=Organisation(branching=2, depth=2),
            state=State(persistence=0.9, noise=0.3),
            shading=Linear(),
            fear=Fear(start=found.gap / (2 * end.factor), memory=0.98, punishment=0.06),
            purge=Purge(tolerance=3.0 * end.factor, share=0.0, outcome_noise=blur),
            steps=300,
        )
        late_R = simulate(made, replicates=60, seed=7).gap_RT[:, 150:].mean(axis=1)
        yield mean_case(
            "noisy chain, rho .98, from the " + ("lower", "", "upper")[rest], found.gap, late_R, 0.1
        )


def escaping() -> Iterator[Case]:
    """Fear trap: a state's life grows like exp(barrier/(1 - rho)) (differences of logs, rho .97 to .98)"""
    for spread in (1.8, 2.0):
        upper = fear_trap.rests(strength=6.0, tolerance=3.0, spread=spread)[-1].gap
        barrier = fear_trap.barrier(strength=6.0, tolerance=3.0, spread=spread, start=upper, end=3.0)
        lives = [
            log((1 - rho) * fear_trap.Drawn(6.0, 3.0, spread, rho, 2400).escape(start=upper, beyond=3.0))
            for rho in (0.97, 0.98)
        ]
        slope = (lives[1] - lives[0]) / (1 / 0.02 - 1 / 0.03)
        yield Case(f"A 6 s {spread}", barrier, slope, 0.1 * barrier)


def replacing() -> Iterator[Case]:
    """Competence under turnover and purges in every step: (r c + p c_L)/(r + p), all agents"""
    for branching, depth, r, p in ((3, 3, 0.04, 0.06), (4, 4, 0.01, 0.02), (2, 5, 0.3, 0.2)):
        found = Replacing(r, p, 1.3, 0.5)
        sizes = branching ** np.arange(1, depth + 1)
        for seed in (1, 2):
            made = Scenario(
                organisation=Organisation(branching=branching, depth=depth, competence_spread=0.3),
                steps=300,
                turnover=Turnover(rate=r, competence=1.3),
                purge=Purge(tolerance=-1e6, share=p, competence=0.5),
            )
            run = simulate(made, replicates=30, seed=seed)
            got_R = run.competence_RTL[:, -1].astype(float) @ (sizes / sizes.sum())
            yield mean_case(f"tree {branching}^{depth} r {r} p {p} seed {seed}", found.competence, got_R)


def joining() -> Iterator[Case]:
    """Cascades of drawn loyalties in the engine: chances of sizes, by the exact law"""
    for depth, mean, spread in ((4, 0.3, 0.15), (5, 0.25, 0.11), (6, 0.25, 0.11)):
        people = 2 ** (depth + 1) - 2
        law = cascades.size_law(people=people, below=NormalDist(mean, spread).cdf)
        made = scenario(2, depth, 1.0, steps=1, loyalty=Loyalty(mean=mean, spread=spread, weight=0.0))
        ends_R = np.rint(simulate(made, replicates=4000, seed=3).defected_RT[:, 0] * people)
        for low, high in ((0, 0), (1, 5), (people // 2, people)):
            expected = float(law[low : high + 1].sum())
            got_R = (ends_R >= low) & (ends_R <= high)
            yield share_case(f"{people} people, {low} to {high} of them", expected, got_R)


def jumping() -> Iterator[Case]:
    """Granovetter: n mid-quantile thresholds of mean m jump where a large crowd of mean m + 1/(2n) does"""
    for people, mean in ((100, 0.25), (1000, 0.25), (20_000, 0.25), (100, 0.4), (1000, 0.1)):
        fold = cascades.fold(mean + 0.5 / people)
        assert fold is not None
        low, high = 0.5 * fold.spread, 1.5 * fold.spread
        while high - low > 1e-7:
            middle = (low + high) / 2
            thresholds = cascades.middling_thresholds(people=people, mean=mean, spread=middle)
            if cascades.joined_by_share(thresholds) > people // 2:
                high = middle
            else:
                low = middle
        yield Case(f"{people} people, mean {mean}", fold.spread, high, 2.0 / people**2)


def agreeing() -> Iterator[Case]:
    """Peers who talk until they agree: variance of what the top hears, sum of pi squared"""
    for people, seed in ((3, 1), (6, 2), (10, 3)):
        weight_NN = np.random.default_rng(seed).random((people, people)) ** 3
        weight_NN /= weight_NN.sum(axis=1, keepdims=True)
        made = scenario(
            people,
            1,
            1.0,
            state=State(persistence=1.0, noise=0.0),
            shading=Honest(),
            steps=1,
            peers=(Peers(level=1, rounds=200, weights=tuple(map(tuple, weight_NN.tolist()))),),
        )
        said_R = simulate(made, replicates=4000, seed=seed).channel_RTC[:, 0, 0].astype(float)
        yield mean_case(f"{people} people", consensus.noise_left(weight_NN), said_R**2)


def leaking() -> Iterator[Case]:
    """Outlets that share an official: variance of the pooled estimate, noise**2 (1 + (n - 1) rho)/n"""
    for outlets, shared in ((2, 0.5), (10, 0.2), (10, 0.9), (100, 0.05)):
        for seed in (1, 2):
            made = scenario(
                1, 1, 1.0, outside=Outside(outlets=outlets, shared=shared, noise=1.5, leak=0.8), steps=40
            )
            found = outside(simulate(made, replicates=100, seed=seed))
            expected = 1.5**2 * (1 + (outlets - 1) * shared) / outlets
            name = f"{outlets} outlets shared {shared} seed {seed}"
            yield Case(name, expected, found.measured, CHANCE * found.measured_error)


def denying() -> Iterator[Case]:
    """Denials: how often it was worse where the right observer gave it .3 to .7, less what she gave it"""
    for deny_true, deny_false in ((0.9, 0.9), (0.3, 0.9), (0.9, 0.3)):
        section = Outside(outlets=6, shared=0.5, worse=0.3, deny_true=deny_true, deny_false=deny_false)
        made = scenario(1, 1, 1.0, state=State(spread=0.5), outside=section, steps=9)
        found = outside(simulate(made, replicates=4000, seed=4))
        chance_R, worse_R = found.right_worse_RT[:, -1], found.worse_RT[:, -1]
        here = (chance_R > 0.3) & (chance_R < 0.7)
        yield mean_case(f"deny_true {deny_true} deny_false {deny_false}", 0.0, worse_R[here] - chance_R[here])


def recovering() -> Iterator[Case]:
    """Night lights: how often the interval holds a planted overstatement, 2,000 studies each"""
    rng = np.random.default_rng(6)
    sizes = ((10, 10, 0.35, False), (30, 15, 0.35, False), (30, 15, 0.0, False), (30, 15, 0.35, True))
    for units, steps, a, heavy in sizes:
        held = {0.9: 0, 0.95: 0}
        for _ in range(2000):
            data = planted(rng, units, steps, a, heavy)
            for confidence in held:
                found = night_lights.overstatement(**data, confidence=confidence)
                held[confidence] += found.low < a < found.high
        for confidence, number in held.items():
            name = f"{units} units {steps} steps a {a}{' heavy tails' if heavy else ''} at {confidence:.0%}"
            # clustered errors of few units are a little too small: 1.5 points are granted
            error = CHANCE * sqrt(confidence * (1 - confidence) / 2000) + 0.015
            yield Case(name, confidence, number / 2000, error)


def planted(rng: np.random.Generator, units: int, steps: int, a: float, heavy: bool) -> dict[str, Floats]:
    """Closed and honest units: growth, reports, lights of another scale; *heavy*: Student's t for errors."""

    def error(size: float) -> Floats:
        noise = rng.standard_t(3, (units, steps)) / sqrt(3) if heavy else rng.standard_normal((units, steps))
        return size * noise

    out = {}
    for name, factor in (("closed", 1 + a), ("honest", 1.0)):
        growth = rng.normal(2, 1, (units, 1)) + rng.standard_normal((units, steps))
        out[f"{name}_UT"] = factor * growth + error(0.4)
        out[f"{name}_sensor_UT"] = 0.3 * (growth + error(0.5)) + rng.normal(0, 3, (units, 1))
    return out


def planting() -> Iterator[Case]:
    """Night lights in the engine: 35% told by one level of a tree, 60 studies of 20 units"""
    made = scenario(
        2,
        2,
        0.5,
        state=State(noise=0.8),
        shading=Honest(),
        channels=(Sensor(name="lights", noise=0.7),),
        steps=20,
    )
    closed = simulate(made, replicates=60 * 20, seed=1, shade={1: lambda x, f, k, e, g, u: 1.35 * x})
    honest = simulate(made, replicates=60 * 20, seed=2)
    held, estimates = 0, []
    for study in range(60):
        these = slice(20 * study, 20 * study + 20)
        found = night_lights.overstatement(
            closed_UT=closed.channel_RTC[these, :, 0],
            closed_sensor_UT=closed.channel_RTC[these, :, 1],
            honest_UT=honest.channel_RTC[these, :, 0],
            honest_sensor_UT=honest.channel_RTC[these, :, 1],
        )
        held += found.low < 0.35 < found.high
        estimates.append(found.estimate)
    yield Case("intervals at 95%", 0.95, held / 60, CHANCE * sqrt(0.95 * 0.05 / 60))
    yield mean_case("mean estimate", 0.35, np.array(estimates), 0.01)


def doubting() -> Iterator[Case]:
    """More repression, more uncertainty: the least error of any leader (one step, no noise)"""
    before = 0.0
    for fear in (0.5, 1.0, 2.0, 4.0):
        made = scenario(
            1,
            1,
            0.0,
            state=State(spread=1.0),
            leader=Sophisticated(doubt=1.0),
            fear=Fear(start=fear),
            steps=1,
        )
        run = simulate(made, replicates=8000, seed=9)
        told_R, state_R = run.message_RTL[:, 0, 0], run.state_RT[:, 0]
        hidden = np.abs(told_R) < 1e-6  # the plan is 0; all else gives the state away
        best_R = np.where(hidden, (state_R - state_R[hidden].mean()) ** 2, 0.0)
        least = shading_chain.doubt_left(mean=0.0, sd=1.0, plan=0.0, lie=fear)
        yield mean_case(f"f/kappa {fear}: a perfect Bayesian", least, best_R)
        loss = float((run.gap_RT[:, 0] ** 2).mean())
        grows = float(loss > max(least * 0.95, before))
        yield Case(f"f/kappa {fear}: the leader's own is no less, and grows (1: yes)", 1.0, grows, 0.0)
        before = loss


CHECKS: list[Check] = [
    composing,
    narrowing,
    bunching,
    doubting,
    filtering,
    listening,
    passing,
    echoing,
    trapping,
    fading,
    escaping,
    replacing,
    joining,
    jumping,
    agreeing,
    leaking,
    denying,
    recovering,
    planting,
]
