"""Words, quotation marks and offsets: what every stage needs to know about plain text.

All offsets are Unicode code points into the text as it was received. Whatever rewrites a text
returns an :class:`OffsetMap`, so that a span found in the rewritten text can be carried back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

# A word is what PARC-style scorers count: letters and digits, joined by inner apostrophes, points,
# commas and hyphens ("don't", "U.S", "60,000"). Every other visible character stands alone, but
# for the typewriter pairs `` and ''.
_TOKEN: Final = re.compile(r"\w+(?:['’.,\-]\w+)*|``|''|[^\w\s]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: half-open offsets and whether it is the first of its line."""

    start: int
    end: int
    starts_line: bool


def tokens(text: str) -> list[Token]:
    """Words and marks of *text* in order; linear in its length."""
    out: list[Token] = []
    line_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        first = start > line_end
        if first:
            found = text.find("\n", end)
            line_end = found if found >= 0 else len(text)
        out.append(Token(start, end, first))
    return out


class Quote(IntEnum):
    """Where a token stands with regard to quotation marks."""

    OUTSIDE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    UNCLOSED = 4  # inside a quotation whose line ends before it is closed


# mark -> marks that close it
_CURLY_DOUBLE: Final = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "``": "''", '"': '"'}
_SINGLE_CLOSERS: Final = {"‘": "’", "'": "'", "‚": "‘’", "‹": "›", "›": "‹"}
_CLOSERS: Final = _CURLY_DOUBLE | _SINGLE_CLOSERS
_SINGLE: Final = frozenset("‘’'‚‹›")
_GUILLEMETS: Final = frozenset("«»‹›")
_MARKS: Final = frozenset("“”„‟«»\"‘’'‚‹›") | {"``", "''"}
# Open quotations that one line is searched for. Prose nests three deep; the bound keeps a line of
# nothing but marks from taking time that grows with its square.
_DEEPEST: Final = 16


@dataclass(frozen=True, slots=True)
class Quoting:
    """State and nesting depth (0 outside, 1 in a quotation, 2 in one inside it) of each token."""

    state: list[Quote]
    depth: list[int]


def quoting(text: str, words: Sequence[Token]) -> Quoting:
    """Find the quotations of *text*, line by line, whatever marks it uses.

    Double, single, guillemet (pointing out, « French », or in, »German«) and low-high marks,
    straight or curly. A double quotation that its
    line never closes runs to the end of the line (newspapers leave it open when the speaker goes
    on in the next paragraph); a single one is then an apostrophe, unless the line begins with it.

    Fails on: a plural possessive inside single marks that is followed by a real closing mark
    after another opening one ("‘the officials’ plan’ and ‘his’"), which ends the quotation early;
    inch and minute signs; quotations that open and close with the same slanted mark (”Swedish”,
    »Finnish»), which are not found; arrows made of guillemets on one line ("« Back | Next »"),
    which look like a quotation.
    """
    state = [Quote.OUTSIDE] * len(words)
    depth = [0] * len(words)
    marks = [i for i, w in enumerate(words) if w.end - w.start <= 2 and text[w.start : w.end] in _MARKS]
    if not marks:
        return Quoting(state, depth)
    line_of = _line_numbers(words)
    at = 0
    while at < len(marks):
        line = line_of[marks[at]]
        upto = at
        while upto < len(marks) and line_of[marks[upto]] == line:
            upto += 1
        _quote_line(text, words, marks[at:upto], line_of, state, depth)
        at = upto
    return Quoting(state, depth)


def _line_numbers(words: Sequence[Token]) -> list[int]:
    number, out = -1, []
    for word in words:
        number += word.starts_line
        out.append(number)
    return out


def _quote_line(
    text: str,
    words: Sequence[Token],
    marks: list[int],
    line_of: list[int],
    state: list[Quote],
    depth: list[int],
) -> None:
    """Pair the marks of one line and write the states of its tokens."""
    stack: list[tuple[int, str]] = []  # (token index, mark)
    pairs: list[tuple[int, int, int]] = []  # (open, close, depth)
    for here, i in enumerate(marks):
        mark = text[words[i].start : words[i].end]
        if mark in _SINGLE and not _may_quote(text, words[i], mark):
            continue
        level = _level_closed_by(stack, text, words, marks, here)
        if level is not None:
            pairs.append((stack[level][0], i, level + 1))
            del stack[level:]
        elif mark in _CLOSERS and _may_open(text, words[i], mark):
            if len(stack) == _DEEPEST:
                del stack[1]  # the outermost decides what an unclosed line is
            stack.append((i, mark))
    for opened, closed, level in sorted(pairs, key=lambda p: p[2]):
        state[opened], state[closed] = Quote.OPENING, Quote.CLOSING
        depth[opened] = depth[closed] = level
        for i in range(opened + 1, closed):
            state[i], depth[i] = Quote.INSIDE, level
    # inner pairs were written after outer ones, so their marks keep OPENING and CLOSING
    unclosed = next(
        (i for i, mark in stack if mark not in _SINGLE or (mark == "‘" and words[i].starts_line)), None
    )
    if unclosed is not None:
        state[unclosed], depth[unclosed] = Quote.OPENING, max(1, depth[unclosed])
        i = unclosed + 1
        while i < len(words) and line_of[i] == line_of[unclosed]:
            if state[i] is Quote.OUTSIDE:
                state[i], depth[i] = Quote.UNCLOSED, 1
            i += 1


def _may_quote(text: str, word: Token, mark: str) -> bool:
    """False where a single mark can only be an apostrophe (a letter on both sides, "rock ’n’ roll")."""
    before = text[word.start - 1] if word.start else " "
    after = text[word.end] if word.end < len(text) else " "
    return not (before.isalnum() and after.isalnum())


def _may_open(text: str, word: Token, mark: str) -> bool:
    before = text[word.start - 1] if word.start else " "
    after = text[word.end] if word.end < len(text) else " "
    if mark in ("'", '"'):
        return not after.isspace() and not before.isalnum() and before not in ".,!?"
    if mark not in _GUILLEMETS:
        return not after.isspace()
    if before.isalnum() or before in ".,!?…" or after in ".,;:!?…":
        return False  # what opens in one country closes in another; after a word it closes
    if not after.isspace():
        return True
    # French sets a space inside its marks, and repeats the closing one where a paragraph goes on
    return mark == "«" or (mark == "»" and word.starts_line)


def _level_closed_by(
    stack: list[tuple[int, str]], text: str, words: Sequence[Token], marks: list[int], here: int
) -> int | None:
    """Index into *stack* of the quotation that the mark ``marks[here]`` closes, or None."""
    word = words[marks[here]]
    mark = text[word.start : word.end]
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level][1]
        if mark not in _CLOSERS[opener]:
            continue
        if mark == "'" and word.start and text[word.start - 1].isspace():
            return None  # a straight single mark after a space opens
        if mark in "’'" and _possessive(text, words, marks, here):
            return None
        return level
    return None


def _possessive(text: str, words: Sequence[Token], marks: list[int], here: int) -> bool:
    """ "the officials’ plan’": an apostrophe after s, before a small letter, closed again further on."""
    word = words[marks[here]]
    before = text[word.start - 1] if word.start else " "
    rest = text[word.end : word.end + 2]
    if before not in "sS" or len(rest) < 2 or rest[0] != " " or not rest[1].islower():
        return False
    for at in range(here + 1, len(marks)):
        later = words[marks[at]]
        mark = text[later.start : later.end]
        if mark == "‘":
            return False
        if mark in "’'" and _may_quote(text, later, mark):
            return True
    return False


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Carries offsets of a rewritten text back to the text it was made from.

    The rewritten text is a row of pieces. Piece *i* begins at ``starts[i]`` and was made from
    ``sources[i]`` up to ``ends[i]`` of the old text. Where both are equally long offsets run in
    step; where not (a composed letter, a line end), the piece is one indivisible whole.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    ends: tuple[int, ...]
    length: int

    def back(self, offset: int) -> int:
        """The old offset at which the character at a new *offset* begins."""
        return self._character(offset)[0]

    def back_span(self, start: int, end: int) -> Span:
        """The old span of a new one, holding all that its characters were made from."""
        if end <= start:
            at = self.back(start)
            return at, at
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, offset: int) -> Span:
        """The old characters that the new one at *offset* was made from; empty at the text's end."""
        if not self.starts:
            return 0, 0
        if offset >= self.length:
            return self.ends[-1], self.ends[-1]
        piece = max(0, bisect_right(self.starts, offset) - 1)
        into = max(0, offset - self.starts[piece])
        new_length = (self.starts[piece + 1] if piece + 1 < len(self.starts) else self.length) - self.starts[
            piece
        ]
        if new_length == self.ends[piece] - self.sources[piece]:
            return self.sources[piece] + into, self.sources[piece] + into + 1
        return self.sources[piece], self.ends[piece]


# What may become one character with the one before it: marks (category M), the middle and last letters
# of Korean syllables, and Kirat Rai vowel signs (Unicode 16), which are letters and compose all the
# same. tests/test_text.py goes through every composition that Python knows.
_KOREAN_JOINING: Final = ("\u1160", "\u11ff")
_KIRAT_RAI_JOINING: Final = ("\U00016d63", "\U00016d6a")
_LINE_ENDS: Final = re.compile(r"\r\n?|[^\r]+")


def clean(raw: str) -> tuple[str, OffsetMap]:
    """*raw* without a byte-order mark, with ``\\n`` line ends, in NFC; and the map back to *raw*.

    Documents keep the text as received; this is for stages that compare texts.
    """
    return _rewrite(_pieces(raw))


def _pieces(raw: str) -> Iterator[tuple[int, int, str]]:
    """(old start, old end, new string) of every piece of *raw*, as large as can be."""
    start = 1 if raw.startswith("\ufeff") else 0
    for line in _LINE_ENDS.finditer(raw, start):
        if line.group()[0] == "\r":
            yield line.start(), line.end(), "\n"
        elif unicodedata.is_normalized("NFC", line.group()):
            yield line.start(), line.end(), line.group()
        else:
            yield from _composed(raw, line.start(), line.end())


def _composed(raw: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The pieces of ``raw[start:end]``: clusters that NFC changes, and what lies between them."""
    same = at = start
    while at < end:
        cluster_end = at + 1
        while cluster_end < end and _joins(raw[cluster_end]):
            cluster_end += 1
        old = raw[at:cluster_end]
        new = unicodedata.normalize("NFC", old)
        if new != old:
            if same < at:
                yield same, at, raw[same:at]
            yield at, cluster_end, new
            same = cluster_end
        at = cluster_end
    if same < end:
        yield same, end, raw[same:end]


def _joins(char: str) -> bool:
    """Whether *char* may become one with the character before it."""
    if char < "\u0300":
        return False
    return unicodedata.category(char)[0] == "M" or any(
        first <= char <= last for first, last in (_KOREAN_JOINING, _KIRAT_RAI_JOINING)
    )


def _rewrite(pieces: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """Join (old start, old end, new string) pieces and record where each came from."""
    starts: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    out: list[str] = []
    length = 0
    for start, end, new in pieces:
        starts.append(length)
        sources.append(start)
        ends.append(end)
        out.append(new)
        length += len(new)
    return "".join(out), OffsetMap(tuple(starts), tuple(sources), tuple(ends), length)
