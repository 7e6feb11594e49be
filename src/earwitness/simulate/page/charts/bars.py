"""Bars over steps: how large a share of the replicates something happens in."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from markupsafe import Markup

from earwitness.simulate.page.charts.drawing import FORMS, Drawing, Form
from earwitness.simulate.page.charts.plot import plot
from earwitness.simulate.page.charts.scale import reach
from earwitness.simulate.spread import Floats, mean

_NARROWEST: Final = 4.0  # pixels for a bar and the gap beside it
_GAP: Final = 1.0
_HEIGHT: Final = 0.8  # of the height of other charts


def percent(values: tuple[float, ...]) -> tuple[str, ...]:
    """Shares as the numbers of an axis."""
    fine = any(abs(100.0 * value - round(100.0 * value)) > 1e-6 for value in values)
    return tuple(f"{100.0 * value:.{1 if fine else 0}f}%" for value in values)


def binned(value_T: Floats, most: int) -> tuple[Floats, Floats]:
    """*value_T* as means of at most *most* bins as long as each other but for one step; their edges."""
    edges = np.linspace(0, len(value_T), min(most, len(value_T)) + 1).round().astype(np.int64)
    values = [float(mean(value_T[a:b])) for a, b in pairwise(edges)]
    return np.array(values), edges.astype(np.float64)


def bars_svg(name: str, title: str, told: str, *, unit: str, share_T: Floats, style: str) -> Markup:
    """The chart in both widths."""
    return Markup("\n").join(
        _drawn(form, unit, share_T, style).svg(name, form.name, title, told) for form in FORMS
    )


def _drawn(form: Form, unit: str, share_T: Floats, style: str) -> Drawing:
    out = plot(
        form,
        steps=(0.0, float(len(share_T))),
        values=reach((0.0, *share_T), least=0.01),
        unit=unit,
        named=False,
        tick=percent,
        height=_HEIGHT * form.height,
    )
    values, edges = binned(share_T, int((out.x.end - out.x.start) / _NARROWEST))
    for value, left, right in zip(values, edges[:-1], edges[1:], strict=True):
        if value > 0.0:
            x, y = out.x(float(left)), out.y(float(value))
            gap = _GAP if right < len(share_T) else 0.0
            out.drawing.box((x, y), out.x(float(right)) - x - gap, out.y.start - y, f"bar {style}")
    return out.drawing
