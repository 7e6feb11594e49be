"""When things were said and printed, in order, with the basis of every date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from earwitness.dossier.claims import ToldClaim
from earwitness.dossier.naming import Names, quoted, told_words
from earwitness.dossier.statements import Article
from earwitness.records import Published, When


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline; ``date`` None where it is not known.

    ``article`` is the number of what was published, ``statement`` that of what was said, ``claim`` that of
    the claim which it states.
    """

    date: str | None
    what: str
    basis: str
    order: tuple[str, ...]
    article: int | None = None
    statement: int | None = None
    claim: int | None = None


def timeline(articles: Sequence[Article], claims: Iterable[ToldClaim], names: Names) -> tuple[Moment, ...]:
    """Publication of all *articles* and utterance of the statements of *claims* that tell when, in order.

    What has no date comes last. Statements of one claim that were made at one time are one line.
    """
    out = [_published(article, names) for article in articles]
    for told in claims:
        out += _uttered(told, names)
    return tuple(sorted(out, key=lambda m: m.order))


def _published(article: Article, names: Names) -> Moment:
    document = article.document
    headline = f": {quoted(document.headline)}" if document.headline else ""
    published = document.published
    basis = published.basis if published.basis in ("given", "stated") else "inferred"
    return Moment(
        date=(date := _printed(published)),
        what=f"{names.article(document.id)} publishes{headline}",
        basis=f"{basis}: {published.why}" if date and published.why else published.why or basis,
        order=(_key(date, published.earliest), "0", f"{article.number:09}"),
        article=article.number,
    )


def _printed(published: Published) -> str | None:
    if published.date:
        return published.date[:16].replace("T", " ")
    if published.earliest or published.latest:
        return f"{published.earliest or '…'} to {published.latest or '…'}"
    return None


def _uttered(told: ToldClaim, names: Names) -> list[Moment]:
    """Dated statements of one claim; the same day is one line, named by the first in reading order."""
    at: dict[str, list[str]] = {}
    for report in told.reports:
        when = names.report(report).when
        if when is not None and (date := _date(when)):
            at.setdefault(date, []).append(report)
    words = told_words(told.claim)
    out = []
    for date, reports in at.items():
        first = names.report(reports[0])
        when = first.when
        assert when is not None  # chosen for it
        others = dict.fromkeys(names.article(names.report(r).document) for r in reports[1:])
        others.pop(names.article(first.document), None)
        also = f", also in {', '.join(others)}" if others else ""
        said = names.said(first.id, words.get(first.id, ()))
        out.append(
            Moment(
                date=date,
                what=f"{said}{also}",
                basis=f"{quoted(names.words(first.document, (when.span,)))}: {when.why}"
                if when.span
                else when.why,
                order=(_key(date, when.earliest), "1", f"{told.number:09}"),
                statement=names.statement(first.id).number,
                claim=told.number,
            )
        )
    return out


def _date(when: When) -> str | None:
    if when.date is not None:
        return when.date.replace("/", " to ")
    return f"{when.earliest} to {when.latest}" if when.earliest and when.latest else None


def _key(date: str | None, earliest: str | None) -> str:
    """By the first day that it may be; days without a year after all years, no day at the very end."""
    if date is None:
        return "~"
    return "}" + date if date.startswith("XXXX") else earliest or date.removeprefix("… to ")
