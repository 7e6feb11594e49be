"""Web Annotations there and back: ours edited, and those of people who know none of our ids."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.correct.corrections import FIGURES, INSTRUMENTS, MANAGERS, Json, said, traced_again
from tests.cli.running import Ran, Run

from earwitness.case import read_case
from earwitness.errors import ExitCode
from earwitness.export import export
from earwitness.records import AnyRecord, Document


def collection(traced: tuple[AnyRecord, ...]) -> tuple[Json, list[Json]]:
    made = json.loads(export(traced, "web-annotation"))
    return made, made["first"]["items"]


def about(items: list[Json], words: str) -> Json:
    """The annotation of the statement that *words* begin."""
    return next(
        i
        for i in items
        if i["motivation"] == "identifying" and i["target"][0]["selector"][0]["exact"].startswith(words)
    )


def test_web_annotations_there_and_back(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    made, items = collection(traced)
    assert "correct nothing" in _annotated(run, made).err
    about(items, "Tarvenian president shown")["body"].append(
        {"type": "TextualBody", "purpose": "moderating", "value": "accept"}
    )
    reply = {
        "type": "Annotation", "motivation": "moderating", "target": about(items, MANAGERS)["id"],
        "body": [
            {"type": "TextualBody", "purpose": "moderating", "value": "reject"},
            {"type": "TextualBody", "purpose": "commenting", "value": "nobody said so"},
        ],
    }  # fmt: skip
    figures = about(items, FIGURES)
    figures["body"][0]["value"] = "Livia Oster"
    quote, position = about(items, INSTRUMENTS)["target"][0]["selector"]
    cut = quote["exact"].index("about 340")
    quote |= {"exact": quote["exact"][cut:], "prefix": ""}
    position["start"] += cut
    new = {
        "type": "Annotation", "motivation": "identifying",
        "body": {"type": "TextualBody", "value": "the press office"},
        "target": {
            "source": {"id": figures["target"][0]["source"]["id"]},
            "selector": {"type": "TextQuoteSelector", "exact": "It did not reply to questions"},
        },
    }  # fmt: skip
    items += [reply, new]
    assert _annotated(run, made).code == 0
    case = read_case(Path("case.toml"))
    assert [len(case.accept), len(case.reject), len(case.statement)] == [1, 1, 3]
    assert case.reject[0].note == "nobody said so"
    reports = said(traced_again(run))
    assert not any(words.startswith((MANAGERS, INSTRUMENTS)) for words in reports)
    assert any(words.startswith("about 340 liters") for words in reports)
    assert reports["It did not reply to questions"].voice == "reported"


def test_a_tag_on_the_words_is_enough(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    """As people tag in Hypothesis: no id of ours, the page's address, a quotation."""
    page = next(r for r in traced if isinstance(r, Document) and "01-" in r.received_as)
    tagged = {
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Reject"}],
        "target": {
            "source": page.url,
            "selector": [{"type": "TextQuoteSelector", "exact": "have been giving President Edvin Korvel"}],
        },
    }
    assert _annotated(run, [tagged]).code == 0
    assert not any(words.startswith(MANAGERS) for words in said(traced_again(run)))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source": "https://elsewhere.example/"}, "is about a text that is not among the records"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "no such words"}}, "which stands nowhere in"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "the"}}, "which stands more than once in"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "LISK, Sept 11"}}, "lie in no statement"),
        ({"selector": [{"type": "TextPositionSelector"}]}, "is no Web Annotation"),
    ],
)
def test_web_annotations_that_cannot_be_used(
    run: Run, desk: Path, traced: tuple[AnyRecord, ...], change: Json, says: str
) -> None:
    page = next(r for r in traced if isinstance(r, Document) and "01-" in r.received_as)
    one = {
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "reject"},
        "target": {"source": page.url} | change,
    }
    done = _annotated(run, one)
    assert done.code == ExitCode.NO_INPUT_USED
    assert "annotations.json, annotation 1: " in done.err and says in done.err


def _annotated(run: Run, made: Any) -> Ran:
    Path("annotations.json").write_text(json.dumps(made), encoding="utf-8")
    return run("correct", "records.jsonl", "annotations.json", "-o", "case.toml")
