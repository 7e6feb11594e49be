"""What a run comes to: bands over replicates, and the few numbers that sentences and tables are made of.

Page, terminal and record stream take their numbers from here, so that they cannot disagree. "Above the
truth" is a value minus the state of the same step and replicate. NaN means that it cannot be said. Axes: R
replicate, T step.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Commit
from earwitness.simulate.spread import Band, Floats, Values, band, ends, mean, quantiles

# The beginning and the end of a run, for comparing them: a tenth of the steps each.
PART: Final = 10


class Spread(NamedTuple):
    """One number of each replicate: their mean, its standard error (NaN for one), and their band."""

    mean: float
    error: float = nan
    low: float = nan
    high: float = nan

    @property
    def told_from_zero(self) -> bool:
        """Whether the mean is more than two standard errors from 0; without an error, whether it is 0."""
        return abs(self.mean) > 2.0 * (0.0 if np.isnan(self.error) else self.error)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One level of the organization, by the means over its members.

    ``near_T`` is the share of replicates in which what it has is nearer to the truth than to the plan,
    ``near`` the same over all steps: whether it knows which of the two is so.
    """

    name: str
    message: Band
    fear: Band
    competence: Band
    silent_T: Floats
    near_T: Floats
    saw: Spread  # what it has, above the truth
    said: Spread  # what it passes on, above the truth
    silent: float
    near: float


@dataclass(frozen=True, slots=True)
class Heard:
    """One channel to the top: how often it speaks, how far above the truth it lies, how far off (RMS)."""

    name: str
    speaks: float
    above: Spread
    off: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A shock, and at which step half of the replicates have noticed (None: never): the top, each level."""

    step: int
    size: float
    top: int | None
    levels: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The replicates with one type of leader."""

    replicates: int
    gap: float
    off: float


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """The numbers of one run; levels from the top, as in ``Run``."""

    run: Run
    truth: Band
    belief: Band
    gap: Band
    plan: Band
    decision: Band
    doubt_T: Floats
    purge_T: Floats  # share of replicates with a purge in this step
    defected: Band
    fled: Band
    appeal_T: Floats  # share of replicates in which the letter is out
    near_T: Floats  # as in Level, of the belief at the top
    near: float
    levels: tuple[Level, ...]
    channels: tuple[Heard, ...]
    shocks: tuple[Learned, ...]
    above: Spread  # the gap, over all steps
    early: Spread  # in the first tenth of them
    late: Spread
    growth: Spread  # late minus early, in the same replicate
    off: Spread  # root mean square of the gap
    doubt: float  # how far off the leader takes himself to be, root mean square
    purges: Spread  # in a replicate
    purged: float  # share of replicates with any
    first_purge: float  # median step, of those
    defected_end: Spread
    fled_end: Spread
    most_defected: float  # share of replicates in which more than half have
    appealed: float
    appeal_step: float  # median, of those
    committed: float  # share of steps with a decision above 0, where it is all or nothing
    wary: Kind
    naive: Kind

    @property
    def example(self) -> int:
        """The replicate that is most like the others: the one with the median mean gap (the lower of two)."""
        return int(np.argsort(self.run.gap_RT.mean(axis=1), kind="stable")[(self.run.replicates - 1) // 2])


def summary(run: Run) -> Summary:
    """The numbers of *run*."""
    gap_RT = run.gap_RT
    part = max(run.steps // PART, 1)
    near_RT = nearer(run, run.belief_RT)
    levels = tuple(_level(run, number) for number in range(len(run.levels)))
    purges_R = run.purge_RT.sum(axis=1)
    first_R = np.where(purges_R > 0, run.purge_RT.argmax(axis=1).astype(np.float64), np.nan)
    appealed_R = run.appeal_RT[:, -1]
    appeal_R = np.where(appealed_R, run.appeal_RT.argmax(axis=1).astype(np.float64), np.nan)
    near_T = mean(near_RT)
    return Summary(
        run=run,
        truth=band(run.state_RT),
        belief=band(run.belief_RT),
        gap=band(gap_RT),
        plan=band(run.plan_RT),
        decision=band(run.decision_RT),
        doubt_T=mean(run.doubt_RT),
        purge_T=mean(run.purge_RT.astype(np.float64)),
        defected=band(run.defected_RT),
        fled=band(run.fled_RT),
        appeal_T=mean(run.appeal_RT.astype(np.float64)),
        near_T=near_T,
        near=float(mean(near_T)),
        levels=levels,
        channels=tuple(_heard(run, number) for number in range(len(run.channels))),
        shocks=_shocks(run, near_T, levels),
        above=spread(gap_RT.mean(axis=1)),
        early=spread(gap_RT[:, :part].mean(axis=1)),
        late=spread(gap_RT[:, -part:].mean(axis=1)),
        growth=spread(gap_RT[:, -part:].mean(axis=1) - gap_RT[:, :part].mean(axis=1)),
        off=root((gap_RT**2).mean(axis=1)),
        doubt=sqrt(float((run.doubt_RT**2).mean())),
        purges=spread(purges_R.astype(np.float64)),
        purged=float((purges_R > 0).mean()),
        first_purge=_median(first_R),
        defected_end=spread(run.defected_RT[:, -1]),
        fled_end=spread(run.fled_RT[:, -1]),
        most_defected=float((run.defected_RT[:, -1] > 0.5).mean()),
        appealed=float(appealed_R.mean()),
        appeal_step=_median(appeal_R),
        committed=float((run.decision_RT != 0.0).mean())
        if isinstance(run.scenario.decision, Commit)
        else nan,
        wary=_kind(gap_RT[run.wary_R]),
        naive=_kind(gap_RT[~run.wary_R]),
    )


def spread(values_R: Values) -> Spread:
    """What *values_R*, one of each replicate, come to; NaN ones are left out."""
    known_R = values_R[~np.isnan(values_R)].astype(np.float64)
    if not known_R.size:
        return Spread(nan)
    low, high = quantiles(known_R[:, None], *ends(known_R.size))
    error = float(known_R.std(ddof=1)) / sqrt(known_R.size) if known_R.size > 1 else nan
    return Spread(float(known_R.mean()), error, float(low[0]), float(high[0]))


def root(square_R: Values) -> Spread:
    """The root of the mean of squares, its standard error (delta method), and the band of the roots."""
    of_squares, of_roots = spread(square_R), spread(np.sqrt(square_R))
    whole = sqrt(of_squares.mean)
    return Spread(whole, of_squares.error / (2.0 * whole) if whole else of_squares.error, *of_roots[2:])


def _level(run: Run, number: int) -> Level:
    signal_RT, message_RT = run.signal_RTL[:, :, number], run.message_RTL[:, :, number]
    near_T = mean(nearer(run, signal_RT))
    silent_T = mean(run.silent_RTL[:, :, number])
    return Level(
        name=run.levels[number],
        message=band(message_RT),
        fear=band(run.fear_RTL[:, :, number]),
        competence=band(run.competence_RTL[:, :, number]),
        silent_T=silent_T,
        near_T=near_T,
        saw=spread(mean(signal_RT - run.state_RT, axis=1)),
        said=spread(mean(message_RT - run.state_RT, axis=1)),
        silent=float(mean(silent_T)),
        near=float(mean(near_T)),
    )


def nearer(run: Run, view_RT: Values) -> Floats:
    """1 where *view* is nearer to the truth than to the plan, 0 where not, NaN where there is none."""
    near_RT = np.abs(view_RT - run.state_RT) < np.abs(view_RT - run.plan_RT)
    return np.where(np.isnan(view_RT), np.nan, near_RT)


def _heard(run: Run, number: int) -> Heard:
    above_RT = run.channel_RTC[:, :, number] - run.state_RT
    return Heard(
        name=run.channels[number],
        speaks=float((~np.isnan(above_RT)).mean()),
        above=spread(mean(above_RT, axis=1)),
        off=sqrt(float(mean(above_RT**2, axis=(0, 1)))),
    )


def _shocks(run: Run, near_T: Floats, levels: tuple[Level, ...]) -> tuple[Learned, ...]:
    shocks = sorted(run.scenario.state.shocks, key=lambda shock: shock.step)
    return tuple(
        Learned(
            step=shock.step,
            size=shock.size,
            top=_noticed(near_T, shock.step),
            levels=tuple(_noticed(level.near_T, shock.step) for level in levels),
        )
        for shock in shocks
        if 0 < shock.step < run.steps and shock.size
    )


def _noticed(near_T: Floats, since: int) -> int | None:
    found = np.flatnonzero(near_T[since:] >= 0.5)
    return since + int(found[0]) if found.size else None


def _kind(gap_RT: NDArray[np.float64]) -> Kind:
    if not gap_RT.size:
        return Kind(0, nan, nan)
    return Kind(len(gap_RT), float(gap_RT.mean()), sqrt(float((gap_RT**2).mean())))


def _median(values_R: Floats) -> float:
    known_R = values_R[~np.isnan(values_R)]
    return float(np.median(known_R)) if known_R.size else nan
