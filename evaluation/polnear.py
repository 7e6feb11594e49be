"""PolNeAR's standoff files as documents with gold attributions."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from earwitness.records import Block, Document, Report, Span, document_id
from earwitness.score import Attributed

# Training articles that training/ keeps back for choices (training/train.py, --held-out).
HELD_OUT: Final = 42
HELD_OUT_SEED: Final = 7


@dataclass(frozen=True)
class Gold:
    """One article, its publisher, and each annotator's attributions (the first is the reference)."""

    name: str
    text: str
    publisher: str
    annotations: tuple[tuple[Attributed, ...], ...]

    def document(self) -> Document:
        """The article as a Document whose whole text is body."""
        return Document(
            id=document_id(url=None, outlet=self.publisher, published=None, text=self.text),
            received_as=self.name,
            text=self.text,
            outlet=self.publisher,
            language="en",
            blocks=(Block("body", 0, len(self.text)),),
        )


def read_part(root: Path) -> list[Gold]:
    """Every article of a part of PolNeAR (a folder with ``text`` and ``attributions``)."""
    if not (root / "text").is_dir():
        raise SystemExit(
            f"{root}: no PolNeAR here (wanted text/ and attributions/); give the material's path"
        )
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "attributions").glob("*.ann")):
        by_name[path.stem.rpartition("_")[0]].append(path)
    return [
        Gold(
            name=name,
            text=(root / "text" / f"{name}.txt").read_bytes().decode("utf-8"),
            publisher=name.partition("_")[0],
            annotations=tuple(_annotation(path) for path in paths),
        )
        for name, paths in sorted(by_name.items())
    ]


def held_out(train: list[Gold]) -> list[Gold]:
    """The training articles no model was fitted on; thresholds are chosen on them."""
    order = np.random.default_rng(HELD_OUT_SEED).permutation(len(train))
    return [train[i] for i in sorted(order[:HELD_OUT])]


def _annotation(path: Path) -> tuple[Attributed, ...]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {
        row[0]: [_span(part) for part in row[1].partition(" ")[2].split(";")]
        for row in rows
        if len(row) > 1 and re.fullmatch(r"T\d+", row[0])
    }
    out = []
    for row in rows:
        if len(row) > 1 and re.fullmatch(r"E\d+", row[0]):
            roles: dict[str, list[Span]] = defaultdict(list)
            for part in row[1].split()[1:]:
                role, _, span = part.partition(":")
                roles[re.sub(r"\d+$", "", role).lower()] += spans[span]
            if roles["content"]:
                out.append(Attributed(*(tuple(sorted(roles[r])) for r in ("source", "cue", "content"))))
    return tuple(out)


def _span(words: str) -> Span:
    start, end = words.split()
    return int(start), int(end)


def comparable(reports: tuple[Report, ...]) -> list[Attributed]:
    """Reports as PolNeAR would have them: it is flat, so nested statements are left out."""
    return [
        Attributed(r.source.spans, r.cue, r.content)
        for r in reports
        if r.parent is None and r.voice == "reported"
    ]


def fingerprint(golds: list[Gold]) -> str:
    """A hash of the texts and annotations, to which floors are pinned."""
    digest = hashlib.sha256()
    for gold in golds:
        digest.update(repr((gold.name, gold.text, gold.annotations)).encode())
    return digest.hexdigest()[:16]
