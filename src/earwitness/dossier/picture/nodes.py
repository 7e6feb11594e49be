"""What a picture of one claim is made of: a tree for every origin, from who said it down to the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from earwitness.dossier.entries import Entry
from earwitness.dossier.statements import Article
from earwitness.unseen import visible

NodeKind = Literal["origin", "relay", "ghost", "article", "denial", "more"]


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something that a claim passed through, and what hangs on it.

    ``key`` is unique in its picture. ``name`` is as the page has it; ``href`` the anchor where it stands.
    ``who`` is the first of those with whom an origin begins, ``faceless`` whether that one is not named,
    ``unnamed`` whether none is. ``day`` is its date as far as known (EDTF, at most to the day), ``place`` the
    outlet of a denial, or the dates of several articles. ``told`` are short words on it: what changed on the
    way to it, or what a denial disputes.

    ``stated``: the article says that it has it from what it hangs on, else that is inferred. ``ordered``
    False: which of the two came first is unknown. ``changed``: something that a reader should look at changed
    on the way. ``ghost``: it is not in hand. ``own``: the outlet says it on its own word. ``perhaps``: an
    origin that may be one with another. ``entries`` are its statements; ``members`` the nodes that one of
    kind "more" stands for, ``count`` how many origins one of them stands for.
    """

    key: str
    kind: NodeKind
    name: str
    href: str
    who: str = ""
    day: str | None = None
    place: str = ""
    told: tuple[str, ...] = ()
    stated: bool = True
    ordered: bool = True
    changed: bool = False
    unnamed: bool = False
    faceless: bool = False
    own: bool = False
    ghost: bool = False
    perhaps: bool = False
    article: Article | None = None
    entries: tuple[Entry, ...] = ()
    members: tuple[Node, ...] = ()
    count: int = 1
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all that hangs on it, each before what hangs on it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def holding(self, *children: Node) -> Node:
        """This node with these *children* instead of its own, in the order in which they are drawn."""
        return replace(self, children=tuple(sorted(children, key=drawn_order)))

    @property
    def how(self) -> tuple[str, ...]:
        """What is to be said of it beside its name and date: not in hand, inferred, what changed."""
        out = []
        if self.kind == "origin":
            out.append("origin that may be one with another" if self.perhaps else "origin")
        if self.kind == "relay":
            out.append("passed it on")
        if self.ghost:
            out.append("not in hand")
        if self.kind in ("article", "more") and not self.stated:
            out.append("inferred from the words")
        return *out, *self.told


@dataclass(frozen=True, slots=True)
class Tree:
    """The picture of one claim: its number, what it says, and a tree for each origin.

    Those of ``roots`` that may be one with another come last, as ``perhaps``. ``low`` and ``high`` are
    the range of origins, ``articles`` and ``statements`` what is counted.
    """

    number: int
    text: str
    low: int
    high: int
    articles: int
    statements: int
    roots: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Every node, in the order in which they are drawn."""
        for root in self.roots:
            yield from root.walk()


def named(name: str) -> str:
    """*name* as ``visible``, or words that say that there is none: nothing can be led to by an empty link."""
    return visible(name) or "no name"


def drawn_order(node: Node) -> tuple[bool, bool, str, int, str]:
    """Denials stand next to what they deny; then what came first; what has no date comes last."""
    number = node.article.number if node.article else 0
    return node.kind != "denial", node.day is None, node.day or "", number, node.key
