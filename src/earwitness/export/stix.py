"""A STIX 2.1 bundle (OASIS Standard of 10 June 2021): for OpenCTI, TAXII servers and other threat platforms.

===================================  ======================================================================
article with a date                  report (an article without one: grouping, which needs no date)
speaker, outlet                      identity; the unnamed as well, described and so labelled
claim                                note, with its statements, origins and belief as content
statement of a claim                 opinion on that note, by its speaker
denial                               opinion on the note of what it denies
text shared by two dated articles    relationship: the later report is derived-from the earlier
===================================  ======================================================================

``confidence`` of a note is its information credibility by the scale that STIX publishes (appendix on
confidence scales, "Admiralty Credibility"): 1 is 90, 2 is 70, 3 is 50, 4 is 30, 5 is 10. 6 has none, nor has
a claim without a belief.
The source's reliability is another axis and stays a label.

``created`` and ``modified`` are when the articles concerned were first published (the first moment of what
is known of that, in UTC), and 1970 where no date is known: no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from earwitness.export.identity import uuid_of
from earwitness.export.material import Material
from earwitness.export.moments import UNKNOWN, earliest, published_at, stamp
from earwitness.export.safe import address, language, shown
from earwitness.export.telling import (
    DISPUTED,
    claim_sentences,
    file_name,
    is_named,
    outlet,
    speaker,
    statement,
    title,
    words,
)
from earwitness.records import Belief, Document, Link, Party, PartyKind, Report, Stance
from earwitness.stream import encode_json
from earwitness.version import VERSION

CONFIDENCE: Final[Mapping[str, int]] = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
_CLASS: Final[Mapping[PartyKind, str]] = {
    "named-person": "individual",
    "anonymous-official": "individual",
    "observer": "individual",
    "anonymous-group": "group",
    "named-organisation": "organization",
    "outlet": "organization",
}
# What a speaker thinks of the claim that the statement is about. Who demands or intends something, or leaves
# it open, neither agrees nor disagrees; who predicts it says that it will be so.
_OPINION: Final[Mapping[Stance | None, str]] = {
    None: "agree",
    "asserts": "agree",
    "predicts": "agree",
    "denies": "disagree",
    "doubts": "disagree",
}
_OURSELVES: Final = "identity", "earwitness"

Object = dict[str, Any]


def stix_bundle(material: Material) -> bytes:
    """One bundle: Earwitness itself as the creator, then all objects in order of types and ids."""
    objects = list(_objects(material))
    ids = sorted(o["id"] for o in objects)
    kept = {o["id"]: o for o in objects}
    ourselves = _ourselves()
    ordered = [ourselves, *(kept[id] for id in dict.fromkeys(ids))]
    return encode_json({"type": "bundle", "id": _id("bundle", *ids), "objects": ordered})


def _id(type: str, *parts: str) -> str:
    return f"{type}--{uuid_of('stix', type, *parts)}"


def _ourselves() -> Object:
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id(*_OURSELVES),
        "created": stamp(UNKNOWN),
        "modified": stamp(UNKNOWN),
        "name": "Earwitness",
        "description": f"A program that reads attribution in news articles, version {VERSION}. "
        "What it finds has not been checked by anybody unless that is said.",
        "identity_class": "system",
    }


def _object(type: str, record: str | tuple[str, ...], at: datetime, **more: Any) -> Object:
    """An object of a record; with more parts than its id where there are several of one record."""
    parts = (record,) if isinstance(record, str) else record
    made = {
        "type": type,
        "spec_version": "2.1",
        "id": _id(type, *parts),
        "created": stamp(at),
        "modified": stamp(at),
        "created_by_ref": _id(*_OURSELVES),
        "external_references": [{"source_name": "earwitness", "external_id": shown(parts[0])}],
    }
    own = more.pop("external_references", [])
    made["external_references"] += own
    return made | {name: value for name, value in more.items() if value not in (None, "", [])}


def _objects(material: Material) -> Iterator[Object]:
    first = earliest(published_at(d.published) for d in material.documents.values())
    for party in _speakers(material):
        yield _identity(party, first)
    for name in sorted(material.outlets):
        yield _outlet(name, first)
    for document in material.documents.values():
        yield _article(material, document)
    for id in material.claims:
        yield from _claim(material, id)
    yield from _shared(material)


def _speakers(material: Material) -> list[Party]:
    """The parties to which a statement is attributed, merged where they are."""
    found = {p.id: p for r in material.reports.values() if (p := _party(material, r))}
    return [
        found[id] for id in sorted(found) if material.names(found[id]) == (id,)
    ]  # not outlets of articles


def _party(material: Material, report: Report) -> Party | None:
    return None if report.voice == "own" else material.party(report.source.party)


def _identity(party: Party, at: datetime) -> Object:
    return _object(
        "identity",
        party.id,
        at,
        name=shown(party.name) or "no name",
        identity_class=_CLASS.get(party.kind, "unknown"),
        description=None if is_named(party) else "Not named: these are the words that describe the speaker.",
        roles=[role for role in (shown(party.role),) if role],
        labels=[party.kind],
    )


def _outlet(name: str, at: datetime) -> Object:
    return _object(
        "identity", ("outlet", name), at, name=name, identity_class="organization", labels=["outlet"]
    )


def _who(material: Material, report: Report) -> str | None:
    """The id of the identity that makes a statement."""
    party = _party(material, report)
    if party:
        return _id("identity", *material.names(party))
    return _publisher(material.documents[report.document]) if report.voice == "own" else None


def _publisher(document: Document) -> str | None:
    return _id("identity", "outlet", outlet(document)) if outlet(document) else None


def _article_id(document: Document) -> str:
    return _id("report" if published_at(document.published) else "grouping", document.id)


def _article(material: Material, document: Document) -> Object:
    at = published_at(document.published)
    inside = [r for r in material.reports.values() if r.document == document.id]
    refs = [_publisher(document), *(_who(material, r) for r in inside)]
    claims = sorted({c for r in inside for c in material.claims_of.get(r.id, ())})
    refs += [_id("note", c) for c in claims]
    page = address(document.url)
    where = {"source_name": outlet(document) or "unknown outlet", "description": file_name(document)}
    published = document.published
    why = f" ({shown(published.why)})" if published.why else ""
    return _object(
        "report" if at else "grouping",
        document.id,
        at or UNKNOWN,
        name=title(document),
        description=f"Article. Published: {shown(published.date) or 'not known'}, {published.basis}{why}.",
        object_refs=list(dict.fromkeys(ref for ref in refs if ref)) or [_id(*_OURSELVES)],
        external_references=[where | ({"url": page} if page else {})],
        lang=language(document.language),
        **({"published": stamp(at)} if at else {"context": "unspecified"}),
    )


def _claim(material: Material, id: str) -> Iterator[Object]:
    claim = material.claims[id]
    stating = material.stating(id)
    disputing = [(link, material.reports[link.origin]) for link in material.disputes[id]]
    belief = material.beliefs.get(id)
    at = _when(material, stating)
    articles = {r.document: _article_id(material.documents[r.document]) for r in stating}
    told = [
        f"Claim: {shown(claim.text)}",
        *(f"Stated: {_said(material, r, id)}" for r in stating),
        *(f"Disputed ({DISPUTED[link.denied]}): {_said(material, r)}" for link, r in disputing),
        *claim_sentences(material, id),
    ]
    note = _object(
        "note",
        id,
        at,
        abstract=shown(claim.text),
        content="\n".join(told),
        object_refs=list(articles.values()) or [_id(*_OURSELVES)],
        labels=["claim", *_labels(belief)],
        confidence=CONFIDENCE.get(belief.grade.credibility) if belief else None,
    )
    yield note
    for report in stating:
        yield _opinion(material, report, note, at, _OPINION.get(report.stance, "neutral"))
    for link, report in disputing:
        if report.id not in claim.reports:
            yield _opinion(material, report, note, at, "disagree" if _fact(link) else "neutral", link)


def _fact(link: Link) -> bool:
    """Whether a dispute is about the fact: who disputes the other side's knowledge does not deny it."""
    return link.denied in (None, "fact")


def _opinion(
    material: Material, report: Report, note: Object, at: datetime, opinion: str, link: Link | None = None
) -> Object:
    disputed = f" Disputes {DISPUTED[link.denied]}." if link else ""
    who = _who(material, report)
    return _object(
        "opinion",
        (report.id, note["id"]),
        max(at, _when(material, [report])),
        opinion=opinion,
        explanation=f"{_said(material, report)}.{disputed}",
        authors=[speaker(material, report)],
        object_refs=[note["id"], *([who] if who else [])],
        labels=[report.stance or "own-voice"],
    )


def _said(material: Material, report: Report, claim: str | None = None) -> str:
    """Who said what, in which article; with *claim* the words for that claim alone."""
    document = material.documents[report.document]
    spans = material.wording(claim, report) if claim else None
    where = outlet(document) or file_name(document)
    return f"{statement(material, report, spans)} [{where}]"


def _labels(belief: Belief | None) -> list[str]:
    if belief is None:
        return []
    return [
        f"source-reliability:{belief.grade.reliability}",
        f"information-credibility:{belief.grade.credibility}",
        f"likelihood:{shown(belief.phrase)}",
        *([f"evidence-confidence:{belief.confidence}"] if belief.confidence else []),
    ]


def _when(material: Material, reports: Iterable[Report]) -> datetime:
    return earliest(published_at(material.documents[r.document].published) for r in reports)


def _shared(material: Material) -> Iterator[Object]:
    for passage in material.passages:
        first, second = (material.documents[id] for id in passage.documents)
        if passage.earlier not in passage.documents:
            continue
        later, earlier = (second, first) if passage.earlier == first.id else (first, second)
        ends = _article_id(later), _article_id(earlier)
        if all(end.startswith("report--") for end in ends):
            yield _object(
                "relationship",
                passage.id,
                published_at(later.published) or UNKNOWN,
                relationship_type="derived-from",
                source_ref=ends[0],
                target_ref=ends[1],
                description=f"{passage.use}: {shown(passage.why)}; "
                f"{words(material, first.id, [a for a, _ in passage.spans])}",
            )
