"""The page around the statements: what it counts, what it says of itself, and its template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from earwitness.dossier.brief import Matter, brief
from earwitness.dossier.counts import count
from earwitness.dossier.figure_pairs import VERDICTS
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.speakers import voices
from earwitness.dossier.statements import CLEAR, FAIRLY_CLEAR, Article
from earwitness.dossier.telling import CHECKS, KINDS
from earwitness.dossier.weighed import EDGES, Weighed
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
NOT_WEIGHED: Final[Limit] = (
    "No weighing.",
    "Nothing here says whether a statement is true. Clear, fairly clear and doubtful say how sure the "
    "reading model is that the text attributes these words, and nothing about the facts.",
)
WEIGHED: Final[tuple[Limit, ...]] = (
    (
        "Weighed, not checked.",
        "“Likely” and its percentage follow from how many independent origins a claim has, who they are, "
        "what they stand to gain, who denies it and who says that he checked. Nobody went to see. What "
        "everybody has from one mistaken source comes out as likely too.",
    ),
    (
        "Read the range, not the number.",
        "What a source is worth is assumed until you grade it: F means that nobody did. The range shows what "
        "the percentage might be for whoever knew. Confidence is another thing: it says how much the "
        "evidence can bear, whichever way it points.",
    ),
    (
        "Clear is not likely.",
        "Clear, fairly clear and doubtful say how sure the reading model is that the text attributes these "
        "words, and nothing about the facts.",
    ),
)
NOT_DONE: Final[tuple[Limit, ...]] = (
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


def limits(
    provenance: Provenance, lineage: Lineage, articles: int, *, weighed: bool = False
) -> tuple[Limit, ...]:
    """What this page of so many *articles* does not do or may get wrong, by how it was made."""
    weighing = WEIGHED if weighed else (NOT_WEIGHED,)
    if "words_only" not in provenance.settings and lineage == Lineage():
        return (*UNTRACED, *weighing, *NOT_DONE)
    if articles == 1:
        return (ALONE, *weighing, *NOT_DONE)
    first = BY_WORDS if provenance.settings.get("words_only") else BY_MODEL
    return (*weighing[: len(weighing) - 1], first, *TRACED, *weighing[-1:], *NOT_DONE)


def render(  # noqa: PLR0913  (the parts of the page)
    articles: Sequence[Article],
    lineage: Lineage,
    weighed: Weighed,
    *,
    provenance: Provenance,
    refused: Sequence[InputError],
    notes: Sequence[str],
    excerpts_only: bool,
) -> str:
    """The page as HTML text that ends in a line end."""
    speakers = voices(articles, lineage.merged)
    counts = count(articles, speakers)
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
            counts=counts,
            brief=brief(Matter(articles, counts, lineage, weighed, provenance.settings)),
            weighed=weighed,
            voices=speakers,
            lineage=lineage,
            folded_after=FOLDED_AFTER,
            most_open=MOST_OPEN,
            refused=refused,
            notes=notes,
            limits=limits(provenance, lineage, len(articles), weighed=weighed.done),
            excerpts_only=excerpts_only,
            provenance=provenance,
            at_least_clear=CLEAR,
            at_least_fairly_clear=FAIRLY_CLEAR,
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
    environment.globals["EDGES"] = EDGES
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
