"""What became of the claims of an earlier dossier: matched by the statements that state them, not by ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.since_matching import Matched, State
from earwitness.dossier.traced import Dispute, Traced
from earwitness.dossier.weighed import ToldBelief
from earwitness.records import Claim

# A belief that stays within one phrase is told to have moved from so many points of a hundred on. Taking two
# of the example bundle's twelve articles away moves claims that keep their range of origins by 8 points at
# most (27 claims, 24 of them by none), those that do not by 5 to 12.
LEAST_MOVED: Final = 10


@dataclass(frozen=True, slots=True)
class Continued:
    """A printed claim and the one that it was, which may have had no place on the page (``before`` None)."""

    now: Traced
    before: Traced | None
    statements: int
    documents: int

    @property
    def range_changed(self) -> bool:
        """Whether it has more or fewer origins."""
        return self.before is not None and (self.before.low, self.before.high) != (
            self.now.low,
            self.now.high,
        )

    @property
    def spread(self) -> bool:
        """Whether another number of articles states it."""
        return self.documents != self.now.articles


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim whose belief is another."""

    claim: Traced
    before: ToldBelief
    now: ToldBelief


@dataclass(frozen=True, slots=True)
class ClaimsSince:
    """Claims of this page by what became of them, and earlier ones that it has no longer."""

    new: tuple[Traced, ...] = ()
    gone: tuple[Traced, ...] = ()
    merged: tuple[tuple[Traced, tuple[Traced, ...]], ...] = ()
    split: tuple[tuple[Traced, tuple[Traced, ...]], ...] = ()
    continued: tuple[Continued, ...] = ()
    moved: tuple[Moved, ...] = ()
    denials: tuple[tuple[Traced, Dispute], ...] = ()
    withdrawn: tuple[tuple[Traced, Dispute], ...] = ()


def claims_since(before: State, now: State, matches: Matched) -> ClaimsSince:
    """What is new of the printed claims of *now* beside those of *before*."""
    was = {c.id: frozenset(matches.reports.get(r, r) for r in c.reports) for c in before.claims}
    is_ = {c.id: frozenset(c.reports) for c in now.claims}
    earlier = _nearest(now.claims, is_, was)
    later = _nearest(before.claims, was, is_)
    printed_before = {c.id: c for c in before.lineage.claims}
    printed_now = {c.id: c for c in now.lineage.claims}
    records = {c.id: c for c in before.claims}
    home = {r: s.report.document for r, s in before.statements.items()}
    continued = tuple(
        Continued(
            claim,
            printed_before.get(earlier[claim.id]),
            len(records[earlier[claim.id]].reports),
            len({home[r] for r in records[earlier[claim.id]].reports}),
        )
        for claim in now.lineage.claims
        if claim.id in earlier
    )
    disputed = _disputed(before, matches)
    return ClaimsSince(
        new=tuple(c for c in now.lineage.claims if c.id not in earlier),
        gone=tuple(c for c in before.lineage.claims if later.get(c.id) not in printed_now),
        merged=_many(now.lineage.claims, before.lineage.claims, later),
        split=_many(before.lineage.claims, now.lineage.claims, earlier),
        continued=continued,
        moved=tuple(_moved(before, now, continued)) if before.judged and now.judged else (),
        denials=tuple(
            (c, d)
            for c in now.lineage.claims
            for d in c.disputes
            if d.entry.statement.report.id not in disputed
        ),
        withdrawn=tuple(_withdrawn(before, now, matches)),
    )


def _nearest(
    of: Iterable[Claim], mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """For each claim the one of the other side that shares the largest part of all their statements."""
    holding: dict[str, list[str]] = {}
    for name, reports in theirs.items():
        for report in reports:
            holding.setdefault(report, []).append(name)
    out: dict[str, str] = {}
    for claim in of:
        found = {other for r in mine[claim.id] for other in holding.get(r, ())}
        if found:
            out[claim.id] = min(
                found,
                key=lambda o: (-_shared(mine[claim.id], theirs[o]), o != claim.id, o),
            )
    return out


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _many(
    of: Iterable[Traced], others: Iterable[Traced], to: Mapping[str, str]
) -> tuple[tuple[Traced, tuple[Traced, ...]], ...]:
    """Each claim *of* one side to which several of the *others* lead, with those."""
    leading: dict[str, list[Traced]] = {}
    for other in others:
        if other.id in to:
            leading.setdefault(to[other.id], []).append(other)
    return tuple((c, tuple(leading[c.id])) for c in of if len(leading.get(c.id, ())) > 1)


def _moved(before: State, now: State, continued: Iterable[Continued]) -> Iterable[Moved]:
    for pair in continued:
        if pair.before is None:
            continue
        old = before.weighed.beliefs.get(pair.before.number)
        new = now.weighed.beliefs.get(pair.now.number)
        if old is None or new is None:
            continue
        points = abs(old.at - new.at) if old.at is not None and new.at is not None else 0
        if old.phrase != new.phrase or points >= LEAST_MOVED:
            yield Moved(pair.now, old, new)


def _disputed(before: State, matches: Matched) -> frozenset[str]:
    """The statements of now that disputed a claim before."""
    found = {d.entry.statement.report.id for c in before.lineage.claims for d in c.disputes}
    return frozenset(matches.reports.get(r, r) for r in found)


def _withdrawn(before: State, now: State, matches: Matched) -> Iterable[tuple[Traced, Dispute]]:
    """Disputes whose statement is no longer made."""
    for claim in before.lineage.claims:
        for dispute in claim.disputes:
            if dispute.entry.statement.report.id not in matches.reports:
                yield claim, dispute
