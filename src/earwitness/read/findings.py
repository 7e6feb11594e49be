"""From spans to findings: who speaks, through whom, how firmly, when, and what else an article tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from earwitness.read.dating.dating import dated
from earwitness.read.figures.figures import figures
from earwitness.read.firmness.hedges import hedges
from earwitness.read.firmness.stance import stances
from earwitness.read.firmness.verification import verification
from earwitness.read.headlines.headlines import headline_checks
from earwitness.read.informing.informing import informing
from earwitness.read.own_voice import own_statements
from earwitness.read.parties.naming import named_parties
from earwitness.read.parties.parties import resolve
from earwitness.read.relays.hearers import hearers
from earwitness.read.relays.intermediaries import passing
from earwitness.read.relays.relays import Steps, relays
from earwitness.read.settings import Reading
from earwitness.records import Document, Report, Span


def findings(document: Document, spans: Sequence[Report]) -> Reading:
    """All that can be said of one document whose statements stand at *spans*.

    *spans* are reports with their source, cue and content, their place, parent and what they
    continue; whatever else they say is written anew. The outlet's own statements are added.
    """
    spans = sorted(spans, key=_place)
    heard_at = hearers(document, spans)
    who = resolve(document, spans, heard_at)
    spoken = [msgspec.structs.replace(r, source=who.sources[r.id]) for r in spans]
    words = passing(document, spans)
    parties, named = named_parties(document, who.parties, words.spans(), words.outlets())
    who = replace(who, parties=parties)
    kinds = {p.id: p.kind for p in parties}
    chain = relays(
        document, spoken, who.sources, Steps(who.heard, words, named, who.groups, kinds, who.outlet)
    )
    checked = verification(document, spoken, who.sources, who.parties, chain, who.groups)
    said = dated(document, spoken, who.parties)
    held = stances(document, spoken, who.parties)
    weak = hedges(document.text, spoken)
    reports = [
        msgspec.structs.replace(
            r,
            stance=held[r.id],
            hedges=weak.get(r.id, ()),
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
        outlet=who.outlet,
    )


def _place(report: Report) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str]:
    return min(s for s, _ in (*report.cue, *report.content)), report.cue, report.content, report.id
