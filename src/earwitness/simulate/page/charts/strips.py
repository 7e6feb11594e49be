"""Strips of shares over steps, one for each row, darker the larger, with the number in every field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from markupsafe import Markup

from earwitness.lettering import width
from earwitness.simulate.page.charts.bars import binned
from earwitness.simulate.page.charts.drawing import FORMS, Drawing, Form
from earwitness.simulate.page.charts.lettering import LINE, cut, wrapped
from earwitness.simulate.page.charts.scale import Scale, labels, ticks
from earwitness.simulate.spread import Floats

SHADES: Final = 5
_STRIP: Final = 34.0  # pixels, the height of a strip
_GAP: Final = 8.0
_TOTAL: Final = 62.0  # room for the share over all steps


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One row: its name, a share for each step, and the share over all."""

    name: str
    share_T: Floats
    total: float


def strips_svg(name: str, title: str, told: str, *, unit: str, strips: Sequence[Strip]) -> Markup:
    """The chart in both widths."""
    return Markup("\n").join(_drawn(form, unit, strips).svg(name, form.name, title, told) for form in FORMS)


def shade(share: float) -> int:
    """The class of a share, from 0 (lightest) to SHADES - 1: fifths, the last one closed."""
    return min(int(SHADES * share), SHADES - 1)


def _drawn(form: Form, unit: str, strips: Sequence[Strip]) -> Drawing:
    size, beside = form.size, form.name == "wide"
    left = form.labels if beside else 0.0
    right = form.width - _TOTAL
    head = wrapped(unit, right - 4.0, size, 2)
    top = len(head) * LINE * size + 12.0
    above = 0.0 if beside else LINE * size + 3.0
    row = _STRIP + above + _GAP
    drawing = Drawing(form.width, top + row * len(strips) + 2.0 * LINE * size, size)
    drawing.label((0.0, 0.5 * len(head) * LINE * size), head)
    drawing.label((form.width, 0.5 * LINE * size), ["all steps"], anchor="end")
    steps = max((len(strip.share_T) for strip in strips), default=1)
    x = Scale(0.0, float(steps), left, right)
    for number, strip in enumerate(strips):
        y = top + number * row
        if beside:
            drawing.label(
                (0.0, y + 0.5 * _STRIP), wrapped(strip.name, left - 14.0, size, 2), style="name ink"
            )
        else:
            drawing.label((0.0, y + 0.5 * above - 2.0), [cut(strip.name, right, size)], style="name ink")
        _fields(drawing, strip, x, y + above, form.columns)
        drawing.label(
            (form.width, y + above + 0.5 * _STRIP), [_percent(strip.total)], anchor="end", style="name ink"
        )
    foot = top + row * len(strips) - _GAP
    along = ticks(0.0, float(steps), max(int((right - left) / 66.0), 2), whole=True)
    for value, text in zip(along, labels(along), strict=True):
        drawing.line((x(value), foot + 2.0), (x(value), foot + 6.0), "axis")
        at_start = x(value) - 0.5 * width(text, size) < 0.0
        drawing.text((x(value), foot + 8.0 + size), text, anchor="start" if at_start else "middle")
    drawing.text((form.width, foot + 8.0 + size), "step", anchor="end")
    return drawing


def _fields(drawing: Drawing, strip: Strip, x: Scale, y: float, columns: int) -> None:
    shares, edges = binned(strip.share_T, columns)
    for share, a, b in zip(shares, edges[:-1], edges[1:], strict=True):
        start, end = x(float(a)), x(float(b))
        style = "unknown" if isnan(share) else f"s{shade(float(share))}"
        drawing.box((start, y), end - start - 1.0, _STRIP, f"cell {style}")
        text = "" if isnan(share) else f"{100.0 * share:.0f}"
        if text and width(text, drawing.size) <= end - start - 3.0:
            drawing.label(
                (0.5 * (start + end), y + 0.5 * _STRIP), [text], anchor="middle", style=f"on {style}"
            )


def _percent(share: float) -> str:
    return "n/a" if isnan(share) else f"{100.0 * share:.0f}%"
