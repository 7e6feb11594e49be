"""In one minute: a bundle in a few sentences, each from a template, with links to what it rests on.

Never a free text: every sentence is filled from records. What could not be found out is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.brief_claims import MARKS, most_stated, single_origins, two_names, warnings
from earwitness.dossier.brief_denials import denials
from earwitness.dossier.counts import Counts
from earwitness.dossier.ghosts import Missing
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.naming import quoted, short
from earwitness.dossier.sentences import Piece, Sentence, counted, given, link, listed, number, sentence
from earwitness.dossier.statements import Article
from earwitness.dossier.telling import CHECKS, KINDS
from earwitness.dossier.titles import clause
from earwitness.dossier.weighed import Weighed
from earwitness.nobody import in_sentence
from earwitness.provenance import Setting

MOST: Final = 13  # sentences: what can be read aloud in about a minute and a half
_MOST_CLAIMS: Final = 3
_LEAST_CLAIMS: Final = 2
_ALONE: Final = 140  # characters of a claim that one article has
_QUOTED: Final = 100  # characters of a headline's words
# Precision and recall of finding statements, by model and convention, on the 84 development articles of
# PolNeAR (2,192 statements): "python -m evaluation.read score --part dev --model M --convention C". That is
# news of one country and one election: in other articles more may be missed (docs/evaluation.md).
_FOUND: Final = {
    ("best", "newsroom"): (0.845, 0.809),
    ("best", "polnear"): (0.844, 0.816),
    ("small", "newsroom"): (0.843, 0.729),
    ("small", "polnear"): (0.836, 0.724),
}
_ARTICLES_SCORED: Final = 84


@dataclass(frozen=True, slots=True)
class Matter:
    """What a brief is made from: the parts of the page, and the settings that made them."""

    articles: Sequence[Article]
    counts: Counts
    lineage: Lineage
    weighed: Weighed
    settings: dict[str, Setting]


def brief(matter: Matter) -> tuple[Sentence, ...]:
    """At most ``MOST`` sentences about a bundle; with less to tell of the rest, more claims are told."""
    counts, lineage, weighed = matter.counts, matter.lineage, matter.weighed
    if not counts.articles:
        return (sentence("counts", link("No article", "articles"), " was read, so nothing can be judged."),)
    told = [*most_stated(lineage, weighed, _MOST_CLAIMS)]
    rest = _rest(matter, [t.claim for t in told[:_LEAST_CLAIMS]])
    room = max(_LEAST_CLAIMS, MOST - 1 - len(rest))
    claims = [t.sentence for t in told[:room]] or [*_no_claims(matter)]
    return (_counts(counts), *claims, *rest)[:MOST]


def _rest(matter: Matter, told: Sequence[int]) -> list[Sentence]:
    """All but the counts and the claims that are told first, which have the numbers *told*."""
    lineage, weighed = matter.lineage, matter.weighed
    return [
        *two_names(lineage.renamed, told),
        *denials(lineage, weighed, told),
        *single_origins(lineage),
        *_one_article(lineage),
        *_headlines(matter.articles),
        *(warnings(matter.articles, lineage) if matter.counts.statements else ()),
        *_figures(lineage, weighed),
        *_fetch(lineage.missing),
        *_missed(matter.counts, matter.settings),
    ]


def _counts(counts: Counts) -> Sentence:
    outlets = f" from {counted(counts.outlets, 'outlet')}" if counts.outlets > 1 else ""
    undated = f", {number(counts.undated)} of them without a date," if counts.undated else ""
    if counts.undated == counts.articles:
        undated = ", without a date," if counts.articles == 1 else ", none of them with a date,"
    verb = "attributes" if counts.articles == 1 else "attribute"
    unnamed = f", {number(counts.unnamed)} of them unnamed" if counts.unnamed else ""
    return sentence(
        "counts",
        link(counted(counts.articles, "article", opening=True), "articles"),
        f"{outlets}{undated} {verb} ",
        link(counted(counts.statements, "statement"), "statements"),
        f" to {counted(counts.speakers, 'speaker')}{unnamed}.",
    )


def _no_claims(matter: Matter) -> Iterator[Sentence]:
    """Why no claim can be told."""
    if matter.counts.articles == 1:
        yield sentence(
            "claim", "How many independent origins anything has cannot be judged from ",
            link("one article", "articles"), ".",
        )  # fmt: skip
    elif "words_only" not in matter.settings and matter.lineage == Lineage():
        yield sentence(
            "claim", "How many independent origins anything has cannot be judged: ",
            link("nothing was traced", "before-you-use"), ".",
        )  # fmt: skip
    else:
        yield sentence("claim", "No claim was found in two ", link("articles", "articles"), " or more.")


def _one_article(lineage: Lineage) -> Iterator[Sentence]:
    """The claim of one article that it weakens most, of those that it says it could not check."""
    warned = [a for a in lineage.alone if a.warning]
    if not warned:
        return
    # one that can be understood alone; of these the one that its article most weakens
    entry = next((a for a in warned if not a.fragment), warned[0]).entry
    who = in_sentence(entry.statement.speaker or entry.statement.source or "nobody named", the=False)
    more = len(warned) - 1
    rest = link(counted(more, "more claim of one article", "more claims of one article"), "alone")
    yield sentence(
        "one-article",
        "Only one article, ",
        given(entry.where, f"a{entry.article.number}"),
        ", has this, and says that it could not check it: ",
        given(quoted(clause(entry.words.strip(MARKS), _ALONE)), f"s{entry.statement.number}"),
        " (",
        given(who),
        ")",
        *(("; the same holds for ", rest) if more else ()),
        ".",
    )


def _headlines(articles: Sequence[Article]) -> Iterator[Sentence]:
    """Headline words that nobody said, or else the first check; and how many places more to check."""
    checks = [(a, c) for a in articles for c in a.checks]
    if not checks:
        return
    unsaid = [n for n, (_, c) in enumerate(checks) if c.kind == "unsaid-quote"]
    verbs = [n for n, (_, c) in enumerate(checks) if c.kind == "stronger-verb"]
    first = (unsaid or verbs or [0])[0]
    article, check = checks[first]
    words = given(quoted(short(article.words(check.span), _QUOTED)), f"h{first + 1}")
    above: tuple[Piece | str, ...] = ("Above its text ", given(article.label), " has ", words)
    told = (
        *above,
        " in quotation marks, and nobody in the text is found to say so"
        if unsaid
        else f": {CHECKS[check.kind]}",
    )
    more = len(checks) - 1
    rest: tuple[Piece | str, ...] = (
        ("; ", link(counted(more, "more headline or opening", "more headlines or openings"), "headlines"),
         f" seem{'s' if more == 1 else ''} to claim more than the text")
        if more else ()
    )  # fmt: skip
    yield sentence("headlines", *told, *rest, ".")


def _figures(lineage: Lineage, weighed: Weighed) -> Iterator[Sentence]:
    """Two figures that must not be compared, how many more pairs, and how many contradict each other."""
    apart = [s.rstrip(".") for s in weighed.apart if "cannot be compared" in s]
    if not weighed.done:
        apart = [
            f"“{p.later.words}” and “{p.earlier.words}” cannot be compared: {p.why}"
            for p in lineage.figures
            if p.relation == "not-comparable" and p.earlier is not None
        ]
    against = sum(p.relation == "conflict" for p in lineage.figures)
    conflict = (
        (
            link(counted(against, "pair"), "figures"),
            " seems to be in conflict" if against == 1 else " seem to be in conflict",
        )
        if against
        else ()
    )
    if apart:
        more = len(apart) - 1
        yield sentence(
            "figures", link("Figures", "figures"), ": ", given(apart[0]),
            *((f"; nor can {counted(more, 'more pair')}",) if more else ()),
            *((", and " if more else "; ", *conflict) if conflict else ()), ".",
        )  # fmt: skip
    elif conflict:
        yield sentence("figures", "Of the figures, ", *conflict, ".")


def _fetch(missing: Sequence[Missing]) -> Iterator[Sentence]:
    """What the articles cite and the bundle lacks: what claims rest on, then what most articles cite."""
    if not missing:
        return
    ranked = sorted(enumerate(missing, 1), key=lambda m: (-len(m[1].claims), -len(m[1].articles), m[0]))
    yield sentence(
        "missing",
        "Cited here but not in hand, so fetch next: ",
        *listed([_ghost(n, m) for n, m in ranked], 4, more="missing"),
        ".",
    )


def _ghost(n: int, missing: Missing) -> Piece:
    kind = KINDS[missing.ghost.kind]
    rests = missing.claims
    told = f", claim{'s' if len(rests) > 1 else ''} {' and '.join(map(str, rests[:2]))}" if rests else ""
    return given(f"{in_sentence(missing.ghost.name, the=False)} ({kind}{told})", f"m{n}")


def _missed(counts: Counts, settings: dict[str, Setting]) -> Iterator[Sentence]:
    """How many statements reading has probably missed, from what it misses of articles that people marked."""
    if not counts.statements:
        return
    known = _FOUND.get((str(settings.get("model")), str(settings.get("convention"))))
    if known is None:
        yield sentence(
            "missed", "How many statements the reading missed cannot be judged: ",
            link("how it was read", "provenance"), " was never scored.",
        )  # fmt: skip
        return
    precision, recall = known
    missed = counts.statements * precision * (1 / recall - 1)
    wrong = counts.statements * (1 - precision)
    yield sentence(
        "missed",
        link("The reading", "provenance"),
        f" has probably missed about {counted(_rough(missed), 'statement')}, and about "
        f"{number(_rough(wrong))} of those it lists {'is' if _rough(wrong) == 1 else 'are'} probably no "
        f"statement at all: in {_ARTICLES_SCORED} news articles that people had marked up, it found "
        f"{round(100 * recall)} of every 100 statements, and {round(100 * precision)} of every 100 that it "
        "found were right.",
    )


def _rough(count: float) -> int:
    """*count* to tens from ten on: no more is known."""
    return max(1, round(count)) if count < 10 else int(round(count, -1))
