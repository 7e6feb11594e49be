"""ClaimReview: every term is one of schema.org's, and nothing is rated that was not judged."""

from __future__ import annotations

import json
import warnings
from typing import Any

import msgspec
import pytest
from tests.export.believed import BARE, BELIEVED, HOSTILE, LIKELY, hostile, hostile_ids

from earwitness.export import export
from earwitness.records import AnyRecord, Document, Grade, Published

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: requirements/dev.txt has it")

# Properties and the types that schema.org gives them to, as far as they are used here.
WORK = {"@id", "@type"}
HAS = {
    "Claim": {*WORK, "text", "appearance", "firstAppearance", "author"},
    "ClaimReview": {
        *WORK, "claimReviewed", "creativeWorkStatus", "itemReviewed", "isBasedOn", "reviewRating",
        "reviewBody",
    },
    "NewsArticle": {*WORK, "headline", "url", "datePublished", "publisher", "hasPart"},
    "Quotation": {*WORK, "text", "spokenByCharacter"},
    "Organization": {*WORK, "name", "description"},
    "Person": {*WORK, "name", "description"},
    "Rating": {*WORK, "alternateName", "ratingValue", "bestRating", "worstRating"},
}  # fmt: skip


def graph(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    made = json.loads(export(records, "claimreview"))
    assert made["@context"] == "https://schema.org"
    check(made["@graph"])
    return list(made["@graph"])


def check(value: object) -> None:
    if isinstance(value, list):
        for each in value:
            check(each)
    elif isinstance(value, dict):
        assert set(value) <= HAS[value["@type"]]
        for name, inner in value.items():
            assert name.startswith("@") or name in rdflib.SDO, name
            check(inner)


def of(records: tuple[AnyRecord, ...], text: str) -> dict[str, Any]:
    (found,) = (n for n in graph(records) if text in (n.get("claimReviewed"), n.get("text")))
    return found


def test_types_are_schema_orgs() -> None:
    assert {name for name in HAS if name not in rdflib.SDO} == set()


def test_a_claim_with_a_belief_is_reviewed() -> None:
    review = of(BELIEVED, "The hull of the Halda is cracked")
    assert review["@type"] == "ClaimReview" and review["creativeWorkStatus"] == "Draft"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "likely",
        "ratingValue": 4,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert "author" not in review and "url" not in review  # whoever publishes it has checked it
    assert [a["headline"] for a in review["isBasedOn"]] == ["Ferry unsafe, inspector says", "Owner calm"]


def test_what_cannot_be_judged_gets_no_number() -> None:
    review = of(BELIEVED, "The Halda has a crack")
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "cannot be judged"}


@pytest.mark.parametrize(("credibility", "value"), [("1", 5), ("2", 4), ("3", 3), ("4", 2), ("5", 1)])
def test_ratings(credibility: Any, value: int) -> None:
    belief = msgspec.structs.replace(LIKELY, grade=Grade("F", credibility))
    assert of((*BARE, belief), "The hull of the Halda is cracked")["reviewRating"]["ratingValue"] == value


def test_a_claim_without_a_belief_is_a_claim() -> None:
    claim = of(BARE, "The hull of the Halda is cracked")
    assert claim["@type"] == "Claim"
    assert claim["author"] == [
        # an unnamed source is described, not named
        {"@type": "Person", "@id": claim["author"][0]["@id"], "description": "an inspector"},
        {"@type": "Person", "@id": claim["author"][1]["@id"], "name": "Inspector Mara Quill"},
    ]
    courier, post = claim["appearance"]
    assert courier["url"] == "https://courier.example/ferry" and courier["datePublished"] == "2031-05-05"
    assert post["hasPart"][0]["text"] == "The hull of the Halda is cracked"
    assert claim["firstAppearance"] == courier


def test_no_first_appearance_where_a_date_is_missing() -> None:
    undated = tuple(
        msgspec.structs.replace(r, published=Published()) if isinstance(r, Document) else r for r in BARE
    )
    assert "firstAppearance" not in of(undated, "The hull of the Halda is cracked")
    assert "firstAppearance" in of(undated, "The Halda has a crack")  # it appears once


def test_it_is_linked_data() -> None:
    made = json.loads(export(BELIEVED, "claimreview")) | {"@context": {"@vocab": str(rdflib.SDO)}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib deprecates
        read = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    assert len(set(read.subjects(rdflib.RDF.type, rdflib.SDO.ClaimReview))) == 2
    assert len(set(read.subjects(rdflib.RDF.type, rdflib.SDO.NewsArticle))) == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        for url in (v for node in graph(records) for v in urls(node)):
            assert url.startswith("https://a.example/")


def urls(value: object) -> list[str]:
    if isinstance(value, list):
        return [u for each in value for u in urls(each)]
    if isinstance(value, dict):
        return [value["url"]] if "url" in value else [u for inner in value.values() for u in urls(inner)]
    return []
