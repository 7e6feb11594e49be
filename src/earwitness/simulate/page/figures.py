"""What a page is made of: sections with figures, each a chart, how to read it, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from markupsafe import Markup

from earwitness.simulate.amounts import number
from earwitness.simulate.spread import Band, Floats

# Rows of a table over steps: what a person may still read through; the record stream has every step.
MOST_ROWS: Final = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers as they are printed; the first column names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart: an id, a title that says what is seen, the drawing, how to read it, the numbers."""

    name: str
    title: str
    svg: Markup
    note: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with its figures, and what there is to say besides."""

    name: str
    head: str
    figures: tuple[Figure, ...]
    explain: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of a table over steps."""

    head: str
    value_T: Floats
    written: Callable[[float], str] = number


def over_steps(columns: Sequence[Column]) -> Table:
    """A table with a row for each step, or where there are many for every second, fifth, … and the last."""
    steps = max((len(column.value_T) for column in columns), default=0)
    every = next(n for n in _strides() if steps <= n * MOST_ROWS)
    at = np.unique(np.append(np.arange(0, steps, every), steps - 1)) if steps else np.arange(0)
    return Table(
        heads=("Step", *(column.head for column in columns)),
        rows=tuple(
            (f"{t:,}", *(column.written(float(column.value_T[t])) for column in columns))
            for t in map(int, at)
        ),
        note=f"Every {_ordinal(every)} step and the last one; --json has all of them." if every > 1 else "",
    )


def banded(head: str, found: Band, written: Callable[[float], str] = number) -> tuple[Column, ...]:
    """The columns of a band: mean, and the ends between which it lies."""
    return (
        Column(f"{head}, mean", found.mean, written),
        Column("from", found.low, written),
        Column("to", found.high, written),
    )


def _strides() -> Sequence[int]:
    return [n * 10**power for power in range(12) for n in (1, 2, 5)]


def _ordinal(every: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(every % 10 if every % 100 not in (11, 12, 13) else 0, "th")
    return f"{every:,}{ending}"
