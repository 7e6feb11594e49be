"""``earwitness simulate``: what it writes where, for good options and bad."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import Ran, Run

import earwitness.cli.progress
from earwitness.cli import main
from earwitness.errors import ExitCode
from earwitness.simulate.files import scenario_names, scenario_text

SCENARIO = """
name = "mill"
title = "What the miller hears"
unit = "sacks"
steps = 6
[organisation]
branching = 2
depth = 2
levels = ["foremen", "hands"]
[fear]
start = 0.7
[[remedies]]
name = "protect"
title = "Nobody is blamed"
change.fear.protection = 1
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in a folder with one scenario, quickly."""
    monkeypatch.setattr(earwitness.cli.progress, "QUIET_FOR", float("inf"))  # however busy the machine is
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "mill.toml").write_text(SCENARIO, encoding="utf-8")

    def command(*arguments: str) -> Ran:
        code = main(("simulate", *arguments))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


def test_a_table_for_people(run: Run) -> None:
    ran = run("mill.toml", "--replicates", "25")
    assert (ran.code, ran.err) == (ExitCode.OK, "")
    for said in (
        "What the miller hears",
        "25 replicates of 6 steps",
        "Rosier than the truth",
        "The unit is: sacks.",
    ):
        assert said in ran.out
    for head in ("On the way up", "Passes on", "Gap in 8 of 10 replicates", "Error at", "95% interval"):
        assert head in ran.out
    assert "Nobody is blamed" in ran.out and "Purges" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "\u2068" not in ran.out and "nan" not in ran.out.split()


def test_a_page(run: Run, tmp_path: Path) -> None:
    ran = run("mill.toml", "-o", "mill.html", "--replicates", "5")
    assert (ran.code, ran.out) == (ExitCode.OK, "")
    assert ran.err == "earwitness: mill.html: 5 replicates of 6 steps, 1 remedy\n"
    text = (tmp_path / "mill.html").read_text(encoding="utf-8")
    assert "What the miller hears" in text and 'id="remedies-chart"' in text
    assert run("mill.toml", "-o", "mill.html", "--replicates", "5", "--no-remedies").code == ExitCode.OK
    assert 'id="remedies-chart"' not in (tmp_path / "mill.html").read_text(encoding="utf-8")


def test_records_for_programs(run: Run) -> None:
    ran = run("mill.toml", "--json", "--replicates", "5", "--steps", "4", "--seed", "9")
    assert (ran.code, ran.err) == (ExitCode.OK, "")
    origin, found = map(json.loads, ran.out.splitlines())
    assert (origin["record"], found["record"]) == ("provenance", "simulation")
    assert origin["settings"] | {"scenario_id": ""} == {
        "engine": "plain", "replicates": 5, "scenario": "mill", "scenario_id": "", "seed": 9, "steps": 4,
    }  # fmt: skip
    assert origin["settings"]["scenario_id"] == found["scenario_id"]
    assert len(found["series"]["gap"]["mean"]) == 4
    assert [each["name"] for each in found["remedies"]] == ["", "protect"]
    again = run("mill.toml", "--json", "--replicates", "5", "--steps", "4", "--seed", "9")
    assert again.out == ran.out
    other = run("mill.toml", "--json", "--replicates", "5", "--steps", "4", "--seed", "10")
    assert json.loads(other.out.splitlines()[1])["totals"]["gap"] != found["totals"]["gap"]


def test_page_and_records_together(run: Run, tmp_path: Path) -> None:
    ran = run("mill.toml", "--json", "-o", "x.html", "--replicates", "3")
    assert len(ran.out.splitlines()) == 2 and (tmp_path / "x.html").exists()


def gap(ran: Ran) -> float:
    value: float = json.loads(ran.out.splitlines()[1])["totals"]["gap"]
    return value


def test_changes_on_the_command_line(run: Run) -> None:
    common = ("mill.toml", "--json", "--no-remedies", "--replicates", "20")
    as_it_is = gap(run(*common))
    honest = gap(run(*common, "--set", "shading.rule=honest"))
    assert abs(honest) < 0.3 < as_it_is
    # several, and the last one wins
    both = run(*common, "--set", "fear.start=9", "--set", "shading.rule=honest", "--set", "fear.start=0.7")
    assert gap(both) == honest


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), ExitCode.USAGE, "SCENARIO is missing"),
        (("nothing.toml",), ExitCode.NO_INPUT_USED, "nothing.toml: is neither a file nor a scenario"),
        (("war-rom",), ExitCode.NO_INPUT_USED, "did you mean war-room?"),
        (("mill.toml", "--set", "fear.memroy=1"), ExitCode.USAGE, "--set fear.memroy=1: fear.memroy"),
        (("mill.toml", "--set", "fear.memory=much"), ExitCode.USAGE, "--set fear.memory=much: fear.memory"),
        (("mill.toml", "--set", "fear"), ExitCode.USAGE, "key=value"),
        (("mill.toml", "--set", "organisation.depth=99"), ExitCode.USAGE, "organisation"),  # too many people
        (("mill.toml", "--replicates", "0"), ExitCode.USAGE, "--replicates"),
        (("mill.toml", "--seed", "-1"), ExitCode.USAGE, "--seed"),
        (("mill.toml", "--engine", "steam"), ExitCode.USAGE, "--engine"),
        (("mill.toml", "-o", "no/such/x.html"), ExitCode.OUTPUT_NOT_WRITTEN, "folder does not exist"),
        (("mill.toml", "-o", "mill.toml"), ExitCode.USAGE, "is the scenario"),
        (("--show", "mill"), ExitCode.NO_INPUT_USED, "mill"),
        (("--list", "--show", "war-room"), ExitCode.USAGE, "give one of them"),
        (("mill.toml", "--list"), ExitCode.USAGE, "--list: runs nothing"),
        (("mill.toml", "--show", "war-room"), ExitCode.USAGE, "--show war-room: runs nothing"),
    ],
)
def test_errors_are_one_line(run: Run, arguments: tuple[str, ...], code: ExitCode, said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err and ran.err.count("\n") == 1 and ran.err.startswith("earwitness: ")


def test_the_scenarios_that_are_there(run: Run, tmp_path: Path) -> None:
    listed = run("--list")
    assert listed.code == ExitCode.OK
    for name in scenario_names():
        assert f"\n{name} " in f"\n{listed.out}"
        shown = run("--show", name)
        assert shown.out == scenario_text(name)
    (tmp_path / "mine.toml").write_text(shown.out, encoding="utf-8")
    assert run("mine.toml", "--steps", "3", "--replicates", "2", "--no-remedies").code == ExitCode.OK


def test_help_has_an_example(run: Run) -> None:
    ran = run("--help")
    assert ran.code == ExitCode.OK and "Example: earwitness simulate war-room -o run.html" in ran.out


def test_a_hostile_title_does_not_take_the_terminal_over(run: Run, tmp_path: Path) -> None:
    evil = SCENARIO.replace("What the miller hears", "x\\u001b[2J\\u202ey").replace(
        '"hands"', '"[bold]h\\u001b"'
    )
    (tmp_path / "evil.toml").write_text(evil, encoding="utf-8")
    ran = run("evil.toml", "--replicates", "3")
    assert ran.code == ExitCode.OK
    assert "\x1b" not in ran.out and "\u202e" not in ran.out and "[bold]h[U+001B]" in ran.out
