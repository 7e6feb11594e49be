"""What the bundle knows of parties: who is whom, which outlets are in hand, what is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.dossier.entries import Entry
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.picture.days import day_of
from earwitness.dossier.statements import Article
from earwitness.records import Ghost, Party

_THE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def bare(name: str) -> str:
    """*name* as two spellings of it are compared: without article, case and breaks."""
    return _THE.sub("", " ".join(name.split())).casefold()


class Known:
    """What the bundle knows of parties: who is whom, which outlets are in hand and what is not."""

    def __init__(self, articles: Sequence[Article], lineage: Lineage) -> None:
        self._merged: Mapping[str, Party] = lineage.merged
        many = Counter((a.label, day_of(a)) for a in articles)
        self._by_day = {a.document.id for a in articles if many[a.label, day_of(a)] == 1}
        self._outlets = {bare(a.document.outlet) for a in articles if a.document.outlet}
        self._ghosts = {
            bare(m.ghost.name): (m.ghost, f"m{n}") for n, m in reversed([*enumerate(lineage.missing, 1)])
        }

    def party(self, article: Article, party: str) -> tuple[str, str]:
        """The id and name of a party of one article, merged over articles if it is."""
        whole = self._merged.get(party)
        name = whole.name if whole else article.people.name(party)
        return (whole.id if whole else party), " ".join(name.split())

    def in_hand(self, name: str) -> bool:
        """Whether an outlet of that name has an article here."""
        return bare(name) in self._outlets

    def ghost(self, name: str) -> tuple[Ghost, str] | None:
        """The ghost of that name and its anchor on the page."""
        return self._ghosts.get(bare(name))

    def called(self, entry: Entry, *, dated: bool) -> str:
        """An article's outlet, or file; in full where the date beside it does not tell it from another."""
        return entry.article.label if dated and entry.article.document.id in self._by_day else entry.where

    def unnamed(self, article: Article, party: str) -> bool:
        """Whether *party* is somebody whom nobody names."""
        found = self._merged.get(party) or article.people.get(party)
        return found is not None and found.kind in ("anonymous-official", "anonymous-group", "unspecified")


def credited(entry: Entry) -> str | None:
    """Whom a statement names as its source; None for the outlet itself, or nobody."""
    statement = entry.statement
    if statement.report.voice == "own":
        return None
    name = entry.also or statement.speaker or statement.source
    return " ".join(name.split()) if name else None
