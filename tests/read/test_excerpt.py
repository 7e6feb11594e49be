"""Excerpts: parts of a document read as one text, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.spans.excerpt import excerpt


def test_back_gives_one_span_for_each_part_touched() -> None:
    text = "One said. [AD] Two said."
    part = excerpt(text, ((0, 9), (15, 24)))
    assert part.text == "One said.\nTwo said."
    whole = part.back(0, len(part.text))
    assert [text[s:e] for s, e in whole] == ["One said.", "Two said."]
    across = part.back(4, 13)
    assert [text[s:e] for s, e in across] == ["said.", "Two"]


def test_glue_alone_maps_to_nothing() -> None:
    part = excerpt("ab", ((0, 1), (1, 2)))
    assert part.back(1, 2) == ()


@given(st.text(max_size=80), st.data())
def test_every_character_comes_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    parts = tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    part = excerpt(text, parts)
    back = part.back(0, len(part.text)) if parts else ()
    assert back == parts
    for i, char in enumerate(part.text):
        spans = part.back(i, i + 1)
        assert len(spans) <= 1
        if spans:
            assert text[spans[0][0] : spans[0][1]] == char
