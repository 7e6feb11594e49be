"""Who speaks in a bundle: statements by speaker, named ones across articles, unnamed ones in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from earwitness.dossier.statements import Article, Statement
from earwitness.dossier.telling import KINDS
from earwitness.records import Party, PartyKind

# Of these kinds a name says who it is; all others are somebody else in every article.
_NAMED: Final[frozenset[PartyKind]] = frozenset(("named-person", "named-organisation", "outlet"))
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Voice:
    """All statements of one speaker; ``name`` None: no source is given.

    ``about`` says what the articles call the speaker, ``unnamed`` how they say why there is no name.
    ``undecided`` marks statements whose source may be one of several, ``nameless`` a speaker whose
    name no article gives. ``through`` are those who passed statements on, ``motives`` what the articles give
    as the speaker's motive for telling or hiding things, each with its article.
    """

    name: str | None
    about: str
    unnamed: str | None
    undecided: bool
    nameless: bool
    statements: tuple[tuple[Article, Statement], ...]
    through: tuple[str, ...] = ()
    motives: tuple[tuple[Article, str], ...] = ()

    @property
    def articles(self) -> int:
        """In how many articles this speaker has a say."""
        return len({article.number for article, _ in self.statements})


def voices(
    articles: Sequence[Article], merged: Mapping[str, Party] = MappingProxyType({})
) -> tuple[Voice, ...]:
    """Reported statements by speaker: whoever has the most first, those without a source last.

    *merged* gives, for each party of one article, who that is in the whole bundle. Where it says nothing,
    the same name in two articles is taken for the same person or body, and the unnamed of two articles
    are kept apart.
    """
    found: dict[tuple[str, ...], list[tuple[Article, Statement]]] = {}
    for article in articles:
        for statement in article.every_statement():
            if statement.report.voice == "reported":
                found.setdefault(_key(article, statement, merged), []).append((article, statement))
    every = (_voice(statements, merged) for statements in found.values())
    return tuple(sorted(every, key=lambda v: (v.name is None, v.undecided, -len(v.statements), v.name or "")))


def by_kind(speakers: Sequence[Voice]) -> tuple[tuple[str, tuple[Voice, ...]], ...]:
    """*speakers* under a heading for each kind that there is, named ones first, in their order."""
    kinds: dict[str, list[Voice]] = {
        name: [] for name in ("Named", "Unnamed", "The text does not decide", "No source given")
    }
    for voice in speakers:
        if voice.name is None:
            kinds["No source given"].append(voice)
        elif voice.undecided:
            kinds["The text does not decide"].append(voice)
        else:
            kinds["Unnamed" if voice.nameless else "Named"].append(voice)
    return tuple((name, tuple(those)) for name, those in kinds.items() if those)


def _key(article: Article, statement: Statement, merged: Mapping[str, Party]) -> tuple[str, ...]:
    report = statement.report
    party = article.people.get(report.source.party)
    if party is not None and party.id in merged:
        return ("party", merged[party.id].id)
    if party is not None:
        return ("name", _plain(party.name)) if party.kind in _NAMED else ("party", party.id)
    if report.source.candidates:
        return ("candidates", *sorted(report.source.candidates))
    if statement.source is None:
        return ("none",)
    return ("words", str(article.number), _plain(statement.source))


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold().removeprefix("the ")


def _voice(statements: list[tuple[Article, Statement]], merged: Mapping[str, Party]) -> Voice:
    known = [
        (article, party)
        for article, statement in statements
        if (party := article.people.get(statement.report.source.party)) is not None
    ]
    parties = [party for _, party in known]
    first = statements[0][1]
    names = Counter(_SPACE.sub(" ", merged.get(p.id, p).name).strip() for p in parties)
    if names:
        name: str | None = min(names, key=lambda n: (-names[n], n))
    elif first.candidates:
        name = " or ".join(dict.fromkeys(first.candidates))
    else:
        name = first.source
    whole = merged.get(parties[0].id) if parties else None
    if whole is not None:
        parties = [whole, *parties]
    unnamed = next((w for a, p in known if (w := _anonymity(a, p)) is not None), None)
    return Voice(
        name,
        _about(parties),
        unnamed,
        bool(first.candidates),
        _nameless(parties),
        tuple(statements),
        through=tuple(dict.fromkeys(name for _, s in statements for name in s.through)),
        motives=_motives(known),
    )


def _motives(known: Sequence[tuple[Article, Party]]) -> tuple[tuple[Article, str], ...]:
    """What the articles give as the motive of these parties, where they inform or mislead somebody."""
    out: dict[tuple[int, str], tuple[Article, str]] = {}
    for article, party in known:
        for edge in article.informs:
            if edge.informer == party.id and edge.motive:
                words = _SPACE.sub(" ", edge.motive).strip()
                out.setdefault((article.number, words), (article, words))
    return tuple(out.values())


def _about(parties: Sequence[Party]) -> str:
    """Role, affiliation and, but for named people and bodies, the kind."""
    known = parties[0] if parties else None
    if known is None:
        return ""
    role = next((p.role for p in parties if p.role), None)
    affiliation = next((p.affiliation for p in parties if p.affiliation), None)
    kind = None if known.kind in ("named-person", "named-organisation", "unspecified") else KINDS[known.kind]
    words = [w for w in (role, affiliation, kind) if w]
    return _SPACE.sub(" ", ", ".join(dict.fromkeys(words)))


def _nameless(parties: Sequence[Party]) -> bool:
    return bool(parties) and parties[0].kind in ("anonymous-official", "anonymous-group", "unspecified")


def _anonymity(article: Article, party: Party) -> str | None:
    if party.anonymity is None:
        return None
    return _SPACE.sub(" ", article.document.text[slice(*party.anonymity)]).strip() or None
