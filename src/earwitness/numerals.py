"""Numbers as newspapers write them: digits, words, multipliers, fractions."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_PARTS: Final = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}
# "dozens" says at least two dozen; how many more is left open
_VAGUE: Final = {
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2000.0,
    "millions": 2e6,
    "billions": 2e9,
    "tens of thousands": 2e4,
    "hundreds of thousands": 2e5,
    "tens of millions": 2e7,
    "hundreds of millions": 2e8,
}

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONES: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_TENWORD: Final = "|".join(_TENS)
_SMALL: Final = rf"(?:(?:{_TENWORD})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALEWORD: Final = "hundred|thousand|million|billion|trillion"
_WORDS: Final = (
    rf"(?:{_SMALL}|an?)(?: (?:{_SCALEWORD}))+(?:(?: and|,)? {_SMALL}(?: (?:{_SCALEWORD}))*)*"
    rf"|{_SMALL}"
)
_PART: Final = (
    r"(?:an?|one) (?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|(?:two|three|four|five|six|seven|eight|nine)[- ]"
    r"(?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)"
    r"|half"
)
_DOZEN: Final = rf"(?:(?:an?|{_SMALL}|half a|\d+) )?dozen"
_MANY: Final = "|".join(sorted((re.escape(w) for w in _VAGUE), key=len, reverse=True))

NUMBER: Final = (
    rf"(?:{_DIGITS})(?:[ -]?(?:{_SCALEWORD}|bn|mn|tn|trn|k|m|b)(?![A-Za-z]))?"
    rf"|{_DOZEN}|{_PART}|{_MANY}|{_WORDS}"
)
"""A regular expression for one number, to be used ignoring case."""


def number(words: str) -> float | None:
    """The number that *words* spell, or None if they leave it open ("dozens") or spell none."""
    words = " ".join(words.lower().split())
    if words in _VAGUE:
        return None
    if words.endswith("dozen"):
        return _dozens(words.removesuffix("dozen").strip())
    if match := re.fullmatch(rf"({_DIGITS})[ -]?([a-z]*)", words):
        scale = _SCALES.get(match[2], 1.0) if match[2] else 1.0
        return round(float(match[1].replace(",", "")) * scale, 6)
    part = re.fullmatch(r"(?:(an?|one|two|three|four|five|six|seven|eight|nine)[- ])?([a-z]+?)s?", words)
    if part and part[2] in _PARTS and part[2] != "s":
        count = _UNITS.get(part[1] or "one", 1) if part[1] not in ("a", "an") else 1
        return count * _PARTS[part[2]]
    return _spelt(words)


def least(words: str) -> float | None:
    """The least that an open number may mean: 200 for "hundreds"; None if it is none."""
    return _VAGUE.get(" ".join(words.lower().split()))


def _dozens(words: str) -> float:
    if words in ("", "a", "an"):
        return 12.0
    if words == "half a":
        return 6.0
    many = number(words)
    return 12.0 * (many if many is not None else 1.0)


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
