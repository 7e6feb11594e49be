"""How many agents stand on each level, and what is wrong with the names of an organisation.

Whether the lines of report add up (no circle, all superiors of an agent on one level) is for
``organisation``, which follows them; here stands what it does not look at, in the words of a scenario file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from earwitness.errors import SettingError
from earwitness.simulate.fields import Misfit, join, nearest
from earwitness.simulate.organisation import MOST, Layout, layout
from earwitness.simulate.scenario import Agent, LeadersTop, Organisation

# Series are kept for each level, step and replicate: 6 of them at 4 bytes, 480 KB a replicate at 200 steps.
# No organization has as many levels; a longer chain is a slip of the keyboard.
MOST_LEVELS: Final = 100
_HERE: Final = "organisation"
_CHAIN: Final = "chain"  # the channel of an agent that names none


def sizes(organisation: Organisation) -> tuple[int, ...] | Misfit:
    """How many agents each level has, the one below the leader first, or the first thing that is wrong."""
    branching, depth = organisation.branching, organisation.depth
    if not organisation.agents and branching is not None and depth is not None:
        if organisation.levels and len(organisation.levels) != depth:
            return _level_count(len(organisation.levels), depth)
        return next(_wrong_levels(organisation), None) or _regular(branching, depth)
    wrong = next(_wrong_agents(organisation.agents), None)
    if wrong is not None:
        return wrong
    try:
        found = layout(organisation)
    except SettingError as error:
        where, _, rest = str(error).partition(": ")
        problem, _, remedy = rest.rpartition("; ")
        return Misfit(where, problem, remedy)
    if found.depth > MOST_LEVELS:
        return Misfit(join(_HERE, "agents"), f"make {found.depth} levels", f"keep to {MOST_LEVELS}")
    wrong = next(_wrong_levels(organisation), None) or next(_wrong_chains(organisation.agents, found), None)
    return wrong or tuple(int(size) for size in found.sizes_L)


def chains(organisation: Organisation) -> tuple[str, ...]:
    """The chains through which the leader hears *organisation*, in order."""
    heard = [agent.channel for agent in organisation.agents if LeadersTop in agent.reports_to]
    return tuple(dict.fromkeys(heard)) or (_CHAIN,)


def _regular(branching: int, depth: int) -> tuple[int, ...] | Misfit:
    if depth > MOST_LEVELS:
        return Misfit(join(_HERE, "depth"), f"is {_short(depth)}", f"give at most {MOST_LEVELS} levels")
    out: list[int] = []
    for level in range(1, depth + 1):
        out.append(branching**level)
        if sum(out) > MOST:
            return Misfit(
                join(_HERE, "branching"),
                f"is {_short(branching)}, which makes more than {MOST:,} agents by level {level}",
                "give a smaller branching or depth: one replicate keeps about 80 bytes for each agent",
            )
    return tuple(out)


def _level_count(names: int, depth: int) -> Misfit:
    return Misfit(
        join(_HERE, "levels"),
        f"has {names} names for {depth} levels",
        "name every level below the leader, from the top, or none (levels = [])",
    )


def _wrong_levels(organisation: Organisation) -> Iterator[Misfit]:
    for i, name in enumerate(organisation.levels):
        if not name.strip() or name in organisation.levels[:i]:
            what = f"is {name!r} a second time" if name.strip() else "is empty"
            yield Misfit(join(_HERE, f"levels.{i}"), what, "give each level a name of its own")


def _wrong_agents(agents: tuple[Agent, ...]) -> Iterator[Misfit]:
    if len(agents) > MOST:
        yield Misfit(join(_HERE, "agents"), f"are {len(agents):,}", f"give at most {MOST:,}")
    known = [LeadersTop, *dict.fromkeys(agent.name for agent in agents)]
    there = set(known)
    for i, agent in enumerate(agents):
        here = join(_HERE, f"agents.{i}")
        if not agent.name.strip():
            yield Misfit(join(here, "name"), "is empty", "give each agent a name of its own")
        if agent.name.strip().lower() == LeadersTop:
            remedy = f"choose another: {LeadersTop} is who hears the agents"
            yield Misfit(join(here, "name"), f"is {agent.name!r}", remedy)
        if not agent.channel.strip():
            yield Misfit(join(here, "channel"), "is empty", "give the chain a name, or leave it out")
        for superior in agent.reports_to:
            if superior not in there:
                guess = nearest(superior, known)
                remedy = f"did you mean {guess}?" if guess else f"name an agent, or {LeadersTop} at the top"
                problem = f"of {agent.name!r} names {superior!r}, who is no agent"
                yield Misfit(join(here, "reports_to"), problem, remedy)


def _wrong_chains(agents: tuple[Agent, ...], found: Layout) -> Iterator[Misfit]:
    """An agent further down may repeat the channel of its chain, but not name another."""
    by_name = {agent.name: agent for agent in agents}
    heard: dict[str, frozenset[str]] = {}
    for name in found.own_names:  # level by level, from the top
        agent = by_name[name]
        if LeadersTop in agent.reports_to:
            heard[name] = frozenset([agent.channel])
            continue
        heard[name] = frozenset().union(*(heard[superior] for superior in agent.reports_to))
        if agent.channel not in heard[name] | {_CHAIN}:
            problem = f"is {agent.channel!r}, but its superiors lead to {' and '.join(sorted(heard[name]))}"
            remedy = "leave it out: only agents who report to the leader have a channel"
            yield Misfit(join(_HERE, f"agents.{name}.channel"), problem, remedy)


def _short(number: int) -> str:
    return f"{number:,}" if number < 10**12 else "a number of more than 12 digits"
