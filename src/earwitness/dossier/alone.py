"""Claims that one article alone states: who says what, and what weakens it, the weakest told first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.claims import ToldClaim
from earwitness.dossier.entries import Entries, Entry
from earwitness.dossier.naming import told_words
from earwitness.dossier.statements import Article, Statement, warning_of
from earwitness.dossier.telling import KINDS, UNCHECKED
from earwitness.dossier.titles import NEEDS_NAME, faults
from earwitness.nobody import is_nobody
from earwitness.records import PartyKind

_UNNAMED: Final[frozenset[PartyKind]] = frozenset(("anonymous-official", "anonymous-group", "unspecified"))
# An outlet says that it found no support in its own words, under what it tells: it is about so many
# statements above it at most, those of the same source first. A paragraph or two.
_REACH: Final = 6
# What an outlet says of its own checking.
_SUPPORT: Final = re.compile(
    r"\b(?:support|confirm|corroborat|verif|check|establish|substantiat)\w*", re.IGNORECASE
)
# A source that was not there: "has the story from a relative", "heard it from a guard".
_SECOND_HAND: Final = re.compile(
    r"\b(?:has|have|had|got|heard|hears|knows?|knew|learn(?:s|ed|t))\b(?: \S+){0,5} from "
    r"((?:an?|the|his|her|their|one|two|somebody|someone) [^.,;:]{2,80})|\b(?:second[- ]hand|hearsay)\b",
    re.IGNORECASE,
)
MOST_ALONE: Final = 200  # rows that are printed: a long list of one line each; the records have all
# What each mark counts in the order of the list: what an article itself warns of comes first.
_WARNED: Final = 16
_HEARSAY: Final = 8
_GHOST: Final = 4
_HEDGED: Final = 3
_HEADLINE: Final = 2
_DENIES: Final = 2  # it is itself a denial: that is told with the denials
_NAMELESS: Final = 1


@dataclass(frozen=True, slots=True)
class Alone:
    """A claim of one article: its first statement, and what weakens it, each in a few words.

    ``warning`` are the words in which the article itself says that it could not be checked.
    """

    entry: Entry
    marks: tuple[str, ...]
    worth: int
    warning: str | None = None

    @property
    def fragment(self) -> bool:
        """Whether its words cannot be understood alone."""
        return faults(self.entry.words.strip("“”")) >= NEEDS_NAME


def alone(entries: Entries, told: Sequence[ToldClaim]) -> tuple[Alone, ...]:
    """Those of *told* that one article states and nobody disputes: the most qualified first."""
    rows = [_row(t, entries) for t in told if not t.matters]
    return tuple(sorted(rows, key=lambda r: (-r.worth, r.fragment, r.entry.statement.number)))


def _row(told: ToldClaim, entries: Entries) -> Alone:
    report = min(
        told.reports, key=lambda r: (entries.names.report(r).place != "body", entries.names.place(r))
    )
    entry = entries.entry(report, told_words(told.claim).get(report, ()))
    marks = [*_marks(entry, told)]
    warning = _warning(entry)
    if warning:
        marks.insert(0, (_WARNED, f"its article warns: “{warning}”"))
    return Alone(entry, tuple(words for _, words in marks), sum(worth for worth, _ in marks), warning)


def _marks(entry: Entry, told: ToldClaim) -> Iterator[tuple[int, str]]:
    statement, article = entry.statement, entry.article
    if statement.report.stance in ("denies", "doubts"):
        yield _DENIES, str(statement.report.stance)
    whence = _second_hand(statement, article)
    if whence:
        yield _HEARSAY, whence
    if statement.through:
        yield _HEARSAY, f"told through {', '.join(statement.through)}"
    elif statement.inside:
        yield _HEARSAY, f"told inside statement {statement.inside}"
    for ghost in told.ghosts[:2]:
        yield _GHOST, f"rests on {ghost.name} ({KINDS[ghost.kind]}), not in hand"
    hedges = statement.report.hedges
    if hedges:
        words = dict.fromkeys(article.words(h) for h in hedges)
        yield _HEDGED, f"hedged: {', '.join(f'“{w}”' for w in words)}"
    if statement.report.place in ("headline", "subhead"):
        yield _HEADLINE, f"in a {statement.report.place} only"
    party = article.people.get(statement.report.source.party)
    if statement.report.voice == "reported":
        if party is None and not statement.source:
            yield _NAMELESS, "no source given"
        elif party is None or party.kind in _UNNAMED or is_nobody(party.name):
            yield _NAMELESS, "source not named"


def _second_hand(statement: Statement, article: Article) -> str | None:
    """That its source has it from somebody else, by the source's own account anywhere in the article."""
    party = statement.report.source.party
    for other in article.every_statement():
        if other is statement or party is None or other.report.source.party != party:
            continue
        found = _SECOND_HAND.search(other.content or "")
        if found:
            whom = f": from {found.group(1)}" if found.group(1) else ""
            return f"at second hand{whom} (statement {other.number})"
    return None


def _warning(entry: Entry) -> str | None:
    """Words in which the article says that this was not checked: the report's, or the outlet's just below."""
    own = warning_of(entry.article, entry.statement)
    if own:
        return own
    here = entry.article
    if entry.statement.report.voice != "reported":
        return None
    after = [s for s in here.every_statement() if s.number > entry.statement.number][:_REACH]
    for other in after:
        content = other.content or ""
        if other.report.voice == "own" and _SUPPORT.search(content) and UNCHECKED.search(content):
            return content.strip()
    return None
