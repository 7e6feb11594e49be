"""What speaks for a denial being of this statement and not of that one: a row of numbers for each.

"The reports are a fabrication" shares no word with what it denies, and "nobody surrendered" most of its
words. So a denial is compared with the statements of its own article, with those of claims that its words
are like, and with those of claims that most articles state. What it denies is likest to what it would say
without its "not" (``affirmed``), and of what stands above it, its own side's words are not what it answers.

What a denial costs has a bound whatever the size of the bundle: ``MOST`` statements, and the parties of
those. Of a claim that a thousand articles print, some statements stand for the others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
# Statements that a denial is compared with. In the annotated bundles it is 151 at most; with 256, a denial
# among 20,000 propositions in claims of 50 takes 4 ms and the encoding of its text.
MOST: Final = 256
_BEGINNING: Final = 3  # statements that an article begins with
# Summed weight of the words in what two are called from which they speak for one side ("the ministry", "the
# minister's spokeswoman").
_ONE_SIDE: Final = 0.5
_UNSEEN_WORD: Final = 0.3  # weight of a word of a name that no statement has


class Near(NamedTuple):
    """What one denial is compared with.

    ``stands_for``: how many statements of its claim each of ``statements`` stands for, 1 or more;
    ``wordings``: of each claim that they state, the propositions that the denial is compared with.
    """

    denial: Report
    statements: tuple[str, ...]
    stands_for: tuple[float, ...]
    wordings: Mapping[int, tuple[int, ...]]


class _Stating(NamedTuple):
    """The reports that state some claims, how many of them dispute, and whether one is the denier's side."""

    reports: frozenset[str]
    disputing: int
    by_denier: bool


@dataclass(frozen=True)
class Bundle:
    """What denials are tied with.

    ``vectors``: unit vectors of the propositions, None without a model; ``encode`` makes more of them.
    ``compare`` goes by the parties of two reports alone. ``disputing``: the reports that dispute something;
    ``asked``: those that rows are wanted for.
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
    def claims_of(self) -> dict[str, tuple[int, ...]]:
        """The claims that each report states."""
        out: dict[str, tuple[int, ...]] = {}
        for g, group in enumerate(self.groups):
            for report in group.reports:
                out[report] = (*out.get(report, ()), g)
        return out

    def rows(self, near: Near) -> Floats:
        """Evidence [K, F] on each of the statements *near* a denial, columns as in FEATURES."""
        me = near.denial
        out = np.zeros((len(near.statements), len(FEATURES)), np.float32)
        mine = [frozenset(self.propositions[i].words) for i in self.of[me.id]]
        told = frozenset().union(*mine)
        pointing, story = points(told, self._weight), speaks_of_a_story(told, self._weight)
        speaks = self._speaking(me)
        answered, above = self._above(me, speaks)
        called = self._called(me.source.party)
        stating = self._stating(near, speaks)
        for row, other in zip(out, (self.reports[n] for n in near.statements), strict=True):
            claims = self.claims_of.get(other.id, ())
            theirs = [self.propositions[i] for i in self.of[other.id]]
            others = stating(claims)
            alone = other.id not in others.reports
            row[_AT["shared"]] = max(self._weight(m.intersection(p.words)) for m in mine for p in theirs)
            row[_AT["before"]] = answered.get(other.id, 0.0)
            row[_AT["before_if_pointing"]] = above.get(other.id, 0.0) * pointing
            row[_AT["paragraph"]] = self._one_paragraph(me, other)
            row[_AT["headline_if_story"]] = (
                story and other.document == me.document and other.place == "headline"
            )
            row[_AT["leads"]] = math.log1p(max((self._leads[g] for g in claims), default=0))
            row[_AT["speaker"]] = others.by_denier or speaks(other)
            disputing = others.disputing + (alone and other.id in self.disputing)
            row[_AT["disputed"]] = disputing / (len(others.reports) + alone)
            row[_AT["negated"]] = any(p.negated for p in theirs)
            row[_AT["own"]] = other.voice == "own"
            row[_AT["nested"]] = other.parent is not None
            row[_AT["open"]] = other.stance == "not-held"
            row[_AT["denier"]] = self._weight(called.intersection(w for p in theirs for w in p.words))
        out[:, _LIKENESS] = np.nan if self.vectors is None else self._likeness(near, self.vectors)
        return out

    def _stating(self, near: Near, speaks: Callable[[Report], bool]) -> Callable[[tuple[int, ...]], _Stating]:
        """Tells who states some claims, as far as the denial looks at them."""

        @cache
        def stating(claims: tuple[int, ...]) -> _Stating:
            found = frozenset(self.propositions[i].report.id for g in claims for i in near.wordings[g])
            disputing = len(found & self.disputing)
            return _Stating(found, disputing, any(speaks(self.reports[r]) for r in sorted(found)))

        return stating

    def _likeness(self, near: Near, vectors: Floats) -> Floats:
        """The three likenesses [K, 3] of the statements *near* a denial."""
        if not near.statements:
            return np.empty((0, 3), np.float32)
        wordings = [self.of[r] for r in near.statements]
        place = {}
        for g, members in near.wordings.items():
            if members:
                place[g] = len(wordings)
                wordings.append(list(members))
        theirs = vectors[np.concatenate(wordings)].T
        mine = self.of[near.denial.id]
        turned = np.stack([self._affirmed[self.propositions[i].text] for i in mine])
        likeness_2W = np.stack([(side @ theirs).max(axis=0) for side in (turned, vectors[mine])])
        best_2W = np.maximum.reduceat(likeness_2W, _starts(wordings), axis=1)
        with_claims = [
            [k, *(place[g] for g in self.claims_of.get(r, ()) if g in place)]
            for k, r in enumerate(near.statements)
        ]
        claims_2K = np.maximum.reduceat(best_2W[:, np.concatenate(with_claims)], _starts(with_claims), axis=1)
        out: Floats = np.stack([best_2W[0, : len(near.statements)], *claims_2K], axis=1)
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

    def _above(
        self, me: Report, speaks: Callable[[Report], bool]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """How near above a denial the statements of its article stand: those it may answer, and all.

        Of more than MOST above, the nearest.
        """
        place = self.places[me.document]
        here = place[me.content]
        before = self.in_document[me.document][max(0, self.rank[me.id] - MOST) : self.rank[me.id]]
        above = [r for r in before if place[r.content] < here]
        answered = [
            r
            for r in above
            if r.id != me.parent and r.id not in self.disputing and not self._of_one_side(me, r, speaks)
        ]
        rank = {n: k for k, n in enumerate(sorted({place[r.content] for r in answered}, reverse=True), 1)}
        return (
            {r.id: 1 / rank[place[r.content]] for r in answered},
            {r.id: 1 / (here - place[r.content]) for r in above},
        )

    def _of_one_side(self, me: Report, other: Report, speaks: Callable[[Report], bool]) -> bool:
        """Whether two speak for one side, by who they are or by what they are called."""
        if speaks(other):
            return True
        both = self._called(me.source.party) & self._called(other.source.party)
        return sum(self.weights.get(w, _UNSEEN_WORD) for w in sorted(both)) >= _ONE_SIDE

    def _speaking(self, me: Report) -> Callable[[Report], bool]:
        """Tells whether the speaker of a report speaks for that of *me*; each party is asked about once."""
        known: dict[str | None, bool] = {}

        def speaks(other: Report) -> bool:
            party = other.source.party
            if party not in known:
                known[party] = self.compare(me, other) in ("same", "for")
            return known[party]

        return speaks

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
    def in_document(self) -> dict[str, list[Report]]:
        out: dict[str, list[Report]] = {}
        for report in sorted(self.reports.values(), key=lambda r: (r.document, r.content, r.id)):
            out.setdefault(report.document, []).append(report)
        return out

    @cached_property
    def places(self) -> dict[str, dict[tuple[Span, ...], int]]:
        """For each article: how many statements stand above each content."""
        return {
            document: {c: n for n, c in enumerate(sorted({r.content for r in reports}))}
            for document, reports in self.in_document.items()
        }

    @cached_property
    def rank(self) -> dict[str, int]:
        """How many reports stand before each in its article."""
        return {r.id: n for reports in self.in_document.values() for n, r in enumerate(reports)}

    @cached_property
    def _leads(self) -> list[int]:
        """For each claim the number of articles that state it at their beginning."""
        return [
            len(
                {
                    r.document
                    for r in (self.propositions[i].report for i in group.members)
                    if self.places[r.document][r.content] < _BEGINNING
                }
            )
            for group in self.groups
        ]


def _starts(runs: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Where each of *runs* begins when they stand one after the other; none is empty."""
    return np.cumsum([0, *map(len, runs[:-1])])
