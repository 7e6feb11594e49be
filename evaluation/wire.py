"""How well statements and articles are linked in one story told by seventy sites (shared/data/wire).

``earwitness read ../shared/data/wire/articles.jsonl --json > wire.records``
``python -m evaluation.wire --material ../shared/data --records wire.records``

A test set: nothing was fitted or chosen on it. A pair of sentences is answered by the surest link between
a statement in the one and a statement in the other; two in one claim without a link of their own
are the same claim. Pairs on which the two labelings differ are left out. For articles, *different story*
counts as *independent*: both say that neither has text from the other.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from earwitness.records import Document, Report, Span
from earwitness.stream import read_stream
from earwitness.trace import Lineage, TraceSettings, trace
from earwitness.trace.passages.copying import article_relation

_RELATION: Final = {
    "same-utterance": "same-utterance",
    "same-claim-same-speaker": "same-claim",
    "same-claim-other-speaker": "same-claim",
    "denies": "denies",
    "related": "none",
    "unrelated": "none",
}
_SAME: Final = ("same-utterance", "same-claim")
_SHOWN: Final = 10
_SEED: Final = 4


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, default=Path("../shared/data"))
    ap.add_argument("--records", type=Path, required=True, help="what `earwitness read … --json` wrote")
    ap.add_argument("--words-only", action="store_true")
    a = ap.parse_args()
    folder = a.material / "wire"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: not there; give --material")
    with a.records.open("rb") as lines:
        records = list(read_stream(lines, name=str(a.records)))
    documents = [r for r in records if isinstance(r, Document)]
    found: list[Any] = [r for r in records if not isinstance(r, Document) and hasattr(r, "document")]
    began = time.monotonic()
    lineage = trace(documents, found, TraceSettings(model=not a.words_only))
    seconds = time.monotonic() - began
    reports = [r for r in found if isinstance(r, Report)]
    by_number = {d.received_as.rpartition("#")[2]: d for d in documents}
    statements(folder / "statement_pairs.jsonl", lineage, reports, by_number)
    articles(folder / "article_pairs.jsonl", lineage, by_number)
    whole(lineage, reports, documents, seconds)
    return 0


def statements(
    path: Path, lineage: Lineage, reports: Sequence[Report], documents: Mapping[str, Document]
) -> None:
    """Relation accuracy, same-or-not F1, drift micro-F1."""
    answers = Answers(lineage, reports)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    seen: Counter[tuple[str, str]] = Counter()
    drift: Counter[str] = Counter()
    unread = 0
    for row in rows:
        gold = {_RELATION[label] for label in row["relation"]}
        if len(set(row["relation"])) > 1:
            continue
        places = [_place(row[side], documents) for side in "ab"]
        if any(p is None for p in places):
            unread += 1
            continue
        got, changes = answers.between(*[p for p in places if p is not None])
        seen[min(gold), got] += 1
        if min(gold) in _SAME and got in _SAME:
            mine = set(row["drift"][0]) & set(row["drift"][1])
            drift["right"] += len(mine & set(changes))
            drift["gold"] += len(mine)
            drift["given"] += len(changes)
    total = sum(seen.values())
    right = sum(
        n for (g, p), n in seen.items() if g == p or (g == "none" and p in ("comments-on", "supersedes"))
    )
    hit = sum(n for (g, p), n in seen.items() if g in _SAME and p in _SAME)
    gold_same = sum(n for (g, _), n in seen.items() if g in _SAME)
    given_same = sum(n for (_, p), n in seen.items() if p in _SAME)
    print(f"statement pairs: {total} with two equal labels ({unread} of articles not read)")
    print(f"  relation accuracy {right / max(1, total):.3f}")
    f1 = 2 * hit / max(1, gold_same + given_same)
    print(f"  same or not, F1 {f1:.3f} ({hit} of {gold_same}, {given_same} given)")
    print(f"  drift, micro-F1 {2 * drift['right'] / max(1, drift['gold'] + drift['given']):.3f}")
    for (g, p), n in sorted(seen.items()):
        print(f"    {g:15s} answered {p:15s} {n}")


class Answers:
    """What a lineage says about two places."""

    def __init__(self, lineage: Lineage, reports: Sequence[Report]) -> None:
        self._in: dict[str, list[Report]] = {}
        for report in reports:
            self._in.setdefault(report.document, []).append(report)
        self._links = {}
        for link in sorted(lineage.links, key=lambda k: k.probability):
            if not link.evidence.get("borderline"):
                self._links[frozenset((link.origin, link.target))] = link
        self._claims: dict[str, set[str]] = {}
        for claim in lineage.claims:
            for wording in claim.wordings:
                self._claims.setdefault(wording.report, set()).add(claim.id)

    def between(self, a: tuple[Document, Span], b: tuple[Document, Span]) -> tuple[str, tuple[str, ...]]:
        """The relation of the likest two statements there, and what changed."""
        best: tuple[float, str, tuple[str, ...]] = (0.0, "none", ())
        for one in self._at(*a):
            for other in self._at(*b):
                link = self._links.get(frozenset((one.id, other.id)))
                if link:
                    best = max(best, (link.probability, link.relation, link.drift))
                elif self._claims.get(one.id, set()) & self._claims.get(other.id, set()):
                    best = max(best, (0.01, "same-claim", ()))
        return best[1], best[2]

    def _at(self, document: Document, span: Span) -> Iterator[Report]:
        for report in self._in.get(document.id, ()):
            if any(s < span[1] and span[0] < e for s, e in report.content):
                yield report


def _place(row: Mapping[str, Any], documents: Mapping[str, Document]) -> tuple[Document, Span] | None:
    document = documents.get(row["article"])
    return (document, (row["start"], row["end"])) if document else None


def articles(path: Path, lineage: Lineage, documents: Mapping[str, Document]) -> None:
    """Accuracy over the relations of two articles."""
    passages = {frozenset(p.documents): p for p in lineage.passages}
    seen: Counter[tuple[str, str]] = Counter()
    for row in (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()):
        labels = {"independent" if x == "different-story" else x for x in row["relation"]}
        if len(labels) > 1 or row["a"] not in documents or row["b"] not in documents:
            continue
        pair = frozenset((documents[row["a"]].id, documents[row["b"]].id))
        seen[min(labels), article_relation(passages.get(pair))] += 1
    total = sum(seen.values())
    print(f"article pairs: {total} with two equal labels")
    print(f"  accuracy {sum(n for (g, p), n in seen.items() if g == p) / max(1, total):.3f}")
    for (g, p), n in sorted(seen.items()):
        print(f"    {g:15s} answered {p:15s} {n}")


def whole(lineage: Lineage, reports: Sequence[Report], documents: Sequence[Document], seconds: float) -> None:
    """The story as a whole, and ten claims by ids for somebody to look at."""
    document = {r.id: r.document for r in reports}
    across = [c for c in lineage.claims if len({document[r] for r in c.reports}) > 1]
    print(
        f"whole: {len(documents)} articles, {len(reports)} statements, {seconds:.0f} s to trace; "
        f"{len(across)} claims in two articles or more, "
        f"origins {sum(c.origin_range[0] for c in across)} to {sum(c.origin_range[1] for c in across)}; "
        f"largest {max((len(c.reports) for c in across), default=0)} statements"
    )
    for claim in random.Random(_SEED).sample(sorted(across, key=lambda c: c.id), min(_SHOWN, len(across))):
        print(f"  {claim.id}: {len(claim.reports)} statements, origins {claim.origin_range}")


if __name__ == "__main__":
    sys.exit(main())
