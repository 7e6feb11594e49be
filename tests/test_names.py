"""Noun phrases taken apart, and the kind of party that they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.gazetteer import given_names, outlets, words_of
from earwitness.kinds import kind_of
from earwitness.names import is_organisation, is_outlet, phrase
from earwitness.plurals import is_plural, singular

NAMES = [
    # words, name, title or role, why the row is here
    ("Farm Minister Gerda Pohl", ("Gerda", "Pohl"), "minister", "two words before the name"),
    ("Lt. Gerda Pohl", ("Gerda", "Pohl"), "lt", "a title with a point"),
    ("the clerk, Gerda Pohl", ("Gerda", "Pohl"), "clerk", "a name in apposition"),
    ("a spokeswoman for the port, Gerda Pohl", ("Gerda", "Pohl"), "spokeswoman", "apposition after for"),
    ("Port campaign chairman Otto Pohl", ("Otto", "Pohl"), "chairman", "what describes has a capital"),
    ("her husband Otto, 51", ("Otto",), "husband", "an age"),
    ("Larry King", ("Larry", "King"), "", "a surname that is a title"),
    ("General Motors", ("General", "Motors"), "", "a company that begins with a title"),
    ("the weekly Open Page", ("Open", "Page"), "weekly", "what sort of paper it is"),
    ("Mayor Pro Tem Gerda Pohl", ("Gerda", "Pohl"), "tem", "an office of three words"),
    (
        "Independent Dorv-watcher Gerda Pohl",
        ("Gerda", "Pohl"),
        "dorv-watcher",
        "what she does, with a capital",
    ),
    ("Dr Ana Maria Lopez", ("Ana", "Maria", "Lopez"), "dr", "a long name is kept whole"),
    ("a port auditor — Gerda Pohl", ("Gerda", "Pohl"), "auditor", "a name between dashes"),
    ("P&O", ("P&O",), "", "initials"),
    ("Channel Three in Oster", ("Channel", "Three"), "", "a number in words is part of the name"),
    ("the Oster Gazette newspaper", ("Oster", "Gazette"), "newspaper", "the sort after the name"),
]


@pytest.mark.parametrize(("words", "name", "head", "why"), NAMES, ids=[n[0] for n in NAMES])
def test_names(words: str, name: tuple[str, ...], head: str, why: str) -> None:
    found = phrase(words)
    assert (found.form, found.name, found.head) == ("name", name, head), why


ROLES = [
    # words, head, many, definite, owner or pronoun, why
    ("the port's harbor master's clerk", "clerk", False, True, "the port", "the first owner"),
    ("his client", "client", False, True, "his", "an owner by pronoun"),
    ("Dorv television", "television", False, False, "", "a country's name alone names no broadcaster"),
    ("two officials with knowledge of the tender", "officials", True, False, "", "cut at with"),
    ("the Prime Minister", "minister", False, True, "", "titles alone are a role"),
    ("A spokeswoman for the minister, Otto Pohl", "spokeswoman", False, False, "", "the man is the minister"),
    ("Ruritanian officials", "officials", True, False, "", "a capital that only describes"),
    ("the Pohl campaign", "campaign", False, True, "", "a name that only describes"),
    ("nearly a third of those asked", "respondents", True, False, "", "a share of people"),
    ("Thirty-seven percent", "respondents", True, False, "", "a share in words"),
    ("those who were there", "people", True, False, "", "nobody named"),
]


@pytest.mark.parametrize(
    ("words", "head", "many", "definite", "owner", "why"), ROLES, ids=[r[0] for r in ROLES]
)
def test_roles(words: str, head: str, many: bool, definite: bool, owner: str, why: str) -> None:
    found = phrase(words)
    assert (found.form, found.head, found.many, found.definite) == ("role", head, many, definite), why
    assert (found.owner or found.whose) == owner, why


KINDS = [
    ("US agencies", "named-organisation", "of a state, and no papers"),
    ("Independent Dorv-watcher Rosa Pohl", "named-person", "Independent is a paper's name as well"),
    ("a port official", "anonymous-official", "speaks for an institution"),
    ("two port officials", "anonymous-official", "a few insiders who are counted"),
    ("harbor officials", "anonymous-official", "officials are insiders, however many"),
    ("at least three board members", "anonymous-official", "counted"),
    ("both of her deputies", "anonymous-official", "two"),
    ("the deputies", "anonymous-group", "all there are"),
    ("forty-one deputies", "anonymous-group", "more than a few"),
    ("a number of deputies", "anonymous-group", "a quantity; the head comes after it"),
    ("dozens of pilots", "anonymous-group", "a quantity in a plural"),
    ("two neighbors", "anonymous-group", "counted, but nobody from inside"),
    ("a person close to the minister", "unspecified", "near an office"),
    ("a person close to him", "unspecified", "near a person"),
    ("somebody in the ministry", "anonymous-official", "put inside"),
    ("a man from the harbor office", "anonymous-official", "put inside by where he is from"),
    ("a man from the village", "unspecified", "a place is no institution"),
    ("an ex-inspector", "anonymous-official", "a prefix"),
    ("a clerk still at the port", "anonymous-official", "an adverb after the head"),
    ("an economist who has since left the bank", "anonymous-official", "an expert from inside"),
    ("an economist who studies ports", "observer", "an expert from outside"),
    ("a volcanologist", "observer", "known by its end"),
    ("the ledger read out in court", "document", "a participle after the head"),
    ("the figures handed to the port", "document", "a participle in -ed"),
    ("an internal reconciliation", "document", "an abstract noun is a text"),
    ("intelligence shared by two officials", "document", "whoever shared it"),
    ("a clip going viral on Burrow", "social-post", "goes around"),
    ("regional newspapers", "anonymous-group", "papers without a name"),
    ("Channel 6", "outlet", "a number in a name"),
    ("the Ostrander Handelsblatt", "outlet", "an end that papers have"),
    ("The Veskan ruler, 71", "unspecified", "a demonym only describes"),
    ("a person in the queue", "unspecified", "somebody"),
    ("her neighbor", "unspecified", "a private person"),
    ("a harbor historian", "observer", "an expert"),
    ("the tender report", "document", "a paper"),
    ("an Oster Gazette poll", "document", "an outlet's name that only describes"),
    ("the tabloid", "outlet", "a newspaper"),
    ("the Oster Courier", "outlet", "made like an outlet"),
    ("the Selwyn Courier", "outlet", "a given name, but nobody has an article"),
    ("Rosa Post", "named-person", "a given name before a word for outlets"),
    ("the port ministry", "named-organisation", "a body"),
    ("Oster Shipping", "named-organisation", "a word that no person bears"),
    ("banks", "anonymous-group", "bodies without a name"),
    ("@osterwatch", "social-post", "a handle"),
    ("Gerda Pohl", "named-person", "a person"),
    ("somebody", "unspecified", "nobody in particular"),
]


@pytest.mark.parametrize(("words", "kind", "why"), KINDS, ids=[k[0] for k in KINDS])
def test_kinds(words: str, kind: str, why: str) -> None:
    assert kind_of(phrase(words), words) == kind, why


@pytest.mark.parametrize(
    ("word", "many"), [("clerks", True), ("boss", False), ("press", False), ("police", True), ("women", True)]
)
def test_number(word: str, many: bool) -> None:
    assert is_plural(word) is many


@pytest.mark.parametrize(
    ("many", "one"),
    [("deputies", "deputy"), ("people", "person"), ("spokesmen", "spokesman"), ("boss", "boss")],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_an_abbreviation_is_an_organization_and_a_headline_word_is_none() -> None:
    assert is_organisation("ESA")
    assert not is_organisation("REVEALED")


def test_gazetteer_files_are_read() -> None:
    assert "Reuters" in outlets() and is_outlet("The Guardian")
    assert given_names()["Rosa"] == "f" and given_names()["Otto"] == "m"
    assert words_of("female-titles") <= words_of("titles")


@given(st.text(max_size=200))
def test_any_text_is_taken_apart(words: str) -> None:
    found = phrase(words)
    assert (found.form == "name") == bool(found.name)
    assert kind_of(found, words)
