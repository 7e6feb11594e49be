"""Who is told of by a role and gets a name right after, which opens the next sentence or paragraph.

=================================================  =====================================================
"A former governor lied, … [paragraph]             the governor of the paragraph before: a full name with
Ned Ashby, 61, pleaded guilty."                    an age opens the next
"The director disagrees. Ned Ashby, who runs       the director, whom "the" takes for known
the trust, said …"
"A doctor disagrees. [paragraph] Ned Ashby, a      the doctor: what he is tells more closely of the same
surgeon, said …"
"The general knew. [up to six paragraphs]          the general: his title says so; of "a general" only the
General Ned Ashby …"                               next paragraph is asked
"A clerk disagrees. Ned Ashby, who runs …"         nobody: Ashby is somebody else
=================================================  =====================================================

Fails on: a name that comes later, or with nothing that ties it to the role; two generals of whom the lead
means the second.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.gazetteer import Gender
from earwitness.kinds import kind_of
from earwitness.names import Phrase, first_word, kind_of_head, phrase
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import BODIES, Cast, Entity, alike, full_head
from earwitness.read.parties.mentions import Mention

_NEW_NAME: Final = re.compile(
    r"[^,\n]{3,60}, (?:(?P<age>\d\d),? \w|who\b|(?:an?|the) (?P<role>[^,.;:\n“”\"]{3,60})[,.])"
)
# Words under which a lead hides whoever the next sentence names and describes more closely.
_HIDES: Final = frozenset(
    "academic activist adviser campaigner doctor employee engineer executive expert lawmaker officer "
    "official politician researcher scientist servant worker".split()
)
_SEVERAL: Final = frozenset(["minister", "secretary"])  # of whom the title alone does not say which
_NEXT: Final = 1  # paragraphs from a role with "a" to that
_LEAD: Final = 6  # paragraphs from a role with "the" to the name with the same title


class Latecomers:
    """Who comes first in each paragraph and sentence, so that a name that follows may be theirs."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._first: dict[int, Entity] = {}  # by paragraph
        self._latest: tuple[int, Entity | None] = (-1, None)  # a sentence, and who comes first in it

    def note(self, entity: Entity, at: int) -> None:
        """*entity* is mentioned at *at*, not after a preposition."""
        if entity.kind in BODIES or entity.many:
            return
        self._first.setdefault(self._layout.paragraph(at), entity)
        if self._layout.sentence(at) != self._latest[0]:
            self._latest = self._layout.sentence(at), entity

    def named(self, found: Phrase, at: int, gender: Gender) -> Entity | None:
        """Whose name the new name *found* at *at* is, if somebody without one was just told of."""
        place = self._layout
        after = _NEW_NAME.match(place.text, at)
        if after is None or len(found.name) < 2:
            return None
        lead = None
        if place.text[at - 1 : at] in ("\n", ""):
            lead = self._first.get(place.paragraph(at) - 1)
            if lead is not None and not after["age"]:
                lead = lead if _same_sort(lead, phrase(after["role"] or "").head) else None
        elif place.sentence(at) - self._latest[0] == 1 and place.sentence_start(at) >= at - 1:
            lead = self._latest[1]
            if lead is not None and lead.indefinite and not after["age"]:
                lead = lead if _same_sort(lead, phrase(after["role"] or "").head) else None
        if lead is None or lead.words or lead.many or lead.kind in BODIES:
            return None
        return lead if not (gender and lead.gender and gender != lead.gender) else None

    def titled(self, cast: Cast, found: Phrase, at: int, gender: Gender) -> Entity | None:
        """Whom the lead called "the general" and a title names now: "General Moira Hale"."""
        if not found.title or len(found.name) < 2 or found.title in _SEVERAL:
            return None
        role = Phrase("role", head=full_head(found.title), definite=True, many=False, gender=gender)
        near = cast.by_role(role, role.head, None)
        here = self._layout.paragraph(at)
        fits = [e for e in near if not (e.words or e.rank or e.many or e.kind in BODIES)]
        fits = [e for e in fits if role.head in e.heads and e.first >= 0]
        fits = [
            e for e in fits if here - self._layout.paragraph(e.first) <= (_NEXT if e.indefinite else _LEAD)
        ]
        return fits[0] if len(fits) == 1 else None


def _same_sort(lead: Entity, head: str) -> bool:
    """Whether a role may tell more closely of *lead*: a surgeon of a doctor."""
    if lead.heads & alike(head):
        return True
    return any(h in _HIDES and kind_of_head(h) == kind_of_head(head) for h in lead.heads)


def goes_on(text: str, end: int, entity: Entity | None, mention: Mention) -> list[Entity]:
    """*entity*, mentioned up to *end*, if a role after a comma describes it: "one, an adviser,"."""
    at = mention.span[0]
    if entity is None or mention.partner is not None or text[end:at] != ", " or mention.found.many:
        return []
    after = text[at + len(mention.words) : at + len(mention.words) + 1]
    if first_word(mention.words) not in ("a", "an", "the") or after not in (",", ".", ";", ")"):
        return []
    person = entity.kind not in BODIES and kind_of(mention.found, mention.words) not in BODIES
    return [entity] if person and not entity.words else []
