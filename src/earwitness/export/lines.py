"""JSON lines: one object on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

_encoder: Final = msgspec.json.Encoder(order="deterministic")


def json_lines(values: Iterable[Mapping[str, object]]) -> bytes:
    """*values*, one a line, their names in order; equal values give equal bytes."""
    return b"".join(_encoder.encode(value) + b"\n" for value in values)
