"""How well figures are compared, denials told apart and drift seen, given the annotators' own records.

``python -m evaluation.trace_figures [--list]``

Scored on the annotated bundles (examples/seln-dam, evaluation/trace/*), which the rules were developed
on: these are not the figures that a new bundle would give.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from earwitness.records import Document, Drift, Report
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
            print(f"      gold {sorted(set(link.drift) - set(found))} not found; found {sorted(set(found) - set(link.drift))} not there; both {sorted(set(found) & set(link.drift))}")
            print(f"      {Stated(documents[earlier.document], earlier).text[:300]}")
            print(f"      {Stated(documents[later.document], later).text[:300]}")
    return own


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
        what = {f.id: f for f in affair.figures}
        for pair, relation in sorted(gold.items(), key=lambda p: sorted(p[0])):
            mine = said[pair].relation if pair in said else "none"
            if mine != relation:
                a, b = sorted(pair)
                why = said[pair].why if pair in said else ""
                print(f"  {affair.name} {a} {b}: gold {relation}, found {mine} ({why})")
                for f in (what[a], what[b]):
                    print(f"      {f.value} {f.low} {f.high} {f.unit} | {f.what} | {f.as_of}")
        for pair in sorted((p for p in said if not _implied(p, gold)), key=sorted):
            a, b = sorted(pair)
            print(
                f"  {affair.name} + {a} {b}: {said[pair].relation} ({said[pair].why}) | "
                f"{what[a].value} {what[a].what} | {what[b].value} {what[b].what}"
            )


def denied_of(affair: Affair, listed: bool) -> tuple[Counter[tuple[str | None, str | None]], list[tuple[bool, bool]]]:
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
            print(f"  {affair.name} {link.origin} -> {link.target} {link.relation}: gold {link.denied}, found {found}")
            print(f"      {Stated(documents[other.document], other).text[:200]}")
            print(f"      {one.stance} | {Stated(documents[one.document], one).cue} | {Stated(documents[one.document], one).text[:200]}")
    denying = {link.origin for link in affair.links if link.relation == "denies"}
    for r in affair.reports:
        if r.id not in denying:
            found_here = disputes(documents[r.document], r)
            disputing.append((False, found_here))
            if listed and found_here:
                print(f"  {affair.name} {r.id} disputes ({r.stance}): {Stated(documents[r.document], r).cue} | {Stated(documents[r.document], r).text[:160]}")
    return out, disputing


def _figures_line(name: str, c: Compared) -> None:
    print(
        f"  {name:18s} relation right {100 * c.right / c.there:5.1f} ({c.right} of {c.there}); where none is given "
        f"taken as not comparable {100 * c.right_if_compared / c.there:5.1f}; pairs compared: P "
        f"{100 * c.pairs.right / max(1, c.pairs.found):5.1f} R {100 * c.pairs.right / max(1, c.pairs.there):5.1f} "
        f"({c.pairs.found} found; P with pairs that the gold implies {100 * c.implied / max(1, c.pairs.found):.1f})"
    )


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--list", action="store_true", help="print every difference")
    ap.add_argument("--only", choices=["figures", "denied", "drift"])
    a = ap.parse_args()
    bundles = [load(EXAMPLE), *affairs(Path(HERE))]
    if a.only in (None, "figures"):
        every = Compared()
        print("figures compared, given the figures")
        for b in bundles:
            own = Compared()
            figures_of(b, [own, every], a.list)
            _figures_line(b.name, own)
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
        for (g, f), n in sorted(whole.items(), key=str):
            print(f"    gold {g:10s} found {f!s:10s} {n}")
        print(
            f"disputes: {sum(g and f for g, f in disputing)} of {sum(g for g, _ in disputing)} denying reports; "
            f"{sum(f and not g for g, f in disputing)} others of {sum(not g for g, _ in disputing)}"
        )
    if a.only in (None, "drift"):
        total = Drifted()
        rows = [(b.name, drift_of(b, total, a.list)) for b in bundles]
        print("drift, given the links           F1")
        for name, own in [*rows, ("all", total)]:
            print(f"  {name:28s}{own.whole.line()}   all kinds of a link right: {own.exact.right} of {own.exact.there}")
        for kind, counts in total.kinds.items():
            print(f"    {kind:26s}{counts.line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
