"""Dates that a statement has from elsewhere than its own sentence, or does not have."""

from __future__ import annotations

import msgspec
import pytest
from tests.read.marked import document, marked
from tests.read.timed import SUNDAY, read

from earwitness.read.findings import findings

# text published on Sunday, 8 June 2031; dates of all statements that have one; why
CARRIED = [
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [q2|Asked] why, [s2|Rudd] [q2|said] [c2|so].",
        {"1": "2031-06-06", "2": "2031-06-06"},
        "pressed on the same occasion",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|Rudd] [q2|said] [c2|so].",
        {"1": "2031-06-06"},
        "a name begins anew",
    ),
    (
        "[s1|Most] [q1|said] in May [c1|that it held]. [s2|A third] [q2|said] [c2|not so].",
        {"1": "2031-05", "2": "2031-05"},
        "another share of those asked",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|Orr] [q2|told] the same hearing [c2|no].",
        {"1": "2031-06-06", "2": "2031-06-06"},
        "the same hearing",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|Orr] [q2|said] the same week [c2|no].",
        {"1": "2031-06-06", "2": "2031-06-02/2031-06-08"},
        "the same week is a date of its own",
    ),
    (
        "[s1|Rudd] [q1|expected] in May [c1|that it held]. [s2|She] [q2|expects] [c2|a new one].",
        {"1": "2031-05"},
        "expected then, expects now",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. In an email [s2|she] [q2|said] [c2|so].",
        {"1": "2031-06-06"},
        "an email is another occasion",
    ),
    (
        'Rudd was asked about it on Friday.\n[c1|"It held."]',
        {"1": "2031-06-06"},
        "a question that ends a paragraph, and its answer",
    ),
    (
        "Rudd met the board on Friday.\n[s1|Orr] [q1|said] [c1|that it held].",
        {},
        "a scene that ends a paragraph, and somebody who is not in it",
    ),
    (
        "Rudd met the board on Friday. It rained. [s1|He] [q1|said] [c1|that it held].",
        {"1": "2031-06-06"},
        "a scene two sentences back",
    ),
    (
        "Rudd met the board on Friday. It rained. It poured. [s1|He] [q1|said] [c1|that it held].",
        {},
        "no farther",
    ),
    (
        "Rudd met the board on Friday. [s1|Orr] then [q1|said] [c1|that it held].",
        {"1": "2031-06-06"},
        "then goes on with the scene",
    ),
    (
        "An audit came out on Friday. [s1|The auditors] [q1|said] [c1|that it held].",
        {"1": "2031-06-06"},
        "those who are called after what is in the scene",
    ),
    (
        "Rudd walked the weir on Friday. [s1|He] [q1|said] [c1|that it held].",
        {},
        "a walk is no occasion to say something",
    ),
    (
        "Rudd met them on Friday. [s1|Orr] [q1|left] [c1|it there]. [s2|He] [q2|said] [c2|so].",
        {},
        "another statement stands between",
    ),
    (
        "[s1|Rudd] [q1|demanded] [c1|a pump]. [s2|Orr] [q2|said] on Friday [c2|that it held].",
        {"2": "2031-06-06"},
        "the date that comes after is another's",
    ),
]


@pytest.mark.parametrize(("text", "dates", "why"), CARRIED, ids=[row[2] for row in CARRIED])
def test_what_is_carried_on(text: str, dates: dict[str, str], why: str) -> None:
    assert {i: w.date for i, w in read(text).items()} == dates, why


# what is said of the letter, the date of all that it says, why
ISSUED = [
    ("The letter, dated 3 May, was leaked on Friday.", "2031-05-03", "what it bears comes before its leak"),
    ("The letter was leaked on Friday.", "2031-06-06", "nothing else dates it"),
    ("The letter was drawn up on 3 May.", "2031-05-03", "made"),
    ("The letter is due to be published on 13 June.", None, "what is ahead"),
    ("The letter says that it was sealed on 3 May.", None, "what it tells of"),
]


@pytest.mark.parametrize(("sentence", "date", "why"), ISSUED, ids=[row[2] for row in ISSUED])
def test_a_document_has_the_date_that_stands_with_its_name(sentence: str, date: str | None, why: str) -> None:
    plain, reports = marked(f"{sentence} {{s|The letter}} {{q|says}} {{c|it held}}.")
    whole = msgspec.structs.replace(document(plain), published=SUNDAY)
    (found,) = [r.when for r in findings(whole, reports).reports if r.voice == "reported"]
    assert (found.date if found else None) == date, why


@pytest.mark.parametrize(
    ("source", "date", "why"),
    [
        ("the 3 May letter", "2031-05-03", "the date is part of its name"),
        ("a letter written by Orr on 3 May", "2031-05-03", "made on"),
        ("a letter that Orr read on 3 May", None, "read on"),
    ],
)
def test_a_date_in_the_name_of_a_document(source: str, date: str | None, why: str) -> None:
    found = read(f"[s|{source}] [q|says] [c|that it held].").get("1")
    assert (found.date if found else None) == date, why
