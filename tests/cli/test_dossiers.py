"""``earwitness dossier``: in which forms it is written, and what one that was written is good for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import Run

from earwitness import pipeline
from earwitness.errors import ExitCode


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
