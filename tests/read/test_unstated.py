"""Refusals, questions and wishes not to be named."""

from __future__ import annotations

import pytest

from earwitness.read.spans.draft import Draft
from earwitness.read.spans.unstated import holds_nothing, without_unstated


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("declined", "to comment on the plan"),
        ("declined to comment", "on the plan"),
        ("would not say", "whether the gate was shut"),
        ("did not say", "when the sheet had been copied"),
        ("wouldn’t discuss", "the sheet"),
        ("did not immediately respond", "to a message"),
        ("refused", "to be drawn on dates"),
        ("asked", "if the gate was shut"),
        ("asked", "“Who shut the gate?”"),
    ],
)
def test_nothing_is_held(cue: str, content: str) -> None:
    assert holds_nothing(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "he would not comment"),  # a statement about himself
        ("did not say", "that the gate was shut"),  # about the gate
        ("declined", "to rule out a fault"),
        ("did not deny", "that the gate was shut"),
        ("refused", "to shut the gate"),  # refuses a deed
        ("asked", "them to shut the gate"),  # a demand
        ("asked", "that the gate be shut"),
        ("answered", "“Who knows?”"),
    ],
)
def test_look_alikes(cue: str, content: str) -> None:
    assert not holds_nothing(cue, content)


def _draft(text: str, source: str, cue: str, content: str, parent: Draft | None = None) -> Draft:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return Draft((span(source),), (span(cue),), (span(content),), 2.0, "body", parent)


def test_a_wish_not_to_be_named_is_no_statement_and_a_refusal_is_kept_unless_it_is_inside_another() -> None:
    text = "Arlen said the mayor would not say who paid. A clerk asked not to be named."
    said = _draft(text, "Arlen", "said", "the mayor would not say who paid")
    inner = _draft(text, "the mayor", "would not say", "who paid", said)
    wish = _draft(text, "A clerk", "asked", "not to be named")
    alone = _draft(text, "the mayor", "would not say", "who paid")
    assert without_unstated(text, [said, inner, wish, alone]) == [said, alone]
