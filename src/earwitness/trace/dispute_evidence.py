"""What speaks for a denial being of this statement and not of that one: a row of numbers for each.

"The reports are a fabrication" shares no word with what it denies, and "nobody surrendered" most of its
words. So a denial is compared with the statements of its own article, with those of claims that its words
are like, and with those of claims that most articles state. What it denies is likest to what it would say
without its "not" (``affirmed``), and of what stands above it, its own side's words are not what it answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from earwitness.records import Document, Party, Report, Span
from earwitness.trace.affirmed import affirmed, points, speaks_of_a_story
from earwitness.trace.claims import Group
from earwitness.trace.evidence import Floats, Verdict
from earwitness.trace.matching import Matches
from earwitness.trace.propositions import Proposition, words

FEATURES: Final = (
    "likeness",  # highest cosine of what the denial would say without its "not" to what the statement says
    "claim_likeness",  # the same, to any wording of the statement's claims
    "as_worded",  # highest cosine of the denial as it stands to a wording of the claims
    "shared",  # how much the words that both have tell, in all
    "before",  # 1 if it is the last one above the denial by another side than the denier's, 1/2 further up, …
    "before_if_pointing",  # the same of all statements above, where the denial only points ("it", "that")
    "paragraph",  # it stands in the denial's paragraph
    "headline_if_story",  # it is the article's headline, and the denial is of "the story", "the reports"
    "leads",  # logarithm of 1 + the number of articles that state its claims at their beginning
    "speaker",  # the denier, or whom he speaks for, states its claims
    "disputed",  # share of its claims' statements that dispute something themselves
    "negated",  # it is in the negative
    "own",  # the outlet says it in its own voice
    "nested",  # it stands in another statement
    "open",  # it is not held to be so by its speaker
    "denier",  # how much its words name the denier
)
_AT: Final = {name: n for n, name in enumerate(FEATURES)}
_LIKENESS: Final = [_AT["likeness"], _AT["claim_likeness"], _AT["as_worded"]]
_AT_ONCE: Final = 64
# Claims compared with every denial because most articles state them.
_GREATEST: Final = 12
_LOOKED_AT: Final = 40  # statements of a claim that a denial is compared with
_BEGINNING: Final = 3  # statements that an article begins with
# Summed weight of the words in what two are called from which they speak for one side ("the ministry", "the
# minister's spokeswoman").
_ONE_SIDE: Final = 0.5
_UNSEEN_WORD: Final = 0.3  # weight of a word of a name that no statement has


@dataclass(frozen=True)
class Bundle:
    """What denials are tied with.

    ``vectors``: unit vectors of the propositions, None without a model; ``encode`` makes more of them.
    ``disputing``: the reports that dispute something; ``asked``: those that rows are wanted for.
    """

    documents: Mapping[str, Document]
    parties: Mapping[str, Party]
    propositions: Sequence[Proposition]
    groups: Sequence[Group]
    matches: Matches
    vectors: Floats | None
    encode: Callable[[Sequence[str]], Floats] | None
    compare: Callable[[Report, Report], Verdict]
    weights: Mapping[str, float]
    disputing: frozenset[str]
    asked: frozenset[str]

    @cached_property
    def of(self) -> dict[str, list[int]]:
        """The propositions of each report."""
        out: dict[str, list[int]] = {}
        for i, p in enumerate(self.propositions):
            out.setdefault(p.report.id, []).append(i)
        return out

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {p.report.id: p.report for p in self.propositions}

    @cached_property
    def claims_of(self) -> dict[str, list[int]]:
        """The claims that each report states."""
        out: dict[str, list[int]] = {}
        for g, group in enumerate(self.groups):
            for report in group.reports:
                out.setdefault(report, []).append(g)
        return out

    def near(self, denial: str) -> list[str]:
        """The statements that a denial may dispute, in order of ids; what it stands in is none of them."""
        me = self.reports[denial]
        claims = {g for r in self._in_document[me.document] for g in self.claims_of.get(r.id, ())}
        for i in self.of[denial]:
            for j in self._compared.get(i, ()):
                claims.update(self.claims_of.get(self.propositions[j].report.id, ()))
        claims.update(self._greatest)
        found = {self.propositions[i].report.id for g in claims for i in self._looked_at(g, me.document)}
        return sorted(found - {denial, me.parent})

    def rows(self, denial: str, near: Sequence[str]) -> Floats:
        """Evidence [K, F] on each of the statements *near* a denial, columns as in FEATURES."""
        out = np.full((len(near), len(FEATURES)), np.nan, np.float32)
        me = self.reports[denial]
        told = frozenset(w for i in self.of[denial] for w in self.propositions[i].words)
        pointing, story = points(told, self._weight), speaks_of_a_story(told, self._weight)
        answered, above = self._above(me)
        called = self._called(me.source.party)
        for row, other in zip(out, (self.reports[n] for n in near), strict=True):
            claims = self.claims_of.get(other.id, ())
            stated = {self.propositions[i].report.id for i in self._wordings(me, other)} - {other.id}
            theirs = [self.propositions[i] for i in self.of[other.id]]
            row[_AT["shared"]] = self._shared(denial, other.id)
            row[_AT["before"]] = answered.get(other.id, 0.0)
            row[_AT["before_if_pointing"]] = above.get(other.id, 0.0) * pointing
            row[_AT["paragraph"]] = self._one_paragraph(me, other)
            row[_AT["headline_if_story"]] = (
                story and other.document == me.document and other.place == "headline"
            )
            row[_AT["leads"]] = math.log1p(max((self._leads[g] for g in claims), default=0))
            row[_AT["speaker"]] = any(self._speaks(me, self.reports[r]) for r in (other.id, *sorted(stated)))
            stating = (other.id, *stated)
            row[_AT["disputed"]] = sum(r in self.disputing for r in stating) / len(stating)
            row[_AT["negated"]] = any(p.negated for p in theirs)
            row[_AT["own"]] = other.voice == "own"
            row[_AT["nested"]] = other.parent is not None
            row[_AT["open"]] = other.stance == "not-held"
            row[_AT["denier"]] = self._weight(called & {w for p in theirs for w in p.words})
        if self.vectors is not None and near:
            out[:, _LIKENESS] = self._likeness(me, near, self.vectors)
        return out

    def _likeness(self, me: Report, near: Sequence[str], vectors: Floats) -> Floats:
        """The three likenesses [K, 3] of the statements *near* a denial."""
        wordings = [self._wordings(me, self.reports[n]) for n in near]
        looked_at = sorted({i for members in wordings for i in members})
        at = {i: n for n, i in enumerate(looked_at)}
        theirs = vectors[looked_at].T
        mine = self.of[me.id]
        turned = (np.stack([self._affirmed[self.propositions[i].text] for i in mine]) @ theirs).max(axis=0)
        as_worded = (vectors[mine] @ theirs).max(axis=0)
        out = np.empty((len(near), 3), np.float32)
        for row, other, members in zip(out, near, wordings, strict=True):
            own, all_of_them = [at[i] for i in self.of[other]], [at[i] for i in members]
            row[:] = turned[own].max(), turned[all_of_them].max(), as_worded[all_of_them].max()
        return out

    @cached_property
    def _affirmed(self) -> dict[str, Floats]:
        """Vectors of what the denials would say without their negations."""
        assert self.encode is not None
        texts = sorted({self.propositions[i].text for r in self.asked for i in self.of.get(r, ())})
        out: dict[str, Floats] = {}
        for at in range(0, len(texts), _AT_ONCE):
            part = texts[at : at + _AT_ONCE]
            out |= dict(zip(part, self.encode([affirmed(t) for t in part]), strict=True))
        return out

    def _wordings(self, me: Report, other: Report) -> list[int]:
        """The propositions of a statement, and those of its claims that the denial is compared with."""
        own = {me.id, me.parent}
        found = (i for g in self.claims_of.get(other.id, ()) for i in self._looked_at(g, me.document))
        return sorted(
            {i for i in found if self.propositions[i].report.id not in own} | set(self.of[other.id])
        )

    def _looked_at(self, g: int, document: str) -> tuple[int, ...]:
        """The wordings of a claim, of a thousand copies those in *document* and some others."""
        members = self.groups[g].members
        if len(members) <= _LOOKED_AT:
            return members
        here = sorted(members, key=lambda i: (self.propositions[i].report.document != document, i))
        return tuple(here[:_LOOKED_AT])

    def _shared(self, denial: str, other: str) -> float:
        return max(
            self._weight(frozenset(self.propositions[i].words) & frozenset(self.propositions[j].words))
            for i in self.of[denial]
            for j in self.of[other]
        )

    def _above(self, me: Report) -> tuple[dict[str, float], dict[str, float]]:
        """How near above a denial the statements of its article stand: those it may answer, and all."""
        place = self._places[me.document]
        here = place[me.content]
        above = [r for r in self._in_document[me.document] if place[r.content] < here]
        answered = [
            r
            for r in above
            if r.id != me.parent and r.id not in self.disputing and not self._of_one_side(me, r)
        ]
        rank = {n: k for k, n in enumerate(sorted({place[r.content] for r in answered}, reverse=True), 1)}
        return (
            {r.id: 1 / rank[place[r.content]] for r in answered},
            {r.id: 1 / (here - place[r.content]) for r in above},
        )

    def _of_one_side(self, me: Report, other: Report) -> bool:
        """Whether two speak for one side, by who they are or by what they are called."""
        if self._speaks(me, other):
            return True
        both = self._called(me.source.party) & self._called(other.source.party)
        return sum(self.weights.get(w, _UNSEEN_WORD) for w in sorted(both)) >= _ONE_SIDE

    def _speaks(self, me: Report, other: Report) -> bool:
        return self.compare(me, other) in ("same", "for")

    def _called(self, party: str | None) -> frozenset[str]:
        """The words of a party's name, role and affiliation."""
        who = self.parties.get(party or "")
        if who is None:
            return frozenset()
        return frozenset(words(" ".join(x for x in (who.name, who.role, who.affiliation) if x)))

    def _weight(self, those: frozenset[str]) -> float:
        return sum(self.weights.get(w, 0.0) for w in sorted(those))

    def _one_paragraph(self, me: Report, other: Report) -> bool:
        if me.document != other.document or not me.content or not other.content:
            return False
        low = min(me.content[0][0], other.content[0][0])
        high = max(me.content[-1][1], other.content[-1][1])
        return "\n" not in self.documents[me.document].text[low:high]

    @cached_property
    def _in_document(self) -> dict[str, list[Report]]:
        out: dict[str, list[Report]] = {}
        for report in sorted(self.reports.values(), key=lambda r: (r.document, r.content, r.id)):
            out.setdefault(report.document, []).append(report)
        return out

    @cached_property
    def _places(self) -> dict[str, dict[tuple[Span, ...], int]]:
        """For each article: how many statements stand above each content."""
        return {
            document: {c: n for n, c in enumerate(sorted({r.content for r in reports}))}
            for document, reports in self._in_document.items()
        }

    @cached_property
    def _compared(self) -> dict[int, list[int]]:
        out: dict[int, list[int]] = {}
        for i, j in self.matches.pairs.tolist():
            out.setdefault(i, []).append(j)
            out.setdefault(j, []).append(i)
        return out

    @cached_property
    def _greatest(self) -> list[int]:
        """The claims that most articles state, of those that more than one does."""
        spread = [len({self.propositions[i].report.document for i in g.members}) for g in self.groups]
        ordered = sorted(range(len(spread)), key=lambda g: (-spread[g], self.groups[g].id))
        return [g for g in ordered[:_GREATEST] if spread[g] > 1]

    @cached_property
    def _leads(self) -> list[int]:
        """For each claim the number of articles that state it at their beginning."""
        return [
            len(
                {
                    r.document
                    for r in (self.propositions[i].report for i in group.members)
                    if self._places[r.document][r.content] < _BEGINNING
                }
            )
            for group in self.groups
        ]
