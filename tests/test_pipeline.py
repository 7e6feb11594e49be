"""From sources to a page, with a reader that needs no model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from earwitness import pipeline
from earwitness.encoder import available_models
from earwitness.ingest import IngestSettings
from earwitness.pipeline import Bundle, collect, make_dossier, read_all
from earwitness.read import Reading, ReadSettings
from earwitness.records import Document, Provenance, Report, Source, report_id

ARTICLE = (
    "Dam leaks\n\nThe dam in the valley is leaking, the mayor said on Monday, and nobody was told so far.\n"
)


def fake_read(document: Document, settings: ReadSettings) -> Reading:
    """One statement for each "said": the two words before it said the rest of the line before."""
    reports = []
    for found in re.finditer(r"([^\n]+), (\w+ \w+) (said)", document.text):
        content, source, cue = (found.span(n) for n in (1, 2, 3))
        reports.append(
            Report(
                id=report_id(document.id, [source], [cue], [content]),
                document=document.id,
                source=Source(spans=(source,)),
                cue=(cue,),
                content=(content,),
                kind="indirect",
                confidence=0.9,
            )
        )
    return Reading(reports=tuple(reports), notes=(f"{document.received_as}: read with {settings.leaning}",))


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", fake_read)
    monkeypatch.setattr(pipeline, "encoder", lambda name: None)
    monkeypatch.setattr(pipeline, "model_hash", lambda name: "f00d")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{name.upper()}: {ARTICLE}", encoding="utf-8")
    return [tmp_path / "a.txt", tmp_path / "b.txt"]


def whole(sources: list[Path], **settings: str) -> Bundle:
    return read_all(collect(sources, IngestSettings(**settings)), ReadSettings())  # type: ignore[arg-type]


@pytest.mark.usefixtures("no_model")
def test_the_whole_story(files: list[Path]) -> None:
    bundle = whole([*files, files[0].with_name("missing.txt")], outlet="Courier")
    assert [d.outlet for d in bundle.documents] == ["Courier", "Courier"]
    assert len(bundle.reports) == 2
    assert [error.name for error in bundle.refused] == [str(files[0].with_name("missing.txt"))]
    assert any("read with balanced" in note for note in bundle.notes)
    page = make_dossier(bundle)
    assert "the mayor" in page and "missing.txt" in page


@pytest.mark.usefixtures("no_model")
def test_the_result_says_how_to_make_it_again(files: list[Path]) -> None:
    made = whole(files, outlet="Courier", date="2019-09").provenance
    said = made.settings
    again = read_all(
        collect(files, IngestSettings(outlet=str(said["outlet"]), date=str(said["date"]))),
        ReadSettings(model=str(said["model"]), leaning=said["leaning"], convention=said["convention"]),  # type: ignore[arg-type]
    )
    assert again.provenance == made


@pytest.mark.usefixtures("no_model")
def test_order_of_sources_changes_no_byte_of_the_records_or_the_page(files: list[Path]) -> None:
    one, other = whole(files), whole(files[::-1])
    assert list(one.records()) == list(other.records())
    assert make_dossier(one) == make_dossier(other)


@pytest.mark.usefixtures("no_model")
def test_records_come_with_provenance_first_then_documents_then_reports(files: list[Path]) -> None:
    kinds = [type(record) for record in whole(files).records()]
    assert kinds == [Provenance, Document, Document, Report, Report]


@pytest.mark.usefixtures("no_model")
def test_progress_is_told(files: list[Path]) -> None:
    told: list[tuple[str, int, int]] = []
    bundle = collect(files, IngestSettings(), progress=lambda *step: told.append(step))
    read_all(bundle, ReadSettings(), progress=lambda *step: told.append(step))
    assert told == [
        ("Taking in files", 1, 2),
        ("Taking in files", 2, 2),
        ("Reading", 1, 2),
        ("Reading", 2, 2),
    ]


@pytest.mark.model
@pytest.mark.skipif(not available_models(), reason="no model has been built: src/earwitness/models is empty")
def test_with_the_packaged_model(files: list[Path]) -> None:
    bundle = whole(files)
    words = {d.id: d.text for d in bundle.documents}
    sources = {words[r.document][a:b] for r in bundle.reports for a, b in r.source.spans}
    assert "the mayor" in sources
