"""Which places of the bundle's picture have a row of their own, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from earwitness.dossier.picture.days import spanning
from earwitness.dossier.picture.places import Flow, Flows, Place, PlaceKind, forward, when

# More sources, relays or rows of articles than this are not read as a picture; the rest stands as one.
MOST_SOURCES: Final = 12
MOST_RELAYS: Final = 6
MOST_ARTICLES: Final = 24
_TO_FOLD: Final = 3  # articles of equal path that are worth one row instead of theirs


def ordered(places: Mapping[str, Place], flows: Sequence[Flow], claims: int) -> Flows:
    """What matters of *places*: the sources that reach most articles, and articles by date."""
    onward = [f for f in flows if forward(places[f.start], places[f.end])]
    articles, onward = _folded([p for p in places.values() if p.kind == "article"], onward)
    sources, onward = _least(places, onward, "source", MOST_SOURCES)
    relays, onward = _least(places, onward, "relay", MOST_RELAYS)
    articles = _downwards(articles, onward)
    rank = {a.key: n for n, a in enumerate(articles)}
    relays = sorted(relays, key=lambda p: (_pull(p.key, onward, rank), p.name, p.key))
    between = len(rank) / max(1, len(relays))
    through = rank | {p.key: int(n * between) for n, p in enumerate(relays)}
    sources = sorted(sources, key=lambda p: (p.kind == "more", _pull(p.key, onward, through), p.name, p.key))
    return Flows(
        sources=tuple(sources),
        relays=tuple(relays),
        articles=tuple(articles),
        flows=tuple(sorted(onward, key=lambda f: (f.start, f.end))),
        claims=claims,
    )


def _folded(articles: Sequence[Place], flows: Sequence[Flow]) -> tuple[list[Place], list[Flow]]:
    """*articles*, those of equal path as one where there are too many, with the flows that are left.

    First those that have all they have from the same places and give nothing; where that is not enough,
    those that have most from the same place; at last all but those that reach most.
    """
    rows, left = list(articles), list(flows)
    for grouped in (_by_path, _by_most, _by_reach):
        if len(rows) > MOST_ARTICLES:
            rows, left = _merged(rows, left, grouped(rows, left))
    return rows, left


def _by_path(rows: Sequence[Place], flows: Sequence[Flow]) -> list[list[Place]]:
    groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place, into in _leaves(rows, flows):
        groups[tuple(sorted(into))].append(place)
    return list(groups.values())


def _by_most(rows: Sequence[Place], flows: Sequence[Flow]) -> list[list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for place, into in _leaves(rows, flows):
        groups[min(into, key=lambda s: (-into[s], s), default="")].append(place)
    return list(groups.values())


def _by_reach(rows: Sequence[Place], flows: Sequence[Flow]) -> list[list[Place]]:
    """All but those that reach most: one row."""
    ranked = sorted(rows, key=lambda p: (-p.reach, when(p), p.key))
    return [ranked[MOST_ARTICLES - 1 :]]


def _leaves(rows: Sequence[Place], flows: Sequence[Flow]) -> list[tuple[Place, dict[str, int]]]:
    """The articles that give nothing to others, with what they have from where."""
    gives = {f.start for f in flows}
    into: dict[str, dict[str, int]] = {p.key: {} for p in rows if p.key not in gives}
    for flow in flows:
        if flow.end in into:
            into[flow.end][flow.start] = flow.times
    return [(p, into[p.key]) for p in rows if p.key in into]


def _merged(
    rows: Sequence[Place], flows: Sequence[Flow], groups: Iterable[Sequence[Place]]
) -> tuple[list[Place], list[Flow]]:
    """*rows* with each of *groups* as one, if it is worth a row, and what flows between what is left."""
    left = {p.key: p for p in rows}
    moved: dict[str, str] = {}
    for group in groups:
        if len(group) >= _TO_FOLD:
            for place in group:
                del left[place.key]
            together = _together(_by_date(group))
            left[together.key] = together
            moved |= {p.key: together.key for p in group}
    joined = _joined(flows, moved)
    kept = [
        f for f in joined if f.start not in left or f.end not in left or forward(left[f.start], left[f.end])
    ]
    return _by_date(left.values()), kept


def _together(group: Sequence[Place]) -> Place:
    """A group in the order of time as one row."""
    days = [p.day for p in group if p.day]
    articles = tuple(a for p in group for a in p.articles)
    return replace(
        group[0],
        kind="more",
        name=f"{len(articles)} articles",
        href="picture-words",
        dates=spanning(days, len(group)),
        claims=max(p.claims for p in group),
        reach=max(p.reach for p in group),
        articles=articles,
        held=tuple(name for p in group for name in (p.held or (p.name,))),
    )


def _by_date(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda p: (when(p), p.articles[0].number))


def _downwards(articles: Sequence[Place], flows: Sequence[Flow]) -> list[Place]:
    """*articles* by date, those of one day so that what has something from another stands below it."""
    days = {a.key: when(a) for a in articles}
    above: dict[str, list[str]] = defaultdict(list)
    for flow in flows:
        if flow.start in days and flow.end in days and days[flow.start] == days[flow.end]:
            above[flow.end].append(flow.start)
    deep = dict.fromkeys(days, 0)
    for _ in articles:  # as often as the longest way there can be
        for key, before in sorted(above.items()):
            deep[key] = min(len(days), max([deep[key], *(deep[b] + 1 for b in before)]))
    return sorted(articles, key=lambda a: (days[a.key], deep[a.key], a.articles[0].number))


def _least(
    places: Mapping[str, Place], flows: Sequence[Flow], kind: PlaceKind, most: int
) -> tuple[list[Place], list[Flow]]:
    """The *most* places of that kind that reach most; the others as one, with the flows that are left."""
    used = {f.start for f in flows}
    of = sorted(
        (p for p in places.values() if p.kind == kind and p.key in used),
        key=lambda p: (-p.reach, -p.claims, p.name, p.key),
    )
    if len(of) <= most:
        return of, list(flows)
    kept, rest = of[: most - 1], of[most - 1 :]
    key = f"{kind[0]}-"
    noun = "others" if kind == "source" else "other relays"
    other = Place(
        key=key,
        kind="more",
        name=f"{len(rest)} {noun}",
        href="picture-words",
        claims=sum(p.claims for p in rest),
        held=tuple(p.name for p in rest),
    )
    moved = {p.key: key for p in rest}
    joined = _joined(flows, moved)
    return [*kept, other], joined


def _joined(flows: Iterable[Flow], moved: Mapping[str, str]) -> list[Flow]:
    """*flows* with the places that *moved* into others; those between the same two as one."""
    out: dict[tuple[str, str], Flow] = {}
    for flow in flows:
        start, end = moved.get(flow.start, flow.start), moved.get(flow.end, flow.end)
        if start == end:
            continue
        had = out.get((start, end), Flow(start, end, 0, stated=False))
        out[start, end] = Flow(
            start,
            end,
            had.times + flow.times,
            had.stated or flow.stated,
            had.way | {moved.get(k, k) for k in flow.way},
        )
    return list(out.values())


def _pull(key: str, flows: Sequence[Flow], rank: Mapping[str, int]) -> float:
    """Where the mean of what *key* gives lies among the rows of articles."""
    found = [(rank[f.end], f.times) for f in flows if f.start == key and f.end in rank]
    return sum(r * n for r, n in found) / max(1, sum(n for _, n in found)) if found else len(rank)
