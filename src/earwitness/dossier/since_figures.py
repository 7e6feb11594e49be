"""Which numbers are not those of an earlier dossier: in edited articles, and what weighing made of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.figure_pairs import Pair
from earwitness.dossier.since_matching import Matched, State
from earwitness.dossier.statements import Article, Statement
from earwitness.records import Figure, Quantity

# The part of itself by which a weighed number, or an end of its range, must differ: no more digits are known.
LEAST_CHANGED: Final = 0.1


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A figure that was another number: its article, the words of both, and the statement that gives it."""

    article: Article
    statement: Statement | None
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Reweighed:
    """A number that weighing took from several figures, and what it was: value and the range of both."""

    what: str
    before: Quantity
    now: Quantity


@dataclass(frozen=True, slots=True)
class FiguresSince:
    """Figures, weighed numbers and pairs in conflict that were not so before."""

    renumbered: tuple[Renumbered, ...] = ()
    reweighed: tuple[Reweighed, ...] = ()
    conflicts: tuple[Pair, ...] = ()


def figures_since(before: State, now: State, matches: Matched) -> FiguresSince:
    """What is another number in *now* than in *before*."""
    same: dict[str, str] = {}
    renumbered: list[Renumbered] = []
    for one, other in (*matches.same, *matches.edited):
        for old, new in _pairs(one, other, matches):
            same[old.id] = new.id
            if (old.value, old.low, old.high) != (new.value, new.low, new.high):
                places = other.stating((new.report,)) if new.report else ()
                renumbered.append(
                    Renumbered(other, next(iter(places), None), one.words(old.span), other.words(new.span))
                )
    return FiguresSince(
        renumbered=tuple(renumbered),
        reweighed=tuple(_reweighed(before, now, same)) if before.judged and now.judged else (),
        conflicts=tuple(_conflicts(before, now)) if before.traced else (),
    )


def _pairs(before: Article, now: Article, matches: Matched) -> Iterator[tuple[Figure, Figure]]:
    """Figures that stand in the same statement and count the same, in their order."""
    waiting: dict[object, list[Figure]] = {}
    for figure in now.figures:
        waiting.setdefault((figure.report, figure.unit, figure.what), []).append(figure)
    for figure in before.figures:
        report = matches.reports.get(figure.report) if figure.report else None
        if figure.report and report is None:
            continue
        found = waiting.get((report, figure.unit, figure.what))
        if found:
            # an equal one first: where one of several was taken out, the others did not change
            equal = next((f for f in found if f.value == figure.value), found[0])
            found.remove(equal)
            yield figure, equal


def _reweighed(before: State, now: State, same: dict[str, str]) -> Iterator[Reweighed]:
    of = {same.get(f, f): q for q in before.quantities for f in q.figures}
    figures = {f.id: (a, f) for a in now.articles for f in a.figures}
    told: set[tuple[str, str]] = set()
    for quantity in sorted(now.quantities, key=lambda q: _place(q.figures, figures)):
        old = next((of[f] for f in quantity.figures if f in of), None)
        if old is None or (old.id, quantity.id) in told or _near_each(old, quantity):
            continue
        told.add((old.id, quantity.id))
        article, first = min(
            (figures[f] for f in quantity.figures if f in figures), key=lambda p: (p[0].number, p[1].span)
        )
        yield Reweighed(article.words(first.span), old, quantity)


def _near_each(one: Quantity, other: Quantity) -> bool:
    """Whether value and range are nearly the same."""
    ends = zip(one.interval or (), other.interval or (), strict=False)
    ranged = (one.interval is None) == (other.interval is None)
    return ranged and _near(one.value, other.value) and all(_near(a, b) for a, b in ends)


def _near(one: float | None, other: float | None) -> bool:
    """Whether two numbers differ by less than is told."""
    if one is None or other is None:
        return one == other
    return abs(one - other) <= LEAST_CHANGED * max(abs(one), abs(other))


def _place(ids: Sequence[str], figures: dict[str, tuple[Article, Figure]]) -> tuple[int, int]:
    return min((figures[i][0].number, figures[i][1].span[0]) for i in ids if i in figures)


def _conflicts(before: State, now: State) -> Iterator[Pair]:
    had = {_key(p) for p in before.lineage.figures}
    for pair in now.lineage.figures:
        if pair.relation == "conflict" and _key(pair) not in had:
            yield pair


def _key(pair: Pair) -> tuple[str, str, str]:
    earlier = pair.earlier.words.casefold() if pair.earlier else ""
    return pair.relation, *sorted((pair.later.words.casefold(), earlier))  # type: ignore[return-value]
