"""The same words under two names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from earwitness.dossier.naming import Names
from earwitness.dossier.statements import arrange
from earwitness.dossier.two_names import TwoNames, two_names
from earwitness.records import Claim, Document, Drift, Link, Party, Relation, Report, Source

OUTLETS = ("A", "B", "C")
TEXT = "Somebody said the wall leaks."


def article(name: str) -> tuple[Document, Party, Report]:
    return (
        Document(id=name, received_as=name, text=TEXT, outlet=name),
        Party(id=f"par-{name}", document=name, name=f"speaker of {name}", kind="named-person"),
        Report(
            id=f"rep-{name}",
            document=name,
            source=Source(spans=((0, 8),), party=f"par-{name}"),
            cue=((9, 13),),
            content=((14, 28),),
            kind="indirect",
        ),
    )


def link(origin: str, target: str, *drift: Drift, relation: Relation = "same-utterance", p: float = 0.9,
         **evidence: bool) -> Link:  # fmt: skip
    return Link(
        id=f"lnk-{origin}-{target}",
        origin=f"rep-{origin}",
        target=f"rep-{target}",
        relation=relation,
        probability=p,
        drift=drift,
        evidence=dict(evidence),
    )


def found(*links: Link, claims: Sequence[Sequence[str]] = (OUTLETS,), merged: Sequence[Party] = ()
          ) -> tuple[TwoNames, ...]:  # fmt: skip
    parts = [article(name) for name in OUTLETS]
    articles = arrange([p[0] for p in parts], [f for p in parts for f in p[1:]])
    return two_names(
        Names(articles, merged),
        [
            Claim(id=f"c{n}", text="-", reports=tuple(f"rep-{m}" for m in members), origin_range=(1, 1))
            for n, members in enumerate(claims)
        ],
        links,
    )


def test_every_name_with_its_statements() -> None:
    (one,) = found(link("B", "A", "verbatim", "reattributed"), link("C", "A", "verbatim"))
    assert one.words == "the wall leaks" and not one.borderline
    assert [(c.name, c.reports) for c in one.credits] == [
        ("speaker of A", ("rep-A",)),
        ("speaker of B", ("rep-B",)),
        ("speaker of C", ("rep-C",)),
    ]


@pytest.mark.parametrize(
    "links",
    [
        (link("B", "A", "verbatim"),),  # the same name, as far as tracing sees
        (link("B", "A", "paraphrased", "reattributed"),),  # other words
        (link("B", "A", "reattributed", relation="same-claim"),),  # each on his own word
        (link("B", "A", "verbatim", "reattributed", borderline=True),),  # not in one claim for sure
    ],
)
def test_no_two_names(links: tuple[Link, ...]) -> None:
    assert found(*links) == ()


def test_only_inside_a_claim() -> None:
    assert found(link("B", "A", "verbatim", "reattributed"), claims=[("A",), ("B", "C")]) == ()


def test_two_claims_of_the_same_statements_are_told_once() -> None:
    assert len(found(link("B", "A", "verbatim", "reattributed"), claims=[("A", "B"), ("A", "B")])) == 1


def test_names_that_tracing_merged_are_one() -> None:
    whole = Party(id="m", document=None, name="she", kind="named-person", members=("par-A", "par-B"))
    assert found(link("B", "A", "verbatim", "reattributed"), merged=[whole]) == ()


def test_unlikely_ones_are_marked_and_come_last() -> None:
    sure, unsure = found(
        link("B", "A", "verbatim", "reattributed", p=0.3),
        link("C", "B", "verbatim", "reattributed"),
        claims=[("A", "B"), ("B", "C")],
    )
    assert (sure.borderline, unsure.borderline) == (False, True)
