"""What comes up a chain whose shading is linear: its mean and its noise, in closed form.

A message is then gain times signal plus what fear and the guess add, so everything that is said is constant
+ reach theta + lean g + noise, and all noise is jointly normal. Means follow from running the rules once
without noise, covariances from everybody's weight in what is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from earwitness.simulate.filter import blend, carry, covariance
from earwitness.simulate.measures import influence
from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats, Ints
from earwitness.simulate.scenario import SkipLevel


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Means as (constant, reach, lean), the last axis. S: the strands of ``measures``, then the whole level
    of each skip-level channel. Their noise is ``root_SS`` times independent normals.
    """

    mean_S3: Floats
    root_SS: Floats
    signal_L3: Floats
    message_L3: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A chain's measurement: the sum of ``weight_S`` times what is said, and what the leader takes it for:
    offset + reach theta + lean g + noise.
    """

    weight_S: Floats
    offset: float
    reach: float
    lean: float
    noise: float


def said(model: Model) -> Said:
    """The law of what is said, by strand and by level."""
    lay, meas = model.layout, model.measures
    fear_N, cost_N, noise_N = who(model)
    signal_3N, message_3N = np.empty((2, 3, lay.agents))
    for n, (state, guess) in enumerate(((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))):
        signal_3N[n], message_3N[n] = _without_noise(model, state, guess)
    for means_3N in (signal_3N, message_3N):
        means_3N[1:] -= means_3N[0]
    gain_N = np.empty(lay.agents)
    for level, rule in enumerate(model.rules):
        here = lay.level(level)
        zero = np.zeros(here.stop - here.start)
        of_0, of_1 = (rule.message(zero + x, fear_N[here], cost_N[here], 0.0, 0.0, zero) for x in (0.0, 1.0))
        gain_N[here] = of_1 - of_0
    asked = [meas.asked_E[a:b] for a, b in zip(meas.asked_Q[:-1], meas.asked_Q[1:], strict=True)]
    levels = [int(level) for level in meas.first_B]
    for channel in model.scenario.channels:
        if isinstance(channel, SkipLevel):
            levels.append(channel.level - 1)
            asked.append(np.arange(*lay.start_Q[channel.level - 1 : channel.level + 1], dtype=np.int64))
    weight_SN = np.array(
        [influence(lay, model.circles, them, at, gain_N) for them, at in zip(asked, levels, strict=True)]
    )
    starts, sizes_L = lay.start_Q[:-1], lay.sizes_L
    return Said(
        mean_S3=np.array([message_3N[:, them].mean(axis=1) for them in asked]),
        root_SS=_root((weight_SN * noise_N) @ (weight_SN * noise_N).T),
        signal_L3=(np.add.reduceat(signal_3N, starts, axis=1) / sizes_L).T,
        message_L3=(np.add.reduceat(message_3N, starts, axis=1) / sizes_L).T,
    )


def taken(model: Model, wary: bool) -> tuple[Taken, ...]:
    """How the leader takes each chain; *wary*: he knows the shading, by the lines of ``filter``."""
    meas, depth = model.measures, model.layout.depth
    fear_N, cost_N, noise_N = who(model)
    shift_L, lean_L, gain_L = np.zeros(depth), np.zeros(depth), np.ones(depth)
    for level, rule in enumerate(model.rules if wary else ()):
        here = model.layout.level(level)
        fear, cost = float(fear_N[here].mean()), 1.0 / float((1.0 / cost_N[here]).mean())
        shift_L[level], slope, _ = rule.line(0.0, 1.0, fear, cost, 0.0, 0.0)
        lean_L[level] = rule.line(0.0, 1.0, fear, cost, 0.0, 1.0)[0] - shift_L[level]
        gain_L[level] = 1.0 + slope
    offset_B, reach_B, before_BL, after_BL = carry(meas.first_B, meas.leaf_BL, meas.total_BL, shift_L, gain_L)
    lean_B = carry(meas.first_B, meas.leaf_BL, meas.total_BL, lean_L, gain_L)[0]
    noise_PL, no_rest_L = meas.noise_PL(model.layout, noise_N**2), np.zeros(depth)

    def noise(a: int, b: int) -> float:
        pair = meas.pair_BB[a, b]
        return covariance(a, b, before_BL, after_BL, noise_PL[pair], meas.square_PL[pair], no_rest_L)

    skips = sum(isinstance(channel, SkipLevel) for channel in model.scenario.channels)
    found = []
    for strand_S in meas.strand_CS:
        weight_B = np.zeros(len(offset_B) + skips)
        weight_B[strand_S[strand_S >= 0]] = blend(strand_S, meas.skip_S, offset_B)[1][strand_S >= 0]
        used = [int(b) for b in np.flatnonzero(weight_B)]
        found.append(
            Taken(
                weight_S=weight_B,
                offset=float(sum(weight_B[b] * offset_B[b] for b in used)),
                reach=float(sum(weight_B[b] * reach_B[b] for b in used)),
                lean=float(sum(weight_B[b] * lean_B[b] for b in used)),
                noise=float(sum(weight_B[a] * weight_B[b] * noise(a, b) for a in used for b in used)),
            )
        )
    return tuple(found)


def who(model: Model) -> tuple[Floats, Floats, Floats]:
    """Felt fear, cost and noise of everybody, where nobody differs by chance."""
    scenario, lay = model.scenario, model.layout
    fear_N = np.where(np.isnan(lay.fear_N), scenario.fear.start, lay.fear_N)
    cost_N = np.where(np.isnan(lay.cost_N), scenario.organisation.cost, lay.cost_N)
    competence_N = np.where(np.isnan(lay.competence_N), scenario.organisation.competence, lay.competence_N)
    return (1.0 - scenario.fear.protection) * fear_N, cost_N, scenario.organisation.noise / competence_N


def _without_noise(model: Model, state: float, guess: float) -> tuple[Floats, Floats]:
    """What everybody would have and say if nobody were off."""
    lay = model.layout
    fear_N, cost_N, _ = who(model)
    signal_N, message_N = np.full(lay.agents, state), np.empty(lay.agents)
    for level in range(lay.depth - 1, -1, -1):
        here = lay.level(level)
        boss_A, total_A = _heard(lay.first_Q[here.start : here.stop + 1], lay.under_E, message_N)
        signal_N[here][boss_A] = total_A
        for circle in model.circles:
            if circle.level == level:
                signal_N[here] = circle.talk(signal_N[here])
        x_A = signal_N[here]
        zero_A = np.zeros_like(x_A)
        message_N[here] = model.rules[level].message(x_A, fear_N[here], cost_N[here], 0.0, guess, zero_A)
    return signal_N, message_N


def _heard(first_Q: Ints, under_E: Ints, message_N: Floats) -> tuple[Ints, Floats]:
    """Which agents of a level have subordinates, and the mean of what those say."""
    count_A = np.diff(first_Q)
    boss_A = np.flatnonzero(count_A)
    if not len(boss_A):
        return boss_A, np.empty(0)
    said_E = message_N[under_E[first_Q[0] : first_Q[-1]]]
    return boss_A, np.add.reduceat(said_E, first_Q[boss_A] - first_Q[0]) / count_A[boss_A]


def _root(covariance_SS: Floats) -> Floats:
    """A lower triangular root of a covariance that may be singular: Cholesky, a column of zeros where it
    is.
    """
    size = len(covariance_SS)
    root_SS = np.zeros((size, size))
    for j in range(size):
        left = covariance_SS[j, j] - root_SS[j, :j] @ root_SS[j, :j]
        if left > 1e-12 * covariance_SS[j, j]:
            root_SS[j, j] = sqrt(left)
            rest = covariance_SS[j + 1 :, j] - root_SS[j + 1 :, :j] @ root_SS[j, :j]
            root_SS[j + 1 :, j] = rest / root_SS[j, j]
    return root_SS
