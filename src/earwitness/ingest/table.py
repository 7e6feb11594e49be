"""The table beside the files: what its rows say that the files do not."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from earwitness.errors import InputError, SettingError
from earwitness.ingest.dates import read_date
from earwitness.ingest.decode import decode
from earwitness.ingest.draft import Fact, Facts
from earwitness.ingest.metadata import web_address
from earwitness.ingest.sources import TABLE_NAME, Found, read_bytes, shown

_COLUMNS: Final = ("file", "outlet", "published", "url")
_HEADER: Final = ",".join(_COLUMNS)


@dataclass(frozen=True, slots=True)
class Table:
    """Facts by the file name of their row, and what is wrong with the table."""

    rows: Mapping[str, Facts]
    problems: tuple[InputError, ...] = ()


@dataclass(slots=True)
class Tables:
    """The tables that hold for the sources: one that was given, or the one beside each file.

    Tables are read when first asked for; ``problems`` collects what is wrong with them.
    """

    given: Path | None
    names: frozenset[str]
    problems: list[InputError] = field(default_factory=list)
    _read: dict[Path, Table] = field(default_factory=dict)

    def facts(self, found: Found, label: str) -> Facts:
        """What the tables say of the article *label* (``file`` or ``file.jsonl#id``) of a file."""
        suffix = label[len(found.name) :] if label.startswith(f"{found.name}#") else ""
        for path in self._paths(found):
            table = self._table(path)
            for name in _names_of(found, path.parent):
                if (facts := table.rows.get(_key(name + suffix))) is not None:
                    return facts
        return Facts()

    def _paths(self, found: Found) -> list[Path]:
        if self.given is not None:
            return [self.given]
        if found.path is None:
            return []
        folders = [found.path.parent, *([found.root] if found.root else [])]
        return [f / TABLE_NAME for f in dict.fromkeys(folders) if (f / TABLE_NAME).is_file()]

    def _table(self, path: Path) -> Table:
        if path not in self._read:
            self._read[path] = table = read_table(path, self.names)
            self.problems.extend(table.problems)
        return self._read[path]


def check_table(path: Path) -> None:
    """Raise SettingError if a table that the user gave is not there."""
    if not path.is_file():
        raise SettingError(
            f"--table {shown(path)}: is not a file; give a CSV file with the columns {_HEADER}"
        )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("./"))


def _names_of(found: Found, folder: Path) -> list[str]:
    """The names under which a row may mean the file: from the table's folder, as given, or alone."""
    names = [found.name]
    if found.path is not None:
        if found.path.is_relative_to(folder):
            names.insert(0, found.path.relative_to(folder).as_posix())
        names.append(found.path.name)
    return names


def read_table(path: Path, names: Iterable[str]) -> Table:
    """The rows of the table at *path*, one problem for each mistake in it.

    Columns may stand in any order, be separated by commas, semicolons or tabs, and have others
    beside them. A row may name a file that exists or one of *names* (sources of this run).
    """
    label = shown(path)
    try:
        text = decode(read_bytes(Found(label, path), None), label).text
    except InputError as error:
        return Table({}, (error,))
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    problems: list[InputError] = []
    rows: dict[str, Facts] = {}
    try:
        columns = [c.strip().lower() for c in next(reader, [])]
        missing = [c for c in _COLUMNS if c not in columns]
        if missing:
            problems.append(
                InputError(label, f"has no column {', '.join(missing)}", f"begin it with {_HEADER}")
            )
        if "file" in missing:
            return Table({}, tuple(problems))
        known = frozenset(_key(n) for n in names) | frozenset(_key(Path(n).name) for n in names)
        for cells in reader:
            row = dict(zip(columns, (c.strip() for c in cells), strict=False))
            if any(row.values()):
                _add_row(row, f"{label}, line {reader.line_num}", path, known, rows, problems)
    except csv.Error as error:
        problems.append(
            InputError(label, f"is not a CSV table ({error})", f"write it with the columns {_HEADER}")
        )
    return Table(rows, tuple(problems))


def _add_row(
    row: dict[str, str],
    where: str,
    table: Path,
    known: frozenset[str],
    rows: dict[str, Facts],
    problems: list[InputError],
) -> None:
    name = _key(row.get("file", ""))
    if not name:
        problems.append(InputError(where, "names no file", "fill in the column file"))
        return
    if name in rows:
        problems.append(
            InputError(where, f"names {name} again", "keep one row for each file; the first holds")
        )
        return
    plain = name.partition("#")[0]
    if (
        not _exists(table.parent, name)
        and not _exists(table.parent, plain)
        and not known.intersection((name, plain))
    ):
        problems.append(
            InputError(
                where,
                f"names {name}, which is not there",
                f"correct the name, as seen from {shown(table.parent)}",
            )
        )
        return
    why = f"{table.name}{where.removeprefix(shown(table))}"
    outlet, published, url = (
        " ".join(row.get("outlet", "").split()),
        row.get("published", ""),
        row.get("url", ""),
    )
    if published and read_date(published) is None:
        problems.append(
            InputError(where, f"published {published[:60]!r} is not a date", "write it like 2021-03-09")
        )
        published = ""
    if url and web_address(url) is None:
        problems.append(
            InputError(where, f"url {url[:80]!r} is not a web address", "write it with http:// or https://")
        )
        url = ""
    rows[name] = Facts(
        outlet=Fact(outlet, "given", why) if outlet else None,
        published=Fact(published, "given", why) if published else None,
        url=Fact(url, "given", why) if url else None,
    )


def _exists(folder: Path, name: str) -> bool:
    try:
        return (folder / name).exists()
    except (OSError, ValueError):  # a cell may hold anything
        return False
