"""The table that every method of weighing works on: who gives which value for which item.

A row is one claim. Names are kept once, sorted, and the rows hold their codes, so that the same rows in any
order make the same table. `table_reading.py` makes tables from files and data frames.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Signs = NDArray[np.int8]
Several = Literal["aside", "refuse"]

ATTRIBUTE_MARK: Final = "|"  # an item written entity|attribute has that attribute
NO_ATTRIBUTE: Final = ""
LARGEST: Final = 2**31 - 1  # rows and names are counted in int32
_MOST: Final = 1e100  # a number beyond it is a word: what is computed with it would not fit
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")  # 1,234,567.8
ASSERTS: Final = 1
DENIES: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the values of one attribute compare.

    *tolerance*: the largest difference, in the unit of the values, at which two numbers are the same answer;
    0 asks for equality. *period*: the length of a circle that the numbers run on (1440 for minutes of the
    day); 0 for a line. *separator*: what parts a value into the members of a set ("+" in "a+b"); empty if
    values are not sets.
    """

    tolerance: float = 0.0
    period: float = 0.0
    separator: str = ""

    def __post_init__(self) -> None:
        for name, value in (("tolerance", self.tolerance), ("period", self.period)):
            if not 0 <= value < math.inf:
                raise SettingError(f"{name} {value:g}: must be a number from 0 up; give 0 for none")
        if self.period and self.tolerance * 2 >= self.period:
            raise SettingError(
                f"tolerance {self.tolerance:g}: makes every value equal on a period of {self.period:g}; "
                "give less than half of it"
            )
        if self.separator and (self.tolerance or self.period):
            raise SettingError("separator: a set has no tolerance and no period; give one or the other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Claims: row n says that source ``source_N[n]`` gives the value ``value_N[n]`` for item ``item_N[n]``.

    Rows are sorted by item, source and value; none stands twice; no source gives two values for one item.
    ``attribute_I`` is the attribute of each item; ``kinds`` has one entry for each of ``attributes``.
    ``number_V`` is each value read as a number, NaN where it is none.

    The other columns are None unless somebody filled them (tracing does, for lineages):

    ===============  ===========================================================================
    ``origin_N``     the occasion that the claim goes back to, as a code; -1 if unknown. Within an
                     item, the claims of one origin are one piece of evidence
    ``says_N``       1 asserts the value, -1 denies it
    ``hedge_N``      the claim was hedged
    ``check_N``      the source is said to have checked for itself
    ``interest_N``   1 the value serves its source, -1 it goes against it, 0 neither or unknown
    ===============  ===========================================================================

    ``notes`` say in words what was merged or set aside while the table was made.
    """

    item_N: Codes
    source_N: Codes
    value_N: Codes
    items: tuple[str, ...]
    sources: tuple[str, ...]
    values: tuple[str, ...]
    attribute_I: Codes
    attributes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    number_V: Floats
    origin_N: Codes | None = None
    says_N: Signs | None = None
    hedge_N: Flags | None = None
    check_N: Flags | None = None
    interest_N: Signs | None = None
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.item_N)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Rows on their way into a table: one entry a row in each column, names as text.

    ``attribute`` None: what follows the last "|" of the item is its attribute, if every item has one.
    """

    item: Sequence[str]
    source: Sequence[str]
    value: Sequence[str]
    attribute: Sequence[str] | None = None
    origin: Sequence[str | None] | None = None
    says: Sequence[int] | None = None
    hedge: Sequence[bool] | None = None
    check: Sequence[bool] | None = None
    interest: Sequence[int] | None = None


@dataclass(slots=True)
class _Rows:
    """Codes of all rows, before any is dropped."""

    item_N: Codes
    source_N: Codes
    value_N: Codes
    extra: dict[str, NDArray[np.generic]] = field(default_factory=dict)

    def taken(self, rows: NDArray[np.intp]) -> _Rows:
        extra = {name: column[rows] for name, column in self.extra.items()}
        return _Rows(self.item_N[rows], self.source_N[rows], self.value_N[rows], extra)


def make_table(
    columns: Columns,
    *,
    kinds: Kind | Mapping[str, Kind] | None = None,
    several: Several = "aside",
    notes: Sequence[str] = (),
) -> Table:
    """A Table of the rows in *columns*; *kinds* is one Kind for all attributes, or one for each that has any.

    A row that stands twice counts once. A source that gives several values for one item contradicts itself,
    and the order of rows, which must not matter, cannot tell which of them it means: with *several* "aside"
    all that it says on that item is set aside and counted in ``notes``; "refuse" raises.

    Raises SettingError for a table without rows, columns of unequal length, an empty name, a Kind for an
    attribute that does not occur, nothing left, or more than 2**31 - 1 rows.
    """
    _check(columns)
    item_N, items = coded(columns.item)
    source_N, sources = coded(columns.source)
    value_N, values = coded(columns.value)
    rows = _Rows(item_N, source_N, value_N, _extra(columns))
    rows, said = _without_doubles(rows, items, sources, several)
    used_I, used_S, used_V = (np.unique(c) for c in (rows.item_N, rows.source_N, rows.value_N))
    attribute_I, attributes = _attributes(items, columns, item_N)
    kept = tuple(values[v] for v in used_V)
    return Table(
        item_N=np.searchsorted(used_I, rows.item_N).astype(np.int32),
        source_N=np.searchsorted(used_S, rows.source_N).astype(np.int32),
        value_N=np.searchsorted(used_V, rows.value_N).astype(np.int32),
        items=tuple(items[i] for i in used_I),
        sources=tuple(sources[s] for s in used_S),
        values=kept,
        attribute_I=attribute_I[used_I],
        attributes=attributes,
        kinds=_kinds(kinds, attributes),
        number_V=numbers(kept),
        notes=(*notes, *said),
        **rows.extra,  # type: ignore[arg-type]
    )


def coded(names: Sequence[str]) -> tuple[Codes, list[str]]:
    """A code for each name, and the names in the order of their codes: sorted."""
    place: dict[str, int] = {}
    first_N = np.fromiter((place.setdefault(name, len(place)) for name in names), np.int32, len(names))
    ordered = sorted(place)
    rank = np.empty(len(place), np.int32)
    rank[[place[name] for name in ordered]] = np.arange(len(place), dtype=np.int32)
    return rank[first_N], ordered


def numbers(values: Sequence[str]) -> Floats:
    """Each value as a finite number, NaN where it is none.

    "1,234" is 1234; "1,5", "nan" and "inf" are words, and so is what lies beyond 1e100.
    """
    return np.array([_number(value) for value in values], np.float64)


def _number(value: str) -> float:
    try:
        number = float(value.replace(",", "") if _GROUPED.fullmatch(value) else value)
    except ValueError:
        return math.nan
    return number if abs(number) <= _MOST and "_" not in value else math.nan


def _check(columns: Columns) -> None:
    rows = len(columns.item)
    if not rows:
        raise SettingError("table: has no rows; give at least one claim: item, source, value")
    if rows > LARGEST:
        raise SettingError(f"table: has {rows:,} rows; split it, at most {LARGEST:,} fit")
    for name in Columns.__dataclass_fields__:
        column = getattr(columns, name)
        if column is not None and len(column) != rows:
            raise SettingError(f"table: {len(column):,} in {name} beside {rows:,} in item; make them equal")
    for name in ("item", "source", "value"):
        for at, cell in enumerate(getattr(columns, name)):
            if not cell:
                raise SettingError(f"table: row {at + 1} has no {name}; fill it in or leave the row out")


def _extra(columns: Columns) -> dict[str, NDArray[np.generic]]:
    extra: dict[str, NDArray[np.generic]] = {}
    if columns.origin is not None:
        origin_N, names = coded([origin or "" for origin in columns.origin])
        extra["origin_N"] = origin_N - np.int32(1) if names[0] == "" else origin_N
    for name, allowed in (("says", (ASSERTS, DENIES)), ("interest", (-1, 0, 1))):
        if (signs := getattr(columns, name)) is not None:
            if wrong := sorted(set(signs) - set(allowed)):
                raise SettingError(f"{name} {wrong[0]}: must be one of {', '.join(map(str, allowed))}")
            extra[f"{name}_N"] = np.array(signs, np.int8)
    for name in ("hedge", "check"):
        if (flags := getattr(columns, name)) is not None:
            extra[f"{name}_N"] = np.array(flags, np.bool_)
    return extra


def _without_doubles(
    rows: _Rows, items: Sequence[str], sources: Sequence[str], several: Several
) -> tuple[_Rows, list[str]]:
    """The rows in order, each once, without those of a source that contradicts itself; and what was done."""
    keys = [column for _, column in sorted(rows.extra.items(), reverse=True)]
    order = np.lexsort((*keys, rows.value_N, rows.source_N, rows.item_N))
    rows = rows.taken(order)
    here, before = slice(1, None), slice(None, -1)
    pair = (rows.item_N[here] == rows.item_N[before]) & (rows.source_N[here] == rows.source_N[before])
    same = pair & (rows.value_N[here] == rows.value_N[before])
    if (says_N := rows.extra.get("says_N")) is not None:  # to assert and deny one value is a contradiction
        same &= says_N[here] == says_N[before]
    first = np.concatenate(([True], ~same))
    said = [] if first.all() else [f"{_rows(int((~first).sum()))} twice and {_counts(first)} once"]
    rows = rows.taken(np.flatnonzero(first))
    start = np.concatenate(
        ([True], (rows.item_N[here] != rows.item_N[before]) | (rows.source_N[here] != rows.source_N[before]))
    )
    group_N = np.cumsum(start) - 1
    alone_N = np.bincount(group_N)[group_N] == 1
    if alone_N.all():
        return rows, said
    at = int(np.flatnonzero(~alone_N)[0])
    example = f'"{sources[rows.source_N[at]]}" on "{items[rows.item_N[at]]}"'
    count = len(np.unique(group_N[~alone_N]))
    does = "gives several values for one item" + ("" if says_N is None else ", or asserts and denies one,")
    what = f"{count:,} times a source {does} ({example}{', …' if count > 1 else ''})"
    if several == "refuse":
        raise SettingError(f"table: {what}; leave one of them")
    if not alone_N.any():
        raise SettingError(f"table: nothing is left, {what}; leave one value for each source and item")
    said.append(f"{what}: all that it says there is set aside")
    return rows.taken(np.flatnonzero(alone_N)), said


def _rows(count: int) -> str:
    return "1 row stands" if count == 1 else f"{count:,} rows stand"


def _counts(first: Flags) -> str:
    return "counts" if int((~first).sum()) == 1 else "count"


def _attributes(items: Sequence[str], columns: Columns, item_N: Codes) -> tuple[Codes, tuple[str, ...]]:
    """The attribute of each item as a code, and their names."""
    if columns.attribute is not None:
        code_N, names = coded(columns.attribute)
        attribute_I = np.zeros(len(items), np.int32)
        attribute_I[item_N] = code_N
        if np.any(wrong := attribute_I[item_N] != code_N):
            item = items[item_N[int(np.flatnonzero(wrong)[0])]]
            raise SettingError(f'table: item "{item}" has two attributes; give it one')
        return attribute_I, tuple(names)
    if all(ATTRIBUTE_MARK in item for item in items):
        attribute_I, names = coded([item.rsplit(ATTRIBUTE_MARK, 1)[1] for item in items])
        return attribute_I, tuple(names)
    return np.zeros(len(items), np.int32), (NO_ATTRIBUTE,)


def _kinds(kinds: Kind | Mapping[str, Kind] | None, attributes: Sequence[str]) -> tuple[Kind, ...]:
    if kinds is None or isinstance(kinds, Kind):
        return (kinds or Kind(),) * len(attributes)
    if unknown := sorted(set(kinds) - set(attributes)):
        known = ", ".join(f'"{name}"' for name in attributes[:10])
        raise SettingError(f'attribute "{unknown[0]}": no item has it; the table has {known}')
    return tuple(kinds.get(attribute, Kind()) for attribute in attributes)
