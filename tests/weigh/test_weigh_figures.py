"""Figures: which may be pooled, which reading is right, what it comes to; updates contradict nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.made import Bundle
from tests.weigh.test_model import voice

from earwitness.case import Anchor, Case, Interested
from earwitness.records import Comparison, Figure, FigureRelation, Report
from earwitness.weigh.figures import chances, estimate
from earwitness.weigh.pools import Given, Pool, Reading, pools
from earwitness.weigh.priors import USUAL
from earwitness.weigh.readings import read_figures


def exact(value: float, n: int = 0, *, bias: int = 0, letter: str = "F", kind: str = "unnamed") -> Given:
    return Given(
        figures=(f"fig-{n}",), voice=voice(n, kind=kind, letter=letter), low=value, high=value, bias=bias
    )


def open_above(value: float, n: int = 0) -> Given:
    return Given(figures=(f"fig-{n}",), voice=voice(n), low=value, high=None)


def pool(*readings: Sequence[Given]) -> Pool:
    return Pool(tuple(Reading(tuple(f for g in r for f in g.figures), tuple(r)) for r in readings))


def test_one_source_is_believed_as_its_claim_would_be() -> None:
    one = pool([exact(340)])
    assert chances(one, USUAL) == pytest.approx((USUAL.reliability["unnamed"].mean,))
    value, (low, high) = estimate(one, USUAL)
    assert value == 340 and low < 170 and high > 680, "one unnamed source leaves much open"


def test_more_sources_and_better_ones_narrow_it() -> None:
    widths = []
    for given_ in ([exact(340)], [exact(340, letter="A")], [exact(340, n, letter="A") for n in range(3)]):
        _, (low, high) = estimate(pool(given_), USUAL)
        widths.append(math.log(high / low))
    assert widths == sorted(widths, reverse=True) and widths[-1] < 0.1


def test_of_readings_in_conflict_one_is_right_and_never_the_middle() -> None:
    both = pool([exact(340, 0), exact(345, 1)], [exact(12, 2)])
    for_340, for_12 = chances(both, USUAL)
    assert for_340 > for_12 and for_340 + for_12 < 1
    value, (low, high) = estimate(both, USUAL)
    assert 335 < value < 350 and low < 13 and high > 340


def test_interest_in_a_small_number() -> None:
    plain = chances(pool([exact(340, 0)], [exact(12, 1)]), USUAL)
    serves = chances(pool([exact(340, 0)], [exact(12, 1, bias=-1)]), USUAL)
    against = chances(pool([exact(340, 0, bias=-1)], [exact(12, 1)]), USUAL)
    assert serves[1] < plain[1] and against[0] > plain[0]
    shaded, _ = estimate(pool([exact(100, bias=-1)]), USUAL)
    assert 110 < shaded < 200, "who gains by a small number gives too small a one"
    padded, _ = estimate(pool([exact(100, bias=1)]), USUAL)
    assert 50 < padded < 90


def test_open_numbers_count_as_bounds() -> None:
    value, (low, _) = estimate(pool([exact(340, 0), open_above(300, 1)]), USUAL)
    assert value == pytest.approx(340, rel=0.02) and low > 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=4), st.floats(0.1, 10))
def test_units_change_nothing(values: list[float], factor: float) -> None:
    readings = [[exact(v, n)] for n, v in enumerate(values)]
    scaled = [[exact(v * factor, n)] for n, v in enumerate(values)]
    (a, _), (b, _) = estimate(pool(*readings), USUAL), estimate(pool(*scaled), USUAL)
    assert b / a == pytest.approx(factor, rel=0.02)
    assert chances(pool(*readings), USUAL) == pytest.approx(chances(pool(*scaled), USUAL), abs=1e-9)


def bundle(
    values: Sequence[tuple[str, float, str | None]], relations: dict[tuple[int, int], FigureRelation]
) -> tuple[Bundle, list[Figure]]:
    """(speaker, number, as of) for each figure; and how pairs of them compare."""
    b = Bundle()
    figures = []
    for n, (who, value, as_of) in enumerate(values):
        b.party(who)
        report: Report = b.says(who, f"{value:g} liters")
        figures.append(
            Figure(id=f"fig-{n}", document=report.document, span=report.content[0], value=value, low=None,
                   high=None, unit="liter", what="water", as_of=as_of, report=report.id)
        )  # fmt: skip
    b.found += figures
    b.lineage += [
        Comparison(id=f"cmp-{i}-{j}", origin=f"fig-{j}", target=f"fig-{i}", relation=r, why="why")
        for (i, j), r in relations.items()
    ]
    return b, figures


def groups(b: Bundle) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[int, int], ...]]:
    ground = b.ground()
    found = read_figures(ground.comparisons, ground.figures, ground.documents)
    return found.groups, found.clashes


def test_what_agrees_is_one_reading_and_what_conflicts_clashes() -> None:
    b, _ = bundle(
        [("Quill", 340, None), ("Tal", 340, None), ("the Office", 12, None)],
        {(0, 1): "agree", (0, 2): "conflict", (1, 2): "conflict"},
    )
    assert groups(b) == ((("fig-0", "fig-1"), ("fig-2",)), ((0, 1),))
    (found,) = pools(b.ground(), USUAL)
    assert [len(r.given) for r in found.readings] == [2, 1]


@pytest.mark.parametrize(
    ("why", "first", "second", "relation"),
    [
        ("an update is no contradiction", None, None, "updated"),
        ("things that differ are not pooled", None, None, "not-comparable"),
        ("nor are numbers of other months, whatever the comparison says", "2031-01", "2031-04", "conflict"),
    ],
)
def test_what_is_not_pooled(
    why: str, first: str | None, second: str | None, relation: FigureRelation
) -> None:
    b, _ = bundle([("Quill", 340, first), ("Tal", 410, second)], {(0, 1): relation})
    assert groups(b)[1] == (), why
    assert pools(b.ground(), USUAL) == (), why


def test_a_number_that_never_changes_clashes_with_the_old_and_with_the_new() -> None:
    b, _ = bundle(
        [("Quill", 340, None), ("Quill", 410, None), ("the Office", 12, None)],
        {(0, 1): "updated", (0, 2): "conflict", (1, 2): "conflict"},
    )
    found = pools(b.ground(), USUAL)
    assert sorted(tuple(g.at for g in p.given) for p in found) == [(340.0, 12.0), (410.0, 12.0)]


def test_the_majority_decides_where_comparisons_disagree() -> None:
    b, _ = bundle(
        [("Quill", 340, None), ("Tal", 340, None), ("Brey", 340, None)],
        {(0, 1): "agree", (1, 2): "agree", (0, 2): "not-comparable"},
    )
    assert groups(b)[0] == (("fig-0", "fig-1"), ("fig-2",))


def test_one_speaker_in_two_articles_is_one_beginning() -> None:
    b, _ = bundle([("Quill", 340, None), ("Quill", 340, None)], {(0, 1): "agree"})
    (quantity,) = b.weighed().quantities
    assert quantity.origins == 1 and quantity.value == 340 and quantity.left_out is None
    assert quantity.interval is None, "one origin alone leaves nothing to pool"
    assert quantity.why == ("“340 liters”: one origin (Quill), printed 2 times; nobody else gives a number.",)


@pytest.mark.parametrize(
    ("unit", "whole"), [("person", True), ("tin", True), (None, True), ("liter", False), ("meters", False)]
)
def test_counts_come_to_whole_numbers(unit: str | None, whole: bool) -> None:
    b, figures = bundle([("Quill", 12, None), ("Tal", 40, None)], {(0, 1): "conflict"})
    b.found = [msgspec.structs.replace(f, unit=unit) if isinstance(f, Figure) else f for f in b.found]
    (quantity,) = b.weighed().quantities
    assert quantity.interval is not None and figures
    low, high = quantity.interval
    assert low < 12 and high > 40
    assert (low == int(low)) is whole
    assert all(float(f"{x:.2g}") == x for x in quantity.interval) or whole


def test_a_quantity_says_what_it_hangs_on() -> None:
    b, _ = bundle([("Quill", 340, None), ("the Office", 12, None)], {(0, 1): "conflict"})
    (quantity,) = b.weighed().quantities
    assert quantity.left_out == (12.0, 340.0) and quantity.hinge in ("fig-0", "fig-1")
    assert any("exclude each other" in s for s in quantity.why)


def test_open_figures_alone_have_no_value() -> None:
    b, figures = bundle([("Quill", 300, None), ("Tal", 300, None)], {(0, 1): "agree"})
    b.found = [
        type(f)(**{**{n: getattr(f, n) for n in f.__struct_fields__}, "value": None, "low": 300.0})
        if isinstance(f, Figure)
        else f
        for f in b.found
    ]
    (quantity,) = b.weighed().quantities
    assert quantity.value is None and quantity.interval is None and figures


def test_figures_of_nothing_are_left_out() -> None:
    b, _ = bundle([("Quill", 0, None), ("Tal", -3, None)], {(0, 1): "conflict"})
    assert b.weighed().quantities == ()


def test_the_case_tells_whom_a_small_number_serves() -> None:
    b, _ = bundle([("Quill", 340, None), ("the Office", 12, None)], {(0, 1): "conflict"})
    case = Case(
        interest=(Interested(of=(Anchor(document="doc-01", quotation="12 liters"),), direction="less"),)
    )
    plain, told = (chances(pools(b.ground(c), USUAL)[0], USUAL) for c in (Case(), case))
    assert told[1] < plain[1] and told[0] > plain[0]
    (quantity,) = b.weighed(case=case).quantities
    assert any("whom a small number serves" in s for s in quantity.why)


def test_what_may_not_be_compared_is_told_with_what_it_counts() -> None:
    b, _ = bundle([("Quill", 340, None), ("Tal", 410, None)], {(0, 1): "not-comparable"})
    assert b.weighed().apart == ("“340 liters” and “410 liters” cannot be compared: why.",)
    b, _ = bundle([("Quill", 340, None), ("Quill", 410, None)], {(0, 1): "updated"})
    assert b.weighed().apart == ("“410 liters” updates “340 liters” and does not contradict it: why.",)
