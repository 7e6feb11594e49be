"""Whose text an article says it uses; how outlets are named. Every text here is invented."""

from __future__ import annotations

import pytest

from earwitness.records import Block, BlockKind, Document
from earwitness.trace.passages.credits import credited_agencies
from earwitness.trace.passages.naming import Outlets, mentions, same_outlet

BODY = "The ferry was late again on Monday, the harbor office said. Nobody was told why."


def article(text: str, *, outlet: str | None = "Morrow Gazette", blocks: tuple[Block, ...] = ()) -> Document:
    return Document(id="doc-1", received_as="a.txt", text=text, outlet=outlet, blocks=blocks)


# text, names credited, why the row is here
CREDITS = [
    (f"LISK, Sept 11 (Halmere) - {BODY}", ["Halmere"], "a dateline, of an agency that nobody lists"),
    (f"PORT VELL, Harland (AP) — {BODY}", ["AP"], "a dateline with two places"),
    (f"WASHINGTON, Oct. 9 (UPI) -- {BODY}", ["UPI"], "initials of an agency on the list"),
    (f"A headline\nBy Mara Tiel\nLISK (Reuters) – {BODY}", ["Reuters"], "below headline and by-line"),
    (f"(Reuters) - {BODY}", ["Reuters"], "a dateline without a place"),
    (f"A keeper (Hale) - who asked not to be named - left.\n{BODY}", [], "a name in brackets in a sentence"),
    (f"By Mara Tiel, Associated Press\n{BODY}", ["Associated Press"], "after a name in a by-line"),
    (f"By Mara Tiel, Health Correspondent\n{BODY}", [], "a by-line without an outlet"),
    (f"By Tuesday, the town was empty of press people.\n{BODY}", [], "a sentence that begins like a by-line"),
    (f"{BODY}\nReuters", ["Reuters"], "a line that holds a name alone"),
    (f"{BODY}\n- Halmere", ["Halmere"], "a signature; an unknown name"),
    (f"{BODY}\n– Mara Tiel", [], "a writer's signature"),
    (f"{BODY}\n(With the Associated Press)", ["Associated Press"], "in brackets"),
    (f"{BODY}\nHalmere contributed to this report.", ["Halmere"], "an unknown agency had a part in it"),
    (f"{BODY}\nMara Tiel contributed to this report.", [], "a person had a part in it"),
    (f"{BODY}\nHe contributed much to the town.", [], "somebody in the story contributed"),
    (f"{BODY}\nAdditional reporting by Reuters", ["Reuters"], "reporting by an agency"),
    (f"{BODY}\nReporting by Mara Tiel in Lisk; editing by J. Corran", [], "an agency's own writers"),
    (
        f"{BODY}\nThis story was supplied by Halmere and edited by our staff.",
        ["Halmere"],
        "supplied; staff is nobody",
    ),
    (f"{BODY}\nThis article first appeared in The Dorv Herald.", ["Dorv Herald"], "printed elsewhere first"),
    (
        f"{BODY}\nSources: Reuters, Dorv Herald, Radio Lisk",
        ["Reuters", "Dorv Herald", "Radio Lisk"],
        "a list of names",
    ),
    (f"{BODY}\nSources also told the Dorv Herald that more was to come.", [], "sources in the story"),
    (
        f"{BODY}\nCopyright 2031 The Associated Press. All rights reserved.",
        ["Associated Press"],
        "an agency's copyright",
    ),
    (f"{BODY}\n© 2031 Dorv Herald. All rights reserved.", [], "anybody may print their own copyright"),
    (f"{BODY}\nPhoto: T. Wray / Reuters", [], "a picture's credit"),
    (f"{BODY}\nMorrow Gazette and Reuters", ["Reuters"], "its own name is left out"),
    (f"{BODY}\nReporting by Reuters; additional reporting by the Gazette", ["Reuters"], "and a part of it"),
    ("", [], "an empty article"),
]


@pytest.mark.parametrize(("text", "names", "why"), CREDITS)
def test_credits(text: str, names: list[str], why: str) -> None:
    found = credited_agencies(article(text))
    assert [n.removeprefix("The ") for n, _ in found] == names, why
    for name, (start, end) in found:
        assert text[start:end] == name


def test_an_outlet_of_the_bundle_is_known() -> None:
    text = f"A late ferry\nHalmere\n\n{BODY}"
    assert not credited_agencies(article(text))
    assert credited_agencies(article(text), Outlets.of(["Halmere"])) == (("Halmere", (13, 20)),)


@pytest.mark.parametrize(
    ("kind", "names"), [("credit", ["Reuters"]), ("related-link", []), ("caption", []), ("headline", [])]
)
def test_a_name_in_furniture_is_no_credit(kind: BlockKind, names: list[str]) -> None:
    text = f"{BODY}\nReuters"
    blocks = (Block("body", 0, len(BODY)), Block(kind, len(BODY) + 1, len(text)))
    assert [n for n, _ in credited_agencies(article(text, blocks=blocks))] == names


def test_an_agency_does_not_credit_itself() -> None:
    assert not credited_agencies(article(f"LISK (AP) - {BODY}", outlet="The Associated Press"))


@pytest.mark.parametrize(
    "line",
    ["A and " * 40 + "!", "Abc Def, " * 25 + "x", "By " + "Abc and " * 30, "this story " * 22, "(" * 250],
)
def test_hostile_lines_end(line: str) -> None:
    assert len(credited_agencies(article(f"{line}\n" * 500))) <= 1


def test_thousands_of_signatures_are_no_credits_of_thousands() -> None:
    assert len(credited_agencies(article("".join(f"- Wire{i}\n" for i in range(20_000))))) == 50


# two names, whether they are one outlet's
NAMES = [
    ("AP", "The Associated Press", True),
    ("Reuters", "Reuters news agency", True),
    ("the Dorv Herald", "The Dorv Herald", True),
    ("dorvherald.com", "Dorv Herald", True),
    ("Dorv Herald", "Dorv Post", False),
    ("AP", "AFP", False),
]


@pytest.mark.parametrize(("a", "b", "same"), NAMES)
def test_same_outlet(a: str, b: str, same: bool) -> None:
    assert same_outlet(a, b) is same
    assert same_outlet(b, a) is same
    assert (a in Outlets.of([b])) is same


@pytest.mark.parametrize(
    ("outlet", "text", "count", "why"),
    [
        ("The Dorv Herald", "He told the Dorv Herald. The Dorv Herald asked.", 2, "with any article"),
        ("The Dorv Herald", "He told the Dorv Heralds", 0, "another word"),
        ("Associated Press", "The AP said so.", 1, "an agency by its initials"),
        ("Time", "Time passes. He told Time so.", 1, "a common word that begins a sentence is no name"),
        ("", "Nobody", 0, "no name"),
    ],
)
def test_mentions(outlet: str, text: str, count: int, why: str) -> None:
    assert len(mentions(outlet, article(text))) == count, why
