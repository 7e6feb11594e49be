"""Lines over steps, with bands around them, reference lines, and marks at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from markupsafe import Markup

from earwitness.simulate.page.charts.drawing import FORMS, Drawing, Form
from earwitness.simulate.page.charts.plot import Name, plot
from earwitness.simulate.page.charts.scale import labels, reach
from earwitness.simulate.spread import Floats

# More points than this along a line of at most 700 pixels would not be seen.
_MOST_POINTS: Final = 700
_MARK: Final = 7.0  # pixels


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line over steps: its name, its values, a style of the style sheet, and a band if it has one."""

    name: str
    value_T: Floats
    style: str
    low_T: Floats | None = None
    high_T: Floats | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A level at which something happens."""

    name: str
    value: float
    style: str = "rule"


@dataclass(frozen=True, slots=True)
class Marks:
    """Steps at which something happened, as short strokes on the foot of the plot."""

    name: str
    steps: tuple[int, ...]
    style: str


def lines_svg(  # noqa: PLR0913  (what a chart may have)
    name: str,
    title: str,
    told: str,
    *,
    unit: str,
    lines: Sequence[Line],
    rules: Sequence[Rule] = (),
    marks: Marks | None = None,
    within: tuple[float, float] | None = None,
    tick: Callable[[tuple[float, ...]], tuple[str, ...]] = labels,
) -> Markup:
    """The chart in both widths. *within* are the ends of the axis, else what is drawn decides."""
    return Markup("\n").join(
        _drawn(form, unit, lines, rules, marks, within, tick).svg(name, form.name, title, told)
        for form in FORMS
    )


def _drawn(  # noqa: PLR0913
    form: Form,
    unit: str,
    lines: Sequence[Line],
    rules: Sequence[Rule],
    marks: Marks | None,
    within: tuple[float, float] | None,
    tick: Callable[[tuple[float, ...]], tuple[str, ...]],
) -> Drawing:
    steps = max((len(line.value_T) for line in lines), default=1)
    if within is None:
        within = reach(_every(lines, rules))
    out = plot(form, steps=(0.0, max(steps - 1.0, 1.0)), values=within, unit=unit, tick=tick)
    drawing = out.drawing
    at = np.unique(np.linspace(0, steps - 1, min(steps, _MOST_POINTS)).astype(np.int64))

    def places(value_T: Floats) -> list[tuple[float, float]]:
        return [(out.x(int(t)), out.y(float(value_T[t])) if value_T[t] == value_T[t] else np.nan) for t in at]

    for line in lines:
        if line.low_T is not None and line.high_T is not None:
            drawing.area(places(line.low_T), places(line.high_T), f"band {line.style}")
    names = []
    for rule in rules:
        drawing.line((out.x.start, out.y(rule.value)), (out.right, out.y(rule.value)), f"line {rule.style}")
        names.append(Name(rule.name, out.y(rule.value), rule.style))
    for line in lines:
        drawing.path(places(line.value_T), f"line {line.style}")
        known = line.value_T[~np.isnan(line.value_T)]
        if known.size and line.name:
            names.append(Name(line.name, out.y(float(known[-1])), line.style))
    if marks is not None and marks.steps:
        foot = out.y.start
        for step in marks.steps:
            drawing.line((out.x(step), foot), (out.x(step), foot - _MARK), f"mark {marks.style}")
        names.append(Name(marks.name, foot - 0.5 * _MARK, marks.style))
    out.name_ends(names)
    return drawing


def _every(lines: Sequence[Line], rules: Sequence[Rule]) -> list[float]:
    arrays = [a for line in lines for a in (line.value_T, line.low_T, line.high_T) if a is not None]
    ends = [float(end) for a in arrays if (a == a).any() for end in (np.nanmin(a), np.nanmax(a))]
    return [*ends, *(rule.value for rule in rules)]
