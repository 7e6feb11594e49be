"""The best tag sequence, against trying them all; and the runs read off it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.chain import marginals, spans, viterbi


def brute_force(score_WK: np.ndarray, move_KK: np.ndarray, begin_K: np.ndarray) -> float:
    """The best score of all K**W sequences."""
    words, tags = score_WK.shape
    return max(total(np.array(s), score_WK, move_KK, begin_K) for s in product(range(tags), repeat=words))


def total(tags: np.ndarray, score_WK: np.ndarray, move_KK: np.ndarray, begin_K: np.ndarray) -> float:
    words = np.arange(len(tags))
    return float(begin_K[tags[0]] + score_WK[words, tags].sum() + move_KK[tags[:-1], tags[1:]].sum())


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(1, 6), st.integers(1, 4))
def test_viterbi_finds_the_best_of_all_sequences(seed: int, texts: int, words: int, tags: int) -> None:
    rng = np.random.default_rng(seed)
    # whole numbers, so that ties happen and sums are exact
    score = rng.integers(-3, 4, (texts, words, tags)).astype(np.float32)
    move = rng.integers(-3, 4, (tags, tags)).astype(np.float32)
    begin = rng.integers(-3, 4, tags).astype(np.float32)
    length = rng.integers(1, words + 1, texts)
    best = viterbi(score, length, move, begin)
    assert best.shape == (texts, words)
    for n in range(texts):
        end = int(length[n])
        assert not best[n, end:].any(), "past the end stands tag 0"
        found = total(best[n, :end], score[n, :end], move, begin)
        assert found == brute_force(score[n, :end], move, begin)


@given(st.integers(0, 2**32 - 1))
def test_a_sequence_does_not_depend_on_its_neighbors(seed: int) -> None:
    rng = np.random.default_rng(seed)
    score = rng.normal(size=(4, 9, 3)).astype(np.float32)
    move, begin = rng.normal(size=(3, 3)).astype(np.float32), rng.normal(size=3).astype(np.float32)
    length = rng.integers(1, 10, 4)
    together = viterbi(score, length, move, begin)
    sure = marginals(score, length, move, begin)
    for n in range(4):
        own = score[n : n + 1, : length[n]], length[n : n + 1], move, begin
        assert viterbi(*own)[0].tolist() == together[n, : length[n]].tolist()
        assert marginals(*own)[0].tolist() == sure[n, : length[n]].tolist(), "to the last bit"
        assert not sure[n, length[n] :].any()


def test_forbidden_moves_are_not_made() -> None:
    """I- after O is ruled out by a large negative score, however much the words ask for it."""
    score = np.array([[[5, 0, 4], [0, 0, 9], [0, 0, 9]]], np.float32)  # O B I
    move = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], np.float32)
    begin = np.array([0, 0, -1e4], np.float32)
    assert viterbi(score, np.array([3]), move, begin).tolist() == [[1, 2, 2]]


def test_ties_go_to_the_lower_tag() -> None:
    score = np.zeros((1, 3, 3), np.float32)
    assert viterbi(score, np.array([3]), np.zeros((3, 3), np.float32), np.zeros(3, np.float32)).tolist() == [
        [0, 0, 0]
    ]


# tags, tag that begins, runs, why
RUNS = [
    ([], 1, [], "no words"),
    ([0, 0], 1, [], "nothing tagged"),
    ([1, 2, 2, 0], 1, [(0, 3)], "one run"),
    ([0, 1], 1, [(1, 2)], "open at the end"),
    ([1, 1, 2], 1, [(0, 1), (1, 3)], "a new beginning ends a run"),
    ([2, 2, 0], 1, [], "an inside tag alone begins nothing"),
    ([1, 2, 3, 4, 1], 1, [(0, 2), (4, 5)], "another kind ends a run"),
    ([1, 2, 3, 4, 1], 3, [(2, 4)], "the other kind"),
]


@pytest.mark.parametrize(("tags", "begin", "expected", "why"), RUNS, ids=[r[3] for r in RUNS])
def test_runs(tags: list[int], begin: int, expected: list[tuple[int, int]], why: str) -> None:
    assert spans(np.array(tags, np.int8), begin) == expected


@given(st.lists(st.integers(0, 4)))
def test_runs_are_in_order_and_begin_with_their_tag(tags: list[int]) -> None:
    found = spans(np.array(tags, np.int8), 1)
    assert [s for s, _ in found] == [i for i, t in enumerate(tags) if t == 1]
    end_before = 0
    for start, end in found:
        assert end_before <= start < end <= len(tags)
        assert set(tags[start + 1 : end]) <= {2}
        end_before = end


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 4))
def test_marginals_sum_over_all_sequences(seed: int, words: int, tags: int) -> None:
    rng = np.random.default_rng(seed)
    score = rng.normal(0, 2, (words, tags)).astype(np.float32)
    move = rng.normal(0, 1, (tags, tags)).astype(np.float32)
    begin = rng.normal(0, 1, tags).astype(np.float32)
    move[0, -1] = -1e4 if tags > 1 else move[0, -1]  # a forbidden move
    expected = np.zeros((words, tags))
    for sequence in product(range(tags), repeat=words):
        chosen = np.array(sequence)
        expected[np.arange(words), chosen] += np.exp(total(chosen, score, move, begin))
    expected /= expected.sum(1, keepdims=True)
    found = marginals(score[None], np.array([words]), move, begin)[0]
    assert np.allclose(found, expected, atol=1e-4)
