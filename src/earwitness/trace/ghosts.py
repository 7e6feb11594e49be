"""Ghosts: outlets, documents and posts that the bundle cites and does not contain: what to fetch next.

A ghost is what a report says that it comes from, or passed through, and that is no article of the
bundle. An outlet of the bundle is no ghost, even where the article cited may be another one of its own.

Fails on: a document that is nobody's source ("the report was due in May"), which is not listed; an
outlet cited by a description alone ("a Sunday paper"), which is listed under it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.names import phrase
from earwitness.plurals import singular
from earwitness.rarity import rarity
from earwitness.records import Ghost, Party, Report, make_id
from earwitness.trace.sources import Chain

_COMMON: Final = 0.3  # rarity up to which a word tells nothing: "year", "sent", "new"


@dataclass(frozen=True, slots=True)
class Lacking:
    """The ghosts of a bundle, in order of ids; ``of`` gives the ghost that each merged party is."""

    ghosts: tuple[Ghost, ...]
    of: Mapping[str, str]


def lacking(
    reports: Sequence[Report],
    chains: Mapping[str, Chain],
    parties: Mapping[str, Party],
    merged: Mapping[str, str],
) -> Lacking:
    """What a bundle cites and does not contain. *parties*: of single documents and merged, by id."""
    citing: dict[str, list[Report]] = {}
    for report in reports:
        for cited in chains[report.id].lacking:
            citing.setdefault(merged.get(cited, cited), []).append(report)
    out = []
    of: dict[str, str] = {}
    for alike in _documents_joined(sorted(citing), parties):
        who = max(alike, key=lambda i: (len(_telling(parties[i].name)), i))
        cited_by = [r for i in alike for r in citing[i]]
        party = parties[who]
        of |= {i: make_id("gst", min(alike)) for i in alike}
        dates = {r.when.date for r in cited_by if r.when and r.when.date}
        out.append(
            Ghost(
                id=make_id("gst", min(alike)),
                name=party.name,
                kind=party.kind,
                date=min(dates) if len(dates) == 1 else None,
                cited_in=tuple(sorted({r.document for r in cited_by})),
                reports=tuple(sorted({r.id for r in cited_by})),
            )
        )
    return Lacking(tuple(sorted(out, key=lambda g: g.id)), of)


def _documents_joined(ids: Sequence[str], parties: Mapping[str, Party]) -> list[list[str]]:
    """*ids*, those of one document together: "the assessment" is the only assessment that is cited.

    Two documents of one sort ("a letter of dismissal", "the minister's letter") stay apart if both
    say which they are, in words of which none is shared.
    """
    out: list[list[str]] = []
    for i in ids:
        head = _head(parties[i])
        mine = _telling(parties[i].name) - {head}
        for group in out if head else ():
            if _head(parties[group[0]]) != head:
                continue
            theirs = frozenset(w for j in group for w in _telling(parties[j].name)) - {head}
            if not mine or not theirs or mine & theirs:
                group.append(i)
                break
        else:
            out.append([i])
    return out


def _head(party: Party) -> str:
    """What sort of document a party is ("letter"); empty for what is none."""
    return singular(phrase(party.name).head) if party.kind == "document" else ""


def _telling(name: str) -> frozenset[str]:
    """Words of a document's name that say which one it is."""
    words = re.findall(r"[^\W\d_]{3,}", name.lower())
    return frozenset(singular(w) for w in words if rarity(w) > _COMMON)
