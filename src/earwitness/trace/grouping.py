"""Propositions in groups: by the odds of pairs, with copies as one and what the analyst judged on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np

from earwitness.case import Case, report_pairs, report_places
from earwitness.errors import SettingError
from earwitness.records import Document, Report, Span
from earwitness.trace.clustering import groups
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition

# Words from which equal words are one statement and no common phrase ("it is true").
_COPIED_WORDS: Final = 5
# Weight that no sum of evidence reaches.
_SURELY: Final = 1e6
# Weight between copies, of which an analyst judged one: more than evidence, less than another judgement.
_COPIES: Final = 1e3


def grouped(
    propositions: Sequence[Proposition],
    found: Matches,
    least: float,
    judged: Mapping[tuple[int, int], float],
) -> list[tuple[int, ...]]:
    """All *propositions*, by index, in groups: correlation clustering from probability *least* on.

    *judged*: weights of pairs that the analyst decided on, in place of those of *found*.
    """
    threshold = float(np.log(least / (1 - least)))
    first = _first_worded(propositions)
    weights: dict[tuple[int, int], float] = {}
    for (i, j), odds in zip(found.pairs.tolist(), found.same_odds.tolist(), strict=True):
        a, b = sorted((first[i], first[j]))
        if a != b:
            weights[a, b] = max(weights.get((a, b), -np.inf), odds - threshold)
    # what the analyst judged stands for itself, and stays with its copies unless judged otherwise
    apart = {i for pair in judged for i in pair}
    weights |= {(first[i], i): _COPIES for i in apart if first[i] != i}
    first = [i if i in apart else k for i, k in enumerate(first)]
    copies: dict[int, list[int]] = {}
    for i, k in enumerate(first):
        if i != k:
            copies.setdefault(k, []).append(i)
    alone = {i for i, k in enumerate(first) if i != k}
    return [
        tuple(sorted(j for i in members for j in (i, *copies.get(i, ()))))
        for members in groups(len(first), {**weights, **judged})
        if not alone.issuperset(members)
    ]


def _first_worded(propositions: Sequence[Proposition]) -> list[int]:
    """For each proposition the first one with the very same words: copies are one from the start."""
    had: dict[tuple[str, ...], int] = {}
    return [
        had.setdefault(p.words, i) if len(p.words) >= _COPIED_WORDS else i for i, p in enumerate(propositions)
    ]


def judged(
    case: Case,
    documents: Sequence[Document],
    reports: Sequence[Report],
    propositions: Sequence[Proposition],
) -> dict[tuple[int, int], float]:
    """What the analyst decided, as weights that nothing outweighs. Raises SettingError where it clashes."""
    if not (case.same or case.different):
        return {}
    same, different = (
        report_pairs(judgements, documents, reports) for judgements in (case.same, case.different)
    )
    if same & different:
        raise SettingError("case: two statements stand under both [[same]] and [[different]]; keep one")
    of: dict[str, list[int]] = {}
    for i, p in enumerate(propositions):
        of.setdefault(p.report.id, []).append(i)
    out: dict[tuple[int, int], float] = {}
    for a, b in different:
        out |= {(min(i, j), max(i, j)): -_SURELY for i in of.get(a, ()) for j in of.get(b, ())}
    for places in report_places(case.same, documents, reports):
        quoted = sorted(
            min(of[r], key=lambda i: (-_shared(propositions[i].spans, span), i))
            for r, span in places.items()
            if r in of
        )
        out |= dict.fromkeys(combinations(quoted, 2), _SURELY)
    return out


def _shared(spans: Iterable[Span], quoted: Span) -> int:
    """Characters of *quoted* that lie in *spans*."""
    return sum(max(0, min(e, quoted[1]) - max(s, quoted[0])) for s, e in spans)
