"""The records of a bundle in one place, each kind in a fixed order, for forms to look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from earwitness.export.safe import shown
from earwitness.records import (
    AnyRecord,
    Belief,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    HeadlineCheck,
    Informs,
    Link,
    Origin,
    Party,
    Passage,
    Provenance,
    Quantity,
    Report,
    Span,
)

_Kind = TypeVar("_Kind", bound=AnyRecord)

# A dispute or a link below this probability is "perhaps", on the page and in the tables as well.
LIKELY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Material:
    """Everything in a bundle. Each mapping goes from ids to records; what refers to nothing is left out.

    ``documents`` stand in order of their files' names, ``reports`` and what else has a place in order of
    reading (``order``). ``parties`` are those that stand for themselves: a merged one and not its members
    (``members``, from which ``merged`` leads to it). ``outlets`` are the names of those that published
    something. ``beliefs`` go by claim, ``claims_of`` and ``origins_of`` by report and claim; ``disputes`` are
    the links by which reports deny, or comment on, what states a claim.
    """

    provenance: tuple[Provenance, ...]
    documents: Mapping[str, Document]
    reports: Mapping[str, Report]
    order: Mapping[str, int]
    parties: Mapping[str, Party]
    merged: Mapping[str, str]
    members: Mapping[str, Party]
    outlets: frozenset[str]
    figures: Mapping[str, Figure]
    informs: tuple[Informs, ...]
    checks: tuple[HeadlineCheck, ...]
    links: tuple[Link, ...]
    claims: Mapping[str, Claim]
    origins: Mapping[str, Origin]
    passages: tuple[Passage, ...]
    comparisons: tuple[Comparison, ...]
    ghosts: Mapping[str, Ghost]
    beliefs: Mapping[str, Belief]
    quantities: tuple[Quantity, ...]
    claims_of: Mapping[str, tuple[str, ...]]
    origins_of: Mapping[str, tuple[str, ...]]
    disputes: Mapping[str, tuple[Link, ...]]

    def party(self, id: str | None) -> Party | None:
        """The party of that id, or the one that it was merged into."""
        return self.parties.get(self.merged.get(id or "", id or ""))

    def names(self, party: Party) -> tuple[str, ...]:
        """What ids of a party are made from: its own, but an outlet's name if the outlet has published here.

        So the outlet of one article and what another article cites are one, in forms that have no merging.
        """
        name = shown(party.name)
        return ("outlet", name) if party.kind == "outlet" and name in self.outlets else (party.id,)

    def spans(self, document: str, spans: Iterable[Span]) -> list[Span]:
        """Those of *spans* that lie inside the text, in order, each once."""
        end = len(self.documents[document].text) if document in self.documents else 0
        return sorted({(s, e) for s, e in spans if 0 <= s < e <= end})

    def stating(self, claim: str) -> list[Report]:
        """The reports that state a claim, in order of reading."""
        stating = {id: self.reports[id] for id in self.claims[claim].reports if id in self.reports}
        return sorted(stating.values(), key=lambda r: self.order[r.id])

    def wording(self, claim: str, report: Report) -> list[Span]:
        """The words of a report for a claim: those that trace found, else all its content."""
        own = [s for w in self.claims[claim].wordings if w.report == report.id for s in w.spans]
        return self.spans(report.document, own) or self.spans(report.document, report.content)


def material(records: Iterable[AnyRecord]) -> Material:
    """*records* in one place; their order changes nothing. Of two with one id, one counts."""
    every: dict[str, AnyRecord] = {}
    for record in records:
        had = every.setdefault(record.id, record)
        if had != record:
            every[record.id] = min(had, record, key=repr)

    def of(kind: type[_Kind]) -> list[_Kind]:
        return sorted((r for r in every.values() if isinstance(r, kind)), key=lambda r: r.id)

    documents = {d.id: d for d in sorted(of(Document), key=lambda d: (d.received_as, d.id))}
    places = {id: place for place, id in enumerate(documents)}
    here = [r for r in of(Report) if r.document in documents]
    reports = {
        r.id: r
        for r in sorted(here, key=lambda r: (places[r.document], min(r.content, default=(0, 0)), r.id))
    }
    parties = {p.id: p for p in of(Party)}
    merged = {m: p.id for p in parties.values() for m in p.members if m in parties and m != p.id}
    claims = {c.id: c for c in of(Claim)}
    links = [k for k in of(Link) if k.origin in reports and k.target in reports]
    figures = [f for f in of(Figure) if f.document in documents]
    return Material(
        provenance=tuple(of(Provenance)),
        documents=documents,
        reports=reports,
        order={id: place for place, id in enumerate(reports)},
        parties={id: p for id, p in parties.items() if id not in merged},
        merged=merged,
        members={id: p for id, p in parties.items() if id in merged},
        outlets=frozenset(name for d in documents.values() if (name := shown(d.outlet))),
        figures={f.id: f for f in sorted(figures, key=lambda f: (places[f.document], f.span, f.id))},
        informs=tuple(i for i in of(Informs) if i.document in documents),
        checks=tuple(c for c in of(HeadlineCheck) if c.document in documents),
        links=tuple(links),
        claims=claims,
        origins={o.id: o for o in of(Origin) if o.claim in claims},
        passages=tuple(p for p in of(Passage) if set(p.documents) <= documents.keys()),
        comparisons=tuple(of(Comparison)),
        ghosts={g.id: g for g in of(Ghost)},
        beliefs={b.claim: b for b in reversed(of(Belief)) if b.claim in claims},
        quantities=tuple(of(Quantity)),
        claims_of=_by((report, c.id) for c in claims.values() for report in c.reports),
        origins_of=_by((o.claim, o.id) for o in of(Origin)),
        disputes=_disputes(claims, links),
    )


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def _disputes(claims: Mapping[str, Claim], links: Sequence[Link]) -> dict[str, tuple[Link, ...]]:
    """By claim, the likely links that dispute one of its reports, the likeliest of each disputing report."""
    disputing: dict[str, list[Link]] = {}
    for link in links:
        if (link.relation == "denies" or (link.relation == "comments-on" and link.denied)) and likely(link):
            disputing.setdefault(link.target, []).append(link)
    found: dict[str, tuple[Link, ...]] = {}
    for claim in claims.values():
        best: dict[str, Link] = {}
        for link in (link for report in claim.reports for link in disputing.get(report, ())):
            had = best.setdefault(link.origin, link)
            best[link.origin] = max(had, link, key=lambda k: (k.probability, k.id))
        found[claim.id] = tuple(best[origin] for origin in sorted(best))
    return found


def likely(link: Link) -> bool:
    """Whether a link was counted: it is neither borderline nor less likely than not."""
    return link.probability >= LIKELY and not link.evidence.get("borderline")
