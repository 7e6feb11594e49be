"""Changes against an earlier dossier in lists, each line leading to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.naming import quoted, short
from earwitness.dossier.sentences import Piece, Pieces, counted, given, link, number
from earwitness.dossier.since_claims import ClaimsSince
from earwitness.dossier.since_figures import FiguresSince, Renumbered, Reweighed
from earwitness.dossier.since_ghosts import GhostsSince, ghosts_since
from earwitness.dossier.since_matching import Matched, State
from earwitness.dossier.since_words import Passage, changed_passages
from earwitness.dossier.statements import Article, Statement
from earwitness.dossier.traced import Traced
from earwitness.dossier.weighed import ToldBelief
from earwitness.dossier.word_marks import word_marks

_NAMED: Final = 3  # claims that one line names
_MOST_LINES: Final = 40  # of one list
_MOST_PASSAGES: Final = 12  # of one edited article
_QUOTED: Final = 110  # characters of a statement or claim


@dataclass(frozen=True, slots=True)
class Differences:
    """All that was found by comparing; ``claims`` None where one of the two was not traced."""

    before: State
    now: State
    matches: Matched
    claims: ClaimsSince | None
    figures: FiguresSince

    @property
    def ghosts(self) -> GhostsSince:
        return ghosts_since(self.before, self.now, self.matches.new) if self.claims else GhostsSince()


@dataclass(frozen=True, slots=True)
class Line:
    """One change: a sentence with links, and of an edited article the passages that changed."""

    pieces: Pieces
    passages: tuple[Passage, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Changes of one kind, under the anchor *at*; ``more`` of them are not listed."""

    at: str
    heading: str
    lines: tuple[Line, ...]
    more: int = 0


def listings(of: Differences) -> tuple[Listing, ...]:
    """The lists of changes, those that are empty left out."""
    every = (
        ("since-articles", "Articles", [*_articles(of)]),
        ("since-statements", "Statements in articles that were here before", [*_statements(of)]),
        ("since-claims", "Claims and their origins", [*_claims(of)]),
        ("since-beliefs", "What may be believed", [*_beliefs(of)]),
        ("since-denials", "Denials and other disputes", [*_denials(of)]),
        ("since-figures", "Figures", [*_figures(of)]),
        ("since-missing", "Not in hand", [*_ghosts(of)]),
    )
    return tuple(
        Listing(at, heading, tuple(lines[:_MOST_LINES]), max(0, len(lines) - _MOST_LINES))
        for at, heading, lines in every
        if lines
    )


def _article(article: Article) -> Piece:
    return given(named(article), f"a{article.number}")


def named(article: Article) -> str:
    """An article by its outlet, or file, and its date."""
    date = (article.document.published.date or "")[:10]
    return f"{article.label} {date}".strip()


def _headline(article: Article) -> str:
    return f" {quoted(short(article.document.headline, _QUOTED))}" if article.document.headline else ""


def _said(article: Article) -> int:
    return sum(s.report.voice == "reported" for s in article.every_statement())


def _articles(of: Differences) -> Iterator[Line]:
    for article in of.matches.new:
        yield Line(
            (
                Piece("New: "), _article(article), given(_headline(article)),
                Piece(f", {counted(_said(article), 'statement')}"),
            )
        )  # fmt: skip
    for article in of.matches.gone:
        said = Piece(f", which had {counted(_said(article), 'statement')}")
        yield Line((Piece("Gone: "), given(named(article)), given(_headline(article)), said))
    for before, now in of.matches.edited:
        passages = changed_passages(before.document.text, now.document.text)
        count = counted(len(passages), "passage") if passages else "the spacing alone"
        yield Line(
            (Piece("Edited: "), _article(now), given(_headline(now)), Piece(f", {count}")),
            passages[:_MOST_PASSAGES],
            max(0, len(passages) - _MOST_PASSAGES),
        )
    for before, now in of.matches.same:
        if (old := _dated(before)) != (new := _dated(now)):
            words = f": {old} before, now {new}, with the same text"
            yield Line((Piece("Put down otherwise: "), _article(now), given(words)))


def _dated(article: Article) -> str:
    published = article.document.published
    day = published.date or f"{published.earliest or '…'} to {published.latest or '…'}"
    return f"{article.document.outlet or 'no outlet'}, {day if day != '… to …' else 'no date'}"


def _statements(of: Differences) -> Iterator[Line]:
    now, before = of.now.statements, of.before.statements
    for statement in new_statements(of):
        yield Line((Piece("New: "), *_statement(of.now, statement)))
    for statement in gone_statements(of):
        yield Line((Piece("Gone: "), given(of.before.names.said(statement.report.id, cue=True))))
    for report in reworded(of):
        later = now[of.matches.reports[report]]
        pieces = word_marks(before[report].content or "", later.content or "")
        marks = (Passage("changed", pieces),) if len(pieces) > 1 else ()
        was = "" if marks else f", before {quoted(short(before[report].content or '', _QUOTED))}"
        yield Line((Piece("In other words: "), *_statement(of.now, later), given(was)), marks)


def _statement(state: State, statement: Statement) -> Pieces:
    said = state.names.said(statement.report.id, cue=True)
    return link(f"statement {statement.number}", f"s{statement.number}"), given(f", {said}")


def new_statements(of: Differences) -> list[Statement]:
    """Statements that are new, in articles that were here before."""
    there = set(of.matches.reports.values())
    new = {a.document.id for a in of.matches.new}
    return [
        s
        for s in of.now.statements.values()
        if s.report.id not in there and s.report.document not in new and s.report.voice == "reported"
    ]


def gone_statements(of: Differences) -> list[Statement]:
    """Statements that are gone, from articles that are still here."""
    gone = {a.document.id for a in of.matches.gone}
    return [
        s
        for s in of.before.statements.values()
        if s.report.id not in of.matches.reports
        and s.report.document not in gone
        and s.report.voice == "reported"
    ]


def reworded(of: Differences) -> list[str]:
    """Earlier statements that are made in other words now, in the order of this page."""
    now = of.now.statements
    found = [r for r in of.matches.reworded if of.before.statements[r].report.voice == "reported"]
    return sorted(found, key=lambda r: now[of.matches.reports[r]].number)


def _claim(claim: Traced) -> Pieces:
    """A claim of this page, with its words."""
    return link(f"claim {claim.number}", f"c{claim.number}"), given(f", {words_of_claim(claim)}")


def words_of_claim(claim: Traced, most: int = _QUOTED) -> str:
    """The beginning of a claim, in quotation marks."""
    return quoted(short(claim.text, most))


def origins(low: int, high: int) -> str:
    """A range of origins in words."""
    return counted(high, "origin") if low == high else f"{number(low)} to {counted(high, 'origin')}"


def _claims(of: Differences) -> Iterator[Line]:
    found = of.claims
    if found is None:
        return
    for claim in found.new:
        stated = f": stated in {counted(claim.articles, 'article')}, {origins(claim.low, claim.high)}"
        yield Line((Piece("New: "), *_claim(claim), Piece(stated)))
    for claim in found.gone:
        yield Line((Piece("Listed no longer: "), given(words_of_claim(claim))))
    for claim, was in found.merged:
        yield Line((Piece("Put together: "), *_claim(claim), given(f": before apart, {_all_words(was)}")))
    for claim, are in found.split:
        pieces = [p for c in are for p in (Piece("; "), *_claim(c))][1:]
        yield Line((Piece("Taken apart: "), given(f"{words_of_claim(claim)} is now "), *pieces))
    for pair in found.continued:
        claim, parts = pair.now, []
        if pair.range_changed and pair.before is not None:
            before = origins(pair.before.low, pair.before.high)
            parts.append(f"{origins(claim.low, claim.high)} where it had {before}")
        if pair.spread:
            parts.append(
                f"in {counted(claim.articles, 'article')} where it stood in {number(pair.documents)}"
            )
        elif pair.statements != len(claim.rows):
            parts.append(f"stated {len(claim.rows)} times, before {pair.statements}")
        if parts:
            yield Line((Piece("Another count: "), *_claim(claim), Piece(f": {', '.join(parts)}")))


def _all_words(claims: Sequence[Traced]) -> str:
    return " and ".join(map(words_of_claim, claims[:_NAMED])) + (
        f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
    )


def phrased(belief: ToldBelief) -> str:
    """A belief as phrase and percentage: "likely (68%)", "a roughly even chance (51%)"."""
    article = "a " if belief.phrase.startswith("roughly") else ""
    return belief.phrase if belief.at is None else f"{article}{belief.phrase} ({belief.at}%)"


def _beliefs(of: Differences) -> Iterator[Line]:
    for moved in of.claims.moved if of.claims else ():
        claim = moved.claim
        belief = Piece(f"now {phrased(moved.now)}", f"b{claim.number}")
        yield Line((*_claim(claim), Piece(": "), belief, Piece(f", before {phrased(moved.before)}")))


def _denials(of: Differences) -> Iterator[Line]:
    if of.claims is None:
        return
    for claim, dispute in of.claims.denials:
        perhaps = "Perhaps new: " if dispute.borderline else "New: "
        entry = dispute.entry
        yield Line(
            (
                Piece(perhaps),
                *_statement(of.now, entry.statement),
                Piece(f" {dispute.what}: "),
                *_claim(claim),
            )
        )
    for claim, dispute in of.claims.withdrawn:
        said = of.before.names.said(dispute.entry.statement.report.id, cue=True)
        yield Line((Piece("Gone: "), given(f"{said} against {words_of_claim(claim)}")))


def _figures(of: Differences) -> Iterator[Line]:
    for changed in of.figures.renumbered:
        yield Line(_renumbered(changed))
    for weighed in of.figures.reweighed:
        yield Line(_reweighed(weighed))
    for pair in of.figures.conflicts:
        words = f"“{pair.later.words}” and “{pair.earlier.words if pair.earlier else ''}”"
        yield Line((Piece("In conflict: "), given(words, "figures")))


def _renumbered(changed: Renumbered) -> Pieces:
    at = f"s{changed.statement.number}" if changed.statement else f"a{changed.article.number}"
    return (
        given(f"“{changed.before}” became “{changed.now}”", at), Piece(" in "), _article(changed.article)
    )  # fmt: skip


def _reweighed(changed: Reweighed) -> Pieces:
    before, now = (_value(q.value, q.interval) for q in (changed.before, changed.now))
    return given(f"“{changed.what}”", "figures"), Piece(f" may be {now}; before {before}")


def _value(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "cannot be judged"
    return _digits(value) + (f" ({_digits(interval[0])} to {_digits(interval[1])})" if interval else "")


def _digits(value: float) -> str:
    """*value* to three digits, in full: "9,020", "0.61"."""
    return f"{float(f'{value:.3g}'):,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _ghosts(of: Differences) -> Iterator[Line]:
    ghosts = of.ghosts
    for name, articles in ghosts.in_hand:
        pieces = [p for a in articles for p in (Piece(", "), _article(a))][1:]
        yield Line((Piece("Now in hand: "), given(name), Piece(", as "), *pieces))
    for n, lack in ghosts.new:
        yield Line((Piece("Cited and lacking: "), given(lack.ghost.name, f"m{n}")))
    for name in ghosts.gone:
        yield Line((Piece("Cited no longer: "), given(name)))
