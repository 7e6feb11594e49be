"""How much room words take in a drawing, and how they are broken over lines so that none lies on another.

Widths are those of DejaVu Sans, the widest of the fonts that the pages ask for: in any other font the words
end earlier than reckoned and still touch nothing. Names that came from outside go through ``unseen.visible``
before they are measured.
"""

from __future__ import annotations

from typing import Final
from unicodedata import combining, east_asian_width

# Advance widths of DejaVu Sans, in parts of the size, of what is not within 3 percent of 0.62.
_WIDTHS: Final[dict[str, float]] = {
    **dict.fromkeys("\u2066\u2067\u2068\u2069", 0.0),  # isolates: drawn as nothing
    **dict.fromkeys("ijl|'", 0.28),
    **dict.fromkeys(" .,:;!I·’‘", 0.34),
    **dict.fromkeys("ftr()[]-/\\", 0.41),
    **dict.fromkeys('?sczJ"“”', 0.55),
    **dict.fromkeys("mMWw%@—…", 1.0),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.79),
    **dict.fromkeys("+=−<>~#→", 0.84),
}
_OTHER: Final = 0.64
_FULL: Final = 1.3  # ideographs, pictures, and scripts of which no width is known
_LIGATURE: Final = 9.0  # whole sentences in one character: U+FDFA and the like
_LETTERS: Final = "\u0590"  # below it all letters are about as wide as Latin ones
BOLD: Final = 1.16  # DejaVu Sans Bold beside DejaVu Sans, at most, over words
_MORE: Final = "…"
_LOOSE: Final = " ,;:"  # not before an ellipsis
_LEAST: Final = 8  # characters: of a shorter beginning nobody knows whose it is, and a part of a word is more


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
    """*text*, or its beginning and an ellipsis, no wider than *room*: up to a word's end, if one is near.

    Where not even an ellipsis has room it stands alone.
    """
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


def lines(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """*text* in at most *most* lines, broken between words, where each has *room*.

    A word that is wider than *room*, and the last line where there are too many words, are wider.
    """
    out: list[str] = []
    for word in text.split(" "):
        joined = f"{out[-1]} {word}" if out else word
        if out and width(joined, size, bold=bold) <= room:
            out[-1] = joined
        else:
            out.append(word)
    return tuple(out) if len(out) <= most else (*out[: most - 1], " ".join(out[most - 1 :]))


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """*text* in at most *most* lines no wider than *room*; what does not fit ends in an ellipsis."""
    return tuple(cut(line, room, size, bold=bold) for line in lines(text, room, size, most, bold=bold))
