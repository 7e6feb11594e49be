"""Draws from a prior, each simulated once: what simulation-based inference learns from.

Here chance must not be common. Draw n has its parameters and the seed of its run from a stream of its own, so
it is the same however many others are made, and no two share noise that an estimator could mistake for the
parameters' doing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.evaluating import Job, Running, checked, evaluated, told
from earwitness.simulate.outcomes import Outcomes
from earwitness.simulate.ranges import Range, Ranges, ranges
from earwitness.simulate.replicates import Choice
from earwitness.simulate.run import Progress, unheard
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.streams import generator
from earwitness.simulate.sweeps import Sweep
from earwitness.simulate.theory.domain import count

# The stream, beside those of ``streams``, from which draw n (in the place of the replicate) has everything.
DRAWN: Final = 9
_SEEDS: Final = 2**63  # of runs: what a signed integer of a file can hold


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """Parameters and outcomes as arrays, one row for each simulation, in the dtype that sbi asks for.

    ``theta_ND`` and ``x_NS`` are named by ``parameters`` and ``outcomes``. Nothing here is a tensor:
    ``torch.from_numpy`` makes one of each without a copy.
    """

    theta_ND: NDArray[np.float32]
    x_NS: NDArray[np.float32]
    parameters: tuple[str, ...]
    outcomes: tuple[str, ...]


def prior_draws(  # noqa: PLR0913  (those of ``simulate``)
    scenario: Scenario,
    prior: Ranges,
    *,
    draws: int = 1000,
    outcomes: Outcomes = (),
    fixed: Mapping[str, object] | None = None,
    steps: int | None = None,
    seed: int = 0,
    engine: Choice = "auto",
    processes: int = 1,
    progress: Progress = unheard,
) -> Sweep:
    """*scenario* at parameters drawn from *prior*, independently and uniformly in their ranges; one replicate
    of each.

    *outcomes* and *fixed* as for ``sweep``. Raises SettingError for a range that the scenario cannot take,
    and, before anything runs, for a draw that is no scenario.
    """
    count(draws=draws)
    fixed = dict(fixed or {})
    spans = ranges(scenario, prior, fixed)
    points, seeds = _drawn(spans, draws, seed)
    keys = tuple(span.key for span in spans)
    running = Running(1, steps, engine, processes)
    jobs = [
        Job({**fixed, **dict(zip(keys, point, strict=True))}, own)
        for point, own in zip(points, seeds, strict=True)
    ]
    looked_at, running = checked(scenario, jobs, outcomes, running)
    each_NRS = evaluated(scenario, jobs, looked_at, running=running, what="draws", progress=progress)
    return Sweep(scenario, fixed, keys, points, None, looked_at, each_NRS, seed, seeds, steps, running.engine)


def arrays(source: Sweep, *, missing: float | None = None) -> Arrays:
    """A row for every replicate of every point of *source*: draws from a prior, or a sweep over numbers.

    A root outcome is that of the replicate alone. Where an outcome has no value (it never happens), *missing*
    is put; without it, raises SettingError. So it does for a parameter that is no number.
    """
    for d, key in enumerate(source.keys):
        for point in source.points:
            if not isinstance(point[d], int | float):
                raise SettingError(f"{key} is {told(point[d])}, which is no number; vary numbers only")
    theta_ND = np.array(source.points, dtype=np.float64).repeat(source.replicates, axis=0)
    x_NS = source.each_NRS.reshape(-1, len(source.outcomes)).copy()
    for s, outcome in enumerate(source.outcomes):
        if outcome.over == "root":
            np.sqrt(x_NS[:, s], out=x_NS[:, s])
        none_N = np.isnan(x_NS[:, s])
        if none_N.any():
            x_NS[none_N, s] = _instead(outcome.name, int(none_N.sum()), len(x_NS), missing)
    return Arrays(theta_ND.astype(np.float32), x_NS.astype(np.float32), source.keys, source.names)


def _drawn(
    spans: Sequence[Range], draws: int, seed: int
) -> tuple[tuple[tuple[float, ...], ...], tuple[int, ...]]:
    """Parameters and the seed of each draw."""
    points, seeds = [], []
    for n in range(draws):
        stream = generator(seed, n, DRAWN)
        share_D = stream.random(len(spans))
        points.append(tuple(span.at(share) for span, share in zip(spans, share_D, strict=True)))
        seeds.append(int(stream.integers(_SEEDS, dtype=np.uint64)))
    return tuple(points), tuple(seeds)


def _instead(name: str, none: int, rows: int, missing: float | None) -> float:
    if missing is None:
        raise SettingError(
            f"outcome {name!r} has no value in {none:,} of {rows:,} rows (it never happens); "
            "leave it out, or give missing= with the number to put there"
        )
    return missing
