"""Links: what each report goes back to, how sure that is, and what changed on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.records import Document, Drift, Link, Relation, Report, make_id
from earwitness.trace.claims import Group
from earwitness.trace.decision import chance
from earwitness.trace.drift import Stated, drifts
from earwitness.trace.drift.numbers import exchanged
from earwitness.trace.evidence import Verdict, column, told
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition
from earwitness.trace.settings import TraceSettings
from earwitness.trace.timing import Order

# A claim of more reports than this gets the link of each report to what it most directly goes back to,
# and no others: a thousand reports have half a million pairs.
ALL_PAIRS: Final = 200
# Beyond so many reports only direct links say what changed: copies of one dispatch have nothing new to tell.
_ALL_DRIFTS: Final = 30
# Borderline links of one report: what an analyst can look at.
_MOST_DOUBTFUL: Final = 2
# How much likelier a statement goes back to one that is somebody's than to one that is the outlet's own or
# nobody's. Bundles left out of fitting: reattributed 54.6 with 1; with 1.2 to 2 some 3 more.
_SOURCED: Final = 1.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the likest of their propositions, and what was decided: the first is the smaller id."""

    first: int
    second: int
    row: int
    same: float
    occasion: float


@dataclass(frozen=True)
class Linker:
    """All that links are made from."""

    documents: Mapping[str, Document]
    propositions: Sequence[Proposition]
    matches: Matches
    compare: Callable[[Report, Report], Verdict]
    credited_alike: Callable[[Report, Report], bool | None]
    order: Callable[[Report, Report], Order]
    settings: TraceSettings

    def links(self, groups: Sequence[Group]) -> list[Link]:
        """Links inside the claims, and borderline ones between any two reports, in order of ids."""
        best = self._best()
        out: dict[tuple[str, str], Link] = {}
        group_of = {i: n for n, group in enumerate(groups) for i in group.members}
        within: dict[int, list[Pair]] = {}
        for pair in best.values():
            n = group_of.get(pair.first)
            if n is not None and n == group_of.get(pair.second):
                within.setdefault(n, []).append(pair)
        for n, inside in within.items():
            group = groups[n]
            direct = self._direct(inside)
            for pair in inside:
                key = self._key(pair)
                if key in direct or len(group.reports) <= ALL_PAIRS:
                    changes = key in direct or len(group.reports) <= _ALL_DRIFTS
                    out[key] = self._link(pair, direct=key in direct, drifted=changes)
        for key, pair in self._doubtful(best, out):
            out[key] = self._link(pair, direct=False, borderline=True)
        return sorted(out.values(), key=lambda k: k.id)

    def _doubtful(
        self, best: Mapping[tuple[str, str], Pair], linked: Mapping[tuple[str, str], Link]
    ) -> list[tuple[tuple[str, str], Pair]]:
        """The likeliest pairs of two articles that came to lie in different claims, few for each report."""
        rest = [
            (key, pair)
            for key, pair in best.items()
            if key not in linked
            and pair.same >= self.settings.borderline
            and self.propositions[pair.first].report.document
            != self.propositions[pair.second].report.document
        ]
        had: Counter[str] = Counter()
        out = []
        for key, pair in sorted(rest, key=lambda x: (-x[1].same, x[0])):
            if max(had[key[0]], had[key[1]]) < _MOST_DOUBTFUL:
                had.update(key)
                out.append((key, pair))
        return out

    def _best(self) -> dict[tuple[str, str], Pair]:
        """For each two reports compared, their likest pair of propositions."""
        out: dict[tuple[str, str], Pair] = {}
        same, occasion = self.matches.same, chance(self.matches.occasion_odds)
        for k, (i, j) in enumerate(self.matches.pairs.tolist()):
            if column(self.matches.rows, "nested")[k] > 0:
                continue  # what stands in a statement is told by it, and does not go back to it
            a, b = self.propositions[i].report.id, self.propositions[j].report.id
            if a > b:
                i, j, a, b = j, i, b, a
            had = out.get((a, b))
            if had is None or same[k] > had.same:
                out[a, b] = Pair(i, j, k, float(same[k]), float(occasion[k]))
        return out

    def _key(self, pair: Pair) -> tuple[str, str]:
        return self.propositions[pair.first].report.id, self.propositions[pair.second].report.id

    def _direct(self, pairs: Sequence[Pair]) -> frozenset[tuple[str, str]]:
        """The pair that joins each report to what it most directly goes back to.

        Among what came earlier, or may have: one utterance before one claim, then what is likest. Of many
        copies a statement goes back rather to one that says who said it.
        """
        best: dict[str, tuple[tuple[bool, float, float, str], tuple[str, str]]] = {}
        for pair in pairs:
            a, b = (self.propositions[n].report for n in (pair.first, pair.second))
            first = self.order(a, b).first
            later, earlier = (b, a) if first in (True, None) else (a, b)
            likely = pair.same * (0.5 + pair.occasion) * (_SOURCED if _credited(earlier) else 1.0)
            worth = (pair.occasion >= 0.5, likely, pair.same, earlier.id)
            if later.id not in best or worth > best[later.id][0]:
                best[later.id] = (worth, self._key(pair))
        return frozenset(key for _, key in best.values())

    def _link(self, pair: Pair, *, direct: bool, borderline: bool = False, drifted: bool = True) -> Link:
        a, b = self.propositions[pair.first], self.propositions[pair.second]
        order = self.order(a.report, b.report)
        later, earlier = (a, b) if order.first is False else (b, a)
        one = pair.occasion >= 0.5
        relation: Relation = "same-utterance" if one else "same-claim"
        verdict = self.compare(a.report, b.report)
        probability = pair.same * (pair.occasion if one else 1.0)
        shown = told(self.matches.rows[pair.row])
        shown |= {"order": order.why, "direct": direct, "speaker": verdict}
        if borderline:
            shown["borderline"] = True
        drift = self._drift(earlier, later, relation) if drifted else ()
        if "number-changed" in drift:
            changed = exchanged(self._stated(earlier), self._stated(later), one_utterance=one)
            shown["number"] = " told as ".join(changed) if changed else None
        return Link(
            id=make_id("lnk", later.report.id, earlier.report.id, relation),
            origin=later.report.id,
            target=earlier.report.id,
            relation=relation,
            probability=round(float(np.clip(probability, 0.0, 1.0)), 4),
            drift=drift,
            evidence=shown,
        )

    def _drift(self, earlier: Proposition, later: Proposition, relation: Relation) -> tuple[Drift, ...]:
        """What changed; a credit changes hands only between articles, where something was passed on.

        What stands in another statement has the credit that its reader finds around it.
        """
        found = drifts(
            self._stated(earlier),
            self._stated(later),
            same_speaker=self.credited_alike(earlier.report, later.report),
            relation=relation,
        )
        lost = _credited(earlier.report) and not _credited(later.report)
        passed_on = relation == "same-utterance" or lost
        elsewhere = earlier.report.document != later.report.document
        if passed_on and elsewhere and later.report.parent is None:
            return found
        return tuple(d for d in found if d != "reattributed")

    def _stated(self, p: Proposition) -> Stated:
        return Stated(self.documents[p.report.document], p.report, p.spans)


def _credited(report: Report) -> bool:
    """Whether a statement is somebody's, and not the outlet's own or nobody's."""
    return report.voice == "reported" and report.source.party is not None
