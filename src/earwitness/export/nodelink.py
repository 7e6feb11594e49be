"""Node-link JSON, as ``networkx.node_link_graph`` and D3 read it."""

from __future__ import annotations

from earwitness.export.graph import Graph, Value
from earwitness.export.safe import kept
from earwitness.stream import encode_json


def node_link(graph: Graph) -> bytes:
    """*graph* as one JSON object: ``nodes`` and ``edges`` with their attributes beside their ids."""
    return encode_json(
        {
            "directed": True,
            "multigraph": True,
            "graph": {},
            "nodes": [_held(id=n.id, kind=n.kind, label=n.label, **n.about) for n in graph.nodes],
            "edges": [
                _held(key=e.id, source=e.source, target=e.target, kind=e.kind, **e.about) for e in graph.edges
            ],
        }
    )


def _held(**values: Value) -> dict[str, Value]:
    return {name: kept(value) if isinstance(value, str) else value for name, value in values.items()}
