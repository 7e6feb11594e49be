"""Which names the text itself shows to be a man's or a woman's, by the pronouns that go back to them.

===========================================  ========================================================
"Zelm Hale said he would"                    a man: nobody else stands between
"Zelm Hale left. She said"                   a woman: the next sentence begins with her
"Zelm Hale told the clerk she"               nothing: it may be the clerk
===========================================  ========================================================

Fails on: a pronoun that goes back past a name to somebody before it ("He heard that Zelm Hale was told
he could"), which counts against more such words only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from earwitness.gazetteer import Gender
from earwitness.names import kind_of_head
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import BODIES
from earwitness.read.parties.mentions import Mention

_GENDERS: Final[dict[str, Gender]] = {"he": "m", "she": "f"}
_NEXT: Final = 1  # sentences from a name to the pronoun


def shown_genders(found: Iterable[Mention], layout: Layout) -> dict[str, Gender]:
    """The gender of each surname in small letters that pronouns show, where they agree for the most part.

    *found* are the mentions of a text in order.
    """
    votes: Counter[tuple[str, Gender]] = Counter()
    name: Mention | None = None
    for mention in found:
        gender = _GENDERS.get(mention.found.head) if mention.found.form == "pronoun" else None
        if gender is None:
            if not _nobody(mention):
                name = mention if mention.found.form == "name" and mention.found.name else None
            continue
        if name is not None and _near(name, mention, layout):
            votes[name.found.surname.casefold(), gender] += 1
        name = None  # a second pronoun says nothing new
    return {
        last: gender for (last, gender), n in votes.items() if n > votes[last, "f" if gender == "m" else "m"]
    }


def _nobody(mention: Mention) -> bool:
    """Whether a mention is of a text or a body, neither he nor she."""
    return mention.found.form == "role" and kind_of_head(mention.found.head) in BODIES


def _near(name: Mention, pronoun: Mention, layout: Layout) -> bool:
    apart = layout.sentence(pronoun.span[0]) - layout.sentence(name.span[0])
    same_paragraph = layout.paragraph(pronoun.span[0]) == layout.paragraph(name.span[0])
    return (
        name.quoted == pronoun.quoted and same_paragraph and apart <= _NEXT and (apart == 0 or name.subject)
    )
