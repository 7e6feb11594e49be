"""The command: what it writes where, and what it ends with, for good input and bad.

More than 400 lines because every command goes through one set of fixtures, with reading made up once.
"""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import earwitness.cli.doctor
import earwitness.cli.output
import earwitness.cli.progress
from earwitness import pipeline
from earwitness.cli import main
from earwitness.cli.doctor import Check, examine
from earwitness.cli.output import printable, write_file
from earwitness.cli.progress import QUIET_FOR, Watch
from earwitness.encoder import available_models
from earwitness.errors import ExitCode, ModelError, OutputError
from earwitness.read import Reading, ReadSettings
from earwitness.records import Document, Report, Source, report_id
from earwitness.stream import read_stream
from earwitness.trace import tracing

ARTICLE = (
    "Leak\n\nThe dam in the valley is leaking, the mayor said today, and nobody was told of it so far.\n"
)


PAIRS = Path(earwitness.__file__).parent / "models" / "pairs" / "card.json"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def fake_read(document: Document, settings: ReadSettings, **heard: object) -> Reading:
    """One statement for each "X, the Y said": needs no model."""
    reports = []
    for found in re.finditer(r"([^\n]+), (the \w+) (said)", document.text):
        content, source, cue = (found.span(n) for n in (1, 2, 3))
        reports.append(
            Report(
                id=report_id(document.id, [source], [cue], [content]),
                document=document.id,
                source=Source(spans=(source,)),
                cue=(cue,),
                content=(content,),
                kind="indirect",
                confidence={"precise": 0.95, "balanced": 0.8, "broad": 0.3}[settings.leaning],
            )
        )
    return Reading(reports=tuple(reports))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in an empty folder, with the fake reader."""
    monkeypatch.setattr(pipeline, "read", fake_read)
    monkeypatch.setattr(pipeline, "encoder", lambda name: None)
    monkeypatch.setattr(pipeline, "model_hash", lambda name: "f00d")
    monkeypatch.setattr(tracing, "pair_model", lambda: None)  # so that words are compared alone
    monkeypatch.setattr(earwitness.cli.progress, "QUIET_FOR", float("inf"))  # however busy the machine is
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


def without_progress(said: str) -> str:
    """What a command said but for how far it was, which a busy machine has it tell."""
    lines = said.splitlines(keepends=True)
    return "".join(x for x in lines if not re.match(r"earwitness: [^:]+: [\d,]+ of [\d,]+$", x.rstrip()))


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return "a.txt"


def test_dossier_is_written(run: Run, article: str) -> None:
    done = run("dossier", article, "-o", "d.html")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[0] == "earwitness: d.html: 1 article, 1 statement"
    untraced = run("dossier", article, "-o", "d.html", "--no-trace")
    assert untraced == (0, "", "earwitness: d.html: 1 article, 1 statement\n")
    assert "the mayor" in Path("d.html").read_text(encoding="utf-8")


def test_dossier_is_the_same_twice(run: Run, article: str) -> None:
    run("dossier", article, "-o", "one.html")
    run("dossier", article, "-o", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_every_form_of_a_dossier_in_one_run(run: Run, article: str) -> None:
    done = run("dossier", article, "-o", "d.html", "-o", "brief.md", "-o", "d.json")
    assert (done.code, done.out) == (0, "")
    assert [line.split(": ")[1] for line in done.err.splitlines()[:3]] == ["d.html", "brief.md", "d.json"]
    assert Path("d.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert Path("brief.md").read_text(encoding="utf-8").startswith('---\ntitle: "Dossier: 1 article')
    assert json.loads(Path("d.json").read_bytes())["records"][0]["command"] == "dossier"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("-o", "d.pdf"),
            "--output d.pdf: .pdf names no form; use .html (the page), .md (Markdown) or .json",
        ),
        (("-o", "dossier"), "no ending names no form"),
        (("-o", "d.md", "-o", "d.md"), "is given twice"),
        (("-o", "d.html", "-o", "d.json", "--excerpts"), "d.json: holds every article whole"),
    ],
)
def test_names_of_files_that_cannot_be_written(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], says: str
) -> None:
    monkeypatch.setattr(pipeline, "collect", None)  # told before any work
    done = run("dossier", article, *options)
    assert done.code == ExitCode.USAGE and says in done.err and done.err.count("\n") == 1
    assert [path.name for path in Path().iterdir()] == [article]


def test_a_dossier_is_opened_again(run: Run, copies: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("broken.txt").write_bytes(b"")
    first = run("dossier", copies, "broken.txt", "-o", "d.html", "-o", "d.json")
    assert first.code == ExitCode.SOME_INPUTS_REFUSED
    monkeypatch.setattr(pipeline, "read", None)
    monkeypatch.setattr(pipeline, "trace", None)
    again = run("dossier", "d.json", "-o", "again.html", "-o", "again.json")
    assert again.code == 0  # what was refused then is on the page, and no failure now
    assert Path("again.html").read_bytes() == Path("d.html").read_bytes()
    assert Path("again.json").read_bytes() == Path("d.json").read_bytes()
    assert run("dossier", "d.json", "-o", "d.json").code == ExitCode.USAGE  # and never replaced by itself
    assert "d.json: was made without broken.txt, which is empty" in run("ingest", "d.json").err


def test_a_dossier_with_other_options_is_traced_anew_and_not_read(
    run: Run, copies: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("dossier", copies, "-o", "words.html", "--words-only", "-o", "words.json")
    run("dossier", copies, "-o", "d.json")
    monkeypatch.setattr(pipeline, "read", None)
    run("dossier", "d.json", "-o", "again.html", "--words-only")
    assert Path("again.html").read_bytes() == Path("words.html").read_bytes()
    note = "2 articles come with their statements and were not read again"
    assert note in run("dossier", "d.json", "-o", "x.html", "--broad").err
    stream = run("dossier", "d.json", "-o", "x.html", "--json").out
    Path("all.jsonl").write_text(stream, encoding="utf-8")
    assert run("dossier", "all.jsonl", "-o", "x.html").code == 0


@pytest.mark.parametrize("by", ["file", "stdin"])
@pytest.mark.parametrize(
    "command", [("trace", "--words-only"), ("weigh", "--words-only"), ("read",), ("ingest",)]
)
def test_other_commands_take_a_dossier(run: Run, copies: str, command: tuple[str, ...], by: str) -> None:
    direct = run(command[0], copies, *command[1:])
    run("dossier", copies, "-o", "d.json")
    given = run(
        command[0], "d.json" if by == "file" else "-", *command[1:], stdin=Path("d.json").read_bytes()
    )
    assert given.code == direct.code == 0
    # the folder that an article lay in is not passed on
    assert given.out.split() == direct.out.replace(f"{copies}/", "").split()


def test_a_dossier_can_be_exported(run: Run, copies: str) -> None:
    run("dossier", copies, "-o", "d.json")
    done = run("export", "d.json", "--format", "csv-claims")
    assert done.code == 0 and '"clm-' in done.out


def test_a_damaged_dossier_is_told_line_by_line(run: Run, copies: str) -> None:
    run("dossier", copies, "-o", "d.json")
    lines = Path("d.json").read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if '"record":"report"' in line)
    lines[at] = lines[at].replace('"cue":', '"clue":')
    Path("bad.json").write_text("\n".join(lines), encoding="utf-8")
    done = run("dossier", "bad.json", "-o", "d.html")
    assert (
        done.code == ExitCode.SOME_INPUTS_REFUSED and f"bad.json, line {at + 1}: is not a report" in done.err
    )
    Path("cut.json").write_text("\n".join(lines[:-3]), encoding="utf-8")
    done = run("dossier", "cut.json", "-o", "d.html")
    assert done.code == ExitCode.NO_INPUT_USED and "cut.json: is not the JSON of a dossier" in done.err


@pytest.mark.parametrize("option", ["--excerpts-only", "--excerpts"])
def test_excerpts(run: Run, article: str, option: str) -> None:
    run("dossier", article, "-o", "d.html", option)
    assert "nobody was told" not in Path("d.html").read_text(encoding="utf-8")


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


SAME = "Harbor shut\n\nThe harbor of Tell is closed until the spring, the mayor said\n"


@pytest.fixture
def copies(tmp_path: Path) -> str:
    """Two outlets, a day apart, with the same statement."""
    lines = [
        json.dumps({"id": name, "outlet": name, "published": f"2031-05-0{day}", "text": SAME})
        for day, name in enumerate(("Courier", "Post"), 1)
    ]
    (tmp_path / "copies.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return "copies.jsonl"


def test_trace_lists_the_claims_that_matter(run: Run, copies: str, article: str) -> None:
    done = run("trace", "--words-only", copies, article)
    assert done.code == 0
    head, *rest = done.out.split("\n\n")
    assert " ".join(head.split()) == (
        "3 articles, 3 statements, 2 claims: 1 stated in two or more articles, 0 disputed "
        "1 stated in one article only and not disputed: --all lists them"
    )
    claim = " ".join(rest[0].split())
    assert claim.startswith("1 “The harbor of Tell is closed until the spring”")
    assert "Stated 2 times in 2 articles: the mayor in Courier and Post" in claim and "Origins 1" in claim
    assert "The dam in the valley" not in done.out and "note: no date of publication: a.txt" in done.err
    everything = run("trace", "--words-only", "--all", copies, article).out
    assert "The dam in the valley" in everything and "--all" not in everything


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


@pytest.mark.parametrize("name", ["l.graphml", "l.gexf", "l.json", "l.jsonl"])
def test_the_lineage_for_graph_tools(run: Run, copies: str, name: str) -> None:
    done = run("trace", "--words-only", copies, "-o", name)
    assert done == (0, "", f"earwitness: {name}: 1 claim, 1 link\n")
    first = Path(name).read_bytes()
    records = run("trace", "--words-only", copies, "-o", name, "--json").out
    assert Path(name).read_bytes() == first
    assert (records.encode() == first) == (name == "l.jsonl")


def test_a_missing_pair_model_is_told_before_any_reading(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise ModelError(f"model {name!r}: not in this installation; install Earwitness again")

    monkeypatch.setattr(pipeline, "model_hash", missing)
    monkeypatch.setattr(pipeline, "collect", None)
    done = run("trace", article)
    assert (done.code, done.out) == (ExitCode.INSTALLATION, "") and "model 'pairs'" in done.err


def test_a_case_wins(run: Run, copies: str) -> None:
    documents = [json.loads(line) for line in run("ingest", copies, "--json").out.splitlines()[1:]]
    places = [f'{{document = "{d["id"]}", quotation = "closed until the spring"}}' for d in documents]
    Path("case.toml").write_text(f"[[different]]\nof = [{', '.join(places)}]\n", encoding="utf-8")
    done = run("trace", "--words-only", "--case", "case.toml", copies)
    assert done.code == 0 and "2 claims: 0 stated in two or more articles" in " ".join(done.out.split())
    Path("case.toml").write_text(
        f"[[same]]\nof = [{places[0]}, {{document = 'doc-0', quotation = 'x'}}]\n", encoding="utf-8"
    )
    wrong = run("trace", "--words-only", "--case", "case.toml", copies)
    assert (wrong.code, wrong.out) == (ExitCode.USAGE, "") and "case: [[same]] 1: 'doc-0'" in wrong.err


def test_trace_of_little(run: Run, article: str) -> None:
    one = run("trace", "--words-only", article)
    assert one.code == 0 and "1 article, 1 statement, 1 claim:" in one.out
    assert "one article only: nothing can be compared" in one.err
    Path("none.txt").write_text("Nothing\n\nNobody speaks here at all today.\n", encoding="utf-8")
    none = run("trace", "--words-only", "none.txt")
    assert none.code == 0 and "1 article, 0 statements, 0 claims" in none.out and "no statements" in none.err
    Path("twice.txt").write_text(ARTICLE, encoding="utf-8")
    twice = run("trace", "--words-only", article, "twice.txt")
    assert twice.code == 0 and "twice.txt: wholly equal to a.txt; kept once" in twice.err


def test_hundreds_of_copies_of_one_notice(run: Run) -> None:
    lines = [json.dumps({"id": str(n), "outlet": f"Outlet {n}", "text": SAME}) for n in range(300)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("trace", "--words-only", "many.jsonl")
    assert done.code == 0 and "300 articles, 300 statements, 1 claim:" in done.out
    assert "and 294 more" in done.out and "--all lists them" in done.out
    assert len(done.out.splitlines()) < 600


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


def test_tables_fit_80_columns_and_cut_nothing(run: Run) -> None:
    words = " ".join(f"word{n}" for n in range(60)) + " " + "x" * 200
    Path("long.txt").write_text(
        f"Headline\n\n{words}, the mayor said, and so on and so forth.\n", encoding="utf-8"
    )
    for command in (("ingest",), ("read",), ("trace", "--words-only", "--all")):
        done = run(*command, "long.txt")
        assert done.code == 0 and max(map(len, done.out.splitlines())) <= 80
        assert "\x1b" not in done.out and "…" not in done.out
        if command == ("ingest",):
            continue  # shows no words of the text
        assert set(words.split()[:60]) <= set(re.split(r"[\s“”]+", done.out))
    assert "".join(done.out.split()).count("x" * 30) and done.out.count("x") >= 200


def test_texts_cannot_take_over_the_terminal(run: Run) -> None:
    Path("a.txt").write_text(
        "Bell\u202e\n\n\x1b[2Jgone and \x9b31mgone, the mayor said today.\n", encoding="utf-8"
    )
    for command in (("ingest",), ("read",), ("trace", "--words-only", "--all")):
        done = run(*command, "a.txt")
        assert not set("\x1b\x9b\u202e") & set(done.out + done.err)


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "\u2066a", "\ud800", "\r", "\x00"])
def test_printable(text: str) -> None:
    assert printable(text).isprintable() and "<U+" in printable(text)


BAD: dict[str, Callable[[Path], object]] = {
    "missing.txt": lambda p: None,
    "empty.txt": lambda p: p.write_bytes(b""),
    "binary.txt": lambda p: p.write_bytes(bytes(range(256)) * 20),
    "renamed.txt": lambda p: p.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "folder": lambda p: p.mkdir(),
    "blank.html": lambda p: p.write_bytes(b"<html><head><title></title></head><body></body></html>"),
    "huge.txt": lambda p: p.write_bytes(b"It leaks, the mayor said. " * 2_000_000),
}


@pytest.mark.parametrize("command", ["ingest", "read", "trace", "dossier"])
@pytest.mark.parametrize("name", [name for name in BAD if name != "huge.txt"])
def test_bad_input_is_one_line_and_nothing_is_written(run: Run, command: str, name: str) -> None:
    BAD[name](Path(name))
    done = run(command, name)
    assert (done.code, done.out) == (ExitCode.NO_INPUT_USED, "")
    first, last = done.err.splitlines()
    assert re.fullmatch(rf"earwitness: {name}: .+; .+", first)
    assert last == "earwitness: no input could be used; nothing was written"
    assert not Path("dossier.html").exists()


@pytest.mark.parametrize("name", BAD)
def test_bad_input_does_not_stop_the_rest(run: Run, article: str, name: str) -> None:
    BAD[name](Path(name))
    done = run("dossier", name, article)
    assert done.code == ExitCode.SOME_INPUTS_REFUSED
    assert re.match(
        rf"earwitness: dossier.html: 1 article, 1 statement\nearwitness: {name}: .+; .+\n", done.err
    )
    assert name in Path("dossier.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read",), "SOURCE"),
        (("read", "a.txt", "--colour"), "--colour"),
        (("reed", "a.txt"), "reed"),
        (("read", "a.txt", "--precise", "--broad"), "opposites"),
        (("read", "a.txt", "--date", "yesterday"), "yesterday"),
        (("dossier", "a.txt", "-o", "a.txt"), "is one of the articles"),
        (("dossier", "a.txt", "--words-only", "--no-trace"), "give one of them"),
        (("dossier", "a.txt", "--table", "nowhere.csv"), "nowhere.csv"),
        (("trace", "a.txt", "--least", "2"), "no probability"),
        (("trace", "a.txt", "--least", "often"), "--least"),
        (("trace", "a.txt", "-o", "lineage.csv"), "end the name with one of .graphml"),
        (("trace", "a.txt", "--case", "nowhere.toml"), "nowhere.toml: cannot be read"),
        (("trace", "a.txt", "--case", "a.txt"), "a.txt: is no case file"),
    ],
)
@pytest.mark.usefixtures("article")
def test_usage_errors_are_one_line(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.code == ExitCode.USAGE and done.out == ""
    assert done.err.startswith("earwitness: ") and done.err.count("\n") == 1 and says in done.err


def test_an_unknown_or_damaged_model_is_told(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(name: str) -> None:
        raise ModelError(f"model {name!r}: is damaged; install Earwitness again")

    monkeypatch.setattr(pipeline, "encoder", damaged)
    done = run("read", article, "--model", "best")
    assert done == (
        ExitCode.INSTALLATION,
        "",
        "earwitness: model 'best': is damaged; install Earwitness again\n",
    )


@pytest.mark.parametrize(
    ("target", "says"),
    [(".", "is a folder"), ("nowhere/d.html", "does not exist"), ("a.txt/d.html", "does not exist")],
)
def test_bad_output_is_told_before_any_work(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch, target: str, says: str
) -> None:
    monkeypatch.setattr(pipeline, "collect", None)
    done = run("dossier", article, "-o", target)
    assert done.code == ExitCode.OUTPUT_NOT_WRITTEN and says in done.err and done.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk(run: Run, article: str) -> None:
    done = run("dossier", article, "-o", "/dev/full")
    assert done.code == ExitCode.OUTPUT_NOT_WRITTEN
    assert "/dev/full: cannot be written (No space left on device); free some space" in done.err
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_behind_standard_output(article: str, tmp_path: Path, options: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "earwitness", "ingest", article, *options],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False, timeout=120,
        )  # fmt: skip
    assert done.returncode == ExitCode.OUTPUT_NOT_WRITTEN
    assert without_progress(done.stderr) == (
        "earwitness: standard output: not written (No space left on device); "
        "free some space or choose another disk\n"
    )


def test_an_existing_dossier_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "d.html"
    target.write_text("the old one", encoding="utf-8")

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(earwitness.cli.output.os, "fsync", no_space)
    with pytest.raises(OutputError, match="No space left on device"):
        write_file(target, b"the new one")
    assert target.read_text(encoding="utf-8") == "the old one"
    assert [p.name for p in tmp_path.iterdir()] == ["d.html"]


def test_output_keeps_links_and_permissions(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(run: Run, article: str, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = run("dossier", article, "-o", "closed/d.html")
    assert done.code == ExitCode.OUTPUT_NOT_WRITTEN and "may not be written to" in done.err


def test_a_reader_that_goes_away_is_no_error(article: str, tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text(
        "\n".join(json.dumps({"id": str(n), "text": f"{n} {ARTICLE}" * 20}) for n in range(50)),
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, "-m", "earwitness", "ingest", "many.jsonl", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert without_progress(process.stderr.read().decode()) == ""
        assert process.wait(timeout=120) == 0


def test_ctrl_c_is_quiet(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(document: Document, settings: ReadSettings, **heard: object) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read", interrupted)
    assert run("dossier", article, "-o", "d.html") == (130, "", "")
    assert not Path("d.html").exists()


def test_a_bug_is_told_as_one(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", lambda document, settings, **heard: 1 / 0)
    done = run("read", article)
    assert done.code == ExitCode.INTERNAL and "ZeroDivisionError" in done.err and "please report" in done.err


@pytest.mark.parametrize("command", ["dossier", "ingest", "read", "trace", "doctor"])
def test_every_help_has_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0 and f"Example: earwitness {command}" in " ".join(done.out.split())
    assert "..." not in run("--help").out.replace("[ARGS]...", "")


def test_without_anything_it_says_what_it_can_do(run: Run) -> None:
    assert run() == run("--help") and run().code == 0


def test_version(run: Run) -> None:
    assert run("--version").out == f"earwitness {earwitness.__version__}\n"


def test_progress_is_silent_at_first_and_then_tells_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    watch = Watch(clock=lambda: now[0])
    for done in range(1, 31):
        watch("Reading", done, 30)
        now[0] += QUIET_FOR / 8  # a binary fraction, so that the steps add up
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "earwitness: Reading: 9 of 30" and lines[-1] == "earwitness: Reading: 30 of 30"
    assert 7 <= len(lines) <= 10


def test_doctor_finds_what_is_broken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(name: str) -> None:
        raise ModelError(f"model {name!r}: body.onnx is missing or damaged; install Earwitness again")

    def two_models() -> tuple[str, ...]:
        return ("best",)

    monkeypatch.setattr(earwitness.cli.doctor, "available_models", two_models)
    monkeypatch.setattr(earwitness.cli.doctor, "check_model", damaged)
    monkeypatch.setattr(earwitness.cli.doctor, "read", lambda document, settings: Reading())
    done = run("doctor")
    assert done.code == ExitCode.INSTALLATION
    assert "body.onnx is missing" in done.out and "BROKEN" in done.out and "Python" in done.out


def test_doctor_tells_of_a_missing_model_and_a_full_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earwitness.cli.doctor, "available_models", tuple)

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(earwitness.cli.doctor.tempfile, "TemporaryFile", full)
    broken = {check.what for check in examine() if not check.good}
    assert {"model best", "temporary folder"} <= broken


@pytest.mark.model
@pytest.mark.skipif(not available_models(), reason="no model has been built: src/earwitness/models is empty")
@pytest.mark.skipif(
    not PAIRS.is_file(), reason="no pair model has been built: models/pairs/card.json is missing"
)
def test_doctor_finds_this_installation_whole() -> None:
    broken: list[Check] = [check for check in examine() if not check.good]
    assert not broken
