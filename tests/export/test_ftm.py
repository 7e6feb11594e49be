"""FollowTheMoney: against schemata stated here, and against the library where it can be installed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import Any

import pytest
from tests.affair import DOCUMENTS
from tests.export.believed import BARE, BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.export import export
from earwitness.export.ftm import COLUMNS, DATASET, TYPES
from earwitness.records import AnyRecord

# The schemata of followthemoney 4 as far as they are used: what they inherit, what they must have, and the
# schemata to which properties of type entity lead.
THING = {"name", "alias", "notes", "description", "keywords", "publisher", "sourceUrl", "proof"}
INTERVAL = {"description", "date", "publisher", "sourceUrl", "proof"}
SCHEMATA: dict[str, tuple[set[str], set[str]]] = {
    "Article": (THING | {"title", "fileName", "publishedAt", "language"}, {"fileName"}),
    "Person": (THING | {"position"}, {"name"}),
    "Organization": (THING, {"name"}),
    "Note": (THING | {"entity"}, set()),
    "Documentation": (INTERVAL | {"document", "entity", "role"}, {"document", "entity"}),
    "UnknownLink": (INTERVAL | {"subject", "object", "role"}, {"subject", "object"}),
}
THINGS = {"Article", "Person", "Organization", "Note"}
RANGES = {
    "proof": {"Article"}, "document": {"Article"}, "entity": THINGS, "subject": THINGS, "object": THINGS,
}  # fmt: skip


def entities(records: tuple[AnyRecord, ...]) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in export(records, "ftm").splitlines()]
    found = {e["id"]: e for e in lines}
    assert list(found) == sorted(found) and len(found) == len(lines)
    for e in lines:
        assert set(e) == {"id", "schema", "properties"} and re.fullmatch(r"[0-9a-f-]{36}", e["id"])
        allowed, required = SCHEMATA[e["schema"]]
        assert required <= set(e["properties"]) <= allowed
        for name, values in e["properties"].items():
            assert values and all(values) and len(set(values)) == len(values)
            if TYPES[name] == "entity":
                assert {found[v]["schema"] for v in values} <= RANGES[name]
            if TYPES[name] == "url":
                assert all(v.startswith("https://") for v in values)
    return found


def of(records: tuple[AnyRecord, ...], schema: str) -> list[dict[str, list[str]]]:
    return [e["properties"] for e in entities(records).values() if e["schema"] == schema]


def rows(records: tuple[AnyRecord, ...]) -> list[dict[str, str]]:
    data = export(records, "ftm-statements").decode()
    return list(csv.DictReader(io.StringIO(data, newline=""), dialect=csv.unix_dialect, strict=True))


def test_named_speakers_are_entities_and_unnamed_are_not() -> None:
    (quill,) = of(BELIEVED, "Person")
    assert quill == {"name": ["Inspector Mara Quill"], "alias": ["Mara Quill"]}
    names = {p["name"][0] for p in of(BELIEVED, "Organization")}
    assert names == {"Courier", "Post", "Canal Nine"}
    by_words = {p["description"][0]: p for p in of(BELIEVED, "Note")}
    inspector = by_words["The hull of the Halda is reportedly cracked"]
    assert inspector["name"] == ["an inspector"] and len(inspector["entity"]) == 1  # the claim alone
    assert inspector["sourceUrl"] == ["https://courier.example/ferry"]
    assert len(by_words['"The hull of the Halda is cracked,"']["entity"]) == 2


def test_articles_and_what_they_document() -> None:
    (courier,) = (p for p in of(BELIEVED, "Article") if p["fileName"] == ["courier.txt"])
    assert courier["publishedAt"] == ["2031-05-05"] and courier["language"] == ["eng"]
    assert sorted(p["role"][0] for p in of(BELIEVED, "Documentation")) == [
        "publisher",
        "publisher",
        "quoted",
        "quoted",
    ]
    (tells,) = of(BELIEVED, "UnknownLink")
    assert tells["role"] == ["misleads"] and "Motive: fear." in tells["description"]


def test_beliefs_are_told() -> None:
    (hull,) = (p for p in of(BELIEVED, "Note") if p["description"] == ["The hull of the Halda is cracked"])
    assert "Information: 2, probably true." in hull["notes"][0]
    (hull,) = (p for p in of(BARE, "Note") if p["description"] == ["The hull of the Halda is cracked"])
    assert "No belief was worked out" in hull["notes"][0]


def test_statements_say_the_same_as_entities() -> None:
    found = rows(BELIEVED)
    assert list(found[0]) == COLUMNS
    wanted = {
        (id, name, value)
        for id, e in entities(BELIEVED).items()
        for name, values in {"id": [id], **e["properties"]}.items()
        for value in values
    }
    assert {(r["entity_id"], r["prop"], r["value"]) for r in found} == wanted and len(found) == len(wanted)
    for row in found:
        key = f"{DATASET}.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(key.encode()).hexdigest()
        assert row["prop_type"] == TYPES[row["prop"]] and row["canonical_id"] == row["entity_id"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        entities(records)
        for row in rows(records):
            assert row["value"].lstrip(" \u200b")[:1] not in tuple("=+-@")


def test_nothing() -> None:
    assert entities(()) == {} and rows(()) == []
    assert len(of(DOCUMENTS, "Article")) == 3


@pytest.mark.parametrize("records", [BELIEVED, *map(hostile, HOSTILE), *map(hostile_ids, HOSTILE)])
def test_the_library_takes_them(records: tuple[AnyRecord, ...]) -> None:
    ftm = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: it needs PyICU, and that a compiler"
    )
    statement = pytest.importorskip("followthemoney.statement")
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    made = [ftm.model.get_proxy(e, cleaned=True) for e in entities(records).values()]
    for proxy in made:
        proxy.schema.validate(proxy.to_dict())
        if records is BELIEVED:  # nothing to clean; from hostile texts it may drop quotation marks
            assert ftm.model.get_proxy(proxy.to_dict(), cleaned=False).to_dict() == proxy.to_dict()
    read = list(serialize.read_csv_statements(io.BytesIO(export(records, "ftm-statements"))))
    assert all(s.id == s.generate_key() and s.prop_type == TYPES[s.prop] for s in read)
    if records is BELIEVED:
        wanted = {s.id for p in made for s in statement.Statement.from_entity(p, DATASET)}
        assert {s.id for s in read} == wanted
