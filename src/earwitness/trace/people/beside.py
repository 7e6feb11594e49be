"""What stands beside a name and says who that is: "the mayor, Moira Hale", "Moira Hale, mayor of Dorv".

Reading ties such words to the name but keeps only the head of some; which body somebody speaks for is
read here from the text again.

Fails on: lists of people, in which what follows one name may be the next one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.kinds import kind_of
from earwitness.names import is_title, kind_of_head, phrase
from earwitness.records import Span
from earwitness.trace.people.descriptions import Description, describe

_BEHIND: Final = 110  # characters after a name in which an apposition ends
_BEFORE: Final = 90
_AFTER: Final = re.compile(r"[’']?,\s+([^,;:.\n“”\"()]{3,100})(?=[,;:.\n)])")
_AGE: Final = re.compile(r",\s+(\d{1,3})\s*(?=[,.;)])")
_CLAUSE: Final = re.compile(r"[^,;:.\n“”\"()–—]+$")
_APPOSED: Final = re.compile(
    r"(?<!\w)((?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]{1,30}[’']s)\s)[^,;:.\n“”\"()–—]{2,80}),\s+$"
)
_PEOPLE: Final = ("anonymous-official", "observer", "unspecified")
_WORDS: Final = 6  # before a name that may belong to it without a comma
_OLDEST: Final = 115  # years


def beside(text: str, span: Span) -> Iterator[Description]:
    """The descriptions that stand next to the name at *span*."""
    start, end = span
    after = _AFTER.match(text, end, end + _BEHIND)
    if after:
        yield from _person(after[1])
    before = text[max(0, start - _BEFORE) : start]
    apposed = _APPOSED.search(before)
    if apposed:
        yield from _person(apposed[1])
        return
    clause = _CLAUSE.search(before)
    if clause and clause[0].endswith(" "):
        yield from _person(_run(clause[0]))


def age(text: str, span: Span) -> int | None:
    """The age that stands right after the name at *span*, if one does."""
    found = _AGE.match(text, span[1], span[1] + 12)
    return int(found[1]) if found and 0 < int(found[1]) <= _OLDEST else None


def _run(clause: str) -> str:
    """The words at the end of *clause* that may stand before a name: back to an article or a small word."""
    out: list[str] = []
    stops = words_of("stops") | words_of("prepositions")
    for word in reversed(clause.split()[-_WORDS:]):
        low = word.lower()
        if low in stops or low.endswith(("ed", "ing")):
            break
        out.insert(0, word)
        if low in words_of("determiners"):
            break
    return " ".join(out)


def _person(words: str) -> Iterator[Description]:
    """The description that *words* are, if they describe a person and nothing else."""
    found = phrase(words)
    if found.form != "role" or found.many:
        return
    if is_title(found.head) or kind_of_head(found.head) in _PEOPLE or kind_of(found, words) in _PEOPLE[:2]:
        known = describe(words)
        if known is not None:
            yield known
