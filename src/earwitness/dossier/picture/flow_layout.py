"""Where everything of the bundle's picture lies: sources to the left, articles by date to the right.

What articles have from each other is drawn as arcs to their right, downwards as time runs. On a phone all
places stand below each other, and everything that flows is an arc to their left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.dossier.picture.days import printed
from earwitness.dossier.picture.places import Flows, Place
from earwitness.dossier.picture.ribbons import MARK, Anchor, Box, Ribbon, ribbons, unit_of
from earwitness.dossier.picture.strokes import LINE
from earwitness.lettering import width, wrapped
from earwitness.unseen import visible

# Pixels.
WIDTH: Final = 832.0
NARROW_WIDTH: Final = 358.0
SIZE: Final = 13.0  # of letters
NARROW_SIZE: Final = 12.5
ROW: Final = 26.0
_HEAD: Final = 34.0  # what stands above a column
_PAD: Final = 9.0  # above and below the lines of a label, together
_BETWEEN: Final = 4.0  # between what flows into one place and into the next
_SOURCE: Final = 214.0  # x of the marks of sources, of relays, of articles
_RELAY: Final = 335.0
_ARTICLE: Final = 456.0
_ARCS: Final = 712.0  # where arcs between articles begin
_AIR: Final = 24.0  # between articles, where sources need more room than they
_FARTHEST: Final = 112.0  # how far to the side an arc goes
_NARROW_SOURCE: Final = 84.0  # on a phone, x of the marks
_NARROW_ARCS: Final = 306.0


@dataclass(frozen=True, slots=True)
class Head:
    """Words above a column or a part of it; ``rule``: a line from there to here, if any."""

    x: float
    y: float
    words: str
    anchor: Anchor = "start"
    rule: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """The bundle's picture in one form."""

    form: str
    width: float
    height: float
    size: float
    boxes: tuple[Box, ...]
    ribbons: tuple[Ribbon, ...]
    heads: tuple[Head, ...]


def wide(flows: Flows) -> FlowLayout:
    """Sources, relays and articles side by side."""
    room = _Room(flows, SIZE)
    sources, y = _sources(flows, room, 0.0)
    articles, article_heads, low = _articles(flows, room, _ARTICLE, _ARCS - 8.0, _HEAD)
    height = max(low, y)
    if low > y:
        sources, _ = _sources(flows, room, min(_AIR, (low - y) / max(1, len(sources) - 1)))
    elif y > low:
        spare = min(_AIR, (y - low) / max(1, len(articles) - 1))
        articles, article_heads, _ = _articles(flows, room, _ARTICLE, _ARCS - 8.0, _HEAD, spare=spare)
    relays = _relays(flows, room, {b.place.key: b.y for b in (*sources, *articles)}, height)
    boxes = (*sources, *relays, *articles)
    heads = [*article_heads]
    if sources:
        heads.append(Head(_SOURCE + 6.0, 14.0, "Begins with", "end"))
    if relays:
        heads.append(Head(_RELAY, 14.0, "By way of", "middle"))
    flowing = ribbons(flows, boxes, (_ARCS, _FARTHEST))
    if any(r.side for r in flowing):
        heads.append(Head(_ARCS, 14.0, "from each other"))
    return FlowLayout("wide", WIDTH, height + 2.0, SIZE, boxes, flowing, tuple(heads))


def narrow(flows: Flows) -> FlowLayout:
    """All places below each other; what begins earliest next to the articles, so that arcs lie in arcs."""
    room = _Room(flows, NARROW_SIZE)
    boxes: list[Box] = []
    heads: list[Head] = []
    y = 0.0
    for words, places in (("Begins with", _turned(flows.sources)), ("By way of", _turned(flows.relays))):
        if places:
            heads.append(Head(_NARROW_SOURCE - 5.0, y + 14.0, words))
            y += 24.0
        for place in places:
            box = _box(place, room, _NARROW_SOURCE, y, NARROW_WIDTH - _NARROW_SOURCE - MARK)
            boxes.append(box)
            y += box.height
        y += 10.0 if places else 0.0
    articles, article_heads, y = _articles(flows, room, _NARROW_SOURCE, _NARROW_ARCS - 6.0, y + _HEAD - 4.0)
    boxes += articles
    flowing = (
        *ribbons(flows, boxes, (_NARROW_SOURCE - MARK + 3.0, 20.0 - _NARROW_SOURCE), among=False),
        *ribbons(flows, boxes, (_NARROW_ARCS, NARROW_WIDTH - 6.0 - _NARROW_ARCS), among=True),
    )
    heads += article_heads
    return FlowLayout("narrow", NARROW_WIDTH, y + 2.0, NARROW_SIZE, tuple(boxes), flowing, tuple(heads))


def _turned(places: Sequence[Place]) -> list[Place]:
    """*places* from the last to the first; what stands for several others stays last."""
    return sorted(reversed(places), key=lambda p: p.kind == "more")


class _Room:
    """How much room words and flows take."""

    def __init__(self, flows: Flows, size: float) -> None:
        self.size = size
        self.unit = unit_of(flows)
        self.years = {p.day[:4] for p in flows.articles if p.day}
        self._into: dict[str, int] = {}
        self._out: dict[str, int] = {}
        for flow in flows.flows:
            self._out[flow.start] = self._out.get(flow.start, 0) + flow.times
            self._into[flow.end] = self._into.get(flow.end, 0) + flow.times

    def least(self, place: Place) -> float:
        """The height that what flows into or out of *place* takes."""
        return self.unit * max(self._into.get(place.key, 0), self._out.get(place.key, 0)) + _BETWEEN

    def date(self, place: Place) -> str:
        """The date of an article; its year only if there are several."""
        return printed(place.day, year=len(self.years) > 1) if place.day and place.kind == "article" else ""


def _box(place: Place, room: _Room, x: float, top: float, wide_: float) -> Box:
    """*place* with its label to the right of its mark, or to the left where *wide_* is below 0."""
    lines = [(line, "name") for line in wrapped(visible(place.name), abs(wide_), room.size, 2, bold=True)]
    lines += [(line, "soft") for line in wrapped(given(place), abs(wide_), room.size, 1)]
    height = max(ROW, len(lines) * room.size * LINE + _PAD, room.least(place))
    left = x + MARK if wide_ > 0 else x - MARK + wide_
    return Box(
        place,
        x,
        top + 0.5 * height,
        left,
        top,
        abs(wide_),
        height,
        tuple(lines),
        "start" if wide_ > 0 else "end",
    )


def _sources(flows: Flows, room: _Room, spare: float) -> tuple[list[Box], float]:
    """The sources below each other, and where they end."""
    out: list[Box] = []
    y = _HEAD
    for place in flows.sources:
        box = _box(place, room, _SOURCE, y, MARK - _SOURCE)
        out.append(box)
        y += box.height + spare
    return out, y - spare if out else y


def given(place: Place) -> str:
    """How much comes from *place*: "3 claims in 6 articles"."""
    claims = f"{place.claims} {'claim' if place.claims == 1 else 'claims'}"
    return (
        f"{claims} in {place.reach} {'article' if place.reach == 1 else 'articles'}"
        if place.reach
        else claims
    )


def _articles(
    flows: Flows, room: _Room, x: float, right: float, top: float, *, spare: float = 0.0
) -> tuple[list[Box], list[Head], float]:
    """The articles below each other, their dates in a column, those without one apart."""
    dates = [room.date(p) for p in flows.articles]
    column = max((width(d, room.size) for d in dates), default=0.0)
    name = x + MARK + (column + 10.0 if column else 0.0)
    year = f", {min(room.years)}" if len(room.years) == 1 else ""
    dated = any(p.day for p in flows.articles)
    heads = [
        Head(x - 5.0, top - _HEAD + 14.0, f"Articles by date{year}" if dated else "Articles, dates unknown")
    ]
    boxes: list[Box] = []
    y = top
    for place, date in zip(flows.articles, dates, strict=True):
        if dated and place.day is None and not any(h.rule for h in heads):
            heads.append(Head(x + MARK, y + 18.0, "date unknown", rule=(x - 5.0, right)))
            y += 28.0
        single = place.kind == "article"
        lines = [(s, "name") for s in wrapped(visible(place.name), right - name, room.size, 2, bold=True)]
        if not single:
            lines += [(s, "soft") for s in wrapped(place.dates, right - name, room.size, 2)]
        height = max(ROW, len(lines) * room.size * LINE + _PAD, room.least(place))
        boxes.append(
            Box(
                place, x, y + 0.5 * height, name, y, right - name, height, tuple(lines), date=date,
                date_left=x + MARK,
            )
        )  # fmt: skip
        y += height + spare
    return boxes, heads, y - spare if boxes else y


def _relays(flows: Flows, room: _Room, ys: Mapping[str, float], height: float) -> list[Box]:
    """Relays in the middle, each near what it is between, their names below their marks."""
    wanted = []
    for place in flows.relays:
        ends = [
            ys.get(f.start if f.end == place.key else f.end)
            for f in flows.flows
            if place.key in (f.start, f.end)
        ]
        known = [y for y in ends if y is not None]
        wanted.append((sum(known) / len(known) if known else 0.5 * height, place))
    out: list[Box] = []
    y = _HEAD
    wide_ = 2.0 * (_RELAY - _SOURCE) - 60.0
    for at, place in sorted(wanted, key=lambda w: (w[0], w[1].key)):
        lines = [(s, "name") for s in wrapped(visible(place.name), wide_, room.size, 2, bold=True)]
        tall = len(lines) * room.size * LINE + 22.0
        top = max(y, at - 9.0)
        out.append(
            Box(place, _RELAY, top + 9.0, _RELAY - 0.5 * wide_, top, wide_, tall, tuple(lines), "middle")
        )
        y = top + tall + 6.0
    over = max(0.0, y - height) if out else 0.0
    # what runs over at the foot moves up, as far as there is room
    moved: list[Box] = []
    low = height
    for box in reversed(out):
        top = min(box.top, low - box.height) if over else box.top
        moved.append(_moved(box, top - box.top))
        low = top - 6.0
    return moved[::-1]


def _moved(box: Box, down: float) -> Box:
    return replace(box, y=box.y + down, top=box.top + down)
