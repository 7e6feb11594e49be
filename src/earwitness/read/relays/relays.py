"""The way a statement came: from its first speaker to the outlet that prints it.

=============================================  ====================================================
the statement has a speaker                    he is the first step; before him whoever he has it from
it stands inside another's                     that one's steps follow
somebody passed it on, an outlet was told      they follow, stated (intermediaries, hearers)
it goes on with a quotation                    the same way as that
its speaker is a document                      the author before it, who passed it on after it
its speaker is the author of one, and wrote,   the document, and who passed that on, after the author
or does not speak in person beside it
the same speaker goes on without a break, or   the outlet that was told, inferred
began, beside a statement with such an outlet
one of a group, or another one of it           the outlet that the group, or the other, told, inferred
it stands under a heading that names an        that outlet, inferred
outlet, and no other outlet is named
credit lines name one agency or source, of     that one, inferred, where no outlet is named
the text or of the item
"told her", and she spoke just before          she, inferred
this document's own outlet                     the last; stated if "told us", an interview's turn, seen
=============================================  ====================================================

A party twice in a row counts once. The outlet's own statements and those without a speaker have no
relay, but for what stands inside another's.

More than 400 lines because the ways of one document's statements are put together from one another.

Fails on: somebody who spoke to two outlets in neighboring paragraphs of which one is not named; a
private hearer who is named ("told Mr Hale, who …"); an aggregator's own words in a piece
that credits one source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.read.relays.authors import IT
from earwitness.read.relays.hearers import told_us
from earwitness.read.relays.intermediaries import Passing
from earwitness.records import Document, PartyKind, Relay, Report, Source, Span
from earwitness.sentences import sentence

_DEEPEST: Final = 8
_PAST: Final = 1 << 62  # past the end of any text
_BESIDE: Final = 2  # paragraphs, counted as line ends with text between, over which a speaker goes on
# Words of a sentence that set it apart from the occasion told of beside it.
_ELSEWHEN: Final = re.compile(
    r"\b(?:later|earlier|previously|afterwards?|subsequently|once|since\s+then|withdrew|in\s+(?:19|20)\d\d|separate(?:ly)?|"
    r"(?:last|next|this)\s+(?:week|month|year|spring|summer|autumn|fall|winter)|in\s+(?:an?|another)\s+(?:statement|letter|e-?mail|"
    r"tweet|post|speech|interview)|press\s+conference|news\s+conference|reporters|parliament|testif\w+|court|hearing)\b",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(
    r"(?:one|another|a\s+(?:second|third|fourth)|the\s+(?:first|second|third|fourth|other|others|latter|former|same)|both|neither|"
    r"two|others|some)\b",
    re.IGNORECASE,
)
_AUTHORED: Final = re.compile(
    r"\b(?:written|drafted|signed|sent|compiled|prepared|posted|kept|by)\b",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(r"\b(?:wrote|writes|written)\b", re.IGNORECASE)
_ORAL: Final = re.compile(r"\b(?:told|tells|said|adds?|added)\b", re.IGNORECASE)
_PERSONS: Final = ("named-person", "anonymous-official", "observer", "unspecified")
_TOLD_HIM: Final = re.compile(
    r"\b(?:told|tells|assured|warned|informed|advised|wrote\s+to|said\s+to|confided\s+(?:in|to)|admitted\s+to|explained\s+to|"
    r"promised|confessed\s+to|let\s+slip\s+to)\s+(?:him|her)\b"
)
_PRONOUN: Final = 8  # characters after a cue in which "him" stands
_QUOTED: Final = re.compile(r"\b(?:quoted|cited)\s+as\s+(?:saying|having)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Steps:
    """Who is known to have passed statements on, as parties.

    ``told`` holds, by report id, the outlet that was told and where the text says so, ``named`` the
    party that words of ``words`` name, ``groups`` the group that a party was set apart from ("one of
    them"), ``kinds`` the kind of each party, ``outlet`` the party of this document's own outlet.
    """

    told: Mapping[str, tuple[str, Span]]
    words: Passing
    named: Mapping[Span, str]
    groups: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, PartyKind] = field(default_factory=dict)
    outlet: str | None = None


def relays(
    document: Document,
    reports: Sequence[Report],
    sources: Mapping[str, Source],
    steps: Steps,
) -> dict[str, tuple[Relay, ...]]:
    """Relay of each report by id; nothing for reports without a speaker."""
    ways = _Ways(document, reports, sources, steps)
    return {r.id: way for r in reports if (way := ways.whole(r))}


class _Ways:
    """The ways of one document's reports, put together when asked for."""

    def __init__(
        self,
        document: Document,
        reports: Sequence[Report],
        sources: Mapping[str, Source],
        steps: Steps,
    ) -> None:
        self._text = document.text
        self._by_id = {r.id: r for r in reports}
        self._sources = sources
        self._steps = steps
        self._ours = told_us(document, reports)
        self._lines = [m.start() for m in re.finditer(r"\n\s*", document.text)]
        self._done: dict[str, tuple[Relay, ...]] = {}
        self._spoke: dict[str, str] = {}  # party: the report in which it, or who cites it, first spoke
        self._before: dict[str, str] = {}  # report: that of the same speaker before it
        self._after: dict[str, str] = {}  # report: that of the same speaker after it
        self._sibling: dict[str, str] = {}  # report: the one before it, of another of the same group
        self._crowd: dict[str, str] = {}  # report of one of several: the last one of several together
        self._heard: dict[str, str] = {}  # report: who was told it, and tells of it
        self._page: dict[str, str] = {}  # report: the document in which its speaker wrote it
        self._made: dict[str, Relay] = {}  # document: its author
        self._given: dict[str, Relay] = {}  # document: who passed it on
        self._sections = sorted(steps.words.sections)
        self._supplied = sorted(steps.words.supplied)
        in_order = sorted(reports, key=lambda r: (_place(r), r.id))
        self._read_papers(in_order)
        self._read_in_order(in_order)

    def _read_in_order(self, reports: Sequence[Report]) -> None:
        last: dict[str, Report] = {}
        member: Report | None = None
        crowd: Report | None = None
        ahead: Report | None = None
        for report in reports:
            party = self._party(report)
            if party is None or report.voice == "own":
                continue
            for step in self._first(report):
                self._spoke.setdefault(step.party, report.id)
            if report.parent is not None:
                continue
            if ahead is not None and self._confided(report, ahead):
                self._heard[report.id] = self._party(ahead) or ""
            ahead = report
            before = last.get(party)
            if before is not None:
                self._before[report.id] = before.id
                self._after[before.id] = report.id
            last[party] = report
            if report.source.spans and _MEMBER.match(self._text, *report.source.spans[0]):
                if member is not None and self._party(member) != party and self._near(member, report):
                    self._sibling[report.id] = member.id
                member = report
                if crowd is not None and party not in self._steps.groups:
                    self._crowd[report.id] = crowd.id
            elif self._steps.kinds.get(party) == "anonymous-group":
                crowd = report

    def _read_papers(self, reports: Sequence[Report]) -> None:
        """Who made each document and who gave it, and which statements were read in one."""
        papers, named = self._steps.words.papers, self._steps.named
        for report in reports:
            party = self._party(report)
            if party is None:
                continue
            for words, known in (
                (papers.made, self._made),
                (papers.given, self._given),
            ):
                span = words.get(report.id)
                if span is not None and span in named and self._is_written(report, party, named[span]):
                    known.setdefault(party, Relay(party=named[span], basis="stated", span=span))
        self._read_owned(reports)
        authors = {step.party: document for document, step in self._made.items()}
        read: Report | None = None  # the last statement that was read in a document
        for report in reports:
            party = self._party(report)
            if party is None or report.voice == "own" or report.parent is not None:
                continue
            if self._steps.kinds.get(party) == "document":
                self._page[report.id] = party
            elif read is not None and self._is_read(report, read, authors.get(party)):
                self._page[report.id] = authors.get(party) or self._page[read.id]
            else:
                continue
            read = report

    def _is_written(self, report: Report, party: str, maker: str) -> bool:
        """Whether *party*, the source of *report*, is a document that *maker* may have made or given."""
        words = [self._text[s:e].casefold() for s, e in report.source.spans]
        it = words and words[0] in IT
        return maker != party and (not it or self._steps.kinds.get(party) == "document")

    def _confided(self, report: Report, ahead: Report) -> bool:
        """Whether the speaker of *ahead*, just before, tells of what he was told ("Roe told her that …")."""
        if not report.cue or not self._near(ahead, report) or report.id in self._steps.told:
            return False
        hearer, speaker = self._party(ahead), self._party(report)
        told = _TOLD_HIM.search(self._text, report.cue[0][0], report.cue[-1][1] + _PRONOUN)
        kinds = self._steps.kinds
        person = kinds.get(hearer or "") in _PERSONS and kinds.get(speaker or "") != "document"
        return (
            told is not None and person and hearer != speaker and not _within(told.end() - 1, report.content)
        )

    def _read_owned(self, reports: Sequence[Report]) -> None:
        """The authors of "her report", "its list": who spoke last before it, of the right kind."""
        last: Report | None = None
        for report in reports:
            party = self._party(report)
            if party is None or report.voice == "own" or report.parent is not None:
                continue
            if report.id in self._steps.words.papers.own and last is not None and self._near(last, report):
                words = self._text[slice(*report.source.spans[0])][:3].casefold()
                person = self._steps.kinds.get(self._party(last) or "") in _PERSONS
                if (
                    person == (words in ("his", "her"))
                    and party not in self._made
                    and self._party(last) != party
                ):
                    self._made[party] = Relay(party=self._party(last) or "", basis="stated")
            last = report

    def _is_read(self, report: Report, read: Report, document: str | None) -> bool:
        """Whether *report* gives what its speaker wrote in *document*, or in that of *read* just before."""
        cue = " ".join(self._text[s:e] for s, e in report.cue)
        if report.id in self._steps.words.papers.authored:
            return not _ORAL.search(cue)
        if document is not None:
            return bool(_WROTE.search(cue)) or (self._near(read, report) and not _ORAL.search(cue))
        words = " ".join(self._text[s:e] for s, e in read.source.spans)
        pronoun = all(self._text[s:e].casefold() in ("he", "she", "they") for s, e in report.source.spans)
        authored = _AUTHORED.search(words) and _WROTE.search(cue) and pronoun and report.source.spans
        return bool(authored) and self._same_line(read, report)

    def whole(self, report: Report, depth: int = 0) -> tuple[Relay, ...]:
        """All steps of *report*, this document's outlet last."""
        if report.id in self._done or depth > _DEEPEST:
            return self._done.get(report.id, ())
        if self._party(report) is None or report.voice == "own":
            return ()
        whole = self._by_id.get(report.continues or "")
        if whole is not None and not report.cue and self._party(whole) == self._party(report):
            return self.whole(whole, depth + 1)
        way = [*self._first(report), *self._passed(report)]
        parent = self._by_id.get(report.parent or "")
        if parent is not None:
            way += self.whole(parent, depth + 1)
        else:
            way += self._inferred(report, way)
        outlet = self._steps.outlet
        if outlet is not None and way[-1].party != outlet:
            stated = parent is None and report.id in self._ours
            way.append(Relay(party=outlet, basis="stated" if stated else "inferred"))
        self._done[report.id] = _joined(way)
        return self._done[report.id]

    def _first(self, report: Report) -> list[Relay]:
        """The speaker, and before him whoever he has it from or, of a document, its author."""
        party = self._party(report)
        if party is None:
            return []
        spans = report.source.spans
        out = [Relay(party=party, basis="stated", span=spans[0] if spans else None)]
        words = self._steps.words.before.get(report.id)
        origin = self._steps.named.get(words) if words is not None else None
        if origin is not None:
            return [Relay(party=origin, basis="stated", span=words), *out]
        return [self._made[party], *out] if party in self._made else out

    def _passed(self, report: Report) -> list[Relay]:
        """What it was written in, who passed it on, and the outlet that was told, as the text says."""
        out = []
        party = self._party(report)
        page = self._page.get(report.id, party or "")
        if page != party:
            out.append(Relay(party=page, basis="inferred"))
        if page in self._given:
            out.append(self._given[page])
        own = self._by_id.get(report.parent or "")
        words = self._steps.words.after.get(report.id)
        himself = own is not None and self._party(own) == party
        if words is not None and words in self._steps.named and not himself:
            out.append(Relay(party=self._steps.named[words], basis="stated", span=words))
        if report.id in self._heard:
            out.append(Relay(party=self._heard[report.id], basis="inferred"))
        told = self._steps.told.get(report.id)
        if told is not None:
            out.append(Relay(party=told[0], basis="stated", span=told[1]))
        return out

    def _inferred(self, report: Report, way: Sequence[Relay]) -> list[Relay]:
        """Outlets between what is stated and this document's own."""
        if any(self._is_outlet(step.party) for step in way):
            return []
        if report.id in self._ours:
            return []
        for other in self._same_way(report):
            further = self._told_of(other)
            if further:
                return [Relay(party=step.party, basis="inferred") for step in further]
        for stretches in (self._sections, self._supplied):
            words = _named_at(stretches, _place(report))
            if words is not None and words in self._steps.named:
                return [Relay(party=self._steps.named[words], basis="inferred")]
        return []

    def _same_way(self, report: Report) -> list[Report]:
        """Reports that came by the same way, the likeliest first."""
        party = self._party(report) or ""
        group = self._by_id.get(self._spoke.get(self._steps.groups.get(party, ""), ""))
        out = [group] if group is not None and group.id != report.id else []
        first = self._by_id.get(self._spoke.get(party, ""))
        if first is not None and first.id != report.id and self._party(first) != party:
            out.append(first)  # somebody was cited, and now speaks
        if first is not None and first.parent and self._is_quoted(report):
            out.append(first)
        sibling = self._by_id.get(self._sibling.get(report.id, ""))
        if sibling is not None:
            out.append(sibling)
        crowd = self._by_id.get(self._crowd.get(report.id, ""))
        if crowd is not None:
            out.append(crowd)
        return out + list(self._run(report))

    def _run(self, report: Report) -> Iterator[Report]:
        """Statements of the same speaker that lead up to *report* without a break, then the next one."""
        at = report
        for _ in range(_DEEPEST):
            before = self._by_id.get(self._before.get(at.id, ""))
            if before is None or not self._near(before, at) or self._elsewhen(at, before):
                break
            yield before
            at = before
        after = self._by_id.get(self._after.get(report.id, ""))
        if after is not None and self._near(report, after) and not self._elsewhen(report, after):
            yield after

    def _told_of(self, report: Report) -> list[Relay]:
        """The outlets that the text states to stand in the way of *report*, ours apart."""
        way: list[Relay] = []
        above: Report | None = report
        for _ in range(_DEEPEST):
            if above is None:
                break
            way += [*self._first(above), *self._passed(above)]
            above = self._by_id.get(above.parent or "")
        sibling = self._by_id.get(self._sibling.get(report.id, ""))
        if sibling is not None and len(way) == 1:
            way += self._passed(sibling)
        return [s for s in way if self._is_outlet(s.party) and s.party != self._steps.outlet]

    def _is_outlet(self, party: str) -> bool:
        return party == self._steps.outlet or self._steps.kinds.get(party) == "outlet"

    def _party(self, report: Report) -> str | None:
        return self._sources.get(report.id, Source()).party

    def _is_quoted(self, report: Report) -> bool:
        return any(_QUOTED.search(self._text, s, e) for s, e in report.cue)

    def _same_line(self, one: Report, other: Report) -> bool:
        return bisect_right(self._lines, _place(one)) == bisect_right(self._lines, _place(other))

    def _near(self, one: Report, other: Report) -> bool:
        return (
            abs(bisect_right(self._lines, _place(one)) - bisect_right(self._lines, _place(other))) < _BESIDE
        )

    def _elsewhen(self, report: Report, other: Report) -> bool:
        """Whether *report*'s own words set it apart from the occasion of *other*."""
        if not report.cue:
            return False
        low, high = sentence(self._text, (report.cue[0][0], report.cue[-1][1]))
        if (
            other.cue and low <= other.cue[0][0] < high
        ):  # one sentence: only what stands after the other counts
            if report.cue[0][0] < other.cue[0][0]:
                return False
            low = other.cue[-1][1]
        said = [m for m in _ELSEWHEN.finditer(self._text, low, high)]
        return any(not _within(m.start(), (*report.content, *other.content)) for m in said)


def _place(report: Report) -> int:
    return min(s for s, _ in (*report.cue, *report.content, *report.source.spans))


def _named_at(stretches: Sequence[tuple[Span, Span]], at: int) -> Span | None:
    """The words that name the outlet of the stretch that *at* lies in; *stretches* are in order, apart."""
    here = bisect_right(stretches, ((at, _PAST), (0, 0))) - 1
    if here < 0:
        return None
    (low, high), name = stretches[here]
    return name if low <= at < high else None


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(s <= at < e for s, e in spans)


def _joined(steps: Sequence[Relay]) -> tuple[Relay, ...]:
    """A party twice in a row counts once."""
    return tuple(step for i, step in enumerate(steps) if i == 0 or steps[i - 1].party != step.party)
