"""The parties of one document while they are being put together, and how names and roles find them.

===========================  ==========================================================================
a full name                  the party of that name, else a new one
a surname, "Mr X"            of people with that surname and a fitting gender the one whose it is in this
                             article (parties.namesakes), else the latest; else a new one
a first or last word         the body or paper whose name begins or ends so ("the Courier")
"the clerk"                  the latest party introduced as a clerk, or a word for the same; where the
                             words around it were said of one of them, that one
"the agency", "the paper"    the latest body or paper with that word in its name, or of that sort
===========================  ==========================================================================

Fails on: two people with one name; nicknames; a company called by a word that its name lacks and no
list holds ("the group" for a bank).

More than 400 lines because every way of finding a party looks at the same four indexes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.gazetteer import Gender, words_of
from earwitness.kinds import kind_of
from earwitness.names import Phrase, given_gender, is_given, is_organisation, kind_of_head
from earwitness.plurals import singular
from earwitness.read.parties.namesakes import first_and_last
from earwitness.records import PartyKind, Span

PEOPLE: Final = ("named-person", "anonymous-official", "observer", "unspecified", "social-post")
BODIES: Final = ("named-organisation", "outlet", "document", "social-post")
_NEAREST: Final = 24  # parties of one head or name that are looked at, latest first
_SYNONYMS: Final = (
    frozenset(["spokesman", "spokeswoman", "spokesperson"]),
    frozenset(["memo", "memorandum"]),
    frozenset(["report", "study", "audit", "review", "survey", "document", "poll", "inquiry", "assessment"]),
    frozenset(["letter", "email", "e-mail", "note", "message", "document"]),
    frozenset(["statement", "letter", "declaration"]),
    frozenset(["lawyer", "solicitor", "attorney", "barrister", "counsel"]),
    frozenset(["chief", "head", "boss", "leader"]),
    frozenset(["chairman", "chair", "chairwoman", "chairperson"]),
    frozenset(["boss", "ceo", "executive", "exec"]),
    frozenset(["boss", "manager", "coach", "gaffer"]),
    frozenset(["officer", "policeman", "policewoman", "constable", "sergeant", "detective"]),
    frozenset(["employee", "worker", "staffer"]),
    frozenset(["lawmaker", "representative", "congressman", "congresswoman"]),
    frozenset(["nominee", "candidate", "contender", "hopeful", "front-runner", "frontrunner"]),
    frozenset(["legislation", "bill", "act", "law", "measure"]),
    frozenset(["lawmaker", "legislator", "mp", "senator", "congressman", "congresswoman", "parliamentarian"]),
    frozenset(["woman", "mother", "mum", "mom", "wife"]),
    frozenset(["man", "father", "dad", "husband"]),
    frozenset(["scientist", "researcher", "professor", "academic", "scholar"]),
    frozenset(["reporter", "journalist", "correspondent"]),
    frozenset(["adviser", "advisor", "aide"]),
    frozenset(["log", "logbook"]),
    frozenset(["book", "memoir"]),
)  # fmt: skip
# In headlines, which are short of words, any of these may stand for another.
_HEADS: Final = frozenset(
    "chief head boss director chairman chair chairwoman president leader ceo executive exec founder".split()
)
_FULL: Final = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor",
    "capt": "captain", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "supt": "superintendent",
    "insp": "inspector", "det": "detective", "cllr": "councillor", "coun": "councillor", "rev": "reverend",
}  # fmt: skip
_GRADES: Final = frozenset(
    "brigadier detective lieutenant lt maj major rear sub vice".split()
)  # before a hyphen
_SHORT_NAME: Final = 3  # words of a person's name; papers have longer ones
_WHOLE: Final = frozenset(["ministry", "department", "government", "agency", "office", "bureau"])


@dataclass(eq=False)
class Entity:
    """A party while it is being put together."""

    order: int
    kind: PartyKind
    name: str
    words: tuple[str, ...] = ()
    heads: set[str] = field(default_factory=set)
    gender: Gender = None
    many: bool | None = None
    role: str | None = None
    affiliation: str | None = None
    mentions: set[Span] = field(default_factory=set)
    first: int = -1
    last: int = -1
    spoke: int = -1
    rank: str = ""
    group: Entity | None = None
    members: list[Entity] = field(default_factory=list)
    owner: Entity | None = None
    described: set[str] = field(default_factory=set)
    indefinite: bool = False
    anonymity: Span | None = None
    about: Entity | None = None

    def speaks(self, at: int) -> None:
        """It is the source of a report whose words stand at *at*."""
        if self.spoke < 0:
            self.spoke = at


def full_head(head: str) -> str:
    """A head that is written short ("sen", "gov") in full."""
    head = head.removeprefix("ex-")
    rank, _, rest = head.partition("-")
    head = rest if rest and rank in _GRADES else head
    return _FULL.get(head, head)


def alike(head: str, *, loosely: bool = False) -> frozenset[str]:
    """Heads that may stand for *head*: itself and its synonyms; *loosely*, as headlines have it."""
    found = {head, *(_HEADS if loosely and head in _HEADS else ())}
    for group in (*_SYNONYMS, words_of("paper")):
        if head in group:
            found |= group
    return frozenset(found)


def modifiers(words: str, found: Phrase) -> tuple[frozenset[str], frozenset[str]]:
    """What a phrase says of somebody before its head ("ministry" of "the ministry official") and after it."""
    at = words.lower().find(found.head) + len(found.head) if found.head in words.lower() else len(words)
    return _telling(words[:at], found), _telling(words[at:], found)


def _telling(words: str, found: Phrase) -> frozenset[str]:
    skip = (
        words_of("loose") | {found.head, singular(found.head)} | words_of("determiners") | words_of("numbers")
    )
    return frozenset(
        w
        for w in (x.casefold().removesuffix("’s").removesuffix("'s") for x in _LONG.findall(words[:300]))
        if w not in skip
    )


_LONG: Final = re.compile(r"[\w’'\-]{4,}")


class Names:
    """What a document's names, taken together, say of each: whose surname a word is, man or woman."""

    def __init__(
        self,
        phrases: Iterable[Phrase],
        shown: Mapping[str, Gender] | None = None,
        bearers: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._shown = shown or {}
        self.bearers = bearers or {}
        self.by_last: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self.by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self.alone: Counter[str] = Counter()
        self._persons: dict[str, tuple[str, ...] | None] = {}
        self.titled: dict[str, set[Gender]] = defaultdict(set)
        self._borne: set[str] = set()  # surnames of those who have a title: "Mayor Moira Hale"
        for p in phrases:
            if len(p.name) > 1:
                self.by_last[p.name[-1].casefold()].add(p.name)
                self.by_first[p.name[0].casefold()].add(p.name)
                self._borne |= {p.name[-1].casefold()} if p.title else set()
            elif p.name and p.title:
                self.titled[p.name[0].casefold()].add(p.gender)
            elif p.name:
                self.alone[p.name[0].casefold()] += 1

    def kind(self, found: Phrase, words: str) -> PartyKind:
        """Kind of the party that a name names, from its words and from how else it is used.

        Fails on: a company of two words with a person's first name ("Rosa Bank" is known by "Bank").
        """
        kind = kind_of(found, words)
        if kind == "outlet" and found.name[-1].casefold() in self._borne and len(found.name) < _SHORT_NAME:
            kind = kind if found.head else "named-person"  # "Harblad", who is the mayor
        if kind != "named-person" or found.title or found.gender or kind_of_head(found.head) is not None:
            return kind
        first, last = found.name[0].casefold(), found.name[-1].casefold()
        if len(found.name) == 1:
            if last.endswith(("ans", "ists", "crats")):
                return "anonymous-group"  # "the Veskans"
            if last in self.titled or self.person(last) is not None or self.first_name(found.name[0]):
                return kind
            return "named-organisation"  # people are called by one name only after their full one
        if is_given(found.name[0]) or last in self.titled or last in self.alone:
            return kind
        return "named-organisation" if first in self.alone else kind

    def first_name(self, word: str) -> bool:
        """Whether *word* is a given name, known or shown so: "Zelm" beside "Zelm Hale" and "Hale"."""
        if is_given(word):
            return True
        full = [n for n in self.by_first.get(word.casefold(), ()) if not is_organisation(" ".join(n))]
        own = self.alone[word.casefold()]
        last = (n[-1].casefold() for n in full)
        return any(w in self.titled or w in self._borne or self.alone[w] > own for w in last)

    def person(self, word: str) -> tuple[str, ...] | None:
        """The only full name with *word* for its surname, or for its first name if that is one."""
        if word not in self._persons:
            self._persons[word] = self._person(word)
        return self._persons[word]

    def _person(self, word: str) -> tuple[str, ...] | None:
        whose = self.bearers.get(word, ())
        if len(whose) == 1:  # somebody whose first name is not given
            return None
        full = [n for n in self.by_last.get(word, ()) if not is_organisation(" ".join(n))]
        full = full or [
            n
            for n in self.by_first.get(word, ())
            if self.first_name(n[0]) and not is_organisation(" ".join(n))
        ]
        if len({first_and_last(n) for n in full}) == 1:
            return min(full, key=lambda n: (len(n), n))
        return min((n for n in full if first_and_last(n) == whose), key=lambda n: (len(n), n), default=None)

    def whose(self, surname: str, gender: Gender) -> tuple[str, ...] | None:
        """The short name of the one whom the bare *surname* means here, if he is of *gender*."""
        bearer = self.bearers.get(surname)
        if bearer is None or not gender or len(bearer) < 2:
            return bearer
        full = next((n for n in sorted(self.by_last[surname]) if first_and_last(n) == bearer), ())
        return bearer if self.gender(full) in (None, gender) else None

    def gender(self, name: tuple[str, ...]) -> Gender:
        """Gender by the given name, by "Mr" or "Ms" before the surname anywhere, or by pronouns."""
        known = given_gender(name)
        if known is None and name:
            titled = self.titled.get(name[-1].casefold(), set()) - {None}
            if len(titled) == 1 and self._bearers(name[-1]) <= 1:
                known = next(iter(titled))
        alone = name and self._bearers(name[-1]) <= 1
        return known or (self._shown.get(name[-1].casefold()) if alone else None)

    def _bearers(self, surname: str) -> int:
        """How many people have *surname* in full names."""
        return len({first_and_last(n) for n in self.by_last.get(surname.casefold(), ())})


class Cast:
    """The entities met so far, to look up by name and by role."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.entities: list[Entity] = []
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._bodies: list[Entity] = []
        self.own: Entity | None = None

    def new(
        self,
        kind: PartyKind,
        name: str,
        *,
        words: tuple[str, ...] = (),
        gender: Gender = None,
        many: bool | None = None,
    ) -> Entity:
        entity = Entity(len(self.entities), kind, name, gender=gender, many=many)
        self.entities.append(entity)
        if words:
            self.rename(entity, words)
        self.settle(entity, kind)
        return entity

    def settle(self, entity: Entity, kind: PartyKind) -> None:
        """What kind of party *entity* is after all."""
        entity.kind = kind
        if kind in ("named-organisation", "outlet") and entity not in self._bodies[-_NEAREST:]:
            self._bodies.append(entity)

    def rename(self, entity: Entity, words: tuple[str, ...]) -> None:
        """Give *entity* a proper name, or a fuller one."""
        entity.words, entity.name = words, " ".join(words)
        for word in {w.casefold() for w in words}:
            if entity not in self._by_word[word][-_NEAREST:]:
                self._by_word[word].append(entity)
        if entity.kind in PEOPLE and entity.gender is None:
            entity.gender = self.names.gender(words)

    def add_head(self, entity: Entity, head: str) -> None:
        """Take note that *entity* is called a *head*."""
        head = full_head(head)
        if head:
            entity.heads.add(head)
            known = self._by_head[head]
            if entity in known[-_NEAREST:]:
                known.remove(entity) if len(known) <= _NEAREST else None
            known.append(entity)

    def named(self, words: tuple[str, ...], gender: Gender, kind: PartyKind | None) -> Entity | None:
        """The latest party that bears the name *words*, or whose surname they are."""
        fold = tuple(w.casefold() for w in words)
        near = {id(e): e for w in (fold[0], fold[-1]) for e in self._by_word.get(w, ())[-_NEAREST:]}
        best: tuple[int, int, Entity] | None = None
        for e in near.values():
            fit = self._fit(e, fold, gender, kind)
            if fit and (best is None or (fit, e.last) > best[:2]):
                best = fit, e.last, e
        if best is None:
            return None
        entity = best[2]
        fuller = len(words) > len(entity.words) or (best[0] == 3 and _shouted(entity.words, words))
        if fuller and entity.kind == "named-person":
            self.rename(entity, words)
        return entity

    def _fit(self, e: Entity, fold: tuple[str, ...], gender: Gender, kind: PartyKind | None) -> int:
        """How well *e* bears a name: 3 the whole, 2 a surname or short form, 1 a first name, 0 not at all."""
        if gender and e.gender and e.gender != gender:
            return 0
        own = tuple(w.casefold() for w in e.words)
        if own == fold:
            return 3
        if e.kind == "named-person":
            if len(fold) == 1 and len(own) > 1:
                if own[-1] == fold[0]:
                    return 2 if self.names.whose(fold[0], gender) in (None, first_and_last(own)) else 0
                return int(own[0] == fold[0] and self.names.first_name(e.words[0]))
            if len(own) == 1 and len(fold) > 1:
                if fold[-1] == own[0]:
                    return 2 if self.names.whose(own[0], e.gender) in (None, first_and_last(fold)) else 0
                return int(fold[0] == own[0] and kind == "named-person")
            if len(own) > 2 or len(fold) > 2:  # "Ana R. Hale", "Ana Hale"
                return 2 if (own[0], own[-1]) == (fold[0], fold[-1]) else 0
            return 0
        if e.kind not in BODIES or (kind == "named-person" and len(fold) > 1):
            return 0
        short, full = sorted((fold, own), key=len)
        fits = full[-len(short) :] == short or full[: len(short)] == short
        return 2 if fits and len(short) < len(full) and (len(fold) < len(own) or e.kind == kind) else 0

    def by_role(
        self, found: Phrase, words: str, owner: Entity | None, *, loosely: bool = False
    ) -> list[Entity]:
        """The parties that a role may go back to, the latest first."""
        heads = alike(found.head, loosely=loosely) | (
            {full_head(found.head)} | {singular(found.head)} if found.many is False else set()
        )
        near = {id(e): e for h in heads for e in self._by_head.get(h, ())[-_NEAREST:]}
        for e in self._by_word.get(found.head, ())[-_NEAREST:]:
            if e.kind in BODIES:
                near[id(e)] = e
        fits = [e for e in near.values() if self._may_be(e, found, owner)]
        if kind_of_head(found.head) == "document":  # "the report" is no body that is called an inquiry
            texts = ("document", "social-post")
            named = {id(e) for e in self._by_word.get(found.head, ())}
            fits = [e for e in fits if e.kind in texts or found.head in e.heads or id(e) in named]
        before, after = modifiers(words, found)
        if (before or after) and fits:
            score = {id(e): 2 * len(before & e.described) + len(after & e.described) for e in fits}
            top = max(score.values())
            if top:
                fits = [e for e in fits if score[id(e)] == top]
            elif before or found.many:
                fits = [e for e in fits if e.words and found.head in _WHOLE]
        if not fits or found.head in words_of("paper") | words_of("company"):
            fits = sort_by_last([*fits, *(e for e in self._bodies_like(found) if e not in fits)])
            return fits
        exact = [e for e in fits if found.head in e.heads] or fits
        return sort_by_last(exact)

    def _may_be(self, e: Entity, found: Phrase, owner: Entity | None) -> bool:
        if found.gender and e.gender and found.gender != e.gender:
            return False
        if bool(found.many) != bool(e.many):
            return False
        if owner is None or e.owner is owner:
            return True
        told = e.affiliation is None or any(w in e.affiliation for w in owner.words)
        return e.owner is None and told

    def _bodies_like(self, found: Phrase) -> list[Entity]:
        """Bodies that a word for their sort may stand for: "the company", "the newspaper"."""
        if found.many:
            return []
        if found.head in words_of("paper") | words_of("broadcaster"):
            return [
                e for e in self._bodies[-_NEAREST:] if e.kind == "outlet" and e is not self.own and e.words
            ] or ([self.own] if self.own is not None and found.head in words_of("paper") else [])
        if found.head in words_of("company"):
            bodies = [e for e in self._bodies[-_NEAREST:] if e.kind == "named-organisation" and e.words]
            return [e for e in bodies if words_of("public-body").isdisjoint(w.casefold() for w in e.words)]
        return []


def _shouted(had: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name stood in capitals ("MOIRA Hale", as a first word) and now does not."""
    return any(h.isupper() and not w.isupper() for h, w in zip(had, words, strict=True))


def described(words: str) -> set[str]:
    """The words of a phrase that may later tell its party from others."""
    return {w.casefold().removesuffix("’s").removesuffix("'s") for w in _LONG.findall(words[:400])}


def sort_by_last(entities: Sequence[Entity]) -> list[Entity]:
    """Latest first."""
    return sorted(entities, key=lambda e: (-e.last, -e.order))
