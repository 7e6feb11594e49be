"""The way a statement came: from its first speaker to the outlet that prints it.

=========================================  ==========================================================
the statement has a speaker                he is the first step
it stands inside another's                 that one's steps follow
"told Vantage News", "in an interview      the outlet named is the next step, stated
with Vantage News"
"told us", an interview's turn             this outlet's own step is stated, else inferred
a credit line names one agency             the agency is a step, inferred, where no other way is stated
=========================================  ==========================================================

A party twice in a row counts once. The outlet's own statements and those without a speaker have no
relay, but for what stands inside another's.

Fails on: a statement that a lawyer reads out; hearers who pass something on ("told his wife, who …").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.names import is_outlet, kind_of, phrase
from earwitness.records import Document, Relay, Report, Source, Span

_HEARER: Final = re.compile(
    r"\b(?:told|tells|telling|interview(?:ed)? (?:with|by|to)|statement to|speaking to|spoke to|spoken to|comments? to|"
    r"e-?mail(?:ed)? to|letter to|remarks to|confirmed to|said to|saying to|quoted (?:by|in)|an? article in|writing in|wrote in|"
    r"published (?:by|in)|according to)\s+"
    r"(?P<to>(?:the\s+|state\s+|public\s+)*(?:[A-ZÀ-Þ][\w’'&\-]*(?:\s(?:of\s|the\s)?[A-ZÀ-Þ][\w’'&\-]*){0,4}|"
    r"(?:news)?paper|newspaper|agency|broadcaster|magazine|station|weekly|daily|radio|television))(?!\w)"
)
_US: Final = re.compile(
    r"\b(?:told|tells|telling|spoke to|wrote to|shown to|confirmed to)\s+(?:us|me|this (?:news)?paper|this magazine|our reporter)\b",
    re.IGNORECASE,
)
_NEAR: Final = 160  # characters around a cue in which the hearer stands
_DEEPEST: Final = 8


def hearers(document: Document, reports: Sequence[Report]) -> dict[str, Span]:
    """The words that name the outlet which a report's speaker told, by report id."""
    out = {}
    for report in reports:
        if not report.cue or report.voice == "own":
            continue
        text, low = _around(document, report)
        for match in _HEARER.finditer(text):
            start, end = low + match.start("to"), low + match.end("to")
            beside = any(s - 4 <= low + match.start() <= e + 12 for s, e in report.cue)
            apart = not any(s < end and start < e for s, e in (*report.source.spans, *report.content))
            name = phrase(match["to"])
            if (
                beside
                and apart
                and (is_outlet(" ".join(name.name)) or kind_of(name, match["to"]) == "outlet")
            ):
                out[report.id] = (start, end)
                break
    return out


def relays(
    document: Document,
    reports: Sequence[Report],
    sources: Mapping[str, Source],
    heard: Mapping[str, tuple[str, Span]],
    groups: Mapping[str, str],
    outlet: str | None,
) -> dict[str, tuple[Relay, ...]]:
    """Relay of each report by id.

    *heard* holds the party that was told and where the text says so, *groups* the group (a party)
    that a party was set apart from ("one of them"), *outlet* the party of this document's own outlet.
    """
    by_id = {r.id: r for r in reports}
    spoke: dict[str, str] = {}  # party: the report in which it first spoke
    for report in sorted(reports, key=lambda r: r.content[0]):
        party = sources.get(report.id, Source()).party
        if party is not None:
            spoke.setdefault(party, report.id)
    out: dict[str, tuple[Relay, ...]] = {}

    def of(report: Report, depth: int = 0) -> tuple[Relay, ...]:
        if report.id in out or depth > _DEEPEST:
            return out.get(report.id, ())
        party = sources.get(report.id, Source()).party
        if party is None or report.voice == "own":
            return ()
        steps = [
            Relay(party=party, basis="stated", span=report.source.spans[0] if report.source.spans else None)
        ]
        told = heard.get(report.id)
        if told is not None and told[0] != outlet:
            steps.append(Relay(party=told[0], basis="stated", span=told[1]))
        parent = by_id.get(report.parent or "")
        group = by_id.get(spoke.get(groups.get(party, ""), ""))
        if parent is not None:
            steps += of(parent, depth + 1)
        elif told is None and group is not None and group is not report:
            steps += of(group, depth + 1)[1:]  # who heard the group heard its member
        if outlet is not None and steps[-1].party != outlet:
            stated = _is_own(document, report) or (told is not None and told[0] == outlet)
            steps.append(Relay(party=outlet, basis="stated" if stated and parent is None else "inferred"))
        out[report.id] = _joined(steps)
        return out[report.id]

    for report in reports:
        of(report)
    return out


def _joined(steps: list[Relay]) -> tuple[Relay, ...]:
    """A party twice in a row counts once."""
    return tuple(step for i, step in enumerate(steps) if i == 0 or steps[i - 1].party != step.party)


def _around(document: Document, report: Report) -> tuple[str, int]:
    """The words around the report's cue, within its paragraph, and where they begin."""
    start, end = report.cue[0][0], report.cue[-1][1]
    low = max(document.text.rfind("\n", 0, start) + 1, start - _NEAR)
    line_end = document.text.find("\n", end)
    high = min(line_end if line_end >= 0 else len(document.text), end + _NEAR)
    return document.text[low:high], low


def _is_own(document: Document, report: Report) -> bool:
    if not report.cue:
        return False
    cue = " ".join(document.text[s:e] for s, e in report.cue)
    return cue == ":" or bool(_US.search(document.text[report.cue[0][0] : report.cue[-1][1] + 24]))
