"""The page around the statements: what it counts, what it says of itself, and its template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, TypeAlias

from jinja2 import Environment
from markupsafe import Markup

from earwitness.dossier.alone import MOST_ALONE
from earwitness.dossier.brief import Matter, brief
from earwitness.dossier.counts import count
from earwitness.dossier.figure_pairs import VERDICTS
from earwitness.dossier.fragments import web_address
from earwitness.dossier.interests import interests
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.picture import picture
from earwitness.dossier.policy import content_policy
from earwitness.dossier.since import Since
from earwitness.dossier.speakers import by_kind, voices
from earwitness.dossier.statements import CLEAR, FAIRLY_CLEAR, Article, Statement
from earwitness.dossier.telling import CHECKS, KINDS
from earwitness.dossier.titles import clause
from earwitness.dossier.unsure import unsure
from earwitness.dossier.weighed import Weighed
from earwitness.dossier.word_marks import word_marks
from earwitness.dossier.wording_rows import wording_rows
from earwitness.errors import InputError
from earwitness.grading import EDGES
from earwitness.nobody import in_sentence, is_nobody
from earwitness.records import Provenance
from earwitness.templates import environment as templates
from earwitness.templates import source

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
        "the percentage might be for whoever knew; a claim whose range says next to nothing is called open. "
        "Confidence is another thing: it says how much the "
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

# In this order; the page has one style and one script element.
STYLES: Final = ("base.css", "page.css", "lineage.css", "belief.css", "since.css", "picture.css")
SCRIPTS: Final = ("page.js",)
# Letters and digits of scripts that run from right to left (Unicode classes R, AL and AN), by block.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BLANK: Final = Markup('<span class="none">(blank)</span>')
_GLANCE: Final = 110  # characters of a claim in the table of all
_DATE: Final = re.compile(r"\b[12]\d{3}-\d\d-\d\d\b")
# So many rows stand openly in the table of claims and in others; the rest are folded away.
FOLDED_AFTER: Final = 15
# So many claims stand open below that table, those of the most articles: each is two screens of a phone.
OPEN_CLAIMS: Final = 6
# So many claims are told in full, open or folded, and of the rest a few lines: Markdown and JSON have all of
# every claim. A claim of sixty articles takes 20 kB, one of twelve 6 kB.
IN_FULL: Final = 30
IN_FULL_OF_MANY: Final = 12
MANY: Final = 30  # articles
# Of the claims of one article so many are listed, those first that are weakened most; each takes half a kB.
MOST_ALONE_OF_MANY: Final = 40
# So many wordings of a claim stand side by side; of the rest only the numbers.
MOST_WORDINGS: Final = 15
# So many statements of a claim told shortly are linked to.
MOST_LISTED: Final = 12
# The wordings of a claim with more of them than this are folded away, and only what changed is told.
MOST_OPEN: Final = 6
# So many statements of one speaker, and speakers of one kind (and utterances under two names), stand openly;
# the rest are folded away.
MOST_SAID: Final = 4
MOST_VOICES: Final = 8


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
    since: Since | None = None,
) -> str:
    """The page as HTML text that ends in a line end."""
    speakers = voices(articles, lineage.merged)
    counts = count(articles, speakers)
    environment = _template_environment()
    style = _verbatim(environment, *STYLES)
    script = _verbatim(environment, *SCRIPTS)
    return environment.get_template("page.html").render(
        articles=articles,
        texts={
            article.number: article_html(
                article.document, tuple(article.every_statement()), excerpts_only=excerpts_only
            )
            for article in articles
        },
        addresses=_addresses(articles),
        counts=counts,
        brief=brief(Matter(articles, counts, lineage, weighed, provenance.settings)),
        weighed=weighed,
        interests=interests(weighed.beliefs),
        voices=speakers,
        voices_by_kind=by_kind(speakers),
        own=_own(articles),
        most_said=MOST_SAID,
        most_voices=MOST_VOICES,
        lineage=lineage,
        picture=picture(articles, lineage),
        has_figures=bool(lineage.numbers or weighed.quantities or weighed.apart),
        informing=any(article.informs for article in articles),
        folded_after=FOLDED_AFTER,
        open_claims=OPEN_CLAIMS,
        most_open=MOST_OPEN,
        in_full=IN_FULL if len(articles) <= MANY else IN_FULL_OF_MANY,
        most_listed=MOST_LISTED,
        most_wordings=MOST_WORDINGS,
        most_alone=MOST_ALONE if len(articles) <= MANY else MOST_ALONE_OF_MANY,
        refused=refused,
        notes=notes,
        limits=limits(provenance, lineage, len(articles), weighed=weighed.done),
        doubts=unsure(articles, lineage, weighed),
        excerpts_only=excerpts_only,
        since=since,
        provenance=provenance,
        at_least_clear=CLEAR,
        at_least_fairly_clear=FAIRLY_CLEAR,
        style=style,
        script=script,
        policy=content_policy([style], [script]),
    )


def _verbatim(environment: Environment, *names: str) -> Markup:
    """The files of those *names*, one after another, as the text of one element."""
    text = "".join(source(environment, name) for name in names)
    # a browser makes every line end one character before it hashes the element
    return Markup("\n" + text.replace("\r\n", "\n"))


def _addresses(articles: Sequence[Article]) -> dict[int, str]:
    """The web address of each article that has one, by its number."""
    found = ((a.number, web_address(a.document)) for a in articles)
    return {number: address for number, address in found if address is not None}


def _own(articles: Sequence[Article]) -> tuple[tuple[Article, tuple[tuple[Article, Statement], ...]], ...]:
    """For each article that has them, the statements that its outlet makes on its own word."""
    found = (
        (a, tuple((a, s) for s in a.every_statement() if s.report.voice != "reported")) for a in articles
    )
    return tuple((article, statements) for article, statements in found if statements)


@cache
def _template_environment() -> Environment:
    return templates(
        "earwitness.dossier",
        filters={
            "shown": shown,
            "said_by": said_by,
            "exactly": exactly,
            "counted": counted,
            "dated": dated,
            "first_words": first_words,
        },
        names={
            "word_marks": word_marks,
            "wording_rows": wording_rows,
            "origins": origins,
            "CHECKS": CHECKS,
            "EDGES": EDGES,
            "KINDS": KINDS,
            "VERDICTS": VERDICTS,
        },
    )


def shown(value: object) -> Markup:
    """*value*, which came from outside, as ``exactly``; of nothing but space it says so.

    A name of nothing would be a link that nobody sees.
    """
    return exactly(value) if str(value).strip() else _BLANK


def said_by(source: str) -> str:
    """The words for a source; "Everybody" and the like, who are nobody in particular, without a capital."""
    return in_sentence(source) if is_nobody(source) else source


def exactly(value: object) -> Markup:
    """*value*, which came from outside, escaped and kept from changing the direction of its surroundings.

    Words that run from left to right, as the page does, need nothing around them.
    """
    words = escaped(str(value))
    return Markup("<bdi>{}</bdi>").format(words) if _RIGHT_TO_LEFT.search(words) else words


def dated(value: object) -> Markup:
    """*value* as ``shown``, with dates in it that are not broken over lines."""
    return Markup(_DATE.sub(r"<time>\g<0></time>", str(shown(value))))


def first_words(value: str) -> str:
    """The beginning of *value*, about a line and a half of a table, with its quotation mark closed."""
    cut = clause(value, _GLANCE)
    return cut if cut == value else f"{cut}”"


def counted(number: int, one: str, many: str | None = None) -> str:
    """*number* with its noun: "1 article", "2,345 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins(low: int, high: int) -> str:
    """A range of origins: "1 origin", "2 to 3 origins"."""
    return counted(high, "origin") if low == high else f"{low:,} to {high:,} origins"
