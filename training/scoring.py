"""A bundle traced by decisions that are not the packaged ones, and how far it agrees with the gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from earwitness.trace import Lineage
from earwitness.trace.decision import Logistic, Question, Trees, fitted, log_odds
from earwitness.trace.matching import Matches
from earwitness.trace.tracing import Tracing
from evaluation.trace.gold import Affair
from evaluation.trace.score import Found, Tally, compare

Models = Mapping[Question, Logistic | Trees]


@contextmanager
def deciding_by(models: Models) -> Iterator[None]:
    """Let ``trace`` decide by *models* in place of the packaged ones."""
    packaged = fitted()
    kept = dict(packaged)
    packaged.update({str(q): model for q, model in models.items()})
    try:
        yield
    finally:
        packaged.update(kept)


def agreement(gold: Affair, tracing: Tracing, found: Matches, models: Models) -> Tally:
    """How far what *tracing* makes of the pairs *found* at first agrees with *gold*, when *models* decide."""
    with deciding_by(models):
        lineage = _lineage(tracing, found)
    return compare(
        gold,
        Found(
            lineage,
            {r.id: r.id for r in gold.reports},
            {f.id: f.id for f in gold.figures},
            {p.id: frozenset([p.id]) for p in gold.parties},
        ),
    )


def _lineage(tracing: Tracing, found: Matches) -> Lineage:
    """What ``trace`` makes of a bundle, without what no decision changes."""
    rows = found.rows
    found = replace(found, same_odds=log_odds("same", rows), occasion_odds=log_odds("occasion", rows))
    found = tracing.reconsidered(found)
    groups = tracing.grouped(found)
    found = tracing.completed(groups, found)
    links = tracing.linked(groups, found)
    claims, origins = tracing.begun(groups, found, tracing.copied())
    return Lineage(
        parties=tracing.people.parties,
        claims=claims,
        origins=origins,
        links=tracing.with_newer(links),
    )
