"""Which parts of a document are read, and as what."""

from __future__ import annotations

from typing import Final

from earwitness.read.spans.excerpt import Excerpt, excerpt
from earwitness.records import BlockKind, Document, Span

_READ_ALONE: Final[tuple[BlockKind, ...]] = ("headline", "subhead", "caption")


def readable_parts(document: Document) -> list[tuple[BlockKind, Excerpt]]:
    """Headlines, subheads and captions one by one, then the body as one text.

    Notices and links between paragraphs of the body are left out, so that a sentence and its
    speaker are not torn apart by a sign-up form. A document without blocks is all body.
    """
    body: list[Span] = []
    out: list[tuple[BlockKind, Excerpt]] = []
    for block in document.blocks:
        if block.kind == "body":
            body.append((block.start, block.end))
        elif block.kind in _READ_ALONE:
            out.append((block.kind, excerpt(document.text, ((block.start, block.end),))))
    if not document.blocks and document.text:
        body.append((0, len(document.text)))
    if body:
        out.append(("body", excerpt(document.text, tuple(body))))
    return out
