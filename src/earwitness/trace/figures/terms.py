"""The words by which figures are compared: things named, names, and the noun that a measure is of."""

from __future__ import annotations

import re
from typing import Final

from earwitness.rarity import rarity
from earwitness.trace.figures.concepts import concept
from earwitness.trace.figures.words import fold, words

_LEAST_LETTERS: Final = 3
_RARE_NAME: Final = 0.7  # rarity of a word with a capital that names one place, person or product
_IDLE: Final = frozenset(
    concept(fold(w))
    for w in (
        "number figure total count amount people thing one ones other others those part by into per time as"
    ).split()
)
_AFTER_HEAD: Final = re.compile(
    r"[,;(]|\s(?:of|in|at|on|by|to|from|for|under|below|over|above|between|through|that|who|which|whose|"
    r"with|as|per|after|before|since|until|when|without)\b|"
    r"\s\w+ed\b(?=\s(?:by|in|at|to|with|from|since|on)\b)",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"\b\S+['’]s\s")


def terms(text: str, head: str | None = None) -> dict[str, float]:
    """The things that *text* names and how much each tells; numbers and words of grammar left out.

    Words that only say that something is counted ("number", "total") are left out, but for *head*.
    """
    out: dict[str, float] = {}
    for word in words(text):
        if word.bare or word.fold[0].isdigit() or len(word.fold) < _LEAST_LETTERS:
            continue
        name = concept(word.fold)
        if name not in _IDLE or name == head:
            out[name] = max(out.get(name, 0.0), rarity(word.fold))
    return out


def head_of(what: str) -> str:
    """The noun that a measure or a share is of: "seepage under the dam", "the weaker lots that failed"."""
    named = words(_OWNER.sub("", _AFTER_HEAD.split(what, maxsplit=1)[0]))
    return concept(named[-1].fold) if named else ""


def names(text: str) -> frozenset[str]:
    """Words with a capital inside *text*."""
    found = enumerate(words(text))
    return frozenset(concept(w.fold) for i, w in found if w.capital and (i or w.fold not in _IDLE))


def rare_names(text: str) -> frozenset[str]:
    """Words with a capital that are rare in English: of which places and people a text is."""
    return frozenset(w.stem for w in words(text) if w.capital and rarity(w.fold) >= _RARE_NAME)
