"""What docs/simulating.md says of ``war-room``, its table and its pictures, held against runs.

``python tests/simulate/test_walk.py`` draws the pictures anew.
"""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from earwitness.cli import main
from earwitness.simulate import simulate
from earwitness.simulate.files import read_scenario
from earwitness.simulate.outside import outside
from earwitness.simulate.page.pictures import pictures
from earwitness.simulate.patches import patched
from earwitness.simulate.remedies import Bought, remedies
from earwitness.simulate.summary import Summary, summary

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "simulating.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"\(images/war-room-([\w-]+)\.svg\)", PAGE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@cache
def found() -> Summary:
    return summary(simulate(read_scenario("war-room"), replicates=200, seed=0))


@cache
def bought() -> tuple[Bought, ...]:
    run = found().run
    return remedies(run.scenario, replicates=run.replicates, base=run)


@cache
def drawn() -> dict[str, str]:
    made = pictures(found().run, remedies=bought(), outside=outside(found().run))
    return {name.removesuffix("-chart"): svg for name, svg in made.items()}


@pytest.mark.parametrize("name", SHOWN)
def test_pictures_are_those_of_the_page(name: str) -> None:
    """To a fifth of a pixel: the last digit may differ on another processor."""
    shown = (DOCS / "images" / f"war-room-{name}.svg").read_text(encoding="utf-8")
    assert NUMBER.sub("", shown) == NUMBER.sub("", drawn()[name]), f"run: python {Path(__file__).name}"
    at, now = (np.array(NUMBER.findall(svg), dtype=float) for svg in (shown, drawn()[name]))
    assert np.abs(at - now).max() < 0.2, f"run: python {Path(__file__).name}"


def test_belief_and_truth() -> None:
    of = found()
    assert "near −0.3" in PAGE and of.belief.mean[6:].round(1).tolist() == pytest.approx(
        [-0.3] * 42, abs=0.11
    )
    assert "about −3.2" in PAGE and of.truth.mean[-1] == pytest.approx(-3.2, abs=0.05)
    assert (of.truth.high[12:] < of.belief.low[12:]).all(), "bands far apart"


def test_every_level_adds_a_little() -> None:
    adds = [level.said.mean - level.saw.mean for level in reversed(found().levels)]
    said = re.search(r"brigades add ([\d.]+), commanders ([\d.]+), chiefs ([\d.]+)", PAGE)
    assert said is not None
    assert adds == pytest.approx([float(number) for number in said.groups()], abs=0.011)
    assert found().above.mean < found().levels[0].said.mean, "the leader ends a little lower"


def test_who_knew() -> None:
    of = found()
    assert of.near < 0.1 and of.levels[1].near > 0.8 and of.levels[2].near > 0.99


def test_fear_and_purges() -> None:
    of = found()
    assert "0.5 to 1.4" in PAGE and of.levels[0].fear.mean[[0, -1]] == pytest.approx([0.5, 1.4], abs=0.05)
    assert of.purge_T[0] < 0.02 and of.purge_T[-1] > 0.95


def test_loyalty_shows_late() -> None:
    of = found()
    assert "by month 17" in PAGE and of.appeal_step == 17 and of.appealed > 0.95
    assert of.defected.mean[23] < 0.03 and of.defected_end.mean == pytest.approx(1 / 3, abs=0.03)
    assert (of.defected.low[-1], of.defected.high[-1]) == (0, 1)


def test_remedies_all_help_and_letters_most() -> None:
    _, *tried = bought()
    assert len(tried) == 5 and all(each.told and each.difference < 0 for each in tried)
    assert min(tried, key=lambda each: each.error).remedy.name == "anonymous"


def test_a_leader_who_allows_for_lies() -> None:
    change = {"leader": {"kind": "sophisticated", "belief": -1.2, "doubt": 0.2}}
    scenario = read_scenario("war-room")
    of, plain = (summary(simulate(each, replicates=20)) for each in (patched(scenario, change), scenario))
    assert f"by {of.off.mean:.2f} instead of {plain.off.mean:.2f}" in PAGE
    assert of.committed < 0.01 and of.purged == 0.1


def test_the_table_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.search(r"```console\n\$ earwitness (sweep [^\n]*)\n```\n\n```text\n(.*?)```", PAGE, re.S)
    assert shown is not None
    assert main(shlex.split(shown[1])) == 0
    assert capsys.readouterr().out.startswith(shown[2])


if __name__ == "__main__":
    for each in SHOWN:
        (DOCS / "images" / f"war-room-{each}.svg").write_text(drawn()[each], encoding="utf-8")
