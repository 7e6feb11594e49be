"""Stage three: the Reports of many Documents become a Lineage. ``trace`` is the one public function.

==============  ==========================================================================================
people          parties of all documents, merged into who they are
propositions    what each report states, cut into single claims
candidates      which of them to compare, without comparing all with all
evidence        what speaks for and against two being one
decision        from evidence to probability, by fitted weights
clustering      claims: groups that no chain of weak links holds together
passages        text that articles copied from each other
origins         how many independent beginnings a claim has, as a range
linking         what each report goes back to, and what changed on the way
disputing       which claim a denial disputes, and what exactly of it
figures         which figures agree, are rounded, updated, in conflict or not to be compared
==============  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from earwitness.case import NO_CASE, Case
from earwitness.records import Document, Finding
from earwitness.trace.settings import Lineage, TraceSettings
from earwitness.trace.tracing import Progress, Tracing, unheard

__all__ = ["Lineage", "TraceSettings", "trace"]


def trace(
    documents: Sequence[Document],
    found: Iterable[Finding],
    settings: TraceSettings = TraceSettings(),
    *,
    case: Case = NO_CASE,
    progress: Progress = unheard,
) -> Lineage:
    """What goes back to what among the statements *found* in *documents*; how many origins claims have.

    A function of the set: neither the order of documents or findings nor the number of workers changes
    anything. What an analyst decided in *case* wins over every rule. Raises SettingError if the case
    contradicts itself, ModelError if the pair model is damaged.
    """
    tracing = Tracing(documents, found, settings, case, progress)
    matches = tracing.compared()
    groups = tracing.grouped(matches)
    matches = tracing.completed(groups, matches)
    passages = tracing.copied()
    links = tracing.linked(groups, matches)
    claims, origins = tracing.begun(groups, matches, passages)
    return Lineage(
        parties=tracing.people.parties,
        claims=claims,
        origins=origins,
        links=tracing.with_newer(links),
        passages=passages,
        comparisons=tracing.comparisons,
        ghosts=tracing.lacking.ghosts,
        notes=tracing.notes(),
    )
