"""The words of a sentence that tell of the telling, not of what is told, and what in them may date it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.read.overlap import merged
from earwitness.records import Document, Report, Span
from earwitness.sentences import sentences
from earwitness.wordings import Wording, wordings

_LONGEST: Final = 500  # characters either side of a cue; a longer sentence is no sentence
_MASK: Final = "\x00"  # stands for each character of what is told
# "DORV, Sept 11 (Agency) - ": where and when it was filed, not part of the sentence
_DATELINE: Final = re.compile(
    r"^[^\S\n]*[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:,[^\n()—–]{1,40})?(?:\([^()\n]{1,40}\))?\s*(?:—|–|--?)[^\S\n]",
    re.MULTILINE,
)

_DAY_NEXT: Final = re.compile(r" [0-3]?\d(?![\d:.,]\d|\w)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A report's sentence from ``start`` on, with all that is told in it masked, and its wordings."""

    start: int
    words: str
    wordings: tuple[Wording, ...]

    def between(self, a: int, b: int) -> str:
        """The unmasked words between two offsets of the document, what is told as one mark."""
        return _unmasked(self.words[max(0, a - self.start) : max(0, b - self.start)])

    @property
    def end(self) -> int:
        return self.start + len(self.words)


class Frames:
    """Sentences, paragraphs and wordings of a document, and the frames of its reports.

    A report's own content is masked in its frame, and whatever its neighbors in the same parent tell.
    Inside another's content only that content is its frame.
    """

    def __init__(self, document: Document, reports: Sequence[Report]) -> None:
        self.text = document.text
        self.by_id = {r.id: r for r in reports}
        self._sentences = list(sentences(self.text, 0, len(self.text)))
        self._starts = [s for s, _ in self._sentences]
        self._datelines = [m.span() for m in _DATELINE.finditer(self.text)]
        found = [_whole(self.text, w) for w in wordings(self.text)]
        self._wordings = [w for w in found if not self._filed(w.span[0])]
        self._filings = [w for w in found if self._filed(w.span[0])] if self._datelines else []
        self._filed_at = [w.span[0] for w in self._filings]
        self._at = [w.span[0] for w in self._wordings]
        self._lines = [m.start() for m in re.finditer(r"\n", self.text)]
        told: dict[str | None, list[Span]] = {}
        for r in reports:
            told.setdefault(self._parent(r), []).extend(r.content)
        self._told = {parent: merged(spans) for parent, spans in told.items()}

    def filed_before(self, at: int) -> Wording | None:
        """The date of the last dateline before *at*, if it has one: when that item was filed."""
        number = bisect_right(self._filed_at, at) - 1
        return self._filings[number] if number >= 0 else None

    def _filed(self, at: int) -> bool:
        """True if *at* stands in a dateline."""
        before = bisect_right(self._datelines, (at, len(self.text))) - 1
        return before >= 0 and at < self._datelines[before][1]

    def _parent(self, report: Report) -> str | None:
        return report.parent if report.parent in self.by_id else None

    def place(self, report: Report) -> int:
        """Where a report's telling stands: its cue, else its source, else its content."""
        return (report.cue or report.source.spans or report.content)[0][0]

    def paragraph(self, offset: int) -> int:
        """Number of the line that holds *offset*."""
        return bisect_right(self._lines, offset - 1) if offset else 0

    def sentence(self, offset: int) -> int:
        """Number of the sentence at or before *offset*."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, sentence: int, about: int) -> Span:
        """The sentence, cut off where it is too long around *about*."""
        start, end = self._sentences[sentence] if self._sentences else (0, len(self.text))
        if self._filed(start):
            start = self._datelines[bisect_right(self._datelines, (start, len(self.text))) - 1][1]
        return max(start, about - _LONGEST), min(end, about + _LONGEST)

    def of(self, report: Report) -> Frame:
        """The frame of the sentence (or sentences) of a report's cue and source."""
        about = self.place(report)
        ends = [*report.cue, *report.source.spans]
        first = self.sentence(about)
        low, high = self.span(first, about)
        for start, end in ends:
            if abs(start - about) < _LONGEST and self._starts:
                other = self.span(self.sentence(start), about)
                low, high = (
                    min(low, other[0]),
                    max(high, min(other[1], about + _LONGEST), min(end, about + _LONGEST)),
                )
        return self.frame(low, high, report)

    def frame(self, low: int, high: int, report: Report) -> Frame:
        """The stretch from *low* to *high* as *report* sees it."""
        words = self.text[low:high]
        parent = self.by_id.get(report.parent or "")
        hidden = list(_within(self._told.get(self._parent(report), []), low, high))
        if parent is not None:
            hidden += _outside(parent.content, low, high)
        pieces, at = [], 0
        for s, e in merged(hidden):
            s, e = max(low, s) - low, min(high, e) - low
            pieces.append(words[at:s] + _MASK * (e - s))
            at = e
        masked = "".join((*pieces, words[at:]))
        found = self._wordings[bisect_left(self._at, low) : bisect_left(self._at, high)]
        seen = tuple(w for w in found if _MASK not in masked[w.span[0] - low : w.span[1] - low])
        return Frame(low, masked, seen)

    def before(self, offset: int, reach: int) -> list[Wording]:
        """The wordings that end before *offset*, at most *reach* characters back, nearest first."""
        low = bisect_left(self._at, offset - reach)
        return [
            w for w in reversed(self._wordings[low : bisect_left(self._at, offset)]) if w.span[1] <= offset
        ]


def _whole(text: str, found: Wording) -> Wording:
    """ "a July 30 call" names a day, and "its July 30 report", not the month alone."""
    if found.kind != "issued" or not _DAY_NEXT.match(text, found.span[1]):
        return found
    return next(wordings(text, found.match.start("m6"), min(len(text), found.span[1] + 4)), found)


def _unmasked(words: str) -> str:
    return re.sub(f"{_MASK}+", " … ", words)


def _within(spans: Sequence[Span], low: int, high: int) -> Iterable[Span]:
    """Those of *spans*, which lie apart and in order, that reach into the stretch."""
    at = max(0, bisect_right(spans, (low, low)) - 1)
    while at < len(spans) and spans[at][0] < high:
        if spans[at][1] > low:
            yield spans[at]
        at += 1


def _outside(spans: Sequence[Span], low: int, high: int) -> list[Span]:
    """What of the stretch lies in none of *spans*."""
    out, at = [], low
    for s, e in merged(spans):
        if s >= high:
            break
        if s > at:
            out.append((at, s))
        at = max(at, e)
    return [*out, (at, high)] if at < high else out
