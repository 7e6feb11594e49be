"""Tables of claims, weighed: who says what is turned into what is so, how probably, and on whose word.

``weigh_table`` is the public function; ``earwitness weigh --table`` is the command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import numpy as np

from earwitness.errors import SettingError
from earwitness.weigh.methods.base import CopyingPair, Estimate
from earwitness.weigh.methods.full import full
from earwitness.weigh.methods.skill import skill
from earwitness.weigh.methods.vote import vote
from earwitness.weigh.table import ASSERTS, Columns, Kind, Several, Table, make_table, numbers
from earwitness.weigh.table_reading import columns_of_frame, read_claims
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.relations import members_of

MethodName: TypeAlias = Literal["full", "skill", "vote"]
METHODS: Final[Mapping[MethodName, Callable[[Table, TableSettings], Estimate]]] = {
    "full": full,
    "skill": skill,
    "vote": vote,
}
_EARLIER: Final = "\x1f"  # parts the number of an earlier table from its items; no text holds it
AS_USUAL: Final = TableSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One item: its most probable claimed value, the others, and the probability that none of them is right.

    Where numbers have a tolerance, ``between`` is the number that is most probably within it of the truth, if
    that is not the value itself; it may lie between two claims, and nobody may have claimed it.
    """

    item: str
    value: str
    probability: float
    others: tuple[tuple[str, float], ...]
    unclaimed: float
    between: float | None = None
    between_probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWorth:
    """One source: its claims, the expected share of them that is right, and how reliable it is for itself.

    ``agreed`` counts what it copied as well; ``reliability`` (with a 90% interval) is how often it is right
    when it speaks for itself, over all items of the table and its history.
    """

    source: str
    claims: int
    agreed: float
    reliability: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWeighing:
    """What a table comes to: answers in the order of items, sources in the order of names, copying, notes."""

    method: str
    answers: tuple[Answer, ...]
    sources: tuple[SourceWorth, ...]
    copying: tuple[CopyingPair, ...]
    steps: int
    stopped: str
    notes: tuple[str, ...]


def weigh_table(
    claims: Any,
    *,
    history: Sequence[Any] = (),
    kinds: Kind | Mapping[str, Kind] | None = None,
    several: Several = "aside",
    settings: TableSettings = AS_USUAL,
    method: MethodName = "full",
) -> TableWeighing:
    """What is so in a table of claims, how probably, and what its sources are worth.

    *claims* is a path, a data frame or mapping with the columns item, source and value, a Columns, or a
    Table. *history* are earlier tables of the same sources: they are not answered, but sources are learned
    from them. *kinds* says how values compare; see `Kind`. A function of the set of claims: their order
    changes nothing.

    Raises InputError for a file that cannot be used, SettingError for a table or setting that cannot.
    """
    if method not in METHODS:
        raise SettingError(f"method {method}: is none; use {', '.join(METHODS)}")
    table = table_of(claims, history=history, kinds=kinds, several=several)
    if unknown := sorted(set(settings.priors) - set(table.sources)):
        who = f'"{unknown[0]}" makes no claim in the table'
        raise SettingError(f"priors: {who}; name a source as the table does")
    return _told(METHODS[method](table, settings))


def table_of(
    claims: Any,
    *,
    history: Sequence[Any] = (),
    kinds: Kind | Mapping[str, Kind] | None = None,
    several: Several = "aside",
) -> Table:
    """The Table of *claims* and *history*; items of the history carry a mark, see `is_earlier`."""
    if isinstance(claims, Table):
        if history or kinds is not None:
            raise SettingError("table: is already made; give history and kinds where it is made")
        return claims
    first, notes = _columns(claims)
    before = [_columns(earlier) for earlier in history]
    for columns in (first, *(columns for columns, _ in before)):
        if marked := next(filter(is_earlier, columns.item), None):
            raise SettingError(f"table: item {marked!r} holds the character U+001F; take it out")
    parts = [first]
    for number, columns in enumerate(_in_order([columns for columns, _ in before]), 1):
        parts.append(replace(columns, item=[f"{number}{_EARLIER}{item}" for item in columns.item]))
    notes = tuple(dict.fromkeys((*notes, *(note for _, more in before for note in more))))
    return make_table(_joined(parts), kinds=kinds, several=several, notes=notes)


def is_earlier(item: str) -> bool:
    """Whether an item of a Table comes from its history."""
    return _EARLIER in item


def _columns(claims: Any) -> tuple[Columns, tuple[str, ...]]:
    if isinstance(claims, Columns):
        return claims, ()
    if isinstance(claims, str | Path):
        return read_claims(Path(claims))
    return columns_of_frame(claims), ()


def _in_order(tables: Sequence[Columns]) -> list[Columns]:
    """*tables* in an order that what they hold decides: the order in which they come changes nothing."""
    sizes = [len(table.item) for table in tables]

    def key(table: Columns) -> tuple[int, list[tuple[str, str, str]]]:
        rows = (
            zip(table.item, table.source, table.value, strict=True)
            if sizes.count(len(table.item)) > 1
            else ()
        )
        return len(table.item), sorted(rows)

    return sorted(tables, key=key)


# What a column says where only another of the tables has it.
_PLAIN: Final[Mapping[str, Any]] = {
    "origin": None,
    "says": ASSERTS,
    "hedge": False,
    "check": False,
    "interest": 0,
}


def _joined(parts: Sequence[Columns]) -> Columns:
    """One table of several. Raises SettingError if only some name attributes."""
    if len(parts) == 1:
        return parts[0]
    joined: dict[str, Any] = {}
    for name in Columns.__dataclass_fields__:
        columns = [getattr(part, name) for part in parts]
        if all(column is None for column in columns):
            continue
        if name == "attribute" and None in columns:
            raise SettingError("table: only some of the tables have the column attribute; give it to all")
        joined[name] = [
            cell
            for part, column in zip(parts, columns, strict=True)
            for cell in ([_PLAIN[name]] * len(part.item) if column is None else column)
        ]
    return Columns(**joined)


def _told(estimate: Estimate) -> TableWeighing:
    table = estimate.table
    earlier = any(map(is_earlier, table.items))
    notes = [*table.notes, *estimate.notes]
    if len(table.sources) == 1:
        notes.append("one source: nothing can be compared, and every probability is what was assumed of it")
    return TableWeighing(
        method=estimate.method,
        answers=tuple(
            _answer(estimate, number)
            for number, item in enumerate(table.items)
            if not (earlier and is_earlier(item))
        ),
        sources=_worths(estimate),
        copying=estimate.copying,
        steps=estimate.steps,
        stopped=estimate.stopped,
        notes=tuple(notes),
    )


def _answer(estimate: Estimate, item: int) -> Answer:
    table = estimate.table
    candidates = range(int(estimate.start_I[item]), int(estimate.start_I[item + 1]))
    ranked = [(table.values[estimate.value_G[g]], float(estimate.probability_G[g])) for g in candidates]
    between = None if estimate.between_I is None else float(estimate.between_I[item])
    if between is None or np.isnan(between) or estimate.between_right_I is None:
        between, between_probability = None, None
    else:
        between_probability = float(estimate.between_right_I[item])
    return Answer(
        item=table.items[item],
        value=ranked[0][0],
        probability=ranked[0][1],
        others=tuple(ranked[1:]),
        unclaimed=float(estimate.unclaimed_I[item]),
        between=between,
        between_probability=between_probability,
    )


def _worths(estimate: Estimate) -> tuple[SourceWorth, ...]:
    columns = (
        estimate.table.sources,
        estimate.claims_S.astype(int).tolist(),
        estimate.agreed_S.tolist(),
        estimate.reliability_S.tolist(),
        estimate.low_S.tolist(),
        estimate.high_S.tolist(),
    )
    return tuple(
        SourceWorth(source=source, claims=claims, agreed=agreed, reliability=worth, low=low, high=high)
        for source, claims, agreed, worth, low, high in zip(*columns, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Answers held against known values: how many are right, how many were expected to be, and how far off.

    ``brier`` is the mean squared difference of probability and outcome, ``calibration_error`` the expected
    calibration error over ten equal bins of probability.
    """

    known: int
    answered: int
    right: float
    expected: float
    brier: float
    calibration_error: float


_BINS: Final = 10


def compared(found: TableWeighing, known: Mapping[str, str], table: Table) -> Comparison:
    """The answers against *known* values of items; right is what is equal, or within the tolerance.

    Raises SettingError if none of the items is in the table.
    """
    kinds = dict(zip(table.items, (table.kinds[a] for a in table.attribute_I.tolist()), strict=True))
    pairs = [(a, known[a.item]) for a in found.answers if a.item in known]
    if not pairs:
        raise SettingError("against: names no item of the table; name items as the table does")
    right = np.array([same_value(answer.value, value, kinds[answer.item]) for answer, value in pairs])
    sure = np.array([answer.probability for answer, _ in pairs])
    bin_ = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bin_, right.astype(float) - sure, minlength=_BINS)
    return Comparison(
        known=len(known),
        answered=len(pairs),
        right=float(right.mean()),
        expected=float(sure.mean()),
        brier=float(((right - sure) ** 2).mean()),
        calibration_error=float(np.abs(gaps).sum() / len(pairs)),
    )


def same_value(one: str, other: str, kind: Kind) -> bool:
    """Whether two values are the same answer."""
    if one == other:
        return True
    if kind.separator:
        return members_of(one, kind.separator) == members_of(other, kind.separator)
    first, second = numbers([one, other])
    gap = abs(first - second)
    if kind.period:
        gap = min(gap % kind.period, -gap % kind.period)
    return bool(kind.tolerance > 0 and gap <= kind.tolerance)
