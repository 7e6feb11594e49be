"""Whether two speakers may be one, where the words do not prove it."""

from __future__ import annotations

import pytest
from tests.trace.articles import VANTAGE, Article, merged

from earwitness.trace.people.compatibility import compatible

COMPATIBLE = [
    ("[a:person|Moira Hale] spoke.", "[b:person|Hale] spoke.", "same", "one person"),
    ("[a:person|Moira Hale] spoke.", "[b:person|Ned Oz] spoke.", "different", "two names"),
    (
        "[a:person|Moira Hale], the deputy minister, spoke.",
        "[b:official|a senior official] spoke.",
        "possible",
        "who it is is open",
    ),
    (
        "[a:person|Moira Hale] spoke. She did.",
        "[b:private|a farmer, who left his field,] spoke.",
        "possible",
        "nothing is known of her",
    ),
    (
        "[a:person|Moira Hale], the minister, spoke.",
        "[b:private|a driver] spoke.",
        "different",
        "ministers are no drivers",
    ),
    (
        "[a:person|Mr Hale] spoke.",
        "[b:official|an official]: [b:official|she] spoke.",
        "different",
        "a man and a woman",
    ),
    (
        "[a:official|a Veskian official] spoke.",
        "[b:official|an official of Oskarra] spoke.",
        "different",
        "of two countries",
    ),
    (
        "[a:official|a senior official] spoke.",
        "[b:official|a senior official] spoke.",
        "possible",
        "alike is not the same",
    ),
    ("[a:official|an official] spoke.", "[b:official|two officials] spoke.", "possible", "one of them"),
    (
        "[a:person|Moira Hale], a spokeswoman for the Ministry of Grain, spoke.",
        "[b:body|the Ministry of Grain] spoke.",
        "for",
        "she speaks for it",
    ),
    (
        "[a:official|a spokesman for the Grain Ministry] spoke.",
        "[b:body|the Ministry of Grain] spoke.",
        "for",
        "so does he, whoever he is",
    ),
    (
        "[a:person|Ned Hale], the spokesman of President Oz, spoke.",
        "[b:person|President Tarn Oz] spoke.",
        "for",
        "he speaks for a person",
    ),
    (
        "[a:person|Moira Hale], the director of the Rail Works, spoke.",
        "[b:body|the Rail Works] spoke.",
        "possible",
        "she belongs to it and may not speak for it",
    ),
    ("[a:person|Moira Hale] spoke.", "[b:body|the Rail Works] spoke.", "different", "nothing ties her to it"),
    ("[a:document|a memo of the Rail Works] says.", "[b:body|the Rail Works] spoke.", "for", "its document"),
    ("[a:body|Veskia] spoke.", "[b:body|the Veskian Ministry of Grain] spoke.", "possible", "a part of it"),
    ("[a:body|Veskia] spoke.", "[b:body|Oskarra] spoke.", "different", "two countries"),
    ("[a:private|Nobody] spoke.", "[b:person|Moira Hale] spoke.", "unknown", "nobody"),
    ("[a:group|We] spoke.", "[b:person|Moira Hale] spoke.", "possible", "whose words they are is open"),
]


@pytest.mark.parametrize(("first", "second", "verdict", "why"), COMPATIBLE)
def test_compatible(first: str, second: str, verdict: str, why: str) -> None:
    people = merged(first, second)
    found = compatible(people, "1:a", "2:b")
    assert found.verdict == verdict, f"{why}: {found.why}"
    assert compatible(people, "2:b", "1:a") == found
    assert found.why and "\n" not in found.why


def test_two_of_one_article_are_two() -> None:
    people = merged("[a:official|an official] spoke. [b:official|a second official] did not.")
    assert compatible(people, "1:a", "1:b").verdict == "different"


def test_an_article_that_takes_a_source_from_another_does_not_know_who_it_is() -> None:
    rows = (
        VANTAGE,
        Article(
            "[p:outlet|The Post]. [h:person|Moira Hale], a Veskian minister, spoke. [s:official|an "
            "unnamed official] "
            "told [v:outlet|Vantage] that figures were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "v", "p")),),
        ),
    )
    assert compatible(merged(*rows), "1:s", "2:h").verdict == "possible"


def test_an_outlet_and_whom_it_quotes_may_be_taken_for_each_other() -> None:
    people = merged(VANTAGE, "[v:outlet|Vantage] spoke.")
    assert compatible(people, "2:v", "1:s").verdict == "possible"


@pytest.mark.parametrize("pair", [(None, "1:a"), ("1:a", None), (None, None), ("1:a", "not there")])
def test_no_source_is_unknown(pair: tuple[str | None, str | None]) -> None:
    people = merged("[a:person|Moira Hale] spoke.")
    assert compatible(people, *pair).verdict == "unknown"


def test_merged_ids_do_as_well() -> None:
    people = merged("[a:person|Moira Hale] spoke.", "[b:person|Ned Oz] spoke.")
    assert compatible(people, people.of["1:a"], "1:a").verdict == "same"
    assert compatible(people, people.of["1:a"], people.of["2:b"]).verdict == "different"
