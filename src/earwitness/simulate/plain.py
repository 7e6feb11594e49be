"""The plain engine: one replicate in NumPy, step by step as the equations stand. The fast engine is checked
against it.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from earwitness.simulate.asking import asked
from earwitness.simulate.cascade import cascade, signatories
from earwitness.simulate.filter import blend, carry, covariance, predict, update
from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats
from earwitness.simulate.replacing import replace
from earwitness.simulate.run import Series
from earwitness.simulate.scenario import Anonymous, Commit, Sensor, SkipLevel
from earwitness.simulate.streams import Draws, reporting_below


def replicate(model: Model, draws: Draws, out: Series, row: int) -> None:
    """Run one replicate and write it into *row* of *out*."""
    here = _Replicate(model, draws, out, row)
    for step in range(model.scenario.steps):
        here.speak(step)
        here.hear(step)
        purge = here.decide(step)
        here.change(step, purge)


class _Replicate:
    """One replicate under way. Axes: N agent, L level, A agent of one level, B strand (see ``measures``)."""

    def __init__(self, model: Model, draws: Draws, out: Series, row: int) -> None:
        scenario = model.scenario
        self.model, self.draws, self.out, self.row = model, draws, out, row
        self.shock = dict.fromkeys(range(scenario.steps), 0.0)
        for shock in scenario.state.shocks:
            if shock.step < scenario.steps:
                self.shock[shock.step] += shock.size
        start = scenario.state.start + scenario.state.spread * draws.world_W[0]
        self.state = start + self.shock[0]
        self.belief, self.variance = scenario.leader.belief, scenario.leader.doubt**2
        self.decision = 0.0
        self.competence_N = draws.competence_N.copy()
        self.fear_N = draws.fear_N.copy()
        self.signal_N = np.empty(model.layout.agents)
        self.message_N = np.empty(model.layout.agents)
        self.v0_N = np.sort(draws.loyalty_N)
        if scenario.loyalty:
            self.appeal_A = np.sort(draws.loyalty_N[model.layout.level(scenario.loyalty.appeal_level - 1)])
        self.defected = self.fled = 0
        self.appeal = False
        # cost as a level has it: what goes with the mean of f/kappa
        starts, sizes_L = model.layout.start_Q[:-1], model.layout.sizes_L
        self.cost_L = sizes_L / np.add.reduceat(1.0 / draws.cost_N, starts)
        out.wary_R[row] = draws.wary

    @property
    def felt_N(self) -> Floats:
        """The fear that shading feels."""
        return (1.0 - self.model.scenario.fear.protection) * self.fear_N

    @property
    def noise_N(self) -> Floats:
        """The standard deviation of each agent's own noise: sigma/c."""
        return self.model.scenario.organisation.noise / self.competence_N

    def speak(self, step: int) -> None:
        """Signals and messages of all agents, from the deepest level up."""
        model, draws, out, row = self.model, self.draws, self.out, self.row
        lay, scenario = model.layout, model.scenario
        self.plan = scenario.plan.level + scenario.plan.follow * self.belief
        self.guess = self.belief
        noise_N, felt_N = self.noise_N, self.felt_N
        for level in range(lay.depth - 1, -1, -1):
            here = lay.level(level)
            agents = here.stop - here.start
            x_A = self._told(level) + noise_N[here] * draws.signals.standard_normal(agents)
            for circle in model.circles:
                if circle.level == level:
                    x_A = circle.talk(x_A)
            rule = model.rules[level]
            u_A = draws.chances.random(agents) if rule.random and draws.chances else np.zeros(agents)
            m_A = rule.message(x_A, felt_N[here], draws.cost_N[here], self.plan, self.guess, u_A)
            self.signal_N[here], self.message_N[here] = x_A, m_A
            silent_A = np.isnan(m_A)
            out.signal_RTL[row, step, level] = x_A.mean()
            out.message_RTL[row, step, level] = _mean(m_A)
            out.silent_RTL[row, step, level] = silent_A.mean()
            out.fear_RTL[row, step, level] = self.fear_N[here].mean()
            out.competence_RTL[row, step, level] = self.competence_N[here].mean()
        out.plan_RT[row, step] = self.plan

    def _told(self, level: int) -> Floats:
        """What agents of a level hear: the state, or the mean of their subordinates' messages."""
        lay = self.model.layout
        here = lay.level(level)
        first_Q = lay.first_Q[here.start : here.stop + 1]
        told_A = np.full(here.stop - here.start, self.state)
        boss_A = np.diff(first_Q) > 0
        if boss_A.any():
            said_E = self.message_N[lay.under_E[first_Q[0] : first_Q[-1]]]
            spoke_E = ~np.isnan(said_E)
            starts = first_Q[:-1][boss_A] - first_Q[0]
            total = np.add.reduceat(np.where(spoke_E, said_E, 0.0), starts)
            count = np.add.reduceat(spoke_E.astype(np.float64), starts)
            # no news is good news
            told_A[boss_A] = np.where(count > 0.0, total / np.maximum(count, 1.0), self.plan)
        return told_A

    def hear(self, step: int) -> None:
        """The leader's belief after all that he hears."""
        model = self.model
        scenario, lay, meas = model.scenario, model.layout, model.measures
        if step > 0:
            push = scenario.state.effect * self.decision + scenario.state.drift
            state = scenario.state
            self.belief, self.variance = predict(
                self.belief, self.variance, state.persistence, push, state.noise
            )
        heard_B = self._heard(step)
        noise_PL = meas.noise_PL(lay, self.noise_N**2)
        shift_L, gain_L, rest_L = self._expected()
        offset_B, reach_B, before_BL, after_BL = carry(
            meas.first_B, meas.leaf_BL, meas.total_BL, shift_L, gain_L
        )

        def noise(a: int, b: int) -> float:
            pair = meas.pair_BB[a, b]
            return covariance(a, b, before_BL, after_BL, noise_PL[pair], meas.square_PL[pair], rest_L)

        for strand_S in meas.strand_CS:
            heard, weight_S = blend(strand_S, meas.skip_S, heard_B)
            if heard:
                used = [(int(b), float(w)) for b, w in zip(strand_S, weight_S, strict=True) if w > 0.0]
                self._update(
                    sum(w * heard_B[b] for b, w in used),
                    sum(w * offset_B[b] for b, w in used),
                    sum(w * reach_B[b] for b, w in used),
                    sum(v * w * noise(a, b) for a, v in used for b, w in used),
                )
        for number, channel in enumerate(scenario.channels):
            if isinstance(channel, Sensor):
                z = self._sensed(step, number, channel)
                self.out.channel_RTC[self.row, step, len(lay.chains) + number] = z
                if not np.isnan(z):
                    self._update(z, 0.0, 1.0, channel.noise**2)
            for b in np.flatnonzero(meas.anonymous_B == number):
                if not np.isnan(heard_B[b]):
                    self._update(heard_B[b], offset_B[b], reach_B[b], noise(int(b), int(b)))
        self.out.belief_RT[self.row, step] = self.belief
        self.out.doubt_RT[self.row, step] = sqrt(self.variance)

    def _update(self, z: float, offset: float, reach: float, noise: float) -> None:
        self.belief, self.variance = update(self.belief, self.variance, z, offset, reach, noise)

    def _heard(self, step: int) -> Floats:
        """What each strand says; what each channel says, into the record."""
        model, out, row = self.model, self.out, self.row
        meas, chains = model.measures, len(model.layout.chains)
        heard_B = np.full(len(meas.first_B), np.nan)
        for b, number in enumerate(meas.anonymous_B):
            agents_E = meas.asked_E[meas.asked_Q[b] : meas.asked_Q[b + 1]]
            if number < 0:
                heard_B[b] = _mean(self.message_N[agents_E])
                continue
            channel = model.scenario.channels[number]
            assert isinstance(channel, Anonymous)
            u = self.draws.channels[number][step]
            if u[0] < channel.chance:
                heard_B[b] = self.signal_N[agents_E[asked(u[1:], len(agents_E))]].mean()
            out.channel_RTC[row, step, chains + number] = heard_B[b]
        out.channel_RTC[row, step, :chains] = heard_B[meas.strand_CS[:, 0]]
        for number, channel in enumerate(model.scenario.channels):
            if isinstance(channel, SkipLevel):
                out.channel_RTC[row, step, chains + number] = out.message_RTL[row, step, channel.level - 1]
        return heard_B

    def _sensed(self, step: int, number: int, channel: Sensor) -> float:
        """What a sensor says, NaN if nothing in this step."""
        z = self.draws.channels[number][step]
        if z[0] >= reporting_below(channel.chance):
            return np.nan
        return float(self.state + channel.bias + channel.noise * z[1])

    def _expected(self) -> tuple[Floats, Floats, Floats]:
        """The shading of each level as the leader expects it: shift + gain x, and what scatters about that.

        He reasons from the deepest level up: given what he believes of the state, the signals of a level have
        this mean and spread, so its shading is like that line, and the level above hears such messages.
        """
        model = self.model
        depth = model.layout.depth
        shift_L, gain_L, rest_L = np.zeros(depth), np.ones(depth), np.zeros(depth)
        if not self.draws.wary:
            return shift_L, gain_L, rest_L
        starts, sizes_L = model.layout.start_Q[:-1], model.layout.sizes_L
        felt_L = np.add.reduceat(self.felt_N, starts) / sizes_L
        own_L = np.add.reduceat(self.noise_N**2, starts) / sizes_L
        mean = told = self.belief
        reach, noise, rest = (
            1.0,
            0.0,
            0.0,
        )  # of messages of the level below: slope in the state, scatter, shading's
        for level in range(depth - 1, -1, -1):
            leaf = model.leaf_L[level]
            mean = leaf * self.belief + (1.0 - leaf) * told
            reach = leaf + (1.0 - leaf) * reach
            noise = model.talk_L[level] * (
                own_L[level] + (1.0 - leaf) * model.spread_L[level] * (noise + rest)
            )
            sd = sqrt(reach**2 * self.variance + noise)
            value, slope, rest = model.rules[level].line(
                mean, sd, float(felt_L[level]), float(self.cost_L[level]), self.plan, self.guess
            )
            gain = 1.0 + slope
            shift_L[level], gain_L[level], rest_L[level] = value - slope * mean, gain, rest
            told, reach, noise = mean + value, gain * reach, gain**2 * noise
        return shift_L, gain_L, rest_L

    def decide(self, step: int) -> bool:
        """The decision, the outcome, and whether there is a purge."""
        scenario, out, row = self.model.scenario, self.out, self.row
        decision, purge = scenario.decision, scenario.purge
        if isinstance(decision, Commit):
            self.decision = decision.size if self.belief > decision.threshold else 0.0
        else:
            self.decision = decision.weight * self.belief
        out.state_RT[row, step], out.decision_RT[row, step] = self.state, self.decision
        if purge is None:
            return False
        outcome = self.state + purge.outcome_noise * self.draws.outcome_T[step]
        out.purge_RT[row, step] = self.belief - outcome > purge.tolerance
        return bool(out.purge_RT[row, step])

    def change(self, step: int, purge: bool) -> None:
        """Fear, places, loyalty, and the next state."""
        model, scenario, draws = self.model, self.model.scenario, self.draws
        fear, state = scenario.fear, scenario.state
        self.fear_N = fear.baseline + fear.memory * (self.fear_N - fear.baseline) + fear.punishment * purge
        if draws.events is not None:
            replace(model, draws.events, purge, self.message_N, self.competence_N)
        if scenario.loyalty:
            self._defect(step)
        self.state = (
            state.persistence * self.state
            + state.effect * self.decision
            + state.drift
            + state.noise * draws.world_W[1 + step]
            + self.shock.get(step + 1, 0.0)
        )

    def _defect(self, step: int) -> None:
        """Who has turned away in public, in this step or before."""
        loyalty, out, row = self.model.scenario.loyalty, self.out, self.row
        assert loyalty is not None
        gap = abs(self.belief - self.state)
        self.defected = cascade(self.v0_N, shift=loyalty.weight * gap, already=self.defected)
        out.defected_RT[row, step] = self.defected / len(self.v0_N)
        if loyalty.appeal and not self.appeal:
            signed = signatories(self.appeal_A, loyalty.appeal, shift=loyalty.weight * gap)
            self.appeal = signed > 0
        out.appeal_RT[row, step] = self.appeal
        if loyalty.population:
            push = gap if loyalty.flight_from == "gap" else self.decision
            shift = loyalty.flight_weight * push
            self.fled = cascade(self.draws.population_P, shift=shift, already=self.fled)
            out.fled_RT[row, step] = self.fled / loyalty.population


def _mean(message_A: Floats) -> float:
    """The mean of what was said, NaN if nothing was."""
    spoke_A = ~np.isnan(message_A)
    return float(message_A[spoke_A].mean()) if spoke_A.any() else np.nan
