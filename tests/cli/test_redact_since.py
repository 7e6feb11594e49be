"""``--redact`` and ``--since`` from the command line, on a dossier's JSON: nothing is read or traced."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import msgspec
import pytest
from tests.export.believed import BELIEVED, MADE

import earwitness.cli.progress
from earwitness.cli import main
from earwitness.records import AnyRecord, Document
from earwitness.stream import Refused, Whole, encode, encode_whole
from earwitness.version import VERSION

RECORDS: tuple[AnyRecord, ...] = (
    msgspec.structs.replace(MADE, settings=MADE.settings | {"words_only": False, "priors": "priors-1"}),
    *(r for r in BELIEVED if r.id != MADE.id),
)
NAME = re.compile("quill", re.IGNORECASE)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a dossier's JSON, whole, and without the Post."""
    monkeypatch.setattr(earwitness.cli.progress, "QUIET_FOR", float("inf"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    monkeypatch.chdir(tmp_path)
    refused = (Refused("quill-notes.bin", "is no text", "leave it out"),)
    whole = Whole(earwitness=VERSION, records=RECORDS, notes=("see Mara Quill",), refused=refused)
    Path("all.json").write_bytes(encode_whole(whole))
    before = [r for r in RECORDS if isinstance(r, Document) and r.id != "doc-post"]
    Path("old.jsonl").write_bytes(b"".join(encode(r) + b"\n" for r in before))
    return tmp_path


def test_a_dossier_in_every_form_is_without_the_name(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["d.html", "d.md", "d.json"]
    asked = [
        "dossier",
        "all.json",
        "--json",
        "--redact",
        "Mara Quill",
        *(x for f in files for x in ("-o", f)),
    ]
    assert main(asked) == 0
    told = capsys.readouterr()
    assert "note: 1 party was redacted at 1 place in the articles" in told.err
    assert told.out and not NAME.search(told.out + told.err)
    for file in files:
        text = (desk / file).read_text(encoding="utf-8")
        assert not NAME.search(text), file
        assert "a reader may still recognize them by what is said" in text
    # what was written is opened again as it is
    assert main(["dossier", "d.json", "-o", "again.html"]) == 0
    assert not NAME.search(Path("again.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["jsonl", "gexf", "prov-json", "web-annotation", "csv-statements"])
def test_an_export_is_without_the_name(desk: Path, form: str) -> None:
    assert main(["export", "all.json", "--format", form, "--redact", "Quill", "-o", "out"]) == 0
    text = Path("out").read_text(encoding="utf-8")
    assert not NAME.search(text) and ("redacted" in text or form == "gexf")


@pytest.mark.parametrize("command", [["dossier", "all.json"], ["export", "all.json", "--format", "gexf"]])
def test_a_name_that_is_nowhere_stops_the_command(
    desk: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--redact", "Mara Quil", "-o", "d.html"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "near it are 'Mara Quill'" in told
    assert not Path("d.html").exists()


def test_since_is_on_the_page_and_in_the_note(desk: Path) -> None:
    assert main(["dossier", "all.json", "--since", "old.jsonl", "-o", "d.html", "-o", "d.md"]) == 0
    page, note = (Path(f).read_text(encoding="utf-8") for f in ("d.html", "d.md"))
    assert "What changed since old.jsonl" in page and "## What changed since old.jsonl" in note
    assert "One article</a>" not in page and "One article is new" in page
    assert main(["dossier", "all.json", "--since", "all.json", "-o", "d.html"]) == 0
    assert "Nothing changed since all.json" in Path("d.html").read_text(encoding="utf-8")


def test_the_earlier_dossier_is_redacted_too(desk: Path) -> None:
    Path("quill.json").write_bytes(Path("all.json").read_bytes())
    assert main(["dossier", "all.json", "--since", "quill.json", "--redact", "Quill", "-o", "d.html"]) == 0
    page = Path("d.html").read_text(encoding="utf-8")
    assert "Nothing changed since redacted-1.json" in page and not NAME.search(page)
    # what is gone is told in the words of the earlier one
    post = next(r for r in RECORDS if isinstance(r, Document) and r.id == "doc-post")
    blog = next(r for r in RECORDS if isinstance(r, Document) and r.id == "doc-blog")
    named = msgspec.structs.replace(blog, text=blog.text + " Mara Quill", id="doc-blog2")
    Path("x.json").write_bytes(encode_whole(Whole(earwitness=VERSION, records=(RECORDS[0], named))))
    Path("y.json").write_bytes(encode_whole(Whole(earwitness=VERSION, records=(RECORDS[0], post))))
    assert main(["dossier", "x.json", "--since", "y.json", "--redact", "Mara Quill", "-o", "d.html"]) == 0
    assert not NAME.search(Path("d.html").read_text(encoding="utf-8"))


def test_a_whole_dossier_does_not_name_who_was_taken_out(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", "all.json", "--redact", "Mara Quill", "-o", "red.json"]) == 0
    capsys.readouterr()
    assert main(["dossier", "red.json", "--since", "all.json", "-o", "d.html"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(
        "earwitness: --since all.json: has names that --redact took out"
    ) and not NAME.search(told)
    # records that are traced anew have the marks alone
    assert main(["export", "all.json", "--redact", "Mara Quill", "--format", "jsonl", "-o", "red.jsonl"]) == 0
    assert main(["dossier", "red.jsonl", "--words-only", "--since", "all.json", "-o", "d.html"]) == 2
    assert not Path("d.html").exists()
    # both without her, by hand or by the option again, are compared
    assert main(["dossier", "red.json", "--since", "red.json", "-o", "d.html"]) == 0
    again = ["dossier", "red.json", "--since", "all.json", "--redact", "Mara Quill", "-o", "d.html"]
    assert main(again) == 0
    assert not NAME.search(Path("d.html").read_text(encoding="utf-8"))


def test_a_wrong_file_stops_the_command_before_any_work(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("page.html").write_text("<!doctype html>", encoding="utf-8")
    assert main(["dossier", "all.json", "--since", "page.html", "-o", "d.html"]) == 2
    assert capsys.readouterr().err.startswith("earwitness: --since page.html, line 1: not a record")
    assert not Path("d.html").exists()
