"""Whether a scenario makes sense: what the types of its fields cannot hold.

Each check yields what it finds, key by key; the first one found is the one told. Whatever passes here can be
run: the engines do not look again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

import msgspec

from earwitness.errors import SettingError
from earwitness.simulate.fields import Misfit, form, join, misfit, named
from earwitness.simulate.patches import patched
from earwitness.simulate.ranks import chains, sizes
from earwitness.simulate.scenario import (
    Anonymous,
    Peers,
    Proportional,
    Remedy,
    Scenario,
    SkipLevel,
)
from earwitness.simulate.shading import CheapTalk, Rule, TrafficLight

# Beyond these, products of a few numbers leave what a float can hold. Nothing measured needs them.
_HUGE: Final = 1e30
_TINY: Final = 1e-30
# How far a sum of chances or weights may lie from 1: what adding them up in floats does.
_ROUNDING: Final = 1e-9
_MOST: Final = {
    "steps": (1_000_000, "a series of each replicate takes 8 bytes a step"),
    "population": (10_000_000, "each of them has a threshold of its own"),
    "outlets": (10_000, "each of them has an estimate in every step"),
    "rounds": (10_000, "weights mix to the last digit long before"),
    "sample": (1_000_000, "each is drawn anew in every step"),
}
# What a remedy leaves alone: two runs are compared step by step, under the remedy's own name.
_NO_REMEDY: Final = ("name", "title", "about", "unit", "steps", "remedies")


def check(scenario: Scenario) -> None:
    """Raises SettingError where *scenario* makes no sense: the key, what came, what is allowed.

    Its remedies are left to ``check_remedies``: a sweep may come to where one of them changes nothing.
    """
    wrong = contradiction(scenario)
    if wrong is not None:
        raise SettingError(str(wrong))


def check_remedies(scenario: Scenario) -> None:
    """Raises SettingError for a remedy that changes nothing, or makes a scenario that ``check`` refuses."""
    wrong = bad_remedy(scenario)
    if wrong is not None:
        raise SettingError(str(wrong))


def bad_remedy(scenario: Scenario) -> Misfit | None:
    """The first thing that is wrong with the remedies of *scenario*, which itself passes, or None."""
    return next(_remedies(scenario), None)


def contradiction(scenario: Scenario) -> Misfit | None:
    """The first thing that is wrong with *scenario*, its remedies left aside, or None."""
    wrong = misfit(scenario, form(), made=True) or next(_numbers_and_texts(scenario, ""), None)
    if wrong is not None:
        return wrong
    size = sizes(scenario.organisation)
    if isinstance(size, Misfit):
        return size
    found = chain(
        _names(scenario),
        _state(scenario),
        _rules(scenario, size),
        _channels(scenario, size),
        _peers(scenario, size),
        _fear(scenario),
        _events(scenario, size),
        _loyalty(scenario, size),
        _outside(scenario),
    )
    return next(found, None)


def _numbers_and_texts(value: object, path: str) -> Iterator[Misfit]:
    """Numbers that no arithmetic survives and texts that no file can hold, anywhere but in remedies."""
    if isinstance(value, msgspec.Struct):
        for key in value.__struct_fields__:
            if key != "change":
                yield from _numbers_and_texts(getattr(value, key), join(path, key))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _numbers_and_texts(item, join(path, str(key)))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _numbers_and_texts(item, join(path, named(item) or str(i)))
    elif isinstance(value, float | int):
        yield from _number(value, path)
    elif isinstance(value, str) and not _writable(value):
        yield Misfit(path, "holds half a character (a lone surrogate)", "write the text again")


def _number(value: float, path: str) -> Iterator[Misfit]:
    key = path.rpartition(".")[2]
    if isinstance(value, int) and key in _MOST and value > _MOST[key][0]:
        most, why = _MOST[key]
        yield Misfit(path, f"is more than {most:,}", f"give at most {most:,}: {why}")
    elif isinstance(value, float) and math.isinf(value) and value > 0 and key == "cost":
        return  # nobody pays that: an honest agent
    elif not abs(value) <= _HUGE:
        shown = str(value) if isinstance(value, float) else "a whole number of more than 30 digits"
        yield Misfit(path, f"is {shown}", f"give a number of at most {_HUGE:g} in size, in a larger unit")
    elif 0 < abs(value) < _TINY:
        yield Misfit(path, f"is {value}", f"give 0 or at least {_TINY:g} in size, in a smaller unit")


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _names(scenario: Scenario) -> Iterator[Misfit]:
    if not scenario.name.strip():
        yield Misfit("name", "is empty", "give the scenario a name, or leave it out")
    taken = {name: "a chain of the organisation" for name in chains(scenario.organisation)}
    for i, channel in enumerate(scenario.channels):
        here = f"channels.{i}.name"
        if not channel.name.strip():
            yield Misfit(here, "is empty", "give each channel a name of its own")
        if channel.name in taken:
            yield Misfit(here, f"is {channel.name!r}, as is {taken[channel.name]}", "give another name")
        taken[channel.name] = f"channels.{i}"


def _state(scenario: Scenario) -> Iterator[Misfit]:
    """With L = theta the state's factor is phi + gamma w; the belief's error shrinks by (1 - K) phi."""
    state, decision = scenario.state, scenario.decision
    if isinstance(decision, Proportional):
        factor = state.persistence + state.effect * decision.weight
        if abs(factor) > 1.0 + _ROUNDING:
            yield Misfit(
                "state.effect",
                f"is {state.effect:g}: with persistence {state.persistence:g} and decision.weight "
                f"{decision.weight:g} the state grows by {factor:.3g} in each step and explodes",
                "give an effect for which persistence + effect x weight lies from -1 to 1",
            )


def _rules(scenario: Scenario, size: tuple[int, ...]) -> Iterator[Misfit]:
    yield from _rule(scenario.shading, "shading")
    for level, rule in scenario.shading_at.items():
        here = f"shading_at.{level}"
        yield from _level(level, here, size)
        yield from _rule(rule, here)


def _rule(rule: Rule, path: str) -> Iterator[Misfit]:
    if isinstance(rule, TrafficLight):
        if rule.red <= rule.yellow:
            yield Misfit(
                join(path, "red"),
                f"is {rule.red:g} and yellow is {rule.yellow:g}",
                "give a red above yellow: both say how far the state lies below the plan",
            )
        if rule.optimistic + rule.pessimistic > 1.0 + _ROUNDING:
            total = rule.optimistic + rule.pessimistic
            yield Misfit(
                join(path, "pessimistic"),
                f"is {rule.pessimistic:g}: with optimistic {rule.optimistic:g} that makes {total:g}",
                "give two chances that sum to at most 1: a report is shaded one way or the other",
            )
    if isinstance(rule, CheapTalk) and rule.low >= rule.high:
        yield Misfit(
            join(path, "high"),
            f"is {rule.high:g} and low is {rule.low:g}",
            "give a high above low: states are taken to lie between them",
        )


def _channels(scenario: Scenario, size: tuple[int, ...]) -> Iterator[Misfit]:
    for i, channel in enumerate(scenario.channels):
        here = f"channels.{named(channel) or i}"
        if isinstance(channel, Anonymous | SkipLevel):
            yield from _level(channel.level, join(here, "level"), size)
        if isinstance(channel, Anonymous) and channel.sample > size[channel.level - 1]:
            there = f"is {channel.sample}, but level {channel.level} has {size[channel.level - 1]} agents"
            yield Misfit(join(here, "sample"), there, "give no more than there are")


def _peers(scenario: Scenario, size: tuple[int, ...]) -> Iterator[Misfit]:
    for i, peers in enumerate(scenario.peers):
        here = f"peers.{i}"
        yield from _level(peers.level, join(here, "level"), size)
        if peers.weights:
            yield from _weights(peers, size[peers.level - 1], join(here, "weights"))


def _weights(peers: Peers, count: int, path: str) -> Iterator[Misfit]:
    if len(peers.weights) != count:
        there = f"has {len(peers.weights)} rows, but level {peers.level} has {count} agents"
        yield Misfit(path, there, "give a row and a column for each agent of the level")
    for i, row in enumerate(peers.weights):
        here = join(path, str(i))
        if len(row) != count:
            yield Misfit(here, f"has {len(row)} numbers for {count} agents", "give one for each agent")
        if any(weight < 0 for weight in row):
            yield Misfit(here, f"holds {min(row):g}", "give weights of 0 or more")
        if abs(math.fsum(row) - 1) > _ROUNDING:
            yield Misfit(here, f"sums to {math.fsum(row):g}", "give weights that sum to 1")


def _fear(scenario: Scenario) -> Iterator[Misfit]:
    fear, purge = scenario.fear, scenario.purge
    if fear.punishment and purge is None:
        there = f"is {fear.punishment:g}, but there is no purge to be punished by"
        yield Misfit("fear.punishment", there, "add [purge] with its tolerance, or take punishment away")
    own = [agent.fear or 0.0 for agent in scenario.organisation.agents if agent.fear is not None]
    start = 0.0 if own and len(own) == len(scenario.organisation.agents) else fear.start
    if fear.protection and not any((start, fear.baseline, fear.punishment, *own)):
        there = f"is {fear.protection:g}, but nobody is ever afraid"
        yield Misfit("fear.protection", there, "give fear.start, fear.baseline or fear.punishment above 0")


def _events(scenario: Scenario, size: tuple[int, ...]) -> Iterator[Misfit]:
    purge, turnover = scenario.purge, scenario.turnover
    if purge is None:
        return
    for i, level in enumerate(purge.levels):
        yield from _level(level, f"purge.levels.{i}", size)
        if level in purge.levels[:i]:
            yield Misfit(f"purge.levels.{i}", f"is {level} a second time", "name each level once")
    if turnover is not None and purge.share + turnover.rate > 1.0 + _ROUNDING:
        yield Misfit(
            "purge.share",
            f"is {purge.share:g}: with turnover.rate {turnover.rate:g} that makes "
            f"{purge.share + turnover.rate:g}",
            "give two chances that sum to at most 1: an agent goes one way or the other",
        )


def _loyalty(scenario: Scenario, size: tuple[int, ...]) -> Iterator[Misfit]:
    loyalty = scenario.loyalty
    if loyalty is None:
        return
    yield from _level(loyalty.appeal_level, "loyalty.appeal_level", size)
    most = size[loyalty.appeal_level - 1]
    if loyalty.appeal is not None and loyalty.appeal > most:
        there = f"is {loyalty.appeal}, but level {loyalty.appeal_level} has {most} agents"
        yield Misfit("loyalty.appeal", there, "ask for no more signatures than there are agents")


def _outside(scenario: Scenario) -> Iterator[Misfit]:
    """A denial shifts the odds of the report by deny_true / deny_false, silence by the ratio of the rest."""
    outside = scenario.outside
    if outside is None:
        return
    for end, word in ((0.0, "a denial"), (1.0, "no denial")):
        if (outside.deny_true == end) != (outside.deny_false == end):
            key, other = (
                ("deny_true", "deny_false") if outside.deny_true == end else ("deny_false", "deny_true")
            )
            yield Misfit(
                join("outside", key),
                f"is {end:g} and {other} is not, so that {word} would be proof",
                "give both the same, or chances above 0 and below 1",
            )


def _remedies(scenario: Scenario) -> Iterator[Misfit]:
    bare = msgspec.structs.replace(scenario, remedies=())
    seen: set[str] = set()
    for i, remedy in enumerate(scenario.remedies):
        here = f"remedies.{named(remedy) or i}"
        if not remedy.name.strip():
            yield Misfit(f"remedies.{i}.name", "is empty", "give each remedy a name of its own")
        if remedy.name in seen:
            yield Misfit(f"remedies.{i}.name", f"is {remedy.name!r} a second time", "give another name")
        seen.add(remedy.name)
        yield from _remedy(bare, remedy, join(here, "change"))


def _remedy(bare: Scenario, remedy: Remedy, path: str) -> Iterator[Misfit]:
    for key in remedy.change:
        first = key.removeprefix("+").partition(".")[0]
        if first in _NO_REMEDY:
            yield Misfit(
                join(path, key), "cannot be changed by a remedy", "change what the scenario is about"
            )
    try:
        msgspec.to_builtins(remedy.change, str_keys=True)
    except (TypeError, ValueError, RecursionError) as error:
        yield Misfit(path, f"holds what no file could ({error})", "give plain numbers, texts and lists")
        return
    try:
        changed = patched(bare, remedy.change)
    except SettingError as error:
        problem, _, advice = str(error).partition("; ")
        yield Misfit(path, f"cannot be laid over the scenario: {problem}", advice)
        return
    if changed == bare:
        yield Misfit(path, "changes nothing", "name at least one key and a value that it does not have")
    wrong = contradiction(changed)
    if wrong is not None:
        yield Misfit(path, f"makes a scenario in which {wrong.path} {wrong.problem}", wrong.remedy)


def _level(level: int, path: str, size: tuple[int, ...]) -> Iterator[Misfit]:
    if not 1 <= level <= len(size):
        there = f"is {level}, but the levels are 1 (next to the leader) to {len(size)}"
        yield Misfit(path, there, "name one of them")
