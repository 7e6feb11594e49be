"""The exact engine: where shading is linear and nothing feeds back on agents, they need not be simulated.

What the leader hears is then the state, a constant and normal noise of known covariance (``affine``), so
that a step of a replicate costs a few numbers, however many agents there are. The state takes the same
draws as in the other engines, the noise of messages its own (stream ``SIGNALS``: in each step one normal
for each chain, each of its skip-level readings and each skip-level channel), so a replicate is another one
of the same law.

Level series are not random here: they are the expected signal and message given the state and the belief
before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate.affine import Said, Taken, said, taken
from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats, Ints
from earwitness.simulate.run import Series
from earwitness.simulate.scenario import Anonymous, Commit, Decision, Sensor, SkipLevel
from earwitness.simulate.shading import Honest, Linear, YesMan
from earwitness.simulate.streams import CHANNELS, LEADER, SIGNALS, WORLD, generator, reporting_below

# Random numbers held at once: 8 MB. More replicates are done in pieces.
_HELD: Final = 1_000_000


def obstacles(model: Model) -> tuple[str, ...]:
    """What keeps a scenario from being linear and Gaussian; empty: nothing does."""
    scenario, organisation, fear = model.scenario, model.scenario.organisation, model.scenario.fear
    purge, turnover = scenario.purge, scenario.turnover
    spread = {
        "competence": organisation.competence_spread,
        "cost": organisation.cost_spread,
        "fear": fear.spread,
    }
    at_rest = fear.start == fear.baseline and np.isnan(model.layout.fear_N).all()
    rules = {type(rule).__name__ for rule in model.rules if not isinstance(rule, Honest | Linear | YesMan)}
    differs = [name for name, size in spread.items() if size]
    return tuple(
        text
        for text, there in (
            (f"the rule of some level is {', '.join(sorted(rules))}", bool(rules)),
            (f"{' and '.join(differs)} differ by chance", bool(differs)),
            ("fear fades from where it starts", fear.memory < 1.0 and not at_rest),
            ("purges punish or replace", bool(purge and (purge.share or fear.punishment))),
            ("there is turnover", bool(turnover and turnover.rate)),
            ("loyalty is followed", scenario.loyalty is not None),
            ("an anonymous channel asks agents", any(isinstance(c, Anonymous) for c in scenario.channels)),
        )
        if there
    )


def gaussian(model: Model, seed: int, first: int, out: Series, told: Callable[[int], None]) -> None:
    """Fill all rows of *out* with replicates from *first* on; *told* hears how many are done."""
    law, replicates = said(model), len(out.state_RT)
    views = (taken(model, wary=False), taken(model, wary=True))
    held = max(_HELD // (model.scenario.steps * (2 + len(law.root_SS))), 1)
    for start in range(0, replicates, held):
        rows_R = np.arange(start, min(start + held, replicates))
        wary_R = np.array([_wary(model, seed, first + int(row)) for row in rows_R])
        out.wary_R[rows_R] = wary_R
        for wary in (False, True):
            if (wary_R == wary).any():
                mine_R = rows_R[wary_R == wary]
                # one after the other they are a view of the arrays, which is quicker to fill
                whole = len(mine_R) == len(rows_R)
                rows = slice(start, start + held) if whole else mine_R
                _Some(model, law, views[wary], seed, first + mine_R).fill(out, rows)
        told(int(rows_R[-1]) + 1)


def _wary(model: Model, seed: int, replicate: int) -> bool:
    return model.wary(generator(seed, replicate, LEADER).random() if model.mixed else 0.0)


class _Some:
    """Some replicates with one type of leader, side by side. R: replicate, the last axis of all arrays but
    those of a run.
    """

    def __init__(self, model: Model, law: Said, view: tuple[Taken, ...], seed: int, numbers_R: Ints) -> None:
        self.model, self.law, self.view = model, law, view
        scenario = model.scenario
        steps = scenario.steps

        def drawn(shape: tuple[int, ...], *stream: int) -> Floats:
            draws = np.empty((len(numbers_R), *shape))
            for at, number in enumerate(numbers_R):
                generator(seed, int(number), *stream).standard_normal(out=draws[at])
            return np.ascontiguousarray(np.moveaxis(draws, 0, -1))

        self.world_WR = drawn((1 + steps,), WORLD)
        blurred = scenario.purge is not None and scenario.purge.outcome_noise > 0.0
        self.outcome_TR = drawn((steps,), WORLD, 0) if blurred else np.zeros((steps, 1))
        self.noise_TSR = law.root_SS @ drawn((steps, len(law.root_SS)), SIGNALS)
        self.sensed = {
            number: drawn((steps, 2), CHANNELS, number)
            for number, channel in enumerate(scenario.channels)
            if isinstance(channel, Sensor)
        }
        self.state_TR, self.belief_TR = np.empty((2, steps, len(numbers_R)))
        self.variance_T: list[float | Floats] = []

    def fill(self, out: Series, rows: slice | Ints) -> None:
        """Run all steps, into *rows* of *out*."""
        self._run()
        scenario, law = self.model.scenario, self.law
        state_RT, belief_RT = (np.ascontiguousarray(x.T) for x in (self.state_TR, self.belief_TR))
        guess_RT = np.empty_like(belief_RT)
        guess_RT[:, 0], guess_RT[:, 1:] = scenario.leader.belief, belief_RT[:, :-1]
        out.state_RT[rows], out.belief_RT[rows] = state_RT, belief_RT
        out.doubt_RT[rows] = np.sqrt(np.array(self.variance_T)).T
        out.decision_RT[rows] = _decided(scenario.decision, belief_RT)
        out.plan_RT[rows] = scenario.plan.level + scenario.plan.follow * guess_RT
        if scenario.purge:
            outcome_RT = state_RT + scenario.purge.outcome_noise * self.outcome_TR.T
            out.purge_RT[rows] = belief_RT - outcome_RT > scenario.purge.tolerance
        for mean_L3, level_RTL in ((law.signal_L3, out.signal_RTL), (law.message_L3, out.message_RTL)):
            level_RTL[rows] = _mean(mean_L3.astype(np.float32), state_RT, guess_RT)
        self._channels(out, rows, state_RT, guess_RT)
        lay = self.model.layout
        for own_N, usual, level_RTL in (
            (lay.fear_N, scenario.fear.start, out.fear_RTL),
            (lay.competence_N, scenario.organisation.competence, out.competence_RTL),
        ):
            sum_L = np.add.reduceat(np.where(np.isnan(own_N), usual, own_N), lay.start_Q[:-1])
            level_RTL[rows] = sum_L / lay.sizes_L

    def _run(self) -> None:
        scenario, law, state = self.model.scenario, self.law, self.model.scenario.state
        shock_T = np.zeros(scenario.steps + 1)
        for shock in scenario.state.shocks:
            if shock.step < scenario.steps:
                shock_T[shock.step] += shock.size
        # a chain's measurement less what the leader takes it for: constant, slopes, noise
        chains = [
            (chain, chain.weight_S @ law.mean_S3, np.tensordot(chain.weight_S, self.noise_TSR, (0, 1)))
            for chain in self.view
        ]
        theta = state.start + state.spread * self.world_WR[0] + shock_T[0]
        belief: Floats = np.full(theta.shape, scenario.leader.belief)
        variance: float | Floats = scenario.leader.doubt**2
        push: float | Floats = 0.0
        for step in range(scenario.steps):
            guess = belief
            if step > 0:
                belief = state.persistence * belief + push
                variance = state.persistence**2 * variance + state.noise**2
            for chain, (constant, reach, lean), noise_TR in chains:
                gain = _gain(variance, chain.reach, chain.noise)
                missed = reach * theta + noise_TR[step]
                missed -= chain.reach * belief
                missed += constant - chain.offset
                if lean != chain.lean:
                    missed += (lean - chain.lean) * guess
                belief = belief + gain * missed
                variance = (1.0 - gain * chain.reach) * variance
            for number, channel in enumerate(scenario.channels):
                if isinstance(channel, Sensor):
                    z, reports = self._sensor(number, channel, step, theta)
                    gain = _gain(variance, 1.0, channel.noise**2)
                    if channel.chance < 1.0:
                        gain = np.where(reports, gain, 0.0)
                    belief, variance = belief + gain * (z - belief), (1.0 - gain) * variance
            self.state_TR[step], self.belief_TR[step] = theta, belief
            self.variance_T.append(variance)
            push = state.effect * _decided(scenario.decision, belief) + state.drift
            theta = state.persistence * theta + push
            theta += state.noise * self.world_WR[1 + step] + shock_T[step + 1]

    def _sensor(
        self, number: int, channel: Sensor, step: int | slice, theta: Floats
    ) -> tuple[Floats, NDArray[np.bool_]]:
        """What a sensor says, and whether it does."""
        draws = self.sensed[number][step]
        reports, off = draws[..., 0, :], draws[..., 1, :]
        return theta + channel.bias + channel.noise * off, reports < reporting_below(channel.chance)

    def _channels(self, out: Series, rows: slice | Ints, state_RT: Floats, guess_RT: Floats) -> None:
        """What every chain and channel said."""
        law, strand_C = self.law, self.model.measures.strand_CS[:, 0]
        skips = iter(range(len(self.model.measures.first_B), len(law.root_SS)))

        def said_by(strand: int) -> Floats:
            mean_RT = _mean(law.mean_S3[strand : strand + 1], state_RT, guess_RT)[..., 0]
            return mean_RT + self.noise_TSR[:, strand].T

        for chain, strand in enumerate(strand_C):
            out.channel_RTC[rows, :, chain] = said_by(int(strand))
        for number, channel in enumerate(self.model.scenario.channels):
            if isinstance(channel, SkipLevel):
                out.channel_RTC[rows, :, len(strand_C) + number] = said_by(next(skips))
            elif isinstance(channel, Sensor):
                z_TR, reports_TR = self._sensor(number, channel, slice(None), self.state_TR)
                out.channel_RTC[rows, :, len(strand_C) + number] = np.where(reports_TR, z_TR, np.nan).T


def _decided(decision: Decision, belief: Floats) -> Floats:
    if isinstance(decision, Commit):
        return np.where(belief > decision.threshold, decision.size, 0.0)
    return decision.weight * belief


def _mean(mean_X3: Floats, state_RT: Floats, guess_RT: Floats) -> Floats:
    """Constant + reach theta + lean g for each of several things, along a last axis."""
    found = state_RT.astype(mean_X3.dtype)[..., None] * mean_X3[:, 1]
    found += mean_X3[:, 0]
    if mean_X3[:, 2].any():
        found += guess_RT.astype(mean_X3.dtype)[..., None] * mean_X3[:, 2]
    return found


def _gain(variance: float | Floats, reach: float, noise: float) -> float | Floats:
    """The Kalman gain; 0 where the belief is certain and the measurement says nothing new."""
    total = reach * reach * variance + noise
    if isinstance(total, float):
        return variance * reach / total if total > 0.0 else 0.0
    return variance * reach / np.where(total > 0.0, total, np.inf)
