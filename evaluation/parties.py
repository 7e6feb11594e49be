"""A sample of statements whose source is a pronoun or a role, and whom `read` takes for it, to judge by eye.

``python -m evaluation.parties --material ../shared --part dev --sample 100``

Prints, for each, the passage (the source between ⟦ and ⟧) and the party or the candidates. Whether that
is right, or rightly left open, is for a person to say.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from earwitness.names import phrase
from earwitness.read import Reading, ReadSettings, read
from earwitness.records import Document, Report
from evaluation.polnear import held_out, read_part

SEED: Final = 20221015
_BEFORE: Final = 500  # characters of the text before the source that are printed


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, default=Path("../shared"), help="folder with data/polnear")
    ap.add_argument("--part", choices=["dev", "held-out"], default="dev")
    ap.add_argument("--sample", type=int, default=100)
    a = ap.parse_args()
    root = a.material / "data" / "polnear"
    golds = read_part(root / "dev") if a.part == "dev" else held_out(read_part(root / "train"))
    found = [row for gold in golds for row in _rows(gold.document())]
    chosen = sorted(random.Random(SEED).sample(range(len(found)), min(a.sample, len(found))))
    print(f"{len(found)} statements with a pronoun or role as source; {len(chosen)} of them:")
    for number, at in enumerate(chosen, 1):
        print(f"\n{number}. {found[at]}")


def _rows(document: Document) -> Iterator[str]:
    reading = read(document, ReadSettings())
    for report in reading.reports:
        spans = report.source.spans
        if not spans or report.parent or phrase(_words(document, report)).form == "name":
            continue
        start, end = spans[0][0], spans[-1][1]
        before = " ".join(document.text[max(0, start - _BEFORE) : start].split())
        after = " ".join(document.text[end : end + 120].split())
        words = " ".join(document.text[start:end].split())
        yield f"[{document.received_as}] {before} ⟦{words}⟧ {after}\n   -> {_whom(reading, report)}"


def _words(document: Document, report: Report) -> str:
    return document.text[report.source.spans[0][0] : report.source.spans[-1][1]]


def _whom(reading: Reading, report: Report) -> str:
    names = {p.id: f"{p.name} ({p.kind}, {len(p.mentions)} mentions)" for p in reading.parties}
    if report.source.party:
        return names[report.source.party]
    return "not decided: " + " | ".join(names[c] for c in report.source.candidates)


if __name__ == "__main__":
    main()
