"""Rows of points on one scale, with intervals: who adds what on the way up, channels, remedies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Final

from markupsafe import Markup

from earwitness.lettering import width
from earwitness.simulate.page.charts.drawing import FORMS, Drawing, Form
from earwitness.simulate.page.charts.lettering import LINE, wrapped
from earwitness.simulate.page.charts.scale import Scale, axis, labels, reach

_ROW: Final = 44.0  # pixels
_TICK_ROOM: Final = 66.0
_DOT: Final = 5.5
_BESIDE: Final = 0.02
_NAME_LINES: Final = 3
_MOST_NAME: Final = 270.0  # pixels for names beside the rows
_EDGE: Final = 10.0  # so that a point on the end of the scale is whole


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, what is printed at its end, a point with its interval, and where it came from.

    ``origin`` is a second, open point, from which an arrow leads to the first: what somebody had, and what
    they passed on. NaN: there is none.
    """

    name: str
    printed: str
    value: float
    style: str
    low: float = nan
    high: float = nan
    origin: float = nan


def rows_svg(  # noqa: PLR0913  (what a chart may have)
    name: str,
    title: str,
    told: str,
    *,
    unit: str,
    rows: Sequence[Row],
    rule: str = "",
    climbs: bool = False,
) -> Markup:
    """The chart in both widths, 0 marked and called *rule*; *climbs*: each row hands on to the one above."""
    return Markup("\n").join(
        _drawn(form, unit, rows, rule, climbs).svg(name, form.name, title, told) for form in FORMS
    )


def _drawn(form: Form, unit: str, rows: Sequence[Row], rule: str, climbs: bool) -> Drawing:
    size, beside = form.size, form.name == "wide"
    printed = max((width(row.printed, size) for row in rows), default=0.0)
    room = _MOST_NAME if beside else form.width - printed - 12.0
    names = [wrapped(row.name, room, size, _NAME_LINES) for row in rows]
    widest = max((width(line, size) for lines in names for line in lines), default=0.0)
    left = widest + 24.0 if beside else _EDGE
    right = form.width - (printed + 22.0 if beside else _EDGE)
    tall = [len(lines) * LINE * size for lines in names]
    heights = [max(_ROW, each + 10.0) if beside else _ROW + each for each in tall]
    head = wrapped(unit, form.width - 4.0, size, 2)
    top = (len(head) + (1 if rule else 0)) * LINE * size + 14.0
    foot = top + sum(heights)
    drawing = Drawing(form.width, foot + 2.0 * LINE * size, size)
    drawing.label((0.0, 0.5 * len(head) * LINE * size), head)
    marked = axis(*reach(_every(rows), least=1e-6), max(int((right - left) / _TICK_ROOM), 3))
    x = Scale(marked[0], marked[-1], left, right)
    for value, text in zip(marked, labels(marked), strict=True):
        drawing.line((x(value), top), (x(value), foot), "grid")
        drawing.text((_inside(x(value), text, form), foot + 5.0 + size), text, anchor="middle")
    drawing.line((x(0.0), top), (x(0.0), foot), "line truth")
    if rule:
        drawing.text((_inside(x(0.0), rule, form), top - 6.0), rule, anchor="middle", style="name truth")
    ends = [top + sum(heights[: number + 1]) for number in range(len(rows))]
    middles = [end - 0.5 * (height if beside else _ROW) for end, height in zip(ends, heights, strict=True)]
    if climbs:
        _climbs(drawing, rows, middles, x)
    for row, lines, y, height in zip(rows, names, middles, tall, strict=True):
        _row(drawing, row, x, y)
        place = y if beside else y - 0.5 * _ROW - 0.5 * height + 6.0
        drawing.label((0.0, place), lines, style="name ink")
        drawing.label((form.width, place), [row.printed], anchor="end", style="name ink")
    return drawing


def _every(rows: Sequence[Row]) -> list[float]:
    values = [v for row in rows for v in (row.value, row.low, row.high, row.origin)]
    largest = max((abs(v) for v in values if isfinite(v)), default=0.0)
    # what lies beside 0 by less than a dot is wide asks for no tick of its own
    return [0.0, *(v for v in values if abs(v) > _BESIDE * largest)]


def _climbs(drawing: Drawing, rows: Sequence[Row], middles: Sequence[float], x: Scale) -> None:
    for number in range(len(rows) - 1):
        there, here = rows[number], rows[number + 1]
        arrives = there.origin if isfinite(there.origin) else there.value
        if isfinite(here.value) and isfinite(arrives):
            drawing.path([(x(here.value), middles[number + 1]), (x(arrives), middles[number])], "climb")


def _row(drawing: Drawing, row: Row, x: Scale, y: float) -> None:
    if isfinite(row.low) and isfinite(row.high):
        drawing.line((x(row.low), y), (x(row.high), y), f"interval {row.style}")
    if isfinite(row.origin) and isfinite(row.value):
        start, end = x(row.origin), x(row.value)
        drawing.line((start, y), (end, y), f"moved {row.style}")
        if abs(end - start) > 3.0 * _DOT:
            head = end - (1.6 if end > start else -1.6) * _DOT
            wing = head - (7.0 if end > start else -7.0)
            drawing.path([(wing, y - 5.0), (head, y), (wing, y + 5.0)], f"moved {row.style}")
        drawing.dot((start, y), _DOT, f"open {row.style}")
    if isfinite(row.value):
        drawing.dot((x(row.value), y), _DOT, f"point {row.style}")


def _inside(x: float, text: str, form: Form) -> float:
    """A middle for *text* near *x* at which it stays on the drawing."""
    half = 0.5 * width(text, form.size)
    return min(max(x, half), form.width - half)
