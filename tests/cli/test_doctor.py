"""``earwitness doctor``: it finds what is broken, and this installation whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Run

import earwitness.cli.doctor
from earwitness.cli.doctor import Check, examine
from earwitness.encoder import available_models
from earwitness.errors import ExitCode, ModelError
from earwitness.read import Reading

PAIRS = Path(earwitness.__file__).parent / "models" / "pairs" / "card.json"


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
