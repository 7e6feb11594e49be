"""From an Organisation record to arrays: who stands on which level and who hears whom.

Agents are numbered level by level, level 1 (directly below the leader) first, and within a level as the file
lists them; a regular tree is numbered so that the subordinates of one agent are neighbors. An agent may have
several superiors (a layered graph), all on one level: it reports to each. Whoever has no subordinates
sees the state, on whatever level it stands.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.scenario import Agent, LeadersTop, Organisation

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Agents. One replicate keeps about ten numbers for each: 1.6 GB at this size.
MOST: Final = 20_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Who hears whom. Axes: N agent, L level, Q one further than L or N (offsets), E edge.

    The subordinates of agent i are ``under_E[first_Q[i]:first_Q[i + 1]]``; the agents of level l (from 0)
    are ``start_Q[l]`` to ``start_Q[l + 1]``. ``peers_N`` numbers the groups of agents that have the same
    superiors (on the top level: that belong to the same chain). ``chain_N`` is the chain of a top-level
    agent, else -1. ``competence_N``, ``fear_N`` and ``cost_N`` are NaN where the agent has no number of its
    own.
    """

    start_Q: Ints
    first_Q: Ints
    under_E: Ints
    peers_N: Ints
    chain_N: Ints
    chains: tuple[str, ...]
    levels: tuple[str, ...]
    competence_N: Floats
    fear_N: Floats
    cost_N: Floats
    own_names: tuple[str, ...]  # empty in a regular tree

    @property
    def agents(self) -> int:
        """How many agents there are below the leader."""
        return int(self.start_Q[-1])

    @property
    def depth(self) -> int:
        """How many levels there are below the leader."""
        return len(self.start_Q) - 1

    @property
    def sizes_L(self) -> Ints:
        """How many agents stand on each level."""
        return np.diff(self.start_Q)

    @property
    def leaf_N(self) -> NDArray[np.bool_]:
        """Who sees the state."""
        leaf_N: NDArray[np.bool_] = np.diff(self.first_Q) == 0
        return leaf_N

    def level(self, number: int) -> slice:
        """The agents of level *number*, counted from 0."""
        return slice(int(self.start_Q[number]), int(self.start_Q[number + 1]))

    def level_of(self, agent: int) -> int:
        """The level of an agent, counted from 0."""
        return int(np.searchsorted(self.start_Q, agent, side="right")) - 1

    def name(self, agent: int) -> str:
        """The name of an agent; in a regular tree the way to it, as "2.1.4"."""
        if self.own_names:
            return self.own_names[agent]
        at, way = agent, []
        for number in range(self.level_of(agent), -1, -1):
            here = at - int(self.start_Q[number])
            branching = int(self.start_Q[1])
            way.append(here % branching + 1)
            at = int(self.start_Q[number - 1]) + here // branching if number else 0
        return ".".join(str(step) for step in reversed(way))

    def superiors(self, agent: int) -> tuple[int, ...]:
        """To whom an agent reports; empty: to the leader."""
        edges = np.flatnonzero(self.under_E == agent)
        return tuple(int(np.searchsorted(self.first_Q, e, side="right")) - 1 for e in edges)


def layout(organisation: Organisation) -> Layout:
    """The layout of *organisation*; SettingError where it describes none."""
    if organisation.agents:
        if organisation.branching is not None or organisation.depth is not None:
            raise SettingError(
                "organisation: has both agents and branching or depth; keep the agents or the regular tree"
            )
        return _listed(organisation)
    if organisation.branching is None or organisation.depth is None:
        raise SettingError(
            "organisation: has neither agents nor both branching and depth; give a regular tree or its agents"
        )
    return _regular(organisation, organisation.branching, organisation.depth)


def _regular(organisation: Organisation, branching: int, depth: int) -> Layout:
    agents = depth if branching == 1 else 0
    if branching > 1:
        # more levels than 64 cannot be counted here, and are too many agents anyway
        agents = sum(branching**n for n in range(1, min(depth, 64) + 1))
    if agents > MOST:
        raise SettingError(
            f"organisation: branching {branching} and depth {depth} are more than {MOST:,} agents; take fewer"
        )
    sizes = np.array([branching ** (n + 1) for n in range(depth)], dtype=np.int64)
    start_Q = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    bosses = int(start_Q[-2])  # everybody but the last level
    first_Q = np.minimum(np.arange(agents + 1, dtype=np.int64), bosses) * branching
    missing = np.full(agents, np.nan)
    chain_N = np.full(agents, -1, dtype=np.int64)
    chain_N[:branching] = 0
    return Layout(
        start_Q=start_Q,
        first_Q=first_Q,
        under_E=np.arange(branching, agents, dtype=np.int64),
        peers_N=np.arange(agents, dtype=np.int64) // branching,
        chain_N=chain_N,
        chains=("chain",),
        levels=_level_names(organisation, depth),
        competence_N=missing,
        fear_N=missing,
        cost_N=missing,
        own_names=(),
    )


def _listed(organisation: Organisation) -> Layout:
    level_of = _levels(organisation.agents)
    depth = max(level_of.values()) + 1
    agents = sorted(organisation.agents, key=lambda agent: level_of[agent.name])  # stable: as listed
    number = {agent.name: i for i, agent in enumerate(agents)}
    sizes = Counter(level_of.values())
    under: list[list[int]] = [[] for _ in agents]
    for agent in agents:
        for boss in agent.reports_to:
            if boss != LeadersTop:
                under[number[boss]].append(number[agent.name])
    chains = tuple(dict.fromkeys(agent.channel for agent in agents if level_of[agent.name] == 0))
    groups: dict[tuple[object, ...], int] = {}
    for agent in agents:
        groups.setdefault(_group(agent, level_of), len(groups))
    return Layout(
        start_Q=np.cumsum([0, *(sizes[n] for n in range(depth))]).astype(np.int64),
        first_Q=np.cumsum([0, *map(len, under)]).astype(np.int64),
        under_E=np.array([i for row in under for i in row], dtype=np.int64),
        peers_N=np.array([groups[_group(agent, level_of)] for agent in agents], dtype=np.int64),
        chain_N=np.array(
            [chains.index(a.channel) if level_of[a.name] == 0 else -1 for a in agents], dtype=np.int64
        ),
        chains=chains,
        levels=_level_names(organisation, depth),
        competence_N=_own([agent.competence for agent in agents]),
        fear_N=_own([agent.fear for agent in agents]),
        cost_N=_own([agent.cost for agent in agents]),
        own_names=tuple(agent.name for agent in agents),
    )


def _group(agent: Agent, level_of: dict[str, int]) -> tuple[object, ...]:
    if level_of[agent.name] == 0:
        return (0, agent.channel)
    return (1, *sorted(agent.reports_to))


def _own(numbers: list[float | None]) -> Floats:
    return np.array([np.nan if number is None else number for number in numbers], dtype=np.float64)


def _level_names(organisation: Organisation, depth: int) -> tuple[str, ...]:
    if not organisation.levels:
        return tuple(f"level {n + 1}" for n in range(depth))
    if len(organisation.levels) != depth:
        raise SettingError(
            f"organisation.levels: {len(organisation.levels)} names for {depth} levels; "
            "name every level below the leader, from the top, or none"
        )
    return organisation.levels


def _levels(agents: tuple[Agent, ...]) -> dict[str, int]:
    """The level of each agent, from 0; SettingError for whatever is no chain of command."""
    names = Counter(agent.name for agent in agents)
    for agent in agents:
        _check_agent(agent, names)
    waiting = {agent.name: agent for agent in agents}
    level_of: dict[str, int] = {}
    under: dict[str, list[str]] = {}
    for agent in agents:
        for boss in agent.reports_to:
            under.setdefault(boss, []).append(agent.name)
    here, number = list(dict.fromkeys(under.get(LeadersTop, ()))), 0
    if not here:
        raise SettingError(
            f'organisation.agents: nobody reports to "{LeadersTop}"; somebody must stand at the top'
        )
    while here:
        level_of |= dict.fromkeys(here, number)
        for name in here:
            del waiting[name]
        reached = dict.fromkeys(name for boss in here for name in under.get(boss, ()))
        for name in reached:
            _check_one_level(name, waiting, level_of, number)
        here, number = list(reached), number + 1
    if waiting:
        raise SettingError(
            f"organisation.agents: {_way_round(waiting)} report to each other in a circle; "
            f'every chain of superiors must end at "{LeadersTop}"'
        )
    return level_of


def _check_one_level(name: str, waiting: dict[str, Agent], level_of: dict[str, int], number: int) -> None:
    """Whoever is reached now must have all superiors on level *number* and stand nowhere yet."""
    if name not in waiting:
        raise SettingError(
            f'organisation.agents: "{name}" has superiors on different levels, or stands above one of them; '
            "all superiors of an agent must be on one level"
        )
    elsewhere = [boss for boss in waiting[name].reports_to if level_of.get(boss) != number]
    if elsewhere:
        raise SettingError(
            f'organisation.agents: "{name}" reports to "{elsewhere[0]}", which is not on the level of its '
            "other superiors or stands below it; all superiors of an agent must be on one level"
        )


def _check_agent(agent: Agent, names: Counter[str]) -> None:
    here = f'organisation.agents: "{agent.name}"'
    if names[agent.name] > 1:
        raise SettingError(
            f"{here} stands there {names[agent.name]} times; give each agent a name of its own"
        )
    if agent.name == LeadersTop:
        raise SettingError(
            f"{here} is the name of the leader, who is no agent; call the agent something else"
        )
    if not agent.reports_to:
        raise SettingError(f'{here} reports to nobody; name its superiors, or "{LeadersTop}" at the top')
    if len(set(agent.reports_to)) < len(agent.reports_to):
        raise SettingError(f"{here} names a superior twice in reports_to; name each once")
    for boss in agent.reports_to:
        if boss != LeadersTop and boss not in names:
            raise SettingError(
                f'{here} reports to "{boss}", who is not among the agents; add that agent or correct the name'
            )


def _way_round(waiting: dict[str, Agent]) -> str:
    """The agents of one circle among those who were never reached, in order."""
    at = next(iter(waiting))
    seen: list[str] = []
    while at not in seen:
        seen.append(at)
        at = next(boss for boss in waiting[at].reports_to if boss in waiting)
    return ", ".join(f'"{name}"' for name in seen[seen.index(at) :])
