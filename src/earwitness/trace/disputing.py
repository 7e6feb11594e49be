"""Denials: tied to the claim that they dispute, and to what exactly of it they dispute.

"The reports are a fabrication" shares no word with what it denies. So a denial is compared with the claims
that stand in its own article, with those that its words are like, and with those that most articles of the
bundle state; a fitted model weighs how like the words are, how near the claim stands before the
denial, and how many articles state it. A denial that repeats another denial goes back to that one, and
is not tied a second time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from earwitness.records import Denied, Document, Link, Report, Span, make_id
from earwitness.trace.claims import Group
from earwitness.trace.decision import chance, fitted
from earwitness.trace.denied import denied, disputes
from earwitness.trace.evidence import Floats, Verdict, column
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition

FEATURES: Final = (
    "likeness",  # highest cosine to a wording of the claim
    "held",  # largest share of shared words, by how much they tell
    "denial",  # highest chance of contradiction by the pair model
    "before",  # 1 if a statement of the claim stands right before the denial, 1/2 one further up, …
    "before_if_slight",  # the same where the denial's own words tell little ("it", "the story")
    "headline",  # the claim stands in the denying article's headline
    "articles",  # logarithm of the number of articles that state the claim
    "articles_if_slight",  # the same where the denial's own words tell little
    "speaker",  # the denying speaker himself states the claim
    "disputed",  # share of the claim's statements that dispute something themselves
    "numbers",  # some number is shared
)
_AT: Final = {name: n for n, name in enumerate(FEATURES)}
# Claims compared with every denial because most articles state them.
_GREATEST: Final = 12
# Summed weight of words below which a content says hardly what it denies: "the reports" has .6.
_SLIGHT: Final = 1.5
_LOOKED_AT: Final = 40  # statements of a claim that a denial is compared with
_LEAST: Final = 0.2  # probability from which the likeliest claim is taken; it competes with a dozen others


@dataclass(frozen=True)
class Disputes:
    """What denials are tied with."""

    documents: Mapping[str, Document]
    propositions: Sequence[Proposition]
    groups: Sequence[Group]
    matches: Matches
    vectors: Floats | None
    compare: Callable[[Report, Report], Verdict]
    weights: Mapping[str, float]

    def candidates(self, goes_back: frozenset[str]) -> list[tuple[str, list[tuple[int, Floats]]]]:
        """For each denial that goes back to no other one: the claims it may dispute, with evidence [F]."""
        in_document: dict[str, list[int]] = {}
        of: dict[str, list[int]] = {}
        for i, p in enumerate(self.propositions):
            in_document.setdefault(p.report.document, []).append(i)
            of.setdefault(p.report.id, []).append(i)
        claims_of: dict[int, list[int]] = {}
        for g, group in enumerate(self.groups):
            for i in group.members:
                claims_of.setdefault(i, []).append(g)
        spread = [len({self.propositions[i].report.document for i in g.members}) for g in self.groups]
        greatest = sorted(range(len(self.groups)), key=lambda g: (-spread[g], self.groups[g].id))[:_GREATEST]
        compared: dict[int, list[tuple[int, int]]] = {}
        for k, (i, j) in enumerate(self.matches.pairs.tolist()):
            compared.setdefault(i, []).append((j, k))
            compared.setdefault(j, []).append((i, k))
        disputing = self._disputing(of)
        out = []
        for report in sorted(disputing):
            if report in goes_back:
                continue
            near = {g for i in in_document[self._report(of, report).document] for g in claims_of.get(i, ())}
            near |= {g for i in of[report] for j, _ in compared.get(i, ()) for g in claims_of.get(j, ())}
            near |= {g for g in greatest if spread[g] > 1}
            found = []
            for g in sorted(near, key=lambda g: self.groups[g].id):
                row = self._row(report, of, g, spread[g], compared, disputing)
                if row is not None:
                    found.append((g, row))
            out.append((report, found))
        return out

    def links(self, goes_back: frozenset[str]) -> list[Link]:
        """One link from each denial to the statement that it most likely disputes."""
        by_report = {p.report.id: p.report for p in self.propositions}
        out = []
        for report, found in self.candidates(goes_back):
            if not found:
                continue
            rows = np.array([row for _, row in found], np.float32)
            odds = fitted()["disputes"].log_odds(rows)
            best = min(range(len(found)), key=lambda n: (-odds[n], self.groups[found[n][0]].id))
            probability = float(chance(odds[best : best + 1])[0])
            if probability < _LEAST:
                continue
            target = self._target(by_report[report], found[best][0])
            what = self._what(by_report[report], target)
            relation = "denies" if what in (None, "fact") else "comments-on"
            evidence: dict[str, str | int | float | bool | None] = {
                name: round(float(v), 3)
                for name, v in zip(FEATURES, found[best][1], strict=True)
                if not math.isnan(v)
            }
            evidence["claim"] = self.groups[found[best][0]].id
            out.append(
                Link(
                    id=make_id("lnk", report, target.id, relation),
                    origin=report,
                    target=target.id,
                    relation="denies" if relation == "denies" else "comments-on",
                    probability=round(probability, 4),
                    denied=what or "fact",
                    evidence=evidence,
                )
            )
        return sorted(out, key=lambda k: k.id)

    def _disputing(self, of: Mapping[str, Sequence[int]]) -> frozenset[str]:
        return frozenset(
            r
            for r, members in of.items()
            for p in [self.propositions[members[0]].report]
            if disputes(self.documents[p.document], p)
        )

    def _report(self, of: Mapping[str, Sequence[int]], report: str) -> Report:
        return self.propositions[of[report][0]].report

    def _row(
        self,
        report: str,
        of: Mapping[str, Sequence[int]],
        g: int,
        spread: int,
        compared: Mapping[int, Sequence[tuple[int, int]]],
        disputing: frozenset[str],
    ) -> Floats | None:
        mine = of[report]
        me = self._report(of, report)
        if any(self.propositions[i].report.id == report for i in self.groups[g].members):
            return None  # the claim that the denial itself states
        others = [i for i in self.groups[g].members if not self._kin(me, self.propositions[i].report)]
        if not others:
            return None
        # a claim of a thousand copies is told by those in the denying article and some others
        others = sorted(others, key=lambda i: self.propositions[i].report.document != me.document)[
            :_LOOKED_AT
        ]
        row = np.full(len(FEATURES), np.nan, np.float32)
        if self.vectors is not None:
            row[_AT["likeness"]] = float((self.vectors[list(mine)] @ self.vectors[others].T).max())
        row[_AT["held"]] = max(
            self._held(self.propositions[i], self.propositions[j]) for i in mine for j in others
        )
        inside = set(others)
        denials = [
            float(column(self.matches.rows, "denial")[k])
            for i in mine
            for j, k in compared.get(i, ())
            if j in inside
        ]
        known = [d for d in denials if not math.isnan(d)]
        if known:
            row[_AT["denial"]] = max(known)
        row[_AT["before"]] = self._before(me, others)
        row[_AT["headline"]] = any(
            r.document == me.document and r.place == "headline"
            for r in (self.propositions[i].report for i in others)
        )
        row[_AT["articles"]] = math.log(spread)
        tells = sum(self.weights.get(w, 0.0) for i in mine for w in sorted(set(self.propositions[i].words)))
        row[_AT["before_if_slight"]] = row[_AT["before"]] * (tells < _SLIGHT)
        row[_AT["articles_if_slight"]] = math.log(spread) * (tells < _SLIGHT)
        verdicts = Counter(self.compare(me, self.propositions[i].report) for i in others)
        row[_AT["speaker"]] = bool(verdicts["same"] or verdicts["for"])
        row[_AT["disputed"]] = sum(self.propositions[i].report.id in disputing for i in others) / len(others)
        row[_AT["numbers"]] = any(
            self.propositions[i].numbers & self.propositions[j].numbers for i in mine for j in others
        )
        return row

    def _kin(self, me: Report, other: Report) -> bool:
        """The denial itself and what it stands in: neither is what it disputes."""
        return other.id == me.id or other.id == me.parent

    @cached_property
    def _places(self) -> dict[str, dict[tuple[Span, ...], int]]:
        """For each article: how many statements stand above each content."""
        contents: dict[str, set[tuple[Span, ...]]] = {}
        for p in self.propositions:
            contents.setdefault(p.report.document, set()).add(p.report.content)
        return {d: {c: n for n, c in enumerate(sorted(found))} for d, found in contents.items()}

    def _held(self, a: Proposition, b: Proposition) -> float:
        mine, theirs = frozenset(a.words), frozenset(b.words)
        shared = sum(self.weights.get(w, 0.0) for w in sorted(mine & theirs))
        least = min(sum(self.weights.get(w, 0.0) for w in sorted(side)) for side in (mine, theirs))
        return shared / max(0.1, least)

    def _before(self, me: Report, others: Sequence[int]) -> float:
        """How near above the denial, in its article, the claim stands: 1 / (statements between + 1)."""
        here = self._places[me.document]
        at = here[me.content]
        reports = (self.propositions[i].report for i in others)
        places = [here[r.content] for r in reports if r.document == me.document]
        return max((1 / (at - n) for n in places if n < at), default=0.0)

    def _target(self, me: Report, g: int) -> Report:
        """The statement that the denial answers: the last one above it in its article, else the first."""
        reports = [self.propositions[i].report for i in self.groups[g].members]
        reports = [r for r in reports if not self._kin(me, r)]
        above = [r for r in reports if r.document == me.document and r.content < me.content]
        if above:
            return max(above, key=lambda r: (r.place == "body", r.content, r.id))
        elsewhere = [r for r in reports if r.document != me.document] or reports
        return min(elsewhere, key=lambda r: (r.voice == "own", self._day(r), r.document, r.content, r.id))

    def _day(self, report: Report) -> str:
        return self.documents[report.document].published.earliest or "9999"

    def _what(self, me: Report, target: Report) -> Denied | None:
        return denied(self.documents[me.document], me, self.documents[target.document], target)
