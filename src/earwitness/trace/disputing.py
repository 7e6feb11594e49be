"""Denials: tied to the claim that they dispute, and to what exactly of it they dispute.

Which statement a denial is of is a choice: of all that it may be of, and of none in hand. A fitted model
gives each a strength from what speaks for it (``dispute_evidence``), and the strengths are shares of one
(McFadden 1974, conditional logit). The shares of the statements of a claim add up to the chance that the
claim is what is denied, so that it does not matter whether six articles print it or one.

A denial is compared with the statements of claims that its article states, that its words are like, and that
most articles state: ``MOST`` statements, however large the bundle. Where the claims have more between them,
fewer wordings of each are looked at, and those stand for the others.

"I do not think that he was told" is one statement by its speaker: what denies inside a statement of the same
speaker is tied as that statement. A doubt comments on a claim and does not deny it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import Final

import numpy as np

from earwitness.records import Denied, Document, Link, Party, Relation, Report, make_id
from earwitness.trace.claims import Group
from earwitness.trace.decision import fitted
from earwitness.trace.denied import denied, disputes
from earwitness.trace.dispute_evidence import FEATURES, MOST, Bundle, Near
from earwitness.trace.evidence import Floats, Verdict
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition

__all__ = ["FEATURES", "Candidates", "Disputes"]

# Chance from which the likeliest claim is taken; it competes with a dozen others.
_LEAST: Final = 0.2
# Claims compared with every denial because most articles state them.
_GREATEST: Final = 12
_LOOKED_AT: Final = 40  # wordings of a claim that a denial is compared with


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one denial may be of: the denying report, who states it for the reader, and what is near.

    ``rows`` [K, F] is the evidence, ``stands_for`` [K] how many statements of its claim each stands for.
    """

    denial: str
    stated_by: str
    near: tuple[str, ...]
    rows: Floats
    stands_for: Floats


@dataclass(frozen=True)
class Nearby:
    """Chooses what each denial is compared with."""

    bundle: Bundle

    def near(self, denial: str) -> Near:
        """The statements that a denial may dispute, in order of ids; what it stands in is none of them."""
        me = self.bundle.reports[denial]
        compared = list(dict.fromkeys(j for i in self.bundle.of[denial] for j in self._compared.get(i, ())))
        claims = self._claims(me, compared)
        looked_at = self._looked_at(
            me, compared, _wordings_of_each([len(self.bundle.groups[g].members) for g in claims])
        )
        stands_for: dict[str, float] = {}
        for g in claims:
            for i, many in looked_at(g).items():
                report = self.bundle.propositions[i].report.id
                stands_for[report] = max(many, stands_for.get(report, 1.0))
        own = (denial, me.parent)
        statements = tuple(sorted(stands_for.keys() - set(own)))
        wordings = {
            g: tuple(i for i in looked_at(g) if self.bundle.propositions[i].report.id not in own)
            for g in sorted({g for r in statements for g in self.bundle.claims_of.get(r, ())})
        }
        return Near(me, statements, tuple(stands_for[r] for r in statements), wordings)

    def _claims(self, me: Report, compared: Sequence[int]) -> list[int]:
        """The claims that a denial may be of, those nearest to it if they are more than MOST."""
        here = self.bundle.places[me.document][me.content]
        at = self.bundle.rank[me.id]
        around = sorted(
            self.bundle.in_document[me.document][max(0, at - MOST) : at + MOST],
            key=lambda r: (abs(self.bundle.places[r.document][r.content] - here), r.content, r.id),
        )
        inside = list(dict.fromkeys(g for r in around for g in self.bundle.claims_of.get(r.id, ())))
        alike = [
            g for j in compared for g in self.bundle.claims_of.get(self.bundle.propositions[j].report.id, ())
        ]
        half = MOST // 2
        return sorted([*dict.fromkeys([*self._greatest, *inside[:half], *alike, *inside[half:]])][:MOST])

    def _looked_at(
        self, me: Report, compared: Sequence[int], most: int
    ) -> Callable[[int], Mapping[int, float]]:
        """Tells the wordings of a claim that a denial looks at, *most* of them, and how many each stands for.

        Of more there are those of its article, those that its words are like, and some others, which stand
        for what is left out of the number that is looked at where claims are few: the correction for a
        sample of the alternatives (McFadden 1978, Modelling the choice of residential location, on limiting
        the number of alternatives).
        """
        here = self._within[me.document]
        alike: dict[int | None, list[int]] = {}
        for i in compared:
            alike.setdefault(self._claim_of[i], []).append(i)

        @cache
        def looked_at(g: int) -> Mapping[int, float]:
            members = self.bundle.groups[g].members
            if len(members) <= most:
                return dict.fromkeys(members, 1.0)
            some = max(1, most - 1) if most < _LOOKED_AT else most
            sure = dict.fromkeys([*dict.fromkeys([*here.get(g, ()), *alike.get(g, ())])][:some], 1.0)
            others = list(islice((i for i in members if i not in sure), most - len(sure)))
            left = min(len(members), _LOOKED_AT) - len(sure)
            return sure | dict.fromkeys(others, left / max(1, len(others)))

        return looked_at

    @cached_property
    def _claim_of(self) -> list[int | None]:
        """The claim of each proposition."""
        out: list[int | None] = [None] * len(self.bundle.propositions)
        for g, group in enumerate(self.bundle.groups):
            for i in group.members:
                out[i] = g
        return out

    @cached_property
    def _within(self) -> dict[str, dict[int | None, list[int]]]:
        """The propositions of each article, by their claims."""
        out: dict[str, dict[int | None, list[int]]] = {}
        for i, (p, g) in enumerate(zip(self.bundle.propositions, self._claim_of, strict=True)):
            out.setdefault(p.report.document, {}).setdefault(g, []).append(i)
        return out

    @cached_property
    def _compared(self) -> dict[int, list[int]]:
        """What the propositions of what is asked for were compared with, the likest first."""
        asked = np.zeros(len(self.bundle.propositions), np.bool_)
        asked[[i for r in self.bundle.asked for i in self.bundle.of.get(r, ())]] = True
        out: dict[int, list[int]] = {}
        likest = np.argsort(-self.bundle.matches.same_odds, kind="stable")
        for one, other in (self.bundle.matches.pairs[likest].T, self.bundle.matches.pairs[likest, ::-1].T):
            mine = asked[one]
            for i, j in zip(one[mine].tolist(), other[mine].tolist(), strict=True):
                out.setdefault(i, []).append(j)
        return out

    @cached_property
    def _greatest(self) -> list[int]:
        """The claims that most articles state, of those that more than one does."""
        spread = [
            len({self.bundle.propositions[i].report.document for i in g.members}) for g in self.bundle.groups
        ]
        ordered = sorted(range(len(spread)), key=lambda g: (-spread[g], self.bundle.groups[g].id))
        return [g for g in ordered[:_GREATEST] if spread[g] > 1]


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
        return list(self._candidates(asked))

    def _candidates(self, asked: frozenset[str]) -> Iterator[Candidates]:
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
        nearby = Nearby(bundle)
        for denial in sorted(asked & self._reports.keys()):
            near = nearby.near(denial)
            yield Candidates(
                denial,
                self.stated_by(denial),
                near.statements,
                bundle.rows(near),
                np.array(near.stands_for, np.float32),
            )

    def links(self) -> list[Link]:
        """One link from each denial to the statement that it most likely disputes."""
        claims_of: dict[str, list[str]] = {}
        for group in self.groups:
            for report in group.reports:
                claims_of.setdefault(report, []).append(group.id)
        out: dict[str, Link] = {}
        for found in self._candidates(self.disputing):
            strengths = fitted()["disputes"].log_odds(found.rows)
            shares = chances(strengths + np.log(found.stands_for))
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
            best = max(inside, key=lambda n: (strengths[n], -n))
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


def _wordings_of_each(sizes: Sequence[int]) -> int:
    """How many wordings of each of at most MOST claims of *sizes* make no more than MOST in all."""
    shown = np.minimum(np.array(sizes, np.int64), _LOOKED_AT)
    of_each = np.minimum(np.arange(1, _LOOKED_AT + 1)[:, None], shown).sum(axis=1)
    return int(np.searchsorted(of_each, MOST, side="right"))
