"""Which party a bare role or a pronoun in a headline stands for, and whose client somebody is.

==================================  ==================================================================
"Judge rejects suit"                the first in the body who is called a judge
"A judge rejected the suit", next   the judge of the headline
"his client"                        whose lawyer spoke last
"She knew", in a headline           the first speaker who may be she
==================================  ==================================================================

Fails on: two judges in one article, of whom the second is the headline's.
"""

from __future__ import annotations

from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import Phrase, first_word, phrase
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import Cast, Entity, modifiers, sort_by_last
from earwitness.read.parties.groups import rank_of

LAWYERS: Final = frozenset("lawyer solicitor attorney barrister counsel agent lawyers attorneys".split())
_FROM_INSIDE: Final = frozenset(["official", "insider", "source", "employee"])
_ANYBODY: Final = frozenset(["person", "man", "woman", "figure", "individual"]) | _FROM_INSIDE
_UNNAMED: Final = ("anonymous-official", "unspecified", "observer")
_FIRST: Final = 400  # parties whom a headline may mean
_EARLY: Final = 12  # parties of a headline and its lead
_RECENT: Final = 40  # parties that are looked at


def headlined(cast: Cast, found: Phrase, words: str) -> list[Entity]:
    """Whom a role in a headline, where articles are left out, goes back to: the first in the text."""
    other = Phrase("role", head=found.head, gender=found.gender, many=not found.many)
    fits = cast.by_role(found, words, None, loosely=True)
    fits = fits or cast.by_role(other, words, None, loosely=True)
    fits = [e for e in fits if e.spoke >= 0] or fits
    if found.head in ("source", "sources", "insider", "insiders"):
        unnamed = [
            e
            for e in cast.entities[:_FIRST]
            if e.spoke >= 0 and e.kind.startswith("anonymous") and not e.words
        ]
        fits = [
            e for e in unnamed if bool(e.many) == bool(found.many) and rank_of(words) in ("", e.rank)
        ] or unnamed
    if found.head in ("report", "reports") and not any(found.head in e.heads for e in fits):
        early = cast.entities[:_FIRST]  # "Bridge 'unsafe' – report": a paper's
        fits = [e for e in early if e.kind == "outlet" and e.spoke >= 0 and e is not cast.own] or fits
    return sorted(fits, key=lambda e: (e.spoke if e.spoke >= 0 else e.last, e.order))[:1]


def introduced_next(cast: Cast, layout: Layout, found: Phrase, words: str, at: int) -> list[Entity]:
    """Whom a headline's "Judge rejects" means, which the sentence after it introduces: "a judge"."""
    if layout.sentence(at) != 1 or first_word(words) not in ("a", "an") or found.many:
        return []
    early = cast.entities[1:_EARLY]
    bare = [e for e in early if not e.words and first_word(e.name) not in words_of("determiners")]
    fits = [e for e in bare if found.head in e.heads and not e.many and layout.sentence(e.last) == 0]
    return fits[:1]


def anybody(cast: Cast, found: Phrase, words: str) -> list[Entity]:
    """Whom "this person", "the source", "the younger man" means: the unnamed one who spoke last."""
    if found.head not in _ANYBODY or found.many or found.owner or found.whose:
        return []
    known = [e for e in cast.entities[-_RECENT:] if e.spoke >= 0 and not e.words and not e.many]
    people = [e for e in known if e.kind in _UNNAMED and found.gender in (None, e.gender or found.gender)]
    if found.head in _FROM_INSIDE:
        people = [e for e in people if e.kind == "anonymous-official"]
    before, after = modifiers(words, found)
    telling = before | after
    fits = [e for e in people if telling & e.described] if telling else people
    return sort_by_last(fits)[:1]


def client(cast: Cast, owner: Entity | None) -> Entity | None:
    """Whose lawyer *owner* is, or the lawyer met last."""
    if owner is not None and owner.heads & LAWYERS:
        whose = phrase(owner.affiliation or "")
        known = cast.named(whose.name, whose.gender, None) if whose.form == "name" and whose.name else None
        if owner.owner is not None or known is not None:
            return owner.owner or known
    lawyers = [e for e in cast.entities[-_RECENT:] if e.heads & LAWYERS and e.owner is not None]
    latest = max(lawyers, key=lambda e: e.last, default=None)
    return latest.owner if latest is not None else None


def subject_of_headline(cast: Cast, found: Phrase) -> list[Entity]:
    """Whom a pronoun in a headline means: the first speaker that agrees with it."""
    early = sorted(cast.entities[:_FIRST], key=lambda e: (e.spoke, e.order))
    fits = (e for e in early if e.spoke > 0 and e.gender == found.gender)
    return [e for e in fits if bool(e.many) == bool(found.many)][:1]
