"""The last stage: everything found in a bundle, as one page for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.dossier.page import render
from earwitness.dossier.statements import Finding, arrange
from earwitness.errors import InputError
from earwitness.records import Document, Provenance

__all__ = ["dossier"]


def dossier(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    *,
    provenance: Provenance,
    refused: Sequence[InputError] = (),
    notes: Sequence[str] = (),
    excerpts_only: bool = False,
) -> str:
    """One self-contained HTML page: counts, headline checks, statements by speaker, the articles highlighted.

    *findings* are the records that ``read`` gave: parties, reports, figures, who informs whom, checks.

    The page needs no network, no script and no other file, and is the same whatever the order of
    *documents*, *findings*, *refused* and *notes*. With *excerpts_only* it holds the statements and
    a few words around them, not the whole articles. Raises RecordError where a finding is about a
    document that is not there or points outside its text.
    """
    return render(
        arrange(documents, findings),
        provenance=provenance,
        refused=sorted(refused, key=str),
        notes=sorted(notes),
        excerpts_only=excerpts_only,
    )
