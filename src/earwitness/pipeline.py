"""The whole story: sources become documents, documents reports, reports a lineage, that beliefs, all a page.

Each step takes a frozen bundle and returns a new one. What was refused on the way is carried along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, get_args

from earwitness.bundle import Bundle, beliefs_among, holding, lineage_among, readings_before, reopened
from earwitness.case import NO_CASE, Case, case_id, check_judgements, check_places, corrections_id
from earwitness.corrections import CORRECTED, came_corrected, corrected
from earwitness.dossier import dossier
from earwitness.dossier.made import Dossier
from earwitness.dossier.since import Earlier
from earwitness.encoder import encoder, model_hash
from earwitness.errors import InputError, SettingError
from earwitness.ingest import IngestSettings, ingest
from earwitness.ingest.streams import Before
from earwitness.provenance import Setting, provenance
from earwitness.read import Reading, ReadSettings, read
from earwitness.records import Document, Finding, Party, Provenance, Record, make_id
from earwitness.redaction import Redacted, redact
from earwitness.redaction.marking import last_mark
from earwitness.stream import encode_json
from earwitness.trace import TraceSettings, trace
from earwitness.weigh import WeighSettings, weigh

__all__ = [
    "Bundle",
    "Progress",
    "check_tracing",
    "collect",
    "correct_all",
    "make_dossier",
    "read_all",
    "redact_all",
    "reopened",
    "trace_all",
    "weigh_all",
]

# (what is being done, how much of it is done, how much there is in all)
Progress = Callable[[str, int, int], None]
_Kind = TypeVar("_Kind", bound=Record)
_PAIR_MODEL: Final = "pairs"
# Characters from which a document's own reading is told of as it goes on: some ten seconds of work.
_LONG: Final = 50_000
_HOW_READ: Final = ("model", "leaning", "convention")


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
    case: Case = NO_CASE,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """*bundle* with the reports of all its documents, as *case* corrects them.

    With *again* False, what a record stream told of its documents is taken as it is, and only the other
    documents are read. Raises SettingError for an unknown model and for a correction that does not hold.
    """
    check_places(case, bundle.documents)
    taken = {} if again else readings_before(bundle.before)
    unread = [d for d in bundle.documents if d.id not in taken]
    if unread:
        encoder(settings.model)  # so that a wrong name or a damaged model is told before any reading
    readings = dict(taken)
    for done, document in enumerate(unread, 1):
        inside = partial(progress, f"Reading {Path(document.received_as).name}")
        told = inside if len(document.text) > _LONG else _untold
        readings[document.id] = read(document, settings, progress=told)
        progress("Reading", done, len(unread))
    ways = [p for p in bundle.before.made if taken]
    if unread:
        ways.append(_reads_with(settings))
    made = provenance(
        "read",
        settings=bundle.provenance.settings | _how_read(ways) | came_corrected(ways),
        models={name: hash for way in ways for name, hash in way.models.items() if name != _PAIR_MODEL},
        documents=bundle.documents,
    )
    ordered = tuple(readings[d.id] for d in bundle.documents)
    notes = (*bundle.notes, *(note for reading in ordered for note in reading.notes))
    before = Before() if again else bundle.before
    return _corrected(replace(bundle, readings=ordered, notes=notes, provenance=made, before=before), case)


def correct_all(bundle: Bundle, case: Case) -> Bundle:
    """*bundle*, which was read, with the corrections of *case* applied last; done already, nothing is done.

    What a record stream told as corrected by the same case is not corrected twice. Raises SettingError if it
    was corrected by another one, and if a correction does not hold.
    """
    return bundle if case == bundle.case else _corrected(bundle, case)


def _corrected(bundle: Bundle, case: Case) -> Bundle:
    made = bundle.before.made
    came = {d: str(p.settings[CORRECTED]) for p in made for d in p.inputs if p.settings.get(CORRECTED)}
    if had := corrections_id(bundle.case):
        came = dict.fromkeys((d.id for d in bundle.documents), had)
    result = corrected(bundle.documents, bundle.findings, case, came=came)
    by_document: dict[str | None, list[Finding]] = {}
    for finding in result.findings:
        by_document.setdefault(finding.document, []).append(finding)
    readings = tuple(
        holding(by_document.get(d.id, ()), of=reading) if d.id in result.documents else reading
        for d, reading in zip(bundle.documents, bundle.readings, strict=True)
    )
    applied = corrections_id(case)
    again = provenance(
        bundle.provenance.command,
        settings=bundle.provenance.settings | ({CORRECTED: applied} if applied else {}),
        models=bundle.provenance.models,
        documents=bundle.documents,
    )
    notes = (*bundle.notes, *result.notes)
    return replace(
        bundle, readings=readings, notes=notes, provenance=again, case=case, changes=result.changes
    )


def _untold(done: int, total: int) -> None:
    """Progress that nobody hears of."""


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
    case: Case | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Bundle:
    """*bundle*, which was read, with its lineage, as *case* (None: the one that it was read with) has it.

    Raises SettingError if *case* names what is not there or contradicts itself, ModelError if the pair
    model is missing or damaged.
    """
    check_tracing(settings)
    bundle = correct_all(bundle, bundle.case if case is None else case)
    case = bundle.case
    parties = [f for f in bundle.findings if isinstance(f, Party)]
    check_judgements(case, bundle.documents, parties, bundle.reports)
    lineage = trace(bundle.documents, bundle.findings, settings, case=case, progress=progress)
    pairs = {_PAIR_MODEL: model_hash(_PAIR_MODEL)} if settings.model else {}
    made = provenance(
        "trace",
        settings=bundle.provenance.settings
        | {
            "least_same": settings.least_same,
            "borderline": settings.borderline,
            "words_only": not settings.model,
            "case": case_id(case),
        },
        models=bundle.provenance.models | pairs,
        documents=bundle.documents,
    )
    return replace(bundle, lineage=lineage, notes=(*bundle.notes, *lineage.notes), provenance=made)


def weigh_all(
    bundle: Bundle, settings: WeighSettings = WeighSettings(), *, case: Case | None = None
) -> Bundle:
    """*bundle*, which was traced, with what may be believed of its claims and figures.

    *case* is the one that it was traced with if not given. Raises SettingError if the priors or *case*
    name what is not there or contradict themselves.
    """
    assert bundle.lineage is not None, "trace_all comes first"
    case = bundle.case if case is None else case
    beliefs = weigh(bundle.documents, bundle.findings, bundle.lineage.records(), settings, case=case)
    made = provenance(
        "weigh",
        settings=bundle.provenance.settings
        | {
            "priors": make_id("priors", encode_json(settings.priors).decode()),
            "case": case_id(case),
        },
        models=bundle.provenance.models,
        documents=bundle.documents,
    )
    return replace(bundle, beliefs=beliefs, notes=(*bundle.notes, *beliefs.notes), provenance=made)


def redact_all(bundle: Bundle, names: Sequence[str]) -> Bundle:
    """*bundle* without the parties that *names* name, in its articles and in all that was found in them.

    Last of all steps but making a dossier: what was redacted is not read or traced again. Raises SettingError
    for a name that nobody here has, or that several have, and for an earlier dossier that has the names of
    those who were taken out of this bundle before.
    """
    if not names:
        _check_earlier(bundle)
        return bundle
    apart = bundle.beliefs.apart if bundle.beliefs is not None else ()
    refused = [part for e in bundle.refused for part in (e.name, e.problem, e.remedy)]
    usual = make_id("priors", encode_json(WeighSettings().priors).decode())
    earlier = bundle.earlier
    done = redact(
        tuple(bundle.records()),
        names,
        said=(*bundle.notes, *refused, *apart),
        also=earlier.records if earlier is not None else (),
        keep=(usual,),
    )
    made = next(r for r in done.records if isinstance(r, Provenance))
    said = bundle.provenance.settings
    counts: dict[str, Setting] = {
        "redacted_parties": done.parties + _count(said.get("redacted_parties")),
        "redacted_places": done.places + _count(said.get("redacted_places")),
    }
    documents = tuple(_only(Document, done, d.id) for d in bundle.documents)
    return replace(
        bundle,
        documents=documents,
        refused=tuple(
            InputError(done.address(e.name), done.words(e.problem), done.words(e.remedy))
            for e in bundle.refused
        ),
        notes=(*(done.words(note) for note in bundle.notes), done.note),
        provenance=provenance(
            made.command, settings=made.settings | counts, models=made.models, documents=documents
        ),
        readings=tuple(_without(reading, done) for reading in bundle.readings),
        before=Before(),
        lineage=lineage_among(done.records) if bundle.lineage is not None else None,
        beliefs=(
            beliefs_among(done.records, tuple(map(done.words, apart))) if bundle.beliefs is not None else None
        ),
        case=NO_CASE,
        changes=(),
        earlier=Earlier(done.address(earlier.name), done.also) if earlier is not None else None,
    )


def _check_earlier(bundle: Bundle) -> None:
    """Raises SettingError if the earlier dossier has fewer parties taken out of it than *bundle* has."""
    earlier, now = bundle.earlier, (bundle.provenance, *bundle.documents)
    if earlier is not None and _taken_out(earlier.records) < _taken_out(now):
        raise SettingError(
            f"--since {earlier.name}: has names that --redact took out of these articles; give --redact "
            "again, or an earlier dossier that was redacted too"
        )


def _taken_out(records: Iterable[Record]) -> int:
    """How many parties were taken out of *records*, by their provenance or by the marks in their texts.

    A stream that was traced anew has the marks alone.
    """
    every = tuple(records)
    counts = [_count(r.settings.get("redacted_parties")) for r in every if isinstance(r, Provenance)]
    return max([last_mark(r.text for r in every if isinstance(r, Document)), *counts])


def _count(setting: Setting) -> int:
    return setting if isinstance(setting, int) else 0


def _only(kind: type[_Kind], done: Redacted, old_id: str) -> _Kind:
    record = done.by_old_id[old_id]
    assert isinstance(record, kind)  # redaction keeps the kinds
    return record


def _without(reading: Reading, done: Redacted) -> Reading:
    """*reading* after redaction."""
    new = holding(
        (r for f in reading.records() if isinstance(r := done.by_old_id[f.id], get_args(Finding))),
        of=reading,
    )
    outlet = done.by_old_id.get(reading.outlet or "")
    return replace(new, notes=(), outlet=outlet.id if outlet is not None else None)


def make_dossier(bundle: Bundle, *, excerpts_only: bool = False) -> Dossier:
    """What to hand on of *bundle*, with origins if it was traced, beliefs if it was weighed."""
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
        earlier=bundle.earlier,
    )


def _said(settings: IngestSettings) -> dict[str, Setting]:
    # a table shows in the documents it describes; where it lies is the user's own affair
    return {"outlet": settings.outlet, "date": settings.date, "table": settings.table is not None}


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
