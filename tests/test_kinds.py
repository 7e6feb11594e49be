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
    ("someone familiar with the talks", "unspecified", "who knows of something need not be of it"),
    ("two people familiar with the talks", "anonymous-group", "several who know of something"),
    ("an official familiar with the talks", "anonymous-official", "an official, whatever he knows"),
    ("people briefed on the plan", "anonymous-group", "many from inside"),
    ("a person who was at the meeting", "anonymous-official", "who sat in the room"),
    ("a person who was at the beach", "unspecified", "a beach is no institution"),
    ("a man close to the bank", "unspecified", "near a body, not inside it"),
    ("a man close to her", "unspecified", "near a person"),
    ("a man close to her office", "unspecified", "near her office"),
    ("a man close to Ada Lund", "unspecified", "near a person with a name"),
    ("an economist at the bank", "observer", "an expert, wherever he sits"),
    ("an economist involved in the tender", "anonymous-official", "unless he took part"),
    ("a former port economist", "anonymous-official", "an expert who was employed"),
    ("a former passenger", "observer", "nobody employs a passenger"),
    ("a volcanologist who still works there", "anonymous-official", "who works there, of an expert"),
    ("a baker who worked at the ministry", "anonymous-official", "who works there, of a trade"),
    ("a lawyer for a clerk who left the bank", "unspecified", "the clerk left, not the lawyer"),
    ("my doctor", "unspecified", "one's own"),
    ("another doctor", "anonymous-official", "of the hospital"),
    ("three engineers who tested it at our request", "observer", "asked by the outlet"),
    ("a banker advising the port", "unspecified", "hired from outside"),
    ("a woman in the public gallery", "unspecified", "a place where anybody may be"),
    ("somebody upstairs", "anonymous-official", "a pronoun with an adverb"),
    ("senior port sources", "anonymous-group", "sources of whom nothing is told"),
    ("two port sources", "anonymous-official", "sources who are counted"),
    ("two unnamed Veskans", "anonymous-official", "counted by their nation, and not named"),
    ("an inspector and a former employee of the port", "anonymous-group", "two who are joined"),
    ("a passenger, posting on Burrow as Row Nine", "social-post", "known by what he posts"),
    ("a user calling herself Tarnlass", "social-post", "a user with a name of her own"),
    ("the general staff", "named-organisation", "a body of two words"),
    ("an officer of the general staff", "anonymous-official", "an officer of that body"),
    ("the 11-page paper", "document", "no newspaper, and no eleven of them"),
    ("the port's newspaper", "outlet", "a newspaper"),
    ("the return laid before the board", "document", "a text where something comes from it"),
    ("the signed order", "document", "a participle before a head does not end the phrase"),
    ("a Tarn harbor stew", "unspecified", "a noun after a name that only describes"),
    ("The maker, Corvel Instruments", "named-organisation", "a maker, though instruments are texts"),
    ("the short seller Ostrand Partners", "named-organisation", "a person's trade, a firm's name"),
    ("the auditors, Lund Ostrander", "named-organisation", "auditors with one name are a firm"),
    ("one of them, Ada Lund", "named-person", "a member with a name"),
    ("a former clerk, since named as the chemist Ada Lund", "named-person", "named since"),
    ("The office of the mayor, Ada Lund", "named-organisation", "the mayor's name, not the office's"),
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
