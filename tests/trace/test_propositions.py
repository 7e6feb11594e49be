"""What a report states, cut into single propositions with exact spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import Document, Report, Source
from earwitness.trace.propositions import Proposition, propositions, stem, words


def cut(text: str, *content: tuple[int, int], nested: tuple[int, int] | None = None) -> list[Proposition]:
    document = Document(id="d", received_as="d.txt", text=text)
    reports = [Report(id="r", document="d", source=Source(), cue=(), content=content, kind="indirect")]
    if nested:
        inner = Report(
            id="s", document="d", source=Source(), cue=(), content=(nested,), kind="indirect", parent="r"
        )
        reports.append(inner)
    return [p for p in propositions([document], reports) if p.report.id == "r"]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("It leaked. Nobody was told.", ["It leaked.", "Nobody was told."], "each sentence"),
        (
            "that the dam leaked badly; nobody had been told of it",
            ["the dam leaked badly", "nobody had been told of it"],
            "a semicolon, and no leading that",
        ),
        (
            "the dam leaked badly, and nobody had been told of it",
            ["the dam leaked badly", "nobody had been told of it"],
            "a conjunction between two clauses",
        ),
        ("dams, bridges and roads leaked", ["dams, bridges and roads leaked"], "a list is one"),
        ("it fell, and burned", ["it fell, and burned"], "too little for a clause"),
        (
            "Mr. Roe left at 5 p.m. on Friday",
            ["Mr. Roe left at 5 p.m. on Friday"],
            "shortened words end nothing",
        ),
        ("", [], "nothing"),
        ("…!", [], "no word"),
    ],
)
def test_cutting(text: str, expected: list[str], why: str) -> None:
    assert [p.text for p in cut(text, (0, len(text)))] == expected, why


def test_a_piece_that_ends_no_sentence_goes_on_in_the_next() -> None:
    text = '"The wall," she said, "is wet." He agreed.'
    (one,) = cut(text, (0, 11), (22, 31))
    assert one.spans == ((0, 11), (22, 31))
    assert one.text == '"The wall," "is wet."'


def test_what_is_nested_is_left_out_of_what_stands_around_it() -> None:
    text = "the general told the capital that the fort had been held"
    (one,) = cut(text, (0, len(text)), nested=(29, len(text)))
    assert one.text == text
    assert one.around == "the general told the capital"


@given(st.text(alphabet="ab. ;,\n—“”andTh", max_size=80))
def test_spans_lie_in_the_content_in_order_and_lose_no_word(text: str) -> None:
    found = cut(text, (0, len(text)))
    spans = [s for p in found for s in p.spans]
    assert spans == sorted(spans)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    kept = "".join(text[s:e] for s, e in spans)
    letters = [c for c in text if c.isalnum()]
    dropped = len(letters) - sum(c.isalnum() for c in kept)
    assert dropped <= 3 * text.count("and")  # the conjunctions themselves


def test_a_content_of_thousands_of_sentences_is_bounded() -> None:
    text = "It was so. " * 5000
    assert len(cut(text, (0, len(text)))) <= 60


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("officials", "official", "plural"),
        ("leaked", "leaking", "inflection"),
        ("1,200", "1200", "a comma in a number"),
        ("Twelve", "12", "a number in letters"),
        ("minister’s", "minister", "possessive"),
    ],
)
def test_words_that_are_one(one: str, other: str, why: str) -> None:
    assert list(words(one)) == list(words(other)), why


def test_stems_are_never_shorter_than_three_letters() -> None:
    assert stem("is") == "is" and stem("bed") == "bed" and stem("ring") == "ring"
