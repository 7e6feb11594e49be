"""Nothing in a picture lies on anything else, whatever is drawn and however long the names are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.many_articles import made

from earwitness.dossier.lineage import lineage_of
from earwitness.dossier.picture.flow_layout import FlowLayout, narrow, wide
from earwitness.dossier.picture.flow_rows import MOST_ARTICLES, MOST_RELAYS, MOST_SOURCES, ordered
from earwitness.dossier.picture.folding import folded
from earwitness.dossier.picture.known import Known
from earwitness.dossier.picture.nodes import Node, NodeKind, Tree
from earwitness.dossier.picture.places import Flow, Place
from earwitness.dossier.picture.tree import tree_of
from earwitness.dossier.picture.tree_layout import (
    AXIS_SIZE,
    FORMS,
    NARROW,
    WIDE,
    Form,
    Layout,
    Placed,
    laid_out,
)
from earwitness.dossier.statements import arrange
from earwitness.lettering import width

Rect = tuple[float, float, float, float]  # left, top, right, bottom
LONG = "The Extraordinarily Long-Winded Provincial Intelligencer and Advertiser of the Upper Valley " * 3
NAMES = ("Courier", LONG, "W" * 200, "漢字新聞" * 20, "a", "Ärzteblatt", "ﷺ" * 5, "مصدر مطلع")


def placed(layout: Layout) -> Iterator[tuple[Placed, Placed | None]]:
    def below(one: Placed, on: Placed | None) -> Iterator[tuple[Placed, Placed | None]]:
        yield one, on
        for child in one.children:
            yield from below(child, one)

    for root in layout.roots:
        yield from below(root, None)


def label_of(one: Placed, size: float) -> Rect:
    """The room that the letters of a label take."""
    label = one.label
    wide_ = max(
        sum(width(w, size, bold=s == "name") for w, s in line) + 7.0 * (len(line) - 1) for line in label.lines
    )
    left = label.x + label.width - wide_ if label.end else label.x
    return left, label.y, left + wide_, label.y + label.height


def mark_of(one: Placed) -> Rect:
    return one.x - 6.5, one.y - 6.5, one.x + 6.5, one.y + 6.5


def meet(a: Rect, b: Rect) -> bool:
    slack = 0.01
    return a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack


def lines_of(one: Placed, on: Placed) -> list[Rect]:
    """The two straight pieces of the line from what a node hangs on."""
    return [(on.x - 1.0, on.y, on.x + 1.0, one.y), (on.x, one.y - 1.0, one.x, one.y + 1.0)]


def check(layout: Layout) -> None:
    form = layout.form
    every = list(placed(layout))
    boxes = [label_of(one, form.size) for one, _ in every]
    marks = [mark_of(one) for one, _ in every]
    assert not [(a, b) for a, b in combinations(boxes, 2) if meet(a, b)]
    assert not [(a, b) for a, b in combinations(marks, 2) if meet(a, b)]
    assert not [(a, b) for a in boxes for b in marks if meet(a, b)]
    for one, on in every:
        if on is not None:
            assert on.x < one.x and on.y <= one.y
            for line in lines_of(one, on):
                assert not [b for b in boxes if meet(line, b)], (one.node.name, on.node.name)
    for box in (*boxes, *marks):
        assert box[0] >= -0.01 and box[2] <= form.width + 0.01 and box[3] <= layout.height + 0.01
    ticks = [(t.label_x, 0.0, t.label_x + width(t.words, AXIS_SIZE), 1.0) for t in layout.ticks if t.words]
    assert not [(a, b) for a, b in combinations(ticks, 2) if meet(a, b)]
    assert all(t[0] >= 0.0 and t[2] <= form.width for t in ticks)


def made_tree(articles: int) -> Tree:
    documents, found, records = made(articles)
    bundle = arrange(documents, found)
    lineage = lineage_of(bundle, records)  # type: ignore[arg-type]
    return tree_of(lineage.claims[0], Known(bundle, lineage))


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
@pytest.mark.parametrize("articles", [2, 5, 12, 60])
def test_made_claims(articles: int, form: Form) -> None:
    check(laid_out(made_tree(articles), form))
    small = laid_out(folded(made_tree(articles)), form)
    check(small)
    assert small.height < 1500.0  # what fits two screens


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
def test_origins_that_may_be_one_are_bracketed(form: Form) -> None:
    bundle = arrange(DOCUMENTS, FINDINGS)
    lineage = lineage_of(bundle, LINEAGE)  # type: ignore[arg-type]
    layout = laid_out(tree_of(lineage.claims[0], Known(bundle, lineage)), form)
    check(layout)
    bracket = layout.bracket
    assert bracket is not None and bracket.words == "these 2 may be one"
    for root in layout.roots:
        assert bracket.top <= root.y <= bracket.bottom


def test_words_of_the_bracket() -> None:
    def root(n: int, perhaps: bool) -> Node:
        return Node(f"o{n}", "origin", f"speaker {n}", "c1", perhaps=perhaps)

    def words(low: int, *perhaps: bool) -> str | None:
        roots = tuple(root(n, p) for n, p in enumerate(perhaps))
        bracket = laid_out(Tree(1, "", low, len(perhaps), 2, 2, roots), WIDE).bracket
        return bracket.words if bracket else None

    assert words(2, False, False) is None
    assert words(1, True, True, True) == "these 3 may be one"
    assert words(2, False, True, True) == "these 2 may be one"  # one is sure to be another
    assert words(2, True, True, True, True) == "these 4 may be 2"
    assert words(2, False, False, True) == "may be one of the others"


@st.composite
def nodes(draw: st.DrawFn, depth: int = 0, day: int = 0) -> Node:
    """A tree as there can be: time runs one way."""
    kinds: list[NodeKind] = (
        ["article", "denial", "more"] if depth > 1 or day else ["article", "relay", "ghost"]
    )
    kind: NodeKind = draw(st.sampled_from(kinds)) if depth else "origin"
    own = draw(st.integers(max(day, 1), day + 3)) if kind in ("article", "denial", "more") else 0
    undated = day >= 90 or draw(st.integers(0, 9)) == 0
    when = 99 if undated and own else own
    children = draw(st.lists(nodes(depth + 1, when), max_size=3)) if depth < 4 and kind != "denial" else []
    key = str(draw(st.uuids(version=4)))
    node = Node(
        key,
        kind,
        draw(st.sampled_from(NAMES)),
        "c1",
        day=f"2031-05-{own:02d}" if own and not undated else None,
        place=draw(st.sampled_from(("", "Post", LONG))) if kind == "denial" else "",
        told=tuple(draw(st.lists(st.sampled_from(("hedge lost", f"other name: {LONG}")), max_size=2))),
        changed=draw(st.booleans()),
    )
    return node.holding(*children)


@settings(max_examples=60, deadline=None)
@given(st.lists(nodes(), min_size=1, max_size=4), st.integers(0, 4))
def test_any_tree(roots: list[Node], sure: int) -> None:
    from dataclasses import replace

    marked = tuple(replace(r, perhaps=n >= sure) for n, r in enumerate(roots))
    tree = Tree(1, "", 1, len(roots), 2, 2, marked)
    for form in FORMS:
        check(laid_out(tree, form))
        check(laid_out(folded(tree), form))


def boxes_of(layout: FlowLayout) -> list[Rect]:
    """The room of labels, and of the dates before them."""
    out = []
    for box in layout.boxes:
        wide_ = max(width(words, layout.size, bold=style == "name") for words, style in box.lines)
        left = {
            "start": box.left,
            "end": box.left + box.width - wide_,
            "middle": box.x - 0.5 * wide_,
        }[box.anchor]
        top = box.top + 19.0 if box.anchor == "middle" else box.top
        out.append((left, top, left + wide_, box.top + box.height))
        if box.date:
            end = box.date_left + width(box.date, layout.size)
            assert end <= left
            out.append((box.date_left, box.top, end, box.top + box.height))
    return out


def check_flows(layout: FlowLayout) -> None:
    boxes = boxes_of(layout)
    marks = [(b.x - 6.5, b.y - 6.5, b.x + 6.5, b.y + 6.5) for b in layout.boxes]
    assert not [(a, b) for a, b in combinations(boxes, 2) if meet(a, b)]
    assert not [(a, b) for a in boxes for b in marks if meet(a, b)]
    for box in boxes:
        assert box[0] >= -0.01 and box[2] <= layout.width and box[3] <= layout.height + 0.01
    for ribbon in layout.ribbons:
        assert ribbon.x1 + min(ribbon.side, 0.0) >= 0.0 and ribbon.x1 + ribbon.side <= layout.width
        if ribbon.side > 0:  # arcs go down as time does, and clear of the names
            assert ribbon.y1 <= ribbon.y2
            assert not [b for b in boxes if b[2] > ribbon.x1 and b[1] < ribbon.y1 < b[3]]


def _places(sources: int, relays: int, articles: Sequence[int]) -> dict[str, Place]:
    bundle = arrange(*made(max(len(articles), 1))[:2])
    out = [Place(f"s{n}", "source", NAMES[n % len(NAMES)], "c1") for n in range(sources)]
    out += [Place(f"r{n}", "relay", NAMES[-1 - n % len(NAMES)], "c1", ghost=True) for n in range(relays)]
    for n, day in enumerate(articles):
        when = f"2031-05-{day:02d}" if day else None
        name = NAMES[(3 * n) % len(NAMES)]
        out.append(
            Place(f"a{n}", "article", name, f"a{n + 1}", day=when, dates=when or "", articles=(bundle[n],))
        )
    return {p.key: p for p in out}


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 30),
    st.integers(0, 9),
    st.lists(st.integers(0, 28), min_size=1, max_size=70),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), st.integers(1, 40)), max_size=120),
)
def test_any_bundle(sources: int, relays: int, days: list[int], pairs: list[tuple[int, int, int]]) -> None:
    places = _places(sources, relays, days)
    rank = {"s": 0, "r": 1, "a": 2}
    keys = sorted(places, key=lambda k: (rank[k[0]], places[k].day is None, places[k].day or "", int(k[1:])))
    ends = {(min(a % len(keys), b % len(keys)), max(a % len(keys), b % len(keys))): n for a, b, n in pairs}
    flows = ordered(
        places,
        [
            Flow(keys[a], keys[b], n, stated=n % 2 == 0, way=frozenset((keys[a], keys[b])))
            for (a, b), n in sorted(ends.items())
            if a != b and keys[b][0] != "s" and (keys[a][0], keys[b][0]) != ("r", "r")
        ],
        9,
    )
    assert len(flows.sources) <= MOST_SOURCES and len(flows.relays) <= MOST_RELAYS
    assert len(flows.articles) <= MOST_ARTICLES
    assert sum(len(p.articles) for p in flows.articles) == len(days)
    for layout in (wide(flows), narrow(flows)):
        check_flows(layout)


def test_letters_are_never_too_small() -> None:
    assert min(WIDE.size, NARROW.size, AXIS_SIZE) >= 12.0
