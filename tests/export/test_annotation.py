"""Web annotations: the musts of the data model, stated here as a schema, and selectors that select."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest
from tests.affair import DOCUMENTS
from tests.export.believed import BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.export import export
from earwitness.export.identity import urn_of
from earwitness.export.safe import kept
from earwitness.records import AnyRecord, Document, Report

# Web Annotation Data Model, W3C Recommendation 23 February 2017: what an annotation, a collection (5.1), a
# page (5.2), a textual body (3.2.4), a specific resource (4) and two selectors (4.2.4, 4.2.5) must have.
IRI = {"type": "string", "pattern": r"^(urn:uuid:[0-9a-f-]{36}|https?://[!-~]+)$"}
PURPOSES = {"enum": ["identifying", "tagging", "assessing", "classifying"]}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {"type": {"const": "TextualBody"}, "purpose": PURPOSES, "value": {"minLength": 1}},
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"anyOf": [IRI, {"type": "object", "required": ["id"], "properties": {"id": IRI}}]},
        "selector": {"anyOf": [QUOTE, {"type": "array", "prefixItems": [QUOTE, POSITION], "items": False}]},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": PURPOSES,
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION, "minItems": 1},
            },
        },
    },
}
VALID = jsonschema.Draft202012Validator(COLLECTION)


def items(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    made = json.loads(export(records, "web-annotation"))
    VALID.validate(made)
    found: list[dict[str, Any]] = made.get("first", {}).get("items", [])
    assert made["total"] == len(found) == len({item["id"] for item in found})
    return found


def test_a_statement() -> None:
    (quill,) = (a for a in items(BELIEVED) if a["id"] == urn_of("annotation", "rep-quill"))
    assert [(b["purpose"], b["value"]) for b in quill["body"]] == [
        ("identifying", "Inspector Mara Quill"),
        ("tagging", "direct"),
        ("tagging", "reported"),
        ("tagging", "The hull of the Halda is cracked"),
    ]
    text, page = quill["target"]
    assert text["source"]["id"] == urn_of("doc-post")
    assert text["selector"][1] == {"type": "TextPositionSelector", "start": 12, "end": 47}
    assert page["source"] == "https://post.example/owner?a=1&b=2"
    assert page["selector"] == text["selector"][0]  # by quotation alone: a page has other offsets


def test_every_kind_of_finding() -> None:
    found = items(BELIEVED)
    motives = [a["motivation"] for a in found]
    assert motives.count("identifying") == 6 + 5  # statements, and sources of all but the outlet's own
    assert motives.count("assessing") == 1 and motives.count("classifying") == 2
    (figure,) = (a for a in found if a["id"] == urn_of("annotation", "fig-300"))
    assert figure["body"][0]["value"] == "exactly 300 person people"


def selected(annotation: dict[str, Any], texts: dict[str, str]) -> None:
    """Both selectors of each target select the same."""
    for target in annotation["target"]:
        if isinstance(target["source"], dict):
            quotation, position = target["selector"]
            text = texts[target["source"]["id"]]
            start, end = position["start"], position["end"]
            assert text[start:end] == quotation["exact"]
            assert text[:start].endswith(quotation["prefix"]) and text[end:].startswith(quotation["suffix"])


@pytest.mark.parametrize("before", ["", "😀 👍🏽 ", "\r\n\u2028", "e\u0301 ", "\ud800 ", "\u202e"])
def test_offsets_count_code_points(before: str) -> None:
    """As the specification wants: not UTF-16 units, of which an emoji has two, and not graphemes."""
    text = before + "It leaks, he said."
    start = len(before)
    records = (
        Document(id="doc-1", received_as="a.txt", text=text),
        msgspec.structs.replace(
            next(r for r in BELIEVED if isinstance(r, Report)),
            document="doc-1",
            content=((start, start + 8),),
            cue=(),
            source=msgspec.structs.replace(
                next(r for r in BELIEVED if isinstance(r, Report)).source, spans=()
            ),
        ),
    )
    (made,) = items(records)
    assert made["target"][0]["selector"][1]["start"] == start
    assert made["target"][0]["selector"][0]["exact"] == "It leaks"
    selected(made, {urn_of("doc-1"): kept(text)})


def test_all_selectors_of_the_affair_select() -> None:
    texts = {urn_of(d.id): d.text for d in DOCUMENTS}
    for annotation in items(BELIEVED):
        selected(annotation, texts)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    records = hostile(text)
    texts = {urn_of(r.id): kept(r.text) for r in records if isinstance(r, Document)}
    found = items(records)
    for annotation in found:
        selected(annotation, texts)
    assert found
    items(hostile_ids(text))


def test_nothing_found() -> None:
    assert items(()) == [] and items(DOCUMENTS) == []
