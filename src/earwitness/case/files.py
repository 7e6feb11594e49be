"""A case file read, and what cases are called in provenance."""

from __future__ import annotations

from pathlib import Path

import msgspec

from earwitness.case.tables import NO_CASE, Case
from earwitness.errors import InputError
from earwitness.records import make_id
from earwitness.stream import encode_json


def read_case(path: Path) -> Case:
    """The case in the TOML file *path*. Raises InputError naming what is wrong and what to do."""
    try:
        return decode_case(path.read_bytes(), name=str(path))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a case file") from error


def decode_case(data: bytes, *, name: str) -> Case:
    """The case that *data* hold; *name* is what messages call it. Raises InputError if it is none."""
    try:
        return msgspec.toml.decode(data, type=Case)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(name, f"is no case file ({error})", "see docs/correcting.md for the form") from error


def corrections_of(case: Case) -> Case:
    """Of *case*, what is applied to what was read: [[reject]], [[accept]] and [[statement]]."""
    return Case(reject=case.reject, accept=case.accept, statement=case.statement)


def case_id(case: Case) -> str | None:
    """A hash of the judgements of *case*, None where there are none.

    Not of its file: where that lies, and what comments are in it, is the user's own affair.
    """
    return None if case == NO_CASE else make_id("case", encode_json(case).decode())


def corrections_id(case: Case) -> str | None:
    """The same of its corrections alone."""
    return case_id(corrections_of(case))
