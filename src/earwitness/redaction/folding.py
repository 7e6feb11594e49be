"""A text as names are compared in it: small letters, no accents, nothing invisible, and the way back.

"JOSÉ", and "jose" with an accent or a soft hyphen of its own, are one name. What is found in the folded text
is carried back to the text itself, so nothing is ever cut out of a cleaned copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Span

# Letters that no normal form takes apart, as keyboards without them write them.
_PLAIN: Final = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
}  # fmt: skip
_APOSTROPHES: Final = "’‘ʼʹ′`´＇"
_HYPHENS: Final = "‐‑‒–—―−﹣－"
_SAME: Final = {c: "'" for c in _APOSTROPHES} | {c: "-" for c in _HYPHENS}
# How German and Scandinavian names are written without their letters: "Müller" as "Mueller".
_SPELLED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Å": "Aa", "Ø": "Oe", "Æ": "Ae"}
)  # fmt: skip
_SHORTENED: Final = re.compile(r"(?<=[aou])e")
# A word of so many letters may be one with an umlaut spelled out; shorter ones ("Roe") seldom are.
_LEAST_SPELLED: Final = 5
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# A hyphen at the end of a line, with the line end: "Kor-\nvel".
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-[ \t\r]*\n\s*(?=[^\W\d_])")

_Unit = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character *i* of it was made from ``starts[i]`` up to ``ends[i]`` of the text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of at least one folded character was made from."""
        return self.starts[start], self.ends[end - 1]


def folded(text: str, *, decoded: bool = False) -> Folded:
    """*text* folded; with *decoded*, "%C3%A9" in it is the letter that it stands for."""
    if text.isascii() and not (decoded and "%" in text):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for char, start, end in _decoded(text) if decoded else _units(text, 0, len(text)):
        plain = _fold(char)
        if not plain and out and unicodedata.category(char)[0] == "M":
            ends[-1] = end  # an accent goes with its letter
        for letter in plain:
            out.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded("".join(out), starts, ends)


def joined(of: Folded) -> Folded:
    """*of* with the words whole that a hyphen parts at the end of a line."""
    kept: list[int] = []
    at = 0
    for found in _BROKEN.finditer(of.text):
        kept += range(at, found.start())
        at = found.end()
    if not at:
        return of
    kept += range(at, len(of.text))
    return Folded("".join(of.text[i] for i in kept), [of.starts[i] for i in kept], [of.ends[i] for i in kept])


def fold(text: str) -> str:
    """*text* folded, without the way back."""
    return folded(text).text


def spellings(word: str) -> frozenset[str]:
    """The ways in which *word*, a word of a name, is written once it is folded."""
    whole = unicodedata.normalize("NFC", word)
    out = {fold(whole), fold(whole.translate(_SPELLED))}
    if len(word) >= _LEAST_SPELLED:
        out.add(_SHORTENED.sub("", fold(whole)))
    return frozenset(out | {way.replace("'", "") for way in out})


def _fold(char: str) -> str:
    """What is left of one character; nothing of accents and invisible ones."""
    if char in _SAME:
        return _SAME[char]
    out = []
    for part in unicodedata.normalize("NFKD", char):
        if unicodedata.category(part) in ("Mn", "Me", "Cf"):
            continue
        out.append(_SAME.get(part) or part.casefold())
    return "".join(_PLAIN.get(letter, letter) for whole in out for letter in whole)


def _units(text: str, start: int, end: int) -> Iterator[_Unit]:
    for i in range(start, end):
        yield text[i], i, i + 1


def _decoded(text: str) -> Iterator[_Unit]:
    """The characters of an address, each with its place; what is no UTF-8 stays as it is written."""
    at = 0
    for found in _PERCENT.finditer(text):
        yield from _units(text, at, found.start())
        start = found.start()
        try:
            for char in bytes.fromhex(found.group().replace("%", "")).decode("utf-8"):
                end = start + 3 * len(char.encode())
                yield char, start, end
                start = end
        except UnicodeDecodeError:
            yield from _units(text, found.start(), found.end())
        at = found.end()
    yield from _units(text, at, len(text))
