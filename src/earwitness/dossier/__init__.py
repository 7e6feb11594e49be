"""The last stage: everything found in a bundle, as one page for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.dossier.lineage import LineageRecord, lineage_of
from earwitness.dossier.page import render
from earwitness.dossier.statements import arrange
from earwitness.errors import InputError
from earwitness.records import Document, Finding, Provenance

__all__ = ["dossier"]


def dossier(  # noqa: PLR0913  (what each stage gave)
    documents: Sequence[Document],
    findings: Sequence[Finding],
    *,
    provenance: Provenance,
    refused: Sequence[InputError] = (),
    notes: Sequence[str] = (),
    excerpts_only: bool = False,
    lineage: Sequence[LineageRecord] = (),
) -> str:
    """One self-contained HTML page: claims and their origins, speakers, the articles highlighted.

    *findings* are the records that ``read`` gave: parties, reports, figures, who informs whom, checks.
    *lineage* are those that ``trace`` gave: merged parties, claims, origins, links, passages,
    comparisons, ghosts; without them the page says that nothing was traced.

    The page needs no network, no script and no other file, and is the same whatever the order of
    *documents*, *findings*, *lineage*, *refused* and *notes*. With *excerpts_only* it holds the
    statements and a few words around them, not the whole articles. Raises RecordError where a record is about
    something that is not there or points outside its text.
    """
    articles = arrange(documents, findings)
    return render(
        articles,
        lineage_of(articles, lineage),
        provenance=provenance,
        refused=sorted(refused, key=str),
        notes=sorted(notes),
        excerpts_only=excerpts_only,
    )
