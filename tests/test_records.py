"""Ids say what a record is about and nothing else; records are frozen and their form is settled."""

from __future__ import annotations

import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import (
    SCHEMA,
    AnyRecord,
    Document,
    Link,
    Record,
    Report,
    Source,
    claim_id,
    document_id,
    json_schema,
    make_id,
    report_id,
)

KINDS: tuple[type[Record], ...] = typing.get_args(AnyRecord)

Spans = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=5)


def test_the_kinds_of_the_stream() -> None:
    assert [kind.__struct_config__.tag for kind in KINDS] == [
        "provenance",
        "document",
        "party",
        "report",
        "figure",
        "informs",
        "headline-check",
        "link",
        "claim",
        "origin",
        "passage",
        "comparison",
        "ghost",
        "belief",
        "quantity",
        "truth",
        "simulation",
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_records_are_frozen_and_closed(kind: type[Record]) -> None:
    config = kind.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    assert {"id", "schema"} <= set(kind.__struct_fields__)
    assert kind.__doc__ and not kind.__doc__.startswith(kind.__name__)


def test_a_record_cannot_be_changed() -> None:
    document = Document(id="doc-1", received_as="a.txt", text="x")
    with pytest.raises(AttributeError):
        document.text = "y"  # type: ignore[misc]


def test_link_is_from_and_to_in_json() -> None:
    link = Link(id="lnk-1", origin="rep-1", target="rep-2", relation="denies", probability=0.5)
    assert {"from": "rep-1", "to": "rep-2"}.items() <= msgspec.to_builtins(link).items()


def test_schema_is_closed_and_versioned() -> None:
    schema = json_schema()
    for kind in KINDS:
        definition = schema["$defs"][kind.__name__]
        assert definition["additionalProperties"] is False
        assert definition["properties"]["schema"]["enum"] == [SCHEMA]
        assert definition["properties"]["record"]["enum"] == [kind.__struct_config__.tag]


# these are promises to every file that was ever written: a change here breaks stored ids
PINNED = [
    (make_id("doc", "a", None, 1), "doc-cea299f776d00b01"),
    (
        document_id(url=None, outlet="The Bellman", published="2019-09-15", text="Nobody dares.\n"),
        "doc-a2020bca00026f0f",
    ),
    (report_id("doc-1", [(0, 3)], [(4, 8)], [(9, 20), (24, 30)]), "rep-18e82aa6aa3cd77a"),
    (claim_id(["rep-2", "rep-1"]), "clm-1751cf588b5d304a"),
]


@pytest.mark.parametrize(("got", "expected"), PINNED)
def test_ids_are_pinned(got: str, expected: str) -> None:
    assert got == expected


@given(st.text(), st.text(), st.text(), st.text())
def test_document_id_sees_address_date_and_text(url: str, date: str, text: str, other: str) -> None:
    made = document_id(url=url or None, outlet="X", published=date, text=text)
    assert made == document_id(url=url or None, outlet="X", published=date, text=text)
    if other != text:
        assert made != document_id(url=url or None, outlet="X", published=date, text=other)
    if other != date:
        assert made != document_id(url=url or None, outlet="X", published=other, text=text)


def test_an_address_outweighs_the_name_of_its_outlet() -> None:
    """One page under two spellings of its outlet is one document; without an address it is two."""
    page = {"published": None, "text": "t"}
    assert document_id(url="u", outlet="A", **page) == document_id(url="u", outlet="B", **page)
    assert document_id(url=None, outlet="A", **page) != document_id(url=None, outlet="B", **page)


@given(Spans, Spans, st.randoms(use_true_random=False))
def test_report_id_ignores_the_order_of_spans(
    cue: list[tuple[int, int]], content: list[tuple[int, int]], rng
) -> None:  # type: ignore[no-untyped-def]
    shuffled = content[:]
    rng.shuffle(shuffled)
    assert report_id("d", cue, content) == report_id("d", cue, shuffled)


def test_report_id_knows_a_source_from_a_cue() -> None:
    assert report_id("d", [(0, 2)], [(3, 4)], []) != report_id("d", [(3, 4)], [(0, 2)], [])


@given(st.lists(st.text(min_size=1), min_size=1, unique=True), st.randoms(use_true_random=False))
def test_claim_id_ignores_order(reports: list[str], rng) -> None:  # type: ignore[no-untyped-def]
    shuffled = reports[:]
    rng.shuffle(shuffled)
    assert claim_id(reports) == claim_id(shuffled)


def test_defaults_are_not_shared() -> None:
    a = Link(id="1", origin="a", target="b", relation="denies", probability=0.1)
    b = Link(id="2", origin="a", target="b", relation="denies", probability=0.1)
    assert a.evidence == {} and a.evidence is not b.evidence
    report = Report(id="r", document="d", source=Source(), cue=(), content=((0, 1),), kind="direct")
    assert (report.voice, report.place, report.stance) == ("reported", "body", None)
