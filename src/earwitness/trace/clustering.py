"""Groups of propositions, by correlation clustering: no chain of weak links can swallow everything.

The objective (Bansal, Blum, Chawla 2004; weighted): choose the partition with the largest sum of
weights inside its groups, a pair's weight being its log-odds of stating one proposition above the
threshold. A pair that was never a candidate has a weight below zero, so a large group must be held
together by many links and not by one. Finding the best partition is NP-hard; this is greedy additive
edge contraction (Keuper et al. 2015, section 3.1) followed by single moves until none gains, which is
deterministic: equal gains go to the smaller item.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import Final

# Weight of a pair that was no candidate: words and vectors are unlike. Chosen with the thresholds, by
# cross-validation over bundles (python -m training.decisions --check).
ABSENT: Final = -1.0
_MOST_ROUNDS: Final = 20


class Grouping:
    """A partition under change: groups, and the summed weight between them."""

    def __init__(self, size: int, weights: dict[tuple[int, int], float], absent: float) -> None:
        self.absent = absent
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        # per group: other group -> (sum of weights, number of pairs that have one)
        self.near: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]
        for (i, j), weight in weights.items():
            self.near[i][j] = self.near[j][i] = (weight, 1)

    def gain(self, i: int, j: int) -> float:
        """What joining groups *i* and *j* adds to the objective."""
        weight, known = self.near[i].get(j, (0.0, 0))
        return weight + self.absent * (len(self.members[i]) * len(self.members[j]) - known)

    def join(self, i: int, j: int) -> None:
        """Group *j* becomes part of group *i*."""
        self.members[i] += self.members.pop(j)
        self.near[i].pop(j, None)
        for k, (weight, known) in self.near[j].items():
            if k == i:
                continue
            had, count = self.near[i].get(k, (0.0, 0))
            self.near[i][k] = self.near[k][i] = (had + weight, count + known)
            self.near[k].pop(j, None)
        self.near[j] = {}


def groups(
    size: int, weights: dict[tuple[int, int], float], *, absent: float = ABSENT
) -> list[tuple[int, ...]]:
    """A partition of ``range(size)``, each group in order, groups by their first item.

    *weights*: (i, j) with i < j to the log-odds above the threshold. Minus infinity keeps two apart,
    infinity together.
    """
    grouping = Grouping(size, weights, absent)
    _contract(grouping)
    group_of = {i: g for g, members in grouping.members.items() for i in members}
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for (i, j), weight in weights.items():
        near[i][j] = near[j][i] = weight
    _move(group_of, near, absent)
    out: dict[int, list[int]] = {}
    for i in range(size):
        out.setdefault(group_of[i], []).append(i)
    return sorted(tuple(members) for members in out.values())


def _contract(grouping: Grouping) -> None:
    """Join the two groups with the largest gain until none is above zero."""
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        i, j = min(i, j), max(i, j)
        gain = grouping.gain(i, j)
        if gain > 0:
            entry = (-gain, i, j, len(grouping.members[i]), len(grouping.members[j]))
            heapq.heappush(heap, entry)

    for i, near in enumerate(grouping.near):
        for j in near:
            if i < j:
                offer(i, j)
    while heap:
        _, i, j, many_i, many_j = heapq.heappop(heap)
        alive = i in grouping.members and j in grouping.members
        # an entry made before either group grew is out of date; the newer one is in the heap as well
        if not alive or (len(grouping.members[i]), len(grouping.members[j])) != (many_i, many_j):
            continue
        grouping.join(i, j)
        for k in grouping.near[i]:
            offer(i, k)


def _move(group_of: dict[int, int], near: list[dict[int, float]], absent: float) -> None:
    """Move single items to the group, or out of it, where the objective gains most, until none gains."""
    many: dict[int, int] = {}
    for group in group_of.values():
        many[group] = many.get(group, 0) + 1
    fresh = max(group_of.values(), default=0) + 1
    for _ in range(_MOST_ROUNDS):
        moved = False
        for i in range(len(near)):
            worth = _worth(i, group_of, near, many, absent)
            here = group_of[i]
            best, gain = here, worth[here]
            for group in sorted(worth):
                if worth[group] > gain + 1e-9:
                    best, gain = group, worth[group]
            if gain < -1e-9:
                best = fresh
            if best == here:
                continue
            fresh += best == fresh
            many[here] -= 1
            many[best] = many.get(best, 0) + 1
            group_of[i] = best
            moved = True
        if not moved:
            return


def _worth(
    i: int, group_of: dict[int, int], near: list[dict[int, float]], many: dict[int, int], absent: float
) -> dict[int, float]:
    """What item *i* adds to each group that it is near to, its own among them."""
    weight: dict[int, float] = {group_of[i]: 0.0}
    known: dict[int, int] = {}
    for j, w in sorted(near[i].items()):
        group = group_of[j]
        weight[group] = weight.get(group, 0.0) + w
        known[group] = known.get(group, 0) + 1
    return {g: w + absent * (many[g] - (g == group_of[i]) - known.get(g, 0)) for g, w in weight.items()}


def objective(
    partition: Iterable[tuple[int, ...]], weights: dict[tuple[int, int], float], *, absent: float = ABSENT
) -> float:
    """The summed weight inside the groups of *partition*: what ``groups`` makes large."""
    total = 0.0
    for members in partition:
        for n, i in enumerate(members):
            for j in members[n + 1 :]:
                total += weights.get((i, j), absent)
    return total
