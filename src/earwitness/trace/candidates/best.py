"""The best few of many scored pairs, in an order that leaves no room for chance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.trace.candidates.words import Bools, Ints

Floats: TypeAlias = NDArray[np.float32]

# Parts of a sort key: row within a block, level, partner. 2^28 partners are more than memory holds.
_LEVEL_BITS: Final = 20
_OTHER_BITS: Final = 28
_HIGHEST: Final = (1 << _LEVEL_BITS) - 1
# Columns of a matrix are looked through in this many groups for each one wanted: more groups cost more
# time, fewer let more through to the sort.
_GROUPS: Final = 8


class Scored(NamedTuple):
    """Rows, counted from the first of their block, their partners, and scores as levels up to 2^20 - 1."""

    rows: Ints
    others: Ints
    levels: Ints


def levels(scores: NDArray[np.floating]) -> Ints:
    """Scores from 0 to 1 as whole numbers; what lies outside counts as the end that is nearer."""
    return np.asarray(np.clip(scores * _HIGHEST, 0, _HIGHEST), np.int64)


def joined(parts: Iterable[Scored]) -> Scored:
    """All of *parts* as one."""
    empty = Scored(*(np.zeros(0, np.int64) for _ in range(3)))
    return Scored(*(np.concatenate(column) for column in zip(empty, *parts, strict=True)))


def best(scored: Scored, most: int) -> Scored:
    """The *most* best of each row; of equal ones, those with the lowest partners."""
    above = _LEVEL_BITS + _OTHER_BITS  # rows have the 16 bits above that, sign included
    keys = (scored.rows.astype(np.uint64) << np.uint64(above)) | (
        ((_HIGHEST - scored.levels) << _OTHER_BITS) | scored.others
    ).astype(np.uint64)
    keys.sort()
    rows = (keys >> np.uint64(above)).astype(np.int64)
    kept = np.arange(len(rows)) - np.searchsorted(rows, rows) < most
    rest = (keys[kept] & np.uint64((1 << above) - 1)).astype(np.int64)
    return Scored(rows[kept], rest & ((1 << _OTHER_BITS) - 1), _HIGHEST - (rest >> _OTHER_BITS))


def bars(scored: Scored, most: int, rows: int, least: float) -> Floats:
    """The score that each of *rows* rows asks of one more, once it has the *most* best of *scored*.

    No more than *least* where it has fewer; a little less than the level of its last otherwise.
    """
    out = np.full(rows, least, np.float32)
    full = np.flatnonzero(np.bincount(scored.rows, minlength=rows) >= most)
    last = np.searchsorted(scored.rows, full, side="right") - 1
    out[full] = np.maximum(least, (scored.levels[last] - 0.5) / _HIGHEST)
    return out


def reaching(scores_RC: Floats, least_R: Floats, most: int) -> tuple[Ints, Ints]:
    """Rows and columns of scores that reach the least of their row, among them the *most* best of each row.

    Where many do, each row's bar is raised as far as it may be: to the lowest of the best of *most*
    groups of columns, as there are then so many at least that reach it. Where many are equal, those
    of the lowest columns are given.
    """
    rows, columns = scores_RC.shape
    hits = scores_RC >= least_R[:, None]
    groups = _GROUPS * most
    if columns >= 2 * groups and np.count_nonzero(hits) > 4 * most * rows:
        height = columns // groups
        tops = scores_RC[:, : groups * height].reshape(rows, height, groups).max(axis=1)
        tops.partition(groups - most, axis=1)
        raised = (levels(tops[:, groups - most]) - 0.5) / _HIGHEST  # keeps all of one level
        hits = scores_RC >= np.maximum(raised, least_R).astype(np.float32)[:, None]
    if columns > most and np.count_nonzero(hits) > 4 * most * rows:
        hits &= _highest(scores_RC, most)
    found = np.nonzero(hits)
    return found[0], found[1]


def _highest(scores_RC: Floats, most: int) -> Bools:
    """True for the *most* best of each row; of those equal to the last, for the first *most*."""
    level = levels(scores_RC)
    last = np.partition(level, level.shape[1] - most, axis=1)[:, level.shape[1] - most]
    equal = level == last[:, None]
    return np.asarray((level > last[:, None]) | (equal & (np.cumsum(equal, axis=1) <= most)))
