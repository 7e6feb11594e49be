"""Candidate pairs of statements: planted families, order, work units, vectors of every form."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.trace.candidates.settings import StatementSettings
from earwitness.trace.candidates.statements import (
    SHINGLES,
    VECTORS,
    WORDS,
    Pairs,
    blocks,
    candidate_pairs,
    candidates_of,
    copied_pairs,
    merged,
    prepare,
)

OTHERS = [
    "The harbor was dredged twice last winter.",
    "Nobody has paid the lamp tax since spring, he complained",
    "school buses will run on Sundays",
    "Her brother keeps bees on the northern slope",
]
# first, second, a way that finds them without vectors, why
TOLD = [
    (
        "the wall will hold until spring",
        "“The wall will hold until spring”",
        SHINGLES,
        "verbatim, other marks",
    ),
    ("the wall will hold until spring, whatever it costs", "will hold until spring", SHINGLES, "truncated"),
    (
        "engineers falsified the Ostrava readings",
        "the readings had been falsified at Ostrava",
        WORDS,
        "the same rare words in another order",
    ),
    ("Yes", "yes!", SHINGLES, "one word"),
    ("大坝不会决口", "官员说大坝不会决口", SHINGLES, "Chinese, truncated"),
]


def why(pairs: Pairs) -> dict[tuple[int, int], int]:
    assert list(zip(pairs.i, pairs.j, strict=True)) == sorted(set(zip(pairs.i, pairs.j, strict=True)))
    assert (pairs.i < pairs.j).all()
    return {(i, j): w for i, j, w in zip(*(c.tolist() for c in pairs), strict=True)}


@pytest.mark.parametrize(("one", "other", "way", "reason"), TOLD, ids=[row[-1] for row in TOLD])
def test_found_by_words(one: str, other: str, way: int, reason: str) -> None:
    found = why(candidate_pairs([OTHERS[0], one, *OTHERS[1:], other]))
    assert found[1, 5] & way


def unit(rows: Any) -> Any:
    rows = np.asarray(rows, np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def planted(count: int, seed: int, cosine: float = 0.8) -> tuple[list[str], Any]:
    """Unlike texts; the vectors of each two neighbors have *cosine*, all others near none."""
    chance = np.random.default_rng(seed)
    vectors = unit(chance.standard_normal((count, 64)))
    aside = chance.standard_normal((count // 2, 64)).astype(np.float32)
    bases = vectors[0::2][: len(aside)]
    aside = unit(aside - (aside * bases).sum(axis=1, keepdims=True) * bases)
    vectors[1::2] = cosine * bases + np.sqrt(1 - cosine**2) * aside
    return [f"alpha{k} beta{k} gamma{k}" for k in range(count)], vectors


@pytest.mark.parametrize("form", ["float32", "float16", "int8"])
def test_paraphrases_are_found_by_vectors_of_every_form(form: str) -> None:
    contents, vectors = planted(400, seed=1)
    given_ = np.rint(vectors * 127).astype(np.int8) if form == "int8" else vectors.astype(form)
    found = why(candidate_pairs(contents, given_, StatementSettings(least_cosine=0.7)))
    assert found == {(k, k + 1): VECTORS for k in range(0, 400, 2)}


def test_large_int8_vectors_are_scaled() -> None:
    vectors = np.full((3, 1100), 127, np.int8)
    vectors[2] = np.tile([127, -127], 550)
    assert why(candidate_pairs(["a b", "c d", "e f"], vectors)) == {(0, 1): VECTORS}


def test_exact_search_is_as_plain_slow_code() -> None:
    chance = np.random.default_rng(2)
    vectors = unit(chance.standard_normal((300, 8)))
    chosen = StatementSettings(nearest=5, least_cosine=0.4)
    contents = [f"alpha{k} beta{k} gamma{k}" for k in range(300)]
    cosines = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    np.fill_diagonal(cosines, -1)
    slow = {
        (min(i, j), max(i, j))
        for i in range(300)
        for j in np.argsort(-cosines[i])[:5].tolist()
        if cosines[i, j] >= 0.4
    }
    found = set(why(candidate_pairs(contents, vectors, chosen)))
    close = {(i, j) for i, j in found ^ slow if abs(cosines[i, j] - 0.4) > 0.001}
    assert len(close) <= 0.01 * len(slow)  # ranks may change places where cosines differ by rounding


def test_buckets_find_nearly_all_that_exact_search_does() -> None:
    contents, vectors = planted(4000, seed=3)
    chosen = StatementSettings(exact_up_to=0, bucket=32, probes=16, least_cosine=0.7)
    found = why(candidate_pairs(contents, vectors, chosen))
    wanted = [(k, k + 1) for k in range(0, 4000, 2)]
    assert sum(pair in found for pair in wanted) >= 0.95 * len(wanted)
    assert set(found) <= set(wanted)


@pytest.mark.parametrize("exact_up_to", [0, 10_000])
def test_work_units_and_their_order_change_nothing(exact_up_to: int) -> None:
    chance = random.Random(4)
    contents = [" ".join(chance.choices("abcdefghijklmnop", k=chance.randint(0, 9))) for _ in range(500)]
    vectors = unit(np.random.default_rng(4).standard_normal((500, 6)))
    prepared = prepare(
        contents, vectors, StatementSettings(exact_up_to=exact_up_to, bucket=16, probes=4, nearest=6)
    )
    results = []
    for size in (1, 37, 500, 100_000):
        units = blocks(prepared, size)
        assert sum(b.last - b.first for b in units) == len(prepared.copies)
        parts = [candidates_of(prepared, b) for b in units]
        chance.shuffle(parts)
        half = merged(parts[: len(parts) // 2])
        results.append(why(merged([half, copied_pairs(prepared), *parts[len(parts) // 2 :]])))
    assert results[0] and all(r == results[0] for r in results)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(data: st.DataObject) -> None:
    item = st.tuples(
        st.lists(st.sampled_from("abcdef"), max_size=7).map(" ".join),
        st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    )
    items = data.draw(st.lists(item, min_size=1, max_size=14))
    order = data.draw(st.permutations(range(len(items))))
    chosen = StatementSettings(
        most_sharing=3,
        most_copies=2,
        nearest=2,
        most_by_words=2,
        exact_up_to=data.draw(st.sampled_from([0, 99])),
    )

    def told(order: list[int]) -> Counter[Any]:
        given_ = [items[k] for k in order]
        # one statement a vector: equal contents differ in their vectors only by chance, and need not
        vectors = np.array([v for _, v in given_], np.int8)
        found = candidate_pairs([c for c, _ in given_], vectors, chosen)
        return Counter(
            (tuple(sorted([repr(given_[i]), repr(given_[j])])), w)
            for i, j, w in zip(*(c.tolist() for c in found), strict=True)
        )

    assert told(list(range(len(items)))) == told(order)


def test_thousands_of_identical_statements_make_a_star_and_hide_nothing() -> None:
    contents = [
        *["Officials said the wall was sound"] * 5000,
        *OTHERS,
        "the wall was sound and no one was hurt",
    ]
    vectors = unit(np.random.default_rng(5).standard_normal((len(contents), 16)))
    vectors[:5000] = vectors[0]
    vectors[5001] = unit(vectors[:1] + 0.1 * vectors[5001:5002])[0]
    found = why(candidate_pairs(contents, vectors))
    assert len(found) < 5100
    assert found[0, 5004] & SHINGLES and found[0, 5001] & VECTORS


def test_thousands_of_statements_that_differ_in_a_number_stay_few_pairs() -> None:
    contents = [f"train {k} to the eastern harbor was late again on Monday" for k in range(5000)]
    found = why(candidate_pairs(contents))
    assert len(found) <= 8 * 5000
    assert {k for pair in found for k in pair} == set(range(5000))


def test_thousands_of_vectors_that_all_point_one_way() -> None:
    contents = [f"alpha{k} beta{k} gamma{k}" for k in range(3000)]
    vectors = np.ones((3000, 16), np.float32)
    for exact_up_to in (0, 10_000):
        chosen = StatementSettings(exact_up_to=exact_up_to, bucket=32, probes=4, nearest=8)
        assert len(why(candidate_pairs(contents, vectors, chosen))) <= 8 * 3000


def test_vectors_of_nothing_are_near_nothing() -> None:
    vectors = np.array([[0, 0], [0, 0], [np.nan, 1], [np.inf, 1], [1, 1], [1, 1]], np.float32)
    contents = [f"alpha{k} beta{k}" for k in range(6)]
    assert why(candidate_pairs(contents, vectors)) == {(4, 5): VECTORS}


def test_nothing_to_compare() -> None:
    assert why(candidate_pairs([])) == {}
    assert why(candidate_pairs([], np.zeros((0, 4), np.float32))) == {}
    assert why(candidate_pairs(["", "…", " "], np.ones((3, 2), np.float32))) == {}
    assert why(candidate_pairs(["one statement"], np.ones((1, 2), np.float32))) == {}


@pytest.mark.parametrize(
    ("vectors", "what"),
    [
        (np.ones((2, 4), np.float32), "2 vectors for 3 contents"),
        (np.ones((3, 4), np.float64), "float64"),
        (np.ones(3, np.float32), "1 axes"),
    ],
)
def test_vectors_that_do_not_fit(vectors: Any, what: str) -> None:
    with pytest.raises(SettingError, match=what):
        candidate_pairs(["one thing", "two things", "three things"], vectors)
