"""What articles, speakers and statements are called in a list, so that a reader finds them again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.dossier.statements import Article, Statement, wording
from earwitness.nobody import in_sentence
from earwitness.records import Claim, Party, PartyKind, Report, Span

# Of other statements than the one that a list is about, and of long descriptions of a speaker, so many
# characters are shown: about a line and a half, or half a line, of a terminal.
QUOTED: Final = 110
_CALLED: Final = 60
_PAIRS: Final = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“"}
# A single mark at the end may be an apostrophe: "the workers’".
_OPENED: Final = {"”": "“", "»": "«", '"': '"'}
_INNER: Final = str.maketrans({"“": "‘", "”": "’", "„": "‚"})
_ABOVE: Final = ("headline", "subhead")
_OPENING: Final = re.compile(r'"(?=\w)')
_NAMED: Final[frozenset[PartyKind]] = frozenset(("named-person", "named-organisation", "outlet"))
_SPACE: Final = re.compile(r"\s+")
_STRAIGHT: Final = re.compile(r'"([^"]*)"')


def short(words: str, most: int) -> str:
    """*words*, or its beginning up to *most* characters, ended at a word and marked with "…"."""
    if len(words) <= most:
        return words
    cut = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut or words[:most]} …"


def quoted(words: str) -> str:
    """*words* in quotation marks; marks around all of it are taken off, those inside made single.

    A mark whose other half was left out is taken off at either end.
    """
    words = words.strip().rstrip(",").rstrip()
    close = _PAIRS.get(words[:1])
    if close and len(words) > 1 and words[-1] == close and not set(words[1:-1]) & {words[0], close}:
        words = words[1:-1]
    elif close and close not in words[1:]:
        words = words[1:]
    elif words[-1:] in _OPENED and _OPENED[words[-1]] not in words[:-1]:
        words = words[:-1]
    words = words.strip().rstrip(",").rstrip()
    words = _STRAIGHT.sub(r"‘\1’", words.translate(_INNER))
    words = _OPENING.sub("‘", words).replace('"', "’")
    return f"“{words}”"


def called(name: str, kind: PartyKind) -> str:
    """A speaker's name, or the beginning of a long description of somebody unnamed, as inside a sentence."""
    name = _SPACE.sub(" ", name).strip()
    return short(name if kind in _NAMED else in_sentence(name), _CALLED)


class Names:
    """The articles and statements of a bundle, to be called by name."""

    def __init__(self, articles: Sequence[Article], merged: Iterable[Party] = ()) -> None:
        self._articles: Mapping[str, Article] = {a.document.id: a for a in articles}
        self._statements: Mapping[str, Statement] = {
            s.report.id: s for a in articles for s in a.every_statement()
        }
        self._labels = _labels(articles)
        self._merged = {member: party for party in merged for member in party.members}

    def knows(self, report: str) -> bool:
        """Whether there is such a statement."""
        return report in self._statements

    def place(self, report: str) -> tuple[int, int]:
        """Where a statement stands in the order of reading: its article's number and its own."""
        statement = self._statements[report]
        return self._articles[statement.report.document].number, statement.number

    def report(self, report: str) -> Report:
        """The record of a statement."""
        return self._statements[report].report

    def statement(self, report: str) -> Statement:
        """A statement as it is listed in its article."""
        return self._statements[report]

    def article(self, document: str) -> str:
        """An article's outlet, or file; with its date where the outlet has more than one."""
        return self._labels.get(document, document)

    def words(self, document: str, spans: Iterable[Span]) -> str:
        """Words of an article, on one line."""
        return wording(self._articles[document].document.text, spans) or ""

    def speaker(self, report: str) -> str:
        """Who makes a statement: by the name in its article, or in the words that introduce the unnamed."""
        statement = self._statements[report]
        article = self._articles[statement.report.document]
        party = article.people.get(statement.report.source.party)
        if statement.report.voice == "own":
            above = statement.report.place in _ABOVE
            return self.where(report) if above else f"{self.where(report)} in its own words"
        if party is not None:
            return called(article.people.name(party.id), party.kind)
        if statement.candidates:
            return f"{' or '.join(statement.candidates)} (not decided)"
        return called(statement.source, "unspecified") if statement.source else "no source given"

    def known_as(self, report: str) -> str:
        """Who makes a statement, by the name that all articles together give to whoever is one."""
        found = self.report(report)
        merged = self._merged.get(found.source.party or "")
        if found.voice == "own" or merged is None:
            return self.speaker(report)
        return called(merged.name, merged.kind)

    def where(self, report: str) -> str:
        """The article that a statement stands in, and whether in its headline."""
        found = self.report(report)
        article = self.article(found.document)
        return f"the {found.place} of {article}" if found.place in _ABOVE else article

    def said(self, report: str, spans: Iterable[Span] = (), *, cue: bool = False) -> str:
        """A statement in words: who, what in short (of it the *spans*, if given), and where.

        With *cue* also how: "the mayor (denied): …".
        """
        found = self.report(report)
        words = self.words(found.document, tuple(spans) or found.content)
        quotation = quoted(short(words, QUOTED)) if words else "(no words)"
        how = self.statement(report).cue if cue else None
        how = how if how and any(c.isalpha() for c in how) else None
        who = f"{self.speaker(report)} ({short(how, _CALLED)})" if how else self.speaker(report)
        return f"{who}: {quotation}" + ("" if found.voice == "own" else f" ({self.where(report)})")


def told_words(claim: Claim) -> Mapping[str, tuple[Span, ...]]:
    """For each report of *claim* its words for it."""
    return {w.report: w.spans for w in claim.wordings}


def _labels(articles: Sequence[Article]) -> dict[str, str]:
    """Names for articles: the outlet; if that is not enough its date as well, and if not that its file."""
    by_outlet = Counter(a.label for a in articles)
    labels = {a.document.id: a.label if by_outlet[a.label] == 1 else f"{a.label} {_day(a)}" for a in articles}
    again = Counter(labels.values())
    for a in articles:
        if again[labels[a.document.id]] > 1:
            labels[a.document.id] = f"{a.label} {a.file}"
    return labels


def _day(article: Article) -> str:
    return (article.document.published.date or "")[:10] or article.file
