"""Label Studio tasks: every part of the predictions fits the labeling interface, every region the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from tests.affair import REPORTS
from tests.export.believed import BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.export import export
from earwitness.export.labelstudio import INTERFACE
from earwitness.records import AnyRecord, Document

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
TREE = ElementTree.fromstring(INTERFACE)
CONTROLS = {
    "labels": ("part", {e.attrib["value"] for e in TREE.iter("Label")}),
    "choices": ("stance", {e.attrib["value"] for e in TREE.iter("Choice")}),
    "textarea": ("speaker", None),
}


def tasks(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(records, "label-studio"))
    for task in found:
        assert {e.attrib["value"].removeprefix("$") for e in TREE.iter() if "$" in e.get("value", "")} <= set(
            task["data"]
        )
        (prediction,) = task["predictions"]
        check(prediction["result"], task["data"]["text"])
    return found


def check(result: list[dict[str, Any]], text: str) -> None:
    regions: dict[str, tuple[int, int]] = {}
    for part in result:
        if part["type"] == "relation":
            assert {part["from_id"], part["to_id"]} <= regions.keys() and part["labels"] == ["has"]
            continue
        name, values = CONTROLS[part["type"]]
        start, end = part["value"]["start"], part["value"]["end"]
        assert part["from_name"] == name and part["to_name"] == "text" and 0 <= start < end <= len(text)
        if values is not None:
            assert set(part["value"][part["type"]]) <= values
        if part["type"] == "labels":
            assert text[start:end] == part["value"]["text"]
        # what is said of a region has its id and place
        assert regions.setdefault(part["id"], (start, end)) == (start, end)


def test_controls_are_those_of_the_interface() -> None:
    named = {e.tag.lower(): e.attrib["name"] for e in TREE.iter() if "name" in e.attrib}
    assert named == {"labels": "part", "text": "text", "choices": "stance", "textarea": "speaker"}
    assert all(e.attrib["toName"] == "text" for e in TREE.iter() if "toName" in e.attrib)


def test_the_interface_is_documented() -> None:
    assert INTERFACE.strip() in DOCS.read_text(encoding="utf-8")


def test_a_task() -> None:
    *_, post = tasks(BELIEVED)
    assert post["data"]["text"] == next(r.text for r in BELIEVED if r.id == "doc-post")  # type: ignore[union-attr]
    assert post["data"] | {"text": ""} == {
        "text": "",
        "document": "doc-post",
        "article": "post.txt",
        "headline": "Owner calm",
        "outlet": "Post",
        "published": "2031-05-06",
        "url": "https://post.example/owner?a=1&b=2",
    }
    (prediction,) = post["predictions"]
    assert prediction["model_version"].endswith("best f00d") and prediction["score"] == 0.9
    quill = [p for p in prediction["result"] if p["type"] != "relation"][:4]
    assert [(p["type"], p["value"].get("labels", p["value"]["text"])) for p in quill] == [
        ("labels", ["Content"]),
        ("labels", ["Cue"]),
        ("labels", ["Source"]),
        ("textarea", ["Inspector Mara Quill"]),
    ]
    assert quill[0]["meta"] == {"text": ["rep-quill"]} and quill[0]["id"] == quill[3]["id"]
    (owner,) = (p for p in prediction["result"] if p["type"] == "choices")
    assert owner["value"]["choices"] == ["denies"]


def test_offsets_count_code_points() -> None:
    text = "😀👍🏽 It leaks, he said."
    document = Document(id="doc-1", received_as="a.txt", text=text)
    report = msgspec.structs.replace(
        REPORTS[5], document="doc-1", content=((4, 12),), cue=((17, 21),), source=REPORTS[2].source
    )
    (task,) = tasks((document, report))
    assert [p["value"]["text"] for p in task["predictions"][0]["result"] if p["type"] == "labels"] == [
        "It leaks",
        "said",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        for task in tasks(records):
            assert not task["data"]["url"] or task["data"]["url"].startswith("https://a.example/")


def test_label_studio_takes_the_predictions() -> None:
    sdk = pytest.importorskip(
        "label_studio_sdk.label_interface",
        reason="label-studio-sdk is not installed: it is large, and optional",
    )
    interface = sdk.LabelInterface(INTERFACE)
    for task in tasks(BELIEVED):
        for prediction in task["predictions"]:
            assert interface.validate_prediction(prediction)
