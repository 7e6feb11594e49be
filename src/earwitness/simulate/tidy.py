"""Runs, sweeps and sensitivities as long tables: one row for one number, or for one point.

Of a run: variable, replicate, step, level, level_name, channel, value, sorted by these as they stand in
``variables``; what a variable has no axis for is empty, and so is the value where nothing was said. Flags are
0 and 1. Of a sweep: a row for each point, its keys, and four columns for each outcome. Of a sensitivity: a
row for each outcome and key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate.dataset import numbers_or_texts
from earwitness.simulate.run import Run
from earwitness.simulate.sensitivity import Analysis
from earwitness.simulate.sweeps import Sweep
from earwitness.simulate.variables import VARIABLES, Variable

Source: TypeAlias = Run | Sweep | Analysis
# Columns of one length. Masked: empty where the mask is. Integers, floats, or objects that are texts.
Column: TypeAlias = "np.ma.MaskedArray[Any, Any] | NDArray[Any]"
Columns: TypeAlias = Mapping[str, Column]
# Rows made at a time: 50 bytes each, so that tens of MB are in use whatever the length of the table.
ROWS: Final = 500_000


def parts(source: Source) -> Iterator[Columns]:
    """The table of *source*, in parts of about ``ROWS`` rows with the same columns."""
    if isinstance(source, Sweep):
        yield _sweep(source)
    elif isinstance(source, Analysis):
        yield _sensitivity(source)
    else:
        for variable in VARIABLES:
            yield from _run(source, variable)


def _run(run: Run, variable: Variable) -> Iterator[Columns]:
    values = variable.of(run)
    each = int(np.prod(values.shape[1:], dtype=np.int64))
    block = max(ROWS // max(each, 1), 1)
    for first in range(0, run.replicates, block):
        yield _rows(run, variable, first, values[first : first + block])


def _rows(run: Run, variable: Variable, first: int, values: NDArray[Any]) -> Columns:
    at = dict(zip(variable.axes, np.indices(values.shape, dtype=np.int32), strict=True))
    value = values.astype(np.float64).ravel()

    def place(axis: str, begins: int = 0) -> Column:
        return at[axis].ravel() + np.int32(begins) if axis in at else _nothing(value.size, np.int32)

    def name(axis: str, names: Sequence[str]) -> Column:
        return np.array(names, dtype=object)[at[axis].ravel()] if axis in at else _nothing(value.size, object)

    return {
        "variable": np.full(value.size, variable.name, dtype=object),
        "replicate": place("replicate", first),
        "step": place("step"),
        "level": place("level", 1),
        "level_name": name("level", run.levels),
        "channel": name("channel", run.channels),
        "value": np.ma.masked_invalid(value),
    }


def _nothing(rows: int, kind: type) -> Column:
    return np.ma.masked_array(np.zeros(rows, dtype=kind), mask=True)


def _sweep(sweep: Sweep) -> Columns:
    keys = {
        key: numbers_or_texts(values)
        for key, values in zip(sweep.keys, zip(*sweep.points, strict=True), strict=True)
    }
    outcomes = {name: column for each in sweep.names for name, column in sweep.columns(each).items()}
    return {**keys, **{name: np.ma.masked_invalid(column) for name, column in outcomes.items()}}


def _sensitivity(analysis: Analysis) -> Columns:
    rows = [
        (of.outcome.name, key, *first, *total, of.mean, of.variance, of.luck, of.note)
        for of in analysis.outcomes
        for key, first, total in zip(of.keys, of.first, of.total, strict=True)
    ]
    names = (
        "outcome key first first_low first_high total total_low total_high mean variance luck note".split()
    )
    out: dict[str, Any] = {}
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        texts = isinstance(column[0], str)
        out[name] = np.array(column, dtype=object) if texts else np.ma.masked_invalid(np.array(column))
    return out
