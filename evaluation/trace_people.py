"""How well parties of different articles are merged into people, on the bundles whose lineage is known.

``python -m evaluation.trace_people [--from text] [--bare] [--list] [FOLDER ...]``

Counted are pairs of parties of different articles. Given the annotators' parties: precision, recall and
F1 over pairs, of all parties and of those with a name in both articles. From the text: parties that
``read`` finds, each matched with the annotated party of its article with which it shares most mentions;
pairs of which one end is matched with none are counted apart. The example bundle's "same as" (a
description that an outlet made up for somebody else's source) is neither right nor wrong; "possibly the
same as" is wrong if merged, and what :func:`compatible` says of it is printed. A bundle that is kept for
tests (evaluation.trace.gold.UNSEEN) is read only if its folder is named.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import msgspec

from earwitness.ingest import IngestSettings
from earwitness.pipeline import collect, read_all
from earwitness.read import ReadSettings
from earwitness.records import Document, Party, Report, Span
from earwitness.trace.people.compatibility import compatible
from earwitness.trace.people.merging import People, merge
from evaluation.trace.gold import EXAMPLE, Affair, affairs, load

_NAMED: Final = ("named-person", "named-organisation", "outlet", "social-post")
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs that are one in the gold, merged, and both; pairs merged that the gold says nothing of."""

    gold: int
    merged: int
    right: int
    unknown: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold,
            self.merged + other.merged,
            self.right + other.right,
            self.unknown + other.unknown,
        )

    def __str__(self) -> str:
        precision = self.right / self.merged if self.merged else 1.0
        recall = self.right / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (
            f"{precision:9.3f}{recall:8.3f}{f1:8.3f}   {self.right} of {self.gold}, {self.merged} merged"
            + (f", {self.unknown} with a party that the gold lacks" if self.unknown else "")
        )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--from", dest="given", choices=["gold", "text", "both"], default="both")
    ap.add_argument("--bare", action="store_true", help="without the gold's roles and affiliations")
    ap.add_argument("--model", default="best")
    ap.add_argument("--list", action="store_true", help="print wrong pairs and what was not put together")
    a = ap.parse_args()
    bundles = [load(folder) for folder in a.folders] if a.folders else [load(EXAMPLE), *affairs()]
    print(f"{'':44s}{'precision':>9s}{'recall':>8s}{'F1':>8s}")
    if a.given != "text":
        rows = [_given(affair, bare=a.bare, listed=a.list) for affair in bundles]
        _print(bundles, "parties given, all", [everyone for everyone, _ in rows])
        _print(bundles, "parties given, named in both articles", [named for _, named in rows])
    if a.given != "gold":
        _print(
            bundles, "parties as read", [_read(affair, model=a.model, listed=a.list) for affair in bundles]
        )


def _print(bundles: Sequence[Affair], what: str, scores: Sequence[Score]) -> None:
    print(what)
    for affair, score in zip(bundles, scores, strict=True):
        print(f"  {affair.name:42s}{score}")
    print(f"  {'all':42s}{sum(scores, Score(0, 0, 0))}")


def _given(affair: Affair, *, bare: bool, listed: bool) -> tuple[Score, Score]:
    """Scores of merging the annotators' parties: all pairs, and those named in both articles."""
    parties = [msgspec.structs.replace(p, role=None, affiliation=None) for p in affair.parties]
    people = merge(affair.documents, parties if bare else affair.parties, affair.reports)
    gold, neutral = _pairs(affair.same), _same_as(affair, "same_as")
    merged = _pairs(p.members for p in people.parties) - neutral
    names = {p.id: p for p in affair.parties}
    if listed:
        _list(affair, names, gold, merged, people)
    named = {p.id for p in affair.parties if people.profiles[p.id].sort in ("person", "body")}
    _possible(affair, people)
    return (
        Score(len(gold), len(merged), len(gold & merged)),
        Score(*(len([p for p in some if p <= named]) for some in (gold, merged, gold & merged))),
    )


def _read(affair: Affair, *, model: str, listed: bool) -> Score:
    """Score of merging what ``read`` finds, over parties that are somebody in the gold."""
    table = affair.folder / "articles.csv"
    files = sorted(p for p in affair.folder.glob("[0-9][0-9]-*") if p.suffix in (".txt", ".html"))
    bundle = read_all(collect(files, IngestSettings(table=table)), ReadSettings(model=model))
    found = bundle.findings
    parties = [f for f in found if isinstance(f, Party)]
    people = merge(bundle.documents, parties, [f for f in found if isinstance(f, Report)])
    numbers = {d.id: Path(d.received_as).name[:2] for d in bundle.documents}
    who = _matched(affair, parties, numbers, {d.id: d for d in bundle.documents})
    gold = _pairs([i for i, g in who.items() if g in group] for group in affair.same)
    everything = _pairs(p.members for p in people.parties)
    alike = _same_as(affair, "same_as")
    neutral = {frozenset(p) for p in combinations(sorted(who), 2) if frozenset(who[i] for i in p) in alike}
    merged = {p for p in everything if p <= who.keys()} - neutral
    if listed:
        _list(affair, {p.id: p for p in parties}, gold, merged, people)
    return Score(len(gold), len(merged), len(gold & merged), len(everything) - len(merged))


def _matched(
    affair: Affair, parties: Sequence[Party], numbers: Mapping[str, str], documents: Mapping[str, Document]
) -> dict[str, str]:
    """The annotated party that each party is: one to one in an article, by the number of shared mentions."""
    votes: Counter[tuple[str, str]] = Counter()
    texts = {d.id: d.text for d in affair.documents}
    for p in parties:
        number = numbers[p.document or ""]
        if texts[number] != documents[p.document or ""].text:
            raise SystemExit(f"{affair.name} {number}: the article as read is not the one annotated")
        for g in affair.parties:
            if g.document == number and (
                shared := sum(any(_touch(m, n) for n in g.mentions) for m in p.mentions)
            ):
                votes[p.id, g.id] = shared
    own = {d.id: d.outlet for d in documents.values()}
    for p in parties:  # the article's own outlet often has no mention
        for g in affair.parties:
            if g.document == numbers[p.document or ""] and g.kind == p.kind == "outlet":
                same = {_plain(p.name), _plain(g.name)}
                votes[p.id, g.id] += (
                    1 if len(same) == 1 and _plain(own[p.document or ""] or "") in same else 0
                )
    out: dict[str, str] = {}
    taken: set[str] = set()
    for (mine, theirs), count in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if count and mine not in out and theirs not in taken:
            out[mine] = theirs
            taken.add(theirs)
    return out


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _same_as(affair: Affair, field: str) -> set[Pair]:
    """Pairs of parties of which the example bundle says *field* (``same_as``, ``possibly_same_as``)."""
    rows = {row["id"]: row.get(field) for row in _source(affair.folder)}
    ids: dict[str, list[str]] = {}
    for p in affair.parties:
        ids.setdefault(p.id.partition(":")[2], []).append(p.id)
    return {
        frozenset((one, other))
        for own, target in rows.items()
        if target
        for one in ids.get(own, ())
        for other in ids.get(target, ())
    }


def _source(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of parties of the example bundle's truth file."""
    path = folder / "truth.json"
    if path.is_file():
        yield from msgspec.json.decode(path.read_bytes())["parties"]


def _possible(affair: Affair, people: People) -> None:
    """Print what is said of parties that may be one, and of same ones that were kept apart."""
    for what, pairs in (
        ("possibly the same", _same_as(affair, "possibly_same_as")),
        ("same, and not merged", {p for p in _pairs(affair.same) if len({people.of[i] for i in p}) == 2}),
        ("named, and another", _strangers(affair)),
    ):
        verdicts = Counter(compatible(people, *sorted(p)).verdict for p in pairs)
        if verdicts:
            print(f"  {affair.name}: {what}: " + ", ".join(f"{v} {n}" for v, n in sorted(verdicts.items())))


def _strangers(affair: Affair) -> set[Pair]:
    """Pairs of named people of different articles who are two."""
    named = [p for p in affair.parties if p.kind == "named-person"]
    same = _pairs(affair.same)
    return {
        pair
        for p, q in combinations(named, 2)
        if p.document != q.document and (pair := frozenset((p.id, q.id))) not in same
    }


def _list(
    affair: Affair, names: Mapping[str, Party], gold: set[Pair], merged: set[Pair], people: People
) -> None:
    print(f"== {affair.name}")
    for pair in sorted(map(sorted, merged - gold)):
        print("  wrongly one: " + " | ".join(f"{i} {names[i].name}" for i in pair))
    apart = {frozenset(people.of[i] for i in pair) for pair in gold - merged}
    for pair in sorted(map(sorted, apart)):
        parties = [next(p for p in people.parties if p.id == i) for i in pair]
        print(
            "  apart: "
            + " | ".join(" + ".join(sorted({names[m].name[:60] for m in p.members})) for p in parties)
        )


if __name__ == "__main__":
    main()
