"""Organisations from NetworkX graphs, and back.

An edge goes from a subordinate to a superior. Nodes may carry ``role``, ``competence``, ``fear``, ``cost``
and ``channel``, as agents do; other attributes are left alone. Only ``as_graph`` needs NetworkX itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final, Protocol, cast

import msgspec
import numpy as np
from msgspec import inspect

from earwitness.errors import SettingError
from earwitness.simulate.fields import Misfit, misfit
from earwitness.simulate.organisation import layout
from earwitness.simulate.ranks import sizes
from earwitness.simulate.scenario import Agent, LeadersTop, Organisation

_ATTRIBUTES: Final = ("role", "channel", "competence", "fear", "cost")


class Nodes(Protocol):
    """The nodes of a graph, and what each of them carries."""

    def __iter__(self) -> Iterator[Hashable]: ...

    def __getitem__(self, node: Hashable, /) -> Mapping[str, object]: ...


class Graph(Protocol):
    """What is used of a ``networkx.DiGraph``, which ships no types."""

    @property
    def nodes(self) -> Nodes:
        """Every node once."""

    def successors(self, node: Hashable, /) -> Iterable[Hashable]:
        """Where the edges that begin at *node* end."""


def organisation_from_graph(
    graph: Graph, *, leader: Hashable = LeadersTop, like: Organisation | None = None
) -> Organisation:
    """The organisation that *graph* draws.

    *leader* is the node whom the top reports to. Where the graph has no such node, whoever has no superior
    reports to the leader. Nodes become agents by the text of their names, level by level and by name within
    a level: in which order the graph was made changes nothing. Noise, mean competence and the other numbers
    of the organization are those of *like*. Raises SettingError naming the node that does not fit.
    """
    if not hasattr(graph, "successors"):
        kind = type(graph).__name__
        raise SettingError(f"a {kind} has no directions; give a DiGraph, edges from subordinate to superior")
    nodes = sorted((node for node in graph.nodes if not _same(node, leader)), key=str)
    if not nodes:
        raise SettingError("the graph has no agents; give it nodes besides the leader")
    if LeadersTop in map(str, nodes):
        raise SettingError(f"the graph has an agent {LeadersTop!r} besides the leader; give it another name")
    agents = tuple(_agent(graph, node, leader) for node in nodes)
    made = msgspec.structs.replace(like or Organisation(), branching=None, depth=None, agents=agents)
    wrong = sizes(made)
    if isinstance(wrong, Misfit):
        raise SettingError(str(wrong))
    by_name = {agent.name: agent for agent in agents}
    return msgspec.structs.replace(made, agents=tuple(by_name[name] for name in layout(made).own_names))


def as_graph(organisation: Organisation) -> Graph:
    """*organisation* as a ``networkx.DiGraph``: edges from subordinate to superior; the leader is "leader".

    What an agent has of its own is on its node. Agents of a regular tree are named by the way to them
    ("2.1.4"). Raises SettingError where NetworkX is missing or *organisation* is no chain of command.
    """
    try:
        graph = import_module("networkx").DiGraph()
    except ImportError as error:
        raise SettingError("a graph needs NetworkX, which is not installed; pip install networkx") from error
    found = layout(organisation)
    own = {agent.name: agent for agent in organisation.agents}
    names = [found.name(i) for i in range(found.agents)]
    graph.add_node(LeadersTop)
    for name in names:
        graph.add_node(name, **_attributes(own.get(name)))
    graph.add_edges_from((names[i], LeadersTop) for i in range(int(found.start_Q[1])))
    for i, name in enumerate(names):
        under = found.under_E[found.first_Q[i] : found.first_Q[i + 1]]
        graph.add_edges_from((names[int(j)], name) for j in under)
    return cast("Graph", graph)


def _agent(graph: Graph, node: Hashable, leader: Hashable) -> Agent:
    carried = graph.nodes[node]
    own = {key: _plain(carried[key]) for key in _ATTRIBUTES if carried.get(key) is not None}
    superiors = sorted(LeadersTop if _same(each, leader) else str(each) for each in graph.successors(node))
    data = {"name": str(node), "reports_to": superiors or [LeadersTop]} | own
    wrong = misfit(data, inspect.type_info(Agent), f"node {node}")
    if wrong is not None:
        raise SettingError(str(wrong))
    return msgspec.convert(data, Agent)


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def _same(node: Hashable, leader: Hashable) -> bool:
    return type(node) is type(leader) and node == leader


def _attributes(agent: Agent | None) -> dict[str, object]:
    if agent is None:
        return {}
    bare = Agent(name=agent.name, reports_to=agent.reports_to)
    return {key: getattr(agent, key) for key in _ATTRIBUTES if getattr(agent, key) != getattr(bare, key)}
