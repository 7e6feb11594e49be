"""Lines for correction: anchored as a case file anchors, so that what is corrected can come back."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from tests.affair import DOCUMENTS, PARTIES, REPORTS
from tests.export.believed import BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.case import Anchor, Judgement, report_places
from earwitness.export import export
from earwitness.export.corrections import anchor
from earwitness.export.material import material
from earwitness.records import AnyRecord, Document, Report


def lines(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in export(records, "jsonl-corrections").splitlines()]
    texts = {r.id: r.text for r in records if isinstance(r, Document)}
    for line in found:
        assert line["decision"] == "" and line["note"] == ""
        for place in line.get("of", [line]):
            assert texts[place["document"]].count(place["quotation"]) == 1
    return found


def test_statements() -> None:
    (owner,) = (x for x in lines(BELIEVED) if x["id"] == "rep-owner")
    assert owner == {
        "about": "statement", "id": "rep-owner", "decision": "", "note": "", "article": "post.txt",
        "document": "doc-post", "quotation": "That is nonsense", "content": ["That is nonsense"],
        "cue": ["replied"], "source": ["the owner"], "speaker": "the owner", "stance": "denies",
        "attribution_confidence": 0.9,
    }  # fmt: skip


def test_speakers_and_claims() -> None:
    by_id = {x["id"]: x for x in lines(BELIEVED)}
    assert by_id["clm-hull"]["of"] == [
        {"document": "doc-courier", "quotation": "The hull of the Halda"},
        {"document": "doc-post", "quotation": "The hull of the Halda is cracked"},
    ]
    assert "clm-blog" not in by_id  # there is nothing to take apart
    assert not [x for x in by_id.values() if x["about"] == "speaker"]  # no mentions in the affair
    mentioned = [
        msgspec.structs.replace(p, mentions=REPORTS[3].source.spans) if p.id == "par-quill" else p
        for p in PARTIES
    ]
    kept = tuple(r for r in BELIEVED if r not in PARTIES)
    (quill,) = (x for x in lines((*kept, *mentioned)) if x["about"] == "speaker")
    assert quill["name"] == "Inspector Mara Quill"
    assert quill["of"] == [{"document": "doc-post", "quotation": "Mara Quill"}]


@pytest.mark.parametrize("line", [x for x in lines(BELIEVED) if x["about"] == "statement"])
def test_a_case_finds_what_an_anchor_means(line: dict[str, Any]) -> None:
    reports = [r for r in BELIEVED if isinstance(r, Report)]
    others = [Anchor("doc-blog", "The Halda has a crack"), Anchor("doc-post", "That is nonsense")]
    other = others[line["document"] == "doc-blog"]
    (found,) = report_places(
        [Judgement((Anchor(line["document"], line["quotation"]), other))], DOCUMENTS, reports
    )
    assert line["id"] in found


@pytest.mark.parametrize(
    ("why", "text", "span", "wanted"),
    [
        ("words that stand once", "It leaks. It holds.", (3, 8), "leaks"),
        ("words around, as few as will do", "It leaks. It leaks again.", (13, 18), "It leaks again."),
        ("on one side where there is no other", "no no no yes", (0, 2), None),
        ("nothing but repetition", "no no no", (3, 5), "no no no"),
    ],
)
def test_anchors(why: str, text: str, span: tuple[int, int], wanted: str | None) -> None:
    made = anchor(material([Document(id="doc-1", received_as="a", text=text)]), "doc-1", span)
    if wanted is not None:
        assert made == {"document": "doc-1", "quotation": wanted}, why
    assert made is None or text.count(made["quotation"]) == 1


def test_a_text_that_only_repeats_itself_has_no_anchors() -> None:
    """And is not searched in ever wider circles: that would take hours."""
    made = material([Document(id="doc-1", received_as="a", text="no " * 200_000)])
    assert anchor(made, "doc-1", (300_000, 300_002)) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    lines(hostile(text))
    export(hostile_ids(text), "jsonl-corrections")
