"""The forward direction: an organisation and a truth become what the person at the top gets to hear.

``simulate`` is the one public function.
"""

from __future__ import annotations

import dataclasses

import msgspec

from earwitness.simulate.checks import check
from earwitness.simulate.model import Shades, prepared
from earwitness.simulate.replicates import Choice, Task, check_options, chosen, replicated
from earwitness.simulate.run import Progress, Run, Series, check_finite, unheard
from earwitness.simulate.scenario import Scenario

__all__ = ["Run", "Scenario", "simulate"]


def simulate(  # noqa: PLR0913
    scenario: Scenario,
    *,
    replicates: int = 200,
    steps: int | None = None,
    seed: int = 0,
    engine: Choice = "auto",
    processes: int = 1,
    shade: Shades | None = None,
    progress: Progress = unheard,
) -> Run:
    """Run *replicates* of *scenario*: what the leader believed, what was true, and everything between.

    Replicate r depends on *seed* and r alone: not on *replicates*, nor on *processes* (how many work at
    it), and on the engine only by rounding. *steps* overrules the scenario's. *shade* is a function of the
    user's own in place of the shading rules: ``f(x, fear, cost, plan, guess, chance)`` takes and gives
    arrays over the agents of a level; or several, by level (1 is directly below the leader). *progress* is
    called with (what, done, total).

    ========  ================================================================================================
    plain     NumPy, a replicate at a time, as the equations stand
    fast      the same draws in compiled code; needs the extra ``simulate``
    gaussian  no agents, exact where shading is linear and nothing feeds back on agents
    auto      fast where it is installed and the work is enough to pay for compiling, else plain
    ========  ================================================================================================

    Raises SettingError: what is wrong with the scenario, an option, an engine that does not suit, or a
    state that grows beyond all numbers.
    """
    check_options(replicates, steps, seed, processes)
    check(scenario)
    if steps is not None:
        scenario = msgspec.structs.replace(scenario, steps=steps)
    model = prepared(scenario, shade)
    used, notes = chosen(model, engine, replicates)
    out = replicated(Task(scenario, shade, used, seed), replicates, processes, progress)
    check_finite(out)
    return Run(
        scenario=scenario,
        seed=seed,
        engine=used,
        levels=model.layout.levels,
        channels=(*model.layout.chains, *(channel.name for channel in scenario.channels)),
        agents=model.layout.agents,
        notes=notes,
        **{field.name: getattr(out, field.name) for field in dataclasses.fields(Series)},
    )
