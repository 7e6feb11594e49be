"""Claims as a reader meets them: the most often stated first, with what is known of each in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from earwitness.dossier.naming import Names
from earwitness.records import AnyRecord, Claim, Denied, Ghost, Link, Origin, Record

SURE: Final = 0.5  # probability below which a link is told with "perhaps"
# Probability from which a denial or remark is told as being about a claim. A brief is repeated by people who
# do not look into it, so that of ten such ties at most three may be wrong. On seln-dam, brask-garrison and
# orlane-serum, given their annotators' statements, four of five ties from .7 on are right, and half of the 14
# below.
FIRM: Final = 0.7


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A statement that may belong to a claim: borderline. ``claim`` is the number of its own claim."""

    report: str
    probability: float
    claim: int | None


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """One claim with its number in the list.

    ``reports`` and ``documents`` are in the order of reading; ``disputes`` are links from what disputes
    it; ``ghosts`` what it is known to come from and the bundle lacks.
    """

    number: int
    claim: Claim
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    ghosts: tuple[Ghost, ...]
    disputes: tuple[Link, ...]
    perhaps: tuple[Perhaps, ...]

    @property
    def disputed(self) -> bool:
        """Whether it is more likely than not that somebody disputes it."""
        return any(link.probability >= SURE for link in self.disputes)

    @property
    def matters(self) -> bool:
        """Whether several articles state it, or somebody perhaps disputes it."""
        return len(self.documents) > 1 or bool(self.disputes)


# What a dispute disputes; "they" are those who state the claim.
_DENIED: Final[dict[Denied, str]] = {
    "fact": "disputes that it is so",
    "knowledge": "disputes that they can know it",
    "wording": "disputes the wording",
    "motive": "disputes why they say it",
}


def disputed(link: Link) -> str:
    """What *link*, a denial or comment, disputes, in words."""
    if link.denied:
        return _DENIED[link.denied]
    return "disputes it" if link.relation == "denies" else "comments"


_Kind = TypeVar("_Kind", bound=Record)


def of_kind(kind: type[_Kind], records: Iterable[AnyRecord]) -> tuple[_Kind, ...]:
    """The records of one kind, in their order."""
    return tuple(r for r in records if isinstance(r, kind))


def told_claims(names: Names, lineage: Sequence[AnyRecord]) -> tuple[ToldClaim, ...]:
    """The claims of *lineage*: those of most articles first, then of most statements, then as first read.

    A dispute is told with the claim that it names, if it names one, else with the first of its target's.
    """
    claims = of_kind(Claim, lineage)
    order = {c.id: _worth(c, names) for c in claims}
    ordered = sorted(claims, key=lambda c: order[c.id])
    numbers = {c.id: n for n, c in enumerate(ordered, 1)}
    claims_of: dict[str, list[int]] = {}
    for n, claim in enumerate(ordered, 1):
        for report in claim.reports:
            claims_of.setdefault(report, []).append(n)
    disputes: dict[int, list[Link]] = {}
    perhaps: dict[int, list[Perhaps]] = {}
    for link in of_kind(Link, lineage):
        ends = claims_of.get(link.origin, []), claims_of.get(link.target, [])
        if link.relation in ("denies", "comments-on"):
            if ends[1]:
                disputes.setdefault(numbers.get(str(link.evidence.get("claim")), min(ends[1])), []).append(
                    link
                )
        elif link.evidence.get("borderline"):
            _add_perhaps(perhaps, link, ends)
    origins: dict[str, list[Origin]] = {}
    for origin in of_kind(Origin, lineage):
        origins.setdefault(origin.claim, []).append(origin)
    ghosts = {g.id: g for g in of_kind(Ghost, lineage)}
    return tuple(
        ToldClaim(
            number=n,
            claim=claim,
            reports=(read := _in_order(claim, names)),
            documents=tuple(dict.fromkeys(names.report(r).document for r in read)),
            origins=tuple(sorted(origins.get(claim.id, ()), key=lambda o: (_first(o, names), o.id))),
            ghosts=_ghosts(origins.get(claim.id, ()), ghosts),
            disputes=tuple(sorted(disputes.get(n, ()), key=lambda k: (names.place(k.origin), k.id))),
            perhaps=tuple(sorted(perhaps.get(n, ()), key=lambda p: (-p.probability, names.place(p.report)))),
        )
        for n, claim in enumerate(ordered, 1)
    )


def _worth(claim: Claim, names: Names) -> tuple[int, int, tuple[int, int], str]:
    documents = {names.report(r).document for r in claim.reports}
    return -len(documents), -len(claim.reports), min(map(names.place, claim.reports)), claim.id


def _in_order(claim: Claim, names: Names) -> tuple[str, ...]:
    return tuple(sorted(claim.reports, key=names.place))


def _first(origin: Origin, names: Names) -> tuple[int, int]:
    return min((names.place(r) for r in origin.reports), default=(0, 0))


def _ghosts(origins: Iterable[Origin], ghosts: Mapping[str, Ghost]) -> tuple[Ghost, ...]:
    found = {g: ghosts[g] for origin in origins for g in origin.ghosts if g in ghosts}
    return tuple(sorted(found.values(), key=lambda g: (g.name, g.id)))


def _add_perhaps(perhaps: dict[int, list[Perhaps]], link: Link, ends: tuple[list[int], list[int]]) -> None:
    """A borderline link is told with the first claim of its two ends; of the other end, its own claim."""
    if not ends[0] or not ends[1] or set(ends[0]) & set(ends[1]):
        return
    one, other = min(ends[0]), min(ends[1])
    here, report, there = (one, link.target, other) if one < other else (other, link.origin, one)
    had = perhaps.setdefault(here, [])
    best = next((p for p in had if p.report == report), None)
    if best is None or best.probability < link.probability:
        perhaps[here] = [p for p in had if p is not best] + [Perhaps(report, link.probability, there)]
