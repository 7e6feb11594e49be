"""Two cues that lay claim to the same words: one statement inside the other, or one of them wrong.

The model reads each cue on its own, so a quotation between two speakers may be given to both.

=====================================================  =============================================
the words of one statement, cue and all, lie in the    it is nested in the other
content of another
a piece of content is claimed by two cues              the cue or speaker nearest to it keeps it,
                                                       counting sentences first
a statement is left without content                    it is dropped
=====================================================  =============================================

Fails on: a quotation between two speakers that belongs to the farther one ("“Yes.” Then Quill, who
heard Ulmer say no, went on: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from earwitness.read.spans.draft import Draft, covered, size
from earwitness.records import Span

# Share of a statement that must lie in another's content to be nested in it, and of a piece of
# content that must be claimed twice to be in dispute.
_INSIDE: Final = 0.9
_DISPUTED: Final = 0.5
# A full stop inside quotation marks ends a sentence, as does the end of a paragraph.
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’'»]*\s|\n")
# Statements further apart than this, counted in cues, never share words: a window of the encoder
# holds fewer cues. It keeps the work linear in the length of the document.
_REACH: Final = 40


def shared_out(text: str, drafts: list[Draft]) -> list[Draft]:
    """*drafts*, each word of content with one statement of its level, nested ones with their parent."""
    drafts = sorted(drafts, key=lambda d: (d.cue, d.content))
    parents = {d: _parent(d, near) for d, near in _neighbors(drafts)}
    level = [d for d in drafts if parents[d] is None]
    settled = {d: _settled(text, d, near) for d, near in _neighbors(level)}
    out = [s for s in settled.values() if s is not None]
    for draft in drafts:
        parent = parents[draft]
        if parent is not None:
            above = settled.get(parent, parent)
            out.append(draft if above is None else draft.with_parent(above))
    return out


def _neighbors(drafts: list[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """Each statement with those around it, itself among them."""
    for i, draft in enumerate(drafts):
        yield draft, drafts[max(0, i - _REACH) : i + _REACH + 1]


def _parent(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The narrowest outermost statement whose content holds all of *draft*."""
    mine = (*draft.cue, *draft.content)
    holders = [
        o
        for o in drafts
        if o is not draft
        and covered(draft.cue, o.content) == size(draft.cue)
        and covered(mine, o.content) > _INSIDE * size(mine)
        and size(o.content) > size(mine)
    ]
    outermost = [o for o in holders if not any(covered(o.cue, h.content) for h in holders if h is not o)]
    return min(outermost, key=lambda o: size(o.content), default=None)


def _settled(text: str, draft: Draft, level: list[Draft]) -> Draft | None:
    kept: list[Span] = []
    for piece in draft.content:
        rivals = [
            o for o in level if o is not draft and covered((piece,), o.content) > _DISPUTED * size((piece,))
        ]
        mine = _distance(text, piece, draft)
        if all((mine, draft.cue) <= (_distance(text, piece, o), o.cue) for o in rivals):
            kept.append(piece)
    return replace(draft, content=tuple(kept)) if kept else None


def _distance(text: str, piece: Span, draft: Draft) -> tuple[int, int]:
    """Sentence and paragraph ends, then characters, between a piece and the nearer of source and cue."""
    best = min((_gap(piece, span) for span in (*draft.cue, *draft.source)), key=lambda g: g[1] - g[0])
    between = text[best[0] : best[1]]
    return len(_SENTENCE_END.findall(between)), len(between)


def _gap(a: Span, b: Span) -> Span:
    """What lies between two spans; empty if they touch or overlap."""
    first, second = sorted((a, b))
    return first[1], max(first[1], second[0])
