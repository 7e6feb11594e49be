"""Parties of several invented articles and who of them are one."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.records import Document, Party, PartyKind, Published, Relay, Report, Source, When
from earwitness.trace.people.compatibility import compatible
from earwitness.trace.people.merging import People, merge

KINDS: dict[str, PartyKind] = {
    "person": "named-person",
    "body": "named-organisation",
    "outlet": "outlet",
    "official": "anonymous-official",
    "group": "anonymous-group",
    "document": "document",
    "post": "social-post",
    "private": "unspecified",
}
MARK = re.compile(r"\[(\w+):(\w+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Article:
    """An article with its parties marked: ``[id:kind|words]``; a party's name is its longest mention.

    ``says``: a party, words of the text, and through whom they came; ``on``: when it is said to have spoken.
    """

    text: str
    outlet: str | None = None
    published: str | None = None
    says: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    on: str | None = None


def records(articles: Sequence[Article]) -> tuple[list[Document], list[Party], list[Report]]:
    """The articles as records; ids are the article's number and the party's."""
    documents, parties, reports = [], [], []
    for number, article in enumerate(articles, 1):
        text, mentions = "", {}
        at = 0
        for match in MARK.finditer(article.text):
            text += article.text[at : match.start()]
            mentions.setdefault((match[1], match[2]), []).append((len(text), len(text) + len(match[3])))
            text += match[3]
            at = match.end()
        text += article.text[at:]
        documents.append(
            Document(
                id=f"d{number}",
                received_as=f"{number}.txt",
                text=text,
                outlet=article.outlet,
                published=Published(date=article.published),
            )
        )
        for (own, kind), spans in mentions.items():
            name = max((text[s:e] for s, e in spans), key=len)
            parties.append(
                Party(
                    id=f"{number}:{own}",
                    document=f"d{number}",
                    name=name,
                    kind=KINDS[kind],
                    mentions=tuple(spans),
                )
            )
        for order, (source, words, way) in enumerate(article.says):
            start = text.index(words)
            reports.append(
                Report(
                    id=f"{number}:r{order}",
                    document=f"d{number}",
                    source=Source((), f"{number}:{source}"),
                    cue=(),
                    content=((start, start + len(words)),),
                    kind="indirect",
                    relay=tuple(Relay(f"{number}:{step}", "stated") for step in way),
                    when=When(date=article.on) if article.on else None,
                )
            )
    return documents, parties, reports


def merged(*articles: Article | str) -> People:
    """The people of articles, or of texts."""
    return merge(*records([a if isinstance(a, Article) else Article(a) for a in articles]))


def groups(people: People) -> set[str]:
    """The merged parties of more than one member, as words."""
    return {" ".join(p.members) for p in people.parties if len(p.members) > 1}


# texts, the parties that are one, why the row is here
NAMES = [
    (
        ["[h:person|Moira Hale] spoke.", "So said [h:person|Moira Hale]."],
        {"1:h 2:h"},
        "equal full names",
    ),
    (
        ["[h:person|Moira Hale] spoke.", "[h:person|Ms Hale] did not.", "Nor did [h:person|Hale]."],
        {"1:h 2:h 3:h"},
        "a surname that one person has",
    ),
    (
        ["[h:person|Moira Hale] spoke.", "[n:person|Ned Hale] spoke.", "Nor did [h:person|Hale]."],
        set(),
        "a surname that two have, and nothing decides",
    ),
    (
        ["[h:person|Moira Hale] spoke.", "[n:person|Ned Hale] spoke.", "Nor did [h:person|Mrs Hale]."],
        {"1:h 3:h"},
        "of two, the one of that gender",
    ),
    (
        [
            "[h:person|Moira Hale], the mayor, spoke.",
            "[n:person|Mara Hale] spoke.",
            "[h:person|Mayor Hale] did.",
        ],
        {"1:h 3:h"},
        "of two, the only one with that office",
    ),
    (
        ["[h:person|Moira Hale] spoke.", "Nor did [h:person|Mr Hale]."],
        set(),
        "the only one with the surname is a woman",
    ),
    (
        ["[h:person|Private Ned Hale] spoke.", "[h:person|General Ned Hale] spoke."],
        set(),
        "nobody is both private and general",
    ),
    (
        [
            "[h:person|Ned Hale], 34, spoke.",
            "[h:person|Ned Hale], 71, spoke.",
            "[h:person|Ned Hale], 35, spoke.",
        ],
        {"1:h 3:h"},
        "ages that no one person has",
    ),
    (
        ["[h:person|J. Smith] spoke.", "[j:person|John Smith] spoke.", "[a:person|Jane Smith] spoke."],
        set(),
        "an initial that two fit must not chain them",
    ),
    (
        ["[h:person|I. Orlov] spoke.", "[o:person|Ilya Orlov] spoke."],
        {"1:h 2:o"},
        "an initial that only one fits",
    ),
    (
        ["[h:person|I. Orlov] spoke.", "[o:person|Ilya Orlov] spoke.", "[p:person|Petr Orlov] spoke."],
        set(),
        "an initial that fits one, and others have the surname",
    ),
    (
        [
            "[o:person|John A. Smith] spoke.",
            "[o:person|John B. Smith] spoke.",
            "[o:person|John Smith] spoke.",
        ],
        set(),
        "two middle names, and one with neither",
    ),
    (
        [
            "[o:person|John Adam Smith] spoke.",
            "[o:person|John A. Smith] spoke.",
            "[o:person|John Smith] spoke.",
        ],
        {"1:o 2:o 3:o"},
        "one middle name, written or left out",
    ),
    (
        ["[o:person|Minister Sergei Orlov] spoke.", "[o:person|Sergey Orlov], the minister, spoke."],
        {"1:o 2:o"},
        "another spelling, and the same office",
    ),
    (
        ["[o:person|Sergei Orlov] spoke.", "[o:person|Sergey Orlov] spoke."],
        set(),
        "another spelling, and nothing else",
    ),
    (
        ["[o:person|Müller] and [a:person|Ana Muller] spoke.", "[o:person|Ana Müller] spoke."],
        {"1:a 2:o"},
        "accents are no difference; one article's two are two",
    ),
    (
        ["[o:person|Jonas Weil Jr.] spoke.", "[o:person|Jonas Weil Sr.] spoke."],
        set(),
        "father and son",
    ),
    (
        ["[o:person|President Tarn Oz] spoke.", "So [o:person|President Tarn] said."],
        {"1:o 2:o"},
        "a surname that comes first, and the same office",
    ),
    (
        ["[o:person|Maria] spoke.", "So [o:person|Maria] said."],
        set(),
        "a given name alone is many people's",
    ),
    (
        ["[o:person|Dick van Dorn] spoke.", "So [o:person|Mr van Dorn] said."],
        {"1:o 2:o"},
        "a surname of two words",
    ),
]


@pytest.mark.parametrize(("texts", "expected", "why"), NAMES)
def test_names(texts: list[str], expected: set[str], why: str) -> None:
    assert groups(merged(*texts)) == expected, why


# Words with a capital letter that make two articles ones of one affair.
AFFAIR = " It was in Dorvik, near Hallenquay, on the river Mossel."
BODIES = [
    (
        ["[m:body|the Ministry of Grain] spoke.", "[m:body|the Grain Ministry] spoke."],
        AFFAIR,
        {"1:m 2:m"},
        "the same words in another order",
    ),
    (
        ["[m:body|the Foreign Ministry] spoke.", "[m:body|the Foreign Ministry] spoke."],
        "",
        set(),
        "every country has one",
    ),
    (
        ["[m:body|Veskia’s Foreign Ministry] spoke.", "[m:body|the Foreign Ministry] spoke."],
        AFFAIR,
        {"1:m 2:m"},
        "in one affair, the only one of that name",
    ),
    (
        [
            "[m:body|Veskia's Foreign Ministry] spoke.",
            "[m:body|the Oskarran Foreign Ministry] spoke.",
            "[m:body|the Foreign Ministry] spoke.",
        ],
        AFFAIR,
        set(),
        "one of two",
    ),
    (
        ["[m:body|the Harrow Rail Works] spoke.", "[m:body|the works] spoke."],
        AFFAIR,
        {"1:m 2:m"},
        "the head alone, in one affair",
    ),
    (
        ["[m:body|the Harrow Rail Works] spoke.", "[m:body|the works] spoke."],
        "",
        set(),
        "the head alone, and nothing else in common",
    ),
    (
        ["[m:body|the Joint Survey Office] (JSO) spoke.", "[m:body|The JSO] spoke."],
        AFFAIR,
        {"1:m 2:m"},
        "an acronym that a text explains",
    ),
    (
        ["[m:body|the Joint Survey Office] spoke.", "[m:body|The JSO] spoke."],
        AFFAIR,
        set(),
        "an acronym that none explains",
    ),
    (
        ["[m:body|Veskia] spoke.", "[m:body|Veskia] spoke.", "[m:body|Oskarra] spoke."],
        "",
        {"1:m 2:m"},
        "countries",
    ),
    (
        ["[m:outlet|the Vantage news agency] spoke.", "[m:outlet|Vantage] spoke."],
        "",
        {"1:m 2:m"},
        "what says that it is an outlet is no part of its name",
    ),
    (
        ["[m:outlet|The Ledger] spoke.", "[m:outlet|The Ledger] spoke."],
        "",
        set(),
        "every town has one",
    ),
    (
        ["[m:outlet|The Dorvik Ledger] spoke.", "[m:outlet|The Ledger] spoke."],
        AFFAIR,
        {"1:m 2:m"},
        "in one affair, the only one",
    ),
    (
        ["[m:outlet|Agence France-Presse] spoke.", "[m:outlet|AFP] spoke."],
        "",
        {"1:m 2:m"},
        "another name in the gazetteer",
    ),
    (
        ["[m:post|@dorv_watch] wrote.", "[m:post|@dorv_watch] wrote.", "[m:post|@dorvwatcher] wrote."],
        "",
        {"1:m 2:m"},
        "accounts",
    ),
    (
        ["[m:document|Cellar Report No 7] says.", "[m:document|Cellar Report No 7] says."],
        "",
        {"1:m 2:m"},
        "a document's own title",
    ),
    (
        ["[m:document|the report] says.", "[m:document|the report] says."],
        AFFAIR,
        set(),
        "a document without one",
    ),
    (
        ["[m:body|a commission] spoke.", "[m:body|a commission] spoke."],
        AFFAIR,
        set(),
        "some commission or other",
    ),
]


@pytest.mark.parametrize(("texts", "ending", "expected", "why"), BODIES)
def test_bodies(texts: list[str], ending: str, expected: set[str], why: str) -> None:
    assert groups(merged(*(t + ending for t in texts))) == expected, why


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


VANTAGE = Article(
    "[v:outlet|Vantage]. [s:official|a senior Veskian official] said that the tables were made kinder every "
    "week. [d:private|a driver] said that nobody was in the building that night.",
    outlet="Vantage",
    published="2021-03-04",
    says=(
        ("s", "the tables were made kinder every week", ("s", "v")),
        ("d", "nobody was in the building that night", ("d", "v")),
    ),
)
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


SMITHS = [
    "[j:person|John Smith] spoke.",
    "[a:person|Jane Smith] spoke.",
    "[s:person|J. Smith] spoke.",
    "[o:official|a senior official] spoke.",
]


def _pairs(**given: list[tuple[str, str]]) -> People:
    return merge(*records([Article(t) for t in SMITHS]), **given)


def test_the_analyst_puts_together_what_rules_do_not() -> None:
    people = _pairs(together=[("3:s", "1:j"), ("4:o", "3:s")])
    assert groups(people) == {"1:j 3:s 4:o"}
    (party,) = (p for p in people.parties if len(p.members) > 1)
    assert party.why == ("the analyst put them together",) * 2
    assert (party.name, party.kind, party.document) == ("John Smith", "named-person", None)


def test_the_analyst_keeps_apart_what_rules_put_together() -> None:
    documents, parties, reports = records([Article("[h:person|Moira Hale] spoke.") for _ in range(3)])
    people = merge(documents, parties, reports, apart=[("1:h", "3:h")])
    assert people.of["1:h"] != people.of["3:h"]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ({"together": [("1:j", "2:a")], "apart": [("2:a", "1:j")]}, "apart"),
        ({"together": [("1:j", "2:a"), ("2:a", "3:s")], "apart": [("3:s", "1:j")]}, "through others"),
        ({"together": [("1:j", "9:x")]}, "no such party: 9:x"),
        ({"apart": [("1:j", "1:j")]}, "two different ids"),
    ],
)
def test_an_analyst_who_contradicts_himself_is_told(
    pairs: dict[str, list[tuple[str, str]]], words: str
) -> None:
    with pytest.raises(SettingError, match=words):
        _pairs(**pairs)


def test_apart_holds_for_all_that_are_put_together_with_one() -> None:
    texts = [
        "[h:person|Moira Hale] spoke.",
        "[h:person|Moira Hale] spoke.",
        "[x:official|an official] spoke.",
    ]
    people = merge(*records([Article(t) for t in texts]), together=[("1:h", "3:x")], apart=[("3:x", "2:h")])
    assert groups(people) == {"1:h 3:x"}


def test_every_party_is_in_one_merged_party_and_each_member_has_its_reason() -> None:
    people = merged(*(t for texts, _, _ in NAMES for t in texts))
    assert sorted(m for p in people.parties for m in p.members) == sorted(people.of)
    for party in people.parties:
        assert all(people.of[m] == party.id for m in party.members)
        assert len(party.why) == len(party.members) - 1 and all(party.why)
        assert party.document is None and not party.mentions


@settings(max_examples=20, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_order_changes_nothing(seed: int) -> None:
    rows = [t + AFFAIR for texts, *_ in (*NAMES, *BODIES, *OFFICES) for t in texts][:60]
    documents, parties, reports = records([VANTAGE, *(a for a, *_ in RELAYED), *map(Article, rows)])
    straight = merge(documents, parties, reports)
    shuffle = random.Random(seed).shuffle
    for some in (documents, parties, reports):
        shuffle(some)
    assert merge(documents, parties, reports).parties == straight.parties


def test_thousands_of_one_name_and_one_notice() -> None:
    rows = [
        Article(
            "[h:person|Moira Hale] spoke. [s:official|a spokesman] said that no copy may be made of "
            "this at all."
        )
        for _ in range(500)
    ]
    people = merged(*rows)
    assert sorted(map(len, (p.members for p in people.parties)))[-1] == 500


def test_nothing_gives_nobody() -> None:
    people = merge([], [], [])
    assert (people.parties, dict(people.of)) == ((), {})


def test_a_party_whose_document_is_lacking_is_read_from_its_record() -> None:
    party = Party(id="p", document="gone", name="Moira Hale", kind="named-person", mentions=((0, 9),))
    assert merge([], [party], []).parties[0].members == ("p",)


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
