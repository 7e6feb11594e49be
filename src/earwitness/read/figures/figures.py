"""Figures: how many, how much, how long, with what is counted, as of when and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.read.figures.amounts import Amount, amounts
from earwitness.read.figures.as_of import FigureDates
from earwitness.read.figures.counted import Counted, Memory, counted
from earwitness.read.figures.uncounted import FEW, uncounted
from earwitness.read.figures.units import SMALLER
from earwitness.records import Block, Document, Figure, Report, Span, make_id
from earwitness.sentences import sentences

_READ: Final = ("headline", "subhead", "body", "caption")
_NEAR: Final = 300  # characters back to a share that makes the next "a fifth" one, too


@dataclass(frozen=True, slots=True)
class _Found:
    amount: Amount
    counted: Counted
    sentence: Span


def figures(document: Document, reports: Sequence[Report]) -> tuple[Figure, ...]:
    """Every figure of *document* in order, each tied to the innermost report whose content holds it.

    ``report`` is None where the outlet gives the figure itself. ``unit`` is as :mod:`units` has it.
    ``as_of`` is an EDTF date where the figure's own clause dates it, else that of the report that
    gives it. Not figures: what :func:`uncounted` names, and how many people said something.

    Fails on: figures dated by another sentence.
    """
    owner = _Owner(reports)
    heads = {start for r in reports for start, _ in r.source.spans}
    dates = FigureDates(document)
    out = []
    for found in _found(document):
        amount = found.amount
        few = amount.value is not None and amount.size in range(1, FEW + 1)
        if amount.span[0] in heads and few and found.counted.unit != "percent":
            continue  # "two officials said" is how many said it, but "at least ten" is a count
        span = (amount.span[0], max(amount.span[1], found.counted.stop))
        unit, factor = SMALLER.get(found.counted.unit or "", (found.counted.unit, 1.0))
        report = owner.of(span, unit)
        part = _within(found.sentence, span, report)
        out.append(
            Figure(
                id=make_id("fig", document.id, span),
                document=document.id,
                span=span,
                value=_times(amount.value, factor),
                low=_times(amount.low, factor),
                high=_times(amount.high, factor),
                unit=unit,
                what=found.counted.what,
                as_of=None if found.counted.lasting else dates.of(span, found.sentence, part, report),
                report=report.id if report else None,
            )
        )
    return tuple(out)


def _times(amount: float | None, factor: float) -> float | None:
    return amount * factor if amount is not None else None


def _found(document: Document) -> Iterator[_Found]:
    text = document.text
    blocks = [b for b in document.blocks or [Block("body", 0, len(text))] if b.kind in _READ]
    for block in blocks:
        titled = block.kind in ("headline", "subhead")
        memory = Memory()
        share_at = -_NEAR
        for start, end in sentences(text, block.start, block.end):
            for amount in amounts(text, start, end):
                surveyed = amount.at - share_at < _NEAR
                if uncounted(text, amount, start, end, titled=titled, surveyed=surveyed):
                    continue
                what = counted(text, amount, start, end, memory)
                memory.keep(what, amount.at)
                if what.unit in ("percent", "share"):
                    share_at = amount.at
                yield _Found(amount, what, (start, end))


class _Owner:
    """Which report gives the figure at a place: the innermost whose content holds it; ask in order.

    So does a share that opens a source ("44% said they felt safe"). Of reports with the same content
    ("X reported, citing Y") the nested one gives it.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = [r for r in reports if r.voice != "own"]
        whole = [sum(e - s for s, e in r.content) for r in self._reports]
        self._pieces = sorted(
            (start, end, (whole[i], r.parent is None, -i))
            for i, r in enumerate(self._reports)
            for start, end in r.content
        )
        self._next = 0
        self._open: list[tuple[int, tuple[int, bool, int]]] = []  # pieces around the last place: end, rank
        self._opened = {start: r for r in self._reports for start, _ in r.source.spans[:1]}

    def of(self, span: Span, unit: str | None) -> Report | None:
        if unit in ("percent", "share") and span[0] in self._opened:
            return self._opened[span[0]]
        while self._next < len(self._pieces) and self._pieces[self._next][0] <= span[0]:
            self._open.append(self._pieces[self._next][1:])
            self._next += 1
        self._open = [piece for piece in self._open if piece[0] > span[0]]
        return self._reports[-min(rank for _, rank in self._open)[2]] if self._open else None


def _within(sentence: Span, place: Span, report: Report | None) -> Span:
    """The part of the sentence that belongs to the report whose content holds *place*."""
    for start, end in report.content if report else ():
        if start <= place[0] < end:
            return max(start, sentence[0]), min(end, sentence[1])
    return sentence
