"""Ranking by shared words, choosing a passage, and grouping articles by event."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.occasions import likenesses, same_event
from earwitness.ranking import WordIndex, passage

CLAIMS = [
    "The mayor of Tarn sold the water works.",
    "The mayor of Tarn never sold anything.",
    "A bear was seen in the harbor.",
]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("water works sold", 0),  # the rare words decide
        ("seen: a BEAR!", 2),  # capitals and marks do not matter
        ("never", 1),
    ],
)
def test_rare_shared_words_rank_first(words: str, first: int) -> None:
    scores = WordIndex(CLAIMS).scores(words)
    assert scores.shape == (3,)
    assert int(scores.argmax()) == first


@pytest.mark.parametrize("texts", [[], [""], ["", "!"]])
def test_no_words_score_nothing(texts: list[str]) -> None:
    index = WordIndex(texts)
    assert index.scores("anything").tolist() == [0.0] * len(texts)
    assert index.found("anything") == 0


def test_a_passage_is_in_the_order_of_the_text() -> None:
    said = [
        "The day was mild.",
        "A bear was seen.",
        "Shops stayed open.",
        "The harbor was closed for the bear.",
    ]
    assert passage(WordIndex(said), "Bear in harbor", np.zeros(4, np.float32), most=2) == [1, 3]


def test_equal_scores_take_the_earlier_sentence() -> None:
    said = ["One.", "Two.", "Three."]
    assert passage(WordIndex(said), "Four", np.zeros(3, np.float32), most=2) == [0, 1]


@pytest.mark.parametrize(
    ("likeness", "groups"),
    [
        (np.zeros((0, 0)), []),
        (np.ones((1, 1)), [0]),
        (np.eye(3), [0, 1, 2]),
        (np.ones((3, 3)), [0, 0, 0]),
        # a chain: the ends are unlike, so average linkage stops before it joins all
        (np.array([[1, 0.9, 0.0], [0.9, 1, 0.8], [0.0, 0.8, 1]]), [0, 0, 1]),
    ],
)
def test_groups_by_likeness(likeness: np.ndarray, groups: list[int]) -> None:
    assert same_event(likeness.astype(np.float32), 0.5) == groups


@given(st.lists(st.floats(0, 1, width=32), min_size=45, max_size=45, unique=True), st.permutations(range(10)))
def test_the_order_of_articles_changes_no_group(values: list[float], order: list[int]) -> None:
    likeness = np.eye(10, dtype=np.float32)
    likeness[np.triu_indices(10, 1)] = values
    likeness = np.maximum(likeness, likeness.T)
    plain = same_event(likeness, 0.6)
    turned = same_event(likeness[np.ix_(order, order)], 0.6)
    back = [turned[order.index(i)] for i in range(10)]
    assert [[a == b for b in plain] for a in plain] == [[a == b for b in back] for a in back]


def test_each_kind_of_likeness_sees_its_own() -> None:
    texts = [
        "Anna Roe met 12 farmers.",
        "Farmers, 12 in all, met Anna Roe.",
        "Snow fell.",
        "Rain fell in Tarn.",
    ]
    found = likenesses(texts, np.eye(4, dtype=np.float32))
    assert sorted(found) == ["names", "numbers", "vectors", "words"]
    for kind in ("names", "numbers", "words"):
        assert found[kind][0, 1] > found[kind][0, 2]
