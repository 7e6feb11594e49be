"""The marks of the pictures as SVG: every kind of node has its own shape, so that none hangs on color."""

from __future__ import annotations

from typing import Final, Literal

from markupsafe import Markup

Shape = Literal["named", "unnamed", "own", "relay", "ghost", "article", "denial", "more"]
RADIUS: Final = 5.5  # pixels
LINE: Final = 1.28  # of the size of letters, from one line to the next: bold names stand above light ones


def at(value: float) -> str:
    """*value* as it is written: a tenth of a pixel is finer than any screen."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def mark(shape: Shape, x: float, y: float) -> Markup:
    """The mark of *shape* with its middle there."""
    if shape == "own":
        return _box("mark own", x, y, 9.0, 9.0)
    if shape == "article":
        return _box("mark article", x, y, 9.0, 11.0)
    if shape == "more":
        return _box("mark article", x + 3.0, y - 3.0, 9.0, 11.0) + _box("mark article", x, y, 9.0, 11.0)
    if shape == "denial":
        return path("mark denial", f"M{at(x - 4.5)} {at(y - 4.5)}l9 9m0-9l-9 9")
    radius = 4.0 if shape == "relay" else RADIUS
    return Markup('<circle class="mark {}" cx="{}" cy="{}" r="{}"/>').format(shape, at(x), at(y), at(radius))


def _box(style: str, x: float, y: float, width: float, height: float) -> Markup:
    # the style sheet rounds the corners; as a path a box takes two thirds of the room in the page
    return path(
        style, f"M{at(x - 0.5 * width)} {at(y - 0.5 * height)}h{at(width)}v{at(height)}h{at(-width)}z"
    )


def path(style: str, drawn: str) -> Markup:
    """A line along *drawn*."""
    return Markup('<path class="{}" d="{}"/>').format(style, drawn)


def diamond(x: float, y: float) -> Markup:
    """The sign that something changed on the way."""
    return path("drift", f"M{at(x - 4.5)} {at(y)}l4.5-4.5 4.5 4.5-4.5 4.5z")


def hit(x: float, y: float, width: float, height: float) -> Markup:
    """Room to point at, and the frame of what has the focus."""
    wide, high = round(width), round(height)
    return path("hit", f"M{round(x)} {round(y)}h{wide}v{high}h{-wide}z")


def text(x: float, y: float, style: str, words: str, *, end: bool = False) -> Markup:
    """*words* on a baseline, from *x* or, with *end*, up to it."""
    anchor = Markup(' text-anchor="end"') if end else Markup("")
    return Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(style, at(x), at(y), anchor, words)
