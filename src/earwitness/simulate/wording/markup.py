"""Marked text: ``{c12|they {h12|may} leave}`` is "they may leave" with a content and a hedge of telling 12.

Marks nest; their names are a letter and whatever tells them apart. Braces do not occur in articles otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from earwitness.records import Span

_PIECE: Final = re.compile(r"\{([A-Za-z][\w:-]*)\||\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and where its marks stand, by name, in order of their beginnings."""

    text: str
    spans: dict[str, tuple[Span, ...]]


def unmarked(marked: str) -> Marked:
    """*marked* without its marks, and where they stood. Raises ValueError if a mark is not closed."""
    parts: list[str] = []
    length = 0
    open_marks: list[tuple[str, int]] = []
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    done = 0
    for m in _PIECE.finditer(marked):
        parts.append(marked[done : m.start()])
        length += m.start() - done
        done = m.end()
        if m[1] is not None:
            open_marks.append((m[1], length))
        elif open_marks:
            name, start = open_marks.pop()
            spans[name].append((start, length))
        else:
            raise ValueError(f"a mark is closed that was not opened: {marked[: m.end()]!r}")
    if open_marks:
        raise ValueError(f"marks are not closed: {open_marks!r}")
    parts.append(marked[done:])
    return Marked("".join(parts), {name: tuple(sorted(found)) for name, found in spans.items()})


def named(marked: str, number: int) -> str:
    """*marked* with the number of a telling after each of its one-letter marks."""
    return re.sub(r"\{([A-Za-z])\|", rf"{{\g<1>{number}|", marked)


def bare(marked: str) -> str:
    """The text of *marked*."""
    return unmarked(marked).text


def capital(marked: str) -> str:
    """*marked* with its first letter, wherever marks begin, a capital."""
    at = 0
    while m := re.compile(r"[“‘«\"']|\{[A-Za-z][\w:-]*\|").match(marked, at):
        at = m.end()
    return marked[:at] + marked[at : at + 1].upper() + marked[at + 1 :]
