"""Merging as a whole: the analyst wins, nothing is lost, order is nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trace.articles import AFFAIR, VANTAGE, Article, groups, merged, records
from tests.trace.test_people_by_name import BODIES, NAMES
from tests.trace.test_people_by_way import OFFICES, RELAYED

from earwitness.errors import SettingError
from earwitness.records import Party
from earwitness.trace.people.merging import People, merge

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
