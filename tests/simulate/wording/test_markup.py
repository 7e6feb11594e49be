"""Marked text and what stands where in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.simulate.wording.markup import capital, named, unmarked


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("plain words", "plain words", {}),
        ("{s1|She} left.", "She left.", {"s1": ((0, 3),)}),
        ("{c2|they {h2|may} leave}", "they may leave", {"c2": ((0, 14),), "h2": ((5, 8),)}),  # nested
        ("{c1|a}, b, {c1|c}", "a, b, c", {"c1": ((0, 1), (6, 7))}),  # one mark in two pieces
        ("{m5:2|a {m6:-|b}}{q|}", "a b", {"m5:2": ((0, 3),), "m6:-": ((2, 3),), "q": ((3, 3),)}),
        ("«{s3|é}» ‘x’", "«é» ‘x’", {"s3": ((1, 2),)}),  # offsets count code points
    ],
)
def test_marks_are_taken_off_and_their_places_kept(marked: str, text: str, spans: dict[str, object]) -> None:
    found = unmarked(marked)
    assert (found.text, found.spans) == (text, spans)


@pytest.mark.parametrize("marked", ["{s1|open", "close}", "{s1|a}}", "a {m1:-|b"])
def test_marks_that_do_not_match_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="closed"):
        unmarked(marked)


@pytest.mark.parametrize(
    ("marked", "as_capital"),
    [
        ("the dam", "The dam"),
        ("{m5:-|the dam}", "{m5:-|The dam}"),
        ("{c1|“{h1|perhaps} it", "{c1|“{h1|Perhaps} it"),
        ("14 men", "14 men"),
        ("", ""),
    ],
)
def test_a_capital_goes_behind_the_marks(marked: str, as_capital: str) -> None:
    assert capital(marked) == as_capital


def test_only_marks_of_one_letter_get_the_number_of_their_telling() -> None:
    assert named("{c|a {m5:2|b} {h|c}} {C|d}", 7) == "{c7|a {m5:2|b} {h7|c}} {C7|d}"


trees = st.recursive(
    st.text(st.characters(blacklist_characters="{}|", blacklist_categories=("Cs",)), max_size=8),
    lambda inner: st.lists(
        st.one_of(
            inner, st.builds("{{{}|{}}}".format, st.from_regex(r"[a-z][0-9]{1,2}", fullmatch=True), inner)
        ),
        max_size=4,
    ).map("".join),
    max_leaves=12,
)


@given(trees)
def test_every_span_lies_in_the_text(marked: str) -> None:
    found = unmarked(marked)
    for spans in found.spans.values():
        assert all(0 <= start <= end <= len(found.text) for start, end in spans)
    assert "{" not in found.text and "}" not in found.text
