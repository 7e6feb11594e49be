"""What tracing found, as the parts of a page: claims, words under two names, figures, ghosts, copied text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from earwitness.dossier.alone import Alone, alone
from earwitness.dossier.claims import of_kind, told_claims
from earwitness.dossier.copied import Copied, copied
from earwitness.dossier.denials import Denial, denials
from earwitness.dossier.entries import Entries, Entry
from earwitness.dossier.figure_pairs import Pair, figure_pairs
from earwitness.dossier.figure_rows import Family, figure_families
from earwitness.dossier.ghosts import Missing, missing
from earwitness.dossier.naming import Names, quoted, short
from earwitness.dossier.statements import Article
from earwitness.dossier.timeline import Moment, timeline
from earwitness.dossier.traced import Traced, traced_claims
from earwitness.dossier.two_names import two_names
from earwitness.errors import RecordError
from earwitness.records import Claim, Comparison, Ghost, Link, Origin, Party, Passage, Span

LineageRecord: TypeAlias = Party | Claim | Origin | Link | Passage | Comparison | Ghost


@dataclass(frozen=True, slots=True)
class Renamed:
    """Words that stand under several names: each name with the statements that credit it."""

    words: str
    claim: int | None
    credits: tuple[tuple[str, tuple[Entry, ...]], ...]
    borderline: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that tracing gives to the page.

    ``alone`` are the claims of one article that nobody disputes, ``unlisted`` their number; ``claims`` are
    all others, and ``claims_of`` those of them that each report states. ``denials`` are those of the whole
    bundle, tied to a claim or not. ``merged`` is the party of the whole bundle that each party of one
    article is, ``numbers`` are all figures of the bundle and ``moments`` its timeline: reading alone gives
    numbers, moments and denials too.
    """

    claims: tuple[Traced, ...] = ()
    unlisted: int = 0
    renamed: tuple[Renamed, ...] = ()
    figures: tuple[Pair, ...] = ()
    missing: tuple[Missing, ...] = ()
    copied: tuple[Copied, ...] = ()
    claims_of: Mapping[str, tuple[Traced, ...]] = field(default_factory=dict)
    merged: Mapping[str, Party] = field(default_factory=dict)
    alone: tuple[Alone, ...] = ()
    denials: tuple[Denial, ...] = field(default=(), compare=False)
    numbers: tuple[Family, ...] = field(default=(), compare=False)
    moments: tuple[Moment, ...] = field(default=(), compare=False)

    @property
    def shared(self) -> tuple[Traced, ...]:
        """The claims that two or more articles state."""
        return tuple(c for c in self.claims if c.articles > 1)


def lineage_of(articles: Sequence[Article], records: Sequence[LineageRecord]) -> Lineage:
    """The page's view of *records*, in whatever order they come.

    Raises RecordError where one is about a document, statement or figure that *articles* do not have.
    """
    _check(articles, records)
    ordered = tuple(sorted(records, key=lambda r: r.id))
    parties = [p for p in of_kind(Party, ordered) if p.document is None]
    names = Names(articles, parties)
    entries = Entries(articles, names, parties)
    told = told_claims(names, ordered)
    claims, unlisted = traced_claims(entries, ordered)
    claims_of: dict[str, list[Traced]] = {}
    for claim in claims:
        for row in claim.rows:
            claims_of.setdefault(row.entry.statement.report.id, []).append(claim)
    return Lineage(
        claims=claims,
        unlisted=unlisted,
        renamed=_renamed(entries, ordered, {r: c[0].number for r, c in claims_of.items()}),
        figures=figure_pairs(articles, names, of_kind(Comparison, ordered)),
        missing=missing(entries, of_kind(Ghost, ordered), claims),
        copied=copied(entries.articles, names, of_kind(Passage, ordered)),
        claims_of={report: tuple(found) for report, found in claims_of.items()},
        merged={member: party for party in parties for member in party.members},
        numbers=figure_families(articles, names, of_kind(Comparison, ordered)),
        moments=timeline(articles, (t for t in told if t.matters), names),
        alone=alone(entries, told),
        denials=denials(entries, ordered, claims),
    )


# Characters of words that stand under two names: a long sentence.
_QUOTED = 300


def _renamed(
    entries: Entries, records: Sequence[LineageRecord], number: Mapping[str, int]
) -> tuple[Renamed, ...]:
    return tuple(
        Renamed(
            words=quoted(short(found.words, _QUOTED)),
            claim=number.get(found.credits[0].reports[0]),
            credits=tuple((c.name, entries.in_order(c.reports)) for c in found.credits),
            borderline=found.borderline,
        )
        for found in two_names(entries.names, of_kind(Claim, records), of_kind(Link, records))
    )


def _check(articles: Sequence[Article], records: Sequence[LineageRecord]) -> None:
    """Raises RecordError for what does not fit the articles."""
    texts = {a.document.id: a.document.text for a in articles}
    home = {s.report.id: a.document.id for a in articles for s in a.every_statement()}
    figures = {f.id: f for a in articles for f in a.figures}
    for record in records:
        for ids, known in _about(record, texts, home, figures):
            for about in ids:
                if about not in known:
                    raise RecordError(f"{record.id}: is about {about}, which is not there; trace again")
        for document, spans in _spans(record, home):
            length = len(texts[document])
            for start, end in spans:
                if not 0 <= start <= end <= length:
                    raise RecordError(
                        f"{record.id}: span {start}-{end} lies outside {document} (0-{length}); trace again"
                    )


_Ids: TypeAlias = Mapping[str, object]


def _about(
    record: LineageRecord, documents: _Ids, reports: _Ids, figures: _Ids
) -> Iterator[tuple[Sequence[str], _Ids]]:
    """What *record* is about, by id, each with those among which it must be."""
    match record:
        case Claim():
            yield record.reports, reports
            yield [w.report for w in record.wordings], reports
        case Origin():
            yield record.reports, reports
        case Link():
            yield (record.origin, record.target), reports
        case Comparison():
            yield (record.origin, record.target), figures
        case Passage():
            yield record.documents, documents
        case Ghost():
            yield record.cited_in, documents
            yield record.reports, reports
        case Party():
            pass


def _spans(record: LineageRecord, home: Mapping[str, str]) -> Iterator[tuple[str, Sequence[Span]]]:
    if isinstance(record, Claim):
        for wording in record.wordings:
            yield home[wording.report], wording.spans
    if isinstance(record, Passage):
        for side, document in enumerate(record.documents):
            yield document, [pair[side] for pair in record.spans]
