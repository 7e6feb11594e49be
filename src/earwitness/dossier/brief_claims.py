"""The sentences of a brief about claims: the most stated, two names, single origins, warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.lineage import Lineage, Renamed
from earwitness.dossier.naming import quoted, short
from earwitness.dossier.sentences import (
    Piece,
    Sentence,
    counted,
    given,
    link,
    listed,
    number,
    sentence,
    times,
)
from earwitness.dossier.statements import Article, warning_of
from earwitness.dossier.titles import clause
from earwitness.dossier.traced import Traced
from earwitness.dossier.weighed import ToldBelief, Weighed

_QUOTED: Final = 170  # characters of a claim: a long sentence
_NUMBERS: Final = 8  # claims that one sentence names by number
MARKS: Final = "\"“”'‘’«» "


@dataclass(frozen=True, slots=True)
class ToldFirst:
    """The sentence that tells a claim, and the claim's number."""

    claim: int
    sentence: Sentence


def most_stated(lineage: Lineage, weighed: Weighed, most: int) -> Iterator[ToldFirst]:
    """The *most* claims that most articles state, of those that can be told in their own words."""
    # those that need the name of whoever said them come last
    ordered = sorted(lineage.shared, key=lambda c: not stands_alone(c))
    for claim in ordered[:most]:
        yield ToldFirst(
            claim.number,
            sentence(
                "claim",
                link(f"Claim {claim.number}", f"c{claim.number}"),
                ", ",
                given(in_short(claim, _QUOTED)),
                f", is stated {times(len(claim.rows))} in ",
                f"{counted(claim.articles, 'article')} and ",
                *_goes_back(claim),
                *_likelihood(weighed.beliefs.get(claim.number)),
                ".",
            ),
        )


def stands_alone(claim: Traced) -> bool:
    """Whether the words under which *claim* is listed can be understood without who said them."""
    return claim.title is not None and claim.title.alone


def in_short(claim: Traced, most: int) -> str:
    """The words under which *claim* is listed, in quotation marks, cut where a clause ends."""
    if claim.title is None:
        return claim.text
    words = claim.title.words
    return claim.text.replace(quoted(words), quoted(clause(words, most)))


def _goes_back(claim: Traced) -> Iterator[Piece]:
    yield Piece(_range(claim))
    if claim.high == 1 and claim.beginnings:
        names = claim.beginnings[0].names
        yield Piece(", " if len(names) == 1 else ", known here as ")
        yield from listed([given(n, f"c{claim.number}-o1") for n in names], 3)


def _range(claim: Traced) -> str:
    if claim.low == claim.high:
        return f"goes back to {counted(claim.high, 'origin')}"
    return f"goes back to at most {counted(claim.high, 'origin')}, perhaps to {number(claim.low)}"


def _likelihood(belief: ToldBelief | None) -> Iterator[Piece]:
    """How likely it is, and never in one sentence what confidence the evidence base deserves."""
    if belief is None:
        return
    if belief.at is None:
        yield Piece("; whether it is so cannot be judged")
        return
    if belief.open:
        yield Piece(f"; how likely it is stays open ({belief.low}% to {belief.high}%)")
        return
    is_so = (
        f"there is {_article(belief.phrase)} of it"
        if belief.phrase.endswith("chance")
        else f"it is {belief.phrase}"
    )
    ends = f", range {belief.low}% to {belief.high}%" if belief.low is not None else ""
    yield Piece(f"; {is_so} ({belief.at}%{ends})")


def _article(phrase: str) -> str:
    return phrase if phrase.startswith("almost") else f"a {phrase}"


def two_names(renamed: Sequence[Renamed], told: Collection[int]) -> Iterator[Sentence]:
    """That one utterance stands under several names: the first that is sure, and how many more.

    It is not quoted again where it states a claim that was *told*.
    """
    sure = [(n, r) for n, r in enumerate(renamed, 1) if not r.borderline]
    if not sure:
        return
    n, first = sure[0]
    more = len(sure) - 1
    words: tuple[Piece | str, ...] = (
        (f" in claim {first.claim}",)
        if first.claim in told
        else (", ", given(quoted(clause(first.words.strip(MARKS), _QUOTED))), ",")
    )
    yield sentence(
        "two-names",
        link("The same words", f"n{n}"),
        *words,
        f" stand under {counted(len(first.credits), 'name')}: ",
        *listed([given(name) for name, _ in first.credits]),
        *(
            ("; so ", "does " if more == 1 else "do ", link(counted(more, "other quotation"), "renamed"))
            if more
            else ()
        ),
        ".",
    )


def single_origins(lineage: Lineage) -> Iterator[Sentence]:
    """Which claims of several articles rest on one origin, and which of these on somebody unnamed."""
    if not lineage.shared:
        return
    single = [c for c in lineage.shared if c.high == 1]
    several = counted(len(lineage.shared), "claim")
    perhaps = sum(c.low == 1 < c.high for c in lineage.shared)
    may = f"{number(perhaps)} {'more ' if single else ''}may" if perhaps else ""
    if not single:
        yield sentence(
            "one-origin", f"Of {several} that several articles state, none is found to go back to ",
            link("a single origin", "claims"), f"; {may}." if may else ".",
        )  # fmt: skip
        return
    unnamed = [c for c in single if c.beginnings and all(b.unnamed for b in c.beginnings)]
    yield sentence(
        "one-origin",
        f"Of {several} that several articles state, {number(len(single))} ",
        "goes back to a single origin, as far as is found ("
        if len(single) == 1
        else "go back to a single origin each, as far as is found (",
        *_numbers(single),
        f"), and {may}" if may else ")",
        *_on_nobody_named(unnamed),
        ".",
    )


def _on_nobody_named(claims: Sequence[Traced]) -> Iterator[Piece]:
    if claims:
        yield Piece("; ")
        yield from _numbers(claims)
        yield Piece(f" rest{'s' if len(claims) == 1 else ''} on somebody unnamed alone")


def _numbers(claims: Sequence[Traced]) -> Iterator[Piece]:
    yield Piece("claim " if len(claims) == 1 else "claims ")
    yield from listed([link(str(c.number), f"c{c.number}") for c in claims], _NUMBERS, more="claims")


def warnings(articles: Sequence[Article], lineage: Lineage) -> Iterator[Sentence]:
    """Which articles warn that something could not be checked, and where its claims stand without that."""
    warned = [(a, s, w) for a in articles for s in a.every_statement() if (w := warning_of(a, s))]
    if not warned:
        yield sentence(
            "warnings", link("No statement", "statements"),
            " here is read as coming with a warning that it could not be checked.",
        )  # fmt: skip
        return
    first, at, words = warned[0]
    papers = list(dict.fromkeys(a.number for a, _, _ in warned))
    under = {c.number: c for _, s, _ in warned for c in lineage.claims_of.get(s.report.id, ())}
    kept = {s.report.id for _, s, _ in warned}
    without = {
        row.entry.article.number
        for claim in under.values()
        for row in claim.rows
        if row.entry.statement.report.id not in kept and row.entry.article.number not in papers
    }
    others = [given(_label(articles, n), f"a{n}") for n in papers[1:]]
    yield sentence(
        "warnings",
        given(first.label, f"s{at.number}"),
        " warns: ",
        given(quoted(short(words, _QUOTED))),
        *_so_do(others),
        *_lost([under[n] for n in sorted(under)], len(without)),
        ".",
    )


def _so_do(others: Sequence[Piece]) -> Iterator[Piece]:
    if others:
        yield Piece("; ")
        yield from listed(others, 3)
        yield Piece(f" also warn{'s' if len(others) == 1 else ''} that something was not checked")


def _lost(under: Sequence[Traced], without: int) -> Iterator[Piece]:
    if not under:
        return
    who = counted(without, "other article") if without else "no other article"
    yield Piece(f"; {who} {'tell' if without > 1 else 'tells'} what stands under such a warning (")
    yield from _numbers(under)
    yield Piece(") without it")


def _label(articles: Sequence[Article], wanted: int) -> str:
    return next(a.label for a in articles if a.number == wanted)
