"""From sources to a page, with a reader that needs no model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.modelless import read_by, statements

from earwitness import pipeline
from earwitness.case import Anchor, Case, Judgement
from earwitness.encoder import available_models
from earwitness.errors import SettingError
from earwitness.ingest import IngestSettings
from earwitness.pipeline import Bundle, check_tracing, collect, make_dossier, read_all, trace_all
from earwitness.read import Reading, ReadSettings
from earwitness.records import Document, Provenance, Report
from earwitness.stream import encode
from earwitness.trace import Lineage, TraceSettings

ARTICLE = (
    "Dam leaks\n\nThe dam in the valley is leaking, the mayor said on Monday, and nobody was told so far.\n"
)


def fake_read(document: Document, settings: ReadSettings, *, progress: Callable[[int, int], None]) -> Reading:
    """One statement for each "X, the Y said", and a note."""
    progress(1, 1)
    return Reading(
        reports=tuple(statements(document)), notes=(f"{document.received_as}: read with {settings.leaning}",)
    )


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    read_by(monkeypatch, fake_read)


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
    page = make_dossier(bundle).html
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
    assert make_dossier(one).html == make_dossier(other).html


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


def stream(path: Path, bundle: Bundle) -> Path:
    path.write_bytes(b"".join(encode(record) + b"\n" for record in bundle.records()))
    return path


def traced(sources: list[Path], **settings: object) -> Bundle:
    bundle = read_all(collect(sources, IngestSettings()), ReadSettings(), again=False)
    return trace_all(bundle, TraceSettings(model=False, **settings))  # type: ignore[arg-type]


@pytest.mark.usefixtures("no_model")
def test_a_long_document_tells_of_itself(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(ARTICLE + ARTICLE.partition("\n\n")[2] * 800)
    (tmp_path / "short.txt").write_text(ARTICLE)
    told: list[str] = []
    bundle = collect(sorted(tmp_path.iterdir()), IngestSettings())
    read_all(bundle, ReadSettings(), progress=lambda what, done, total: told.append(what))
    assert told == ["Reading long.txt", "Reading", "Reading"]


@pytest.mark.usefixtures("no_model")
def test_a_lineage_with_what_made_it(files: list[Path]) -> None:
    bundle = traced(files, least_same=0.4)
    assert bundle.lineage is not None
    made = bundle.provenance
    assert made.command == "trace" and made.models == {"best": "f00d"}  # words only: no pair model
    assert made.settings["words_only"] is True and made.settings["least_same"] == 0.4
    assert made.settings["case"] is None and made.settings["model"] == "best"
    assert any("no date of publication" in note for note in bundle.notes)
    kinds = [type(record).__name__ for record in bundle.records()]
    assert kinds[:5] == ["Provenance", "Document", "Document", "Report", "Report"] and "Claim" in kinds[5:]


@pytest.mark.usefixtures("no_model")
def test_the_pair_model_is_named_by_its_hash(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "trace", lambda *given, **more: Lineage())
    bundle = trace_all(whole(files), TraceSettings())
    assert bundle.provenance.models == {"best": "f00d", "pairs": "f00d"}


@pytest.mark.usefixtures("no_model")
def test_a_case_is_named_by_what_it_judges(files: list[Path]) -> None:
    bundle = whole(files)
    one, same, other = (
        trace_all(bundle, TraceSettings(model=False), case=case).provenance.settings["case"]
        for case in (Case(same=(judgement(bundle, note),)) for note in ("", "", "my own"))
    )
    assert one == same != other and str(one).startswith("case-")


def judgement(bundle: Bundle, note: str) -> Judgement:
    places = tuple(Anchor(document=d.id, quotation="dam in the valley") for d in bundle.documents)
    return Judgement(of=places, note=note)


@pytest.mark.usefixtures("no_model")
def test_order_of_sources_changes_no_byte_of_the_lineage(files: list[Path]) -> None:
    assert list(traced(files).records()) == list(traced(files[::-1]).records())


@pytest.mark.usefixtures("no_model")
def test_what_was_read_is_not_read_again(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = stream(tmp_path / "read.jsonl", whole(files))
    direct = traced(files)
    monkeypatch.setattr(pipeline, "read", None)
    monkeypatch.setattr(pipeline, "encoder", None)  # no model is even loaded
    piped = traced([read])
    assert piped.provenance == direct.provenance
    assert list(piped.records()) == list(direct.records())
    again = stream(tmp_path / "traced.jsonl", piped)
    assert list(traced([again]).records()) == list(direct.records())  # the old lineage is not in the way


@pytest.mark.usefixtures("no_model")
def test_articles_of_a_stream_that_were_not_read_are(files: list[Path], tmp_path: Path) -> None:
    taken_in = stream(tmp_path / "taken.jsonl", collect(files, IngestSettings()))
    assert list(traced([taken_in]).records()) == list(traced(files).records())


@pytest.mark.usefixtures("no_model")
def test_streams_and_articles_together(files: list[Path], tmp_path: Path) -> None:
    other = read_all(collect(files[:1], IngestSettings()), ReadSettings(model="small", leaning="broad"))
    read = stream(tmp_path / "read.jsonl", other)
    bundle = traced([read, files[1]])
    assert len(bundle.documents) == 2 and len(bundle.reports) == 2
    assert bundle.provenance.models == {"best": "f00d", "small": "f00d"}
    assert bundle.provenance.settings["model"] == "best, small"
    assert bundle.provenance.settings["leaning"] == "balanced, broad"
    # the same article in both: taken as it was read, and there once
    both = traced([read, *files])
    assert len(both.documents) == 2 and [r.confidence for r in both.reports] == [0.9, 0.9]


@pytest.mark.usefixtures("no_model")
def test_a_stream_is_read_again_where_that_is_asked(files: list[Path], tmp_path: Path) -> None:
    read = stream(tmp_path / "read.jsonl", whole(files))
    bundle = read_all(collect([read], IngestSettings()), ReadSettings(leaning="broad"))
    assert any("read with broad" in note for note in bundle.notes)
    assert bundle.provenance.settings["leaning"] == "broad"


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("value", [0.0, 1.0, -1.0, 7.0, float("nan")])
def test_what_is_no_probability_is_refused(value: float) -> None:
    with pytest.raises(SettingError, match="between 0 and 1"):
        check_tracing(TraceSettings(least_same=value, model=False))


@pytest.mark.model
@pytest.mark.skipif(not available_models(), reason="no model has been built: src/earwitness/models is empty")
def test_with_the_packaged_model(files: list[Path]) -> None:
    bundle = whole(files)
    words = {d.id: d.text for d in bundle.documents}
    sources = {words[r.document][a:b] for r in bundle.reports for a, b in r.source.spans}
    assert "the mayor" in sources
