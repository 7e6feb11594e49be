"""All that a bundle says of one merged party, gathered from its members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from earwitness.records import Party
from earwitness.trace.people.body_names import body_name
from earwitness.trace.people.descriptions import Description
from earwitness.trace.people.folding import stem
from earwitness.trace.people.forms import Name
from earwitness.trace.people.profiles import Profile, Sort
from earwitness.trace.people.ways import Ways

_SORTS: Final[tuple[Sort, ...]] = ("person", "body", "text", "unnamed", "nobody")
_MEMBERS: Final = 64  # parties of one merged party whose words are gathered


@dataclass(frozen=True, slots=True)
class Known:
    """A merged party: what it is called, is, belongs to, and which documents tell of it.

    ``documents``: those that have it at first hand, not from another outlet; ``prints``: those whose
    outlet it is. ``bodies``: the words of its names if it is a body; ``called``: stems by which a person
    is meant in somebody else's office ("Hale's spokesman", "the president's").
    """

    label: str
    sort: Sort
    kinds: frozenset[str]
    documents: frozenset[str]
    prints: frozenset[str]
    names: frozenset[Name]
    genders: frozenset[str]
    roles: tuple[Description, ...]
    bodies: frozenset[frozenset[str]]
    called: frozenset[str]
    many: bool
    we: bool


def gather(party: Party, members: Iterable[Profile], ways: Ways) -> Known:
    """What the *members* of a merged *party* are known as; *ways* tell which were taken from an outlet."""
    profiles = list(members)
    some = profiles[:_MEMBERS]
    roles = tuple(dict.fromkeys(d for p in some for d in p.roles))
    names = frozenset(p.name for p in profiles if p.name is not None)
    sole = [d for d in roles if d.sole]
    bodies = (body_name(p.title, outlet=p.kind == "outlet") for p in some if p.sort == "body")
    return Known(
        label=party.name,
        sort=min((p.sort for p in profiles), key=_SORTS.index),
        kinds=frozenset(p.kind for p in profiles),
        documents=frozenset(p.document for p in profiles if not ways.relayed(p)),
        prints=frozenset(ways.articles(party.members[0])),
        names=names,
        genders=frozenset(p.gender for p in some if p.gender is not None),
        roles=roles,
        bodies=frozenset(b.words for b in bodies if b is not None),
        called=frozenset(
            [stem(w) for n in names for w in n.words] + [w for d in sole for w in (stem(d.head), *d.of)]
        ),
        many=all(p.many for p in some),
        we=any(p.we for p in profiles),
    )
