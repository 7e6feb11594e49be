"""Whether a statement's reserve got lost on the way, or was put in.

Compared are only hedges of clauses that both statements share words of: what was cut off with its
clause is truncated, and no hedge of what is left. The weakening words are those that ``read``
found (``Report.hedges``), those in the cue ("believes" for "said", "is thought to have"), a general
list for contents, and caveats that follow in the same sentence ("cautioning that it may change").

Fails on: reserve in another sentence; a firmer verb in the place of a weak one ("found" for "noted").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Drift
from earwitness.trace.drift.align import align
from earwitness.trace.drift.stated import Stated

_HELD: Final = (
    "said|thought|believed|reported|understood|alleged|rumou?red|claimed|supposed|feared|expected|considered|"
    "suspected|assumed|presumed|estimated"
)
_CONTENT: Final = re.compile(
    r"\b(?:reportedly|allegedly|apparently|seemingly|supposedly|purportedly|possibly|presumably|"
    r"perhaps|probabl[ey]|maybe|likely|unlikely|may|might|could|seem(?:s|ed)?|appear(?:s|ed)? to|"
    r"it (?:seems|appears)|(?:is|are|was|were) not (?:clear|certain)|"
    rf"(?:is|are|was|were|been) (?:\w+ly )?(?:{_HELD})(?= to\b| that\b)|"
    r"(?:I|we|they)(?: do| would| still)? (?:think|believe|assess|suspect|guess|suppose|assume|estimate|"
    r"reckon)|"
    r"(?:he|she|it)(?: still)? (?:think|believe|suspect|guesse|suppose|assume|reckon)s|"
    r"(?:he|she|it|they)(?: still)? (?:believed|suspected)(?= that| (?:the|he|she|it|they)\b)|"
    r"in (?:my|our|his|her|their) (?:view|opinion|judge?ment|estimate)|must have|as far as)\b",
    re.IGNORECASE,
)
_MAY_MONTH: Final = re.compile(r"May\b")
_CUE: Final = re.compile(
    r"\b(?:believ(?:e[sd]?|ing)|think(?:s|ing)?|suspect(?:s|ed|ing)?|guess(?:es|ed|ing)?|reckon(?:s|ed|ing)?|"
    r"suppos(?:es?|ing)|assum(?:e[sd]?|ing)|estimate[ds]|suggest(?:s|ed|ing)?|hint(?:s|ed|ing)?|"
    r"impl(?:y|ies|ied|ying)|speculat(?:e[sd]?|ing)|assess(?:es|ed|ing)?|seem(?:s|ed)?|reportedly|allegedly|"
    r"apparently|supposedly|purportedly|perhaps|possibly|probably|presum(?:e[sd]?|ably)|surmis(?:e[sd]?|"
    r"ing))\b",
    re.IGNORECASE,
)
_NOBODYS: Final = re.compile(
    rf"\b(?:is|are|was|were|been|being)(?: \w+ly)? (?:{_HELD})\b|\brumou?rs?\b|\breportedly\b", re.IGNORECASE
)
_NEGATED: Final = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
_CAVEAT: Final = re.compile(
    r"\b(?:cautioning|cautioned|warning|stressing|stressed|adding|noting|though|although|but)\b[^.;]{0,60}?"
    r"\b(?:could (?:change|rise|fall|grow)|may (?:change|rise|fall|grow)|might change|preliminary|"
    r"provisional|"
    r"not (?:yet )?(?:final|confirmed|certain|verified)|unconfirmed|unverified|incomplete|"
    r"could not be (?:verified|confirmed|checked))|"
    r"\b(?:numbers?|figures?|toll|estimates?|counts?) (?:is|are|was|were|may|might|could)\b[^.;]{0,40}?"
    r"\b(?:change|rise|preliminary|provisional|incomplete|final|certain)\b",
    re.IGNORECASE,
)
_SHARED: Final = 2  # words that tell something, for a clause to be one that both have


@dataclass(frozen=True, slots=True)
class _Reserve:
    """How many words weaken: all of the statement, and each of its clauses."""

    whole: int
    by_clause: dict[int, int]


def hedging(earlier: Stated, later: Stated) -> tuple[Drift, ...]:
    """``hedge-lost``, ``hedge-added`` or neither.

    A statement that only points ("it", "as much") takes over what it points to, hedges and all.
    """
    if earlier.points or later.points:
        return ()
    found = align(earlier.words, later.words, inflected=True)
    before = _governing(earlier, {i for i in found.in_first if not earlier.words[i].bare})
    after = _governing(later, {i for i in found.in_second if not later.words[i].bare})
    if before > after:
        return ("hedge-lost",)
    return ("hedge-added",) if after > before else ()


def _governing(stated: Stated, shared: set[int]) -> int:
    """How many words weaken what is shared; where hardly anything is, all of it."""
    reserve = _reserve(stated)
    told: dict[int, int] = {}
    for i in shared:
        told[stated.clause_of[i]] = told.get(stated.clause_of[i], 0) + 1
    of_both = {n for n, count in told.items() if count >= _SHARED}
    every = not of_both
    return reserve.whole + sum(n for at, n in reserve.by_clause.items() if every or at in of_both)


def _reserve(stated: Stated) -> _Reserve:
    text, report = stated.document.text, stated.report
    starts = [w.span[0] for w in stated.words]
    marked: set[int] = set()  # words of the content that weaken
    whole = 0
    for start, end in report.hedges:
        at = _word_in(starts, start, end)
        if at is not None:
            marked.add(at)
        # what weakens the statement around a nested one is not its own
        elif not report.parent or any(s <= start < e for s, e in report.cue):
            whole += 1
    taken = set(marked)
    for start, end in stated.content:
        for m in _CONTENT.finditer(text, start, end):
            if _MAY_MONTH.match(m.group()) and m.start() != start:
                continue
            at = _word_in(starts, m.start(), m.end())
            if at is not None and not taken & set(range(at, at + len(m.group().split()))):
                marked.add(at)
    if not whole:
        whole += _in_cue(stated)
    whole += bool(_CAVEAT.search(stated.around[1]))
    by_clause: dict[int, int] = {}
    for i in marked:
        by_clause[stated.clause_of[i]] = by_clause.get(stated.clause_of[i], 0) + 1
    return _Reserve(whole, by_clause)


def _word_in(starts: Sequence[int], start: int, end: int) -> int | None:
    """The first word that begins in a stretch."""
    at = bisect_left(starts, start)
    return at if at < len(starts) and starts[at] < end else None


def _in_cue(stated: Stated) -> int:
    """1 if the cue weakens: "believes", or "is said" by nobody in particular."""
    if _NEGATED.search(stated.cue):
        return 0
    if not stated.source and _NOBODYS.search(stated.cue):
        return 1
    return 1 if _CUE.search(stated.cue) else 0
