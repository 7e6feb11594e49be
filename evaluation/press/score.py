"""How far one annotation of an article agrees with another: an annotator's, or the program's.

Reports are matched one to one by the overlap of their contents; what a report says of itself (stance,
nesting, relay, date) is compared on matched ones. Whatever is unresolved on one side alone is wrong.

=============  =================================================================================
reports        F1; matched if the characters of the contents have a Jaccard index of .5 or more
sources        B-cubed F1 of reports by party; a report that is not matched stands alone
kind           share of matched reports with a source whose party has the same kind
relay          share of matched reports whose chain names the same parties in the same order
nesting        F1 over (child, parent) pairs
stance         macro-F1 over the stances that the first annotation uses, on matched reports
hedges         F1 over (report, hedge) and (report, verification) pairs, words that overlap
dates          share of dated reports (on either side, matched) with the same date, or both unresolved
               (a day of an unknown year, XXXX-05-06, is as good as unresolved: the first annotations
               could not write it; a season is as good as its months)
figures        F1; same place, value and bounds
blocks         F1 over blocks that are not body, with the same kind and nearly the same place
informs        F1; same place, manner, informer and informed
checks         F1; same kind, words that overlap
=============  =================================================================================
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from earwitness.records import Block, Figure, HeadlineCheck, Informs, Party, Report, Span

_MATCH: Final = 0.5
_SAME_PLACE: Final = 0.8
_SEASON: Final = re.compile(r"(\d{4})-2([1-4])")
_EPSILON: Final = 2e-3  # "a third" is 0.333 to an annotator


@dataclass(frozen=True, kw_only=True)
class Annotated:
    """What somebody found in one article. ``outlet``: the party of the outlet that printed it, if known."""

    name: str
    blocks: Sequence[Block]
    parties: dict[str, Party]
    reports: dict[str, Report]
    figures: Sequence[Figure]
    informs: Sequence[Informs]
    checks: Sequence[HeadlineCheck]
    outlet: str | None = None


@dataclass
class Tally:
    """Counts that add up over articles: right, given by the first, given by the second."""

    right: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)

    def ask(self, measure: str, answered: bool) -> None:
        """The first annotation says something there; *answered* is whether the second does."""
        self.asked[measure] += 1
        self.answered[measure] += answered

    def add(self, measure: str, right: float, first: float, second: float) -> None:
        for counter, amount in ((self.right, right), (self.first, first), (self.second, second)):
            counter[measure] += amount  # type: ignore[assignment]

    def __iadd__(self, other: Tally) -> Tally:
        for mine, theirs in (
            (self.right, other.right),
            (self.first, other.first),
            (self.second, other.second),
            (self.asked, other.asked),
            (self.answered, other.answered),
        ):
            for key, amount in theirs.items():
                mine[key] += amount
        return self

    def f1(self, measure: str) -> float | None:
        both = self.first[measure] + self.second[measure]
        return 2 * self.right[measure] / both if both else None

    def macro_f1(self, prefix: str) -> float | None:
        """Mean F1 over the measures that begin with *prefix* and that the first annotation uses."""
        scores = [self.f1(m) for m in sorted(self.first) if m.startswith(prefix) and self.first[m]]
        known = [s for s in scores if s is not None]
        return sum(known) / len(known) if known else None


MEASURES: Final = (
    "reports", "sources", "kind", "relay", "nesting", "stance", "hedges", "dates", "figures", "blocks",
    "informs", "checks",
)  # fmt: skip


def compare(first: Annotated, second: Annotated) -> Tally:
    """Agreement of *second* with *first* on one article."""
    out = Tally()
    own, other = _reported(first), _reported(second)
    pairs = _matched(own, other)
    out.add("reports", len(pairs), len(own), len(other))
    _coverage(out, own, pairs)
    same = _same_parties(first, second, pairs)
    _sources(out, own, other, pairs)
    for a, b in pairs:
        _one_report(out, first, second, a, b, same)
    _nesting(out, own, other, [*pairs, *_matched(_own_voice(first), _own_voice(second))])
    _figures(out, first, second)
    _blocks(out, first, second)
    _lists(out, first, second, same)
    return out


def scores(tally: Tally) -> dict[str, float | None]:
    """One number a measure, between 0 and 1; None where nothing was there to compare."""
    out = {m: tally.f1(m) for m in MEASURES}
    out["stance"] = tally.macro_f1("stance:")
    return out


def coverage(tally: Tally) -> dict[str, float | None]:
    """Share of what the first annotation says on which the second says anything, right or wrong.

    None for measures that count what is found (their recall is part of the score).
    """
    return {m: tally.answered[m] / tally.asked[m] if tally.asked[m] else None for m in MEASURES}


def _reported(side: Annotated) -> list[Report]:
    return [r for r in side.reports.values() if r.voice == "reported"]


def _own_voice(side: Annotated) -> list[Report]:
    return [r for r in side.reports.values() if r.voice == "own"]


def _coverage(out: Tally, own: list[Report], pairs: list[tuple[Report, Report]]) -> None:
    partner = {a.id: b for a, b in pairs}
    for a in own:
        b = partner.get(a.id)
        if a.source.spans:
            out.ask("sources", b is not None and b.source.party is not None)
        if a.source.spans and a.source.party:
            out.ask("kind", b is not None and b.source.party is not None)
        if a.relay:
            out.ask("relay", b is not None and bool(b.relay))
        out.ask("stance", b is not None and b.stance is not None)
        if a.when is not None and a.when.date is not None:
            out.ask("dates", b is not None and b.when is not None and b.when.date is not None)


def _nesting(out: Tally, own: list[Report], other: list[Report], pairs: list[tuple[Report, Report]]) -> None:
    """Edges count as the same only between matched reports: equal ids on two sides mean nothing."""
    to = {a.id: b.id for a, b in pairs}
    edges = [(a.id, a.parent) for a in own if a.parent]
    found = {(b.id, b.parent) for b in other if b.parent}
    right = sum(child in to and parent in to and (to[child], to[parent]) in found for child, parent in edges)
    out.add("nesting", right, len(edges), len(found))


def _characters(spans: Iterable[Span]) -> set[int]:
    return {i for s, e in spans for i in range(s, e)}


def _matched(own: list[Report], other: list[Report]) -> list[tuple[Report, Report]]:
    """Pairs by falling overlap of contents, then of cues and sources."""
    mine = [(r, _characters(r.content), _characters((*r.cue, *r.source.spans))) for r in own]
    theirs = [(r, _characters(r.content), _characters((*r.cue, *r.source.spans))) for r in other]
    ranked = []
    for i, (_, a, around_a) in enumerate(mine):
        for j, (_, b, around_b) in enumerate(theirs):
            overlap = len(a & b) / len(a | b)
            if overlap >= _MATCH:
                ranked.append((-overlap, -len(around_a & around_b), i, j))
    pairs, used_i, used_j = [], set(), set()
    # equal words under two cues (X reported, citing Y): the cues decide, so they come first there
    for _, _, i, j in sorted(ranked, key=lambda r: (round(r[0], 1), r[1], r[0], r[2], r[3])):
        if i not in used_i and j not in used_j:
            pairs.append((mine[i][0], theirs[j][0]))
            used_i.add(i)
            used_j.add(j)
    return sorted(pairs, key=lambda p: p[0].content)


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _same_parties(
    first: Annotated, second: Annotated, pairs: list[tuple[Report, Report]]
) -> Callable[[str | None, str | None], bool]:
    """Whether a party of the one is a party of the other: a mention or a matched report in common.

    Each of the first has at most one of the second, by the number of things in common. The outlets
    that printed the article are the same, however much or little is known of them.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for a, b in pairs:
        if a.source.party and b.source.party:
            votes[a.source.party, b.source.party] += 2
    for p in first.parties.values():
        for q in second.parties.values():
            shared = sum(any(_touch(m, n) for n in q.mentions) for m in p.mentions)
            names = p.name.casefold() == q.name.casefold()
            if shared or names:
                votes[p.id, q.id] += shared + 2 * names
    partner: dict[str, str] = {}
    taken: set[str] = set()
    if first.outlet is not None and second.outlet is not None:
        partner[first.outlet] = second.outlet
        taken.add(second.outlet)
    for (mine, theirs), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if mine not in partner and theirs not in taken:
            partner[mine] = theirs
            taken.add(theirs)
    return lambda p, q: (p is None and q is None) or (p is not None and partner.get(p) == q)


def _sources(out: Tally, own: list[Report], other: list[Report], pairs: list[tuple[Report, Report]]) -> None:
    """B-cubed (Bagga and Baldwin 1998) over reports with a source."""
    labels_a = {r.id: r.source.party or f"?{r.id}" for r in own if r.source.spans}
    labels_b = {r.id: r.source.party or f"?{r.id}" for r in other if r.source.spans}
    to = {a.id: b.id for a, b in pairs if a.id in labels_a and b.id in labels_b}
    sizes_a, sizes_b = Counter(labels_a.values()), Counter(labels_b.values())
    both = Counter((labels_a[a], labels_b[b]) for a, b in to.items())
    right_a = right_b = 0.0
    for a, b in to.items():
        unresolved = labels_a[a].startswith("?") != labels_b[b].startswith("?")
        if not unresolved:
            right_a += both[labels_a[a], labels_b[b]] / sizes_a[labels_a[a]]
            right_b += both[labels_a[a], labels_b[b]] / sizes_b[labels_b[b]]
    # recall over the first's, precision over the second's; half of each, so that F1 adds up
    out.add("sources", (right_a + right_b) / 2, len(labels_a), len(labels_b))


def _one_report(
    out: Tally,
    first: Annotated,
    second: Annotated,
    a: Report,
    b: Report,
    same: Callable[[str | None, str | None], bool],
) -> None:
    if a.source.spans and a.source.party:
        kind = first.parties[a.source.party].kind
        other = second.parties.get(b.source.party or "")
        out.add("kind", other is not None and other.kind == kind, 1, 1)
    chain = len(a.relay) == len(b.relay) and all(
        same(s.party, t.party) for s, t in zip(a.relay, b.relay, strict=True)
    )
    out.add("relay", chain, 1, 1)
    out.add(f"stance:{a.stance}", a.stance == b.stance, 1, 0)
    out.add(f"stance:{b.stance}", 0, 0, 1)
    for mine, theirs in ((a.hedges, b.hedges), (a.verification, b.verification)):
        right = sum(any(_touch(m, t) for t in theirs) for m in mine)
        out.add("hedges", min(right, len(theirs)), len(mine), len(theirs))
    if a.when or b.when:
        agree = a.when is not None and b.when is not None and _same_date(a.when.date, b.when.date)
        out.add("dates", agree, 1, 1)


def _same_date(a: str | None, b: str | None) -> bool:
    a, b = _in_months(a), _in_months(b)
    loose = [d for d in (a, b) if d is None or d.startswith("XXXX")]
    return a == b or (len(loose) == 2 and None in loose)


def _in_months(edtf: str | None) -> str | None:
    """A season as its months, which some annotators write: 2023-23 is 2023-09/2023-11."""
    if edtf is None or not (season := _SEASON.fullmatch(edtf)):
        return edtf
    year, first = int(season[1]), (3, 6, 9, 12)[int(season[2]) - 1]
    over, last = divmod(first + 1, 12)
    return f"{year}-{first:02}/{year + over}-{last + 1:02}"


def _figures(out: Tally, first: Annotated, second: Annotated) -> None:
    def alike(a: Figure, b: Figure) -> bool:
        return _touch(a.span, b.span) and all(
            (x is None and y is None) or (x is not None and y is not None and abs(x - y) <= _EPSILON * abs(x))
            for x, y in ((a.value, b.value), (a.low, b.low), (a.high, b.high))
        )

    out.add(
        "figures", _one_to_one(first.figures, second.figures, alike), len(first.figures), len(second.figures)
    )


def _blocks(out: Tally, first: Annotated, second: Annotated) -> None:
    own = [b for b in first.blocks if b.kind != "body"]
    other = [b for b in second.blocks if b.kind != "body"]

    def alike(a: Block, b: Block) -> bool:
        shared = min(a.end, b.end) - max(a.start, b.start)
        return a.kind == b.kind and shared >= _SAME_PLACE * (max(a.end, b.end) - min(a.start, b.start))

    out.add("blocks", _one_to_one(own, other, alike), len(own), len(other))


def _lists(
    out: Tally, first: Annotated, second: Annotated, same: Callable[[str | None, str | None], bool]
) -> None:
    def told(a: Informs, b: Informs) -> bool:
        parties = same(a.informer, b.informer) and same(a.informed, b.informed)
        return _touch(a.span, b.span) and a.manner == b.manner and parties

    def checked(a: HeadlineCheck, b: HeadlineCheck) -> bool:
        return a.kind == b.kind and _touch(a.span, b.span)

    out.add(
        "informs", _one_to_one(first.informs, second.informs, told), len(first.informs), len(second.informs)
    )
    out.add(
        "checks", _one_to_one(first.checks, second.checks, checked), len(first.checks), len(second.checks)
    )


_T = TypeVar("_T")


def _one_to_one(own: Sequence[_T], other: Sequence[_T], alike: Callable[[_T, _T], bool]) -> int:
    left = list(other)
    right = 0
    for a in own:
        at = next((i for i, b in enumerate(left) if alike(a, b)), None)
        if at is not None:
            del left[at]
            right += 1
    return right
