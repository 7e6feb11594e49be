"""Beliefs as a person reads them in a terminal: each claim, how likely, on how many origins, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from earwitness.grading import is_open
from earwitness.records import Belief, Claim, Quantity
from earwitness.unseen import printable
from earwitness.weigh.phrases import percent

# So many sentences on figures that cannot be compared are printed; the dossier has all.
_MOST_APART: Final = 8
# A claim's own words are cut after so many characters; the record stream has them whole.
_LONGEST: Final = 200


def belief_tables(
    claims: Sequence[Claim],
    beliefs: Sequence[Belief | Quantity],
    apart: Sequence[str],
    *,
    every: bool = False,
) -> list[RenderableType]:
    """What may be believed of *claims*, those of most reports first, then of numbers.

    Unless *every*, claims of one report are left out; a last line says how many.
    """
    told = {belief.claim: belief for belief in beliefs if isinstance(belief, Belief)}
    shown = [c for c in claims if c.id in told and (every or len(c.reports) > 1)]
    shown.sort(key=lambda c: (-len(c.reports), c.id))
    parts: list[RenderableType] = []
    for number, claim in enumerate(shown, 1):
        parts += [*_claim(number, claim, told[claim.id]), ""]
    if left := len(told) - len(shown):
        parts += [Text(f"{left:,} claims of one statement each are not shown (--all shows them).", "dim"), ""]
    numbers = [q for q in beliefs if isinstance(q, Quantity)]
    if numbers:
        parts.append(Text("Figures that count the same at the same time", style="bold"))
        for quantity in numbers:
            parts += [_indented(_sentence(why)) for why in quantity.why]
        parts.append("")
    if apart:
        parts.append(Text("Figures that cannot be compared", style="bold"))
        parts += [_indented(_sentence(each)) for each in apart[:_MOST_APART]]
        if len(apart) > _MOST_APART:
            parts.append(_indented(Text(f"and {len(apart) - _MOST_APART:,} more pairs", style="dim")))
        parts.append("")
    return parts


def _claim(number: int, claim: Claim, belief: Belief) -> list[RenderableType]:
    words = textwrap.shorten(printable(claim.text), _LONGEST, placeholder=" …")
    low, high = belief.origins[0].count, belief.origins[1].count
    origins = f"{low} origin{'s' if low != 1 else ''}" if low == high else f"{low} to {high} origins"
    reports = len(claim.reports)
    facts = Text(f"stated {reports} time{'s' if reports != 1 else ''} · {origins} · {_likely(belief)}")
    facts.append(f" · Admiralty {belief.grade.reliability}{belief.grade.credibility}", style="dim")
    head = Text(f"{number:>3}  ", style="dim")
    head.append(words, style="bold")
    return [head, _indented(facts), *(_indented(_sentence(why)) for why in belief.why)]


def _likely(belief: Belief) -> str:
    if belief.probability is None:
        return "cannot be judged"
    if belief.interval is None:
        return f"{belief.phrase} ({percent(belief.probability)})"
    low, high = map(percent, belief.interval)
    if is_open(belief.interval):
        return f"open, {low} to {high} (if one must say: {belief.phrase}, {percent(belief.probability)})"
    return f"{belief.phrase} ({percent(belief.probability)}, range {low} to {high})"


def _sentence(words: str) -> Text:
    return Text(printable(words))


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 5))
