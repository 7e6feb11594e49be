"""Text, HTML, saved pages, folders and JSON lines into documents, with all their visible text.

What is known about a document comes from, in this order: its row in a table (``articles.csv``
beside it, or the one given) or its own JSON line; the options; what it states itself; else unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from earwitness.errors import InputError
from earwitness.ingest.dates import check_date
from earwitness.ingest.documents import collapse, options
from earwitness.ingest.draft import Facts
from earwitness.ingest.formats import read_found
from earwitness.ingest.settings import DEFAULTS, Ingested, IngestSettings
from earwitness.ingest.sources import Found, find
from earwitness.ingest.streams import Given, fitting
from earwitness.ingest.table import Tables, check_table
from earwitness.records import Document

__all__ = ["IngestSettings", "Ingested", "ingest"]


def ingest(
    sources: Sequence[str | Path],
    *,
    settings: IngestSettings = DEFAULTS,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Ingested:
    """Documents of all *sources* (files, folders, ``-`` for *stdin*), what was refused, and notes.

    Documents stand in the order of the sources, for people; apart from that order the result is a
    function of the set of sources. One that cannot be used is refused with one line and the others
    go on. *progress* is called with (files done, files in all) after each. Raises SettingError for
    a date or table in *settings* that cannot be used. A record stream gives its documents as they
    are, with what was found in them.
    """
    if settings.date is not None:
        check_date(settings.date)
    if settings.table is not None:
        check_table(settings.table)
    found, refused = find(sources)
    tables = Tables(settings.table, frozenset(f.name for f in found))
    said = options(settings)

    def known(file: Found, name: str, own: Facts) -> Facts:
        return tables.facts(file, name).over(own).over(said)

    documents: list[Document] = []
    given: list[Given] = []
    notes: list[str] = []
    for done, file in enumerate(found, 1):
        for outcome in read_found(file, known, stdin):
            if isinstance(outcome, Given):
                given.append(outcome)
                if isinstance(outcome.record, Document):
                    documents.append(outcome.record)
            elif isinstance(outcome, Document):
                documents.append(outcome)
            elif isinstance(outcome, InputError):
                refused.append(outcome)
            else:
                notes.append(outcome)
        if progress is not None:
            progress(done, len(found))
    kept, collapsed = collapse(documents)
    before, problems, told = fitting(given, kept)
    return Ingested(kept, (*refused, *problems, *tables.problems), (*notes, *told, *collapsed), before)
