from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.checks import check, check_remedies
from earwitness.simulate.leaders import Mixed, Naive
from earwitness.simulate.patches import patched
from earwitness.simulate.scenario import (
    Agent,
    Anonymous,
    Fear,
    Loyalty,
    Organisation,
    Outside,
    Peers,
    Plan,
    Proportional,
    Purge,
    Remedy,
    Scenario,
    Section,
    Sensor,
    Shock,
    SkipLevel,
    State,
    Turnover,
)
from earwitness.simulate.shading import CheapTalk, Costly, Silence, TrafficLight, YesMan


def agents(**superiors: str | tuple[str, ...]) -> Organisation:
    listed = ((name, (who,) if isinstance(who, str) else who) for name, who in superiors.items())
    return Organisation(agents=tuple(Agent(name=name, reports_to=who) for name, who in listed))


def remedied(**change: object) -> Scenario:
    return Scenario(remedies=(Remedy(name="r", change=dict(change)),))


def of(organisation: Organisation) -> Scenario:
    return Scenario(organisation=organisation)


def records(**wrong: Any) -> Scenario:
    """Records that do not hold what they should: msgspec does not look when they are made."""
    return Scenario(**wrong)


THREE = Organisation(branching=2, depth=3)  # levels of 2, 4, 8

# scenario, words that the message must hold, why
REFUSED: tuple[tuple[Scenario, list[str], str], ...] = (
    (of(Organisation()), ["organisation", "neither agents nor"], "nobody at all"),
    (of(Organisation(branching=3)), ["branching and depth"], "half a tree"),
    (
        of(Organisation(branching=2, depth=2, agents=(Agent(name="a", reports_to=("leader",)),))),
        ["both agents and branching"],
        "a tree and agents",
    ),
    (of(agents(a="leader", b="c", c="b")), ['"b", "c"', "circle"], "a circle"),
    (of(agents(a="leader", b="b")), ['"b"', "circle"], "one's own superior"),
    (of(agents(a="leader", b="aa")), ["'b' names 'aa'", "did you mean a?"], "an unknown superior"),
    (of(agents(a="leader", b=("leader", "a"))), ["one level"], "superiors of two levels"),
    (of(agents(a="leader", b=())), ["reports to nobody"], "nobody above"),
    (of(agents(a=("leader", "leader"))), ["twice"], "a superior twice"),
    (of(agents(Leader="leader")), ["'Leader'", "choose another"], "an agent called leader"),
    (
        of(Organisation(agents=(Agent(name="a", reports_to=("leader",)),) * 2)),
        ['"a" stands there 2 times'],
        "a name twice",
    ),
    (
        of(Organisation(agents=(Agent(name=" ", reports_to=("leader",)),))),
        ["agents.0.name is empty"],
        "no name",
    ),
    (
        of(
            Organisation(
                agents=(
                    Agent(name="a", reports_to=("leader",), channel="ministry"),
                    Agent(name="b", reports_to=("a",), channel="service"),
                )
            )
        ),
        ["agents.b.channel is 'service'", "lead to ministry"],
        "a channel that its superiors do not have",
    ),
    (
        of(Organisation(branching=10, depth=8)),
        ["20,000,000 agents by level 8", "smaller"],
        "more than memory holds",
    ),
    (of(Organisation(branching=1, depth=10**9)), ["depth is 1,000,000,000", "100"], "a line without end"),
    (
        of(Organisation(branching=10**400, depth=1)),
        ["more than 30 digits"],
        "a number that cannot be written",
    ),
    (
        of(Organisation(branching=2, depth=2, levels=("a",))),
        ["1 names for 2 levels"],
        "a level without a name",
    ),
    (
        of(Organisation(branching=2, depth=2, levels=("a", "a"))),
        ["levels.1 is 'a' a second"],
        "one name for two",
    ),
    (Scenario(state=State(start=math.nan)), ["state.start is nan"], "no number"),
    (Scenario(state=State(start=math.inf)), ["state.start is inf"], "infinite"),
    (Scenario(plan=Plan(level=-math.inf)), ["plan.level is -inf"], "infinite downwards"),
    (
        Scenario(state=State(shocks=(Shock(step=1, size=math.nan),))),
        ["state.shocks.0.size is nan"],
        "inside a list",
    ),
    (Scenario(fear=Fear(start=1e200)), ["fear.start is 1e+200", "1e+30"], "its square is infinite"),
    (
        of(Organisation(branching=2, depth=2, cost=1e-200)),
        ["organisation.cost", "1e-30"],
        "fear over it is infinite",
    ),
    (
        Scenario(channels=(Sensor(name="a", noise=math.inf),)),
        ["channels.a.noise is inf"],
        "says nothing, ever",
    ),
    (Scenario(steps=10**9), ["steps", "1,000,000"], "more steps than memory holds"),
    (
        Scenario(loyalty=Loyalty(population=10**12)),
        ["loyalty.population", "10,000,000"],
        "more people than memory holds",
    ),
    (
        Scenario(state=State(persistence=1.5)),
        ["state.persistence is 1.5", "from -1 to 1"],
        "explodes by itself",
    ),
    (
        Scenario(state=State(persistence=0.9, effect=0.2)),
        ["state.effect is 0.2", "1.1", "explodes"],
        "explodes through decisions",
    ),
    (Scenario(shading_at={4: Silence()}), ["shading_at.4", "to 3"], "a level below the last"),
    (Scenario(shading_at={0: Silence()}), ["shading_at.0"], "a level above the first"),
    (Scenario(peers=(Peers(level=4),)), ["peers.0.level is 4"], "peers of no level"),
    (Scenario(purge=Purge(tolerance=1, levels=(1, 9))), ["purge.levels.1 is 9"], "a purge of no level"),
    (
        Scenario(purge=Purge(tolerance=1, levels=(2, 2))),
        ["purge.levels.1 is 2 a second time"],
        "a level twice",
    ),
    (Scenario(channels=(Anonymous(name="a", level=9),)), ["channels.a.level is 9"], "writers of no level"),
    (Scenario(channels=(SkipLevel(name="a", level=4),)), ["channels.a.level is 4"], "readers of no level"),
    (
        Scenario(organisation=THREE, channels=(Anonymous(name="a", level=1, sample=3),)),
        ["channels.a.sample is 3", "2 agents"],
        "more writers than there are",
    ),
    (Scenario(loyalty=Loyalty(appeal_level=4)), ["loyalty.appeal_level is 4"], "signatories of no level"),
    (
        Scenario(organisation=THREE, loyalty=Loyalty(appeal=3)),
        ["loyalty.appeal is 3", "2 agents"],
        "a letter that can never go out",
    ),
    (
        Scenario(channels=(Sensor(name="a"), Sensor(name="a"))),
        ["channels.1.name is 'a', as is channels.0"],
        "two channels of one name",
    ),
    (
        Scenario(channels=(Sensor(name="chain"),)),
        ["channels.0.name is 'chain'", "of the organisation"],
        "a channel called as a chain is",
    ),
    (Scenario(channels=(Sensor(name=""),)), ["channels.0.name is empty"], "a channel without a name"),
    (
        Scenario(organisation=THREE, peers=(Peers(level=1, weights=((1.0,),)),)),
        ["peers.0.weights has 1 rows", "2 agents"],
        "too few rows",
    ),
    (
        Scenario(organisation=THREE, peers=(Peers(level=1, weights=((1.0,), (1.0,))),)),
        ["peers.0.weights.0 has 1 numbers for 2"],
        "rows too short",
    ),
    (
        Scenario(organisation=THREE, peers=(Peers(level=1, weights=((0.5, 0.5), (0.5, 0.4))),)),
        ["peers.0.weights.1 sums to 0.9"],
        "a row that is no mean",
    ),
    (
        Scenario(organisation=THREE, peers=(Peers(level=1, weights=((1.5, -0.5), (0.5, 0.5))),)),
        ["peers.0.weights.0 holds -0.5"],
        "a negative weight",
    ),
    (
        Scenario(purge=Purge(tolerance=1, share=0.7), turnover=Turnover(rate=0.4)),
        ["purge.share is 0.7", "turnover.rate 0.4", "1.1"],
        "two ways out that exclude each other",
    ),
    (Scenario(shading=TrafficLight(yellow=1, red=1)), ["shading.red is 1 and yellow is 1"], "no yellow"),
    (
        Scenario(shading_at={2: TrafficLight(optimistic=0.7, pessimistic=0.6)}),
        ["shading_at.2.pessimistic is 0.6", "1.3"],
        "better and worse at once",
    ),
    (Scenario(shading=CheapTalk(low=1, high=1)), ["shading.high is 1 and low is 1"], "no states to tell"),
    (Scenario(outside=Outside(shared=1.2)), ["outside.shared is 1.2", "from 0 to 1"], "more than the same"),
    (Scenario(outside=Outside(deny_false=0)), ["outside.deny_false is 0", "proof"], "a denial as proof"),
    (Scenario(outside=Outside(deny_true=1)), ["outside.deny_true is 1", "proof"], "no denial as proof"),
    (Scenario(fear=Fear(start=0, protection=0.5)), ["fear.protection is 0.5", "afraid"], "from what?"),
    (Scenario(fear=Fear(punishment=1)), ["fear.punishment is 1", "no purge"], "punishment never comes"),
    (Scenario(name=""), ["name is empty"], "a scenario without a name"),
    (Scenario(title="\ud800"), ["title", "half a character"], "a text that no file can hold"),
    (remedied(), ["remedies.r.change changes nothing"], "an empty remedy"),
    (remedied(fear={"start": 1.0}), ["remedies.r.change changes nothing"], "what is there already"),
    (
        remedied(feer={"start": 2.0}),
        ["remedies.r.change", "feer", "did you mean fear?"],
        "an unknown section",
    ),
    (
        remedied(**{"fear.start": -1}),
        ["remedies.r.change", "fear.start is -1", "0 or more"],
        "a value out of range",
    ),
    (remedied(**{"fear.start": object()}), ["remedies.r.change", "no file could"], "no value"),
    (
        remedied(shading_at={"9": {"rule": "honest"}}),
        ["remedies.r.change", "shading_at.9", "levels are"],
        "a scenario that is none",
    ),
    (remedied(steps=3), ["remedies.r.change.steps cannot be changed"], "runs that cannot be compared"),
    (
        Scenario(remedies=(Remedy(name="", change={}),)),
        ["remedies.0.name is empty"],
        "a remedy without a name",
    ),
    (
        Scenario(remedies=(Remedy(name="r", change={"turnover": {}}), Remedy(name="r", change={}))),
        ["remedies.1.name is 'r' a second time"],
        "two remedies of one name",
    ),
    (
        records(channels=[Sensor(name="a")]),
        ["channels is a list", "tuple"],
        "records are compared and hashed",
    ),
    (records(plan={}), ["plan is a section", "give a Plan"], "what a file holds, in place of a record"),
    (records(shading_at={"2": Costly()}), ["shading_at.2", "its number"], "a level as text"),
    (records(fear=Purge(tolerance=1)), ["fear is of type Purge", "give a Fear"], "another record"),
    (records(shading=Naive()), ["shading is of type Naive", "Costly"], "a record of another family"),
)


@pytest.mark.parametrize(("scenario", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_makes_no_sense_is_refused(scenario: Scenario, words: list[str], why: str) -> None:
    with pytest.raises(SettingError) as caught:
        check(scenario)
        check_remedies(scenario)
    message = str(caught.value)
    assert "; " in message and "\n" not in message, "what came, and what to do"
    for word in words:
        assert word in message, (word, message)


# scenario, why it must pass
ALLOWED: tuple[tuple[Scenario, str], ...] = (
    (Scenario(), "all defaults"),
    (Scenario(state=State(persistence=1.0)), "a random walk"),
    (Scenario(state=State(persistence=0.5, effect=0.5)), "just no explosion"),
    (of(Organisation(branching=2, depth=2, cost=math.inf)), "honest agents: no lie is worth its cost"),
    (of(agents(a="leader", b="leader", c=("a", "b"))), "a layered graph"),
    (
        Scenario(organisation=THREE, peers=(Peers(level=1, weights=((1.0, 0.0), (0.5, 0.5))),)),
        "rows that sum to 1",
    ),
    (Scenario(purge=Purge(tolerance=1, share=0.6), turnover=Turnover(rate=0.4)), "just everybody"),
    (Scenario(outside=Outside(deny_true=1, deny_false=1)), "whoever always denies says nothing"),
    (Scenario(outside=Outside(outlets=1, shared=1.0)), "one outlet shares with nobody"),
    (Scenario(leader=Mixed(naive=0.0)), "a share of none"),
    (Scenario(fear=Fear(start=0, protection=0.5), organisation=Organisation(
        agents=(Agent(name="a", reports_to=("leader",), fear=1.0),))), "an agent's own fear"),
)  # fmt: skip


@pytest.mark.parametrize(("scenario", "why"), ALLOWED, ids=[row[1] for row in ALLOWED])
def test_what_makes_sense_passes(scenario: Scenario, why: str) -> None:
    check(scenario)
    check_remedies(scenario)


def test_a_sweep_may_come_to_where_a_remedy_changes_nothing() -> None:
    swept = patched(remedied(**{"fear.protection": 0.5}), {"fear.protection": 0.5})
    check(swept)
    with pytest.raises(SettingError, match="changes nothing"):
        check_remedies(swept)


THINGS = (object(), print, Scenario, Costly(), Naive(), Fear(), np.float32(1), np.int64(2), np.ones(2))
CHANNELS = (Sensor(name="a"), SkipLevel(name="b"), Anonymous(name="c", level=1))
NUMBER = st.one_of(st.integers(), st.integers(min_value=10**300, max_value=10**5000), st.floats())
GARBAGE = st.one_of(
    st.none(),
    st.booleans(),
    NUMBER,
    st.text(max_size=5),
    st.binary(max_size=3),
    st.complex_numbers(),
    st.sampled_from(THINGS),
    st.lists(st.one_of(NUMBER, st.text(max_size=2)), max_size=3),
    st.lists(st.integers(-2, 5), max_size=3).map(tuple),
    st.lists(st.sampled_from(CHANNELS), max_size=3).map(tuple),
    st.dictionaries(st.one_of(st.text(max_size=3), st.integers(-1, 9)), NUMBER, max_size=2),
)
FULL = Scenario(
    organisation=agents(a="leader", b="a", c="a"),
    shading_at={2: TrafficLight()},
    shading=YesMan(),
    decision=Proportional(),
    channels=(Sensor(name="s"), Anonymous(name="n", level=2), SkipLevel(name="k", level=2)),
    peers=(Peers(level=2, weights=((0.5, 0.5), (0.5, 0.5))),),
    fear=Fear(),
    purge=Purge(tolerance=1.0),
    turnover=Turnover(),
    loyalty=Loyalty(),
    outside=Outside(),
    state=State(shocks=(Shock(step=1, size=1.0),)),
    remedies=(Remedy(name="r", change={"fear.start": 2.0}),),
)


def spots(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to everything in a scenario, itself excepted."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, msgspec.Struct):
        inner = [(key, getattr(value, key)) for key in value.__struct_fields__]
    elif isinstance(value, tuple):
        inner = list(enumerate(value))
    elif isinstance(value, dict):
        inner = list(value.items())
    return [spot for key, item in inner for spot in [(*path, key), *spots(item, (*path, key))]]


def replaced(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **{str(key): replaced(getattr(value, str(key)), rest, new)})
    if isinstance(value, tuple):
        return tuple(replaced(item, rest, new) if i == key else item for i, item in enumerate(value))
    return {k: replaced(item, rest, new) if k == key else item for k, item in value.items()}


def test_the_full_scenario_is_full() -> None:
    check(FULL)
    assert len(spots(FULL)) > 90
    assert not [f for f in Scenario.__struct_fields__ if getattr(FULL, f) is None]


@settings(max_examples=400, deadline=None)
@given(spot=st.sampled_from(spots(FULL)), garbage=GARBAGE)
def test_garbage_in_any_field_is_refused_or_harmless(spot: tuple[str | int, ...], garbage: Any) -> None:
    broken = replaced(FULL, spot, garbage)
    try:
        check(broken)
        check_remedies(broken)
    except SettingError as error:
        str(error).encode()
        assert "\n" not in str(error)
    else:
        assert isinstance(broken, Section)
        made = msgspec.convert(msgspec.to_builtins(broken, str_keys=True), Scenario, str_keys=True)
        check(made)
        # a float does not hold every whole number
        assert made == broken or isinstance(garbage, int), "the same when written and read"
