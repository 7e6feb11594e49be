"""What an edited article says in other words than before: its sentences, with the changed words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from earwitness.dossier.naming import short
from earwitness.dossier.word_marks import LEAST_ALIKE, Piece, word_marks

# Sentences of a text that are compared one by one: time grows with the square on texts made for it. The
# longest articles of newspapers have a thousand.
_MOST_SENTENCES: Final = 3000
_AROUND: Final = 60  # characters on either side of a change that are shown with it
_LONGEST: Final = 300  # characters of a sentence that is all new or all gone
_ENDS: Final = re.compile(r"\n+|(?<=[.!?])(?=\s)|(?<=[.!?][”\"’'])(?=\s)")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A changed sentence in pieces; ``kind`` says whether it is all new, all gone, or in other words."""

    kind: str
    pieces: tuple[Piece, ...]


def changed_passages(earlier: str, later: str) -> tuple[Passage, ...]:
    """The sentences of *later* that *earlier* has not, or not so, and those that it has no longer, in order.

    Only the first 3,000 sentences are compared.
    """
    a, b = (_sentences(text) for text in (earlier, later))
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple(
        passage for code, i, j, k, m in codes if code != "equal" for passage in _compared(a[i:j], b[k:m])
    )


def _sentences(text: str) -> list[str]:
    found = (" ".join(s.split()) for s in _ENDS.split(text))
    return [s for s in found if s][:_MOST_SENTENCES]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    """Of one changed stretch, each new sentence beside the likest old one behind those used already."""
    first = 0
    for sentence in new:
        likest = max(range(first, len(old)), key=lambda i: (_alike(old[i], sentence), -i), default=None)
        if likest is not None and _alike(old[likest], sentence) >= LEAST_ALIKE:
            yield from (_whole("gone", s) for s in old[first:likest])
            pieces = word_marks(old[likest], sentence)
            if len(pieces) > 1:
                yield Passage("changed", tuple(_near(pieces)))
            elif old[likest] != sentence:
                yield from (_whole("gone", old[likest]), _whole("new", sentence))
            first = likest + 1
        else:
            yield _whole("new", sentence)
    yield from (_whole("gone", s) for s in old[first:])


def _whole(kind: str, sentence: str) -> Passage:
    marked = Piece("added" if kind == "new" else "dropped", short(sentence, _LONGEST))
    return Passage(kind, (marked,))


def _alike(one: str, other: str) -> float:
    """The share of words in common, whatever their order: at least what difflib's ratio is."""
    a, b = (_WORD.findall(s.casefold()) for s in (one, other))
    return 2 * len(set(a) & set(b)) / max(1, len(set(a)) + len(set(b)))


def _near(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """*pieces* with long stretches that stayed the same cut down to what stands near a change."""
    last = len(pieces) - 1
    for n, piece in enumerate(pieces):
        words = piece.words
        if piece.kind != "same" or len(words) <= 2 * _AROUND:
            yield piece
            continue
        head, tail = words[:_AROUND].rpartition(" ")[0], words[-_AROUND:].partition(" ")[2]
        yield Piece("same", f"{head if n else ''} … {tail if n < last else ''}")
