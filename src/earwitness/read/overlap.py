"""How spans lie to each other: within, meeting, merged."""

from __future__ import annotations

from collections.abc import Iterable

from earwitness.records import Span


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether all of *span* lies in one of *spans*."""
    return any(s <= span[0] and span[1] <= e for s, e in spans)


def meets(span: Span, spans: Iterable[Span]) -> bool:
    """Whether *span* shares a character with one of *spans*."""
    return any(span[0] < e and s < span[1] for s, e in spans)


def merged(spans: Iterable[Span]) -> list[Span]:
    """*spans* in order, those that overlap or touch made into one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
