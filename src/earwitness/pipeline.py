"""The whole story: sources become documents, documents reports, reports a lineage, that beliefs, all a page.

Each step takes a frozen result and returns a new one. What was refused on the way is carried along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from earwitness.case import NO_CASE, Case
from earwitness.dossier import dossier
from earwitness.encoder import encoder, model_hash
from earwitness.errors import InputError, SettingError
from earwitness.ingest import IngestSettings, ingest
from earwitness.ingest.streams import Before
from earwitness.provenance import Setting, provenance
from earwitness.read import Reading, ReadSettings, read
from earwitness.records import (
    AnyRecord,
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Provenance,
    Report,
    make_id,
)
from earwitness.stream import encode_json
from earwitness.trace import Lineage, TraceSettings, trace
from earwitness.weigh import Beliefs, WeighSettings, weigh

# (what is being done, how much of it is done, how much there is in all)
Progress = Callable[[str, int, int], None]
_PAIR_MODEL: Final = "pairs"
_HOW_READ: Final = ("model", "leaning", "convention")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles that belong together, and everything found in them so far.

    ``readings`` are those of ``documents``, in their order, or empty before they were read; ``before``
    is what a record stream among the sources told of them. ``lineage`` is None before they were traced,
    ``beliefs`` before that was weighed.
    """

    documents: tuple[Document, ...]
    refused: tuple[InputError, ...]
    notes: tuple[str, ...]
    provenance: Provenance
    readings: tuple[Reading, ...] = ()
    before: Before = field(default_factory=Before)
    lineage: Lineage | None = None
    beliefs: Beliefs | None = None

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
    return Bundle(got.documents, got.refused, got.notes, made, before=got.before)


def read_all(
    bundle: Bundle,
    settings: ReadSettings,
    *,
    again: bool = True,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """*bundle* with the reports of all its documents. Raises SettingError for an unknown model.

    With *again* False, what a record stream told of its documents is taken as it is, and only the other
    documents are read.
    """
    taken = {} if again else _readings(bundle.before)
    unread = [d for d in bundle.documents if d.id not in taken]
    if unread:
        encoder(settings.model)  # so that a wrong name or a damaged model is told before any reading
    readings = dict(taken)
    for done, document in enumerate(unread, 1):
        readings[document.id] = read(document, settings)
        progress("Reading", done, len(unread))
    ways = [p for p in bundle.before.made if taken]
    if unread:
        ways.append(_reads_with(settings))
    made = provenance(
        "read",
        settings=bundle.provenance.settings | _how_read(ways),
        models={name: hash for way in ways for name, hash in way.models.items() if name != _PAIR_MODEL},
        documents=bundle.documents,
    )
    ordered = tuple(readings[d.id] for d in bundle.documents)
    notes = (*bundle.notes, *(note for reading in ordered for note in reading.notes))
    return replace(bundle, readings=ordered, notes=notes, provenance=made)


def check_tracing(settings: TraceSettings) -> None:
    """Raises SettingError or ModelError if *settings* cannot be traced with: before long work, not after."""
    for name, value in (("least", settings.least_same), ("borderline", settings.borderline)):
        if not 0 < value < 1:
            raise SettingError(
                f"--{name} {value:g}: is no probability; give one between 0 and 1, such as 0.5"
            )
    if settings.model:
        model_hash(_PAIR_MODEL)


def trace_all(
    bundle: Bundle,
    settings: TraceSettings,
    *,
    case: Case = NO_CASE,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """*bundle*, which was read, with its lineage.

    Raises SettingError if *case* names what is not there or contradicts itself, ModelError if the pair
    model is missing or damaged.
    """
    check_tracing(settings)
    lineage = trace(bundle.documents, bundle.findings, settings, case=case, progress=progress)
    pairs = {_PAIR_MODEL: model_hash(_PAIR_MODEL)} if settings.model else {}
    made = provenance(
        "trace",
        settings=bundle.provenance.settings
        | {
            "least_same": settings.least_same,
            "borderline": settings.borderline,
            "words_only": not settings.model,
            # its judgements, and not its file: where it lies is the user's own affair
            "case": None if case == NO_CASE else make_id("case", encode_json(case).decode()),
        },
        models=bundle.provenance.models | pairs,
        documents=bundle.documents,
    )
    return replace(bundle, lineage=lineage, notes=(*bundle.notes, *lineage.notes), provenance=made)


def weigh_all(bundle: Bundle, settings: WeighSettings = WeighSettings(), *, case: Case = NO_CASE) -> Bundle:
    """*bundle*, which was traced, with what may be believed of its claims and figures.

    Raises SettingError if the priors or *case* name what is not there or contradict themselves.
    """
    assert bundle.lineage is not None, "trace_all comes first"
    beliefs = weigh(bundle.documents, bundle.findings, bundle.lineage.records(), settings, case=case)
    made = provenance(
        "weigh",
        settings=bundle.provenance.settings
        | {
            "priors": make_id("priors", encode_json(settings.priors).decode()),
            "case": None if case == NO_CASE else make_id("case", encode_json(case).decode()),
        },
        models=bundle.provenance.models,
        documents=bundle.documents,
    )
    return replace(bundle, beliefs=beliefs, notes=(*bundle.notes, *beliefs.notes), provenance=made)


def make_dossier(bundle: Bundle, *, excerpts_only: bool = False) -> str:
    """The page that shows *bundle*, with origins if it was traced, beliefs if it was weighed."""
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
        lineage=tuple(bundle.lineage.records()) if bundle.lineage is not None else (),
        beliefs=tuple(bundle.beliefs.records()) if bundle.beliefs is not None else (),
        apart=bundle.beliefs.apart if bundle.beliefs is not None else (),
    )


def _said(settings: IngestSettings) -> dict[str, Setting]:
    # a table shows in the documents it describes; where it lies is the user's own affair
    return {"outlet": settings.outlet, "date": settings.date, "table": settings.table is not None}


def _readings(before: Before) -> dict[str, Reading]:
    """What was found before, by document."""
    found: dict[str | None, list[Finding]] = {}
    for record in before.findings:
        found.setdefault(record.document, []).append(record)
    return {
        document: Reading(
            reports=tuple(f for f in found.get(document, ()) if isinstance(f, Report)),
            parties=tuple(f for f in found.get(document, ()) if isinstance(f, Party)),
            figures=tuple(f for f in found.get(document, ()) if isinstance(f, Figure)),
            informs=tuple(f for f in found.get(document, ()) if isinstance(f, Informs)),
            checks=tuple(f for f in found.get(document, ()) if isinstance(f, HeadlineCheck)),
        )
        for document in before.read
    }


def _reads_with(settings: ReadSettings) -> Provenance:
    return provenance(
        "read",
        settings={"model": settings.model, "leaning": settings.leaning, "convention": settings.convention},
        models={settings.model: model_hash(settings.model)},
        documents=(),
    )


def _how_read(ways: Sequence[Provenance]) -> dict[str, Setting]:
    """The settings of reading: all there are, where parts of a bundle were read in different ways."""
    out: dict[str, Setting] = {}
    for name in _HOW_READ:
        values = sorted({str(way.settings[name]) for way in ways if way.settings.get(name) is not None})
        out[name] = ", ".join(values) or None
    return out
