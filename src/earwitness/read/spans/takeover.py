"""Paragraphs taken over from another outlet without quotation marks, after a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import is_outlet, phrase
from earwitness.read.spans.draft import Draft, covered, placed, size
from earwitness.records import Document, Span

# A lead-in ends with a colon and says that somebody reports or writes.
_REPORTS: Final = re.compile(
    r"\b(?:reports?|reported|writes?|wrote|notes?|noted|explains?|explained|describes?|described|account|tells?|told|"
    r"says?|said|puts? it|to say|to report|according to|takes? over|took over|carries|carried|runs?|ran|"
    r"prints?|printed|publish(?:es|ed))\b[^:]*:\s*$",
    re.IGNORECASE,
)
_QUOTED: Final = "\"“‘'«„•-*"
# Words by which a paragraph speaks of the outlet that was taken over, and so is not its text.
_OUTSIDE: Final = re.compile(
    r"\b(?:the|this) (?:newspaper|paper|magazine|broadcaster|station|agency|outlet|account|article)\b|"
    r"\b(?:did not|does not|would not|declined to|refused to) comment\b|"
    r"\b(?:told|contacted by|asked by) (?:us|this)\b|\bour (?:reporter|correspondent|newsroom)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[A-Z][\w’'\-]+")
_TOLD: Final = re.compile(
    r"\b(?i:told|asked by|contacted by|interview with|interviewed by|speaking to)\s+"
    r"(?:the |state |public |broadcaster )*([A-Z][\w’'\-]*(?: [A-Z][\w’'\-]*)*)"
)
# A line of fewer words without a full stop is a crosshead.
_CROSSHEAD: Final = 8
_MOST: Final = 6
_CERTAIN: Final = 1.0
# Words of a lead-in after its cue that announce the block and say nothing themselves.
_FEW: Final = 8


def with_takeovers(document: Document, drafts: list[Draft]) -> list[Draft]:
    """*drafts* and a statement for each block that an outlet took over after a colon.

    The speaker is whoever the lead-in names. Statements inside a block become nested in it. A block
    lasts until

    ==========================================  ===============================================
    the next lead-in or crosshead               "The Mail wrote:"
    a paragraph that speaks of that outlet      "The Mercury's story was rejected", "the paper"
    a paragraph in which somebody told another  "told Vantage News", "declined to comment"
    outlet something, or would not comment
    a block that is not body                    a sign-up form, a list of links
    ==========================================  ===============================================

    and, if it is the only one, has at most six paragraphs, or one if no outlet speaks: a page with
    two lead-ins or more is put together of such blocks.

    Fails on: the paper's own words after a block, if nothing of the kind marks them (no sign in a
    bare text says where it ends), and a block that speaks of its own outlet by name.
    """
    text = document.text
    lines = body_lines(document)
    leads = [
        i
        for i, (s, e) in enumerate(lines[:-1])
        if _REPORTS.search(text[s:e]) and text[lines[i + 1][0]] not in _QUOTED
    ]
    breaks = sorted(b.start for b in document.blocks if b.kind != "body")
    blocks = []
    for here, i in enumerate(leads):
        limit = leads[here + 1] if here + 1 < len(leads) else len(lines)
        lead = lines[i]
        said = [d for d in drafts if d.parent is None and d.source and covered(d.cue, (lead,))]
        if not said:
            continue
        if len(leads) == 1:
            limit = min(limit, i + 1 + (_MOST if _is_outlet(text, said[-1]) else 1))
        last = _end(text, lines, i, limit, breaks, _names(text, said))
        content = tuple(lines[i + 1 : last])
        if content and _is_lead_only(text, said[-1], lead):
            drafts = [d for d in drafts if d is not said[-1]]
            blocks.append(replace(said[-1], content=content))
        elif content and not _already(said[-1], content):
            # "reports that the elites blame each other:" says that much; what follows is the block
            drafts = [_up_to(text, d, lead[1]) if d is said[-1] else d for d in drafts]
            blocks.append(Draft(said[-1].source, (), content, _CERTAIN, "body"))
    held = [replace(d, parent=None) if d.parent and d.parent not in drafts else d for d in drafts]
    return placed(held, blocks) + blocks


def _end(text: str, lines: list[Span], lead: int, limit: int, breaks: list[int], names: set[str]) -> int:
    """The first line after *lead* that is no part of the block; at least one is."""
    for at in range(lead + 1, limit):
        start, end = lines[at]
        words = text[start:end]
        if bisect_left(breaks, lines[lead][1]) != bisect_left(breaks, start):
            return at
        if at == lead + 1:
            continue
        if names & set(_NAME.findall(words)) or _OUTSIDE.search(words):
            return at
        if any(is_outlet(m[1]) for m in _TOLD.finditer(words)):
            return at
        if words[-1] not in ".!?\"”’'»)…:" and len(words.split()) < _CROSSHEAD:
            return at
    return limit


def _up_to(text: str, draft: Draft, end: int) -> Draft:
    """*draft* with the content that stands before the colon at *end*, or as it is if none does."""
    end = len(text[:end].rstrip(": \t"))
    kept = tuple((s, min(e, end)) for s, e in draft.content if s < end)
    return replace(draft, content=kept) if kept else draft


def _names(text: str, said: list[Draft]) -> set[str]:
    """Proper names in the last source of a lead-in; if that has none ("the paper"), in those before it."""
    for draft in reversed(said):
        names = {n for s, e in draft.source for n in _NAME.findall(text[s:e])} - {"The", "A", "It", "In"}
        if names:
            return names
    return set()


def _is_outlet(text: str, draft: Draft) -> bool:
    words = text[draft.source[0][0] : draft.source[-1][1]]
    found = phrase(words)
    return kind_of(found, words) == "outlet" or is_outlet(" ".join(found.name))


def _is_lead_only(text: str, draft: Draft, lead: Span) -> bool:
    """Whether the model's content says nothing before the block: "this is what happened:"."""
    inside = [(max(s, lead[0]), min(e, lead[1])) for s, e in draft.content if s < lead[1]]
    words = " ".join(text[s:e] for s, e in inside)
    return not words.strip() or (len(words.split()) <= _FEW and words.rstrip().endswith(":"))


def body_lines(document: Document) -> list[Span]:
    """The lines of the body that are not blank, without outer white space."""
    body = [(b.start, b.end) for b in document.blocks if b.kind == "body"] or [(0, len(document.text))]
    out = []
    for start, end in body:
        for match in re.finditer(r"\S[^\n]*", document.text[start:end]):
            out.append((start + match.start(), start + match.start() + len(match.group().rstrip())))
    return out


def _already(lead: Draft, content: tuple[Span, ...]) -> bool:
    """The model itself gave the block to the lead-in's cue."""
    return covered(content, lead.content) > 0.5 * size(content)
