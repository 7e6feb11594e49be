"""Where along the axis of time the nodes of a picture stand: origins, then relays, then day by day.

Places are ordinal: every day that something was published on has its place, so that a week without news takes
no more room than a night. Within one day what hangs on another stands after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.picture.nodes import Node

UNDATED: Final = "~"  # sorts after every date


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of every node by key, counted from 0, and the first place of each day.

    ``days`` go from first to last, ``UNDATED`` being the last of them if something has no date.
    ``by_time`` False: there are too many, and places only say how often something was passed on.
    """

    place: dict[str, int]
    days: tuple[tuple[str, int], ...]
    count: int
    by_time: bool


def columns(roots: Sequence[Node], most: int) -> Columns:
    """Places for all that hangs on *roots*: by time if *most* places are enough for that."""
    depth: dict[str, tuple[str, int]] = {}
    for root in roots:
        _deep(root, ("", 0), depth)
    longest: dict[str, int] = {}
    for day, deep in depth.values():
        longest[day] = max(longest.get(day, 0), deep)
    first: dict[str, int] = {}
    count = 0
    for day in sorted(longest):
        first[day] = count
        count += longest[day] + 1
    if count <= most:
        place = {key: first[day] + deep for key, (day, deep) in depth.items()}
        return Columns(place, tuple((d, n) for d, n in first.items() if d), count, by_time=True)
    place = {}
    for root in roots:
        _passed(root, 0, place)
    return Columns(place, (), max(place.values(), default=0) + 1, by_time=False)


def _deep(node: Node, at: tuple[str, int], out: dict[str, tuple[str, int]]) -> None:
    """For each node its day and how often it was passed on that same day; no day comes before all."""
    out[node.key] = at
    for child in node.children:
        article = child.kind in ("article", "denial", "more")
        day = (child.day or UNDATED) if article else ""
        _deep(child, (day, at[1] + 1 if day == at[0] else 0), out)


def _passed(node: Node, deep: int, out: dict[str, int]) -> None:
    out[node.key] = deep
    for child in node.children:
        _passed(child, deep + 1, out)
