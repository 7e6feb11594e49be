"""The command ``earwitness export``: what it reads, writes, says and ends with."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from tests.export.believed import BARE, BELIEVED

import earwitness.cli
from earwitness.cli import exporting
from earwitness.errors import ExitCode, RecordError
from earwitness.export import export
from earwitness.export.forms import FORMS, NAMES
from earwitness.records import AnyRecord
from earwitness.stream import encode

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


class Ran(NamedTuple):
    code: int
    out: bytes
    err: str


Run = Callable[..., Ran]


def stream(records: tuple[AnyRecord, ...]) -> bytes:
    return b"".join(encode(r) + b"\n" for r in records)


def whole(records: tuple[AnyRecord, ...], *, indent: int | None = 2, schema: object = 1) -> bytes:
    entries = [json.loads(encode(r)) for r in records]
    return json.dumps({"earwitness": "0.1.0", "schema": schema, "records": entries}, indent=indent).encode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Runs the command in a folder with the affair as records.jsonl."""
    if "export" not in {c.callback.__name__ for c in earwitness.cli.app.registered_commands if c.callback}:
        app = typer.Typer()
        app.callback()(lambda: None)
        app.command("export")(exporting.export)
        monkeypatch.setattr(earwitness.cli, "app", app)
    monkeypatch.chdir(tmp_path)
    Path("records.jsonl").write_bytes(stream(BELIEVED))

    def command(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = earwitness.cli.main(["export", *arguments])
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out, captured.err.decode())

    return command


@pytest.mark.parametrize("form", NAMES)
def test_every_form_goes_to_a_file_or_to_standard_output(run: Run, form: str) -> None:
    assert run("records.jsonl", "--format", form) == (0, export(BELIEVED, form), "")
    done = run("records.jsonl", "--format", form, "-o", "out")
    assert done == (0, b"", f"earwitness: out: {form}, 3 articles, 5 statements, 2 claims\n")
    assert Path("out").read_bytes() == export(BELIEVED, form)


@pytest.mark.parametrize(
    ("why", "data"),
    [
        ("a stream", stream(BELIEVED)),
        ("with empty lines", stream(BELIEVED).replace(b"\n", b"\n\n")),
        ("with the line ends of Windows", stream(BELIEVED).replace(b"\n", b"\r\n")),
        ("with a byte order mark", b"\xef\xbb\xbf" + stream(BELIEVED)),
        ("as PowerShell writes it", stream(BELIEVED).decode().encode("utf-16")),
        ("the file of a dossier", whole(BELIEVED)),
        ("the same on one line", whole(BELIEVED, indent=None)),
    ],
)
def test_what_is_read(run: Run, why: str, data: bytes) -> None:
    assert run("-", "--format", "stix", stdin=data) == (0, export(BELIEVED, "stix"), ""), why


def test_one_record_is_a_stream(run: Run) -> None:
    done = run("-", "--format", "csl-json", stdin=encode(BELIEVED[1]))
    assert done.code == 0 and len(json.loads(done.out)) == 1


def test_a_broken_line_is_named_and_the_rest_goes_on(run: Run) -> None:
    broken = b'{"record":"figura","schema":1,"id":"x"}\n' + stream(BELIEVED) + b'{"record":"document","sche'
    done = run("-", "--format", "csl-json", stdin=broken)
    assert done.code == ExitCode.SOME_INPUTS_REFUSED and done.out == export(BELIEVED, "csl-json")
    first, last = done.err.splitlines()
    assert first.startswith("earwitness: standard input, line 1: not a record: Invalid value 'figura'")
    assert last.startswith(f"earwitness: standard input, line {len(BELIEVED) + 2}: not a record: ")
    assert all(line.endswith("; write records with --json") for line in (first, last))


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_broken_entry_of_a_dossier_is_named_by_its_line(run: Run, indent: int | None) -> None:
    data = whole(BELIEVED, indent=indent).replace(b'"record": "figure"', b'"record": "figura"')
    done = run("-", "--format", "csl-json", stdin=data)
    assert done.code == ExitCode.SOME_INPUTS_REFUSED
    named = [int(n) for n in re.findall(r"line (\d+)", done.err)]
    wanted = [n for n, line in enumerate(data.splitlines(), 1) for _ in range(line.count(b"figura"))]
    # an entry begins on the line above the first of its fields
    assert named == [n - (indent is not None) for n in wanted]


@pytest.mark.parametrize(
    ("why", "data", "said"),
    [
        ("nothing", b"", "standard input: holds no records; give what a command wrote with --json"),
        ("not JSON", b"<html>\n</html>\n", "line 1: not a record: "),
        ("an object without records", b"{}", "line 1: not a record: "),
        ("cut short", b"{\n" + whole(BELIEVED)[1:700], "not JSON: Input data was truncated; give what"),
        ("broken inside", whole(BELIEVED).replace(b'"version"', b"version", 1), "line 7: not JSON: "),
        ("no list", b'{"schema": 1, "records": 5}', "line 1: 'records' is no list; give what"),
        ("a later schema", whole(BELIEVED, schema=2), "records of schema 2, and this version knows schema 1"),
        ("nested beyond measure", b"[" * 100_000, "line 1: "),
        ("not in any encoding", b"\xff\xfe\x00", "is neither UTF-8 nor UTF-16; give what"),
        ("bytes that are no text", b"\x80\x81\n", "line 1: not a record: "),
    ],
)
def test_what_cannot_be_used(run: Run, why: str, data: bytes, said: str) -> None:
    done = run("-", "--format", "stix", "-o", "out", stdin=data)
    assert done.code == ExitCode.NO_INPUT_USED and said in done.err and not Path("out").exists(), why


def test_many_broken_lines_are_not_all_told(run: Run) -> None:
    done = run("-", "--format", "stix", stdin=b"no\n" * 500)
    assert len(done.err.splitlines()) == 12 and "490 more lines are no records" in done.err


@pytest.mark.parametrize(
    ("why", "arguments", "code", "said"),
    [
        ("no such file", ["gone.jsonl", "--format", "stix"], 4, "gone.jsonl: cannot be read (No such file"),
        ("a folder", [".", "--format", "stix"], 4, ".: is a folder; give what a command"),
        ("no such form", ["records.jsonl", "--format", "pdf"], 2, "form 'pdf': not known; choose one of"),
        ("no form", ["records.jsonl"], 2, "format"),
        ("its own source", ["records.jsonl", "--format", "stix", "-o", "records.jsonl"], 2, "is the file"),
        ("no such folder", ["records.jsonl", "--format", "stix", "-o", "no/out"], 5, "folder does not exist"),
    ],
)  # fmt: skip
def test_what_is_refused(run: Run, why: str, arguments: list[str], code: int, said: str) -> None:
    before = Path("records.jsonl").read_bytes()
    done = run(*arguments)
    assert done.code == code and said in done.err and not done.out, why
    assert Path("records.jsonl").read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_what_a_form_lacks_is_told(run: Run, form: str) -> None:
    weighed = run("-", "--format", form, stdin=stream(BARE)).err
    assert ("no beliefs among the records; confidence is left out" in weighed) == FORMS[form].holds_beliefs
    untraced = run("-", "--format", form, stdin=stream(BARE[:3])).err
    assert ("'earwitness trace' finds them" in untraced) == FORMS[form].needs_claims
    assert "no articles among the records" in run("-", "--format", form, stdin=stream(BARE[3:6])).err


def test_help_names_every_form(run: Run) -> None:
    said = re.sub(r"\s", "", run("--help").out.decode())  # lines break at the hyphens of names
    assert [name for name in NAMES if name not in said] == []


def test_every_form_is_documented_and_every_example_runs(run: Run) -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert {name for name in NAMES if f"`{name}`" not in page} == set()
    examples = re.findall(r"^earwitness (export records\.jsonl .+)$", page, re.M)
    formats = {arguments.split("--format ")[1].split()[0] for arguments in examples}
    assert formats >= FORMS.keys()
    for arguments in examples:
        assert run(*arguments.split()[1:]).code == 0, arguments


def test_records_are_told_from_a_dossier_by_their_own_field() -> None:
    """A record that has a field "records" one day is a line all the same."""
    taken = exporting.taken_from(b'{"record":"claim","records":[]}', name="x")
    assert not taken.records and isinstance(taken.refused[0], RecordError)
