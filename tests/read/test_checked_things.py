"""What a note on checking is about: whose account, how many, whether it points back or is a clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.checked_things import Thing, things


def only(words: str) -> Thing:
    (found,) = things(words, (0, len(words)))
    return found


@pytest.mark.parametrize(
    ("words", "owner", "why"),
    [
        ("Mr Lund’s claims", "Mr Lund", "an owner"),
        ("the officials’ account", "the officials", "owners"),
        ("the claims of Mr Lund", "Mr Lund", "of"),
        ("the account given by the officials", "the officials", "given by"),
        ("the testimony of either official", "either official", "one of two"),
        ("the police report", "police", "the noun before the head"),
        ("the claims of a leak", None, "a leak gives no account"),
        ("the fire report", None, "nor does a fire"),
        ("the log", None, "a thing"),
        ("the toll given by the ministry", "the ministry", "a figure is somebody’s too"),
    ],
)
def test_whose_account_it_is(words: str, owner: str | None, why: str) -> None:
    span = only(words).owner
    assert (words[slice(*span)] if span else None) == owner, why


@pytest.mark.parametrize(
    ("words", "whose"), [("his claims", "his"), ("their figures", "their"), ("the claims", "")]
)
def test_a_pronoun_says_whose(words: str, whose: str) -> None:
    assert only(words).whose == whose


# words, (points back, many, one of two or both, a clause), why
POINTS = [
    ("it", (True, False, False, False), "a pronoun"),
    ("them", (True, True, False, False), "a pronoun for many"),
    ("this claim", (True, False, False, False), "this"),
    ("the account", (True, False, False, False), "the account told before"),
    ("these reports", (True, True, False, False), "many"),
    ("either claim", (True, False, True, False), "one of two"),
    ("neither", (True, False, True, False), "none of two"),
    ("any of it", (True, False, False, False), "a part of it"),
    ("an account", (False, False, False, False), "not told before"),
    ("the log", (False, False, False, False), "names what it is about"),
    ("his account", (False, False, False, False), "named by whose it is"),
    ("whether it sank", (False, False, False, True), "a clause"),
    ("how many had drowned", (False, False, False, True), "a clause"),
    ("any evidence that it sank", (False, False, False, True), "evidence that"),
    ("that boat", (False, False, False, False), "that before a noun is no clause"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "read", "why"), POINTS, ids=[row[0] for row in POINTS])
def test_what_points_back(words: str, read: tuple[bool, bool, bool, bool], why: str) -> None:
    found = only(words)
    assert (found.points, found.many, found.two, found.clause) == read, why


@pytest.mark.parametrize(
    ("words", "heads", "why"),
    [
        ("any evidence of a leak", [("leak",)], "evidence of it is about it"),
        ("the film itself", [("film",)], "a word that adds nothing"),
        ("the log, the film and the note", [("log",), ("film",), ("note",)], "three"),
        ("the log or whether it was kept", [("log",), ()], "a thing and a clause"),
    ],
)
def test_heads(words: str, heads: list[tuple[str, ...]], why: str) -> None:
    assert [t.heads for t in things(words, (0, len(words)))] == heads, why


WORDS = st.sampled_from(
    "the of or and , either his ’s claims log whether that it evidence by in two \u200b".split(" ")
)


@given(st.lists(WORDS, max_size=12), st.integers(0, 10))
def test_things_lie_inside_what_they_are_read_from(words: list[str], cut: int) -> None:
    text = " ".join(words)
    about = (min(cut, len(text)), len(text))
    for thing in things(text, about):
        for span in (thing.span, thing.owner):
            assert span is None or about[0] <= span[0] <= span[1] <= about[1]
