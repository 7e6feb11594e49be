"""Whom the names mean that somebody asks to have redacted.

A name is looked for among the parties first, by id, name, alias or description, then in the words of the
articles, since people who say nothing are no parties. What nobody is called is told, with what is near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final

from earwitness.errors import SettingError
from earwitness.names import is_given, is_outlet, phrase
from earwitness.records import AnyRecord, Document, Ghost, Party, PartyKind
from earwitness.redaction.finding import Finder
from earwitness.redaction.folding import fold, spellings
from earwitness.redaction.forms import Forms, bare, forms, is_ordinary, is_person, name_words

_ID: Final = re.compile(r"par-[0-9a-f]{16}")
_NAMED: Final[frozenset[PartyKind]] = frozenset(
    ("named-person", "named-organisation", "outlet", "document", "social-post")
)
_MOST_TOLD: Final = 6
_NEAR: Final = 0.5  # likeness from which a name is told as near to the one asked for


@dataclass(slots=True)
class Known:
    """One party of a bundle: its records, and what it is called in them and in the articles."""

    ids: set[str] = field(default_factory=set)
    kinds: set[PartyKind] = field(default_factory=set)
    titles: dict[str, None] = field(default_factory=dict)  # names of its records, in order
    names: set[str] = field(default_factory=set)
    descriptions: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def person(self) -> bool:
        return "named-person" in self.kinds

    @property
    def called(self) -> str:
        return max(self.titles, key=lambda t: (len(t.split()), t), default="")

    def told(self) -> str:
        """For a message: its name, and the id by which it can be chosen."""
        places = f", in {len(self.documents)} articles" if len(self.documents) > 1 else ""
        return f"{self.called!r} ({min(self.ids)}{places})"

    def full_names(self) -> frozenset[tuple[str, ...]]:
        """Its names of two words or more, folded."""
        words = (tuple(map(fold, name_words(n))) for n in self.names)
        return frozenset(w for w in words if len(w) > 1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One party to be redacted: the ids of its records (none for one that nobody quotes), and its forms.

    ``asked`` are the names that it was asked for by.
    """

    number: int
    ids: frozenset[str]
    forms: Forms
    asked: tuple[str, ...] = ()


class Cast:
    """Everybody in *records*, to be chosen from."""

    def __init__(self, records: Sequence[AnyRecord]) -> None:
        ordered = sorted(records, key=lambda r: r.id)
        self.documents = {r.id: r for r in ordered if isinstance(r, Document)}
        self.parties = {r.id: r for r in ordered if isinstance(r, Party)}
        self._ghosts = [r for r in ordered if isinstance(r, Ghost)]
        self.known = tuple(self._gathered())

    def _gathered(self) -> Iterator[Known]:
        taken: set[str] = set()
        merged = [p for p in self.parties.values() if p.document is None]
        for party in merged:
            members = [self.parties[m] for m in party.members if m in self.parties]
            taken.update(p.id for p in (party, *members))
            yield self._one((party, *members))
        for party in self.parties.values():
            if party.id not in taken:
                yield self._one((party,))

    def _one(self, parties: Iterable[Party]) -> Known:
        out = Known()
        for party in parties:
            out.ids.add(party.id)
            out.kinds.add(party.kind)
            out.titles.setdefault(party.name)
            document = self.documents.get(party.document or "")
            if document is not None:
                out.documents.add(document.id)
            spans = party.mentions if document is not None else ()
            for words in (party.name, *(document.text[s:e] for s, e in spans if document is not None)):
                form = phrase(words).form
                if form == "name" and party.kind in _NAMED:
                    out.names.add(words)
                elif form in ("name", "role"):
                    out.descriptions.add(words)
        return out

    def choose(self, asked: Sequence[str], texts: Iterable[str], *, first: int = 1) -> tuple[Chosen, ...]:
        """Those whom *asked* names, numbered from *first*; two names of one party choose it once.

        *texts* is all that may hold a name. Raises SettingError for a name that is nowhere, that is empty, or
        that is the name of several.
        """
        everything = tuple(texts)
        found: list[tuple[list[Known], list[str], Finder | None]] = []
        for name in asked:
            who = self._meant(name)
            unheard = None if who else self._unheard(name, everything)
            same = next((f for f in found if any(k in f[0] for k in who)), None)
            if same is None:
                found.append((who, [name], unheard))
            else:
                same[0].extend(k for k in who if k not in same[0])
                same[1].append(name)
        chosen_ids = {i for who, _, _ in found for k in who for i in k.ids}
        return tuple(
            Chosen(
                number,
                frozenset(i for k in who for i in k.ids),
                unheard.forms if unheard else self._forms(who, names, chosen_ids),
                tuple(names),
            )
            for number, (who, names, unheard) in enumerate(found, first)
        )

    def same(self, chosen: Chosen) -> Chosen:
        """The party that was *chosen* in another run, as it is here, with what it is called in both."""
        who = [
            k for k in self.known if k.ids & chosen.ids or (k.person and k.full_names() & chosen.forms.full)
        ]
        for name in chosen.asked:
            try:
                who += [k for k in self._meant(name) if k not in who]
            except SettingError:
                continue  # nobody, or several; what it is called in the other run holds here too
        ids = frozenset(i for k in who for i in k.ids)
        here = self._forms(who, chosen.asked, set(ids)) if who else chosen.forms
        return Chosen(chosen.number, ids, chosen.forms.with_(here), chosen.asked)

    def names_but(self, ids: frozenset[str] | set[str]) -> frozenset[tuple[str, ...]]:
        """Folded full names of everybody else than the parties *ids*."""
        others = {n for k in self.known if not k.ids & ids for n in k.full_names()}
        ghosts = (tuple(map(fold, name_words(g.name))) for g in self._ghosts)
        mine = {n for k in self.known if k.ids & ids for n in k.full_names()}
        return frozenset((others | {g for g in ghosts if len(g) > 1}) - mine)

    def _meant(self, asked: str) -> list[Known]:
        """The parties that are called *asked*; SettingError where that may be several people."""
        plain = bare(asked)
        if not any(map(str.isalnum, plain)):
            raise SettingError(f"--redact {asked!r}: names nobody; give a name, as it stands in the articles")
        if _ID.fullmatch(asked.strip()):
            by_id = [k for k in self.known if asked.strip() in k.ids]
            if not by_id:
                raise SettingError(
                    f"--redact {asked}: no party has this id; 'earwitness read --json' lists them"
                )
            return by_id
        exact = [k for k in self.known if plain in {bare(w) for w in (*k.titles, *k.names, *k.descriptions)}]
        words = tuple(map(fold, name_words(asked)))
        alike = [
            k for k in self.known if k not in exact and words and any(_fits(words, n) for n in k.full_names())
        ]
        found = exact + alike
        named = {n for k in found for n in k.full_names()}
        titled = [k for k in exact if plain in {bare(t) for t in k.titles}]
        if len(found) <= 1 or (named and all(_one_name(a, b) for a in named for b in named)):
            return found
        if len(words) > 1 and all(k.person for k in exact) and exact:
            return exact  # people of one name cannot be told apart by it
        if not words and len(titled) == 1:
            return titled
        told = ", ".join(sorted(k.told() for k in found)[:_MOST_TOLD])
        more = f" and {len(found) - _MOST_TOLD} more" if len(found) > _MOST_TOLD else ""
        raise SettingError(
            f"--redact {asked!r}: may be {len(found)} parties, {told}{more}; give the whole name, "
            "or the id of each that you mean"
        )

    def _unheard(self, asked: str, texts: Sequence[str]) -> Finder:
        """Finds *asked*, whom no statement is from. Raises SettingError if it stands nowhere."""
        ghost = next((g for g in self._ghosts if bare(g.name) == bare(asked)), None)
        person = ghost.kind == "named-person" if ghost else self._is_person(asked)
        name = bare(asked) if not name_words(asked) else asked
        finder = Finder(1, replace(forms([name], person=person), described=frozenset([_literal(asked)])))
        if not any(True for text in texts for _ in finder.found(text)):
            near = self._near(asked)
            hint = f"; near it are {', '.join(near)}" if near else ""
            raise SettingError(
                f"--redact {asked!r}: stands nowhere in these articles{hint}; give a name as it is printed"
            )
        return finder

    def _is_person(self, asked: str) -> bool:
        words = name_words(asked)
        outlets = {bare(d.outlet) for d in self.documents.values() if d.outlet}
        if not is_person(asked) or bare(asked) in outlets or is_outlet(asked):
            return False
        return is_given(words[0].title()) or not is_ordinary(fold(words[-1]))

    def _forms(self, who: Sequence[Known], asked: Sequence[str], chosen: set[str]) -> Forms:
        """How the parties *who* are written, but for descriptions that somebody else has as well."""
        elsewhere = {
            bare(w) for k in self.known if not k.ids & chosen for w in (*k.titles, *k.names, *k.descriptions)
        }
        person = any(k.person for k in who)
        names = {t for k in who for t in k.titles if t in k.names}
        given = [a for a in asked if not _ID.fullmatch(a.strip())]
        names |= {a for a in given if name_words(a)}
        described = {t for k in who for t in k.titles if t not in k.names and bare(t) not in elsewhere}
        others = {w for n in self.names_but(chosen) for w in n}
        aliases = {n for k in who for n in k.names}
        out = forms(names, aliases, described, person=person, elsewhere=others)
        return replace(out, phrases=out.phrases | {_literal(a) for a in given if not name_words(a)})

    def _near(self, asked: str) -> list[str]:
        """Names that are like *asked*, in quotation marks."""
        called: Mapping[str, str] = {
            bare(n): n for k in self.known for n in (*sorted(k.names), *k.titles) if bare(n)
        } | {bare(g.name): g.name for g in self._ghosts}
        words = set(bare(asked).split())
        sharing = [n for n in sorted(called) if words & {w for w in n.split() if not is_ordinary(w)}]
        close = get_close_matches(bare(asked), sorted(called), n=_MOST_TOLD, cutoff=_NEAR)
        return [repr(called[n]) for n in dict.fromkeys((*sharing, *close))][:_MOST_TOLD]


def _literal(asked: str) -> str:
    """The description that was asked for; one of a single word keeps its article."""
    plain = bare(asked)
    return plain if len(plain.split()) > 1 else fold(" ".join(asked.split()))


def _fits(asked: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether *asked* may be short for the full *name*: its surname, or that with a first name or initial."""
    if not spellings(asked[-1]) & spellings(name[-1]):
        return False
    return len(asked) == 1 or _first_fits(asked[0], name[0])


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(spellings(one[-1]) & spellings(other[-1])) and _first_fits(one[0], other[0])


def _first_fits(one: str, other: str) -> bool:
    a, b = one.strip("."), other.strip(".")
    return bool(spellings(a) & spellings(b)) or (min(len(a), len(b)) == 1 and a[:1] == b[:1])
