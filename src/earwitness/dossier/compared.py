"""Figures that were compared, as a reader meets them: equal ones together, and how those stand to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.naming import Names
from earwitness.dossier.statements import Article
from earwitness.records import Comparison, Figure, FigureRelation

# What a reader should see first.
RELATIONS: Final[tuple[FigureRelation, ...]] = ("conflict", "updated", "rounded", "not-comparable", "agree")
# Places that are named for one figure; it may stand in hundreds.
_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sets of equal figures, the later one first, how they stand to each other, and why.

    Of ``agree`` the first set alone is filled, with the figures that agree.
    """

    relation: FigureRelation
    later: tuple[Figure, ...]
    earlier: tuple[Figure, ...]
    why: str


def told_comparisons(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[Compared, ...]:
    """*comparisons* of figures, with figures that agree taken together; conflicts first."""
    figures = {f.id: f for article in articles for f in article.figures}
    place = {f.id: n for n, f in enumerate(f for article in articles for f in article.figures)}
    known = [c for c in comparisons if c.origin in figures and c.target in figures]
    group = groups([(c.origin, c.target) for c in known if c.relation == "agree"])
    members: dict[str, list[str]] = {}
    for figure in sorted({i for c in known for i in (c.origin, c.target)}, key=place.__getitem__):
        members.setdefault(group.get(figure, figure), []).append(figure)
    out: dict[tuple[FigureRelation, str, str], Compared] = {}
    for c in sorted(known, key=lambda c: (place[c.target], place[c.origin], c.id)):
        later, earlier = (group.get(i, i) for i in (c.origin, c.target))
        if c.relation == "agree" or later == earlier:
            continue
        key = (c.relation, min(later, earlier), max(later, earlier))
        if key not in out:
            out[key] = Compared(
                c.relation,
                tuple(figures[i] for i in members[later]),
                tuple(figures[i] for i in members[earlier]),
                c.why,
            )
    alike = [
        Compared("agree", tuple(figures[i] for i in found), (), "")
        for found in members.values()
        if len({figures[i].document for i in found}) > 1
    ]
    told = [*out.values(), *alike]
    return tuple(sorted(told, key=lambda c: (RELATIONS.index(c.relation), place[c.later[0].id])))


def told_figure(figures: Sequence[Figure], names: Names) -> str:
    """Equal *figures* in words: the number as first printed, what it counts, who gives it and where."""
    first = figures[0]
    words = names.words(first.document, (first.span,))
    what = "" if not first.what or first.what in words else f" ({first.what})"
    places: dict[str, dict[str, None]] = {}
    for figure in figures:
        places.setdefault(names.article(figure.document), {})[_giver(figure, names)] = None
    shown = [
        f"{article} ({', '.join(g for g in givers if g)})" if any(givers) else article
        for article, givers in list(places.items())[:_PLACES]
    ]
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    as_of = f", as of {first.as_of.replace('/', ' to ')}" if first.as_of else ""
    return f"“{words}”{what}{as_of}: {', '.join(shown)}{more}"


def _giver(figure: Figure, names: Names) -> str:
    if figure.report is None or not names.knows(figure.report):
        return ""
    return "" if names.report(figure.report).voice == "own" else names.speaker(figure.report)


def groups(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """For each figure of *pairs* the first, by id, of those that it is joined with."""
    root: dict[str, str] = {}

    def find(i: str) -> str:
        root.setdefault(i, i)
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        root[second] = first
    return {i: find(i) for i in root}
