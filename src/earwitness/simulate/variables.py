"""The arrays of a run under the names, axes and units with which they leave the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from numpy.typing import NDArray

from earwitness.simulate.evaluating import told
from earwitness.simulate.made import made, scenario_json
from earwitness.simulate.run import Run
from earwitness.simulate.sweeps import Sweep
from earwitness.version import VERSION

STATE: Final = "state"  # a variable in the scenario's own unit
SHARE: Final = "1"  # a share or a factor
AXES: Final = ("replicate", "step", "level", "channel")


@dataclass(frozen=True, slots=True)
class Variable:
    """One array of a run: ``field`` of Run, and what its axes and numbers mean."""

    name: str
    field: str
    long_name: str
    axes: tuple[str, ...] = ("replicate", "step")
    unit: Literal["state", "1", ""] = ""

    def of(self, run: Run) -> NDArray[Any]:
        """The array of *run*."""
        found: NDArray[Any] = getattr(run, self.field)
        return found

    def units(self, run: Run) -> str:
        """In what *run* counts it; empty where there is no unit."""
        return run.scenario.unit if self.unit == STATE else self.unit


_LEVELS: Final = ("replicate", "step", "level")
VARIABLES: Final = (
    Variable("state", "state_RT", "how things really are (theta)", unit="state"),
    Variable("belief", "belief_RT", "what the leader believes (L)", unit="state"),
    Variable("gap", "gap_RT", "how much better the leader believes things to be than they are", unit="state"),
    Variable("doubt", "doubt_RT", "the leader's own standard deviation of the belief", unit="state"),
    Variable("plan", "plan_RT", "what the leader wants to hear (e)", unit="state"),
    Variable("decision", "decision_RT", "what the leader decides (u)"),
    Variable("purge", "purge_RT", "whether there is a purge"),
    Variable("defected", "defected_RT", "share of agents that have defected in public", unit="1"),
    Variable("appeal", "appeal_RT", "whether a collective letter is out"),
    Variable("fled", "fled_RT", "share of the population that has fled", unit="1"),
    Variable(
        "heard",
        "channel_RTC",
        "what each channel tells the leader",
        ("replicate", "step", "channel"),
        "state",
    ),
    Variable("signal", "signal_RTL", "what agents have, mean of the level", _LEVELS, "state"),
    Variable("message", "message_RTL", "what agents pass on, mean of the level", _LEVELS, "state"),
    Variable("silent", "silent_RTL", "share of agents that say nothing", _LEVELS, "1"),
    Variable("fear", "fear_RTL", "fear, mean of the level", _LEVELS),
    Variable("competence", "competence_RTL", "competence, mean of the level", _LEVELS, "1"),
    Variable("wary", "wary_R", "whether the leader knows how he is lied to", ("replicate",)),
)


def about(run: Run) -> dict[str, str]:
    """What made *run*: ``scenario`` is the text of a JSON file from which it can be run again. No time, no
    path."""
    record = made(run)
    return {
        "title": run.scenario.title or run.scenario.name,
        "made_by": f"earwitness {record.version}",
        "provenance": record.id,
        "engine": run.engine,
        "seed": str(run.seed),  # a whole number of any size, which formats of arrays do not have
        "agents": str(run.agents),
        "notes": "\n".join(run.notes),
        "scenario": scenario_json(run.scenario),
    }


def about_sweep(sweep: Sweep) -> dict[str, str]:
    """What made *sweep*, likewise; ``scenario`` is the one that was changed."""
    return {
        "title": sweep.scenario.title or sweep.scenario.name,
        "made_by": f"earwitness {VERSION}",
        "engine": sweep.engine,
        "seed": str(sweep.seed),
        "replicates": str(sweep.replicates),
        "steps": "varied" if "steps" in sweep.keys else str(sweep.steps or sweep.scenario_at(0).steps),
        "fixed": told(dict(sweep.fixed)),
        "scenario": scenario_json(sweep.scenario),
    }
