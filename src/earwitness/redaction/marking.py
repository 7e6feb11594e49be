"""A text with marks where chosen parties stood, and where everything else has gone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Span
from earwitness.redaction.finding import SHARED, Hit

# Between two places of one party that are one: "Spokesman | Jane Roe".
_NOTHING_BETWEEN: Final = re.compile(r"[ \u00a0]?")
# The apostrophe of "Jones' plan" tells that the name ends in "s"; before "plan" it closes no quotation.
_LONE_APOSTROPHE: Final = re.compile(r"['’](?= [a-z])")
_MADE: Final = re.compile(r"\[redacted (\d+)\]|\bredacted-(\d+)\b")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what stands there instead."""

    start: int
    end: int
    new: str
    label: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A text after its *edits*, and the map from offsets of the old text to it."""

    text: str
    edits: tuple[Edit, ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the stretch has gone; one that ends inside a mark holds all of it."""
        return self._moved(start, last=False), self._moved(end, last=True)

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Where *spans* have gone, in their order, each once."""
        return tuple(dict.fromkeys(self.span(*s) for s in spans))

    def _moved(self, offset: int, *, last: bool) -> int:
        """A new offset; inside an edit the beginning of the mark, or with *last* its end."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        edit = self.edits[at]
        if edit.start < offset < edit.end:
            begun = edit.start + self.shifts[at]
            return begun + len(edit.new) if last else begun
        if offset == edit.start:
            return offset + self.shifts[at]
        return offset + self.shifts[at] + len(edit.new) - (edit.end - edit.start)


def marked(text: str, hits: Iterable[Hit]) -> Marked:
    """*text* with a mark for each place of *hits*; those that overlap become one."""
    edits = tuple(_edit(text, group) for group in _grouped(text, sorted(hits)))
    out: list[str] = []
    shifts: list[int] = []
    at = shift = 0
    for edit in edits:
        out += (text[at : edit.start], edit.new)
        shifts.append(shift)
        shift += len(edit.new) - (edit.end - edit.start)
        at = edit.end
    out.append(text[at:])
    return Marked("".join(out), edits, tuple(e.start for e in edits), tuple(shifts))


def mark(label: int, *, address: bool = False) -> str:
    """What stands in the place of party *label*: its length tells nothing of the name's."""
    name = "redacted" if label == SHARED else f"redacted {label}"
    return name.replace(" ", "-") if address else f"[{name}]"


def last_mark(texts: Iterable[str]) -> int:
    """The highest number of a mark that stands in *texts* already, 0 if there is none."""
    return max((int(n) for text in texts for found in _MADE.findall(text) for n in found if n), default=0)


def _grouped(text: str, hits: Sequence[Hit]) -> list[list[Hit]]:
    """*hits* that overlap, or are of one party with nothing between, put together."""
    groups: list[list[Hit]] = []
    end = 0
    for hit in hits:
        near = bool(groups) and _NOTHING_BETWEEN.fullmatch(text, end, hit.start) is not None
        if groups and (hit.start < end or (near and hit.label == groups[-1][-1].label != SHARED)):
            groups[-1].append(hit)
            end = max(end, hit.end)
        else:
            groups.append([hit])
            end = hit.end
    return groups


def _edit(text: str, group: Sequence[Hit]) -> Edit:
    """One mark for *group*: of the party that has the longest place there, before what is but shared."""
    best = max(group, key=lambda h: (h.label != SHARED, h.end - h.start, -h.label))
    start, end = group[0].start, max(h.end for h in group)
    address = any(h.address for h in group)
    new = mark(best.label, address=address)
    if text[end - 1] in "sSxXzZ" and not address and (owned := _LONE_APOSTROPHE.match(text, end)):
        return Edit(start, owned.end(), f"{new}{owned.group()}s", best.label)
    return Edit(start, end, new, best.label)
