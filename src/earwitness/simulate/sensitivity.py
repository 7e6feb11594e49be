"""How much of the variance of an outcome each parameter explains: Sobol indices of first and total order.

Parameters are independent and uniform in their ranges. The points are Saltelli's (2002; Saltelli et al. 2010
for the estimators) over a scrambled Sobol' sequence, N (D + 2) of them, and the estimators and their
bootstrapped confidence intervals are SALib's. The value of an outcome at a point is that of its replicates
together, under the same chance at every point: the indices are those of the outcome's expectation, up to what
``luck`` says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any, Final, NamedTuple

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.evaluating import Job, Running, checked, evaluated
from earwitness.simulate.extras import extra
from earwitness.simulate.outcomes import Outcome, Outcomes
from earwitness.simulate.ranges import Range, Ranges, ranges
from earwitness.simulate.replicates import Choice
from earwitness.simulate.run import Progress, unheard
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.spread import Floats
from earwitness.simulate.streams import generator
from earwitness.simulate.theory.domain import count

SURE: Final = 0.95  # of the confidence intervals
RESAMPLES: Final = (
    200  # of the bootstrap: the end of an interval then moves by about a twentieth of its width
)
# The streams, beside those of ``streams``, of the points and of the bootstrap; the replicate is 0.
_POINTS: Final = 10
_BOOTSTRAP: Final = 11
# An outcome whose standard deviation is below this share of its size does not vary: rounding makes as much.
_STILL: Final = 1e-12


class Index(NamedTuple):
    """A Sobol index with its 95 percent interval, which may stick out of [0, 1] as the estimate may."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """One outcome: its ``mean`` and ``variance`` over the points, and for each key what part is its doing.

    ``first``: of the key by itself; ``total``: with all that it does together with others. ``luck``: the mean
    squared standard error of a point as a share of the variance; where it is not small, take more replicates
    (as all points have the same chance, it is at worst so much). NaN throughout, and a ``note`` that says
    why, where nothing can be said.
    """

    outcome: Outcome
    keys: tuple[str, ...]
    first: tuple[Index, ...]
    total: tuple[Index, ...]
    mean: float
    variance: float
    luck: float
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was varied, how often it was run, and the sensitivity of each outcome. ``points_ND`` in run
    order."""

    scenario: Scenario
    fixed: Mapping[str, object]
    ranges: tuple[Range, ...]
    samples: int
    replicates: int
    seed: int
    points_ND: Floats
    outcomes: tuple[Sensitivity, ...]


def sensitivity(  # noqa: PLR0913  (those of ``simulate``)
    scenario: Scenario,
    vary: Ranges,
    *,
    outcomes: Outcomes = ("error",),
    samples: int = 256,
    fixed: Mapping[str, object] | None = None,
    replicates: int = 20,
    steps: int | None = None,
    seed: int = 0,
    engine: Choice = "auto",
    processes: int = 1,
    progress: Progress = unheard,
) -> Analysis:
    """Sobol indices of the *outcomes* of *scenario* for the keys in *vary*, each with its lowest and highest
    value.

    *samples*: a power of two; (number of keys + 2) times as many points are run, with *replicates* each. A
    key of whole numbers takes each of them equally often. *outcomes* and *fixed* as for ``sweep``. Needs the
    extra
    ``simulate``; raises SettingError without it, and for a range or a point that is no scenario.
    """
    count(samples=samples)
    if samples & (samples - 1) or samples < 2:
        near = 2 ** max(samples.bit_length() - 1, 1)
        raise SettingError(f"samples is {samples}; give a power of two, such as {near} or {2 * near}")
    fixed = dict(fixed or {})
    spans = ranges(scenario, vary, fixed)
    sampler = extra("SALib.sample.sobol", "sensitivity")
    keys = tuple(span.key for span in spans)
    share_ND = sampler.sample(
        _problem(keys), samples, calc_second_order=False, seed=generator(seed, 0, _POINTS)
    )
    points = [
        tuple(span.at(share) for span, share in zip(spans, share_D, strict=True)) for share_D in share_ND
    ]
    running = Running(replicates, steps, engine, processes)
    jobs = [Job({**fixed, **dict(zip(keys, point, strict=True))}, seed) for point in points]
    looked_at, running = checked(scenario, jobs, outcomes, running)
    each_NRS = evaluated(scenario, jobs, looked_at, running=running, what="sensitivity", progress=progress)
    found = tuple(indices(outcome, keys, each_NRS[:, :, s], seed=seed) for s, outcome in enumerate(looked_at))
    return Analysis(
        scenario, fixed, spans, samples, replicates, seed, np.array(points, dtype=np.float64), found
    )


def indices(outcome: Outcome, keys: Sequence[str], each_NR: Floats, *, seed: int) -> Sensitivity:
    """The indices of one outcome from its values in each replicate at Saltelli's points. Axes: N point, R
    replicate."""
    spreads = [outcome.whole(each_R) for each_R in each_NR]
    value_N = np.array([spread.mean for spread in spreads])
    error_N = np.array([spread.error for spread in spreads])
    none = int((~np.isfinite(value_N)).sum())
    mean, variance = (nan, nan) if none else (float(value_N.mean()), float(value_N.var()))
    unknown = (Index(nan, nan, nan),) * len(keys)
    if none:
        note = f"has no value at {none:,} of {len(value_N):,} points, so nothing can be said"
        return Sensitivity(outcome, tuple(keys), unknown, unknown, mean, variance, nan, note)
    if variance <= (_STILL * float(np.abs(value_N).max())) ** 2:
        note = f"is {mean:.6g} at all {len(value_N):,} points: it does not vary, so nothing explains it"
        return Sensitivity(outcome, tuple(keys), unknown, unknown, mean, variance, nan, note)
    analyzer = extra("SALib.analyze.sobol", "sensitivity")
    found = analyzer.analyze(
        _problem(keys),
        value_N,
        calc_second_order=False,
        num_resamples=RESAMPLES,
        conf_level=SURE,
        # never 0, for which SALib takes whatever state NumPy's global generator is in
        seed=int(generator(seed, 0, _BOOTSTRAP).integers(1, 2**31)),
    )
    return Sensitivity(
        outcome,
        tuple(keys),
        _indices(found["S1"], found["S1_conf"]),
        _indices(found["ST"], found["ST_conf"]),
        mean,
        variance,
        float((error_N**2).mean()) / variance,
    )


def _problem(keys: Sequence[str]) -> dict[str, Any]:
    """The unit cube, in SALib's form: what a share of a range means is for ``Range``."""
    return {"num_vars": len(keys), "names": list(keys), "bounds": [[0.0, 1.0]] * len(keys)}


def _indices(value_D: Floats, reach_D: Floats) -> tuple[Index, ...]:
    return tuple(
        Index(float(value), float(value - reach), float(value + reach))
        for value, reach in zip(value_D, reach_D, strict=True)
    )
