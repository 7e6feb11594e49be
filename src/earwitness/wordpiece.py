"""WordPiece: words to vocabulary ids, as BERT's uncased models expect them.

Source: Wu et al. 2016, section 4.1; Devlin et al. 2019. Written here, at forty lines, because the
library that does it depends on a client of a model hub, and this program reads confidential texts
on machines that must not call anywhere. ``training.check_wordpiece`` compares the two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

# Longer words are names of files or noise; BERT's own tokenizer gives up at 100 characters.
_LONGEST_WORD: Final = 100
_CACHE_WORDS: Final = 200_000


class Shape(IntEnum):
    """What lower-casing takes away from a word."""

    MARK = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    NUMBER = 5


def shape(word: str) -> Shape:
    """The shape of *word*; one capital letter alone ("I", "A") counts as TITLE."""
    if not word[0].isalnum():
        return Shape.MARK
    if any(c.isdigit() for c in word):
        return Shape.NUMBER
    if word.islower():
        return Shape.LOWER
    if word.isupper() and len(word) > 1:
        return Shape.UPPER
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return Shape.TITLE
    return Shape.MIXED if any(c.isupper() for c in word) else Shape.LOWER


@dataclass
class WordPiece:
    """Greedy longest-match-first pieces of single words, with a cache (news repeats its words)."""

    vocabulary: Mapping[str, int]
    unknown: int
    _cache: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def pieces(self, word: str) -> tuple[int, ...]:
        """Ids of *word*'s pieces, never empty."""
        known = self._cache.get(word)
        if known is None:
            known = tuple(self._split(word)) or (self.unknown,)
            if len(self._cache) < _CACHE_WORDS:
                self._cache[word] = known
        return known

    def _split(self, word: str) -> list[int]:
        out: list[int] = []
        for part in _parts(word):
            out.extend(self._greedy(part))
        return out

    def _greedy(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.vocabulary:
                    ids.append(self.vocabulary[piece])
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            start = end
        return ids


def _parts(word: str) -> list[str]:
    """Lower-cased, without accents and control characters, split at marks."""
    parts: list[str] = []
    open_part = False
    for char in unicodedata.normalize("NFD", word.lower().replace("’", "'")):
        category = unicodedata.category(char)
        if category == "Mn" or category.startswith("C"):
            continue
        if category.startswith(("P", "S")) or "\u4e00" <= char <= "\u9fff":
            parts.append(char)
            open_part = False
        elif open_part:
            parts[-1] += char
        else:
            parts.append(char)
            open_part = True
    return parts
