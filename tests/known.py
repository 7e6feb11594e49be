"""The example bundle as its truth file has it, read on from there without a model."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import msgspec

from earwitness.case.places import size
from earwitness.corrections.slots import within
from earwitness.corrections.stating import Marks
from earwitness.read.findings import findings
from earwitness.records import (
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Report,
    Source,
    Span,
    report_id,
)
from evaluation.bundle import Known, bundle

FOLDER = Path(__file__).parent.parent / "examples" / "seln-dam"


@cache
def known() -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The twelve articles, and all that is found in them where their true statements stand."""
    documents, found = [], list[Finding]()
    for document, gold in bundle(FOLDER):
        documents.append(document)
        found += findings(document, _reports(document, gold)).records()
    return tuple(documents), tuple(found)


def _reports(document: Document, gold: list[Known]) -> list[Report]:
    made: dict[str, Report] = {}
    marks = Marks(document.text)
    for one in gold:
        said = one.attribution
        id = report_id(document.id, said.source, said.cue, said.content)
        made[id] = Report(
            id=id,
            document=document.id,
            source=Source(spans=tuple(said.source)),
            cue=tuple(said.cue),
            content=tuple(said.content),
            kind=marks.directness(tuple(said.content)),
            place=next(b.kind for b in document.blocks if b.start <= said.content[0][0] < b.end),
            confidence=0.9,
        )
    return [msgspec.structs.replace(r, parent=_parent(r, list(made.values()))) for r in made.values()]


def _parent(report: Report, reports: list[Report]) -> str | None:
    """The smallest statement whose content holds a statement."""
    spans = (*report.cue, *report.content)
    around = [r for r in reports if size(r.content) > size(report.content) and within(spans, r.content)]
    return min(around, key=lambda r: (size(r.content), r.id)).id if around else None


def check_whole(documents: tuple[Document, ...], found: tuple[Finding, ...]) -> None:
    """Asserts what holds of all findings: spans in their texts, references to what is there, no circles."""
    texts = {d.id: d.text for d in documents}
    by_id = {f.id: f for f in found}
    assert len(by_id) == len(found)
    reports = {i: f for i, f in by_id.items() if isinstance(f, Report)}
    parties = {i: f for i, f in by_id.items() if isinstance(f, Party)}
    for one in found:
        assert isinstance(one, get_args(Finding)) and one.document is not None
        assert all(0 <= s < e <= len(texts[one.document]) for s, e in _spans(one))
        if isinstance(one, Report):
            _check_report(one, reports, parties)
        elif isinstance(one, (Figure, Informs)):
            assert one.report is None or reports[one.report].document == one.document
        elif isinstance(one, HeadlineCheck):
            assert all(reports[r].document == one.document for r in one.reports)
        if isinstance(one, Informs):
            assert {one.informer, one.informed} <= parties.keys()


def _spans(one: Finding) -> list[Span]:
    if isinstance(one, Report):
        steps = [step.span for step in one.relay if step.span]
        return [*one.source.spans, *one.cue, *one.content, *one.hedges, *one.verification, *steps]
    return list(one.mentions) if isinstance(one, Party) else [one.span]


def _check_report(one: Report, reports: dict[str, Report], parties: dict[str, Party]) -> None:
    assert one.id == report_id(one.document, one.source.spans, one.cue, one.content)
    assert one.content
    everybody = [p for p in (one.source.party, *one.source.candidates) if p is not None]
    everybody += [step.party for step in one.relay]
    assert all(parties[p].document == one.document for p in everybody)
    assert one.continues is None or reports[one.continues].document == one.document
    above, seen = one.parent, {one.id}
    if above is not None:
        assert within((*one.cue, *one.content), reports[above].content)
    while above is not None:
        assert above not in seen and reports[above].document == one.document
        seen.add(above)
        above = reports[above].parent
