"""A STIX 2.1 bundle: parsed by stix2, with the confidence that its published Admiralty scale gives."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.affair import DOCUMENTS, LINKS
from tests.export.believed import BARE, BELIEVED, HOSTILE, LIKELY, hostile, hostile_ids

from earwitness.export import export
from earwitness.export.stix import CONFIDENCE
from earwitness.records import AnyRecord, Document, Grade, Published

stix2 = pytest.importorskip("stix2", reason="stix2 is not installed: requirements/dev.txt has it")
scales = pytest.importorskip("stix2.confidence.scales")

ADMIRALTY = {
    "1": "1 - Confirmed by other sources",
    "2": "2 - Probably True",
    "3": "3 - Possibly True",
    "4": "4 - Doubtful",
    "5": "5 - Improbable",
}


def objects(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    """The objects of the bundle, which stix2 accepts, all of whose references lead to one of them."""
    made = export(records, "stix").decode()
    bundle = stix2.parse(made, allow_custom=False, version="2.1")
    found: list[dict[str, Any]] = json.loads(made)["objects"]
    ids = {o["id"] for o in found}
    assert len(ids) == len(found) == len(bundle.objects)
    for o in found:
        refs = [o.get("source_ref"), o.get("target_ref"), o.get("created_by_ref"), *o.get("object_refs", ())]
        assert {r for r in refs if r} <= ids
        assert UUID(o["id"].partition("--")[2]).version == 5
    return found


def of(records: tuple[AnyRecord, ...], type: str) -> list[dict[str, Any]]:
    return [o for o in objects(records) if o["type"] == type]


def note(records: tuple[AnyRecord, ...], text: str = "The hull of the Halda is cracked") -> dict[str, Any]:
    (found,) = (o for o in of(records, "note") if o["abstract"] == text)
    return found


def test_what_becomes_what() -> None:
    kinds = Counter(o["type"] for o in objects(BELIEVED))
    # an undated article is a grouping; five speakers, two outlets and Earwitness itself
    assert kinds == {"identity": 7, "report": 2, "grouping": 1, "note": 2, "opinion": 4, "relationship": 1}
    names = {o["name"]: o["identity_class"] for o in of(BELIEVED, "identity")}
    assert names == {
        "Earwitness": "system",
        "Courier": "organization",
        "Post": "organization",
        "Inspector Mara Quill": "individual",
        "an inspector": "individual",
        "the owner": "unknown",
        "people": "group",
    }


@pytest.mark.parametrize("credibility", CONFIDENCE)
def test_confidence_is_the_published_scale(credibility: Any) -> None:
    wanted = scales.admiralty_credibility_to_value(ADMIRALTY[credibility])
    belief = msgspec.structs.replace(LIKELY, grade=Grade("A", credibility))
    assert note((*BARE, belief))["confidence"] == wanted == CONFIDENCE[credibility]


def test_what_cannot_be_judged_has_no_confidence() -> None:
    assert "confidence" not in note(BELIEVED, "The Halda has a crack")
    assert "confidence" not in note(BARE)  # nor what nobody weighed
    assert "No belief was worked out" in note(BARE)["content"]
    belief = msgspec.structs.replace(LIKELY, grade=Grade("F", "2"))
    made = note((*BARE, belief))
    assert made["confidence"] == 70 and "source-reliability:F" in made["labels"]  # the axes stay apart
    assert not [o for o in objects(BELIEVED) if o["type"] != "note" and "confidence" in o]


def opinions(records: tuple[AnyRecord, ...]) -> set[tuple[str, str]]:
    about = note(records)["id"]
    return {(o["authors"][0], o["opinion"]) for o in of(records, "opinion") if o["object_refs"][0] == about}


def test_opinions() -> None:
    assert opinions(BELIEVED) == {
        ("an inspector", "agree"),
        ("Inspector Mara Quill", "agree"),
        ("the owner", "disagree"),
    }


@pytest.mark.parametrize("what", ["knowledge", "wording", "motive"])
def test_who_disputes_something_else_does_not_deny_the_fact(what: Any) -> None:
    records = tuple(
        msgspec.structs.replace(r, denied=what) if r.id == LINKS[1].id else r  # type: ignore[arg-type]
        for r in BELIEVED
    )
    assert ("the owner", "neutral") in opinions(records)


def test_times_are_those_of_the_articles() -> None:
    post, courier = sorted(of(BELIEVED, "report"), key=lambda o: o["name"], reverse=True)
    assert post["published"] == post["created"] == "2031-05-06T00:00:00.000Z"
    assert note(BELIEVED)["created"] == courier["created"] == "2031-05-05T00:00:00.000Z"
    (blog,) = of(BELIEVED, "grouping")
    assert blog["created"] == "1970-01-01T00:00:00.000Z" and "not known" in blog["description"]


def test_shared_text_leads_from_the_later_to_the_earlier() -> None:
    (shared,) = of(BELIEVED, "relationship")
    names = {o["id"]: o.get("name") for o in objects(BELIEVED)}
    assert (names[shared["source_ref"]], names[shared["target_ref"]]) == (
        "Owner calm",
        "Ferry unsafe, inspector says",
    )
    undated = tuple(
        msgspec.structs.replace(r, published=Published()) if isinstance(r, Document) else r for r in BELIEVED
    )
    assert not of(undated, "relationship")  # a report is not derived from a grouping


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        for o in objects(records):
            for reference in o.get("external_references", ()):
                assert reference.get("url", "https://a.example/").startswith("https://a.example/")


def test_nothing_is_a_bundle_too() -> None:
    assert [o["name"] for o in objects(())] == ["Earwitness"]
    assert len(objects(DOCUMENTS)) == 1 + 2 + 3
