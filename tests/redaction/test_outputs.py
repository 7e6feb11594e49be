"""Whole outputs without the chosen parties: exports, dossiers, bundles."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from tests.affair import EVERYTHING
from tests.export.believed import BELIEVED
from tests.redaction.affairs import bundle_of
from tests.redaction.made import article, only, party

from earwitness.dossier import dossier
from earwitness.dossier.lineage import LineageRecord
from earwitness.export import export
from earwitness.export.forms import NAMES
from earwitness.pipeline import redact_all
from earwitness.provenance import provenance
from earwitness.records import Belief, Document, Finding, Quantity
from earwitness.redaction import redact


@pytest.mark.parametrize("form", NAMES)
def test_every_export_is_without_the_name(form: str) -> None:
    assert b"Quill" in export(BELIEVED, form) or form in (
        "csl-json",
        "csv-figures",
        "claimreview",
        "ftm-statements",
        "stix",
        "misp",
    )
    done = redact(BELIEVED, ["Mara Quill"])
    assert not re.search(rb"quill", export(done.records, form), re.IGNORECASE)


def test_a_dossier_says_that_parties_were_redacted_and_what_that_cannot_hide() -> None:
    kinds = get_args(LineageRecord)
    documents = tuple(only(Document, EVERYTHING))
    done = redact(EVERYTHING, ["Mara Quill", "Canal Nine"])
    page = dossier(
        only(Document, done.records),
        [r for r in done.records if isinstance(r, get_args(Finding)) and r.document is not None],
        provenance=provenance("dossier", settings={}, models={}, documents=documents),
        lineage=[r for r in done.records if isinstance(r, kinds) and not getattr(r, "document", None)],
        beliefs=[r for r in done.records if isinstance(r, Belief | Quantity)],
        notes=[done.note],
    ).html
    assert "2 parties were redacted at 2 places in the articles; a reader may still recognize them" in page
    assert "[redacted 1]" in page and "[redacted 2]" in page
    assert not re.search("quill|canal nine", page, re.IGNORECASE)


def test_a_bundle_is_redacted_in_all_its_parts() -> None:
    one = article("Jane Zwyrtek spoke. The mill burned.", name="zwyrtek/zwyrtek.txt")
    made = provenance("read", settings={"outlet": None}, models={}, documents=[one])
    bundle = bundle_of([one, party(one, "Jane Zwyrtek"), made])
    done = redact_all(bundle, ["Zwyrtek"])
    assert [str(e) for e in done.refused] == ["redacted-1/Quorvan.bin: is no text; leave it out"]
    assert done.documents[0].received_as == "redacted-1/redacted-1.txt"
    assert done.notes == (
        "1 party was redacted at 1 place in the articles; a reader may still recognize them by what is said",
    )
    assert done.provenance.inputs == (done.documents[0].id,)
    assert done.provenance.settings["redacted_parties"] == 1
    assert redact_all(bundle, []) is bundle
