"""One scenario at many points: what changes at the top when its numbers, rules or sections change.

Replicate r has the same streams of chance at every point (common random numbers: Law, Simulation Modeling and
Analysis, section 11.2), so that differences between points are told apart with far fewer replicates than each
point alone would need. Streams go to agents in order: where points differ in the number of agents, chance is
the same only for the world, the channels and the leader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import nan, sqrt
from typing import Final, TypeAlias

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.evaluating import (
    Job,
    Running,
    changed,
    checked,
    evaluated,
    told,
)
from earwitness.simulate.outcomes import Outcome, Outcomes
from earwitness.simulate.remedies import paired
from earwitness.simulate.replicates import Choice
from earwitness.simulate.run import Progress, unheard
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.spread import Floats
from earwitness.simulate.summary import Spread

# What follows the name of an outcome in files, in the order of ``Spread``: value, standard error, band.
ENDS: Final = ("", "_standard_error", "_low", "_high")
Vary: TypeAlias = Mapping[str, Iterable[object]] | Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Axes: N point, R replicate, S outcome. ``points[n]`` are the values of ``keys`` at point n.

    ``grid``: the values of each key, where the points are all their combinations (the last key changes
    fastest), else None. ``each_NRS``: what the outcomes' ``each`` gives, squares for an outcome that is a
    root; NaN: it never happens, or cannot be said. ``seeds``: one for all points, where they share chance,
    else one for each.
    """

    scenario: Scenario
    fixed: Mapping[str, object]
    keys: tuple[str, ...]
    points: tuple[tuple[object, ...], ...]
    grid: tuple[tuple[object, ...], ...] | None
    outcomes: tuple[Outcome, ...]
    each_NRS: Floats
    seed: int
    seeds: tuple[int, ...]
    steps: int | None
    engine: Choice

    @property
    def replicates(self) -> int:
        """How many replicates each point has."""
        return int(self.each_NRS.shape[1])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the outcomes."""
        return tuple(outcome.name for outcome in self.outcomes)

    def scenario_at(self, point: int) -> Scenario:
        """The scenario of a point, without its remedies."""
        return changed(self.scenario, {**self.fixed, **dict(zip(self.keys, self.points[point], strict=True))})

    def spreads(self, outcome: str) -> tuple[Spread, ...]:
        """One outcome at every point: what its replicates come to."""
        s = self._place(outcome)
        return tuple(self.outcomes[s].whole(each_R) for each_R in self.each_NRS[:, :, s])

    def columns(self, outcome: str) -> dict[str, Floats]:
        """One outcome at every point, axis N, under its name; its standard error and band under longer
        ones."""
        spread_NK = np.array(self.spreads(outcome), dtype=np.float64)
        return {f"{outcome}{end}": spread_NK[:, k] for k, end in enumerate(ENDS)}

    def mean(self, outcome: str) -> Floats:
        """One outcome at every point, axis N; with a grid, one axis for each key."""
        mean_N = np.array([spread.mean for spread in self.spreads(outcome)])
        return mean_N if self.grid is None else mean_N.reshape([len(values) for values in self.grid])

    def difference(self, outcome: str, point: int, base: int = 0) -> tuple[float, float]:
        """An outcome at *point* minus that at *base*, and the standard error of this from pairs of
        replicates.

        NaN for the error with one replicate, of a median, and where a replicate has no value.
        """
        s = self._place(outcome)
        over, at_R, base_R = self.outcomes[s].over, self.each_NRS[point, :, s], self.each_NRS[base, :, s]
        if over == "root":
            return paired(at_R, base_R)
        whole = self.outcomes[s].whole
        difference = whole(at_R).mean - whole(base_R).mean
        if over == "median" or self.replicates < 2:
            return difference, nan
        return difference, float((at_R - base_R).std(ddof=1)) / sqrt(self.replicates)

    def _place(self, outcome: str) -> int:
        if outcome not in self.names:
            raise SettingError(f"outcome {outcome!r} is not in this sweep; it has {', '.join(self.names)}")
        return self.names.index(outcome)


def sweep(  # noqa: PLR0913  (those of ``simulate``)
    scenario: Scenario,
    vary: Vary,
    *,
    outcomes: Outcomes = (),
    fixed: Mapping[str, object] | None = None,
    replicates: int = 200,
    steps: int | None = None,
    seed: int = 0,
    engine: Choice = "auto",
    processes: int = 1,
    progress: Progress = unheard,
) -> Sweep:
    """*scenario* at every point of *vary*, with the outcomes of each.

    *vary*: lists of values by key, for all combinations; or a list of points, each a change with the same
    keys. Keys and values are those of ``patches``, and so is *fixed*, which is laid over the scenario
    together with each point. *outcomes*: names or records of ``outcomes``, or functions of a Run by name that
    give a number for each replicate. The same whatever the number of *processes*. Raises SettingError, before
    anything runs, for a point that is no scenario: the key, the value, what is allowed.
    """
    fixed = dict(fixed or {})
    keys, points, grid = _points(vary)
    for key in keys:
        if key in fixed:
            raise SettingError(f"{key} is both varied and fixed; keep one of the two")
    running = Running(replicates, steps, engine, processes)
    jobs = [Job({**fixed, **dict(zip(keys, point, strict=True))}, seed) for point in points]
    looked_at, running = checked(scenario, jobs, outcomes, running)
    each_NRS = evaluated(scenario, jobs, looked_at, running=running, what="sweep", progress=progress)
    return Sweep(
        scenario, fixed, keys, points, grid, looked_at, each_NRS, seed, (seed,), steps, running.engine
    )


def _points(
    vary: Vary,
) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...], tuple[tuple[object, ...], ...] | None]:
    """Keys, points, and the values of each key where the points are all combinations."""
    if isinstance(vary, Mapping):
        grid = tuple(_values(key, values) for key, values in vary.items())
        if not grid:
            raise SettingError('nothing is varied; give keys with their values: {"fear.memory": [0.5, 0.9]}')
        return tuple(vary), tuple(product(*grid)), grid
    if not vary or not all(isinstance(point, Mapping) and point for point in vary):
        raise SettingError(
            'nothing is varied; give keys with their values: {"fear.memory": [0.5, 0.9]}, or points'
        )
    keys = tuple(vary[0])
    for number, point in enumerate(vary):
        if set(point) != set(keys):
            raise SettingError(
                f"point {number} has the keys {', '.join(map(str, point))} and the first one "
                f"{', '.join(map(str, keys))}; give every point the same keys"
            )
    return keys, tuple(tuple(_plain(point[key]) for key in keys) for point in vary), None


def _values(key: str, values: Iterable[object]) -> tuple[object, ...]:
    if isinstance(values, str | Mapping) or not isinstance(values, Iterable):
        raise SettingError(f"{key} is {told(values)}; give a list of its values")
    found = tuple(_plain(value) for value in values)
    if not found:
        raise SettingError(f"{key} has no values; give at least one")
    for i, value in enumerate(found):
        if any(value == other and type(value) is type(other) for other in found[:i]):
            raise SettingError(f"{key} is {told(value)} a second time; give each value once")
    return found


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value
