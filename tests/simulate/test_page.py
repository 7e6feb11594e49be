"""The page: what it shows of a known run, that no word becomes markup, that it needs nothing."""

from __future__ import annotations

import re
from collections import Counter

import lxml.html
import msgspec
import numpy as np
import pytest
from tests.simulate.made import made_run, noise_RT

from earwitness.simulate import simulate
from earwitness.simulate.files import read_scenario, scenario_names
from earwitness.simulate.made import made, scenario_id, scenario_json
from earwitness.simulate.outside import outside
from earwitness.simulate.page import page
from earwitness.simulate.page.figures import MOST_ROWS, Column, over_steps
from earwitness.simulate.remedies import AS_IT_IS, Bought, remedies
from earwitness.simulate.scenario import (
    Anonymous,
    Loyalty,
    Organisation,
    Outside,
    Purge,
    Remedy,
    Scenario,
    Sensor,
    Turnover,
)
from earwitness.simulate.shading import Linear

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}</style></title>\u202e\x07\ufeff]]>"
ALL = Scenario(
    name="all",
    title="Everything at once",
    about="One.\n\nTwo.",
    unit="points",
    steps=12,
    organisation=Organisation(branching=2, depth=2, levels=("chiefs", "clerks")),
    channels=(Sensor(name="friend"), Anonymous(name="box", level=2)),
    purge=Purge(tolerance=0.5, share=0.2, competence=0.5),
    turnover=Turnover(rate=0.1),
    loyalty=Loyalty(weight=0.3, appeal=1, population=50),
    outside=Outside(),
    remedies=(Remedy(name="protect", title="No fear", change={"fear.protection": 1.0}),),
)
FIGURES = {
    "belief", "example", "gap", "way-up", "levels", "knew", "channels", "competence", "purges", "defected",
    "letter", "fled", "outside", "remedies-chart",
}  # fmt: skip


def everything(scenario: Scenario, replicates: int = 25) -> str:
    run = simulate(scenario, replicates=replicates, engine="plain")
    seen = outside(run) if scenario.outside else None
    tried = remedies(scenario, replicates=replicates, engine="plain", base=run) if scenario.remedies else None
    return page(run, remedies=tried, outside=seen)


@pytest.fixture(scope="module")
def whole() -> str:
    return everything(ALL)


def tree(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def rows(document: lxml.html.HtmlElement, figure: str) -> list[list[str]]:
    (table,) = document.xpath(f'//figure[@id="{figure}"]//table')
    return [[cell.text_content() for cell in row] for row in table.iter("tr")]


def test_a_page_has_everything_that_the_run_has(whole: str) -> None:
    document = tree(whole)
    assert {figure.get("id") for figure in document.iter("figure")} == FIGURES
    assert document.findtext(".//h1/bdi") == "Everything at once"
    assert [p.text_content() for p in document.find_class("lede")] == ["One.", "Two."]
    assert whole.endswith("</html>\n")


def test_a_page_needs_no_script_and_nothing_else(whole: str) -> None:
    document = tree(whole)
    policy = document.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy.startswith("default-src 'none'") and "script" not in policy
    assert not document.xpath("//script | //iframe | //link | //img | //object | //embed | //base | //form")
    assert not document.xpath("//@*[starts-with(name(), 'on')]") and not document.xpath("//@style")
    for address in document.xpath("//@href | //@src"):
        assert address.startswith("#")
    assert not re.search(r"url\(|@import|https?:", whole)


def test_ids_are_unique_and_links_lead_somewhere(whole: str) -> None:
    document = tree(whole)
    ids = Counter(document.xpath("//@id"))
    assert not [each for each, count in ids.items() if count > 1]
    for name in ("href", "aria-labelledby"):
        for value in document.xpath(f"//@{name}"):
            for target in value.removeprefix("#").split():
                assert target in ids, target


def test_every_figure_can_be_read_without_seeing_it(whole: str) -> None:
    document = tree(whole)
    for figure in document.iter("figure"):
        name = figure.get("id")
        charts = figure.xpath(".//svg")
        assert [chart.get("class") for chart in charts] == ["wide", "narrow"], name
        for chart in charts:
            title, described = (
                chart.xpath("./title")[0].text_content(),
                chart.xpath("./desc")[0].text_content(),
            )
            assert len(described) > 20 and "nan" not in described.lower(), name
            assert title.replace("\u2068", "").replace("\u2069", "") == figure.xpath("./h3")[0].text_content()
        heads = figure.xpath(".//table/thead//th/@scope")
        assert heads and set(heads) == {"col"}
        assert figure.xpath(".//tbody//th/@scope") and figure.xpath(".//details/summary")
        assert figure.xpath(".//figcaption")[0].text_content().strip()


def test_numbers_of_tables_are_those_of_the_run() -> None:
    state, gap = noise_RT(1.0), np.linspace(0.0, 2.0, 20)
    run = made_run(state_RT=state, belief_RT=state + gap, plan_RT=1.5)
    found = rows(tree(page(run)), "belief")
    assert found[0] == ["Step", "Truth, mean", "from", "to", "Belief, mean", "from", "to", "Plan, mean"]
    assert len(found) == 21
    last = found[-1]
    assert last[0] == "19"
    assert float(last[1].replace("−", "-")) == pytest.approx(state[:, 19].mean(), rel=0.02)
    assert float(last[4].replace("−", "-")) == pytest.approx(state[:, 19].mean() + 2.0, rel=0.01)
    assert last[7] == "1.50"
    assert [row[1] for row in rows(tree(page(run)), "gap")[1:]][:3] == ["0", "0.11", "0.21"]


def test_the_table_of_remedies() -> None:
    tried = (
        Bought(AS_IT_IS, 2.0, 1.5, 3.0),
        Bought(Remedy(name="audit", title="Audits"), 1.0, 0.5, 1.0, -1.0, 0.1, -1.2, -0.8),
        Bought(Remedy(name="talk"), 2.1, 1.5, 3.0, 0.1, 0.1, -0.1, 0.3),
        Bought(Remedy(name="harm"), 3.0, 2.5, 3.0, 1.0, 0.1, 0.8, 1.2),
    )
    scenario = msgspec.structs.replace(ALL, loyalty=None, outside=None)
    document = tree(page(made_run(scenario), remedies=tried))
    assert rows(document, "remedies-chart")[1:] == [
        ["As it is", "2.00", "", "", "", "+1.50", "3.00"],
        ["Audits", "1.00", "−1.00", "−1.20 to −0.80", "helps", "+0.50", "1.00"],
        ["talk", "2.10", "+0.10", "−0.10 to +0.30", "no difference can be told", "+1.50", "3.00"],
        ["harm", "3.00", "+1.00", "+0.80 to +1.20", "makes it worse", "+2.50", "3.00"],
    ]
    assert document.xpath('//figure[@id="remedies-chart"]/h3')[0].text_content() == (
        "“Audits” takes 1.00 off an error of 2.00"
    )
    without = msgspec.structs.replace(scenario, purge=None)
    assert rows(tree(page(made_run(without), remedies=tried)), "remedies-chart")[0][-1] == "Mean gap"


def test_nothing_of_a_scenario_becomes_markup() -> None:
    scenario = Scenario(
        name=EVIL,
        title=EVIL,
        about=EVIL + "\n\n" + EVIL,
        unit=EVIL,
        steps=4,
        organisation=Organisation(branching=1, depth=2, levels=(EVIL + "1", EVIL + "2")),
        channels=(Sensor(name=EVIL),),
        remedies=(Remedy(name=EVIL, title=EVIL, change={"fear.protection": 0.5}),),
    )
    run = made_run(
        scenario,
        replicates=5,
        steps=4,
        levels=(EVIL + "1", EVIL + "2"),
        channels=("chain", EVIL),
        belief_RT=1.0,
        message_RTL=0.5,
    )
    tried = (
        Bought(AS_IT_IS, 2.0, 1.5, 3.0),
        Bought(scenario.remedies[0], 1.0, 0.5, 1.0, -1.0, 0.1, -1.2, -0.8),
    )
    text = page(run, remedies=tried)
    document = tree(text)
    assert not document.xpath("//script | //img")
    assert not document.xpath("//@onerror")
    assert len(document.xpath("//style")) == len(document.xpath("//title[not(ancestor::svg)]")) == 1
    assert "49" not in document.findtext(".//h1/bdi") and "{{ 7*7 }}" in document.findtext(".//h1/bdi")
    assert "[U+202E][U+0007][U+FEFF]" in document.findtext(".//h1/bdi")
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\ufeff]", text)
    assert "<script>alert(1)</script>" in document.find_class("file")[0].text_content()


def test_words_of_a_scenario_are_kept_to_themselves() -> None:
    levels = ("שרים 12", "clerks")
    scenario = Scenario(organisation=Organisation(branching=1, depth=2, levels=levels))
    text = page(made_run(scenario, levels=levels, message_RTL=1.0))
    points = text.partition('id="brief"')[2].partition("</section>")[0]
    assert "(<bdi>שרים 12</bdi>)" in points and "\u2068" not in points


def test_what_is_not_there_is_left_out_and_said() -> None:
    document = tree(page(made_run(signal_RTL=np.nan, message_RTL=np.nan, channel_RTC=np.nan)))
    assert {figure.get("id") for figure in document.iter("figure")} == {"belief", "example", "gap"}
    assert "Fear stays at 0 and competence stays at 0 in all replicates." in document.text_content()
    assert "it was computed without people" in document.get_element_by_id("brief").text_content()
    linked = [a.removeprefix("#") for a in document.xpath("//nav//@href")]
    assert linked == ["brief", "model", "belief-section", "people-section", "provenance"]


@pytest.mark.parametrize(("replicates", "steps"), [(1, 1), (1, 6), (3, 1)])
def test_small_runs(replicates: int, steps: int) -> None:
    scenario = msgspec.structs.replace(ALL, steps=steps)
    document = tree(everything(scenario, replicates))
    words = document.get_element_by_id("brief").text_content().split()
    assert "nan" not in words and "None" not in words
    bands = document.xpath('//figure[@id="belief"]//path[starts-with(@class, "band")]')
    assert bool(bands) == (replicates > 1 and steps > 1) or bands


def test_a_run_without_agents() -> None:
    scenario = Scenario(steps=8, shading=Linear(), organisation=Organisation(branching=2, depth=2))
    text = page(simulate(scenario, replicates=30, engine="gaussian"))
    assert "the leader believes things to be" in tree(text).get_element_by_id("brief").text_content()


@pytest.mark.parametrize("name", scenario_names())
def test_built_in_scenarios_have_a_page(name: str) -> None:
    scenario = msgspec.structs.replace(read_scenario(name), steps=5, remedies=())
    assert "nan" not in re.findall(r"[a-z]+", everything(scenario, 3).partition("<main>")[2].lower())


def test_the_same_run_gives_the_same_page(whole: str) -> None:
    assert everything(ALL) == whole


def test_the_page_says_how_it_was_made() -> None:
    run = made_run(ALL, channels=("chain", "friend", "box"))
    footer = tree(page(run)).get_element_by_id("provenance").text_content()
    for said in (made(run).id, scenario_id(ALL), "plain", "Replicates", "40", "Seed", "7"):
        assert said in footer


def test_the_scenario_can_be_run_again_from_the_page(whole: str) -> None:
    (again,) = tree(whole).find_class("file")
    assert msgspec.json.decode(again.text_content(), type=Scenario) == ALL


def test_a_hostile_scenario_can_be_run_again_too() -> None:
    scenario = Scenario(name=EVIL + "\U000e0041", about=EVIL)
    assert msgspec.json.decode(scenario_json(scenario), type=Scenario) == scenario


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_survives_being_written_down(name: str) -> None:
    scenario = read_scenario(name)
    again = msgspec.json.decode(scenario_json(scenario), type=Scenario)
    assert again == scenario and scenario_id(again) == scenario_id(scenario)


@pytest.mark.parametrize(
    ("steps", "shown", "note"),
    [
        (1, ["0"], ""),
        (40, [str(t) for t in range(40)], ""),
        (41, [*map(str, range(0, 41, 2))], "Every 2nd step and the last one; --json has all of them."),
        (1200, None, "Every 50th step and the last one; --json has all of them."),
    ],
)
def test_long_tables_leave_steps_out(steps: int, shown: list[str] | None, note: str) -> None:
    table = over_steps([Column("x", np.arange(float(steps)))])
    if shown is not None:
        assert [row[0] for row in table.rows] == shown
    assert len(table.rows) <= MOST_ROWS + 1 and table.rows[-1][0] == f"{steps - 1:,}"
    assert table.note == note


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colors_can_be_told_from_the_paper(whole: str) -> None:
    """WCAG 2.2 AA: 4.5 for words, 3 for lines; in the light and in the dark."""
    style = tree(whole).findtext(".//style")
    themes: list[dict[str, str]] = [{}, {}]
    style = re.sub(r"@media print \{.*?\n\}\n", "", style, flags=re.DOTALL)
    for block in re.finditer(r"(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{([^}]*)\}", style):
        colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block[2]))
        themes[bool(block[1])].update(colors)
    assert len(themes[0]) > 20
    for light in (themes[0], {**themes[0], **themes[1]}):
        for words in ("ink", "soft", "link", "belief", "purge", "plan", *(f"lv{n}" for n in range(6))):
            assert contrast(light[words], light["paper"]) >= 4.5, words
        for field, words in (("s0", "ink"), ("s1", "ink"), ("s2", "ink"), ("s3", "paper"), ("s4", "paper")):
            assert contrast(light[field], light[words]) >= 4.5, field
        for band in ("belief-tint", "truth-tint", "level-tint"):
            assert contrast(light[band], light["ink"]) >= 4.5 and contrast(light[band], light["belief"]) >= 3
