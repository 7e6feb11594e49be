"""How many beginnings a claim has: every rule on its own, and what it must not do."""

from __future__ import annotations

import pytest

from earwitness.records import Report, Source
from earwitness.trace.evidence import Verdict
from earwitness.trace.origins import Beginnings, Known, beginnings
from earwitness.trace.sources import Chain

VERDICTS: dict[frozenset[str], Verdict] = {
    frozenset(("minister", "ministry")): "for",
    frozenset(("official", "minister")): "possible",
    frozenset(("official", "aide")): "possible",
}


def compare(a: str, b: str) -> Verdict:
    return "same" if a == b else VERDICTS.get(frozenset((a, b)), "different")


# id: document, speaker, parent, cited documents, lacking parties
ROWS: dict[str, tuple[str, str | None, str | None, tuple[str, ...], tuple[str, ...]]] = {
    "a1": ("a", "official", None, (), ()),
    "a2": ("a", None, None, (), ()),
    "b1": ("b", "official", None, ("a",), ()),
    "b2": ("b", "minister", None, (), ()),
    "b3": ("b", "ministry", None, (), ()),
    "c1": ("c", None, None, (), ()),
    "c2": ("c", "farmer", None, (), ()),
    "c3": ("c", "witness", "c2", (), ()),
    "d1": ("d", "driver", None, (), ("gazette",)),
    "e1": ("e", "porter", None, (), ("gazette",)),
    "f1": ("f", "cook", None, ("a",), ()),
    "g1": ("g", "aide", None, (), ()),
}


def begun(*ids: str, **more: frozenset[tuple[str, str]]) -> Beginnings:
    reports = {
        i: Report(
            id=i,
            document=doc,
            source=Source((), who),
            cue=(),
            content=((n, n + 1),),
            kind="indirect",
            parent=parent,
        )
        for n, (i, (doc, who, parent, _, _)) in enumerate(ROWS.items())
    }
    chains = {
        i: Chain(reports[i], who, frozenset(cited), lacking)
        for i, (_, who, _, cited, lacking) in ROWS.items()
    }
    names = {p: p for p in ("official", "minister", "ministry", "gazette", "farmer")}
    return beginnings(ids, Known(reports, chains, {}, names, compare, **more))


@pytest.mark.parametrize(
    ("ids", "expected", "why"),
    [
        (("a1", "b1"), (1, 1), "one speaker"),
        (("b2", "b3"), (1, 1), "one speaks for the other"),
        (("a1", "b2"), (1, 2), "an unnamed official may be the minister"),
        (("a1", "c2"), (2, 2), "two that the text keeps apart"),
        (("a1", "a2"), (1, 1), "without a source, in an article that gives one"),
        (("a1", "c1"), (1, 2), "nobody named: may come from the other"),
        (("c2", "c3"), (1, 1), "one stands inside the other"),
        (("a1", "f1"), (1, 1), "one cites the other's outlet"),
        (("d1", "e1"), (1, 1), "both cite one that is lacking"),
        (("c2", "d1"), (2, 2), "two that cite nothing in common"),
        (("a1",), (1, 1), "one report"),
    ],
)
def test_ranges(ids: tuple[str, ...], expected: tuple[int, int], why: str) -> None:
    found = begun(*ids)
    assert (len(found.least), len(found.sure)) == expected, why


def test_the_same_words_under_two_names_are_one_utterance() -> None:
    assert len(begun("a1", "c2").sure) == 2
    assert len(begun("a1", "c2", one_utterance=frozenset([("a1", "c2")])).sure) == 1


def test_a_copied_passage_is_one_and_copying_elsewhere_leaves_it_open() -> None:
    assert len(begun("a1", "c2", copied=frozenset([("a1", "c2")])).sure) == 1
    found = begun("a1", "c2", copying=frozenset([("a", "c")]))
    assert (len(found.least), len(found.sure)) == (1, 2)


def test_possible_joins_do_not_narrow_the_most() -> None:
    found = begun("a1", "b2", "g1")
    assert (len(found.least), len(found.sure)) == (1, 3)
    assert found.rules[0].startswith("they may be fewer: ")


def test_every_report_stands_in_one_group_of_each_kind() -> None:
    every = tuple(ROWS)
    found = begun(*every)
    for groups in (found.sure, found.least):
        assert sorted(r for g in groups for r in g) == sorted(every)


def test_the_reason_of_a_group_names_its_rule() -> None:
    found = begun("a1", "b1", "c2")
    group = next(g for g in found.sure if "a1" in g)
    assert "the same speaker: official" in found.reason(group)
    alone = next(g for g in found.sure if "c2" in g)
    assert "no sign of text in common" in found.reason(alone)


def test_order_changes_nothing() -> None:
    every = tuple(ROWS)
    assert begun(*every) == begun(*reversed(every))
