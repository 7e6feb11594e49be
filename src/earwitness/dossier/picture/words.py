"""A node in one line: what a screen reader says, and what a pointer finds."""

from __future__ import annotations

from earwitness.dossier.picture.days import printed
from earwitness.dossier.picture.nodes import Node


def told(node: Node) -> str:
    """*node* in one line: who or what it is, when, and how it came there."""
    parts = [node.name]
    if node.day and node.kind != "more":
        parts.append(printed(node.day))
    elif node.place:
        parts.append(node.place)
    elif node.kind == "article":
        parts.append("date unknown")
    parts += node.how
    return ", ".join(parts)
