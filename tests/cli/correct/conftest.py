"""A folder with the records of the example bundle, in which commands are run, and its lines to fill in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.correct.corrections import Json
from tests.cli.running import Ran
from tests.known import known

from earwitness.cli import main
from earwitness.export import export
from earwitness.provenance import provenance
from earwitness.records import AnyRecord
from earwitness.stream import encode
from earwitness.trace import TraceSettings, trace


@pytest.fixture(scope="session")
def traced() -> tuple[AnyRecord, ...]:
    """The example bundle, read by its truth file and traced by words alone."""
    documents, found = known()
    lineage = trace(documents, found, TraceSettings(model=False))
    made = provenance("trace", settings={"model": "truth"}, models={}, documents=documents)
    return (made, *documents, *found, *lineage.records())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, traced: tuple[AnyRecord, ...]) -> Path:
    """A folder with the records, in which commands are run."""
    (tmp_path / "records.jsonl").write_bytes(b"".join(encode(r) + b"\n" for r in traced))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def command(*arguments: str) -> Ran:
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


@pytest.fixture
def lines(traced: tuple[AnyRecord, ...]) -> list[Json]:
    return [json.loads(line) for line in export(traced, "jsonl-corrections").splitlines()]
