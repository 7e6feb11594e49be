"""What one figure counts, ready to be compared: the thing, what happened to it, where, of how many, for when.

Taken from the figure's own ``what`` first and from the words of its clause where ``what`` is thin ("About
60 soldiers were killed and some 400 taken prisoner": the 400 are prisoners).

Fails on: a clause whose verb stands beyond another figure ("60, not 40, were killed").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.records import Document, Figure, Report, Span
from earwitness.sentences import sentence
from earwitness.trace.figures import context
from earwitness.trace.figures.concepts import concept, nearest_state, states
from earwitness.trace.figures.dating import Dated, dated
from earwitness.trace.figures.scales import Scale, counted_noun, scale
from earwitness.trace.figures.sizes import Size, size_of
from earwitness.trace.figures.terms import head_of, names, rare_names, terms

# A ``what`` with less than this many words that tell something, beside its head, is thin.
_THIN: Final = 2
_FROM_CLAUSE: Final = 0.7  # weight of a clause's words beside those of ``what``
_LEAD: Final = 4000  # characters in which an article has named whom and what it is about
_NOWHERE: Final = 1 << 62


@dataclass(frozen=True)
class Counted:
    """A figure as it is compared.

    ``terms`` weigh what is counted, ``around`` the words of its sentence. ``matter`` are rare names of its
    sentence and of its document's beginning, ``places`` those of its sentence alone. ``thin``: ``what``
    says hardly more than the unit; ``said_so``: it is what says what happened. ``base`` is the figure of
    the whole that this one is a part of. ``short``: it is how many are lacking, or left over.
    """

    figure: Figure
    report: Report | None
    scale: Scale
    size: Size
    head: str | None
    states: frozenset[str]
    terms: Mapping[str, float]
    around: Mapping[str, float]
    names: frozenset[str]
    matter: frozenset[str]
    places: frozenset[str]
    dates: Dated
    sentence: Span
    thin: bool
    said_so: bool
    until: bool
    listed: bool
    newer: bool
    older: bool
    short: bool = False
    base: str | None = None

    @property
    def party(self) -> str | None:
        """Who gives it, None for the outlet and for nobody known."""
        return self.report.source.party if self.report else None

    @property
    def disowned(self) -> bool:
        """Whether it is named only to be denied."""
        return self.report is not None and self.report.stance in ("denies", "doubts")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the figures of a document share: neighbors in the text, wholes, and the names it begins with."""

    starts: Sequence[int]
    ends: Sequence[int]
    bases: Mapping[str, str]
    matter: frozenset[str]

    def between(self, i: int) -> Span:
        """Where the figure before the *i*-th ends and the one behind it begins."""
        behind = bisect_left(self.starts, self.ends[i])
        return self.ends[i - 1] if i else 0, self.starts[behind] if behind < len(self.starts) else _NOWHERE


def counted(document: Document, figures: Sequence[Figure], reports: Mapping[str, Report]) -> list[Counted]:
    """What each of the *figures* of *document* counts, in order of place."""
    ordered = sorted(figures, key=lambda f: (f.span, f.id))
    beside = _Beside(
        [f.span[0] for f in ordered],
        [f.span[1] for f in ordered],
        context.bases(document.text, ordered),
        rare_names(document.text[:_LEAD]),
    )
    found = [_one(document, f, i, reports.get(f.report or ""), beside) for i, f in enumerate(ordered)]
    wholes = set(beside.bases.values())
    newer = {c.base for c in found if c.newer}
    return [_as_whole(c, newer=c.figure.id in newer) if c.figure.id in wholes else c for c in found]


def _one(document: Document, figure: Figure, i: int, report: Report | None, beside: _Beside) -> Counted:
    text, (at, stop) = document.text, figure.span
    whole = sentence(text, figure.span)
    around = text[whole[0] : whole[1]]
    low, high = context.clause(text, figure.span, whole, beside.between(i))
    said = text[low:high]
    what = "" if _carried(figure.what, around) else figure.what
    unit = context.rated(scale(figure.unit), text, stop, whole[1])
    head = concept(counted_noun(figure.unit) or "") or (
        head_of(context.plain(what)) if not unit.counts else ""
    )
    own = terms(context.without_giver(what), head)
    thin = sum(t != head for t in own) < _THIN
    told = in_what = states(context.plain(what))
    if not told or (thin and len(told) == 1):
        told = nearest_state(said, at - low, stop - low) or told
    if thin:
        own = {**{t: w * _FROM_CLAUSE for t, w in terms(said, head).items()}, **own}
    before = text[whole[0] : at]
    places = rare_names(around)
    return Counted(
        figure=figure,
        report=report,
        scale=unit,
        size=replace(size_of(figure, text), measured=not unit.counts).scaled(unit.factor),
        head=head or None,
        states=told,
        terms=_with_states(own, told),
        around=terms(around),
        names=names(context.without_giver(what)),
        matter=beside.matter | places,
        places=places,
        dates=dated(figure, document, report),
        sentence=whole,
        thin=thin,
        said_so=bool(in_what) and not thin,
        until=context.until(what),
        listed=context.listed(what, said if thin else "", text[stop : whole[1]]),
        newer=context.newer(said, before),
        older=context.older(before),
        short=context.short(text[at:high]),
        base=beside.bases.get(figure.id),
    )


def _carried(what: str, around: str) -> bool:
    """Whether ``what`` is one word that the figure's sentence lacks: it is taken from a figure before."""
    named = terms(what)
    return len(named) == 1 and not set(named) & set(terms(around))


def _as_whole(c: Counted, *, newer: bool) -> Counted:
    """What others are a part of was counted, whatever happened to the part: "31 of the 120 failed"."""
    c = replace(c, newer=c.newer or newer)
    if c.said_so:
        return c
    counted_only = frozenset({"tested"})
    own = {t: w for t, w in c.terms.items() if not t.startswith("=")}
    return replace(c, states=counted_only, terms=_with_states(own, counted_only))


def _with_states(own: Mapping[str, float], told: frozenset[str]) -> dict[str, float]:
    return {**own, **{f"={state}": 1.0 for state in sorted(told)}}
