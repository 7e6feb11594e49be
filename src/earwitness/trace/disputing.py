"""Denials: tied to the claim that they dispute, and to what exactly of it they dispute.

Which statement a denial is of is a choice: of all that it may be of, and of none in hand. A fitted model
gives each a strength from what speaks for it (``dispute_evidence``), and the strengths are shares of one
(McFadden 1974, conditional logit). The shares of the statements of a claim add up to the chance that the
claim is what is denied, so that it does not matter whether six articles print it or one.

"I do not think that he was told" is one statement by its speaker: what denies inside a statement of the same
speaker is tied as that statement. A doubt comments on a claim and does not deny it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from earwitness.records import Denied, Document, Link, Party, Relation, Report, make_id
from earwitness.trace.claims import Group
from earwitness.trace.decision import fitted
from earwitness.trace.denied import denied, disputes
from earwitness.trace.dispute_evidence import FEATURES, Bundle
from earwitness.trace.evidence import Floats, Verdict
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition

__all__ = ["FEATURES", "Candidates", "Disputes"]

# Chance from which the likeliest claim is taken; it competes with a dozen others.
_LEAST: Final = 0.2


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one denial may be of: the denying report, who states it for the reader, and what is near."""

    denial: str
    stated_by: str
    near: tuple[str, ...]
    rows: Floats


@dataclass(frozen=True)
class Disputes:
    """What denials are tied with."""

    documents: Mapping[str, Document]
    parties: Mapping[str, Party]
    propositions: Sequence[Proposition]
    groups: Sequence[Group]
    matches: Matches
    vectors: Floats | None
    encode: Callable[[Sequence[str]], Floats] | None
    compare: Callable[[Report, Report], Verdict]
    weights: Mapping[str, float]

    @cached_property
    def disputing(self) -> frozenset[str]:
        """The reports that dispute something."""
        return frozenset(
            r for r, report in self._reports.items() if disputes(self.documents[report.document], report)
        )

    def candidates(self, asked: frozenset[str]) -> list[Candidates]:
        """For each report of *asked* what it may dispute, with evidence, in order of ids."""
        bundle = Bundle(
            documents=self.documents,
            parties=self.parties,
            propositions=self.propositions,
            groups=self.groups,
            matches=self.matches,
            vectors=self.vectors,
            encode=self.encode,
            compare=self.compare,
            weights=self.weights,
            disputing=self.disputing,
            asked=asked,
        )
        out = []
        for denial in sorted(asked & self._reports.keys()):
            near = tuple(bundle.near(denial))
            out.append(Candidates(denial, self.stated_by(denial), near, bundle.rows(denial, near)))
        return out

    def links(self) -> list[Link]:
        """One link from each denial to the statement that it most likely disputes."""
        claims_of: dict[str, list[str]] = {}
        for group in self.groups:
            for report in group.reports:
                claims_of.setdefault(report, []).append(group.id)
        out: dict[str, Link] = {}
        for found in self.candidates(self.disputing):
            shares = chances(fitted()["disputes"].log_odds(found.rows))
            own = {*claims_of.get(found.denial, ()), *claims_of.get(found.stated_by, ())}
            of_claim: dict[str, float] = {}
            for report, share in zip(found.near, shares.tolist(), strict=True):
                claims = claims_of.get(report, ())
                for claim in claims:
                    if claim not in own:
                        of_claim[claim] = of_claim.get(claim, 0.0) + share / len(claims)
            if not of_claim:
                continue
            claim, chance = min(of_claim.items(), key=lambda x: (-x[1], x[0]))
            if chance < _LEAST:
                continue
            inside = [n for n, r in enumerate(found.near) if claim in claims_of.get(r, ())]
            best = max(inside, key=lambda n: (shares[n], -n))
            link = self._link(found, best, claim, chance)
            if link.id not in out or link.probability > out[link.id].probability:
                out[link.id] = link
        return sorted(out.values(), key=lambda k: k.id)

    def _link(self, found: Candidates, best: int, claim: str, chance: float) -> Link:
        denial, target = self._reports[found.denial], self._reports[found.near[best]]
        what = self._what(denial, target)
        doubted = denial.stance == "doubts"
        relation: Relation = "denies" if what in (None, "fact") and not doubted else "comments-on"
        evidence: dict[str, str | int | float | bool | None] = {
            name: round(float(v), 3)
            for name, v in zip(FEATURES, found.rows[best], strict=True)
            if not math.isnan(v)
        }
        evidence["claim"] = claim
        return Link(
            id=make_id("lnk", found.stated_by, target.id, relation),
            origin=found.stated_by,
            target=target.id,
            relation=relation,
            probability=round(min(1.0, chance), 4),
            denied=what or "fact",
            evidence=evidence,
        )

    def stated_by(self, denial: str) -> str:
        """The statement that the reader meets: the denial, or what its own speaker said it in."""
        at = self._reports[denial]
        seen = {at.id}
        while at.parent in self._reports and at.parent not in seen:
            around = self._reports[at.parent]
            if at.source.party is None or at.source.party != around.source.party:
                break
            seen.add(around.id)
            at = around
        return at.id

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {p.report.id: p.report for p in self.propositions}

    def _what(self, me: Report, target: Report) -> Denied | None:
        return denied(self.documents[me.document], me, self.documents[target.document], target)


def chances(strengths: Floats) -> Floats:
    """Chances [K] that each of K statements is what is denied, by their log-odds against none of them."""
    most = max(0.0, float(strengths.max(initial=0.0)))
    weight = np.exp(strengths.astype(np.float64) - most)
    out: Floats = (weight / (weight.sum() + math.exp(-most))).astype(np.float32)
    return out
