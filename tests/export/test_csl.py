"""CSL-JSON: read and set by citeproc."""

from __future__ import annotations

import json
import warnings
from typing import Any

import msgspec
import pytest
from tests.affair import DOCUMENTS
from tests.export.believed import BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.export import export
from earwitness.records import AnyRecord, Document, Published


def items(records: tuple[AnyRecord, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(records, "csl-json"))
    return found


def test_items() -> None:
    blog, courier, post = items(BELIEVED)
    assert courier == {
        "id": "doc-courier",
        "type": "article-newspaper",
        "title": "Ferry unsafe, inspector says",
        "container-title": "Courier",
        "issued": {"date-parts": [[2031, 5, 5]]},
        "URL": "https://courier.example/ferry",
        "language": "en",
        "note": "File: courier.txt. Date of publication: given (the table, line 2).",
    }
    assert "issued" not in blog and "container-title" not in blog and blog["type"] == "article"
    assert post["id"] == "doc-post"


@pytest.mark.parametrize(
    ("why", "date", "basis", "wanted"),
    [
        ("as far as it is known", "2031-05", "stated", {"date-parts": [[2031, 5]]}),
        ("both ends", "2031-05/2031-06", "stated", {"date-parts": [[2031, 5], [2031, 6]]}),
        ("what was inferred is about then", "2031", "inferred", {"date-parts": [[2031]], "circa": True}),
        ("what is no date is none", "soon", "stated", None),
    ],
)
def test_dates(why: str, date: str, basis: Any, wanted: object) -> None:
    document = msgspec.structs.replace(DOCUMENTS[0], published=Published(date=date, basis=basis))
    (item,) = items((document,))
    assert item.get("issued") == wanted, why


def test_retrieved_is_accessed() -> None:
    (item,) = items((msgspec.structs.replace(DOCUMENTS[0], retrieved="2031-06-01T10:00:00Z"),))
    assert item["accessed"] == {"date-parts": [[2031, 6, 1]]}


@pytest.mark.parametrize("records", [BELIEVED, *map(hostile, HOSTILE), *map(hostile_ids, HOSTILE)])
def test_citeproc_reads_and_sets_them(records: tuple[AnyRecord, ...]) -> None:
    citeproc = pytest.importorskip(
        "citeproc", reason="citeproc-py is not installed: requirements/dev.txt has it"
    )
    source = pytest.importorskip("citeproc.source.json")
    made = items(records)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of variables that the language does not have
        read = source.CiteProcJSON(made)
    assert (
        len(read) == len({d.id.lower() for d in records if isinstance(d, Document)} - {""}) or len(read) == 1
    )
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = citeproc.CitationStylesBibliography(style, read, citeproc.formatter.plain)
    for item in made:
        book.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    assert len(book.bibliography()) == len(made)
