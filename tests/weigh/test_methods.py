"""Tables whose truth is known: what each method must solve, and what it must not think it knows."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.weigh.methods import LEARNING
from tests.weigh.worlds import Row, columns, drawn, independent, names, right_share, with_copies

from earwitness.weigh.table import Kind
from earwitness.weigh.table_weighing import METHODS, MethodName, compared, table_of, weigh_table


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


def test_nothing_is_sure_where_nothing_can_be_known() -> None:
    """Values drawn at random from a few: nobody is right, and the full model must not think so."""
    draw = random.Random(7)
    rows: list[Any] = [
        (item, f"source {n}", f"v{draw.randint(1, 12)}") for item in names(60) for n in range(6)
    ]
    found = weigh_table(columns(rows))
    assert np.mean([a.probability for a in found.answers]) < 0.6
