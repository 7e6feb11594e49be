"""Denials find the claim that they dispute, whoever prints it and in whatever order it comes."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import Document, Link, Party, Published, Report, Source, Stance
from earwitness.trace import TraceSettings, trace
from earwitness.trace.disputing import chances

WORDS_ONLY = TraceSettings(model=False)
PAGE = (
    "Keeper hid leaking sluice\n\n"
    "The keeper of Ansel lock hid a leaking sluice from the canal board, an inspector said. "
    "A fitter said the keeper had been at sea in March.\n\n"
    "The canal company's spokeswoman denied that a leaking sluice had been hidden from the board.\n\n"
    "The cook said the soup was good. The keeper said: “I do not believe that the soup was good.” "
    "Asked about the soup, he said he doubted that it was good."
)
COPY = "The keeper of Ansel lock hid a leaking sluice from the canal board, an inspector told the Post."
# id: document, party, content, stance, parent
STATED: dict[str, tuple[str, str, str, Stance, str | None]] = {
    "claim": ("page", "inspector", "The keeper of Ansel lock hid a leaking sluice from the canal board",
              "asserts", None),
    "sea": ("page", "fitter", "the keeper had been at sea in March", "asserts", None),
    "denial": ("page", "spokeswoman", "that a leaking sluice had been hidden from the board", "denies", None),
    "soup": ("page", "cook", "the soup was good", "asserts", None),
    "whole": ("page", "keeper", "“I do not believe that the soup was good.”", "asserts", None),
    "inner": ("page", "keeper", "that the soup was good", "denies", "whole"),
    "doubt": ("page", "keeper", "that it was good", "doubts", None),
    "copy": ("copy", "inspector2", "The keeper of Ansel lock hid a leaking sluice from the canal board",
             "asserts", None),
}  # fmt: skip
TEXTS = {"page": PAGE, "copy": COPY}


def material() -> tuple[list[Document], list[Party | Report]]:
    documents = [
        Document(
            id=name,
            received_as=f"{name}.txt",
            text=text,
            published=Published(day, day, day, "given", ""),
        )
        for name, text, day in (("page", PAGE, "2020-04-02"), ("copy", COPY, "2020-04-03"))
    ]
    found: list[Party | Report] = []
    who = {}
    for name, (document, party, content, stance, parent) in STATED.items():
        start = TEXTS[document].index(content)
        who[party] = Party(id=party, document=document, name=party.rstrip("2"), kind="named-person")
        found.append(
            Report(
                id=name,
                document=document,
                source=Source((), party),
                cue=(),
                content=((start, start + len(content)),),
                kind="indirect",
                stance=stance,
                parent=parent,
            )
        )
    return documents, [*who.values(), *found]


def disputes(documents: list[Document], found: list[Party | Report]) -> dict[str, Link]:
    links = trace(documents, found, WORDS_ONLY).links
    return {k.origin: k for k in links if k.relation in ("denies", "comments-on")}


def test_a_denial_is_tied_to_what_it_says_without_its_not() -> None:
    link = disputes(*material())["denial"]
    assert link.relation == "denies"
    assert link.denied == "fact"
    assert link.target in ("claim", "copy")  # one claim, printed twice
    assert 0.2 <= link.probability <= 1


def test_what_denies_inside_a_statement_of_the_same_speaker_is_that_statements_denial() -> None:
    links = disputes(*material())
    assert "inner" not in links
    assert links["whole"].target == "soup"


def test_a_doubt_comments_and_does_not_deny() -> None:
    link = disputes(*material()).get("doubt")
    assert link is None or link.relation == "comments-on"


def test_the_order_of_what_is_given_changes_nothing() -> None:
    documents, found = material()
    wanted = disputes(documents, found)
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        random.Random(seed).shuffle(found)
        assert disputes(documents, found) == wanted


@given(st.lists(st.floats(-50, 50, width=32), max_size=8))
def test_chances_are_shares_of_one_and_keep_their_order(strengths: list[float]) -> None:
    shares = chances(np.array(strengths, np.float32))
    assert ((shares >= 0) & (shares <= 1)).all()
    assert shares.sum() <= 1 + 1e-5
    by_strength = np.argsort(np.array(strengths, np.float32), kind="stable")
    assert (np.diff(shares[by_strength]) >= -1e-6).all()


def test_chances_against_none() -> None:
    assert chances(np.array([0.0], np.float32))[0] == pytest.approx(0.5)
    two = chances(np.array([math.log(3), 0.0], np.float32))
    assert two == pytest.approx([0.6, 0.2])
    assert len(chances(np.empty(0, np.float32))) == 0
