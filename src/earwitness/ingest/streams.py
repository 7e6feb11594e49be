"""Findings that come with a record stream: kept where they fit their documents, else refused.

A stream of ``read`` holds documents and what was found in them. Lines may be missing or broken, and two
streams may tell different things of one document; what is left must hold together all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

import msgspec

from earwitness.errors import InputError
from earwitness.records import (
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Provenance,
    Report,
    Span,
)
from earwitness.stream import encode

# What of a stream is taken up, by the name of its kind; other kinds are made anew from these.
TAKEN: Final = {k.__struct_config__.tag: k for k in (Document, Provenance, *get_args(Finding))}
_REMEDY: Final = "give the whole stream, as --json wrote it"


@dataclass(frozen=True, slots=True)
class Given:
    """A record of a stream, where it stands, and the provenance line above it, if there is one."""

    stream: str
    line: int
    record: Document | Provenance | Finding
    by: Provenance | None

    @property
    def where(self) -> str:
        """The name of its stream and the number of its line."""
        return f"{self.stream}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Before:
    """What was found in documents before they came here.

    ``read``: ids of the documents that were read, those in which nothing was found too; ``made`` says
    how, as far as the streams say it.
    """

    findings: tuple[Finding, ...] = ()
    read: frozenset[str] = frozenset()
    made: tuple[Provenance, ...] = ()


def fitting(
    given: Sequence[Given], documents: Iterable[Document]
) -> tuple[Before, list[InputError], list[str]]:
    """What of *given* fits *documents*, what is refused, and notes.

    A finding is refused if its document is not there or its spans lie outside of it. What refers to a
    record that is not there loses that reference, with a note. Of two streams that tell different
    things of one document, the one whose name comes first is believed, with a note.
    """
    by_id = {d.id: d for d in documents}
    found = [g for g in given if isinstance(g.record, get_args(Finding)) and g.record.document is not None]
    problems = list(_orphans(found, by_id))
    chosen, notes = _one_stream_each([g for g in found if _document(g) in by_id])
    kept: dict[str, Finding] = {}
    for item in chosen:
        problem = _problem(item, by_id[_document(item)], kept)
        if problem:
            problems.append(problem)
        else:
            kept[item.record.id] = item.record  # type: ignore[assignment]  # never a document
    mended, lost = _mended(kept)
    if lost:
        streams = ", ".join(dict.fromkeys(g.stream for g in chosen))
        many = "1 reference leads" if lost == 1 else f"{lost:,} references lead"
        notes.append(f"{streams}: {many} to records that are not there; left out")
    read = {_document(g) for g in chosen} | {
        g.record.id for g in given if isinstance(g.record, Document) and _was_read(g.by)
    }
    made = {g.by.id: g.by for g in given if _was_read(g.by) and g.by is not None}
    before = Before(mended, frozenset(read & set(by_id)), tuple(made[i] for i in sorted(made)))
    return before, problems, notes


def _was_read(by: Provenance | None) -> bool:
    return by is not None and by.command != "ingest"


def _document(given: Given) -> str:
    about: str = getattr(given.record, "document", "")
    return about


def _orphans(found: Iterable[Given], documents: Mapping[str, Document]) -> Iterator[InputError]:
    """One line for each stream with findings about documents that are not there."""
    lost: dict[str, list[Given]] = {}
    for item in found:
        if _document(item) not in documents:
            lost.setdefault(item.stream, []).append(item)
    for stream, items in lost.items():
        first = items[0]
        many = "1 record is" if len(items) == 1 else f"{len(items):,} records are"
        yield InputError(
            stream,
            f"{many} about articles that are not there (line {first.line}: {_document(first)})",
            _REMEDY,
        )


def _one_stream_each(found: Sequence[Given]) -> tuple[list[Given], list[str]]:
    """Of each document the findings of one stream only, and notes where another told something else."""
    by_document: dict[str, dict[str, list[Given]]] = {}
    for item in found:
        by_document.setdefault(_document(item), {}).setdefault(item.stream, []).append(item)
    out: list[Given] = []
    differing: dict[tuple[str, str], int] = {}
    for streams in by_document.values():
        first, *others = sorted(streams)
        out += streams[first]
        told = {encode(g.record) for g in streams[first]}
        for other in others:
            if {encode(g.record) for g in streams[other]} != told:
                differing[first, other] = differing.get((first, other), 0) + 1
    notes = [
        f"{other}: tells of {count:,} articles something else than {first}, which is believed"
        for (first, other), count in sorted(differing.items())
    ]
    return out, notes


def _problem(item: Given, document: Document, kept: Mapping[str, Finding]) -> InputError | None:
    """What is wrong with a finding by itself."""
    record = item.record
    had = kept.get(record.id)
    if had is not None and had != record:
        return InputError(item.where, f"has the id {record.id} of another record", "remove one of the two")
    if any(not 0 <= start < end <= len(document.text) for start, end in _spans(record)):
        return InputError(item.where, f"{record.id} points outside its article", "write records with --json")
    return None


def _spans(record: Document | Provenance | Finding) -> Iterator[Span]:
    if isinstance(record, Report):
        yield from (*record.source.spans, *record.cue, *record.content, *record.hedges, *record.verification)
        yield from (step.span for step in record.relay if step.span)
        if record.when and record.when.span:
            yield record.when.span
    elif isinstance(record, Party):
        yield from record.mentions
        if record.anonymity:
            yield record.anonymity
    elif isinstance(record, (Figure, Informs, HeadlineCheck)):
        yield record.span


def _mended(kept: Mapping[str, Finding]) -> tuple[tuple[Finding, ...], int]:
    """*kept* without references to what is not there, and how many those were."""
    parties = {f.id for f in kept.values() if isinstance(f, Party)}
    reports = {f.id: f for f in kept.values() if isinstance(f, Report)}
    looped = _looped(reports)
    out: list[Finding] = []
    lost = 0
    for found in kept.values():
        if isinstance(found, Report):
            mended: Finding = _report(found, parties, reports.keys() - looped, looped)
        elif isinstance(found, (Figure, Informs)) and found.report not in (None, *reports):
            mended = msgspec.structs.replace(found, report=None)
        elif isinstance(found, HeadlineCheck):
            mended = msgspec.structs.replace(found, reports=tuple(r for r in found.reports if r in reports))
        else:
            mended = found
        lost += mended != found
        if isinstance(found, Informs) and not {found.informer, found.informed} <= parties:
            lost += 1  # without both ends it says nothing
        else:
            out.append(mended)
    return tuple(out), lost


def _report(report: Report, parties: set[str], reports: set[str], looped: set[str]) -> Report:
    source = report.source
    if source.party is not None and source.party not in parties:
        source = msgspec.structs.replace(source, party=None)
    if not parties.issuperset(source.candidates):
        source = msgspec.structs.replace(
            source, candidates=tuple(p for p in source.candidates if p in parties)
        )
    alone = report.id in looped
    return msgspec.structs.replace(
        report,
        source=source,
        relay=tuple(step for step in report.relay if step.party in parties),
        parent=report.parent if report.parent in reports and not alone else None,
        continues=report.continues if report.continues in reports and not alone else None,
    )


def _looped(reports: Mapping[str, Report]) -> set[str]:
    """Reports that stand inside themselves, or go on from themselves, by way of others."""
    out: set[str] = set()
    for step in ("parent", "continues"):
        ended: set[str] = set()
        for start in reports:
            trail: dict[str, None] = {}
            at = start
            while at in reports and at not in trail and at not in ended:
                trail[at] = None
                at = getattr(reports[at], step) or ""
            if at in trail:
                steps = list(trail)
                out.update(steps[steps.index(at) :])
            ended.update(trail)
    return out
