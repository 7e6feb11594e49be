"""Two versions of a small affair made by hand, and what a dossier tells of the one since the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from earwitness.dossier import dossier
from earwitness.dossier.lineage import LineageRecord
from earwitness.dossier.made import Dossier
from earwitness.dossier.since import Earlier, Since, since
from earwitness.dossier.since_matching import state
from earwitness.provenance import provenance
from earwitness.records import (
    AnyRecord,
    Belief,
    Bound,
    Claim,
    Document,
    Finding,
    Grade,
    Published,
    Quantity,
    Report,
    Source,
    Wording,
    make_id,
)

MILL = (
    "Mill burned\n\nThe mill burned at dawn, an engineer said. Ada Poe denied it. "
    "It employed 300 people in May.\n\nNobody was hurt, the owner added."
)
EDITED = (
    MILL.replace("at dawn", "at noon").replace("300 people", "410 people").replace(" Ada Poe denied it.", "")
)
OTHER = "Owner calm\n\nThe mill burned at dawn, Mara Quill said."


def article(text: str, **more: Any) -> Document:
    more.setdefault("received_as", f"{more.get('outlet', 'x')}.txt")
    head = text.split("\n", 1)[0]
    day = more.pop("day", None)
    return Document(
        id=make_id("doc", more.get("url") or more.get("outlet"), day, text), text=text, headline=head,
        published=Published(date=day, earliest=day, latest=day), **more,
    )  # fmt: skip


def said(document: Document, words: str, source: str = "", **more: Any) -> Report:
    """A statement of *document*, which has its *words* and the words that say who makes it."""
    spot = document.text.index(words)
    spans = ((document.text.index(source), document.text.index(source) + len(source)),) if source else ()
    return Report(
        id=make_id("rep", document.id, words), document=document.id, source=Source(spans=spans), cue=(),
        content=((spot, spot + len(words)),), kind="indirect", **more,
    )  # fmt: skip


def claim(text: str, *reports: Report, low: int = 1, high: int = 1) -> Claim:
    ids = tuple(sorted(r.id for r in reports))
    words = {r.id: Wording(r.id, r.content) for r in reports}
    return Claim(
        id=make_id("clm", text, *ids), text=text, reports=ids, origin_range=(low, high),
        wordings=tuple(words[i] for i in ids),
    )  # fmt: skip


def belief(of: Claim, probability: float | None, phrase: str) -> Belief:
    return Belief(
        id=make_id("blf", of.id), claim=of.id, probability=probability, hinge=None, phrase=phrase,
        interval=None if probability is None else (0.1, 0.9), origins=(Bound(1, ""), Bound(1, "")),
        grade=Grade("F", "6"),
    )  # fmt: skip


def told(before: Sequence[AnyRecord], now: Sequence[AnyRecord]) -> Since:
    return since(Earlier("old.json", tuple(before)), state(now))


def plain(found: Since) -> str:
    return "\n".join(s.plain for s in found.sentences)


def lines(found: Since, heading: str) -> list[str]:
    return [
        "".join(p.words for p in line.pieces)
        for each in found.listings
        if each.heading == heading
        for line in each.lines
    ]


def made(records: list[AnyRecord], before: list[AnyRecord] | None = None, name: str = "old.json") -> Dossier:
    kinds = get_args(LineageRecord)
    return dossier(
        [r for r in records if isinstance(r, Document)],
        [r for r in records if isinstance(r, get_args(Finding)) and r.document is not None],
        provenance=provenance("dossier", settings={}, models={}, documents=[]),
        lineage=[r for r in records if isinstance(r, kinds) and getattr(r, "document", None) is None],
        beliefs=[r for r in records if isinstance(r, Belief | Quantity)],
        earlier=None if before is None else Earlier(name, tuple(before)),
    )


def affair(*texts: str) -> tuple[list[Document], list[Report]]:
    """Articles of outlets A, B and so on, each with one statement: all of its text but the headline."""
    documents = [
        article(f"Head {n}\n\n{text}", outlet=chr(65 + n), day=f"2031-05-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    return documents, [said(d, t) for d, t in zip(documents, texts, strict=True)]
