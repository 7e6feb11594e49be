"""What README and docs show is run, and what they promise exists.

In them, fenced ``python`` blocks are run as they stand, a file's blocks in order and in one
namespace; of ``console`` blocks, the lines that begin with ``$ earwitness`` are run, and must end
with the exit code in a trailing ``# exit N`` (0 without one). Both run in a copy of the
project's ``examples``. A comment ``<!-- not run: why -->`` before a block leaves it out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from earwitness.errors import ExitCode

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

_BLOCK = re.compile(
    r"(?:<!-- not run: (?P<why>[^>]+) -->\n)?^```(?P<kind>python|console)\n(?P<body>.*?)^```$", re.S | re.M
)


class Snippet(NamedTuple):
    """One thing to run: its page, line, and text."""

    page: str
    line: int
    text: str


def snippets(kind: str) -> list[Snippet]:
    found: list[Snippet] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            if match["kind"] == kind and not match["why"]:
                found.append(Snippet(page.name, text.count("\n", 0, match.start("body")) + 1, match["body"]))
    return found


def pages_of_python() -> list[Snippet]:
    """A page's Python blocks as one program, since later ones use what earlier ones made."""
    pages: dict[str, Snippet] = {}
    for snippet in snippets("python"):
        before = pages.get(snippet.page)
        pages[snippet.page] = snippet if before is None else before._replace(text=before.text + snippet.text)
    return list(pages.values())


def console_lines() -> list[Snippet]:
    """Each command once, where it is shown first."""
    lines: dict[str, Snippet] = {}
    for snippet in snippets("console"):
        for i, line in enumerate(snippet.text.splitlines()):
            if line.startswith("$ earwitness"):
                text = line.removeprefix("$ ")
                lines.setdefault(text, Snippet(snippet.page, snippet.line + i, text))
    return list(lines.values())


def name(snippet: Snippet) -> str:
    return f"{snippet.page}:{snippet.line}"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a reader would have it: the examples and nothing else."""
    if not list((ROOT / "src/earwitness/models").glob("*/card.json")):
        pytest.skip("no model has been built: src/earwitness/models/*/card.json is missing")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: list[str] | str, desk: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        cwd=desk,
        shell=isinstance(command, str),
        env=os.environ | {"PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.model
@pytest.mark.parametrize("snippet", pages_of_python(), ids=name)
def test_python_snippets_run(snippet: Snippet, desk: Path) -> None:
    done = run([sys.executable, "-c", snippet.text], desk)
    assert done.returncode == 0, done.stderr


@pytest.mark.model
@pytest.mark.parametrize("snippet", console_lines(), ids=name)
def test_console_snippets_run(snippet: Snippet, desk: Path) -> None:
    command, _, comment = snippet.text.partition("  # exit ")
    done = run(command, desk)
    assert done.returncode == int(comment or 0), done.stdout + done.stderr


def test_there_are_snippets() -> None:
    assert pages_of_python() and console_lines()


def test_exit_codes_are_documented() -> None:
    rows = {int(n) for n in re.findall(r"^\| (\d+) \|", COMMANDS, re.M)}
    assert rows == {code.value for code in ExitCode}


def test_commands_and_their_options_are_documented() -> None:
    typer_main = pytest.importorskip("typer.main")
    from earwitness.cli import app

    group = typer_main.get_command(app)
    headings = set(re.findall(r"^## `earwitness ([a-z-]+)`", COMMANDS, re.M))
    assert headings == set(group.commands)
    for command_name, command in group.commands.items():
        section = COMMANDS.split(f"## `earwitness {command_name}`")[1].split("\n## ")[0]
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in section, f"{command_name}: {option} is not described"


def test_readme_opens_with_what_it_does_and_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    opening = "\n".join(readme.splitlines()[:40])
    assert "make demo" in opening and "make test" in opening and "docs/images/dossier.png" in opening
    assert (ROOT / "docs/images/dossier.png").is_file(), "the picture is a screenshot of out/dossier.html"
