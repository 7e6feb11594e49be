"""Corrections applied to the findings of each article that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from earwitness.case import Case
from earwitness.case.places import fault
from earwitness.corrections.came import check_came, told_came
from earwitness.corrections.cast import Cast
from earwitness.corrections.following import Corrections, Following
from earwitness.corrections.slots import Slot, slots
from earwitness.corrections.stating import Marks, stated
from earwitness.corrections.telling import Change, change, told, words
from earwitness.corrections.wanted import Wanted, wanted
from earwitness.records import (
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Report,
    Span,
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Findings as the analyst has them, what was changed, and a note for each entry that did it.

    ``documents`` are the ids of the articles in which anything may have changed.
    """

    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    documents: frozenset[str] = frozenset()


def corrected(
    documents: Sequence[Document],
    found: Iterable[Finding],
    case: Case,
    *,
    came: Mapping[str, str] = MappingProxyType({}),
) -> Corrected:
    """What was *found* in *documents*, as the corrections of *case* have it.

    Findings of articles that no correction is about stay as they are, first and in their order; those of
    each other one follow, in order of ids. Nothing but *case* decides what is changed, and neither the order
    of its entries nor that of the findings changes anything. Raises SettingError, naming the entry, if a
    place is none, if an entry is about no statement, or if two contradict each other.

    *came* says by the hash of which corrections documents come corrected: they stay as they are. Raises
    SettingError if those are not the corrections of *case*.
    """
    check_came(case, came)
    every = tuple(found)
    asked: dict[str, list[Wanted]] = {}
    for w in wanted(case, documents):
        if w.document.id not in came:
            asked.setdefault(w.document.id, []).append(w)
    out: list[Finding] = [f for f in every if f.document not in asked]
    changes: list[Change] = []
    for document in sorted((d for d in documents if d.id in asked), key=lambda d: d.id):
        mine = [f for f in every if f.document == document.id]
        kept, changed = _article(document, mine, asked[document.id])
        out += kept
        changes += changed
    notes = (*told_came(case, came, documents), *told(documents, changes))
    return Corrected(tuple(out), tuple(changes), notes, frozenset(asked))


def _article(
    document: Document, found: Sequence[Finding], asked: Sequence[Wanted]
) -> tuple[list[Finding], list[Change]]:
    reports = {f.id: f for f in found if isinstance(f, Report)}
    parties = [f for f in found if isinstance(f, Party)]
    informs = [f for f in found if isinstance(f, Informs)]
    cast = Cast(document, parties, list(reports.values()))
    asked = [replace(w, party=cast.party(w.speaker, w.where)) if w.speaker else w for w in asked]
    held, idle = slots(asked, list(reports.values()))
    done, changes = _statements(document, reports, held, cast)
    changes += [change(w, "", "nothing", w.quotation) for w in idle]
    following = Following(done)
    figures = following.figures(f for f in found if isinstance(f, Figure))
    told_by = following.informs(informs)
    checks = tuple(following.checks(f for f in found if isinstance(f, HeadlineCheck)))
    now = sorted(following.reports.values(), key=_place) if held else list(reports.values())
    kept: list[Finding] = [*cast.parties(now, told_by), *now, *figures, *told_by, *checks]
    order = {w.where: n for n, w in enumerate(asked)}
    changes += following.changes
    return kept, sorted(changes, key=lambda c: order[c.entry])


def _statements(
    document: Document, reports: Mapping[str, Report], held: Sequence[Slot], cast: Cast
) -> tuple[Corrections, list[Change]]:
    """The statements of one article after what *held* says of them, and what that changed."""
    about = {slot.report.id: slot for slot in held if slot.report is not None}
    marks = Marks(document.text)
    after: dict[str, Report] = {}
    by_entry: dict[str, str] = {}
    renamed: dict[str, str] = {}
    gone: dict[str, Wanted] = {}
    moved: dict[str, Wanted] = {}
    spoken: dict[str, Wanted] = {}
    changes: list[Change] = []
    for slot in (*(about.get(id, Slot(r, ())) for id, r in reports.items()), *_missed(held)):
        before = slot.report
        if not slot.wanted and before is not None:
            _add(after, by_entry, before, document, "")
            renamed[before.id] = before.id
            continue
        by = slot.wanted[0]
        if slot.rejected and before is not None:
            gone[before.id] = by
            changes.append(change(by, before.id, "rejected", words(document, before.content)))
            continue
        report, changed = stated(document, slot, cast, marks)
        _add(after, by_entry, report, document, by.where)
        changes += changed
        if before is not None:
            renamed[before.id] = report.id
        if before is None or _said(before) != _said(report):
            moved[report.id] = next((w for w in slot.wanted if w.content or w.cue), by)
        if before is not None and before.source.party != report.source.party:
            spoken[before.id] = slot.value("party") or by
    return Corrections(document, reports, after, renamed, gone, moved, spoken), changes


def _said(report: Report) -> tuple[object, ...]:
    """Of a statement, what decides where it and others stand."""
    return report.content, report.cue, report.voice


def _missed(held: Sequence[Slot]) -> list[Slot]:
    """Slots that are to be made, in an order that the file does not decide."""
    missed = [slot for slot in held if slot.report is None]
    return sorted(missed, key=lambda s: next(w.content or () for w in s.wanted))


def _add(
    after: dict[str, Report], by: dict[str, str], report: Report, document: Document, where: str
) -> None:
    if report.id in after:
        raise fault(
            where or by[report.id],
            f"gives a statement in {document.received_as} the source, cue and content of another one; "
            "[[reject]] one of the two",
        )
    after[report.id] = report
    by[report.id] = where


def _place(report: Report) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str]:
    """The order of statements in a reading: by where they begin."""
    return min(s for s, _ in (*report.cue, *report.content)), report.cue, report.content, report.id
