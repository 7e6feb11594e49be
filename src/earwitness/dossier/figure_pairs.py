"""Figures that look alike, pair by pair: in whose words, where, and whether they may be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.compared import told_comparisons
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import Article, Statement, wording
from earwitness.records import Comparison, Figure, FigureRelation

VERDICTS: Final[dict[FigureRelation, str]] = {
    "conflict": "in conflict",
    "updated": "updated",
    "rounded": "rounded",
    "not-comparable": "not comparable",
    "agree": "agree",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its article, by name and number, and the statement that gives it, if any.

    ``by`` is who makes that statement; None where the outlet gives the figure itself.
    """

    article: str
    number: int
    statement: Statement | None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """Equal figures: the words of the first, what is counted, the date it holds for, and every place."""

    words: str
    what: str | None
    as_of: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and how they stand to each other; ``earlier`` None where they all agree."""

    relation: FigureRelation
    later: Side
    earlier: Side | None
    why: str


def figure_pairs(
    articles: Sequence[Article], names: Names, comparisons: Sequence[Comparison]
) -> tuple[Pair, ...]:
    """*comparisons* with equal figures put together, conflicts first and what agrees last."""
    by_document = {a.document.id: a for a in articles}
    return tuple(
        Pair(
            relation=told.relation,
            later=side(told.later, by_document, names),
            earlier=side(told.earlier, by_document, names) if told.earlier else None,
            why=told.why,
        )
        for told in told_comparisons(articles, comparisons)
    )


def side(figures: Sequence[Figure], articles: Mapping[str, Article], names: Names) -> Side:
    """Equal *figures*, of which there is at least one, in the words of the first; *articles* by document."""
    first = figures[0]
    words = wording(articles[first.document].document.text, (first.span,)) or "…"
    places: dict[tuple[int, int | None], Place] = {}
    for figure in figures:
        article = articles[figure.document]
        known = figure.report if figure.report and names.knows(figure.report) else None
        statement = names.statement(known) if known else None
        key = article.number, statement.number if statement else None
        by = names.known_as(known) if known and names.report(known).voice == "reported" else None
        places.setdefault(key, Place(names.article(figure.document), article.number, statement, by))
    return Side(
        words=words,
        what=first.what if first.what and first.what not in words else None,
        as_of=first.as_of.replace("/", " to ") if first.as_of else None,
        places=tuple(places.values()),
    )
