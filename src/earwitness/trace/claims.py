"""Claims from groups of propositions: which reports state each, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from earwitness.records import Claim, Report, Wording, claim_id, make_id
from earwitness.trace.propositions import Proposition


@dataclass(frozen=True, slots=True)
class Group:
    """The propositions (by index) that state one claim, and the claim's id."""

    id: str
    members: tuple[int, ...]
    reports: tuple[str, ...]


def claim_groups(
    propositions: Sequence[Proposition], partition: Sequence[tuple[int, ...]]
) -> tuple[Group, ...]:
    """The groups of *partition* that are claims, in order of ids.

    A proposition that nothing else states is a claim of its own only if its report states nothing that
    others state: otherwise every aside of a long quotation would be one.
    """
    together = {propositions[i].report.id for members in partition if len(members) > 1 for i in members}
    alone: dict[str, list[int]] = {}
    out = []
    used: set[str] = set()
    for members in sorted(partition, key=lambda m: (-len(m), m)):
        reports = tuple(sorted({propositions[i].report.id for i in members}))
        if len(reports) > 1:
            out.append(_group(members, reports, used))
        elif reports[0] not in together:
            alone.setdefault(reports[0], []).extend(members)
    out += [_group(tuple(sorted(m)), (r,), used) for r, m in sorted(alone.items())]
    return tuple(sorted(out, key=lambda g: g.id))


def _group(members: tuple[int, ...], reports: tuple[str, ...], used: set[str]) -> Group:
    """A claim is named by its smallest report; where one report begins two claims, by all their reports."""
    name = claim_id(reports)
    if name in used:
        name = make_id("clm", *reports, len(used))
    used.add(name)
    return Group(name, members, reports)


def claim(
    group: Group,
    propositions: Sequence[Proposition],
    origin_range: tuple[int, int],
    rules: tuple[str, str],
    centrality: Mapping[int, float],
) -> Claim:
    """The record of *group*; its text is the wording that is likest to all others (*centrality*)."""
    by_report: dict[str, list[int]] = {}
    for i in group.members:
        by_report.setdefault(propositions[i].report.id, []).append(i)
    head = max(group.members, key=lambda i: (_plain(propositions[i].report), centrality.get(i, 0.0), -i))
    return Claim(
        id=group.id,
        text=propositions[head].text,
        reports=group.reports,
        origin_range=origin_range,
        rules=rules,
        wordings=tuple(
            Wording(report, tuple(s for i in members for s in propositions[i].spans))
            for report, members in sorted(by_report.items())
        ),
    )


def _plain(report: Report) -> bool:
    """Whether a wording is the body's own: headlines cut words, nested ones lean on what is around."""
    return report.place == "body" and report.parent is None and report.stance not in ("denies", "doubts")
