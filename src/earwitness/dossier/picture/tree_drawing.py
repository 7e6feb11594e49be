"""One claim's picture as SVG.

What hangs on a node is drawn inside its group: whoever points at an article points at everything that it goes
back to as well, and the style sheet alone can light up the whole way (``.branch:hover > .edge``).
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from earwitness.dossier.picture.nodes import Node, Tree
from earwitness.dossier.picture.strokes import LINE, Shape, at, diamond, hit, mark, path, text
from earwitness.dossier.picture.tree_layout import AXIS_SIZE, ROW, Label, Layout, Placed
from earwitness.dossier.picture.words import told
from earwitness.lettering import width
from earwitness.unseen import visible

_CLEAR: Final = 8.0  # pixels between the middle of a mark and the lines that end at it
_ROUND: Final = 6.0  # radius of the bend of a line
_BETWEEN: Final = 7.0  # pixels between a name and its date
_RISE: Final = 0.36  # of the size, from the middle of a row to the baseline of its letters


def tree_svg(tree: Tree, layout: Layout) -> Markup:
    """The picture of *tree*, laid out."""
    form = layout.form
    name = f"p{tree.number}-{form.name}"
    return Markup(
        '<svg class="lineage {form}" id="{name}" role="group" aria-labelledby="{name}-t" '
        'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="{size}">'
        '<title id="{name}-t">{title}</title>{axis}{bracket}{branches}</svg>'
    ).format(
        form=form.name,
        name=name,
        width=at(form.width),
        height=at(layout.height),
        size=at(form.size),
        title=f"Claim {tree.number}: who has it from whom",
        axis=_axis(layout),
        bracket=_bracket(layout),
        branches=Markup("").join(_branch(root, None, form.size, f"p{tree.number}") for root in layout.roots),
    )


def shape_of(node: Node) -> Shape:
    """The mark of *node*."""
    if node.kind in ("article", "denial", "more"):
        return node.kind
    if node.own:
        return "own"
    if node.ghost:
        return "ghost"
    if node.kind == "relay":
        return "relay"
    return "unnamed" if node.unnamed else "named"


def _axis(layout: Layout) -> Markup:
    parts = []
    for tick in layout.ticks:
        style = "day undated" if tick.undated else "day"
        parts.append(path(style, f"M{at(tick.x)} {at(layout.top - 7.0)}V{at(layout.height)}"))
    for tick in layout.ticks:
        if tick.words:
            words = text(tick.label_x, 12.0, "date", tick.words)
            parts.append(Markup('<g font-size="{}">{}</g>').format(at(AXIS_SIZE), words))
    return Markup('<g class="axis" aria-hidden="true">{}</g>').format(Markup("").join(parts))


def _bracket(layout: Layout) -> Markup:
    found = layout.bracket
    if found is None:
        return Markup("")
    y = found.y + _RISE * layout.form.size
    drawn = f"M7 {at(found.top)}h-5V{at(found.bottom)}h5"
    return text(2.0, y, "may-be", found.words) + path("bracket", drawn)


def _branch(placed: Placed, on: Placed | None, size: float, name: str) -> Markup:
    return Markup('<g class="branch">{}{}{}</g>').format(
        _edge(placed, on) if on is not None else "",
        _node(placed, size, name),
        Markup("").join(_branch(child, placed, size, name) for child in placed.children),
    )


def _edge(placed: Placed, on: Placed) -> Markup:
    node = placed.node
    end = placed.x - _CLEAR
    if node.kind == "denial":
        drawn = _denying(placed, on, end)
    else:
        how = "stated" if node.stated else "inferred"
        start = on.x + (_CLEAR if placed.y == on.y else 0.0)
        bend = 0.0 if placed.y == on.y else _ROUND
        drawn = path(f"twig {how}", f"M{at(start + bend)} {at(placed.y)}H{at(end)}")
        if bend:
            trunk = (
                f"M{at(on.x)} {at(on.y + _CLEAR)}V{at(placed.y - bend)}q0 {at(bend)} {at(bend)} {at(bend)}"
            )
            drawn = path("trunk", trunk) + drawn
        if node.changed:
            drawn += diamond(0.5 * (start + bend + end), placed.y)
    return Markup('<g class="edge{}">{}</g>').format(" denies" if node.kind == "denial" else "", drawn)


def _denying(placed: Placed, on: Placed, end: float) -> Markup:
    """From a denial back to what it denies: the line ends at a bar, since nothing is passed on."""
    bar = on.x + 7.0
    trunk = f"M{at(on.x)} {at(on.y + _CLEAR)}V{at(placed.y)}"
    return path("trunk", trunk) + path(
        "twig denying", f"M{at(bar)} {at(placed.y - 6.0)}v12M{at(bar)} {at(placed.y)}H{at(end)}"
    )


def _node(placed: Placed, size: float, name: str) -> Markup:
    node, label = placed.node, placed.label
    left = min(label.x, placed.x - 9.0) if not label.end else label.x
    right = placed.x + 9.0 if label.end else _right(label, size)
    return Markup('<a class="node is-{}" href="#{}"><title>{}</title>{}{}{}</a>').format(
        node.kind,
        node.href or f"{name}-words",
        visible(told(node)),
        hit(left, label.y, right - left, max(label.height - 1.0, 24.0)),
        mark(shape_of(node), placed.x, placed.y),
        _words(label, size),
    )


def _right(label: Label, size: float) -> float:
    return label.x + min(label.width, max(_wide(line, size) for line in label.lines))


def _wide(line: tuple[tuple[str, str], ...], size: float) -> float:
    between = _BETWEEN * (len(line) - 1)
    return sum(width(words, size, bold=style == "name") for words, style in line) + between


def _words(label: Label, size: float) -> Markup:
    first = label.y + 0.5 * ROW + _RISE * size
    out = []
    for n, line in enumerate(label.lines):
        y = first + n * LINE * size
        x = label.x + label.width if label.end else label.x
        if len(line) == 1:
            words, style = line[0]
            out.append(text(x, y, style, words, end=label.end))
        else:
            (words, style), (more, soft) = line
            inner = Markup('{}<tspan class="{}" dx="{}">{}</tspan>').format(words, soft, at(_BETWEEN), more)
            out.append(text(x, y, style, inner, end=label.end))
    return Markup("").join(out)
