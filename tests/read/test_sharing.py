"""Words that two cues lay claim to."""

from __future__ import annotations

from earwitness.read.spans.draft import Draft
from earwitness.read.spans.sharing import shared_out

TEXT = "“It holds,” Quill said. “It leaks,” Oster said. The paper noted that the minister said that it leaks."


def _draft(source: str, cue: str, *content: str, after: int = 0) -> Draft:
    def span(part: str, start: int = 0) -> tuple[int, int]:
        at = TEXT.index(part, start)
        return at, at + len(part)

    return Draft(
        (span(source),), (span(cue, TEXT.index(source)),), tuple(span(c, after) for c in content), 1.0, "body"
    )


def _words(draft: Draft) -> list[str]:
    return [TEXT[s:e] for s, e in draft.content]


def test_the_nearer_cue_keeps_a_disputed_piece() -> None:
    quill = _draft("Quill", "said", "“It holds,”", "“It leaks,”")
    oster = _draft("Oster", "said", "“It leaks,”")
    assert [_words(d) for d in shared_out(TEXT, [oster, quill])] == [["“It holds,”"], ["“It leaks,”"]]


def test_a_statement_left_with_nothing_is_dropped() -> None:
    quill = _draft("Quill", "said", "“It leaks,”")
    oster = _draft("Oster", "said", "“It leaks,”")
    (kept,) = shared_out(TEXT, [quill, oster])
    assert TEXT[slice(*kept.source[0])] == "Oster"


def test_a_statement_inside_another_is_nested() -> None:
    paper = _draft("The paper", "noted", "that the minister said that it leaks")
    minister = _draft("the minister", "said", "that it leaks", after=60)
    outer, inner = shared_out(TEXT, [minister, paper])
    assert (outer.parent, inner.parent) == (None, outer)
    assert _words(inner) == ["that it leaks"]


def test_order_of_input_changes_nothing() -> None:
    drafts = [
        _draft("Quill", "said", "“It holds,”", "“It leaks,”"),
        _draft("Oster", "said", "“It leaks,”"),
        _draft("The paper", "noted", "that the minister said that it leaks"),
        _draft("the minister", "said", "that it leaks", after=60),
    ]
    assert shared_out(TEXT, drafts) == shared_out(TEXT, drafts[::-1])
