"""The model of ``benchmarks.simulate`` as others would write it: a kernel by hand for Numba, and Mesa.

A tree of agents who lie towards the plan as far as fear pays, a naive leader with a Kalman filter, purges
after disappointments, and fear of the next one. Both take their chance from the streams of the project in
the same order, so they give the same beliefs as its engines (tests/simulate/test_benchmark_model.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.random import Generator
from numpy.typing import NDArray

from earwitness.simulate.scenario import Fear, Organisation, Plan, Proportional, Purge, Scenario, State
from earwitness.simulate.streams import EVENTS, SIGNALS, WORLD, generator

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Numbers:
    """What the model is about. Starting competence and cost of lying are 1, and the first state is 0."""

    branching: int = 4
    depth: int = 6
    steps: int = 100
    persistence: float = 0.9
    shock: float = 0.3
    sigma: float = 1.0
    fear: float = 0.2
    memory: float = 0.8
    punishment: float = 0.3
    tolerance: float = 0.8
    share: float = 0.02
    loyal: float = 0.7  # the competence of whoever comes after a purge
    doubt: float = 1.0


def scenario(of: Numbers) -> Scenario:
    """The same for the project's own engines."""
    return Scenario(
        steps=of.steps,
        state=State(persistence=of.persistence, noise=of.shock),
        plan=Plan(follow=1.0),
        organisation=Organisation(branching=of.branching, depth=of.depth, noise=of.sigma),
        decision=Proportional(),
        fear=Fear(start=of.fear, memory=of.memory, punishment=of.punishment),
        purge=Purge(tolerance=of.tolerance, share=of.share, competence=of.loyal),
    )


def streams(seed: int, replicate: int) -> tuple[Generator, Generator, Generator]:
    """What moves the world, blurs signals and picks who is purged."""
    world, signals, events = (generator(seed, replicate, s) for s in (WORLD, SIGNALS, EVENTS))
    world.standard_normal()  # the spread of the first state, which is none here
    return world, signals, events


def by_hand(of: Numbers, seed: int, replicate: int) -> Floats:
    """Beliefs of one replicate by the kernel written by hand."""
    sizes = of.branching ** np.arange(1, of.depth + 1)
    belief_T = np.empty(of.steps)
    _kernel(
        *streams(seed, replicate),
        np.concatenate([[0], np.cumsum(sizes)]),
        of.branching,
        (of.persistence, of.shock, of.sigma, of.fear, of.memory, of.punishment),
        (of.tolerance, of.share, of.loyal, of.doubt),
        belief_T,
    )
    return belief_T


@njit(fastmath=False, error_model="numpy")
def _kernel(world, signals, events, start_Q, branching, chain, power, belief_T):  # type: ignore[no-untyped-def]  # noqa: PLR0913
    persistence, shock, sigma, fear_0, memory, punishment = chain
    tolerance, share, loyal, doubt = power
    depth, agents = len(start_Q) - 1, start_Q[-1]
    noise_N, fear_N = np.full(agents, sigma), np.full(agents, fear_0)
    cost_N, message_N = np.ones(agents), np.empty(agents)
    square_L = np.empty(depth)  # the squared weight of an agent's noise at the top
    noise = 0.0  # of the whole chain
    for level in range(depth):
        size = start_Q[level + 1] - start_Q[level]
        square_L[level] = 1.0 / size**2
        noise += square_L[level] * size * sigma**2
    rate = -np.log1p(-share)
    state, belief, variance = 0.0, 0.0, doubt * doubt
    raised = 0.0  # by how much the last purge raised fear
    for step in range(len(belief_T)):
        plan = belief
        for level in range(depth - 1, -1, -1):
            start, stop = start_Q[level], start_Q[level + 1]
            for i in range(start, stop):
                if level == depth - 1:
                    heard = state
                else:
                    first = stop + (i - start) * branching
                    heard = 0.0
                    for j in range(first, first + branching):
                        heard += message_N[j]
                    heard /= branching
                x = heard + noise_N[i] * signals.standard_normal()
                if step > 0:
                    fear_N[i] = memory * fear_N[i] + raised
                message_N[i] = x + min(max(plan - x, 0.0), fear_N[i] / cost_N[i])
        z = 0.0
        for i in range(branching):
            z += message_N[i]
        z /= branching
        if step > 0:
            belief, variance = persistence * belief, persistence * persistence * variance + shock * shock
        gain = variance / (variance + noise)
        belief, variance = belief + gain * (z - belief), (1.0 - gain) * variance
        belief_T[step] = belief
        raised = 0.0
        if belief - state > tolerance:
            raised = punishment
            for level in range(depth):
                i = start_Q[level]
                while True:
                    skip = events.standard_exponential() / rate
                    if skip >= start_Q[level + 1] - i:
                        break
                    i += int(skip)
                    after = sigma / loyal
                    noise += square_L[level] * (after * after - noise_N[i] * noise_N[i])
                    noise_N[i] = after
                    i += 1
        state = persistence * state + shock * world.standard_normal()


def mesa_model(of: Numbers, seed: int, replicate: int) -> Any:
    """The model in Mesa 3: agents of a class, activated level by level; ``beliefs`` grows by one a step."""
    import mesa

    class Officer(mesa.Agent):
        """One member of the organization."""

        def __init__(self, model: Any, level: int, under: list[Any]) -> None:
            super().__init__(model)
            self.level, self.under = level, under
            self.competence, self.cost, self.fear, self.message = 1.0, 1.0, of.fear, 0.0

        def report(self) -> None:
            told = sum(a.message for a in self.under) / len(self.under) if self.under else self.model.state
            x = told + of.sigma / self.competence * self.model.signals.standard_normal()
            self.message = x + min(max(self.model.plan - x, 0.0), self.fear / self.cost)

        def feel(self, purge: bool) -> None:
            self.fear = of.memory * self.fear + of.punishment * purge

    class Institution(mesa.Model):
        """The chain of command, its leader and the world."""

        def __init__(self) -> None:
            super().__init__(seed=seed)
            self.world, self.signals, self.events = streams(seed, replicate)
            self.state, self.belief, self.variance, self.beliefs = 0.0, 0.0, of.doubt**2, []
            self.plan = 0.0
            below: list[Any] = []
            levels = []
            for level in range(of.depth - 1, -1, -1):
                here = [
                    Officer(self, level, below[i * of.branching : (i + 1) * of.branching])
                    for i in range(of.branching ** (level + 1))
                ]
                below = here
                levels.append(mesa.agent.AgentSet(here, random=self.random))
            self.levels = levels[::-1]

        def step(self) -> None:
            self.plan = self.belief
            for level in self.levels[::-1]:
                level.do("report")
            if self.beliefs:
                self.belief *= of.persistence
                self.variance = of.persistence**2 * self.variance + of.shock**2
            noise = sum(sum((of.sigma / a.competence) ** 2 for a in lv) / len(lv) ** 2 for lv in self.levels)
            gain = self.variance / (self.variance + noise)
            z = sum(a.message for a in self.levels[0]) / of.branching
            self.belief += gain * (z - self.belief)
            self.variance *= 1.0 - gain
            self.beliefs.append(self.belief)
            purge = self.belief - self.state > of.tolerance
            for level in self.levels:
                level.do("feel", purge)
                if purge:
                    self.replace(list(level))
            self.state = of.persistence * self.state + of.shock * self.world.standard_normal()

        def replace(self, agents: list[Any]) -> None:
            rate, i = -np.log1p(-of.share), 0
            while True:
                skip = self.events.standard_exponential() / rate
                if skip >= len(agents) - i:
                    return
                agents[i + int(skip)].competence = of.loyal
                i += int(skip) + 1

    return Institution()
