"""What a caller may ask of ``ingest`` and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from earwitness.errors import InputError
from earwitness.ingest.streams import Before
from earwitness.records import Document


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """What the user says about all sources at once.

    ``outlet`` and ``date`` (EDTF) hold for every article for which neither a table nor the article's
    own JSON line says otherwise. ``table`` is a CSV with the columns file, outlet, published, url.
    """

    outlet: str | None = None
    date: str | None = None
    table: Path | None = None


DEFAULTS: Final = IngestSettings()


@dataclass(frozen=True, slots=True)
class Ingested:
    """Documents in the order of the sources, what was refused and why, and what else to know.

    ``before`` is what record streams among the sources tell of their documents.
    """

    documents: tuple[Document, ...]
    refused: tuple[InputError, ...]
    notes: tuple[str, ...]
    before: Before = field(default_factory=Before)
