"""On whose behalf somebody speaks: the body that "we" means, the person whom a friend or lawyer tells of.

==========================================  ==========================================================
"We reject that," a Harrow Rail spokesman   Harrow Rail
"We did look," said its sales head          the body that "its" stands for
"We told them," she said (of nobody's)      a group of its own: neither she nor any body that is known
"His solicitor said he", "A friend of       him
Hale's said he", "A friend said he"
==========================================  ==========================================================

Fails on: "we" that means mankind, the country, or the two in the room; a friend who tells of himself.
"""

from __future__ import annotations

from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import Phrase, first_word, phrase
from earwitness.plurals import singular
from earwitness.read.parties.entities import BODIES, Cast, Entity
from earwitness.read.parties.salience import Focus, agrees

WE: Final = frozenset(["we", "us", "our", "ourselves"])
_SPOKES: Final = frozenset(["spokesman", "spokeswoman", "spokesperson"])
ASSOCIATES: Final = frozenset(
    "friend lawyer solicitor attorney barrister agent relative confidant confidante ally associate colleague "
    "acquaintance pal mate chum buddy".split()
)
_NEAR_SOMEBODY: Final = ("close to", "acting for", "representing", "friend of", "speaking for", "lawyer for")
_RECENT: Final = 12  # parties in mind who may be meant


def we(cast: Cast, speaker: Entity) -> Entity | None:
    """Whom *speaker* means by "we"; None where no body is known for which he speaks."""
    if speaker.kind in BODIES or speaker.many:
        return speaker
    if speaker.owner is not None and speaker.owner.kind in ("named-organisation", "outlet"):
        return speaker.owner
    words = speaker.affiliation or ""
    found = phrase(words)
    if kind_of(found, words) not in ("named-organisation", "outlet"):
        return None
    if found.form == "name":
        return cast.named(found.name, None, "named-organisation") or cast.new(
            "named-organisation", "", words=found.name
        )
    fits = cast.by_role(found, words, None)
    return fits[0] if fits else cast.new("named-organisation", words)


def spoken_for(cast: Cast, focus: Focus, found: Phrase, words: str, at: int) -> Entity | None:
    """The body for which a spokesman speaks who is named without one: before his role, or else in mind."""
    if found.head not in _SPOKES or found.owner or found.whose or " for " in words:
        return None
    before = phrase(words[: words.lower().find(found.head)])
    if before.form == "name":
        known = cast.named(before.name, None, "named-organisation")
        return known or cast.new("named-organisation", "", words=before.name)
    near = focus.ranked(Phrase("pronoun", head="it"), at, most=_RECENT)
    return next((e for e in near if e.kind == "named-organisation"), None)


def told_of(cast: Cast, focus: Focus, found: Phrase, words: str, at: int) -> Entity | None:
    """The person whom a friend, a lawyer or somebody close to him tells of; None if no such phrase."""
    near = next((n for n in _NEAR_SOMEBODY if n in words), None)
    if near is None and (singular(found.head) not in ASSOCIATES or found.form != "role"):
        return None
    other = phrase(words.partition(near)[2]) if near else Phrase("none")
    if other.form == "name":
        return cast.named(other.name, other.gender, None)
    gender = phrase(found.whose).gender if found.whose else other.gender
    if other.form == "role" or (near is None and first_word(words) not in ("a", "an", "his", "her", "one")):
        return None
    people = focus.ranked(Phrase("pronoun", head="", gender=gender), at, most=_RECENT)
    return next((e for e in people if e.kind == "named-person"), None)


def bearer(speaker: Entity, found: Phrase) -> Entity | None:
    """Whom "he" or "she" means in what a friend or a lawyer is said to say."""
    about = speaker.about or (speaker.owner if speaker.heads & ASSOCIATES else None)
    return about if about is not None and found.gender and agrees(about, found) else None
