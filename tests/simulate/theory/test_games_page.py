"""docs/theory/games.md names functions, tests and checks: all of them must be there, and none be left out."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = " ".join((ROOT / "docs" / "theory" / "games.md").read_text(encoding="utf-8").split())
GAMES = [
    "aides",
    "cheap_talk",
    "control_loss",
    "hierarchical_talk",
    "lying_costs",
    "noisy_signalling",
    "receivers",
    "unknown_incentive",
    "yes_man",
]


@pytest.mark.parametrize("game", GAMES)
def test_every_public_name_of_a_game_is_on_the_page(game: str) -> None:
    module = importlib.import_module(f"earwitness.simulate.theory.{game}")
    functions = {
        name
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    }
    named = set(re.findall(rf"`{game}\.([A-Za-z_]+)`", PAGE))
    assert functions <= named
    assert all(hasattr(module, name) for name in named)


def test_files_and_checks_exist() -> None:
    files = re.findall(r"`((?:tests|verification)/[a-z_/]+\.py)`|`(simulate/[a-z_/]+\.py)`", PAGE)
    assert len(files) >= 20
    for path, module in files:
        assert (ROOT / path).is_file() if path else (ROOT / "src/earwitness" / module).is_file()
    games, chains = (importlib.import_module(f"verification.{name}").CHECKS for name in ("games", "chains"))
    for check in (*games, *chains):
        assert f"`{check.__name__}`" in PAGE, check.__name__


def test_the_numbers_of_the_page() -> None:
    """The table of cheap talk and what the index shows."""
    from earwitness.simulate.theory import cheap_talk, control_loss

    for bias, words, inner, error in [(0.1, 2, ".3", ".030833"), (0.05, 3, ".1333, .4667", ".015926")]:
        cuts = ", ".join(f"{cut:.4g}".lstrip("0") for cut in cheap_talk.cuts(bias)[1:-1])
        mean_squared = f"{cheap_talk.mean_squared_error(bias):.6f}".lstrip("0")
        assert (cheap_talk.most_words(bias), cuts, mean_squared) == (words, inner, error)
        assert f"| {str(bias).lstrip('0')} | {words} | {inner} | {error} |" in PAGE
    assert "six levels that add a tenth make 1.77 of 1" in PAGE
    assert f"{control_loss.grown(0.1, 6):.2f}" == "1.77"
