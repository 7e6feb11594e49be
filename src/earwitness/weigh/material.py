"""The records that a bundle is weighed from, in one place and in order of ids, each once.

Records may be missing: a stream can be cut. What refers to a record that is not there is left out, and what
that leaves without support "cannot be judged".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import msgspec

from earwitness.case import NO_CASE, Case, Letter, Stake, grades, stakes
from earwitness.errors import SettingError
from earwitness.records import (
    AnyRecord,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    HeadlineCheck,
    Link,
    Origin,
    Party,
    Record,
    Report,
    Span,
)
from earwitness.weigh.readings import Readings, read_figures
from earwitness.weigh.wording import supposes

_Kind = TypeVar("_Kind", bound=Record)


@dataclass(frozen=True)
class Material:
    """Documents, what was found in them, and their lineage; with what the analyst says of the speakers."""

    documents: Mapping[str, Document]
    found: Sequence[AnyRecord]
    lineage: Sequence[AnyRecord]
    case: Case = NO_CASE

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """All statements, by id."""
        return _by_id(Report, self.found)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """All figures, by id."""
        return _by_id(Figure, self.found)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in order of ids."""
        return tuple(_by_id(Claim, self.lineage).values())

    @cached_property
    def ghosts(self) -> Mapping[str, Ghost]:
        """What is cited and not in hand, by id."""
        return _by_id(Ghost, self.lineage)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """All compared pairs of figures, in order of ids."""
        return tuple(_by_id(Comparison, self.lineage).values())

    @cached_property
    def checks(self) -> tuple[HeadlineCheck, ...]:
        """What headlines claim beyond the text, in order of ids."""
        return tuple(_by_id(HeadlineCheck, self.found).values())

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Parties of one article each, and merged ones, by id."""
        return _by_id(Party, (*self.found, *self.lineage))

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """The merged party of each party that is a member of one."""
        return {m: p.id for p in self.parties.values() if p.document is None for m in p.members}

    @cached_property
    def origins(self) -> Mapping[str, tuple[Origin, ...]]:
        """The origins of each claim, in order of ids; of their reports only those that are there."""
        out: defaultdict[str, list[Origin]] = defaultdict(list)
        for origin in _by_id(Origin, self.lineage).values():
            if any(r in self.reports for r in origin.reports):
                out[origin.claim].append(origin)
        return {claim: tuple(found) for claim, found in out.items()}

    @cached_property
    def begins(self) -> Mapping[str, tuple[Origin, ...]]:
        """The origins that each report goes back to, in order of ids."""
        out: defaultdict[str, list[Origin]] = defaultdict(list)
        for origin in sorted((o for found in self.origins.values() for o in found), key=lambda o: o.id):
            for report in origin.reports:
                out[report].append(origin)
        return {report: tuple(found) for report, found in out.items()}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links between statements that are there, without borderline ones, in order of ids."""
        links = _by_id(Link, self.lineage).values()
        return tuple(
            k
            for k in links
            if k.origin in self.reports and k.target in self.reports and not k.evidence.get("borderline")
        )

    @cached_property
    def repeats(self) -> Mapping[str, frozenset[str]]:
        """For each statement those that it goes back to: the same utterance, or the same claim."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.relation in ("same-utterance", "same-claim"):
                out[link.origin].add(link.target)
        return {report: frozenset(targets) for report, targets in out.items()}

    @cached_property
    def disputes(self) -> Mapping[str, tuple[Link, ...]]:
        """For each claim the links of what disputes it: the claim a link names, else its target's first."""
        claims_of: defaultdict[str, list[str]] = defaultdict(list)
        for claim in self.claims:
            for report in claim.reports:
                claims_of[report].append(claim.id)
        known = {claim.id for claim in self.claims}
        out: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if link.relation in ("denies", "comments-on"):
                named = str(link.evidence.get("claim"))
                about = named if named in known else min(claims_of.get(link.target, [""]))
                out[about].append(link)
        return {claim: tuple(links) for claim, links in out.items()}

    @cached_property
    def graded(self) -> Mapping[str, Letter]:
        """The analyst's grade of each party, by the id of the merged one where it was merged."""
        found = grades(self.case, *self._places())
        out: dict[str, Letter] = {}
        for party, letter in sorted(found.items()):
            who = self.merged.get(party, party)
            if out.setdefault(who, letter) != letter:
                name = self.parties[who].name
                raise SettingError(
                    f"case: {name!r} is graded {out[who]} in one place and {letter} in another; keep one"
                )
        return out

    @cached_property
    def stakes(self) -> tuple[Stake, ...]:
        """The analyst's interests, with merged parties."""
        return tuple(
            Stake(frozenset(self.merged.get(p, p) for p in s.parties), s.direction, s.reports)
            for s in stakes(self.case, *self._places())
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all parties and outlets: those that a file of priors may speak of."""
        outlets = (d.outlet for d in self.documents.values())
        return frozenset(filter(None, (*outlets, *(p.name for p in self.parties.values()))))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What is lacking, in words."""
        lost = [c for c in self.claims if not any(r in self.reports for r in c.reports)]
        if not lost:
            return ()
        many = "1 claim has" if len(lost) == 1 else f"{len(lost):,} claims have"
        return (f"{many} no statement in hand and cannot be judged",)

    @cached_property
    def denied(self) -> Mapping[str, tuple[tuple[str, Link], ...]]:
        """For each claim that is itself a denial: the claims that it denies, with the link that says so."""
        out: defaultdict[str, list[tuple[str, Link]]] = defaultdict(list)
        for about, links in self.disputes.items():
            for link in links:
                if link.relation == "denies" and link.denied in (None, "fact"):
                    for claim in sorted({o.claim for o in self.begins.get(link.origin, ())} - {about}):
                        out[claim].append((about, link))
        return {claim: tuple(found) for claim, found in out.items()}

    def words(self, report: Report) -> tuple[str, str]:
        """The words of a report's cue and of its content, on one line each."""
        return self.text(report.document, report.cue), self.text(report.document, report.content)

    def text(self, document: str, spans: Iterable[Span]) -> str:
        """Words of an article on one line; empty if it is not there."""
        found = self.documents.get(document)
        return " ".join(" ".join(found.text[s:e].split()) for s, e in spans) if found else ""

    @cached_property
    def of_document(self) -> Mapping[str, tuple[Report, ...]]:
        """The statements of each article, in order of ids."""
        out: defaultdict[str, list[Report]] = defaultdict(list)
        for report in self.reports.values():
            out[report.document].append(report)
        return {document: tuple(reports) for document, reports in out.items()}

    @cached_property
    def readings(self) -> Readings:
        """What the compared figures come to: those that give one number, and which numbers clash."""
        return read_figures(self.comparisons, self.figures, self.documents)

    @cached_property
    def rivals(self) -> Mapping[str, tuple[int, ...]]:
        """For each claim that gives a number: the readings, by their place, of other numbers for the same."""
        groups = self.readings.groups
        given = [{o.claim for f in g for o in self._stating(self.figures[f])} for g in groups]
        out: defaultdict[str, set[int]] = defaultdict(set)
        for a, b in self.readings.clashes:
            for mine, theirs in ((a, b), (b, a)):
                for claim in given[mine] - given[theirs]:
                    out[claim].add(theirs)
        return {claim: tuple(sorted(found)) for claim, found in out.items()}

    def supposed(self, figure: Figure) -> bool:
        """Whether the statement that gives a figure only supposes it: "if they say twelve"."""
        report = self.reports.get(figure.report or "")
        start, end = figure.span
        around = (s for s, e in (report.content if report else ()) if s <= start and end <= e)
        return any(supposes(self.text(figure.document, ((s, start),))) for s in around)

    def _stating(self, figure: Figure) -> list[Origin]:
        """The origins of the claims that a statement makes with the words in which a figure stands."""
        start, end = figure.span
        return [
            o
            for o in self.begins.get(figure.report or "", ())
            if not self.supposed(figure)
            and any(
                s <= start and end <= e for s, e in self._wordings.get((o.claim, figure.report or ""), ())
            )
        ]

    @cached_property
    def _wordings(self) -> Mapping[tuple[str, str], tuple[Span, ...]]:
        return {(c.id, w.report): w.spans for c in self.claims for w in c.wordings}

    def _places(self) -> tuple[list[Document], list[Party], list[Report]]:
        own = [p for p in self.parties.values() if p.document is not None]
        return list(self.documents.values()), own, list(self.reports.values())


def material(
    documents: Sequence[Document], found: Iterable[AnyRecord], lineage: Iterable[AnyRecord], case: Case
) -> Material:
    """The Material of a bundle; order and repetitions of the records do not matter."""
    by_id = {d.id: d for d in documents}
    return Material({i: by_id[i] for i in sorted(by_id)}, tuple(found), tuple(lineage), case)


def _by_id(kind: type[_Kind], records: Iterable[AnyRecord]) -> dict[str, _Kind]:
    """The records of one kind by id, in order of ids. Of two that differ under one id, the first in bytes."""
    found: dict[str, _Kind] = {}
    for r in records:
        if isinstance(r, kind):
            had = found.setdefault(r.id, r)
            if had != r and _bytes(r) < _bytes(had):
                found[r.id] = r
    return {i: found[i] for i in sorted(found)}


def _bytes(record: Record) -> bytes:
    return msgspec.json.encode(record, order="deterministic")
