"""The record of a run: what a program that reads it can rely on."""

from __future__ import annotations

import json

import msgspec
import numpy as np
from tests.simulate.made import made_run, noise_RT

from earwitness.records import Simulation
from earwitness.simulate.outside import outside
from earwitness.simulate.remedies import AS_IT_IS, Bought
from earwitness.simulate.scenario import Organisation, Outside, Remedy, Scenario
from earwitness.simulate.simulation import simulation
from earwitness.simulate.summary import summary
from earwitness.stream import encode

SCENARIO = Scenario(
    name="small",
    title="A small one",
    unit="points",
    organisation=Organisation(branching=2, depth=2, levels=("chiefs", "clerks")),
    outside=Outside(),
)
TRIED = (
    Bought(AS_IT_IS, 2.0, 1.5, 3.0),
    Bought(Remedy(name="audit", title="Audits"), 1.0, 0.5, 1.0, -1.0, 0.1, -1.2, -0.8),
)


def record() -> Simulation:
    run = made_run(SCENARIO, belief_RT=1.0 + noise_RT(0.1), message_RTL=[0.5, np.nan])
    return simulation(summary(run), remedies=TRIED, outside=outside(run))


def test_series_have_the_shape_of_their_axes() -> None:
    made = record()
    sizes = {axis: len(places) for axis, places in made.axes.items()}
    assert sizes == {"step": 20, "level": 2, "channel": 1}
    assert made.axes["level"] == ("chiefs", "clerks")
    for name, series in made.series.items():
        for part in (series.mean, series.low, series.high):
            if part is not None:
                assert np.shape(np.array(part, dtype=object)) == tuple(sizes[a] for a in series.axes), name
    assert {"truth", "belief", "gap", "message", "fear", "near", "outside"} <= set(made.series)


def test_what_cannot_be_said_is_null() -> None:
    line = json.loads(encode(record()))
    assert line["series"]["message"]["mean"][0][1] is None
    assert line["series"]["message"]["mean"][0][0] == 0.5
    assert line["totals"]["first_purge"] is None and line["totals"]["gap"] is not None
    assert line["remedies"][0]["difference"] is None and line["remedies"][0]["name"] == ""
    assert line["remedies"][1]["difference"] == -1.0
    assert b"NaN" not in encode(record())


def test_the_record_is_a_record() -> None:
    made = record()
    line = json.loads(encode(made))
    assert (line["record"], line["schema"]) == ("simulation", 1) and line["id"].startswith("sim-")
    assert msgspec.json.decode(encode(made), type=Simulation) == made
    assert b"\n" not in encode(made) and encode(record()) == encode(made)
    assert "\u2068" not in encode(made).decode()
    assert line["brief"]["Remedies"].startswith("Of 1 remedy, “Audits” buys most")


def test_the_id_is_that_of_what_was_run() -> None:
    other = made_run(SCENARIO, replicates=39)
    assert simulation(summary(other)).id != record().id
    assert simulation(summary(other)).remedies == ()
