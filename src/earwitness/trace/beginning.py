"""From groups of propositions to claims with their origins, as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from earwitness.records import Claim, Origin, Passage, Report, Span, make_id
from earwitness.trace.claims import Group, claim
from earwitness.trace.evidence import column
from earwitness.trace.matching import Matches
from earwitness.trace.origins import Beginnings, Known, beginnings
from earwitness.trace.propositions import Proposition

# Runs of three words in common from which two statements are one utterance: eight words in a row, which
# people do not choose alike by chance.
_ONE_MOUTH: Final = 6


def begun(
    groups: Sequence[Group],
    propositions: Sequence[Proposition],
    found: Matches,
    known: Known,
    ghost_of: Mapping[str, str],
) -> tuple[tuple[Claim, ...], tuple[Origin, ...]]:
    """The claims of *groups* in their order, and all origins in order of ids."""
    central = _centrality(groups, found)
    claims, origins = [], []
    for group in groups:
        ranged = beginnings(group.reports, known)
        count = len(ranged.least), len(ranged.sure)
        claims.append(claim(group, propositions, count, ranged.rules, central))
        origins += _origins(group, ranged, known, ghost_of)
    return tuple(claims), tuple(sorted(origins, key=lambda o: o.id))


def _origins(group: Group, ranged: Beginnings, known: Known, ghost_of: Mapping[str, str]) -> list[Origin]:
    """One record for each beginning; uncertain is one that may be the same as another."""
    least = {r: n for n, members in enumerate(ranged.least) for r in members}
    sharing = Counter(least[min(members)] for members in ranged.sure)
    out = []
    for members in ranged.sure:
        chains = [known.chains[r] for r in sorted(members)]
        speakers = {known.merged.get(c.speaker, c.speaker) for c in chains if c.speaker is not None}
        cited = {known.merged.get(x, x) for c in chains for x in c.lacking}
        out.append(
            Origin(
                id=make_id("org", group.id, *sorted(members)),
                claim=group.id,
                reports=tuple(sorted(members)),
                why=ranged.reason(members),
                parties=tuple(sorted(speakers)),
                ghosts=tuple(sorted({ghost_of[x] for x in cited if x in ghost_of})),
                certain=sharing[least[min(members)]] == 1,
            )
        )
    return out


def one_mouth(propositions: Sequence[Proposition], found: Matches) -> frozenset[tuple[str, str]]:
    """Pairs of reports, smaller id first, that share so many words in a row that they are one utterance."""
    out = set()
    for k in np.flatnonzero(column(found.rows, "run_count") >= _ONE_MOUTH):
        a, b = (propositions[i].report.id for i in found.pairs[k])
        out.add((min(a, b), max(a, b)))
    return frozenset(out)


def in_passages(reports: Sequence[Report], copied: Sequence[Passage]) -> frozenset[tuple[str, str]]:
    """Pairs of reports, smaller id first, that lie where one article copied from the other."""
    in_document: dict[str, list[Report]] = {}
    for report in reports:
        in_document.setdefault(report.document, []).append(report)
    out: set[tuple[str, str]] = set()
    for passage in copied:
        if passage.use == "quotations-only":
            continue
        first, second = (in_document.get(d, []) for d in passage.documents)
        for one, other in passage.spans:
            mine = [r.id for r in first if _lies_in(r, one)]
            theirs = [r.id for r in second if _lies_in(r, other)]
            out.update((min(a, b), max(a, b)) for a in mine for b in theirs)
    return frozenset(out)


def _lies_in(report: Report, span: Span) -> bool:
    """Whether at least half of a report's content lies in *span*."""
    inside = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in report.content)
    return 2 * inside >= sum(e - s for s, e in report.content)


def _centrality(groups: Sequence[Group], found: Matches) -> dict[int, float]:
    """How sure, in all, each proposition is to be one with the others of its claim."""
    group_of = {i: n for n, g in enumerate(groups) for i in g.members}
    out: dict[int, float] = {}
    for (i, j), chance in zip(found.pairs.tolist(), found.same.tolist(), strict=True):
        if i in group_of and group_of[i] == group_of.get(j):
            out[i] = out.get(i, 0.0) + chance
            out[j] = out.get(j, 0.0) + chance
    return out
