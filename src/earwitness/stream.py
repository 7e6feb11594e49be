"""The record stream: JSON lines, one record each, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from earwitness.errors import RecordError
from earwitness.records import AnyRecord

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
