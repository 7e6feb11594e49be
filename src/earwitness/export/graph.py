"""A lineage as nodes and typed edges.

======================  =============================  ====================================================
from                    edge                           to
======================  =============================  ====================================================
report                  in                             the document it stands in
report                  said-by                        the party it is attributed to, merged if it was
report                  states                         a claim
report                  goes-back-to                   the origin it begins with
origin                  begins                         its claim
origin                  begins-with                    a party
origin                  rests-on                       a ghost
document                cites                          a ghost
report                  same-utterance, same-claim,    the report that it repeats, denies, comments on or
                        denies, comments-on,           supersedes
                        supersedes
document                republished, woven-in,         the document that it shares text with: the earlier one
                        quotations-only                where that is known
report (or document)    figures-conflict, …            the report, or document, that gives the other figure
======================  =============================  ====================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from earwitness.records import (
    AnyRecord,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    Link,
    Origin,
    Party,
    Passage,
    Report,
    Span,
)

Value: TypeAlias = str | int | float | bool

# Characters of a label; the whole words are an attribute of their own.
_LABEL: Final = 80
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its kind ("report", "claim" …), what to print beside it, and what is known of it."""

    id: str
    kind: str
    label: str
    about: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from one node to another. What is not known of it is not in ``about``."""

    id: str
    source: str
    target: str
    kind: str
    about: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges in order of ids; every end of an edge is a node."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(records: Iterable[AnyRecord]) -> Graph:
    """The graph of the lineage in *records*; what leads to records that are not there is left out."""
    every = {r.id: r for r in records}
    texts = {r.id: r.text for r in every.values() if isinstance(r, Document)}
    merged = {m: r.id for r in every.values() if isinstance(r, Party) for m in r.members}
    givers = {r.id: r.report or r.document for r in every.values() if isinstance(r, Figure)}
    figures = {r.id: _words(texts, r.document, (r.span,)) for r in every.values() if isinstance(r, Figure)}
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for record in every.values():
        if isinstance(record, Party) and record.id in merged:
            continue  # the merged one stands for it
        node = _node(record, texts)
        if node is not None:
            nodes[node.id] = node
    for record in every.values():
        for edge in _edges(record, merged, givers, figures):
            if edge.source in nodes and edge.target in nodes:
                edges[edge.id] = edge
    return Graph(tuple(nodes[i] for i in sorted(nodes)), tuple(edges[i] for i in sorted(edges)))


def _node(record: AnyRecord, texts: Mapping[str, str]) -> Node | None:
    about: dict[str, Value | None]
    match record:
        case Document():
            about = {
                "outlet": record.outlet,
                "headline": record.headline,
                "date": record.published.date,
                "url": record.url,
                "file": record.received_as.rpartition("/")[2] or record.received_as,
            }
            label = record.outlet or record.headline or record.received_as
        case Report():
            words = _words(texts, record.document, record.content)
            about = {
                "text": words,
                "source": _words(texts, record.document, record.source.spans),
                "stance": record.stance,
                "voice": record.voice,
                "place": record.place,
                "date": record.when.date if record.when else None,
            }
            label = words
        case Party():
            about = {"party": record.kind, "role": record.role, "affiliation": record.affiliation}
            label = record.name
        case Claim():
            low, high = record.origin_range
            about = {
                "text": record.text,
                "reports": len(record.reports),
                "origins_low": low,
                "origins_high": high,
                "rule_low": record.rules[0],
                "rule_high": record.rules[1],
            }
            label = record.text
        case Origin():
            about = {"why": record.why, "certain": record.certain}
            label = record.why
        case Ghost():
            about = {"party": record.kind, "date": record.date}
            label = record.name
        case _:
            return None
    return Node(record.id, type(record).__name__.lower(), _short(label), _known(about))


def _edges(
    record: AnyRecord, merged: Mapping[str, str], givers: Mapping[str, str], figures: Mapping[str, str]
) -> Iterator[Edge]:
    about: dict[str, Value | None]
    match record:
        case Report():
            yield _edge(record.id, "in", record.document)
            if record.source.party is not None:
                party = record.source.party
                yield _edge(record.id, "said-by", merged.get(party, party))
        case Claim():
            yield from (_edge(report, "states", record.id) for report in record.reports)
        case Origin():
            yield _edge(record.id, "begins", record.claim)
            yield from (_edge(report, "goes-back-to", record.id) for report in record.reports)
            yield from (_edge(record.id, "begins-with", party) for party in record.parties)
            yield from (_edge(record.id, "rests-on", ghost) for ghost in record.ghosts)
        case Ghost():
            yield from (_edge(document, "cites", record.id) for document in record.cited_in)
        case Link():
            about = {
                "probability": record.probability,
                "drift": ", ".join(record.drift),
                "denied": record.denied,
                "borderline": True if record.evidence.get("borderline") else None,
            }
            yield Edge(record.id, record.origin, record.target, record.relation, _known(about))
        case Passage():
            first, second = record.documents
            later, earlier = (second, first) if record.earlier == first else (first, second)
            direction = "unknown" if record.earlier is None else "from the later to the earlier"
            about = {"why": record.why, "direction": direction, "stretches": len(record.spans)}
            yield Edge(record.id, later, earlier, record.use, _known(about))
        case Comparison():
            source, target = givers.get(record.origin, ""), givers.get(record.target, "")
            numbers = f"{figures.get(record.origin, '')} / {figures.get(record.target, '')}"
            about = {"why": record.why, "figures": numbers}
            yield Edge(record.id, source, target, f"figures-{record.relation}", _known(about))
        case _:
            return


def _edge(source: str, kind: str, target: str) -> Edge:
    return Edge(f"{source} {kind} {target}", source, target, kind)


def _known(about: Mapping[str, Value | None]) -> dict[str, Value]:
    """What is known: absent is not empty."""
    return {name: value for name, value in about.items() if value not in (None, "")}


def _words(texts: Mapping[str, str], document: str, spans: Iterable[Span]) -> str:
    text = texts.get(document, "")
    return _SPACE.sub(" ", " … ".join(text[s:e] for s, e in sorted(spans))).strip()


def _short(label: str) -> str:
    label = _SPACE.sub(" ", label).strip()
    return label if len(label) <= _LABEL else f"{label[:_LABEL].rsplit(' ', 1)[0]} …"
