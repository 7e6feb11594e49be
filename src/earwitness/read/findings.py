"""From spans to findings: who speaks, through whom, how firmly, when, and what else an article tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from earwitness.read.dating import dated
from earwitness.read.figures import figures
from earwitness.read.headlines import headline_checks
from earwitness.read.informing import informing
from earwitness.read.own import own_statements
from earwitness.read.parties import resolve
from earwitness.read.relays import hearers, relays
from earwitness.read.settings import Reading
from earwitness.read.stance import hedges, stance
from earwitness.read.verification import verification
from earwitness.records import Document, Report, Span


def findings(document: Document, spans: Sequence[Report]) -> Reading:
    """All that can be said of one document whose statements stand at *spans*.

    *spans* are reports with their source, cue and content, their place, parent and what they
    continue; whatever else they say is written anew. The outlet's own statements are added.
    """
    heard_at = hearers(document, spans)
    who = resolve(document, spans, heard_at)
    spoken = [msgspec.structs.replace(r, source=who.sources[r.id]) for r in spans]
    chain = relays(document, spoken, who.sources, who.heard, who.groups, who.outlet)
    checked = verification(document, spoken, who.sources, who.parties, chain)
    said = dated(document, spoken)
    inside = _inside(spoken)
    reports = [
        msgspec.structs.replace(
            r,
            stance=stance(_words(document, r.cue), _words(document, r.content)),
            hedges=hedges(document.text, r.cue, r.content, tuple(inside.get(r.id, ()))),
            verification=checked.get(r.id, ()),
            relay=chain.get(r.id, ()),
            when=said.get(r.id),
        )
        for r in spoken
    ]
    reports += own_statements(document, reports)
    told, informs = informing(document, reports, who)
    return Reading(
        reports=tuple(sorted(reports, key=_place)),
        parties=told.parties,
        figures=figures(document, reports),
        informs=informs,
        checks=headline_checks(document, reports),
    )


def _words(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(document.text[s:e] for s, e in spans)


def _inside(reports: Sequence[Report]) -> Mapping[str, list[Span]]:
    """Cues and contents of the statements directly inside each."""
    out: dict[str, list[Span]] = {}
    for r in reports:
        if r.parent:
            out.setdefault(r.parent, []).extend((*r.cue, *r.content))
    return out


def _place(report: Report) -> tuple[int, tuple[Span, ...], tuple[Span, ...]]:
    return min(s for s, _ in (*report.cue, *report.content)), report.cue, report.content
