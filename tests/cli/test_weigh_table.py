"""``earwitness weigh --table``: what it prints, what it takes, what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import Ran, Run

from earwitness.cli import main
from earwitness.errors import ExitCode

ROOT = Path(__file__).parents[2]
BRIDGES = ROOT / "examples" / "bridges"
CLAIMS = str(BRIDGES / "claims.tsv")
PAGE = (ROOT / "docs" / "weighing-tables.md").read_text(encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*arguments: str | Path) -> Ran:
        code = main(["weigh", *map(str, arguments)])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    def made(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return made


File = Callable[[str, str], Path]


def records(out: str) -> dict[str, list[dict[str, Any]]]:
    """JSON lines by their kind."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for line in out.splitlines():
        record = json.loads(line)
        by_kind.setdefault(record["record"], []).append(record)
    return by_kind


# What is printed


def test_the_table_that_is_printed(run: Run) -> None:
    code, out, err = run("--table", CLAIMS)
    assert code == ExitCode.OK and err == ""
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["Item", "Value", "Right", "Otherwise"]
    assert lines[1].startswith("Cooper Bridge") and " 1871 " in lines[1] and "1817" in lines[1]
    (sources,) = (line for line in lines if line.startswith("Source"))
    assert re.split(r"\s{2,}", sources) == ["Source", "Claims", "Of them right", "For itself", "90% range"]
    assert "Copies, or has one origin with" in out and "Wanderweb" in out.split("Copies, or")[1]
    assert re.search(r"^method full, settled \(\d+ rounds\)$", out, re.M)
    assert "—" not in out and "nan" not in out.lower()


def test_nobody_is_ever_called_quite_sure(run: Run) -> None:
    out = run("--table", CLAIMS, "--method", "vote").out
    assert "100%" not in out and re.search(r"\b0%", out) is None
    assert "over 99%" in out and "under 1%" in out


def test_only_the_least_certain_of_many_items_are_listed(run: Run, file: File) -> None:
    rows = "".join(f"item {n:02}\t{s}\t{n}\n" for n in range(70) for s in "abc")
    path = file("many.tsv", rows + "doubtful\ta\t1\ndoubtful\tb\t2\n")
    short, full = (run("--table", path, "--method", "skill", *more).out for more in ([], ["--all"]))
    assert short.splitlines()[1].startswith("doubtful"), "the least certain first"
    assert "11 more certain items are not shown (--all shows them)." in short
    assert "are not shown" not in full and full.count("item ") == 70


def test_json_lines(run: Run) -> None:
    code, out, err = run("--table", CLAIMS, "--against", BRIDGES / "known.tsv", "--json")
    assert code == ExitCode.OK and err == ""
    found = records(out)
    assert list(found) == ["table-answer", "table-source", "table-copying", "table-weighing"]
    assert len(found["table-answer"]) == 12 and len(found["table-source"]) == 7
    first = found["table-answer"][0]
    assert set(first) == {
        "record",
        "item",
        "value",
        "probability",
        "others",
        "unclaimed",
        "between",
        "between_probability",
    }
    assert first["item"] == "Cooper Bridge" and first["value"] == "1871" and 0.5 < first["probability"] <= 1
    assert set(found["table-source"][0]) == {
        "record",
        "source",
        "claims",
        "agreed",
        "reliability",
        "low",
        "high",
    }
    assert set(found["table-copying"][0]) == {
        "record",
        "copier",
        "original",
        "probability",
        "share",
        "common",
        "directed",
    }
    (whole,) = found["table-weighing"]
    assert (
        whole["items"] == 12 and whole["sources"] == 7 and whole["method"] == "full" and whole["notes"] == []
    )
    assert whole["against"]["known"] == 5 and whole["against"]["right"] == 1.0


@pytest.mark.parametrize("method", ["full", "skill", "vote"])
def test_each_method_can_be_asked_for(run: Run, method: str) -> None:
    (whole,) = records(run("--table", CLAIMS, "--method", method, "--json").out)["table-weighing"]
    assert whole["method"] == method


def test_the_same_bytes_whatever_the_order_of_lines(run: Run, file: File) -> None:
    first, *rest = (BRIDGES / "claims.tsv").read_text(encoding="utf-8").splitlines()
    turned = file("turned.tsv", "\n".join([first, *reversed(rest)]))
    for more in ([], ["--json"]):
        assert run("--table", CLAIMS, *more).out == run("--table", turned, *more).out


# What it takes


def test_known_values_are_compared_with(run: Run) -> None:
    out = run("--table", CLAIMS, "--against", BRIDGES / "known.tsv").out
    last = out.split("rounds)\n")[1].replace("\n", " ")
    assert last.startswith("Against 5 known values: 5 answered, 100.0% right where ")
    assert "Brier score 0." in last and "calibration error 0." in last


def test_what_is_known_of_a_source_changes_what_is_believed(run: Run) -> None:
    def worth(*more: str | Path) -> float:
        sources = records(run("--table", CLAIMS, "--json", *more).out)["table-source"]
        return next(float(s["reliability"]) for s in sources if s["source"] == "City archive")

    assert worth("--priors", BRIDGES / "priors.tsv") > worth() + 0.05


def test_numbers_with_a_tolerance(run: Run, file: File) -> None:
    path = file(
        "times.tsv", "".join(f"F {n}|at\t{s}\t{t}\n" for n in range(5) for s, t in (("a", 1438), ("b", 3)))
    )
    plain = records(run("--table", path, "--json").out)["table-answer"][0]
    near = records(run("--table", path, "--tolerance", "at=10", "--period", "at=1440", "--json").out)
    assert plain["probability"] + plain["others"][0][1] <= 1
    assert near["table-answer"][0]["others"][0][1] > 0.5, "round midnight both are right"
    assert run("--table", path, "--tolerance", "10", "--period", "1440").code == ExitCode.OK


def test_sets(run: Run, file: File) -> None:
    says = {"a": "x+y", "b": "x", "c": "y+x", "d": "x+y"}
    path = file("books.tsv", "".join(f"book {n}\t{s}\t{v}\n" for n in range(9) for s, v in says.items()))
    known = file("known.tsv", "book 1\ty+x\nbook 2\tx+y+\n")
    for more, right in (["--sets", "+"], 1.0), ([], 0.0):
        found = records(run("--table", path, "--against", known, "--json", *more).out)
        assert found["table-weighing"][0]["against"]["right"] == right


def test_earlier_tables_are_learned_from(run: Run, file: File) -> None:
    now = file("now.tsv", "dam\ta\t1931\ndam\tb\t1932\n")
    rows = "".join(
        f"item {n}\t{s}\t{v}\n"
        for n in range(40)
        for s, v in (("a", f"{n} odd"), ("b", n), ("c", n), ("d", n))
    )
    one, other = file("one.tsv", rows), file("other.tsv", rows.replace("item", "thing") + "dam\tc\t1\n")
    found = run("--table", now, "--history", one, "--history", other, "--json")
    (answer,) = records(found.out)["table-answer"]
    assert answer["value"] == "1932" and answer["probability"] > 0.6, "b has been right, a has not"
    assert found.out == run("--table", now, "--history", other, "--history", one, "--json").out


def test_what_is_set_aside_is_told_on_standard_error(run: Run, file: File) -> None:
    path = file(
        "odd.tsv", "item\tpage\tsource\tvalue\ndam\t1\ta\t1\ndam\t1\ta\t1\ndam\t2\tb\t1\ndam\t2\tb\t2\n"
    )
    code, _, err = run("--table", path)
    assert code == ExitCode.OK
    assert err.splitlines() == [
        "earwitness: columns passed over: page",
        "earwitness: 1 row stands twice and counts once",
        'earwitness: 1 times a source gives several values for one item ("b" on "dam"): '
        "all that it says there is set aside",
        "earwitness: one source: nothing can be compared, and every probability is what was assumed of it",
    ]


def test_names_cannot_take_over_the_terminal(run: Run, file: File) -> None:
    out = run("--table", file("evil.tsv", "dam\x1b[2J\ta\u202e\t1\ndam\x1b[2J\tb\t2\n")).out
    assert "\x1b" not in out and "\u202e" not in out and "<U+001B>" in out


# What it refuses: exit code 2, and one line that names the file, the place and the remedy

GOOD = "dam\ta\t1931\ndam\tb\t1932\n"
REFUSED: list[tuple[str, str, dict[str, str], list[str], str]] = [
    (
        "an empty table",
        "",
        {},
        [],
        "claims.tsv: holds no claims; give lines of item, source and value, parted by tabs",
    ),
    (
        "one column",
        "dam\n",
        {},
        [],
        "claims.tsv: line 1: has 1 cells; give item, source and value, parted by tabs",
    ),
    (
        "commas",
        "dam,a,1931\n",
        {},
        [],
        "claims.tsv: line 1: has 1 cells; give item, source and value, parted by tabs",
    ),
    (
        "a claim with no source",
        "dam\ta\t1\ndam\t\t2\n",
        {},
        [],
        "claims.tsv: line 2: has no source; fill it in or leave the line out",
    ),
    ("only contradictions", "dam\ta\t1\ndam\ta\t2\n", {}, [], "nothing is left"),
    (
        "an unknown source in priors",
        GOOD,
        {"priors": "zeta\t.9\n"},
        [],
        'priors.tsv: line 1: "zeta" makes no claim in the table; name a source as the table does',
    ),
    (
        "a probability above 1",
        GOOD,
        {"priors": "a\t1.5\n"},
        [],
        "priors.tsv: line 1; right 1.5: must lie between 0 and 1",
    ),
    ("a probability that is none", GOOD, {"priors": "a\tnan\n"}, [], "right nan: must lie between 0 and 1"),
    (
        "known values of other items",
        GOOD,
        {"against": "weir\t1\n"},
        [],
        "against: names no item of the table; name items as the table does",
    ),
    (
        "known values without values",
        GOOD,
        {"against": "weir\n"},
        [],
        "against.tsv: line 1: is not item and value; part them by a tab",
    ),
    ("a history that is empty", GOOD, {"history": "\n"}, [], "history.tsv: holds no claims"),
    (
        "a tolerance below 0",
        GOOD,
        {},
        ["--tolerance=-1"],
        "tolerance -1: must be a number from 0 up; give 0 for none",
    ),
    (
        "a tolerance that is no number",
        GOOD,
        {},
        ["--tolerance", "near"],
        "--tolerance near: must be a number, or ATTRIBUTE=number",
    ),
    ("a tolerance of nan", GOOD, {}, ["--tolerance", "nan"], "tolerance nan: must be a number from 0 up"),
    (
        "an attribute that is not there",
        GOOD,
        {},
        ["--tolerance", "at=1"],
        "--tolerance at=1: no attribute is called at",
    ),
    (
        "sets with a tolerance",
        GOOD,
        {},
        ["--sets", "+", "--tolerance", "1"],
        "a set has no tolerance and no period; give one or the other",
    ),
    (
        "a method that is none",
        GOOD,
        {},
        ["--method", "magic"],
        "'magic' is not one of 'full', 'skill', 'vote'",
    ),
    ("articles besides", GOOD, {}, ["articles/"], "is weighed alone; leave out articles/, or the option"),
]


@pytest.mark.parametrize(
    ("text", "files", "more", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_is_refused(
    run: Run, file: File, text: str, files: dict[str, str], more: list[str], message: str
) -> None:
    options = [part for name, held in files.items() for part in (f"--{name}", str(file(f"{name}.tsv", held)))]
    code, out, err = run("--table", file("claims.tsv", text), *options, *more)
    assert code == ExitCode.USAGE and out == ""
    assert err.count("\n") == 1 and err.startswith("earwitness: ") and message in err


@pytest.mark.parametrize("option", ["--table", "--priors", "--against", "--history"])
def test_a_file_that_is_not_there(run: Run, tmp_path: Path, option: str) -> None:
    missing = str(tmp_path / "missing.tsv")
    more = [] if option == "--table" else [option, missing]
    code, out, err = run("--table", missing if option == "--table" else CLAIMS, *more)
    assert code == ExitCode.USAGE and out == ""
    assert (
        err
        == f"earwitness: {missing}: cannot be read (No such file or directory); give a file that is there\n"
    )


# What the page shows


def shown() -> list[tuple[str, str]]:
    """Commands on tables in the page, each with the output that stands below it."""
    blocks = re.findall(r"^```console\n\$ (earwitness weigh --table [^\n]*)\n(.+?)^```$", PAGE, re.S | re.M)
    assert blocks
    return blocks


def outline(text: str) -> str:
    """*text* without its numbers and blanks, which change with the last digit of any probability."""
    return re.sub(r"\s+", " ", re.sub(r"(over |under )?\d[\d.]*%?", "N", text)).strip()


@pytest.mark.parametrize(("command", "output"), shown(), ids=[command for command, _ in shown()])
def test_the_page_shows_what_the_command_prints(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, output: str
) -> None:
    monkeypatch.chdir(ROOT)
    assert outline(run(*command.split()[2:]).out) == outline(output)


@pytest.mark.parametrize(
    "more",
    [
        ["--case", "x.toml"],
        ["--words-only"],
        ["--outlet", "X"],
        ["--date", "2020"],
        ["--broad"],
        ["--convention", "polnear"],
    ],
    ids=lambda more: more[0],
)
def test_options_for_articles_are_not_passed_over(run: Run, more: list[str]) -> None:
    code, out, err = run("--table", CLAIMS, *more)
    assert code == ExitCode.USAGE and out == ""
    assert err == f"earwitness: {more[0]}: is for articles: leave out --table, or leave this option out\n"


@pytest.mark.parametrize(
    "more", [["--tolerance", "5"], ["--method", "vote"], ["--history", "x.tsv"]], ids=lambda more: more[0]
)
def test_options_for_tables_are_not_passed_over(run: Run, more: list[str]) -> None:
    code, out, err = run("articles/", *more)
    assert code == ExitCode.USAGE and out == ""
    assert err == f"earwitness: {more[0]}: is for a table: give --table, or leave this option out\n"


def test_an_attribute_of_items_that_have_none(run: Run, file: File) -> None:
    err = run("--table", file("claims.tsv", GOOD), "--tolerance", "at=1").err
    assert err.endswith("no attribute is called at; items have none: write them entity|attribute\n")
