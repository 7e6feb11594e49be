"""The probability of a claim, part by part, for every way in which its value may stand to truth and error.

A claim x of source s for an item with truth z and common error y has the probability

    P(x | z, y) = c [x repeated]
                  + (1 - c) { right J(x, z) + shared J(x, y) + own [(1 - w) q_s(x) + sum_r w_r K_r(x | z)] }

with the source's skill (right, shared, own) for the attribute; J is 1 - e for the value itself and e / m for
each of the m values within the tolerance; q_s is what the source says when it errs on its own, K_r the
related values of `relations.py`, c the share that it repeats from other sources (`copying.py`).

Claims go through in blocks, so that what is between stays in the cache and memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from earwitness.weigh.table import Flags, Floats
from earwitness.weigh.tables.grouping import Grouped, Ints
from earwitness.weigh.tables.held import Held
from earwitness.weigh.tables.relations import CLOSE, CONFUSED
from earwitness.weigh.tables.states import EXACT, FAR, NEAR, USUAL, States

# Claims: what is made of so many fits into the cache of a core. A round on a day of Flight takes 18 ms with
# 8,000 to 12,000, 23 ms with 30,000, 33 ms with 60,000.
_BLOCK: Final = 12_000
_NOBODY: Final[Ints] = np.zeros(0, np.int64)


@dataclass(slots=True)
class Parts:
    """The summands of P(x | z, y) for a block of claims n, its usual cases and its claims e of other cases.

    ``groups``, ``claims``, ``cases`` and ``others`` are where the block lies among all groups, claims,
    unusual cases, and their claims; ``claim_e`` counts from the block's first claim, ``case_e`` from the
    first case of all. Whether a claim matches truth or error is asked of its own side: a denial matches
    one that is not the value (``is_z_e``, ``is_y_e``, and the order of ``usual_n4``).
    """

    groups: slice
    claims: slice
    cases: slice
    others: slice
    right_n: Floats
    shared_n: Floats
    false_n: Floats
    repeated_n: Floats
    usual_n4: Floats
    denied_n: Ints
    claim_e: Ints
    case_e: Ints
    right_e: Floats
    shared_e: Floats
    slip_e: Floats
    is_z_e: Flags
    is_y_e: Flags
    all_e: Floats

    def turned(self, value_n4: Floats) -> Floats:
        """*value_n4* with the cases of denials turned round; changed in place."""
        if len(self.denied_n):
            value_n4[self.denied_n] = value_n4[self.denied_n, ::-1]
        return value_n4


@dataclass(slots=True)
class _Factors:
    """What the parts of claims are made with: the same for every block of one round."""

    kernel_PR: Floats
    slips_A: Floats
    exact_A: Floats
    near_X: Floats  # J of each case for a right claim, and for a shared one
    near_error_X: Floats
    slip_X: Floats  # sum over relations of w_r K_r


class Blocks:
    """The Parts of all claims, block by block, made anew each time: that is quicker than to keep them."""

    def __init__(self, groups: Grouped, states: States, held: Held) -> None:
        self._known = groups, states, held
        self._factors = _factors(groups, states, held)
        claims = len(groups.item_N)
        ends = np.searchsorted(groups.first_G, np.arange(_BLOCK, claims, _BLOCK))
        edges = np.unique(np.concatenate([[0], ends, [groups.groups]]))
        self._slices = [slice(int(a), int(b)) for a, b in pairwise(edges)]

    @property
    def kernel_PR(self) -> Floats:
        """K_r(x|z) of all pairs."""
        return self._factors.kernel_PR

    def __iter__(self) -> Iterator[Parts]:
        return map(self._made, self._slices)

    def _made(self, block: slice) -> Parts:
        return _parts(*self._known, self._factors, block)


def _factors(groups: Grouped, states: States, held: Held) -> _Factors:
    kernel_PR = _kernels(groups, states, held)
    exact_A, near_A = near_shares(groups, held)
    share_LA = np.stack([np.zeros_like(exact_A), exact_A, near_A, np.zeros_like(exact_A)])
    slip_X = np.zeros(len(states.group_X))
    with_pair = np.flatnonzero(states.pair_X >= 0)
    slip_AR = held.slip_AR[states.attribute_X[with_pair]]
    slip_X[with_pair] = (kernel_PR[states.pair_X[with_pair]] * slip_AR).sum(axis=1)
    return _Factors(
        kernel_PR=kernel_PR,
        slips_A=held.slip_AR.sum(axis=1),
        exact_A=exact_A,
        near_X=share_LA[states.z_X, states.attribute_X],
        near_error_X=share_LA[states.y_X, states.attribute_X],
        slip_X=slip_X,
    )


def _kernels(groups: Grouped, states: States, held: Held) -> Floats:
    """K_r(x|z) of all pairs, with the learned ones filled in."""
    pairs = states.pairs
    kernel_PR = pairs.kernel_PR.copy()
    kernel_PR[:, CONFUSED] = held.confusion_P
    close = np.flatnonzero(np.isfinite(pairs.distance_P))
    if len(close):
        # the background, tilted towards z: q(x) times a Laplace density over the density of all values
        spread = held.spread_A[groups.attribute_G[pairs.group_P[close]]]
        tilt = np.exp(-pairs.distance_P[close] / spread) / (2 * spread) / pairs.density_P[close]
        kernel_PR[close, CLOSE] = groups.base_G[pairs.group_P[close]] * tilt
    return kernel_PR


def _parts(groups: Grouped, states: States, held: Held, factors: _Factors, block: slice) -> Parts:
    last = block.stop - 1
    claims = slice(int(groups.first_G[block.start]), int(groups.first_G[last] + groups.size_G[last]))
    case_start, case_stop = np.searchsorted(states.group_X, [block.start, block.stop]).tolist()
    others = slice(*(_start(states, case) for case in (case_start, case_stop)))
    attribute_n = groups.attribute_N[claims]
    right_n, shared_n, error_n = (1 - held.repeat_N[claims]) * held.skill_3N[:, claims]
    exact_n, slips_n = factors.exact_A[attribute_n], factors.slips_A[attribute_n]
    denied_n = _NOBODY if groups.denies_N is None else np.flatnonzero(groups.denies_N[claims])
    exact_n[denied_n], slips_n[denied_n] = 1.0, 0.0
    false_n = error_n * held.false_N[claims] * (1 - slips_n)
    repeated_n = held.repeated_N[claims]
    rest_n = false_n + repeated_n
    usual_n4 = np.empty((len(rest_n), USUAL))
    usual_n4[:, 0] = rest_n
    usual_n4[:, 1] = rest_n + shared_n * exact_n
    usual_n4[:, 2] = rest_n + right_n * exact_n
    usual_n4[:, 3] = usual_n4[:, 2] + shared_n * exact_n
    # indices as wide as NumPy wants them: narrower ones are turned at every use
    e, x = states.claim_E[others].astype(np.int64) - claims.start, states.case_E[others].astype(np.int64)
    right_e, shared_e = right_n[e] * factors.near_X[x], shared_n[e] * factors.near_error_X[x]
    slip_e = error_n[e] * factors.slip_X[x]
    is_z_e, is_y_e = (states.z_X[x] == EXACT) | (states.z_X[x] == NEAR), states.y_X[x] != FAR
    if len(denied_n):
        at_e = np.flatnonzero(np.isin(e, denied_n))
        is_z_e[at_e], is_y_e[at_e] = ~is_z_e[at_e], ~is_y_e[at_e]
        right_e[at_e], shared_e[at_e] = right_n[e[at_e]] * is_z_e[at_e], shared_n[e[at_e]] * is_y_e[at_e]
        slip_e[at_e] = 0.0
    return Parts(
        groups=block,
        claims=claims,
        cases=slice(case_start, case_stop),
        others=others,
        right_n=right_n * exact_n,
        shared_n=shared_n * exact_n,
        false_n=false_n,
        repeated_n=repeated_n,
        usual_n4=usual_n4,
        denied_n=denied_n,
        claim_e=e,
        case_e=x,
        right_e=right_e,
        shared_e=shared_e,
        slip_e=slip_e,
        is_z_e=is_z_e,
        is_y_e=is_y_e,
        all_e=right_e + shared_e + slip_e + rest_n[e],
    )


def _start(states: States, case: int) -> int:
    """Where the claims of an unusual case begin."""
    return int(states.start_X[case]) if case < len(states.start_X) else len(states.claim_E)


def near_shares(groups: Grouped, held: Held) -> tuple[Floats, Floats]:
    """The factor J of a claim that is exactly right, and of one that is near, by attribute."""
    tolerant_A = groups.tolerance_A > 0
    values_A = np.maximum(1.0, 2 * groups.tolerance_A)  # within the tolerance, counted in units
    return np.where(tolerant_A, 1 - held.near_A, 1.0), np.where(tolerant_A, held.near_A / values_A, 0.0)
