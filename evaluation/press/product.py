"""What the program finds in an annotated article, in the form of an annotation."""

from __future__ import annotations

from pathlib import Path

from earwitness.ingest import IngestSettings, ingest
from earwitness.read import Reading, ReadSettings, read
from earwitness.read.findings import findings
from earwitness.records import Document, Report, Source
from evaluation.press.gold import Gold
from evaluation.press.score import Annotated


def as_read(gold: Gold, path: Path, settings: ReadSettings) -> Annotated:
    """The whole way, from the file at *path*, with what the program is told of *gold*'s article."""
    said = IngestSettings()
    if gold.given:
        said = IngestSettings(outlet=gold.document.outlet, date=gold.document.published.date)
    (document,) = ingest([path], settings=said).documents
    if document.text != gold.document.text:
        raise SystemExit(f"{path.name}: taken in, its text differs from what was annotated")
    return _annotated(gold.name, document, read(document, settings))


def from_spans(gold: Gold) -> Annotated:
    """What plain code makes of the annotator's own spans and blocks: the model has no part in it."""
    spans = [_bare(r) for r in gold.reports.values() if r.voice == "reported"]
    return _annotated(gold.name, gold.document, findings(gold.document, spans))


def _bare(report: Report) -> Report:
    """A report with what the model would give: spans, place, parent and what it continues."""
    return Report(
        id=report.id,
        document=report.document,
        source=Source(spans=report.source.spans),
        cue=report.cue,
        content=report.content,
        kind=report.kind,
        place=report.place,
        parent=report.parent,
        continues=report.continues,
    )


def _annotated(name: str, document: Document, reading: Reading) -> Annotated:
    return Annotated(
        name=name,
        blocks=document.blocks,
        parties={p.id: p for p in reading.parties},
        reports={r.id: r for r in reading.reports},
        figures=reading.figures,
        informs=reading.informs,
        checks=reading.checks,
        outlet=reading.outlet,
    )
