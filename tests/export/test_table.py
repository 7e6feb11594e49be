"""Tables: read back by the csv module and by pandas, no cell a formula."""

from __future__ import annotations

import csv
import io

import pytest
from tests.affair import DOCUMENTS
from tests.export.believed import BARE, BELIEVED, HOSTILE, hostile

from earwitness.export import export
from earwitness.export.table import CLAIMS, FIGURES, STATEMENTS
from earwitness.records import AnyRecord

TABLES = {"csv-statements": STATEMENTS, "csv-claims": CLAIMS, "csv-figures": FIGURES}


def rows(records: tuple[AnyRecord, ...], form: str) -> list[dict[str, str]]:
    data = export(records, form)
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    found = list(reader)
    assert list(reader.fieldnames or ()) == TABLES[form]
    return found


def test_statements() -> None:
    by_id = {row["statement"]: row for row in rows(BELIEVED, "csv-statements")}
    assert list(by_id) == ["rep-people", "rep-head", "rep-inspector", "rep-own", "rep-quill", "rep-owner"]
    quill = by_id["rep-quill"]
    assert quill["article"] == "post.txt" and quill["published"] == "2031-05-06"
    assert quill["speaker"] == "Inspector Mara Quill" and quill["source"] == "Mara Quill"
    assert quill["words"] == '"The hull of the Halda is cracked,"' and quill["quoted"] == "direct"
    assert quill["through"] == "Inspector Mara Quill > Canal Nine"
    assert (quill["start"], quill["end"], quill["attribution_confidence"]) == ("12", "47", "0.9")
    assert by_id["rep-owner"]["stance"] == "denies" and by_id["rep-own"]["speaker"] == "Courier"
    assert by_id["rep-inspector"]["hedges"] == "reportedly"
    assert by_id["rep-inspector"]["said_on"] == "2031-05-05"


def test_claims_and_beliefs() -> None:
    hull, blog = rows(BELIEVED, "csv-claims")
    assert hull["claim"] == "clm-hull" and hull["articles"] == "2"
    assert hull["disputed_by"] == "the owner disputes that it is so"
    assert (hull["probability"], hull["probability_low"], hull["probability_high"]) == ("0.72", "0.4", "0.9")
    assert (hull["source_reliability"], hull["information_credibility"]) == ("B", "2")
    assert (hull["phrase"], hull["confidence"], hull["hangs_on"]) == ("likely", "low", "Inspector Mara Quill")
    assert blog["probability"] == "" and blog["information_credibility"] == "6 (cannot be judged)"
    without = rows(BARE, "csv-claims")[0]
    assert {without[name] for name in CLAIMS[CLAIMS.index("probability") :]} == {""}


def test_figures() -> None:
    three, four = rows(BELIEVED, "csv-figures")
    assert three["given_by"] == "Courier" and four["given_by"] == "Post"
    assert three["value"] == "300" and three["pooled"] == "350.5"
    assert four["compared"] == "conflict: 300 people (two numbers for the same: 300, 410)"


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(form: str, text: str) -> None:
    for row in rows(hostile(text), form):
        for name, value in row.items():
            if name in ("value", "low", "high"):
                continue  # numbers, written as numbers: a figure may be negative
            assert value.lstrip(" \u200b")[:1] not in tuple("=+-@"), name
            assert "\n" not in value and "\r" not in value and "\t" not in value


def test_negative_numbers_stay_numbers() -> None:
    assert rows(hostile("plain"), "csv-figures")[0]["value"] == "-1.5"


@pytest.mark.parametrize("form", TABLES)
def test_pandas_reads_them(form: str) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: requirements/dev.txt has it")
    frame = pandas.read_csv(io.BytesIO(export(BELIEVED, form)))
    assert list(frame.columns) == TABLES[form] and len(frame) == len(rows(BELIEVED, form))


@pytest.mark.parametrize("form", TABLES)
def test_nothing_is_a_table_with_a_head(form: str) -> None:
    assert rows((), form) == [] and rows(DOCUMENTS, form) == []
