"""How well ``read`` finds the statements of the example bundle, whose every statement is known.

``python -m evaluation.bundle [examples/seln-dam] [--model NAME] [--list]``

Counted are all attributed statements: headlines, nested ones, quotations without a cue. A
quotation that goes on over paragraphs is one statement in the truth; pieces that ``read`` marks as
continuing are joined to the piece they continue before they are compared.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from earwitness.ingest import ingest
from earwitness.read import ReadSettings, read
from earwitness.records import Document, Report, Span
from earwitness.score import MEASURES, Attributed, Tally, tally


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path, nargs="?", default=Path("examples/seln-dam"))
    ap.add_argument("--model", default="best")
    ap.add_argument("--list", action="store_true", help="print what was missed and what was added")
    a = ap.parse_args()
    rows = {}
    for document, gold in bundle(a.folder):
        reports = read(document, ReadSettings(model=a.model)).reports
        everything = [g.attribution for g in gold]
        outer = [g.attribution for g in gold if not g.nested]
        rows[document.received_as] = {
            "all": tally(document.text, everything, joined(reports)),
            "outer": tally(document.text, outer, joined(reports, nested=False)),
        }
        if a.list:
            _differences(document, everything, joined(reports))
    print(f"{'article':44s}" + "".join(f"{m:>11s}" for m in MEASURES) + f"{'gold':>7s}{'pred':>6s}")
    for name, kinds in rows.items():
        _row(name, kinds["all"])
    _row("all", reduce(add, (k["all"] for k in rows.values())))
    _row("all but nested ones", reduce(add, (k["outer"] for k in rows.values())))
    return 0


@dataclass(frozen=True)
class Known:
    """A statement of the truth file."""

    attribution: Attributed
    nested: bool


def bundle(folder: Path) -> list[tuple[Document, list[Known]]]:
    """Each article of a bundle with its known statements, in the truth file's order."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    documents = {Path(d.received_as).name: d for d in ingest([folder]).documents}
    out = []
    for entry in truth["documents"]:
        document = documents[entry["file"]]
        gold = [
            Known(_attribution(document.text, report), report["parent"] is not None)
            for report in truth["reports"]
            if report["document"] == entry["id"] and report["voice"] == "reported" and not report["continues"]
        ]
        out.append((document, gold))
    return out


def _attribution(text: str, report: dict[str, Any]) -> Attributed:
    return Attributed(*(tuple(_find(text, q) for q in report[role]) for role in ("source", "cue", "content")))


def _find(text: str, quote: dict[str, Any]) -> Span:
    """The nth occurrence of a quotation, white space of any length being the same."""
    pattern = r"\s+".join(re.escape(word) for word in quote["quote"].split())
    found = [m.span() for m in re.finditer(pattern, text)]
    if not found:
        raise SystemExit(f"not in the text as ingested: {quote['quote']!r}")
    return found[min(quote["occurrence"], len(found)) - 1]


def joined(reports: tuple[Report, ...], *, nested: bool = True) -> list[Attributed]:
    """Reports as attributions, continuing pieces joined to what they continue."""
    first: dict[str, str] = {}
    by_id = {r.id: r for r in reports}
    contents: dict[str, list[Span]] = {}
    for report in reports:
        root = report
        while root.continues and root.continues in by_id:
            root = by_id[root.continues]
        first[report.id] = root.id
        contents.setdefault(root.id, []).extend(report.content)
    return [
        Attributed(r.source.spans, r.cue, tuple(sorted(contents[r.id])))
        for r in reports
        if first[r.id] == r.id and r.voice == "reported" and (nested or r.parent is None)
    ]


def _row(name: str, t: Tally) -> None:
    print(
        f"{name:44s}"
        + "".join(f"{100 * t.f1(m):>11.1f}" for m in MEASURES)
        + f"{t.gold:>7d}{t.predicted:>6d}"
    )


def _differences(document: Document, gold: list[Attributed], predicted: list[Attributed]) -> None:
    def words(a: Attributed) -> str:
        parts = [" … ".join(document.text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content)]
        return " | ".join(" ".join(p.split()) for p in parts)

    print(f"== {document.received_as}")
    for mark, some, others in (("-", gold, predicted), ("+", predicted, gold)):
        for one in some:
            if not any(tally(document.text, [one], [other]).right["found"] for other in others):
                print(f" {mark} {words(one)}")


if __name__ == "__main__":
    sys.exit(main())
