"""Names and descriptions taken apart and compared, one table each."""

from __future__ import annotations

import pytest

from earwitness.trace.people.beside import age, beside
from earwitness.trace.people.body_names import acronyms, aliases, body_name
from earwitness.trace.people.descriptions import clash, describe, of_role, same_office
from earwitness.trace.people.folding import fold, folded, skeleton, stem, stems
from earwitness.trace.people.forms import Name, likeness, name_of, without_suffix


@pytest.mark.parametrize(
    ("word", "expected", "why"),
    [
        ("Müller’s", "muller", "accent and possessive"),
        ("ŁUKASZ", "lukasz", "a letter that is no accented one"),
        ("Hales'", "hales", "a possessive plural"),
        ("Straße", "strasse", "one letter for two"),
    ],
)
def test_fold(word: str, expected: str, why: str) -> None:
    assert fold(word) == expected, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("veskia", "veskian", True, "a country and who is from there"),
        ("ulmere", "ulmeran", True, "another ending"),
        ("president", "presidency", True, "an office and its holder"),
        ("iran", "iranian", True, "a short one"),
        ("austria", "australia", False, "two countries that begin alike"),
        ("mali", "malta", False, "two more"),
    ],
)
def test_stem(one: str, other: str, same: bool, why: str) -> None:
    assert (stem(one) == stem(other)) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sergei", "sergey", True),
        ("mohammed", "muhamad", True),
        ("kadyrov", "kadirov", True),
        ("yanukovych", "janukovich", True),
        ("hale", "hill", True),  # too coarse to stand alone
        ("orlov", "orban", False),
    ],
)
def test_skeleton(one: str, other: str, same: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is same


def test_words_that_mean_nothing_have_no_stem() -> None:
    assert stems("the Ministry of Grain") == {"ministr", "grain"}
    assert folded("J.K. Hale-Oz’s") == ("j", "k", "hale", "oz")


NAMES = [
    ("Moira Hale", "MOIRA HALE", "equal", "case"),
    ("Kim Tarn Oz", "Kim Tarn-Oz", "equal", "a hyphen"),
    ("Moira A. Hale", "Moira Hale", "middle", "a middle initial left out"),
    ("John Adam Smith", "John A. Smith", "middle", "a middle name shortened"),
    ("John Adam Smith", "John B. Smith", None, "another middle name"),
    ("M. Hale", "Moira Hale", "initials", "an initial"),
    ("N. Hale", "Moira Hale", None, "another initial"),
    ("Hale", "Moira Hale", "surname", "a surname"),
    ("Moira", "Moira Hale", "given", "a given name"),
    ("van Dorn", "Dick van Dorn", "surname", "a surname of two words"),
    ("Jane Smith", "Mary Jane Smith", None, "a given name is no part of a surname"),
    ("Sergei Orlov", "Sergey Orlov", "spelling", "another spelling of the given name"),
    ("Akhmad Kadyrov", "Akhmad Kadirov", "spelling", "and of the surname"),
    ("Moira Hale", "Ned Hale", None, "another given name"),
    ("Moira Hale", "Moira Oz", None, "another surname"),
    ("Orlov", "Orban", None, "two surnames"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), NAMES)
def test_likeness(one: str, other: str, expected: str | None, why: str) -> None:
    first, second = (name_of(tuple(n.split())) for n in (one, other))
    assert first is not None and second is not None
    assert likeness(first, second) == likeness(second, first) == expected, why


def test_suffixes() -> None:
    assert without_suffix("Ned Hale, Jr.") == ("Ned Hale", "jr")
    assert likeness(Name(("ned", "hale"), "jr"), Name(("ned", "hale"), "sr")) is None
    assert likeness(Name(("ned", "hale"), "jr"), Name(("ned", "hale"))) == "equal"


@pytest.mark.parametrize("words", [(), ("B.",), ("7",), tuple("Abc" for _ in range(9))])
def test_what_is_no_name(words: tuple[str, ...]) -> None:
    assert name_of(words) is None


def test_what_only_describes_is_no_part_of_a_name() -> None:
    assert name_of(("Puffed-up", "Moira", "Hale")) == Name(("moira", "hale"))


DESCRIPTIONS = [
    # words, role, of, flags
    ("the spokeswoman for the Ministry of Grain", "spokes", {"ministr", "grain"}, "definite"),
    ("a Veskian official", "official", {"vesk"}, ""),
    ("Hale's spokesman", "spokes", {"hale"}, "definite"),
    ("the grain minister", "minister", {"grain"}, "definite"),
    ("the prime minister of Veskia", "premier", {"vesk"}, "definite"),
    ("the former director of the works", "head", {"works"}, "definite former"),
    ("the deputy director", "head", set(), "definite under"),
    ("a second official", "official", set(), "second"),
    ("two officials", "official", set(), "many"),
    ("a clerk and a driver of the works", "clerk", set(), "many"),
    ("two unnamed Veskians", "person", {"vesk"}, "many"),
]


@pytest.mark.parametrize(("words", "role", "of", "flags"), DESCRIPTIONS)
def test_describe(words: str, role: str, of: set[str], flags: str) -> None:
    found = describe(words)
    assert found is not None
    assert (found.role, found.of) == (role, of)
    told = {
        "definite": found.definite,
        "former": found.former,
        "under": found.under,
        "second": found.order == "second",
        "many": found.many,
    }
    assert {flag for flag, holds in told.items() if holds} == set(flags.split())


@pytest.mark.parametrize("words", ["", "Moira Hale", "she", "…"])
def test_what_describes_nobody(words: str) -> None:
    assert describe(words) is None


def test_the_record_of_a_party_tells_as_well() -> None:
    found = of_role("spokesman", "the Ministry of Grain")
    assert found is not None and (found.role, found.of) == ("spokes", {"ministr", "grain"})
    assert of_role("", None) is None


OFFICES = [
    ("the mayor of Dorv", "a mayor of Dorv", True, False, "one office"),
    ("the mayor of Dorv", "the mayor of Oz", False, True, "of two towns"),
    ("the mayor of Dorv", "the mayor", False, False, "of which town is not said"),
    ("the director of the works", "the deputy director of the works", False, True, "one is under the other"),
    ("an official of Dorv", "an official of Dorv", False, False, "officials are many"),
    ("the first official", "the second official", False, True, "one after the other"),
    ("an official", "two officials", False, True, "one and two"),
]


@pytest.mark.parametrize(("one", "other", "same", "apart", "why"), OFFICES)
def test_offices(one: str, other: str, same: bool, apart: bool, why: str) -> None:
    first, second = describe(one), describe(other)
    assert first is not None and second is not None
    assert (same_office(first, second), clash(first, second)) == (same, apart), why


BESIDE = [
    ("Yesterday the mayor of Dorv, Moira Hale, spoke.", ("mayor", {"dorv"}), "before, with a comma"),
    ("Moira Hale, a spokeswoman for the Grain Board, spoke.", ("spokes", {"grain", "board"}), "after"),
    ("It was spokeswoman Moira Hale who spoke.", ("spokes", set()), "before, without one"),
    ("Moira Hale, who was away, spoke.", None, "a clause"),
    ("Moira Hale, the director said, was away.", None, "somebody else speaks"),
    ("In Dorv, Moira Hale spoke.", None, "a place"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BESIDE)
def test_what_stands_beside_a_name(text: str, expected: tuple[str, set[str]] | None, why: str) -> None:
    start = text.index("Moira Hale")
    found = [(d.role, set(d.of)) for d in beside(text, (start, start + len("Moira Hale")))]
    assert found == ([expected] if expected else []), why


@pytest.mark.parametrize(
    ("text", "expected"), [("Hale, 61, spoke", 61), ("Hale, 610, spoke", None), ("Hale, 61 men spoke", None)]
)
def test_age(text: str, expected: int | None) -> None:
    assert age(text, (0, 4)) == expected


BODIES = [
    ("the Ministry of Grain", False, {"ministr", "grain"}, "ministr", True, "the head stands first"),
    ("Veskia's Grain Ministry", False, {"vesk", "grain", "ministr"}, "ministr", True, "whose it is counts"),
    ("the grain ministry", False, {"grain", "ministr"}, "ministr", False, "small letters"),
    ("the Foreign Ministry", False, {"foreign", "ministr"}, "ministr", False, "every country has one"),
    (
        "The Harrow Rail Works, which runs the line",
        False,
        {"harrow", "rail", "works"},
        "works",
        True,
        "a clause",
    ),
    ("Veskia and half the world", False, {"vesk"}, "vesk", True, "and others"),
    ("the Vantage news agency", True, {"vantag"}, "vantag", True, "what it is"),
    ("the daily The Beacon", True, {"beacon"}, "beacon", False, "an article inside"),
    ("TV station Canal Nine", True, {"canal", "nine"}, "nine", True, "what it is stands first"),
]


@pytest.mark.parametrize(("text", "outlet", "words", "head", "particular", "why"), BODIES)
def test_body_name(text: str, outlet: bool, words: set[str], head: str, particular: bool, why: str) -> None:
    found = body_name(text, outlet=outlet)
    assert found is not None, why
    stemmed = {stem(w) for w in words}
    assert (found.words, found.head, found.particular) == (stemmed, stem(head), particular), why


@pytest.mark.parametrize(
    ("text", "outlet"), [("a commission", False), ("", False), ("the", False), ("a local newspaper", True)]
)
def test_what_names_no_body(text: str, outlet: bool) -> None:
    assert body_name(text, outlet=outlet) is None


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("the Joint Survey Office (JSO) said", {"jso": {"joint", "survey", "offic"}}, "first letters"),
        ("the Ministry of Grain (MG) said", {"mg": {"ministr", "grain"}}, "small words left out"),
        ("the Bureau of Rivers and Dams (BORAD)", {"borad": {"bureau", "rivers", "dams"}}, "or counted"),
        ("said the office (BBC) then", {}, "another name"),
        ("(JSO)", {}, "nothing before it"),
        ("(A" * 3000, {}, "no end"),
    ],
)
def test_acronyms(text: str, expected: dict[str, set[str]], why: str) -> None:
    found = {letters: set(name.words) for letters, name in acronyms(text)}
    assert found == {letters: {stem(w) for w in words} for letters, words in expected.items()}, why


def test_an_alias_names_one_outlet() -> None:
    known = aliases()
    assert known["AFP"] == known["Agence France-Presse"] == "Agence France-Presse"
    assert all(known.get(full, full) == full for full in known.values())
