"""One step of a statement from one outlet to the next: what is credited, what is kept, what is lost.

A pure relay adds nothing but words. What it may lose: the hedge, the speaker, the outlet that it has it
from, part of a quotation, the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.simulate.emit.affairs import descriptions
from earwitness.simulate.emit.cast import GOVERNMENT
from earwitness.simulate.emit.knowing import changed
from earwitness.simulate.emit.settings import EmitSettings
from earwitness.simulate.emit.story import Actor, How, Saying, Telling, Theme

# How an outlet is credited that has a speaker: "told Fairlead", "Fairlead reported, citing", "Fairlead
# reported".
_TOLD: Final = 0.45
_CITED: Final = 0.75
# Of an outsider's words that change hands, the share that a named spokesperson of the same government gets.
_TO_NAME: Final = 0.3
# Ways in which a quotation can be told.
_QUOTABLE: Final = ("told", "line", "uncredited")

CREDIT, FIRST, STYLE, VERBATIM, TRUNCATED, LOST, ADDED, SWAPPED, UNSOURCED, NUMBER = range(10)


@dataclass(frozen=True, slots=True)
class Relaying:
    """What a step goes by. *alone*: nothing else in the article states it; *line*: a credit line covers
    it."""

    actors: Sequence[Actor]
    theme: Theme
    settings: EmitSettings
    uniform: Sequence[float]
    alone: bool
    line: bool


def passed_on(before: Telling, source: int, saying: Saying, outlet: int, way: Relaying) -> Telling:
    """*before*, which *outlet* printed, as the next outlet prints it; ``words`` below 0 are new ones."""
    s, u = way.settings, way.uniform
    how, via = _credit(before, outlet, saying.says, way)
    speaker = before.speaker if how in ("told", "cited", "line", "uncredited") else None
    hedged = before.hedged and not u[LOST] < s.hedge_lost
    added = not before.hedged and saying.says and u[ADDED] < s.hedge_added
    # "it is thought" and "reportedly" are the outlet's own words, whoever hedged first
    by_cue = (hedged and (before.added or how == "unsourced")) or added
    verbatim = u[VERBATIM] < s.verbatim and (how in _QUOTABLE or not before.quoted)
    if before.hedged and hedged and before.hedged_by_cue != (by_cue and how not in ("outlet", "cited")):
        verbatim = False
    quoted = before.quoted and verbatim
    described, swapped = before.described if speaker is not None else None, False
    if speaker is not None and how != "cited":
        speaker, described, swapped = _swap(speaker, described, quoted, way)
    amount = before.amount
    if amount is not None and u[NUMBER] < s.number_changed:
        amount = changed(amount, u[NUMBER] / s.number_changed)
    return Telling(
        article=-1,
        saying=before.saying,
        how=how,
        speaker=speaker,
        described=described,
        source=source,
        via=via,
        quoted=quoted,
        words=before.words if verbatim else -1,
        truncated=quoted and (before.truncated or u[TRUNCATED] < s.truncated),
        hedged=hedged or added,
        added=by_cue,
        amount=amount,
        swapped=swapped,
    )


def _credit(before: Telling, outlet: int, says: bool, way: Relaying) -> tuple[How, int | None]:
    """How the next outlet says where it has it from, and which outlet it names."""
    s, u = way.settings, way.uniform
    if way.line:
        return ("line", outlet) if before.speaker is not None else ("outlet", outlet)
    first = before.via if before.via is not None and u[FIRST] < s.credit_first else outlet
    nobody = before.speaker is None
    if u[CREDIT] < s.credit:
        if nobody or u[STYLE] >= _CITED:
            return "outlet", first
        return ("told" if u[STYLE] < _TOLD else "cited"), first
    # what has no source in an article that gives another one would pass for that one's; a denial is
    # somebody's
    if nobody or (says and u[UNSOURCED] < s.unsourced):
        return ("unsourced", None) if says and way.alone else ("outlet", first)
    return "uncredited", None


def _swap(speaker: int, described: int | None, quoted: bool, way: Relaying) -> tuple[int, int | None, bool]:
    """Whom the words are put down to now: louder words for the unnamed, or the name of who speaks for
    them."""
    s, u = way.settings, way.uniform
    if described is None or u[SWAPPED] >= s.reattributed:
        return speaker, described, False
    every = descriptions(way.theme, way.actors[speaker].sort)
    if every[described].loud:
        return speaker, described, False
    share = u[SWAPPED] / s.reattributed
    if quoted and way.actors[speaker].sort == "outside" and share < _TO_NAME:
        return GOVERNMENT, None, True
    loud = [n for n, d in enumerate(every) if d.loud]
    return (speaker, loud[int(share * len(loud))], True) if loud else (speaker, described, False)
