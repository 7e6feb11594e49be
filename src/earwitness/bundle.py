"""A bundle: articles that belong together with all that was found in them, and a bundle made from records.

The steps of ``pipeline`` take a bundle and return another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, get_args

from earwitness.case import NO_CASE, Case
from earwitness.corrections import Change
from earwitness.dossier.since import Earlier
from earwitness.errors import InputError, RecordError
from earwitness.ingest.streams import Before
from earwitness.read import Reading
from earwitness.records import (
    AnyRecord,
    Belief,
    Claim,
    Comparison,
    Document,
    Figure,
    Finding,
    Ghost,
    HeadlineCheck,
    Informs,
    Link,
    Origin,
    Party,
    Passage,
    Provenance,
    Quantity,
    Record,
    Report,
)
from earwitness.stream import Whole
from earwitness.trace import Lineage
from earwitness.weigh import Beliefs

_Kind = TypeVar("_Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles that belong together, and everything found in them so far.

    ``readings`` are those of ``documents``, in their order, or empty before they were read; ``before``
    is what a record stream among the sources told of them. ``lineage`` is None before they were traced,
    ``beliefs`` before that was weighed. ``case`` is what an analyst judged; ``changes`` are what its
    corrections changed in ``readings``. ``earlier`` is a dossier of the same affair, to be compared with.
    """

    documents: tuple[Document, ...]
    refused: tuple[InputError, ...]
    notes: tuple[str, ...]
    provenance: Provenance
    readings: tuple[Reading, ...] = ()
    before: Before = field(default_factory=Before)
    lineage: Lineage | None = None
    beliefs: Beliefs | None = None
    case: Case = NO_CASE
    changes: tuple[Change, ...] = ()
    earlier: Earlier | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of all documents."""
        return tuple(r for reading in self.readings for r in reading.reports)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that reading found: parties, reports, figures, who informs whom, headline checks."""
        return tuple(found for reading in self.readings for found in reading.records())

    def records(self) -> Iterator[AnyRecord]:
        """The record stream: provenance, documents by name, what each says in its order, lineage, beliefs."""
        yield self.provenance
        order = sorted(
            range(len(self.documents)), key=lambda i: (self.documents[i].received_as, self.documents[i].id)
        )
        yield from (self.documents[i] for i in order)
        for i in order if self.readings else ():
            yield from self.readings[i].records()
        if self.lineage is not None:
            yield from self.lineage.records()
        if self.beliefs is not None:
            yield from self.beliefs.records()


def reopened(whole: Whole) -> Bundle:
    """The bundle that a dossier's JSON was made from: nothing is read, traced or weighed again.

    Raises RecordError if its first record is not the provenance of all others, or an article is missing.
    """
    made, *rest = whole.records or (None,)
    if not isinstance(made, Provenance) or any(isinstance(r, Provenance) for r in rest):
        raise RecordError("a dossier's records begin with one provenance record; make it again")
    documents = _of(Document, rest)
    findings = tuple(r for r in rest if isinstance(r, get_args(Finding)) and r.document is not None)
    there = frozenset(d.id for d in documents)
    for lost in (f for f in findings if f.document not in there):
        raise RecordError(f"{lost.id}: is about {lost.document}, which is not there; give the whole file")
    readings = readings_before(Before(findings, there))
    return Bundle(
        documents=documents,
        refused=tuple(InputError(r.name, r.problem, r.remedy) for r in whole.refused),
        notes=whole.notes,
        provenance=made,
        readings=tuple(readings[d.id] for d in documents),
        lineage=lineage_among(rest) if "words_only" in made.settings else None,
        beliefs=beliefs_among(rest, whole.apart) if "priors" in made.settings else None,
    )


def _of(kind: type[_Kind], records: Iterable[AnyRecord]) -> tuple[_Kind, ...]:
    return tuple(r for r in records if isinstance(r, kind))


def lineage_among(records: Sequence[AnyRecord]) -> Lineage:
    """The lineage that *records* hold."""
    return Lineage(
        parties=tuple(p for p in _of(Party, records) if p.document is None),
        links=_of(Link, records),
        claims=_of(Claim, records),
        origins=_of(Origin, records),
        passages=_of(Passage, records),
        comparisons=_of(Comparison, records),
        ghosts=_of(Ghost, records),
    )


def beliefs_among(records: Sequence[AnyRecord], apart: tuple[str, ...]) -> Beliefs:
    """The beliefs that *records* hold, with the sentences that no record holds: *apart*."""
    return Beliefs(beliefs=_of(Belief, records), quantities=_of(Quantity, records), apart=apart)


def readings_before(before: Before) -> dict[str, Reading]:
    """What a record stream told of its documents, by document."""
    found: dict[str | None, list[Finding]] = {}
    for record in before.findings:
        found.setdefault(record.document, []).append(record)
    return {document: holding(found.get(document, ()), of=Reading()) for document in before.read}


def holding(found: Iterable[Finding], *, of: Reading) -> Reading:
    """The reading *of* a document with what was *found* in place of what it holds."""
    every = tuple(found)
    return replace(
        of,
        reports=tuple(f for f in every if isinstance(f, Report)),
        parties=tuple(f for f in every if isinstance(f, Party)),
        figures=tuple(f for f in every if isinstance(f, Figure)),
        informs=tuple(f for f in every if isinstance(f, Informs)),
        checks=tuple(f for f in every if isinstance(f, HeadlineCheck)),
    )
