"""Where everything of one claim's picture lies: a row for each node, time from left to right.

Rows follow the tree, and a label stands to the right of its mark. What hangs on a node lies below it and to
the right, so that no line ever crosses a label: the only lines that pass a row are those of nodes further
left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from earwitness.dossier.picture.columns import UNDATED, Columns, columns
from earwitness.dossier.picture.days import printed
from earwitness.dossier.picture.nodes import Node, Tree
from earwitness.dossier.picture.strokes import LINE
from earwitness.lettering import width, wrapped
from earwitness.unseen import visible

Style = Literal["name", "soft", "told"]


@dataclass(frozen=True, slots=True)
class Form:
    """One width in which a picture is drawn, in CSS pixels: *size* is that of its letters.

    ``names``: room for the names of origins to the left of what begins with them; 0: on rows of their own.
    ``along`` is the room for the axis of time, ``place`` the widest that one place on it is, ``least``
    the narrowest.
    """

    name: str
    width: float
    size: float
    names: float
    along: float
    place: float
    least: float


# The column of the page in which claims are told, and a phone of 390 pixels less its margins.
WIDE: Final = Form("wide", 832.0, 13.0, 196.0, 330.0, 44.0, 17.0)
NARROW: Final = Form("narrow", 358.0, 12.5, 0.0, 168.0, 28.0, 15.0)
FORMS: Final = (WIDE, NARROW)

BRACKET: Final = 16.0  # pixels to the left of the names, for the bracket around origins that may be one
ROW: Final = 25.0  # pixels from one row to the next; what has more lines has more
_BETWEEN: Final = 12.0  # between one origin and the next
MARK: Final = 12.0  # from the middle of a mark to its label
_PAD: Final = 9.0  # above and below the lines of a label, together
_ABOUT: Final = 24.0  # what is written above a bracket
AXIS_SIZE: Final = 12.0  # of the letters on the axis, the smallest there are
_AXIS: Final = 26.0


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words from the upper left corner of a box; ``end``: they end at its right side."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[tuple[str, Style], ...], ...]
    end: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with the middle of its mark, its label, and what hangs on it."""

    node: Node
    x: float
    y: float
    label: Label
    children: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis: where, and what is written there, if there is room for it."""

    x: float
    words: str
    label_x: float
    undated: bool


@dataclass(frozen=True, slots=True)
class Bracket:
    """Around origins that may be one: its words above it, and from where to where it goes."""

    words: str
    y: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """One claim's picture in one form."""

    form: Form
    height: float
    top: float
    roots: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    bracket: Bracket | None


def laid_out(tree: Tree, form: Form) -> Layout:
    """*tree* in *form*."""
    across = columns(tree.roots, int(form.along / form.least))
    step = min(form.place, form.along / max(1, across.count))
    placing = _Placing(form, across, step, bracketed=any(r.perhaps for r in tree.roots))
    sure = [r for r in tree.roots if not r.perhaps]
    perhaps = [r for r in tree.roots if r.perhaps]
    placed = [placing.root(root) for root in sure]
    bracket = None
    if perhaps:
        about = placing.y
        placing.y += _ABOUT
        top = placing.y
        placed += [placing.root(root) for root in perhaps]
        least = max(1, tree.low - sum(r.count for r in sure))
        many = sum(r.count for r in perhaps)
        words = f"these {many} may be {'one' if least == 1 else least}"
        if many == 1:
            words = "may be one of the others"
        bracket = Bracket(words, about + 0.5 * _ABOUT, top, placing.y - _BETWEEN)
    return Layout(
        form=form,
        height=placing.y,
        top=_AXIS,
        roots=tuple(placed),
        ticks=placing.ticks(),
        bracket=bracket,
    )


class _Placing:
    """Rows as they are filled, from above."""

    def __init__(self, form: Form, across: Columns, step: float, *, bracketed: bool) -> None:
        self.y = (_AXIS if across.days else 0.0) + 4.0
        self._form = form
        self._across = across
        self._step = step
        # one year is written on the axis; two have to be told apart everywhere
        self._year = len({d[:4] for d, _ in across.days if d != UNDATED}) > 1 or not across.by_time
        self._left = BRACKET if bracketed else 0.0
        self._start = self._left + (form.names + MARK if form.names else 8.0)

    def _x(self, place: int) -> float:
        return self._start + place * self._step

    def root(self, node: Node) -> Placed:
        """An origin and all that goes back to it; in the wide form beside its first article."""
        if not self._form.names:
            placed = self._row(node)
            self.y += _BETWEEN
            return placed
        top = self.y
        lines = _lines(node, self._form.names, self._form.size, year=self._year)
        height = _height(lines, self._form.size)
        middle = top + 0.5 * ROW
        children = self._below(_first_beside(node.children))
        self.y = max(self.y, top + max(height, ROW)) + _BETWEEN
        label = Label(self._left, top, self._form.names, height, lines, end=True)
        return Placed(node, self._x(self._across.place[node.key]), middle, label, children)

    def _row(self, node: Node) -> Placed:
        x, top = self._x(self._across.place[node.key]), self.y
        room = self._form.width - x - MARK
        lines = _lines(node, room, self._form.size, year=self._year)
        height = _height(lines, self._form.size)
        self.y += height
        label = Label(x + MARK, top, room, height, lines)
        return Placed(node, x, top + 0.5 * ROW, label, self._below(node.children))

    def _below(self, children: Iterable[Node]) -> tuple[Placed, ...]:
        return tuple(self._row(child) for child in children)

    def ticks(self) -> tuple[Tick, ...]:
        """The days, each written where it does not touch another: first, without a date, last, the rest."""
        size = AXIS_SIZE
        known = [d for d, _ in self._across.days if d != UNDATED]
        years = {d[:4] for d in known}
        wanted: list[tuple[int, float, str, bool]] = []
        for n, (day, place) in enumerate(self._across.days):
            undated = day == UNDATED
            year = not undated and (n == 0 or known[n - 1][:4] != day[:4])
            words = "date unknown" if undated else printed(day, year=year and (n == 0 or len(years) > 1))
            wanted.append((n, self._x(place), words, undated))
        order = sorted(wanted, key=lambda w: (w[0] != 0, not w[3], w[0] != len(known) - 1, w[0]))
        taken: list[tuple[float, float]] = []
        out = {}
        for n, x, words, undated in order:
            wide = width(words, size)
            at = min(x - 6.0, self._form.width - wide)
            free = all(at > end or at + wide < start for start, end in taken)
            if free:
                taken.append((at - 10.0, at + wide + 10.0))
            out[n] = Tick(x, words if free else "", at, undated)
        return tuple(out[n] for n in sorted(out))


def _first_beside(children: Sequence[Node]) -> list[Node]:
    """*children* with one that is no denial first, since it stands beside the origin itself."""
    first = next((c for c in children if c.kind != "denial"), None)
    return [*([first] if first else []), *(c for c in children if c is not first)]


def _lines(node: Node, room: float, size: float, *, year: bool) -> tuple[tuple[tuple[str, Style], ...], ...]:
    """The lines of a label: the name, the date beside it or below, and what is told of it."""
    bold = node.kind == "origin"
    name = visible(node.name)
    dated = node.day is not None and node.kind != "more"
    date = ", ".join(filter(None, (visible(node.place), printed(node.day or "", year=year) if dated else "")))
    out: list[tuple[tuple[str, Style], ...]] = []
    lines = wrapped(name, room, size, 3 if bold else 2, bold=True)
    out += [((line, "name"),) for line in lines]
    if date:
        gap = width("  ", size)
        last = width(lines[-1], size, bold=True)
        if last + gap + width(date, size) <= room:
            out[-1] = ((lines[-1], "name"), (date, "soft"))
        else:
            out += [((line, "soft"),) for line in wrapped(date, room, size, 2)]
    told = " · ".join(map(visible, node.told))
    if told:
        style: Style = "told" if node.changed or node.kind == "denial" else "soft"
        out += [((line, style),) for line in wrapped(told, room, size, 2)]
    return tuple(out)


def _height(lines: Sequence[object], size: float) -> float:
    return max(ROW, len(lines) * size * LINE + _PAD)
