"""A record stream that holds findings: taken as it is, and mended where lines are missing or broken."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
import pytest
from tests.affair import DOCUMENTS, EVERYTHING, FIGURES, FINDINGS, LINEAGE, PARTIES, REPORTS

from earwitness.ingest import Ingested, formats, ingest, sources
from earwitness.provenance import provenance
from earwitness.records import AnyRecord, Informs, Party, Record, Relay, Report, Source
from earwitness.stream import encode

READ = provenance("read", settings={"model": "best"}, models={"best": "f00d"}, documents=DOCUMENTS)
TAKEN_IN = provenance("ingest", settings={}, models={}, documents=DOCUMENTS)
ALL = frozenset(d.id for d in DOCUMENTS)
INFORMS = Informs(
    id="inf-1", document="doc-post", informer="par-owner", informed="par-quill", manner="tells", span=(0, 5)
)


def stream(records: Sequence[AnyRecord]) -> bytes:
    return b"".join(encode(r) + b"\n" for r in records)


def taken(data: bytes | Sequence[AnyRecord]) -> Ingested:
    return ingest(["-"], stdin=io.BytesIO(data if isinstance(data, bytes) else stream(data)))


def found(got: Ingested) -> list[Record]:
    """What was found, in an order that does not hang on that of the documents."""
    return in_order(got.before.findings)


def in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda r: r.id)


def refused(got: Ingested) -> list[str]:
    return [str(error) for error in got.refused]


def test_all_of_it_comes_back() -> None:
    got = taken([READ, *EVERYTHING, INFORMS])  # the lineage in it is made anew, and merged parties with it
    assert got.documents == DOCUMENTS and not got.refused and not got.notes
    assert found(got) == in_order((*FINDINGS, INFORMS))
    assert got.before.read == ALL and got.before.made == (READ,)


def test_from_a_file_among_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("read.jsonl").write_bytes(stream([READ, *DOCUMENTS, *FINDINGS]))
    Path("plain.txt").write_text("Another\n\nThe other ferry is whole, she said.\n")
    got = ingest(["plain.txt", "read.jsonl"])
    assert len(got.documents) == 4 and got.before.read == ALL and not got.refused


@pytest.mark.parametrize(
    ("records", "read"),
    [
        ((TAKEN_IN, *DOCUMENTS), frozenset()),  # taken in and not read
        ((READ, *DOCUMENTS), ALL),  # read, and nothing found
        (DOCUMENTS, frozenset()),  # nobody says
        ((*DOCUMENTS, *FINDINGS), ALL),  # nobody says, but what was found is there
        ((*DOCUMENTS, REPORTS[5]), frozenset(["doc-blog"])),
        # two streams, one after the other
        ((TAKEN_IN, DOCUMENTS[0], READ, *DOCUMENTS[1:]), frozenset(["doc-post", "doc-blog"])),
        ((READ, DOCUMENTS[0], TAKEN_IN, *DOCUMENTS[1:]), frozenset(["doc-courier"])),
    ],
)
def test_which_documents_were_read(records: Sequence[AnyRecord], read: frozenset[str]) -> None:
    assert taken(records).before.read == read


BROKEN = {
    b"{": "is not JSON",
    b'{"record":"report","id":"r"}': "is not a report",
    b'{"record":"rumour","id":"r"}': "is a record of an unknown kind ('rumour')",
    b'{"record":7}': "is a record of an unknown kind (7)",
    b'{"record":["report"]}': "is a record of an unknown kind",
    encode(PARTIES[0])[:-1] + b',"shoe":41}': "is not a party",
    encode(PARTIES[0]).replace(b'"schema":1', b'"schema":2'): "is not a party",
}


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_line_is_told_with_its_number_and_the_rest_goes_on(line: bytes) -> None:
    got = taken(stream([READ, *DOCUMENTS]) + line + b"\n" + stream(FINDINGS))
    (problem,) = refused(got)
    assert problem.startswith(f"-, line 5: {BROKEN[line]}") and "\n" not in problem
    assert found(got) == in_order(FINDINGS)


def test_findings_about_documents_that_are_not_there_are_refused_once() -> None:
    got = taken([READ, *DOCUMENTS[1:], *FINDINGS])
    (problem,) = refused(got)
    assert problem == (
        "-: 6 records are about articles that are not there (line 4: doc-courier); "
        "give the whole stream, as --json wrote it"
    )
    assert {f.document for f in got.before.findings} == {"doc-post", "doc-blog"}


def test_findings_alone_are_no_input() -> None:
    got = taken(FINDINGS)
    assert not got.documents and "about articles that are not there" in refused(got)[0]


def test_documents_and_findings_in_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_bytes(stream(FINDINGS))
    Path("b.jsonl").write_bytes(stream(DOCUMENTS))
    got = ingest(["a.jsonl", "b.jsonl"])
    assert not got.refused and found(got) == in_order(FINDINGS)


FAR = Relay(party="par-quill", basis="stated", span=(0, 9999))
Change = Callable[[Report], Report]
OUTSIDE: dict[str, Change] = {
    "beyond the end": lambda r: msgspec.structs.replace(r, content=((0, 99999),)),
    "before the beginning": lambda r: msgspec.structs.replace(r, cue=((-3, 2),)),
    "ends before it begins": lambda r: msgspec.structs.replace(r, hedges=((5, 4),)),
    "in a relay": lambda r: msgspec.structs.replace(
        r, relay=(Relay(party="par-quill", basis="stated", span=(0, 9999)),)
    ),
}


@pytest.mark.parametrize("how", OUTSIDE)
def test_what_points_outside_its_article_is_refused(how: str) -> None:
    bad = OUTSIDE[how](REPORTS[3])
    got = taken([*DOCUMENTS, *(bad if f.id == bad.id else f for f in FINDINGS)])
    (problem,) = refused(got)
    assert problem.startswith("-, line ") and "rep-quill points outside its article" in problem
    assert found(got) == in_order(f for f in FINDINGS if f.id != bad.id)


def with_(name: str, **changes: object) -> tuple[Record, ...]:
    return tuple(msgspec.structs.replace(f, **changes) if f.id == name else f for f in (*FINDINGS, INFORMS))


GONE: dict[str, tuple[tuple[Record, ...], str, dict[str, object]]] = {
    # what is given, the record that is looked at, what is left of it
    "speaker": (with_("rep-quill", source=Source(party="gone")), "rep-quill", {"source": Source()}),
    "candidates": (
        with_("rep-quill", source=Source(candidates=("gone", "par-owner"))),
        "rep-quill",
        {"source": Source(candidates=("par-owner",))},
    ),
    "relay": (with_("rep-quill", relay=(Relay(party="gone", basis="stated"),)), "rep-quill", {"relay": ()}),
    "parent": (with_("rep-quill", parent="gone"), "rep-quill", {"parent": None}),
    "itself": (with_("rep-quill", parent="rep-quill"), "rep-quill", {"parent": None}),
    "goes on from": (with_("rep-quill", continues="gone"), "rep-quill", {"continues": None}),
    "figure": (with_("fig-300", report="gone"), "fig-300", {"report": None}),
}


@pytest.mark.parametrize("what", GONE)
def test_references_to_what_is_not_there_are_left_out(what: str) -> None:
    given, name, left = GONE[what]
    got = taken([*DOCUMENTS, *given])  # type: ignore[list-item]
    assert not got.refused and got.notes == ("-: 1 reference leads to records that are not there; left out",)
    (record,) = (f for f in got.before.findings if f.id == name)
    assert {key: getattr(record, key) for key in left} == left


def test_who_informs_nobody_says_nothing() -> None:
    got = taken([*DOCUMENTS, *(f for f in (*FINDINGS, INFORMS) if f.id != "par-owner")])
    assert "inf-1" not in {f.id for f in got.before.findings} and "left out" in got.notes[0]


def test_statements_in_a_circle_are_taken_apart() -> None:
    chain = dict(zip(("rep-quill", "rep-owner"), ("rep-owner", "rep-quill"), strict=True))
    given = [msgspec.structs.replace(f, parent=chain[f.id]) if f.id in chain else f for f in FINDINGS]
    got = taken([*DOCUMENTS, *given])
    assert all(f.parent is None for f in got.before.findings if isinstance(f, Report))


def test_one_id_for_two_records() -> None:
    other = msgspec.structs.replace(REPORTS[3], confidence=0.1)
    got = taken([*DOCUMENTS, *FINDINGS, other])
    assert "has the id rep-quill of another record" in refused(got)[0] and found(got) == in_order(FINDINGS)
    assert not taken([*DOCUMENTS, *FINDINGS, *FINDINGS]).refused  # the same twice is no harm


def test_of_two_streams_on_one_document_one_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fewer = [f for f in FINDINGS if not isinstance(f, Party)]
    Path("a.jsonl").write_bytes(stream([*DOCUMENTS, *FINDINGS]))
    Path("b.jsonl").write_bytes(stream([*DOCUMENTS, *fewer]))
    one, other = ingest(["a.jsonl", "b.jsonl"]), ingest(["b.jsonl", "a.jsonl"])
    assert found(one) == found(other) == in_order(FINDINGS)
    assert [n for n in one.notes if "believed" in n] == [
        "b.jsonl: tells of 3 articles something else than a.jsonl, which is believed"
    ]


def test_a_stream_may_be_longer_than_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (formats, sources):
        monkeypatch.setattr(module, "LARGEST_FILE", 5_000)
    data = stream([READ, *EVERYTHING])
    assert len(data) > 5_000 and taken(data).documents == DOCUMENTS
    assert taken(b"\n\n" + data).documents == DOCUMENTS  # empty lines first
    assert taken(b"\xef\xbb\xbf" + data).documents == DOCUMENTS  # a byte order mark first
    plain = taken(b"Not a stream.\n" * 1_000)
    assert not plain.documents and "is larger than" in refused(plain)[0]


def test_a_first_line_of_any_length_is_told_for_what_it_is() -> None:
    long = json.dumps({"text": "It leaks. " * 200_000}).encode()
    (document,) = taken(long).documents
    assert document.text.startswith("It leaks.") and document.received_as == "-#line-1"


def test_kinds_that_are_made_anew_are_not_looked_at() -> None:
    assert not taken([*DOCUMENTS, *LINEAGE]).before.findings
    assert FIGURES[0].report == "rep-own"
