"""The pairs of figures that a reader would compare, and what the two are to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.asides import aside
from earwitness.records import Comparison, Document, Figure, Report, make_id
from earwitness.trace.figures.candidates import pairs
from earwitness.trace.figures.counted import Counted, counted
from earwitness.trace.figures.likeness import Likeness, likeness
from earwitness.trace.figures.relations import Groups, Relations, SameParty, Verdict, same_number
from earwitness.trace.figures.sizes import Size

# Of a group that gives one number all pairs are shown up to this many members; beyond, each is compared
# with the earliest alone, so that a thousand notices give a thousand comparisons and not half a million.
_SHOWN: Final = 12


def comparisons(
    documents: Sequence[Document],
    figures: Iterable[Figure],
    reports: Iterable[Report],
    *,
    same_party: SameParty | None = None,
) -> tuple[Comparison, ...]:
    """The pairs of figures that a reader would compare, with what they are to each other and why.

    Figures of the same thing agree, are rounded, updated or in conflict; those of things that are easily
    taken for each other are not comparable; of other things there is no comparison. Each leads from the
    later to the earlier figure, or where neither words nor dates tell which that is, from the larger
    document id. *same_party*: whether two party ids are one party, or one its successor.

    Fails on: see the modules of this package.
    """
    by_id = {d.id: d for d in documents}
    given = {r.id: r for r in reports}
    found = _counted(by_id, figures, given)
    bases = _base_sizes(found)
    alike = {(i, j): likeness(found[i], found[j], bases) for i, j in pairs(found)}
    alike = {pair: like for pair, like in alike.items() if like.kind != "none"}
    equal = {
        pair: verdict
        for pair, like in alike.items()
        if like.kind == "same" and (verdict := same_number(found[pair[0]], found[pair[1]]))
    }
    groups = Groups(
        found, (pair for pair in equal if found[pair[0]].size.number == found[pair[1]].size.number)
    )
    relations = Relations(groups, by_id, bases, same_party or _identical)
    kept = _shown(found, groups, alike)
    out = []
    for i, j in kept:
        verdict = equal.get((i, j)) or relations.of(i, j, found[i], found[j], alike[i, j])
        out.append(_record(found[i], found[j], verdict))
    return tuple(sorted(out, key=lambda c: c.id))


def _identical(a: str, b: str) -> bool:
    return a == b


def _counted(
    documents: Mapping[str, Document], figures: Iterable[Figure], reports: Mapping[str, Report]
) -> list[Counted]:
    """All figures as they are compared, in order of document and place."""
    of: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.document in documents and not _aside(figure, documents[figure.document]):
            of[figure.document].append(figure)
    return [c for name in sorted(of) for c in counted(documents[name], of[name], reports)]


def _aside(figure: Figure, document: Document) -> bool:
    return aside(document.text, figure.span, figure.value)


def _base_sizes(found: Sequence[Counted]) -> dict[str, Size]:
    sizes = {c.figure.id: c.size for c in found}
    return {c.figure.id: sizes[c.base] for c in found if c.base in sizes}


def _shown(
    found: Sequence[Counted], groups: Groups, alike: Mapping[tuple[int, int], Likeness]
) -> list[tuple[int, int]]:
    """The pairs to be shown: all, but of large groups those with the first figures of each."""
    members: dict[int, list[int]] = defaultdict(list)
    for i in {i for pair in alike for i in pair}:
        members[groups.of(i)].append(i)
    first = {root: set(sorted(group)[:_SHOWN]) for root, group in members.items()}
    out = []
    for i, j in sorted(alike):
        a, b = groups.of(i), groups.of(j)
        both = i in first[a] and j in first[b]
        star = a == b and min(first[a]) in (i, j)
        if both or star:
            out.append((i, j))
    return out


def _record(a: Counted, b: Counted, verdict: Verdict) -> Comparison:
    first = a if verdict.older is a or (verdict.older is None and _precedes(a, b)) else b
    earlier, later = (a, b) if first is a else (b, a)
    return Comparison(
        id=make_id("cmp", *sorted((a.figure.id, b.figure.id))),
        origin=later.figure.id,
        target=earlier.figure.id,
        relation=verdict.relation,
        why=verdict.why,
    )


def _precedes(a: Counted, b: Counted) -> bool:
    """Whether *a* is the earlier: by date where both have one, else by document and place."""
    x, y = a.dates.when, b.dates.when
    if x and y and (x.before(y) or y.before(x)):
        return x.before(y)
    printed_a, printed_b = a.dates.printed, b.dates.printed
    if printed_a and printed_b and printed_a != printed_b:
        return printed_a < printed_b
    return (a.figure.document, a.figure.span, a.figure.id) < (b.figure.document, b.figure.span, b.figure.id)
