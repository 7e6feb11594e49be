"""The lineage in the forms of graph tools: well formed whatever the texts hold, and read back as it was."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import DOCUMENTS, EVERYTHING, LINKS, PARTIES

from earwitness.errors import SettingError
from earwitness.export import export
from earwitness.export.forms import form_of
from earwitness.export.graph import graph
from earwitness.records import Claim, Document, Link
from earwitness.stream import read_stream

FORMS = ("graphml", "gexf", "json")


def test_nodes_and_edges() -> None:
    made = graph(EVERYTHING)
    kinds = Counter(n.kind for n in made.nodes)
    # parties that were merged are there once, under the merged id; figures and passages are edges
    assert kinds == {"document": 3, "report": 6, "party": 5, "claim": 2, "origin": 3, "ghost": 1}
    edges = {(e.source, e.kind, e.target) for e in made.edges}
    assert edges >= {
        ("rep-quill", "in", "doc-post"),
        ("rep-quill", "said-by", "par-m-quill"),
        ("rep-owner", "said-by", "par-owner"),
        ("rep-quill", "states", "clm-hull"),
        ("org-1", "begins", "clm-hull"),
        ("rep-inspector", "goes-back-to", "org-1"),
        ("org-1", "begins-with", "par-m-inspector"),
        ("org-1", "rests-on", "gst-canal"),
        ("doc-courier", "cites", "gst-canal"),
        ("rep-quill", "same-utterance", "rep-inspector"),
        ("rep-owner", "denies", "rep-quill"),
        ("doc-post", "woven-in", "doc-courier"),  # from the later to the earlier
        ("doc-post", "figures-conflict", "rep-own"),  # the outlet's own figure hangs on its article
    }
    about = {e.id: e.about for e in made.edges}
    assert about["lnk-quill"] == {"probability": 0.9, "drift": "reattributed, hedge-lost"}
    assert about["lnk-owner"] == {"probability": 0.8, "denied": "fact"}
    assert about["lnk-blog"] == {"probability": 0.4, "borderline": True}
    assert about["cmp-1"]["figures"] == "410 people / 300 people"
    nodes = {n.id: n for n in made.nodes}
    assert nodes["doc-blog"].about == {
        "headline": "The Halda again",
        "file": "blog.txt",
    }  # no folder, no date
    assert nodes["rep-inspector"].about["source"] == "an inspector"


def test_an_edge_to_what_is_not_there_is_left_out() -> None:
    made = graph([*DOCUMENTS, *LINKS, *PARTIES])
    assert not made.edges and len(made.nodes) == 8


@pytest.mark.parametrize("form", (*FORMS, "jsonl"))
def test_equal_records_give_equal_bytes(form: str) -> None:
    assert export(EVERYTHING, form) == export(EVERYTHING, form)
    if form != "jsonl":  # a stream keeps its order
        assert export(EVERYTHING, form) == export(EVERYTHING[::-1], form)


def test_records_come_back() -> None:
    assert tuple(read_stream(export(EVERYTHING, "jsonl").splitlines())) == EVERYTHING


HOSTILE = (
    "<script>&amp;\"'</node>]]>",
    "\x00\x01\x08\x0b\x1f\x7f\x9b",
    "\ud800 alone",
    "\ufffe\uffff",
    "two\nlines\r\n\tand a tab",
    "😀 \u202ereversed",
)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_held(form: str, text: str) -> None:
    records = [
        Document(id="doc-1", received_as=text, text=text, outlet=text, headline=text),
        Claim(id="clm-1", text=text, reports=(), origin_range=(0, 0)),
    ]
    tree = ElementTree.fromstring(export(records, form))
    assert len([e for e in tree.iter() if e.tag.endswith("}node")]) == 2


@given(st.text(), st.text())
def test_any_words_are_held(one: str, other: str) -> None:
    records = [Document(id="doc-1", received_as=one, text=other, outlet=other, headline=one)]
    for form in ("graphml", "gexf"):
        ElementTree.fromstring(export(records, form))


def test_words_come_back_from_xml() -> None:
    tree = ElementTree.fromstring(export(EVERYTHING, "graphml"))
    assert '"The hull of the Halda is cracked,"' in {e.text for e in tree.iter()}


def test_node_link_json() -> None:
    made = json.loads(export(EVERYTHING, "json"))
    assert made["directed"] and made["multigraph"] and len(made["nodes"]) == 20
    ids = {n["id"] for n in made["nodes"]}
    assert all({e["source"], e["target"]} <= ids and e["kind"] and e["key"] for e in made["edges"])


def test_networkx_reads_all_three() -> None:
    networkx = pytest.importorskip(
        "networkx", reason="networkx is not installed: requirements/dev.txt has it"
    )
    wanted = graph(EVERYTHING)
    for form in FORMS:
        data = io.BytesIO(export(EVERYTHING, form))
        if form == "graphml":
            read = networkx.read_graphml(data)
        elif form == "gexf":
            read = networkx.read_gexf(data)
        else:
            read = networkx.node_link_graph(json.load(data), edges="edges")
        assert set(read.nodes) == {n.id for n in wanted.nodes}
        assert Counter((a, b) for a, b, *_ in read.edges) == Counter(
            (e.source, e.target) for e in wanted.edges
        )
        assert read.nodes["clm-hull"]["origins_high"] == 2
        assert read.nodes["org-3"]["certain"] is True and read.nodes["org-1"]["certain"] is False
        assert {d["kind"] for _, _, d in read.edges(data=True)} == {e.kind for e in wanted.edges}
        (link,) = (d for _, _, d in read.edges(data=True) if d["kind"] == "denies")
        assert link["probability"] == 0.8 and link["denied"] == "fact"


def test_two_links_between_the_same_reports_are_both_there() -> None:
    again = msgspec.structs.replace(LINKS[0], id="lnk-more", relation="supersedes")
    made = [
        e.kind
        for e in graph([*EVERYTHING, again]).edges
        if e.source == "rep-quill" and e.id.startswith("lnk")
    ]
    assert sorted(made) == ["same-utterance", "supersedes"]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.graphml", "graphml"), ("b.GEXF", "gexf"), ("x/y.json", "json"), ("l.jsonl", "jsonl")],
)
def test_the_name_says_the_form(name: str, form: str) -> None:
    assert form_of(Path(name)) == form


@pytest.mark.parametrize("name", ["lineage", "lineage.csv", ".graphml.bak", "graphml"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(SettingError, match=r"end the name with one of \.graphml, \.gexf, \.json, \.jsonl"):
        form_of(Path(name))


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(SettingError, match="choose one of"):
        export([], "csv")


def test_nothing_is_a_graph_too() -> None:
    assert isinstance(LINKS[0], Link)
    for form in FORMS:
        assert export([], form)
