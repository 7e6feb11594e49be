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
from earwitness.trace.claims import claim_groups
from earwitness.trace.dispute_evidence import MOST
from earwitness.trace.disputing import Candidates, Disputes, chances
from earwitness.trace.evidence import FEATURES, Verdict, Weights
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import propositions

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


def large(
    articles: int, each: int, of_one_claim: int, like: int = 0, seed: int = 0
) -> tuple[Disputes, list[str]]:
    """A made-up bundle: every tenth statement denies, every *of_one_claim* statements are a claim.

    *like*: with how many others each denial was compared; *seed*: the order in which all is given. Beside it
    a list that the parties asked about are written to.
    """
    text = "".join(f"Number {k} of the locks was shut. " for k in range(each))
    starts = [text.index(f"Number {k} ") for k in range(each)]
    documents = [Document(id=f"d{d:03d}", received_as="d.txt", text=text) for d in range(articles)]
    reports = [
        Report(
            id=f"r{d:03d}:{k:03d}",
            document=f"d{d:03d}",
            source=Source((), f"p{d}:{k}"),
            cue=(),
            content=((start, start + len(f"Number {k} of the locks was shut.")),),
            kind="indirect",
            stance="denies" if (d + k) % 10 == 0 else "asserts",
        )
        for d in range(articles)
        for k, start in enumerate(starts)
    ]
    random.Random(seed).shuffle(documents)
    random.Random(seed).shuffle(reports)
    props = propositions(documents, reports)
    mixed = sorted(range(len(props)), key=lambda i: (i * 7919) % len(props))
    parts = [tuple(sorted(mixed[at : at + of_one_claim])) for at in range(0, len(mixed), of_one_claim)]
    denying = [i for i, p in enumerate(props) if p.report.stance == "denies"]
    pairs = sorted({(min(i, j), max(i, j)) for i in denying for j in mixed[:like] if i != j})
    odds = np.array([-(i + j) / 100 for i, j in pairs], np.float32)
    asked: list[str] = []

    def compare(_: Report, other: Report) -> Verdict:
        asked.append(other.source.party or "")
        return "different"

    disputes = Disputes(
        documents={d.id: d for d in documents},
        parties={},
        propositions=props,
        groups=claim_groups(props, parts),
        matches=Matches(
            np.array(pairs, np.int64).reshape(-1, 2),
            np.empty((len(pairs), len(FEATURES)), np.float32),
            odds,
            odds,
        ),
        vectors=None,
        encode=None,
        compare=compare,
        weights=Weights(props).of,
    )
    return disputes, asked


LARGE = [
    (30, 40, 50, 0, "claims of many statements each"),
    (2, 400, 1, 0, "an article of more claims than are looked at"),
    (3, 300, 100, 0, "an article of more statements than are looked at, in few claims"),
    (40, 20, 2, 600, "a denial that is like most of the bundle"),
    (300, 3, 450, 0, "claims that nearly every article states"),
]


@pytest.mark.parametrize(("articles", "each", "of_one_claim", "like", "why"), LARGE)
def test_what_a_denial_costs_has_a_bound(
    articles: int, each: int, of_one_claim: int, like: int, why: str
) -> None:
    disputes, asked = large(articles, each, of_one_claim, like)
    denial = min(disputes.disputing)
    for one in sorted(disputes.disputing)[:5]:
        asked.clear()
        (found,) = disputes.candidates(frozenset([one]))
        assert 0 < len(found.near) <= MOST, why
        # those in its claims, and those that stand above it
        assert len(asked) == len(set(asked)) <= 2 * MOST, why
        assert (found.stands_for >= 1).all()
    again, _ = large(articles, each, of_one_claim, like, seed=1)
    assert same(*disputes.candidates(frozenset([denial])), *again.candidates(frozenset([denial])))


def same(one: Candidates, other: Candidates) -> bool:
    return one.near == other.near and np.array_equal(one.rows, other.rows, equal_nan=True)


def test_what_is_looked_at_stands_for_what_is_not() -> None:
    disputes, _ = large(30, 40, 50)
    (found,) = disputes.candidates(frozenset([max(disputes.disputing)]))
    claim = {r: g.id for g in disputes.groups for r in g.reports}
    stood_for: dict[str, float] = {}
    for report, many in zip(found.near, found.stands_for.tolist(), strict=True):
        stood_for[claim[report]] = stood_for.get(claim[report], 0.0) + many
    others = [many for g, many in stood_for.items() if g != claim[found.denial]]
    assert others == pytest.approx([40] * len(others), rel=1e-5)  # as many as where there are few claims


def test_of_a_long_article_the_statements_around_a_denial_are_looked_at() -> None:
    disputes, _ = large(1, 900, 1)
    (found,) = disputes.candidates(frozenset(["r000:450"]))
    numbers = [int(r[-3:]) for r in found.near]
    assert {*range(400, 450), *range(451, 500)} <= set(numbers)


def test_of_a_small_bundle_everything_is_looked_at() -> None:
    disputes, _ = large(3, 20, 3)
    for found in disputes.candidates(disputes.disputing):
        inside = {
            p.report.id
            for p in disputes.propositions
            if p.report.document == found.denial.replace("r", "d")[:4]
        }
        assert inside - {found.denial} <= set(found.near)
        assert (found.stands_for == 1).all()
