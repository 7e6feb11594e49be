"""A statement while it is being put together, before it becomes a Report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from earwitness.records import BlockKind, Span

# Marks and spaces that never begin or end a source, and what never begins or ends a content.
_AROUND_SOURCE: Final = " \t\n\r,;:.\"“”‘’'«»„‹›()[]–—-"
_AROUND_CONTENT: Final = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement in document offsets. ``parent`` and ``continues`` are other drafts.

    ``verbatim`` content is direct without quotation marks: an interview turn, a post.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    odds: float
    place: BlockKind
    parent: Draft | None = None
    continues: Draft | None = None
    verbatim: bool = False

    @property
    def start(self) -> int:
        """Where the statement begins: its cue or content, since its source may stand paragraphs before."""
        return min(s for s, _ in (*self.cue, *self.content))

    def with_parent(self, parent: Draft) -> Draft:
        """The same statement, said inside *parent*."""
        return replace(self, parent=parent)


def tidy_source(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """*spans* without outer marks and possessive endings; empty ones dropped."""
    out = []
    for start, end in spans:
        start, end = _strip(text, start, end, _AROUND_SOURCE)
        if end - start > 2 and text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        if start < end:
            out.append((start, end))
    return tuple(out)


def tidy(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """*spans* without outer white space; those without a letter, a digit or a colon dropped."""
    stripped = (_strip(text, s, e, _AROUND_CONTENT) for s, e in spans)
    return tuple((s, e) for s, e in stripped if any(c.isalnum() or c == ":" for c in text[s:e]))


def _strip(text: str, start: int, end: int, chars: str) -> Span:
    while start < end and text[start] in chars:
        start += 1
    while end > start and text[end - 1] in chars:
        end -= 1
    return start, end


def placed(drafts: list[Draft], blocks: list[Draft]) -> list[Draft]:
    """*drafts*, of which those that lie wholly in the content of a block have it as their parent.

    The blocks' contents must not overlap.
    """
    pieces = sorted((start, i) for i, block in enumerate(blocks) for start, _ in block.content)

    def inside(draft: Draft) -> Draft:
        at = bisect_right(pieces, (draft.start, len(blocks))) - 1
        if draft.parent is not None or at < 0:
            return draft
        block = blocks[pieces[at][1]]
        mine = (*draft.cue, *draft.content)
        return draft.with_parent(block) if covered(mine, block.content) == size(mine) else draft

    return [inside(d) for d in drafts]


def covered(spans: tuple[Span, ...], by: tuple[Span, ...]) -> int:
    """Characters of *spans* that lie in *by* (each sorted, without overlaps)."""
    return sum(max(0, min(e, b) - max(s, a)) for s, e in spans for a, b in by)


def size(spans: tuple[Span, ...]) -> int:
    """Characters in *spans*."""
    return sum(e - s for s, e in spans)
