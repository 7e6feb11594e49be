"""Pairs and their evidence: what propositions name, and which pairs the model is asked about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from earwitness.pairs import STANCES, Comparisons, PairModel
from earwitness.records import Document, Report, Source
from earwitness.trace import matching
from earwitness.trace.drift.numbers import amounts, exchanged
from earwitness.trace.drift.stated import Stated
from earwitness.trace.evidence import Mentions, column
from earwitness.trace.matching import Matches, asked_again, matches
from earwitness.trace.propositions import Proposition, propositions

TEXTS = (
    "the wall of the upper dam moved by two centimeters in March",
    "engineers say that the great barrier shifted by 20 mm",
    "forty-one men were still below ground",
    "the roster has 41 names",
    "48 men had gone down that night",
)


def said(texts: Sequence[str] = TEXTS) -> tuple[tuple[Document, ...], tuple[Proposition, ...]]:
    documents = tuple(Document(id=f"d{n}", received_as=f"{n}.txt", text=text) for n, text in enumerate(texts))
    reports = [
        Report(
            id=f"r{n}",
            document=d.id,
            source=Source(spans=()),
            cue=(),
            content=((0, len(d.text)),),
            kind="indirect",
            voice="own",
            stance="asserts",
        )
        for n, d in enumerate(documents)
    ]
    return documents, propositions(documents, reports)


class Told(PairModel):
    """A model that answers by the order of what it is asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Comparisons:
        self.asked += pairs
        first = np.array([0.9 if a < b else 0.2 for a, b in pairs], np.float32)
        stance = np.zeros((len(pairs), len(STANCES)), np.float32)
        return Comparisons(first, first, first, stance)


def compared(pairs: list[tuple[int, int]], model: PairModel | None = None) -> Matches:
    documents, found = said()
    known = {d.id: d for d in documents}
    mentions = [
        Mentions(
            frozenset(["p"] if "men" in p.text else ["dam"] if "dam" in p.text else []),
            amounts(Stated(known[p.report.document], p.report, p.spans)),
        )
        for p in found
    ]
    vectors = np.ones((len(found), 2), np.float32) / np.sqrt(np.float32(2))
    return matches(
        found,
        np.array(pairs),
        vectors=(vectors, vectors),
        compare=lambda a, b: "unknown",
        parents={},
        model=model,
        mentions=mentions,
    )


@pytest.mark.parametrize(
    ("pair", "name", "value", "why"),
    [
        ((0, 1), "amounts", 1.0, "two centimeters are 20 mm"),
        ((2, 3), "amounts", 1.0, "forty-one is 41, whatever is counted"),
        ((2, 4), "amounts", -1.0, "41 is not 48"),
        ((2, 4), "mentions", 1.0, "somebody is mentioned in both"),
        ((0, 2), "mentions", -1.0, "somebody else is"),
        ((1, 2), "mentions", np.nan, "nobody is mentioned in one of them: not known, and not 0"),
    ],
)
def test_what_propositions_name(pair: tuple[int, int], name: str, value: float, why: str) -> None:
    assert column(compared([pair]).rows, name)[0] == pytest.approx(value, nan_ok=True), why


def test_the_model_is_asked_in_both_orders() -> None:
    model = Told()
    found = compared([(0, 1)], model)
    assert sorted(model.asked) == sorted([(TEXTS[0], TEXTS[1]), (TEXTS[1], TEXTS[0])])
    assert column(found.rows, "meaning")[0] == pytest.approx(0.9)
    assert column(found.rows, "meaning_least")[0] == pytest.approx(0.2)


def test_in_large_bundles_it_is_asked_again_about_pairs_of_two_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = [(0, 1), (0, 2), (2, 3), (2, 4), (3, 4)]
    found = compared(pairs)
    odds = np.array([1.0, -9.0, 3.0, 0.5, -1.0], np.float32)
    first = Matches(found.pairs, found.rows, odds, odds)
    model = Told()
    group = np.array([0, 1, 2, 2, 3])
    monkeypatch.setattr(matching, "_ASKED_AGAIN", 1)
    again = asked_again(first, said()[1], group, model=model)
    # (0, 2) is too unlikely, (2, 3) are one claim already; 3 has had no other answer
    asked = ~np.isnan(column(again.rows, "meaning"))
    assert [pair for pair, was in zip(pairs, asked, strict=True) if was] == [(0, 1), (2, 4), (3, 4)]
    assert len(model.asked) == 6
    once_more = asked_again(
        Matches(again.pairs, again.rows, odds, odds), said()[1], group, model=(silent := Told())
    )
    assert not silent.asked  # what was answered is not asked again
    assert np.array_equal(once_more.rows, again.rows, equal_nan=True)


def test_both_sides_of_a_changed_number_are_told() -> None:
    documents, found = said(["the crack is 2 millimeters wide", "the crack is 2 centimeters wide"])
    one, other = (Stated(d, p.report, p.spans) for d, p in zip(documents, found, strict=True))
    assert exchanged(one, other) == ("2 millimeters", "2 centimeters")
    assert exchanged(one, one) is None


@pytest.mark.parametrize(
    ("earlier", "later", "told", "why"),
    [
        (
            "about 60 men were lost",
            "more than 60 men were lost",
            ("60 men", "more than 60 men"),
            "a bound is told",
        ),
        ("40 boats were lost", "the boats lost had reached 50 by dusk", ("40 boats", "50"), "no unit: “by”"),
    ],
)
def test_a_changed_number_is_told_with_its_bound_and_unit(
    earlier: str, later: str, told: tuple[str, str], why: str
) -> None:
    documents, found = said([earlier, later])
    one, other = (Stated(d, p.report, p.spans) for d, p in zip(documents, found, strict=True))
    assert exchanged(one, other) == told, why


def test_two_texts_are_asked_about_once_whichever_comes_first() -> None:
    texts = (TEXTS[0], TEXTS[1], TEXTS[0])
    model = Told()
    pairs = np.array([(0, 1), (1, 2)])
    found = said(texts)[1]
    rows = matches(
        found,
        pairs,
        vectors=(np.ones((3, 1), np.float32),) * 2,
        compare=lambda a, b: "unknown",
        parents={},
        model=model,
    ).rows
    assert sorted(model.asked) == sorted([texts[:2], texts[1::-1]])
    assert column(rows, "meaning") == pytest.approx([0.9, 0.9])
