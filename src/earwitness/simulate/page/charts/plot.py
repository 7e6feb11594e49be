"""The frame of a chart over steps: two axes, their units, reference lines, and names at the ends of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.lettering import width
from earwitness.simulate.page.charts.drawing import Drawing, Form
from earwitness.simulate.page.charts.lettering import LINE, apart, wrapped
from earwitness.simulate.page.charts.scale import Scale, axis, labels, ticks

_TICKS_DOWN: Final = 6
_TICK_ROOM: Final = 66.0  # pixels for each number along the steps
_TOP_GAP: Final = 14.0
_MOST_LINES: Final = 3  # of a name beside the plot
_LEAD: Final = 18.0  # from the end of a line to its name
_GAP: Final = 4.0  # between two names


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside the plot, at the height *y* of what it names."""

    text: str
    y: float
    style: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its axes; ``x`` and ``y`` turn steps and values into places."""

    drawing: Drawing
    form: Form
    x: Scale
    y: Scale

    @property
    def right(self) -> float:
        """Where the plot ends and the names begin."""
        return self.x.end

    def name_ends(self, names: Sequence[Name]) -> None:
        """Names to the right of the plot, none on another, each led to its height."""
        size, room = self.drawing.size, self.form.labels - _LEAD - 2.0
        low, high = self.y.end - _TOP_GAP, self.y.start + 0.5 * size
        most = _MOST_LINES
        while True:
            texts = [wrapped(name.text, room, size, most) for name in names]
            heights = [len(lines) * LINE * size + _GAP for lines in texts]
            if most == 1 or sum(heights) <= high - low:
                break
            most -= 1
        middles = apart([name.y for name in names], heights, low, high)
        for name, lines, middle in zip(names, texts, middles, strict=True):
            bend = self.right + 0.5 * _LEAD
            lead = [(self.right + 3.0, name.y), (bend, middle), (self.right + _LEAD - 3.0, middle)]
            self.drawing.path(lead, f"lead {name.style}")
            self.drawing.label((self.right + _LEAD, middle), lines, style=f"name {name.style}")


def plot(  # noqa: PLR0913  (all that an axis needs)
    form: Form,
    *,
    steps: tuple[float, float],
    values: tuple[float, float],
    unit: str,
    named: bool = True,
    tick: Callable[[tuple[float, ...]], tuple[str, ...]] = labels,
    height: float | None = None,
) -> Plot:
    """Axes for *steps*, and for *values* up to the next round number.

    *unit* is what stands above the plot; *named*: with room for names beside it.
    """
    drawing = Drawing(form.width, height or form.height, form.size)
    size = form.size
    head = wrapped(unit, form.width - 4.0, size, 2)
    top = len(head) * LINE * size + _TOP_GAP
    bottom = drawing.height - 2.0 * LINE * size + 6.0
    marked = axis(*values, _TICKS_DOWN)
    texts = tick(marked)
    left = max((width(text, size) for text in texts), default=0.0) + 10.0
    right = form.width - (form.labels if named else width("step", size) + 26.0)
    out = Plot(drawing, form, Scale(*steps, left, right), Scale(marked[0], marked[-1], bottom, top))
    drawing.label((0.0, 0.5 * len(head) * LINE * size), head)
    for value, text in zip(marked, texts, strict=True):
        y = out.y(value)
        drawing.line((left, y), (right, y), "grid")
        drawing.label((left - 8.0, y), [text], anchor="end")
    drawing.line((left, bottom), (right, bottom), "axis")
    along = ticks(*steps, max(int((right - left) / _TICK_ROOM), 2), whole=True)
    for value, text in zip(along, labels(along), strict=True):
        drawing.line((out.x(value), bottom), (out.x(value), bottom + 4.0), "axis")
        drawing.text((out.x(value), bottom + 5.0 + size), text, anchor="middle")
    drawing.text((right + 24.0, bottom + 5.0 + size), "step")
    return out
