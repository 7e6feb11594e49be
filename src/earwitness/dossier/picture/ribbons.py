"""What flows between the places of the bundle's picture: across, or as arcs beside those in one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from earwitness.dossier.picture.places import Flow, Flows, Place

# Pixels.
MARK: Final = 12.0  # from the middle of a mark to its label
_CLEAR: Final = 9.0  # from the middle of a mark to where lines end
_NEAREST: Final = 16.0  # how far to the side an arc goes at least
_GROWTH: Final = 0.7  # how much farther a taller arc goes: 1 would press the small ones together
_THINNEST: Final = 1.4
_WIDEST: Final = 14.0  # of what flows most
_UNIT: Final = 2.2  # for one claim, unless that makes what flows most too wide

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place: the middle of its mark, and the box of its label with its lines. *date* stands before them."""

    place: Place
    x: float
    y: float
    left: float
    top: float
    width: float
    height: float
    lines: tuple[tuple[str, str], ...]
    anchor: Anchor = "start"
    date: str = ""
    date_left: float = 0.0


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One flow: from where to where, how wide; ``side``: how far its arc goes, 0 if it goes across."""

    flow: Flow
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    side: float = 0.0


def unit_of(flows: Flows) -> float:
    """How wide one claim is drawn, in pixels."""
    return min(_UNIT, _WIDEST / max((f.times for f in flows.flows), default=1))


def ribbons(
    flows: Flows, boxes: Sequence[Box], arcs: tuple[float, float], *, among: bool | None = None
) -> tuple[Ribbon, ...]:
    """What flows, those from and into one place beside each other in the order of where they go.

    *arcs*: from which x they go to the side, and how far at most, to the left if that is below 0. *among*
    picks those between articles, or all but those.
    """
    at = {b.place.key: b for b in boxes}
    found = [
        f for f in flows.flows if f.start in at and f.end in at and among in (None, f.start.startswith("a"))
    ]
    unit = unit_of(flows)
    starts = _ports(found, at, unit, leaving=True)
    ends = _ports(found, at, unit, leaving=False)
    tallest = max((abs(at[f.end].y - at[f.start].y) for f in found), default=0.0) or 1.0
    x, farthest = arcs
    out = []
    for flow in found:
        one, other = at[flow.start], at[flow.end]
        y1, y2 = starts[flow], ends[flow]
        wide = max(_THINNEST, unit * flow.times)
        if one.x == other.x:
            far = _NEAREST + (abs(farthest) - _NEAREST) * (abs(y2 - y1) / tallest) ** _GROWTH
            out.append(Ribbon(flow, x, y1, x, y2, wide, far if farthest > 0 else -far))
        else:
            out.append(Ribbon(flow, one.x + _CLEAR, y1, other.x - _CLEAR, y2, wide))
    return tuple(sorted(out, key=lambda r: (-r.width, r.flow.start, r.flow.end)))


def _ports(flows: Sequence[Flow], at: Mapping[str, Box], unit: float, *, leaving: bool) -> dict[Flow, float]:
    """Where on its place each flow begins, or ends: sideways ones apart from those that go across."""
    out: dict[Flow, float] = {}
    groups: dict[tuple[str, bool], list[Flow]] = {}
    for flow in flows:
        here, there = (flow.start, flow.end) if leaving else (flow.end, flow.start)
        groups.setdefault((here, at[here].x == at[there].x), []).append(flow)
    for (here, _), mine in groups.items():
        mine.sort(key=lambda f: (at[f.end if leaving else f.start].y, f.start, f.end))
        total = unit * sum(f.times for f in mine)
        y = at[here].y - 0.5 * total
        for flow in mine:
            out[flow] = y + 0.5 * unit * flow.times
            y += unit * flow.times
    return out
