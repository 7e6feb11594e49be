"""What speakers, articles and statements are called in a note, with the links of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from earwitness.dossier.entries import Entry
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markdown_text import plain, wiki, within
from earwitness.dossier.naming import short
from earwitness.dossier.sentences import Piece, Sentence
from earwitness.dossier.statements import Article, Statement
from earwitness.nobody import in_sentence, is_nobody
from earwitness.records import Ghost, Party, PartyKind

# Only their names say who it is: "a senior official" is somebody else in every article, and gets no note.
_NAMED: Final[frozenset[PartyKind]] = frozenset(("named-person", "named-organisation", "outlet"))
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_CALLED: Final = 80  # characters of a description
# Anchors of the page that are headings here; all others are names of blocks.
HEADINGS: Final = {
    "before-you-use": "Before you use this",
    "claims": "Claims",
    "alone": "Claims of one article",
    "denials": "Denials",
    "renamed": "Same words under two names",
    "figures": "Figures",
    "missing": "Not in hand",
    "copied": "Copied text",
    "headlines": "Headlines to check",
    "statements": "Speakers",
    "articles": "Articles",
    "provenance": "How this was made",
}


class Naming:
    """Calls the parts of one bundle by name; all that comes back is Markdown."""

    def __init__(self, articles: Sequence[Article], lineage: Lineage) -> None:
        self._merged = lineage.merged
        self._several = {o for o, n in Counter(a.document.outlet for a in articles).items() if n > 1}
        self._listed = {c.number for c in lineage.claims}
        self._parties = {p.name: p for p in self._merged.values()}

    def outlet(self, article: Article) -> str:
        """The outlet as a link; with the article's number where the outlet has more than one."""
        if article.document.outlet is None:
            return plain(article.file)
        link = wiki(article.document.outlet)
        return f"{link} (article {article.number})" if article.document.outlet in self._several else link

    def party(self, party: Party, *, called: str | None = None) -> str:
        """Who it is in the whole bundle: a link if it has a name."""
        whole = self._merged.get(party.id, party)
        name = called or whole.name
        return _note(name) if whole.kind in _NAMED else plain(short(_ARTICLE.sub(_lower, name), _CALLED))

    def known(self, name: str) -> str:
        """Somebody whom another part of the dossier calls *name*: a link if a named party has that name."""
        party = self._parties.get(name)
        return _note(name) if party is not None and party.kind in _NAMED else plain(name)

    def speaker(self, article: Article, statement: Statement) -> str:
        """Who makes a statement; in parentheses the words of the article, where they are others."""
        if statement.report.voice == "own":
            return f"{self.outlet(article)} in its own words"
        source = short(_said(statement.source), _CALLED) if statement.source else ""
        party = article.people.get(statement.report.source.party)
        if party is None and statement.candidates:
            either = plain(" or ".join(statement.candidates))
            return f"“{plain(source)}” (not decided: {either})" if source else f"{either} (not decided)"
        if party is None:
            return plain(source) or "no source given"
        who = self.party(party)
        whole = self._merged.get(party.id, party)
        same = not source or _bare(source) == _bare(whole.name)
        return who if same else f"{who} (“{plain(source)}”)"

    def ghost(self, ghost: Ghost) -> str:
        """What is not in hand: a link to a note yet to be written, unless it is but "a screenshot"."""
        described = re.match(r"an?\s", ghost.name, re.IGNORECASE)
        return plain(ghost.name) if described else wiki(ghost.name)

    def claim(self, number: int) -> str:
        """A claim by its number; one of a single article has none in the note."""
        return claim_link(number) if number in self._listed else "a claim of one article"

    def by(self, entry: Entry) -> str:
        """Who makes a listed statement."""
        return self.speaker(entry.article, entry.statement)

    def at(self, entry: Entry) -> str:
        """Where a listed statement stands: its number, which leads there, and its outlet."""
        above = entry.statement.report.place
        place = f", {above}" if above in ("headline", "subhead") else ""
        return f"{statement_link(entry.statement.number)} in {self.outlet(entry.article)}{place}"


def _said(source: str) -> str:
    """The words for a source, those for nobody in particular without their capital."""
    return in_sentence(source) if is_nobody(source) else source


def _note(name: str) -> str:
    """A link to somebody's note: of "the Russian army" to that of the Russian army, by whatever article."""
    return f"the {wiki(name[4:])}" if name.startswith("the ") else wiki(name)


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


def _bare(words: str) -> str:
    return _ARTICLE.sub("", words).casefold()


def statement_link(number: int) -> str:
    """A statement by its number, which leads to where it is listed."""
    return within(str(number), f"^s{number}")


def claim_link(number: int) -> str:
    """A claim by its number, which leads to it."""
    return within(f"claim {number}", f"^c{number}")


def told(of: Sentence, blocks: frozenset[str]) -> str:
    """A sentence of the brief; its pieces lead on to headings of this note and to those of *blocks*."""
    return "".join(_piece(p, blocks) for p in of.pieces)


def _piece(of: Piece, blocks: frozenset[str]) -> str:
    before, after = (" " if edge.isspace() else "" for edge in (of.words[:1], of.words[-1:]))
    if not of.words.strip():
        return before
    if of.to in HEADINGS:
        return f"{before}{within(of.words, HEADINGS[of.to])}{after}"
    words = within(of.words, f"^{of.to}") if of.to in blocks else plain(of.words)
    return f"{before}{words}{after}"
