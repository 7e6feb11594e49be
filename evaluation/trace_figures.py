"""How well figures are compared, denials told apart and drift seen, given the annotators' own records.

``python -m evaluation.trace_figures [--list]``

Scored on the annotated bundles (examples/seln-dam, evaluation/trace/*), which the rules were developed
on: these are not the figures that a new bundle would give.

Of figures: how many gold pairs have the right relation (a pair that was not compared is wrong); the same
with such pairs taken as not comparable; precision and recall of which pairs are compared. One annotator
lists all pairs, the others each figure beside the first of its kind only: precision with the pairs that
the gold implies counts pairs of figures that agree with those of a gold pair.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from earwitness.records import Comparison, Document, Drift, Report
from earwitness.trace.denied import denied, disputes
from earwitness.trace.drift import Stated, drifts
from earwitness.trace.figures.comparing import comparisons
from evaluation.trace.gold import EXAMPLE, HERE, Affair, affairs, load

_PRONOUNS = ("we", "i")
_GOLD_NAME = {"in-conflict": "conflict"}


@dataclass
class Counts:
    """What was found, what was there, and what is right."""

    right: int = 0
    found: int = 0
    there: int = 0

    def f1(self) -> float:
        return 200 * self.right / (self.found + self.there) if self.found + self.there else 0.0

    def line(self) -> str:
        return f"{self.f1():6.1f}   {self.right:4d} of {self.found:4d} found, {self.there:4d} there"


@dataclass
class Drifted:
    """Drift of one bundle or of all."""

    whole: Counts = field(default_factory=Counts)
    kinds: dict[str, Counts] = field(default_factory=lambda: {k: Counts() for k in get_args(Drift)})
    exact: Counts = field(default_factory=Counts)

    def add(self, gold: set[str], found: set[str]) -> None:
        self.exact.there += 1
        self.exact.found += 1
        self.exact.right += gold == found
        for kind, counts in self.kinds.items():
            for c in (self.whole, counts):
                c.right += kind in gold and kind in found
                c.found += kind in found
                c.there += kind in gold


def same_speaker(affair: Affair) -> Callable[[Report, Report], bool | None]:
    """Whether two reports have one source, as the annotators say."""
    one = {p: n for n, parties in enumerate(affair.same) for p in parties}

    def same(a: Report, b: Report) -> bool | None:
        x, y = a.source.party, b.source.party
        if x is None or y is None:
            return None
        if x.split(":")[1] in _PRONOUNS or y.split(":")[1] in _PRONOUNS:
            return None  # "we": whoever the parent's source is
        return x == y or (x in one and one[x] == one.get(y))

    return same


def drift_of(affair: Affair, total: Drifted, listed: bool) -> Drifted:
    documents: dict[str, Document] = {d.id: d for d in affair.documents}
    reports = {r.id: r for r in affair.reports}
    same = same_speaker(affair)
    own = Drifted()
    for link in affair.links:
        if link.relation not in ("same-utterance", "same-claim", "supersedes"):
            continue
        later, earlier = reports[link.origin], reports[link.target]
        found = drifts(
            Stated(documents[earlier.document], earlier),
            Stated(documents[later.document], later),
            same_speaker=same(earlier, later),
            relation=link.relation,
        )
        for tally in (own, total):
            tally.add(set(link.drift), set(found))
        if listed and set(found) != set(link.drift):
            print(f"  {affair.name} {link.origin} -> {link.target} {link.relation}")
            print(f"      gold {' '.join(link.drift)}; found {' '.join(found)}")
            print(f"      {_said(affair, earlier)}\n      {_said(affair, later)}")
    return own


def _said(affair: Affair, report: Report) -> str:
    """What a report says, with stance and cue, in a line."""
    stated = Stated(next(d for d in affair.documents if d.id == report.document), report)
    return f"{report.stance} | {stated.cue} | {stated.text[:200]}"


@dataclass
class Compared:
    """Comparisons of one bundle or of all."""

    right: int = 0
    right_if_compared: int = 0
    there: int = 0
    pairs: Counts = field(default_factory=Counts)
    implied: int = 0
    table: Counter[tuple[str, str]] = field(default_factory=Counter)


def _implied(pair: frozenset[str], gold: Mapping[frozenset[str], str]) -> bool:
    """Whether the gold has the pair, or one of figures that it says agree with these."""
    a, b = _agreeing(min(pair), gold), _agreeing(max(pair), gold)
    return a == b or any(frozenset((x, y)) in gold for x in a for y in b)


def _agreeing(figure: str, gold: Mapping[frozenset[str], str]) -> frozenset[str]:
    reached, at = {figure}, [figure]
    while at:
        here = at.pop()
        for pair, relation in gold.items():
            if relation == "agree" and here in pair:
                at += [f for f in pair if f not in reached]
                reached |= pair
    return frozenset(reached)


def figures_of(affair: Affair, totals: list[Compared], listed: bool) -> None:
    one = {p: n for n, parties in enumerate(affair.same) for p in parties}
    found = comparisons(
        affair.documents,
        affair.figures,
        affair.reports,
        same_party=lambda a, b: a == b or (a in one and one[a] == one.get(b)),
    )
    said = {frozenset((c.origin, c.target)): c for c in found}
    gold = {frozenset(pair): _GOLD_NAME.get(r, r) for pair, r in affair.comparisons.items()}
    for total in totals:
        total.pairs.there += len(gold)
        total.pairs.found += len(said)
        total.pairs.right += len(said.keys() & gold.keys())
        total.implied += sum(_implied(pair, gold) for pair in said)
        for pair, relation in gold.items():
            mine = said[pair].relation if pair in said else "none"
            total.there += 1
            total.right += mine == relation
            total.right_if_compared += (mine if mine != "none" else "not-comparable") == relation
            total.table[relation, mine] += 1
    if listed:
        _list_figures(affair, gold, said)


def _list_figures(
    affair: Affair, gold: Mapping[frozenset[str], str], said: Mapping[frozenset[str], Comparison]
) -> None:
    figure = {f.id: f"{f.id} {f.value} {f.low} {f.high} {f.unit} | {f.what}" for f in affair.figures}
    for pair, relation in sorted(gold.items(), key=lambda p: sorted(p[0])):
        if pair not in said or said[pair].relation != relation:
            found = f"{said[pair].relation} ({said[pair].why})" if pair in said else "none"
            print(f"  {affair.name} gold {relation}, found {found}")
            print("\n".join(f"      {figure[f]}" for f in sorted(pair)))
    for pair in sorted((p for p in said if not _implied(p, gold)), key=sorted):
        print(f"  {affair.name} not in the gold: {said[pair].relation} ({said[pair].why})")
        print("\n".join(f"      {figure[f]}" for f in sorted(pair)))


def denied_of(
    affair: Affair, listed: bool
) -> tuple[Counter[tuple[str | None, str | None]], list[tuple[bool, bool]]]:
    """Gold and found kind of every link that says what is denied; and of all links whether one disputes."""
    documents = {d.id: d for d in affair.documents}
    reports = {r.id: r for r in affair.reports}
    out: Counter[tuple[str | None, str | None]] = Counter()
    disputing: list[tuple[bool, bool]] = []
    for link in affair.links:
        one, other = reports[link.origin], reports[link.target]
        if link.relation == "denies":
            disputing.append((True, disputes(documents[one.document], one)))
        if link.denied is None:
            continue
        found = denied(documents[one.document], one, documents[other.document], other)
        out[link.denied, found] += 1
        if listed and found != link.denied:
            print(f"  {affair.name} {link.origin} -> {link.target}: gold {link.denied}, found {found}")
            print(f"      {_said(affair, other)}\n      {_said(affair, one)}")
    denying = {link.origin for link in affair.links if link.relation == "denies"}
    for r in affair.reports:
        if r.id not in denying:
            found_here = disputes(documents[r.document], r)
            disputing.append((False, found_here))
            if listed and found_here:
                print(f"  {affair.name} {r.id} disputes: {_said(affair, r)}")
    return out, disputing


def _figures_line(name: str, c: Compared) -> None:
    found, there = max(1, c.pairs.found), max(1, c.pairs.there)
    print(
        f"  {name:18s}{100 * c.right / there:8.1f}{100 * c.right_if_compared / there:14.1f}"
        f"{100 * c.pairs.right / found:8.1f}{100 * c.implied / found:9.1f}{100 * c.pairs.right / there:8.1f}"
        f"{c.pairs.there:8d}{c.pairs.found:8d}"
    )


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--list", action="store_true", help="print every difference")
    ap.add_argument("--only", choices=["figures", "denied", "drift"])
    a = ap.parse_args()
    bundles = [load(EXAMPLE), *affairs(Path(HERE))]
    if a.only in (None, "figures"):
        every = Compared()
        print(f"{'figures compared':20s}   right  none as other       P  implied       R   there   found")
        for b in bundles:
            one = Compared()
            figures_of(b, [one, every], a.list)
            _figures_line(b.name, one)
        _figures_line("all", every)
        for (g, f), n in sorted(every.table.items()):
            print(f"    gold {g:15s} found {f:15s} {n}")
    if a.only in (None, "denied"):
        whole: Counter[tuple[str | None, str | None]] = Counter()
        disputing: list[tuple[bool, bool]] = []
        for b in bundles:
            kinds, some = denied_of(b, a.list)
            whole += kinds
            disputing += some
        right = sum(n for (g, f), n in whole.items() if g == f)
        print(f"what is denied: {right} of {sum(whole.values())} right")
        for (kind, told), n in sorted(whole.items(), key=str):
            print(f"    gold {kind:10s} found {told!s:10s} {n}")
        hits, denying = sum(g and f for g, f in disputing), sum(g for g, _ in disputing)
        extra = sum(f and not g for g, f in disputing)
        print(f"disputes: {hits} of {denying} denying reports; {extra} others of {len(disputing) - denying}")
    if a.only in (None, "drift"):
        total = Drifted()
        rows = [(b.name, drift_of(b, total, a.list)) for b in bundles]
        print("drift, given the links           F1")
        for name, drifted in [*rows, ("all", total)]:
            exact = f"all kinds right in {drifted.exact.right} of {drifted.exact.there}"
            print(f"  {name:28s}{drifted.whole.line()}; {exact}")
        for kind, counts in total.kinds.items():
            print(f"    {kind:26s}{counts.line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
