"""Charts: round ticks, names that keep apart, shapes that lie where their numbers say and in the drawing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from markupsafe import Markup

from earwitness.lettering import width
from earwitness.simulate.naming import CLOSE, OPEN, given
from earwitness.simulate.page.charts.bars import bars_svg, binned, percent
from earwitness.simulate.page.charts.drawing import NARROW, WIDE, Drawing
from earwitness.simulate.page.charts.lettering import apart, cut, wrapped
from earwitness.simulate.page.charts.lines import Line, Marks, Rule, lines_svg
from earwitness.simulate.page.charts.rows import Row, rows_svg
from earwitness.simulate.page.charts.scale import Scale, axis, labels, reach, ticks
from earwitness.simulate.page.charts.strips import SHADES, Strip, shade, strips_svg

ENDS = (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy"))
SVG = "{http://www.w3.org/2000/svg}"
finite = st.floats(-1e12, 1e12)


def charts(markup: Markup) -> tuple[ElementTree.Element, ElementTree.Element]:
    """The wide and the narrow chart, as XML: what does not parse is no SVG."""
    root = ElementTree.fromstring(f'<div xmlns="http://www.w3.org/2000/svg">{markup}</div>')
    wide, narrow = root
    return wide, narrow


def texts(chart: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in chart.iter(f"{SVG}text")]


def boxes(chart: ElementTree.Element) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom of every text, at the widths that are reckoned with."""
    size = float(chart.attrib["font-size"])
    out = []
    for each in chart.iter(f"{SVG}text"):
        words, x, y = each.text or "", float(each.attrib["x"]), float(each.attrib["y"])
        wide = width(words, size)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[each.attrib.get("text-anchor", "start")] * wide
        out.append((left, y - 0.75 * size, left + wide, y + 0.2 * size, words))
    return out


def check(markup: Markup) -> None:
    """Both charts: everything inside, no text on another."""
    for chart in charts(markup):
        w, h = float(chart.attrib["width"]), float(chart.attrib["height"])
        for x, y in places(chart):
            assert -0.1 <= x <= w + 0.1 and -0.1 <= y <= h + 0.1
        found = boxes(chart)
        for left, top, right, bottom, words in found:
            assert left >= -1 and right <= w + 1 and top >= -1 and bottom <= h + 1, words
        for i, a in enumerate(found):
            for b in found[:i]:
                over = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                assert over[0] <= 0.5 or over[1] <= 0.5, (a[4], b[4])


def places(chart: ElementTree.Element) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for each in chart.iter():
        a = {
            k: float(v) for k, v in each.attrib.items() if k in ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy")
        }
        out += [(a[p], a[q]) for p, q in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")) if p in a]
        if each.tag == f"{SVG}rect":
            out.append((a["x"] + float(each.attrib["width"]), a["y"] + float(each.attrib["height"])))
        if each.tag == f"{SVG}path":
            numbers = [float(n) for n in re.findall(r"-?[\d.]+", each.attrib["d"].replace("h.1", ""))]
            out += list(zip(numbers[::2], numbers[1::2], strict=True))
    return out


@pytest.mark.parametrize(
    ("low", "high", "most", "found"),
    [
        (0.0, 1.0, 6, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-1.2, 3.4, 6, [-1.0, 0.0, 1.0, 2.0, 3.0]),
        (0.0, 47.0, 7, [0.0, 10.0, 20.0, 30.0, 40.0]),
        (0.0, 1e6, 3, [0.0, 5e5, 1e6]),
        (3.1, 3.4, 5, [3.1, 3.2, 3.3, 3.4]),
    ],
)
def test_ticks(low: float, high: float, most: int, found: list[float]) -> None:
    assert ticks(low, high, most) == pytest.approx(found)


@drawn(finite, st.floats(1e-3, 1e12), st.integers(3, 12))
def test_ticks_are_few_round_and_inside(low: float, span: float, most: int) -> None:
    low, high = reach((low, low + span))
    found = ticks(low, high, most)
    assert len(found) <= most
    assert all(low - 1e-6 * (high - low) <= tick <= high + 1e-6 * (high - low) for tick in found)
    outer = axis(low, high, most)
    assert 2 <= len(outer) <= most
    assert outer[0] <= low + 1e-6 * (high - low) and outer[-1] >= high - 1e-6 * (high - low)


@drawn(finite, st.floats(1e-3, 1e9))
def test_labels_tell_ticks_apart(low: float, span: float) -> None:
    low, high = reach((low, low + max(span, 1e-5 * abs(low))))
    assert len(set(labels(axis(low, high, 6)))) == len(axis(low, high, 6)) or max(abs(low), abs(high)) >= 1e9


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ((0.0, 0.25, 0.5), ("0.00", "0.25", "0.50")),
        ((-1.0, 0.0, 1.0), ("−1", "0", "1")),
        ((0.0, 2.5, 5.0), ("0.0", "2.5", "5.0")),
        ((0.0, 1000.0), ("0", "1,000")),
        ((), ()),
    ],
)
def test_labels(values: tuple[float, ...], written: tuple[str, ...]) -> None:
    assert labels(values) == written


def test_whole_ticks_for_steps() -> None:
    assert ticks(0.0, 3.0, 7, whole=True) == (0.0, 1.0, 2.0, 3.0)
    assert ticks(0.0, 1.0, 9, whole=True) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((), (0.0, 1.0)),
        ((float("nan"), float("inf")), (0.0, 1.0)),
        ((2.0, 2.0), (1.0, 3.0)),  # one value: room on both sides
        ((0.0,), (-0.5, 0.5)),
        ((1.0, 3.0, float("nan")), (1.0, 3.0)),
    ],
)
def test_reach(values: tuple[float, ...], found: tuple[float, float]) -> None:
    assert reach(values) == pytest.approx(found)


def test_what_lies_outside_a_scale_is_put_on_its_end() -> None:
    y = Scale(0.0, 10.0, 300.0, 20.0)
    assert (y(0.0), y(10.0), y(5.0), y(-3.0), y(99.0)) == (300.0, 20.0, 160.0, 300.0, 20.0)


WORDS = st.text(st.sampled_from("abc WMil子é.,-'"), max_size=60)


@drawn(WORDS, st.floats(30, 300), st.integers(1, 4))
def test_words_are_set_within_their_room(text: str, room: float, most: int) -> None:
    text = " ".join(text.split())
    lines = wrapped(given(text), room, 13.0, most)
    assert len(lines) <= most
    for line in lines:
        assert width(line, 13.0) <= room
        assert line.count(OPEN) == line.count(CLOSE)
    if width(text, 13.0) <= room:
        assert lines == (given(text) or "",)


def test_cutting() -> None:
    assert cut("short", 100.0, 13.0) == "short"
    assert cut(f"{OPEN}much too long for it{CLOSE}", 60.0, 13.0).endswith(f"…{CLOSE}")


@drawn(
    st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=7),
    st.floats(0, 50),
)
def test_names_keep_apart(items: list[tuple[float, float]], low: float) -> None:
    wanted, heights = [w for w, _ in items], [h for _, h in items]
    high = low + max(300.0, sum(heights))
    found = apart(wanted, heights, low, high)
    spans = sorted((middle - h / 2, middle + h / 2) for middle, h in zip(found, heights, strict=True))
    assert all(b[0] >= a[1] - 1e-6 for a, b in pairwise(spans))
    assert spans[0][0] >= low - 1e-6 and spans[-1][1] <= high + 1e-6
    order = sorted(range(len(items)), key=lambda i: wanted[i])
    assert [found[i] for i in order] == sorted(found)


def test_names_that_have_room_stay_where_they_are() -> None:
    assert apart([50.0, 200.0], [20.0, 20.0], 0.0, 300.0) == (50.0, 200.0)
    assert apart([100.0, 100.0], [20.0, 20.0], 0.0, 300.0) == (90.0, 110.0)  # each gives way by half


T = np.arange(50.0)


def line_chart(**more: Any) -> Markup:
    lines = [
        Line("first", T / 10, "truth"),
        Line("second", 5 - T / 50, "belief", T * 0 + 3, T * 0 + 6),
    ]
    return lines_svg("x", "A title", "What it shows.", unit="Points", lines=lines, **more)


def test_a_line_lies_where_its_numbers_say() -> None:
    for chart in charts(line_chart()):
        paths = [p for p in chart.iter(f"{SVG}path") if p.attrib["class"] == "line truth"]
        (path,) = paths
        drawn_at = [tuple(map(float, p.split())) for p in path.attrib["d"][1:].split("L")]
        assert len(drawn_at) == 50
        # the axis: ticks are labeled, and the line's ends lie at 0 and 4.9 of them
        ends = [e for e in chart.iter(f"{SVG}text") if e.attrib.get("text-anchor") == "end"]
        at = {e.text: float(e.attrib["y"]) for e in ends}
        unit = (at["0"] - at["4"]) / 4
        assert drawn_at[0][1] - drawn_at[-1][1] == pytest.approx(4.9 * unit, abs=0.3)
        assert all(b[0] > a[0] for a, b in pairwise(drawn_at))


def test_line_charts_hold_together() -> None:
    check(line_chart())
    check(
        line_chart(
            rules=[Rule("a rule", 0.0), Rule("another", 0.1)], marks=Marks("marks", (0, 3, 49), "purge")
        )
    )
    check(line_chart(within=(0.0, 3.0)))  # what is higher is put on the edge


def test_a_line_is_broken_where_nothing_is_known() -> None:
    value = np.array([1.0, 2.0, np.nan, 3.0, np.nan, 1.0, 2.0])
    svg = lines_svg("x", "t", "d", unit="u", lines=[Line("a", value, "truth", value - 1, value + 1)])
    wide, _ = charts(svg)
    (path,) = [p for p in wide.iter(f"{SVG}path") if p.attrib["class"] == "line truth"]
    assert path.attrib["d"].count("M") == 3 and "nan" not in svg
    check(svg)
    nothing = lines_svg("x", "t", "d", unit="u", lines=[Line("a", np.full(4, np.nan), "truth")])
    check(nothing)
    assert "nan" not in nothing and "a" not in texts(charts(nothing)[0])


@drawn(
    st.lists(
        st.tuples(st.text(st.sampled_from("abc WMil"), min_size=1, max_size=40), st.floats(-5, 5)),
        min_size=1,
        max_size=8,
    ),
    st.integers(1, 300),
)
def test_any_lines_hold_together(items: list[tuple[str, float]], steps: int) -> None:
    lines = [Line(given(name) or "x", np.linspace(0, end, steps), "lv0") for name, end in items]
    check(lines_svg("x", "t", "d", unit="How things are", lines=lines))


def test_a_long_run_is_drawn_with_few_points() -> None:
    svg = lines_svg("x", "t", "d", unit="u", lines=[Line("a", np.arange(100_000.0), "truth")])
    assert len(svg) < 30_000
    check(svg)


def test_bars() -> None:
    share = np.zeros(20)
    share[5], share[6] = 1.0, 0.5
    svg = bars_svg("x", "t", "d", unit="Share", share_T=share, style="purge")
    for chart in charts(svg):
        bars = [r for r in chart.iter(f"{SVG}rect") if r.attrib["class"].startswith("bar")]
        assert len(bars) == 2  # what is 0 is not drawn
        high, half = (float(r.attrib["height"]) for r in bars)
        assert half == pytest.approx(high / 2, abs=0.2)
        assert "100%" in texts(chart)
    check(svg)
    check(bars_svg("x", "t", "d", unit="Share", share_T=np.zeros(1), style="purge"))


def test_bins_are_means_and_about_as_long() -> None:
    values, edges = binned(np.arange(10.0), 4)
    assert edges.tolist() == [0, 2, 5, 8, 10] and values.tolist() == [0.5, 3.0, 6.0, 8.5]
    assert binned(np.arange(3.0), 9)[0].tolist() == [0.0, 1.0, 2.0]
    assert percent((0.0, 0.5, 1.0)) == ("0%", "50%", "100%")
    assert percent((0.0, 0.005)) == ("0.0%", "0.5%")


@pytest.mark.parametrize(
    ("share", "shaded"), [(0.0, 0), (0.199, 0), (0.2, 1), (0.5, 2), (0.8, 4), (1.0, SHADES - 1)]
)
def test_shades(share: float, shaded: int) -> None:
    assert shade(share) == shaded


def test_strips_print_their_numbers() -> None:
    strips = [
        Strip("the leader", np.linspace(1.0, 0.0, 48), 0.5),
        Strip(
            given("a level with a long name indeed, longer than its room"), np.full(48, np.nan), float("nan")
        ),
    ]
    svg = strips_svg("x", "t", "d", unit="Percent", strips=strips)
    wide, narrow = charts(svg)
    for chart, columns in ((wide, WIDE.columns), (narrow, NARROW.columns)):
        cells = [r.attrib["class"] for r in chart.iter(f"{SVG}rect")]
        assert len(cells) == 2 * columns
        assert (
            cells[0] == "cell s4"
            and cells[columns - 1] == "cell s0"
            and cells[columns:] == ["cell unknown"] * columns
        )
        assert "50%" in texts(chart) and "n/a" in texts(chart)
    assert "97" in texts(wide)  # the mean of the first four steps
    check(svg)
    check(strips_svg("x", "t", "d", unit="Percent", strips=[Strip("x", np.array([0.25]), 0.25)]))


def test_rows() -> None:
    rows = [
        Row("the leader", "+2.00", 2.0, "belief", 1.5, 2.5),
        Row(
            given("the ministry and all that belongs to it, near and far"),
            "+1.00 → +3.00",
            3.0,
            "lv2",
            2.0,
            4.0,
            1.0,
        ),
        Row("silent", "n/a", float("nan"), "lv2"),
    ]
    svg = rows_svg("x", "t", "d", unit="Above", rows=rows, rule="the truth", climbs=True)
    for chart in charts(svg):
        points = {c.attrib["class"]: float(c.attrib["cx"]) for c in chart.iter(f"{SVG}circle")}
        assert len(points) == 3  # two that are full and one that is open; none for what nobody said
        one = points["point lv2"] - points["point belief"]
        assert points["point belief"] - points["open lv2"] == pytest.approx(one, abs=0.3)
    check_inside_only(svg)


def check_inside_only(markup: Markup) -> None:
    """Rows print names over their lines, on a rim of paper."""
    for chart in charts(markup):
        w, h = float(chart.attrib["width"]), float(chart.attrib["height"])
        assert all(-0.1 <= x <= w + 0.1 and -0.1 <= y <= h + 0.1 for x, y in places(chart))
        assert all(left >= -1 and right <= w + 1 for left, _, right, _, _ in boxes(chart))


def test_everything_is_escaped() -> None:
    evil = "</text><script>x</script>&\"'"
    svg = lines_svg("x", evil, evil, unit=evil, lines=[Line(evil, T, "truth")], rules=[Rule(evil, 0.0)])
    assert "<script" not in svg
    wide, _ = charts(svg)
    assert wide[0].text == evil and wide[1].text == evil


def test_a_chart_says_what_it_is() -> None:
    wide, narrow = charts(line_chart())
    for chart, form in ((wide, "wide"), (narrow, "narrow")):
        assert chart.attrib["role"] == "img"
        ids = chart.attrib["aria-labelledby"].split()
        assert [chart[0].attrib["id"], chart[1].attrib["id"]] == ids == [f"x-{form}-t", f"x-{form}-d"]
        assert chart[0].tag == f"{SVG}title" and chart[1].tag == f"{SVG}desc"


def test_places_are_written_short() -> None:
    drawing = Drawing(10, 10, 12)
    drawing.line((0.04, -0.04), (1.25, 3.0), "a")
    assert 'x1="0" y1="0" x2="1.2" y2="3"' in drawing.parts[0]
