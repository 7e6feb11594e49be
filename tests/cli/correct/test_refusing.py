"""Lines and arguments that ``earwitness correct`` cannot use: each is told, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.correct.corrections import FIGURES, MANAGERS, Json, statement, write
from tests.cli.running import Run

from earwitness.case import read_case
from earwitness.errors import ExitCode


def speaking(lines: list[Json]) -> Json:
    """A speaker's line that is as it was."""
    return next(x for x in lines if x["about"] == "speaker" and x["kind"] == "named-person")


def test_what_cannot_be_used_is_told_and_the_rest_goes_on(run: Run, desk: Path, lines: list[Json]) -> None:
    good = statement(lines, MANAGERS) | {"decision": "reject"}
    changed = statement(lines, FIGURES) | {"stance": "denies"}
    bad: list[tuple[Json | str, str]] = [
        ("{broken", "is not JSON"),
        ('{"about": "origin"}', "does not say what it is about; 'about' is one of statement, speaker, claim"),
        (changed, "is changed, but its decision is ''; write change, or leave it as it was"),
        (changed | {"decision": "accept"}, "is changed, but its decision is 'accept'"),
        (changed | {"decision": "maybe"}, "decision 'maybe' is none for a statement; write one of accept"),
        (statement(lines, FIGURES) | {"decision": "change"}, "changes nothing; change one of its fields"),
        (changed | {"decision": "change", "stance": "hopes"}, "stance 'hopes' is not known; write one of"),
        (changed | {"decision": "change", "content": ["not there"]}, "'not there' does not stand in"),
        (changed | {"decision": "change", "cue": [3]}, "cue [3] is no list of quotations"),
        (changed | {"decision": "reject", "id": "rep-0", "stance": ""}, "'rep-0' is not among the records"),
        ({"about": "statement", "decision": "add", "document": good["document"]}, "without content; quote"),
        ({"about": "statement", "decision": "add", "document": "doc-zz", "content": ["x"]}, "hash of no"),
        ({"about": "claim", "decision": "merge", "of": good}, "merges the claim with nothing; give ids"),
        ({"about": "claim", "decision": "split", "of": []}, "of [] holds no places"),
        (
            {"about": "speaker", "decision": "merge", "with": ["par-0"], "of": [good]},
            "'par-0' is no speaker with a place that can be quoted; give the id of a speaker's line",
        ),
        ({"about": "speaker", "reliability": "G", "of": []}, "reliability 'G' is not known; write"),
        (good | {"decision": "accept"}, "does not fit: [[reject]] 1 and [[accept]] 1: of the same statement"),
    ]  # fmt: skip
    rows = [x if isinstance(x, str) else json.dumps(x) for x, _ in [(good, ""), *bad]]
    Path("filled.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run("correct", "records.jsonl", "filled.jsonl", "-o", "case.toml")
    assert done.code == ExitCode.SOME_INPUTS_REFUSED
    told = done.err.splitlines()
    assert len(told) == len(bad) + 1 and told[-1] == "earwitness: case.toml: 1 entry added"
    for number, (_, says) in enumerate(bad, 2):
        (line,) = [x for x in told if f"filled.jsonl, line {number}:" in x]
        assert says in line
    assert [len(getattr(read_case(Path("case.toml")), t)) for t in ("reject", "accept", "statement")] == [
        1,
        0,
        0,
    ]


def test_what_is_filled_in_without_its_decision_is_told(run: Run, desk: Path, lines: list[Json]) -> None:
    bad: list[tuple[Json, str]] = [
        ({"about": "speaker", "with": ["par-0"]}, "has 'with', but its decision is ''; write merge"),
        ({"about": "claim", "decision": "merge", "of": [{"part": "a"}]}, "has 'part', but its decision is"),
        ({"about": "speaker", "claim": ["clm-0"]}, "names claims in 'claim' and no interest; write the"),
        (speaking(lines) | {"name": "Zed"}, "has another name, which nothing here can give a speaker"),
        (speaking(lines) | {"kind": "observer"}, "has another kind, which nothing here can give a speaker"),
    ]
    for line, says in bad:
        write("filled.jsonl", [line])
        done = run("correct", "records.jsonl", "filled.jsonl", "-o", "case.toml")
        assert done.code == ExitCode.NO_INPUT_USED and says in done.err


def test_a_line_that_contradicts_the_file_is_refused(run: Run, desk: Path, lines: list[Json]) -> None:
    write("a.jsonl", [statement(lines, MANAGERS) | {"decision": "reject"}])
    write("b.jsonl", [statement(lines, MANAGERS) | {"decision": "accept"}])
    assert run("correct", "records.jsonl", "a.jsonl", "-o", "case.toml").code == 0
    before = Path("case.toml").read_bytes()
    done = run("correct", "records.jsonl", "b.jsonl", "-o", "case.toml")
    assert done.code == ExitCode.NO_INPUT_USED and Path("case.toml").read_bytes() == before
    assert "b.jsonl, line 1: does not fit: [[reject]] 1 and [[accept]] 1" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["missing.jsonl", "lines.jsonl"], ExitCode.NO_INPUT_USED, "missing.jsonl: cannot be read"),
        (["records.jsonl", "missing.jsonl"], ExitCode.NO_INPUT_USED, "missing.jsonl: cannot be read"),
        (["records.jsonl", "records.jsonl"], ExitCode.NO_INPUT_USED, "records.jsonl: holds no corrections"),
        (["lines.jsonl", "lines.jsonl"], ExitCode.NO_INPUT_USED, "not a record"),
        (["records.jsonl", "lines.jsonl", "-o", "lines.jsonl"], ExitCode.USAGE, "is one of the inputs"),
        (["records.jsonl", "lines.jsonl", "-o", "bad.toml"], ExitCode.USAGE, "bad.toml: is no case file"),
        (["records.jsonl", "lines.jsonl", "-o", "no/case.toml"], ExitCode.OUTPUT_NOT_WRITTEN, "no/case.toml"),
        (["-", "-"], ExitCode.USAGE, "standard input is given twice"),
        (["records.jsonl", "lines.jsonl"], ExitCode.OK, "the annotations correct nothing"),
    ],
)
def test_bad_arguments(
    run: Run, desk: Path, lines: list[Json], arguments: list[str], code: int, says: str
) -> None:
    write("lines.jsonl", lines[:3])
    Path("bad.toml").write_text("[[equal]]\n", encoding="utf-8")
    done = run("correct", *arguments)
    assert done.code == code and says in done.err and "Traceback" not in done.err
    assert not Path("case.toml").exists() and Path("bad.toml").read_text(encoding="utf-8") == "[[equal]]\n"
