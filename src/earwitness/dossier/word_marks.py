"""Two wordings of one claim, word by word: what the later one has and the earlier lacks, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

# Below this share of words in common (difflib's ratio over words) nearly every word would be marked, and the
# marks would say nothing. In the example bundle wordings of one sentence have 0.42 and more, others that only
# tell the same 0.38 and less. A piece of the other wording, of which so much stands there, is marked anyway.
LEAST_ALIKE: Final = 0.4
_PIECE: Final = 0.8
# As in `changes`: comparing takes time that grows with the cube of the length on texts made for it.
_MOST_WORDS: Final = 150
_LEFT_OUT: Final = 14  # words of a stretch left out that are shown: about a line
_TOKEN: Final = re.compile(r"\w+(?:['’.,:-]\w+)*|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a wording: ``same`` in both, ``added`` only in it, ``dropped`` only in the earlier one."""

    kind: Literal["same", "added", "dropped"]
    words: str


def word_marks(earlier: str, later: str) -> tuple[Piece, ...]:
    """*later* in pieces, with what it leaves out of *earlier*; one piece if they are too unlike.

    The pieces that are not ``dropped`` are *later* again; a dropped one has the space that parts it from
    its neighbor. Case and the marks around words do not count.
    """
    a, b = (_tokens(words) for words in (earlier, later))
    if max(len(a), len(b)) > _MOST_WORDS or not a or not b:
        return (Piece("same", later),)
    match = SequenceMatcher(None, [t.folded for t in a], [t.folded for t in b], autojunk=False)
    shared = sum(block.size for block in match.get_matching_blocks())
    if match.ratio() < LEAST_ALIKE and shared < _PIECE * min(len(a), len(b)):
        return (Piece("same", later),)
    return tuple(_pieces(earlier, later, a, b, match))


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int
    end: int


def _tokens(words: str) -> list[_Token]:
    """The words of *words* with their places."""
    found = (m for m in _TOKEN.finditer(words) if _WORD.search(m.group()))
    return [_Token(m.group().casefold().replace("’", "'"), *m.span()) for m in found]


def _pieces(
    earlier: str, later: str, a: list[_Token], b: list[_Token], match: SequenceMatcher[str]
) -> Iterator[Piece]:
    at = 0
    for code, i, j, k, m in match.get_opcodes():
        if code == "equal":
            continue
        last = k == len(b)
        begin = b[-1].end if last else b[k].start
        if at < begin:
            yield Piece("same", later[at:begin])
            at = begin
        if i < j:
            cut = min(j, i + _LEFT_OUT)
            left_out = earlier[a[i].start : a[cut - 1].end] + (" …" if cut < j else "")
            yield Piece("dropped", f" {left_out}" if last else f"{left_out} ")
        if k < m:
            yield Piece("added", later[begin : b[m - 1].end])
            at = b[m - 1].end
    if later[at:]:
        yield Piece("same", later[at:])
