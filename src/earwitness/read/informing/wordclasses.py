"""The words of a text, sentence by sentence, each put into one of eleven classes by lists and by form.

============  =====================================  ============  =================================
pronoun       he, them, somebody                     joint         that, because, and, who
possessive    his, whose                             preposition   to, from, of
determiner    the, no, three, several                time          Monday, yesterday, last
auxiliary     had, wasn't, might                     mark          "," and quotation marks
adverb        never, privately                       name          any other capitalized word
                                                     word          all the rest
============  =====================================  ============  =================================

Fails on: words of two classes ("that" is a joint, "her" a possessive), names in small letters, ordinary
words in headlines that capitalize each word, adverbs without -ly that no list has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from earwitness.days import MONTHS, WEEKDAYS
from earwitness.sentences import is_shortened, sentences
from earwitness.text import tokens

Class = Literal[
    "pronoun", "possessive", "determiner", "auxiliary", "adverb", "joint", "preposition", "time", "mark",
    "name", "word",
]  # fmt: skip

QUOTES: Final = frozenset("\"“”‘’'«»„")


def wordset(words: str) -> frozenset[str]:
    """The words of a list as a set."""
    return frozenset(words.split())


PRONOUNS: Final = wordset(
    "i he she it they we you me him us them somebody someone nobody everybody everyone anyone anybody"
)
BE: Final = wordset(
    "be been being was were is are am 's 're 'm wasn't weren't isn't aren't get got gets getting"
)
PRESENT: Final = wordset("is are am 's 're 'm get gets isn't aren't")
HAVE: Final = wordset("had has have having 've 'd hadn't hasn't haven't")
MODAL: Final = wordset(
    "will would shall should could can cannot must might may 'll won't wouldn't shouldn't couldn't can't "
    "mustn't"
)
NEGATIVE: Final = wordset("not never hardly nor")
# determiners that make a phrase by themselves
ALONE: Final = wordset("one two three four five six both another many some several few most others")
_DO: Final = wordset("did does do didn't doesn't don't")
_POSSESSIVE: Final = wordset("his her its their my our your whose")
_DETERMINERS: Final = wordset(
    "the a an this these those some any no every each both either neither one two three four five six "
    "seven eight nine ten several many most all another other such certain"
)
_ADVERBS: Final = wordset(
    "also already then later once twice first now just even ever only simply still soon again long yet "
    "instead often always sometimes subsequently back likewise too thus not never hardly nor almost late "
    "afterwards afterward meanwhile upstairs straight together along around on-record off"
)
_NO_ADVERBS: Final = wordset(
    "family ally reply supply assembly early daily weekly monthly anomaly bully monopoly"
)
_JOINTS: Final = wordset(
    "that because when while until till although though if after before since as whereas so but and or "
    "than unless whether how why what where who whom which lest plus"
)
_PREPOSITIONS: Final = wordset(
    "of in at on to from by with for about over under into near inside outside during through within "
    "against between among without behind beside despite across toward towards upon per via like"
)
# without the months that are verbs as well
_TIMES: Final = (frozenset(WEEKDAYS) | frozenset(MONTHS) - {"march", "may"}) | wordset(
    "yesterday today tomorrow tonight last next ago earlier nothing everything something here there"
)
_CONTRACTED: Final = re.compile(
    r"(i|he|she|it|they|we|you|who|that|there)(['’](?:ve|d|s|ll|re|m))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its class; ``low`` is the word in small letters, with straight apostrophes."""

    start: int
    end: int
    low: str
    kind: Class


def split(text: str) -> Iterator[list[Word]]:
    """The words of *text*, one list a sentence; a full stop that belongs to a word is part of it."""
    ends = (end for _, end in sentences(text, 0, len(text)))
    end = next(ends, 0)
    held: list[Word] = []
    for token in tokens(text):
        raw = text[token.start : token.end]
        if token.start >= end:
            yield held
            held, end = [], next((e for e in ends if e > token.start), len(text))
        joined = raw == "." and token.end < end and held and held[-1].end == token.start
        if joined and is_shortened(text[held[-1].start : token.start]):
            held[-1] = replace(held[-1], end=token.end)
        else:
            held += _words(token.start, raw)
    if held:
        yield held


def _words(start: int, raw: str) -> list[Word]:
    contracted = _CONTRACTED.fullmatch(raw) if "'" in raw or "’" in raw else None
    if contracted is not None:
        return [_word(start, contracted[1]), _word(start + contracted.end(1), contracted[2])]
    return [_word(start, raw)]


def _word(start: int, raw: str) -> Word:
    low = raw.lower().replace("’", "'")
    return Word(start, start + len(raw), low, _class(low, raw))


def _class(low: str, raw: str) -> Class:
    if not (raw[0].isalnum() or (raw[0] in "'’" and len(raw) > 1)):
        return "mark"
    known = _KINDS.get(low) if raw != "May" else "time"
    if known is not None:
        return known
    if low.endswith("ly") and low not in _NO_ADVERBS and not raw[0].isupper():
        return "adverb"
    return "name" if raw[0].isupper() else "word"


# A word of several lists is what the last of these says.
_KINDS: Final[dict[str, Class]] = {
    **dict.fromkeys(_ADVERBS, "adverb"), **dict.fromkeys(_JOINTS, "joint"),
    **dict.fromkeys(_DETERMINERS, "determiner"), **dict.fromkeys(_PREPOSITIONS, "preposition"),
    **dict.fromkeys(_TIMES, "time"), **dict.fromkeys(_POSSESSIVE, "possessive"),
    **dict.fromkeys(PRONOUNS, "pronoun"), **dict.fromkeys(BE | HAVE | MODAL | _DO, "auxiliary"),
}  # fmt: skip
