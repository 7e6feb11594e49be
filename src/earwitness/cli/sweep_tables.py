"""A sweep or a sensitivity as a table that a person reads, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from rich.console import RenderableType
from rich.table import Table

from earwitness.simulate.amounts import counted, number, share
from earwitness.simulate.evaluating import told
from earwitness.simulate.sensitivity import Analysis, Sensitivity
from earwitness.simulate.summary import Spread
from earwitness.simulate.sweeps import Sweep
from earwitness.simulate.variables import about_sweep
from earwitness.unseen import printable


def found_tables(found: Sweep | Analysis) -> list[RenderableType]:
    """A row for each point of a sweep; for each outcome of a sensitivity a table with a row for each key."""
    return _sweep(found) if isinstance(found, Sweep) else _analysis(found)


def json_lines(found: Sweep | Analysis) -> Iterator[bytes]:
    """What was run and then each point of a sweep; each outcome of a sensitivity. What cannot be said is
    null."""
    lines = _sweep_lines(found) if isinstance(found, Sweep) else map(_sensitivity_line, found.outcomes)
    for line in lines:
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


def points(found: Sweep | Analysis) -> int:
    """At how many points the scenario was run."""
    return len(found.points if isinstance(found, Sweep) else found.points_ND)


def _sweep(found: Sweep) -> list[RenderableType]:
    table = _table()
    for key in found.keys:
        # a long path breaks where its parts end
        table.add_column(printable(key).replace(".", ".\n"), overflow="fold")
    for name in found.names:
        table.add_column(printable(name), justify="right")
    columns = [found.spreads(name) for name in found.names]
    for n, point in enumerate(found.points):
        values = (printable(told(value)) for value in point)
        table.add_row(*values, *(number(spreads[n].mean) for spreads in columns))
    under = [f"{outcome.name}: {outcome.title}" for outcome in found.outcomes if outcome.title]
    under.append(f"{counted(found.replicates, 'replicate')} at each point, under the same chance.")
    if found.replicates > 1:
        most = ("± at most", *[""] * (len(found.keys) - 1), *map(_most, columns))
        table.add_row(*most, style="dim")
        under[-1] += " ±: the largest standard error."
    return [table, "", *(printable(line) for line in under)]


def _most(spreads: Sequence[Spread]) -> str:
    """The largest standard error of a column; a median has none."""
    errors = [spread.error for spread in spreads if isfinite(spread.error)]
    return number(max(errors)) if errors else ""


def _analysis(found: Analysis) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for each in found.outcomes:
        title = f" ({each.outcome.title})" if each.outcome.title else ""
        parts.append(printable(f"{each.outcome.name}{title}: {_head(each)}"))
        parts += [""] if each.note else [_keys(each), ""]
    where, many = counted(points(found), "point"), counted(found.replicates, "replicate")
    parts.append(f"Sobol indices with 95% intervals; {where}, {many} of each.")
    return parts


def _head(each: Sensitivity) -> str:
    if each.note:
        return each.note
    luck = f"of which luck at most {share(min(each.luck, 1.0))}"
    return f"mean {number(each.mean)}, variance {number(each.variance)}, {luck}"


def _keys(each: Sensitivity) -> Table:
    table = _table()
    table.add_column("Key", overflow="fold")
    table.add_column("By itself", justify="right")
    table.add_column("With all others", justify="right")
    for key, *both in zip(each.keys, each.first, each.total, strict=True):
        shown = [f"{number(i.value)} ({number(i.low)} to {number(i.high)})" for i in both]
        table.add_row(printable(key), *shown)
    return table


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")


def _sweep_lines(found: Sweep) -> Iterator[dict[str, object]]:
    yield {"record": "sweep", **about_sweep(found), "keys": found.keys, "outcomes": found.names}
    columns = {name: found.spreads(name) for name in found.names}
    for n, point in enumerate(found.points):
        outcomes = {name: _numbers(spreads[n]._asdict()) for name, spreads in columns.items()}
        at = dict(zip(found.keys, point, strict=True))
        yield {"record": "sweep-point", "point": at, "outcomes": outcomes}


def _sensitivity_line(each: Sensitivity) -> dict[str, object]:
    return {
        "record": "sensitivity",
        "outcome": each.outcome.name,
        **_numbers({"mean": each.mean, "variance": each.variance, "luck": each.luck}),
        "note": each.note,
        "keys": {
            key: {"first": _numbers(first._asdict()), "total": _numbers(total._asdict())}
            for key, first, total in zip(each.keys, each.first, each.total, strict=True)
        },
    }


def _numbers(numbers: Mapping[str, float]) -> dict[str, float | None]:
    return {key: value if isfinite(value) else None for key, value in numbers.items()}
