from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.checks import check
from earwitness.simulate.graphs import as_graph, organisation_from_graph
from earwitness.simulate.scenario import Agent, Organisation, Scenario

nx = pytest.importorskip("networkx")


def graph(*edges: tuple[Any, Any], **nodes: dict[str, Any]) -> Any:
    out = nx.DiGraph(edges)
    for name, attributes in nodes.items():
        out.add_node(name, **attributes)
    return out


def test_edges_go_up_and_attributes_come_along() -> None:
    drawn = graph(
        ("minister", "leader"),
        ("service", "leader"),
        ("colonel", "minister"),
        ("captain", "colonel"),
        service={"channel": "service", "role": "intelligence", "fear": 0.5, "pos": (0, 1)},
        colonel={"competence": 2, "cost": 0.5},
    )
    assert organisation_from_graph(
        drawn, like=Organisation(noise=0.25, levels=("a", "b", "c"))
    ) == Organisation(
        noise=0.25,
        levels=("a", "b", "c"),
        agents=(
            Agent(name="minister", reports_to=("leader",)),
            Agent(name="service", reports_to=("leader",), role="intelligence", channel="service", fear=0.5),
            Agent(name="colonel", reports_to=("minister",), competence=2.0, cost=0.5),
            Agent(name="captain", reports_to=("colonel",)),
        ),
    )


def test_without_a_leader_the_top_reports_to_him() -> None:
    drawn = graph((3, 1), (4, 1), (4, 2))
    made = organisation_from_graph(drawn)
    assert {agent.name: agent.reports_to for agent in made.agents} == {
        "1": ("leader",),
        "2": ("leader",),
        "3": ("1",),
        "4": ("1", "2"),
    }
    assert organisation_from_graph(graph((1, 0), (2, 1)), leader=0).agents == (
        Agent(name="1", reports_to=("leader",)),
        Agent(name="2", reports_to=("1",)),
    )


# graph, words that the message must hold, why
REFUSED = (
    (graph(("c", "leader"), ("a", "b"), ("b", "a")), ["circle"], "a circle"),
    (graph(("a", "leader"), ("b", "a"), ("b", "leader")), ["one level"], "superiors of two levels"),
    (graph(("a", "leader"), a={"fear": -1}), ["node a.fear is -1", "0 or more"], "a number out of range"),
    (graph(("a", "leader"), a={"cost": "high"}), ["node a.cost is 'high'"], "a text for a number"),
    (graph(("a", "leader"), a={"fear": float("nan")}), ["node a.fear is nan"], "no number"),
    (graph((1, "leader"), ("1", "leader")), ['"1" stands there 2 times'], "two nodes of one name"),
    (graph(), ["no agents"], "an empty graph"),
    (graph(leader={}), ["no agents"], "nobody but the leader"),
    (nx.Graph([("a", "leader")]), ["Graph has no directions"], "a graph without directions"),
    (graph(("leader", 1)), ["an agent"], "somebody else is called leader"),
)


@pytest.mark.parametrize(("drawn", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_graphs_that_are_no_organisation(drawn: Any, words: list[str], why: str) -> None:
    leader = 1 if why == "somebody else is called leader" else "leader"
    with pytest.raises(SettingError) as caught:
        organisation_from_graph(drawn, leader=leader)
    for word in words:
        assert word in str(caught.value)


def test_a_regular_tree_as_a_graph_and_back() -> None:
    tree = Organisation(branching=3, depth=2, noise=0.5)
    drawn = as_graph(tree)
    assert (drawn.number_of_nodes(), drawn.number_of_edges()) == (13, 12)
    assert set(drawn.successors("2.1")) == {"2"} and set(drawn.successors("2")) == {"leader"}
    made = organisation_from_graph(drawn, like=tree)
    check(Scenario(organisation=made))
    assert len(made.agents) == 12 and made.noise == 0.5 and made.branching is None


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Layered graphs of up to three levels."""
    above: tuple[str, ...] = ("leader",)
    agents: list[Agent] = []
    for level in range(draw(st.integers(1, 3))):
        here = tuple(f"{level}-{i}" for i in range(draw(st.integers(1, 4))))
        for name in here:
            who = draw(st.sets(st.sampled_from(above), min_size=1, max_size=2))
            fear = draw(st.none() | st.floats(0, 5))
            agents.append(Agent(name=name, reports_to=tuple(sorted(who)), fear=fear))
        above = here
    return Organisation(agents=tuple(agents))


@settings(deadline=None)
@given(organisations(), st.randoms(use_true_random=False))
def test_round_trip_whatever_the_order(organisation: Organisation, chance: Any) -> None:
    drawn = as_graph(organisation)
    assert organisation_from_graph(drawn) == organisation
    nodes, edges = list(drawn.nodes(data=True)), list(drawn.edges)
    chance.shuffle(nodes)
    chance.shuffle(edges)
    shuffled = nx.DiGraph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert organisation_from_graph(shuffled) == organisation


def test_without_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(SettingError, match="pip install"):
        as_graph(Organisation(branching=2, depth=2))


def test_attributes_are_those_of_agents() -> None:
    """A new field of Agent must be thought of in graphs, too."""
    assert set(Agent.__struct_fields__) == {
        "name",
        "reports_to",
        "role",
        "channel",
        "competence",
        "fear",
        "cost",
    }
    assert msgspec.structs.fields(Agent)[0].name == "name"
