"""Interviews printed as turns: a name, a colon, what that person says."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from earwitness.read.draft import Draft, tidy
from earwitness.read.excerpt import Excerpt, excerpt
from earwitness.records import BlockKind, Span

# Up to four words that begin with a capital, or a lone Q or A, before a colon at a line's start.
_TURN: Final = re.compile(
    r"^[ \t]*((?:[A-Z][\w.'’\-]*)(?:[ \t]+[A-Z][\w.'’\-]*){0,3})[ \t]*:[ \t]+(?=\S)", re.M
)
# Two people who each speak at least twice are an interview; a single "Note:" or "Update:" is not.
_LEAST_TURNS: Final = 4
_LEAST_SPEAKERS: Final = 2
_CERTAIN: Final = 3.0


def turns(text: str, part: Excerpt, place: BlockKind) -> tuple[list[Draft], list[Excerpt]]:
    """The turns of an interview as statements, and what of the excerpt is left to read otherwise.

    A turn lasts to the next one; what stands before the first is left. Fails on interviews with
    one answer, on speakers' names in small letters, and on an answer that ends in a question: a turn
    that does is taken for the interviewer's, and asking is not stating.
    """
    found = list(_TURN.finditer(part.text))
    names = Counter(m[1] for m in found)
    if len(found) < _LEAST_TURNS or sum(n > 1 for n in names.values()) < _LEAST_SPEAKERS:
        return [], [part]
    speakers = [m for m in found if names[m[1]] > 1]
    drafts = []
    for here, after in zip(speakers, [*speakers[1:], None], strict=True):
        end = after.start() if after else len(part.text)
        colon = part.text.index(":", here.end(1))
        if part.text[here.end() : end].rstrip().endswith("?"):
            continue
        drafts.append(
            Draft(
                source=part.back(*here.span(1)),
                cue=part.back(colon, colon + 1),
                content=tidy(text, part.back(here.end(), end)),
                odds=_CERTAIN,
                place=place,
                verbatim=True,
            )
        )
    head = part.back(0, speakers[0].start())
    rest = _nonblank(text, head)
    return drafts, [excerpt(text, rest)] if rest else []


def _nonblank(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple((s, e) for s, e in spans if text[s:e].strip())
