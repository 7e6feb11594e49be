"""Corrections on the way through the stages: applied last to what was read, once, and recorded."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.known import known
from tests.modelless import read_by, statements

from earwitness import pipeline
from earwitness.case import (
    NO_CASE,
    Anchor,
    Case,
    Judgement,
    Rejected,
    Speaker,
    Stated,
    check_judgements,
    decode_case,
)
from earwitness.corrections import corrected
from earwitness.errors import SettingError
from earwitness.ingest import IngestSettings
from earwitness.pipeline import Bundle, collect, correct_all, make_dossier, read_all, trace_all, weigh_all
from earwitness.read import Reading, ReadSettings
from earwitness.records import Document, Party, Report, Source
from earwitness.stream import encode
from earwitness.trace import TraceSettings

WORDS_ONLY = TraceSettings(model=False)


def fake_read(document: Document, settings: ReadSettings, **heard: object) -> Reading:
    """A statement for each "X, the Y said", with its speaker."""
    reports, parties = [], []
    for report in statements(document):
        (span,) = report.source.spans
        name = document.text[slice(*span)]
        who = Party(
            id=f"par-{document.id}-{name}", document=document.id, name=name, kind="unspecified",
            mentions=(span,),
        )  # fmt: skip
        parties.append(who)
        reports.append(msgspec.structs.replace(report, source=Source(spans=(span,), party=who.id)))
    return Reading(reports=tuple(reports), parties=tuple(parties), outlet=None)


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    read_by(monkeypatch, fake_read)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two articles that say the same of a dam, and more."""
    for name, more in (
        ("a", "The road is closed, the warden said.\n"),
        ("b", "Cows ate the hay, the vet said.\n"),
    ):
        text = f"{name.upper()}: Dam\n\nThe dam in the valley is leaking badly, the mayor said.\n\n{more}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [tmp_path / "a.txt", tmp_path / "b.txt"]


def bundle(files: list[Path], case: Case = NO_CASE) -> Bundle:
    return read_all(collect(files, IngestSettings(outlet="Courier")), ReadSettings(), case=case)


def stream(done: Bundle, folder: Path, name: str) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_bytes(b"".join(encode(r) + b"\n" for r in done.records()))
    return path


def of(document: Document, quotation: str) -> tuple[Anchor, ...]:
    return (Anchor(document.id, quotation),)


def reject_road(files: list[Path]) -> Case:
    return Case(reject=(Rejected(of=of(bundle(files[:1]).documents[0], "The road is closed")),))


def test_the_case_is_applied_recorded_and_told(files: list[Path]) -> None:
    own = bundle(files)
    done = bundle(files, reject_road(files))
    assert len(own.reports) == 4 and len(done.reports) == 3
    assert "corrections" not in own.provenance.settings
    assert str(done.provenance.settings["corrections"]).startswith("case-")
    assert [(c.entry, c.what, c.old) for c in done.changes] == [
        ("[[reject]] 1", "rejected", "The road is closed")
    ]
    assert any("[[reject]] 1, a.txt: “The road is closed” is no statement" in note for note in done.notes)
    weighed = weigh_all(trace_all(done, WORDS_ONLY))  # the bundle keeps the case
    assert weighed.provenance.settings["case"] == weighed.provenance.settings["corrections"]
    page = make_dossier(weighed)
    assert "corrected by the analyst, [[reject]] 1" in str(getattr(page, "html", page))
    assert weighed.lineage is not None
    assert all(set(c.reports) <= {r.id for r in done.reports} for c in weighed.lineage.claims)


def test_without_the_entry_it_is_the_machines_own_byte_for_byte(files: list[Path]) -> None:
    case = reject_road(files)
    own = [encode(r) for r in trace_all(bundle(files), WORDS_ONLY).records()]
    assert [encode(r) for r in trace_all(bundle(files, case), WORDS_ONLY).records()] != own
    without = replace_reject(case)
    assert [encode(r) for r in trace_all(bundle(files, without), WORDS_ONLY).records()] == own


def replace_reject(case: Case) -> Case:
    return Case(accept=case.accept, statement=case.statement)


def test_a_case_given_to_trace_alone_corrects_as_well(files: list[Path]) -> None:
    case = reject_road(files)
    late = trace_all(bundle(files), WORDS_ONLY, case=case)
    early = trace_all(bundle(files, case), WORDS_ONLY, case=case)
    assert [encode(r) for r in late.records()] == [encode(r) for r in early.records()]
    assert late.notes == early.notes
    assert correct_all(early, case) is early


def test_trace_follows_what_was_corrected(files: list[Path]) -> None:
    own = trace_all(bundle(files), WORDS_ONLY)
    first, second = own.documents
    assert own.lineage is not None and any(len(c.reports) == 2 for c in own.lineage.claims)
    mayor = Stated(of=of(second, "is leaking badly"), speaker=Speaker(name="Rosa Hale", kind="named-person"))
    together = Judgement(
        of=(Anchor(first.id, "the mayor"), Anchor(second.id, "is leaking badly")), note="one woman"
    )
    case = Case(statement=(mayor,), one_party=(together,))
    done = trace_all(bundle(files, case), WORDS_ONLY)
    assert done.lineage is not None
    merged = [p for p in done.lineage.parties if p.name == "Rosa Hale"]
    assert len(merged) == 1 and len(merged[0].members) == 2


@pytest.mark.parametrize("stage", ["read", "trace"])
def test_a_stream_that_comes_corrected(files: list[Path], tmp_path: Path, stage: str) -> None:
    case = reject_road(files)
    done = bundle(files, case)
    path = stream(done if stage == "read" else trace_all(done, WORDS_ONLY), tmp_path, "corrected")

    def taken(given: Case) -> Bundle:
        return read_all(
            collect([path], IngestSettings(outlet="Courier")), ReadSettings(), again=False, case=given
        )

    again = trace_all(taken(case), WORDS_ONLY)
    assert [encode(r) for r in again.records()] == [encode(r) for r in trace_all(done, WORDS_ONLY).records()]
    assert "2 of 2 articles come with the analyst's corrections" in again.notes
    alone = taken(NO_CASE)
    assert alone.provenance.settings["corrections"] == done.provenance.settings["corrections"]
    road = of(done.documents[0], "The dam in the valley")
    with pytest.raises(SettingError, match="corrected by another case before"):
        taken(Case(reject=(Rejected(of=road),)))
    more = replace_with_same(case, done)
    assert trace_all(taken(more), WORDS_ONLY).case == more  # other tables are no corrections


def replace_with_same(case: Case, done: Bundle) -> Case:
    vet = Anchor(done.documents[1].id, "Cows ate the hay")
    dam = Anchor(done.documents[0].id, "The dam in the valley")
    return Case(reject=case.reject, different=(Judgement(of=(vet, dam)),))


def test_two_cases_do_not_mix(files: list[Path]) -> None:
    done = bundle(files, reject_road(files))
    other = Case(reject=(Rejected(of=of(done.documents[1], "Cows ate the hay")),))
    with pytest.raises(SettingError, match="corrected by another case before"):
        trace_all(done, WORDS_ONLY, case=other)


def test_a_place_that_is_none_is_told_before_reading(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(different=(Judgement(of=(Anchor("doc-x", "x"), Anchor("doc-y", "y"))),))

    def never(document: Document, settings: ReadSettings) -> Reading:
        raise AssertionError("read in vain")

    monkeypatch.setattr(pipeline, "read", never)
    with pytest.raises(SettingError, match=r"case: \[\[different\]\] 1: 'doc-x' is the hash of no article"):
        bundle(files, case)


def test_a_judgement_on_a_rejected_statement_is_told(files: list[Path]) -> None:
    done = bundle(files)
    case = replace_with_same(reject_road(files), done)
    road = Anchor(done.documents[0].id, "The road is closed")
    case = Case(reject=case.reject, same=(Judgement(of=(road, *case.different[0].of)),))
    with pytest.raises(
        SettingError, match=r"\[\[same\]\] 1: 'The road is closed' in .* lies in no statement"
    ):
        trace_all(bundle(files, case), WORDS_ONLY)
    assert replace(done, case=case).case == case


def test_the_case_file_of_the_docs_holds() -> None:
    page = Path(__file__).parents[1] / "docs" / "correcting.md"
    (block,) = re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    case = decode_case(block.encode(), name="docs/correcting.md")
    assert not [table for table in case.__struct_fields__ if not getattr(case, table)], "shows every table"
    documents, found = known()
    done = corrected(documents, found, case)
    parties = [f for f in done.findings if isinstance(f, Party)]
    reports = [f for f in done.findings if isinstance(f, Report)]
    check_judgements(case, documents, parties, reports)
    assert "taken for a statement no more" in done.notes[0]  # the truth file has no such statement
    assert [c.what for c in done.changes if c.entry == "[[statement]] 1"] == ["speaker"]
