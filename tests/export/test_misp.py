"""A MISP event: loaded by pymisp, checked against its own templates, types and relationships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import msgspec
import pytest
from tests.export.believed import BARE, BELIEVED, HOSTILE, LIKELY, OPEN, hostile, hostile_ids

from earwitness.export import export
from earwitness.export.misp import TEMPLATES, tags
from earwitness.records import AnyRecord, Claim, Document, Grade, Published

pymisp = pytest.importorskip("pymisp", reason="pymisp is not installed: requirements/dev.txt has it")
DATA = Path(pymisp.__file__).parent / "data"

# The entries of two taxonomies, as misp-taxonomies has them.
TAXONOMIES = {
    "admiralty-scale:source-reliability": set("abcdefg"),
    "admiralty-scale:information-credibility": set("123456"),
    "estimative-language:likelihood-probability": {
        "almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely",
        "almost-certain",
    },
    "estimative-language:confidence-in-analytic-judgment": {"low", "moderate", "high"},
}  # fmt: skip


def event(records: tuple[AnyRecord, ...]) -> dict[str, Any]:
    """The event, which pymisp loads and finds in order: types, categories, templates, references."""
    made = export(records, "misp").decode()
    loaded = pymisp.MISPEvent(strict_validation=True)
    loaded.from_json(made)
    plain: dict[str, Any] = json.loads(made)["Event"]
    assert len(loaded.attributes) == len(plain["Attribute"]) and len(loaded.objects) == len(plain["Object"])
    described = json.loads((DATA / "describeTypes.json").read_text())["result"]["category_type_mappings"]
    for attribute in [*plain["Attribute"], *(a for o in plain["Object"] for a in o["Attribute"])]:
        assert attribute["type"] in described[attribute["category"]]
        assert attribute["to_ids"] is False and attribute["value"]
    templates(plain["Object"])
    uuids = [x["uuid"] for x in every(plain)]
    assert len(set(uuids)) == len(uuids) and {UUID(u).version for u in uuids} == {5}
    known = {r["name"] for r in relationships()}
    for reference in (r for o in plain["Object"] for r in o["ObjectReference"]):
        assert reference["referenced_uuid"] in uuids and reference["relationship_type"] in known
    values = [a["value"].casefold() for a in plain["Attribute"]]
    assert len(set(values)) == len(values)  # MISP takes no value twice
    return plain


def relationships() -> list[dict[str, Any]]:
    path = DATA / "misp-objects" / "relationships" / "definition.json"
    values: list[dict[str, Any]] = json.loads(path.read_text())["values"]
    return values


def every(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [x for each in value for x in every(each)]
    if isinstance(value, dict):
        return [value] * ("uuid" in value) + [x for inner in value.values() for x in every(inner)]
    return []


def templates(objects: list[dict[str, Any]]) -> None:
    """Every object is as its template in misp-objects wants it."""
    for made in objects:
        path = DATA / "misp-objects" / "objects" / made["name"] / "definition.json"
        template = json.loads(path.read_text())
        assert (made["template_uuid"], made["meta-category"]) == (template["uuid"], template["meta-category"])
        names = [a["object_relation"] for a in made["Attribute"]]
        for attribute in made["Attribute"]:
            wanted = template["attributes"][attribute["object_relation"]]
            assert attribute["type"] == wanted["misp-attribute"]
            assert wanted.get("multiple") or names.count(attribute["object_relation"]) == 1
        assert set(names) & set(template["requiredOneOf"])


def test_templates_are_the_ones_that_pymisp_ships() -> None:
    for name, (uuid, version, category) in TEMPLATES.items():
        path = DATA / "misp-objects" / "objects" / name / "definition.json"
        template = json.loads(path.read_text())
        assert uuid == template["uuid"] and category == template["meta-category"]
        assert int(version) <= template["version"]


def test_the_event_follows_the_schema() -> None:
    """As far as the schema that pymisp ships goes: it is of 2016 and forbids what MISP writes today."""
    schema = json.loads((DATA / "schema-lax.json").read_text())
    jsonschema.validate(json.loads(export(BELIEVED, "misp")), schema)


def test_the_event() -> None:
    made = event(BELIEVED)
    assert made["date"] == "2031-05-05" and made["info"] == "Earwitness: 3 articles, 2 claims"
    assert made["published"] is False and made["distribution"] == "0"
    (quill,) = (
        o for o in made["Object"] if any(a["value"].startswith("Inspector Mara") for a in o["Attribute"])
    )
    assert [r["relationship_type"] for r in quill["ObjectReference"]] == ["included-in", "annotates"]
    (post,) = (o for o in made["Object"] if o["Attribute"][0]["value"] == "Owner calm")
    assert [(a["object_relation"], a["value"]) for a in post["Attribute"]] == [
        ("title", "Owner calm"),
        ("source", "Post"),
        ("link", "https://post.example/owner?a=1&b=2"),
    ]


def tagged(records: tuple[AnyRecord, ...], text: str) -> list[str]:
    (found,) = (a for a in event(records)["Attribute"] if a["value"] == text)
    return [tag["name"] for tag in found.get("Tag", ())]


def test_tags() -> None:
    assert tagged(BELIEVED, "The hull of the Halda is cracked") == [
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:information-credibility="2"',
        'estimative-language:likelihood-probability="likely"',
        'estimative-language:confidence-in-analytic-judgment="low"',
    ]
    assert tagged(BARE, "The hull of the Halda is cracked") == []


def test_what_cannot_be_judged_has_no_tag() -> None:
    """MISP's taxonomy would count F and 6 as 50 of 100."""
    assert tags(OPEN) == []
    assert tagged(BELIEVED, "The Halda has a crack") == []
    half = msgspec.structs.replace(LIKELY, grade=Grade("F", "3"), phrase="cannot be judged")
    assert tags(half)[0] == 'admiralty-scale:information-credibility="3"' and len(tags(half)) == 2


@pytest.mark.parametrize("reliability", "ABCDEF")
@pytest.mark.parametrize("credibility", "123456")
def test_tags_are_in_the_taxonomies(reliability: Any, credibility: Any) -> None:
    for phrase in TAXONOMIES["estimative-language:likelihood-probability"]:
        belief = msgspec.structs.replace(
            LIKELY, grade=Grade(reliability, credibility), phrase=phrase.replace("-", " ")
        )
        for tag in tags(belief):
            predicate, _, value = tag.partition("=")
            assert value.strip('"') in TAXONOMIES[predicate] - {"f", "6"}


def test_times_before_1970_are_none() -> None:
    old = tuple(
        msgspec.structs.replace(r, published=Published(date="1914-08")) if isinstance(r, Document) else r
        for r in BELIEVED
    )
    assert event(old)["timestamp"] == "0"


def test_claims_in_the_same_words_are_told_apart() -> None:
    same = [msgspec.structs.replace(r, text="This") if isinstance(r, Claim) else r for r in BELIEVED]
    assert sorted(a["value"] for a in event(tuple(same))["Attribute"]) == ["This", "This [clm-hull]"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        for attribute in (a for o in event(records)["Object"] for a in o["Attribute"]):
            if attribute["type"] == "link":
                assert attribute["value"].startswith("https://a.example/")


def test_nothing_is_an_event_too() -> None:
    assert event(())["date"] == "1970-01-01"
