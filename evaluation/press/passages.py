"""Passages copied from an article with marks laid over them, and where they stand.

``{s|source}``, ``{q|cue}``, ``{c|content}``, ``{h|hedge}``, ``{d|words that date}``, ``{v|verification}``,
``{f|figure}``, ``{i|who informs whom}``, ``{x|headline words}``, ``{m|mention}``. Marks nest. ``<...>``
leaves out words up to where the passage goes on; any white space matches any other. A passage stands
once in its article, or says which time is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from earwitness.records import Span

_MARK: Final = re.compile(r"\{([a-z])\||(\})|(<\.\.\.>)|(\s+)")


class GoldError(Exception):
    """An annotation does not fit its article or itself."""


@dataclass(frozen=True)
class Marked:
    """Where a passage stands, and the spans of its marks in order of their beginnings."""

    span: Span
    marks: tuple[tuple[str, Span], ...]

    def of(self, kind: str) -> tuple[Span, ...]:
        return tuple(span for mark, span in self.marks if mark == kind)


def find(text: str, passage: str, n: int = 0) -> Marked:
    """The place of a marked *passage* in *text*. Raises GoldError unless it stands once, or *n* times."""
    pattern, open_marks, closed = _pattern(passage)
    found = list(re.finditer(pattern, text, re.DOTALL))
    if not found or len(found) < n or (n == 0 and len(found) > 1):
        raise GoldError(f"stands {len(found)} times: {passage!r}")
    match = found[max(n, 1) - 1]
    marks = sorted((match.start(b), -match.start(e), kind, (b, e)) for kind, b, e in closed)
    if open_marks:
        raise GoldError(f"mark not closed: {passage!r}")
    return Marked(match.span(), tuple((kind, (start, -end)) for start, end, kind, _ in marks))


def _pattern(passage: str) -> tuple[str, list[tuple[str, int]], list[tuple[str, int, int]]]:
    """A regular expression with an empty group at every edge of a mark."""
    out, at, groups = "", 0, 0
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int, int]] = []
    for m in _MARK.finditer(passage.strip()):
        out += re.escape(passage.strip()[at : m.start()])
        at = m.end()
        if m[3]:
            out += ".*?"
        elif m[4]:
            out += r"\s+" if not out.endswith((".*?", r"\s+")) else ""
        else:
            groups += 1
            out += "()"
            if m[1]:
                opened.append((m[1], groups))
            elif opened:
                kind, begin = opened.pop()
                closed.append((kind, begin, groups))
            else:
                raise GoldError(f"mark closed that was not open: {passage!r}")
    return out + re.escape(passage.strip()[at:]), opened, closed
