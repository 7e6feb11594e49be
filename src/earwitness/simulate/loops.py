"""Loops over agents for the compiled engine, each for one thing that happens on one level.

They take arrays one by one: Numba counts references to every array of a tuple that it hands on, which costs
more than the work of a small level (a step of 84 agents took 5.3 microseconds with tuples and takes 1.6
without). Axes: N all agents, of which a loop does those from *start* to *stop*; A the agents of the level.
"""

# ruff: noqa: PLR0913 (arrays are handed on one by one, see above)

from __future__ import annotations

from math import log1p
from typing import Any, Final

import numpy as np
from numba import njit

from earwitness.simulate.compiling import compiled
from earwitness.simulate.pcg import exponential, normal, uniform, uniforms
from earwitness.simulate.replacing import SPARSE
from earwitness.simulate.shading import cheap_talk, costly, honest, linear, silence, traffic_light, yes_man

# in the order of the rules' codes
LAWS: Final = (
    (honest.honest, honest.honest_line),
    (costly.costly, costly.costly_line),
    (linear.linear, linear.linear_line),
    (yes_man.yes_man, yes_man.yes_man_line),
    (traffic_light.traffic_light, traffic_light.traffic_light_line),
    (silence.silence, silence.silence_line),
    (cheap_talk.cheap_talk, cheap_talk.cheap_talk_line),
)


def level_loop(law: Any) -> Any:
    """What the agents of one level say under *law*, as a loop that the compiler can vectorize."""

    @njit(error_model="numpy")
    def loop(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n):  # type: ignore[no-untyped-def]
        for i in range(len(x_A)):
            m_A[i] = law(x_A[i], base + decay * fear_A[i], cost_A[i], e, g, u_A[i], n)

    return loop


_honest, _costly, _linear, _yes_man, _traffic_light, _silence, _cheap_talk = (
    level_loop(compiled(law)) for law, _ in LAWS
)
_honest_l, _costly_l, _linear_l, _yes_man_l, _traffic_light_l, _silence_l, _cheap_talk_l = (
    compiled(line) for _, line in LAWS
)


@njit(error_model="numpy")
def say(code, x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n):  # type: ignore[no-untyped-def]
    """What the agents of a level say under the rule *code*, whose fear is *base* + *decay* times *fear_A*."""
    if code == 0:
        _honest(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    elif code == 1:
        _costly(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    elif code == 2:
        _linear(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    elif code == 3:
        _yes_man(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    elif code == 4:
        _traffic_light(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    elif code == 5:
        _silence(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)
    else:
        _cheap_talk(x_A, m_A, u_A, fear_A, cost_A, base, decay, e, g, n)


@njit(error_model="numpy")
def line(code, mean, sd, f, k, e, g, n):  # type: ignore[no-untyped-def]
    """The line of the rule *code*."""
    if code == 0:
        return _honest_l(mean, sd, f, k, e, g, n)
    if code == 1:
        return _costly_l(mean, sd, f, k, e, g, n)
    if code == 2:
        return _linear_l(mean, sd, f, k, e, g, n)
    if code == 3:
        return _yes_man_l(mean, sd, f, k, e, g, n)
    if code == 4:
        return _traffic_light_l(mean, sd, f, k, e, g, n)
    if code == 5:
        return _silence_l(mean, sd, f, k, e, g, n)
    return _cheap_talk_l(mean, sd, f, k, e, g, n)


@njit(error_model="numpy")
def told(first_Q, under_E, each, quiet, state, plan, m_N, x_A):  # type: ignore[no-untyped-def]
    """What the agents of a level are told, into *x_A*; *first_Q* are the offsets of their subordinates.

    *each*: all of them have so many subordinates, who stand in order; -1: they do not. *quiet*: messages
    may be missing.
    """
    if each == 0:
        for i in range(len(x_A)):
            x_A[i] = state
    elif each > 0 and not quiet:
        below_B = m_N[under_E[first_Q[0]] :]
        for i in range(len(x_A)):
            said = 0.0
            for j in range(each):
                said += below_B[i * each + j]
            x_A[i] = said / each
    else:
        for i in range(len(x_A)):
            said, count = 0.0, 0
            for edge in range(first_Q[i], first_Q[i + 1]):
                m = m_N[under_E[edge]]
                if not np.isnan(m):
                    said += m
                    count += 1
            if count:
                x_A[i] = said / count
            else:
                x_A[i] = plan if first_Q[i] < first_Q[i + 1] else state


@njit(error_model="numpy")
def talk_in_groups(weight, group_A, size_G, x_A):  # type: ignore[no-untyped-def]
    """Let the groups of a level talk about their signals."""
    mean_G = np.zeros(len(size_G))
    for i in range(len(x_A)):
        mean_G[group_A[i]] += x_A[i]
    for i in range(len(x_A)):
        group = group_A[i]
        x_A[i] = (1.0 - weight) * x_A[i] + weight * (mean_G[group] / size_G[group])


@njit(error_model="numpy")
def talk_by_weights(weight_F, x_A):  # type: ignore[no-untyped-def]
    """The same with a matrix of weights, row after row."""
    agents = len(x_A)
    mixed = np.zeros(agents)
    for i in range(agents):
        for j in range(agents):
            mixed[i] += weight_F[i * agents + j] * x_A[j]
    for i in range(agents):
        x_A[i] = mixed[i]


@njit(error_model="numpy", fastmath={"reassoc"})
def total(x_A):  # type: ignore[no-untyped-def]
    """The sum, in whatever order is quickest."""
    found = 0.0
    for i in range(len(x_A)):
        found += x_A[i]
    return found


@njit(error_model="numpy")
def spoken(m_A):  # type: ignore[no-untyped-def]
    """The sum of what was said, and by how many."""
    found, count = 0.0, 0
    for i in range(len(m_A)):
        if not np.isnan(m_A[i]):
            found += m_A[i]
            count += 1
    return found, count


@njit(error_model="numpy")
def blamed(group_A, groups, share, blame, m_A, chance_A):  # type: ignore[no-untyped-def]
    """The chance of each agent of a level to be purged, as in ``replacing.blamed``."""
    sum_G, spoke_G = np.zeros(groups), np.zeros(groups)
    size_G, most_G = np.zeros(groups), np.full(groups, -np.inf)
    for i in range(len(m_A)):
        size_G[group_A[i]] += 1.0
        if not np.isnan(m_A[i]):
            sum_G[group_A[i]] += m_A[i]
            spoke_G[group_A[i]] += 1.0
    for i in range(len(m_A)):
        group = group_A[i]
        chance_A[i] = 0.0
        if not np.isnan(m_A[i]):
            chance_A[i] = blame * (sum_G[group] / max(spoke_G[group], 1.0) - m_A[i])
        most_G[group] = max(most_G[group], chance_A[i])
    for group in range(groups):
        sum_G[group] = 0.0
    for i in range(len(m_A)):
        chance_A[i] = np.exp(chance_A[i] - most_G[group_A[i]])
        sum_G[group_A[i]] += chance_A[i]
    for i in range(len(m_A)):
        group = group_A[i]
        chance_A[i] = min(share * chance_A[i] / (sum_G[group] / size_G[group]), 1.0)


@njit(error_model="numpy")
def gone_by_draws(events, purged_A, leaving, u_A, gone_A):  # type: ignore[no-untyped-def]
    """How many go, with a draw for each; their numbers into *gone_A*, as -1 - number where by purge."""
    count = 0
    uniforms(events, u_A)
    for i in range(len(u_A)):
        if u_A[i] < purged_A[i] + leaving:
            gone_A[count] = -1 - i if u_A[i] < purged_A[i] else i
            count += 1
    return count


@njit(error_model="numpy")
def gone(events, purged, leaving, u_A, gone_A):  # type: ignore[no-untyped-def]
    """The same where all agents of the level have the same chances, which may be small."""
    chance, count, agents = min(purged + leaving, 1.0), 0, len(u_A)
    if chance >= SPARSE:
        return gone_by_draws(events, np.full(agents, purged), leaving, u_A, gone_A)
    if chance <= 0.0:
        return 0
    rate, at = -log1p(-chance), 0
    while True:
        skip = exponential(events) / rate
        if skip >= agents - at:
            return count
        at += int(skip)
        by_purge = purged > 0.0 and (leaving <= 0.0 or uniform(events) * chance < purged)
        gone_A[count] = -1 - at if by_purge else at
        count += 1
        at += 1


@njit(error_model="numpy")
def seat(  # type: ignore[no-untyped-def]
    events,
    gone_A,
    start,
    level,
    by_purge,
    by_turnover,
    log_sd,
    sigma,
    competence_N,
    noise_N,
    competent_L,
    own_L,
    square_PN,
    noise_PL,
):
    """Put successors in the places of *gone_A*, and bring all sums over competences up to date."""
    for entry in gone_A:
        agent = start + (entry if entry >= 0 else -1 - entry)
        competence = by_turnover if entry >= 0 else by_purge
        if log_sd > 0.0:
            competence *= np.exp(log_sd * normal(events) - 0.5 * log_sd * log_sd)
        noise = sigma / competence
        more = noise * noise - noise_N[agent] * noise_N[agent]
        competent_L[level] += competence - competence_N[agent]
        own_L[level] += more
        for pair in range(len(square_PN)):
            noise_PL[pair, level] += square_PN[pair, agent] * more
        competence_N[agent], noise_N[agent] = competence, noise
