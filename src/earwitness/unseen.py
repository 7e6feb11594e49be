"""Characters that nobody sees, in four sets, and words without them.

Whatever writes a stranger's words (to a page, a note, a terminal, a table, a picture) takes out the
characters that would turn, hide or break what stands beside them. Which those are depends on what the reader
needs of the rest, so there are four sets, each with all of the one before it:

============  ============================  ==============================================================
set           for                           holds
============  ============================  ==============================================================
``IN_DATA``   files that programs read      controls but for white space, what turns the direction of a
                                            line until it is closed, what is no character. Plain marks of
                                            direction stay: Hebrew and Arabic names need them
``IN_TEXT``   an article's own words,       also plain marks of direction, and white space that only
              one to one                    machines write. Line ends of every kind and tabs stay
``IN_LINES``  terminals, notes, notebooks   also what ends a line unasked or moves the cursor, and the
                                            byte order mark. Line feeds and tabs stay
``IN_NAMES``  names in sentences, charts,   also what is drawn as nothing at all: two names that differ
              pictures                      must look different
============  ============================  ==============================================================

Fails on: joiners that a script needs (Persian, Indic, some pictures), which ``IN_NAMES`` holds all the same;
letters drawn as a blank (U+3164) and variation selectors, which no set holds.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining

# Ranges as they stand between the brackets of a pattern.
_CONTROLS: Final = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0, delete and C1 without white space
_TURNS: Final = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
_NO_CHARACTERS: Final = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
_DIRECTIONS: Final = "\u061c\u200e\u200f"  # marks of direction
_MACHINE_SPACE: Final = "\x0b\x1c-\x1f\x85"  # line tabulation, separators of files to units, next line
_LINE_ENDS: Final = "\x0c\r\u2028\u2029"
_ORDER_MARK: Final = "\ufeff"
# Soft hyphen, zero-width space and joiners, word joiner and invisible operators, deprecated format
# characters, interlinear annotation, tags.
_NOTHING: Final = "\u00ad\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"

_DATA: Final = _CONTROLS + _TURNS + _NO_CHARACTERS
_TEXT: Final = _DATA + _DIRECTIONS + _MACHINE_SPACE
_LINES: Final = _TEXT + _LINE_ENDS + _ORDER_MARK
IN_DATA: Final = re.compile(f"[{_DATA}]")
IN_TEXT: Final = re.compile(f"[{_TEXT}]")
IN_LINES: Final = re.compile(f"[{_LINES}]")
IN_NAMES: Final = re.compile(f"[{_LINES}{_NOTHING}]")

_SPACES: Final = re.compile(r"\s+")
_MOST_MARKS: Final = 2  # combining marks kept on one letter: no language needs more, and heaps of them climb


def code_point(char: str) -> str:
    """The number of a character as Unicode writes it: "U+202E"."""
    return f"U+{ord(char):04X}"


def printable(text: str) -> str:
    """*text* for a terminal or a note: each character of ``IN_LINES`` by its number, "<U+001B>"."""
    return IN_LINES.sub(lambda found: f"<{code_point(found.group())}>", text)


def one_line(text: str) -> str:
    """*text* as ``printable``, each run of white space one space, none at its ends."""
    return printable(" ".join(text.split()))


def visible(text: str) -> str:
    """A name on one line, characters of ``IN_NAMES`` spelled out ("[U+202E]"), no heaps of marks on a letter.

    Runs of white space are one space, and there is none at the ends. What comes back stays as it is:
    ``visible(visible(text)) == visible(text)``.
    """
    out: list[str] = []
    marks = 0
    for char in IN_NAMES.sub(lambda found: f"[{code_point(found.group())}]", _SPACES.sub(" ", text).strip()):
        marks = marks + 1 if combining(char) else 0
        if marks <= _MOST_MARKS:
            out.append(char)
    return "".join(out)
