"""How far lineages agree with those worked out by hand.

``python -m evaluation.trace [FOLDER ...] [--given reports|text|agreement]``. ``reports`` hands the program
the annotators' own statements, parties and figures, so that what reading misses is apart; ``text`` is the
whole way from the files; ``agreement`` compares the two annotations of the bundles that have two.
Without folders: the bundles of evaluation/trace and the example. A score below its floor in
evaluation/floors.toml fails.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from earwitness.ingest import IngestSettings, ingest
from earwitness.read import read
from earwitness.records import Document, Figure, Party, Report, Span
from earwitness.trace import Lineage, TraceSettings, trace
from evaluation.trace.gold import EXAMPLE, Affair, affairs, annotated_twice, load
from evaluation.trace.score import MEASURES, Found, Tally, compare
from evaluation.trace.second import as_lineage

FLOORS: Final = Path(__file__).parents[1] / "floors.toml"
_MATCH: Final = 0.5  # Jaccard index of the characters of two contents, from which they are one statement


def main() -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation.trace",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--given", choices=["reports", "text", "agreement"], default="reports")
    ap.add_argument("--words-only", action="store_true", help="without the pair model")
    a = ap.parse_args()
    settings = TraceSettings(model=not a.words_only)
    folders = a.folders or [EXAMPLE, *(affair.folder for affair in affairs())]
    whole = Tally()
    lost = []
    print("bundle".ljust(18), *(m.rjust(12) for m in MEASURES))
    if a.given == "agreement":
        for gold, second in annotated_twice():
            print(_row(gold.name, compare(gold, _found(gold, as_lineage(second)))))
        return 0
    for folder in folders:
        gold = load(folder)
        found = _from_reports(gold, settings) if a.given == "reports" else _from_text(gold, settings)
        one = compare(gold, found)
        whole += one
        print(_row(gold.name, one), flush=True)
        lost += _lost(gold.name, a.given, folder, one)
    print(_row("all", whole))
    for line in lost:
        print(line)
    return bool(lost)


def _from_reports(gold: Affair, settings: TraceSettings) -> Found:
    return _found(gold, trace(gold.documents, gold.findings(), settings))


def _found(gold: Affair, lineage: Lineage) -> Found:
    """A lineage of the annotators' own records."""
    return Found(
        lineage,
        {r.id: r.id for r in gold.reports},
        {f.id: f.id for f in gold.figures},
        {p.id: frozenset([p.id]) for p in gold.parties},
    )


def _from_text(gold: Affair, settings: TraceSettings) -> Found:
    """The whole way; what is found stands for the gold that it overlaps most."""
    documents: list[Document] = []
    found: list[Party | Report | Figure] = []
    for document in _taken(gold):
        reading = read(document)
        documents.append(document)
        found += [*reading.parties, *reading.reports, *reading.figures]
    lineage = trace(documents, found, settings)
    return Found(
        lineage,
        _matched([r for r in found if isinstance(r, Report)], gold.reports),
        _same_place([f for f in found if isinstance(f, Figure)], gold.figures),
        _meeting([p for p in found if isinstance(p, Party)], gold.parties),
    )


def _taken(gold: Affair) -> list[Document]:
    """The articles as a user gives them, under the annotators' numbers."""
    import msgspec

    table = gold.folder / "articles.csv"
    settings = IngestSettings(table=table) if table.is_file() else IngestSettings()
    taken = {Path(d.received_as).stem: d for d in ingest([gold.folder], settings=settings).documents}
    out = []
    for document in gold.documents:
        got = taken.get(Path(document.received_as).stem)
        if got is None or got.text != document.text:
            raise SystemExit(f"{document.received_as}: taken in, its text differs from what was annotated")
        out.append(msgspec.structs.replace(got, id=document.id))
    return out


def _matched(found: Sequence[Report], gold: Sequence[Report]) -> dict[str, str]:
    """Found statements to gold ones, one to one, the likest first."""
    likely = [
        (_jaccard(f.content, g.content), f.id, g.id) for g in gold for f in found if f.document == g.document
    ]
    out: dict[str, str] = {}
    used: set[str] = set()
    for likeness, f, g in sorted(likely, key=lambda x: (-x[0], x[1], x[2])):
        if likeness >= _MATCH and f not in out and g not in used:
            out[f] = g
            used.add(g)
    return out


def _same_place(found: Sequence[Figure], gold: Sequence[Figure]) -> dict[str, str]:
    return {
        f.id: g.id for g in gold for f in found if f.document == g.document and _shared(f.span, g.span) > 0
    }


def _meeting(found: Sequence[Party], gold: Sequence[Party]) -> dict[str, frozenset[str]]:
    """For each found party the gold one with which it shares most mentions."""
    out = {}
    for f in found:
        shares = [
            (sum(any(_shared(a, b) for b in g.mentions) for a in f.mentions), g.id)
            for g in gold
            if g.document == f.document
        ]
        best = max(shares, default=(0, ""))
        if best[0]:
            out[f.id] = frozenset([best[1]])
    return out


def _jaccard(a: Sequence[Span], b: Sequence[Span]) -> float:
    mine, theirs = ({c for s, e in x for c in range(s, e)} for x in (a, b))
    return len(mine & theirs) / max(1, len(mine | theirs))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def fingerprint(folder: Path) -> str:
    """A hash of everything in *folder*."""
    digest = hashlib.sha256()
    for path in sorted(
        p for p in folder.iterdir() if p.suffix in (".txt", ".html", ".toml", ".json", ".csv")
    ):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _lost(name: str, given: str, folder: Path, tally: Tally) -> list[str]:
    floors = tomllib.loads(FLOORS.read_text()).get("trace", {}).get(given, {}).get(name)
    if floors is None:
        return []
    if floors.pop("data") != fingerprint(folder):
        return [f"{name}: floors were set on other annotations; these have {fingerprint(folder)}"]
    return [
        f"{name}: {m} is {tally.f1(m) or 0:.1f}, floor {floor}"
        for m, floor in floors.items()
        if (tally.f1(m) or 0) < floor
    ]


def _row(name: str, tally: Tally) -> str:
    cells = ("-".rjust(12) if (v := tally.f1(m)) is None else f"{v:12.1f}" for m in MEASURES)
    return " ".join((name.ljust(18), *cells))


if __name__ == "__main__":
    sys.exit(main())
