"""Ghosts: outlets, documents and posts that the bundle cites and does not contain, which is what to fetch next.

A ghost is what a report says that it comes from, or passed through, and that is no article of the
bundle. An outlet of the bundle is no ghost, even where the article cited may be another one of its own.

Fails on: a document that is nobody's source ("the report was due in May"), which is not listed; an
outlet cited by a description alone ("a Sunday paper"), which is listed under it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from earwitness.records import Ghost, Party, Report, make_id
from earwitness.trace.sources import Chain


def ghosts(
    reports: Sequence[Report],
    chains: Mapping[str, Chain],
    parties: Mapping[str, Party],
    merged: Mapping[str, str],
) -> tuple[Ghost, ...]:
    """The ghosts of a bundle, in order of ids. *parties*: of single documents and merged, by id."""
    citing: dict[str, list[Report]] = {}
    for report in reports:
        for lacking in chains[report.id].lacking:
            citing.setdefault(merged.get(lacking, lacking), []).append(report)
    out = []
    for who, cited_by in citing.items():
        party = parties[who]
        dates = {r.when.date for r in cited_by if r.when and r.when.date}
        out.append(
            Ghost(
                id=make_id("gst", who),
                name=party.name,
                kind=party.kind,
                date=min(dates) if len(dates) == 1 else None,
                cited_in=tuple(sorted({r.document for r in cited_by})),
                reports=tuple(sorted({r.id for r in cited_by})),
            )
        )
    return tuple(sorted(out, key=lambda g: g.id))
