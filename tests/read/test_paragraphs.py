"""Contents end with their paragraph, but for quotations and what a colon announces."""

from __future__ import annotations

import pytest

from earwitness.read.spans.draft import Draft
from earwitness.read.spans.paragraphs import in_one_paragraph


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        # the sentence has no full stop, and what stood between the paragraphs was left out
        (
            "Clerks say it is too early\n\nTalks go on.",
            "say",
            "it is too early\n\nTalks go on.",
            "it is too early",
        ),
        # the cue stands after its content
        (
            "Talks go on.\n\nIt is too early, clerks say.",
            "say",
            "Talks go on.\n\nIt is too early",
            "It is too early",
        ),
        (
            "Clerks say “it is early.\n\nIt is late.”",
            "say",
            "“it is early.\n\nIt is late.”",
            None,
        ),  # one quotation
        (
            "Clerks say it is late.\n\n“Go home.”",
            "say",
            "it is late.\n\n“Go home.”",
            None,
        ),  # a quotation follows
        ("Clerks say this:\n\nIt is late.", "say", "this:\n\nIt is late.", None),  # announced by a colon
        ("Clerks say it is late.", "say", "it is late.", None),  # one paragraph
    ],
)
def test_a_content_ends_with_its_paragraph(text: str, cue: str, content: str, kept: str | None) -> None:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    draft = Draft((), (span(cue),), (span(content),), 1.0, "body")
    found = in_one_paragraph(text, draft)
    assert [text[s:e] for s, e in found.content] == [content if kept is None else kept]
    assert found.cue == draft.cue


def test_a_long_run_of_blanks_takes_no_longer_than_any_text() -> None:
    text = "Clerks say it is" + " " * 200_000 + "late."
    draft = Draft((), ((7, 10),), ((11, len(text)),), 1.0, "body")
    assert in_one_paragraph(text, draft) == draft
