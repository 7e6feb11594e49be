"""What kind of party a phrase names: who is inside, how many are few, what goes around."""

from __future__ import annotations

import pytest

from earwitness.kinds import is_inside, kind_of
from earwitness.names import phrase

# words, kind, why
KINDS = [
    ("three deputies", "anonymous-official", "a few who are counted"),
    ("the three deputies", "anonymous-official", "counted after the"),
    ("a couple of deputies", "anonymous-official", "a few"),
    ("10 deputies", "anonymous-official", "ten is the most"),
    ("11 deputies", "anonymous-group", "eleven are many"),
    ("2,000 deputies", "anonymous-group", "two thousand begins with two"),
    ("two-thirds of the deputies", "anonymous-group", "a share begins with two"),
    ("most deputies", "anonymous-group", "a share"),
    ("one of the deputies", "anonymous-official", "one of many is one"),
    ("three drivers", "anonymous-group", "nobody from inside, however few"),
    ("a woman who works at the ministry", "anonymous-official", "who works there"),
    ("a man who once worked with goats", "anonymous-official", "who worked: where, is not asked"),
    ("someone familiar with the talks", "anonymous-official", "familiar with"),
    ("people briefed on the plan", "anonymous-group", "many from inside"),
    ("a person who was at the meeting", "anonymous-official", "who sat in the room"),
    ("a person who was at the beach", "unspecified", "a beach is no institution"),
    ("a man close to the bank", "anonymous-official", "near a body"),
    ("a man close to her", "unspecified", "near a person"),
    ("a man close to her office", "anonymous-official", "near her office"),
    ("a man close to Ada Lund", "unspecified", "near a person with a name"),
    ("an economist at the bank", "observer", "an expert, wherever he sits"),
    ("an economist involved in the tender", "anonymous-official", "unless he took part"),
    ("a private assessment", "document", "an abstract noun stands for a text"),
    ("a stance", "unspecified", "too short to be sure"),
    ("footage posted online", "social-post", "goes around"),
    ("a message that was shared in a group", "social-post", "goes around"),
    ("a message posted only to her", "document", "on or to nobody else"),
    ("footage of a flood", "document", "a document until it goes around"),
    ("Lumo, a regional radio station", "outlet", "what it is stands beside the name"),
    ("Lumo, a regional radio show host", "named-person", "a host is no station"),
    ("the Harrow Poll", "document", "a name that ends in a text"),
    ("the Tarn", "named-organisation", "no person has an article"),
    ("@tarnwatch", "social-post", "a handle"),
    ("", "unspecified", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "why"), KINDS, ids=[f"{row[0]}: {row[2]}" for row in KINDS])
def test_kinds(words: str, kind: str, why: str) -> None:
    assert kind_of(phrase(words), words) == kind, why


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("who has since left", True),
        ("who has seen it", False),
        ("from the ministry", True),
        ("from the village", False),
        ("in the control room", True),
        ("", False),
    ],
)
def test_who_is_inside(words: str, inside: bool) -> None:
    assert is_inside(f"a man {words}") is inside


@pytest.mark.parametrize("junk", ["two " * 50_000, "a clip " * 30_000, "A, " * 60_000, " " * 200_000])
def test_long_phrases_take_no_square_of_their_length(junk: str) -> None:
    assert kind_of(phrase(junk), junk)
