"""Claims with their origins, true ones and those that the articles show, and what is true of each.

A claim is made of all tellings that a proposition is so; another of those that deny it; another of those that
dispute what others can know of it; and one more for each amount that is told. Every one has its Truth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from earwitness.records import Claim, Origin, Truth, Wording, claim_id, make_id
from earwitness.simulate.emit.affairs import affairs
from earwitness.simulate.emit.pages import Key, Page
from earwitness.simulate.emit.recording import Found
from earwitness.simulate.emit.stated import Ranged
from earwitness.simulate.emit.story import Story


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim before it is a record. ``kind``: so, amount, denied or unknown."""

    kind: str
    fact: int
    amount: float | None
    members: tuple[int, ...]


def truths(
    story: Story, told: Sequence[Stated], claims: Sequence[Claim], records: Found, tolerance: float
) -> tuple[Truth, ...]:
    """What is true of each claim, each figure and each telling of who misleads whom."""
    out = []
    for claim, stated in zip(claims, told, strict=True):
        fact = story.facts[stated.fact]
        holds: bool | None = fact.holds
        if stated.kind == "denied":
            holds = not fact.holds
        elif stated.kind == "unknown":
            holds = None
        elif stated.kind == "amount":
            holds = fact.holds and _near(stated.amount, fact.value, tolerance)
        note = f"{stated.kind} {fact.kind} at step {fact.step}: {fact.note}"
        value = fact.value if stated.kind in ("so", "amount") else None
        out.append(Truth(id=make_id("tru", claim.id), about=claim.id, holds=holds, value=value, note=note))
    for n, figure in records.figure_of.items():
        fact = story.facts[story.sayings[story.tellings[n].saying].fact]
        note = f"amount of {fact.kind} at step {fact.step}"
        near = _near(story.tellings[n].amount, fact.value, tolerance)
        out.append(Truth(id=make_id("tru", figure), about=figure, holds=near, value=fact.value, note=note))
    articles = {
        r.document: story.tellings[n].article
        for (n, _), r in zip(records.report_of, records.reports, strict=True)
    }
    for informs in records.informs:
        moment = story.articles[articles[informs.document]].moment
        note = f"what is passed on to the leader at step {story.steps[moment]} is better than the state"
        holds = story.misleading[moment]
        out.append(Truth(id=make_id("tru", informs.id), about=informs.id, holds=holds, note=note))
    return tuple(sorted(out, key=lambda t: t.id))


def _near(amount: float | None, value: float | None, tolerance: float) -> bool:
    if not amount or not value:
        return False
    return abs(log(amount / value)) <= log(1 + tolerance)


def stated_claims(story: Story, present: Sequence[int]) -> list[Stated]:
    """The claims of a bundle, each with the tellings that state it."""
    groups: dict[tuple[int, str, float], list[int]] = defaultdict(list)
    for n in present:
        telling = story.tellings[n]
        saying = story.sayings[telling.saying]
        fact = story.facts[saying.fact]
        first = saying.fact if fact.first is None else fact.first
        if not saying.says:
            groups[first, "unknown" if saying.denied == "knowledge" else "denied", 0.0].append(n)
            continue
        groups[first, "so", 0.0].append(n)
        if telling.amount is not None:
            groups[saying.fact, "amount", telling.amount].append(n)
    return [
        Stated(kind, fact, amount or None, tuple(members))
        for (fact, kind, amount), members in sorted(groups.items())
    ]


def reports_of(members: Sequence[int], story: Story, records: Found) -> tuple[str, ...]:
    """The ids of all reports of *members*."""
    keys: list[Key] = [(n, False) for n in members]
    keys += [(n, True) for n in members if story.tellings[n].how == "cited"]
    return tuple(sorted(records.report_of[k] for k in keys))


def claim_record(  # noqa: PLR0913 - a claim is put together from all of these
    story: Story,
    told: Stated,
    ids: tuple[str, ...],
    spread: Ranged,
    pages: Mapping[int, Page],
    records: Found,
    used: set[str],
) -> Claim:
    """The record of *told*, whose reports are *ids*; *used* are the names of claims that there are
    already."""
    name = claim_id(ids)
    if name in used:
        name = make_id("clm", *ids, told.kind, told.fact, told.amount)
    wordings = []
    for n in told.members:
        telling = story.tellings[n]
        for outer in (False, True) if telling.how == "cited" else (False,):
            spans = pages[telling.article].spots[n, outer].content
            wordings.append(Wording(records.report_of[n, outer], spans))
    return Claim(
        id=name,
        text=claim_text(story, told),
        reports=ids,
        origin_range=(len(spread.least), len(spread.sure)),
        rules=spread.rules,
        wordings=tuple(sorted(wordings, key=lambda w: w.report)),
    )


def claim_text(story: Story, told: Stated) -> str:
    """The plain wording of a claim, in no article's words."""
    affair = affairs()[story.theme]
    fact = story.facts[told.fact]
    so, denied = affair.claims[fact.kind]
    if told.kind == "unknown":
        return f"Nobody outside can know whether it is so: {so}"
    if told.kind == "denied":
        return denied
    if told.amount is None:
        return so
    amount = f"{told.amount:,.0f}"
    return f"{so[:-1]}: {amount} {affair.movers if fact.kind == 'fled' else 'points'}."


@dataclass(frozen=True, slots=True)
class Speakers:
    """What an origin's record needs besides its tellings."""

    story: Story
    records: Found
    merged_of: Mapping[str, str]
    ghost_of: Mapping[int, str]

    def origin(self, claim: Claim, members: Sequence[int], why: str, certain: bool) -> Origin:
        ids = reports_of(members, self.story, self.records)
        speakers, ghosts = set(), set()
        for n in members:
            telling = self.story.tellings[n]
            if telling.speaker is not None:
                own = self.records.party_of[telling.article, (telling.speaker, telling.described)]
                speakers.add(self.merged_of.get(own, own))
            if telling.via is not None and telling.via in self.ghost_of:
                ghosts.add(self.ghost_of[telling.via])
        return Origin(
            id=make_id("org", claim.id, *ids),
            claim=claim.id,
            reports=ids,
            why=why,
            parties=tuple(sorted(speakers)),
            ghosts=tuple(sorted(ghosts)),
            certain=certain,
        )


def true_origins(claim: Claim, told: Stated, spread: Ranged, parties: Speakers) -> list[Origin]:
    """One for each actor with whom the claim truly begins; certain if the articles show just that."""
    story = parties.story
    groups: dict[int, list[int]] = defaultdict(list)
    for n in told.members:
        groups[story.sayings[story.tellings[n].saying].actor].append(n)
    shown = {frozenset(g) for k, g in enumerate(spread.sure) if spread.certain(k)}
    return [
        parties.origin(claim, members, _beginning(story, actor), frozenset(members) in shown)
        for actor, members in sorted(groups.items())
    ]


def _beginning(story: Story, actor: int) -> str:
    who = story.actors[actor]
    if who.sort == "outlet":
        return f"{who.name} looked for itself"
    return f"what {who.name or 'an unnamed source (' + who.sort + ')'} said, and all that goes back to it"


def stated_origins(claim: Claim, spread: Ranged, parties: Speakers) -> list[Origin]:
    """One for each group that the articles show to begin together, as ``trace`` lists them."""
    return [
        parties.origin(claim, group, why, spread.certain(k))
        for k, (group, why) in enumerate(zip(spread.sure, spread.why, strict=True))
    ]
