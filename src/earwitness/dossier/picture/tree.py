"""From a claim as it is printed to the tree of each of its origins: who has it from whom.

An article hangs on whatever it says that it has it from: an article in hand, or a person, outlet or document
that is not. Where it says nothing it hangs on the article whose words it most directly repeats (inferred),
else on the origin itself. Time runs one way: nothing hangs on what was published after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.picture.days import day_of, known, printed
from earwitness.dossier.picture.denials import denied
from earwitness.dossier.picture.drift import drifted, headlined
from earwitness.dossier.picture.known import Known, bare, credited
from earwitness.dossier.picture.nodes import Node, Tree, drawn_order, named
from earwitness.dossier.statements import Article
from earwitness.dossier.traced import Beginning, Row, Traced

# Denials of one claim that are drawn, the surest first; the claim itself lists all.
MOST_DENIALS: Final = 4
_OWN: Final = "the outlet’s own words"
_NAMES: Final = 2  # of those with whom one origin begins
_THE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_UNKNOWN: Final = Beginning("", ("not traced to anybody",), 0, 0, "", certain=True, unnamed=True)


def tree_of(claim: Traced, bundle: Known) -> Tree:
    """The picture of *claim*."""
    taken: set[str] = set()
    roots: list[tuple[Node, list[_Carried]]] = []
    for n, beginning in enumerate(claim.beginnings, 1):
        rows = [r for r in claim.rows if r.entry.statement.report.id in set(beginning.reports) - taken]
        taken |= {r.entry.statement.report.id for r in rows}
        carried = _carried(rows, bundle)
        roots.append((_root(claim, beginning, n, carried, bundle), carried))
    left = [r for r in claim.rows if r.entry.statement.report.id not in taken]
    if left:
        carried = _carried(left, bundle)
        roots.append((_root(claim, _UNKNOWN, 0, carried, bundle), carried))
    grown = [_grown(root, carried, bundle) for root, carried in roots]
    return Tree(
        number=claim.number,
        text=claim.text,
        low=claim.low,
        high=claim.high,
        articles=claim.articles,
        statements=len(claim.rows),
        roots=tuple(sorted(denied(grown, claim.disputes), key=_root_order)),
    )


def _root_order(root: Node) -> tuple[bool, tuple[bool, bool, str, int, str]]:
    first = min((drawn_order(c) for c in root.children if c.kind != "denial"), default=drawn_order(root))
    return root.perhaps, first


def _root(claim: Traced, beginning: Beginning, n: int, carried: Sequence[_Carried], bundle: Known) -> Node:
    way = {bare(name) for c in carried for name, *_ in c.through}
    told = [name for name in beginning.names if bare(name) not in way] or list(beginning.names)
    spoke = [name for name in told if not bundle.ghost(name) and not bundle.in_hand(name)] or told
    more = len(spoke) - len(spoke[:_NAMES]) + beginning.more
    rows = sorted((r for c in carried for r in c.rows), key=lambda r: r.entry.statement.number)
    own = bool(rows) and all(r.entry.statement.report.voice == "own" for r in rows)
    return Node(
        key=f"o{n}",
        kind="origin",
        name=_OWN if own else "; ".join(map(named, spoke[:_NAMES])) + (f" and {more} more" if more else ""),
        who=spoke[0],
        href=f"c{claim.number}-o{n}" if n else f"c{claim.number}",
        unnamed=beginning.unnamed,
        faceless=_faceless(spoke[0], rows, bundle, otherwise=beginning.unnamed),
        own=own,
        ghost=len(spoke) == 1 and bundle.ghost(spoke[0]) is not None,
        perhaps=not beginning.certain,
        entries=tuple(r.entry for r in rows),
    )


@dataclass(frozen=True, slots=True)
class _Carried:
    """One article, its wordings that go back to one origin, and through whom it says that it has them.

    ``through``: name, whether stated, party's id, whether unnamed; the one nearest to the origin first.
    """

    article: Article
    rows: tuple[Row, ...]
    through: tuple[tuple[str, bool, str, bool], ...]

    @property
    def order(self) -> tuple[bool, str, int]:
        day = day_of(self.article)
        return day is None, day or "", self.article.number


def _carried(rows: Sequence[Row], bundle: Known) -> list[_Carried]:
    """The articles of *rows*, the earliest first, those without a date last."""
    by_article: dict[int, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row.entry.article.number, []).append(row)
    speakers = {
        bundle.party(r.entry.article, party)[0]
        for r in rows
        if (party := r.entry.statement.report.source.party) is not None
    }
    out = [
        _Carried(found[0].entry.article, tuple(found), _through(found, speakers, bundle))
        for found in by_article.values()
    ]
    return sorted(out, key=lambda c: c.order)


def _through(
    rows: Iterable[Row], speakers: set[str], bundle: Known
) -> tuple[tuple[str, bool, str, bool], ...]:
    """The longest way that a wording of one article came, without those who are the origin themselves."""
    best: tuple[tuple[str, bool, str, bool], ...] = ()
    for row in rows:
        article = row.entry.article
        way = []
        for step in row.entry.statement.report.relay[1:-1]:
            party, name = bundle.party(article, step.party)
            outlet = bundle.in_hand(name) or bundle.ghost(name) is not None
            if bare(name) != bare(article.label) and (outlet or party not in speakers):
                way.append((name, step.basis == "stated", party, bundle.unnamed(article, step.party)))
        if len(way) > len(best):
            best = tuple(way)
    return best


def _faceless(name: str, rows: Iterable[Row], bundle: Known, *, otherwise: bool) -> bool:
    """Whether whoever is called *name* and speaks in one of *rows* is not named."""
    for row in rows:
        party = row.entry.statement.report.source.party
        if party is not None and bundle.party(row.entry.article, party)[1] == name:
            return bundle.unnamed(row.entry.article, party)
    return otherwise


def _grown(root: Node, carried: Sequence[_Carried], bundle: Known) -> Node:
    """*root* with the articles that go back to it, each on what it hangs on."""
    growing = _Growing(root, carried, bundle)
    for one in carried:
        growing.add(one)
    return growing.built(root.key)


class _Growing:
    """A tree under way: nodes by key, and on which each hangs."""

    def __init__(self, root: Node, carried: Sequence[_Carried], bundle: Known) -> None:
        self._root = root
        self._bundle = bundle
        self._at: dict[str, Node] = {root.key: root}
        self._on: dict[str, str] = {}
        self._relays: dict[str, str] = {}  # keys, by the parties from the origin on
        self._by_article = {c.article.number: c for c in carried}

    def built(self, key: str) -> Node:
        """The node with all that hangs on it."""
        return self._at[key].holding(*(self.built(k) for k, on in self._on.items() if on == key))

    def add(self, carried: _Carried) -> None:
        """The article, and whatever stands between it and what is there already."""
        on, stated = self._chain(carried)
        back = self._back(carried)
        ordered = True
        if on == self._root.key and back is not None:
            row, earlier = back
            on, stated = self._key(earlier), False
            ordered = row.step is not None and row.step.ordered
        self._put(self._article(carried, stated=stated, ordered=ordered), on)

    def _key(self, article: int) -> str:
        return f"{self._root.key}-a{article}"

    def _put(self, node: Node, on: str) -> None:
        self._at[node.key] = node
        self._on[node.key] = on

    def _chain(self, carried: _Carried) -> tuple[str, bool]:
        """What the article says that it has it from, and whether it says so itself; else the origin."""
        on, stated, way = self._root.key, True, ""
        for name, said, party, unnamed in carried.through:
            there = self._in_hand(name, carried)
            way = f"{way}-{party}"
            if bare(name) == bare(self._root.who):
                continue
            if there is not None:
                on, stated = there, said
                continue
            key = self._relays.setdefault(way, f"{self._root.key}-r{len(self._relays) + 1}")
            if key not in self._at:
                number = carried.rows[0].entry.statement.number
                node = self._relay(key, name, number, stated=said, unnamed=unnamed)
                # time runs one way: what has no date of its own hangs on no article
                self._put(node, on if self._at[on].kind != "article" else self._root.key)
            on, stated = key, said
        return on, stated

    def _relay(self, key: str, name: str, statement: int, *, stated: bool, unnamed: bool) -> Node:
        """Somebody or something between, first named in that *statement*."""
        found = self._bundle.ghost(name)
        if found is None:
            return Node(key, "relay", named(name), f"s{statement}", stated=stated, unnamed=unnamed)
        ghost, anchor = found
        day = known(ghost.date)
        told = (f"dated {printed(day)}",) if day else ()
        return Node(key, "ghost", named(ghost.name), anchor, told=told, stated=stated, ghost=True)

    def _in_hand(self, name: str, carried: _Carried) -> str | None:
        """The latest article of the outlet *name* that was there before."""
        before = [
            number
            for number, other in self._by_article.items()
            if self._key(number) in self._at
            and other.article is not carried.article
            and bare(other.article.document.outlet or "") == bare(name)
        ]
        return self._key(max(before, key=lambda n: self._by_article[n].order)) if before else None

    def _back(self, carried: _Carried) -> tuple[Row, int] | None:
        """The wording that most surely repeats another article that is there already, and its number."""
        best: tuple[tuple[bool, float], Row, int] | None = None
        for row, other in self._repeats(carried):
            step = row.step
            if step is None or not step.one_utterance or step.borderline or self._key(other) not in self._at:
                continue
            worth = step.ordered, step.probability
            if best is None or worth > best[0]:
                best = worth, row, other
        return best[1:] if best else None

    def _repeats(self, carried: _Carried) -> list[tuple[Row, int]]:
        """Wordings that repeat, or may be repeated by, one of another article of this origin."""
        mine = carried.article.number
        own = [(r, r.back.article.number) for r in carried.rows if r.back is not None]
        # where the order is unknown the one without a date goes back to the one that has it
        turned = [
            (row, other)
            for other, there in self._by_article.items()
            for row in there.rows
            if row.back is not None
            and row.back.article.number == mine
            and row.step is not None
            and not row.step.ordered
        ]
        return [(r, n) for r, n in (*own, *turned) if n != mine and n in self._by_article]

    def _article(self, carried: _Carried, *, stated: bool, ordered: bool) -> Node:
        article = carried.article
        numbers = [r.entry.statement.number for r in carried.rows]
        inside = {e.statement.report.id for e in self._root.entries}
        away = [
            r
            for r in carried.rows
            if r.back and r.back.article is not article and r.back.statement.report.id in inside
        ]
        home = [r for r in carried.rows if r.back is not None and r.back.article is article]
        sure = [r for r in away if r.step and not r.step.borderline and r.step.ordered]
        other_name = next(
            (e for r in sure if r.step and "reattributed" in r.step.drift and (e := credited(r.entry))), None
        )
        told = (*drifted(sure, other_name), *headlined([r for r in home if r.step and not r.step.borderline]))
        first = carried.rows[0].entry.statement
        return Node(
            key=self._key(article.number),
            kind="article",
            name=named(self._bundle.called(carried.rows[0].entry, dated=day_of(article) is not None)),
            href=f"t{numbers[0]}" if first.placed else f"a{article.number}",
            day=day_of(article),
            told=told if ordered else ("order unknown", *told),
            stated=stated,
            ordered=ordered,
            changed=bool(told),
            article=article,
            entries=tuple(r.entry for r in carried.rows),
        )
