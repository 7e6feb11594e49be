"""A story's tellings as the records that ``trace`` gives: all that stands between documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from earwitness.records import Claim, Comparison, Ghost, Link, Origin, Party, make_id
from earwitness.simulate.emit.claims import (
    Speakers,
    Stated,
    claim_record,
    reports_of,
    stated_claims,
    stated_origins,
    true_origins,
)
from earwitness.simulate.emit.linking import comparisons, links
from earwitness.simulate.emit.pages import Page, Who
from earwitness.simulate.emit.recording import Found
from earwitness.simulate.emit.stated import credited, ranged
from earwitness.simulate.emit.story import Story


@dataclass(frozen=True, slots=True)
class Traced:
    """Everything across documents. ``claims`` and ``told`` run side by side."""

    merged: tuple[Party, ...]
    claims: tuple[Claim, ...]
    told: tuple[Stated, ...]
    origins: tuple[Origin, ...]
    stated: tuple[Origin, ...]
    links: tuple[Link, ...]
    comparisons: tuple[Comparison, ...]
    ghosts: tuple[Ghost, ...]


def traced(story: Story, pages: Mapping[int, Page], records: Found) -> Traced:
    """The lineage of the articles in *pages*."""
    present = [n for n, t in enumerate(story.tellings) if t.article in pages]
    merged, merged_of = _merged(story, present, records)
    ghosts, ghost_of = _ghosts(story, present, pages, records)
    named: set[str] = set()
    made: list[tuple[Claim, Stated, list[Origin], list[Origin]]] = []
    for told in stated_claims(story, present):
        ids = reports_of(told.members, story, records)
        spread = ranged(story, told.members)
        claim = claim_record(story, told, ids, spread, pages, records, named)
        named.add(claim.id)
        parties = Speakers(story, records, merged_of, ghost_of)
        made.append(
            (claim, told, true_origins(claim, told, spread, parties), stated_origins(claim, spread, parties))
        )
    made.sort(key=lambda m: m[0].id)
    return Traced(
        merged=merged,
        claims=tuple(c for c, *_ in made),
        told=tuple(t for _, t, *_ in made),
        origins=tuple(sorted((o for *_, os, _ in made for o in os), key=lambda o: o.id)),
        stated=tuple(sorted((o for *_, os in made for o in os), key=lambda o: o.id)),
        links=tuple(sorted(links(story, present, records), key=lambda k: k.id)),
        comparisons=tuple(sorted(comparisons(story, present, records), key=lambda c: c.id)),
        ghosts=ghosts,
    )


def _merged(story: Story, present: Sequence[int], records: Found) -> tuple[tuple[Party, ...], dict[str, str]]:
    """Parties that the articles show to be one: one name; or unnamed and credited, or quoted in the same
    words."""
    by_id = {p.id: p for p in records.parties}
    keys = {i: key for key, i in records.party_of.items()}
    group_of: dict[str, tuple[object, ...]] = {}
    for i, (_, (actor, described)) in keys.items():
        group_of[i] = ("named", actor) if described is None else ("alone", i)
    words: dict[tuple[int, int, int | None], str] = {}
    pairs = []
    for n in present:
        telling = story.tellings[n]
        if telling.described is None or telling.speaker is None:
            continue
        own = records.party_of[telling.article, (telling.speaker, telling.described)]
        said = (telling.saying, telling.words, telling.described)
        pairs.append((words.setdefault(said, own), own))
        at = credited(story, telling, present)
        if at is not None and story.tellings[at].speaker == telling.speaker:
            there = story.tellings[at]
            pairs.append((records.party_of[there.article, (telling.speaker, there.described)], own))
    for a, b in pairs:
        old, new = group_of[b], group_of[a]
        if old != new:
            group_of = {i: new if g == old else g for i, g in group_of.items()}
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for i in sorted(group_of):
        groups[group_of[i]].append(i)
    out: list[Party] = []
    merged_of: dict[str, str] = {}
    for group, ids in groups.items():
        if len(ids) < 2:
            continue
        first = by_id[ids[0]]
        why = "one name" if group[0] == "named" else "credited to one outlet, or quoted in the same words"
        name = make_id("par", "merged", ids[0])
        merged_of |= dict.fromkeys(ids, name)
        out.append(
            Party(
                id=name,
                document=None,
                name=first.name,
                kind=first.kind,
                role=first.role,
                affiliation=first.affiliation,
                members=tuple(ids),
                why=(why,) * (len(ids) - 1),
            )
        )
    return tuple(sorted(out, key=lambda p: p.id)), merged_of


def _ghosts(
    story: Story, present: Sequence[int], pages: Mapping[int, Page], records: Found
) -> tuple[tuple[Ghost, ...], dict[int, str]]:
    """Outlets that are credited and whose articles the bundle lacks."""
    citing: dict[int, list[int]] = defaultdict(list)
    for n in present:
        via = story.tellings[n].via
        if via is not None and not story.actors[via].present:
            citing[via].append(n)
    out: list[Ghost] = []
    ghost_of: dict[int, str] = {}
    for outlet, members in sorted(citing.items()):
        who: Who = (outlet, None)
        ids = sorted(records.party_of[story.tellings[n].article, who] for n in members)
        ghost_of[outlet] = make_id("gst", ids[0])
        out.append(
            Ghost(
                id=ghost_of[outlet],
                name=story.actors[outlet].name,
                kind="outlet",
                cited_in=tuple(sorted({pages[story.tellings[n].article].document.id for n in members})),
                reports=reports_of(members, story, records),
            )
        )
    return tuple(sorted(out, key=lambda g: g.id)), ghost_of
