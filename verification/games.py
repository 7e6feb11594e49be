"""The games of docs/theory/games.md, their equilibria found by best responses, brute force and simulation.

Nothing here uses a closed form but to say what is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate import simulate
from earwitness.simulate.leaders import LeaderRule, Mixed, Naive, Sophisticated
from earwitness.simulate.scenario import Fear, Organisation, Scenario, State
from earwitness.simulate.shading import Linear
from earwitness.simulate.theory import (
    aides,
    cheap_talk,
    control_loss,
    lying_costs,
    noisy_signalling,
    receivers,
    unknown_incentive,
    yes_man,
)
from verification.case import CHANCE, Case, Check

Floats = NDArray[np.float64]
SEEDS = (1, 2, 3, 4, 5)


def talk_by_best_responses() -> Iterator[Case]:
    """Cheap talk: senders choose words, the receiver averages over what they did, until neither changes."""
    sizes = {
        0.1: (10_000, 100_000, 1_000_000),
        0.05: (10_000, 1_000_000),
        0.02: (100_000, 1_000_000),
        0.008: (1_000_000,),
    }
    for bias, draws, seed in ((b, n, s) for b, ns in sizes.items() for n in ns for s in SEEDS):
        state = np.random.default_rng(seed).uniform(size=draws)
        words = cheap_talk.most_words(bias)
        action = settled_actions(state, bias, words)
        word = np.searchsorted(0.5 * (action[1:] + action[:-1]) - bias, state)
        loss = (state - action[word]) ** 2
        # the receiver's actions are fitted to the draws: each of them takes its share of the loss, 1/draws
        tolerance = CHANCE * loss.std() / draws**0.5 + words * loss.mean() / draws + 5e-5
        name = f"b={bias} N={words} draws={draws} seed={seed}: mean squared error"
        yield Case(name, cheap_talk.mean_squared_error(bias), float(loss.mean()), tolerance)
        first = float(0.5 * (action[0] + action[1]) - bias)
        # errors of the sample's distribution function, carried from cut to cut (at most N of them)
        yield Case(name[:-18] + "first cut", cheap_talk.cuts(bias)[1], first, CHANCE * words / draws**0.5)


def settled_actions(state: Floats, bias: float, words: int) -> Floats:
    """What the receiver does on each word at a fixed point of both best responses to the drawn states."""
    order = np.sort(state)
    total = np.concatenate([[0.0], np.cumsum(order)])
    action = (np.arange(words) + 0.5) / words
    for _ in range(20_000):
        ends = np.searchsorted(order, 0.5 * (action[1:] + action[:-1]) - bias)
        at = np.concatenate([[0], ends, [order.size]])
        new = (total[at[1:]] - total[at[:-1]]) / np.maximum(np.diff(at), 1)
        if np.abs(new - action).max() < 1e-12:
            break
        action = new
    return action


# bias, cost, naive
LIES: Final = ((1.0, 0.5, 0.3), (1.0, 1.0, 0.0), (0.4, 0.0, 0.2), (2.0, 3.0, 0.9))


def lies_in_few_types() -> Iterator[Case]:
    """Lying costs: states in steps of h, none of which gains by passing for the next; h to 0."""
    for bias, cost, naive in LIES:
        for h in (0.01, 0.001, 0.0001):
            lie = least_costly(bias, cost, naive, h, top=2.0)
            for theta in (0.1, 0.5, 2.0):
                name = f"b={bias} k={cost} alpha={naive} h={h}: lie at theta={theta}"
                want = float(lying_costs.inflation(theta, bias=bias, cost=cost, naive=naive))
                yield Case(
                    name, want, float(lie[round(theta / h)]), 2.0 * h
                )  # the method's error is of order h


def least_costly(bias: float, cost: float, naive: float, h: float, *, top: float) -> Floats:
    """Lies of the states 0, h, 2h, ... in the separating equilibrium with the least cost (Riley's).

    State j's message is what it would like best if its state were known, or, if state j - 1 would then rather
    say that, the message at which state j - 1 is indifferent. Loss of state t that says t + z and is taken
    for s: (1 - naive) (s - t - bias)**2 + naive (z - bias)**2 + cost z**2.
    """
    c = naive + cost
    alone = naive * bias / c
    lie = np.empty(round(top / h) + 1)
    lie[0] = alone
    for j in range(1, lie.size):
        own = (1 - naive) * bias**2 + naive * (lie[j - 1] - bias) ** 2 + cost * lie[j - 1] ** 2
        room = own - (1 - naive) * (h - bias) ** 2 - naive * bias**2  # = c z**2 - 2 naive bias z
        envied = (naive * bias + ((naive * bias) ** 2 + c * room) ** 0.5) / c
        lie[j] = max(envied - h, alone)
    return lie


# spread, noise, stake, stake_spread, cost
REPORTERS: Final = (
    (1.0, 0.0, 0.5, 1.0, 1.0),
    (1.0, 0.7, 0.5, 1.0, 1.0),
    (2.0, 0.5, -1.0, 0.3, 0.4),
    (0.5, 1.5, 2.0, 3.0, 1.0),
)


def reporters_with_unknown_wishes() -> Iterator[Case]:
    """Unknown incentive: the leader regresses the state on what those said who faced his last line."""
    for numbers, draws, seed in product(REPORTERS, (20_000, 1_000_000), SEEDS):
        spread, noise, stake, stake_spread, cost = numbers
        rng = np.random.default_rng(seed)
        theta = spread * rng.standard_normal(draws)
        x = theta + noise * rng.standard_normal(draws)
        wish = stake + stake_spread * rng.standard_normal(draws)
        moments = np.cov(np.stack([theta, x, wish]))
        beta = 0.5
        for _ in range(2000):  # slope of the regression of theta on x + beta wish/cost, from sample moments
            g = beta / cost
            slope = (moments[0, 1] + g * moments[0, 2]) / (
                moments[1, 1] + 2 * g * moments[1, 2] + g * g * moments[2, 2]
            )
            beta = 0.5 * (beta + slope)
        said = x + beta * wish / cost
        left = theta - theta.mean() - beta * (said - said.mean())
        error = left.std() / (said.std() * draws**0.5)
        want = unknown_incentive.reporting(
            spread=spread, noise=noise, stake=stake, stake_spread=stake_spread, cost=cost
        )
        name = f"{numbers} draws={draws} seed={seed}"
        yield Case(f"{name}: slope", want.slope, beta, CHANCE * error)
        spare = CHANCE * ((said - x).std() / draws**0.5 + abs(stake) / cost * error)
        yield Case(f"{name}: mean lie", want.mean_bias, float((said - x).mean()), spare)
        doubt = float((left**2).mean())
        yield Case(f"{name}: doubt", want.doubt, doubt, 2 * CHANCE * doubt * (2 / draws) ** 0.5)


def signals_from_any_start() -> Iterator[Case]:
    """Noisy signals: best responses among all functions, from starts that are not straight lines."""
    starts: dict[str, Callable[[Floats], Floats]] = {
        "tanh": lambda t: np.tanh(2 * t) + 0.3 * np.sin(3 * t),
        "step": np.sign,
        "cube": lambda t: t**3 / 4,
    }
    games = (
        (1.0, 1.0, 0.3, 0.0),
        (1.0, 1.0, 0.3, 0.5),
        (1.0, 1.0, 0.8, 0.0),
        (1.0, 1.0, 1.2, 0.0),
        (1.0, 0.5, 1.0, 0.3),
    )
    for (spread, noise, cost, bias), (start, first) in product(games, starts.items()):
        slope, offset, error = responded(spread, noise, cost, bias, first(np.linspace(-4, 4, 161)))
        want = noisy_signalling.signalling(spread=spread, noise=noise, cost=cost, bias=bias)
        name = f"sigma={spread} sqrt w={noise} lambda={cost} b={bias} from {start}"
        # messages lie on a grid with steps of .02
        yield Case(f"{name}: slope", want.slope, slope, 0.01)
        yield Case(f"{name}: offset", want.offset, offset, 0.02)
        yield Case(f"{name}: error", want.error, error, 0.005)


def responded(
    spread: float, noise: float, cost: float, bias: float, message: Floats
) -> tuple[float, float, float]:
    """Slope and offset of the message and the leader's mean squared error when best responses have settled.

    States on a grid of 161 up to 4 standard deviations, messages on one of 801, arrivals on one of 1201.
    """
    theta = np.linspace(-4 * spread, 4 * spread, 161)
    chance = np.exp(-0.5 * (theta / spread) ** 2)
    chance /= chance.sum()
    said, arrives = np.linspace(-8, 8, 801), np.linspace(-12, 12, 1201)

    def channel(m: Floats) -> Floats:
        density: Floats = np.exp(-0.5 * ((arrives - m[:, None]) / noise) ** 2)
        density /= density.sum(axis=1, keepdims=True)
        return density

    through = channel(said)
    for _ in range(500):
        joint = channel(message) * chance[:, None]
        mass = joint.sum(axis=0)
        far = np.sign(arrives) * 4 * spread  # arrivals that cannot happen
        belief = np.where(mass > 1e-300, (joint * theta[:, None]).sum(axis=0) / np.maximum(mass, 1e-300), far)
        first, second = through @ belief, through @ belief**2
        wish = theta + bias
        loss = second[:, None] - 2 * first[:, None] * wish + wish**2 + cost * said[:, None] ** 2
        new = 0.5 * (message + said[loss.argmin(axis=0)])
        settled = np.abs(new - message).max() < 1e-7
        message = new
        if settled:
            break
    arrived = channel(message)
    error = (chance * (arrived @ belief**2 - 2 * (arrived @ belief) * theta + theta**2)).sum()
    near = np.abs(theta) < 2 * spread
    slope, offset = np.polyfit(theta[near], message[near], 1)
    return float(slope), float(offset), float(error)


def workers_and_bosses() -> Iterator[Case]:
    """Yes-men: what the best report is made of and what it leaves for the boss, by regression on draws."""
    worlds = ((1.0, 1.0, 1.0, 1.0), (1.0, 0.5, 0.3, 0.2), (2.0, 0.4, 0.0, 1.5), (0.7, 2.0, 1.0, 3.0))
    for world, draws, seed in product(worlds, (20_000, 1_000_000), SEEDS):
        before, own, boss, guess = world
        state, seen, sees, heard = np.random.default_rng(seed).standard_normal((4, draws))
        state = before * state
        seen, view = state + own * seen, state + boss * sees
        heard = view + guess * heard
        mine = seen * before**2 / (before**2 + own**2)
        want = yes_man.weights(before=before, own=own, boss=boss, guess=guess)
        name = f"{world} draws={draws} seed={seed}"
        for what, target, weight in (("report", view, want.report), ("honest", state, want.honest)):
            got, error = weight_on(heard, mine, target)
            yield Case(f"{name}: {what} weight", weight, got, CHANCE * error)
        report = mine + want.report * (heard - mine)
        left = (report - want.report * view) / (1 - want.report) - mine
        noise = yes_man.hidden_noise(before=before, own=own, boss=boss, guess=guess)
        yield Case(
            f"{name}: noise left for the boss", noise, float(left.var()), CHANCE * noise * (2 / draws) ** 0.5
        )


def weight_on(one: Floats, other: Floats, target: Floats) -> tuple[float, float]:
    """The w for which w one + (1 - w) other is nearest to *target*, and its standard error."""
    away = one - other
    weight = float(away @ (target - other) / (away @ away))
    left = target - other - weight * away
    return weight, float(left.std() / (away @ away) ** 0.5)


def facts_on_the_way() -> Iterator[Case]:
    """Control loss: facts that each level passes on with a chance."""
    for (share, levels), facts, seed in product(((0.5, 6), (0.9, 6), (0.7, 10)), (10_000, 10_000_000), SEEDS):
        rng, left = np.random.default_rng(seed), facts
        for _ in range(levels):
            left = rng.binomial(left, share)
        want = control_loss.carried(share, levels)
        error = (want * (1 - want) / facts) ** 0.5
        yield Case(f"alpha={share} n={levels} facts={facts} seed={seed}", want, left / facts, CHANCE * error)


def rulers_who_try_everything() -> Iterator[Case]:
    """Aides: every contract on a grid of 501 competences and 1001 wages; and the sign over strengths."""
    strengths = np.array([0.505, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99, 0.999])
    for rents, output in product((0.0, 0.2, 1.0, 5.0, 50.0), (0.05, 0.3, 0.7, 1.0)):
        tried = [best_contract(s, rents, output) for s in strengths]
        hired = [aides.hire(strength=s, rents=rents, output=output, bribe=1.0) for s in strengths]
        name = f"B={rents} y={output} R=1"
        short = max(h.value - t[1] for h, t in zip(hired, tried, strict=True))
        over = max(t[1] - h.value for h, t in zip(hired, tried, strict=True))
        yield Case(f"{name}: most that a contract of the grid falls short", 0, short, 0.003 * (1 + output))
        yield Case(f"{name}: most that one is better", 0, max(over, 0.0), 1e-9)
        # competence of those who buy it moves by a step of the grid where the wage does
        worse = max(0.0, *(weak[0] - strong[0] for weak, strong in pairwise(tried)))
        yield Case(f"{name}: most by which a weaker ruler's aide is better", 0, worse, 0.01)


def best_contract(strength: float, rents: float, output: float) -> tuple[float, float]:
    """Competence and value of the best contract on the grid if plotters offer 1: every event gone through."""
    q = np.linspace(0.5, 1.0, 501)[:, None]
    wage = np.linspace(0.0, 1.0, 1001)[None, :]
    value = np.zeros((501, 1001))
    for right_if_strong in (True, False):  # whether the sign he sees is "strong"
        strong = (1 - strength) * (q if right_if_strong else 1 - q)
        weak = strength * (1 - q if right_if_strong else q)
        stays = wage * (strong + weak) >= strong - 1e-12
        kept, lost = (strong + weak) * (rents + output * q - wage), weak * (rents + output * q)
        value += np.where(stays, kept, lost)
    at = np.unravel_index(value.argmax(), value.shape)
    return float(q[at[0], 0]), float(value[at])


def leaders_of_two_types() -> Iterator[Case]:
    """Receiver types: a leader who is naive with chance alpha, in the engine, against the two pure types."""
    for alpha, fear, seed in product((0.2, 0.5), (0.3, 1.0), (1, 11)):
        leaders: tuple[LeaderRule, ...] = (Naive(), Sophisticated(), Mixed(naive=alpha))
        naive, wary, mixed = (
            gaps(leader, fear, seed + n)  # other draws for each, so that the three are independent
            for n, leader in enumerate(leaders)
        )
        errors = [receivers.Errors(float(g.mean()), float((g**2).mean())) for g in (naive, wary)]
        want = receivers.types(naive=alpha, naive_error=errors[0], wary_error=errors[1])
        root = mixed.size**0.5
        name = f"alpha={alpha} fear={fear} seed={seed}"
        for what, expected, one, two, three in (
            ("mean error", want.mean, naive, wary, mixed),
            ("mean squared error", want.square, naive**2, wary**2, mixed**2),
        ):
            error = ((alpha * one.std()) ** 2 + ((1 - alpha) * two.std()) ** 2 + three.var()) ** 0.5 / root
            yield Case(f"{name}: {what}", expected, float(three.mean()), CHANCE * error)


def gaps(leader: LeaderRule, fear: float, seed: int) -> Floats:
    """The leader's error after six steps under linear shading, one for each of 1,000 replicates."""
    scenario = Scenario(
        steps=6,
        state=State(persistence=0.8, noise=0.3),
        organisation=Organisation(branching=2, depth=2),
        shading=Linear(),
        leader=leader,
        fear=Fear(start=fear),
    )
    return simulate(scenario, replicates=1000, seed=1000 * seed).gap_RT[:, -1]


CHECKS: list[Check] = [
    talk_by_best_responses,
    lies_in_few_types,
    reporters_with_unknown_wishes,
    signals_from_any_start,
    workers_and_bosses,
    facts_on_the_way,
    rulers_who_try_everything,
    leaders_of_two_types,
]
