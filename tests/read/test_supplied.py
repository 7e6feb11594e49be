"""Which agency supplied a text or a part of it, from invented credit lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.marked import document

from earwitness.read.relays.supplied import supplied
from earwitness.records import Block, BlockKind, Document

STORY = "The sluice held, a diver said."


def agency(text: str, credit: str, outlet: str | None = "The Norwick Bee") -> str | None:
    """The words that name who supplied the beginning of *text*."""
    whole = document(text, outlet, credit)
    return next((whole.text[slice(*at)] for (low, high), at in supplied(whole) if low <= 1 < high), None)


@pytest.mark.parametrize(
    ("credit", "name", "why"),
    [
        ("Reporting by Norva; additional reporting by the Bee", "Norva", "who reports, in one word"),
        ("(Norva; additional reporting by the Bee)", "Norva", "alone in brackets"),
        ("By Norva News Agency in Dorv; additional reporting by Ida Roe", "Norva News Agency", "its name"),
        ("By Norva in Dorv", "Norva", "one word that is in a place"),
        ("By NPA", "NPA", "initials"),
        ("Ida Roe, Norva News Agency", "Norva News Agency", "whose reporter it is"),
        ("Ida Roe of the Norva News Agency", "Norva News Agency", "the same, with of"),
        ("Bee staff and Norva", "Norva", "beside the outlet's own"),
        ("Norva/Bee", "Norva", "before the outlet's name"),
        ("Bee/Norva", "Norva", "beside the outlet's name"),
        ("© 2031 Norva", "Norva", "whose copyright"),
        ("Additional reporting by Norva News Agency", "Norva News Agency", "nobody else is named"),
        ("By Ida Roe; additional reporting by Norva News Agency", None, "she wrote it"),
        ("By Ida Roe and Bo Lund in Dorv", None, "people"),
        ("Reporting by Ida Roe in Dorv; editing by Norva News Agency", None, "who edited"),
        ("Photo: Norva News Agency", None, "whose picture"),
        ("Ida Roe, Defence correspondent, Dorv", None, "a place"),
        ("Compiled by the Dorv newsroom", None, "a desk"),
        ("rk/bs (Norva, Lumo, Tern)", None, "several"),
        ("Reporting by Norva; reporting by Lumo", None, "two"),
        ("By Norwick Bee in Dorv", None, "the outlet itself"),
        ("By TNB", None, "the outlet's initials"),
    ],
)  # fmt: skip
def test_the_agency_that_credit_lines_name(credit: str, name: str | None, why: str) -> None:
    assert agency(STORY, credit) == name, why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (f"DORV, May 2 (Norva) - {STORY}", "Norva", "a date line"),
        (f"DORV, May 2 (Norwick Bee) - {STORY}", None, "the outlet's own date line"),
        (f"{STORY}\n\n- Norva", "Norva", "a line of its own"),
        (f"{STORY}\n\n(Norva)", "Norva", "in brackets"),
        (f"{STORY} (Norva)", "Norva", "at the end of the last line"),
        (f"{STORY}\n\nReporting by Norva; editing by Ida Roe", "Norva", "a credit line in the body"),
        (f"{STORY}\n\n- Bread\n- Butter", None, "a list"),
        (f"{STORY}\n\n- Ida Roe", None, "a person"),
        (f"{STORY} The Norva agency saw it.\n\n(Norva)", "The Norva agency", "as the text calls it"),
    ],
)  # fmt: skip
def test_the_agency_that_the_text_names(text: str, name: str | None, why: str) -> None:
    assert agency(text, "") == name, why


def test_only_what_is_above_the_line_comes_from_the_agency() -> None:
    whole = document(f"{STORY}\n\n- Norva\n\nIN BRIEF\n\nThe fair is on Sunday.")
    (((low, high), _),) = supplied(whole)
    assert low == 0 and STORY in whole.text[low:high] and "fair" not in whole.text[low:high]


def test_paragraphs_of_the_outlets_own_do_not() -> None:
    ours = "Our readers rang us."
    town = "In Norwick the sluice is new."
    said = "“We are dry,” said Bo Lund."
    whole = document("\n\n".join([STORY * 25, ours, said, town, STORY]), credit="(Norva)")
    parts = "".join(whole.text[slice(*stretch)] for stretch, _ in supplied(whole))
    assert STORY in parts and said in parts
    assert ours not in parts and town not in parts


def test_a_town_that_the_story_is_about_says_nothing() -> None:
    text = "\n\n".join(["The sluice at Norwick held.", STORY, "Norwick is dry."])
    whole = document(text, credit="(Norva)")
    assert [whole.text[slice(*stretch)].strip() for stretch, _ in supplied(whole)] == [whole.text.strip()]


def page(*parts: tuple[BlockKind, str]) -> Document:
    whole, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, len(whole), len(whole) + len(words)))
        whole += words + "\n"
    return Document(
        id="d", received_as="d.txt", text=whole, outlet="The Sieve", language="en", blocks=tuple(blocks)
    )


@pytest.mark.parametrize("over", [False, True])
def test_each_item_of_a_page_comes_from_its_own_source(over: bool) -> None:
    one: list[tuple[BlockKind, str]] = [("body", "It held."), ("credit", "via Vale Herald · 9 comments")]
    two: list[tuple[BlockKind, str]] = [("body", "It broke."), ("credit", "Source: Lumo News")]
    if over:
        one.reverse()
        two.reverse()
    whole = page(("headline", "Sluice"), *one, ("headline", "Dam"), *two)
    found = {whole.text[slice(*at)]: whole.text[slice(*stretch)].strip() for stretch, at in supplied(whole)}
    assert found == {"Vale Herald": "It held.", "Lumo News": "It broke."}


PIECES = st.sampled_from(
    ["By ", "Reporting by ", "Norva", " News Agency", "; ", ", ", "(", ")", "\n", "- ", "/", "via ", "©", "·",
     "Source: ", " in ", "We ", "“", "Norwick", ". ", "\u200b"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_stretches_lie_apart_inside_any_text(body: list[str], credit: list[str]) -> None:
    whole = document("".join(body) + " end", credit="".join(credit) + " end")
    found = supplied(whole)
    assert all(0 <= s < e <= len(whole.text) for pair in found for s, e in pair)
    assert all(a[1] <= b[0] for (a, _), (b, _) in pairwise(found))
