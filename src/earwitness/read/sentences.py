"""The sentence around a place in a text, looked for no further than a fixed way on either side.

Fails on: a sentence that ends in an abbreviation listed below ("He left the U.S. She stayed."), which is
taken for one with the next; headlines without a full stop, which end with their line.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import Span

_REACH: Final = 700  # characters; the longest sentence of the annotated articles has 520
_END: Final = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[*]*[A-ZÀ-Þ0-9])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|"
    r"Sept?|Oct|Nov|Dec|Coun|Cllr|Maj|Cpl|Cmdr|Supt|Hon|Pvt|Brig|Vice-Adm|Maj-Gen|Lt-Col)|\b[A-ZÀ-Þ])$"
)  # fmt: skip


def sentence(text: str, span: Span) -> Span:
    """Where the sentence around *span* begins and ends, within its line, closing marks included."""
    line = text.rfind("\n", max(0, span[0] - _REACH), span[0]) + 1
    low = line or max(0, span[0] - _REACH)
    start = low
    for match in _END.finditer(text, low, span[0] + 2):  # it looks at what follows
        if match.end() <= span[0] and not _ABBREVIATED.search(
            text, max(low, match.start() - 12), match.start()
        ):
            start = match.end()
    stop = text.find("\n", span[1], span[1] + _REACH)
    high = stop if stop >= 0 else min(len(text), span[1] + _REACH)
    for match in _END.finditer(text, max(span[0], span[1] - 3), high):
        if match.end() > span[1] and not _ABBREVIATED.search(
            text, max(low, match.start() - 12), match.start()
        ):
            return start, _trimmed(text, match.end())
    return start, high


def following(text: str, span: Span) -> Span | None:
    """The sentence that follows the one at *span*, in the same line."""
    start = span[1]
    while start < len(text) and text[start] in " \t":
        start += 1
    if start >= len(text) or text[start] == "\n":
        return None
    return sentence(text, (start, start + 1))


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
