from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.checks import check
from earwitness.simulate.files import read_scenario, scenario_names
from earwitness.simulate.patches import lookup, patched, setting
from earwitness.simulate.scenario import (
    Agent,
    Anonymous,
    Commit,
    Fear,
    Loyalty,
    Organisation,
    Peers,
    Purge,
    Scenario,
    Sensor,
    SkipLevel,
)
from earwitness.simulate.shading import Costly, Honest, Silence, TrafficLight

BASE = Scenario(
    channels=(Sensor(name="audit", noise=2.0), SkipLevel(name="skip", weight=0.25)),
    peers=(Peers(level=1), Peers(level=2)),
    shading=Silence(ease=2.0),
    shading_at={3: TrafficLight(yellow=0.25)},
    purge=Purge(tolerance=1.0, share=0.1),
    loyalty=Loyalty(appeal=3),
)

# change, the key that is looked at, what stands there afterwards, why
CHANGES: tuple[tuple[dict[str, Any], str, object, str], ...] = (
    ({"fear": {"protection": 0.5}}, "fear", Fear(protection=0.5), "nested: the other keys stay"),
    ({"fear.protection": 0.5}, "fear", Fear(protection=0.5), "dotted: the same"),
    ({"fear": Fear(start=2.0)}, "fear", Fear(start=2.0), "a record in place of a section"),
    ({"fear.start": np.float64(2)}, "fear.start", 2.0, "a number of NumPy, as sweeps have them"),
    ({"steps": np.int64(7)}, "steps", 7, "a whole number of NumPy"),
    ({"purge.share": 0.2}, "purge", Purge(tolerance=1.0, share=0.2), "an optional section that is there"),
    ({"purge": False}, "purge", None, "taken away, in TOML"),
    ({"purge": None}, "purge", None, "taken away, in Python"),
    ({"loyalty.appeal": False}, "loyalty.appeal", None, "an optional number taken away"),
    ({"turnover": {}}, "turnover.rate", 0.0, "a section put there, with its defaults"),
    ({"shading.ease": 1}, "shading", Silence(ease=1.0), "the same rule keeps its other numbers"),
    ({"shading": {"rule": "silence"}}, "shading", Silence(ease=2.0), "the same rule named again"),
    ({"shading.rule": "costly"}, "shading", Costly(), "another rule begins with its defaults"),
    ({"shading": Honest()}, "shading", Honest(), "a record of another rule"),
    ({"decision": {"kind": "commit", "size": 2}}, "decision", Commit(size=2.0), "another kind with a number"),
    ({"shading_at.3.red": 3}, "shading_at.3", TrafficLight(yellow=0.25, red=3.0), "a level by its number"),
    ({"shading_at": {1: {"rule": "honest"}}}, "shading_at.1", Honest(), "a level added"),
    ({"shading_at.3": False}, "shading_at", {}, "a level taken away"),
    ({"channels.audit.noise": 0.5}, "channels.audit.noise", 0.5, "an item by its name"),
    ({"channels.1.weight": 0.5}, "channels.skip.weight", 0.5, "an item by its place"),
    ({"channels": {"audit": {"noise": 0.5}}}, "channels.audit.noise", 0.5, "an item, nested"),
    ({"channels.audit": False}, "channels", (SkipLevel(name="skip", weight=0.25),), "an item taken away"),
    ({"channels": []}, "channels", (), "another list in place of this one"),
    ({"peers.1.rounds": 4}, "peers.1.rounds", 4, "an item without a name"),
    (
        {"+channels": [{"kind": "anonymous", "name": "box", "level": 2}]},
        "channels",
        (*BASE.channels, Anonymous(name="box", level=2)),
        "added to the list",
    ),
    ({"+channels": Sensor(name="b")}, "channels.2", Sensor(name="b"), "one item added, as a record"),
    ({"+purge.levels": 2}, "purge.levels", (2,), "added to a list inside a section"),
    ({"purge": {"+levels": [2, 3]}}, "purge.levels", (2, 3), "the same, nested"),
    (
        {
            "organisation": {
                "branching": False,
                "depth": False,
                "agents": [{"name": "a", "reports_to": ["leader"]}],
            }
        },
        "organisation",
        Organisation(agents=(Agent(name="a", reports_to=("leader",)),)),
        "agents in place of a tree",
    ),
    ({"organisation.levels": ["a", "b", "c"]}, "organisation.levels", ("a", "b", "c"), "a list of texts"),
)


@pytest.mark.parametrize(("change", "key", "after", "why"), CHANGES, ids=[row[3] for row in CHANGES])
def test_changes(change: dict[str, Any], key: str, after: object, why: str) -> None:
    before = BASE
    changed = patched(BASE, change)
    assert lookup(changed, key) == after
    assert before == BASE, "the scenario that was given stays as it is"
    touched = {next(iter(change)).removeprefix("+").partition(".")[0]}
    kept = set(Scenario.__struct_fields__) - touched
    assert all(getattr(changed, name) == getattr(BASE, name) for name in kept)


# change, words that the message must hold, why
REFUSED: tuple[tuple[dict[Any, Any], list[str], str], ...] = (
    ({"fear.memry": 1}, ["fear.memry", "did you mean fear.memory?"], "a misspelt key"),
    ({"feer": {}}, ["feer", "did you mean fear?"], "a misspelt section"),
    ({"fear.memory": 2}, ["fear.memory is 2", "from 0 to 1"], "out of range"),
    ({"fear.memory": "high"}, ["fear.memory is 'high' (text)"], "a text for a number"),
    ({"fear": 3}, ["fear is 3", "a section"], "a number for a section"),
    ({"fear": False}, ["fear is false"], "a section that cannot be taken away"),
    ({"fear.start.x": 3}, ["fear.start is a section"], "deeper than there is anything"),
    ({"turnover.speed": 3}, ["turnover.speed", "takes rate"], "an unknown key of an optional section"),
    ({"outside.outlets": 0}, ["outside.outlets is 0"], "a section put there with a wrong number"),
    ({"purge": {"share": 0.1, "levels": 3}}, ["purge.levels is 3", "a list"], "a number for a list"),
    ({"shading.rule": "silent"}, ["shading.rule", "did you mean silence?"], "an unknown rule"),
    ({"shading.yellow": 1}, ["shading.yellow", "(rule traffic-light)"], "a number of another rule"),
    ({"channels.odit.noise": 1}, ["channels.odit", "channels has audit, skip"], "an item that is not there"),
    ({"channels.7": False}, ["channels.7 is not there"], "a place that is not there"),
    (
        {"channels": {"kind": "sensor", "name": "x"}},
        ["channels is one section", "a list of them"],
        "no brackets",
    ),
    ({"+fear": 3}, ["+fear", "no list"], "adding to no list"),
    ({"+channels": 3}, ["channels.2 is 3"], "adding what is no item"),
    ({"fear.start": 1, "fear": {"start": 2}}, ["fear.start is changed twice"], "one key twice"),
    ({"": 3}, ["''", "no key"], "no key"),
    ({"fear.": 3}, ["fear.", "no key"], "half a key"),
    ({3: 3}, ["3", "no key"], "a number for a key"),
    ({"fear.start": object()}, ["fear.start is of type object"], "no value"),
    ({"channels": [Sensor(name=object())]}, ["Sensor", "no file"], "a record that holds no value"),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(("change", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refusals(change: dict[Any, Any], words: list[str], why: str) -> None:
    with pytest.raises(SettingError) as caught:
        patched(BASE, change)
    message = str(caught.value)
    assert "\n" not in message
    for word in words:
        assert word in message, (word, message)


def test_what_is_right_only_together_is_left_to_check() -> None:
    half = patched(BASE, {"fear.punishment": 1.0, "purge": False})
    with pytest.raises(SettingError, match=r"fear\.punishment"):
        check(half)
    check(patched(half, {"purge.tolerance": 1.0}))


def test_lookup() -> None:
    assert lookup(BASE, "fear.memory") == 1.0
    assert lookup(BASE, "shading.rule") == "silence"
    assert lookup(BASE, "channels.audit.kind") == "sensor"
    assert lookup(BASE, "shading_at.3.yellow") == 0.25
    for path, words in (
        ("fear.memry", "did you mean fear.memory?"),
        ("turnover.rate", "turnover is left out"),
        ("shading_at.1", "shading_at has 3"),
        ("channels.x", "channels has audit, skip"),
        ("steps.x", "steps has no keys"),
        ("", "no key"),
    ):
        with pytest.raises(SettingError) as caught:
            lookup(BASE, path)
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fear.memory=0.9", ("fear.memory", 0.9)),
        (" fear.memory = 0.9 ", ("fear.memory", 0.9)),
        ("shading.rule=silence", ("shading.rule", "silence")),
        ('title="1.0"', ("title", "1.0")),
        ("purge=false", ("purge", False)),
        ("title=", ("title", "")),
        ("title=a=b", ("title", "a=b")),
        ("purge.levels=[1, 2]", ("purge.levels", [1, 2])),
        ('+channels={kind = "sensor", name = "x"}', ("+channels", {"kind": "sensor", "name": "x"})),
        ("title=1\nsteps = 2", ("title", "1\nsteps = 2")),
    ],
)
def test_a_setting_of_the_command_line(text: str, expected: tuple[str, object]) -> None:
    assert setting(text) == expected


@pytest.mark.parametrize("text", ["", "fear.memory", "=3", " = 3"])
def test_a_setting_without_key_or_value(text: str) -> None:
    with pytest.raises(SettingError, match=r"key=value"):
        setting(text)


@pytest.mark.parametrize("name", scenario_names())
def test_nothing_changed_is_the_same(name: str) -> None:
    scenario = read_scenario(name)
    assert patched(scenario, {}) == scenario


NUMBERS = (
    "fear.start",
    "fear.protection",
    "state.noise",
    "channels.audit.noise",
    "purge.share",
    "shading.ease",
)


@given(st.dictionaries(st.sampled_from(NUMBERS), st.floats(0.1, 1.0)), st.randoms(use_true_random=False))
def test_order_and_form_of_a_change_do_not_matter(change: dict[str, float], chance: Any) -> None:
    keys = list(change)
    chance.shuffle(keys)
    nested: dict[str, Any] = {}
    for key in keys:
        at = nested
        *above, last = key.split(".")
        for part in above:
            at = at.setdefault(part, {})
        at[last] = change[key]
    assert patched(BASE, change) == patched(BASE, nested)
    one_by_one = BASE
    for key in keys:
        one_by_one = patched(one_by_one, {key: change[key]})
    assert one_by_one == patched(BASE, change)
    assert all(lookup(one_by_one, key) == value for key, value in change.items())
