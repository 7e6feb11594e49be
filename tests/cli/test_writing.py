"""Files and standard output: what cannot be written is told, and what was there before stays."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import ARTICLE, Run, without_progress

import earwitness.cli.output
from earwitness import pipeline
from earwitness.cli.output import write_file
from earwitness.errors import ExitCode, OutputError


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
