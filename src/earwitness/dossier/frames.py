"""A dossier as pandas tables: a row for each claim, statement, speaker, figure, article, link, origin.

Column types are those that hold a missing value as ``<NA>``: texts are ``string``, counts ``Int64``, numbers
``Float64``, yes and no ``boolean``. Rows come in the order of the page, whatever the order of the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, TypeAlias

from earwitness.dossier.claims import of_kind
from earwitness.dossier.lineage import Lineage, LineageRecord
from earwitness.dossier.naming import Names
from earwitness.dossier.speakers import voices
from earwitness.dossier.statements import Article
from earwitness.dossier.telling import KINDS
from earwitness.errors import SettingError
from earwitness.records import Belief, Claim, Ghost, Link, Origin, Party, Quantity

Columns: TypeAlias = Mapping[str, str]
Row: TypeAlias = dict[str, object]

_TEXT: Final = "string"
_COUNT: Final = "Int64"
_NUMBER: Final = "Float64"
_FLAG: Final = "boolean"
_SEVERAL: Final = "; "  # between names in one cell

CLAIMS: Final[Columns] = {
    "claim": _COUNT,
    "id": _TEXT,
    "text": _TEXT,
    "statements": _COUNT,
    "articles": _COUNT,
    "origins_least": _COUNT,
    "origins_most": _COUNT,
    "disputes": _COUNT,
    "probability": _NUMBER,
    "probability_low": _NUMBER,
    "probability_high": _NUMBER,
    "phrase": _TEXT,
    "reliability": _TEXT,
    "credibility": _TEXT,
    "confidence": _TEXT,
}
STATEMENTS: Final[Columns] = {
    "statement": _COUNT,
    "id": _TEXT,
    "article": _COUNT,
    "outlet": _TEXT,
    "speaker": _TEXT,
    "source": _TEXT,
    "cue": _TEXT,
    "content": _TEXT,
    "kind": _TEXT,
    "voice": _TEXT,
    "stance": _TEXT,
    "place": _TEXT,
    "hedged": _FLAG,
    "on_checking": _FLAG,
    "through": _TEXT,
    "said": _TEXT,
    "inside": _COUNT,
    "claims": _TEXT,
    "confidence": _NUMBER,
}
SPEAKERS: Final[Columns] = {
    "speaker": _TEXT,
    "about": _TEXT,
    "statements": _COUNT,
    "articles": _COUNT,
    "unnamed": _FLAG,
    "undecided": _FLAG,
}
FIGURES: Final[Columns] = {
    "id": _TEXT,
    "article": _COUNT,
    "outlet": _TEXT,
    "words": _TEXT,
    "value": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "unit": _TEXT,
    "what": _TEXT,
    "as_of": _TEXT,
    "statement": _COUNT,
}
ARTICLES: Final[Columns] = {
    "article": _COUNT,
    "id": _TEXT,
    "outlet": _TEXT,
    "outlet_basis": _TEXT,
    "headline": _TEXT,
    "published": _TEXT,
    "earliest": _TEXT,
    "latest": _TEXT,
    "date_basis": _TEXT,
    "language": _TEXT,
    "url": _TEXT,
    "file": _TEXT,
    "words": _COUNT,
    "statements": _COUNT,
}
LINKS: Final[Columns] = {
    "id": _TEXT,
    "later": _COUNT,
    "earlier": _COUNT,
    "relation": _TEXT,
    "probability": _NUMBER,
    "drift": _TEXT,
    "denied": _TEXT,
    "borderline": _FLAG,
}
ORIGINS: Final[Columns] = {
    "id": _TEXT,
    "claim": _COUNT,
    "claim_id": _TEXT,
    "begins_with": _TEXT,
    "statements": _COUNT,
    "certain": _FLAG,
    "not_in_hand": _TEXT,
    "why": _TEXT,
}


@dataclass(frozen=True, slots=True)
class Tabled:
    """What tables are made from: the parts of a dossier."""

    articles: tuple[Article, ...]
    traced: Lineage
    lineage: tuple[LineageRecord, ...]
    beliefs: tuple[Belief | Quantity, ...]


def frame(columns: Columns, rows: Iterable[Row]) -> Any:
    """A DataFrame of *rows*, of the types of *columns* even where there are none. Needs pandas."""
    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise SettingError(
            "tables need the extra: pip install 'earwitness[simulate]' (or pandas alone)"
        ) from error
    listed = list(rows)
    return pandas.DataFrame(
        {name: pandas.array([row[name] for row in listed], dtype=dtype) for name, dtype in columns.items()}
    )


def claim_rows(of: Tabled) -> Iterable[Row]:
    """Claims, those that the page lists first, by number; after them what only one article states."""
    names = Names(of.articles)
    listed = {c.id: c for c in of.traced.claims}
    beliefs = {b.claim: b for b in of_kind(Belief, of.beliefs)}
    claims = of_kind(Claim, of.lineage)
    last = len(claims)
    for claim in sorted(claims, key=lambda c: (listed[c.id].number if c.id in listed else last, c.id)):
        told, belief = listed.get(claim.id), beliefs.get(claim.id)
        low, high = (belief.interval if belief else None) or (None, None)
        yield {
            "claim": told.number if told else None,
            "id": claim.id,
            "text": claim.text,
            "statements": len(claim.reports),
            "articles": len({names.report(r).document for r in claim.reports}),
            "origins_least": claim.origin_range[0],
            "origins_most": claim.origin_range[1],
            "disputes": len(told.disputes) if told else 0,
            "probability": belief.probability if belief else None,
            "probability_low": low,
            "probability_high": high,
            "phrase": belief.phrase if belief else None,
            "reliability": belief.grade.reliability if belief else None,
            "credibility": belief.grade.credibility if belief else None,
            "confidence": belief.confidence if belief else None,
        }


def statement_rows(of: Tabled) -> Iterable[Row]:
    """Statements in the order of the articles."""
    names = Names(of.articles, [p for p in of_kind(Party, of.lineage) if p.document is None])
    for article in of.articles:
        for statement in sorted(article.every_statement(), key=lambda s: s.number):
            report = statement.report
            claims = of.traced.claims_of.get(report.id, ())
            yield {
                "statement": statement.number,
                "id": report.id,
                "article": article.number,
                "outlet": article.document.outlet,
                "speaker": names.known_as(report.id),
                "source": statement.source,
                "cue": statement.cue,
                "content": statement.content,
                "kind": report.kind,
                "voice": report.voice,
                "stance": report.stance,
                "place": report.place,
                "hedged": bool(report.hedges),
                "on_checking": bool(report.verification),
                "through": _SEVERAL.join(statement.through) or None,
                "said": report.when.date if report.when else None,
                "inside": statement.inside,
                "claims": _SEVERAL.join(str(c.number) for c in claims) or None,
                "confidence": report.confidence,
            }


def speaker_rows(of: Tabled) -> Iterable[Row]:
    """Speakers, whoever has the most statements first."""
    for voice in voices(of.articles, of.traced.merged):
        yield {
            "speaker": voice.name,
            "about": voice.about or None,
            "statements": len(voice.statements),
            "articles": voice.articles,
            "unnamed": voice.nameless,
            "undecided": voice.undecided,
        }


def figure_rows(of: Tabled) -> Iterable[Row]:
    """Figures in the order of the articles."""
    for article in of.articles:
        numbers = {s.report.id: s.number for s in article.every_statement()}
        for figure in article.figures:
            yield {
                "id": figure.id,
                "article": article.number,
                "outlet": article.document.outlet,
                "words": article.words(figure.span),
                "value": figure.value,
                "low": figure.low,
                "high": figure.high,
                "unit": figure.unit,
                "what": figure.what or None,
                "as_of": figure.as_of,
                "statement": numbers.get(figure.report or ""),
            }


def article_rows(of: Tabled) -> Iterable[Row]:
    """Articles by date and name."""
    for article in of.articles:
        document = article.document
        yield {
            "article": article.number,
            "id": document.id,
            "outlet": document.outlet,
            "outlet_basis": document.outlet_basis,
            "headline": document.headline,
            "published": document.published.date,
            "earliest": document.published.earliest,
            "latest": document.published.latest,
            "date_basis": document.published.basis,
            "language": document.language,
            "url": document.url,
            "file": article.file,
            "words": len(document.text.split()),
            "statements": sum(1 for _ in article.every_statement()),
        }


def link_rows(of: Tabled) -> Iterable[Row]:
    """Links between statements, by the number of the later one."""
    names = Names(of.articles)
    ends = (
        (names.statement(k.origin).number, names.statement(k.target).number, k)
        for k in of_kind(Link, of.lineage)
    )
    for later, earlier, link in sorted(ends, key=lambda e: (e[0], e[1], e[2].id)):
        yield {
            "id": link.id,
            "later": later,
            "earlier": earlier,
            "relation": link.relation,
            "probability": link.probability,
            "drift": _SEVERAL.join(link.drift) or None,
            "denied": link.denied,
            "borderline": bool(link.evidence.get("borderline")),
        }


def origin_rows(of: Tabled) -> Iterable[Row]:
    """Origins of the claims that the page lists, in its order, and then of all others."""
    numbers = {c.id: c.number for c in of.traced.claims}
    named = {b.id: _SEVERAL.join(b.names) for c in of.traced.claims for b in c.beginnings}
    merged = {p.id: p.name for p in of_kind(Party, of.lineage)}
    people = [a.people for a in of.articles]
    ghosts = {g.id: f"{g.name} ({KINDS[g.kind]})" for g in of_kind(Ghost, of.lineage)}
    places = {b.id: n for c in of.traced.claims for n, b in enumerate(c.beginnings)}
    origins = of_kind(Origin, of.lineage)
    last = len(of_kind(Claim, of.lineage))
    for origin in sorted(
        origins, key=lambda o: (numbers.get(o.claim, last), places.get(o.id, 0), o.claim, o.id)
    ):
        known = (merged.get(p) or next((e.name(p) for e in people if e.get(p)), None) for p in origin.parties)
        alone = _SEVERAL.join(name for name in known if name)
        yield {
            "id": origin.id,
            "claim": numbers.get(origin.claim),
            "claim_id": origin.claim,
            "begins_with": named.get(origin.id) or alone or None,
            "statements": len(origin.reports),
            "certain": origin.certain,
            "not_in_hand": _SEVERAL.join(ghosts[g] for g in origin.ghosts if g in ghosts) or None,
            "why": origin.why,
        }
