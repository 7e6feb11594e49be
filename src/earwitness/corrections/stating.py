"""Statements as the analyst has them: the machine's with what is given put in its place, or made anew."""

from __future__ import annotations

from typing import Final

import msgspec

from earwitness.case.places import overlap
from earwitness.corrections.cast import Cast
from earwitness.corrections.slots import Slot
from earwitness.corrections.telling import Change, change, words
from earwitness.corrections.wanted import PARTS, Wanted
from earwitness.records import (
    BlockKind,
    Directness,
    Document,
    Relay,
    Report,
    Source,
    Span,
    report_id,
)
from earwitness.text import Quote, quoting, tokens

_SPOKEN: Final = (Quote.INSIDE, Quote.UNCLOSED)
SURE: Final = 1.0  # the confidence of an attribution that an analyst vouches for


def stated(document: Document, slot: Slot, cast: Cast, marks: Marks) -> tuple[Report, list[Change]]:
    """The statement of *slot* as its entries want it, and what they changed.

    Its parent, and relays but for the speaker's own step, are left as they were: ``following`` sees to
    them. Raises SettingError for a speaker who is not found.
    """
    before = slot.report
    report = _anew(document, slot) if before is None else before
    first = slot.wanted[0]
    changes: list[Change] = []
    for part in PARTS:
        w = slot.value(part)
        if w is not None and (new := getattr(w, part)) != (old := _spans(report, part)):
            report = _with(report, part, new)
            if before is not None:
                changes.append(change(w, "", part, words(document, old), words(document, new)))
    if before is None or report.content != before.content:
        report = _placed(document, report, before, marks)
    w = slot.value("stance")
    if w is not None and w.stance != report.stance:
        if before is not None:
            changes.append(change(w, "", "stance", report.stance or "", w.stance or ""))
        report = msgspec.structs.replace(report, stance=w.stance)
    w = slot.value("party")
    if w is not None and w.party is not None:
        report, spoken = _said_by(report, w, cast)
        changes += spoken if before is not None else []
    w = slot.value("voice")
    if w is not None and w.voice != report.voice:
        if before is not None:
            changes.append(change(w, "", "voice", report.voice, w.voice or ""))
        report = _voiced(report, own=w.voice == "own")
    if before is None:
        changes.append(change(first, "", "added", "", words(document, report.content)))
    elif not changes:
        changes.append(change(first, "", "accepted", "", words(document, report.content)))
    spans = (report.source.spans, report.cue, report.content)
    moved = before is None or spans != (before.source.spans, before.cue, before.content)
    report = msgspec.structs.replace(
        report,
        id=report_id(document.id, *spans) if moved else report.id,
        confidence=SURE,
    )
    if report.source.party is not None and moved:
        report = _stepped(report)
    return report, [_about(c, report.id) for c in changes]


def _about(c: Change, id: str) -> Change:
    return Change(c.entry, c.document, id, c.what, c.old, c.new, c.note)


def _anew(document: Document, slot: Slot) -> Report:
    w = slot.value("content")
    assert w is not None and w.content is not None, "only entries with content make a statement"
    return Report(
        id="",
        document=document.id,
        source=Source(),
        cue=(),
        content=w.content,
        kind="indirect",
        stance="asserts",
    )


def _spans(report: Report, part: str) -> tuple[Span, ...]:
    found: tuple[Span, ...] = report.source.spans if part == "source" else getattr(report, part)
    return found


def _with(report: Report, part: str, spans: tuple[Span, ...]) -> Report:
    if part == "source":
        source = msgspec.structs.replace(report.source, spans=spans)
        return msgspec.structs.replace(report, source=source)
    if part == "content":  # what hedges words that are not its own any more hedges it no more
        lost = [h for h in report.hedges if overlap(report.content, h) and not overlap(spans, h)]
        hedges = tuple(h for h in report.hedges if h not in lost)
        return msgspec.structs.replace(report, content=spans, hedges=hedges)
    return msgspec.structs.replace(report, **{part: spans})


def _placed(document: Document, report: Report, before: Report | None, marks: Marks) -> Report:
    """*report* with what its words alone decide: quoted or not, and in which block it stands."""
    start = report.content[0][0]
    inside = [b.kind for b in document.blocks if b.start <= start < b.end]
    place: BlockKind = inside[0] if inside else (before.place if before is not None else "body")
    return msgspec.structs.replace(report, kind=marks.directness(report.content), place=place)


def _said_by(report: Report, w: Wanted, cast: Cast) -> tuple[Report, list[Change]]:
    party, old = w.party or "", report.source.party
    cast.says(party, report.source.spans)
    if party == old and report.voice == "reported":
        return report, []
    source = msgspec.structs.replace(report.source, party=party, candidates=())
    changed = change(w, "", "speaker", cast.name(old), cast.name(party))
    return msgspec.structs.replace(report, source=source, voice="reported"), [changed]


def _voiced(report: Report, *, own: bool) -> Report:
    """*report* as the outlet's own, which comes from nobody and through nobody; or as somebody else's."""
    if not own:
        return msgspec.structs.replace(report, voice="reported")
    return msgspec.structs.replace(report, voice="own", source=Source(), relay=())


def _stepped(report: Report) -> Report:
    """*report* with its speaker's step standing where its source stands now."""
    spans = report.source.spans
    steps = report.relay
    if steps and steps[0].party == report.source.party and spans and steps[0].span != spans[0]:
        steps = (Relay(party=steps[0].party, basis="stated", span=spans[0]), *steps[1:])
    return msgspec.structs.replace(report, relay=steps)


class Marks:
    """Which words of a text stand in quotation marks."""

    def __init__(self, text: str) -> None:
        found = tokens(text)
        state = quoting(text, found).state
        self._words = [(w.start, state[n] in _SPOKEN) for n, w in enumerate(found) if text[w.start].isalnum()]

    def directness(self, content: tuple[Span, ...]) -> Directness:
        """Direct if every word is quoted, mixed if some are, else indirect."""
        quoted = {spoken for at, spoken in self._words if any(s <= at < e for s, e in content)}
        if True not in quoted:
            return "indirect"
        return "mixed" if False in quoted else "direct"
