"""Quoted sentences that no cue introduces."""

from __future__ import annotations

import pytest

from earwitness.read.spans.continuing import with_continuations
from earwitness.read.spans.draft import Draft
from earwitness.records import Block, Document


def _document(text: str) -> Document:
    return Document(id="doc-x", received_as="x.txt", text=text, blocks=(Block("body", 0, len(text)),))


def _first(text: str, source: str, cue: str, content: str) -> Draft:
    def span(part: str) -> tuple[int, int]:
        at = text.index(part)
        return at, at + len(part)

    return Draft((span(source),), (span(cue),), (span(content),), 2.0, "body")


QUILL = "Mara Quill said: “The wall is leaking badly.”"


@pytest.mark.parametrize(
    ("after", "found", "spoken_by_quill", "why"),
    [
        ("\n\n“We told them a year ago.”", 1, True, "next paragraph, still quoted"),
        (" “We told them a year ago.”", 1, True, "same paragraph, next sentence"),
        ("\n\nThe ministry has “two sets of books” for that.", 0, False, "a quoted phrase is no statement"),
        ("\n\n“Short.”", 0, False, "too short to tell from a term"),
        (
            "\n\nNobody at the ministry answered the telephone on Monday, on Tuesday or on any other day.\n\n"
            "“We told them a year ago.”",
            1,
            False,
            "another paragraph between: the text does not decide, so no source",
        ),
    ],
)
def test_quoted_sentences(after: str, found: int, spoken_by_quill: bool, why: str) -> None:
    text = QUILL + after
    first = _first(text, "Mara Quill", "said", "“The wall is leaking badly.”")
    fresh = with_continuations(_document(text), [first])[1:]
    assert len(fresh) == found, why
    for draft in fresh:
        assert draft.cue == ()
        assert (draft.continues is first) is spoken_by_quill, why
        assert draft.source == (first.source if spoken_by_quill else ()), why


def test_what_stands_inside_a_continued_quotation_is_nested_in_it() -> None:
    text = QUILL + "\n\n“The minister said that it was sound.”"
    first = _first(text, "Mara Quill", "said", "“The wall is leaking badly.”")
    inner = _first(text, "The minister", "said that", "it was sound")
    out = with_continuations(_document(text), [first, inner])
    assert out[1].parent is out[2]
    assert out[2].continues is first


def test_single_marks_of_british_papers() -> None:
    text = "He said: ‘It’s the officials’ wall.’\n\n‘They built it in the wet spring.’"
    first = _first(text, "He", "said", "‘It’s the officials’ wall.’")
    fresh = with_continuations(_document(text), [first])[1:]
    assert [text[s:e] for d in fresh for s, e in d.content] == ["‘They built it in the wet spring.’"]


def test_a_quotation_in_a_headline_has_no_source_unless_a_statement_holds_it() -> None:
    head, body = "‘NOBODY DARES TELL HIM’: chiefs ‘panic’ over wall", "The wall leaks."
    document = Document(
        id="doc-x",
        received_as="x",
        text=f"{head}\n{body}",
        blocks=(Block("headline", 0, len(head)), Block("body", len(head) + 1, len(head) + 1 + len(body))),
    )
    (draft,) = with_continuations(document, [])
    assert (draft.source, draft.cue, draft.place) == ((), (), "headline")
    assert [document.text[s:e] for s, e in draft.content] == ["‘NOBODY DARES TELL HIM’"]
    held = Draft(((0, 1),), ((2, 3),), ((0, 23),), 1.0, "headline")
    assert with_continuations(document, [held]) == [held]


def test_quotations_in_notices_are_not_this_articles_statements() -> None:
    text = "“The best newsletter there is today.”"
    document = Document(
        id="doc-x",
        received_as="x",
        text=text + "\nBody.",
        blocks=(
            Block("notice", 0, len(text)),
            Block("body", len(text) + 1, len(text) + 6),
        ),
    )
    assert with_continuations(document, []) == []
