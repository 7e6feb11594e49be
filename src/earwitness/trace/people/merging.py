"""Parties of all documents put together into people, bodies and outlets; nothing is lost by it.

====================  =================================================================================
profiles              what each document says of each party
persons, bodies       by name: full ones first, then, in the same company, short ones
offices               by office: "the Kremlin spokesman" and the one who is named as that
taken                 unnamed sources by the way they came: "an official told Vantage News"
====================  =================================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Document, Party, PartyKind, Report, make_id
from earwitness.trace.people.bodies import Bodies
from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.company import Company
from earwitness.trace.people.known import Known, gather
from earwitness.trace.people.offices import join_offices
from earwitness.trace.people.persons import Persons
from earwitness.trace.people.profiles import Profile, profile
from earwitness.trace.people.taken import join_taken
from earwitness.trace.people.ways import Ways

# The kinds of party, those that say most of who it is first.
_KINDS: Final[tuple[PartyKind, ...]] = (
    "named-person", "outlet", "named-organisation", "social-post", "document", "anonymous-official",
    "observer", "anonymous-group", "unspecified",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a bundle.

    ``parties`` are the merged ones, in order of ids, those of one member too; ``of`` gives the merged id
    of each party. Their members are as they were, so a merge can be taken back (``apart``). ``profiles``
    are what each document says of each party, ``known`` what all say of each merged one.
    """

    parties: tuple[Party, ...]
    of: Mapping[str, str]
    profiles: Mapping[str, Profile]
    known: Mapping[str, Known]


def merge(
    documents: Sequence[Document],
    parties: Sequence[Party],
    reports: Sequence[Report],
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> People:
    """The *parties* of *documents* as the people, bodies and outlets that they are; order changes nothing.

    *reports* say through which outlets unnamed sources came. *together* and *apart* are pairs of party
    ids that win over every rule; SettingError if they contradict each other or name no party. Where the
    words do not prove that two are one, they stay two: see :func:`compatible` for what may be.
    """
    by_id = {d.id: d for d in documents}
    known = {p.id: p for p in sorted(parties, key=lambda p: p.id) if p.document is not None}
    profiles = {i: profile(p, by_id.get(p.document or "")) for i, p in known.items()}
    clusters = Clusters(profiles, together=together, apart=apart)
    persons = Persons(profiles, clusters)
    bodies = Bodies(documents, known, profiles, clusters)
    persons.join_full()
    bodies.join_full()
    company = Company(documents, profiles, clusters)
    persons.join_short(company)
    bodies.join_short(company)
    join_offices(profiles, clusters, company)
    ways = Ways(documents, reports, profiles, clusters, bodies.named())
    join_taken(ways, clusters, company)
    merged = [_merged([known[m] for m in members], clusters.why(members)) for members in clusters.sets()]
    return People(
        parties=tuple(sorted(merged, key=lambda p: p.id)),
        of={m: p.id for p in merged for m in p.members},
        profiles=profiles,
        known={p.id: gather(p, (profiles[m] for m in p.members), ways) for p in merged},
    )


def _merged(members: Sequence[Party], why: tuple[str, ...]) -> Party:
    """One party of all *members*, which are in order of ids: the fullest name, the most usual role."""
    kind = min((p.kind for p in members), key=_KINDS.index)
    named = [p for p in members if p.kind == kind]
    return Party(
        id=make_id("par", "merged", members[0].id),
        document=None,
        name=_name(named),
        kind=kind,
        role=_usual(p.role for p in members),
        affiliation=_usual(p.affiliation for p in members),
        members=tuple(p.id for p in members),
        why=why,
    )


def _name(members: Sequence[Party]) -> str:
    """The name of two words or more that is most often used, else of one word; of equals the longer."""
    names = Counter(p.name for p in members)
    return max(names, key=lambda n: (min(len(n.split()), 2), names[n], len(n), n))


def _usual(values: Iterable[str | None]) -> str | None:
    found = Counter(v for v in values if v)
    return max(found, key=lambda v: (found[v], v)) if found else None
