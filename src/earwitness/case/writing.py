"""Entries in the form of a case file, and added to one: what stands in it is kept, comments and all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from earwitness.case.files import decode_case
from earwitness.case.tables import Case, Entry, TableName, entries

_HEAD: Final = "# A case file of Earwitness: the analyst's own judgements. docs/correcting.md has its form.\n"


@dataclass(frozen=True, slots=True)
class Added:
    """The text of a case file with entries added, and how many of them were new or stood there before."""

    text: str
    case: Case
    new: int
    known: int


def added_to(text: str, new: Iterable[tuple[TableName, Entry]], *, name: str) -> Added:
    """The case file *text* with the entries *new* after what it holds, those that it has already left out.

    Raises InputError, with *name*, if *text* is no case file. What comes out is read back.
    """
    before = decode_case(text.encode(), name=name)
    known = {(located.table, _bare(located.entry)) for located in entries(before)}
    out = [text if text.strip() else _HEAD]
    if not out[0].endswith("\n"):
        out.append("\n")
    skipped = 0
    written = 0
    for table, entry in new:
        if (table, _bare(entry)) in known:
            skipped += 1
            continue
        known.add((table, _bare(entry)))
        out.append(f"\n{entry_text(table, entry)}")
        written += 1
    whole = "".join(out)
    return Added(whole, decode_case(whole.encode(), name=name), written, skipped)


def entry_text(table: TableName, entry: Entry) -> str:
    """One entry as it stands in the file, with a line end."""
    given: dict[str, Any] = msgspec.to_builtins(entry)
    return "".join([f"[[{table}]]\n", *(f"{key} = {_value(value)}\n" for key, value in given.items())])


def _bare(entry: Entry) -> Entry:
    """An entry without its note: one judgement, whatever is noted of it."""
    return msgspec.structs.replace(entry, note="")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(v)}" for key, v in value.items()) + "}"
    many = [_value(v) for v in value]
    if len(many) > 1 and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {one},\n" for one in many) + "]"
    return "[" + ", ".join(many) + "]"


def _string(text: str) -> str:
    """A basic string (TOML 1.0): escapes as in JSON, and U+007F besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
