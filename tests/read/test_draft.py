"""Trimming of spans."""

from __future__ import annotations

import pytest

from earwitness.read.spans.draft import covered, size, tidy, tidy_source


@pytest.mark.parametrize(
    ("text", "wanted", "why"),
    [
        ("“Mara Quill,” ", "Mara Quill", "marks around a name are not part of it"),
        ("Quill’s", "Quill", "a possessive ending is the cue's business"),
        ("the minister's", "the minister", "straight apostrophes too"),
        ("’s", "s", "an ending alone loses only its mark"),
        (" , ", None, "nothing left is no source"),
    ],
)
def test_sources_are_stripped(text: str, wanted: str | None, why: str) -> None:
    spans = tidy_source(text, ((0, len(text)),))
    assert [text[s:e] for s, e in spans] == ([wanted] if wanted else []), why


def test_contents_keep_their_quotation_marks() -> None:
    text = " “No.” \n"
    assert [text[s:e] for s, e in tidy(text, ((0, len(text)), (0, 1), (1, 2)))] == ["“No.”"]


def test_covered_counts_shared_characters() -> None:
    assert covered(((0, 10), (20, 30)), ((5, 25),)) == 10
    assert size(((0, 10), (20, 30))) == 20
