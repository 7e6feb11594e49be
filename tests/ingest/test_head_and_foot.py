"""What stands above the headline, who signs, what stands below the article, short titles between."""

from __future__ import annotations

import pytest

from earwitness.ingest.blocks import lines_of
from earwitness.ingest.bylines import authors_of, is_about, is_signature, is_signed
from earwitness.ingest.masthead import is_dateline, is_issue, may_head
from earwitness.ingest.plain import classify

BODY = "The mayor said on Monday that the wells had been dry since the spring, and that nobody had asked."


@pytest.mark.parametrize(
    ("line", "dateline", "why"),
    [
        ("DORV, May 4 (Lumen) - The wells are dry.", True, "place, day and agency"),
        ("DORV — The wells are dry.", True, "a place and a dash"),
        ("DORV (Lumen) – The wells are dry.", True, "no day"),
        ("WELLS DRY: mayor silent", False, "capitals without a dash"),
        ("Dorv - The wells are dry.", False, "no capitals"),
        ("", False, "nothing"),
    ],
)
def test_datelines(line: str, dateline: bool, why: str) -> None:
    assert is_dateline(line) is dateline, why


@pytest.mark.parametrize(
    ("line", "issue", "why"),
    [
        ("Issue 9", True, "a number"),
        ("Vol. 12, No. 3", True, "a volume"),
        ("The weekly for millers | Issue 9", True, "with a motto"),
        ("The weekly for millers | 4 May 2031", True, "with a day"),
        ("By Anna Plum | 4 May 2031", False, "a by-line"),
        ("Issue of the day", False, "no number"),
        ("The issue is 9 wells", False, "another issue"),
    ],
)
def test_numbers_of_an_issue(line: str, issue: bool, why: str) -> None:
    assert is_issue(line) is issue, why


@pytest.mark.parametrize(
    ("text", "heads", "why"),
    [
        ("Wells run dry\n\nMore", True, "short, no stop"),
        ("Wells run dry", False, "the last line heads nothing"),
        ("Who drank the lake?\n\nMore", True, "a question"),
        ("Wells ran dry.\n\nMore", True, "a short sentence that stands alone"),
        ("Wells ran dry.\nMore", False, "a sentence that runs on"),
        ("Wells, he said,\n\nMore", False, "a comma: it goes on"),
        ("• Wells run dry\n\nMore", False, "a point"),
        ("DORV — Wells run dry\n\nMore", False, "a dateline"),
        ("dry " * 41 + "\n\nMore", False, "too long"),
    ],
)
def test_what_can_be_a_headline(text: str, heads: bool, why: str) -> None:
    assert may_head(lines_of(text), 0) is heads, why


@pytest.mark.parametrize(
    ("line", "signed", "why"),
    [
        ("By Anna Plum", True, "by and a name"),
        ("by Anna Plum", True, "a small by"),
        ("Words by Anna Plum", True, "a calling before it"),
        ("As told to Karl Witt", False, "told to is no by"),
        ("As told to by Anna", True, "but with by it is"),
        ("Anna Plum in Dorv and Karl Witt in Lisk", True, "places"),
        ("Anna Plum | 4 May 2031", True, "a name and a date"),
        ("Anna Plum", False, "a name alone may be a subhead"),
        ("By The Way", False, "by and an article"),
        ("By Monday the wells were dry", False, "by a day"),
        ("By Anna Plum the wells were dug.", False, "a sentence"),
        ("Two Dams in Peril", True, "a fault that the module owns up to: like a name and a place"),
    ],
)
def test_by_lines_that_show_themselves(line: str, signed: bool, why: str) -> None:
    assert is_signed(line) is signed, why


@pytest.mark.parametrize(
    ("line", "about", "why"),
    [
        ("Anna Plum", True, "the name alone"),
        ("Anna Plum covers rivers.", True, "what she does"),
        ("Anna Plum, our goat expert, lives in Dorv.", True, "with an apposition"),
        ("Anna Plum asked him three times.", False, "in the news"),
        ("Karl Witt covers rivers.", False, "no author"),
        ("Anna Plum covers rivers. " * 20, False, "too long for a biography"),
    ],
)
def test_what_is_said_of_authors(line: str, about: bool, why: str) -> None:
    assert is_about(line, frozenset(["anna plum"])) is about, why


def test_authors_are_those_of_the_credits() -> None:
    lines = lines_of("Wells run dry\n\nBy Anna Plum and Karl Witt\n\nBea Novak left")
    assert authors_of(lines, ["headline", "credit", "body"]) == {"anna plum", "karl witt"}


@pytest.mark.parametrize(
    ("line", "initials"),
    [("— A.P.", True), ("-ap", False), ("– AP", True), ("A.P.", False), ("— A.P. said so", False)],
)
def test_initials(line: str, initials: bool) -> None:
    assert is_signature(line) is initials


# text, kinds of its lines, why
TEXTS = [
    ("Wells run dry\n\n" + f"{BODY}\n\n" * 4 + "4 May 2031, 16:45\n\n© Plum Press",
     ["headline", *["body"] * 4, "notice", "notice"],
     "a date at the foot"),
    (f"Wells run dry\n\n{BODY}\n\n“Nobody asked,” Anna Plum, a writer, said.", ["headline", "body", "body"],
     "a last word that is spoken"),
    (f"Wells run dry\n\n{BODY}\n\nRain\n\n{BODY}", ["headline", "body", "subhead", "body"], "one word"),
    (f"Wells run dry\n\n{BODY}\n\nrain at last\n\n{BODY}", ["headline", "body", "body", "body"],
     "no capital, no title"),
    (f"Wells run dry\n\n{BODY}\n\nIt rained.\n\n{BODY}", ["headline", "body", "body", "body"], "a sentence"),
    (f"Wells run dry\n\n{BODY}\n\nRain at last", ["headline", "body", "body"], "nothing stands below it"),
    (f"Wells run dry\n\n{BODY}\n\nRain at last\n\nOh.\n\n{BODY}",
     ["headline", "body", "body", "body", "body"], "what stands below it is no longer than it is"),
    (f"Wells run dry\n\n{BODY}\n\n16.10 BST\n\n{BODY}", ["headline", "body", "body", "body"], "a clock"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_feet_and_cross_headings(text: str, kinds: list[str], why: str) -> None:
    assert classify(lines_of(text)) == kinds, why
