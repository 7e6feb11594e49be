"""Which sources copy from which: shared errors, pooled over all items.

Two sources that agree may both be right; two that make the same rare mistakes have a common origin (Dong,
Berti-Equille and Srivastava, Integrating Conflicting Data: The Role of Source Dependence, PVLDB 2(1),
2009). Here a source s repeats a share c of what an original p says on common items:

    P(x_s | x_p) = c [x_s = x_p] + (1 - c) P(x_s)

Departures from the paper: agreement on probable truths counts neither way, because sources are better on
some items than on others and then agree without copying; the share is found by Newton's method on the
(concave) likelihood; a source may have several originals, of which the first that speaks on an item counts;
and every source repeats a small share from whoever else speaks, whether or not it can be shown (the paper's
prior: .2 * .8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from earwitness.weigh.table import Floats
from earwitness.weigh.tables.grouping import Grouped, Ints, right_claims
from earwitness.weigh.tables.held import Held, Weighed

_PRIOR_LOGIT: Final = float(np.log(0.2 / 0.8))  # one pair in five, as in the paper
_SURE: Final = 0.8  # probability from which a pair is taken to copy
_LEAST_COMMON: Final = 3  # items
_LEAST_SHARE: Final = 0.15  # copying less than this of what is common is no dependence worth modeling
_MOST_SHARE: Final = 0.98  # nobody is taken to copy everything: what differs must stay possible
_FAMILY_SHARE: Final = 0.3  # from this share on, two sources are one family when sources are left out
_CANDIDATES, _ORIGINS = 8, 4  # pairs per source that are examined, and kept
_LEAST_SHARED: Final = 3.0  # nats of shared errors before a pair is examined at all
_POPULAR: Final = 200  # a value that more sources give is popular: sharing it shows nothing
_STEPS: Final = 25  # of Newton's method; 5 to 8 suffice
_DIRECTION: Final = 3.0  # standard errors between a copier's own and shared claims (section 3.3 of the paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Pairs k: ``copier_K`` repeats ``share_K`` of what ``original_K`` says, with ``probability_K``.

    Sorted by copier and, within it, by share, the largest first. ``common_K`` counts common items.
    """

    copier_K: Ints
    original_K: Ints
    share_K: Floats
    probability_K: Floats
    common_K: Ints


NOBODY: Final = Copying(
    copier_K=np.zeros(0, np.int64),
    original_K=np.zeros(0, np.int64),
    share_K=np.zeros(0),
    probability_K=np.zeros(0),
    common_K=np.zeros(0, np.int64),
)


def find_copying(groups: Grouped, weighed: Weighed, seen_N: Floats) -> Copying:
    """The pairs of sources whose shared errors are better explained by copying."""
    copier_p, original_p = _candidates(groups, weighed, seen_N)
    found: list[tuple[int, float, int, int, float, int]] = []
    for copier in np.unique(copier_p).tolist():
        claim_n = groups.claims_of(copier)
        claim_n = claim_n[seen_N[claim_n] > 0]
        for original in original_p[copier_p == copier].tolist():
            share, probability, common = _examined(groups, weighed, seen_N, claim_n, original)
            if share > _LEAST_SHARE and probability > _SURE:
                found.append((copier, -share, int(groups.rank_S[original]), original, probability, common))
    found.sort()
    kept, last, taken = [], -1, 0
    for row in found:
        taken = taken + 1 if row[0] == last else 1
        last = row[0]
        if taken <= _ORIGINS:
            kept.append(row)
    if not kept:
        return NOBODY
    return Copying(
        copier_K=np.array([row[0] for row in kept], np.int64),
        original_K=np.array([row[3] for row in kept], np.int64),
        share_K=np.array([-row[1] for row in kept]),
        probability_K=np.array([row[4] for row in kept]),
        common_K=np.array([row[5] for row in kept], np.int64),
    )


def _candidates(groups: Grouped, weighed: Weighed, seen_N: Floats) -> tuple[Ints, Ints]:
    """Pairs (copier, original) with shared rare errors: through an index of values, never all pairs."""
    rare_N = (groups.size_G <= _POPULAR)[groups.group_N] & (seen_N > 0)
    wrong_N = 1 - right_claims(groups, weighed.right_G)
    weight_n = (wrong_N * np.log1p(1 / weighed.wrong_N))[rare_N]
    at = (groups.source_N[rare_N], groups.said_N[rare_N])
    shape = (groups.sources, 2 * groups.groups)
    shared = (
        sparse.csr_matrix((weight_n, at), shape) @ sparse.csr_matrix((np.ones(len(weight_n)), at), shape).T
    ).tocoo()
    rank_S = groups.rank_S
    ok = (shared.data > _LEAST_SHARED) & (rank_S[shared.col] < rank_S[shared.row])
    copier, original, weight = shared.row[ok], shared.col[ok], shared.data[ok]
    order = np.lexsort((rank_S[original], -weight, copier))
    copier, original = copier[order].astype(np.int64), original[order].astype(np.int64)
    nth = np.arange(len(copier)) - np.searchsorted(copier, copier)
    return copier[nth < _CANDIDATES], original[nth < _CANDIDATES]


def _examined(
    groups: Grouped, weighed: Weighed, seen_N: Floats, claim_n: Ints, original: int
) -> tuple[float, float, int]:
    """Share, probability of copying, and common items of one pair."""
    other_n = groups.claim_of(groups.item_N[claim_n], original)
    both = (other_n >= 0) & (seen_N[other_n] > 0)
    claim_n, other_n = claim_n[both], other_n[both]
    if len(claim_n) < _LEAST_COMMON:
        return 0.0, 0.0, len(claim_n)
    same = groups.said_N[claim_n] == groups.said_N[other_n]
    different = float((~same).sum())
    weight_m = 1 - right_claims(groups, weighed.right_G, other_n[same])
    alone_m = weighed.wrong_N[claim_n[same]]
    share = _newton(weight_m, alone_m, different)
    gain = float((weight_m * np.log((share + (1 - share) * alone_m) / alone_m)).sum())
    gain += different * np.log1p(-share)
    logit = gain - 0.5 * np.log(len(claim_n)) + _PRIOR_LOGIT
    return share, float(1 / (1 + np.exp(-np.clip(logit, -700, 700)))), len(claim_n)


def _newton(weight_m: Floats, alone_m: Floats, different: float) -> float:
    """The share under which the claims are likeliest, with one imagined difference."""
    share = 0.5
    for _ in range(_STEPS):
        ratio_m = (1 - alone_m) / (share + (1 - share) * alone_m)
        slope = float((weight_m * ratio_m).sum()) - (different + 1) / (1 - share)
        bend = -float((weight_m * ratio_m**2).sum()) - (different + 1) / (1 - share) ** 2
        new = min(max(share - slope / bend, share / 3), 1 - (1 - share) / 3)
        if abs(new - share) < 1e-5:
            return new
        share = new
    return share


class Earlier:
    """How many claims on an item, and how many with the same value, come before each claim in rank."""

    def __init__(self, groups: Grouped) -> None:
        rank_N = groups.rank_S[groups.source_N]
        by_rank = (np.lexsort((rank_N, key_N)) for key_N in (groups.item_N, groups.said_N))
        self._orders = [order.astype(np.int32) for order in by_rank]
        keys = (groups.item_N[self._orders[0]], groups.said_N[self._orders[1]])
        self._firsts = [np.searchsorted(key, key).astype(np.int32) for key in keys]

    def counted(self, seen_N: Floats) -> tuple[Floats, Floats]:
        """Both numbers for each claim, of the claims that are seen."""
        counts = []
        for order, first in zip(self._orders, self._firsts, strict=True):
            seen = seen_N[order]
            before = np.cumsum(seen) - seen
            count = np.empty(len(order))
            count[order] = before - before[first]
            counts.append(count)
        return counts[0], counts[1]


def repeat(groups: Grouped, copying: Copying, held: Held, earlier: Earlier, default: float) -> None:
    """Set in *held* how much of each claim its source repeats, and how much of that lands on its value.

    Without a known original a source repeats the share *default* from the others who speak on the item, in
    proportion to how many of them say the same; "others" are those before it in rank, so that nothing is
    repeated in a circle.
    """
    before_N, same_N = earlier.counted(held.seen_N)
    repeat_N = np.where(before_N > 0, default, 0.0)
    repeated_N = repeat_N * same_N / np.maximum(before_N, 1)
    settled_N = np.zeros(len(repeat_N), np.bool_)
    for copier, original, share in zip(copying.copier_K, copying.original_K, copying.share_K, strict=True):
        claim_n = groups.claims_of(int(copier))
        claim_n = claim_n[~settled_N[claim_n]]
        other_n = groups.claim_of(groups.item_N[claim_n], int(original))
        both = (other_n >= 0) & (held.seen_N[other_n] > 0)
        claim_n, other_n = claim_n[both], other_n[both]
        repeat_N[claim_n] = min(share, _MOST_SHARE)
        repeated_N[claim_n] = repeat_N[claim_n] * (groups.said_N[claim_n] == groups.said_N[other_n])
        settled_N[claim_n] = True
    held.repeat_N, held.repeated_N = repeat_N, repeated_N


def families(groups: Grouped, copying: Copying) -> Ints:
    """A code for each source: sources that copy from each other, directly or not, have the same."""
    close = copying.share_K > _FAMILY_SHARE
    at = (copying.copier_K[close], copying.original_K[close])
    links = sparse.csr_matrix((np.ones(int(close.sum())), at), shape=(groups.sources, groups.sources))
    codes: Ints = connected_components(links, directed=False)[1].astype(np.int64)
    return codes


def directed(groups: Grouped, weighed: Weighed, one: int, other: int) -> int:
    """Who copies: 1 if *one* does, -1 if *other* does, 0 if it cannot be told.

    What a copier says on items of its own is of another quality than what it takes over; an original's claims
    are of one quality, whoever else speaks (Dong 2009, section 3.3).
    """
    differs = [_differs(groups, weighed, a, b) for a, b in ((one, other), (other, one))]
    return int(differs[0] > _DIRECTION > differs[1]) - int(differs[1] > _DIRECTION > differs[0])


def _differs(groups: Grouped, weighed: Weighed, source: int, other: int) -> float:
    claim_n = groups.claims_of(source)
    common = groups.claim_of(groups.item_N[claim_n], other) >= 0
    # only attributes of which the source says something with the other and without it: others differ anyway
    attribute_n = groups.attribute_N[claim_n]
    both_A = np.bincount(attribute_n, common, groups.attributes) >= _LEAST_COMMON
    both_A &= np.bincount(attribute_n, ~common, groups.attributes) >= _LEAST_COMMON
    claim_n, common = claim_n[both_A[attribute_n]], common[both_A[attribute_n]]
    right_n = right_claims(groups, weighed.right_G, claim_n)
    if min(common.sum(), (~common).sum()) < _LEAST_COMMON:
        return 0.0
    parts = right_n[common], right_n[~common]
    variance = sum(max(float(part.var()), 1e-4) / len(part) for part in parts)
    return abs(float(parts[0].mean() - parts[1].mean())) / float(np.sqrt(variance))
