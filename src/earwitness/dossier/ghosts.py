"""What the articles cite and the bundle lacks: the list of what to fetch next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from earwitness.dossier.entries import Entries, Entry
from earwitness.dossier.statements import Article
from earwitness.dossier.traced import Traced
from earwitness.records import Ghost


@dataclass(frozen=True, slots=True)
class Missing:
    """A ghost, the articles that cite it, the statements it is cited for, and the claims resting on it."""

    ghost: Ghost
    articles: tuple[tuple[Article, str], ...]
    entries: tuple[Entry, ...]
    claims: tuple[int, ...]


def missing(entries: Entries, ghosts: Iterable[Ghost], claims: Iterable[Traced]) -> tuple[Missing, ...]:
    """*ghosts* with the printed *claims* that rest on each: what most of them rest on first.

    Then what most articles and most statements cite.
    """
    resting: dict[str, list[int]] = {}
    for claim in claims:
        for ghost in claim.ghosts:
            resting.setdefault(ghost.id, []).append(claim.number)
    out = []
    for ghost in ghosts:
        articles = sorted((entries.articles[d] for d in set(ghost.cited_in)), key=lambda a: a.number)
        out.append(
            Missing(
                ghost=ghost,
                articles=tuple((a, entries.names.article(a.document.id)) for a in articles),
                entries=entries.in_order(ghost.reports),
                claims=tuple(sorted(resting.get(ghost.id, ()))),
            )
        )
    return tuple(sorted(out, key=_order))


def _order(of: Missing) -> tuple[int, int, int, str, str]:
    return -len(of.claims), -len(of.articles), -len(of.entries), of.ghost.name, of.ghost.id
