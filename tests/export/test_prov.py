"""PROV: read by the Python package prov and by rdflib, both forms saying the same."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from tests.export.believed import BARE, BELIEVED, hostile, hostile_ids
from tests.export.believed import HOSTILE as TEXTS

from earwitness.export import export
from earwitness.export.identity import VOCABULARY, urn_of
from earwitness.export.material import material
from earwitness.export.prov_statements import elements, relations
from earwitness.records import AnyRecord

prov = pytest.importorskip("prov.model", reason="prov is not installed: requirements/dev.txt has it")
rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: requirements/dev.txt has it")

NAMES = {urn_of(r.id): r.id for r in BELIEVED} | {
    urn_of("outlet", "Courier"): "outlet Courier",
    urn_of("outlet", "Post"): "outlet Post",
    urn_of("software", "0.1.0"): "software",
}
TURTLE_KINDS = {f"{rdflib.PROV}{kind}": kind for kind in ("Entity", "Agent", "Activity")} if rdflib else {}


def said(records: tuple[AnyRecord, ...] = BELIEVED) -> set[tuple[str, str, str, str | None]]:
    return {
        (r.kind, NAMES[r.first], NAMES[r.second], r.type) for r in relations(material(records))
    }  # fmt: skip


def test_what_hangs_together() -> None:
    assert said() >= {
        ("wasDerivedFrom", "rep-quill", "doc-post", "prov:Quotation"),
        ("wasDerivedFrom", "rep-owner", "doc-post", None),
        ("wasAttributedTo", "rep-quill", "par-m-quill", None),
        ("wasAttributedTo", "rep-quill", "par-canal", None),  # through whom it came
        ("wasAttributedTo", "rep-own", "outlet Courier", None),
        ("wasAttributedTo", "doc-post", "outlet Post", None),
        ("hadMember", "clm-hull", "rep-quill", None),
        ("wasDerivedFrom", "rep-quill", "org-2", "prov:PrimarySource"),
        ("wasAttributedTo", "org-1", "par-m-inspector", None),
        ("wasDerivedFrom", "org-1", "gst-canal", None),
        ("wasDerivedFrom", "rep-quill", "rep-inspector", None),  # a direct link
        ("wasInfluencedBy", "rep-owner", "rep-quill", None),  # a denial
        ("wasDerivedFrom", "doc-post", "doc-courier", None),  # shares its text, later
        ("wasDerivedFrom", "blf-hull", "clm-hull", None),
        ("wasDerivedFrom", "blf-hull", "org-2", None),  # the hinge
        ("used", "prv-1", "doc-blog", None),
        ("wasAssociatedWith", "prv-1", "software", None),
        ("wasGeneratedBy", "blf-blog", "prv-1", None),
    }
    assert not {r for r in said() if "rep-people" in r[1:3] and "rep-inspector" in r[1:3]}  # borderline


def test_steps_of_a_relay_are_counted_from_the_speaker() -> None:
    steps = {
        NAMES[r.second]: dict(r.about)
        for r in relations(material(BELIEVED))
        if NAMES[r.first] == "rep-quill" and r.kind == "wasAttributedTo"
    }
    assert steps == {
        "par-m-quill": {"step": 0, "basis": "stated"},
        "par-canal": {"step": 1, "basis": "inferred"},
    }


def test_a_rank_is_no_number() -> None:
    about = {NAMES[e.id]: e.about for e in elements(material(BELIEVED))}
    assert about["blf-hull"]["informationCredibility"] == "2" and about["blf-hull"]["probability"] == 0.72
    assert about["blf-blog"]["informationCredibility"] == "6"
    assert "probability" not in about["blf-blog"]


def read_json(records: tuple[AnyRecord, ...]) -> Any:
    return prov.ProvDocument.deserialize(content=export(records, "prov-json").decode(), format="json")


def read_turtle(records: tuple[AnyRecord, ...]) -> Any:
    return rdflib.Graph().parse(data=export(records, "prov-o"), format="turtle")


def test_prov_reads_it_all() -> None:
    document = read_json(BELIEVED)
    kinds = Counter(type(r).__name__ for r in document.get_records())
    made = elements(material(BELIEVED)), relations(material(BELIEVED))
    assert kinds.total() == len(made[0]) + len(made[1])
    assert kinds["ProvActivity"] == 1 and kinds["ProvAgent"] == sum(e.kind == "agent" for e in made[0])
    (quill,) = document.get_record(f"uuid:{urn_of('rep-quill').removeprefix('urn:uuid:')}")
    assert quill.label == 'Inspector Mara Quill: "The hull of the Halda is cracked,"'
    assert {str(t) for t in quill.get_asserted_types()} == {"ew:Statement"}
    # what it read, it writes, and reads as the same
    assert prov.ProvDocument.deserialize(content=document.serialize(), format="json") == document


def test_both_forms_say_the_same() -> None:
    graph = read_turtle(BELIEVED)
    kinds = {
        (str(s), TURTLE_KINDS[str(o)].lower())
        for s, o in graph.subject_objects(rdflib.RDF.type)
        if str(o) in TURTLE_KINDS
    }
    assert kinds == {(e.id, e.kind) for e in elements(material(BELIEVED))}
    plain = {(f"{rdflib.PROV}{r.kind}", r.first, r.second) for r in relations(material(BELIEVED))}
    found = {(str(p), str(s), str(o)) for s, p, o in graph if str(o).startswith("urn:uuid:")}
    named = {t for t in found if t[1].startswith("urn:uuid:")}  # the others are qualified
    assert plain <= named
    assert {p.rpartition("#")[2] for p, _, _ in named - plain} == {"wasQuotedFrom", "hadPrimarySource"}


def test_what_is_known_of_a_relation_stands_in_its_qualified_form() -> None:
    graph = read_turtle(BELIEVED)
    denial = graph.value(rdflib.URIRef(urn_of("rep-owner")), rdflib.PROV.qualifiedInfluence)
    assert graph.value(denial, rdflib.PROV.influencer) == rdflib.URIRef(urn_of("rep-quill"))
    assert graph.value(denial, rdflib.URIRef(f"{VOCABULARY}disputes")) == rdflib.Literal("fact")
    assert graph.value(denial, rdflib.URIRef(f"{VOCABULARY}probability")).toPython() == 0.8


def test_every_word_of_prov_is_one() -> None:
    terms = {
        str(t) for triple in read_turtle(BELIEVED) for t in triple if str(t).startswith(str(rdflib.PROV))
    }
    assert {t for t in terms if t.removeprefix(str(rdflib.PROV)) not in rdflib.PROV} == set()


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_are_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        read_json(records)
        graph = read_turtle(records)
        assert len(set(graph.subjects(rdflib.PROV.wasDerivedFrom))) >= 1
        links = {str(o) for o in graph.objects(None, rdflib.URIRef(f"{VOCABULARY}url"))}
        assert all(link.startswith("https://a.example/") for link in links)


def test_without_beliefs_there_are_none() -> None:
    made = json.loads(export(BARE, "prov-json"))
    assert not [e for e in made["entity"].values() if any("robability" in name for name in e)]
