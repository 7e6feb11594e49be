"""Nearest neighbors by vector: exact where there are few, by buckets where there are many.

Vectors become whole numbers, small enough that every product of two of them is exact in the 32-bit
floats that matrix libraries are fastest at. So a result depends on the vectors alone, and not on how
the work is cut, on threads or on the library; components lose less than 0.0003 (0.004 where they are
given in 8 bits).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.trace.candidates.best import Floats, Scored, bars, best, joined, levels, reaching
from earwitness.trace.candidates.buckets import SCALE, Buckets, probes
from earwitness.trace.candidates.words import Ints

Given: TypeAlias = NDArray[Any]  # float32, float16 or int8

# A product of two vectors of this length fits into the 24 bits of a 32-bit float, and so does every sum on
# the way to it.
_LONGEST: Final = 4096.0
_ROWS: Final = 1 << 16  # converted at once
_CELLS: Final = 1 << 22  # of a matrix of scores that is looked at as one: 16 MB
_HELD: Final = 1 << 22  # pairs held before the best of them are picked: 100 MB


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors as whole numbers (axes N items, D dimensions) and one over the length of each.

    A vector of zeros, or with a component that is no number, has 0 there and is near nothing.
    """

    values_ND: NDArray[np.int8] | NDArray[np.int16]
    inverse_N: Floats


class Nearness(NamedTuple):
    """How many neighbors of one item are wanted, from which cosine on, and the buckets looked into."""

    most: int
    least: float
    probed: int


def whole_numbers(vectors_ND: Given) -> Vectors:
    """*vectors_ND* (float32, float16 or int8) as whole numbers. Raises SettingError for other forms."""
    if vectors_ND.ndim != 2 or vectors_ND.dtype not in (np.float32, np.float16, np.int8):
        raise SettingError(
            f"vectors are {vectors_ND.dtype} with {vectors_ND.ndim} axes; "
            "give float32, float16 or int8, one row for each item"
        )
    lengths = np.concatenate([np.zeros(0), *(_lengths(part) for part in _parts(vectors_ND))])
    if vectors_ND.dtype == np.int8 and lengths.max(initial=0.0) < _LONGEST:
        return Vectors(vectors_ND, _inverse(lengths))
    good = np.isfinite(lengths) & (lengths > 0)
    values = np.zeros(vectors_ND.shape, np.int16)
    for first in range(0, len(values), _ROWS):
        here = good[first : first + _ROWS]
        part = vectors_ND[first : first + _ROWS][here].astype(np.float64)
        values[first : first + _ROWS][here] = np.rint(
            part * (SCALE / lengths[first : first + _ROWS][here])[:, None]
        )
    lengths = np.concatenate([np.zeros(0), *(_lengths(part) for part in _parts(values))])
    return Vectors(values, _inverse(lengths))


def _parts(values_ND: Given) -> list[Given]:
    return [values_ND[first : first + _ROWS] for first in range(0, len(values_ND), _ROWS)]


def _lengths(values_ND: Given) -> NDArray[np.float64]:
    with np.errstate(over="ignore", invalid="ignore"):
        wide = values_ND.astype(np.float64)
        return np.asarray(np.sqrt(np.einsum("nd,nd->n", wide, wide)))


def _inverse(lengths: NDArray[np.float64]) -> Floats:
    return np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0).astype(np.float32)


def nearest(vectors: Vectors, buckets: Buckets | None, first: int, last: int, near: Nearness) -> Scored:
    """Items *first* to *last* (65,536 at most) with those nearest to each, rows counted from *first*.

    Exact without *buckets*; with them, among the items of the buckets that are nearest to each.
    """
    if buckets is None:
        return best(joined(_by_all(vectors, first, last, near)), near.most)
    return best(joined(_by_buckets(vectors, buckets, first, last, near)), near.most)


def _by_all(vectors: Vectors, first: int, last: int, near: Nearness) -> Iterator[Scored]:
    against = vectors.values_ND.astype(np.float32)
    everyone = np.arange(len(against))
    least = np.full(last - first, near.least, np.float32)
    step = max(1, _CELLS // max(1, len(against)))
    for at in range(first, last, step):
        rows = np.arange(at, min(at + step, last)) - first
        yield _scored(vectors, rows, first, (everyone, against), (least, near.most))


def _by_buckets(
    vectors: Vectors, buckets: Buckets, first: int, last: int, near: Nearness
) -> Iterator[Scored]:
    asking, asked = probes(buckets, vectors.values_ND[first:last], near.probed)
    keys = (asked << 32) | asking
    keys.sort()
    bounds = np.searchsorted(keys >> 32, np.arange(len(buckets.offsets)))
    least = np.full(last - first, near.least, np.float32)
    held, count = list[Scored](), 0
    for bucket in range(len(buckets.offsets) - 1):
        members = buckets.members[buckets.offsets[bucket] : buckets.offsets[bucket + 1]]
        rows = keys[bounds[bucket] : bounds[bucket + 1]] & 0xFFFFFFFF
        against = vectors.values_ND[members].astype(np.float32)
        step = max(1, _CELLS // len(members))
        for at in range(0, len(rows), step):
            part = _scored(vectors, rows[at : at + step], first, (members, against), (least, near.most))
            held.append(part)
            count += len(part.rows)
        if count > _HELD:  # what each row has so far raises its bar for the rest
            held = [best(joined(held), near.most)]
            least = bars(held[0], near.most, last - first, near.least)
            count = 0
    yield from held


def _scored(
    vectors: Vectors, rows: Ints, first: int, others: tuple[Ints, Floats], wanted: tuple[Floats, int]
) -> Scored:
    """Cosines of *rows* with *others* (and their values) that reach their least and may be among the best."""
    (places, against), (least, most), items = others, wanted, rows + first
    scores = vectors.values_ND[items].astype(np.float32) @ against.T
    scores *= vectors.inverse_N[items][:, None]
    scores *= vectors.inverse_N[places][None, :]
    found, columns = reaching(scores, least[rows], most + 1)  # one of them is the item itself
    apart = items[found] != places[columns]
    found, columns = found[apart], columns[apart]
    return Scored(rows[found], places[columns], levels(scores[found, columns]))
