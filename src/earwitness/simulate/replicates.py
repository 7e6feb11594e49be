"""Many replicates, in this process or in several: the result is the same whatever their number."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Final, Literal, Protocol, TypeAlias

from earwitness.errors import SettingError
from earwitness.simulate import plain
from earwitness.simulate.gaussian import gaussian, obstacles
from earwitness.simulate.model import Model, Shades, prepared
from earwitness.simulate.run import Engine, Progress, Series, series
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.streams import draws
from earwitness.simulate.workers import mapped

Choice: TypeAlias = Literal["auto", "plain", "fast", "gaussian"]

# Seconds that the plain engine takes for a step, for each level of it and for each agent (one core of an
# AMD EPYC 9005).
_STEP: Final = 25e-6
_LEVEL: Final = 33e-6
_AGENT: Final = 55e-9
# Seconds of plain work from which "auto" takes the fast engine. Once for each installation that takes 15 s to
# compile, in later processes 1 s to load, and then a fortieth of the time.
_WORTH_COMPILING: Final = 5.0
# Replicates in one piece of work: enough that preparing the model (10 ms for 5,000 agents) does not count.
_PIECE: Final = 100


def check_options(replicates: int, steps: int | None, seed: int, processes: int) -> None:
    """SettingError for an option of a run that is not a whole number, or too small."""
    for key, value, least in (
        ("replicates", replicates, 1),
        ("steps", 1 if steps is None else steps, 1),
        ("seed", seed, 0),
        ("processes", processes, 1),
    ):
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise SettingError(f"{key}: {value!r}; give a whole number of {least} or more")


class Filler(Protocol):
    """An engine at work: fills all rows of *out* with replicates from *first* on, telling how many are
    done.
    """

    def __call__(self, seed: int, first: int, out: Series, told: Callable[[int], None]) -> None: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know to run replicates by itself."""

    scenario: Scenario
    shade: Shades | None
    engine: Engine
    seed: int


def chosen(model: Model, choice: Choice, replicates: int) -> tuple[Engine, tuple[str, ...]]:
    """The engine for *replicates* of *model*, and a note where it is not the one asked for.

    Raises SettingError for an engine that there is not, that is not installed, or that the scenario does
    not suit.
    """
    if choice == "plain":
        return "plain", ()
    if choice == "gaussian":
        in_the_way = obstacles(model)
        if in_the_way:
            raise SettingError(
                f'engine: "gaussian" is exact for linear shading alone, and here {"; ".join(in_the_way)}; '
                'take "fast" or "plain"'
            )
        return "gaussian", ()
    if choice not in ("auto", "fast"):
        raise SettingError(f'engine: "{choice}"; there are "auto", "plain", "fast" and "gaussian"')
    if choice == "auto" and (
        find_spec("numba") is None or _plain_seconds(model, replicates) < _WORTH_COMPILING
    ):
        return "plain", ()
    from earwitness.simulate.fast import Fast, Unsuited

    try:
        Fast(model)
    except Unsuited as why:
        return "plain", (f"{why}: run by the plain engine",)
    return "fast", ()


def replicated(task: Task, replicates: int, processes: int, progress: Progress) -> Series:
    """All replicates of *task*, in order. Raises SettingError where processes cannot begin."""
    model = prepared(task.scenario, task.shade)
    out = _empty(model, replicates)
    fill = _filler(task.engine, model)
    # the first replicate is run here: it compiles what the processes then find in Numba's cache
    here = replicates if processes == 1 else min(1, replicates)
    fill(task.seed, 0, _rows(out, 0, here), lambda done: progress("simulate", done, replicates))
    pieces = [(first, min(first + _PIECE, replicates)) for first in range(here, replicates, _PIECE)]
    done = here
    for (first, last), part in zip(pieces, _elsewhere(task, pieces, processes), strict=True):
        for field in dataclasses.fields(Series):
            getattr(out, field.name)[first:last] = getattr(part, field.name)
        done += last - first
        progress("simulate", done, replicates)
    return out


def _elsewhere(task: Task, pieces: list[tuple[int, int]], processes: int) -> Iterator[Series]:
    if not pieces:
        return iter(())
    try:
        packed = pickle.dumps(task)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise SettingError(
            f"processes: {processes}, but shade cannot be sent to another process ({error}); "
            "give a function of a module, or processes=1"
        ) from error
    return mapped(partial(_piece, packed), pieces, processes=processes)


def _piece(packed: bytes, piece: tuple[int, int]) -> Series:
    """Some replicates, in a process of their own."""
    task, model, fill = _unpacked(packed)
    out = _empty(model, piece[1] - piece[0])
    fill(task.seed, piece[0], out, lambda done: None)
    return out


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> tuple[Task, Model, Filler]:
    """A task made ready; kept, because a process gets many pieces of the same."""
    task: Task = pickle.loads(packed)
    model = prepared(task.scenario, task.shade)
    return task, model, _filler(task.engine, model)


def _filler(engine: Engine, model: Model) -> Filler:
    if engine == "gaussian":
        return partial(gaussian, model)
    one: Callable[..., None] = partial(plain.replicate, model)
    if engine == "fast":
        from earwitness.simulate.fast import Fast

        one = Fast(model)

    def fill(seed: int, first: int, out: Series, told: Callable[[int], None]) -> None:
        for row in range(len(out.state_RT)):
            one(draws(model, seed, first + row), out, row)
            told(row + 1)

    return fill


def _plain_seconds(model: Model, replicates: int) -> float:
    step = _STEP + _LEVEL * model.layout.depth + _AGENT * model.layout.agents
    return replicates * model.scenario.steps * step


def _empty(model: Model, replicates: int) -> Series:
    channels = len(model.layout.chains) + len(model.scenario.channels)
    return series(replicates, model.scenario.steps, model.layout.depth, channels)


def _rows(out: Series, first: int, last: int) -> Series:
    """Some rows of all arrays, not copied."""
    return Series(
        **{field.name: getattr(out, field.name)[first:last] for field in dataclasses.fields(Series)}
    )
