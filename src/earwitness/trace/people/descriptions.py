"""What words say about somebody besides a name: an office, of what, former or acting, which of several.

=============================================  =========  ==========================  ===============
words                                          role       of                          time, order
=============================================  =========  ==========================  ===============
"the spokeswoman for the Ministry of Grain"    spokes     minist…, grain
"Hale's former press secretary"                spokes     hale                        former
"a second Veskian official"                    official   vesk                        second
"the deputy director"                          head                                   deputy
=============================================  =========  ==========================  ===============

Fails on: offices described by a clause ("who runs the works"); "the last head" who is the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from earwitness.names import Phrase, kind_of_head, phrase
from earwitness.plurals import is_plural, singular
from earwitness.trace.people.folding import fold, stems, telling, written

# Words for one office; a man and a woman hold the same.
_OFFICES: Final = {
    "spokes": "spokesman spokeswoman spokesperson mouthpiece press-secretary",
    "head": "head chief boss director director-general leader",
    "chair": "chairman chairwoman chairperson chair",
    "premier": "premier prime-minister pm",
    "president": "president strongman",
    "king": "king queen monarch emperor empress",
    "mp": "mp lawmaker legislator parliamentarian deputy congressman congresswoman",
    "general": "general gen",
    "major": "major maj",
    "colonel": "colonel col",
    "captain": "captain capt",
    "lieutenant": "lieutenant lt",
    "sergeant": "sergeant sgt",
    "private": "private pte",
    "professor": "professor prof",
    "senator": "senator sen",
    "governor": "governor gov",
}
_OFFICE: Final = {word: office for office, words in _OFFICES.items() for word in words.split()}
# Roles that many hold at a time, or that anybody may be given: to share one proves nothing.
LOOSE: Final = frozenset(
    "official officer member employee person people source man woman worker friend aide adviser advisor "
    "diplomat insider expert analyst resident villager neighbor neighbour engineer soldier colleague "
    "citizen critic observer witness scientist researcher lawyer doctor nurse farmer driver one other "
    "figure group authority partner author writer reporter correspondent journalist representative "
    "participant somebody someone mr mrs ms miss dr sir".split()
)
# Offices that one body has one of, so that "the president" is somebody even where it is not said of what.
SOLE: Final = frozenset(
    "president premier king chancellor pope director-general governor mayor secretary-general attorney- "
    "general president-elect head-of-state".split()
)
_PORTFOLIOS: Final = frozenset("minister secretary ministry committee commissioner editor".split())
_FORMER: Final = re.compile(
    r"\b(?:former|formerly|ex|last|previous|late|outgoing|then|ousted|once|until)\b", re.I
)
_UNDER: Final = re.compile(r"\b(?:deputy|vice|assistant|acting|under|junior|interim)\b", re.I)
_ORDER: Final = re.compile(r"\b(?:first|second|third|fourth|fifth|other|another|latter)\b", re.I)
_IDLE: Final = frozenset(
    "senior top leading high ranking unnamed anonymous old own new official so called press said retired "
    "exiled same local chief state national former formerly ex last previous late outgoing then ousted "
    "once until deputy vice assistant acting under junior interim first second third fourth fifth other "
    "another latter".split()
)
_COMPLEMENT: Final = re.compile(
    r"\s+(?:of|for|at|in|from|with|inside|on|by)\s+([^,;:()\n“”\"]{2,80}?)"
    r"(?=$|[,;:()\n“”\".]|\s+(?:who|which|that|and|said|says|told|was|were|had|has|is|until|since|asked|added)\b)"
)
_DEFINITE: Final = re.compile(r"\W*(?:the|his|her|its|their|our|my)\b", re.I)
_INDEFINITE: Final = re.compile(r"\W*(?:an?|one|some|another|several|two|three|other)\b", re.I)
_BOTH: Final = re.compile(r"([^,;:]{2,80}?) and (?:an?|one|another|two|several) ")  # "a clerk and a driver"
_LONGEST: Final = 300  # characters of a description that are looked at
_CACHED: Final = 20_000  # descriptions kept, a few hundred bytes each


@dataclass(frozen=True, slots=True)
class Description:
    """An office or role. ``of``: stems of what it is of; ``traits``: of other words that describe.

    ``role`` is one word for all who hold the same office, ``head`` the word used; ``definite`` means that
    one is meant who is known, ``many`` that several are.
    """

    role: str
    head: str = ""
    of: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    former: bool = False
    under: bool = False
    order: str = ""
    definite: bool = False
    many: bool = False

    @property
    def all(self) -> frozenset[str]:
        return self.of | self.traits

    @property
    def office(self) -> bool:
        """Whether few enough hold it for it to tell who is meant."""
        return self.role not in LOOSE and not self.many

    @property
    def sole(self) -> bool:
        """Whether the word alone tells who is meant, of whatever body it is."""
        return self.head in SOLE and not self.many and not self.under


def office(head: str) -> str:
    """One word for the office that *head* in small letters names, for women and men, one and many."""
    one = singular(head) if is_plural(head) else head
    for start in ("ex-", "vice-", "deputy-"):
        one = one.removeprefix(start)
    return _OFFICE.get(one, one)


@lru_cache(maxsize=_CACHED)
def describe(words: str) -> Description | None:
    """What *words*, a noun phrase, say of somebody; None if they name no role."""
    words = words[:_LONGEST]
    both = _BOTH.match(words)
    if both:  # of the one; that they are two is told
        first = _description(both[1], phrase(both[1]))
        return replace(first, many=True) if first is not None else None
    return _description(words, phrase(words))


def _description(words: str, found: Phrase) -> Description | None:
    if found.form == "name" and found.head in _IDLE:  # "an unnamed Veskian"
        many = any(is_plural(w.casefold()) for w in found.name)
        return Description("person", "person", telling(list(found.name)), many=many)
    if not found.head or found.form not in ("role", "name", "elided"):
        return None
    at = re.search(rf"(?<!\w){re.escape(found.head)}(?!\w)", words[:_LONGEST], re.IGNORECASE)
    if at is None:
        return None
    if found.many and at[0][0].isupper() and kind_of_head(found.head) is None:  # "two unnamed Veskians"
        return Description("person", "person", telling([at[0]]), many=True)
    before, after = words[: at.start()], words[at.end() :]
    if found.name:  # "Dr Moira Hale" tells nothing behind the head but the name
        before = before.rpartition(",")[2]
        after = after if after.lstrip().startswith(("of ", "for ", "at ", "in ")) else ""
    role = office(found.head)
    if role == "minister" and re.search(r"\bprime\s*$", before, re.IGNORECASE):
        role = "premier"
    parts = [w for w in written(before) if fold(w) not in _IDLE]
    high = [w for w in parts if w[0].isupper() and fold(w) not in ("the", "a", "an")]
    low = [w for w in parts if not w[0].isupper()]
    complement = _COMPLEMENT.match(after)
    of = telling(high) | (stems(complement[1]) if complement else frozenset())
    if found.owner:
        of |= stems(found.owner)
    traits = telling(low) - of
    if role in _PORTFOLIOS:
        of, traits = of | traits, frozenset()
    order = _ORDER.search(before)
    return Description(
        role=role,
        head="premier" if role == "premier" else found.head,
        of=of,
        traits=traits,
        former=bool(_FORMER.search(before) or re.search(r"\buntil\b", after)) or found.head.startswith("ex-"),
        under=bool(_UNDER.search(before)) or found.head.startswith(("vice-", "deputy-")),
        order=order[0].lower() if order else "",
        definite=bool(_DEFINITE.match(words)) or bool(found.owner and not _INDEFINITE.match(words)),
        many=bool(found.many),
    )


def of_role(role: str, affiliation: str | None) -> Description | None:
    """What a party record's role and affiliation say, as :func:`describe`."""
    found = describe(role)
    if found is None:
        head = fold(role.rsplit(maxsplit=1)[-1]) if role.split() else ""
        if not head or kind_of_head(head) is None:
            return None
        found = Description(office(head), head)
    return replace(found, of=found.of | stems(affiliation)) if affiliation else found


def agree(one: Iterable[str], other: Description) -> bool:
    """Whether stems of what an office is of fit a description: all of either are among the other's."""
    mine = frozenset(one)
    return mine <= other.all or other.of <= mine


def same_office(one: Description, other: Description) -> bool:
    """Whether two descriptions are of one office, as far as they say: never with less than both told."""
    if one.role != other.role or one.under != other.under or not one.office:
        return False
    return bool(one.of and other.of) and (one.of <= other.all or other.of <= one.all)


def clash(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one person or group: another number, order, rank or body."""
    if one.many != other.many or (one.order and other.order and one.order != other.order):
        return True
    if one.role == other.role and one.of and other.of and not one.all & other.all:
        return True
    return one.role == other.role and one.role not in LOOSE and one.under != other.under
