"""Persons and bodies of several articles that are one by their names."""

from __future__ import annotations

import pytest
from tests.trace.articles import AFFAIR, groups, merged

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
        ["[h:person|Moira Hale] spoke."] * 5 + ["[n:person|Ned Hale] spoke.", "Nor did [h:person|Hale]."],
        {"1:h 2:h 3:h 4:h 5:h 7:h"},
        "a surname that two have, one of whom five times as many articles name",
    ),
    (
        ["[h:person|Moira Hale] spoke."] * 4 + ["[n:person|Ned Hale] spoke.", "Nor did [h:person|Hale]."],
        {"1:h 2:h 3:h 4:h"},
        "and one of whom not so many more name",
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
