"""Words to vocabulary ids as BERT's uncased models expect them, and what lower-casing loses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.wordpiece import Shape, WordPiece, shape

WORDS = [
    "[UNK]",
    "the",
    "un",
    "##said",
    "##s",
    "dam",
    "don",
    "'",
    "t",
    "naive",
    "60",
    ",",
    "000",
    "u",
    ".",
    "s",
    "cafe",
]
VOCABULARY = {word: i for i, word in enumerate(WORDS)}


def pieces(word: str) -> list[str]:
    return [WORDS[i] for i in WordPiece(VOCABULARY, 0).pieces(word)]


# word, pieces, why
TABLE = [
    ("the", ["the"], "a whole word"),
    ("The", ["the"], "lower-cased"),
    ("dams", ["dam", "##s"], "longest match first, the rest marked as going on"),
    ("unsaid", ["un", "##said"], "two pieces"),
    ("unsaids", ["un", "##said", "##s"], "three"),
    ("zebra", ["[UNK]"], "a word with no first piece"),
    ("damz", ["[UNK]"], "a word whose rest is unknown is unknown as a whole, as in BERT"),
    ("don't", ["don", "'", "t"], "split at marks"),
    (
        "don’t",
        ["don", "'", "t"],
        "a curly apostrophe is a straight one: the vocabulary has both, news uses either",
    ),
    ("60,000", ["60", ",", "000"], "figures are split at their marks"),
    ("U.S", ["u", ".", "s"], "so are abbreviations"),
    ("naïve", ["naive"], "accents are dropped"),
    ("nai\u0308ve", ["naive"], "composed or not"),
    ("café", ["cafe"], "accents are dropped"),
    ("da\u00adm", ["dam"], "a soft hyphen is invisible"),
    ("\u200bdam", ["dam"], "so is a zero-width space"),
    ("\u200b", ["[UNK]"], "a word of nothing visible still has a piece"),
    ("d" * 101, ["[UNK]"], "longer than any word"),
]


@pytest.mark.parametrize(("word", "expected", "why"), TABLE, ids=[repr(r[0])[:20] for r in TABLE])
def test_pieces(word: str, expected: list[str], why: str) -> None:
    assert pieces(word) == expected


@given(st.text(min_size=1))
def test_pieces_are_never_empty_and_always_known(word: str) -> None:
    found = WordPiece(VOCABULARY, 0).pieces(word)
    assert found and set(found) <= set(VOCABULARY.values())


@given(st.lists(st.text(min_size=1, max_size=6)))
def test_the_cache_changes_nothing(words: list[str]) -> None:
    shared = WordPiece(VOCABULARY, 0)
    for word in words + words:
        assert shared.pieces(word) == WordPiece(VOCABULARY, 0).pieces(word)


@given(st.text(st.sampled_from("dams unsaid"), min_size=1, max_size=12))
def test_known_pieces_spell_the_word(word: str) -> None:
    found = pieces(word)
    if "[UNK]" not in found:
        assert "".join(p.removeprefix("##") for p in found) == word.replace(" ", "")


SHAPES = [
    ("said", Shape.LOWER, "plain"),
    ("Said", Shape.TITLE, "a capital first"),
    ("A", Shape.TITLE, "one capital alone begins a sentence more often than it shouts"),
    ("NATO", Shape.UPPER, "all capitals"),
    ("U.S", Shape.UPPER, "marks do not matter"),
    ("McCall", Shape.MIXED, "a capital inside"),
    ("iPhone", Shape.MIXED, "a capital inside only"),
    ("60,000", Shape.NUMBER, "a figure"),
    ("G7", Shape.NUMBER, "any digit makes a number"),
    ('"', Shape.MARK, "a mark"),
    ("’", Shape.MARK, "a mark"),
    ("don't", Shape.LOWER, "an apostrophe inside"),
    ("中", Shape.LOWER, "a script without case"),
    ("Ünal", Shape.TITLE, "accented capitals count"),
]


@pytest.mark.parametrize(("word", "expected", "why"), SHAPES, ids=[r[0] for r in SHAPES])
def test_shape(word: str, expected: Shape, why: str) -> None:
    assert shape(word) is expected


@given(st.text(min_size=1))
def test_every_word_has_a_shape(word: str) -> None:
    assert shape(word) in Shape
