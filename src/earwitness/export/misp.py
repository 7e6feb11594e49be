"""A MISP event (core format, 2.5): claims as tagged attributes, articles and statements as objects.

====================  =====================================================================================
article               object "news-media", which mentions the claims that it states
claim                 attribute of type text, tagged with its belief
statement             object "annotation", which annotates its claims and is included in its article
====================  =====================================================================================

================================  =========================================================================
belief                            tag
================================  =========================================================================
source reliability A to E         admiralty-scale:source-reliability="a" …
information credibility 1 to 5    admiralty-scale:information-credibility="1" …
likelihood                        estimative-language:likelihood-probability="likely" …
confidence in the evidence base   estimative-language:confidence-in-analytic-judgment="low" …
================================  =========================================================================

F and 6, "cannot be judged", get no tag: MISP's taxonomy gives both the number 50, and its scores would count
them as half reliable and half credible. The comment says them in words.

The event is unpublished, for your organization only, and nothing of it is meant for detection (``to_ids``).
Its date and times are those of the earliest article, 1970 if none has one: no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from earwitness.export.identity import uuid_of
from earwitness.export.material import Material
from earwitness.export.moments import UNKNOWN, earliest, published_at
from earwitness.export.safe import address, shown
from earwitness.export.telling import (
    DISPUTED,
    claim_sentences,
    file_name,
    outlet,
    speaker,
    statement,
    title,
    words,
)
from earwitness.records import Belief, Document, Report
from earwitness.stream import encode_json

# Templates of misp-objects: name -> uuid, version, category.
TEMPLATES: Final[Mapping[str, tuple[str, str, str]]] = {
    "news-media": ("691463c5-5302-4847-9bec-4c56ccfec677", "3", "misc"),
    "annotation": ("5d8dc046-15a1-4ca3-a09f-ed4ede7c4487", "3", "misc"),
}
# The phrases of ICD 203 that the taxonomy has, as the records write them.
_PHRASES: Final = frozenset({
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
    "almost certain",
})  # fmt: skip
# Values of an attribute end up in a column of so many characters (MISP, attributes.value1 is text).
_LONGEST: Final = 65_000
_UNDEFINED_THREAT, _INITIAL, _OWN_ORGANIZATION, _INHERIT = "4", "0", "0", "5"

Json = dict[str, Any]


def misp_event(material: Material) -> bytes:
    """One event, as MISP imports it ("Add event, from a file, MISP JSON")."""
    at = max(earliest(published_at(d.published) for d in material.documents.values()), UNKNOWN)
    articles, claims = len(material.documents), len(material.claims)
    event: Json = {
        "uuid": str(uuid_of("misp", "event", *material.documents, *material.claims)),
        "info": f"Earwitness: {articles} articles, {claims} claims",
        "date": f"{at:%Y-%m-%d}",
        "timestamp": _seconds(at),
        "published": False,
        "analysis": _INITIAL,
        "threat_level_id": _UNDEFINED_THREAT,
        "distribution": _OWN_ORGANIZATION,
        "Attribute": _claims(material, at),
        "Object": [*_articles(material, at), *_statements(material, at)],
    }
    return encode_json({"Event": event})


def _seconds(at: datetime) -> str:
    return str(int(at.timestamp()))


def _attribute(value: str, type: str, at: datetime, *about: str, comment: str = "") -> Json:
    return {
        "uuid": str(uuid_of("misp", "attribute", *about)),
        "type": type,
        "category": "External analysis" if type == "link" else "Other",
        "value": value[:_LONGEST],
        "to_ids": False,
        "disable_correlation": type != "link",  # equal words are no sign of one actor
        "distribution": _INHERIT,
        "timestamp": _seconds(at),
        "comment": comment[:_LONGEST],
    }


def _claims(material: Material, at: datetime) -> list[Json]:
    """The attributes of all claims; with equal words also their ids, since MISP takes no value twice."""
    made = [_claim(material, id, at) for id in material.claims]
    seen: set[str] = set()
    for id, attribute in zip(material.claims, made, strict=True):
        if attribute["value"].casefold() in seen:
            attribute["value"] += f" [{shown(id)}]"
        seen.add(attribute["value"].casefold())
    return made


def _claim(material: Material, id: str, at: datetime) -> Json:
    claim = material.claims[id]
    belief = material.beliefs.get(id)
    disputed = [
        f"Disputed ({DISPUTED[link.denied]}) by {speaker(material, material.reports[link.origin])}."
        for link in material.disputes[id]
    ]
    told = [*disputed, *claim_sentences(material, id)]
    text = shown(claim.text) or shown(id)
    attribute = _attribute(text, "text", at, id, comment=" ".join(told))
    if belief is not None:
        attribute["Tag"] = [{"name": name} for name in tags(belief)]
    return attribute


def tags(belief: Belief) -> list[str]:
    """The machine tags of a belief, none for what cannot be judged."""
    grade = belief.grade
    found = []
    if grade.reliability != "F":
        found.append(f'admiralty-scale:source-reliability="{grade.reliability.lower()}"')
    if grade.credibility != "6":
        found.append(f'admiralty-scale:information-credibility="{grade.credibility}"')
    if belief.probability is not None and belief.phrase in _PHRASES:
        likelihood = belief.phrase.replace(" ", "-")
        found.append(f'estimative-language:likelihood-probability="{likelihood}"')
    if belief.confidence is not None:
        found.append(f'estimative-language:confidence-in-analytic-judgment="{belief.confidence}"')
    return found


def _object(
    name: str, record: str, at: datetime, relations: list[tuple[str, str, str]], comment: str
) -> Json:
    """An object of a template with attributes *relations*: name in the template, type, value."""
    template, version, category = TEMPLATES[name]
    attributes = [
        _attribute(value, type, at, record, relation) | {"object_relation": relation}
        for relation, type, value in relations
        if value
    ]
    return {
        "uuid": str(uuid_of("misp", "object", record)),
        "name": name,
        "template_uuid": template,
        "template_version": version,
        "meta-category": category,
        "distribution": _INHERIT,
        "timestamp": _seconds(at),
        "comment": comment,
        "Attribute": attributes,
    }


def _reference(record: str, target: str, relationship: str) -> Json:
    """From the object of *record* to an attribute or object, by its uuid."""
    return {
        "uuid": str(uuid_of("misp", "reference", record, target, relationship)),
        "object_uuid": str(uuid_of("misp", "object", record)),
        "referenced_uuid": target,
        "relationship_type": relationship,
        "comment": "",
    }


def _articles(material: Material, at: datetime) -> Iterator[Json]:
    stated: dict[str, dict[str, None]] = {}
    for report in material.reports.values():
        stated.setdefault(report.document, {}).update(dict.fromkeys(material.claims_of.get(report.id, ())))
    for document in material.documents.values():
        made = _object(
            "news-media",
            document.id,
            at,
            [
                ("title", "text", title(document)),
                ("source", "text", outlet(document) or "unknown outlet"),
                ("link", "link", address(document.url) or ""),
            ],
            f"{file_name(document)}. Published: {_published(document)}.",
        )
        claims = [str(uuid_of("misp", "attribute", id)) for id in sorted(stated.get(document.id, ()))]
        made["ObjectReference"] = [_reference(document.id, claim, "mentions") for claim in claims]
        yield made


def _published(document: Document) -> str:
    return f"{shown(document.published.date) or 'not known'}, {document.published.basis}"


def _statements(material: Material, at: datetime) -> Iterator[Json]:
    for report in material.reports.values():
        if not words(material, report.document, list(report.content)):
            continue
        link = address(material.documents[report.document].url) or ""
        told = [("text", "text", statement(material, report)), ("ref", "link", link)]
        made = _object("annotation", report.id, at, [*told, ("type", "text", "Annotation")], _how(report))
        article = str(uuid_of("misp", "object", report.document))
        claims = [str(uuid_of("misp", "attribute", id)) for id in material.claims_of.get(report.id, ())]
        made["ObjectReference"] = [
            _reference(report.id, article, "included-in"),
            *(_reference(report.id, claim, "annotates") for claim in claims),
        ]
        yield made


def _how(report: Report) -> str:
    return ", ".join(filter(None, (report.voice, report.kind, report.stance, f"in the {report.place}")))
