"""Every figure of a bundle, by the thing counted: oldest first, who gives it, how it stands to those above.

How many sources say something, and what a page tells its reader, is left out: ``asides``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.asides import aside
from earwitness.dossier.compared import RELATIONS, groups, told_comparisons
from earwitness.dossier.figure_pairs import Place, Side, side
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import Article
from earwitness.plurals import singular
from earwitness.records import Comparison, Document, Figure, FigureRelation
from earwitness.sentences import sentence

_ALONE: Final = len(RELATIONS)  # figures that nothing is beside come after all others
# Nouns that any count of people has, and that do not tell which.
_ANYBODY: Final = frozenset("person people man woman human number".split())
_BEFORE: Final = 50  # characters of its sentence shown before a figure
_AFTER: Final = 80  # and behind it
_UNDATED: Final = "~"  # sorts behind every date


@dataclass(frozen=True, slots=True)
class Beside:
    """How a figure stands to another one above it: the number of its row, its words, and why."""

    relation: FigureRelation
    row: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Equal figures in one row with its number; ``beside``: how they stand to rows above it.

    ``day`` is the date that the figure holds for, or else the first on which it was printed (``printed``),
    None without a date. ``lead`` and ``tail`` are the words of its sentence before and behind it.
    """

    number: int
    side: Side
    beside: tuple[Beside, ...]
    day: str | None = None
    printed: bool = True
    lead: str = ""
    tail: str = ""

    @property
    def given(self) -> tuple[tuple[str | None, tuple[Place, ...]], ...]:
        """Who gives it, each with every place; None for outlets in their own words."""
        out: dict[str | None, list[Place]] = {}
        for place in self.side.places:
            out.setdefault(place.by, []).append(place)
        return tuple((by, tuple(places)) for by, places in out.items())


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one thing, as rows, oldest first; ``relation`` is the first to look at, None if alone.

    ``thing`` is what they count, in words of the articles; empty where those do not say.
    """

    relation: FigureRelation | None
    rows: tuple[FigureRow, ...]
    thing: str = ""


def figure_families(
    articles: Sequence[Article], names: Names, comparisons: Sequence[Comparison]
) -> tuple[Family, ...]:
    """The figures of *articles* by the thing counted: those in conflict first, those alone last."""
    texts = {a.document.id: a.document for a in articles}
    figures = {
        f.id: f
        for article in articles
        for f in article.figures
        if not aside(article.document.text, f.span, f.value)
    }
    known = [c for c in comparisons if c.origin in figures and c.target in figures]
    same = groups([(c.origin, c.target) for c in known if c.relation == "agree"])
    near = groups([(c.origin, c.target) for c in known if c.relation != "not-comparable"])
    rows: dict[str, list[Figure]] = {}
    families: dict[str, dict[str, None]] = {}
    for i, figure in figures.items():
        equal = same.get(i, i)
        rows.setdefault(equal, []).append(figure)
        families.setdefault(near.get(i, i), {})[equal] = None
    relations = _relations(articles, comparisons, same)
    by_document = {a.document.id: a for a in articles}
    out: list[Family] = []
    first = 1
    for family in sorted(families.values(), key=lambda f: _rank(f, rows, relations)):
        ordered = sorted(family, key=lambda equal: _age(rows[equal], by_document))
        sides = [side(rows[equal], by_document, names) for equal in ordered]
        numbers = {equal: n for n, equal in enumerate(ordered, first)}
        told = []
        for equal, shown in zip(ordered, sides, strict=True):
            beside = _beside(equal, numbers, sides, first, relations)
            told.append(_row(numbers[equal], rows[equal], shown, beside, texts))
        thing = _thing([f for equal in ordered for f in rows[equal]])
        out.append(Family(_first(family, rows, relations), tuple(told), thing))
        first += len(sides)
    return tuple(out)


def _row(
    number: int,
    figures: Sequence[Figure],
    told: Side,
    beside: tuple[Beside, ...],
    documents: Mapping[str, Document],
) -> FigureRow:
    day = _printed(figures, documents)
    lead, tail = _around(figures[0], documents[figures[0].document].text)
    return FigureRow(
        number, told, beside, told.as_of or (day if day != _UNDATED else None), not told.as_of, lead, tail
    )


def _age(figures: Sequence[Figure], articles: Mapping[str, Article]) -> tuple[str, int, tuple[int, int]]:
    """What rows of one family are ordered by: the day that a figure is for, or on which it was printed."""
    first = figures[0]
    day = first.as_of or _printed(figures, {i: a.document for i, a in articles.items()})
    return day, articles[first.document].number, first.span


def _printed(figures: Iterable[Figure], documents: Mapping[str, Document]) -> str:
    """The first day on which one of *figures* was printed."""
    published = (documents[f.document].published for f in figures)
    return min(((p.date or p.earliest or _UNDATED)[:10] for p in published), default=_UNDATED)


def _around(figure: Figure, text: str) -> tuple[str, str]:
    """The words of the figure's sentence before and behind it, cut at words where it is long."""
    start, end = figure.span
    low, high = sentence(text, figure.span)
    lead, tail = text[low:start], text[end:high]
    if len(lead) > _BEFORE:
        lead = f"… {lead[-_BEFORE:].partition(' ')[2]}"
    if len(tail) > _AFTER:
        tail = f"{tail[:_AFTER].rpartition(' ')[0]} …"
    return lead, tail


def _thing(figures: Sequence[Figure]) -> str:
    """What most of *figures* count, in their own words: "dead" rather than "men"; empty for bare measures."""
    named = Counter(f.what for f in figures if f.what and singular(f.what.lower()) not in _ANYBODY)
    if named:
        return min(named, key=lambda what: (-named[what], len(what), what))
    return next((f.what for f in figures if f.what), "")


_Relations = Mapping[tuple[str, str], tuple[FigureRelation, str]]


def _relations(
    articles: Sequence[Article], comparisons: Sequence[Comparison], same: Mapping[str, str]
) -> _Relations:
    """How two sets of equal figures stand to each other, under both orders of their first ids."""
    out: dict[tuple[str, str], tuple[FigureRelation, str]] = {}
    for told in told_comparisons(articles, comparisons):
        if told.earlier:
            one, other = (same.get(f[0].id, f[0].id) for f in (told.later, told.earlier))
            out.setdefault((one, other), (told.relation, told.why))
            out.setdefault((other, one), (told.relation, told.why))
    return out


def _first(
    family: Mapping[str, None], rows: Mapping[str, Sequence[Figure]], relations: _Relations
) -> FigureRelation | None:
    """What of a family to look at first."""
    found = [relations[a, b][0] for a in family for b in family if (a, b) in relations]
    if not found and any(len({f.document for f in rows[equal]}) > 1 for equal in family):
        return "agree"
    return min(found, key=RELATIONS.index, default=None)


def _rank(
    family: Mapping[str, None], rows: Mapping[str, Sequence[Figure]], relations: _Relations
) -> tuple[int, int]:
    first = _first(family, rows, relations)
    return (_ALONE if first is None else RELATIONS.index(first), -sum(len(rows[equal]) for equal in family))


def _beside(
    equal: str, numbers: Mapping[str, int], sides: Sequence[Side], first: int, relations: _Relations
) -> tuple[Beside, ...]:
    """How a row stands to those above it in its family, what to look at first, the nearest before others."""
    above = [(other, n) for other, n in numbers.items() if n < numbers[equal] and (equal, other) in relations]
    found = [
        Beside(relations[equal, o][0], n, sides[n - first].words, relations[equal, o][1]) for o, n in above
    ]
    return tuple(sorted(found, key=lambda b: (RELATIONS.index(b.relation), -b.row)))
