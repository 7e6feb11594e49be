"""What sets share, by an index: exact where it says so, and bounded where many share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.trace.candidates import overlap
from earwitness.trace.candidates.index import Index, index
from earwitness.trace.candidates.overlap import Shared, shared
from earwitness.trace.candidates.runs import ranges

SETS = st.lists(st.sets(st.integers(0, 12), min_size=1, max_size=8), min_size=1, max_size=14)


def indexed(sets: list[set[int]], most: int, anchors: int) -> Index:
    sets = sorted(sets, key=lambda s: (len(s), sorted(s)))
    return index(
        np.array([v for s in sets for v in sorted(s)], np.uint64),
        np.repeat(np.arange(len(sets)), [len(s) for s in sets]),
        items=len(sets),
        most=most,
        anchors=anchors,
    )


def listed(found: Shared) -> dict[tuple[int, int], int]:
    return {(i, j): w for i, j, w in zip(*(c.tolist() for c in found), strict=True)}


@given(SETS, st.integers(1, 5), st.booleans())
def test_weights_are_exact_and_what_is_rare_is_found(sets: list[set[int]], most: int, both: bool) -> None:
    ranked = sorted(sets, key=lambda s: (len(s), sorted(s)))
    ix = indexed(sets, most, anchors=2)
    found = listed(shared(ix, 0, len(sets), least_N=np.ones(len(sets), np.int64), both=both))
    holders = {v: [k for k, s in enumerate(ranked) if v in s] for v in range(13)}
    for (i, j), weight in found.items():
        assert weight == len(ranked[i] & ranked[j]) and i != j
    for i, ours in enumerate(ranked):
        for j, theirs in enumerate(ranked):
            if i != j and (both or i < j) and any(len(holders[v]) <= most for v in ours & theirs):
                assert (i, j) in found
    for v, who in holders.items():  # and all that have something common are led to the largest
        for i in who:
            assert all((i, j) in found for j in who[-2:] if i < j), v


@given(SETS, st.integers(1, 5), st.integers(1, 6))
def test_cutting_the_work_changes_nothing(sets: list[set[int]], most: int, size: int) -> None:
    ix = indexed(sets, most, anchors=2)
    least = np.full(len(sets), 2, np.int64)
    whole = listed(shared(ix, 0, len(sets), least_N=least, both=True))
    parts: dict[tuple[int, int], int] = {}
    for first in range(0, len(sets), size):
        last = min(first + size, len(sets))
        parts |= listed(shared(ix, first, last, least_N=least, both=True))
    assert parts == whole


def test_small_pieces_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [{k, k + 1, 100, 200 + k % 3} for k in range(60)]
    least = np.ones(60, np.int64)
    whole = listed(shared(indexed(sets, 4, 2), 0, 60, least_N=least, both=False))
    monkeypatch.setattr(overlap, "_AT_ONCE", 3)
    assert listed(shared(indexed(sets, 4, 2), 0, 60, least_N=least, both=False)) == whole


def test_common_elements_make_pairs_by_their_number_not_its_square() -> None:
    sets = [{7, 1000 + k} for k in range(3000)]
    found = shared(indexed(sets, 16, 4), 0, 3000, least_N=np.ones(3000, np.int64), both=False)
    assert len(found.rows) <= 4 * 3000


def test_without_anchors_common_elements_weigh_nothing() -> None:
    ix = indexed([{1, 2}, {1, 3}, {1, 4}], most=2, anchors=0)
    assert ix.totals_N.tolist() == [1, 1, 1]
    assert not len(shared(ix, 0, 3, least_N=np.ones(3, np.int64), both=True).rows)


def test_no_items_at_all() -> None:
    ix = index(np.zeros(0, np.uint64), np.zeros(0, np.int64), items=0, most=4, anchors=2)
    assert not len(shared(ix, 0, 0, least_N=np.zeros(0, np.int64), both=True).rows)


def test_ranges() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert ranges(np.zeros(0, np.int64), np.zeros(0, np.int64)).tolist() == []
