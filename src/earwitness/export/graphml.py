"""GraphML (graphml.graphdrawing.org), with ``kind`` and ``label`` of nodes and edges among the attributes."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from earwitness.export.graph import Edge, Graph, Node
from earwitness.export.xml import held, typed, written

_TYPES: Final = {str: "string", int: "long", float: "double", bool: "boolean"}
_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"


def graphml(graph: Graph) -> bytes:
    """*graph* as one GraphML file."""
    root = Element("graphml", xmlns=_NAMESPACE)
    keys: dict[tuple[str, str], str] = {}
    for which, items in (("node", graph.nodes), ("edge", graph.edges)):
        attributes = {"kind": "string", "label": "string"} | typed(items, _TYPES)
        for name, kind in attributes.items():
            keys[which, name] = f"{which}-{name}"
            SubElement(
                root, "key", {"id": keys[which, name], "for": which, "attr.name": name, "attr.type": kind}
            )
    body = SubElement(root, "graph", id="lineage", edgedefault="directed")
    for node in graph.nodes:
        _data(SubElement(body, "node", id=held(node.id)), "node", node, node.label, keys)
    for edge in graph.edges:
        ends = {"id": held(edge.id), "source": held(edge.source), "target": held(edge.target)}
        _data(SubElement(body, "edge", ends), "edge", edge, edge.kind, keys)
    return written(root)


def _data(
    element: Element, which: str, item: Node | Edge, label: str, keys: dict[tuple[str, str], str]
) -> None:
    for name, value in {"kind": item.kind, "label": label, **item.about}.items():
        SubElement(element, "data", key=keys[which, name]).text = held(value)
