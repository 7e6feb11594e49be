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

import re
from collections.abc import Iterator
from typing import Any, Final

from earwitness.export.lines import json_lines
from earwitness.export.material import Material
from earwitness.export.safe import kept, shown
from earwitness.export.telling import exact, file_name, speaker
from earwitness.records import Party, Report, Span

_WORD: Final = re.compile(r"\S+")
_NEAR: Final = 400  # code points, some 65 words, on either side; who repeats more than that has no anchors
_FEWEST: Final = 2  # statements of a claim that can be taken apart

Json = dict[str, Any]


def correction_lines(material: Material) -> bytes:
    """Statements in order of reading, then speakers and claims in order of ids."""
    return json_lines([*_statements(material), *_speakers(material), *_claims(material)])


def anchor(material: Material, document: str, span: Span) -> Json | None:
    """The place of *span*: hash, and a quotation that stands once; None where no quotation does.

    The quotation is the words themselves or, if they stand there more than once, with the fewest words around
    them, as many on either side, that make them stand once.
    """
    text = material.documents[document].text
    near = max(0, span[0] - _NEAR)
    around = [(near + m.start(), near + m.end()) for m in _WORD.finditer(text[near : span[1] + _NEAR])]
    before = [span[0], *(start for start, _ in reversed(around) if start < span[0])]
    after = [span[1], *(end for _, end in around if end > span[1])]
    for more in range(max(len(before), len(after))):
        start, end = before[min(more, len(before) - 1)], after[min(more, len(after) - 1)]
        words = text[start:end]
        if words.strip() and text.find(words) == start and text.find(words, start + 1) < 0:
            # what UTF-8 cannot hold could not be found again
            return {"document": kept(document), "quotation": words} if kept(words) == words else None
    return None


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
    for id in sorted(heard):
        party = material.parties[id]
        members = [material.members[m] for m in party.members if m in material.members] or [party]
        places = [place for member in members if (place := _mention(material, member))]
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
                "of": places,
            }


def _mention(material: Material, party: Party) -> Json | None:
    """The first place where an article names or describes a party."""
    spans = material.spans(party.document or "", party.mentions)
    return next((at for s in spans if party.document and (at := anchor(material, party.document, s))), None)


def _claims(material: Material) -> Iterator[Json]:
    for id, claim in material.claims.items():
        stating = material.stating(id)
        places = [place for report in stating if (place := _words(material, id, report))]
        if len(places) >= _FEWEST:
            yield {
                "about": "claim",
                "id": kept(id),
                "decision": "",
                "note": "",
                "text": shown(claim.text),
                "of": places,
            }


def _words(material: Material, claim: str, report: Report) -> Json | None:
    spans = material.wording(claim, report)
    return anchor(material, report.document, spans[0]) if spans else None
