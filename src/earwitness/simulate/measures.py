"""What the leader hears, as weights on everybody's noise: how noisy it would be if all were honest.

Without shading everything that he hears is the state plus a weighted sum of the agents' noises, sum_j w_j
(sigma/c_j) eps_j. The weights w follow from the layout alone, so the variance of each measurement at
today's competences is one sum over agents, sum_j w_j^2 sigma^2/c_j^2. It is exact for every layout, also
where agents have several superiors or peers talk.

What is heard is split into *strands*: for each chain the mean of what its top level says and the means of
what skip-level reading takes from it; and one for each anonymous channel. A chain and its skip-level
readings are one measurement (their weighted mean); the covariances of its strands are kept, so that its
variance is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.organisation import Floats, Ints, Layout
from earwitness.simulate.peers import Circle
from earwitness.simulate.scenario import Anonymous, Channel, SkipLevel

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Axes: B strand, P pair of strands, L level, N agent, C chain, S a chain's strands, Q offsets.

    Strand b averages what the agents ``asked_E[asked_Q[b]:asked_Q[b + 1]]`` say. ``first_B`` is the first
    level whose shading it went through. ``leaf_BL`` and ``total_BL``: the weight, on each level, of the
    agents that see the state, and of all. ``pair_BB`` numbers the pairs (-1: never in one measurement);
    ``square_PN`` are their products of weights w_aj w_bj (for an anonymous channel, on average over who is
    asked). ``strand_CS`` are the strands of each chain (-1: the chain has nobody on that level), ``skip_S``
    the weight with which each is laid over those before it. ``anonymous_B`` is the channel (its number in
    the scenario) of an anonymous strand, else -1.
    """

    asked_Q: Ints
    asked_E: Ints
    first_B: Ints
    leaf_BL: Floats
    total_BL: Floats
    pair_BB: Ints
    square_PN: Floats
    square_PL: Floats
    strand_CS: Ints
    skip_S: Floats
    anonymous_B: Ints

    def noise_PL(self, layout: Layout, variance_N: Floats) -> Floats:
        """The covariance of the honest noise of each pair, by level, where agents' noise has *variance_N*."""
        return np.add.reduceat(self.square_PN * variance_N, layout.start_Q[:-1], axis=1)


def measures(layout: Layout, circles: Sequence[Circle], channels: Sequence[Channel]) -> Measures:
    """What the leader hears in an organisation; SettingError for a channel that asks where nobody is."""
    skips = [channel for channel in channels if isinstance(channel, SkipLevel)]
    for number, channel in enumerate(channels):
        _check_channel(number, channel, layout)
    asked: list[Ints] = []
    weights: list[Floats] = []
    first: list[int] = []
    strand_CS = np.full((len(layout.chains), 1 + len(skips)), -1, dtype=np.int64)
    for chain in range(len(layout.chains)):
        members = np.flatnonzero(layout.chain_N == chain)
        below = influence(layout, circles, members, 0)
        for s, level in enumerate([0, *(skip.level - 1 for skip in skips)]):
            # everybody whose messages reach this chain, and nobody else
            here = members if s == 0 else _within(layout, circles, below, level)
            if len(here):
                strand_CS[chain, s] = len(asked)
                asked.append(here)
                first.append(level)
                weights.append(below if s == 0 else influence(layout, circles, here, level))
    pairs = [(a, b) for row in strand_CS for a in row for b in row if 0 <= a <= b]
    squares = [weights[a] * weights[b] for a, b in pairs]
    owners = [-1] * len(asked)
    for number, channel in enumerate(channels):
        if isinstance(channel, Anonymous):
            agents = np.arange(*layout.start_Q[channel.level - 1 : channel.level + 1], dtype=np.int64)
            pairs.append((len(asked), len(asked)))
            asked.append(agents)
            first.append(channel.level)
            weights.append(influence(layout, circles, agents, channel.level - 1))
            squares.append(_sampled(layout, circles, channel))
            owners.append(number)
    pair_BB = np.full((len(asked), len(asked)), -1, dtype=np.int64)
    for number, (a, b) in enumerate(pairs):
        pair_BB[a, b] = pair_BB[b, a] = number
    weight_BN, square_PN, starts = np.array(weights), np.array(squares), layout.start_Q[:-1]
    return Measures(
        asked_Q=np.cumsum([0, *map(len, asked)]).astype(np.int64),
        asked_E=np.concatenate(asked),
        first_B=np.array(first, dtype=np.int64),
        leaf_BL=np.add.reduceat(weight_BN * layout.leaf_N, starts, axis=1),
        total_BL=np.add.reduceat(weight_BN, starts, axis=1),
        pair_BB=pair_BB,
        square_PN=square_PN,
        square_PL=np.add.reduceat(square_PN, starts, axis=1),
        strand_CS=strand_CS,
        skip_S=np.array([1.0, *(skip.weight for skip in skips)]),
        anonymous_B=np.array(owners, dtype=np.int64),
    )


def influence(
    layout: Layout,
    circles: Sequence[Circle],
    agents: Ints,
    level: int,
    gain_N: Floats | None = None,
) -> Floats:
    """The weight of every agent's noise in the mean of what *agents* of *level* (from 0) say; 0 above them.

    Axis N. Each says *gain_N* times what it has; without it, what it has, and then all weights on those who
    see the state add up to 1.
    """
    weight_N = np.zeros(layout.agents)
    weight_N[agents] = 1.0 / len(agents)
    share_N = np.diff(layout.first_Q)
    for number in range(level, layout.depth):
        here = layout.level(number)
        if gain_N is not None:
            weight_N[here] *= gain_N[here]
        for circle in reversed(circles):
            if circle.level == number:
                weight_N[here] = circle.back(weight_N[here])
        if number + 1 < layout.depth:
            below = layout.level(number + 1)
            edges = slice(int(layout.first_Q[here.start]), int(layout.first_Q[here.stop]))
            each = np.repeat(weight_N[here] / np.maximum(share_N[here], 1), share_N[here])
            weight_N[below] = np.bincount(layout.under_E[edges] - below.start, each, below.stop - below.start)
    return weight_N


def _within(layout: Layout, circles: Sequence[Circle], chain_N: Floats, level: int) -> Ints:
    """The agents of *level* whose messages count in a chain."""
    here = layout.level(level)
    found: Ints = np.flatnonzero(chain_N[here] > 0.0) + here.start
    return found


def _sampled(layout: Layout, circles: Sequence[Circle], channel: Anonymous) -> Floats:
    """By agent j, the mean over all samples of agents of the square of j's weight in the sample's mean.

    With w_ij the weight of j in the signal of i, n agents on the level and k asked: E[(sum_i w_ij / k)^2] =
    D/k + (k - 1)/k (n^2 M^2 - n D)/(n (n - 1)), M and D the means over i of w_ij and of w_ij^2.
    """
    from scipy import sparse

    level, asked = channel.level - 1, channel.sample
    agents = int(layout.sizes_L[level])
    rows = sparse.csr_array(sparse.diags_array(np.ones(agents)))
    mean_N, square_N = np.zeros(layout.agents), np.zeros(layout.agents)
    for number in range(level, layout.depth):
        here = layout.level(number)
        for circle in reversed(circles):
            if circle.level == number:
                rows = rows @ circle.matrix()
        mean_N[here] = np.asarray(rows.mean(axis=0)).ravel()
        square_N[here] = np.asarray(rows.multiply(rows).mean(axis=0)).ravel()
        if number + 1 < layout.depth:
            rows = rows @ _hearing(layout, number)
    if agents == 1:
        return square_N
    others = (agents * mean_N**2 - square_N) / (agents - 1)
    return square_N / asked + (asked - 1) / asked * others


def _hearing(layout: Layout, level: int) -> sparse.csr_array:
    """How the agents of *level* weigh those of the next, as a sparse matrix."""
    from scipy import sparse

    here, below = layout.level(level), layout.level(level + 1)
    first = layout.first_Q[here.start : here.stop + 1]
    share = np.diff(first)
    return sparse.csr_array(
        (
            np.repeat(1.0 / np.maximum(share, 1), share),
            layout.under_E[first[0] : first[-1]] - below.start,
            first - first[0],
        ),
        shape=(here.stop - here.start, below.stop - below.start),
    )


def _check_channel(number: int, channel: Channel, layout: Layout) -> None:
    here = f'channels[{number}] ("{channel.name}")'
    if not isinstance(channel, Anonymous | SkipLevel):
        return
    if channel.level > layout.depth:
        raise SettingError(f"{here}.level: {channel.level}, but there are levels 1 to {layout.depth}")
    agents = int(layout.sizes_L[channel.level - 1])
    if isinstance(channel, Anonymous) and channel.sample > agents:
        raise SettingError(
            f"{here}.sample: {channel.sample} of {agents} agents on level {channel.level}; ask fewer"
        )
