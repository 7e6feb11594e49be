"""Who loses his place in a step, and how competent his successor is: purges and ordinary turnover.

The two exclude each other: with chance p an agent is purged, with chance r he leaves by himself, so that
competence settles at (r c_turnover + p c_purge)/(r + p) where p does not depend on it. Where all agents of
a level have one chance and it is small, the next who goes is found by a geometric skip, floor(E / -log(1 -
p - r)) with E exponential: the same distribution as one draw for each, in fewer draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log1p
from typing import Final

import numpy as np
from numpy.random import Generator

from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats, Ints
from earwitness.simulate.streams import lognormal

# Up to this chance skipping is quicker than a draw for each agent: in the compiled engine one who goes is
# found by skipping in 7.8 ns, and a draw for each takes 1.9 ns (benchmarks/simulate.py).
SPARSE: Final = 0.2


def replace(model: Model, events: Generator, purge: bool, message_N: Floats, competence_N: Floats) -> bool:
    """Give the successors' competence in place in *competence_N*; whether anybody was replaced."""
    scenario, lay = model.scenario, model.layout
    anybody = False
    for level in range(lay.depth):
        here = lay.level(level)
        purged = scenario.purge.share if scenario.purge and purge and model.purged(level) else 0.0
        leaving = scenario.turnover.rate if scenario.turnover else 0.0
        if scenario.purge and purged > 0.0 and scenario.purge.blame != 0.0:
            chance_A = blamed(message_N[here], lay.peers_N[here], purged, scenario.purge.blame)
            gone = list(_drawn(events, chance_A, leaving))
        else:
            agents = here.stop - here.start
            gone = list(_gone(events, agents, purged, leaving))
        for agent, by_purge in gone:
            mean = _successor(model, by_purge)
            spread = scenario.organisation.competence_spread
            if spread > 0.0:
                mean = float(lognormal(mean, spread, np.array(events.standard_normal())))
            competence_N[here.start + agent] = mean
            anybody = True
    return anybody


def blamed(message_A: Floats, peers_A: Ints, share: float, blame: float) -> Floats:
    """The chance of each agent to be purged: on average over its peers *share*, more for whoever is blamed.

    Proportional to exp(blame (mean of the peers' messages - own message)), and never above 1. Whoever said
    nothing counts as having said what its peers said on average.
    """
    group_A = np.unique(peers_A, return_inverse=True)[1]
    groups = int(group_A.max()) + 1
    spoke = ~np.isnan(message_A)
    said = np.where(spoke, message_A, 0.0)
    mean_G = np.bincount(group_A, said, groups) / np.maximum(np.bincount(group_A, spoke, groups), 1.0)
    tilt_A = np.where(spoke, blame * (mean_G[group_A] - said), 0.0)
    most_G = np.full(groups, -np.inf)
    np.maximum.at(most_G, group_A, tilt_A)
    weight_A = np.exp(tilt_A - most_G[group_A])
    mean_weight_G = np.bincount(group_A, weight_A, groups) / np.bincount(group_A, minlength=groups)
    chance_A: Floats = np.minimum(share * weight_A / mean_weight_G[group_A], 1.0)
    return chance_A


def _successor(model: Model, by_purge: bool) -> float:
    who = model.scenario.purge if by_purge else model.scenario.turnover
    assert who is not None
    return who.competence


def _gone(events: Generator, agents: int, purged: float, leaving: float) -> Iterator[tuple[int, bool]]:
    """The agents of a level who go, and whether by purge, where all have the same chances."""
    chance = min(purged + leaving, 1.0)
    if chance >= SPARSE:
        yield from _drawn(events, np.full(agents, purged), leaving)
        return
    if chance <= 0.0:
        return
    rate, at = -log1p(-chance), 0
    while True:
        skip = events.standard_exponential() / rate
        if skip >= agents - at:
            return
        at += int(skip)
        yield at, purged > 0.0 and (leaving <= 0.0 or events.random() * chance < purged)
        at += 1


def _drawn(events: Generator, purged_A: Floats, leaving: float) -> Iterator[tuple[int, bool]]:
    """The same where each agent has a chance of its own: one uniform draw for each."""
    u_A = events.random(len(purged_A))
    for agent in np.flatnonzero(u_A < purged_A + leaving):
        yield int(agent), bool(u_A[agent] < purged_A[agent])
