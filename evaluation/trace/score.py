"""How far a lineage agrees with the one that was worked out by hand.

==============  ======================================================================================
claims          B-cubed F1 of statements by claim, extended for statements in several claims (Amigo,
                Gonzalo, Artiles, Verdejo 2009, section 5); a statement in no claim stands alone
origins         share of gold claims whose number of beginnings lies in the range given for the claim
                that shares most statements with it; only claims of two statements or more are asked
narrow          share of those ranges that are no wider than one
reattributed    F1 over statements said to be somebody else's elsewhere
denials         F1 over (denying statement, gold claim denied)
links           share of gold links between statements whose pair has the same relation
drift           micro-F1 over (pair, kind of drift), on links found with the right kind of sameness
figures         share of gold pairs of figures with the same relation
compared        F1 over pairs of figures compared at all
ghosts          F1 over what is cited and lacking; matched by words of the name and an article that cites it
passages        share of gold pairs of articles with the same use and the same earlier one
parties         pairwise F1 over parties of different articles that are one
==============  ======================================================================================
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from earwitness.records import Claim, Ghost, Link, Party
from earwitness.trace import Lineage
from evaluation.trace.gold import Affair, GoldClaim

MEASURES: Final = (
    "claims", "origins", "narrow", "reattributed", "denials", "links", "drift", "figures", "compared",
    "ghosts", "passages", "parties",
)  # fmt: skip
_SAME: Final = ("same-utterance", "same-claim")


@dataclass
class Tally:
    """Counts that add up over affairs: right, asked for, given."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, right: float, gold: float, given: float) -> None:
        for counter, amount in ((self.right, right), (self.gold, gold), (self.given, given)):
            counter[measure] += amount  # type: ignore[assignment]

    def __iadd__(self, other: Tally) -> Tally:
        for mine, theirs in (
            (self.right, other.right),
            (self.gold, other.gold),
            (self.given, other.given),
        ):
            mine.update(theirs)
        return self

    def f1(self, measure: str) -> float | None:
        """F1 in percent; a share where as much is given as asked. None if nothing is asked."""
        total = self.gold[measure] + self.given[measure]
        return 200 * self.right[measure] / total if self.gold[measure] else None


@dataclass(frozen=True)
class Found:
    """A lineage in gold ids: what has no gold counterpart keeps an id of its own."""

    lineage: Lineage
    report: Mapping[str, str]
    figure: Mapping[str, str]
    party: Mapping[str, frozenset[str]]

    def claims(self) -> list[frozenset[str]]:
        return [self.members(c) for c in self.lineage.claims]

    def members(self, claim: Claim) -> frozenset[str]:
        return frozenset(self.report[r] for r in claim.reports if r in self.report)

    def pairs(self) -> dict[frozenset[str], Link]:
        """Links by the pair of gold statements that they join; the surest where there are two."""
        out: dict[frozenset[str], Link] = {}
        for link in sorted(self.lineage.links, key=lambda k: k.probability):
            if link.origin in self.report and link.target in self.report:
                out[frozenset((self.report[link.origin], self.report[link.target]))] = link
        return out


def compare(gold: Affair, found: Found) -> Tally:
    """The counts of one affair."""
    tally = Tally()
    _claims(tally, gold, found)
    _origins(tally, gold, found)
    _links(tally, gold, found)
    _figures(tally, gold, found)
    _ghosts(tally, gold, found.lineage.ghosts)
    _passages(tally, gold, found)
    _parties(tally, gold, found)
    return tally


def b_cubed(
    items: Iterable[str], first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]
) -> tuple[float, float]:
    """Extended B-cubed precision and recall of *second* against *first*."""
    everything = sorted(items)
    mine, theirs = _memberships(everything, first), _memberships(everything, second)
    return _extended(everything, theirs, mine), _extended(everything, mine, theirs)


def _memberships(items: Sequence[str], clusters: Sequence[frozenset[str]]) -> dict[str, frozenset[int]]:
    where: dict[str, set[int]] = defaultdict(set)
    for n, cluster in enumerate(clusters):
        for item in cluster:
            where[item].add(n)
    alone = len(clusters)
    return {item: frozenset(where.get(item) or {alone + n}) for n, item in enumerate(items)}


def _extended(items: Sequence[str], of: dict[str, frozenset[int]], by: dict[str, frozenset[int]]) -> float:
    """Mean over items of how far those that *of* puts with it are put with it by *by* as well."""
    sharing: dict[int, list[str]] = defaultdict(list)
    for item in items:
        for cluster in of[item]:
            sharing[cluster].append(item)
    total = 0.0
    for item in items:
        others = {o for cluster in of[item] for o in sharing[cluster]}
        values = [min(k := len(of[item] & of[o]), len(by[item] & by[o])) / k for o in others]
        total += sum(values) / len(values)
    return total / max(1, len(items))


def _claims(tally: Tally, gold: Affair, found: Found) -> None:
    items = [r.id for r in gold.reports]
    precision, recall = b_cubed(items, [c.reports for c in gold.claims], found.claims())
    # precision and recall as counts, so that affairs add up by their number of statements
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    tally.add("claims", f1 * len(items), len(items), len(items))


def _origins(tally: Tally, gold: Affair, found: Found) -> None:
    given = [(found.members(c), c) for c in found.lineage.claims]
    for claim in gold.claims:
        if len(claim.reports) < 2:
            continue
        best = max(given, key=lambda mc: (_likeness(claim, mc[0]), mc[1].id), default=None)
        near = best is not None and _likeness(claim, best[0]) > 0
        low, high = best[1].origin_range if best and near else (0, 0)
        tally.add("origins", low <= len(claim.origins) <= high, 1, 1)
        tally.add("narrow", near and high - low <= 1, 1, 1)


def _likeness(claim: GoldClaim, members: frozenset[str]) -> float:
    return 2 * len(claim.reports & members) / max(1, len(claim.reports) + len(members))


def _links(tally: Tally, gold: Affair, found: Found) -> None:
    pairs = found.pairs()
    back = {g for k in gold.links if "reattributed" in k.drift for g in [k.origin]}
    said = {
        found.report[k.origin]
        for k in found.lineage.links
        if "reattributed" in k.drift and k.evidence.get("direct", True) and k.origin in found.report
    }
    tally.add("reattributed", len(back & said), len(back), len(said))
    claims_of: dict[str, set[str]] = defaultdict(set)
    for claim in gold.claims:
        for report in claim.reports:
            claims_of[report].add(claim.id)
    denied = {(k.origin, k.target) for k in gold.links if k.relation == "denies"}
    wanted = {(by, frozenset(claims_of[of]) or frozenset([of])) for by, of in denied}
    given = {
        (found.report.get(k.origin, k.origin), frozenset(claims_of[t]) or frozenset([t]))
        for k in found.lineage.links
        if k.relation == "denies"
        for t in [found.report.get(k.target, k.target)]
    }
    hit = sum(any(b == by and of & o for b, o in given) for by, of in wanted)
    right = {(b, o) for b, o in given if any(b == by and of & o for by, of in wanted)}
    # a denial found against several statements of one claim is found once, and one that only repeats
    # another article's denial of the same claim, which gold ties to that one, is not asked
    again = {(b, c) for b, o in given - right for c in o if _repeats(b, c, denied, claims_of)}
    wrong = {(b, min(o)) for b, o in given - right if not any((b, c) in again for c in o)}
    tally.add("denials", hit, len(wanted), hit + len(wrong))
    for link in gold.links:
        got = pairs.get(frozenset((link.origin, link.target)))
        tally.add("links", bool(got) and got.relation == link.relation, 1, 1)  # type: ignore[union-attr]
        if got and link.relation in _SAME and got.relation in _SAME:
            mine, theirs = set(link.drift), set(got.drift)
            tally.add("drift", len(mine & theirs), len(mine), len(theirs))


def _repeats(
    report: str, claim: str, denied: set[tuple[str, str]], claims_of: Mapping[str, set[str]]
) -> bool:
    """Whether *report* states what another report states that gold has as a denial of *claim*."""
    return any(
        claim in claims_of[of] and by != report and claims_of[by] & claims_of[report] for by, of in denied
    )


def _figures(tally: Tally, gold: Affair, found: Found) -> None:
    given = {
        frozenset((found.figure[c.origin], found.figure[c.target])): c.relation
        for c in found.lineage.comparisons
        if c.origin in found.figure and c.target in found.figure
    }
    wanted = {frozenset(pair): relation for pair, relation in gold.comparisons.items()}
    for pair, relation in wanted.items():
        tally.add("figures", given.get(pair) == relation, 1, 1)
    tally.add("compared", len(given.keys() & wanted.keys()), len(wanted), len(given))


def _ghosts(tally: Tally, gold: Affair, ghosts: Sequence[Ghost]) -> None:
    left = list(ghosts)
    hit = 0
    for name, cited in gold.ghosts.items():
        words = _name_words(name)
        for ghost in left:
            if cited & set(ghost.cited_in) and words & _name_words(ghost.name):
                left.remove(ghost)
                hit += 1
                break
    tally.add("ghosts", hit, len(gold.ghosts), len(ghosts))


def _name_words(name: str) -> set[str]:
    return {w.lower().removesuffix("s") for w in re.findall(r"\w+", name) if len(w) > 3}


def _passages(tally: Tally, gold: Affair, found: Found) -> None:
    given = {frozenset(p.documents): p for p in found.lineage.passages}
    for passage in gold.passages:
        got = given.get(frozenset(passage.documents))
        right = got is not None and got.use == passage.use and got.earlier == passage.earlier
        tally.add("passages", right, 1, 1)


def _parties(tally: Tally, gold: Affair, found: Found) -> None:
    wanted = {frozenset(p) for group in gold.same for p in combinations(sorted(group), 2)}
    known = {p for group in gold.same for p in group}
    given: set[frozenset[str]] = set()
    for party in found.lineage.parties:
        members = {g for m in _members(party) for g in found.party.get(m, ())}
        given |= {frozenset(p) for p in combinations(sorted(members & known), 2)}
    tally.add("parties", len(wanted & given), len(wanted), len(given))


def _members(party: Party) -> tuple[str, ...]:
    return party.members
