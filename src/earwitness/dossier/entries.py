"""Statements as they are listed outside their article: with its name, and with who their speaker is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.naming import Names, quoted, short
from earwitness.dossier.statements import Article, Statement
from earwitness.records import Party, PartyKind, Span

# An unnamed party's description in another article says no more than the one in this article.
_NAMED: Final[frozenset[PartyKind]] = frozenset(("named-person", "named-organisation", "outlet"))
_SPACE: Final = re.compile(r"\s+")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
# Characters of one statement that a list quotes, and of one that is but a guess; its place in the
# article is a click away.
_QUOTED: Final = 400
GUESSED: Final = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement to be listed: ``where`` names its article, ``also`` its speaker by the bundle's name.

    ``also`` is None where the article's own words have that name; ``words`` are in quotation marks,
    and empty if the statement has none.
    """

    article: Article
    where: str
    statement: Statement
    also: str | None
    words: str


class Entries:
    """Makes entries of a bundle's statements. *merged*: parties put together over articles."""

    def __init__(self, articles: Sequence[Article], names: Names, merged: Iterable[Party]) -> None:
        self.articles: Mapping[str, Article] = {a.document.id: a for a in articles}
        self.names = names
        self._merged = {member: party for party in merged for member in party.members}

    def entry(self, report: str, spans: Iterable[Span] = (), *, most: int = _QUOTED) -> Entry:
        """The statement that *report* is, in its words at *spans*, or all its content: *most* characters."""
        statement = self.names.statement(report)
        document = statement.report.document
        words = self.names.words(document, tuple(spans) or statement.report.content)
        return Entry(
            article=self.articles[document],
            where=self.names.article(document),
            statement=statement,
            also=self._also(statement),
            words=quoted(short(words, most)) if words else "",
        )

    def in_order(self, reports: Iterable[str]) -> tuple[Entry, ...]:
        """Entries of *reports*, in reading order."""
        return tuple(self.entry(r) for r in sorted(set(reports), key=self.names.place))

    def _also(self, statement: Statement) -> str | None:
        party = self._merged.get(statement.report.source.party or "")
        if party is None or party.kind not in _NAMED or statement.report.voice == "own":
            return None
        said = f"{statement.source or ''} {statement.speaker or ''}"
        return None if _bare(party.name) in _bare(said) else _SPACE.sub(" ", party.name)


def _bare(words: str) -> str:
    return _ARTICLE.sub("", _SPACE.sub(" ", words).strip()).casefold()
