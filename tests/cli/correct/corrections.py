"""Statements of the example bundle that tests correct; the case and the records that come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.running import Run

from earwitness.case import Case, read_case
from earwitness.records import AnyRecord, Document, Report
from earwitness.stream import decode

Json = dict[str, Any]


def statement(lines: list[Json], words: str) -> Json:
    """The line of the statement whose content begins with *words*."""
    return next(x for x in lines if x["about"] == "statement" and x["content"][0].startswith(words))


def write(path: str, lines: list[Json]) -> str:
    Path(path).write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    return path


def cased(run: Run, *annotations: str) -> Case:
    """The case that comes of *annotations*, all of which can be used."""
    done = run("correct", "records.jsonl", *annotations, "-o", "case.toml")
    assert (done.code, done.out) == (0, ""), done.err
    return read_case(Path("case.toml"))


def traced_again(run: Run) -> tuple[AnyRecord, ...]:
    done = run("trace", "records.jsonl", "--case", "case.toml", "--words-only", "--json")
    assert done.code == 0, done.err
    return tuple(decode(line) for line in done.out.splitlines())


def said(records: tuple[AnyRecord, ...]) -> dict[str, Report]:
    """The reports of the first article by their words: others print some of them as well."""
    texts = {r.id: r.text for r in records if isinstance(r, Document) and "01-" in r.received_as}
    return {
        " … ".join(texts[r.document][s:e] for s, e in r.content): r
        for r in records
        if isinstance(r, Report) and r.document in texts
    }


MANAGERS = "Managers of Tarvenia"
INSTRUMENTS = "instruments on the Ostrellian side"
FIGURES = "Figures sent to the president"
