"""What a command says and ends with for bad input, bad usage, a broken installation, Ctrl-C or a bug."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Run

from earwitness import pipeline
from earwitness.errors import ExitCode, ModelError
from earwitness.read import Reading, ReadSettings
from earwitness.records import Document

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
