"""The sentences of a text: all of a stretch, the one around a place, the one that follows.

==============================================  ====================================================
"He left. She stayed."                          a mark and white space end a sentence
"“He left.” She stayed."                        marks that close belong to what they close
"He left … for good", "“Why?” she asked."       not before a small letter
"Mr. Roe", "J. Roe", "the U.S. Navy"            not after a shortened word or a lone letter
a line end                                      always ends one
==============================================  ====================================================

Fails on: a sentence that ends with a shortened word or a lone letter ("at 5 p.m. He left"), which is one
with the next; one that begins with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.records import Span
from earwitness.text import Quote, quoting, tokens

_REACH: Final = 700  # characters; the longest sentence of the annotated articles has 520
_SHORTENED: Final = re.compile(
    r"mr|mrs|ms|dr|prof|st|rev|hon|sen|rep|gov|gen|lt|col|capt|cmdr|sgt|maj|adm|cpl|pvt|pte|brig|coun|cllr|"
    r"supt|insp|det|pres|amb|messrs|jr|sr|inc|ltd|co|corp|nos?|vs?|cf|eg|ie|approx|dept|est|fig|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|"
    r"mt|ft|ave|blvd|rd|pp?|vol|op|[^\W\d_]",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"(?P<mark>(?<![.!?…])[.!?…]+)(?P<close>[\"”’'»)\]]{0,4})(?=\s)|\n")
_NEXT: Final = re.compile(r"\s{1,9}[\"“‘'«„(\[—–-]{0,3}\s?(\w)")
_LAST_WORD: Final = re.compile(r"[\w.]+\Z")
_LONGEST_SHORTENED: Final = 20


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between *start* and *end*, without outer white space."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if not stop["mark"] or _ends(text, stop, start, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def sentence(text: str, span: Span) -> Span:
    """The sentence around *span*, or those that it reaches over, within its line.

    It is looked for no further than 700 characters on either side.
    """
    low = max(0, span[0] - _REACH)
    low = max(low, text.rfind("\n", low, span[0]) + 1)
    stop = text.find("\n", span[1], span[1] + _REACH)
    high = stop if stop >= 0 else min(len(text), span[1] + _REACH)
    first, last = low, high
    for start, end in sentences(text, low, high):
        if start <= span[0]:
            first = start
        if end >= span[1]:
            last = end
            break
    return first, last


def following(text: str, span: Span) -> Span | None:
    """The sentence that follows the one at *span*, in the same line."""
    start = span[1]
    while start < len(text) and text[start] in " \t":
        start += 1
    if start >= len(text) or text[start] == "\n":
        return None
    return sentence(text, (start, start + 1))


def is_shortened(word: str) -> bool:
    """Whether a full stop after *word* belongs to it: "Mr", "Sept", a lone letter."""
    return _SHORTENED.fullmatch(word) is not None


def quotations(text: str, start: int, end: int) -> Iterator[Span]:
    """The outermost closed quotations between *start* and *end*, with their marks."""
    words = tokens(text[start:end])
    marks = quoting(text[start:end], words)
    opened = None
    for word, state, depth in zip(words, marks.state, marks.depth, strict=True):
        if state is Quote.OPENING and depth == 1:
            opened = word.start
        elif state is Quote.CLOSING and depth == 1 and opened is not None:
            yield start + opened, start + word.end
            opened = None


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    if following and following[1].islower():
        return False
    if stop["mark"] != "." or stop["close"]:
        return True
    before = text[max(start, stop.start() - _LONGEST_SHORTENED) : stop.start()]
    word = _LAST_WORD.search(before)
    return word is None or not is_shortened(word.group().rpartition(".")[2])


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
