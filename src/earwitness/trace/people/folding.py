"""Words made comparable: without accents, case, endings of nationality, habits of transliteration.

===================================  ==========================  =====================================
``fold``                             "Müller’s", "ŁUKASZ"        "muller", "lukasz"
``stem``                             "Veskia", "Veskian"         "vesk": a place and who is from there
``skeleton``                         "Sergey", "Serguei"         "srg": consonants, spelled alike
===================================  ==========================  =====================================
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
# Endings of who or what is from somewhere or of somebody's office; the longest that fits is taken off.
_FROM: Final = ("tial", "cy", "ian", "ean", "ese", "ish", "ans", "an")
_LEAST_STEM: Final = 4  # letters; shorter ones ("iran" less "an") would make strangers alike
_SMALL: Final = frozenset(
    "the a an of for and in at on to from by with s his her its their our my your this that these those "
    "mr mrs ms one two three them him who which".split()
)
# Letters that stand for one sound in other alphabets, longest first, before vowels are dropped.
_SOUNDS: Final = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("sh", "s"),
    ("ch", "c"), ("zh", "j"), ("th", "t"), ("x", "ks"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_VOWELS: Final = re.compile(r"[aeiouyj]")
_TWICE: Final = re.compile(r"(.)\1+")
_CACHED: Final = 50_000  # words kept; a bundle of 300 articles has some 15,000 different ones


@lru_cache(maxsize=_CACHED)
def fold(word: str) -> str:
    """*word* in small letters, without accents and a possessive ending."""
    bare = word.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
    apart = unicodedata.normalize("NFKD", bare.casefold().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


def folded(text: str) -> tuple[str, ...]:
    """The words of *text*, folded; hyphens part words, "J.K." is two."""
    return tuple(fold(w) for w in _WORD.findall(text))


def written(text: str) -> list[str]:
    """The words of *text* as they stand, possessive endings with them."""
    return _WORD.findall(text)


@lru_cache(maxsize=_CACHED)
def stem(word: str) -> str:
    """What a folded word shares with its adjective; the word itself if too little would be left.

    Fails on: names of places that change more ("France", "French"; "Naples", "Neapolitan").
    """
    if word.endswith("ent") and len(word) > len("ent") + _LEAST_STEM:  # "president", "presidency"
        return word[:-1]
    for ending in _FROM:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    bare = word.rstrip("aeiouy")
    return bare if len(bare) >= _LEAST_STEM else word


def stems(text: str) -> frozenset[str]:
    """The stems of the words of *text* that mean something."""
    return frozenset(stem(w) for w in folded(text) if w not in _SMALL)


def telling(words: list[str]) -> frozenset[str]:
    """The stems of *words* that mean something."""
    return frozenset(stem(w) for w in map(fold, words) if w not in _SMALL)


@lru_cache(maxsize=_CACHED)
def skeleton(word: str) -> str:
    """How a folded word sounds, roughly: its first letter and consonants, as other alphabets are spelled.

    Too coarse to stand alone ("marina", "moreno"): what has it in common is close, not the same.
    """
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    first = word[:1] if word[:1] not in "yj" else "i"
    return first + _TWICE.sub(r"\1", _VOWELS.sub("", word[1:]))
