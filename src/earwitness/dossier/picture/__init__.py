"""The lineage picture: origins, relays and articles, and who has what from whom, as SVG made here.

One picture of all claims together (``flows``), and one of each claim that several articles state (``tree``),
each in two widths, of which the style sheet shows one; claims that are folded away have the narrow one alone,
which is shown on every screen. Everything is readable without a script. What a script finds in an SVG:

``svg.lineage#p0-wide``, ``#p0-narrow``
    The bundle; also ``svg.flows``. ``svg.lineage#p3-wide``, ``#p3-narrow``: claim 3.
``a.node.is-article``
    A node, or ``is-origin``, ``is-relay``, ``is-ghost``, ``is-denial``, ``is-more``; in the bundle also
    ``is-source``. It is a link, so that the keyboard reaches it.
``g.edge``
    Of a claim: from what a node hangs on to the node; or ``g.edge.denies``. Holds ``.trunk`` and ``.twig``.
``g.branch``
    Of a claim: an edge, its node, and the branches that hang on it, so that the path of a node are the edges
    of all branches around it.
``g.flow``
    Of the bundle: what one place has from another. ``on-4`` among its classes: it lies on the way of the
    node ``at-4``.

The style sheet lights up the path of what is pointed at or has the focus by ``:hover`` and ``:focus-within``
on branches, and by ``:has(.at-4:hover)`` in the bundle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from earwitness.dossier.lineage import Lineage
from earwitness.dossier.picture.flow_drawing import flows_svg
from earwitness.dossier.picture.flow_layout import narrow, wide
from earwitness.dossier.picture.flows import flows_of
from earwitness.dossier.picture.folding import folded
from earwitness.dossier.picture.known import Known
from earwitness.dossier.picture.legend import Sign, bundle_legend, claim_legend
from earwitness.dossier.picture.nodes import Tree
from earwitness.dossier.picture.places import Flows
from earwitness.dossier.picture.tree import tree_of
from earwitness.dossier.picture.tree_drawing import tree_svg
from earwitness.dossier.picture.tree_layout import FORMS, Form, laid_out
from earwitness.dossier.statements import Article

__all__ = ["Drawn", "Picture", "picture"]

# Claims that have a picture, those of most articles, and how many of these stand open.
MOST_DRAWN: Final = 15
MOST_DRAWN_OF_MANY: Final = 6
MANY: Final = 30  # articles; a claim that they share takes 8 kB
OPEN: Final = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """One claim: its tree in full, for words, and its pictures; ``folded``: in which some stand as one."""

    tree: Tree
    svg: Markup
    folded: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page shows: the bundle and the claims, drawn and as records; ``undrawn`` has only its number.

    Empty, and false, where no claim is stated by several articles.
    """

    flows: Flows | None = None
    bundle: Markup = field(default_factory=Markup)
    bundle_signs: tuple[Sign, ...] = ()
    claims: tuple[Drawn, ...] = ()
    claim_signs: tuple[Sign, ...] = ()
    undrawn: int = 0
    open: int = OPEN

    def __bool__(self) -> bool:
        return bool(self.claims)


def picture(articles: Sequence[Article], lineage: Lineage) -> Picture:
    """The pictures of *lineage*, which is about *articles*; the same whatever order its records came in."""
    if not lineage.shared:
        return Picture()
    known = Known(articles, lineage)
    trees = {claim.id: tree_of(claim, known) for claim in lineage.claims}
    flows = flows_of(tuple(trees.values()), articles)
    shown = [
        trees[claim.id]
        for claim in lineage.shared[: MOST_DRAWN if len(articles) <= MANY else MOST_DRAWN_OF_MANY]
    ]
    small = [folded(tree) for tree in shown]
    return Picture(
        flows=flows,
        bundle=Markup("\n").join(flows_svg(flows, layout) for layout in (wide(flows), narrow(flows))),
        bundle_signs=bundle_legend(flows),
        claims=tuple(
            Drawn(tree, _drawn(less, FORMS if n < OPEN else FORMS[-1:]), less is not tree)
            for n, (tree, less) in enumerate(zip(shown, small, strict=True))
        ),
        claim_signs=claim_legend(small),
        undrawn=len(lineage.shared) - len(shown),
    )


def _drawn(tree: Tree, forms: Sequence[Form]) -> Markup:
    """*tree* in those *forms*."""
    return Markup("\n").join(tree_svg(tree, laid_out(tree, form)) for form in forms)
