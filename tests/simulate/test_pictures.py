from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from earwitness.simulate import simulate
from earwitness.simulate.files import read_scenario
from earwitness.simulate.outside import outside
from earwitness.simulate.page import page
from earwitness.simulate.page.pictures import pictures
from earwitness.simulate.remedies import remedies
from earwitness.simulate.run import Run

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def run() -> Run:
    return simulate(read_scenario("war-room"), replicates=3, steps=5)


def test_there_is_one_for_each_chart_of_the_page(run: Run) -> None:
    options = {
        "remedies": remedies(run.scenario, replicates=3, steps=5, base=run),
        "outside": outside(run),
    }
    found = pictures(run, **options)  # type: ignore[arg-type]
    drawn = re.findall(r'<title id="([\w-]+)-wide-t">', page(run, **options))  # type: ignore[arg-type]
    assert list(found) == drawn and {"belief", "gap", "way-up", "knew", "remedies-chart", "outside"} <= set(
        drawn
    )


def test_each_stands_alone(run: Run) -> None:
    for name, text in pictures(run).items():
        root = ElementTree.fromstring(text)
        assert root.tag == f"{SVG}svg", name
        assert root.find(f".//{SVG}title") is not None and root.find(f".//{SVG}desc") is not None
        style = root.findtext(f"{SVG}style") or ""
        assert set(re.findall(r"var\(--([\w-]+)", style)) <= {"own", "own-tint"}, "all colors are there"
        assert "@media" not in style and style.count("{") == style.count("}")
        used = {each for node in root.iter() for each in node.get("class", "").split()}
        known = set(re.findall(r"\.([\w-]+)", style))
        assert {"paper", "grid", "line"} & used <= known
        assert "http" not in text.replace("http://www.w3.org/2000/svg", ""), "nothing from elsewhere"


def test_the_same_run_gives_the_same_pictures(run: Run) -> None:
    assert pictures(run) == pictures(simulate(read_scenario("war-room"), replicates=3, steps=5))
