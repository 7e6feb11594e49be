"""JSON lines to be corrected by hand or by a program: what the machine decided, and on which words.

===========  ================================================================================================
``about``    one line for each
===========  ================================================================================================
statement    report: its words, cue, source, speaker, stance
speaker      party, merged where it is, that makes a statement: name, kind, and a place for each member
claim        claim of two or more statements: its text, and the words that state it in each
===========  ================================================================================================

``decision`` is empty, to be filled in; ``note`` is the analyst's own. Every place is an anchor as in a case
file: the document's hash and a ``quotation`` that stands once in it, widened by whole words where the words
alone do not. Ids are there to be looked up, and never needed: they may change with a new release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from earwitness.case import Anchor, anchor_at
from earwitness.case.places import party_on, report_on
from earwitness.export.lines import json_lines
from earwitness.export.material import Material
from earwitness.export.safe import kept, shown
from earwitness.export.telling import exact, file_name, speaker
from earwitness.records import Document, Party, Report, Span

_FEWEST: Final = 2  # statements of a claim that can be taken apart

Json = dict[str, Any]


def correction_lines(material: Material) -> bytes:
    """Statements in order of reading, then speakers and claims in order of ids."""
    return json_lines([*_statements(material), *_speakers(material), *_claims(material)])


def anchor(material: Material, document: str, span: Span) -> Json | None:
    """The place of *span* as in a case file: hash, and a quotation that stands once; None if none does."""
    place = anchor_at(material.documents[document], span)
    return None if place is None else _json(place)


def _statements(material: Material) -> Iterator[Json]:
    for report in material.reports.values():
        document = material.documents[report.document]
        content = material.spans(document.id, report.content)
        at = anchor(material, document.id, content[0]) if content else None
        if at is None:
            continue
        yield {
            "about": "statement",
            "id": kept(report.id),
            "decision": "",
            "note": "",
            "article": file_name(document),
            **at,
            "content": [exact(material, document.id, s) for s in content],
            "cue": [exact(material, document.id, s) for s in material.spans(document.id, report.cue)],
            "source": [
                exact(material, document.id, s) for s in material.spans(document.id, report.source.spans)
            ],
            "speaker": speaker(material, report),
            "stance": report.stance,
            "attribution_confidence": report.confidence,
        }


def _speakers(material: Material) -> Iterator[Json]:
    heard = {p.id for r in material.reports.values() if (p := material.party(r.source.party))}
    inside = _parties(material)
    for id in sorted(heard):
        party = material.parties[id]
        places = speaker_places(material, party, inside)
        if places:
            yield {
                "about": "speaker",
                "id": kept(party.id),
                "decision": "",
                "note": "",
                "name": shown(party.name),
                "kind": party.kind,
                "reliability": "",
                "interest": "",
                "claim": [],
                "with": [],
                "of": places,
            }


def speaker_places(
    material: Material, party: Party, inside: Mapping[str, Sequence[Party]] | None = None
) -> list[Json]:
    """A place in each article that names or describes *party*, the first that stands once.

    *inside* are the parties of each article, if they are at hand.
    """
    everybody = _parties(material) if inside is None else inside
    members = [material.members[m] for m in party.members if m in material.members] or [party]
    return [place for member in members if (place := _mention(material, member, everybody))]


def _parties(material: Material) -> dict[str, list[Party]]:
    out: dict[str, list[Party]] = {}
    for party in (*material.members.values(), *material.parties.values()):
        out.setdefault(party.document or "", []).append(party)
    return out


def _mention(material: Material, party: Party, inside: Mapping[str, Sequence[Party]]) -> Json | None:
    """The first place where an article names or describes *party*, and that stands for nobody else."""
    document = material.documents.get(party.document or "")
    if document is None:
        return None
    for span in material.spans(document.id, party.mentions):
        at = anchor_at(document, span)
        if at is not None and party_on(document, _place(at, document), inside[document.id]) == party.id:
            return _json(at)
    return None


def _claims(material: Material) -> Iterator[Json]:
    inside = _reports(material)
    for id, claim in material.claims.items():
        places = claim_places(material, id, inside)
        if len(places) >= _FEWEST:
            yield {
                "about": "claim",
                "id": kept(id),
                "decision": "",
                "note": "",
                "text": shown(claim.text),
                "with": [],
                "of": places,
            }


def claim_places(
    material: Material, claim: str, inside: Mapping[str, Sequence[Report]] | None = None
) -> list[Json]:
    """The words of each statement that states *claim*; *inside* are those of each article, if at hand."""
    here = _reports(material) if inside is None else inside
    return [
        place
        for report in material.stating(claim)
        if (place := _words(material, claim, report, here[report.document]))
    ]


def _reports(material: Material) -> dict[str, list[Report]]:
    out: dict[str, list[Report]] = {}
    for report in material.reports.values():
        out.setdefault(report.document, []).append(report)
    return out


def _words(material: Material, claim: str, report: Report, here: Sequence[Report]) -> Json | None:
    """Words of *report* for *claim* that stand for no other statement."""
    document = material.documents[report.document]
    for span in material.wording(claim, report):
        at = anchor_at(document, span)
        if at is not None and report_on(document, _place(at, document), here) == report.id:
            return _json(at)
    return None


def _place(anchor: Anchor, document: Document) -> Span:
    at = document.text.index(anchor.quotation)
    return at, at + len(anchor.quotation)


def _json(anchor: Anchor) -> Json:
    return {"document": anchor.document, "quotation": anchor.quotation}
