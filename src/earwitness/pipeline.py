"""The whole story: sources become documents, documents reports, and both a page for a reader.

Each step takes a frozen result and returns a new one. What was refused on the way is carried along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from earwitness.dossier import dossier
from earwitness.dossier.statements import Finding
from earwitness.encoder import encoder, model_hash
from earwitness.errors import InputError
from earwitness.ingest import IngestSettings, ingest
from earwitness.provenance import Setting, provenance
from earwitness.read import Reading, ReadSettings, read
from earwitness.records import AnyRecord, Document, Provenance, Report

# (what is being done, how much of it is done, how much there is in all)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles that belong together, and everything found in them so far.

    ``readings`` are those of ``documents``, in their order, or empty before they were read.
    """

    documents: tuple[Document, ...]
    refused: tuple[InputError, ...]
    notes: tuple[str, ...]
    provenance: Provenance
    readings: tuple[Reading, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of all documents."""
        return tuple(r for reading in self.readings for r in reading.reports)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that reading found: parties, reports, figures, who informs whom, headline checks."""
        return tuple(found for reading in self.readings for found in reading.records())

    def records(self) -> Iterator[AnyRecord]:
        """The record stream: provenance, documents by name, then what each says, in its order."""
        yield self.provenance
        order = sorted(
            range(len(self.documents)), key=lambda i: (self.documents[i].received_as, self.documents[i].id)
        )
        yield from (self.documents[i] for i in order)
        for i in order if self.readings else ():
            yield from self.readings[i].records()


def collect(
    sources: Sequence[str | Path],
    settings: IngestSettings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """The documents of *sources*, in their order."""
    got = ingest(sources, settings=settings, stdin=stdin, progress=partial(progress, "Taking in files"))
    made = provenance("ingest", settings=_said(settings), models={}, documents=got.documents)
    return Bundle(got.documents, got.refused, got.notes, made)


def read_all(
    bundle: Bundle,
    settings: ReadSettings,
    *,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """*bundle* with the reports of all its documents. Raises SettingError for an unknown model."""
    encoder(settings.model)  # so that a wrong name or a damaged model is told before any reading
    readings: list[Reading] = []
    for done, document in enumerate(bundle.documents, 1):
        readings.append(read(document, settings))
        progress("Reading", done, len(bundle.documents))
    made = provenance(
        "read",
        settings=bundle.provenance.settings
        | {"model": settings.model, "leaning": settings.leaning, "convention": settings.convention},
        models={settings.model: model_hash(settings.model)},
        documents=bundle.documents,
    )
    notes = (*bundle.notes, *(note for reading in readings for note in reading.notes))
    return replace(bundle, readings=tuple(readings), notes=notes, provenance=made)


def make_dossier(bundle: Bundle, *, excerpts_only: bool = False) -> str:
    """The page that shows *bundle*."""
    made = provenance(
        "dossier",
        settings=bundle.provenance.settings | {"excerpts_only": excerpts_only},
        models=bundle.provenance.models,
        documents=bundle.documents,
    )
    return dossier(
        bundle.documents,
        bundle.findings,
        provenance=made,
        refused=bundle.refused,
        notes=bundle.notes,
        excerpts_only=excerpts_only,
    )


def _said(settings: IngestSettings) -> dict[str, Setting]:
    # a table shows in the documents it describes; where it lies is the user's own affair
    return {"outlet": settings.outlet, "date": settings.date, "table": settings.table is not None}
