"""What the marks and lines of the pictures mean: only those that occur are explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from markupsafe import Markup

from earwitness.dossier.picture.flow_drawing import shape_of as shape_of_place
from earwitness.dossier.picture.nodes import Tree
from earwitness.dossier.picture.places import Flows
from earwitness.dossier.picture.ribbons import unit_of
from earwitness.dossier.picture.strokes import Shape, at, diamond, mark, path
from earwitness.dossier.picture.tree_drawing import shape_of

# A small picture, and what it means.
Sign: TypeAlias = tuple[Markup, str]

_SHAPES: dict[Shape, str] = {
    "named": "somebody with a name",
    "unnamed": "nobody is named",
    "own": "the outlet’s own words",
    "relay": "passed it on",
    "ghost": "not in hand",
    "article": "an article",
    "more": "several articles",
    "denial": "denies it",
}
_WIDTH = 34.0
_MIDDLE = 9.0


def claim_legend(trees: Iterable[Tree]) -> tuple[Sign, ...]:
    """For pictures of single claims."""
    nodes = [n for tree in trees for n in tree.walk()]
    shapes = {shape_of(n) for n in nodes}
    signs = [_mark(shape, words) for shape, words in _SHAPES.items() if shape in shapes and shape != "denial"]
    if any(n.kind == "article" and n.stated for n in nodes):
        signs.append(_line("stated", "says that it has it from there"))
    if any(n.kind == "article" and not n.stated for n in nodes):
        signs.append(_line("inferred", "repeats it: inferred from the words"))
    if any(n.changed for n in nodes):
        signs.append(
            (_sign(_twig("stated") + diamond(0.5 * _WIDTH, _MIDDLE)), "something changed on the way")
        )
    if "denial" in shapes:
        bar = path("twig denying", f"M4 3v12M4 {at(_MIDDLE)}H22") + mark("denial", 28.0, _MIDDLE)
        signs.append((_sign(bar), "denies what the bar stands before"))
    if any(n.kind == "origin" and n.perhaps for n in nodes):
        signs.append((_sign(path("bracket", "M20 2h-6v14h6")), "origins that may be one"))
    return tuple(signs)


def bundle_legend(flows: Flows) -> tuple[Sign, ...]:
    """For the picture of the bundle."""
    shapes = {shape_of_place(p) for p in flows.places()}
    signs = [
        _mark(shape, words) for shape, words in _SHAPES.items() if shape in shapes and shape != "article"
    ]
    most = max((f.times for f in flows.flows), default=1)
    several = any(p.kind == "more" and p.articles for p in flows.places())
    for times in sorted({1, (most + 1) // 2, most}):
        wide = unit_of(flows) * times
        drawn = Markup('<path class="ribbon" d="M2 {y}H{x}" stroke-width="{w}"/>').format(
            y=at(_MIDDLE), x=at(_WIDTH - 2.0), w=at(max(1.4, wide))
        )
        signs.append((_sign(drawn), _times(times, several=several)))
    if any(not f.stated for f in flows.flows):
        drawn = Markup('<g class="inferred"><path class="ribbon" d="M2 9H32" stroke-width="4"/></g>')
        signs.append((_sign(drawn), "inferred from the words"))
    return tuple(signs)


def _times(times: int, *, several: bool) -> str:
    """How wide a line is for so much: claims, or where one row has several articles, how often passed on."""
    if several:
        return "passed on once" if times == 1 else f"{times} times"
    return "1 claim" if times == 1 else f"{times} claims"


def _mark(shape: Shape, words: str) -> Sign:
    return _sign(mark(shape, 0.5 * _WIDTH, _MIDDLE)), words


def _line(how: str, words: str) -> Sign:
    return _sign(_twig(how)), words


def _twig(how: str) -> Markup:
    return path(f"twig {how}", f"M2 {at(_MIDDLE)}H{at(_WIDTH - 2.0)}")


def _sign(drawn: Markup | Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="lineage sign" aria-hidden="true" viewBox="0 0 {w} 18" width="{w}" height="18">{}</svg>'
    ).format(drawn, w=at(_WIDTH))
