"""axe-core finds nothing to object to: the example's dossier, a hostile one, the page of a simulated world.

All rules of WCAG 2.0 to 2.2, A and AA, and axe's best practices, at the width of a phone and of a desk, in
light and dark. Contrast hangs on the colors and takes most of the time: it is looked at once in each scheme.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.browser.conftest import Open, Watched
from tests.browser.hostile import POISON
from tests.browser.pages import from_poison, simulated

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Of what the example's page repeats, so many are looked at for their colors; for all else, all of them are.
PRUNED = (
    """([what, many]) => [...document.querySelectorAll(what)].slice(many).forEach((more) => more.remove())"""
)
REPEATED = (
    ("article", 2),
    (".claim", 5),
    (".voices tr", 20),
    ("#figures tr", 30),
    ("#timeline tr", 12),
    (".drawn", 5),
)
COLORS = ["color-contrast", "link-in-text-block"]
EVERY = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]


def unfolded(watched: Watched) -> Watched:
    """The page with everything unfolded."""
    watched.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    return watched


def objections(watched: Watched, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong: rule, how often, and the first place."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing"
    )
    options = {
        "runOnly": {"type": "rule", "values": list(only)} if only else TAGS,
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in without},
    }
    found = axe.Axe().run(watched.page, options=options).response
    assert len(found["passes"]) > (0 if only else 20), "axe-core did not look at the page"
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:200]}" for v in found["violations"]]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # markup, letters from right to left, marks above marks, controls, nothing at all
    few = [
        p
        for p in POISON
        if p[:4] in ("<scr", "\u202etxt", "\u2067\u05d0\u05d1\u05d2", "bell", "") or "\u0301" in p
    ]
    return from_poison(tmp_path_factory.mktemp("accessible") / "hostile.html", few)[0]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return simulated(tmp_path_factory.mktemp("accessible") / "world.html")


@pytest.mark.model
@pytest.mark.parametrize(("width", "scheme"), EVERY)
def test_the_dossier_of_the_example(example: Path, open_page: Open, width: int, scheme: str) -> None:
    watched = unfolded(open_page(example, width=width, scheme=scheme))
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    if (width, scheme) in ((1280, "light"), (390, "dark")):
        for repeated in REPEATED:
            watched.page.evaluate(PRUNED, repeated)
        assert objections(watched, only=COLORS) == []
        return
    assert objections(watched, without=COLORS) == []


@pytest.mark.parametrize(("width", "scheme"), EVERY)
def test_a_hostile_dossier(hostile: Path, open_page: Open, width: int, scheme: str) -> None:
    watched = unfolded(open_page(hostile, width=width, scheme=scheme))
    assert objections(watched, without=() if width == 390 else COLORS) == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), EVERY)
def test_a_simulated_world(world: Path, open_page: Open, width: int, scheme: str) -> None:
    watched = unfolded(open_page(world, width=width, scheme=scheme))
    assert objections(watched, without=() if width == 1280 else COLORS) == []
