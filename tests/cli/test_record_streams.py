"""Record streams from command to command: what one wrote the next one takes, with nothing done again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.running import Run

from earwitness import pipeline
from earwitness.errors import ExitCode
from earwitness.stream import read_stream

TRACED = ("report", "claim", "origin")


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        (("ingest", "a.txt"), ["provenance", "document"]),
        (("read", "a.txt"), ["provenance", "document", "report"]),
        (("dossier", "a.txt", "-o", "d.html", "--no-weigh"), ["provenance", "document", *TRACED]),
        (("dossier", "a.txt", "-o", "d.html"), ["provenance", "document", *TRACED, "belief"]),
        (("weigh", "a.txt", "--words-only"), ["provenance", "document", *TRACED, "belief"]),
        (("dossier", "a.txt", "-o", "d.html", "--no-trace"), ["provenance", "document", "report"]),
        (("trace", "a.txt", "--words-only"), ["provenance", "document", *TRACED]),
    ],
)
@pytest.mark.usefixtures("article")
def test_json_is_a_clean_record_stream(run: Run, command: tuple[str, ...], kinds: list[str]) -> None:
    done = run(*command, "--json", "missing.txt")
    assert done.code == ExitCode.SOME_INPUTS_REFUSED and "missing.txt" in done.err
    assert [json.loads(line)["record"] for line in done.out.splitlines()] == kinds
    assert len(list(read_stream(done.out.splitlines()))) == len(kinds)


def test_records_of_ingest_can_be_read(run: Run, article: str) -> None:
    records = run("ingest", article, "--outlet", "Courier", "--json").out
    done = run("read", "-", "--json", stdin=records.encode())
    assert done.code == 0
    assert done.out.splitlines()[1] == records.splitlines()[1]  # the document, as it was
    assert [json.loads(line)["record"] for line in done.out.splitlines()][2:] == ["report"]


def test_what_read_wrote_can_be_traced(run: Run, copies: str, monkeypatch: pytest.MonkeyPatch) -> None:
    records = run("read", copies, "--json").out
    direct = run("trace", "--words-only", copies)
    monkeypatch.setattr(pipeline, "read", None)  # nothing is read again
    Path("records.jsonl").write_text(records)
    assert run("trace", "--words-only", "-", stdin=records.encode()) == direct
    assert run("trace", "--words-only", "records.jsonl") == direct
    traced = run("trace", "--words-only", "-", "--json", stdin=records.encode())
    assert run("trace", "--words-only", "-", stdin=traced.out.encode()) == direct
    assert len(list(read_stream(traced.out.splitlines()))) > len(records.splitlines())


def test_a_broken_stream_is_told_and_the_rest_traced(run: Run, copies: str) -> None:
    lines = run("read", copies, "--json").out.splitlines()
    broken = "\n".join([*lines[:3], '{"record":"report"', *lines[3:]])
    done = run("trace", "--words-only", "-", stdin=broken.encode())
    assert done.code == ExitCode.SOME_INPUTS_REFUSED and "2 times in 2 articles" in done.out
    assert re.match(r"earwitness: -, line 4: is not JSON \(.+\); correct or remove this line\n$", done.err)
    orphans = run("trace", "--words-only", "-", stdin="\n".join([lines[0], *lines[2:]]).encode())
    assert orphans.code == ExitCode.SOME_INPUTS_REFUSED
    assert "-: 1 record is about articles that are not there (line 3: doc-" in orphans.err


def test_reading_options_that_change_nothing_are_told(run: Run, copies: str) -> None:
    records = run("read", copies, "--json").out.encode()
    done = run("trace", "--words-only", "-", "--broad", stdin=records)
    assert (
        done.code == 0 and "note: 2 articles come with their statements and were not read again" in done.err
    )
    assert "not read again" not in run("trace", "--words-only", "-", stdin=records).err


def test_options_reach_the_stages(run: Run, article: str) -> None:
    done = run("read", article, "--json", "--outlet", "Courier", "--date", "2019-09", "--broad")
    provenance, document, report = map(json.loads, done.out.splitlines())
    assert (
        provenance["settings"]["leaning"] == "broad"
        and provenance["settings"]["convention"] == "newsroom"
        and provenance["settings"]["table"] is False
    )
    assert document["outlet"] == "Courier" and document["published"]["date"] == "2019-09"
    assert report["confidence"] == 0.3
