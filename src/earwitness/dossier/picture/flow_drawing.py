"""The bundle's picture as SVG.

Everything that flows carries a class for each place on whose way it lies (``on-3``), and every place has its
own (``at-3``), so that the style sheet alone can light up the way of what is pointed at.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from earwitness.dossier.picture.flow_layout import FlowLayout, Head
from earwitness.dossier.picture.places import Flows, Place
from earwitness.dossier.picture.ribbons import Box, Ribbon
from earwitness.dossier.picture.strokes import LINE, Shape, at, hit, mark, path, text
from earwitness.unseen import visible

_RISE = 0.36


def flows_svg(flows: Flows, layout: FlowLayout) -> Markup:
    """The picture of *flows*, laid out."""
    name = f"p0-{layout.form}"
    number = {place.key: n for n, place in enumerate(flows.places())}
    return Markup(
        '<svg class="lineage flows {form}" id="{name}" role="group" aria-labelledby="{name}-t" '
        'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="{size}">'
        '<title id="{name}-t">All claims: who has them from whom</title>{heads}{ribbons}{boxes}</svg>'
    ).format(
        form=layout.form,
        name=name,
        width=at(layout.width),
        height=at(layout.height),
        size=at(layout.size),
        heads=Markup("").join(_head(h) for h in layout.heads),
        ribbons=Markup("").join(_ribbon(r, number) for r in layout.ribbons),
        boxes=Markup("").join(_place(b, number[b.place.key], layout.size) for b in layout.boxes),
    )


def shape_of(place: Place) -> Shape:
    """The mark of *place*."""
    if place.kind == "more":
        return "more" if place.articles else "relay"
    if place.kind == "article":
        return "article"
    if place.ghost:
        return "ghost"
    if place.kind == "relay":
        return "relay"
    return "unnamed" if place.unnamed else "named"


def _head(head: Head) -> Markup:
    rule = (
        path("day undated", f"M{at(head.rule[0])} {at(head.y - 14.0)}H{at(head.rule[1])}")
        if head.rule
        else ""
    )
    return Markup('{}<text class="date" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        rule, at(head.x), at(head.y), head.anchor, head.words
    )


def _ribbon(ribbon: Ribbon, number: Mapping[str, int]) -> Markup:
    flow = ribbon.flow
    through = sorted(number[k] for k in flow.way if k in number)
    on = " ".join(f"on-{n}" for n in through)
    x1, y1, x2, y2 = ribbon.x1, ribbon.y1, ribbon.x2, ribbon.y2
    if ribbon.side:
        far = x1 + ribbon.side * 1.33
        drawn = f"M{at(x1)} {at(y1)}C{at(far)} {at(y1)} {at(far)} {at(y2)} {at(x2)} {at(y2)}"
        way = 1 if ribbon.side > 0 else -1
        head = path("head", f"M{at(x2 - 2 * way)} {at(y2)}l{at(6 * way)}-3.5v7z")
    else:
        middle = 0.5 * (x1 + x2)
        drawn = f"M{at(x1)} {at(y1)}C{at(middle)} {at(y1)} {at(middle)} {at(y2)} {at(x2)} {at(y2)}"
        head = Markup("")
    return Markup(
        '<g class="flow {how} {on}"><path class="ribbon" d="{d}" stroke-width="{wide}"/>{head}</g>'
    ).format(
        how="stated" if flow.stated else "inferred",
        on=on,
        d=drawn,
        wide=at(ribbon.width),
        head=head,
    )


def _place(box: Box, number: int, size: float) -> Markup:
    place = box.place
    left = min(box.left, box.x - 9.0)
    right = max(box.left + box.width, box.x + 9.0)
    return Markup('<a class="node is-{} at-{}" href="#{}"><title>{}</title>{}{}{}</a>').format(
        place.kind,
        number,
        place.href,
        visible(told_place(place)),
        hit(left, box.top, right - left, max(24.0, box.height - 1.0)),
        mark(shape_of(place), box.x, box.y),
        _words(box, size),
    )


def told_place(place: Place) -> str:
    """*place* in one line."""
    parts = [place.name]
    if place.articles:
        parts.append(place.dates or "date unknown")
    if place.ghost:
        parts.append("not in hand")
    if place.reach:
        parts.append(f"reaches {place.reach} {'article' if place.reach == 1 else 'articles'}")
    if place.claims:
        parts.append(f"{place.claims} {'claim' if place.claims == 1 else 'claims'}")
    return ", ".join(parts)


def _words(box: Box, size: float) -> Markup:
    below = box.anchor == "middle"
    middle = box.y if not below else box.y + 10.0 + 0.5 * len(box.lines) * LINE * size
    first = middle - 0.5 * (len(box.lines) - 1) * LINE * size + _RISE * size
    x = {"start": box.left, "end": box.left + box.width, "middle": box.x}[box.anchor]
    out = []
    if box.date:
        out.append(text(box.date_left, first, "soft", box.date))
    for n, (words, style) in enumerate(box.lines):
        out.append(
            Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                style, at(x), at(first + n * LINE * size), box.anchor, words
            )
        )
    return Markup("").join(out)
