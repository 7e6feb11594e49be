"""Where each report of a claim says it comes from: the first speaker, outlets it cites, what is lacking.

A report's chain runs from its speaker over the relays that the text states to the outlet that printed
it. An outlet on the way is another document of the bundle, or a ghost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Document, Party, PartyKind, Report
from earwitness.trace.ghost_names import is_paper

_CITED: Final[frozenset[PartyKind]] = frozenset(["outlet", "document", "social-post"])
_ARTICLES: Final = frozenset(["the", "a", "an"])


@dataclass(frozen=True, slots=True)
class Chain:
    """What one report goes back to.

    ``speaker``: the party that first said it, None for an outlet's own statement and for nobody named.
    ``cited``: documents of the bundle whose outlet the report says it has it from. ``lacking``: parties
    (outlets, documents, posts) that it has it from and that are no article of the bundle.
    """

    report: Report
    speaker: str | None
    cited: frozenset[str] = frozenset()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The outlets of a bundle: which documents each printed."""

    by_name: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]

    def documents(self, name: str) -> tuple[str, ...]:
        """Documents printed by the outlet called *name*, if any.

        A part of a name will do if it is a part of one outlet's alone: "the Courier" for the Skerrow Courier.
        """
        key = folded(name)
        if key in self.by_name:
            return self.by_name[key]
        words = _telling_words(name)
        fitting = [k for k, w in self.words.items() if words and (words <= w or w <= words)]
        return self.by_name[fitting[0]] if len(fitting) == 1 else ()


def shelf(documents: Iterable[Document]) -> Shelf:
    """The outlets of *documents*."""
    out: dict[str, list[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for document in documents:
        if document.outlet:
            out.setdefault(folded(document.outlet), []).append(document.id)
            words[folded(document.outlet)] = _telling_words(document.outlet)
    return Shelf({name: tuple(sorted(ids)) for name, ids in out.items()}, words)


# Words that tell what an outlet is and not which.
_GENERIC: Final = frozenset(
    "the a an news newspaper paper agency wire service site website magazine local daily weekly report "
    "reports tv television radio channel online press media journal".split()
)


def _telling_words(name: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", name.lower().replace("’s", "").replace("'s", ""))
    return frozenset(w for w in found if w not in _GENERIC)


def folded(name: str) -> str:
    """An outlet's name without article, case and ending of an address."""
    words = name.lower().removeprefix("www.").replace("’", "'").split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    joined = " ".join(words).removesuffix("'s")
    for ending in (".com", ".org", ".net", ".co.uk", ".example", ".info", " website", " newspaper"):
        joined = joined.removesuffix(ending)
    return joined.replace(" ", "").replace("-", "")


def chains(
    reports: Sequence[Report], parties: Mapping[str, Party], documents: Sequence[Document]
) -> dict[str, Chain]:
    """The chain of each report, by id."""
    known = shelf(documents)
    by_id = {r.id: r for r in reports}
    outlet_of = {d.id: folded(d.outlet) for d in documents if d.outlet}
    return {r.id: _chain(r, by_id, parties, known, outlet_of.get(r.document, "")) for r in reports}


def _chain(
    report: Report,
    reports: Mapping[str, Report],
    parties: Mapping[str, Party],
    known: Shelf,
    own_outlet: str,
) -> Chain:
    steps = _before_outlet(report)
    speaker = report.source.party
    if speaker and speaker not in steps:
        steps.insert(0, speaker)
    # what it is nested in says it: that one's way is this one's way as well
    seen = {report.id}
    outer = reports.get(report.parent or "")
    while outer and outer.id not in seen:
        seen.add(outer.id)
        steps += [s for s in (outer.source.party, *_before_outlet(outer)) if s and s not in steps]
        outer = reports.get(outer.parent or "")
    cited: set[str] = set()
    lacking: list[str] = []
    for step in steps:
        party = parties.get(step)
        if party is None or not (party.kind in _CITED or is_paper(party)):
            continue
        name = folded(party.name)
        # an outlet that stands nowhere in the text is the one that printed it, known or not
        if name == own_outlet or (party.kind == "outlet" and not party.mentions):
            continue
        inside = [d for d in known.documents(party.name) if d != report.document]
        if inside and party.kind == "outlet":
            cited.update(inside)
        elif not known.documents(party.name):
            lacking.append(step)
    return Chain(report, speaker, frozenset(cited), tuple(dict.fromkeys(lacking)))


def _before_outlet(report: Report) -> list[str]:
    """The parties on a report's way but for the last, inferred one: the outlet that printed it."""
    steps = [s.party for s in report.relay]
    return steps[:-1] if report.relay and report.relay[-1].basis == "inferred" else steps
