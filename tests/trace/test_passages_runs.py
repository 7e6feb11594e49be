"""Runs, stretches and rewordings between two texts, checked against what is plain to see."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import Document
from earwitness.trace.passages.pairing import pairs
from earwitness.trace.passages.prose import Prose, proses
from earwitness.trace.passages.rewriting import Alike, rewritten
from earwitness.trace.passages.runs import runs
from earwitness.trace.passages.sharing import in_order, sharing
from earwitness.trace.passages.stretches import stretches


def both(a: str, b: str) -> tuple[Prose, Prose]:
    first, second = proses(
        [Document(id=f"doc-{i}", received_as=f"{i}.txt", text=t) for i, t in enumerate((a, b))], []
    )
    return first, second


WORDS = st.lists(st.sampled_from("ferry buoy tug sand. The mate harbor".split()), max_size=40).map(" ".join)


@given(WORDS, WORDS)
def test_runs_are_the_same_words_and_take_each_word_once(a: str, b: str) -> None:
    first, second = both(a, b)
    found = runs(first, second)
    for run in found:
        mine = first.word_N[run.a : run.a + run.length].tolist()
        assert mine == second.word_N[run.b : run.b + run.length].tolist()
    for text, places in (
        (first, [(r.a, r.length) for r in found]),
        (second, [(r.b, r.length) for r in found]),
    ):
        taken = [i for start, length in places for i in range(start, start + length)]
        assert len(taken) == len(set(taken))
        assert not taken or max(taken) < len(text)


@given(WORDS, WORDS)
def test_there_is_a_run_where_three_words_in_a_row_are_the_same(a: str, b: str) -> None:
    first, second = both(a, b)
    grams = [{tuple(p.word_N[i : i + 3].tolist()) for i in range(len(p) - 2)} for p in (first, second)]
    assert bool(runs(first, second)) == bool(grams[0] & grams[1])


@given(WORDS, WORDS)
def test_stretches_rise_in_both_and_hold_the_same_words(a: str, b: str) -> None:
    first, second = both(a, b)
    for stretch in stretches(runs(first, second), first, second):
        for (i, j), (k, m) in pairwise(stretch.places):
            assert i < k and j < m
        assert all(first.word_N[i] == second.word_N[j] for i, j in stretch.places)


# two texts, words of each stretch in the first, why
STRETCHES = [
    (
        "Two tugs from Stane pulled for eleven hours before the hull came free.",
        "Two big tugs from Stane pulled at her for eleven hours before the hull finally came free.",
        ["tugs from Stane pulled for eleven hours before the hull"],
        "small edits on the way",
    ),
    (
        "The State Water Board of Harland met. Two tugs pulled at the hull for eleven hours.",
        "Nobody at the State Water Board of Harland spoke.",
        [],
        "a name cannot be worded otherwise",
    ),
    ("He said that it was in the harbor.", "She said that it was a lie.", [], "words of grammar"),
    (
        "The tugs pulled at the hull. Divers inspect the propeller tomorrow.",
        "Divers inspect the propeller tomorrow. The tugs pulled at the hull.",
        ["tugs pulled at the hull", "Divers inspect the propeller tomorrow"],
        "in another order: two stretches",
    ),
]


@pytest.mark.parametrize(("a", "b", "expected", "why"), STRETCHES)
def test_stretches(a: str, b: str, expected: list[str], why: str) -> None:
    first, second = both(a, b)
    found = stretches(runs(first, second), first, second)
    texts = [a[first.start_N[s.first[0]] : first.end_N[s.first[1] - 1]] for s in found]
    assert [t.removeprefix("The ") for t in texts] == expected, why


SENTENCE = "The storm had moved a buoy that marks the channel half a mile to the north."
# two sentences, whether one is a rewording of the other
ALIKE = [
    ("In the storm a buoy marking the channel had drifted half a mile north.", True),
    ("Half a mile to the north, the storm had moved a buoy that marks the channel.", True),
    ("The storm also took the roof of the harbor office.", False),
    ("The line's manager, Tobias Wray, thanked the crew.", False),
    ("“The storm had moved a buoy that marks the channel half a mile to the north.”", False),
]


@pytest.mark.parametrize(("sentence", "alike"), ALIKE)
def test_rewordings(sentence: str, alike: bool) -> None:
    first, second = both(SENTENCE, sentence)
    assert bool(rewritten(first, second)) is alike


def test_names_alone_make_no_rewording() -> None:
    a = "Harland's health minister, Ilka Tessmar, opened the clinic in Orlane."
    b = "Ilka Tessmar, Harland's health minister, has resigned from the board of Orlane."
    assert not sharing(*both(f"First.\n{a}", f"Other.\n{b}")).alike


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=9))
def test_the_longest_row_in_the_same_order(places: set[tuple[int, int]]) -> None:
    found = in_order(Alike(a, b, 0.5) for a, b in places)
    assert all(x.first < y.first or x.first == y.first for x, y in pairwise(found))
    assert all(x.second < y.second for x, y in pairwise(found))
    best: dict[tuple[int, int], int] = {}
    for a, b in sorted(places):
        best[a, b] = 1 + max((n for (c, d), n in best.items() if (c, d) < (a, b) and d < b), default=0)
    assert len(found) == max(best.values(), default=0)


def test_pairs_are_those_with_words_in_common() -> None:
    texts = [
        "Two tugs from Stane pulled for eleven hours before the hull came free.",
        "For eleven hours two tugs from Stane pulled; the hull came free at last.",
        "What she had to say was that it was not for us to say what it was for.",
        "It was, he thought, as if what she had to say was that it was not for us to say.",
        "Nothing of the kind.",
    ]
    found = proses([Document(id=f"doc-{i}", received_as="", text=t) for i, t in enumerate(texts)], [])
    assert pairs(found) == [(0, 1), (2, 3)]
