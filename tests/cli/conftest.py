"""The command run in an empty folder, with reading made up; and articles that lie there."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.running import ARTICLE, SAME, Ran, Run, fake_read
from tests.modelless import read_by

import earwitness.cli.progress
from earwitness.cli import main
from earwitness.trace import tracing


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in an empty folder, with the fake reader."""
    read_by(monkeypatch, fake_read)
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


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return "a.txt"


@pytest.fixture
def copies(tmp_path: Path) -> str:
    """Two outlets, a day apart, with the same statement."""
    lines = [
        json.dumps({"id": name, "outlet": name, "published": f"2031-05-0{day}", "text": SAME})
        for day, name in enumerate(("Courier", "Post"), 1)
    ]
    (tmp_path / "copies.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return "copies.jsonl"
