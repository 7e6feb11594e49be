"""What all forms have in common: equal records give equal bytes, in any order, hostile or not."""

from __future__ import annotations

import random

import pytest
from tests.affair import DOCUMENTS, REPORTS
from tests.export.believed import BARE, BELIEVED, HOSTILE, hostile, hostile_ids

from earwitness.errors import SettingError
from earwitness.export import export
from earwitness.export.forms import FORMS, GRAPHS, NAMES, check_form
from earwitness.records import AnyRecord

EXACT = {"web-annotation", "label-studio", "jsonl-corrections"}  # they anchor in the text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("records", [BELIEVED, BARE, hostile("=1"), hostile_ids("x"), DOCUMENTS, REPORTS, ()])
def test_order_changes_nothing(form: str, records: tuple[AnyRecord, ...]) -> None:
    wanted = export(records, form)
    shuffled = list(records)
    random.Random(7).shuffle(shuffled)
    assert export(records[::-1], form) == wanted == export(shuffled, form)
    assert export((*records, *records), form) == wanted  # a stream twice


@pytest.mark.parametrize("form", (*GRAPHS, *FORMS))
@pytest.mark.parametrize("text", HOSTILE)
def test_every_byte_is_utf8_and_nothing_reorders_a_line(form: str, text: str) -> None:
    for records in (hostile(text), hostile_ids(text)):
        made = export(records, form).decode("utf-8")
        # JSON escapes control characters, the other forms hold none
        assert not set(made) & {*map(chr, range(9)), *map(chr, range(14, 32))}
        if form in FORMS and form not in EXACT:
            assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_name_does_not_leave_the_house(form: str) -> None:
    assert b"folder/" not in export(BELIEVED, form)


@pytest.mark.parametrize("form", ["nonsense", "", "CSV", "json-ld"])
def test_an_unknown_form_is_refused(form: str) -> None:
    with pytest.raises(SettingError, match=r"not known; choose one of graphml, gexf, json, jsonl, prov-json"):
        check_form(form)


def test_every_name_is_a_form() -> None:
    assert len(set(NAMES)) == len(NAMES) == 18
    for name in NAMES:
        assert check_form(name) == name and isinstance(export((), name), bytes)
