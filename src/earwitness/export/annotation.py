"""Web Annotation JSON-LD (W3C Recommendation of 23 February 2017): every finding, where it stands.

One collection with one page. An annotation's target is the text as it was received, by position and by
quotation, and besides the page at the article's address, by quotation alone: positions count the code points
of the text (Data Model, section 4.2.5), and a page on the web has more and other text than the article.

=================  ==============  ===================================================================
what               motivation      bodies
=================  ==============  ===================================================================
statement          identifying     its speaker; tags: its stance, how it is quoted, the claims it states
source of one      identifying     who that is
headline check     assessing       why it claims more
figure             classifying     what is counted, and how much
=================  ==============  ===================================================================

No times of creation: there is no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from earwitness.export.identity import urn_of
from earwitness.export.material import Material
from earwitness.export.safe import address, kept, language, shown
from earwitness.export.telling import exact, speaker
from earwitness.records import Figure, HeadlineCheck, Report, Span
from earwitness.stream import encode_json
from earwitness.version import VERSION

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32  # code points before and after a quotation, as Hypothesis has it


def web_annotation(material: Material) -> bytes:
    """One AnnotationCollection with everything that was found in the articles, in order of reading."""
    items = list(_annotations(material))
    page = urn_of("annotations", *(item["id"] for item in items))
    collection: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": urn_of("collection", page),
        "type": "AnnotationCollection",
        "label": "Statements, headlines and figures in the articles",
        "generator": {"type": "Software", "name": f"Earwitness {VERSION}"},
        "total": len(items),
    }
    if items:
        collection["first"] = {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items}
    return encode_json(collection)


def _annotations(material: Material) -> Iterator[dict[str, Any]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for report in material.reports.values():
        found += [(report.document, a) for a in _statement(material, report)]
    for check in material.checks:
        found += [(check.document, a) for a in _check(material, check)]
    for figure in material.figures.values():
        found += [(figure.document, a) for a in _figure(material, figure)]
    for document in material.documents:
        yield from (annotation for where, annotation in found if where == document)


def _statement(material: Material, report: Report) -> Iterator[dict[str, Any]]:
    claims = [material.claims[id].text for id in material.claims_of.get(report.id, ())]
    tags = [report.stance or "", report.kind, "own voice" if report.voice == "own" else "reported", *claims]
    who = speaker(material, report)
    bodies = [_body("identifying", who), *(_body("tagging", tag) for tag in tags)]
    yield from _annotation(material, report.id, report.document, report.content, "identifying", bodies)
    sources = [_body("identifying", who)]
    yield from _annotation(
        material, f"{report.id} source", report.document, report.source.spans, "identifying", sources
    )


def _check(material: Material, check: HeadlineCheck) -> Iterator[dict[str, Any]]:
    bodies = [_body("assessing", check.why), _body("tagging", check.kind)]
    yield from _annotation(material, check.id, check.document, [check.span], "assessing", bodies)


def _figure(material: Material, figure: Figure) -> Iterator[dict[str, Any]]:
    amount = {"exactly": figure.value, "at least": figure.low, "at most": figure.high}
    known = [f"{how} {value:.15g}" for how, value in amount.items() if value is not None]
    told = " ".join(shown(part) for part in (", ".join(known), figure.unit, figure.what) if shown(part))
    yield from _annotation(
        material,
        figure.id,
        figure.document,
        [figure.span],
        "classifying",
        [_body("classifying", told or "a number")],
    )


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": shown(value)}


def _annotation(
    material: Material,
    id: str,
    document: str,
    spans: Iterable[Span],
    motivation: str,
    bodies: list[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """The annotation, if any of its spans lies in the text: without a target it would be none."""
    targets = [t for span in material.spans(document, spans) for t in _targets(material, document, span)]
    if targets:
        told = [body for body in bodies if body["value"]]
        yield {
            "id": urn_of("annotation", id),
            "type": "Annotation",
            "motivation": motivation,
            **({"body": told} if told else {}),
            "target": targets,
        }


def _targets(material: Material, document: str, span: Span) -> Iterator[dict[str, Any]]:
    received = material.documents[document]
    start, end = span
    quotation = {
        "type": "TextQuoteSelector",
        "exact": exact(material, document, span),
        "prefix": kept(received.text[max(0, start - _AROUND) : start]),
        "suffix": kept(received.text[end : end + _AROUND]),
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    text: dict[str, Any] = {"id": urn_of(document), "type": "Text", "format": "text/plain"}
    if language(received.language):
        text["language"] = language(received.language)
    yield {"type": "SpecificResource", "source": text, "selector": [quotation, position]}
    page = address(received.url)
    if page is not None:
        yield {"type": "SpecificResource", "source": page, "selector": quotation}
