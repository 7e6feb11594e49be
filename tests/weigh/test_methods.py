"""Vote, skill and full under one contract: what each keeps to, what changes nothing, what each must solve."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.weigh.worlds import (
    Row,
    columns,
    drawn,
    independent,
    names,
    probabilities,
    right_share,
    with_copies,
)

from earwitness.errors import SettingError
from earwitness.weigh.table import Columns, Kind
from earwitness.weigh.table_settings import SourcePrior, TableSettings
from earwitness.weigh.table_weighing import (
    METHODS,
    MethodName,
    TableWeighing,
    compared,
    table_of,
    weigh_table,
)

EQUAL = 1e-9
SLACK = 1e-4
METHOD = pytest.mark.parametrize("method", METHODS)
LEARNING = pytest.mark.parametrize("method", ["skill", "full"])

SOON = (Phase.explicit, Phase.generate)  # the full model takes .02 s or more a table: too long to shrink by

# Tables small and strange enough that everything may happen in them: ties, one source, numbers, sets, series.
ITEMS = ["dam", "mill", "F 1|at", "F 1|to", "F 2|at", "town, 2001", "town, 2002"]
VALUES = [
    "a",
    "b",
    "a+b",
    "b+c",
    "+",
    "1",
    "2",
    "3",
    "1439",
    "0",
    "-5",
    "1e300",
    "1e-300",
    "nan",
    "inf",
    "9" * 30,
]
KINDS = [Kind(), Kind(tolerance=2), Kind(tolerance=10, period=1440), Kind(period=24), Kind(separator="+")]
ROW = st.tuples(st.sampled_from(ITEMS), st.sampled_from("stuvw"), st.sampled_from(VALUES))
ROWS = st.lists(ROW, min_size=1, max_size=14, unique_by=lambda row: row[:2])


def apart(one: TableWeighing, other: TableWeighing) -> float:
    """The largest difference of any probability of an answer, or of a source's worth."""
    first, second = probabilities(one), probabilities(other)
    assert first.keys() == second.keys()
    gaps = [abs(first[key] - second[key]) for key in first]
    gaps += [abs(a.unclaimed - b.unclaimed) for a, b in zip(one.answers, other.answers, strict=True)]
    return max(*gaps, *(abs(a - b) for a, b in zip(worths(one), worths(other), strict=True)))


def worths(found: TableWeighing) -> list[float]:
    """What sources are worth, whoever it is: of two who say all the same one goes by the other."""
    return [
        number
        for name in ("claims", "reliability", "agreed", "low", "high")
        for number in sorted(getattr(source, name) for source in found.sources)
    ]


# The contract


@METHOD
@settings(max_examples=50, phases=SOON)
@given(
    rows=ROWS,
    kind=st.sampled_from(KINDS),
    says=st.lists(st.sampled_from([1, 1, -1]), min_size=14, max_size=14) | st.none(),
)
def test_probabilities_are_probabilities(
    method: MethodName, rows: list[Row], kind: Kind, says: list[int] | None
) -> None:
    table = columns(rows)
    if says is not None:
        table = Columns(item=table.item, source=table.source, value=table.value, says=says[: len(rows)])
    found = weigh_table(table, kinds=kind, method=method)
    assert [a.item for a in found.answers] == sorted({row[0] for row in rows})
    for answer in found.answers:
        all_of_it = [answer.probability, *(p for _, p in answer.others)]
        assert np.isfinite([*all_of_it, answer.unclaimed]).all()
        assert min(*all_of_it, answer.unclaimed, 0) >= 0 and max(*all_of_it, answer.unclaimed) <= 1
        assert max(all_of_it) <= answer.probability + EQUAL, "the answer is the most probable value"
        if not kind.tolerance:
            assert sum(all_of_it) + answer.unclaimed <= 1 + EQUAL
        if answer.between_probability is not None:
            assert answer.probability < answer.between_probability <= 1
    for source in found.sources:
        assert 0 <= source.low <= source.reliability <= source.high <= 1
        assert 0 <= source.agreed <= 1 + EQUAL and source.claims > 0
    for pair in found.copying:
        assert 0 <= pair.probability <= 1 and 0 < pair.share <= 1 and pair.copier != pair.original


@METHOD
def test_what_one_source_says_is_believed_as_it_is(method: MethodName) -> None:
    found = weigh_table(columns([("dam", "Atlas", "1931"), ("mill", "Atlas", "1870")]), method=method)
    assert found.notes[-1].startswith("one source: nothing can be compared")
    assert [a.value for a in found.answers] == ["1931", "1870"]
    if method != "vote":
        assert all(0.5 < a.probability < 0.95 for a in found.answers), "what is assumed, and no more"


@LEARNING
def test_what_is_known_of_sources_decides_between_them(method: MethodName) -> None:
    rows = columns([(item, s, f"{item} by {s}") for item in names(12) for s in ("Atlas", "Blog")])
    known = {"Atlas": SourcePrior(right=0.95, claims=200), "Blog": SourcePrior(right=0.2, claims=200)}
    found = weigh_table(rows, settings=TableSettings(priors=known), method=method)
    assert all(a.value.endswith("Atlas") and a.probability > 0.85 for a in found.answers)
    atlas, blog = found.sources
    assert atlas.reliability > 0.85 and blog.reliability < 0.4


@METHOD
def test_a_denial_speaks_against_its_value(method: MethodName) -> None:
    rows = [("it leaks", s, "so") for s in "abcd"]
    table = columns(rows)
    said = {
        n: weigh_table(
            Columns(item=table.item, source=table.source, value=table.value, says=[1] * (4 - n) + [-1] * n),
            method=method,
        )
        .answers[0]
        .probability
        for n in range(5)
    }
    assert said[0] > said[1] > said[2] >= said[3] >= said[4]
    assert said[0] > 0.8 and said[4] < 0.2


@METHOD
def test_claims_of_one_origin_are_one_piece_of_evidence(method: MethodName) -> None:
    rows = columns([("dam", s, "1931") for s in "abcd"] + [("dam", s, "1932") for s in "xy"])
    apart_ = weigh_table(rows, method=method).answers[0]
    joined = Columns(item=rows.item, source=rows.source, value=rows.value, origin=["one"] * 4 + ["x", "y"])
    assert apart_.value == "1931"
    assert weigh_table(joined, method=method).answers[0].value == "1932", "two beginnings against one"


def test_a_method_that_is_none() -> None:
    with pytest.raises(SettingError, match="method magic: is none; use full, skill, vote"):
        weigh_table(columns([("dam", "Atlas", "1931")]), method="magic")  # type: ignore[arg-type]


# What must change nothing


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, seed=st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(method: MethodName, rows: list[Row], seed: int) -> None:
    mixed = random.Random(seed).sample(rows, len(rows))
    one, other = (weigh_table(columns(r), method=method) for r in (rows, mixed))
    assert apart(one, other) <= EQUAL and one.answers == other.answers and one.copying == other.copying


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, times=st.integers(1, 3))
def test_rows_that_stand_twice_change_nothing(method: MethodName, rows: list[Row], times: int) -> None:
    one, other = (weigh_table(columns(r), method=method) for r in (rows, rows + rows[:4] * times))
    assert apart(one, other) <= EQUAL and other.notes[0].endswith(("counts once", "count once"))


@METHOD
@settings(max_examples=25, phases=SOON)
@given(rows=ROWS, order=st.permutations("stuvw"))
def test_what_sources_are_called_changes_nothing(
    method: MethodName, rows: list[Row], order: Sequence[str]
) -> None:
    """Names of one shape: sources that name themselves alike are taken to work alike, and that is meant."""
    new = dict(zip("stuvw", order, strict=True))
    renamed = [(item, new[source], value) for item, source, value in rows]
    one, other = (weigh_table(columns(r), method=method) for r in (rows, renamed))
    assert apart(one, other) <= EQUAL


@METHOD
@pytest.mark.parametrize("seed", range(3))
def test_what_sources_are_called_changes_nothing_in_larger_tables(method: MethodName, seed: int) -> None:
    rows = independent(0.9, 0.8, 0.8, 0.7, 0.6, items=30, seed=seed, speaks=0.8)
    rows = with_copies(rows, "source 4", ["source 5", "source 6"], share=0.9, skill=0.7, seed=seed)
    order = random.Random(seed).sample(range(7), 7)
    new = {f"source {n}": f"paper {m}" for n, m in enumerate(order)}
    one = weigh_table(columns(rows), method=method)
    other = weigh_table(columns([(i, new[s], v) for i, s, v in rows]), method=method)
    assert apart(one, other) <= EQUAL
    assert len(one.copying) == len(other.copying)


@METHOD
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_earlier_tables_changes_nothing(method: MethodName, seed: int) -> None:
    now, *earlier = (columns(independent(0.9, 0.7, 0.6, 0.5, items=20, seed=10 * seed + n)) for n in range(4))
    one = weigh_table(now, history=earlier, method=method)
    other = weigh_table(now, history=[earlier[2], earlier[0], earlier[1]], method=method)
    assert apart(one, other) <= EQUAL


# What nobody may gain by


@METHOD
@pytest.mark.parametrize("seed", range(2))
def test_less_support_never_makes_surer(method: MethodName, seed: int) -> None:
    """But for SLACK: without a claim all sources are learned anew, and certainties near 1 differ by less."""
    rows = independent(0.9, 0.9, 0.8, 0.8, 0.6, 0.5, items=30, seed=seed)
    before = weigh_table(columns(rows), method=method)
    for answer in before.answers[:8]:
        for_it = [row for row in rows if row[0] == answer.item and row[2] == answer.value]
        for gone in (for_it[:1], for_it[:-1]):
            left = columns(row for row in rows if row not in gone)
            after = probabilities(weigh_table(left, method=method)).get((answer.item, answer.value), 0.0)
            assert after <= answer.probability + SLACK, (answer, gone)


# Worlds whose truth is known


def many_bad(seed: int) -> list[Row]:
    """Three sources of .95 among six of .35, which often err alike."""
    draw = random.Random(seed)
    rows = []
    for item in names(80):
        decoy = f"{item} no 1"
        rows += [(item, f"good {n}", drawn(item, 0.95, draw)) for n in range(3)]
        rows += [
            (item, f"bad {n}", decoy if draw.random() < 0.4 else drawn(item, 0.58, draw)) for n in range(6)
        ]
    return rows


def copies(seed: int) -> list[Row]:
    """Five sources of .8, and one of .6 that three more copy."""
    rows = independent(0.8, 0.8, 0.8, 0.8, 0.8, 0.6, items=100, seed=seed)
    return with_copies(
        rows, "source 5", ["source 6", "source 7", "source 8"], share=0.95, skill=0.6, seed=seed
    )


WORLDS: list[tuple[str, Callable[[int], list[Row]], dict[str, float]]] = [
    (
        "everybody is good: nothing to learn",
        lambda seed: independent(*[0.9] * 7, items=60, seed=seed),
        {"vote": 0.97, "skill": 0.97, "full": 0.97},
    ),
    (
        "everybody is mediocre and errs apart",
        lambda seed: independent(*[0.6] * 9, items=60, seed=seed),
        {"vote": 0.9, "skill": 0.9, "full": 0.9},
    ),
    (
        "most say nothing on most items",
        lambda seed: independent(*[0.85] * 12, items=80, seed=seed, speaks=0.35),
        {"vote": 0.9, "skill": 0.9, "full": 0.9},
    ),
    ("few good ones face many bad ones", many_bad, {"skill": 0.9, "full": 0.9}),
    ("a bad source and its copies", copies, {"full": 0.93}),
]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("world", "method", "least"),
    [
        pytest.param(world, method, least, id=f"{method}: {name}")
        for name, world, wanted in WORLDS
        for method, least in wanted.items()
    ],
)
def test_worlds_that_a_method_must_solve(
    world: Callable[[int], list[Row]], method: MethodName, least: float, seed: int
) -> None:
    assert right_share(weigh_table(columns(world(seed)), method=method)) >= least


@LEARNING
@pytest.mark.parametrize("seed", range(3))
def test_learned_skill_beats_a_vote_where_few_good_ones_face_many_bad_ones(
    method: MethodName, seed: int
) -> None:
    rows = columns(many_bad(seed))
    found = weigh_table(rows, method=method)
    assert right_share(found) > right_share(weigh_table(rows, method="vote")) + 0.02
    worth = {s.source: s.reliability for s in found.sources}
    assert min(worth[f"good {n}"] for n in range(3)) > max(worth[f"bad {n}"] for n in range(6)) + 0.2


@pytest.mark.parametrize("seed", range(2))
def test_copies_are_not_counted_by_the_full_model(seed: int) -> None:
    rows = columns(copies(seed))
    right = {method: right_share(weigh_table(rows, method=method)) for method in METHODS}
    assert right["full"] > right["vote"] + 0.02 and right["full"] > right["skill"]


@pytest.mark.parametrize("seed", range(2))
def test_a_claim_and_its_copies_do_not_outvote_fewer_who_speak_for_themselves(seed: int) -> None:
    rows = copies(seed)
    rows += [("contested", f"source {n}", "yes") for n in (5, 6, 7, 8)]
    rows += [("contested", f"source {n}", "no") for n in (0, 1, 2)]
    answer = {
        method: next(a for a in weigh_table(columns(rows), method=method).answers if a.item == "contested")
        for method in ("vote", "full")
    }
    assert answer["vote"].value == "yes" and answer["full"].value == "no"


@LEARNING
def test_history_tells_good_sources_from_bad_ones(method: MethodName) -> None:
    now = columns([("dam", "source 0", "1932"), ("dam", "source 1", "1931")])
    before = columns(independent(0.95, 0.4, 0.8, 0.8, items=60, seed=1))
    without, with_it = (weigh_table(now, history=h, method=method).answers[0] for h in ([], [before]))
    assert abs(without.probability - without.others[0][1]) < 0.1, "one word against another"
    assert with_it.value == "1932" and with_it.probability > 0.7


def times(items: int, seed: int, wide: int = 4) -> tuple[list[Row], dict[str, str]]:
    """Times of the day, some round midnight: six sources give them to the minute or so, or err."""
    draw = random.Random(seed)
    rows, known = [], {}
    for item in names(items):
        truth = draw.randrange(1425, 1455) % 1440 if draw.random() < 0.3 else draw.randrange(1440)
        known[item] = str(truth)
        for n in range(6):
            off = draw.randint(-wide, wide) if draw.random() < 0.8 else draw.randint(60, 600)
            rows.append((item, f"source {n}", str((truth + off) % 1440)))
    return rows, known


@LEARNING
def test_numbers_within_the_tolerance_support_each_other(method: MethodName) -> None:
    rows, known = times(60, seed=2)
    kind = Kind(tolerance=10, period=1440)
    table = table_of(columns(rows), kinds=kind)
    near = compared(weigh_table(table, method=method), known, table)
    assert near.right >= 0.95


def test_a_number_between_claims_may_be_near_enough_to_more_of_them() -> None:
    rows = [
        (item, s, str(v)) for item in names(30) for s, v in (("a", 100), ("b", 109), ("c", 109), ("d", 100))
    ]
    for tolerance in (5, 6, 8):
        answer = weigh_table(columns(rows), kinds=Kind(tolerance=tolerance)).answers[0]
        assert answer.between is not None and answer.between_probability is not None
        assert abs(answer.between - 100) <= tolerance and abs(answer.between - 109) <= tolerance
        assert answer.between_probability > answer.probability


def test_a_number_between_claims_keeps_to_a_small_tolerance() -> None:
    rows = [
        (item, s, v)
        for item in names(30)
        for s, v in (("a", "10.1"), ("b", "10.6"), ("c", "10.6"), ("d", "10.1"))
    ]
    answer = weigh_table(columns(rows), kinds=Kind(tolerance=0.3)).answers[0]
    assert answer.between == pytest.approx(10.35), "10 would be near enough to neither"


def test_sets_that_lack_a_member_are_found_out_by_the_full_model() -> None:
    draw = random.Random(4)
    rows: list[Row] = []
    known = {}
    for n, item in enumerate(names(60)):
        whole = [f"author {n}a", f"author {n}b", f"author {n}c"][: draw.randint(2, 3)]
        known[item] = "+".join(whole)
        rows += [
            (item, f"source {s}", "+".join(whole if draw.random() < 0.9 else whole[:1])) for s in range(3)
        ]
        rows += [
            (item, f"source {s}", "+".join(whole if draw.random() < 0.3 else whole[:1])) for s in range(3, 7)
        ]
    table = table_of(columns(rows), kinds=Kind(separator="+"))
    right = {method: compared(weigh_table(table, method=method), known, table).right for method in METHODS}
    assert right["full"] >= 0.9 and right["full"] > right["vote"] + 0.2


def test_comparing_with_known_values() -> None:
    rows: list[Row] = [("dam", s, "1931") for s in "abc"] + [("mill", s, "1870") for s in "abc"]
    table = table_of(columns(rows))
    found = weigh_table(table, method="vote")
    score = compared(found, {"dam": "1931", "mill": "1871", "weir": "1900"}, table)
    assert (score.known, score.answered, score.right, score.expected) == (3, 2, 0.5, 1.0)
    assert score.brier == 0.5 and score.calibration_error == 0.5
    with pytest.raises(SettingError, match="against: names no item of the table"):
        compared(found, {"weir": "1900"}, table)


def test_nothing_is_sure_where_nothing_can_be_known() -> None:
    """Values drawn at random from a few: nobody is right, and the full model must not think so."""
    draw = random.Random(7)
    rows: list[Any] = [
        (item, f"source {n}", f"v{draw.randint(1, 12)}") for item in names(60) for n in range(6)
    ]
    found = weigh_table(columns(rows))
    assert np.mean([a.probability for a in found.answers]) < 0.6
