"""Through whom statements came, after others around them were changed.

A statement came from its speaker through those of the statements that it stands in, to the outlet. Who spoke
around it before and does not now is taken out, who does now and did not before is put in at that place. All
other steps stay as the machine has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from earwitness.records import Relay, Report


def relayed(
    before: Mapping[str, Report], after: Mapping[str, Report], back: Mapping[str, str]
) -> dict[str, Report]:
    """*after*, by id, with relays that fit their speakers and parents.

    *back* leads from ids of *after* to those of *before*, for all but the new ones.
    """
    printed = Counter(r.relay[-1].party for r in before.values() if r.relay)
    outlet = max(printed, key=lambda id: (printed[id], id)) if printed else None
    out = {}
    for id, report in after.items():
        was = before.get(back.get(id, ""))
        now = _chain(report, after)
        if report.voice == "own" or (was is not None and _parties(_chain(was, before)) == _parties(now)):
            steps = list(report.relay)
        elif was is None or not was.relay:
            steps = [*now, *([Relay(party=outlet, basis="inferred")] if outlet else [])]
        else:
            steps = _changed(report.relay, _parties(_chain(was, before)), now)
        once = tuple(s for n, s in enumerate(steps) if not n or s.party != steps[n - 1].party)
        out[id] = msgspec.structs.replace(report, relay=once) if once != report.relay else report
    return out


def _changed(steps: Sequence[Relay], was: Sequence[str], now: Sequence[Relay]) -> list[Relay]:
    """*steps* without who is not in the chain any more, and with who has come into it."""
    parties = _parties(now)
    # the outlet that printed it stands at the end, whoever else it was
    left = [s for n, s in enumerate(steps) if s.party not in was or s.party in parties or n == len(steps) - 1]
    if left and len(steps) == 1 and left[0].party in was and left[0].party not in parties:
        left = []
    at = 0
    for step in now:
        found = next((n for n, s in enumerate(left) if s.party == step.party), None)
        if found is None:
            left.insert(at, step)
            at += 1
        else:
            at = max(at, found + 1)
    return left


def _chain(report: Report, reports: Mapping[str, Report]) -> list[Relay]:
    """The speakers of a statement and of those that it stands in, from the innermost, as steps."""
    return [
        Relay(
            party=r.source.party,
            basis="stated" if r.source.spans else "inferred",
            span=r.source.spans[0] if r.source.spans else None,
        )
        for r in _around(report, reports)
        if r.source.party is not None
    ]


def _around(report: Report, reports: Mapping[str, Report]) -> Iterator[Report]:
    seen: set[str] = set()
    at: Report | None = report
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = reports.get(at.parent or "")


def _parties(steps: Sequence[Relay]) -> list[str]:
    return [s.party for s in steps]
