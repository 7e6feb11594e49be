"""Chains: who first said it, which article of the bundle it comes from, what is lacking."""

from __future__ import annotations

import pytest

from earwitness.records import Document, Party, PartyKind, Relay, Report, Source
from earwitness.trace.ghosts import lacking
from earwitness.trace.sources import Chain, chains, folded, shelf

DOCUMENTS = [
    Document(id="a", received_as="a.txt", text="x", outlet="The Marl Courier"),
    Document(id="b", received_as="b.txt", text="x", outlet="Brinewire"),
]


def party(name: str, kind: PartyKind) -> Party:
    return Party(id=name, document="b", name=name, kind=kind, mentions=((0, 1),))


PARTIES = {
    p.id: p
    for p in (
        party("Ann Roe", "named-person"),
        party("the Courier", "outlet"),
        party("marlcourier.example", "outlet"),
        party("Brinewire", "outlet"),
        party("Coast Radio", "outlet"),
        party("an internal memo", "document"),
    )
}


def chain(speaker: str | None, *relay: str) -> Chain:
    report = Report(
        id="r", document="b", source=Source((), speaker), cue=(), content=((0, 1),), kind="indirect",
        relay=tuple(Relay(p, "stated") for p in relay),
    )  # fmt: skip
    return chains([report], PARTIES, DOCUMENTS)["r"]


@pytest.mark.parametrize(
    ("speaker", "relay", "cited", "lacking", "why"),
    [
        ("Ann Roe", ("Ann Roe", "Brinewire"), set(), (), "told the outlet itself"),
        (
            "Ann Roe",
            ("Ann Roe", "the Courier", "Brinewire"),
            {"a"},
            (),
            "part of a name, of one outlet alone",
        ),
        ("Ann Roe", ("marlcourier.example",), {"a"}, (), "an address is its outlet"),
        ("the Courier", (), {"a"}, (), "the outlet itself says it"),
        ("Ann Roe", ("Coast Radio",), set(), ("Coast Radio",), "not in the bundle"),
        ("an internal memo", (), set(), ("an internal memo",), "a document is never in the bundle"),
        (None, (), set(), (), "nobody"),
    ],
)
def test_chains(
    speaker: str | None, relay: tuple[str, ...], cited: set[str], lacking: tuple[str, ...], why: str
) -> None:
    found = chain(speaker, *relay)
    assert (found.speaker, set(found.cited), found.lacking) == (speaker, cited, lacking), why


def test_the_unknown_outlet_that_printed_it_is_not_lacking() -> None:
    own = Party(id="own", document="b", name="this page", kind="outlet")
    report = Report(
        id="r", document="b", source=Source((), "own"), cue=(), content=((0, 1),), kind="indirect"
    )
    assert chains([report], {"own": own}, DOCUMENTS)["r"].lacking == ()


def test_what_a_statement_is_nested_in_is_on_its_way() -> None:
    outer = Report(
        id="o", document="b", source=Source((), "Coast Radio"), cue=(), content=((0, 9),), kind="indirect"
    )
    inner = Report(
        id="i",
        document="b",
        source=Source((), "Ann Roe"),
        cue=(),
        content=((3, 9),),
        kind="indirect",
        parent="o",
    )
    found = chains([outer, inner], PARTIES, DOCUMENTS)["i"]
    assert (found.speaker, found.lacking) == ("Ann Roe", ("Coast Radio",))


def test_nesting_in_a_circle_ends() -> None:
    rows = [
        Report(id=i, document="b", source=Source(), cue=(), content=((0, 9),), kind="indirect", parent=p)
        for i, p in (("x", "y"), ("y", "x"))
    ]
    assert chains(rows, PARTIES, DOCUMENTS)["x"].speaker is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Marl Courier", "marl courier"),
        ("www.brinewire.com", "Brinewire"),
        ("Marl-Courier", "marlcourier.example"),
    ],
)
def test_names_of_one_outlet(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_part_that_fits_two_outlets_is_neither() -> None:
    two = [*DOCUMENTS, Document(id="c", received_as="c.txt", text="x", outlet="The Sedge Courier")]
    assert shelf(two).documents("the Courier") == ()
    assert shelf(two).documents("Sedge Courier") == ("c",)


def test_ghosts_are_what_is_cited_and_not_here() -> None:
    rows = [
        Report(
            id=f"r{n}",
            document=d,
            source=Source((), "Coast Radio"),
            cue=(),
            content=((n, n + 1),),
            kind="indirect",
        )
        for n, d in enumerate("abb")
    ]
    found = chains(rows, PARTIES, DOCUMENTS)
    (ghost,) = lacking(DOCUMENTS, rows, found, PARTIES, {}).ghosts
    assert (ghost.name, ghost.kind, ghost.cited_in, ghost.reports) == (
        "Coast Radio", "outlet", ("a", "b"), ("r0", "r1", "r2"),
    )  # fmt: skip
