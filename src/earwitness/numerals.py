"""Numbers as newspapers write them: digits, words, multipliers, fractions, chances.

========================  ==========  =================================
words                     number      least
========================  ==========  =================================
2.4bn                     2.4e9
two and a half million    2.5e6
half a dozen              6
two-thirds, ⅔             .667
one in three              .333
hundreds, several hundred             200
========================  ==========  =================================
"""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mil": 1e6, "m": 1e6, "mn": 1e6,
    "mln": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
_PARTS: Final = {
    "half": 1 / 2, "halve": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5,
    "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
    "twentieth": 1 / 20, "hundredth": 1 / 100,
}  # fmt: skip
_GLYPHS: Final = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8,
    "1/2": 1 / 2, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 1 / 4, "3/4": 3 / 4,
}  # fmt: skip
# "dozens" says at least two dozen; how many more is left open
_MANY: Final = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_TENFOLD: Final = {"tens": 10.0, "scores": 20.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0}

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONES: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALEWORD: Final = "hundred|thousand|million|billion|trillion|lakh|crore"
_SUFFIX: Final = rf"(?:(?:[ \u00a0-]?(?:{_SCALEWORD}|bn|bln|mn|mln|tn|trn)|[kmb])(?![A-Za-z]))"
_WORDS: Final = (
    rf"(?:{_SMALL}|an?)(?:[ -](?:{_SCALEWORD}))+(?:(?: and)? {_SMALL}(?: (?:{_SCALEWORD}))*)*|{_SMALL}"
)
_NTHS: Final = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth"
_PART: Final = (
    rf"(?:an?|one)[ -](?:half|{_NTHS})|(?:two|three|four|five|six|seven|eight|nine)[- ](?:{_NTHS})s|half"
)
_AND_PART: Final = rf"(?:{_SMALL}|\d+) and (?:a half|a quarter|three[- ]quarters)(?: (?:{_SCALEWORD}))?"
_PART_OF: Final = (
    rf"half an? (?:{_SCALEWORD}|dozen)|(?:a|three)[ -]quarters? of an? (?:million|billion|trillion)"
)
_GLYPH: Final = r"(?:\d+[ -]?)?[½⅓⅔¼¾⅕⅛]|\d+[ -][123]/[234]"
_DOZEN: Final = rf"(?:(?:an?|{_SMALL}|\d+) )?dozen"
# only shares that people speak of, so that "killed four in two days" stays two numbers
_CHANCE: Final = (
    rf"(?:one|a|1)(?: chance)? (?:in|out of) (?:every )?(?:an? (?:{_SCALEWORD})|{_SMALL}|\d{{1,3}}(?![\d,]))"
    r"|(?:two|2)(?: chances)? (?:in|out of) (?:every )?(?:three|five|seven|[357])"
    r"|(?:three|3)(?: chances)? (?:in|out of) (?:every )?(?:four|five|ten|[45]|10)"
    r"|(?:four|4) (?:in|out of) (?:every )?(?:five|ten|5|10)"
    r"|(?:six|seven|eight|nine|[6-9]) (?:in|out of) (?:every )?(?:ten|10)"
)
_OPEN: Final = (
    r"(?:tens|scores|dozens|hundreds|thousands) of (?:thousands|millions|billions)"
    r"|(?:several|many|a few|a couple(?: of)?|tens of) (?:dozens?|hundreds?|thousands?|millions?|billions?)"
    r"|dozens|scores(?= of\b)|hundreds|thousands|millions|billions|trillions"
)
_AFTER_CHANCE: Final = r"(?![\w-]|,\d| (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b)"

NUMBER: Final = (
    rf"(?:{_CHANCE}){_AFTER_CHANCE}|{_AND_PART}|{_GLYPH}|(?:{_DIGITS}){_SUFFIX}?"
    rf"|{_PART_OF}|{_OPEN}|{_DOZEN}|{_PART}|{_WORDS}"
)
"""A regular expression for one number, to be used ignoring case."""


def number(words: str) -> float | None:
    """The number that *words* spell, or None if they leave it open ("dozens") or spell none."""
    words = " ".join(words.lower().split())
    if least(words) is not None:
        return None
    for rule in (_chance, _digits, _glyph, _part, _and_part, _dozens):
        value = rule(words)
        if value is not None:
            return value
    return _spelt(words)


def least(words: str) -> float | None:
    """The least that an open number may mean: 200 for "hundreds"; None if it is none."""
    words = " ".join(words.lower().split())
    match = re.fullmatch(r"(?:(several|many|a few|a couple(?: of)?|\w+ of) )?(\w+)", words)
    if match is None:
        return None
    front, last = match[1], match[2]
    if front is None:
        return 40.0 if last == "scores" else _many(last) * 2 if last.endswith("s") and _many(last) else None
    if not _many(last):
        return None
    tenfold = _TENFOLD.get(front.removesuffix(" of"))
    return (
        _many(last) * 2 * (tenfold or 1)
        if tenfold or not front.endswith(" of") or "couple" in front
        else None
    )


def _many(word: str) -> float:
    return _MANY.get(word.removesuffix("s"), 0.0)


def _chance(words: str) -> float | None:
    match = re.fullmatch(r"(\w+)(?: chances?)? (?:in|out of) (?:every )?(.+)", words)
    if match is None:
        return None
    part, whole = (1.0 if match[1] == "a" else number(match[1])), number(match[2])
    return part / whole if part and whole else None


def _digits(words: str) -> float | None:
    match = re.fullmatch(rf"({_DIGITS})[ -]?([a-z]*)", words)
    if match is None or (match[2] and match[2] not in _SCALES):
        return None
    scale = _SCALES.get(match[2], 1.0)
    return round(float(match[1].replace(",", "")) * scale, 6)


def _glyph(words: str) -> float | None:
    match = re.fullmatch(r"(\d+)??[ -]?([½⅓⅔¼¾⅕⅛]|[123]/[234])", words)
    return float(match[1] or 0) + _GLYPHS[match[2]] if match and match[2] in _GLYPHS else None


def _part(words: str) -> float | None:
    match = re.fullmatch(r"(?:(an?|one|two|three|four|five|six|seven|eight|nine)[ -])?([a-z]+?)s?", words)
    if match is None or match[2] not in _PARTS:
        return None
    return (_UNITS.get(match[1], 1) if match[1] else 1) * _PARTS[match[2]]


def _and_part(words: str) -> float | None:
    """ "two and a half million", "half a million", "three quarters of a million"."""
    if match := re.fullmatch(r"(.+?) and (a half|a quarter|three[- ]quarters)(?: ([a-z]+))?", words):
        whole, part = number(match[1]), _part(match[2])
        if whole is not None and part is not None and (not match[3] or match[3] in _SCALES):
            return (whole + part) * _SCALES.get(match[3] or "", 1.0)
    if match := re.fullmatch(r"(half|a quarter of|three[- ]quarters of) an? ([a-z]+)", words):
        part = _part(match[1].removesuffix(" of"))
        if part is not None and match[2] in (*_SCALES, "dozen"):
            return part * {**_SCALES, "dozen": 12.0}[match[2]]
    return None


def _dozens(words: str) -> float | None:
    if not words.endswith("dozen"):
        return None
    front = words.removesuffix("dozen").strip()
    many = 1.0 if front in ("", "a", "an") else number(front)
    return 12.0 * many if many is not None else None


def _spelt(words: str) -> float | None:
    total = group = 0.0
    seen = False
    for word in re.split(r"[\s,-]+", words):
        if word == "and":
            continue
        if word in ("a", "an"):
            group, seen = 1.0, True
        elif word in _UNITS or word in _TENS:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
            seen = True
        elif word == "hundred":
            group = max(group, 1.0) * 100
            seen = True
        elif word in _SCALES:
            total += max(group, 1.0) * _SCALES[word]
            group, seen = 0.0, True
        else:
            return None
    return total + group if seen else None
