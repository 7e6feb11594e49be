"""The last stage: everything found in a bundle, as one page for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.dossier.page import render
from earwitness.dossier.statements import arrange
from earwitness.errors import InputError
from earwitness.records import Document, Provenance, Report

__all__ = ["dossier"]


def dossier(
    documents: Sequence[Document],
    reports: Sequence[Report],
    *,
    provenance: Provenance,
    refused: Sequence[InputError] = (),
    notes: Sequence[str] = (),
    excerpts_only: bool = False,
) -> str:
    """One self-contained HTML page: counts, statements by source, and the articles highlighted.

    The page needs no network, no script and no other file, and is the same whatever the order of
    *documents* and *reports*. With *excerpts_only* it holds the statements and a few words around
    them, not the whole articles. *refused* and *notes* are shown as they are. Raises RecordError
    where a report is about a document that is not there or points outside its text.
    """
    return render(
        arrange(documents, reports),
        provenance=provenance,
        refused=refused,
        notes=notes,
        excerpts_only=excerpts_only,
    )
