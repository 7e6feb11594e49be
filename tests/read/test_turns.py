"""Interview turns."""

from __future__ import annotations

from earwitness.read.spans.excerpt import excerpt
from earwitness.read.spans.turns import turns

INTERVIEW = """The engineer now lives abroad. We met her in a café.

TOLLGATE: Why did you leave?

ARLEN: They asked me to sign the other book.
I would not.

TOLLGATE: Who asked?

ARLEN: I will not say that here.
"""


def _turns(text: str) -> list[tuple[str, str]]:
    drafts, _ = turns(text, excerpt(text, ((0, len(text)),)), "body")
    return [
        (" ".join(text[s:e] for s, e in d.source), " … ".join(text[s:e] for s, e in d.content))
        for d in drafts
    ]


def test_turns_last_to_the_next_one_and_questions_are_not_statements() -> None:
    assert _turns(INTERVIEW) == [
        ("ARLEN", "They asked me to sign the other book.\nI would not."),
        ("ARLEN", "I will not say that here."),
    ]


def test_what_stands_before_the_first_turn_is_left_to_the_model() -> None:
    _, rest = turns(INTERVIEW, excerpt(INTERVIEW, ((0, len(INTERVIEW)),)), "body")
    assert [r.text.strip() for r in rest] == ["The engineer now lives abroad. We met her in a café."]


def test_a_note_or_a_single_turn_is_no_interview() -> None:
    for text in (
        "Update: the dam holds.\n\nNote: prices in crowns.\n",
        "Arlen: I left.\n\nShe said no more.\n",
        "Time: 10:30\nPlace: The hall\nTime: 11:30\nPlace\n",
    ):
        assert _turns(text) == []


def test_a_turn_that_states_and_asks_is_kept_and_an_editors_note_is_read_apart() -> None:
    text = INTERVIEW.replace(
        "TOLLGATE: Who asked?", "TOLLGATE: The board says that you signed. Did you?"
    ).replace("I would not.", "I would not.\n\n[The board said that no such book had ever been kept.]")
    assert _turns(text)[:2] == [
        ("ARLEN", "They asked me to sign the other book.\nI would not."),
        ("TOLLGATE", "The board says that you signed. Did you?"),
    ]
    _, (rest,) = turns(text, excerpt(text, ((0, len(text)),)), "body")
    assert rest.text.endswith("[The board said that no such book had ever been kept.]")
