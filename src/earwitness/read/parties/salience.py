"""Who a pronoun goes back to: the party most in mind among those that agree in gender and number.

A party is in mind by how it was last mentioned (speaker before subject before others) and how many
sentences and paragraphs ago:

==========================================================  ===========================================
"Hale said P. She said Q."                                  the speaker of the sentence before
"Roe, who left in May, has said little. He told …"          the subject of the sentence before
"A clerk said the mayor knew. …, he said, …"                the speaker, not the one he speaks of
inside a direct quotation                                   not its speaker, who would say "I"
==========================================================  ===========================================

Fails on: a pronoun that goes back past a closer person of the same gender; people whose gender the
text does not show, who agree with both.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from earwitness.names import Phrase, is_given
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import BODIES, PEOPLE, Entity
from earwitness.records import Span

# How much a mention puts a party in mind.
SPEAKER: Final = 1.2
SUBJECT: Final = 1.0
NESTED: Final = 0.8
OTHER: Final = 0.5
CLAUSE: Final = 0.7  # subject of a clause further on
BESIDE: Final = 0.35  # after a preposition
_SENTENCE: Final = 0.62  # is left after a sentence
_PARAGRAPH: Final = 0.75  # and, besides, after a paragraph
_QUOTED: Final = 0.55  # of a mention inside a quotation, for what stands outside
_UNKNOWN: Final = 0.8  # where the gender of the party is not known
_STRANGE: Final = 0.5  # where its name has no given name that is known: "Fair Wages" is nobody's
_INSIDE: Final = 2.8  # times as much in mind, who is mentioned in the same indirect speech
_SPOKEN_OF: Final = 0.3  # of whoever is mentioned in what the pronoun's bearer says
_NOBODY: Final = frozenset(["nobody", "anybody", "anyone", "everybody", "everyone"])
_RANKED: Final = 4
_RIGHT_BEFORE: Final = 80  # characters from the beginning of a phrase to "who" after it
_KEPT: Final = 60  # mentions that are remembered
_FARTHEST: Final = 8  # sentences, paragraphs beyond which distance makes no difference


@dataclass(frozen=True, slots=True)
class _Note:
    entity: Entity
    at: int
    sentence: int
    paragraph: int
    weight: float
    quoted: bool


class Focus:
    """What a reader has in mind at a point of the text."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._notes: deque[_Note] = deque(maxlen=_KEPT)

    def note(self, entity: Entity, at: int, weight: float, *, quoted: bool = False) -> None:
        """*entity* is mentioned at the offset *at*."""
        place = self._layout
        self._notes.append(_Note(entity, at, place.sentence(at), place.paragraph(at), weight, quoted))

    def best(self, found: Phrase, at: int, *, quoted: bool = False, inside: int = -1) -> Entity | None:
        """The party that the pronoun *found* at *at* goes back to; None if nobody agrees with it."""
        ranked = self.ranked(found, at, quoted=quoted, inside=inside)
        return ranked[0] if ranked else None

    def ranked(
        self,
        found: Phrase,
        at: int,
        *,
        quoted: bool = False,
        inside: int = -1,
        own: tuple[Span, ...] = (),
        most: int = _RANKED,
    ) -> list[Entity]:
        """Those that agree with the pronoun *found* at *at*, the likeliest first.

        *inside* is where the statement begins that the pronoun stands in: who is mentioned in it
        comes first. *own* is what the pronoun's bearer says: he is hardly mentioned in that.
        """
        sentence, paragraph = self._layout.sentence(at), self._layout.paragraph(at)
        best: dict[int, tuple[float, int, Entity]] = {}
        for note in self._notes:
            if note.at >= at or not agrees(note.entity, found):
                continue
            value = note.weight * _SENTENCE ** min(abs(sentence - note.sentence), _FARTHEST)
            value *= _PARAGRAPH ** min(abs(paragraph - note.paragraph), _FARTHEST)
            if note.quoted and not quoted:
                value *= _QUOTED
            if found.gender and note.entity.gender is None:
                plain = note.entity.heads or not note.entity.words[1:] or is_given(note.entity.words[0])
                value *= _UNKNOWN if plain else _STRANGE
            if 0 <= inside <= note.at:
                value *= _INSIDE
            if any(s <= note.at < e for s, e in own):
                value *= _SPOKEN_OF
            order = note.entity.order
            best[order] = max(
                best.get(order, (0.0, -1, note.entity)), (value, note.at, note.entity), key=lambda b: b[:2]
            )
        return [e for _, _, e in sorted(best.values(), key=lambda b: (-b[0], -b[1]))[:most]]

    def nearest(self, at: int) -> list[Entity]:
        """Whoever is mentioned right before the relative pronoun at *at*; nobody if that is too far."""
        near = [n for n in self._notes if at - _RIGHT_BEFORE <= n.at < at]
        return [max(near, key=lambda n: n.at).entity] if near else []


def agrees(entity: Entity, found: Phrase) -> bool:
    """Whether a pronoun may stand for *entity*, by gender and number."""
    if entity.name.casefold() in _NOBODY:
        return False
    if found.gender:
        return entity.kind in PEOPLE and not entity.many and entity.gender in (None, found.gender)
    if found.head in ("it", "its", "itself"):
        return entity.kind in BODIES and not entity.many
    if found.head in ("they", "them", "their", "themselves"):
        return bool(entity.many) or entity.kind in ("anonymous-group", "named-organisation")
    return True
