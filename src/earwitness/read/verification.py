"""Notes on checking, and the reports that they govern, which may stand paragraphs away.

A note is a clause that says whether something was, or could be, checked, or what the outlet has seen. It
governs the reports of whoever it is about:

==========================================  =====================================================
"X, whose account could not be confirmed"   reports of the source that the note stands in
"Mr Hale's claims", "the firm's account"    reports of the party so named, or that came through it
"the memo", "the log"                       reports of the document so called
"these reports", "the claims"               reports that came through another outlet, if there are any
"the claim", "this", "it"; nothing named    reports of the last speaker before the note
==========================================  =====================================================

and every report inside those.

Fails on: a note that governs one of a speaker's several statements only; notes that name what was claimed
and not by whom ("the number of dead could not be confirmed").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.records import Document, Party, Relay, Report, Source, Span

_NOTE: Final = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|could|can|did)\s?(?:not|n[’']t|never)|cannot|unable to|not able to|without being able to|"
    r"impossible to|no way (?:to|of)|has yet to|have yet to|not possible to)\s+(?:\w+\s+){0,4}?"
    r"(?:verif\w+|confirm\w*|corroborat\w+|establish\w*|check\w*|authenticat\w+|substantiat\w+|reconcil\w+|seen?\b|review\w*|prov(?:e|en|ed))"
    r"|\b(?:unverified|unconfirmed|uncorroborated|unsubstantiated)\b"
    r"|\b(?:has|have|had)\s+(?:\w+ly\s+)?(?:seen|reviewed|read|examined|verified|authenticated|confirmed|obtained)\s+(?:a\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?:\w+[\s-]){0,3}(?:cop(?:y|ies)|memo\w*|letters?|e-?mails?|documents?|logs?|reports?|records?|payslips?|sheets?|pages?|transcripts?|"
    r"messages?|footage|files?|minutes|contract|certificate|drafts?|recording|photographs?|notes?|statements?)"
    r"|\b(?:seen|reviewed|examined|verified|obtained)\s+by\s+(?:the\s+|this\s+)?[A-Z]?\w+",
    re.IGNORECASE,
)
_THESE: Final = re.compile(r"\b(?:these|the|those) (?:reports|claims|accounts|stories)\b", re.IGNORECASE)
_CLAIM: Final = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s)?(?:claims?|account|accounts|allegations?|assertions?|version|story|report|figures?|statements?)\b",
    re.IGNORECASE,
)


def verification(
    document: Document,
    reports: Sequence[Report],
    sources: Mapping[str, Source],
    parties: Sequence[Party],
    relays: Mapping[str, tuple[Relay, ...]],
) -> dict[str, tuple[Span, ...]]:
    """Notes that govern each report, by report id."""
    text = document.text
    inner: dict[str, list[str]] = {}
    for r in reports:
        if r.parent:
            inner.setdefault(r.parent, []).append(r.id)
    through: dict[str, list[str]] = {}
    borrowed: list[str] = []
    outlets = {p.id for p in parties if p.kind == "outlet"}
    for r in reports:
        chain = [step.party for step in relays.get(r.id, ())]
        party = sources.get(r.id, Source()).party
        for one in dict.fromkeys([*([party] if party else []), *chain[:-1]]):
            through.setdefault(one, []).append(r.id)
        if outlets.intersection(chain[:-1]):
            borrowed.append(r.id)
    out: dict[str, list[Span]] = {}
    body = [(b.start, b.end) for b in document.blocks if b.kind == "body"] or [(0, len(text))]
    for start, end in body:
        for match in _NOTE.finditer(text, start, end):
            if borrowed and _THESE.search(text[match.start() : match.end() + 40]):
                todo = list(borrowed)
            else:
                party = _about(text, match.span(), reports, sources, parties)
                todo = list(through.get(party or "", ()))
            seen: set[str] = set()
            while todo:
                one = todo.pop()
                if one not in seen:
                    seen.add(one)
                    todo += inner.get(one, ())
            for one in seen:
                out.setdefault(one, []).append(match.span())
    return {one: tuple(sorted(spans)) for one, spans in out.items()}


def _about(
    text: str, note: Span, reports: Sequence[Report], sources: Mapping[str, Source], parties: Sequence[Party]
) -> str | None:
    """The party whose statements the note is about."""
    for r in reports:
        if any(s <= note[0] and note[1] <= e for s, e in r.source.spans):
            return sources.get(r.id, Source()).party
    low, high = _sentence(text, note)
    named = [
        (p.kind != "document", start, p.id)
        for p in parties
        for start, end in p.mentions
        if low <= start
        and end <= high
        and not (start <= note[0] < end)
        and (p.kind != "outlet" or _CLAIM.match(text, end))
    ]
    if named:
        return min(named)[2]
    before = [r for r in reports if r.source.spans and r.content[-1][1] <= note[0]]
    last = max(before, key=lambda r: r.content[-1][1], default=None)
    return sources.get(last.id, Source()).party if last is not None else None


def _sentence(text: str, span: Span) -> Span:
    low = max(
        text.rfind("\n", 0, span[0]) + 1,
        max((m.end() for m in re.finditer(r"[.!?][\"”’']?\s", text[: span[0]])), default=0),
    )
    stop = re.compile(r"[.!?][\"”’']?(?:\s|$)|\n").search(text, span[1])
    return low, stop.start() if stop else len(text)
