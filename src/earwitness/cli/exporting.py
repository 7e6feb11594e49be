"""``earwitness export``: records that a command wrote, in the form of another tool."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from earwitness.cli.output import check_target, say, write_file, write_stdout
from earwitness.cli.redacting import Redact
from earwitness.errors import ExitCode, InputError, RecordError, SettingError

if TYPE_CHECKING:
    import msgspec

    from earwitness.records import AnyRecord

_STDIN: Final = "-"
_REMEDY: Final = "give what a command wrote with --json, or the .json file of a dossier"
_TOLD: Final = 10  # lines that are no records: so many are told one by one
_BYTE: Final = re.compile(r"byte (\d+)")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file holds: its records, and a message for each line or entry that is none."""

    records: tuple[AnyRecord, ...]
    refused: tuple[RecordError, ...]


def export(
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS",
            help="A file that --json wrote, or the .json file of a dossier; - for standard input.",
            show_default=False,
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="graphml, gexf, json (node-link), jsonl (records), prov-json, prov-o, web-annotation, "
            "claimreview, csl-json, csv-statements, csv-claims, csv-figures, label-studio, "
            "jsonl-corrections, ftm, ftm-statements, stix or misp.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write; replaced if there. Standard output if not given.",
        ),
    ] = None,
    redact: Redact = None,
) -> None:
    """Write records in the form of another tool: for graphs, tables, threat platforms, archives, editors.

    Statements, claims, origins and beliefs go out as far as the form has a place for them; docs/exports.md
    says for each form what is kept and what is lost. Nothing is read again and nothing is fetched:
    earwitness trace articles/ --json | earwitness export - --format stix -o bundle.json
    """
    from earwitness.export import export as exported
    from earwitness.export.forms import check_form

    check_form(form)
    if output is not None:
        check_target(output)
        if records != _STDIN and output.exists() and Path(records).exists() and output.samefile(records):
            raise SettingError(f"--output {output}: is the file of records; choose another name")
    name = "standard input" if records == _STDIN else records
    taken = taken_from(bytes_of(records), name=name)
    if not taken.records:
        _tell(taken, name)
        raise InputError(name, "holds no records", _REMEDY)
    if redact:
        taken = _redacted(taken, redact)
    data = exported(taken.records, form)
    if output is None:
        write_stdout([data])
    else:
        write_file(output, data)
        say(f"{output}: {form}, {_counted(taken.records)}")
    for note in _notes(taken.records, form):
        say(f"note: {note}")
    _tell(taken, name)
    if taken.refused:
        raise typer.Exit(ExitCode.SOME_INPUTS_REFUSED)


def _redacted(taken: Taken, names: list[str]) -> Taken:
    from earwitness.redaction import redact

    done = redact(taken.records, names)
    say(f"note: {done.note}")
    return Taken(done.records, taken.refused)


def taken_from(data: bytes, *, name: str) -> Taken:
    """The records in *data*, in its order; *name* is what messages call it.

    Either one on each line, as ``--json`` writes them, or all in one JSON object under ``records``. Raises
    RecordError if such an object is not JSON or of another schema.
    """
    from earwitness.stream import decode, placed

    whole = _whole(data, name)
    lines = placed(data, whole) if whole is not None else enumerate(data.splitlines(), 1)
    records: list[AnyRecord] = []
    refused: list[RecordError] = []
    for number, line in lines:
        if not line.strip():
            continue
        try:
            records.append(decode(line, where=f"{name}, line {number}"))
        except RecordError as error:
            refused.append(error)
        except RecursionError:
            refused.append(RecordError(f"{name}, line {number}: nested too deeply; {_REMEDY}"))
    return Taken(tuple(records), tuple(refused))


def bytes_of(name: str) -> bytes:
    """What the file *name* holds, or standard input, as UTF-8. Raises InputError if it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == _STDIN else Path(name).read_bytes()
    except IsADirectoryError as error:
        raise InputError(name, "is a folder", _REMEDY) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise InputError(name, f"cannot be read ({why})", _REMEDY) from error
    if data.startswith(_UTF16):  # as PowerShell writes what is redirected to a file
        try:
            return data.decode("utf-16").encode()
        except UnicodeError as error:
            raise InputError(name, "is neither UTF-8 nor UTF-16", _REMEDY) from error
    return data.removeprefix(b"\xef\xbb\xbf")


def _whole(data: bytes, name: str) -> list[msgspec.Raw] | None:
    """The entries of one JSON object that holds all records; None for JSON lines."""
    import msgspec

    try:
        found = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except RecursionError:
        return None  # told line by line
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        first = next((line.strip() for line in data.splitlines() if line.strip()), b"")
        if not first.startswith(b"{") or first.endswith(b"}"):
            return None
        where = _BYTE.search(str(error))
        line = data.count(b"\n", 0, int(where[1]) if where else len(data.rstrip())) + 1
        raise RecordError(f"{name}, line {line}: not JSON: {error}; {_REMEDY}") from error
    if "records" not in found or "record" in found:
        return None
    schema = bytes(found.get("schema", b"1"))
    if schema != b"1":
        raise RecordError(
            f"{name}, line 1: records of schema {schema[:20].decode('utf-8', 'replace')}, and this version "
            "knows schema 1; use the version of Earwitness that wrote them"
        )
    try:
        return msgspec.json.decode(found["records"], type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        raise RecordError(f"{name}, line 1: 'records' is no list; {_REMEDY}") from error


def _counted(records: tuple[AnyRecord, ...]) -> str:
    from earwitness.records import Claim, Document, Report

    counts = (
        (sum(isinstance(r, Document) for r in records), "article"),
        (
            sum(isinstance(r, Report) and r.voice == "reported" for r in records),
            "statement",
        ),  # as on the page
        (sum(isinstance(r, Claim) for r in records), "claim"),
    )
    return ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def _notes(records: tuple[AnyRecord, ...], form: str) -> Iterator[str]:
    """What the form has a place for and the records lack."""
    from earwitness.export.forms import FORMS
    from earwitness.records import Belief, Claim, Document

    kinds = {type(r) for r in records}
    if Document not in kinds:
        yield "no articles among the records, so that nothing can be quoted; give the whole stream"
    if form not in FORMS:
        return
    if FORMS[form].needs_claims and Claim not in kinds:
        yield "no claims among the records; 'earwitness trace' finds them"
    elif FORMS[form].holds_beliefs and Claim in kinds and Belief not in kinds:
        yield "no beliefs among the records; confidence is left out"


def _tell(taken: Taken, name: str) -> None:
    for error in taken.refused[:_TOLD]:
        say(str(error))
    if len(taken.refused) > _TOLD:
        say(f"{name}: {len(taken.refused) - _TOLD:,} more lines are no records; {_REMEDY}")
