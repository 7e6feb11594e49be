"""The work of ``trace`` step by step, with what the steps share made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.case import Case, party_pairs, report_pairs
from earwitness.pairs import PairModel, pair_model
from earwitness.records import (
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    Link,
    Origin,
    Party,
    Passage,
    Report,
    Span,
    make_id,
)
from earwitness.trace.candidates.settings import StatementSettings
from earwitness.trace.candidates.statements import candidate_pairs
from earwitness.trace.claims import Group, claim, claim_groups
from earwitness.trace.clustering import groups
from earwitness.trace.disputing import Disputes
from earwitness.trace.evidence import Floats, Verdict, Weights, column
from earwitness.trace.figures.comparing import comparisons
from earwitness.trace.ghosts import ghosts
from earwitness.trace.linking import Linker
from earwitness.trace.matching import Matches, PairJudge, matches
from earwitness.trace.origins import Known, beginnings
from earwitness.trace.passages.copying import passages
from earwitness.trace.people.compatibility import compatible
from earwitness.trace.people.merging import People, merge
from earwitness.trace.propositions import Proposition, propositions
from earwitness.trace.settings import Finding, TraceSettings
from earwitness.trace.sources import chains
from earwitness.trace.timing import Order, order

# (what is being done, how much of it is done, how much there is in all)
Progress = Callable[[str, int, int], None]

# Up to so many propositions, everything at all like is compared; beyond, only what is near.
_SMALL: Final = 4000
_EVERY: Final = StatementSettings(least_cosine=0.25, nearest=48, least_shared_words=0.2, most_by_words=48)
# Words in a row that two statements share only if one has them from the other, or both from one mouth.
_ONE_MOUTH: Final = 8


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

    def order(self, a: Report, b: Report) -> Order:
        """Which of two reports came first."""
        return order(a, b, self._by_id, self._cites)

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def _chains(self):  # type: ignore[no-untyped-def]
        return chains(self.reports, {p.id: p for p in self.parties}, self.documents)

    @cached_property
    def _cites(self) -> dict[tuple[str, str], bool]:
        return {(r.document, cited): True for r in self.reports for cited in self._chains[r.id].cited}

    def compared(self) -> Matches:
        """Candidate pairs, their evidence and what it says."""
        small = len(self.propositions) <= _SMALL
        texts = [p.text for p in self.propositions]
        whole = self.vectors[0] if self.vectors is not None else None
        near = candidate_pairs(texts, whole, _EVERY) if small else candidate_pairs(texts, whole)
        judge: PairJudge | None = self.model if hasattr(self.model, 'judge') else None
        return matches(
            self.propositions,
            np.stack([near.i, near.j], axis=1),
            vectors=self.vectors,
            compare=self.speakers,
            parents={r.id: r.parent for r in self.reports},
            judge=judge,
            progress=partial(self.progress, "Weighing pairs"),
        )

    def grouped(self, found: Matches) -> tuple[Group, ...]:
        """Claims: groups of propositions."""
        threshold = float(np.log(self.settings.least_same / (1 - self.settings.least_same)))
        weights = {
            (int(i), int(j)): float(odds) - threshold
            for (i, j), odds in zip(found.pairs, found.same_odds, strict=True)
        }
        weights |= self._judged()
        partition = groups(len(self.propositions), weights)
        return claim_groups(self.propositions, partition)

    def _judged(self) -> dict[tuple[int, int], float]:
        """What the analyst decided, as weights that nothing outweighs."""
        if not (self.case.same or self.case.different):
            return {}
        of: dict[str, list[int]] = {}
        for i, p in enumerate(self.propositions):
            of.setdefault(p.report.id, []).append(i)
        out: dict[tuple[int, int], float] = {}
        for judgements, weight in ((self.case.same, _SURELY), (self.case.different, -_SURELY)):
            for a, b in report_pairs(judgements, self.documents, self.reports):
                for i in of.get(a, ())[: 1 if weight > 0 else None]:
                    for j in of.get(b, ())[: 1 if weight > 0 else None]:
                        out[min(i, j), max(i, j)] = weight
        return out

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
            order=self.order,
            settings=self.settings,
        )
        links = linker.links(claims)
        disputes = Disputes(
            documents=self._by_id,
            propositions=self.propositions,
            groups=claims,
            matches=found,
            vectors=self.vectors[0] if self.vectors is not None else None,
            compare=self.speakers,
            weights=Weights(self.propositions).of,
        )
        goes_back = frozenset(
            k.origin for k in links if k.relation == "same-utterance" and k.evidence.get("direct")
        )
        return tuple(sorted([*links, *disputes.links(goes_back)], key=lambda k: k.id))

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
        """*links* with one from each report whose figure is newer to the one whose figure it takes the place of."""
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
        self,
        claims: Sequence[Group],
        found: Matches,
        links: Sequence[Link],
        copied: Sequence[Passage],
    ) -> tuple[tuple[Claim, ...], tuple[Origin, ...]]:
        """The claims, each with its range of origins, and the origins."""
        known = Known(
            reports={r.id: r for r in self.reports},
            chains=self._chains,
            merged=self.people.of,
            names={p.id: p.name for p in (*self.parties, *self.people.parties)},
            compare=self.parties_are,
            one_utterance=self._one_mouth(found),
            copied=self._in_passages(copied),
            copying=frozenset(p.documents for p in copied if p.use != "quotations-only"),
        )
        central = self._centrality(claims, found)
        out, origins = [], []
        for group in claims:
            begun = beginnings(group.reports, known)
            least = {r: n for n, g in enumerate(begun.least) for r in g}
            alone = Counter(least[min(g)] for g in begun.sure)
            out.append(
                claim(
                    group,
                    self.propositions,
                    (len(begun.least), len(begun.sure)),
                    begun.rules,
                    central,
                )
            )
            origins += [
                Origin(
                    id=make_id("org", group.id, *sorted(g)),
                    claim=group.id,
                    reports=tuple(sorted(g)),
                    why=begun.reason(g),
                    parties=tuple(
                        sorted(
                            {
                                self.people.of.get(s, s)
                                for r in g
                                if (s := self._chains[r].speaker) is not None
                            }
                        )
                    ),
                    ghosts=tuple(
                        sorted(
                            {
                                make_id("gst", self.people.of.get(x, x))
                                for r in g
                                for x in self._chains[r].lacking
                            }
                        )
                    ),
                    certain=alone[least[min(g)]] == 1,
                )
                for g in begun.sure
            ]
        return tuple(out), tuple(sorted(origins, key=lambda o: o.id))

    def _one_mouth(self, found: Matches) -> frozenset[tuple[str, str]]:
        """Pairs of reports that share so many words in a row that they are one utterance."""
        runs = column(found.rows, "run_count")
        out = set()
        for k in np.flatnonzero(runs >= _ONE_MOUTH - 2):
            i, j = found.pairs[k]
            a, b = self.propositions[i].report.id, self.propositions[j].report.id
            out.add((min(a, b), max(a, b)))
        return frozenset(out)

    def _in_passages(self, copied: Sequence[Passage]) -> frozenset[tuple[str, str]]:
        """Pairs of reports that both lie where one article copied from the other."""
        in_document: dict[str, list[Report]] = {}
        for report in self.reports:
            in_document.setdefault(report.document, []).append(report)
        out = set()
        for passage in copied:
            if passage.use == "quotations-only":
                continue
            first, second = (in_document.get(d, []) for d in passage.documents)
            for one, other in passage.spans:
                mine = [r.id for r in first if _meets(r, one)]
                theirs = [r.id for r in second if _meets(r, other)]
                out.update((min(a, b), max(a, b)) for a in mine for b in theirs)
        return frozenset(out)

    def _centrality(self, claims: Sequence[Group], found: Matches) -> dict[int, float]:
        """How sure, in all, each proposition is to be one with the others of its claim."""
        group_of = {i: n for n, g in enumerate(claims) for i in g.members}
        out: dict[int, float] = {}
        same: NDArray[np.float32] = found.same
        for (i, j), chance in zip(found.pairs.tolist(), same.tolist(), strict=True):
            if i in group_of and group_of[i] == group_of.get(j):
                out[i] = out.get(i, 0.0) + chance
                out[j] = out.get(j, 0.0) + chance
        return out

    def lacking(self) -> tuple[Ghost, ...]:
        """Ghosts: what is cited and is not here."""
        parties = {p.id: p for p in (*self.parties, *self.people.parties)}
        return ghosts(self.reports, self._chains, parties, self.people.of)

    def notes(self) -> tuple[str, ...]:
        """What could not be done, and why."""
        out = []
        undated = [d.received_as for d in self.documents if d.published.earliest is None]
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


# Weight that no sum of evidence reaches.
_SURELY: Final = 1e6


def _meets(report: Report, span: Span) -> bool:
    """Whether at least half of a report's content lies in *span*."""
    inside = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in report.content)
    return 2 * inside >= sum(e - s for s, e in report.content)
