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
from earwitness.records import Document, Ghost, Party, PartyKind, Report, make_id
from earwitness.trace.ghost_names import called, head, telling
from earwitness.trace.sources import Chain

_HANDLE: Final = re.compile(r"@\w+")
_NUMBER: Final = re.compile(r"\b(\w+) (?:no\.?|number|nr\.?|#) ?(\d[\w/-]*)", re.IGNORECASE)
_PROPER: Final = re.compile(r"\b[A-Z][\w'’-]*")
_NO_NAME: Final = frozenset("A An The TV Radio Channel Station Newspaper User Account".split())
_ADDRESSED: Final = re.compile(r"\bto\s")


@dataclass(frozen=True, slots=True)
class Lacking:
    """The ghosts of a bundle, in order of ids; ``of`` gives the ghost that each merged party is."""

    ghosts: tuple[Ghost, ...]
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Cited:
    """A merged party that is cited: what it is called, and for which reports."""

    party: str
    name: str
    kind: PartyKind
    reports: tuple[Report, ...]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(r.document for r in self.reports)


def lacking(
    documents: Sequence[Document],
    reports: Sequence[Report],
    chains: Mapping[str, Chain],
    parties: Mapping[str, Party],
    merged: Mapping[str, str],
) -> Lacking:
    """What a bundle cites and does not contain. *parties*: of single documents and merged, by id."""
    texts = {d.id: d.text for d in documents}
    citing: dict[str, list[Report]] = {}
    single: dict[str, dict[str, None]] = {}
    for report in reports:
        for cited in chains[report.id].lacking:
            whole = merged.get(cited, cited)
            citing.setdefault(whole, []).append(report)
            single.setdefault(whole, {})[cited] = None
    found = []
    for whole in sorted(citing):
        names = [c for i in sorted(single[whole]) if (c := called(parties[i], texts))]
        if names:
            best = max(names, key=lambda c: (len(telling(c.name)), c.name))
            found.append(_Cited(whole, best.name, best.kind, tuple(citing[whole])))
    out = []
    of: dict[str, str] = {}
    for alike in _joined(found):
        who = max(alike, key=lambda c: (len(telling(c.name)), c.party))
        cited_by = [r for c in alike for r in c.reports]
        id_ = make_id("gst", min(c.party for c in alike))
        of |= {c.party: id_ for c in alike}
        dates = {r.when.date for r in cited_by if r.when and r.when.date}
        out.append(
            Ghost(
                id=id_,
                name=who.name,
                kind=who.kind,
                date=min(dates) if len(dates) == 1 else None,
                cited_in=tuple(sorted({r.document for r in cited_by})),
                reports=tuple(sorted({r.id for r in cited_by})),
            )
        )
    return Lacking(tuple(sorted(out, key=lambda g: g.id)), of)


def _joined(found: Sequence[_Cited]) -> list[list[_Cited]]:
    """*found*, those of one thing together, in the order of the first of each."""
    out: list[list[_Cited]] = []
    for c in found:
        group = next((g for g in out if any(_one_thing(c, other) for other in g) or _one_paper(c, g)), None)
        if group is None:
            out.append([c])
        else:
            group.append(c)
    return out


def _one_thing(a: _Cited, b: _Cited) -> bool:
    """Whether both have one handle, one number of one sort of paper, or one proper name."""
    if _handles(a) & _handles(b) or _numbers(a) & _numbers(b):
        return True
    if a.kind == b.kind == "document":
        return _one_letter(a, b)
    return a.kind == b.kind and bool(_proper(a)) and _proper(a) == _proper(b)


def _handles(c: _Cited) -> set[str]:
    return {h.lower() for h in _HANDLE.findall(c.name)}


def _numbers(c: _Cited) -> set[tuple[str, str]]:
    return {(sort.lower(), number) for sort, number in _NUMBER.findall(c.name)}


def _proper(c: _Cited) -> frozenset[str]:
    return frozenset(_PROPER.findall(c.name)) - _NO_NAME


def _one_letter(a: _Cited, b: _Cited) -> bool:
    """Whether one article names a paper once by whose it is and once by whom it is to."""
    if not a.documents & b.documents or head(a.name) != head(b.name):
        return False
    owned = [bool(phrase(c.name).owner) for c in (a, b)]
    addressed = [bool(_ADDRESSED.search(c.name)) for c in (a, b)]
    return owned[0] != owned[1] and addressed[0] != addressed[1] and owned[0] != addressed[0]


def _one_paper(c: _Cited, group: Sequence[_Cited]) -> bool:
    """Whether a paper is that of the group: "the assessment" is the only assessment that is cited.

    Two papers of one sort ("a letter of dismissal", "the minister's letter") stay apart if both say which
    they are, in words of which none is shared.
    """
    sort = head(c.name)
    if c.kind != "document" or not sort or any(o.kind != "document" for o in group):
        return False
    if head(group[0].name) != sort:
        return False
    mine = telling(c.name) - {sort}
    theirs = frozenset(w for o in group for w in telling(o.name)) - {sort}
    return not mine or not theirs or bool(mine & theirs)
