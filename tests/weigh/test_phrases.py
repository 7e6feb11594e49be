"""ICD 203: phrases with their exact bands; likelihood and confidence never in one sentence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.grading import PHRASES, phrase
from earwitness.weigh.phrases import base, confidence, likelihood, percent, phrased

EDGES = {
    0.01: "almost no chance",
    0.05: "very unlikely",
    0.20: "unlikely",
    0.45: "roughly even chance",
    0.55: "likely",
    0.80: "very likely",
    0.95: "almost certain",
}


@pytest.mark.parametrize(("edge", "words"), EDGES.items())
def test_a_band_begins_at_its_edge(edge: float, words: str) -> None:
    assert phrase(edge) == words
    assert phrase(math.nextafter(edge, 1)) == words
    assert phrase(edge - 1e-6) != words or edge == 0.01
    assert phrase(edge - 1e-12) == words, "what rounding leaves does not change a phrase"


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "almost no chance"), (1.0, "almost certain"), (0.5, "roughly even chance")]
)
def test_the_ends_and_the_middle(value: float, words: str) -> None:
    assert phrase(value) == words


def test_not_judged_is_not_even() -> None:
    assert phrase(None) == "cannot be judged" and phrase(None) != phrase(0.5)
    assert likelihood(None, None) == ("Whether this is so cannot be judged.",)


@given(st.floats(0, 1))
def test_every_probability_has_one_phrase(value: float) -> None:
    assert phrase(value) in PHRASES
    assert 1 <= int(percent(value)[:-1]) <= 99


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_likelihood_says_nothing_of_confidence(value: float, a: float, b: float) -> None:
    sentences = likelihood(value, (min(a, b), max(a, b)))
    assert all("onfiden" not in s for s in sentences)
    for words in ("low", "moderate", "high"):
        said = base(words)  # type: ignore[arg-type]
        assert not any(p in said for p in PHRASES) and "%" not in said


def test_sentences() -> None:
    assert likelihood(0.62, None) == ("It is likely that this is so (62%).",)
    assert likelihood(0.03, None) == ("There is almost no chance that this is so (3%).",)
    assert likelihood(0.5, (0.2, 0.9))[1] == (
        "Whoever knew how good the sources are might say 20% to 90% (unlikely to very likely)."
    )
    assert phrased(0.5) == "a roughly even chance (50%)"


@pytest.mark.parametrize(
    ("why", "base_of", "expected"),
    [
        ("one unnamed source", {"origins": 1}, "low"),
        ("two unnamed sources", {"origins": 2}, "low"),
        ("two, one of whom answers for it", {"origins": 2, "accountable": True}, "moderate"),
        ("one that was graded", {"origins": 1, "graded": True}, "moderate"),
        ("one that was checked", {"origins": 1, "checked": True}, "moderate"),
        ("three, none graded", {"origins": 3, "accountable": True}, "moderate"),
        ("three, one graded", {"origins": 3, "graded": True}, "high"),
        ("nobody", {"origins": 0}, "low"),
    ],
)
def test_confidence(why: str, base_of: dict[str, int], expected: str) -> None:
    given_ = {"origins": 0, "graded": False, "checked": False, "accountable": False} | base_of
    assert confidence(**given_) == expected, why  # type: ignore[arg-type]
