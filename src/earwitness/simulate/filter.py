"""How the leader learns: a Kalman filter, one measurement after the other.

Every measurement is taken as z = offset + reach theta + noise. For a naive leader offset is 0 and reach 1:
he thinks that all is honest. A sophisticated one puts a straight line in place of each level's shading, the
one that his belief implies (``Shading.line``), and so knows offset, reach and noise of whatever came up
through those levels. This is the filter by statistical linearization (Gelb 1974, chapter 6); it is exact
where shading is linear. Taking off the mean shading alone, with its variance as more noise, would let a
leader grow sure of himself on messages that are all the same as the plan and say nothing; with a line he
knows that the reach of such messages is 0.

Departures: where agents keep silent, the choice of who speaks is reckoned as if all of his doubt were
spread over the agents (he takes off about a fifth too much); measurements are taken as independent given
the state, though a chain and an anonymous channel share the noise of agents; noise of a chain is that of
all its agents, also where some kept silent; and levels are taken as alike within (mean fear, harmonic mean
of the cost of lying).

Scalar functions over small arrays, so that the fast engine compiles the very same code. Axes as in
``measures``.
"""

from __future__ import annotations

import numpy as np

from earwitness.simulate.organisation import Floats, Ints


def carry(
    first_B: Ints, leaf_BL: Floats, total_BL: Floats, shift_L: Floats, gain_L: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """What shading of shift + gain x on each level makes of each strand: offset_B, reach_B, before_BL,
    after_BL.

    ``before_BL`` and ``after_BL`` are what is left of a unit that level l added to its message, or to its
    signal.
    """
    strands, depth = leaf_BL.shape
    offset_B, reach_B = np.zeros(strands), np.zeros(strands)
    before_BL, after_BL = np.zeros((strands, depth)), np.zeros((strands, depth))
    for b in range(strands):
        left = 1.0
        for level in range(depth):
            if level >= first_B[b]:
                before_BL[b, level] = left
                offset_B[b] += left * total_BL[b, level] * shift_L[level]
                left *= gain_L[level]
            after_BL[b, level] = left
            reach_B[b] += left * leaf_BL[b, level]
    return offset_B, reach_B, before_BL, after_BL


def covariance(  # noqa: PLR0913
    a: int,
    b: int,
    before_BL: Floats,
    after_BL: Floats,
    noise_L: Floats,
    square_L: Floats,
    rest_L: Floats,
) -> float:
    """Of two strands: the noise of signals (*noise_L*, by level) and of shading (*rest_L* times
    *square_L*).
    """
    total = 0.0
    for level in range(len(noise_L)):
        total += after_BL[a, level] * after_BL[b, level] * noise_L[level]
        total += before_BL[a, level] * before_BL[b, level] * square_L[level] * rest_L[level]
    return total


def blend(strand_S: Ints, skip_S: Floats, heard_B: Floats) -> tuple[bool, Floats]:
    """The weight of each strand in a chain's measurement, and whether there is one.

    Each skip-level reading takes its weight from all before it; what was not heard (NaN) takes none.
    """
    weight_S = np.zeros(len(strand_S))
    heard = False
    for s in range(len(strand_S)):
        b = strand_S[s]
        if b < 0 or np.isnan(heard_B[b]) or skip_S[s] == 0.0:
            continue
        share = skip_S[s] if heard else 1.0
        for before in range(s):
            weight_S[before] *= 1.0 - share
        weight_S[s] = share
        heard = True
    return heard, weight_S


def update(
    mean: float, variance: float, z: float, offset: float, reach: float, noise: float
) -> tuple[float, float]:
    """Belief and its variance after a measurement *z* = offset + reach theta + normal noise of variance
    *noise*.
    """
    total = reach * reach * variance + noise
    if total <= 0.0:  # the belief is certain already, or the measurement says nothing
        return mean, variance
    gain = variance * reach / total
    return mean + gain * (z - offset - reach * mean), max((1.0 - gain * reach) * variance, 0.0)


def predict(
    mean: float, variance: float, persistence: float, push: float, noise: float
) -> tuple[float, float]:
    """Belief and its variance one step on; *push* is what is known of the step: gamma u + drift."""
    return persistence * mean + push, persistence * persistence * variance + noise * noise
