"""The work of ``trace`` step by step, with what the steps share made once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np

from earwitness.case import Case, party_pairs
from earwitness.pairs import PairModel, pair_model
from earwitness.rarity import rarity
from earwitness.records import (
    Claim,
    Comparison,
    Document,
    Figure,
    Finding,
    Link,
    Origin,
    Party,
    Passage,
    Report,
    Span,
    make_id,
)
from earwitness.trace.beginning import begun, in_passages, one_mouth
from earwitness.trace.candidates.settings import StatementSettings
from earwitness.trace.candidates.statements import candidate_pairs
from earwitness.trace.claims import Group, claim_groups
from earwitness.trace.decision import log_odds
from earwitness.trace.disputing import Disputes
from earwitness.trace.drift.numbers import amounts
from earwitness.trace.drift.stated import Stated
from earwitness.trace.evidence import Floats, Mentions, Verdict, Weights
from earwitness.trace.figures.comparing import comparisons
from earwitness.trace.ghosts import Lacking, lacking
from earwitness.trace.grouping import grouped, judged
from earwitness.trace.linking import ALL_PAIRS, Linker
from earwitness.trace.matching import SMALL, Matches, asked_again, matches
from earwitness.trace.origins import Known
from earwitness.trace.passages.copying import passages
from earwitness.trace.people.compatibility import compatible
from earwitness.trace.people.merging import People, merge
from earwitness.trace.propositions import Proposition, propositions, words
from earwitness.trace.reconsidering import FIRST, SECOND, second_rows
from earwitness.trace.settings import TraceSettings
from earwitness.trace.sources import Chain, chains
from earwitness.trace.timing import Order, order

# (what is being done, how much of it is done, how much there is in all)
Progress = Callable[[str, int, int], None]

# Up to SMALL propositions, everything at all like is compared; beyond, only what is near. Of the annotated
# bundles' links this finds 89% between same utterances and 80% between same claims. Twice as many
# candidates find 96% and 92%, and the claims that come out of them are no better.
_EVERY: Final = StatementSettings(least_cosine=0.25, nearest=48, least_shared_words=0.2, most_by_words=48)


def unheard(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Tracing:
    """One bundle being traced. Nothing here changes once it is made."""

    def __init__(
        self,
        documents: Sequence[Document],
        found: Iterable[Finding],
        settings: TraceSettings,
        case: Case,
        progress: Progress,
    ) -> None:
        self.settings = settings
        self.case = case
        self.progress = progress
        self.documents = tuple(sorted({d.id: d for d in documents}.values(), key=lambda d: d.id))
        known = {d.id for d in self.documents}
        every = {f.id: f for f in found if f.document in known}
        ordered = [every[i] for i in sorted(every)]
        self.parties = tuple(f for f in ordered if isinstance(f, Party))
        self.reports = tuple(f for f in ordered if isinstance(f, Report))
        self.figures = tuple(f for f in ordered if isinstance(f, Figure))
        self.propositions: tuple[Proposition, ...] = propositions(self.documents, self.reports)
        self._verdicts: dict[tuple[str, str], Verdict] = {}

    @cached_property
    def model(self) -> PairModel | None:
        return pair_model() if self.settings.model else None

    @cached_property
    def people(self) -> People:
        """Parties merged across documents; the case wins."""
        pairs = partial(party_pairs, documents=self.documents, parties=self.parties, reports=self.reports)
        return merge(
            self.documents,
            self.parties,
            self.reports,
            together=pairs(self.case.one_party),
            apart=pairs(self.case.two_parties),
        )

    @cached_property
    def vectors(self) -> tuple[Floats, Floats] | None:
        """Unit vectors of all propositions, whole and without what is nested in them."""
        if self.model is None:
            return None
        around = sorted({p.around or p.text for p in self.propositions} | {p.text for p in self.propositions})
        made = []
        for at in range(0, len(around), 64):
            made.append(self.model.vectors(around[at : at + 64]))
            self.progress("Comparing statements", min(at + 64, len(around)), len(around))
        table = np.concatenate(made) if made else np.empty((0, 1), np.float32)
        place = {text: n for n, text in enumerate(around)}
        return (
            table[[place[p.text] for p in self.propositions]],
            table[[place[p.around or p.text] for p in self.propositions]],
        )

    def speakers(self, a: Report, b: Report) -> Verdict:
        """Whether two reports have one speaker."""
        return self.parties_are(a.source.party, b.source.party)

    def parties_are(self, a: str | None, b: str | None) -> Verdict:
        """Whether two parties, merged or not, are one."""
        if a is None or b is None:
            return "unknown"
        one, other = sorted((self.people.of.get(a, a), self.people.of.get(b, b)))
        if (one, other) not in self._verdicts:
            self._verdicts[one, other] = compatible(self.people, one, other).verdict
        return self._verdicts[one, other]

    def credited_alike(self, a: Report, b: Report) -> bool | None:
        """Whether two articles credit one speaker in the same way; None: nobody is credited.

        An unnamed official here and a named spokeswoman there are two credits, though they may be one person.
        """
        verdict = self.speakers(a, b)
        if verdict in ("same", "different"):
            return verdict == "same"
        one, other = (self._known.get(r.source.party or "") for r in (a, b))
        if one is None or other is None:
            return None
        if one.kind.startswith("named") != other.kind.startswith("named"):
            return False
        mine, theirs = (frozenset(words(p.name)) for p in (one, other))
        return any(rarity(w) > _TELLING for w in mine & theirs)

    @cached_property
    def _known(self) -> dict[str, Party]:
        return {p.id: p for p in self.parties}

    def order(self, a: Report, b: Report) -> Order:
        """Which of two reports came first."""
        return order(a, b, self._by_id, self._cites)

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def _chains(self) -> dict[str, Chain]:
        return chains(self.reports, {p.id: p for p in self.parties}, self.documents)

    @cached_property
    def _cites(self) -> dict[tuple[str, str], bool]:
        return {(r.document, cited): True for r in self.reports for cited in self._chains[r.id].cited}

    @cached_property
    def mentions(self) -> tuple[Mentions, ...]:
        """Whom each proposition mentions, merged across documents, and what amounts it gives."""
        spans: dict[str, list[tuple[Span, str]]] = {}
        for party in self.parties:
            merged = self.people.of.get(party.id, party.id)
            spans.setdefault(party.document or "", []).extend((m, merged) for m in party.mentions)
        ordered = {document: sorted(found) for document, found in spans.items()}
        return tuple(
            Mentions(
                frozenset(_inside(ordered.get(p.report.document, ()), p.spans)),
                amounts(Stated(self._by_id[p.report.document], p.report, p.spans)),
            )
            for p in self.propositions
        )

    def compared(self) -> Matches:
        """Candidate pairs, their evidence, and what it says at the second look."""
        return self.reconsidered(self.first_compared())

    def reconsidered(self, found: Matches) -> Matches:
        """*found*, decided anew by what else each proposition is likely to be one with."""
        if self.model is not None and len({p.text for p in self.propositions}) > SMALL:
            group = np.zeros(len(self.propositions), np.int64)
            for g, members in enumerate(self._partition(found, FIRST)):
                group[list(members)] = g
            progress = partial(self.progress, "Weighing pairs again")
            found = asked_again(found, self.propositions, group, model=self.model, progress=progress)
        return replace(found, same_odds=log_odds("again", self.second_rows(found), SECOND))

    def second_rows(self, found: Matches) -> Floats:
        """Evidence of the second look, when *found* is what the first one gave."""
        documents = [p.report.document for p in self.propositions]
        return second_rows(found, documents, self._partition(found, FIRST))

    def first_compared(self) -> Matches:
        """Candidate pairs, their evidence, and what each pair's own says."""
        small = len(self.propositions) <= SMALL
        texts = [p.text for p in self.propositions]
        whole = self.vectors[0] if self.vectors is not None else None
        near = candidate_pairs(texts, whole, _EVERY) if small else candidate_pairs(texts, whole)
        return matches(
            self.propositions,
            np.stack([near.i, near.j], axis=1),
            vectors=self.vectors,
            compare=self.speakers,
            parents={r.id: r.parent for r in self.reports},
            model=self.model,
            mentions=self.mentions,
            progress=partial(self.progress, "Weighing pairs"),
        )

    def completed(self, claims: Sequence[Group], found: Matches) -> Matches:
        """*found*, and each pair of wordings of one claim that was no candidate, judged by words and vectors.

        A sentence that forty sites print has more partners than are looked for: what two that were not
        compared have to do with each other is asked once the claim is known. Claims of very many reports
        are left as they are.
        """
        compared = set(map(tuple, found.pairs.tolist()))
        missing = [
            pair
            for claim in claims
            if len(claim.reports) <= ALL_PAIRS
            for pair in combinations(claim.members, 2)
            if pair not in compared and self._reports_differ(*pair)
        ]
        if not missing:
            return found
        more = matches(
            self.propositions,
            np.array(missing, np.int64),
            vectors=self.vectors,
            compare=self.speakers,
            parents={r.id: r.parent for r in self.reports},
            model=None,
            mentions=self.mentions,
        )
        return found.joined(more)

    def _reports_differ(self, i: int, j: int) -> bool:
        return self.propositions[i].report.id != self.propositions[j].report.id

    def grouped(self, found: Matches) -> tuple[Group, ...]:
        """Claims: groups of propositions."""
        return claim_groups(self.propositions, self._partition(found, self.settings.least_same))

    def _partition(self, found: Matches, least: float) -> list[tuple[int, ...]]:
        """All propositions in groups, from probability *least* on; the case wins."""
        return grouped(self.propositions, found, least, self._judged)

    @cached_property
    def _judged(self) -> dict[tuple[int, int], float]:
        return judged(self.case, self.documents, self.reports, self.propositions)

    def copied(self) -> tuple[Passage, ...]:
        """Text that articles share."""
        return passages(self.documents, self.reports)

    def linked(self, claims: Sequence[Group], found: Matches) -> tuple[Link, ...]:
        """What each report goes back to, and what denials deny."""
        linker = Linker(
            documents=self._by_id,
            propositions=self.propositions,
            matches=found,
            compare=self.speakers,
            credited_alike=self.credited_alike,
            order=self.order,
            settings=self.settings,
        )
        links = linker.links(claims)
        disputes = self.disputes(claims, found)
        return tuple(sorted([*links, *disputes.links()], key=lambda k: k.id))

    def disputes(self, claims: Sequence[Group], found: Matches) -> Disputes:
        """What denials are tied with, where *claims* are known."""
        return Disputes(
            documents=self._by_id,
            parties=self._known,
            propositions=self.propositions,
            groups=claims,
            matches=found,
            vectors=self.vectors[0] if self.vectors is not None else None,
            encode=self.model.vectors if self.model is not None else None,
            compare=self.speakers,
            weights=Weights(self.propositions).of,
        )

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Figures that a reader would compare."""
        return comparisons(
            self.documents,
            self.figures,
            self.reports,
            same_party=lambda a, b: self.parties_are(a, b) in ("same", "for"),
        )

    def with_newer(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """*links*, and one from each report with a newer figure to the one whose figure it replaces."""
        report_of = {f.id: f.report for f in self.figures}
        out = {k.id: k for k in links}
        for c in self.comparisons:
            newer, older = report_of.get(c.origin), report_of.get(c.target)
            if c.relation == "updated" and newer and older and newer != older:
                link = Link(
                    id=make_id("lnk", newer, older, "supersedes"),
                    origin=newer,
                    target=older,
                    relation="supersedes",
                    probability=1.0,
                    drift=("number-changed",),
                    evidence={"figures": c.why},
                )
                out[link.id] = link
        return tuple(out[i] for i in sorted(out))

    def begun(
        self, claims: Sequence[Group], found: Matches, copied: Sequence[Passage]
    ) -> tuple[tuple[Claim, ...], tuple[Origin, ...]]:
        """The claims, each with its range of origins, and the origins."""
        known = Known(
            reports={r.id: r for r in self.reports},
            chains=self._chains,
            merged=self.people.of,
            names={p.id: p.name for p in (*self.parties, *self.people.parties)},
            compare=self.parties_are,
            one_utterance=one_mouth(self.propositions, found),
            copied=in_passages(self.reports, copied),
            copying=frozenset(p.documents for p in copied if p.use != "quotations-only"),
        )
        return begun(claims, self.propositions, found, known, self.lacking.of)

    @cached_property
    def lacking(self) -> Lacking:
        """Ghosts: what is cited and is not here."""
        parties = {p.id: p for p in (*self.parties, *self.people.parties)}
        return lacking(self.documents, self.reports, self._chains, parties, self.people.of)

    def notes(self) -> tuple[str, ...]:
        """What could not be done, and why."""
        out = []
        undated = [Path(d.received_as).name for d in self.documents if d.published.earliest is None]
        if undated and len(self.documents) > 1:
            shown = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
            out.append(
                f"no date of publication: {shown}; who had it first is unknown there (give --date or --table)"
            )
        if len(self.documents) == 1:
            out.append("one article only: nothing can be compared across articles")
        if not self.reports:
            out.append("no statements were found; there is nothing to trace")
        return tuple(out)


# Rarity from which a word of a description tells who is meant.
_TELLING: Final = 0.3


def _inside(mentions: Sequence[tuple[Span, str]], spans: Iterable[Span]) -> Iterator[str]:
    """Those of *mentions*, in order of place, that lie in one of *spans*."""
    for start, end in spans:
        for (first, last), party in mentions[bisect_left(mentions, ((start, start), "")) :]:
            if first >= end:
                break
            if last <= end:
                yield party
