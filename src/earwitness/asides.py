"""Numbers of a text that are none of its affair: how many sources say so, and what the page tells its reader.

==================================================  =====
"two officials familiar with the inquiry said"      aside
"three witnesses told the paper"                    aside
"You have read 2 of your 3 free articles"           aside
"a 4-minute read"                                   aside
"two officials were arrested"                       no
"forty workers told the union that they were ill"   no
==================================================  =====

Fails on: a source told by a pronoun ("two of them said"); a page in a language other than English.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import Span
from earwitness.sentences import sentence

# More people than this that say something are a matter of their own (a survey, a petition); reporters
# count their sources one by one.
_MOST_SOURCES: Final = 9
_READS: Final = r"(?:articles?|stor(?:y|ies)|briefs?|reads?|views?|issues?|editions?|newsletters?|pages?)"
_TO_READER: Final = re.compile(
    rf"\byou(?:['’]ve| have| can| get)?\b[^.!?]*\b(?:free|remaining|left|complimentary|this month)\b[^.!?]*"
    rf"\b{_READS}\b|\byou(?:['’]ve| have| can| get)?\b[^.!?]*\b{_READS}\b[^.!?]*"
    r"\b(?:free|remaining|left|complimentary|this month)\b|"
    r"\b\d+[ -]?min(?:ute)?s?[ -](?:read|listen|watch)\b",
    re.IGNORECASE,
)
_SAY: Final = (
    r"(?:said|says?|told|tells?|confirmed|confirms?|described|recall(?:ed)?|added|claimed|claims?|insisted|"
    r"spoke|speaking|gave (?:an )?accounts?|corroborated)"
)
_NOUN: Final = r"\s+(?:(?:other|more|further|different|separate|independent|[a-z]+-?[a-z]*)\s+){0,4}?"
# Behind the number: what names a source by itself, and anybody who is told of only as one.
_SOURCES: Final = re.compile(
    rf"{_NOUN}(?:sources?|(?:eye)?witness(?:es)?|whistle-?blowers?|informants?)\b",
    re.IGNORECASE,
)
_AS_SOURCES: Final = re.compile(
    rf"{_NOUN}(?:[a-z]+s|[a-z]*(?:people|men|women))\s+(?:familiar with|briefed on|close to|"
    rf"in a position to know|with (?:direct |first-?hand |detailed )?knowledge of|"
    rf"who (?:asked|declined|spoke|requested)|{_SAY}\b)",
    re.IGNORECASE,
)
# "two witnesses were shot", "nine sources of water": they are of the affair after all.
_OF_IT: Final = re.compile(
    r"\s+(?:(?:was|were|are|have been|had been)\s+\w+(?:ed|en|ot|lt)\b|died\b|of\b)", re.IGNORECASE
)


def aside(text: str, span: Span, number: float | None) -> bool:
    """Whether the figure at *span* of *text*, of which *number* is known, is none of the affair."""
    start, end = sentence(text, span)
    if any(m.start() + start < span[1] for m in _TO_READER.finditer(text[start:end])):
        return True
    if number is None or not 1 <= number <= _MOST_SOURCES or number != int(number):
        return False
    found = _SOURCES.match(text, span[1], end)
    if found:
        return not _OF_IT.match(text, found.end(), end)
    return bool(_AS_SOURCES.match(text, span[1], end)) or _named(text, span, end)


def _named(text: str, span: Span, end: int) -> bool:
    """Whether *span* holds the noun too: "[two people] familiar with it"."""
    number, _, noun = text[span[0] : span[1]].rpartition(" ")
    if not number or not noun.isalpha():
        return False
    at = span[0] + len(number)
    found = _SOURCES.match(text, at, end)
    if found:
        return not _OF_IT.match(text, found.end(), end)
    return bool(_AS_SOURCES.match(text, at, end))
