"""GEXF 1.2 (gexf.net), as Gephi reads it: the weight of an edge is its probability."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from earwitness.export.graph import Edge, Graph, Node
from earwitness.export.xml import held, typed, written

_TYPES: Final = {str: "string", int: "long", float: "double", bool: "boolean"}
_NAMESPACE: Final = "http://www.gexf.net/1.2draft"


def gexf(graph: Graph) -> bytes:
    """*graph* as one GEXF file."""
    root = Element("gexf", xmlns=_NAMESPACE, version="1.2")
    body = SubElement(root, "graph", mode="static", defaultedgetype="directed")
    keys: dict[tuple[str, str], str] = {}
    for which, items in (("node", graph.nodes), ("edge", graph.edges)):
        attributes = SubElement(body, "attributes", {"class": which, "mode": "static"})
        for name, kind in ({"kind": "string"} | typed(items, _TYPES)).items():
            keys[which, name] = f"{which}-{name}"
            SubElement(attributes, "attribute", id=keys[which, name], title=name, type=kind)
    nodes = SubElement(body, "nodes")
    for node in graph.nodes:
        _values(SubElement(nodes, "node", id=held(node.id), label=held(node.label)), "node", node, keys)
    edges = SubElement(body, "edges")
    for edge in graph.edges:
        ends = {"id": held(edge.id), "source": held(edge.source), "target": held(edge.target)}
        weight = held(edge.about.get("probability", 1.0))
        _values(
            SubElement(edges, "edge", ends | {"label": held(edge.kind), "weight": weight}), "edge", edge, keys
        )
    return written(root)


def _values(element: Element, which: str, item: Node | Edge, keys: dict[tuple[str, str], str]) -> None:
    values = SubElement(element, "attvalues")
    for name, value in {"kind": item.kind, **item.about}.items():
        SubElement(values, "attvalue", {"for": keys[which, name], "value": held(value)})
