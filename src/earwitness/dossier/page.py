"""The page around the statements: what it counts, what it says of itself, and its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.statements import CLEAR, LIKELY, Article, Statement
from earwitness.errors import InputError
from earwitness.records import Provenance

# What a reader must not take this page to have done; shortened by the issues that do it.
NOT_DONE: Final = (
    (
        "Nobody is merged.",
        "Sources stand as the article words them. “He”, “the official” and a name may be one person, "
        "and the same words in two articles may be two people.",
    ),
    (
        "No chains.",
        "Through whom a statement reached the article (“the agency quoted a minister as saying”) is "
        "shown only where the words stand one inside the other.",
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
        "No fine reading.",
        "Denials, doubts, hedges, “could not be verified” warnings, figures, and headlines that claim "
        "more than the text does are not marked.",
    ),
    ("English only.", "Articles in other languages are listed and shown, but not read."),
)


# Words that stand for whoever was named before: the same one in two articles says nothing at all.
_PRONOUNS: Final = frozenset(
    {
        "he",
        "her",
        "him",
        "i",
        "it",
        "one",
        "she",
        "that",
        "them",
        "they",
        "this",
        "us",
        "we",
        "which",
        "who",
        "you",
    }
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
    direct: int
    indirect: int
    mixed: int


@dataclass(frozen=True, slots=True)
class Voice:
    """All statements whose source is worded the same but for capitals; ``words`` None: none is given."""

    words: str | None
    statements: tuple[tuple[Article, Statement], ...]

    @property
    def pronoun(self) -> bool:
        """Whether the words only point back to somebody."""
        return self.words is not None and self.words.casefold() in _PRONOUNS

    @property
    def articles(self) -> int:
        """In how many articles these words stand."""
        return len({article.number for article, _ in self.statements})


def count(articles: Sequence[Article]) -> Counts:
    """What *articles* hold; statements in the outlet's own voice are not among those without source."""
    every = [statement for article in articles for statement in article.every_statement()]
    kinds = Counter(statement.report.kind for statement in every)
    outlets = [article.document.outlet for article in articles]
    return Counts(
        articles=len(articles),
        outlets=len({outlet for outlet in outlets if outlet}),
        outlet_unknown=sum(not outlet for outlet in outlets),
        statements=len(every),
        no_source=sum(s.source is None and s.report.voice == "reported" for s in every),
        own=sum(s.report.voice == "own" for s in every),
        nested=sum(s.depth > 0 for s in every),
        direct=kinds["direct"],
        indirect=kinds["indirect"],
        mixed=kinds["mixed"],
    )


def voices(articles: Sequence[Article]) -> tuple[Voice, ...]:
    """Reported statements by the words of their source, the most frequent first.

    Pronouns come after all other words, and statements without a source last.
    """
    found: dict[str | None, list[tuple[Article, Statement]]] = {}
    for article in articles:
        for statement in article.every_statement():
            if statement.report.voice == "reported":
                key = None if statement.source is None else statement.source.casefold()
                found.setdefault(key, []).append((article, statement))
    every = (Voice(_usual(statements), tuple(statements)) for statements in found.values())
    return tuple(sorted(every, key=_by_weight))


def _usual(statements: Sequence[tuple[Article, Statement]]) -> str | None:
    """The form of a source that is printed most: "the minister" and "The minister" are one wording."""
    forms = Counter(statement.source or "" for _, statement in statements)
    return min(forms, key=lambda form: (-forms[form], form)) or None


def _by_weight(voice: Voice) -> tuple[bool, bool, int, str]:
    words = voice.words or ""
    return voice.words is None, voice.pronoun, -len(voice.statements), words.casefold()


def render(
    articles: Sequence[Article],
    *,
    provenance: Provenance,
    refused: Sequence[InputError],
    notes: Sequence[str],
    excerpts_only: bool,
) -> str:
    """The page as HTML text that ends in a line end."""
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
            counts=count(articles),
            voices=voices(articles),
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
    return environment


def shown(value: object) -> Markup:
    """*value*, which came from outside, escaped and kept from changing the direction of its surroundings."""
    return Markup("<bdi>{}</bdi>").format(escaped(str(value)))


def counted(number: int, one: str, many: str | None = None) -> str:
    """*number* with its noun: "1 article", "2,345 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
