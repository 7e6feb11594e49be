"""Which readings of a number are weighed against each other, and where each begins.

Readings that clash with each other are one *pool*. A reading may stand in several: a figure that never
changes clashes with the old number and with the new one, and those two are no contradiction.

A figure begins where the statement that gives it begins. Figures that an outlet gives in its own words beside
a sourced one of the same reading begin nowhere of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Figure
from earwitness.weigh.beginnings import begun
from earwitness.weigh.material import Material
from earwitness.weigh.priors import Priors
from earwitness.weigh.readings import bounds
from earwitness.weigh.speakers import speaker
from earwitness.weigh.voices import Voice

_MOST_READINGS: Final = 12  # of one thing; beyond, the first by id are weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One beginning's number: exact (``low`` = ``high``), a range, or open to one side (None).

    ``voice`` is the beginning as evidence that the number is right. ``bias`` is 1 where a large number serves
    the speaker, -1 where a small one does. ``figures`` repeat it.
    """

    figures: tuple[str, ...]
    voice: Voice
    low: float | None
    high: float | None
    bias: int = 0

    @property
    def bounded(self) -> bool:
        """Whether it has both ends, and so says about how much."""
        return self.low is not None and self.high is not None

    @property
    def at(self) -> float:
        """The number, or the end of the range that is there, or its geometric middle."""
        ends = [x for x in (self.low, self.high) if x is not None]
        return float((ends[0] * ends[-1]) ** 0.5)


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures that give one number for one thing, with the beginnings that give it."""

    figures: tuple[str, ...]
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Readings of one number, in conflict if there are several."""

    readings: tuple[Reading, ...]

    @property
    def given(self) -> tuple[Given, ...]:
        """What all readings are given by."""
        return tuple(g for reading in self.readings for g in reading.given)


def pools(ground: Material, priors: Priors) -> tuple[Pool, ...]:
    """The pools of all figures that were compared and have a number, in order of their first figure."""
    groups = ground.readings.groups
    readings = [reading(group, ground, priors) for group in groups]
    cliques = _cliques(len(groups), ground.readings.clashes)
    found = (Pool(tuple(readings[n] for n in clique)) for clique in cliques)
    return tuple(p for p in found if sum(len(r.figures) for r in p.readings) > 1)


def _cliques(many: int, clash: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The largest sets of readings of which every two are in conflict; one alone where there is none.

    Bron and Kerbosch 1973, algorithm 457.
    """
    beside: Mapping[int, set[int]] = {n: set() for n in range(many)}
    for a, b in sorted(clash):
        if len(beside[a]) < _MOST_READINGS and len(beside[b]) < _MOST_READINGS:
            beside[a].add(b)
            beside[b].add(a)
    out: list[tuple[int, ...]] = []

    def grow(chosen: tuple[int, ...], may: set[int], done: set[int]) -> None:
        if not may and not done:
            out.append(chosen)
        for n in sorted(may):
            grow((*chosen, n), may & beside[n], done & beside[n])
            may = may - {n}
            done = done | {n}

    for start in range(many):
        later = {n for n in beside[start] if n > start}
        grow((start,), later, beside[start] - later)
    return sorted(out)


def reading(figures: Sequence[str], ground: Material, priors: Priors) -> Reading:
    """A reading with one number for each beginning; without a sourced figure, one for all the outlets."""
    groups: list[tuple[set[str], set[str]]] = []  # what begins there, the figures
    for f in figures:
        keys, mine = _beginnings(ground.figures[f], ground), {f}
        if keys:
            for group in [g for g in groups if g[0] & keys]:
                keys, mine = keys | group[0], mine | group[1]
                groups.remove(group)
            groups.append((keys, mine))
    begin = sorted(tuple(sorted(mine)) for _, mine in groups) or [tuple(figures)]
    return Reading(tuple(figures), tuple(_given(group, ground, priors) for group in begin))


def _beginnings(figure: Figure, ground: Material) -> set[str]:
    """The origins that a figure's statement goes back to, and its speaker.

    Empty for what an outlet gives itself, and for what is only supposed.
    """
    report = ground.reports.get(figure.report or "")
    if report is None or report.voice == "own" or report.source.party is None or ground.supposed(figure):
        return set()
    who = ground.merged.get(report.source.party, report.source.party)
    return {who, *(o.id for o in ground.begins.get(report.id, ()))}


def _given(figures: Sequence[str], ground: Material, priors: Priors) -> Given:
    """One beginning's number: the most exact of its figures."""
    found = [ground.figures[f] for f in figures]
    low, high = bounds(min(found, key=lambda f: (_width(f), f.id))) or (None, None)
    reports = [r for f in found if (r := ground.reports.get(f.report or ""))]
    parties = {ground.merged.get(p, p) for r in reports if (p := r.source.party)}
    outlets = sorted(filter(None, (ground.documents[f.document].outlet for f in found)))
    origins = {o.id: o for r in reports for o in ground.begins.get(r.id, ())}
    said = (begun(origins[o], ground, priors) for o in sorted(origins))
    telling = [v for v in said if isinstance(v, Voice) and v.says == "asserts"]
    voice = Voice(
        origin=figures[0],
        says="asserts",
        speaker=speaker(parties, ground, priors, own_voice=outlets[0] if outlets else None),
        reports=tuple(r.id for r in reports),
        roots=(),
        hedged=bool(telling) and all(v.hedged for v in telling),
        perhaps=any(not o.certain for o in origins.values()),
    )
    bias = _bias(parties, {r.id for r in reports}, ground)
    return Given(figures=tuple(figures), voice=voice, low=low, high=high, bias=bias)


def _width(figure: Figure) -> int:
    low, high = bounds(figure) or (None, None)
    return 0 if low is not None and low == high else 1 if low is not None and high is not None else 2


def _bias(parties: set[str], reports: set[str], ground: Material) -> int:
    signs = {"more": 1, "less": -1}
    told = [
        (bool(s.reports), signs[s.direction])
        for s in ground.stakes
        if s.direction in signs and parties & s.parties and (not s.reports or s.reports & reports)
    ]
    return max(told)[1] if told else 0
