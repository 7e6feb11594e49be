"""A dossier as one value: its records in one order, its JSON and the way back, and what a notebook shows."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.notes import HOSTILE, affair, made

from earwitness.errors import InputError, RecordError, SettingError
from earwitness.ingest import IngestSettings
from earwitness.pipeline import collect, make_dossier, read_all, reopened, trace_all, weigh_all
from earwitness.provenance import provenance
from earwitness.read import ReadSettings
from earwitness.records import AnyRecord, Claim, Provenance, Report, definition_list
from earwitness.stream import decode_whole, encode_json, is_whole, whole_schema
from earwitness.trace import Lineage, TraceSettings
from earwitness.version import VERSION

SCHEMA = Path(__file__).parents[2] / "docs/dossier.schema.json"
# As make_dossier leaves it: what was done is told by the settings.
BY = provenance(
    "dossier",
    settings={"words_only": True, "priors": "priors-0", "excerpts_only": False},
    models={},
    documents=DOCUMENTS,
)
TOLD: dict[str, Any] = {
    "provenance": BY,
    "refused": [InputError("b.bin", "is binary", "give text"), InputError("a.bin", "is empty", "give text")],
    "notes": ["zebra", "ant", "zebra"],
}


def test_records_come_in_one_order_whatever_order_they_were_given_in() -> None:
    one, other = made(**TOLD), made(LINEAGE[::-1], DOCUMENTS[::-1], FINDINGS[::-1], **TOLD)
    assert list(one.records()) == list(other.records())
    assert one == other and one.json == other.json
    ids = [record.id for record in one.records()]
    assert len(ids) == len(set(ids)) == 1 + len(DOCUMENTS) + len(FINDINGS) + len(LINEAGE) + 2
    assert isinstance(next(one.records()), Provenance)
    assert one.notes == ("ant", "zebra") and [e.name for e in one.refused] == ["a.bin", "b.bin"]


def test_it_prints_in_one_line() -> None:
    assert repr(made()) == "Dossier(articles=3, statements=5, claims=1)"


def test_folders_stay_at_home() -> None:
    assert DOCUMENTS[0].received_as == "folder/courier.txt"
    assert made().documents[0].received_as == "courier.txt"


def test_json_has_a_line_for_each_record() -> None:
    lines = made(**TOLD).json.decode().splitlines()
    assert lines[0] == f'{{"earwitness": "{VERSION}",'
    assert lines[1] == '"schema": 1,'
    first = lines.index('"records": [') + 1
    records = [json.loads(line.rstrip(",")) for line in lines[first:-1]]
    assert lines[-1] == "]}"
    assert [r["id"] for r in records] == [r.id for r in made(**TOLD).records()]
    assert lines[2:6] == [
        '"refused": [',
        '{"name":"a.bin","problem":"is empty","remedy":"give text"},',
        '{"name":"b.bin","problem":"is binary","remedy":"give text"}',
        "],",
    ]


def test_json_fits_its_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema == json.loads(encode_json(whole_schema())), "run: make schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    whole = json.loads(made(**TOLD).json)
    assert not list(valid.iter_errors(whole))
    for wrong in ({"schema": 2}, {"records": [{"record": "report"}]}, {"more": 1}, {"notes": [1]}):
        assert list(valid.iter_errors(whole | wrong))


@pytest.mark.model
def test_the_example_fits_the_schema() -> None:
    article = Path(__file__).parents[2] / "examples/seln-dam/04-daily-bellman.txt"
    read = read_all(collect([article], IngestSettings()), ReadSettings(model="small"))
    some = make_dossier(weigh_all(trace_all(read, TraceSettings(model=False))))
    whole = json.loads(some.json)
    assert len(whole["records"]) > 50
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(whole)
    again = make_dossier(reopened(decode_whole(some.json, name="d.json")))
    assert (again.html, again.markdown, again.json) == (some.html, some.markdown, some.json)


def test_json_and_back() -> None:
    one = made(**TOLD)
    bundle = reopened(decode_whole(one.json, name="d.json"))
    again = make_dossier(bundle)
    assert again == one
    assert (again.html, again.markdown, again.json) == (one.html, one.markdown, one.json)
    assert {r.id for r in bundle.records()} == {r.id for r in one.records()}


def test_json_and_back_of_what_was_only_read() -> None:
    by = provenance("dossier", settings={"excerpts_only": False}, models={}, documents=DOCUMENTS)
    one = made((), provenance=by)
    bundle = reopened(decode_whole(one.json, name="d.json"))
    assert bundle.lineage is None and bundle.beliefs is None
    assert make_dossier(bundle).html == one.html


def test_excerpts_have_no_json() -> None:
    some = made(excerpts_only=True)
    assert some.html
    with pytest.raises(SettingError, match="holds every article whole"):
        _ = some.json


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "truncated"),
        (b"{}", "missing required field `earwitness`"),
        (b'{"earwitness": "1", "schema": 7, "records": []}', "Invalid enum value 7"),
        (b'{"earwitness": "1", "schema": 1, "records": [{"record": "x"}]}', "Invalid value 'x'"),
        (b'{"earwitness": "\xff"}', "not a dossier"),
        (b"[" * 100_000, "not a dossier"),
    ],
)
def test_what_is_no_dossier_is_told(data: bytes, says: str) -> None:
    with pytest.raises(RecordError, match="not a dossier"):
        decode_whole(data, name="d.json")
    with pytest.raises(RecordError, match=re.escape(says)):
        decode_whole(data, name="d.json")


def test_a_dossier_begins_with_what_made_it() -> None:
    whole = decode_whole(made(**TOLD).json, name="d.json")
    with pytest.raises(RecordError, match="one provenance record"):
        reopened(msgspec.structs.replace(whole, records=whole.records[1:]))
    with pytest.raises(RecordError, match="one provenance record"):
        reopened(msgspec.structs.replace(whole, records=(*whole.records, BY)))
    with pytest.raises(RecordError, match="doc-courier, which is not there"):
        reopened(msgspec.structs.replace(whole, records=(whole.records[0], *whole.records[2:])))


@pytest.mark.parametrize("lost", range(1, 31))
def test_a_record_that_is_missing_is_told_or_does_not_matter(lost: int) -> None:
    whole = decode_whole(made(**TOLD).json, name="d.json")
    kept = (*whole.records[:lost], *whole.records[lost + 1 :])
    try:
        some = make_dossier(reopened(msgspec.structs.replace(whole, records=kept)))
        assert some.html and some.markdown and some._repr_html_()
        assert len(some.claims_frame()) <= 2
    except RecordError as error:
        assert re.search(r"which is not there|about no", str(error))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('{"earwitness": "1",\n"records": []}', True),
        ('\ufeff {"apart":[],"earwitness":"1","records":[]}', True),  # as another program sorts its keys
        ('{"text": "\\"earwitness\\": 1, \\"records\\": 2"}', False),  # an article that quotes one
        ('{"record": "document", "text": "records"}', False),
        ('The "earwitness": "records": of the affair', False),
    ],
)
def test_a_dossier_is_known_by_its_keys(text: str, is_one: bool) -> None:
    assert is_whole(text) is is_one


class Tags(HTMLParser):
    """The tags of a stretch of HTML and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def harmless(html: str) -> Tags:
    """*html*, which closes what it opens and holds nothing that acts or reaches out of its place."""
    page = Tags(html)
    assert not page.open
    assert set(page.tags) <= set("div p strong ol li bdi table thead tbody tr th td dl dt dd".split())
    assert {name for name, _ in page.attributes} <= {"style"}
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", html)
    return page


def test_a_notebook_shows_counts_brief_and_claims() -> None:
    page = harmless(made()._repr_html_())
    assert page.words.startswith("Dossier: 3 articles, 5 statements, 4 speakers, 1 claim")
    assert "is stated twice in two articles" in page.words and "Unlikely (30%" in page.words
    assert page.tags.count("tr") == 2


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_notebook_shows_hostile_words_as_words(hostile: str) -> None:
    some = affair(hostile)
    harmless(some._repr_html_())
    for record in some.records():
        harmless(record._repr_html_())


@given(st.text())
def test_any_text_in_a_list_of_definitions(text: str) -> None:
    harmless(definition_list(text, [(text, text), ("several", (text, 1, None))]))


def test_records_in_a_notebook_show_what_is_set() -> None:
    report = next(f for f in FINDINGS if isinstance(f, Report))
    assert harmless(report._repr_html_()).words.startswith("Reportdocumentdoc-courier")
    claim = next(r for r in LINEAGE if isinstance(r, Claim))
    assert "textThe hull of the Halda is cracked" in harmless(claim._repr_html_()).words
    long = msgspec.structs.replace(DOCUMENTS[0], text="leak " * 10_000)
    assert len(long._repr_html_()) < 3000
    assert all(issubclass(kind, msgspec.Struct) and kind._repr_html_ for kind in get_args(AnyRecord))


def test_a_lineage_in_a_notebook() -> None:
    claims = tuple(r for r in LINEAGE if isinstance(r, Claim))
    page = harmless(Lineage(claims=claims)._repr_html_())
    assert "claims2" in page.words and "stated 2 times, origins 1 to 2" in page.words
