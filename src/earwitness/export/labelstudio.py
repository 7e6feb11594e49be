"""Label Studio tasks with predictions: each article as read, to be corrected by hand.

Import it into a project with the labeling interface :data:`INTERFACE`; docs/exports.md shows it as well.
Offsets count code points, as Label Studio does (its editor turns UTF-16 units into them, in
``charsToCodePoints``); line ends stay as they are.

A statement is one region for each stretch of its source, cue and content. The first stretch of content, or
the cue where there is none, carries what is known of the statement: the speaker's name, stance, and its id
(``meta``). Relations lead from there to its other stretches. ``score`` of a region is the confidence that
this is an attribution at all; no belief is in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from earwitness.export.identity import uuid_of
from earwitness.export.material import Material
from earwitness.export.moments import iso
from earwitness.export.safe import address, kept, shown
from earwitness.export.telling import exact, file_name, outlet, speaker, title
from earwitness.records import Document, Report, Span
from earwitness.stream import encode_json
from earwitness.version import VERSION

LABELS: Final = ("Content", "Cue", "Source")
STANCES: Final = ("asserts", "denies", "doubts", "predicts", "demands", "intends", "not-held")


def _each(tag: str, values: Iterable[str]) -> str:
    return "\n".join(f'    <{tag} value="{value}"/>' for value in values)


INTERFACE: Final = f"""<View>
  <Header value="$headline"/>
  <Labels name="part" toName="text">
{_each("Label", LABELS)}
  </Labels>
  <Relations><Relation value="has"/></Relations>
  <Text name="text" value="$text"/>
  <Choices name="stance" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Content">
{_each("Choice", STANCES)}
  </Choices>
  <TextArea name="speaker" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Content"/>
</View>
"""

Json = dict[str, Any]
# A region of a statement: what it is, and where.
_Part = tuple[str, Span]


def label_studio(material: Material) -> bytes:
    """One task for each document, in order of file names, with one prediction."""
    inside: dict[str, list[Report]] = {}
    for report in material.reports.values():
        inside.setdefault(report.document, []).append(report)
    tasks = [_task(material, d, inside.get(d.id, [])) for d in material.documents.values()]
    return encode_json(tasks)


def _task(material: Material, document: Document, reports: list[Report]) -> Json:
    result = [part for report in reports for part in _statement(material, report)]
    sure = [r.confidence for r in reports if r.confidence is not None]
    prediction: Json = {"model_version": _model(material), "result": result}
    if sure:
        prediction["score"] = round(sum(sure) / len(sure), 4)
    return {
        "data": {
            "text": kept(document.text),
            "document": shown(document.id),
            "article": file_name(document),
            "headline": title(document),
            "outlet": outlet(document),
            "published": iso(document.published.date) or shown(document.published.date),
            "url": address(document.url) or "",
        },
        "predictions": [prediction],
    }


def _model(material: Material) -> str:
    """The version of the program and the model that read, by its hash."""
    models: Mapping[str, str] = {n: h for made in material.provenance for n, h in made.models.items()}
    read_by = [f"{shown(name)} {shown(hash)}" for name, hash in sorted(models.items()) if name != "pairs"]
    return ", ".join([f"Earwitness {VERSION}", *read_by])


def _statement(material: Material, report: Report) -> Iterator[Json]:
    parts = [
        *(("Content", s) for s in material.spans(report.document, report.content)),
        *(("Cue", s) for s in material.spans(report.document, report.cue)),
        *(("Source", s) for s in material.spans(report.document, report.source.spans)),
    ]
    if not parts:
        return
    first, *others = parts
    for part in parts:
        yield _region(material, report, part, "part", "labels", {"labels": [part[0]]}) | (
            {"meta": {"text": [shown(report.id)]}} if part == first else {}
        )
    if report.stance is not None:
        yield _region(material, report, first, "stance", "choices", {"choices": [report.stance]})
    who = speaker(material, report)
    yield _region(material, report, first, "speaker", "textarea", {"text": [who]})
    for other in others:
        yield {
            "type": "relation",
            "from_id": _id(report, first),
            "to_id": _id(report, other),
            "direction": "right",
            "labels": ["has"],
        }


def _region(material: Material, report: Report, part: _Part, name: str, type: str, value: Json) -> Json:
    span = part[1]
    region: Json = {
        "id": _id(report, part),
        "from_name": name,
        "to_name": "text",
        "type": type,
        "value": {"start": span[0], "end": span[1]} | value,
    }
    if type == "labels":
        region["value"]["text"] = exact(material, report.document, span)
        if report.confidence is not None:
            region["score"] = report.confidence
    return region


def _id(report: Report, part: _Part) -> str:
    label, (start, end) = part
    return uuid_of("region", report.id, label, str(start), str(end)).hex[:12]
