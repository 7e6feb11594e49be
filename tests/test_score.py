"""The measures of attribution."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.score import Attributed, Tally, interval, tally

TEXT = "The wall is leaking badly , Mara Quill told reporters on Monday ."


def _at(part: str) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(part)
    return ((at, at + len(part)),)


GOLD = Attributed(_at("Mara Quill"), _at("told"), _at("The wall is leaking badly"))


@pytest.mark.parametrize(
    ("predicted", "right", "why"),
    [
        (GOLD, {"found": 1, "found_src": 1, "exact": 1}, "the same"),
        (
            Attributed(_at("Quill"), (), _at("The wall is leaking badly ,")),
            {"found": 1, "found_src": 1, "exact": 1},
            "one word of the source is enough, marks and cue do not count",
        ),
        (
            Attributed(_at("reporters"), (), _at("wall is leaking")),
            {"found": 1},
            "wrong source, half the words",
        ),
        (
            Attributed((), (), _at("The wall is leaking badly")),
            {"found": 1, "exact": 1},
            "no source is a wrong one",
        ),
        (Attributed(_at("Mara Quill"), (), _at("badly")), {}, "a fifth of the words is not found"),
        (Attributed(_at("Mara Quill"), (), ()), {}, "no content, no attribution"),
    ],
)
def test_measures(predicted: Attributed, right: dict[str, int], why: str) -> None:
    result = tally(TEXT, [GOLD], [predicted])
    assert {k: v for k, v in result.right.items() if v} == right, why


def test_absent_sources_agree() -> None:
    bare = Attributed((), GOLD.cue, GOLD.content)
    assert tally(TEXT, [bare], [bare]).right["found_src"] == 1


def test_one_prediction_finds_one_gold() -> None:
    result = tally(TEXT, [GOLD, GOLD], [GOLD])
    assert (result.right["found"], result.precision("found"), result.recall("found")) == (1, 1.0, 0.5)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_scores_are_bounded_and_symmetric_in_found(pairs: list[tuple[int, int]]) -> None:
    some = [Attributed((), (), ((min(p), max(p)),)) for p in pairs]
    there, back = tally(TEXT, [GOLD], some), tally(TEXT, some, [GOLD])
    assert there.right["found"] == back.right["found"]
    assert 0 <= there.f1("found") <= 1


def test_interval_holds_the_score_and_repeats() -> None:
    tallies = [tally(TEXT, [GOLD], [GOLD]), tally(TEXT, [GOLD], []), tally(TEXT, [GOLD], [GOLD])]
    low, high = interval(tallies, "found", seed=1)
    whole = sum(tallies, Tally()).f1("found")
    assert low <= whole <= high
    assert interval(tallies, "found", seed=1) == (low, high)
