"""The compiled engine's loop over the steps of one replicate; ``plain`` is the same in the words of the
equations.

What differs from there, for speed alone: fear is not kept for each agent but as decay^t (start - baseline)
and one number for all, which is the same by the recursion of fear; sums over competences follow each
replacement; and each rule has a loop of its own, so that the compiler sees one law at a time.

Everything comes in and goes out in four tuples of arrays and numbers (``Fixed``, ``Numbers``, ``Who``,
``Rows``), which ``intake`` makes. ``fast`` alone imports this module: it needs Numba.
"""

# ruff: noqa: PLR0913 (arrays are handed on one by one, see above)

from __future__ import annotations

from math import sqrt
from types import FunctionType
from typing import Any

import numpy as np
from numba import njit

from earwitness.simulate import asking, cascade, filter
from earwitness.simulate.compiling import compiled
from earwitness.simulate.intake import SENSOR, SKIP_LEVEL
from earwitness.simulate.loops import (
    blamed,
    gone,
    gone_by_draws,
    level_loop,
    line,
    say,
    seat,
    spoken,
    talk_by_weights,
    talk_in_groups,
    told,
    total,
)
from earwitness.simulate.pcg import add_normals, uniforms

carry, covariance, blend = compiled(filter.carry), compiled(filter.covariance), compiled(filter.blend)
update, predict = compiled(filter.update), compiled(filter.predict)
turned, signatories, asked = compiled(cascade.cascade), compiled(cascade.signatories), compiled(asking.asked)


@njit(error_model="numpy")
def _begin(  # type: ignore[no-untyped-def]
    start_Q,
    competence_N,
    cost_N,
    fear_N,
    sigma,
    square_PN,
    noise_N,
    competent_L,
    own_L,
    cost_L,
    fear_L,
    noise_PL,
):
    """Fill what follows from who they are at first: everybody's noise, and sums and means by level."""
    for level in range(len(cost_L)):
        agents = start_Q[level + 1] - start_Q[level]
        for i in range(start_Q[level], start_Q[level + 1]):
            noise_N[i] = sigma / competence_N[i]
            competent_L[level] += competence_N[i]
            own_L[level] += noise_N[i] * noise_N[i]
            cost_L[level] += 1.0 / cost_N[i]
            fear_L[level] += fear_N[i] / agents
            for pair in range(len(square_PN)):
                noise_PL[pair, level] += square_PN[pair, i] * noise_N[i] * noise_N[i]
        cost_L[level] = agents / cost_L[level]


@njit(error_model="numpy")
def _expected(  # type: ignore[no-untyped-def]
    code_L, number_L5, leaf_L, spread_L, talk_L, size_L, own_L, felt_L, cost_L, mean, variance, plan, guess
):
    """The shading of each level as a leader expects it who knows of it, as in ``plain``; *own_L* are sums."""
    depth = len(code_L)
    shift_L, gain_L, rest_L = np.zeros(depth), np.ones(depth), np.zeros(depth)
    heard, reach, noise, rest = mean, 1.0, 0.0, 0.0
    for level in range(depth - 1, -1, -1):
        leaf, n = leaf_L[level], number_L5[level]
        here = leaf * mean + (1.0 - leaf) * heard
        reach = leaf + (1.0 - leaf) * reach
        noise = talk_L[level] * (
            own_L[level] / size_L[level] + (1.0 - leaf) * spread_L[level] * (noise + rest)
        )
        value, slope, rest = line(
            code_L[level],
            here,
            sqrt(reach * reach * variance + noise),
            felt_L[level],
            cost_L[level],
            plan,
            guess,
            (n[0], n[1], n[2], n[3], n[4]),
        )
        gain = 1.0 + slope
        shift_L[level], gain_L[level], rest_L[level] = value - slope * here, gain, rest
        heard, reach, noise = here + value, gain * reach, gain * gain * noise
    return shift_L, gain_L, rest_L


@njit(error_model="numpy")
def _strand(asked_Q, asked_E, b, m_N):  # type: ignore[no-untyped-def]
    """The mean of what the agents of a strand say, NaN if they say nothing."""
    found, count = 0.0, 0
    for at in range(asked_Q[b], asked_Q[b + 1]):
        m = m_N[asked_E[at]]
        if not np.isnan(m):
            found += m
            count += 1
    return found / count if count else np.nan


@njit(error_model="numpy")
def _anonymous(asked_Q, asked_E, b, u_S, x_N):  # type: ignore[no-untyped-def]
    """The mean of what some agents of a strand have, who are asked."""
    found = 0.0
    for i in asked(u_S, asked_Q[b + 1] - asked_Q[b]):
        found += x_N[asked_E[asked_Q[b] + i]]
    return found / len(u_S)


@njit(error_model="numpy")
def _chain(  # type: ignore[no-untyped-def]
    strand_S,
    skip_S,
    heard_B,
    offset_B,
    reach_B,
    before_BL,
    after_BL,
    pair_BB,
    noise_PL,
    square_PL,
    rest_L,
    mean,
    variance,
):
    """Belief and variance after a chain and what skip-level readings take from it."""
    heard, weight_S = blend(strand_S, skip_S, heard_B)
    if not heard:
        return mean, variance
    z = offset = reach = noise = 0.0
    for s in range(len(strand_S)):
        if weight_S[s] > 0.0:
            a, weight = strand_S[s], weight_S[s]
            z += weight * heard_B[a]
            offset += weight * offset_B[a]
            reach += weight * reach_B[a]
            for r in range(len(strand_S)):
                if weight_S[r] > 0.0:
                    b = strand_S[r]
                    pair = pair_BB[a, b]
                    noise += (
                        weight
                        * weight_S[r]
                        * covariance(a, b, before_BL, after_BL, noise_PL[pair], square_PL[pair], rest_L)
                    )
    return update(mean, variance, z, offset, reach, noise)


def _loop(fixed, numbers, who, rows):  # type: ignore[no-untyped-def]  # noqa: PLR0912, PLR0915
    """All steps of one replicate, written into *rows*."""
    size_L, start_Q, first_Q, under_E, each_L = (
        fixed.size_L,
        fixed.start_Q,
        fixed.first_Q,
        fixed.under_E,
        fixed.each_L,
    )
    code_L, number_L5, random_L, quiet_L = fixed.code_L, fixed.number_L5, fixed.random_L, fixed.quiet_L
    circle_O, weight_O, group_OA, size_OA = fixed.circle_O, fixed.weight_O, fixed.group_OA, fixed.size_OA
    matrix_O, matrix_F, peers_N, groups = fixed.matrix_O, fixed.matrix_F, fixed.peers_N, fixed.groups
    asked_Q, asked_E, anonymous_B, first_B = fixed.asked_Q, fixed.asked_E, fixed.anonymous_B, fixed.first_B
    leaf_BL, total_BL, pair_BB = fixed.leaf_BL, fixed.total_BL, fixed.pair_BB
    square_PN, square_PL = fixed.square_PN, fixed.square_PL
    strand_CS, skip_S, purged_L, shock_T = fixed.strand_CS, fixed.skip_S, fixed.purged_L, fixed.shock_T
    kind_K, level_K, cut_K = fixed.kind_K, fixed.level_K, fixed.cut_K
    bias_K, off_K, sample_K, strand_K = fixed.bias_K, fixed.off_K, fixed.sample_K, fixed.strand_K
    world_W, outcome_T, draw_KTD = who.world_W, who.outcome_T, who.channel_KTD
    fear_N, cost_N = who.fear_N, who.cost_N
    signals, chances, events = who.signals, who.chances, who.events
    v0_N, appeal_A, population_P = who.v0_N, who.appeal_A, who.population_P
    state_T, belief_T, doubt_T, plan_T = rows.state_T, rows.belief_T, rows.doubt_T, rows.plan_T
    decision_T, purge_T, channel_TC = rows.decision_T, rows.purge_T, rows.channel_TC
    signal_TL, message_TL, silent_TL = rows.signal_TL, rows.message_TL, rows.silent_TL
    fear_TL, competence_TL = rows.fear_TL, rows.competence_TL

    depth, agents, chains = len(code_L), len(fear_N), len(strand_CS)
    competence_N, noise_N = who.competence_N.copy(), np.zeros(agents)
    x_N, m_N, u_N, chance_N = np.zeros(agents), np.zeros(agents), np.zeros(agents), np.zeros(agents)
    gone_A = np.zeros(agents, dtype=np.int64)
    competent_L, own_L, cost_L = np.zeros(depth), np.zeros(depth), np.zeros(depth)
    start_fear_L, fear_L, felt_L = np.zeros(depth), np.zeros(depth), np.zeros(depth)
    noise_PL = np.zeros((len(square_PN), depth))
    _begin(
        start_Q, who.competence_N, cost_N, fear_N, numbers.noise, square_PN,
        noise_N, competent_L, own_L, cost_L, start_fear_L, noise_PL,
    )  # fmt: skip
    heard_B = np.full(len(first_B), np.nan)
    shift_L, gain_L, rest_L = np.zeros(depth), np.ones(depth), np.zeros(depth)
    offset_B, reach_B, before_BL, after_BL = carry(first_B, leaf_BL, total_BL, shift_L, gain_L)

    state = numbers.start + numbers.spread * world_W[0] + shock_T[0]
    belief, variance, decision = numbers.belief, numbers.doubt * numbers.doubt, 0.0
    decay, roused = 1.0, 0.0  # fear = baseline + decay (start - baseline) + roused
    defected, fled, appeal = 0, 0, False
    for step in range(len(state_T)):
        # signals and messages, from the deepest level up
        plan, guess = numbers.plan + numbers.follow * belief, belief
        base = numbers.felt * (numbers.baseline * (1.0 - decay) + roused)
        for level in range(depth - 1, -1, -1):
            start, stop = start_Q[level], start_Q[level + 1]
            x_A, m_A, u_A = x_N[start:stop], m_N[start:stop], u_N[start:stop]
            missing = level + 1 < depth and quiet_L[level + 1]
            told(first_Q[start : stop + 1], under_E, each_L[level], missing, state, plan, m_N, x_A)
            add_normals(signals, x_A, noise_N[start:stop])
            for circle in range(len(circle_O)):
                if circle_O[circle] == level and matrix_O[circle] >= 0:
                    talk_by_weights(matrix_F[matrix_O[circle] :], x_A)
                elif circle_O[circle] == level:
                    talk_in_groups(weight_O[circle], group_OA[circle], size_OA[circle], x_A)
            if random_L[level]:
                uniforms(chances, u_A)
            n5, felt = number_L5[level], numbers.felt * decay
            n = (n5[0], n5[1], n5[2], n5[3], n5[4])
            fear_A, cost_A = fear_N[start:stop], cost_N[start:stop]
            say(code_L[level], x_A, m_A, u_A, fear_A, cost_A, base, felt, plan, guess, n)
            signal_TL[step, level] = total(x_A) / size_L[level]
            if quiet_L[level]:
                sum_said, count = spoken(m_A)
                message_TL[step, level] = sum_said / count if count else np.nan
                silent_TL[step, level] = (size_L[level] - count) / size_L[level]
            else:
                message_TL[step, level] = total(m_A) / size_L[level]
            competence_TL[step, level] = competent_L[level] / size_L[level]
            fear_L[level] = numbers.baseline + decay * (start_fear_L[level] - numbers.baseline) + roused
            fear_TL[step, level], felt_L[level] = fear_L[level], numbers.felt * fear_L[level]

        # what the leader hears and makes of it
        if step > 0:
            push = numbers.effect * decision + numbers.drift
            belief, variance = predict(belief, variance, numbers.persistence, push, numbers.shock)
        if who.wary:
            shift_L, gain_L, rest_L = _expected(
                code_L, number_L5, fixed.leaf_L, fixed.spread_L, fixed.talk_L, size_L, own_L, felt_L,
                cost_L, belief, variance, plan, guess,
            )  # fmt: skip
            offset_B, reach_B, before_BL, after_BL = carry(first_B, leaf_BL, total_BL, shift_L, gain_L)
        for b in range(len(first_B)):
            if anonymous_B[b] < 0:
                heard_B[b] = _strand(asked_Q, asked_E, b, m_N)
        for chain in range(chains):
            channel_TC[step, chain] = heard_B[strand_CS[chain, 0]]
            belief, variance = _chain(
                strand_CS[chain], skip_S, heard_B, offset_B, reach_B, before_BL, after_BL,
                pair_BB, noise_PL, square_PL, rest_L, belief, variance,
            )  # fmt: skip
        for channel in range(len(kind_K)):
            z = np.nan
            if kind_K[channel] == SKIP_LEVEL:
                z = message_TL[step, level_K[channel]]
            elif draw_KTD[channel, step, 0] >= cut_K[channel]:
                z = np.nan
            elif kind_K[channel] == SENSOR:
                z = state + bias_K[channel] + off_K[channel] * draw_KTD[channel, step, 1]
                belief, variance = update(belief, variance, z, 0.0, 1.0, off_K[channel] * off_K[channel])
            else:
                b = strand_K[channel]
                z = _anonymous(asked_Q, asked_E, b, draw_KTD[channel, step, 1 : 1 + sample_K[channel]], x_N)
                pair = pair_BB[b, b]
                off = covariance(b, b, before_BL, after_BL, noise_PL[pair], square_PL[pair], rest_L)
                belief, variance = update(belief, variance, z, offset_B[b], reach_B[b], off)
            channel_TC[step, chains + channel] = z

        # the decision and what follows from it
        if numbers.commits:
            decision = numbers.size if belief > numbers.threshold else 0.0
        else:
            decision = numbers.size * belief
        outcome = state + numbers.outcome_noise * outcome_T[step]
        purge = numbers.purges and belief - outcome > numbers.tolerance
        state_T[step], belief_T[step], doubt_T[step] = state, belief, sqrt(variance)
        plan_T[step], decision_T[step], purge_T[step] = plan, decision, purge

        # fear, places, loyalty, and the next state
        decay *= numbers.memory
        roused = numbers.memory * roused + (numbers.punishment if purge else 0.0)
        for level in range(depth):
            start, stop = start_Q[level], start_Q[level + 1]
            purged = numbers.share if purge and purged_L[level] else 0.0
            if purged + numbers.turnover <= 0.0:
                continue
            if purged > 0.0 and numbers.blame != 0.0:
                blamed(
                    peers_N[start:stop], groups, purged, numbers.blame, m_N[start:stop], chance_N[start:stop]
                )
                count = gone_by_draws(events, chance_N[start:stop], numbers.turnover, u_N[start:stop], gone_A)
            else:
                count = gone(events, purged, numbers.turnover, u_N[start:stop], gone_A)
            seat(
                events, gone_A[:count], start, level, numbers.purge_competence, numbers.turnover_competence,
                numbers.log_sd, numbers.noise, competence_N, noise_N, competent_L, own_L, square_PN, noise_PL,
            )  # fmt: skip
        if numbers.loyal:
            gap = abs(belief - state)
            defected = turned(v0_N, numbers.loyalty_weight * gap, defected)
            rows.defected_T[step] = defected / agents
            if numbers.appeal and not appeal:
                appeal = signatories(appeal_A, numbers.appeal, numbers.loyalty_weight * gap) > 0
            rows.appeal_T[step] = appeal
            if len(population_P):
                shift = numbers.flight_weight * (gap if numbers.flight_by_gap else decision)
                fled = turned(population_P, shift, fled)
                rows.fled_T[step] = fled / len(population_P)
        state = (
            numbers.persistence * state
            + numbers.effect * decision
            + numbers.drift
            + numbers.shock * world_W[1 + step]
            + shock_T[step + 1]
        )


def kernel(key: str) -> Any:
    """The compiled loop over steps, ``loop(fixed, numbers, who, rows)``, from Numba's cache where it is
    there.

    *key* names the state of all sources that are compiled into it. Numba itself looks at one file alone, but
    tells functions apart by the values that they enclose.
    """

    def loop(fixed, numbers, who, rows):  # type: ignore[no-untyped-def]
        key  # noqa: B018
        _compiled_loop(fixed, numbers, who, rows)

    try:
        return njit(error_model="numpy", cache=True)(loop)
    except RuntimeError:  # there is no folder in which Numba may keep what it compiled
        return njit(error_model="numpy")(loop)


_compiled_loop = njit(error_model="numpy")(_loop)


def own_kernel(law: Any) -> Any:
    """The same loop with *law*, a compiled function of the user's, for all rules of code -1. It is not
    kept.
    """
    own = level_loop(law)

    @njit(error_model="numpy")
    def own_or_rule(code, x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n):  # type: ignore[no-untyped-def]
        if code < 0:
            own(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
        else:
            say(code, x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)

    return njit(error_model="numpy")(FunctionType(_loop.__code__, {**globals(), "say": own_or_rule}))
