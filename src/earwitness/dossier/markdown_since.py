"""What changed since an earlier dossier, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from earwitness.dossier.markdown_naming import told
from earwitness.dossier.markdown_text import item, plain
from earwitness.dossier.sentences import Sentence
from earwitness.dossier.since import Since
from earwitness.dossier.since_telling import Line
from earwitness.dossier.since_words import Passage


def changes(since: Since, blocks: frozenset[str]) -> Iterator[str]:
    """The section; *blocks* are the names of blocks of this note that links may lead to."""
    yield f"## What changed since {plain(since.name)}\n"
    if not since.changed:
        yield f"Nothing changed since {plain(since.name)}.\n"
        return
    for sentence in since.sentences:
        yield item(told(sentence, blocks))
    yield ""
    for listing in since.listings:
        yield f"### {listing.heading}\n"
        for line in listing.lines:
            yield item(told(Sentence("since", line.pieces), blocks))
            yield from _passages(line)
        if listing.more:
            yield item(f"and {listing.more} more")
        yield ""


def _passages(line: Line) -> Iterator[str]:
    for passage in line.passages:
        yield item(_marked(passage), depth=1)
    if line.more:
        yield item(f"and {line.more} more passages", depth=1)


def _marked(passage: Passage) -> str:
    """A passage with what is new in bold and what is gone struck through."""
    out = []
    for piece in passage.pieces:
        words = plain(piece.words)
        mark = {"added": "**", "dropped": "~~", "same": ""}[piece.kind]
        lead = " " if piece.words[:1].isspace() else ""
        tail = " " if piece.words[-1:].isspace() else ""
        out.append(f"{lead}{mark}{words}{mark}{tail}" if words else " ")
    return "".join(out).strip()
