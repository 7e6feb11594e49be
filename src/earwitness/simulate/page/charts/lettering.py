"""How much room words take, and how they are set so that none lies on another.

Widths are those of DejaVu Sans, the widest of the fonts that the page asks for: in any other font the words
end earlier than reckoned and still do not touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from unicodedata import combining, east_asian_width

from earwitness.simulate.naming import CLOSE, OPEN

# Advance widths of DejaVu Sans, in thousandths of the size, of what is not within 3 percent of 0.62.
_WIDTHS: Final[dict[str, float]] = {
    **dict.fromkeys("ijl|'", 0.28),
    **dict.fromkeys(" .,:;!I·’", 0.34),
    **dict.fromkeys("ftr()[]-/\\", 0.41),
    **dict.fromkeys('?sczJ"“”', 0.55),
    **dict.fromkeys("mMWw%@—", 0.99),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.79),
    **dict.fromkeys("+=−<>~#", 0.84),
}
_OTHER: Final = 0.64
_FULL: Final = 1.05  # ideographs and the like
LINE: Final = 1.25  # of the size, from one line to the next
MORE: Final = "…"


def width(text: str, size: float) -> float:
    """The width of *text* on one line at font size *size*, in the same unit."""
    return size * sum(_advance(char) for char in text)


def _advance(char: str) -> float:
    if char in (OPEN, CLOSE) or combining(char):
        return 0.0
    return _WIDTHS.get(char) or (_FULL if east_asian_width(char) in "WF" else _OTHER)


def cut(text: str, room: float, size: float) -> str:
    """*text*, or its beginning and an ellipsis, no wider than *room*; isolates stay closed."""
    if width(text, size) <= room:
        return text
    kept = ""
    open_ = 0
    for char in text:
        if width(kept + char + MORE, size) > room:
            break
        kept += char
        open_ += (char == OPEN) - (char == CLOSE)
    return kept.rstrip(" ") + MORE + CLOSE * open_


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """*text* in at most *most* lines no wider than *room*; what does not fit ends in an ellipsis.

    Isolates that open in one line and close in another are closed and opened again at the break.
    """
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(cut(line, room, size) for line in _balanced(lines))


def _balanced(lines: Sequence[str]) -> list[str]:
    out = []
    open_ = 0
    for line in lines:
        before = open_
        open_ += line.count(OPEN) - line.count(CLOSE)
        out.append(OPEN * before + line + CLOSE * open_)
    return out


def apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Middles of boxes of *heights*, as near *wanted* as can be, between *low* and *high*, none on another.

    Boxes keep the order of *wanted*. Where there is no room for all they run over at *high*.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # boxes that touch move as one: its wanted place is the mean of its members' (pool adjacent violators)
    groups: list[tuple[list[int], float, float]] = []  # members, top, height
    for i in order:
        members, height = [i], heights[i]
        top = _within(wanted[i] - 0.5 * height, height, low, high)
        while groups and groups[-1][1] + groups[-1][2] > top:
            before, _, tall = groups.pop()
            members, height = before + members, tall + height
            top = _within(_best_top(members, wanted, heights), height, low, high)
        groups.append((members, top, height))
    out = [0.0] * len(wanted)
    for members, top, _ in groups:
        for i in members:
            out[i] = top + 0.5 * heights[i]
            top += heights[i]
    return tuple(out)


def _best_top(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float]) -> float:
    above, total = 0.0, 0.0
    for i in members:
        total += wanted[i] - (above + 0.5 * heights[i])
        above += heights[i]
    return total / len(members)


def _within(top: float, height: float, low: float, high: float) -> float:
    return max(min(top, high - height), low)
