"""Every place where reading and tracing were unsure, by kind, each with the anchor where it can be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from earwitness.dossier.lineage import Lineage
from earwitness.dossier.statements import FAIRLY_CLEAR, Article, Statement
from earwitness.dossier.traced import Traced
from earwitness.dossier.weighed import Weighed
from earwitness.grading import CANNOT_BE_JUDGED


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its anchor, what it is called there, and more about it that came from outside."""

    to: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """All places of one kind. ``noun`` is what they are, ``what`` what is not known there."""

    noun: str
    what: str
    places: tuple[Place, ...]


def unsure(articles: Sequence[Article], lineage: Lineage, weighed: Weighed) -> tuple[Doubt, ...]:
    """The kinds of doubt that there are on this page; those of reading first."""
    found = (
        Doubt(
            "statement",
            "that the model doubts it read rightly",
            _of_statements(articles, _doubtful, lambda s: f"{s.report.confidence:.2f}"),
        ),
        Doubt(
            "statement",
            "whose speaker the text does not decide",
            _of_statements(articles, lambda s: bool(s.candidates), lambda s: " or ".join(s.candidates)),
        ),
        Doubt("statement", "for which no source is given", _of_statements(articles, _nobodys)),
        Doubt(
            "statement",
            "passed on by somebody whom the text does not name as doing so",
            _of_statements(articles, _passed_on, lambda s: ", ".join(s.through)),
        ),
        Doubt(
            "statement",
            "whose day is not resolved",
            _of_statements(articles, _when_unknown, lambda s: s.when or ""),
        ),
        Doubt("article", "whose date was inferred or is not known", tuple(_dates(articles))),
        Doubt("article", "whose outlet was inferred or is not known", tuple(_outlets(articles))),
        Doubt(
            "wording",
            "tied to an earlier one at less than even odds",
            tuple(_links(lineage.claims)),
        ),
        Doubt(
            "claim", "with wordings of which it is not known which came first", tuple(_order(lineage.claims))
        ),
        Doubt("claim", "to which more statements may belong", tuple(_perhaps(lineage.claims))),
        Doubt("denial", "that may be about something else", tuple(_disputes(lineage.claims))),
        Doubt("claim", "with origins that may be one", tuple(_origins(lineage.claims))),
        Doubt(
            "utterance",
            "under two names that may be two utterances",
            tuple(
                Place(f"n{n}", f"claim {found.claim}" if found.claim else f"no. {n}")
                for n, found in enumerate(lineage.renamed, 1)
                if found.borderline
            ),
        ),
        Doubt(
            "claim",
            "that cannot be judged",
            tuple(
                Place(f"c{n}", f"claim {n}")
                for n, belief in weighed.beliefs.items()
                if belief.at is None or belief.phrase == CANNOT_BE_JUDGED
            ),
        ),
    )
    return tuple(doubt for doubt in found if doubt.places)


def _of_statements(
    articles: Iterable[Article],
    doubted: Callable[[Statement], bool],
    about: Callable[[Statement], str] = lambda statement: "",
) -> tuple[Place, ...]:
    return tuple(
        Place(f"s{s.number}", str(s.number), about(s))
        for article in articles
        for s in article.every_statement()
        if s.report.voice == "reported" and doubted(s)
    )


def _doubtful(statement: Statement) -> bool:
    confidence = statement.report.confidence
    return confidence is not None and confidence < FAIRLY_CLEAR


def _nobodys(statement: Statement) -> bool:
    return statement.source is None and statement.speaker is None and not statement.candidates


def _passed_on(statement: Statement) -> bool:
    # the first step is the speaker, the last the article's own outlet
    return any(step.basis == "inferred" for step in statement.report.relay[1:-1])


def _when_unknown(statement: Statement) -> bool:
    when = statement.report.when
    return when is not None and (when.date is None or when.date.startswith("XXXX"))


def _dates(articles: Iterable[Article]) -> Iterator[Place]:
    for article in articles:
        published = article.document.published
        if published.basis in ("inferred", "unknown"):
            date = published.date or published.earliest or published.latest or "not known"
            why = f": {published.why}" if published.why else ""
            yield Place(f"a{article.number}", article.label, f"{date.partition('T')[0]}{why}")


def _outlets(articles: Iterable[Article]) -> Iterator[Place]:
    for article in articles:
        document = article.document
        if document.outlet is None or document.outlet_basis in ("inferred", "unknown"):
            yield Place(f"a{article.number}", article.label, "" if document.outlet else "not known")


def _links(claims: Iterable[Traced]) -> Iterator[Place]:
    for claim in claims:
        for row in claim.rows:
            if row.step is not None and row.step.borderline:
                yield Place(
                    f"c{claim.number}",
                    f"claim {claim.number}, statement {row.entry.statement.number}",
                    f"{row.step.probability:.2f}",
                )


def _order(claims: Iterable[Traced]) -> Iterator[Place]:
    for claim in claims:
        numbers = [str(r.entry.statement.number) for r in claim.rows if r.step and not r.step.ordered]
        if numbers:
            yield Place(f"c{claim.number}", f"claim {claim.number}", f"statements {', '.join(numbers)}")


def _perhaps(claims: Iterable[Traced]) -> Iterator[Place]:
    for claim in claims:
        count = len(claim.may_belong) + claim.more_may_belong
        if count:
            yield Place(f"c{claim.number}", f"claim {claim.number}", str(count))


def _disputes(claims: Iterable[Traced]) -> Iterator[Place]:
    for claim in claims:
        for dispute in claim.disputes:
            if dispute.loose:
                yield Place(
                    f"c{claim.number}",
                    f"claim {claim.number}, statement {dispute.entry.statement.number}",
                    f"{dispute.probability:.2f}",
                )


def _origins(claims: Iterable[Traced]) -> Iterator[Place]:
    for claim in claims:
        if claim.low != claim.high:
            yield Place(f"c{claim.number}", f"claim {claim.number}", f"{claim.low} to {claim.high} origins")
