"""Tables of claims as tests write them down: columns of rows, and the rows of a table as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from earwitness.weigh.table import Columns, Table

Write = Callable[[str | bytes], Path]


def columns(*rows: tuple[str, str, str], **more: Any) -> Columns:
    item, source, value = (list(column) for column in zip(*rows, strict=True))
    return Columns(item=item, source=source, value=value, **more)


def told(table: Table) -> list[tuple[str, str, str]]:
    """The rows of a table, as text."""
    codes = zip(table.item_N.tolist(), table.source_N.tolist(), table.value_N.tolist(), strict=True)
    return [(table.items[i], table.sources[s], table.values[v]) for i, s, v in codes]
