"""A scenario made ready for the engines: everything that is the same in all replicates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.leaders import Mixed, Naive
from earwitness.simulate.measures import Measures, measures
from earwitness.simulate.organisation import Floats, Layout, layout
from earwitness.simulate.peers import Circle, circles
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.shading import Own, Rule, Shade

Shades: TypeAlias = Shade | Mapping[int, Shade]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Axes: L level. ``leaf_L``: the share of each level that sees the state; ``spread_L``: the mean of
    1/(subordinates) over the rest; ``talk_L``: what is left of the variance of one signal after peers have
    talked.
    """

    scenario: Scenario
    layout: Layout
    rules: tuple[Rule | Own, ...]
    circles: tuple[Circle, ...]
    measures: Measures
    leaf_L: Floats
    spread_L: Floats
    talk_L: Floats

    @property
    def random(self) -> bool:
        """Whether some rule looks at chance."""
        return any(rule.random for rule in self.rules)

    @property
    def replaces(self) -> bool:
        """Whether anybody can ever lose his place."""
        purge, turnover = self.scenario.purge, self.scenario.turnover
        return bool((purge and purge.share > 0.0) or (turnover and turnover.rate > 0.0))

    @property
    def mixed(self) -> bool:
        """Whether the leader's type differs between replicates."""
        return isinstance(self.scenario.leader, Mixed)

    def wary(self, u: float) -> bool:
        """Whether the leader knows how he is lied to, in a replicate with the uniform draw *u* (used if
        mixed).
        """
        leader = self.scenario.leader
        return u >= leader.naive if isinstance(leader, Mixed) else not isinstance(leader, Naive)

    def purged(self, level: int) -> bool:
        """Whether a purge reaches *level* (from 0)."""
        purge = self.scenario.purge
        return purge is not None and (not purge.levels or level + 1 in purge.levels)


def prepared(scenario: Scenario, shade: Shades | None = None) -> Model:
    """*scenario* with its layout, rules by level and measures; SettingError where they do not fit.

    *shade*: a function of the user's own in place of the rules, of all levels or of those (from 1) that it
    names.
    """
    lay = layout(scenario.organisation)
    talk = circles(scenario.peers, lay)
    leaf_N, under_N = lay.leaf_N, np.diff(lay.first_Q)
    starts, sizes_L = lay.start_Q[:-1], lay.sizes_L
    leaf_L = np.add.reduceat(leaf_N.astype(np.float64), starts) / sizes_L
    parts = np.add.reduceat(np.where(leaf_N, 0.0, 1.0 / np.maximum(under_N, 1)), starts)
    talk_L = np.ones(lay.depth)
    for circle in talk:
        talk_L[circle.level] *= circle.left()
    if scenario.purge:
        _check_levels("purge.levels", scenario.purge.levels, lay)
    if scenario.loyalty and scenario.loyalty.appeal:
        _check_levels("loyalty.appeal_level", (scenario.loyalty.appeal_level,), lay)
    return Model(
        scenario=scenario,
        layout=lay,
        rules=_rules(scenario, lay, shade),
        circles=talk,
        measures=measures(lay, talk, scenario.channels),
        leaf_L=leaf_L,
        spread_L=parts / np.maximum(sizes_L * (1.0 - leaf_L), 1.0),
        talk_L=talk_L,
    )


def _rules(scenario: Scenario, lay: Layout, shade: Shades | None) -> tuple[Rule | Own, ...]:
    _check_levels("shading_at", tuple(scenario.shading_at), lay)
    rules: list[Rule | Own] = [
        scenario.shading_at.get(number + 1, scenario.shading) for number in range(lay.depth)
    ]
    if shade is None:
        return tuple(rules)
    if callable(shade):
        return (Own(shade),) * lay.depth
    _check_levels("shade", tuple(shade), lay)
    for number, function in shade.items():
        rules[number - 1] = Own(function)
    return tuple(rules)


def _check_levels(key: str, levels: tuple[int, ...], lay: Layout) -> None:
    for number in levels:
        if not 1 <= number <= lay.depth:
            raise SettingError(
                f"{key}: level {number}, but there are levels 1 to {lay.depth}; take one of them"
            )
