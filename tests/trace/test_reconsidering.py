"""The second look: what a pair is told by its surroundings, against plain loops over everything."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.trace.evidence import FEATURES
from earwitness.trace.matching import Matches
from earwitness.trace.reconsidering import SECOND, second_rows

ABSENT = -4.0
NAMES = SECOND[len(FEATURES) :]


def found(odds: dict[tuple[int, int], float]) -> Matches:
    pairs = np.array(list(odds), np.int64).reshape(-1, 2)
    values = np.array(list(odds.values()), np.float32)
    return Matches(pairs, np.full((len(pairs), len(FEATURES)), np.nan, np.float32), values, values)


def told(
    odds: dict[tuple[int, int], float], documents: str, partition: list[tuple[int, ...]]
) -> dict[tuple[int, int], dict[str, float]]:
    rows = second_rows(found(odds), list(documents), partition)
    assert rows.shape == (len(odds), len(SECOND))
    return {
        pair: dict(zip(NAMES, row[len(FEATURES) :].tolist(), strict=True))
        for pair, row in zip(odds, rows, strict=True)
    }


def plain(
    odds: dict[tuple[int, int], float], documents: str, partition: list[tuple[int, ...]]
) -> dict[tuple[int, int], dict[str, float]]:
    size = len(documents)
    group = {i: set(members) for members in partition for i in members}

    def of(i: int, j: int) -> float:
        return max(odds.get((min(i, j), max(i, j)), ABSENT), ABSENT)

    def likely(i: int, j: int) -> float:
        return 1 / (1 + math.exp(-of(i, j))) if (min(i, j), max(i, j)) in odds else 0.0

    def beside(i: int) -> list[int]:
        near = [i + step for step in (-2, -1, 1, 2)]
        return [k for k in near if 0 <= k < size and documents[k] == documents[i]]

    out = {}
    for (i, j), own in odds.items():
        others = [k for k in range(size) if k not in (i, j)]
        means = []
        for one, other in ((i, j), (j, i)):
            rest = group[other] - {one, other}
            if rest:
                means.append(sum(of(one, k) for k in rest) / len(rest))
        out[i, j] = {
            "odds": own,
            "partners": math.log1p(sum(likely(i, k) * likely(j, k) for k in others)),
            "bridge": max((min(of(i, k), of(j, k)) for k in others), default=ABSENT),
            "pooled": max(means, default=math.nan),
            "pooled_least": min(means, default=math.nan),
            "beside": max(
                (of(a, b) for a in beside(i) for b in beside(j) if documents[a] != documents[b]),
                default=ABSENT,
            ),
        }
    return out


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[tuple[int, int], float], str, list[tuple[int, ...]]]:
    size = draw(st.integers(2, 9))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True))
    odds = {p: float(np.float32(draw(st.floats(-6, 6)))) for p in sorted(chosen)}
    documents = "".join(sorted(draw(st.text("abc", min_size=size, max_size=size))))
    groups = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    partition = [tuple(i for i in range(size) if groups[i] == g) for g in sorted(set(groups))]
    return odds, documents, partition


@given(cases())
def test_sums_over_sparse_tables_are_those_of_plain_loops(
    case: tuple[dict[tuple[int, int], float], str, list[tuple[int, ...]]],
) -> None:
    fast, slow = told(*case), plain(*case)
    for pair, row in slow.items():
        for name, value in row.items():
            assert fast[pair][name] == pytest.approx(value, abs=1e-4, nan_ok=True), (pair, name)


@pytest.mark.parametrize(
    ("odds", "documents", "partition", "name", "value", "why"),
    [
        ({(0, 1): -1.0}, "ab", [(0,), (1,)], "bridge", ABSENT, "no third was compared with both"),
        ({(0, 1): -1.0}, "ab", [(0,), (1,)], "pooled", math.nan, "neither claim has others"),
        (
            {(0, 1): -1.0, (0, 2): 3.0, (1, 2): 2.0},
            "abc",
            [(0, 2), (1,)],
            "bridge",
            2.0,
            "a third wording is close to both: the weaker of the two",
        ),
        (
            {(0, 1): -1.0, (0, 2): 3.0, (1, 2): 2.0},
            "abc",
            [(0, 2), (1,)],
            "pooled",
            2.0,
            "the second with the other of the first one's claim",
        ),
        (
            {(0, 2): 4.0, (1, 3): -1.0},
            "aabb",
            [(0, 2), (1,), (3,)],
            "beside",
            4.0,
            "the statements before both go back to each other",
        ),
        (
            {(0, 2): 4.0, (1, 3): -1.0},
            "aabc",
            [(0, 2), (1,), (3,)],
            "beside",
            ABSENT,
            "the statement before belongs to another article",
        ),
    ],
)
def test_what_the_surroundings_tell(
    odds: dict[tuple[int, int], float],
    documents: str,
    partition: list[tuple[int, ...]],
    name: str,
    value: float,
    why: str,
) -> None:
    pair = (1, 3) if (1, 3) in odds else (0, 1)
    assert told(odds, documents, partition)[pair][name] == pytest.approx(value, nan_ok=True), why
