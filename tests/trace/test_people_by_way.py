"""Parties that are one by their office, or by the way their words came."""

from __future__ import annotations

import pytest
from tests.trace.articles import AFFAIR, VANTAGE, Article, groups, merged

OFFICES = [
    (
        [
            "[h:person|Moira Hale], the spokeswoman for the Ministry of Grain, spoke.",
            "[s:official|the spokeswoman of the Ministry of Grain] spoke.",
        ],
        {"1:h 2:s"},
        "named as the spokeswoman of that ministry",
    ),
    (
        [
            "[h:person|Moira Hale], the spokeswoman for the Ministry of Grain, spoke.",
            "[s:official|a spokeswoman of the Ministry of Grain] spoke.",
        ],
        set(),
        "a spokeswoman may be another",
    ),
    (
        [
            "[h:person|Moira Hale], the spokeswoman for the Ministry of Grain, spoke.",
            "[s:official|the spokesman of the Ministry of Grain] spoke.",
        ],
        set(),
        "a man",
    ),
    (
        [
            "[h:person|Moira Hale], the spokeswoman for the Ministry of Grain, spoke.",
            "[n:person|Mara Oz], the spokeswoman for the Ministry of Grain, spoke.",
            "[s:official|the spokeswoman of the Ministry of Grain] spoke.",
        ],
        set(),
        "two are named as that",
    ),
    (
        [
            "[o:person|President Tarn Oz] was away. [h:person|Ned Hale], Oz's spokesman, spoke.",
            "[s:official|the President's spokesman] spoke.",
        ],
        {"1:h 2:s"},
        "he speaks for a man who is named by his office elsewhere",
    ),
    (
        [
            "[o:person|Ned Hale], the former director of the Rail Works, spoke.",
            "[s:official|the director of the Rail Works] spoke.",
        ],
        set(),
        "the former is not the present one",
    ),
    (
        [
            "[o:person|Ned Hale], the director of the Rail Works, spoke.",
            "[s:official|the deputy director of the Rail Works] spoke.",
        ],
        set(),
        "nor is the deputy",
    ),
    (
        [
            "[o:person|Ned Hale], the director-general, spoke." + AFFAIR,
            "[s:official|the director-general] spoke." + AFFAIR,
        ],
        {"1:o 2:s"},
        "an office that one has, in one affair",
    ),
    (
        ["[o:person|Ned Hale], the director-general, spoke.", "[s:official|the director-general] spoke."],
        set(),
        "an office that one has, and nothing else in common",
    ),
    (
        ["[s:official|a senior official] spoke." + AFFAIR, "[s:official|a senior official] spoke." + AFFAIR],
        set(),
        "descriptions that are alike prove nothing",
    ),
    (
        [
            "[o:person|Ned Hale], the mayor of Dorv, spoke. So did [s:official|the mayor of Dorv].",
            "[s:official|the mayor of Dorv] spoke.",
        ],
        {"1:o 2:s"},
        "one article keeps the two apart, and they stay apart",
    ),
]


@pytest.mark.parametrize(("texts", "expected", "why"), OFFICES)
def test_offices(texts: list[str], expected: set[str], why: str) -> None:
    assert groups(merged(*texts)) == expected, why


RELAYED = [
    (
        Article(
            "[p:outlet|The Post]. [s:official|an unnamed official] told [v:outlet|Vantage] that "
            "figures were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "v", "p")),),
        ),
        {"1:s 2:s", "1:v 2:v"},
        "the outlet that was told has one such source",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|an unnamed official] told us that figures were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "p")),),
        ),
        set(),
        "told somebody else",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:private|an insider] told [v:outlet|Vantage] that nobody was in "
            "the building that night.",
            outlet="The Post",
            says=(("s", "nobody was in the building that night", ("s", "v", "p")),),
        ),
        {"1:d 2:s", "1:v 2:v"},
        "the words are those of another source than the only official",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|two officials] told [v:outlet|Vantage] that figures "
            "were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "v", "p")),),
        ),
        {"1:v 2:v"},
        "two are not one",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|a second official] told [v:outlet|Vantage] that "
            "figures were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "v", "p")),),
        ),
        {"1:v 2:v"},
        "a second official is not the first",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|an official] told [v:outlet|Vantage] that figures were "
            "changed.",
            outlet="The Post",
            published="2021-03-01",
            says=(("s", "figures were changed", ("s", "v", "p")),),
        ),
        {"1:v 2:v"},
        "the outlet's article came later",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|a Veskian official] said that the tables were made "
            "kinder every week, "
            "all of them.",
            outlet="The Post",
            says=(("s", "the tables were made kinder every week", ("s", "p")),),
        ),
        set(),
        "seven words alike are not yet one occasion",
    ),
    (
        Article(
            "[v:outlet|Vantage]. [s:official|a Veskian official] told Vantage that the tables were kinder.",
            outlet="Vantage",
            published="2021-04-01",
            says=(("s", "the tables were kinder", ("s", "v")),),
            on="2021-03-03",
        ),
        {"1:s 2:s", "1:v 2:v"},
        "the same outlet, of the day of its earlier article",
    ),
    (
        Article(
            "[v:outlet|Vantage]. [s:official|a Veskian official] told Vantage that the tables were kinder.",
            outlet="Vantage",
            published="2021-04-01",
            says=(("s", "the tables were kinder", ("s", "v")),),
            on="2021-03-31",
        ),
        {"1:v 2:v"},
        "the same outlet, and another day",
    ),
    (
        Article(
            "[p:outlet|The Post]. [s:official|Vantage’s source] was wrong that figures were changed.",
            outlet="The Post",
            says=(("s", "figures were changed", ("s", "p")),),
        ),
        set(),
        "the outlet has two sources",
    ),
]


@pytest.mark.parametrize(("article", "expected", "why"), RELAYED)
def test_unnamed_sources_that_came_through_an_outlet(article: Article, expected: set[str], why: str) -> None:
    assert groups(merged(VANTAGE, article)) == expected, why


def test_a_copy_keeps_its_outlets_sources() -> None:
    copy = Article(
        "[p:outlet|The Post]. [s:official|a senior Veskian official] said that the tables were made kinder. "
        "[m:group|frightened managers of the works] did it. [v:outlet|Vantage]",
        outlet="The Post",
        says=(("s", "the tables were made kinder", ("s", "v", "p")),),
    )
    first = Article(
        VANTAGE.text + " [m:group|frightened managers of the works] did it.",
        VANTAGE.outlet,
        says=VANTAGE.says,
    )
    assert groups(merged(first, copy)) == {"1:s 2:s", "1:v 2:v", "1:m 2:m"}


def test_the_same_words_by_one_role_are_one_occasion() -> None:
    said = "we have seen no sign whatever that a single table was altered"
    rows = [
        Article(f"[s:official|a spokesman] said: {said}.", outlet="The Post", says=(("s", said, ("s",)),)),
        Article(f"[s:official|the spokesman] said {said}.", outlet="The Sun", says=(("s", said, ("s",)),)),
        Article(f"[s:private|a farmer] said {said}.", outlet="The Ant", says=(("s", said, ("s",)),)),
    ]
    assert groups(merged(*rows)) == {"1:s 2:s"}


def test_those_who_are_nobody_are_never_one() -> None:
    texts = ["[n:private|Nobody] knew. [w:group|We] did.", "[n:private|Nobody] knew. [w:group|We] did."]
    assert groups(merged(*texts)) == set()
