"""Interviews printed as turns: a name, a colon, what that person says."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from earwitness.read.spans.draft import Draft, tidy
from earwitness.read.spans.excerpt import Excerpt, excerpt
from earwitness.records import BlockKind, Span
from earwitness.sentences import sentences

# Up to four words that begin with a capital, or a lone Q or A, before a colon at a line's start.
_TURN: Final = re.compile(
    r"^[ \t]*((?:[A-Z][\w.'’\-]*)(?:[ \t]+[A-Z][\w.'’\-]*){0,3})[ \t]*:[ \t]+(?=\S)", re.M
)
# Two people who each speak at least twice are an interview; a single "Note:" or "Update:" is not.
_LEAST_TURNS: Final = 4
_LEAST_SPEAKERS: Final = 2
_CERTAIN: Final = 3.0
_NOTE: Final = re.compile(r"(?<=\n)[ \t]*\[[^\[\]\n]{20,}\][ \t]*(?=\n|$)")


def turns(text: str, part: Excerpt, place: BlockKind) -> tuple[list[Draft], list[Excerpt]]:
    """The turns of an interview as statements, and what of the excerpt is left to read otherwise.

    A turn lasts to the next one; what stands before the first is left. Fails on interviews with
    one answer, and on speakers' names in small letters. A turn that only asks states nothing. An
    editor's note, a paragraph in square brackets, is no part of a turn and is read like other text.
    """
    found = list(_TURN.finditer(part.text))
    names = Counter(m[1] for m in found)
    if len(found) < _LEAST_TURNS or sum(n > 1 for n in names.values()) < _LEAST_SPEAKERS:
        return [], [part]
    speakers = [m for m in found if names[m[1]] > 1]
    drafts = []
    notes: list[Span] = []
    for here, after in zip(speakers, [*speakers[1:], None], strict=True):
        end = after.start() if after else len(part.text)
        colon = part.text.index(":", here.end(1))
        found_notes = [m.span() for m in _NOTE.finditer(part.text, here.end(), end)]
        notes += [span for note in found_notes for span in part.back(*note)]
        said = _without((here.end(), end), found_notes)
        if all(_only_asks(part.text[a:b]) for a, b in said):
            continue
        drafts.append(
            Draft(
                source=part.back(*here.span(1)),
                cue=part.back(colon, colon + 1),
                content=tidy(text, tuple(span for piece in said for span in part.back(*piece))),
                odds=_CERTAIN,
                place=place,
                verbatim=True,
            )
        )
    head = part.back(0, speakers[0].start())
    rest = _nonblank(text, (*head, *notes))
    return drafts, [excerpt(text, rest)] if rest else []


def _without(whole: Span, holes: list[Span]) -> list[Span]:
    """*whole* without *holes*, which lie in it in order."""
    edges = [whole[0], *(edge for hole in holes for edge in hole), whole[1]]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _only_asks(words: str) -> bool:
    """Whether every sentence is a question."""
    return all(words[s:e].rstrip("\"”’' ").endswith("?") for s, e in sentences(words, 0, len(words)))


def _nonblank(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple((s, e) for s, e in spans if text[s:e].strip())
