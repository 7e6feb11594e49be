"""The numbers at the top of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from earwitness.dossier.speakers import Voice
from earwitness.dossier.statements import Article


@dataclass(frozen=True, slots=True)
class Counts:
    """What a page holds, in numbers; ``undated`` are articles of which no day is known."""

    articles: int
    outlets: int
    outlet_unknown: int
    undated: int
    statements: int
    no_source: int
    own: int
    nested: int
    speakers: int
    unnamed: int
    hedged: int
    checks: int
    direct: int
    indirect: int
    mixed: int


def count(articles: Sequence[Article], speakers: Sequence[Voice]) -> Counts:
    """What *articles* hold; ``statements`` are those attributed, the outlets' own apart."""
    everything = [statement for article in articles for statement in article.every_statement()]
    every = [s for s in everything if s.report.voice == "reported"]
    kinds = Counter(statement.report.kind for statement in every)
    outlets = [article.document.outlet for article in articles]
    return Counts(
        articles=len(articles),
        outlets=len({outlet for outlet in outlets if outlet}),
        outlet_unknown=sum(not outlet for outlet in outlets),
        undated=sum(
            not (d := a.document.published).date and not d.earliest and not d.latest for a in articles
        ),
        statements=len(every),
        no_source=sum(s.source is None for s in every),
        own=len(everything) - len(every),
        nested=sum(s.depth > 0 for s in every),
        speakers=sum(v.name is not None and not v.undecided for v in speakers),
        unnamed=sum(v.nameless for v in speakers),
        hedged=sum(bool(s.report.hedges) for s in every),
        checks=sum(len(article.checks) for article in articles),
        direct=kinds["direct"],
        indirect=kinds["indirect"],
        mixed=kinds["mixed"],
    )
