"""One SVG under way: shapes and words at places, and what somebody is told who does not see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Final, Literal

from markupsafe import Markup

from earwitness.simulate.page.charts.lettering import LINE

Anchor = Literal["start", "middle", "end"]
Place = tuple[float, float]
# What stands on a baseline rises by about so much of its size: for setting letters on a middle line.
_RISE: Final = 0.36


@dataclass(frozen=True, slots=True)
class Form:
    """How large a chart is drawn, in CSS pixels at full size: *size* is that of its letters."""

    name: str
    width: float
    height: float
    size: float
    labels: float  # room beside the plot for the names of what is drawn
    columns: int  # of a strip


# The columns of the page: a phone of 390 pixels less its margins, and what reads well on everything wider.
WIDE: Final = Form("wide", 800, 340, 13, 168, 12)
NARROW: Final = Form("narrow", 358, 300, 12.5, 104, 6)
FORMS: Final = (WIDE, NARROW)


@dataclass(slots=True)
class Drawing:
    """What is drawn so far, in order: later shapes lie on earlier ones."""

    width: float
    height: float
    size: float
    parts: list[Markup] = field(default_factory=list)

    def line(self, start: Place, end: Place, style: str) -> None:
        """A straight line."""
        self._add('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', style, *map(_at, (*start, *end)))

    def path(self, places: Iterable[Place], style: str) -> None:
        """A line through *places*, broken where one is not known."""
        drawn = " ".join(
            f"M{_joined(run)}" if len(run) > 1 else f"M{_joined(run)}h.1" for run in _runs(places)
        )
        if drawn:
            self._add('<path class="{}" d="{}"/>', style, drawn)

    def area(self, lower: Sequence[Place], upper: Sequence[Place], style: str) -> None:
        """What lies between two lines with the same x, where both are known."""
        both = [(*a, *b) for a, b in zip(lower, upper, strict=True)]
        for run in _runs(both):
            there = [(x, y) for x, y, _, _ in run]
            back = [(x, y) for _, _, x, y in reversed(run)]
            self._add('<path class="{}" d="M{}Z"/>', style, _joined([*there, *back]))

    def box(self, corner: Place, width: float, height: float, style: str) -> None:
        """A rectangle, from its upper left corner."""
        self._add(
            '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
            style,
            *map(_at, (*corner, max(width, 0.0), max(height, 0.0))),
        )

    def dot(self, middle: Place, radius: float, style: str) -> None:
        """A circle."""
        self._add('<circle class="{}" cx="{}" cy="{}" r="{}"/>', style, *map(_at, (*middle, radius)))

    def text(self, place: Place, words: str, *, anchor: Anchor = "start", style: str = "soft") -> None:
        """*words* on a baseline at *place*."""
        turned = Markup(' text-anchor="{}"').format(anchor) if anchor != "start" else ""
        self._add('<text class="{}" x="{}" y="{}"{}>{}</text>', style, *map(_at, place), turned, words)

    def label(
        self, place: Place, lines: Sequence[str], *, anchor: Anchor = "start", style: str = "soft"
    ) -> None:
        """*lines* below each other, their middle at the height of *place*."""
        x, y = place
        top = y - 0.5 * (len(lines) - 1) * LINE * self.size + _RISE * self.size
        for number, words in enumerate(lines):
            self.text((x, top + number * LINE * self.size), words, anchor=anchor, style=style)

    def svg(self, name: str, form: str, title: str, told: str) -> Markup:
        """The whole, called *title*, and *told* in words to whoever does not see it; *name* is its id."""
        return Markup(
            '<svg class="{form}" role="img" aria-labelledby="{name}-{form}-t {name}-{form}-d" '
            'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="{size}">'
            '<title id="{name}-{form}-t">{title}</title>'
            '<desc id="{name}-{form}-d">{told}</desc>{parts}</svg>'
        ).format(
            form=form,
            name=name,
            width=_at(self.width),
            height=_at(self.height),
            size=_at(self.size),
            title=title,
            told=told,
            parts=Markup("").join(self.parts),
        )

    def _add(self, form: str, *values: object) -> None:
        self.parts.append(Markup(form).format(*values))


def _runs(places: Iterable[tuple[float, ...]]) -> list[list[tuple[float, ...]]]:
    """Neighbors that are known, together."""
    runs: list[list[tuple[float, ...]]] = [[]]
    for place in places:
        if all(map(isfinite, place)):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _joined(places: Sequence[tuple[float, ...]]) -> str:
    return "L".join(" ".join(map(_at, place)) for place in places)


def _at(value: float) -> str:
    """A tenth of a pixel is finer than any screen."""
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0")
        if abs(value) < 0.05
        else f"{value:.1f}".removesuffix(".0")
    )
