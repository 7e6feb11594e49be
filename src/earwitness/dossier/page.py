"""The page around the statements: what it counts, what it says of itself, and its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.speakers import Voice, voices
from earwitness.dossier.statements import CLEAR, LIKELY, Article
from earwitness.dossier.telling import CHECKS
from earwitness.errors import InputError
from earwitness.records import Provenance

# What a reader must not take this page to have done; shortened by the issues that do it.
NOT_DONE: Final = (
    (
        "Names only.",
        "Within an article, “he” or “the official” is tied to whoever it stands for, where the text decides. "
        "Between articles only equal names are taken together; two people may share one.",
    ),
    (
        "No tracing.",
        "Statements that repeat, copy or contradict one another are not connected, so their number "
        "says nothing about how many independent origins there are.",
    ),
    (
        "No weighing.",
        "Nothing here says whether a statement is true. Clear, likely and doubtful say how sure the "
        "reading model is that the text attributes these words, and nothing about the facts.",
    ),
    (
        "Headline checks are hints.",
        "They compare words. Read both before you say that a headline claims more than its text.",
    ),
    ("English only.", "Articles in other languages are listed and shown, but not read."),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers at the top of the page."""

    articles: int
    outlets: int
    outlet_unknown: int
    statements: int
    no_source: int
    own: int
    nested: int
    speakers: int
    unnamed: int
    denied: int
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
        statements=len(every),
        no_source=sum(s.source is None for s in every),
        own=len(everything) - len(every),
        nested=sum(s.depth > 0 for s in every),
        speakers=sum(v.name is not None and not v.undecided for v in speakers),
        unnamed=sum(v.nameless for v in speakers),
        denied=sum(s.report.stance == "denies" for s in every),
        hedged=sum(bool(s.report.hedges) for s in every),
        checks=sum(len(article.checks) for article in articles),
        direct=kinds["direct"],
        indirect=kinds["indirect"],
        mixed=kinds["mixed"],
    )


def render(
    articles: Sequence[Article],
    *,
    provenance: Provenance,
    refused: Sequence[InputError],
    notes: Sequence[str],
    excerpts_only: bool,
) -> str:
    """The page as HTML text that ends in a line end."""
    speakers = voices(articles)
    return (
        _template_environment()
        .get_template("page.html")
        .render(
            articles=articles,
            texts={
                article.number: article_html(
                    article.document, tuple(article.every_statement()), excerpts_only=excerpts_only
                )
                for article in articles
            },
            counts=count(articles, speakers),
            voices=speakers,
            refused=refused,
            notes=notes,
            not_done=NOT_DONE,
            excerpts_only=excerpts_only,
            provenance=provenance,
            at_least_clear=CLEAR,
            at_least_likely=LIKELY,
        )
    )


def _template_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("earwitness.dossier", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    environment.filters["counted"] = counted
    environment.globals["CHECKS"] = CHECKS
    return environment


def shown(value: object) -> Markup:
    """*value*, which came from outside, escaped and kept from changing the direction of its surroundings."""
    return Markup("<bdi>{}</bdi>").format(escaped(str(value)))


def counted(number: int, one: str, many: str | None = None) -> str:
    """*number* with its noun: "1 article", "2,345 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
