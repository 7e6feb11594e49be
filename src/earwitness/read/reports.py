"""Drafts to Reports: ids, order, directness, confidence."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from earwitness.read.draft import Draft
from earwitness.records import Directness, Document, Report, Source, Span, report_id
from earwitness.text import Quote, Token, quoting, tokens

_SPOKEN: Final = (Quote.INSIDE, Quote.UNCLOSED)


def as_reports(document: Document, drafts: list[Draft]) -> tuple[Report, ...]:
    """Frozen reports in order of place; a draft found twice becomes one."""
    words = tokens(document.text)
    state = np.array(quoting(document.text, words).state, np.uint8)
    starts = np.array([w.start for w in words], np.int64)
    spoken = np.isin(state, _SPOKEN) & np.array([_is_word(document.text, w) for w in words], bool)
    plain = ~np.isin(state, _SPOKEN) & np.array([_is_word(document.text, w) for w in words], bool)
    out: dict[str, Report] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.cue, d.content)):
        report = Report(
            id=_id(document, draft),
            document=document.id,
            source=Source(spans=draft.source),
            cue=draft.cue,
            content=draft.content,
            kind=_directness(starts, spoken, plain, draft.content),
            place=draft.place,
            parent=None if draft.parent is None else _id(document, draft.parent),
            continues=None if draft.continues is None else _id(document, draft.continues),
            confidence=round(1 / (1 + math.exp(-draft.odds)), 3),
        )
        out.setdefault(report.id, report)
    return tuple(out.values())


def _id(document: Document, draft: Draft) -> str:
    return report_id(document.id, draft.source, draft.cue, draft.content)


def _is_word(text: str, token: Token) -> bool:
    return text[token.start].isalnum()


def _directness(
    starts: np.ndarray, spoken: np.ndarray, plain: np.ndarray, content: tuple[Span, ...]
) -> Directness:
    inside = outside = 0
    for start, end in content:
        a, b = np.searchsorted(starts, [start, end])
        inside += int(spoken[a:b].sum())
        outside += int(plain[a:b].sum())
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"
