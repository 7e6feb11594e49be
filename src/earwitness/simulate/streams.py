"""Where chance comes from: every replicate has streams of its own, one for each thing that is random.

A stream depends on the seed, the number of the replicate and what it is for, and on nothing else. So a
replicate is the same however many others are run beside it, in whatever chunks and processes; and a switch
in the scenario changes only the stream that it is about, so that what a remedy buys can be read off pairs
of runs (common random numbers). Where one thing can be switched on without another (a second channel, a
spread of fear), each has a stream within the stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence

from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats
from earwitness.simulate.scenario import Anonymous, Sensor

WORLD: Final = 0  # the start, then what moves the state in each step; within it, 0: the noise of outcomes
SIGNALS: Final = 1  # a normal for each agent in each step, from the deepest level up
CHANCES: Final = 2  # a uniform for each agent of the levels whose rule looks at it, likewise
PEOPLE: Final = 3  # who they are: 0 competence, 1 cost, 2 fear, 3 loyalty, 4 loyalty of the population
EVENTS: Final = 4  # purges and turnover
CHANNELS: Final = 5  # within it one stream for each channel, in the order of the scenario
OUTSIDE: Final = 6
EMIT: Final = 7
LEADER: Final = 8  # his type, where it is mixed


def generator(seed: int, replicate: int, *stream: int) -> Generator:
    """The generator of one stream of one replicate."""
    return Generator(PCG64(SeedSequence(seed, spawn_key=(replicate, *stream))))


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """All chance of one replicate; engines take the numbers from the generators in one and the same order.

    ``world_W``: the start, then eta of each step. ``outcome_T``: the noise of outcomes. ``channels``: for
    each channel of the scenario what it needs, by step: normals (whether it reports, its noise) for a
    sensor, uniforms (whether it reports, whom it asks) for an anonymous one, nothing for a skip-level one.
    """

    world_W: Floats
    outcome_T: Floats
    competence_N: Floats
    cost_N: Floats
    fear_N: Floats
    loyalty_N: Floats  # in no order but that of agents; empty without loyalty
    population_P: Floats  # sorted; empty without loyalty
    channels: tuple[Floats, ...]
    signals: Generator
    chances: Generator | None
    events: Generator | None
    wary: bool


def draws(model: Model, seed: int, replicate: int) -> Draws:
    """The draws of one replicate."""
    scenario = model.scenario
    steps, agents = scenario.steps, model.layout.agents
    organisation, fear, loyalty = scenario.organisation, scenario.fear, scenario.loyalty
    lay = model.layout

    def people(which: int, own_N: Floats, mean: float, spread: float) -> Floats:
        if spread == 0.0:
            return np.where(np.isnan(own_N), mean, own_N)
        z_N = generator(seed, replicate, PEOPLE, which).standard_normal(agents)
        return np.where(np.isnan(own_N), lognormal(mean, spread, z_N), own_N)

    def loyal(which: int, count: int, mean: float, spread: float) -> Floats:
        return mean + spread * generator(seed, replicate, PEOPLE, which).standard_normal(count)

    return Draws(
        world_W=generator(seed, replicate, WORLD).standard_normal(1 + steps),
        outcome_T=(
            generator(seed, replicate, WORLD, 0).standard_normal(steps)
            if scenario.purge and scenario.purge.outcome_noise > 0.0
            else np.zeros(steps)
        ),
        competence_N=people(0, lay.competence_N, organisation.competence, organisation.competence_spread),
        cost_N=people(1, lay.cost_N, organisation.cost, organisation.cost_spread),
        fear_N=people(2, lay.fear_N, fear.start, fear.spread),
        loyalty_N=loyal(3, agents, loyalty.mean, loyalty.spread) if loyalty else np.empty(0),
        population_P=(
            np.sort(loyal(4, loyalty.population, loyalty.flight_mean, loyalty.flight_spread))
            if loyalty
            else np.empty(0)
        ),
        channels=tuple(
            _channel(generator(seed, replicate, CHANNELS, n), channel, steps)
            for n, channel in enumerate(scenario.channels)
        ),
        signals=generator(seed, replicate, SIGNALS),
        chances=generator(seed, replicate, CHANCES) if model.random else None,
        events=generator(seed, replicate, EVENTS) if model.replaces else None,
        wary=model.wary(generator(seed, replicate, LEADER).random() if model.mixed else 0.0),
    )


def lognormal(mean: float, spread: float, z: Floats) -> Floats:
    """Log-normal numbers with *mean* and coefficient of variation *spread*, from standard normal *z*."""
    log_sd = float(np.sqrt(np.log1p(spread * spread)))
    return mean * np.exp(log_sd * z - 0.5 * log_sd * log_sd)


def _channel(rng: Generator, channel: object, steps: int) -> Floats:
    if isinstance(channel, Sensor):
        return rng.standard_normal((steps, 2))
    if isinstance(channel, Anonymous):
        return rng.random((steps, 1 + channel.sample))
    return np.empty((steps, 0))


def reporting_below(chance: float) -> float:
    """Below which standard normal draw something with *chance* happens."""
    if chance <= 0.0 or chance >= 1.0:
        return -inf if chance <= 0.0 else inf
    return NormalDist().inv_cdf(chance)
