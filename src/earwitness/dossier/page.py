"""The page around the statements: what it counts, what it says of itself, and its template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from earwitness.dossier.figure_pairs import VERDICTS
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.speakers import Voice, voices
from earwitness.dossier.statements import CLEAR, LIKELY, Article
from earwitness.dossier.telling import CHECKS, KINDS
from earwitness.errors import InputError
from earwitness.records import Provenance

Limit: TypeAlias = tuple[str, str]

# What a reader must not take this page to have done. First what depends on whether it was traced, and how.
UNTRACED: Final[tuple[Limit, ...]] = (
    (
        "Names only.",
        "Within an article, “he” or “the official” is tied to whoever it stands for, where the text decides. "
        "Between articles only equal names are taken together; two people may share one.",
    ),
    (
        "Not traced.",
        "Statements that repeat, copy or contradict one another are not connected, so their number "
        "says nothing about how many independent origins there are.",
    ),
)
TRACED: Final[tuple[Limit, ...]] = (
    (
        "Ranges, not counts.",
        "How many origins a claim has is given as a range, and both ends can be wrong. Two people who were "
        "told by the same third person, and do not say so, count as two. One person who has the same thing "
        "from two sources of his own counts as one.",
    ),
    (
        "Denials may sit on the wrong claim.",
        "“These are lies” names nothing. It is tied to what stands above it and to what most articles say.",
    ),
    (
        "Merged by rules.",
        "A surname, an office or “the official” is tied to one person where only one in these articles "
        "fits. Two people who share a name may be taken for one; one person under two descriptions, for two.",
    ),
    (
        "Only what is here.",
        "Who had it first means first among these articles. Without dates it is unknown, and said to be.",
    ),
)
ALONE: Final[Limit] = (
    "One article only.",
    "Nothing can be compared: who else says so, and who has it from whom, takes other articles on the same "
    "affair beside this one.",
)
BY_MODEL: Final[Limit] = (
    "Claims fall apart.",
    "Statements are compared by their words and by a small language model. The same thing said in quite "
    "other words is often missed, so a claim may be more common than it looks here; two claims about the "
    "same people and things are sometimes taken for one.",
)
BY_WORDS: Final[Limit] = (
    "Compared by words alone.",
    "The same thing said in other words is missed, so a claim may be much more common than it looks here. "
    "Tracing with the language model (without --words-only) finds more.",
)
NOT_DONE: Final[tuple[Limit, ...]] = (
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

_DATE: Final = re.compile(r"\b[12]\d{3}-\d\d-\d\d\b")
# So many claims are printed openly, those of the most articles; the rest are folded away.
FOLDED_AFTER: Final = 15
# The wordings of a claim with more of them than this are folded away, and only what changed is told.
MOST_OPEN: Final = 6


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


def limits(provenance: Provenance, lineage: Lineage, articles: int) -> tuple[Limit, ...]:
    """What this page of so many *articles* does not do or may get wrong, by how it was made."""
    if "words_only" not in provenance.settings and lineage == Lineage():
        return (*UNTRACED, *NOT_DONE)
    if articles == 1:
        return (ALONE, *NOT_DONE)
    first = BY_WORDS if provenance.settings.get("words_only") else BY_MODEL
    return (first, *TRACED, *NOT_DONE)


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
    lineage: Lineage,
    *,
    provenance: Provenance,
    refused: Sequence[InputError],
    notes: Sequence[str],
    excerpts_only: bool,
) -> str:
    """The page as HTML text that ends in a line end."""
    speakers = voices(articles, lineage.merged)
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
            lineage=lineage,
            folded_after=FOLDED_AFTER,
            most_open=MOST_OPEN,
            refused=refused,
            notes=notes,
            limits=limits(provenance, lineage, len(articles)),
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
    environment.filters["dated"] = dated
    environment.globals["origins"] = origins
    environment.globals["CHECKS"] = CHECKS
    environment.globals["KINDS"] = KINDS
    environment.globals["VERDICTS"] = VERDICTS
    return environment


def shown(value: object) -> Markup:
    """*value*, which came from outside, escaped and kept from changing the direction of its surroundings."""
    return Markup("<bdi>{}</bdi>").format(escaped(str(value)))


def dated(value: object) -> Markup:
    """*value* as ``shown``, with dates in it that are not broken over lines."""
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', str(shown(value))))


def counted(number: int, one: str, many: str | None = None) -> str:
    """*number* with its noun: "1 article", "2,345 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins(low: int, high: int) -> str:
    """A range of origins: "1 origin", "2 to 3 origins"."""
    return counted(high, "origin") if low == high else f"{low:,} to {high:,} origins"
