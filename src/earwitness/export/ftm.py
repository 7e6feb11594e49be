"""FollowTheMoney (version 4) entities as JSON lines, for Aleph and its kin, and its statements as CSV.

===============================  =============  ============================================================
record                           schema         properties
===============================  =============  ============================================================
document                         Article        title, fileName, publishedAt, publisher, sourceUrl, language
named person                     Person         name, alias (its names in the articles), position
outlet, named organization       Organization   name, alias
who publishes, who is quoted     Documentation  document, entity, role
statement                        Note           name (who), description (what), entity (speaker, claim),
                                                publisher, proof, sourceUrl, keywords (stance)
claim                            Note           name, description (the claim), notes (origins, belief), proof
who informs whom                 UnknownLink    subject, object, role (misleads …), description, proof, date
===============================  =============  ============================================================

The unnamed are no entities: names are compared across data sets, and "a senior official" would be found
everywhere. They stand in the Note of what they say. The text of an article is left out: upload the file for
that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from earwitness.export.identity import uuid_of
from earwitness.export.lines import json_lines
from earwitness.export.material import Material
from earwitness.export.moments import iso
from earwitness.export.safe import address, cell, language, shown
from earwitness.export.table import written
from earwitness.export.telling import (
    claim_sentences,
    file_name,
    outlet,
    speaker,
    title,
    words,
)
from earwitness.records import Document, Informs, Party, PartyKind, Report

DATASET: Final = "earwitness"
# followthemoney.statement.serialize.CSV_COLUMNS, of version 4.
COLUMNS: Final = (
    "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external "
    "first_seen last_seen id"
).split()
# The types of the properties that are used here, as the schemata of version 4 have them.
TYPES: Final[Mapping[str, str]] = {
    "id": "id",
    "title": "string",
    "fileName": "string",
    "publishedAt": "date",
    "publisher": "string",
    "sourceUrl": "url",
    "language": "language",
    "name": "name",
    "alias": "name",
    "position": "string",
    "document": "entity",
    "entity": "entity",
    "role": "string",
    "description": "text",
    "notes": "text",
    "keywords": "string",
    "proof": "entity",
    "subject": "entity",
    "object": "entity",
    "date": "date",
}
_SCHEMA: Final[Mapping[PartyKind, str]] = {
    "named-person": "Person",
    "named-organisation": "Organization",
    "outlet": "Organization",
}
# ISO 639-3, which FollowTheMoney wants, for what ISO 639-1 has; others are left out.
_LANGUAGES: Final[Mapping[str, str]] = dict(
    pair.split("=")
    for pair in (
        "ar=ara bg=bul cs=ces da=dan de=deu el=ell en=eng es=spa et=est fa=fas fi=fin fr=fra he=heb hi=hin "
        "hr=hrv hu=hun id=ind it=ita ja=jpn ko=kor lt=lit lv=lav nl=nld no=nor pl=pol pt=por ro=ron ru=rus "
        "sk=slk sl=slv sr=srp sv=swe th=tha tr=tur uk=ukr vi=vie zh=zho"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its id, schema, and values by property, in order and each once."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]


def ftm_entities(material: Material) -> bytes:
    """One entity a line, in order of ids."""
    lines = (
        {"id": e.id, "schema": e.schema, "properties": {name: list(v) for name, v in e.properties.items()}}
        for e in entities(material)
    )
    return json_lines(lines)


def ftm_statements(material: Material) -> bytes:
    """The same as statements: one row for each value, with the id that FollowTheMoney would give it.

    No cell is a formula; a value that would be one has an apostrophe before it, here and in its id.
    """
    rows = (row for entity in entities(material) for row in _rows(entity))
    return written(COLUMNS, rows, end="\n", mark=b"")


def entities(material: Material) -> list[Entity]:
    """All entities of *material*, in order of ids."""
    found: dict[str, Entity] = {}
    for made in (
        _articles(material),
        _parties(material),
        _claims(material),
        _statements(material),
        _informing(material),
    ):
        for entity in made:
            found[entity.id] = _joined(found.get(entity.id, entity), entity)
    return [found[id] for id in sorted(found)]


def _id(*parts: str) -> str:
    return str(uuid_of("ftm", *parts))


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    known = {name: tuple(sorted({v for v in values if v})) for name, values in properties.items()}
    return Entity(id, schema, {name: values for name, values in known.items() if values})


def _joined(one: Entity, other: Entity) -> Entity:
    """Two entities with one id, such as an outlet that two articles name, as one with the values of both."""
    names = dict.fromkeys((*one.properties, *other.properties))
    values = {n: {*one.properties.get(n, ()), *other.properties.get(n, ())} for n in names}
    return Entity(one.id, one.schema, {name: tuple(sorted(values[name])) for name in names})


def _rows(entity: Entity) -> Iterator[dict[str, str | None]]:
    for prop, values in {"id": (entity.id,), **entity.properties}.items():
        for value in map(cell, values):
            key = f"{DATASET}.{entity.id}.{prop}.{value}"
            yield dict.fromkeys(COLUMNS) | {
                "canonical_id": entity.id,
                "entity_id": entity.id,
                "prop": prop,
                "prop_type": TYPES[prop],
                "schema": entity.schema,
                "value": value,
                "dataset": DATASET,
                "external": "f",
                "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
            }


def _articles(material: Material) -> Iterator[Entity]:
    for document in material.documents.values():
        yield _entity(
            _id(document.id),
            "Article",
            title=[title(document)],
            fileName=[file_name(document)],
            publishedAt=[_date(document)],
            publisher=[outlet(document)],
            sourceUrl=[address(document.url)],
            language=[_LANGUAGES.get(language(document.language) or "")],
        )
        if outlet(document):
            yield _documents(document, _outlet(outlet(document)), "publisher")
    for name in sorted(material.outlets):
        yield _entity(_outlet(name), "Organization", name=[name])


def _date(document: Document) -> str | None:
    """To the day at most, where it was published: a time of day would be taken for UTC."""
    return (iso(document.published.date) or "").split("T")[0] or None


def _outlet(name: str) -> str:
    return _id("outlet", name)


def _documents(document: Document, entity: str, role: str) -> Entity:
    return _entity(
        _id("documentation", document.id, entity, role),
        "Documentation",
        document=[_id(document.id)],
        entity=[entity],
        role=[role],
    )


def _named(material: Material, party: Party | None) -> str | None:
    """The id of a party's entity; None for the unnamed."""
    if party is None or party.kind not in _SCHEMA or not shown(party.name):
        return None
    return _id(*material.names(party))


def _parties(material: Material) -> Iterator[Entity]:
    for party in material.parties.values():
        id = _named(material, party)
        if id is None:
            continue
        others = [shown(material.members[m].name) for m in party.members if m in material.members]
        aliases = [name for name in others if name != shown(party.name)]
        position = {"position": [shown(party.role)]} if party.kind == "named-person" else {}
        yield _entity(id, _SCHEMA[party.kind], name=[shown(party.name)], alias=aliases, **position)


def _claims(material: Material) -> Iterator[Entity]:
    for id, claim in material.claims.items():
        yield _entity(
            _id(id),
            "Note",
            name=["Claim"],
            description=[shown(claim.text)],
            notes=[" ".join(claim_sentences(material, id))],
            proof=[_id(d) for d in {r.document for r in material.stating(id)}],
        )


def _statements(material: Material) -> Iterator[Entity]:
    for report in material.reports.values():
        document = material.documents[report.document]
        who = _speaker(material, report)
        said = words(material, document.id, list(report.content))
        if not said:
            continue
        yield _entity(
            _id(report.id),
            "Note",
            name=[speaker(material, report)],
            description=[said],
            entity=[who, *(_id(claim) for claim in material.claims_of.get(report.id, ()))],
            publisher=[outlet(document)],
            proof=[_id(document.id)],
            sourceUrl=[address(document.url)],
            keywords=[report.stance, report.kind],
        )
        if who:
            yield _documents(document, who, "quoted")


def _speaker(material: Material, report: Report) -> str | None:
    if report.voice == "own":
        name = outlet(material.documents[report.document])
        return _outlet(name) if name else None
    return _named(material, material.party(report.source.party))


def _informing(material: Material) -> Iterator[Entity]:
    for informs in material.informs:
        ends = (
            _named(material, material.party(informs.informer)),
            _named(material, material.party(informs.informed)),
        )
        if all(ends):
            yield _informed(material, informs, *ends)


def _informed(material: Material, informs: Informs, subject: str | None, object: str | None) -> Entity:
    document = material.documents[informs.document]
    said = words(material, document.id, [informs.span])
    motive = f"Motive: {shown(informs.motive)}." if informs.motive else None
    return _entity(
        _id(informs.id),
        "UnknownLink",
        subject=[subject],
        object=[object],
        role=[informs.manner],
        description=[said, motive],
        proof=[_id(document.id)],
        publisher=[outlet(document)],
        date=[_date(document)],
    )
