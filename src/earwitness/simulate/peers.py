"""Peers who talk before they report: a DeGroot layer (DeGroot 1974) on one level.

Averaging is linear, so any number of rounds is one step: the mean of a group is kept by averaging with it,
hence ((1 - w) I + w P)^n = (1 - w)^n I + (1 - (1 - w)^n) P, where P takes everybody to the mean of its
group.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.organisation import Floats, Ints, Layout
from earwitness.simulate.scenario import Peers

if TYPE_CHECKING:
    from scipy import sparse


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """Who talks on one level. A: agent of the level, G: group. With ``weights_AA`` groups do not count."""

    level: int  # from 0
    weight: float  # of the group's mean, all rounds together
    group_A: Ints
    size_G: Floats
    weights_AA: Floats | None

    def talk(self, x_A: Floats) -> Floats:
        """What agents make of their signals *x_A* when they have heard each other."""
        if self.weights_AA is not None:
            return self.weights_AA @ x_A
        mean_G = np.bincount(self.group_A, x_A, len(self.size_G)) / self.size_G
        return (1.0 - self.weight) * x_A + self.weight * mean_G[self.group_A]

    def matrix(self) -> sparse.csr_array:
        """The weights of everybody in everybody's view after all rounds, by row."""
        from scipy import sparse

        if self.weights_AA is not None:
            return sparse.csr_array(self.weights_AA)
        agents = len(self.group_A)
        member = sparse.csr_array((np.ones(agents), (np.arange(agents), self.group_A)))
        mean = member @ sparse.diags_array(self.weight / self.size_G) @ member.T
        return sparse.csr_array(sparse.diags_array(np.full(agents, 1.0 - self.weight)) + mean)

    def left(self) -> float:
        """What is left of the variance of one signal, as a mean over agents, if signals have equal noise."""
        if self.weights_AA is not None:
            return float((self.weights_AA**2).sum(axis=1).mean())
        own = 1.0 - self.weight
        return float(np.mean(own**2 + (1.0 - own**2) / self.size_G[self.group_A]))

    def back(self, weight_A: Floats) -> Floats:
        """The weights of signals before the talk, where *weight_A* are those of signals after it."""
        if self.weights_AA is not None:
            return weight_A @ self.weights_AA
        return self.talk(weight_A)  # the group form is symmetric


def circles(peers: Iterable[Peers], layout: Layout) -> tuple[Circle, ...]:
    """Everybody who talks, in the order of the scenario; SettingError for a level that is not there."""
    return tuple(_circle(number, who, layout) for number, who in enumerate(peers))


def _circle(number: int, who: Peers, layout: Layout) -> Circle:
    here = f"peers[{number}]"
    if who.level > layout.depth:
        raise SettingError(
            f"{here}.level: {who.level}, but there are levels 1 to {layout.depth}; take one of them"
        )
    group, size = np.unique(
        layout.peers_N[layout.level(who.level - 1)], return_inverse=True, return_counts=True
    )[1:]
    weights = None
    if who.weights:
        agents = len(group)
        if len(who.weights) != agents or any(len(row) != agents for row in who.weights):
            raise SettingError(
                f"{here}.weights: level {who.level} has {agents} agents; give {agents} rows of {agents}"
            )
        matrix = np.array(who.weights, dtype=np.float64)
        if (matrix < 0).any() or not np.allclose(matrix.sum(axis=1), 1.0, rtol=0, atol=1e-9):
            raise SettingError(f"{here}.weights: every row must be weights of 0 or more that add up to 1")
        weights = np.linalg.matrix_power(matrix, who.rounds)
    return Circle(
        level=who.level - 1,
        weight=1.0 - (1.0 - who.weight) ** who.rounds,
        group_A=group.astype(np.int64),
        size_G=size.astype(np.float64),
        weights_AA=weights,
    )
