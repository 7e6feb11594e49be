"""Denials: who denies what, exactly, tied to which claim, and what the words leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.claims import of_kind
from earwitness.dossier.entries import Entries, Entry
from earwitness.dossier.traced import Dispute, Traced
from earwitness.records import AnyRecord, Denied, Link, Relation, Stance

_DENYING: Final[frozenset[Stance]] = frozenset(("denies", "doubts"))
# What stays open after a denial of each kind; "fact" denies what it says and nothing beside it.
_OPEN: Final[dict[Denied, str]] = {
    "fact": "whatever these words do not name",
    "knowledge": "whether it is so",
    "wording": "whether it is so in other words",
    "motive": "whether it is so",
}
_DISPUTES: Final[frozenset[Relation]] = frozenset(("denies", "comments-on"))
_OPEN_UNTIED: Final = "which claim it answers: it could not be tied to one"


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial, or a remark that sounds like one, once for all places that print it.

    ``claim`` is the number of the claim that it is tied to, None where it is tied to none, and ``against``
    the statement of it that it answers; ``tie`` is the probability that it is about that claim, ``loose``
    whether that is low. ``what`` says what it disputes, ``leaves_open`` what its words do not settle;
    ``remark`` marks what disputes something else than that it is so.
    ``states`` are the numbers of the claims that it is itself a wording of.
    """

    entry: Entry
    what: str
    leaves_open: str
    claim: int | None = None
    against: Entry | None = None
    tie: float | None = None
    loose: bool = False
    again: tuple[Entry, ...] = ()
    states: tuple[int, ...] = ()
    remark: bool = False


def denials(entries: Entries, lineage: Sequence[AnyRecord], claims: Sequence[Traced]) -> tuple[Denial, ...]:
    """All denials: of the fact before remarks, the surest tied first, those tied to no claim last.

    With *lineage* empty, as in a bundle that was not traced, every denying statement is one tied to none.
    """
    denied = {k.origin: k.denied or "fact" for k in of_kind(Link, lineage) if k.relation in _DISPUTES}
    found = [(c.number, d, denied[d.entry.statement.report.id]) for c in claims for d in c.disputes]
    tied = [
        ((d.loose, kind != "fact", -d.probability, number), _tied(d, number, kind))
        for number, d, kind in found
    ]
    ordered = [d for _, d in sorted(tied, key=lambda t: (t[0], t[1].entry.statement.number))]
    told = {e.statement.report.id for d in ordered for e in (d.entry, *d.again)}
    return (*ordered, *_untied(entries, lineage, claims, told))


def _tied(of: Dispute, claim: int, kind: Denied) -> Denial:
    return Denial(
        entry=of.entry,
        what=of.what,
        leaves_open=_OPEN[kind],
        claim=claim,
        against=of.against,
        tie=of.probability,
        loose=of.loose,
        again=of.again,
        remark=kind != "fact",
    )


def _untied(
    entries: Entries, lineage: Sequence[AnyRecord], claims: Sequence[Traced], told: set[str]
) -> Iterator[Denial]:
    """Statements that deny or doubt and are tied to nothing, each utterance once."""
    again: dict[str, list[str]] = {}
    for link in of_kind(Link, lineage):
        if link.relation == "same-utterance" and not link.evidence.get("borderline"):
            again.setdefault(link.target, []).append(link.origin)
            again.setdefault(link.origin, []).append(link.target)
    stated: dict[str, list[int]] = {}
    for claim in claims:
        for row in claim.rows:
            stated.setdefault(row.entry.statement.report.id, []).append(claim.number)
    seen = set(told)
    for article in entries.articles.values():
        for statement in article.every_statement():
            report = statement.report
            if report.id in seen or report.stance not in _DENYING or report.place != "body":
                continue
            copies = [r for r in again.get(report.id, ()) if r not in seen and r != report.id]
            seen |= {report.id, *copies}
            yield Denial(
                entry=entries.entry(report.id),
                what="denies" if report.stance == "denies" else "doubts",
                leaves_open=_OPEN_UNTIED,
                again=entries.in_order(copies),
                states=tuple(stated.get(report.id, ())),
            )
