"""How much room words take, how they are broken over lines, and how a stranger's characters are made safe.

Widths are those of DejaVu Sans, the widest of the fonts that the page asks for: in any other font the words
end earlier than reckoned and still touch nothing. The charts of the simulator reckon alike
(``simulate/page/charts/lettering.py``); stages do not import each other.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, east_asian_width

# Advance widths of DejaVu Sans, in thousandths of the size, of what is not within 3 percent of 0.62.
_WIDTHS: Final[dict[str, float]] = {
    **dict.fromkeys("ijl|'", 0.28),
    **dict.fromkeys(" .,:;!I·’‘", 0.34),
    **dict.fromkeys("ftr()[]-/\\", 0.41),
    **dict.fromkeys('?sczJ"“”', 0.55),
    **dict.fromkeys("mMWw%@—…", 1.0),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.79),
    **dict.fromkeys("+=−<>~#", 0.84),
}
_OTHER: Final = 0.64
_FULL: Final = 1.3  # ideographs, pictures, and scripts of which no width is known
_LIGATURE: Final = 9.0  # whole sentences in one character: U+FDFA and the like
_LETTERS: Final = "\u0590"  # below it all letters are about as wide as Latin ones
BOLD: Final = 1.16  # DejaVu Sans Bold beside DejaVu Sans, at most, over words
LINE: Final = 1.28  # of the size, from one line to the next
_MORE: Final = "…"
_LOOSE: Final = " ,;:"  # not before an ellipsis
_LEAST: Final = 8  # characters: of a shorter beginning nobody knows whose it is, and a part of a word is more
# What would reorder, hide or break its surroundings; see simulate/naming.py.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_SPACES: Final = re.compile(r"\s+")
_MOST_MARKS: Final = 2  # combining marks kept on one letter: no language needs more, and heaps of them climb


def visible(text: str) -> str:
    """*text* on one line, every unseen character spelled out, no heaps of marks on one letter."""
    out: list[str] = []
    marks = 0
    for char in _UNSEEN.sub(_spelled, _SPACES.sub(" ", text).strip()):
        marks = marks + 1 if combining(char) else 0
        if marks <= _MOST_MARKS:
            out.append(char)
    return "".join(out)


def named(name: str) -> str:
    """*name* as ``visible``, or words that say that there is none: nothing can be led to by an empty link."""
    return visible(name) or "no name"


def _spelled(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of *text* on one line at font size *size*, in the same unit."""
    return size * sum(map(_advance, text)) * (BOLD if bold else 1.0)


def _advance(char: str) -> float:
    if combining(char):
        return 0.0
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if "\ufdf0" <= char <= "\ufdff" or "\U00012000" <= char <= "\U000123ff":
        return _LIGATURE
    return _FULL if char >= _LETTERS and (east_asian_width(char) in "WF" or not _narrow(char)) else _OTHER


def _narrow(char: str) -> bool:
    """Hebrew and Arabic letters, and punctuation and signs that Latin text uses."""
    return char < "\u0780" or "\u1e00" <= char < "\u2100" or "\ufb1d" <= char <= "\ufdef"


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """*text*, or its beginning and an ellipsis, no wider than *room*: up to a word's end, if one is near."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = ""
    for char in text:
        if width(kept + char + _MORE, size, bold=bold) > room:
            break
        kept += char
    if text[len(kept)] != " ":
        words = kept.rpartition(" ")[0]
        if len(words.rstrip(_LOOSE)) >= _LEAST:
            kept = words
    return kept.rstrip(_LOOSE) + _MORE


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """*text* in at most *most* lines no wider than *room*; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(cut(line, room, size, bold=bold) for line in lines)
