"""What made a run: its provenance, and the scenario as a file from which it can be run again."""

from __future__ import annotations

import msgspec

from earwitness.provenance import provenance
from earwitness.records import Provenance, make_id
from earwitness.simulate.naming import escaped
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Scenario
from earwitness.stream import encode_json


def made(run: Run) -> Provenance:
    """The provenance of *run*. Not in it: how many processes ran it, which changes nothing."""
    return provenance(
        "simulate",
        settings={
            "scenario": run.scenario.name,
            "scenario_id": scenario_id(run.scenario),
            "replicates": run.replicates,
            "steps": run.steps,
            "seed": run.seed,
            "engine": run.engine,
        },
        models={},
        documents=(),
    )


def scenario_id(scenario: Scenario) -> str:
    """A hash of all that *scenario* says; equal for equal ones, wherever they were read from."""
    plain = msgspec.to_builtins(scenario, str_keys=True)
    return make_id("scn", msgspec.json.encode(plain, order="deterministic").decode())


def scenario_json(scenario: Scenario) -> str:
    """*scenario* as the text of a JSON file that ``earwitness simulate`` reads.

    Characters that nobody sees are written as JSON escapes, so that what is read is what is there.
    """
    return escaped(encode_json(_said(msgspec.to_builtins(scenario, str_keys=True))).decode())


def _said(value: object) -> object:
    """*value* without what a file leaves out."""
    if isinstance(value, list | tuple):
        return [_said(item) for item in value]
    if isinstance(value, dict):
        return {key: _said(item) for key, item in value.items() if item is not None}
    return value
