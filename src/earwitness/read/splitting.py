"""A stretch of text cut into its sentences, and the quotations in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.records import Span
from earwitness.text import Quote, quoting, tokens

# A full stop after these ends no sentence; nor does one after a lone letter ("J. Corran", "U.S.").
_SHORTENED: Final = re.compile(
    r"mr|mrs|ms|dr|prof|st|rev|hon|sen|rep|gov|gen|lt|col|capt|cmdr|sgt|maj|adm|cpl|pte|coun|cllr|supt|"
    r"insp|det|pres|amb|"
    r"messrs|jr|sr|inc|ltd|co|corp|nos?|vs?|cf|eg|ie|approx|dept|est|fig|jan|feb|mar|apr|jun|jul|aug|"
    r"sept?|oct|nov|"
    r"dec|mon|tues?|wed|thurs?|fri|sat|sun|mt|ft|ave|blvd|rd|pp?|vol|op",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"(?P<mark>(?<![.!?…])[.!?…]+)(?P<close>[\"”’'»)\]]{0,4})(?=\s)|\n")
_NEXT: Final = re.compile(r"\s{1,9}[\"“‘'«„(\[—–-]{0,3}\s?(\w)")
_LAST_WORD: Final = re.compile(r"[\w.]+\Z")
_LONGEST_SHORTENED: Final = 20


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between *start* and *end*, without outer white space; a line end always ends one.

    Fails on: a sentence that ends with a shortened word or a lone letter ("at 5 p.m. He left"), which is
    one with the next; one that begins with a small letter.
    """
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if not stop["mark"] or _ends(text, stop, start, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


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
    last = word.group().rpartition(".")[2] if word else ""
    return not _SHORTENED.fullmatch(last) and not (len(last) == 1 and last.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
