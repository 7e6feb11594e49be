"""Tasks of Label Studio there and back: regions edited as with a mouse, and tasks that are broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.correct.corrections import FIGURES, INSTRUMENTS, MANAGERS, Json, cased, said, traced_again
from tests.cli.running import Run

from earwitness.case import Speaker
from earwitness.errors import ExitCode
from earwitness.export import export
from earwitness.records import AnyRecord, Document


def annotated(traced: tuple[AnyRecord, ...], edit: Callable[[list[Json]], list[Json]]) -> list[Json]:
    """Tasks as Label Studio exports them after somebody submitted the first, its regions edited."""
    tasks: list[Json] = json.loads(export(traced, "label-studio"))
    result = copy.deepcopy(tasks[0]["predictions"][0]["result"])
    for item in result:  # ids are made anew when a prediction becomes an annotation
        for key in ("id", "from_id", "to_id"):
            if key in item:
                item[key] = f"x{item[key]}"
    tasks[0]["annotations"] = [{"result": edit(result)}]
    return tasks


def region(result: list[Json], words: str) -> Json:
    return next(i for i in result if i["type"] == "labels" and i["value"]["text"].startswith(words))


def whole(result: list[Json], words: str) -> set[str]:
    """Ids of all regions of the statement that *words* begin."""
    first = region(result, words)["id"]
    return {first} | {i["to_id"] for i in result if i["type"] == "relation" and i["from_id"] == first}


def test_tasks_there_and_back(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    def edit(result: list[Json]) -> list[Json]:
        gone = whole(result, MANAGERS)
        kept = [i for i in result if i.get("id") not in gone and i.get("from_id") not in gone]
        wide = region(kept, INSTRUMENTS)["value"]
        start = wide["start"] + wide["text"].index("about 340")
        # a mouse marks a space along
        wide |= {"start": start - 1, "text": " " + wide["text"][start - wide["start"] :]}
        theirs = region(kept, FIGURES)["id"]
        for item in kept:
            if item.get("id") == theirs and item["type"] == "textarea":
                item["value"]["text"] = ["Livia Oster"]
        text = next(r.text for r in traced if isinstance(r, Document) and "01-" in r.received_as)
        at = text.index("It did not reply to questions")
        new = {"start": at, "end": at + 29, "text": text[at : at + 29], "labels": ["Content"]}
        kept.append({"id": "new", "type": "labels", "from_name": "part", "value": new})
        stance = {"start": at, "end": at + 29, "choices": ["not-held"]}
        kept.append({"id": "new", "type": "choices", "from_name": "stance", "value": stance})
        return kept

    Path("tasks.json").write_text(json.dumps(annotated(traced, edit)), encoding="utf-8")
    case = cased(run, "tasks.json")
    assert len(case.reject) == 1 and len(case.statement) == 3 and not case.accept
    reports = said(traced_again(run))
    assert not any(words.startswith((MANAGERS, INSTRUMENTS)) for words in reports)
    assert any(words.startswith("about 340 liters") for words in reports)
    assert reports["It did not reply to questions"].stance == "not-held"
    assert [s.speaker for s in case.statement if s.speaker and s.speaker.name == "Livia Oster"] == [
        Speaker(name="Livia Oster", kind="named-person")
    ]


def test_a_task_as_it_was_corrects_nothing(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    Path("tasks.json").write_text(json.dumps(annotated(traced, list)), encoding="utf-8")
    done = run("correct", "records.jsonl", "tasks.json", "-o", "case.toml")
    assert done.code == 0 and "correct nothing" in done.err

    def without_ids(result: list[Json]) -> list[Json]:
        return [{k: v for k, v in item.items() if k != "meta"} for item in result]

    Path("tasks.json").write_text(json.dumps(annotated(traced, without_ids)), encoding="utf-8")
    assert "correct nothing" in run("correct", "records.jsonl", "tasks.json", "-o", "case.toml").err


BROKEN_TASKS: dict[str, tuple[Callable[[list[Json]], list[Json]], str]] = {
    "a lonely cue": (
        lambda r: [*r, {"id": "q", "type": "labels", "value": {"start": 0, "end": 9, "labels": ["Cue"]}}],
        "marks 'Tarvenian' as cue of nothing; tie it to a content by a relation",
    ),
    "two statements tied": (
        lambda r: [
            *r,
            {"type": "relation", "from_id": region(r, MANAGERS)["id"], "to_id": region(r, FIGURES)["id"]},
        ],
        "ties 2 statements together",
    ),
    "another text": (
        lambda r: [
            {"id": "q", "type": "labels", "value": {"start": 0, "end": 3, "text": "Foo", "labels": ["Cue"]}}
        ],
        "marks other words at 0 than it says",
    ),
    "a label of its own": (
        lambda r: [{"id": "q", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["Verb"]}}],
        "has the label 'Verb'; use Content, Cue, Source",
    ),
    "no region at all": (lambda r: [{"id": "q", "type": "labels"}], "is not as Label Studio writes it"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN_TASKS)
def test_broken_tasks(run: Run, desk: Path, traced: tuple[AnyRecord, ...], what: str) -> None:
    edit, says = BROKEN_TASKS[what]
    Path("tasks.json").write_text(json.dumps(annotated(traced, edit)), encoding="utf-8")
    done = run("correct", "records.jsonl", "tasks.json", "-o", "case.toml")
    assert done.code in (ExitCode.SOME_INPUTS_REFUSED, ExitCode.NO_INPUT_USED)
    assert f"tasks.json, task 1: {says}" in done.err


def test_tasks_that_nobody_annotated(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    tasks = annotated(traced, list)
    tasks[0]["annotations"] *= 2
    Path("two.json").write_text(json.dumps(tasks), encoding="utf-8")
    Path("none.json").write_bytes(export(traced, "label-studio"))
    assert "task 1: has 2 annotations; keep one" in run("correct", "records.jsonl", "two.json").err
    assert "none.json: holds no annotations" in run("correct", "records.jsonl", "none.json").err
