"""Pictures of claims that very many articles have: what went the same way stands as one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Final

from earwitness.dossier.picture.days import spanning
from earwitness.dossier.picture.nodes import Node, Tree

# More rows than this are not read as a picture: it would not fit a screen.
MOST_ROWS: Final = 26
_TO_FOLD: Final = 3  # articles that are worth one row instead of theirs


def folded(tree: Tree) -> Tree:
    """*tree* with at most ``MOST_ROWS`` rows, or as few as folding leads to.

    First articles become one that hang on the same, in the same way, with the same changes; then all that
    hang on the same; then all that goes back to what is deep in the tree, from the deepest up; at last the
    origins of fewest articles.
    """
    for way in (_equal, _beside):
        if _rows(tree.roots) > MOST_ROWS:
            tree = replace(tree, roots=tuple(_leaves_as_one(root, way) for root in tree.roots))
    deep = max((_depth(root) for root in tree.roots), default=0)
    while _rows(tree.roots) > MOST_ROWS and deep > 1:
        deep -= 1
        tree = replace(tree, roots=tuple(_cut_below(root, deep) for root in tree.roots))
    if _rows(tree.roots) > MOST_ROWS:
        tree = replace(tree, roots=_few(tree.roots))
    return tree


def _rows(roots: Sequence[Node]) -> int:
    return sum(1 for root in roots for _ in root.walk())


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.children), default=0)


def _equal(node: Node) -> Hashable:
    return node.told, node.stated, node.ordered, node.day is None


def _beside(node: Node) -> Hashable:
    return node.day is None


def _leaves_as_one(node: Node, way: Callable[[Node], Hashable]) -> Node:
    """*node*, in which articles on which nothing hangs stand as one where *way* says the same of them."""
    children = [_leaves_as_one(c, way) for c in node.children]
    groups: dict[Hashable, list[Node]] = {}
    for child in children:
        if child.kind in ("article", "more") and not child.children:
            groups.setdefault(way(child), []).append(child)
    kept = [c for c in children if c.children or c.kind not in ("article", "more")]
    for group in groups.values():
        kept += [_as_one(group, node)] if len(_members(group)) >= _TO_FOLD else group
    return node.holding(*kept)


def _cut_below(node: Node, deep: int) -> Node:
    """*node*, in which all articles that hang on what is *deep* in it stand as one."""
    if deep > 1:
        return node.holding(*(_cut_below(c, deep - 1) for c in node.children))
    below = [n for c in node.children for n in c.walk() if n.kind in ("article", "more")]
    denials = [n for c in node.children for n in c.walk() if n.kind == "denial"]
    return node.holding(*denials, *([_as_one(below, node)] if below else ()))


def _few(roots: Sequence[Node]) -> tuple[Node, ...]:
    """The origins with most articles; the others as one, those that may be one with another apart."""
    ranked = sorted(roots, key=lambda r: (-len(_members(list(r.walk()))), r.key))
    kept: list[Node] = []
    rows = 2  # for those that stand as one
    for root in ranked:
        rows += _rows([root])
        if kept and rows > MOST_ROWS:
            break
        kept.append(root)
    out: list[Node] = []
    for perhaps in (False, True):
        out += [r for r in roots if r.perhaps == perhaps and r in kept]
        rest = [r for r in roots if r.perhaps == perhaps and r not in kept]
        if rest:
            articles = _members([n for r in rest for n in r.walk()])
            one = Node(
                key=f"o-more-{int(perhaps)}",
                kind="origin",
                name=f"{len(rest)} more origins",
                href=rest[0].href.partition("-")[0],
                perhaps=perhaps,
                unnamed=all(r.unnamed for r in rest),
                count=len(rest),
            )
            denials = [n for r in rest for n in r.walk() if n.kind == "denial"]
            out.append(one.holding(*denials, *([_as_one(articles, one)] if articles else ())))
    return tuple(out)


def _members(nodes: Sequence[Node]) -> list[Node]:
    """The articles among *nodes*, those that stand as one each for itself."""
    return [m for n in nodes if n.kind in ("article", "more") for m in (n.members or (n,))]


def _as_one(nodes: Sequence[Node], on: Node) -> Node:
    members = sorted(_members(nodes), key=lambda n: (n.day is None, n.day or "", n.key))
    first = members[0]
    if len(members) == 1:
        return first.holding()
    days = [m.day for m in members if m.day]
    told = first.told if all(m.told == first.told for m in members) else ()
    changed = sum(m.changed for m in members)
    if changed and not told:
        told = (f"changed in {changed}",)
    return Node(
        key=f"{on.key}-m-{first.key}",
        kind="more",
        name=f"{len(members)} articles" + (f" by way of {on.name}" if on.kind != "origin" else ""),
        href="",
        day=min(days, default=None),
        place=spanning(days, len(members)),
        told=told,
        stated=all(m.stated for m in members),
        ordered=all(m.ordered for m in members),
        changed=bool(changed),
        members=tuple(members),
    )
