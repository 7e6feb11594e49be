"""How names are set beside charts: isolates closed in each line, boxes kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from earwitness.lettering import cut as cut_words
from earwitness.lettering import lines
from earwitness.simulate.naming import CLOSE, OPEN

LINE: Final = 1.25  # of the size, from one line to the next


def cut(text: str, room: float, size: float) -> str:
    """*text*, or its beginning and an ellipsis, no wider than *room*; isolates stay closed."""
    kept = cut_words(text, room, size)
    return kept + CLOSE * (kept.count(OPEN) - kept.count(CLOSE))


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """*text* in at most *most* lines no wider than *room*; what does not fit ends in an ellipsis.

    Isolates that open in one line and close in another are closed and opened again at the break.
    """
    return tuple(cut(line, room, size) for line in _balanced(lines(text, room, size, most)))


def _balanced(broken: Sequence[str]) -> list[str]:
    out = []
    open_ = 0
    for line in broken:
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
