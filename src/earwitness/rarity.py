"""How rare a word is in English, from the order of a model's vocabulary.

WordPiece builds its vocabulary so that frequent words come first (Wu et al. 2016, section 4.1), so the
place of a whole word in it tells nearly what a list of frequencies would, and needs no such list.
By Zipf's law the logarithm of the place is close to the information of the word.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from earwitness.encoder import vocabulary

# Where BERT's uncased vocabulary turns from marks, digits and letters to words.
_FIRST_WORD: Final = 1996
# A function word ("the", "of", "said") still tells a little where it stands in a row with others.
_LEAST: Final = 0.02
_INFLECTED: Final = ("'s", "’s", "s", "es", "ed", "d", "ing")


@cache
def _places() -> dict[str, int]:
    return {piece: i for i, piece in enumerate(vocabulary())}


@cache
def _span() -> float:
    return math.log(len(_places()) - _FIRST_WORD)


def rarity(word: str) -> float:
    """From .02 for "the" to 1 for a word that the vocabulary lacks; numbers with two digits or more are rare.

    *word* in small letters. Fails on: a rare sense of a frequent word ("may" the month).
    """
    if any(c.isdigit() for c in word):
        return 0.6 if len(word) == 1 else 0.9
    place = _places().get(word)
    if place is None:
        shorter = (word.removesuffix(end) for end in _INFLECTED if word.endswith(end))
        place = min((_places()[s] for s in shorter if s in _places()), default=None)
    if place is None:
        return 1.0
    if place < _FIRST_WORD:
        return _LEAST
    # the first 150 words are those of grammar: 1996 + 150 begins to carry meaning
    return max(_LEAST, min(1.0, (math.log(place - _FIRST_WORD + 1) - 4.5) / (_span() - 4.5)))
