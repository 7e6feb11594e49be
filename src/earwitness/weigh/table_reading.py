"""Tables of claims from files and from data frames.

A file has one claim a line, cells parted by tabs: item, source, value. If the first line names its columns,
they may stand in any order and there may be more (`OPTIONAL`); other columns are passed over and named in
the notes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from earwitness.errors import InputError, SettingError
from earwitness.weigh.table import ASSERTS, DENIES, Columns
from earwitness.weigh.table_settings import SourcePrior

REQUIRED: Final = ("item", "source", "value")
OPTIONAL: Final = ("attribute", "origin", "says", "hedge", "check", "interest")
_SAYS: Final = {"asserts": ASSERTS, "denies": DENIES, "1": ASSERTS, "-1": DENIES, "": ASSERTS}
_YES: Final = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False, "": False}
_INTEREST: Final = {"serves": 1, "against": -1, "neither": 0, "1": 1, "-1": -1, "0": 0, "": 0}
_WORDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "says": _SAYS,
    "hedge": _YES,
    "check": _YES,
    "interest": _INTEREST,
}
_MISSING: Final = ("nan", "NaT", "<NA>")  # how data frames print what is not there
_PRIORS: Final = ("source", "right", "claims")


def read_claims(path: Path) -> tuple[Columns, tuple[str, ...]]:
    """The claims in a file, and notes on what was passed over.

    Raises InputError, naming the line, for a file that cannot be read or is not UTF-8, a line with too few or
    too many cells, an empty item, source or value, and a word that a column does not know.
    """
    return columns_of_lines(_lines(path), name=str(path))


def columns_of_lines(lines: Sequence[str], *, name: str) -> tuple[Columns, tuple[str, ...]]:
    """The claims in *lines* (without line ends); *name* is what errors call their file."""
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise InputError(name, "holds no claims", "give lines of item, source and value, parted by tabs")
    first = [cell.strip().lower() for cell in rows[0][1]]
    header = set(REQUIRED) <= set(first)
    names: Sequence[str] = first if header else REQUIRED
    if header:
        rows = rows[1:]
        if len(set(first)) < len(first):
            twice = next(column for column in first if first.count(column) > 1)
            raise InputError(name, f'line 1: the column "{twice}" stands twice', "leave one of them out")
        if not rows:
            raise InputError(name, "holds no claims, only the names of columns", "add a line for each claim")
    for number, cells in rows:
        _check_cells(name, number, cells, names, header)
    found: dict[str, list[Any]] = {}
    for at, column in enumerate(names):
        if column in REQUIRED or column in OPTIONAL:
            # names stand many times: each is kept once
            found[column] = [sys.intern(cells[at].strip()) for _, cells in rows]
    for column in REQUIRED:
        for (number, _), cell in zip(rows, found[column], strict=True):
            if not cell:
                raise InputError(name, f"line {number}: has no {column}", "fill it in or leave the line out")
    for column, words in _WORDS.items():
        if column in found:
            found[column] = [
                _word(name, number, column, cell, words)
                for (number, _), cell in zip(rows, found[column], strict=True)
            ]
    if "origin" in found:
        found["origin"] = [cell or None for cell in found["origin"]]
    passed = [column for column in names if column not in REQUIRED and column not in OPTIONAL]
    notes = (f"columns passed over: {', '.join(passed)}",) if passed else ()
    return Columns(**found), notes


def _check_cells(name: str, number: int, cells: Sequence[str], names: Sequence[str], header: bool) -> None:
    if len(cells) != len(names):
        wanted = f"{len(names)} cells as in line 1" if header else "item, source and value"
        remedy = f"give {wanted}, parted by tabs; for more columns name them in line 1"
        raise InputError(name, f"line {number}: has {len(cells)} cells", remedy)


def _word(name: str, number: int, column: str, cell: str, words: Mapping[str, Any]) -> Any:
    if (key := cell.lower()) not in words:
        known = ", ".join(word for word in words if word)
        raise InputError(name, f'line {number}: "{cell}" in {column}', f"use one of {known}")
    return words[key]


def columns_of_frame(frame: Any) -> Columns:
    """The claims in a data frame, or a mapping of columns, with the columns item, source and value.

    Raises SettingError if one of them is missing.
    """
    names = [str(name) for name in (frame.columns if hasattr(frame, "columns") else frame)]
    if missing := [column for column in REQUIRED if column not in names]:
        raise SettingError(
            f"table: has no column {missing[0]}; it has {', '.join(names) or 'none'}; name the columns "
            + ", ".join(REQUIRED)
        )
    found: dict[str, Any] = {
        column: [_text(cell) for cell in frame[column]]
        for column in (*REQUIRED, *OPTIONAL)
        if column in names
    }
    for column, words in _WORDS.items():
        if column in found:
            found[column] = [_known(row, column, cell, words) for row, cell in enumerate(found[column], 1)]
    if "origin" in found:
        found["origin"] = [cell or None for cell in found["origin"]]
    return Columns(**found)


def _text(cell: Any) -> str:
    """A cell of a frame as a file would have it, empty for what is missing."""
    text = str(cell).strip()
    missing = cell is None or (not isinstance(cell, str) and text in _MISSING)
    return "" if missing else text


def _known(row: int, column: str, cell: str, words: Mapping[str, Any]) -> Any:
    if (key := cell.lower().removesuffix(".0")) not in words:
        known = ", ".join(word for word in words if word)
        raise SettingError(f'table: row {row}: "{cell}" in {column}; use one of {known}')
    return words[key]


def read_priors(path: Path, known: Sequence[str]) -> dict[str, SourcePrior]:
    """What the user knows of sources: lines of source, probability to be right and, if wanted, claims' worth.

    Raises InputError, naming the line, for a source that makes no claim (*known* are those that do), one that
    stands twice, and numbers out of range.
    """
    known_names, priors = set(known), dict[str, SourcePrior]()
    for number, line in enumerate(_lines(path), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or (number == 1 and cells[0].lower() == "source"):
            continue
        where = f"line {number}"
        if len(cells) not in (2, 3):
            raise InputError(str(path), f"{where}: has {len(cells)} cells", f"give {', '.join(_PRIORS)}")
        if cells[0] not in known_names:
            problem = f'{where}: "{cells[0]}" makes no claim in the table'
            raise InputError(str(path), problem, "name a source as the table does")
        if cells[0] in priors:
            raise InputError(str(path), f'{where}: "{cells[0]}" stands twice', "leave one of the lines out")
        try:
            values = [float(cell) for cell in cells[1:]]
            priors[cells[0]] = SourcePrior(right=values[0], claims=values[1] if len(values) > 1 else 20.0)
        except ValueError as error:
            raise InputError(str(path), f"{where}: {error}", "give numbers") from error
        except SettingError as error:
            raise InputError(str(path), where, str(error)) from error
    return priors


def read_answers(path: Path) -> dict[str, str]:
    """Items and their values: lines of item and value; InputError as for claims."""
    answers: dict[str, str] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise InputError(str(path), f"line {number}: is not item and value", "part them by a tab")
        if answers.setdefault(cells[0], cells[1]) != cells[1]:
            raise InputError(
                str(path), f'line {number}: "{cells[0]}" has another value before', "leave one of them out"
            )
    if not answers:
        raise InputError(str(path), "holds no values", "give lines of item and value, parted by a tab")
    return answers


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        # lines end where a table's lines end: names and values may hold marks that are line ends elsewhere
        return [line.removesuffix("\r") for line in text.split("\n")]
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(str(path), problem, "give a file that is there") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(str(path), f"line {line}: is not UTF-8", "save the table as UTF-8 text") from error
