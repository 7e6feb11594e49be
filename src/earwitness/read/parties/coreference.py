"""Which party a noun phrase of the text stands for: an old one or a new.

==============================  =======================================================================
"a spokesman", "one bank"       a new party: what is new to the text stays apart
"the spokesman"                 what parties.entities finds; where several unnamed fit and none
                                is near, all of them: unresolved
"the officer, Lt Moira Hale"    the officer of the lead, who has a name from here on
"the minister"                  the one named person who holds that office, met or not (parties.incumbents)
"The director disagrees. Ned    the director has a name from here on (parties.latecomers)
Ashby, who runs …"
"his client", "her husband"     somebody's: with an owner; a lawyer's client is whoever owns the lawyer
"his successor, Ned Ashby"      has from here on what the one before him was called
"one of them", "the second"     a member of the group named last; a member twice "one of them" may be any
"he", "she", "it", "they"       what parties.salience finds
"who", "which" after a comma    what stands before
==============================  =======================================================================

Fails on: a role that passes to somebody else without "successor"; a group whose members are never set
apart; people who are introduced twice as somebody new.

More than 400 lines because what a phrase stands for is decided in one order, which would not be seen in
parts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.kinds import kind_of
from earwitness.names import (
    Phrase,
    first_word,
    given_gender,
    is_organisation,
    is_outlet,
    joined,
    kind_of_head,
    phrase,
)
from earwitness.plurals import is_plural, singular
from earwitness.read.layout import Layout
from earwitness.read.parties.behalf import ASSOCIATES, spoken_for, told_of
from earwitness.read.parties.descriptions import appositions, called, core, shown, told_by_clause
from earwitness.read.parties.entities import BODIES, PEOPLE, Cast, Entity, Names, described
from earwitness.read.parties.groups import ALL, Groups, both_of, rank_of
from earwitness.read.parties.headlined import LAWYERS, anybody, client, introduced_next
from earwitness.read.parties.incumbents import Incumbents
from earwitness.read.parties.latecomers import Latecomers, goes_on
from earwitness.read.parties.mentions import Mention, owns
from earwitness.read.parties.offices import TAKES_UP, Offices, noun_before, plain_role
from earwitness.read.parties.predicates import says_what
from earwitness.read.parties.salience import BESIDE, CLAUSE, NESTED, OTHER, SPEAKER, SUBJECT, Focus
from earwitness.records import Span

_CLIENTS: Final = frozenset(["client", "clients"])
_INDEFINITE: Final = frozenset(["a", "an", "one", "another", "two", "three", "several", "some"])
_SUCCESSORS: Final = frozenset(["successor", "replacement"])
WORDS_OF: Final = re.compile(
    r"\s*(?:the |his |her )?(?:testimony|account|words|recollection|evidence) of (?=an? |the |[A-Z])"
)
_APPOSITION: Final = 90  # characters of a description between a name and "who"
_APPOSED_BEFORE: Final = re.compile(r", (?:an?|the|his|her|its) [^,.;:!?\n“”\"]{3,80}$")
_COPULA: Final = 12  # characters of "is", "was not", "has been" with the blanks around it
_NEAR: Final = 1  # paragraphs back to which "the official" is plainly the latest of several
_EARLY: Final = 1  # sentences at the beginning of which a bare role may be a headline's
_PEOPLE: Final = 12  # people last mentioned whom a role may mean


class Casting:
    """Resolves the phrases of one document in the order of the text."""

    def __init__(
        self, layout: Layout, names: Names, outlet: str | None, offices: Offices, incumbents: Incumbents
    ) -> None:
        self.layout = layout
        self.offices = offices
        self.incumbents = incumbents
        self._by_end: dict[int, Entity] = {}
        self.cast = Cast(names)
        self.focus = Focus(layout)
        self.groups = Groups(self.cast, self.fresh)
        self.at: dict[Span, Entity] = {}
        self._late = Latecomers(layout)
        self._ended: tuple[int, Entity | None] = (-1, None)  # end of the mention before, and whose
        bare = re.sub(r"\s*\([^)]*\)$", "", outlet or "").removeprefix("The ").removeprefix("the ")
        self.own = self.cast.new("outlet", outlet or "this article's outlet", words=tuple(bare.split()))
        self.own.name = outlet or self.own.name
        self.cast.own = self.own

    def meet(self, mention: Mention) -> None:
        """Take note of a mention in running text, so that later ones may go back to it."""
        found, at = mention.found, mention.span[0]
        if mention.span in self.at:
            return
        if found.form == "pronoun":
            self._meet_pronoun(mention)
            return
        if says_what(self.layout.text, mention):
            self._describe(mention)
            return
        if found.form == "name":
            entity = self._met_name(mention)
            if entity is None:
                return
        elif owns(self.layout.text, mention) and found.form == "role":
            fits = self._by_role(found, mention.words, at, None)[:1]
            for entity in fits if fits and fits[0].kind in PEOPLE else []:
                entity.last = max(entity.last, at)
                self.focus.note(entity, at, OTHER, quoted=mention.quoted)
            return
        else:
            fits = goes_on(self.layout.text, *self._ended, mention) or self.resolve(
                found, mention.words, at, mention.partner, quoted=mention.quoted
            )
            if len(fits) != 1:
                return
            entity = fits[0]
        self._group(entity, mention)
        self.remember(entity, found, mention.words, mention.span)
        weight = (
            SUBJECT if mention.subject else CLAUSE if mention.clause else BESIDE if mention.beside else OTHER
        )
        self.focus.note(entity, at, weight, quoted=mention.quoted)
        if not mention.beside:
            self._late.note(entity, at)

    def speak(
        self, entity: Entity, found: Phrase, words: str, span: Span, *, nested: bool, quoted: bool
    ) -> None:
        """*entity* is the source of a report at *span*."""
        entity.speaks(span[0])
        self.remember(entity, found, words, span)
        self.focus.note(entity, span[0], NESTED if nested else SPEAKER, quoted=quoted)
        self._late.note(entity, span[0])

    def resolve(
        self, found: Phrase, words: str, at: int, partner: Phrase | None = None, *, quoted: bool = False
    ) -> list[Entity]:
        """The party that a name or a role at *at* stands for; several where the text does not decide."""
        owner = self.owner(found, at, quoted)
        if found.head in ("paper", "papers") and kind_of(found, words) == "document":
            found = replace(found, head="document")  # no newspaper
        if found.head in _CLIENTS:
            whose = client(self.cast, owner)
            if whose is not None:
                return [whose]
        if found.form == "name":
            entity = self._by_name(found, words, at, owner)
        elif partner is not None:
            entity = self._with_partner(found, words, partner, at, owner)
        elif (rank_of(words) and found.head != "respondents") or found.head in ALL or both_of(found, words):
            return self.groups.member(found, words)
        else:
            fits = self._by_role(found, words, at, owner) or introduced_next(
                self.cast, self.layout, found, words, at
            )
            return fits or [self._new(found, words, at, owner)]
        self._inherit(entity, found, owner)
        self._kin(entity, found, owner)
        if owner is not None and entity is not owner and entity.owner is None:
            body = owner.kind in BODIES and found.head  # "its sales head, Moira Hale"
            entity.owner = owner if body or found.form != "name" or found.head in LAWYERS else None
        return [entity]

    def owner(self, found: Phrase, at: int, quoted: bool) -> Entity | None:
        """Whose a phrase says that somebody is."""
        if found.whose in ("his", "her", "its", "their"):
            return self.focus.best(phrase(found.whose), at, quoted=quoted)
        if not found.owner:
            return None
        inner = phrase(found.owner)
        if inner.form == "name" and inner.name:
            known = self.cast.named(inner.name, inner.gender, None)
            if known is None and (len(inner.name) > 1 or inner.title):
                known = self._by_name(inner, found.owner, at, None)
                known.last = max(known.last, at)
            if known is not None:
                self.focus.note(known, at, OTHER, quoted=quoted)
            return known
        fits = self.cast.by_role(inner, found.owner, None) if inner.form == "role" else []
        return fits[0] if fits else None

    def pronoun(
        self, found: Phrase, at: int, *, quoted: bool, inside: int = -1, own: tuple[Span, ...] = ()
    ) -> list[Entity]:
        """Who a pronoun of the third person may go back to, the likeliest first."""
        if found.head in ("who", "which", "that", "whom", "whose"):
            return self._right_before(found, at)
        fits = self.focus.ranked(found, at, quoted=quoted, inside=inside, own=own)
        if found.head == "it" and self.own in fits[:1]:  # only where the sentence before is about it
            fits = [e for e in fits if e is not self.own] or fits
        if found.head == "it":  # "a line", of which nothing more was said, says nothing
            fits.sort(key=lambda e: e.indefinite and not e.words and e.spoke < 0 and e.kind != "document")
        return fits

    def fresh(self, found: Phrase, words: str, owner: Entity | None = None) -> Entity:
        """A new party without a name."""
        kind = kind_of(found, words)
        entity = self.cast.new(kind, shown(words), gender=found.gender, many=found.many)
        entity.owner = owner
        entity.indefinite = first_word(words) in _INDEFINITE
        self._inherit(entity, found, owner)
        if found.many:
            self.groups.add(entity, words, found.head)
        return entity

    def _new(self, found: Phrase, words: str, at: int, owner: Entity | None) -> Entity:
        """A new party without a name, with whom or what it speaks for."""
        about = told_of(self.cast, self.focus, found, words, at) or self._told_of_role(found, words, at)
        body = spoken_for(self.cast, self.focus, found, words, at) if owner is None else None
        entity = self.fresh(found, words, owner or body)
        entity.about = about
        begin = 0
        for one in joined(words) if found.many else ():
            inner = phrase(one)
            member = self.fresh(inner, one)
            member.group = entity
            begin = words.index(one, begin)
            self.remember(member, inner, one, (at + begin, at + begin + len(one)))
            begin += len(one)
        return entity

    def _told_of_role(self, found: Phrase, words: str, at: int) -> Entity | None:
        """The named person of whom "a friend of the tycoon" tells."""
        of = words.partition(" of ")[2]
        if singular(found.head) not in ASSOCIATES or first_word(of) != "the":
            return None
        role = phrase(of)
        fits = self._by_role(role, of, at, None) if role.form == "role" and not role.many else []
        return fits[0] if fits and fits[0].kind == "named-person" else None

    def remember(self, entity: Entity, found: Phrase, words: str, span: Span) -> None:
        """Take note of what a phrase says of its party."""
        entity.last = max(entity.last, span[0])
        entity.first = span[0] if entity.first < 0 else min(entity.first, span[0])
        whole = core(self.layout.text, span)
        entity.mentions.add(whole)
        self.at[span] = self.at[whole] = entity
        self._ended = whole[1], entity
        self._by_end[whole[1]] = self._by_end[span[1]] = entity
        if found.form in ("role", "name") and found.head:
            self.cast.add_head(entity, found.head)
        if found.form != "pronoun":
            for head in appositions(words):
                self.cast.add_head(entity, head)
            entity.described |= described(words)
            role, affiliation = called(words, found)
            entity.role = entity.role or role
            entity.affiliation = entity.affiliation or affiliation or _owner_name(entity)
        if entity.gender is None:
            entity.gender = found.gender or told_by_clause(words, found)
        if entity.gender is None and found.form == "name" and entity.kind not in BODIES:
            entity.gender = phrase(words.partition(",")[2]).gender
        if entity.many is None:
            entity.many = found.many

    def _describe(self, mention: Mention) -> None:
        """What a sentence says that its subject is: "Hale is a clerk", "A clerk for ten years, Hale"."""
        end, entity = self._ended
        between = self.layout.text[end : mention.span[0]]
        if (
            entity is not None
            and 0 < len(between) < _COPULA
            and entity.kind not in BODIES
            and not entity.many
        ):
            self.cast.add_head(entity, mention.found.head)
            entity.described |= described(mention.words)

    def _meet_pronoun(self, mention: Mention) -> None:
        if not mention.subject or mention.found.head not in ("he", "she"):
            return
        at = mention.span[0]
        entity = self.focus.best(mention.found, at, quoted=mention.quoted)
        if entity is not None:
            self.at[mention.span] = entity
            self.focus.note(entity, at, SUBJECT * 0.9, quoted=mention.quoted)

    def _met_name(self, mention: Mention) -> Entity | None:
        found = mention.found
        entity = self.cast.named(found.name, found.gender, None)
        plain = len(found.name) == 1 and not found.title and not found.head
        if entity is None and plain and not is_organisation(found.name[0]) and not is_outlet(found.name[0]):
            return None
        if entity is None or found.head in _SUCCESSORS:
            return self.resolve(found, mention.words, mention.span[0], quoted=mention.quoted)[0]
        return entity

    def _by_name(self, found: Phrase, words: str, at: int, owner: Entity | None) -> Entity:
        kind = self.cast.names.kind(found, words)
        entity = self.cast.named(found.name, found.gender or self.cast.names.gender(found.name), kind)
        if entity is None:
            gender = self.cast.names.gender(found.name)
            entity = self._introduced(found, words, owner) or self._late.named(found, at, gender)
            entity = entity or self._late.titled(self.cast, found, at, gender)
            if entity is not None:
                self.cast.rename(entity, found.name)
                self.cast.settle(
                    entity, kind if kind != "named-organisation" or entity.kind in BODIES else "named-person"
                )
        if entity is None:
            entity = self.cast.new(kind, "", words=self._full(found, kind), gender=found.gender)
        elif kind == "outlet" and entity.kind in ("named-person", "named-organisation"):
            self.cast.settle(entity, kind)
        return entity

    def _kin(self, entity: Entity, found: Phrase, owner: Entity | None) -> None:
        """A husband or mother of whom only the first name is told is likely to have the other's surname."""
        if found.head in words_of("kin") and owner is not None:
            entity.owner = owner
            if len(entity.words) == 1 and owner.words and owner.kind == "named-person":
                self.cast.rename(entity, (entity.words[0], owner.words[-1]))

    def _full(self, found: Phrase, kind: str) -> tuple[str, ...]:
        """The full name that a surname or a first name is short for, if the text has one further on."""
        if kind == "named-person" and len(found.name) == 1 and not found.title:
            return self.cast.names.person(found.name[0].casefold()) or found.name
        return found.name

    def _introduced(self, found: Phrase, words: str, owner: Entity | None) -> Entity | None:
        """Whoever was described before and has a name now: "an officer" of the lead, "the officer, X Y"."""
        head = words[: words.find(found.name[0])] if found.name else words
        if not found.definite or not found.head or found.whose:
            return None
        if found.head in words_of("titles") and "," not in head:
            return None
        role = Phrase("role", head=found.head, definite=True, many=False, gender=found.gender)
        fits = [e for e in self.cast.by_role(role, head, owner) if not e.words and not e.rank]
        return fits[0] if fits else None

    def _with_partner(
        self, found: Phrase, words: str, partner: Phrase, at: int, owner: Entity | None
    ) -> Entity:
        kind = self.cast.names.kind(partner, " ".join(partner.name))
        entity = self.cast.named(partner.name, partner.gender or found.gender, kind)
        if entity is None and found.definite and not found.whose:
            fits = [e for e in self.cast.by_role(found, words, owner) if not e.words and not e.rank]
            entity = fits[0] if fits else None
            if entity is not None:
                self.cast.rename(entity, partner.name)
        if entity is None:
            entity = self.cast.new(
                "named-person", "", words=partner.name, gender=partner.gender or found.gender
            )
        by_role = kind_of_head(found.head)
        told = entity.gender or partner.title or given_gender(entity.words)
        person = told and entity.kind == "named-person"
        if by_role in ("named-organisation", "outlet") and not person:
            self.cast.settle(entity, by_role)
        elif kind == "named-organisation" and (
            is_organisation(" ".join(partner.name)) or found.head == "owner"
        ):
            self.cast.settle(entity, kind)
        else:
            entity.kind = "named-person"
        return entity

    def _by_role(self, found: Phrase, words: str, at: int, owner: Entity | None) -> list[Entity]:
        bare = first_word(words) not in words_of("determiners") | words_of("numbers") and not found.owner
        if found.form != "role" or not (found.definite or bare) or found.whose in ("my", "our", "your"):
            return []
        fits = self.cast.by_role(found, words, owner)
        if bare:
            same = [e for e in fits if e.name.casefold() == words.strip().casefold()][:1]
            early = not same and self.layout.sentence(at) <= _EARLY and words[:1].isupper()
            return same or (self._holder(found, words, at, told=True) if early else [])
        if not fits or not (fits[0].words or fits[0].spoke >= 0):
            named = [e for e in fits if e.words][:1] or self.incumbent(found, words)
            if named:
                return named
        if not fits:
            return (
                self._holder(found, words, at, told=False)
                or anybody(self.cast, found, words)
                or self._just_named(found, words, at)
            )
        if len(fits) < 2 or fits[0].words:
            return fits[:1]
        spoken = [e for e in fits if e.spoke >= 0 and not e.words]
        paragraph = self.layout.paragraph
        if len(spoken) > 1 and fits[0] in spoken and paragraph(at) - paragraph(fits[0].last) > _NEAR:
            return spoken
        return fits[:1]

    def _just_named(self, found: Phrase, words: str, at: int) -> list[Entity]:
        """The named person whom a trade takes up: "Moira Hale left. The chemist said"."""
        person = kind_of(found, words) in PEOPLE
        if not person or found.many or found.owner or found.whose or not plain_role(found, words):
            return []
        near = self.focus.ranked(
            Phrase("pronoun", head="", gender=found.gender), at, quoted=self.layout.quoted(at), most=2
        )
        lead = near[:1] if near and near[0].kind == "named-person" else []
        sentence = self.layout.sentence
        spoke = found.head not in TAKES_UP or (lead and lead[0].spoke >= 0)
        return [e for e in lead if spoke and sentence(at) - sentence(e.last) <= 2]

    def incumbent(self, found: Phrase, words: str, *, loosely: bool = False) -> list[Entity]:
        """The one named person of the whole article who holds an office, met already or not."""
        name = self.incumbents.holder(found, words, loosely=loosely)
        if name is None:
            return []
        known = self.cast.named(name, self.cast.names.gender(name), "named-person")
        return [known or self.cast.new("named-person", "", words=name)]

    def _holder(self, found: Phrase, words: str, at: int, *, told: bool) -> list[Entity]:
        """The named person whom a definite role means, if there is one."""
        anyone = Phrase("pronoun", head="", gender=found.gender)
        near = self.focus.ranked(anyone, at, quoted=self.layout.quoted(at), most=_PEOPLE)
        people = [e for e in near if e.kind == "named-person"]
        entity = self.offices.holder(found, words, at, people, told=told)
        return [entity] if entity is not None else []

    def _right_before(self, found: Phrase, at: int) -> list[Entity]:
        """Whom a relative pronoun stands for: the phrase right before it, known or not."""
        text = self.layout.text
        end = len(text[max(0, at - 4) : at].rstrip(" ,–—-\xa0")) + max(0, at - 4)
        known = self._by_end.get(end)
        nearest = self.focus.nearest(at)
        person = found.head in ("who", "whom", "whose")
        if known is not None and not (person and known.kind in ("document", "social-post")):
            return [known]
        apposed = _APPOSED_BEFORE.search(text, max(0, end - _APPOSITION), end) if person else None
        if apposed is not None:  # "Moira Hale, a clerk dismissed in May, who"
            whose = self._by_end.get(apposed.start())
            if whose is not None and whose.kind == "named-person":
                return [whose]
        begin, words = noun_before(text, end)
        inner = phrase(words)
        if inner.form not in ("role", "name") or (not inner.head and not inner.name):
            return nearest
        if person and not inner.many and kind_of_head(inner.head) not in PEOPLE and nearest:
            return nearest
        if inner.many is False and is_plural(inner.surname.lower()) and not inner.title:
            inner = Phrase("role", head=inner.surname.lower(), many=True)  # "a dozen Ostrellians"
        fits = self.resolve(inner, words, begin) if inner.definite else [self.fresh(inner, words)]
        for entity in fits[:1]:
            self.remember(entity, inner, words, (begin, begin + len(words)))
        return fits[:1]

    def _inherit(self, entity: Entity, found: Phrase, owner: Entity | None) -> None:
        if found.head in _SUCCESSORS and owner is not None and owner is not entity:
            for head in owner.heads:
                self.cast.add_head(entity, head)
            entity.described |= owner.described
            entity.role = entity.role or owner.role

    def _group(self, entity: Entity, mention: Mention) -> None:
        if entity.many:
            self.groups.add(entity)
        for name in mention.members:
            member = self.cast.named(name.name, name.gender, None)
            if member is None:
                member = self.cast.new("named-person", "", words=name.name, gender=name.gender)
            if member not in entity.members:
                entity.members.append(member)
                member.last = max(member.last, mention.span[0])


def _owner_name(entity: Entity) -> str | None:
    return entity.owner.name if entity.owner is not None else None
