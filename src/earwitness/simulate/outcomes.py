"""What a sweep looks at: one number of each replicate of a run, and what these come to over replicates.

==================  ============================================================================  ========
name                what it is, for a replicate                                                   over them
==================  ============================================================================  ========
error               error at the top: root mean square of L - theta                               root
gap                 mean of L - theta                                                             mean
late-gap            mean of L - theta in the last tenth of the steps                              mean
near                share of steps in which L is nearer to the truth than to the plan             mean
committed           share of steps in which the decision is not 0                                 mean
purges              purges per step                                                               mean
first-purge         step of the first purge                                                       median
fear                fear in the last step, mean of the levels                                     mean
competence          competence in the last step, mean of the levels                               mean
silent              share that says nothing, mean of steps and levels                             mean
letter              whether a collective letter is out at the end                                 mean
letter-step         step in which it goes out                                                     median
defected            share of the agents that have defected in public at the end                   mean
fled                share of the population that has fled at the end                              mean
knows.top           first step, from the first shock on, in which L is nearer to the truth        median
                    than to the plan
knows.2             the same of the mean of what level 2 has (its signals); knows.bottom: the     median
                    lowest level
==================  ============================================================================  ========

Numbers over replicates are those of ``summary``, so that a sweep and a page cannot disagree; but for medians:
they count replicates in which it never happens as later than all others, and are NaN where more than half
never do. Other engines than those with agents leave NaN where agents are asked about. The outcome of a
mechanism that a scenario does not have is 0, or never.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import isinf, nan
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.fields import nearest
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Commit, Scenario
from earwitness.simulate.spread import Floats, Values, ends, mean
from earwitness.simulate.summary import PART, Spread, nearer, root, spread

Each: TypeAlias = Callable[[Run], NDArray[Any]]  # one number of each replicate, axis R
Outcomes: TypeAlias = "Sequence[str | Outcome] | Mapping[str, Each]"
TOP: Final = 0
BOTTOM: Final = -1
_KNOWS: Final = "knows."


@dataclass(frozen=True, slots=True)
class Outcome:
    """A number of each replicate (``each``) and how they are put together (``over``).

    "root": what ``each`` gives are squares, and the root of their mean counts. ``level``: the lowest level
    that a scenario must have, 0 for none. ``unit``: "state" is that of the scenario, "1" a share.
    """

    name: str
    each: Each
    title: str = ""
    over: Literal["mean", "root", "median"] = "mean"
    level: int = 0
    unit: Literal["state", "1", ""] = ""

    def values(self, run: Run) -> Floats:
        """The number of each replicate; SettingError if that is not what ``each`` gives. Axis R."""
        found = np.asarray(self.each(run))
        if found.shape != (run.replicates,) or found.dtype.kind not in "biuf":
            raise SettingError(
                f"outcome {self.name!r} gives {found.dtype} of shape {found.shape} for {run.replicates} "
                "replicates; give one number for each, such as run.gap_RT.mean(axis=1)"
            )
        return found.astype(np.float64)

    def whole(self, values_R: Floats) -> Spread:
        """What the replicates come to: with standard error (none for a median), and their band."""
        if self.over == "median":
            return _median(values_R)
        return root(values_R) if self.over == "root" else spread(values_R)


def chosen(outcomes: Outcomes) -> tuple[Outcome, ...]:
    """The outcomes that are meant: names of built-in ones, records, or functions by name.

    Raises SettingError for an unknown name, or one that comes twice.
    """
    if isinstance(outcomes, str):
        raise SettingError(f"outcomes is {outcomes!r} (text); give a list: [{outcomes!r}]")
    if isinstance(outcomes, Mapping):
        found = tuple(Outcome(name, each) for name, each in outcomes.items())
    else:
        found = tuple(each if isinstance(each, Outcome) else built_in(each) for each in outcomes)
    for i, outcome in enumerate(found):
        if outcome.name in {other.name for other in found[:i]}:
            raise SettingError(f"outcome {outcome.name!r} comes twice; name each once")
    return found


def usual(scenario: Scenario) -> set[str]:
    """The built-in outcomes to look at where nobody said which: those of the mechanisms that are there."""
    found, loyalty = {"error", "gap"}, scenario.loyalty
    found |= {"committed"} if isinstance(scenario.decision, Commit) else set()
    found |= {"purges"} if scenario.purge else set()
    found |= {"defected"} if loyalty else set()
    found |= {"letter"} if loyalty and loyalty.appeal else set()
    found |= {"fled"} if loyalty and loyalty.population else set()
    return found


def built_in(name: str) -> Outcome:
    """The outcome of that name in the table above. Raises SettingError with those that there are."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    place = name.removeprefix(_KNOWS) if isinstance(name, str) and name.startswith(_KNOWS) else ""
    if place in _PLACES:
        return _knows(_PLACES[place], f"the {'leader' if place == 'top' else 'lowest level'}", name)
    if place.isascii() and place.isdecimal() and 0 < int(place) < 1000:
        return _knows(int(place), f"level {int(place)}", f"{_KNOWS}{int(place)}")
    guess = nearest(name, (*BUILT_IN, f"{_KNOWS}top")) if isinstance(name, str) else None
    meant = f"did you mean {guess}? " if guess else ""
    known = ", ".join((*BUILT_IN, *(f"{_KNOWS}{where}" for where in ("top", "1", "2", "…", "bottom"))))
    raise SettingError(f"outcome {name!r} is not known; {meant}choose from {known}")


def _knows(level: int, who: str, name: str) -> Outcome:
    return Outcome(
        name, partial(_first_known, level=level), f"first step in which {who} knows", "median", max(level, 0)
    )


def _first_known(run: Run, level: int) -> Floats:
    """The first step in which a level's information is nearer the truth than the plan is; NaN: never. Axis
    R."""
    view_RT = run.belief_RT if level == TOP else run.signal_RTL[:, :, level if level < 0 else level - 1]
    near_RT = nearer(run, view_RT) == 1.0
    since = min((shock.step for shock in run.scenario.state.shocks if shock.size), default=0)
    near_RT[:, :since] = False
    found_R = _first(near_RT)
    # an engine without agents cannot say when a level knew
    return np.where(np.isnan(view_RT).all(axis=1), np.nan, found_R)


def _first(happens_RT: NDArray[np.bool_]) -> Floats:
    return np.where(happens_RT.any(axis=1), happens_RT.argmax(axis=1).astype(np.float64), np.nan)


def _square_gap(run: Run) -> NDArray[Any]:
    return np.asarray((run.gap_RT**2).mean(axis=1))


def _gap(run: Run) -> NDArray[Any]:
    return np.asarray(run.gap_RT.mean(axis=1))


def _late_gap(run: Run) -> NDArray[Any]:
    return np.asarray(run.gap_RT[:, -max(run.steps // PART, 1) :].mean(axis=1))


def _near(run: Run) -> NDArray[Any]:
    return np.asarray(nearer(run, run.belief_RT).mean(axis=1))


def _committed(run: Run) -> NDArray[Any]:
    return np.asarray((run.decision_RT != 0.0).mean(axis=1))


def _purges(run: Run) -> NDArray[Any]:
    return np.asarray(run.purge_RT.mean(axis=1))


def _first_purge(run: Run) -> Floats:
    return _first(run.purge_RT)


def _fear(run: Run) -> Floats:
    return mean(run.fear_RTL[:, -1], axis=1)


def _competence(run: Run) -> Floats:
    return mean(run.competence_RTL[:, -1], axis=1)


def _silent(run: Run) -> Floats:
    return mean(run.silent_RTL, axis=(1, 2))


def _letter(run: Run) -> NDArray[Any]:
    return run.appeal_RT[:, -1]


def _letter_step(run: Run) -> Floats:
    return _first(run.appeal_RT)


def _defected(run: Run) -> NDArray[Any]:
    return run.defected_RT[:, -1]


def _fled(run: Run) -> NDArray[Any]:
    return run.fled_RT[:, -1]


def _median(values_R: Values) -> Spread:
    """The median and the band where NaN (never) lies beyond every number; NaN for an end that is never."""
    late_R = np.where(np.isnan(values_R), np.inf, values_R)
    found = np.quantile(late_R, (0.5, *ends(len(late_R))), method="inverted_cdf")
    middle, low, high = (nan if isinf(value) else float(value) for value in found)
    return Spread(middle, nan, low, high)


_PLACES: Final = {"top": TOP, "bottom": BOTTOM}
BUILT_IN: Final[Mapping[str, Outcome]] = {
    outcome.name: outcome
    for outcome in (
        Outcome("error", _square_gap, "error at the top", "root", unit="state"),
        Outcome("gap", _gap, "mean gap", unit="state"),
        Outcome("late-gap", _late_gap, "mean gap at the end", unit="state"),
        Outcome("near", _near, "share of steps in which the leader knows", unit="1"),
        Outcome("committed", _committed, "share of steps with a decision", unit="1"),
        Outcome("purges", _purges, "purges per step"),
        Outcome("first-purge", _first_purge, "step of the first purge", "median"),
        Outcome("fear", _fear, "fear at the end"),
        Outcome("competence", _competence, "competence at the end"),
        Outcome("silent", _silent, "share that says nothing", unit="1"),
        Outcome("letter", _letter, "share of replicates with a letter", unit="1"),
        Outcome("letter-step", _letter_step, "step of the letter", "median"),
        Outcome("defected", _defected, "share that defected by the end", unit="1"),
        Outcome("fled", _fled, "share of the population that fled by the end", unit="1"),
    )
}
