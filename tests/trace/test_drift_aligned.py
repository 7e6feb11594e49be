"""Which words of two texts are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.trace.drift import aligned
from earwitness.trace.figures.words import fold, stem


@pytest.mark.parametrize(
    ("why", "first", "second", "runs"),
    [
        ("all", "the tank leaked", "The tank leaked.", ["the tank leaked"]),
        ("nothing", "the tank leaked", "nobody answered us", []),
        ("the end", "we think the tank leaked", "the tank leaked", ["the tank leaked"]),
        (
            "turned round",
            "in spring the old tank leaked badly",
            "the old tank leaked badly in spring",
            ["in spring", "the old tank leaked badly"],
        ),
        (
            "a gap",
            "the old tank at Ulver leaked badly",
            "the old tank leaked badly",
            ["the old tank", "leaked badly"],
        ),
        ("a single word", "the tank leaked", "a tank burst", ["tank"]),
    ],
)
def test_runs(why: str, first: str, second: str, runs: list[str]) -> None:
    found = aligned(first, second)
    assert [first[s:e] for (s, e), _ in found.spans()] == runs, why


def test_containment_is_weighted() -> None:
    """Words of grammar tell little, and an idf says how much the others do."""
    plain = aligned("the tank leaked in the night", "the tank burst in the night")
    assert 0.5 < plain.first_kept < 1
    only_leaked = aligned(
        "the tank leaked in the night",
        "the tank burst in the night",
        weight=lambda w: 1.0 if w in ("leaked", "burst") else 0.0,
    )
    assert only_leaked.first_kept == 0


def test_forms_of_a_word_if_asked_for() -> None:
    assert aligned("he works", "he worked").second_kept < 1
    assert aligned("he works", "he worked", inflected=True).second_kept == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("organised", "organized"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("programme", "program"),
        ("Gen.", "General"),
        ("thirty-eight", "38"),
        ("12,500", "12500"),
        ("don’t", "don't"),
        ("per-cent", "%"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("hid", "had"), ("lot", "lost"), ("12", "21")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert stem(fold(one)) != stem(fold(other))


@given(
    st.lists(st.sampled_from("a the tank leak burst night old of".split()), max_size=30),
    st.lists(st.sampled_from("a the tank leak burst night old of".split()), max_size=30),
)
def test_runs_are_equal_words_that_do_not_overlap(one: list[str], other: list[str]) -> None:
    found = aligned(" ".join(one), " ".join(other))
    seen_first: set[int] = set()
    seen_second: set[int] = set()
    for run in found.runs:
        words = range(run.size)
        assert [found.first[run.first + k].fold for k in words] == [
            found.second[run.second + k].fold for k in words
        ]
        first, second = ({start + k for k in words} for start in (run.first, run.second))
        assert not first & seen_first
        assert not second & seen_second
        seen_first |= first
        seen_second |= second
    assert 0 <= found.first_kept <= 1 + 1e-9
    assert 0 <= found.second_kept <= 1 + 1e-9


def test_long_texts_of_one_word() -> None:
    """5,000 words that are all the same are aligned in order, and not each with each."""
    found = aligned("the " * 5000, "the " * 4000 + "x")
    assert len(found.in_second) == 4000
