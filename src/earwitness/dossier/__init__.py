"""The last stage: everything found in a bundle, put together for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from earwitness.dossier.lineage import LineageRecord, lineage_of
from earwitness.dossier.made import Dossier
from earwitness.dossier.ordered import by_kind, findings_in_order
from earwitness.dossier.since import Earlier, since
from earwitness.dossier.since_matching import State
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
    earlier: Earlier | None = None,
) -> Dossier:
    """What to hand on: a page, Markdown, JSON and tables, with a brief, claims, origins, speakers, articles.

    *findings* are the records that ``read`` gave: parties, reports, figures, who informs whom, checks.
    *lineage* are those that ``trace`` gave: merged parties, claims, origins, links, passages,
    comparisons, ghosts; without them it says that nothing was traced. *beliefs* are those that
    ``weigh`` gave, and *apart* its sentences on figures that cannot be compared; without them it says
    that nothing was weighed. *earlier* are the records of an earlier dossier: what changed since is told.

    Every form needs no other file, and is the same whatever the order of *documents*, *findings*,
    *lineage*, *beliefs*, *refused* and *notes*. With *excerpts_only* the page holds the statements and a
    few words around them, not the whole articles. Raises RecordError where a record is about something that
    is not there or points outside its text, SettingError where *earlier* does not hold together.
    """
    articles = arrange(documents, findings)
    traced = lineage_of(articles, lineage)
    told = weighed(articles, traced, lineage, beliefs, apart)
    return Dossier(
        provenance=provenance,
        # a dossier is passed on: the folders that a file lay in are nobody's business
        documents=tuple(replace(a.document, received_as=a.file) for a in articles),
        findings=findings_in_order(articles, findings),
        lineage=by_kind(lineage),
        beliefs=by_kind(beliefs),
        apart=tuple(apart),
        refused=tuple(sorted(refused, key=str)),
        notes=tuple(sorted(set(notes))),
        excerpts_only=excerpts_only,
        articles=articles,
        traced=traced,
        weighed=told,
        since=since(earlier, State.of(articles, traced, told, (provenance, *lineage, *beliefs)))
        if earlier is not None
        else None,
    )
