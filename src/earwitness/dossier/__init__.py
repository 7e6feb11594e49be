"""The last stage: everything found in a bundle, as one page for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.dossier.lineage import LineageRecord, lineage_of
from earwitness.dossier.page import render
from earwitness.dossier.statements import arrange
from earwitness.dossier.weighed import weighed
from earwitness.errors import InputError
from earwitness.records import Belief, Document, Finding, Provenance, Quantity

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
    beliefs: Sequence[Belief | Quantity] = (),
    apart: Sequence[str] = (),
) -> str:
    """One self-contained HTML page: a brief, claims and their origins, speakers, the articles highlighted.

    *findings* are the records that ``read`` gave: parties, reports, figures, who informs whom, checks.
    *lineage* are those that ``trace`` gave: merged parties, claims, origins, links, passages,
    comparisons, ghosts; without them the page says that nothing was traced. *beliefs* are those that
    ``weigh`` gave, and *apart* its sentences on figures that cannot be compared; without them the page says
    that nothing was weighed.

    The page needs no network, no script and no other file, and is the same whatever the order of
    *documents*, *findings*, *lineage*, *beliefs*, *refused* and *notes*. With *excerpts_only* it holds the
    statements and a few words around them, not the whole articles. Raises RecordError where a record is about
    something that is not there or points outside its text.
    """
    articles = arrange(documents, findings)
    traced = lineage_of(articles, lineage)
    return render(
        articles,
        traced,
        weighed(articles, traced, lineage, beliefs, apart),
        provenance=provenance,
        refused=sorted(refused, key=str),
        notes=sorted(notes),
        excerpts_only=excerpts_only,
    )
