"""Who is cited for a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.spans.citing import with_cited
from earwitness.read.spans.draft import Draft


def _draft(text: str, source: str, cue: str, content: str) -> Draft:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Draft((span(source),), (span(cue),), (span(content),), 2.0, "body")


def _inside(text: str, host: Draft, *others: Draft) -> list[tuple[str, str]]:
    """Source and cue of what was put inside *host*, which has the same content."""
    out = [d for d in with_cited(text, [host, *others]) if d.parent is host]
    assert all(d.content == host.content for d in out)
    return [(" ".join(text[s:e] for s, e in d.source), text[slice(*d.cue[0])]) for d in out]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The Post reported, citing two officials, that the gate was shut.", ["two officials"]),
        ("The Post reported that the gate was shut, citing two officials.", ["two officials"]),
        ("The Post reported that the gate was shut, quoting Mara Quill.", ["Mara Quill"]),
        (
            "The Post reported that the gate was shut, citing a memo and two officials at the mill.",
            ["a memo", "two officials at the mill"],
        ),
    ],
)
def test_the_cited_stand_inside_what_they_are_cited_for(text: str, cited: list[str]) -> None:
    host = _draft(text, "The Post", "reported", "that the gate was shut")
    assert [source for source, _ in _inside(text, host)] == cited


@pytest.mark.parametrize(
    "text",
    [
        "The Post reported that the gate was shut, citing fatigue.",
        "The Post reported that the gate was shut. It closed, citing two officials.",  # another sentence
    ],
)
def test_reasons_and_other_sentences(text: str) -> None:
    assert _inside(text, _draft(text, "The Post", "reported", "that the gate was shut")) == []


def test_a_statement_made_of_the_citing_is_dropped() -> None:
    text = "The Post, citing two officials, reported that the gate was shut."
    host = _draft(text, "The Post", "reported", "that the gate was shut")
    wrong = _draft(text, "The Post", "citing", "two officials")
    out = with_cited(text, [host, wrong])
    assert wrong not in out and _inside(text, host, wrong) == [("two officials", "citing")]


@given(st.text(alphabet="aQ ,.’”citngquo\n", max_size=200))
def test_any_text(text: str) -> None:
    for draft in with_cited(text, []):
        assert draft.parent is not None
