"""Many changed scenarios, each run and boiled down to a few numbers: what sweeps, sensitivity and priors
share."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.checks import check
from earwitness.simulate.model import prepared
from earwitness.simulate.outcomes import BUILT_IN, Outcome, Outcomes, chosen, usual
from earwitness.simulate.patches import patched
from earwitness.simulate.ranks import sizes
from earwitness.simulate.replicates import Choice
from earwitness.simulate.replicates import chosen as chosen_engine
from earwitness.simulate.run import Progress, unheard
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.spread import Floats
from earwitness.simulate.theory.domain import count
from earwitness.simulate.workers import mapped


@dataclass(frozen=True, slots=True)
class Job:
    """One run: what is laid over the scenario, and the seed."""

    change: Mapping[str, object]
    seed: int


@dataclass(frozen=True, slots=True)
class Running:
    """How each job is run; as the options of ``simulate``."""

    replicates: int
    steps: int | None
    engine: Choice
    processes: int

    def __post_init__(self) -> None:
        count(replicates=self.replicates, processes=self.processes)
        if self.steps is not None:
            count(steps=self.steps)


def changed(scenario: Scenario, change: Mapping[str, object]) -> Scenario:
    """*scenario*, without its remedies, with *change* laid over it. Raises SettingError naming *change*."""
    try:
        made = patched(msgspec.structs.replace(scenario, remedies=()), change)
        check(made)
    except SettingError as error:
        raise _at(change, error) from error
    return made


def _at(change: Mapping[str, object], error: SettingError) -> SettingError:
    at = ", ".join(f"{key}={told(value)}" for key, value in change.items())
    return SettingError(f"at {at}: {error}" if at else str(error))


def told(value: object) -> str:
    """A value of a change as one would write it: text bare, anything else as JSON."""
    if isinstance(value, str | float):
        return str(value)
    return msgspec.json.encode(value, enc_hook=repr).decode()


def checked(
    scenario: Scenario, jobs: Sequence[Job], outcomes: Outcomes, running: Running
) -> tuple[tuple[Outcome, ...], Running]:
    """The outcomes that are meant, and with which engine all is run. Raises SettingError for a job that is no
    scenario, or an outcome that it cannot have."""
    found = chosen(outcomes) if outcomes else ()
    needed: set[str] = set()
    for job in jobs:  # one scenario in memory at a time
        if running.steps is not None and "steps" in job.change:
            raise SettingError(f"steps is {running.steps}, and a change sets it too; give one of the two")
        made = changed(scenario, job.change)
        needed |= usual(made)
        _check_levels(found, made)
    found = found or tuple(outcome for name, outcome in BUILT_IN.items() if name in needed)
    return found, _with_engine(scenario, jobs, running)


def _check_levels(outcomes: Sequence[Outcome], made: Scenario) -> None:
    size = sizes(made.organisation)
    depth = len(size) if isinstance(size, tuple) else 0
    for outcome in outcomes:
        if outcome.level > depth:
            raise SettingError(
                f"outcome {outcome.name!r} is about level {outcome.level}, but the levels are 1 to {depth}; "
                "knows.bottom is the lowest, whatever its number"
            )


def evaluated(
    scenario: Scenario,
    jobs: Sequence[Job],
    outcomes: Sequence[Outcome],
    *,
    running: Running,
    what: str,
    progress: Progress = unheard,
) -> Floats:
    """The outcomes of every replicate of every job, axes N job, R replicate, S outcome.

    Nothing differs with the number of processes. *what* names the work for *progress*. *jobs* and *outcomes*
    have passed ``checked``.
    """
    out_NRS = np.empty((len(jobs), running.replicates, len(outcomes)))
    work = partial(_ran, scenario, running, _packed(tuple(outcomes), running.processes))
    for n, found_RS in enumerate(mapped(work, jobs, processes=running.processes)):
        out_NRS[n] = found_RS
        progress(what, n + 1, len(jobs))
    return out_NRS


def _with_engine(scenario: Scenario, jobs: Sequence[Job], running: Running) -> Running:
    """The engine that pays for all jobs together: each may be little work, and a thousand of them are not."""
    if running.engine != "auto":
        return running
    first = changed(scenario, jobs[0].change)
    if running.steps is not None:
        first = msgspec.structs.replace(first, steps=running.steps)
    engine, _ = chosen_engine(prepared(first), "auto", running.replicates * len(jobs))
    return dataclasses.replace(running, engine=engine)


def _ran(scenario: Scenario, running: Running, packed: tuple[Outcome, ...] | bytes, job: Job) -> Floats:
    made = changed(scenario, job.change)
    try:
        run = simulate(
            made,
            replicates=running.replicates,
            steps=running.steps,
            seed=job.seed,
            engine=running.engine,
        )
    except SettingError as error:
        raise _at(job.change, error) from error
    return np.stack([outcome.values(run) for outcome in _unpacked(packed)], axis=1)


def _packed(outcomes: tuple[Outcome, ...], processes: int) -> tuple[Outcome, ...] | bytes:
    """What goes to other processes: bytes, so that a function that cannot go is told as such."""
    if processes == 1:
        return outcomes
    try:
        return pickle.dumps(outcomes)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise _unsendable(error) from error


def _unpacked(packed: tuple[Outcome, ...] | bytes) -> tuple[Outcome, ...]:
    if not isinstance(packed, bytes):
        return packed
    try:
        found: tuple[Outcome, ...] = pickle.loads(packed)
    except (pickle.UnpicklingError, AttributeError, ImportError) as error:
        raise _unsendable(error) from error
    return found


def _unsendable(error: Exception) -> SettingError:
    return SettingError(
        f"an outcome's function cannot be given to other processes ({error}); define it in a module that "
        "can be imported, or give processes=1"
    )
