"""Who has how many claims from whom, over the whole bundle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from earwitness.dossier.picture.days import day_of, span
from earwitness.dossier.picture.flow_rows import ordered
from earwitness.dossier.picture.known import bare
from earwitness.dossier.picture.nodes import Node, Tree, named
from earwitness.dossier.picture.places import Flow, Flows, Place
from earwitness.dossier.statements import Article


def flows_of(trees: Sequence[Tree], articles: Sequence[Article]) -> Flows:
    """What flows through *articles* by way of the claims of *trees*."""
    gathered = _Gathered(articles)
    for tree in trees:
        gathered.add(tree)
    return ordered(gathered.reaching(), gathered.flows(), len(trees))


class _Gathered:
    """Places and flows of all claims together."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = sorted(articles, key=lambda a: (day_of(a) is None, day_of(a) or "", a.number))
        self.places: dict[str, Place] = {}
        for article in self._articles:
            self.places[f"a{article.number}"] = _article(article)
        self._reach: dict[str, set[int]] = defaultdict(set)
        self._given: Counter[str] = Counter()
        self._times: Counter[tuple[str, str]] = Counter()
        self._way: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._stated: set[tuple[str, str]] = set()

    def add(self, tree: Tree) -> None:
        """The flows of one claim: each counts once, however many statements it has."""
        seen: dict[tuple[str, str], bool] = {}
        for root in tree.roots:
            source = self._source(root)
            self._follow(root, source, seen)
        self._given.update({start for start, _ in seen})
        for pair, stated in seen.items():
            self._times[pair] += 1
            self._way[pair] |= _way(pair, seen)
            if stated:
                self._stated.add(pair)

    def reaching(self) -> dict[str, Place]:
        """The places, with how many articles have something of them."""
        return {
            k: replace(p, reach=len(self._reach[k] - {a.number for a in p.articles}), claims=self._given[k])
            for k, p in self.places.items()
        }

    def flows(self) -> tuple[Flow, ...]:
        """What was gathered."""
        return tuple(
            Flow(*pair, times, pair in self._stated, frozenset(self._way[pair]))
            for pair, times in sorted(self._times.items())
        )

    def _follow(self, node: Node, at: str | None, seen: dict[tuple[str, str], bool]) -> None:
        for child in node.children:
            if child.kind == "denial":
                continue
            there = self._relay(child) if child.article is None else f"a{child.article.number}"
            if at is not None and at != there:
                seen[at, there] = seen.get((at, there), False) or child.stated
                below = (n.article.number for n in child.walk() if n.article and n.kind == "article")
                self._reach[at] |= {*below}
            self._follow(child, there, seen)

    def _source(self, root: Node) -> str | None:
        """Where what begins with *root* comes from; None where that is nobody but the article itself."""
        if root.own or not root.who or root.who == "no source given":
            return None
        outlets = [a for a in self._articles if bare(a.document.outlet or "") == bare(root.who)]
        if outlets:
            return f"a{outlets[0].number}"
        key = f"s-{bare(root.who)}"
        if key not in self.places:
            self.places[key] = Place(
                key, "source", named(root.who), root.href, unnamed=root.faceless, ghost=root.ghost
            )
        return key

    def _relay(self, node: Node) -> str:
        outlets = [a for a in self._articles if bare(a.document.outlet or "") == bare(node.name)]
        if outlets:
            return f"a{outlets[0].number}"
        key = f"r-{bare(node.name)}"
        if key not in self.places:
            self.places[key] = Place(
                key, "relay", node.name, node.href, unnamed=node.unnamed, ghost=node.ghost
            )
        return key


def _article(article: Article) -> Place:
    day = day_of(article)
    return Place(
        key=f"a{article.number}",
        kind="article",
        name=named(article.label),
        href=f"a{article.number}",
        day=day,
        dates=span([day]) if day else "",
        articles=(article,),
    )


def _way(pair: tuple[str, str], pairs: Collection[tuple[str, str]]) -> set[str]:
    """The places of one claim from which *pair* can be reached by *pairs*, or that can be reached from it."""
    return _reached(pair[0], {(b, a) for a, b in pairs}) | _reached(pair[1], pairs)


def _reached(start: str, pairs: Collection[tuple[str, str]]) -> set[str]:
    """All that *start* leads to by *pairs*, and itself."""
    out, new = set[str](), {start}
    while new:
        out |= new
        new = {b for a, b in pairs if a in new} - out
    return out
