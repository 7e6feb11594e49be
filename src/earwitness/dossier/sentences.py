"""Sentences of a brief: words, words that came from outside, and links to what the sentence rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: ``to`` is the anchor they lead to; ``given`` marks what came from outside."""

    words: str
    to: str | None = None
    given: bool = False


Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a brief; ``about`` says which template it came from."""

    about: str
    pieces: Pieces

    @property
    def plain(self) -> str:
        """The sentence without its links."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def links(self) -> tuple[str, ...]:
        """The anchors that it leads to."""
        return tuple(piece.to for piece in self.pieces if piece.to is not None)


def sentence(about: str, *pieces: Piece | str) -> Sentence:
    """A sentence of *pieces*; plain strings are the page's own words."""
    return Sentence(about, tuple(Piece(p) if isinstance(p, str) else p for p in pieces if p))


def link(words: str, to: str) -> Piece:
    """The page's own *words*, leading to the anchor *to*."""
    return Piece(words, to)


def given(words: str, to: str | None = None) -> Piece:
    """*words* that came from outside, leading to the anchor *to* if there is one."""
    return Piece(words, to, given=True)


def listed(items: Sequence[Piece], most: int = 4, *, more: str | None = None) -> tuple[Piece, ...]:
    """*items* as "a, b and c"; of more than *most* the first ones and "N more", which lead to *more*."""
    left = len(items) - most
    shown = list(items if left <= 0 else items[:most])
    if left > 0:
        shown.append(Piece(f"{number(left)} more", more))
    return tuple(_between(shown))


def _between(items: Sequence[Piece]) -> Iterable[Piece]:
    for n, item in enumerate(items):
        if n:
            yield Piece(" and " if n == len(items) - 1 else ", ")
        yield item


_WORDS: Final = "no one two three four five six seven eight nine ten".split()


def number(count: int, *, opening: bool = False) -> str:
    """*count* in words up to ten; with *opening* as it begins a sentence."""
    words = _WORDS[count] if count < len(_WORDS) else f"{count:,}"
    return words.capitalize() if opening else words


def counted(count: int, one: str, many: str | None = None, *, opening: bool = False) -> str:
    """*count* in words with its noun: "one article", "12 articles"."""
    return f"{number(count, opening=opening)} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """How often: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(count) or counted(count, "time")
