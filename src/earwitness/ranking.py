"""Which of many texts is nearest to one: by rare shared words, and by these together with vectors."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_WORD: Final = re.compile(r"\w+")
# Robertson and Zaragoza 2009, section 3.4.3, give 1.2 < k1 < 2 and .5 < b < .8 as good in many settings.
_K1: Final = 1.5
_B: Final = 0.75
# So many letters stand for a word and its forms ("allege", "alleged"). On CheckThat's training posts 5 to 7
# give MAP@5 .82 by words alone, whole words .81.
_STEM: Final = 6


def words_of(text: str) -> list[str]:
    """Words of *text* in small letters, cut to their first letters."""
    return [word[:_STEM] for word in _WORD.findall(text.lower())]


class WordIndex:
    """Texts by their words, for BM25 (Robertson and Zaragoza 2009)."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words_of(text)) for text in texts]
        length = np.array([sum(c.values()) for c in counts], np.float32)
        self._size = len(texts)
        usual = _K1 * (1 - _B + _B * length / max(1.0, float(length.mean()) if len(texts) else 1.0))
        found: dict[str, tuple[list[int], list[float]]] = {}
        for i, count in enumerate(counts):
            for word, n in count.items():
                at, weight = found.setdefault(word, ([], []))
                at.append(i)
                weight.append(n * (_K1 + 1) / (n + float(usual[i])))
        self._found = {
            word: (np.array(at), np.array(weight, np.float32) * np.float32(self._idf(len(at))))
            for word, (at, weight) in found.items()
        }

    def _idf(self, texts: int) -> float:
        return math.log(1 + (self._size - texts + 0.5) / (texts + 0.5))

    def scores(self, text: str) -> Floats:
        """BM25 score of every text for the words of *text*, each counted once; [N]."""
        out = np.zeros(self._size, np.float32)
        for word in sorted(set(words_of(text))):
            if word in self._found:
                at, weight = self._found[word]
                out[at] += weight
        return out

    def found(self, text: str) -> float:
        """Share of the words of *text*, by length, that some text here has."""
        words = sorted(set(words_of(text)))
        return sum(len(w) for w in words if w in self._found) / max(1, sum(map(len, words)))

    def weight(self, text: str) -> float:
        """Summed rarity (idf) of the distinct words of *text*; what no text has counts as rarest."""
        return sum(
            self._idf(len(self._found[w][0]) if w in self._found else 0) for w in sorted(set(words_of(text)))
        )


def passage(index: WordIndex, headline: str, likeness: Floats, *, most: int) -> list[int]:
    """The places, in order, of the *most* sentences of a body that have most to do with *headline*.

    *index* holds the body's sentences, *likeness* [N] the products of their vectors with the headline's.
    """
    weight = index.weight(headline)
    score = likeness + index.scores(headline) / max(weight, 1e-6)
    # equal scores: the earlier sentence
    best = np.lexsort((np.arange(len(score)), -score))[:most]
    return sorted(int(i) for i in best)
