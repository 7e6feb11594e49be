"""What a person sees in the terminal: tables, texts that are not to be trusted, help, progress."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.running import Run

import earwitness
from earwitness.cli.progress import QUIET_FOR, Watch
from earwitness.unseen import printable


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
