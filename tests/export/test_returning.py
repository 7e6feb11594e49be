"""What comes back as it went out corrects nothing; what is broken is told and never raised."""

from __future__ import annotations

import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.believed import BELIEVED, HOSTILE, hostile
from tests.known import known

from earwitness.case import Case, Rejected, Stated
from earwitness.corrections import corrected
from earwitness.errors import InputError
from earwitness.export import export
from earwitness.export.material import material
from earwitness.export.returning import returned
from earwitness.export.returning.entering import Entering
from earwitness.records import AnyRecord, Report

FORMS = ("jsonl-corrections", "label-studio", "web-annotation")


def gone_out(records: tuple[AnyRecord, ...], form: str) -> bytes:
    data = export(records, form)
    if form != "label-studio":
        return data
    tasks = json.loads(data)
    for task in tasks:
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    return json.dumps(tasks).encode()


BUNDLES = {"affair": lambda: BELIEVED, "dam": lambda: (*known()[0], *known()[1])} | {
    f"hostile {number}": partial(hostile, text) for number, text in enumerate(HOSTILE)
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bundle", BUNDLES)
def test_what_comes_back_as_it_went_out_corrects_nothing(bundle: str, form: str) -> None:
    records: tuple[AnyRecord, ...] = BUNDLES[bundle]()
    data = gone_out(records, form)
    if not data.strip():
        return  # what UTF-8 cannot hold has no lines
    back = returned(material(records), data, name="back")
    assert (back.corrections, back.unusable) == ((), ())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[1]",
        b'{"record":"document"}',
        b"\xff\xfe",
        b'{"type":"Person"}',
        b"[" * 5000,
    ],
)
def test_what_is_no_form_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="name: holds no corrections; give what 'earwitness export' wrote"):
        returned(material(BELIEVED), data, name="name")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
LINE = st.fixed_dictionaries(
    {
        "about": st.sampled_from(["statement", "speaker", "claim"]),
        "decision": st.sampled_from(["", "accept", "reject", "change", "add", "merge", "split"]) | JSON,
    },
    optional={
        key: JSON | st.just("rep-owner") | st.just("doc-post") | st.just(["nonsense"])
        for key in ("id", "document", "quotation", "content", "cue", "source", "speaker", "stance", "kind",
                    "of", "with", "claim", "reliability", "interest", "note")
    },
)  # fmt: skip


@given(LINE)
def test_no_line_breaks_it(line: dict[str, object]) -> None:
    back = returned(material(BELIEVED), b'{"about":"x"}\n' + json.dumps(line).encode(), name="back")
    assert len(back.unusable) >= 1
    assert all(str(e).startswith("back, line ") and "\n" not in str(e) for e in back.unusable)


@given(JSON, JSON)
def test_no_task_and_no_annotation_breaks_it(result: object, body: object) -> None:
    tasks = json.loads(gone_out(BELIEVED, "label-studio"))
    tasks[0]["annotations"] = [{"result": [result, {"id": "a", "type": "labels", "value": body}]}]
    returned(material(BELIEVED), json.dumps(tasks).encode(), name="back")
    page = json.loads(export(BELIEVED, "web-annotation"))
    page["first"]["items"][0] |= {"body": body, "target": result}
    page["first"]["items"].append({"target": body, "body": result, "type": "Annotation"})
    returned(material(BELIEVED), json.dumps(page).encode(), name="back")


@pytest.mark.parametrize("table", ["accept", "reject"])
def test_every_statement_is_found_again_by_its_entry(table: str) -> None:
    """Each entry is about the very statement that it was made from, of all in the example bundle."""
    documents, found = known()
    everything = material((*documents, *found))
    reports = [f for f in found if isinstance(f, Report)]
    done = 0
    for report in reports:
        try:
            enter = Entering(everything, "here")
            made = enter.accept(report) if table == "accept" else enter.reject(report)
        except InputError:
            continue  # words that cannot be told apart
        case = (
            Case(accept=(made,))
            if isinstance(made, Stated)
            else Case(reject=(made,) if isinstance(made, Rejected) else ())
        )
        changes = corrected(documents, found, case).changes
        assert changes[0].about == report.id, (report, made, changes)
        assert changes[0].what == ("accepted" if table == "accept" else "rejected"), (made, changes)
        done += 1
    assert done > 0.97 * len(reports)


def test_every_statement_can_be_made_again() -> None:
    """An accepted statement that a later reading does not find comes out as it was."""
    documents, found = known()
    everything = material((*documents, *found))
    reports = [f for f in found if isinstance(f, Report)]
    enter = Entering(everything, "here")
    again = 0
    for report in reports:
        without = corrected(documents, found, Case(reject=(enter.reject(report),))).findings
        done = corrected(documents, without, Case(accept=(enter.accept(report),)))
        made = next((f for f in done.findings if f.id == report.id), None)
        if not isinstance(made, Report):
            continue
        again += 1
        for part in ("content", "cue", "voice", "place", "stance", "kind", "parent"):
            assert getattr(made, part) == getattr(report, part), (part, report, made)
        assert made.source.spans == report.source.spans
    assert again > 0.97 * len(reports)
