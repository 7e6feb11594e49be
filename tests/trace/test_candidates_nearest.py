"""The best of each row, and neighbors by buckets: against plain slow code, ties and all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.trace.candidates import nearest as nearest_module
from earwitness.trace.candidates.best import Scored, bars, best, joined, levels, reaching
from earwitness.trace.candidates.buckets import buckets_of, probes
from earwitness.trace.candidates.nearest import Nearness, nearest, whole_numbers


@given(st.integers(1, 6), st.integers(1, 120), st.integers(1, 4), st.integers(2, 9), st.integers(0, 10_000))
def test_best_of_each_row(rows: int, columns: int, most: int, grades: int, seed: int) -> None:
    scores = (np.random.default_rng(seed).integers(0, grades, (rows, columns)) / 9).astype(np.float32)
    found = reaching(scores, np.full(rows, 0.2, np.float32), most)
    picked = best(Scored(*found, levels(scores[found])), most)
    slow = []
    for row in range(rows):
        ranked = sorted(range(columns), key=lambda c, row=row: (-scores[row, c], c))  # type: ignore[misc]
        slow += [(row, c) for c in ranked[:most] if scores[row, c] >= np.float32(0.2)]
    assert list(zip(picked.rows.tolist(), picked.others.tolist(), strict=True)) == slow
    assert len(found[0]) <= max(4 * most * rows, 0) + rows * most


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 5)), unique_by=lambda t: t[:2])
)
def test_best_in_parts_is_best_of_all(rows: list[tuple[int, int, int]]) -> None:
    columns = [np.array([r[k] for r in rows], np.int64) for k in range(3)]
    whole = Scored(columns[0], columns[1], levels(columns[2] / 5))
    early = best(Scored(*(c[::2] for c in whole)), 2)
    bar = bars(early, 2, rows=4, least=0.1)
    late = Scored(*(c[1::2] for c in whole))
    late = Scored(*(c[late.levels / (2**20 - 1) >= bar[late.rows]] for c in late))
    for ours, all_ in zip(best(joined([early, late]), 2), best(whole, 2), strict=True):
        kept = best(whole, 2).levels / (2**20 - 1) >= 0.1
        assert set(all_[kept].tolist()) <= set(ours.tolist())


def clustered(count: int, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    chance = np.random.default_rng(seed)
    centers = chance.standard_normal((12, 24))
    return (centers[chance.integers(0, 12, count)] + chance.standard_normal((count, 24))).astype(np.float32)


def test_every_item_is_in_one_bucket_and_none_is_large() -> None:
    values = whole_numbers(clustered(5000, 1)).values_ND
    for given_ in (values, np.ones((5000, 4), np.int8), np.zeros((5000, 4), np.int16)):
        buckets = buckets_of(given_, 32)
        assert sorted(buckets.members.tolist()) == list(range(5000))
        sizes = np.diff(buckets.offsets)
        assert sizes.min() > 0 and sizes.max() <= 4 * 32
        rows, _ = probes(buckets, given_, 5)
        assert np.bincount(rows).tolist() == [5] * 5000


@pytest.mark.parametrize("held", [1, 500, 10**9])
def test_all_buckets_together_are_exact_whatever_is_held(held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = whole_numbers(clustered(1200, 2))
    buckets = buckets_of(vectors.values_ND, 40)
    monkeypatch.setattr(nearest_module, "_HELD", held)
    by_buckets = nearest(vectors, buckets, 100, 900, Nearness(7, 0.4, 10_000))
    by_all = nearest(vectors, None, 100, 900, Nearness(7, 0.4, 1))
    for ours, theirs in zip(by_buckets, by_all, strict=True):
        assert ours.tolist() == theirs.tolist()


@given(st.integers(1, 40), st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_a_neighbor_does_not_depend_on_how_rows_are_cut(step: int, seed: int) -> None:
    vectors = whole_numbers(clustered(90, seed))
    near = Nearness(4, 0.3, 2)
    for buckets in (None, buckets_of(vectors.values_ND, 10)):
        whole = nearest(vectors, buckets, 0, 90, near)
        parts = []
        for first in range(0, 90, step):
            part = nearest(vectors, buckets, first, min(90, first + step), near)
            parts.append(Scored(part.rows + first, part.others, part.levels))
        assert [c.tolist() for c in joined(parts)] == [c.tolist() for c in whole]
