"""Denials in a picture: each hangs on what it denies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from earwitness.dossier.picture.days import day_of
from earwitness.dossier.picture.known import credited
from earwitness.dossier.picture.nodes import Node, named
from earwitness.dossier.traced import Dispute

# Denials of one claim that are drawn, the surest first; the claim itself lists all.
MOST_DENIALS: Final = 4


def denied(roots: Sequence[Node], disputes: Sequence[Dispute]) -> list[Node]:
    """*roots* with the denials on what they deny, or on what that goes back to where that came later."""
    told = sorted(disputes, key=lambda d: (d.borderline, -d.probability, d.entry.statement.number))
    out = list(roots)
    if not out:
        return out
    for n, dispute in enumerate(told[:MOST_DENIALS], 1):
        node = _denial(dispute, n)
        for i, root in enumerate(out):
            path = _path(root, dispute.against.statement.report.id)
            if path or i == len(out) - 1:
                where = i if path else 0
                before = [p for p in path if p.day is None or (node.day is not None and p.day <= node.day)]
                out[where] = _hung(out[where], before[-1].key if before else out[where].key, node)
                break
    return out


def _denial(dispute: Dispute, n: int) -> Node:
    entry = dispute.entry
    who = credited(entry) or (
        "no source given" if entry.statement.report.voice == "reported" else entry.where
    )
    what = f"perhaps {dispute.what}" if dispute.loose else dispute.what
    return Node(
        key=f"d{n}",
        kind="denial",
        name=named(who),
        href=f"t{entry.statement.number}" if entry.statement.placed else f"a{entry.article.number}",
        day=day_of(entry.article),
        place=named(entry.article.label),
        told=(what,),
        article=entry.article,
        entries=(entry, *dispute.again),
    )


def _path(root: Node, report: str) -> list[Node]:
    """From *root* to the article that makes the statement; empty where none does."""
    if root.kind == "article" and any(e.statement.report.id == report for e in root.entries):
        return [root]
    for child in root.children:
        found = _path(child, report)
        if found:
            return [root, *found]
    return []


def _hung(root: Node, key: str, child: Node) -> Node:
    if root.key == key:
        return root.holding(*root.children, child)
    return replace(root, children=tuple(_hung(c, key, child) for c in root.children))
