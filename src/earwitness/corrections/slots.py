"""Which statement each entry is about, and whether two entries contradict each other.

An entry is about the machine's statement whose content its place overlaps most, of equals the innermost; but

- a statement with another cue, inside it or around it, is another one;
- one that is given with its words is the machine's if they share the cue or half of the words;
- where the machine has none, one that is given with its words is made.

All entries look at what the machine made, never at what other entries made of it, so that their order in the
file does not matter. Entries without words also find statements that others make or change.

Fails on: a statement without a cue that the machine missed inside another; it says ``missed = true``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.case.places import fault, overlap, quote, size
from earwitness.corrections.wanted import FIELDS, Spans, Wanted
from earwitness.records import Report

# Jaccard of characters from which two contents are one statement: more shared than not.
_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A statement, the machine's or (None) one that is to be made, and the entries that are about it."""

    report: Report | None
    wanted: tuple[Wanted, ...]

    @property
    def rejected(self) -> bool:
        """Whether the entries say that it is none."""
        return self.wanted[0].table == "reject"

    def value(self, field: str) -> Wanted | None:
        """The entry that decides *field*: one that changes it before one that repeats the machine."""
        given = [w for w in self.wanted if getattr(w, field) is not None]
        machine = _machine(self.report, field)
        return min(given, key=lambda w: (getattr(w, field) == machine, w.table != "statement"), default=None)


def slots(wanted: Sequence[Wanted], reports: Sequence[Report]) -> tuple[list[Slot], list[Wanted]]:
    """What *wanted*, of one article with *reports*, is about; and rejections of what nobody states any more.

    Raises SettingError for an entry that is about nothing, and for two that contradict each other.
    """
    held: dict[str, list[Wanted]] = {}
    made: list[list[Wanted]] = []
    giving = [w for w in wanted if w.content is not None and w.table != "reject"]
    for w in giving:
        found = _given(w, reports)
        alike = next((m for m in made if _alike(m[0].content, w.content)), None)
        if found is not None:
            held.setdefault(found.id, []).append(w)
        elif alike is not None:
            alike.append(w)
        else:
            made.append([w])
    forms = _Forms(reports, held, made)
    idle = []
    for w in wanted:
        if w in giving:
            continue
        group = forms.group(w)
        if group is not None:
            group.append(w)
        elif w.table == "reject":
            idle.append(w)
        else:
            raise fault(
                w.where,
                f"{quote(w.quotation)} in {w.document.received_as} lies in no statement; give its content, "
                "cue, source and speaker, so that it can be made",
            )
    by_id = {r.id: r for r in reports}
    out = [Slot(by_id[id], tuple(ws)) for id, ws in held.items() if ws]
    out += [Slot(None, tuple(ws)) for ws in made]
    for slot in out:
        _check(slot)
    return out, idle


class _Forms:
    """Every content that a statement has or gets, and the entries about it."""

    def __init__(
        self, reports: Sequence[Report], held: dict[str, list[Wanted]], made: Sequence[list[Wanted]]
    ) -> None:
        self._held = held
        self._made = made
        self._reports = reports

    def group(self, w: Wanted) -> list[Wanted] | None:
        """The entries about the statement that *w* is about; None if there is none."""
        if w.content is not None:
            found = _same(w, self._reports)
            if found is not None:
                return self._held.setdefault(found.id, [])
            return next((m for m in self._made if _alike(m[0].content, w.content)), None)
        worth: list[tuple[int, int, str, list[Wanted] | None]] = []
        for report in self._reports:
            group = self._held.get(report.id)
            contents = [report.content, *_given_contents(group or ())]
            worth += [(overlap(c, w.place), -size(c), report.id, group) for c in contents]
        for group in self._made:
            contents = _given_contents(group)
            worth += [(overlap(c, w.place), -size(c), "", group) for c in contents]
        shared, _, id, best = max(worth, key=lambda x: x[:3], default=(0, 0, "", None))
        if not shared:
            return None
        return best if best is not None else self._held.setdefault(id, [])


def _given_contents(group: Sequence[Wanted]) -> list[Spans]:
    return [g.content for g in group if g.content is not None and g.table != "reject"]


def _given(w: Wanted, reports: Sequence[Report]) -> Report | None:
    """The machine's statement that an entry with content is about; None if it has none."""
    if w.missed:
        return _most_alike(w, reports)
    if w.table == "accept":
        return _same(w, reports)
    with_cue = _sharing_cue(w, reports)
    if with_cue is not None:
        return with_cue
    worth = [(overlap(r.content, w.place), -size(r.content), r.id, r) for r in reports]
    best = max(worth, key=lambda x: x[:3], default=None)
    if best is None or not best[0]:
        return None
    return None if _nested(w, best[3]) else best[3]


def _same(w: Wanted, reports: Sequence[Report]) -> Report | None:
    return _sharing_cue(w, reports) or _most_alike(w, reports)


def _sharing_cue(w: Wanted, reports: Sequence[Report]) -> Report | None:
    around = (*(w.content or ()), w.place)
    worth = [
        (sum(overlap(r.content, span) for span in around), r.id, r)
        for r in reports
        if any(overlap(r.cue, span) for span in w.cue or ())
    ]
    shared, _, found = max(worth, key=lambda x: x[:2], default=(0, "", None))
    return found if shared else None


def _most_alike(w: Wanted, reports: Sequence[Report]) -> Report | None:
    worth = [(_likeness(r.content, w.content or ()), r.id, r) for r in reports if not _nested(w, r)]
    likeness, _, found = max(worth, key=lambda x: x[:2], default=(0.0, "", None))
    return found if likeness >= _ALIKE else None


def _nested(w: Wanted, report: Report) -> bool:
    """Whether one of the two stands inside the other with its cue: they are two statements."""
    content, cue = w.content or (), w.cue or ()
    inside = bool(cue) and within((*content, *cue), report.content)
    return inside or (bool(cue and report.cue) and within((*report.content, *report.cue), content))


def _alike(a: Spans | None, b: Spans | None) -> bool:
    return _likeness(a or (), b or ()) >= _ALIKE


def _likeness(a: Spans, b: Spans) -> float:
    """Characters that both contents hold, of all that either holds."""
    both = sum(overlap(a, span) for span in b)
    return both / ((size(a) + size(b) - both) or 1)


def within(spans: Iterable[tuple[int, int]], around: Spans) -> bool:
    """Whether each of *spans* lies in one of *around*."""
    return all(any(s <= start and end <= e for s, e in around) for start, end in spans)


def _check(slot: Slot) -> None:
    rejecting = [w for w in slot.wanted if w.table == "reject"]
    keeping = [w for w in slot.wanted if w.table != "reject"]
    if rejecting and keeping:
        raise _contradiction(rejecting[0], keeping[0], "rejects", "keeps")
    for field in FIELDS:
        machine = _machine(slot.report, field)
        for table in ("statement", "accept"):
            given = [w for w in keeping if w.table == table and getattr(w, field) not in (None, machine)]
            for other in given[1:]:
                if getattr(other, field) != getattr(given[0], field):
                    what = "speaker" if field == "party" else field
                    raise _contradiction(given[0], other, f"gives one {what}", f"gives another {what}")


def _machine(report: Report | None, field: str) -> object:
    """What the machine says: an entry that says the same leaves it open to others to say something else."""
    if report is None:
        return None
    if field in ("source", "party"):
        return report.source.spans if field == "source" else report.source.party
    return getattr(report, field)


def _contradiction(a: Wanted, b: Wanted, one: str, other: str) -> Exception:
    return fault(
        f"{a.where} and {b.where}",
        f"of the same statement in {a.document.received_as} ({quote(a.quotation)}) the first {one} and the "
        f"second {other}; take one of the two out",
    )
