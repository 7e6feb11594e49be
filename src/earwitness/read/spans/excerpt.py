"""Parts of a document put together as one text to read, with the way back to the document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from earwitness.records import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``text`` is made of the document's ``parts`` joined by ``glue``; offsets map back exactly."""

    text: str
    parts: tuple[Span, ...]
    starts: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[Span, ...]:
        """A span of ``text`` as document spans: one for each part that it touches."""
        out = []
        first = max(0, bisect_right(self.starts, start) - 1)
        for i in range(first, len(self.parts)):
            if self.starts[i] >= end:
                break
            a, b = self.parts[i]
            low = max(start - self.starts[i], 0) + a
            high = min(end - self.starts[i] + a, b)
            if low < high:
                out.append((low, high))
        return tuple(out)


def excerpt(text: str, parts: tuple[Span, ...], glue: str = "\n") -> Excerpt:
    """The *parts* of *text* joined by *glue*."""
    pieces, starts, length = [], [], 0
    for start, end in parts:
        starts.append(length)
        pieces.append(text[start:end])
        length += end - start + len(glue)
    return Excerpt(glue.join(pieces), parts, tuple(starts))
