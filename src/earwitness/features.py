"""A text as the encoder sees it: pieces, word shapes, quotation states, line starts.

Training and reading share this file, so that a model always sees what it was trained on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.text import Quote, Token, quoting, tokens
from earwitness.wordpiece import WordPiece, shape

SHAPES: Final = 6
QUOTES: Final = 5
LINES: Final = 2
# No window could hold a longer word.
_MOST_PIECES: Final = 12


@dataclass(frozen=True, slots=True)
class Features:
    """One text, word by word. W words, P pieces.

    ``piece_P`` vocabulary ids; ``first_W`` index of each word's first piece (``first_W[-1]`` is P,
    so it has W + 1 entries); ``shape_W``, ``quote_W``, ``line_W`` small categories.
    """

    words: list[Token]
    piece_P: NDArray[np.int32]
    first_W: NDArray[np.int32]
    shape_W: NDArray[np.uint8]
    quote_W: NDArray[np.uint8]
    line_W: NDArray[np.uint8]


def features(text: str, wordpiece: WordPiece) -> Features:
    """Features of *text*. Quotation marks of any style become one mark, so style cannot matter."""
    words = tokens(text)
    quotes = quoting(text, words)
    pieces: list[int] = []
    first = np.empty(len(words) + 1, np.int32)
    shapes = np.empty(len(words), np.uint8)
    for i, word in enumerate(words):
        string = text[word.start : word.end]
        if quotes.state[i] in (Quote.OPENING, Quote.CLOSING):
            string = '"' if quotes.depth[i] <= 1 else "'"
        first[i] = len(pieces)
        pieces.extend(wordpiece.pieces(string)[:_MOST_PIECES])
        shapes[i] = shape(string)
    first[-1] = len(pieces)
    return Features(
        words=words,
        piece_P=np.array(pieces, np.int32),
        first_W=first,
        shape_W=shapes,
        quote_W=np.array(quotes.state, np.uint8),
        line_W=np.array([w.starts_line for w in words], np.uint8),
    )
