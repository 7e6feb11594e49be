"""One replicate of a run as a story: who knows, who says, who prints it from whom."""

from __future__ import annotations

from math import isnan

from earwitness.errors import SettingError
from earwitness.simulate.emit.cast import NAMES, cast
from earwitness.simulate.emit.draws import STORY, chances, people
from earwitness.simulate.emit.facts import Ground, moments, outside, yardstick
from earwitness.simulate.emit.moment import Moment
from earwitness.simulate.emit.press import Press
from earwitness.simulate.emit.settings import MOST_OUTLETS, EmitSettings
from earwitness.simulate.emit.story import Story
from earwitness.simulate.emit.voices import Voices
from earwitness.simulate.run import Run
from earwitness.simulate.streams import EMIT, generator

_LEAST_OUTLETS = 2


def story(run: Run, replicate: int, seed: int, settings: EmitSettings) -> Story:
    """The story of *replicate*. Raises SettingError if the run has no such replicate or step."""
    if not 0 <= replicate < run.replicates:
        raise SettingError(
            f"emit: replicate = {replicate}: not in the run; give one from 0 to {run.replicates - 1}"
        )
    rng = generator(seed, replicate, EMIT, STORY)
    who = people(rng, NAMES)
    outlets = settings.outlets or min(max(outside(run).outlets, _LEAST_OUTLETS), MOST_OUTLETS)
    actors = cast(run.scenario.name, run.signal_RTL.shape[2], outlets, who, settings)
    steps = moments(run, who.places[2], settings)
    ground = Ground(run, replicate, settings, yardstick(run, replicate, settings))
    press = Press(ground, actors)
    for moment, step in enumerate(steps):
        draws = chances(rng, settings.figure_tail)
        first = len(press.facts)
        press.facts += ground.facts(moment, step, draws.holds_K)
        indices = tuple(range(first, len(press.facts)))
        voices = Voices(ground, actors, draws, press.facts)
        Moment(press, moment, indices, draws, voices).print()
    return Story(
        theme=actors.theme,
        home=actors.home,
        abroad=actors.abroad,
        start=settings.start,
        days=settings.days,
        steps=steps,
        facts=tuple(press.facts),
        actors=actors.actors,
        sayings=tuple(press.sayings),
        articles=tuple(press.articles),
        tellings=tuple(press.tellings),
        misleading=tuple(_misleading(run, replicate, step, ground.by.margin) for step in steps),
    )


def _misleading(run: Run, replicate: int, step: int, margin: float) -> bool:
    """Whether those directly below the leader, in the mean, tell him that things are better than they are."""
    if run.message_RTL.shape[2] == 0:
        return False
    message = float(run.message_RTL[replicate, step, 0])
    return not isnan(message) and message - float(run.state_RT[replicate, step]) > margin
