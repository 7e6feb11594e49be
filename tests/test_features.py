"""What the encoder sees of a text: aligned, bounded, and blind to the style of quotation marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.features import LINES, QUOTES, SHAPES, features
from earwitness.text import Quote
from earwitness.wordpiece import Shape, WordPiece

LETTERS = {c: i + 1 for i, c in enumerate("abcdefghijklmnopqrstuvwxyz\"'.,")}
VOCABULARY = {"[UNK]": 0, **LETTERS, **{f"##{c}": 100 + i for c, i in LETTERS.items()}}
WORDPIECE = WordPiece(VOCABULARY, 0)

TEXTS = st.text(st.sampled_from("abC’‘“”\"'`«»„‚,. \n\t\r–é\u200b中9"), max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_arrays_line_up(text: str) -> None:
    feats = features(text, WORDPIECE)
    words = len(feats.words)
    assert feats.first_W.shape == (words + 1,)
    assert feats.shape_W.shape == feats.quote_W.shape == feats.line_W.shape == (words,)
    assert feats.first_W[-1] == len(feats.piece_P)
    counts = np.diff(feats.first_W)
    assert words == 0 or feats.first_W[0] == 0
    assert (counts >= 1).all() and (counts <= 12).all(), (
        "every word has a piece and none more than a window holds"
    )
    assert (feats.shape_W < SHAPES).all() and (feats.quote_W < QUOTES).all() and (feats.line_W < LINES).all()


def test_the_sizes_are_those_of_the_categories() -> None:
    assert len(Shape) == SHAPES
    assert len(Quote) == QUOTES


STRAIGHT = '"It holds," he said.\n"Does it?" she asked.'

# the same words in another dress, why
DRESSES = [
    ("“It holds,” he said.\n“Does it?” she asked.", "American papers"),
    ("‘It holds,’ he said.\n‘Does it?’ she asked.", "British papers"),
    ("``It holds,'' he said.\n``Does it?'' she asked.", "old wire copy"),
    ("«It holds,» he said.\n«Does it?» she asked.", "guillemets"),
    ("»It holds,« he said.\n»Does it?« she asked.", "guillemets, pointing in"),
    ("„It holds,“ he said.\n„Does it?“ she asked.", "low-high"),
]


@pytest.mark.parametrize(("text", "why"), DRESSES, ids=[d[1] for d in DRESSES])
def test_the_style_of_marks_cannot_matter(text: str, why: str) -> None:
    one, other = features(STRAIGHT, WORDPIECE), features(text, WORDPIECE)
    assert one.piece_P.tolist() == other.piece_P.tolist()
    assert one.quote_W.tolist() == other.quote_W.tolist()
    assert one.shape_W.tolist() == other.shape_W.tolist()
    assert one.line_W.tolist() == other.line_W.tolist()


def test_a_quotation_inside_another_keeps_single_marks() -> None:
    curly = features("“He said ‘no’ twice.”", WORDPIECE)
    marks = [VOCABULARY['"'], VOCABULARY["'"], VOCABULARY["'"], VOCABULARY['"']]
    assert [p for p in curly.piece_P.tolist() if p in marks] == marks


def test_a_long_word_is_cut() -> None:
    feats = features("a" * 60, WORDPIECE)
    assert len(feats.piece_P) == 12
    assert feats.words[0].end == 60


def test_an_empty_text_has_no_features() -> None:
    feats = features("", WORDPIECE)
    assert len(feats.words) == 0 and len(feats.piece_P) == 0 and feats.first_W.tolist() == [0]
