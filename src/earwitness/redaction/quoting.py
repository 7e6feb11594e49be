"""Descriptions of a chosen party where other records quote them from an article.

"The official said so" names nobody; in the words of a claim it stands for the party that it stands for in the
article. Such a place is known by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from earwitness.records import Span
from earwitness.redaction.finding import Hit
from earwitness.redaction.folding import fold, folded

# Characters on each side that are compared, and how many of both sides must be the same to know a place.
_CONTEXT: Final = 40
_LEAST_SAME: Final = 12
# Of a quotation that is shorter than that, so many.
_LEAST_WHOLE: Final = 5
_SPACE: Final = re.compile(r"\s+")


class Quoted:
    """Knows descriptions of chosen parties by what stands around them."""

    def __init__(self) -> None:
        self._places: dict[str, dict[tuple[str, str], int]] = {}
        self._pattern: re.Pattern[str] | None = None

    def add(self, text: str, span: Span, label: int) -> None:
        """The words at *span* of an article stand for party *label*."""
        start, end = span
        words = _plain(text[start:end]).strip()
        around = (
            _plain(text[max(0, start - 2 * _CONTEXT) : start])[-_CONTEXT:],
            _plain(text[end : end + 2 * _CONTEXT])[:_CONTEXT],
        )
        if words:
            self._places.setdefault(words, {}).setdefault(around, label)
            self._pattern = None

    def found(self, words: str) -> Iterator[Hit]:
        """The places in *words*, a quotation or what holds one."""
        if not self._places:
            return
        if self._pattern is None:
            ways = sorted(self._places, key=lambda w: (-len(w), w))
            either = "|".join(r"\s+".join(map(re.escape, w.split())) for w in ways)
            self._pattern = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")
        way = folded(words)
        for match in self._pattern.finditer(way.text):
            before = _plain(way.text[max(0, match.start() - 2 * _CONTEXT) : match.start()])
            after = _plain(way.text[match.end() : match.end() + 2 * _CONTEXT])
            for (left, right), label in self._places[_plain(match.group()).strip()].items():
                same = _alike(before[::-1], left[::-1]), _alike(after, right)
                whole = same[0] == len(before) and same[1] == len(after)
                if sum(same) >= (_LEAST_WHOLE if whole else _LEAST_SAME):
                    yield Hit(*way.back(*match.span()), label)
                    break


def _plain(words: str) -> str:
    return _SPACE.sub(" ", fold(words))


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters the two begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
