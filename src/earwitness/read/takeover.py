"""Paragraphs taken over from another outlet without quotation marks, after a colon."""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.draft import Draft, covered, placed, size
from earwitness.records import Document, Span

# A lead-in ends with a colon and says that somebody reports or writes.
_REPORTS: Final = re.compile(
    r"\b(?:reports?|reported|writes?|wrote|notes?|noted|explains?|explained|describes?|described|"
    r"says?|said|puts? it|according to)\b[^:]*:\s*$",
    re.IGNORECASE,
)
_QUOTED: Final = "\"“‘'«„•-*"
_CERTAIN: Final = 1.0


def with_takeovers(document: Document, drafts: list[Draft]) -> list[Draft]:
    """*drafts* and a statement for each block that an outlet took over after a colon.

    The speaker is whoever the lead-in names. A page with two lead-ins or more is put together of
    such blocks: each then lasts to the next lead-in or the end. With one lead-in only the paragraph
    after it is taken. Statements inside a block become nested in it.

    Fails on: a single block of several paragraphs, of which the first is taken (no mark in a bare
    text says where it ends), and the paper's own words after the last block of several.
    """
    text = document.text
    lines = body_lines(document)
    leads = [
        i
        for i, (s, e) in enumerate(lines[:-1])
        if _REPORTS.search(text[s:e]) and text[lines[i + 1][0]] not in _QUOTED
    ]
    ends = [*leads[1:], len(lines)]
    blocks = []
    for here, i in enumerate(leads):
        last = ends[here] if len(leads) > 1 else i + 2
        lead = lines[i]
        said = [d for d in drafts if d.parent is None and d.source and covered(d.cue, (lead,))]
        content = tuple(lines[i + 1 : last])
        if said and content and not _already(said[-1], content):
            blocks.append(Draft(said[-1].source, (), content, _CERTAIN, "body"))
    return placed(drafts, blocks) + blocks


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
