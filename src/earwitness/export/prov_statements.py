"""What the records say in the words of W3C PROV-DM: entities, agents, activities, and how they hang together.

==========================================  ==================  =======================================
record                                      PROV                type
==========================================  ==================  =======================================
document, statement, origin, ghost, belief  entity              ew:Document, ew:Statement …
claim                                       entity              ew:Claim, and a prov:Collection
party                                       agent               prov:Person, prov:Organization or ew:…
provenance                                  activity and agent  ew:Run, and a prov:SoftwareAgent
==========================================  ==================  =======================================

==================  =================  =================  ===================================================
from                relation           to                 type, attributes
==================  =================  =================  ===================================================
statement           wasDerivedFrom     its document       prov:Quotation if all of it is quoted
statement           wasAttributedTo    speaker, relays    ew:step counts from the speaker (0); ew:basis
document            wasAttributedTo    its outlet
claim               hadMember          statement
statement           wasDerivedFrom     its origin         prov:PrimarySource
origin              wasAttributedTo    party
origin              wasDerivedFrom     ghost
statement           wasDerivedFrom     the one that it    ew:drift, ew:probability; prov:Revision if it
                                       goes back to       supersedes that
statement           alternateOf        same utterance     where it does not go back to that one directly
statement           wasInfluencedBy    what it denies or  ew:relation, ew:disputes, ew:probability
                                       comments on
document            wasDerivedFrom     the earlier of two that share text: ew:use
document            alternateOf        republished, where it is not known which was first
belief              wasDerivedFrom     claim; and its hinge, with ew:hinge
run                 used, wasAssociatedWith; what it made  wasGeneratedBy it
==================  =================  =================  ===================================================

Borderline links are left out. No times: PROV wants moments, and an article's date is rarely one; dates stand
as they are in ``ew:published``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from earwitness.export.identity import urn_of
from earwitness.export.material import Material, likely
from earwitness.export.safe import address, language, shown
from earwitness.export.telling import file_name, outlet, speaker, statement, title, words
from earwitness.records import (
    Belief,
    Claim,
    Document,
    Ghost,
    Origin,
    Party,
    PartyKind,
    Provenance,
    Report,
)

Value: TypeAlias = str | int | float | bool | tuple[str, ...]

_AGENTS: Final[Mapping[PartyKind, str]] = {
    "named-person": "prov:Person",
    "anonymous-official": "prov:Person",
    "observer": "prov:Person",
    "named-organisation": "prov:Organization",
    "outlet": "prov:Organization",
}


@dataclass(frozen=True, slots=True)
class Element:
    """An entity, agent or activity: its URN, what to print beside it, its types, and what is known of it."""

    kind: Literal["entity", "agent", "activity"]
    id: str
    label: str
    types: tuple[str, ...]
    about: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of PROV from one URN to another, in the order in which PROV-N names them."""

    kind: str
    first: str
    second: str
    type: str | None = None
    about: Mapping[str, Value] = field(default_factory=dict)


def elements(material: Material) -> list[Element]:
    """Everything in *material* that PROV has a word for, each once, in order of URNs."""
    found = [
        *(_document(d) for d in material.documents.values()),
        *(_report(material, r) for r in material.reports.values()),
        *(_claim(c) for c in material.claims.values()),
        *(_origin(o) for o in material.origins.values()),
        *(_ghost(g) for g in material.ghosts.values()),
        *(_belief(b) for b in material.beliefs.values()),
        *(_party(p) for p in material.parties.values() if material.names(p) == (p.id,)),
        *(made for p in material.provenance for made in _run(p)),
        *_outlets(material),
    ]
    return [e for _, e in sorted({e.id: e for e in found}.items())]


def relations(material: Material) -> list[Relation]:
    """How the elements hang together, in a fixed order; both ends of each are among them."""
    known = {e.id for e in elements(material)}
    found = [
        *(r for report in material.reports.values() for r in _of_report(material, report)),
        *(r for document in material.documents.values() for r in _of_document(document)),
        *(r for claim in material.claims.values() for r in _of_claim(material, claim)),
        *_of_links(material),
        *_of_passages(material),
        *_of_runs(material),
    ]
    here = {
        (r.kind, r.first, r.second, r.type or "", str(sorted(r.about.items()))): r
        for r in found
        if {r.first, r.second} <= known
    }
    return [here[key] for key in sorted(here)]


def _element(
    kind: Literal["entity", "agent"], id: str, label: str, type: str, **about: Value | None
) -> Element:
    known = {name: value for name, value in about.items() if value not in (None, "", ())}
    return Element(kind, urn_of(id), label, (type,), {"record": shown(id), **known})


def _document(document: Document) -> Element:
    published = document.published
    return _element(
        "entity",
        document.id,
        title(document),
        "ew:Document",
        file=file_name(document),
        outlet=outlet(document),
        url=address(document.url),
        published=shown(published.date),
        publishedBasis=published.basis,
        language=language(document.language),
    )


def _report(material: Material, report: Report) -> Element:
    return _element(
        "entity",
        report.id,
        statement(material, report),
        "ew:Statement",
        text=words(material, report.document, list(report.content)),
        speaker=speaker(material, report),
        stance=report.stance,
        quoted=report.kind,
        voice=report.voice,
        place=report.place,
        said=shown(report.when.date) if report.when else None,
        attributionConfidence=report.confidence,
    )


def _claim(claim: Claim) -> Element:
    low, high = claim.origin_range
    made = _element(
        "entity",
        claim.id,
        shown(claim.text),
        "ew:Claim",
        originsLeast=low,
        originsMost=high,
        ruleLeast=shown(claim.rules[0]),
        ruleMost=shown(claim.rules[1]),
    )
    return Element(made.kind, made.id, made.label, (*made.types, "prov:Collection"), made.about)


def _origin(origin: Origin) -> Element:
    why = shown(origin.why)
    return _element("entity", origin.id, why, "ew:Origin", why=why, certain=origin.certain)


def _ghost(ghost: Ghost) -> Element:
    return _element(
        "entity", ghost.id, shown(ghost.name), "ew:Ghost", party=ghost.kind, published=shown(ghost.date)
    )


def _belief(belief: Belief) -> Element:
    low, high = belief.interval or (None, None)
    return _element(
        "entity",
        belief.id,
        shown(belief.phrase),
        "ew:Belief",
        probability=belief.probability,
        probabilityLow=low,
        probabilityHigh=high,
        phrase=shown(belief.phrase),
        sourceReliability=belief.grade.reliability,
        informationCredibility=belief.grade.credibility,  # a string: it is a rank, and 6 is none
        evidenceConfidence=belief.confidence,
        why=tuple(map(shown, belief.why)),
    )


def _party(party: Party) -> Element:
    type = _AGENTS.get(party.kind, "ew:Party")
    return _element(
        "agent", party.id, shown(party.name), type, party=party.kind, role=shown(party.role)
    )  # fmt: skip


def _outlets(material: Material) -> Iterator[Element]:
    """An agent for each outlet that published something, whether or not an article names it as a party."""
    for name in sorted(material.outlets):
        yield Element("agent", _outlet(name), name, ("prov:Organization",), {"party": "outlet"})


def _agent(material: Material, party: Party) -> str:
    return urn_of(*material.names(party))


def _outlet(name: str) -> str:
    return urn_of("outlet", name)


def _run(made: Provenance) -> Iterator[Element]:
    about: dict[str, Value] = {
        "record": shown(made.id),
        "command": shown(made.command),
        "version": shown(made.version),
        "setting": tuple(f"{name} = {value}" for name, value in sorted(_shown(made.settings).items())),
        "model": tuple(f"{name} {hash}" for name, hash in sorted(_shown(made.models).items())),
    }
    yield Element("activity", urn_of(made.id), f"earwitness {shown(made.command)}", ("ew:Run",), about)
    software = f"Earwitness {shown(made.version)}"
    yield Element("agent", urn_of("software", made.version), software, ("prov:SoftwareAgent",))


def _shown(settings: Mapping[str, object]) -> dict[str, str]:
    return {shown(name): shown(str(value)) for name, value in settings.items()}


def _of_report(material: Material, report: Report) -> Iterator[Relation]:
    me = urn_of(report.id)
    quoted = "prov:Quotation" if report.kind == "direct" else None
    yield Relation("wasDerivedFrom", me, urn_of(report.document), quoted)
    if report.voice == "own":
        name = outlet(material.documents[report.document])
        yield Relation("wasAttributedTo", me, _outlet(name), about={"step": 0, "basis": "own voice"})
        return
    party = material.party(report.source.party)
    steps: list[tuple[str, str]] = [(_agent(material, party), "stated")] if party else []
    for step in report.relay:
        passed = material.party(step.party)
        if passed and _agent(material, passed) not in (agent for agent, _ in steps):
            steps.append((_agent(material, passed), step.basis))
    for number, (agent, basis) in enumerate(steps):
        yield Relation("wasAttributedTo", me, agent, about={"step": number, "basis": basis})


def _of_document(document: Document) -> Iterator[Relation]:
    yield Relation("wasAttributedTo", urn_of(document.id), _outlet(outlet(document)))


def _of_claim(material: Material, claim: Claim) -> Iterator[Relation]:
    me = urn_of(claim.id)
    yield from (Relation("hadMember", me, urn_of(r.id)) for r in material.stating(claim.id))
    for id in material.origins_of.get(claim.id, ()):
        origin = material.origins[id]
        for report in origin.reports:
            yield Relation("wasDerivedFrom", urn_of(report), urn_of(id), "prov:PrimarySource")
        for named in origin.parties:
            party = material.party(named)
            if party:
                yield Relation("wasAttributedTo", urn_of(id), _agent(material, party))
        yield from (Relation("wasDerivedFrom", urn_of(id), urn_of(ghost)) for ghost in origin.ghosts)
    belief = material.beliefs.get(claim.id)
    if belief:
        yield Relation("wasDerivedFrom", urn_of(belief.id), me)
        if belief.hinge:
            yield Relation(
                "wasDerivedFrom", urn_of(belief.id), urn_of(belief.hinge), about={"hinge": True}
            )  # fmt: skip


def _of_links(material: Material) -> Iterator[Relation]:
    for link in filter(likely, material.links):
        later, earlier = urn_of(link.origin), urn_of(link.target)
        about: dict[str, Value] = {"probability": link.probability, "relation": link.relation}
        if link.drift:
            about["drift"] = link.drift
        if link.denied:
            about["disputes"] = link.denied
        if link.relation in ("denies", "comments-on"):
            yield Relation("wasInfluencedBy", later, earlier, about=about)
        elif link.relation == "supersedes":
            yield Relation("wasDerivedFrom", later, earlier, "prov:Revision", about)
        elif link.evidence.get("direct"):
            yield Relation("wasDerivedFrom", later, earlier, about=about)
        elif link.relation == "same-utterance":
            yield Relation("alternateOf", later, earlier)


def _of_passages(material: Material) -> Iterator[Relation]:
    for passage in material.passages:
        first, second = passage.documents
        if passage.earlier in passage.documents:
            later = second if passage.earlier == first else first
            about: dict[str, Value] = {"use": passage.use, "why": shown(passage.why)}
            yield Relation("wasDerivedFrom", urn_of(later), urn_of(str(passage.earlier)), about=about)
        elif passage.use == "republished":
            yield Relation("alternateOf", urn_of(first), urn_of(second))


def _of_runs(material: Material) -> Iterator[Relation]:
    for run in material.provenance:
        me = urn_of(run.id)
        yield Relation("wasAssociatedWith", me, urn_of("software", run.version))
        yield from (Relation("used", me, urn_of(id)) for id in run.inputs)
        if len(material.provenance) == 1:  # of several runs nothing says which made what
            made: Iterable[Mapping[str, object]] = (
                material.reports, material.claims, material.origins, material.ghosts,
            )  # fmt: skip
            ids = [id for kind in made for id in kind] + [b.id for b in material.beliefs.values()]
            yield from (Relation("wasGeneratedBy", urn_of(id), me) for id in ids)
