"""Which figures are worth comparing: those that share a thing counted and a word, or a striking number.

Buckets of what they share are compared inside; a bucket that is too large for that (thousands of
notices with one figure) is thinned: of figures with one number and one wording the first few stay, the
others are compared with the first alone, and what stays with its neighbors in order of size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from earwitness.trace.figures.concepts import is_people
from earwitness.trace.figures.counted import Counted

# Figures of one bucket that are all compared with each other: 11,000 pairs.
_LARGEST: Final = 150
_SAME_KEPT: Final = 4  # of figures alike in number and wording
_NEIGHBORS: Final = 30
_TELLING: Final = 0.35  # least rarity of a word that makes a bucket
_STRIKING: Final = 11.0


def pairs(figures: Sequence[Counted]) -> list[tuple[int, int]]:
    """Indices of *figures* to be compared, each pair once, smaller first, in order."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for i, figure in enumerate(figures):
        for key in dict.fromkeys(_keys(figure)):
            buckets[key].append(i)
    found: set[tuple[int, int]] = set()
    for members in buckets.values():
        if len(members) > 1:
            found.update(_inside(figures, members))
    return sorted(found)


def _keys(figure: Counted) -> Iterator[Hashable]:
    thing = _thing(figure)
    for term, weight in figure.terms.items():
        if weight >= _TELLING:
            yield thing, term
    if figure.head:
        yield "head", figure.head
    number = figure.figure.value
    if number is not None and abs(number) >= _STRIKING and figure.scale.kind != "time":
        yield "number", number


def _thing(figure: Counted) -> str:
    """Measures of one kind, or things counted; all people are one, for "people" may be soldiers."""
    if figure.scale.money:
        return "money"
    if not figure.scale.counts:
        return figure.scale.kind if figure.scale.kind != "part" else "count of things"
    if figure.head is None or is_people(figure.head):
        return "people"
    return "count of things"


def _inside(figures: Sequence[Counted], members: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(members) > _LARGEST:
        repeats, members = _thinned(figures, members)
        yield from repeats
    ordered = sorted(members, key=lambda i: (figures[i].size.number or 0.0, figures[i].figure.id))
    far = len(ordered) if len(ordered) <= _LARGEST else _NEIGHBORS
    for n, i in enumerate(ordered):
        for j in ordered[n + 1 : n + 1 + far]:
            yield (i, j) if i < j else (j, i)


def _thinned(figures: Sequence[Counted], members: Sequence[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """The first few of figures alike, and each of the others paired with the first of its kind."""
    first: dict[Hashable, int] = {}
    seen: dict[Hashable, int] = defaultdict(int)
    repeats, out = [], []
    for i in sorted(members):
        alike = (figures[i].size.number, figures[i].size.beyond, figures[i].states, figures[i].head)
        first.setdefault(alike, i)
        seen[alike] += 1
        if seen[alike] <= _SAME_KEPT:
            out.append(i)
        else:
            repeats.append((first[alike], i))
    return repeats, out
