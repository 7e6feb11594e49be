"""``earwitness sweep``: what it prints, writes and refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from earwitness.cli import main
from earwitness.cli.sweeping import _range, _values
from earwitness.errors import ExitCode, SettingError

SCENARIO = """
name = "small"
steps = 5
[organisation]
branching = 2
depth = 2
[purge]
tolerance = 0.2
share = 0.1
[leader]
kind = "naive"
belief = 0.5
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    return str(path)


def test_a_table_has_a_row_for_each_point(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(
        [
            "sweep",
            small,
            "--vary",
            "fear.start=0:1:3",
            "--vary",
            "leader.kind=naive,mixed",
            "--replicates",
            "3",
        ]
    )
    out, err = capsys.readouterr()
    assert code == ExitCode.OK and err == ""
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["fear.", "leader."]
    assert lines[1] == ["start", "kind", "error", "gap", "purges"]
    assert [line[:2] for line in lines[2:8]] == [
        [x, y] for x in ("0.0", "0.5", "1.0") for y in ("naive", "mixed")
    ]
    assert lines[8][:3] == ["±", "at", "most"] and len(lines[8]) == 6
    assert "error: error at the top" in out
    assert "3 replicates at each point, under the same chance." in out


def test_a_file_has_all_numbers(small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "sweep.csv"
    code = main(["sweep", small, "--vary", "fear.start=0,1", "--replicates", "2", "-o", str(target)])
    assert code == ExitCode.OK
    assert "sweep.csv: 2 points" in capsys.readouterr().err
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["fear.start"] for row in rows] == ["0.0", "1.0"]
    assert set(rows[0]) >= {"error", "error_standard_error", "gap_low", "purges_high"}


def test_json_lines(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--vary",
        "fear.start=0,1",
        "--outcome",
        "gap",
        "--outcome",
        "first-purge",
        "--set",
        "steps=1",
        "--json",
    ]
    assert main(["sweep", small, *arguments, "--replicates", "1", "--seed", "4"]) == ExitCode.OK
    head, *points = map(json.loads, capsys.readouterr().out.splitlines())
    assert head["record"] == "sweep" and head["seed"] == "4" and head["steps"] == "1"
    assert head["keys"] == ["fear.start"] and head["outcomes"] == ["gap", "first-purge"]
    assert [point["point"] for point in points] == [{"fear.start": 0}, {"fear.start": 1}]
    assert points[0]["record"] == "sweep-point" and points[0]["outcomes"]["gap"]["error"] is None
    assert points[0]["outcomes"]["first-purge"].keys() == {"mean", "error", "low", "high"}


def test_sobol_as_a_table_and_as_json(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "sweep",
        small,
        "--sobol",
        "organisation.noise=0.1:2",
        "--sobol",
        "fear.start=0:1",
        "--samples",
        "8",
    ]
    arguments += ["--outcome", "error", "--outcome", "letter", "--replicates", "2"]
    assert main(arguments) == ExitCode.OK
    table = capsys.readouterr().out
    assert "error (error at the top): mean" in table and "organisation.noise" in table
    assert "letter (share of replicates with a letter): is 0 at all 32 points" in " ".join(table.split())
    assert "32 points, 2 replicates of each" in table
    assert main([*arguments, "--json"]) == ExitCode.OK
    error, letter = map(json.loads, capsys.readouterr().out.splitlines())
    assert error["record"] == "sensitivity" and list(error["keys"]) == ["organisation.noise", "fear.start"]
    assert letter["keys"]["fear.start"]["total"] == {"value": None, "low": None, "high": None}


def test_the_same_bytes_with_other_processes(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["sweep", small, "--vary", "fear.start=0,1", "--replicates", "2", "--json"]
    assert main(arguments) == ExitCode.OK
    one = capsys.readouterr().out
    main([*arguments, "--processes", "2"])
    assert capsys.readouterr().out == one


def test_set_holds_at_every_point_of_whatever_kind(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Another kind of leader would begin with that kind's own first belief."""
    arguments = [
        "sweep",
        small,
        "--vary",
        "leader.kind=naive,sophisticated",
        "--set",
        "leader.belief=3",
        "--json",
    ]
    arguments += ["--set", "leader.doubt=0.001", "--outcome", "gap", "--steps", "1", "--replicates", "1"]
    assert main(arguments) == ExitCode.OK
    _, *points = map(json.loads, capsys.readouterr().out.splitlines())
    assert [round(point["outcomes"]["gap"]["mean"], 1) for point in points] == [3.0, 3.0]


# what is given after --vary KEY=, the values that are meant, why
VALUES: tuple[tuple[str, list[Any], str], ...] = (
    ("0.5:0.9:3", [0.5, 0.7, 0.9], "evenly spaced, both ends in"),
    ("0:0.3:4", [0.0, 0.1, 0.2, 0.3], "0.3 and not 0.30000000000000004"),
    ("2:4:3", [2, 3, 4], "whole numbers stay whole"),
    ("1:2:3", [1.0, 1.5, 2.0], "unless they are not"),
    ("-1:1:3", [-1, 0, 1], "below 0"),
    (" 1e-3 : 1e-1 : 2 ", [0.001, 0.1], "with an exponent, with spaces"),
    ("0.5, 0.9", [0.5, 0.9], "a list"),
    ("0.5", [0.5], "one value"),
    ("naive,sophisticated", ["naive", "sophisticated"], "bare words"),
    ("naive, 0.5", ["naive", 0.5], "words and numbers"),
    ('"a, b", "c"', ["a, b", "c"], "texts with commas, in quotation marks"),
    ("[1],[1, 2]", [[1], [1, 2]], "lists"),
    ("false, {tolerance = 1}", [False, {"tolerance": 1}], "a section, or none"),
    ("a:b:c", ["a:b:c"], "colons without numbers"),
)


@pytest.mark.parametrize(("text", "values", "why"), VALUES, ids=[case[2] for case in VALUES])
def test_values(text: str, values: list[Any], why: str) -> None:
    found = _values("key", text)
    assert found == values and list(map(type, found)) == list(map(type, values))


@pytest.mark.parametrize(
    ("text", "low", "high"), [("0.5:0.99", 0.5, 0.99), ("2:5", 2, 5), ("-1:1e3", -1, 1000.0)]
)
def test_ranges(text: str, low: float, high: float) -> None:
    found = _range("key", text)
    assert found == (low, high) and [type(end) for end in found] == [type(low), type(high)]


@pytest.mark.parametrize("text", ["0.5", "0.5:0.9:3", "a:b", "0.5,0.9", ":"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(SettingError, match="is no range; give lowest and highest"):
        _range("key", text)


# arguments after the scenario, what the one line on standard error says
REFUSED: tuple[tuple[list[str], str], ...] = (
    ([], "--vary or --sobol: give one of the two"),
    (["--vary", "fear.start=1", "--sobol", "fear.start=0:1"], "--vary or --sobol: give one of the two"),
    (["--vary", "fear.start"], "--vary fear.start: gives no values; write --vary fear.memory=0.5:0.99:6"),
    (["--vary", "fear.start="], "gives no values"),
    (["--vary", "fear.start=1", "--vary", "fear.start=2"], "--vary fear.start: comes twice"),
    (["--vary", "fear.start=0:1:1"], "--vary fear.start: 1 values; give from 2 to 10,000"),
    (["--vary", "fear.strt=1"], "did you mean fear.start"),
    (["--vary", "fear.start=1", "--outcome", "eror"], "did you mean error"),
    (["--vary", "fear.start=1", "--set", "x"], "'x' sets nothing"),
    (["--vary", "fear.start=1", "-o", "x.html"], "x.html: its ending says no form of arrays"),
    (["--sobol", "fear.start=0:1", "--samples", "7"], "samples is 7; give a power of two"),
    (["--sobol", "fear.start=0:1", "-o", "x.nc"], "a sensitivity is a table"),
)


@pytest.mark.parametrize(("arguments", "says"), REFUSED, ids=[case[1][:40] for case in REFUSED])
def test_bad_options_are_one_line(
    arguments: list[str],
    says: str,
    small: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sweep", small, *arguments]) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["small.toml"]


def test_a_scenario_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "war-rom", "--vary", "fear.start=1"]) == ExitCode.NO_INPUT_USED
    assert "did you mean war-room" in capsys.readouterr().err


def test_the_scenario_is_not_written_over(
    small: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    scenario = tmp_path / "mine.csv"
    scenario.write_text(SCENARIO, encoding="utf-8")
    assert main(["sweep", str(scenario), "--vary", "fear.start=1", "-o", str(scenario)]) == ExitCode.USAGE
    assert "is the scenario; choose another name" in capsys.readouterr().err
    assert scenario.read_text(encoding="utf-8") == SCENARIO
