"""What each remedy buys: the error at the top with it and without, on the same chance.

Replicate r with a remedy and replicate r without have the same streams of chance (common random numbers: Law,
Simulation Modeling and Analysis, section 11.2), so what differs between them is the remedy's doing, and the
interval is that of paired differences. The error at the top is the root mean square of L - theta over steps
and replicates.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import nan, sqrt
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.patches import patched
from earwitness.simulate.replicates import Choice
from earwitness.simulate.run import Progress, Run, unheard
from earwitness.simulate.scenario import Remedy, Scenario

Floats = NDArray[np.float64]
SURE: Final = 0.95  # of the interval of a difference

AS_IT_IS: Final = Remedy(name="as it is")


@dataclass(frozen=True, slots=True)
class Bought:
    """One remedy, or none (the first one, ``remedy`` AS_IT_IS), and what it comes to.

    ``error`` is the root mean square error of the belief, ``difference`` that minus the error without the
    remedy (below 0: it helps), ``standard_error`` that of the difference, ``low`` and ``high`` its 95 percent
    interval. ``gap`` is the mean of L - theta, ``purges`` the number in a replicate. NaN: cannot be said.
    """

    remedy: Remedy
    error: float
    gap: float
    purges: float
    difference: float = nan
    standard_error: float = nan
    low: float = nan
    high: float = nan

    @property
    def told(self) -> bool:
        """Whether the difference can be told from none: the interval leaves 0 out."""
        return self.low > 0.0 or self.high < 0.0


def remedies(  # noqa: PLR0913  (those of ``simulate``)
    scenario: Scenario,
    *,
    replicates: int = 200,
    steps: int | None = None,
    seed: int = 0,
    engine: Choice = "auto",
    processes: int = 1,
    base: Run | None = None,
    progress: Progress = unheard,
) -> tuple[Bought, ...]:
    """The scenario as it is, then with each of its remedies, in order; the options are those of ``simulate``.

    *base*, if given, is the run of the scenario as it is with the same options, which is then not run again.
    Raises SettingError naming the remedy whose change does not fit, or which the engine does not suit.
    """
    alone = msgspec.structs.replace(scenario, remedies=())
    changed = [(remedy, _changed(alone, remedy)) for remedy in scenario.remedies]
    options: dict[str, Any] = {
        "replicates": replicates,
        "steps": steps,
        "seed": seed,
        "engine": engine,
        "processes": processes,
    }
    if base is None:
        base = simulate(alone, **options, progress=progress)
    square_R = (base.gap_RT**2).mean(axis=1)
    out = [bought(AS_IT_IS, base, square_R)]
    del base  # one run in memory at a time, unless the caller keeps it
    for number, (remedy, other) in enumerate(changed, 1):
        with _named(remedy):
            run = simulate(other, **options)
        out.append(bought(remedy, run, square_R))
        del run
        progress("remedies", number, len(changed))
    return tuple(out)


def bought(remedy: Remedy, run: Run, base_R: Floats) -> Bought:
    """What *remedy* comes to in *run*; *base_R*: the mean square error of each replicate without it."""
    square_R = (run.gap_RT**2).mean(axis=1)
    error = sqrt(float(square_R.mean()))
    gap, purges = float(run.gap_RT.mean()), float(run.purge_RT.sum(axis=1).mean())
    if remedy is AS_IT_IS:
        return Bought(remedy, error, gap, purges)
    difference, standard_error = paired(square_R, base_R)
    reach = _quantile(len(base_R)) * standard_error
    return Bought(
        remedy, error, gap, purges, difference, standard_error, difference - reach, difference + reach
    )


def paired(with_R: Floats, without_R: Floats) -> tuple[float, float]:
    """Difference of the roots of two means of squares, and its standard error (NaN for one replicate).

    sqrt(mean a) - sqrt(mean b) moves with a_r and b_r as a_r/(2 sqrt(mean a)) - b_r/(2 sqrt(mean b)): the
    delta method, on pairs. Its relative error is about 1/replicates.
    """
    a, b = sqrt(float(with_R.mean())), sqrt(float(without_R.mean()))
    replicates = len(with_R)
    if replicates < 2:
        return a - b, nan
    # a mean square of 0 has no spread to add
    moved_R = (with_R / (2.0 * a) if a else 0.0 * with_R) - (without_R / (2.0 * b) if b else 0.0 * without_R)
    return a - b, float(moved_R.std(ddof=1)) / sqrt(replicates)


def _quantile(replicates: int) -> float:
    """Student's t: how many standard errors reach to the end of the interval."""
    from scipy.special import stdtrit

    return float(stdtrit(replicates - 1, 0.5 + SURE / 2.0)) if replicates > 1 else nan


def _changed(scenario: Scenario, remedy: Remedy) -> Scenario:
    with _named(remedy):
        return patched(scenario, remedy.change)


@contextmanager
def _named(remedy: Remedy) -> Iterator[None]:
    """Has errors say in which remedy they are."""
    try:
        yield
    except SettingError as error:
        raise SettingError(f"remedies.{remedy.name}: {error}") from error
