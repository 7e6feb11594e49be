"""The record stream: JSON lines, one record each, in and out; and all records of a dossier in one value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

import msgspec

from earwitness.errors import RecordError
from earwitness.records import SCHEMA, AnyRecord

_decoder: Final[msgspec.json.Decoder[AnyRecord]] = msgspec.json.Decoder(AnyRecord)
_encoder: Final = msgspec.json.Encoder(order="deterministic")


def encode(record: AnyRecord) -> bytes:
    """*record* as one JSON line, without the line end; equal records give equal bytes."""
    return _encoder.encode(record)


def decode(line: bytes | str, *, where: str = "record stream") -> AnyRecord:
    """The record on one JSON line. Raises RecordError naming *where* and what is wrong."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{where}: not a record: {error}; write records with --json") from error


def read_stream(lines: Iterable[bytes | str], *, name: str = "record stream") -> Iterator[AnyRecord]:
    """Records of a stream, empty lines skipped. Raises RecordError with the line's number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield decode(line, where=f"{name}, line {number}")


def encode_json(value: Any) -> bytes:
    """Any plain value as indented JSON with a line end."""
    return msgspec.json.format(_encoder.encode(value), indent=2) + b"\n"


class Refused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An input that could not be used: which, what is wrong with it, what to do."""

    name: str
    problem: str
    remedy: str


class Whole(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All records of a dossier as one JSON value, with what no record says.

    ``earwitness`` is the version that wrote it. ``refused`` and ``notes`` tell of the input, ``apart`` of
    figures that cannot be compared.
    """

    earwitness: str
    schema: Literal[1] = SCHEMA
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    records: tuple[AnyRecord, ...]


_whole: Final[msgspec.json.Decoder[Whole]] = msgspec.json.Decoder(Whole)
_KEYS: Final = tuple(re.compile(rf'"{key}"\s*:') for key in ("earwitness", "records"))


def encode_whole(whole: Whole) -> bytes:
    """*whole* as JSON, each record and each sentence on a line of its own so that two files compare well."""
    parts = [b'{"earwitness": %s' % _encoder.encode(whole.earwitness), b'"schema": %d' % whole.schema]
    for name in ("refused", "notes", "apart", "records"):
        lines = b",\n".join(map(_encoder.encode, getattr(whole, name)))
        parts.append(b'"%s": [%s]' % (name.encode(), b"\n" + lines + b"\n" if lines else b""))
    return b",\n".join(parts) + b"}\n"


def decode_whole(data: bytes, *, name: str) -> Whole:
    """What ``encode_whole`` wrote. Raises RecordError naming the file and what is wrong."""
    try:
        return _whole.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(f"{name}: not a dossier: {error}; write it with 'dossier -o {name}'") from error


def is_whole(text: str) -> bool:
    """Whether *text* is that of a dossier's JSON, by its keys; in whatever order another program put them."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and all(key.search(text) for key in _KEYS)


def placed(data: bytes, entries: Iterable[msgspec.Raw]) -> Iterator[tuple[int, bytes]]:
    """Each of *entries*, the records in the JSON value *data*, with the line on which it begins, from 1."""
    at, line, counted = max(data.find(b'"records"'), 0), 1, 0
    for raw in entries:
        entry = bytes(raw)
        at = max(data.find(entry, at), at)
        line += data.count(b"\n", counted, at)
        counted = at
        yield line, entry
        at += len(entry)


def whole_schema() -> dict[str, Any]:
    """The JSON Schema of a dossier's JSON."""
    (schema,), components = msgspec.json.schema_components((Whole,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Earwitness dossier, schema {SCHEMA}",
        **schema,
        "$defs": components,
    }
