"""For when a figure is: the words of its own clause that date it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from earwitness.records import Document, Report, Span
from earwitness.when import Moment, day_of, moments

_LONG: Final = 600  # characters on either side in which a date may stand; a longer "sentence" is a list
_AFTER: Final = 90  # characters between a figure and a date behind it, measured on the annotated articles
_OPENING: Final = 12  # a date this near to the beginning of its sentence holds for all of it
# A date behind one of these belongs to another clause or to another thing ("a letter dated", "due on").
_BREAK: Final = re.compile(
    r"[;:—.!?]\s|,\s*(?:who|which|whose|where|of which|but|and then)\b|"
    r"\b(?:when|who|which|that|since|until|till|before|after|dated|published|released|due|falls?|ended|ending|"
    r"and (?:has|have|had|is|are|was|were|will|now)|signed|written|scheduled|set|said|told|asked|born|"
    r"so far|as)\b",
    re.I,
)
_BOUND: Final = re.compile(
    r"\b(?:since|until|till|before|after|dated|published|due|from|ago)"
    r"(?:\s+(?:on|in|the|about|at least))?\s*$",
    re.I,
)
_BOUND_WORD: Final = re.compile(r"(?:since|until|till|before|after|from)\b", re.I)
_ISSUED: Final = re.compile(
    r"\b(?:dated|published|written|released|sent|posted|issued|of|signed)(?:\s+(?:on|in))?\s*$", re.I
)
_BETWEEN: Final = re.compile(r"\b(?:between|from)\b", re.I)
_AND: Final = re.compile(r"\s*(?:and|to|until|[–-])(?:\s+in)?\s*", re.I)


def _window(sentence: Span, figure: Span) -> Span:
    """The sentence, or of a very long one a stretch around the figure that many figures share."""
    start, end = sentence
    if end - start <= 2 * _LONG:
        return sentence
    cell = start + (figure[0] - start) // _LONG * _LONG
    return max(start, cell - _LONG), min(end, cell + 2 * _LONG)


class FigureDates:
    """Dates of the figures of one document, asked for in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._day = day_of(document.published)
        self._window: Span = (-1, -1)
        self._moments: list[Moment] = []

    def of(self, figure: Span, sentence: Span, part: Span, report: Report | None) -> str | None:
        """The EDTF date for which *figure* is; *part* is what of its *sentence* the same voice says.

        Where nothing in the part dates it and *report*, whose content holds it, is dated: that date,
        if the content says how things are and not what was or will be.

        Fails on: dates in a neighboring sentence; a date before two clauses, one of which is of another
        day; "as of" two dates, of which the nearer counts.
        """
        window = _window(sentence, figure)
        if window != self._window:
            self._window, self._moments = window, self._all(*window)
        near = []
        for moment in self._moments:
            if part[0] <= moment.span[0] and moment.span[1] <= part[1]:
                gap = self._gap(moment.span, figure, part)
                near += [(gap, moment)] if gap is not None else []
        if near:
            return min(near, key=lambda n: n[0])[1].edtf
        return self._said(report)

    def _said(self, report: Report | None) -> str | None:
        """When the report was made, if that is when things were as it says."""
        when = report.when if report else None
        if (
            report is None
            or when is None
            or when.span is None
            or report.stance not in (None, "asserts", "denies")
        ):
            return None
        text = self._document.text
        if not report.cue or _ISSUED.search(text[max(0, when.span[0] - 24) : when.span[0]]):
            return None
        return when.date.removeprefix("../").removesuffix("/..") if when.date else None

    def _gap(self, moment: Span, figure: Span, part: Span) -> int | None:
        """How far a date is from the figure that it dates; None if it dates something else."""
        text = self._document.text
        if moment[0] >= figure[1]:
            between, reach = text[figure[1] : moment[0]], _AFTER
        elif moment[1] <= figure[0]:
            between, reach = text[moment[1] : figure[0]], _AFTER
            if moment[0] - part[0] <= _OPENING:
                reach = _LONG
        else:
            return None
        if len(between) > reach or _BREAK.search(between):
            return None
        return len(between)

    def _all(self, low: int, high: int) -> list[Moment]:
        """Dates that say for when something is: no bounds, none ahead, two joined into one."""
        text = self._document.text
        out: list[Moment] = []
        for found in moments(text, low, high, self._document.published):
            if not found.edtf or (self._day and found.first and found.first > self._day):
                continue
            edtf = found.edtf.removeprefix("../").removesuffix("/..")
            last = out[-1] if out else None
            if last and self._joined(last.span, found.span):
                out[-1] = replace(last, span=(last.span[0], found.span[1]), edtf=f"{last.edtf}/{edtf}")
                continue
            out.append(replace(found, edtf=edtf))
        return [m for m in out if "/" in (m.edtf or "") or not self._bounds(m.span, low)]

    def _bounds(self, moment: Span, low: int) -> bool:
        """ "since May", "before Monday", "dated 4 March"."""
        text = self._document.text
        before = text[max(low, moment[0] - 20) : moment[0]]
        return bool(_BOUND.search(before) or _BOUND_WORD.match(text, *moment))

    def _joined(self, first: Span, second: Span) -> bool:
        """ "between March 2019 and May 2020", "from Monday to Friday"."""
        text = self._document.text
        link = _AND.match(text, first[1])
        return bool(
            link
            and link.end() >= second[0]
            and link.end() <= second[1]
            and _BETWEEN.search(text, max(0, first[0] - 12), first[0] + 8)
        )
