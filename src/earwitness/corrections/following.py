"""What hangs on a corrected statement, kept consistent with it.

=================  =========================================================================================
hangs on it        afterwards
=================  =========================================================================================
statements inside  those of a rejected one stand where it stood; those of a changed or new one stand in
                   the innermost statement that holds their cue and content
what goes on from  goes on from what a rejected one went on from; has the speaker of what it goes on from, if
it                 it had before
relays             a rejected one's speaker passes nothing on any more; a new one's passes on what stands in
                   it; a changed speaker changes in both
figures, informs   are on the word of the innermost statement around them that is left, else of the outlet
headline checks    are held against what is left; one that is left with nothing goes, but for quotations that
                   nobody says
=================  =========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from earwitness.case.places import size
from earwitness.corrections.relaying import relayed
from earwitness.corrections.slots import within
from earwitness.corrections.telling import Change, What, change
from earwitness.corrections.wanted import Wanted
from earwitness.records import Document, Figure, HeadlineCheck, Informs, Report, Span

_Given = TypeVar("_Given", Figure, Informs)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What became of the statements of one article.

    ``before`` are the machine's; ``after`` those that are left, by their ids now, and still with the parents
    of before. ``renamed`` leads from the ids of all of before that are left to ids now, ``gone`` from those
    that were rejected to the entry that did it; ``moved`` are those of ``after`` whose words changed or that
    are new, each with an entry that did it, ``spoken`` those of before that have another speaker.
    """

    document: Document
    before: Mapping[str, Report]
    after: Mapping[str, Report]
    renamed: Mapping[str, str]
    gone: Mapping[str, Wanted]
    moved: Mapping[str, Wanted]
    spoken: Mapping[str, Wanted]


class Following:
    """The statements of an article with their parents, relays and what they go on from as they are now."""

    def __init__(self, done: Corrections) -> None:
        self._done = done
        self.changes: list[Change] = []
        self._around = sorted(
            (r for r in done.after.values() if r.voice == "reported"), key=lambda r: (size(r.content), r.id)
        )
        self._parents = {id: self._parent(r) for id, r in done.after.items()}
        self._back = {now: was for was, now in done.renamed.items()}
        nested = {id: self._nested(r) for id, r in done.after.items()}
        spoken = {id: self._continued(r) for id, r in nested.items()}
        self.reports = relayed(done.before, spoken, self._back)
        for id, report in self.reports.items():
            if report.relay != spoken[id].relay and id not in done.moved:
                self._tell_relay(report)

    def figures(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """*figures* on the word of who gives them now."""
        return tuple(self._given(f, "given-by") for f in figures)

    def informs(self, informs: Iterable[Informs]) -> tuple[Informs, ...]:
        """*informs* on the word of who says so now."""
        return tuple(self._given(i, "told-by") for i in informs)

    def checks(self, checks: Iterable[HeadlineCheck]) -> Iterator[HeadlineCheck]:
        """*checks* against the statements that are left."""
        done = self._done
        for check in checks:
            left = tuple(done.renamed.get(r, r) for r in check.reports if r not in done.gone)
            lost = [done.gone[r] for r in check.reports if r in done.gone]
            words = done.document.text[check.span[0] : check.span[1]]
            if lost:
                kept = words if left or check.kind == "unsaid-quote" else ""
                self.changes.append(change(lost[0], check.id, "headline", words, kept))
            if left or not lost or check.kind == "unsaid-quote":
                yield check if left == check.reports else msgspec.structs.replace(check, reports=left)

    def _left(self, id: str | None) -> str | None:
        """The statement of before, or around one that was rejected, by its id now."""
        done = self._done
        for _ in done.before:
            if id is None or id not in done.gone:
                break
            id = done.before[id].parent
        return done.renamed.get(id or "")

    def _parent(self, report: Report) -> str | None:
        done = self._done
        kept = self._left(report.parent)
        spans = (*report.cue, *report.content)
        touched = report.id in done.moved or kept in done.moved
        if touched or any(m != report.id and within(spans, done.after[m].content) for m in done.moved):
            return self._innermost(spans, size(report.content), report.id)
        return kept

    def _innermost(self, spans: Sequence[Span], least: int, own: str = "") -> str | None:
        """The smallest statement, of more than *least* characters, whose content holds *spans*."""
        around = (r for r in self._around if size(r.content) > least and r.id != own)
        return next((r.id for r in around if within(spans, r.content)), None)

    def _nested(self, report: Report) -> Report:
        parent = self._parents[report.id]
        if parent == report.parent:
            return report
        was, done = report.parent, self._done
        if was is None or done.renamed.get(was, was) != parent:
            by = done.gone.get(was or "") or self._mover(report.id, was, parent)
            if by is not None and report.id not in done.moved:
                self._tell(by, report.id, "parent", was, parent)
        return msgspec.structs.replace(report, parent=parent)

    def _tell_relay(self, report: Report) -> None:
        """A note that *report* came through others now, if it was not its own entry that said so."""
        done = self._done
        was = self._back.get(report.id)
        above = [self._back.get(id) for id in self._above(report.id)]
        before = done.before.get(was or "")
        causes = [done.gone.get(before.parent or "") if before is not None else None]
        causes += [done.spoken.get(id or "") for id in above] + [self._mover(*self._above(report.id))]
        by = next((c for c in causes if c is not None), None)
        if by is not None and was not in done.spoken:
            self.changes.append(change(by, report.id, "relay"))

    def _mover(self, *ids: str | None) -> Wanted | None:
        done = self._done
        now = (done.renamed.get(id or "", id or "") for id in ids)
        return next((done.moved[id] for id in now if id in done.moved), None)

    def _continued(self, report: Report) -> Report:
        """*report* going on from what is left, and with the speaker of that if it had the same before."""
        done, was = self._done, report.continues
        at = was
        for _ in done.before:
            if at is None or at not in done.gone:
                break
            at = done.before[at].continues
        now = done.renamed.get(at or "")
        if was is not None and was in done.gone:
            self._tell(done.gone[was], report.id, "continues", was, now)
        if now != was:
            report = msgspec.structs.replace(report, continues=now)
        first = self._first(report)
        if first is None or first.id not in done.spoken or self._back.get(report.id) in done.spoken:
            return report
        speaker = done.after[done.renamed[first.id]].source.party
        if report.source.party != first.source.party:
            return report
        by = done.spoken[first.id]
        self._tell(by, report.id, "continues", first.source.party, speaker)
        source = msgspec.structs.replace(report.source, party=speaker, candidates=())
        return msgspec.structs.replace(report, source=source)

    def _first(self, report: Report) -> Report | None:
        """What a statement goes on from at the end, as the machine had it; None if from nothing."""
        found, at = None, report.continues
        for _ in self._done.before:
            if at is None:
                break
            found = self._done.before[self._back[at]]
            at = self._done.renamed.get(found.continues or "")
        return found

    def _given(self, found: _Given, what: What) -> _Given:
        """*found* on the word of the innermost statement that is left around it, if that changed."""
        done = self._done
        was = found.report
        now = self._left(was)
        if was in done.before and now in done.moved and self._fell_out(found.span, was or "", now or ""):
            now = self._innermost([found.span], 0)
        for new in sorted(done.moved, key=lambda m: (-size(done.after[m].content), m)):
            report = done.after[new]
            holds = report.voice == "reported" and within([found.span], report.content)
            if holds and (now is None or now in self._above(report.id)):
                now = report.id
        if now == was:
            return found
        if was is None or done.renamed.get(was, was) != now:
            by = done.gone.get(was or "") or self._mover(was, now)
            if by is not None:
                self._tell(by, found.id, what, was, now)
        return msgspec.structs.replace(found, report=now)

    def _fell_out(self, span: Span, was: str, now: str) -> bool:
        """Whether *span* stood in what was said and does not now; a share may stand in a source."""
        return within([span], self._done.before[was].content) and not within(
            [span], self._done.after[now].content
        )

    def _tell(self, by: Wanted, about: str, what: What, was: str | None, now: str | None) -> None:
        self.changes.append(change(by, about, what, was or "", now or ""))

    def _above(self, id: str) -> list[str]:
        """What a statement stands in, from the innermost."""
        out: list[str] = []
        at = self._parents.get(id)
        while at is not None and at not in out:
            out.append(at)
            at = self._parents.get(at)
        return out
