"""Cutting texts into windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earwitness.features import features
from earwitness.windows import windows
from earwitness.wordpiece import WordPiece

LETTERS = WordPiece(
    {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
    | {"##" + c: 30 + i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")},
    99,
)


@given(st.text(alphabet="abc .\n", max_size=600), st.integers(8, 60), st.integers(2, 30))
def test_every_word_is_owned_once_and_seen_by_its_owner(text: str, longest: int, overlap: int) -> None:
    feats = features(text, LETTERS)
    cut = windows(feats, longest, min(overlap, longest // 2))
    owned = [i for w in cut for i in range(w.own_start, w.own_end)]
    assert owned == list(range(len(feats.words)))
    for w in cut:
        assert w.start <= w.own_start <= w.own_end <= w.end
        pieces = int(feats.first_W[w.end] - feats.first_W[w.start])
        assert pieces <= longest or w.end == w.start + 1


def test_windows_begin_where_lines_do_if_they_can() -> None:
    text = "\n".join("a b c d e f g h" for _ in range(12))
    feats = features(text, LETTERS)
    cut = windows(feats, 40, 16)
    assert len(cut) > 1
    assert all(feats.line_W[w.start] for w in cut)


def test_no_text_no_windows() -> None:
    assert windows(features("", LETTERS)) == []
