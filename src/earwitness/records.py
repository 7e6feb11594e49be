"""What the stages hand to each other: frozen records, one JSON line each.

The words are those of docs/words.md. Spans are half-open offsets, in Unicode code points, into
``Document.text``. Every record carries its kind (``record``), the version of this form (``schema``)
and an ``id`` that is a hash of what it is about, so that the same input in any order, on any
machine, gives the same ids. More than 400 lines because all kinds stand together: they are one format.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, TypeAlias

import msgspec

from earwitness.unseen import one_line

SCHEMA: Final = 1

Span: TypeAlias = tuple[int, int]

BlockKind: TypeAlias = Literal[
    "headline", "subhead", "body", "caption", "related-link", "notice", "share", "media-placeholder", "credit"
]
Basis: TypeAlias = Literal["given", "stated", "inferred", "unknown"]
PartyKind: TypeAlias = Literal[
    "named-person",
    "named-organisation",
    "outlet",
    "anonymous-official",
    "anonymous-group",
    "document",
    "social-post",
    "observer",
    "unspecified",
]
Directness: TypeAlias = Literal["direct", "indirect", "mixed"]
Voice: TypeAlias = Literal["reported", "own"]
Stance: TypeAlias = Literal["asserts", "denies", "doubts", "predicts", "demands", "intends", "not-held"]
Relation: TypeAlias = Literal["same-utterance", "same-claim", "denies", "comments-on", "supersedes"]
Drift: TypeAlias = Literal[
    "verbatim",
    "truncated",
    "paraphrased",
    "reattributed",
    "hedge-lost",
    "hedge-added",
    "number-changed",
    "meaning-changed",
]
Manner: TypeAlias = Literal["tells", "hides-from", "misleads", "warns"]
CheckKind: TypeAlias = Literal["unsaid-quote", "hedge-dropped", "source-dropped", "stronger-verb"]
PassageUse: TypeAlias = Literal["republished", "woven-in", "quotations-only"]
FigureRelation: TypeAlias = Literal["agree", "rounded", "updated", "conflict", "not-comparable"]
Denied: TypeAlias = Literal["fact", "knowledge", "wording", "motive"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
# along one axis or two
Numbers: TypeAlias = list[float | list[float | None] | None]


_SHOWN: Final = 300  # characters of one value that a notebook shows


def shown_safely(text: str) -> str:
    """*text* as HTML on one line that changes neither the markup nor the direction of what is around it."""
    return f"<bdi>{html.escape(one_line(text))}</bdi>"


def definition_list(title: str, rows: Iterable[tuple[str, object]]) -> str:
    """HTML for a notebook: *title*, and the names and values of *rows*, escaped, and cut where long."""
    items = []
    for name, value in rows:
        text = value if isinstance(value, str) else json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        items.append(f"<dt>{shown_safely(name)}</dt><dd>{shown_safely(cut)}</dd>")
    return f"<div><strong>{shown_safely(title)}</strong><dl>{''.join(items)}</dl></div>"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a record that is no record of its own."""


class Published(Part, frozen=True):
    """When a document was published: EDTF dates, the bounds between which it lies, and why."""

    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    why: str = ""


class Block(Part, frozen=True):
    """A stretch of a document's text and what it is."""

    kind: BlockKind
    start: int
    end: int


class Source(Part, frozen=True):
    """Where a report says that it comes from; ``party`` is None where the text does not decide."""

    spans: tuple[Span, ...] = ()
    party: str | None = None
    candidates: tuple[str, ...] = ()


class Relay(Part, frozen=True):
    """One step between the original speaker and the document's outlet."""

    party: str
    basis: Literal["stated", "inferred"]
    span: Span | None = None


class When(Part, frozen=True):
    """When something was said or happened: as worded, and as an EDTF date or interval."""

    span: Span | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    why: str = ""


class Bound(Part, frozen=True):
    """One end of a range of origins and the rule that set it."""

    count: int
    rule: str


class Wording(Part, frozen=True):
    """The words, of one report, that state a claim: the report may state other things as well."""

    report: str
    spans: tuple[Span, ...]


class Grade(Part, frozen=True):
    """Admiralty grade: two axes that are never mixed."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: Literal["1", "2", "3", "4", "5", "6"]


class Series(Part, frozen=True):
    """Means over replicates along *axes*, nested in their order; null where nothing can be said.

    ``low`` and ``high`` are the band of the record; null where the series has none.
    """

    axes: tuple[str, ...]
    mean: Numbers
    low: Numbers | None = None
    high: Numbers | None = None


class Tried(Part, frozen=True):
    """One remedy (the first, with an empty name, is none): the error at the top and what it is less."""

    name: str
    title: str
    error: float
    gap: float
    purges: float
    difference: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="record"):
    """What every line of a record stream has."""

    schema: Literal[1] = SCHEMA
    id: str

    def _repr_html_(self) -> str:
        """For notebooks: what is set, as a small list; spans are places in an article, which is not here."""
        rows = ((name, getattr(self, name)) for name in self.__struct_fields__ if name != "schema")
        return definition_list(
            type(self).__name__, ((name, value) for name, value in rows if value not in (None, (), {}, ""))
        )


class Provenance(Record, frozen=True, tag="provenance"):
    """What made the records that follow: version, settings, model and inputs, by hash."""

    version: str
    command: str
    settings: dict[str, str | int | float | bool | None]
    models: dict[str, str]
    inputs: tuple[str, ...]


class Document(Record, frozen=True, tag="document"):
    """One article as received; ``text`` is all its visible text in document order."""

    received_as: str
    text: str
    url: str | None = None
    outlet: str | None = None
    outlet_basis: Basis = "unknown"
    headline: str | None = None
    published: Published = Published()
    retrieved: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()


class Party(Record, frozen=True, tag="party"):
    """Somebody or something that reports; ``document`` is None for one merged across documents.

    ``anonymity`` is where the text says that, or why, somebody is not named. A merged party has no
    mentions of its own: ``members`` are the parties, each of one document, that it was made from, and
    ``why`` gives the rule for each member after the first.
    """

    document: str | None
    name: str
    kind: PartyKind
    role: str | None = None
    affiliation: str | None = None
    anonymity: Span | None = None
    mentions: tuple[Span, ...] = ()
    members: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Report(Record, frozen=True, tag="report"):
    """One attribution: somebody is said to have said, believed, denied, intended something."""

    document: str
    source: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Directness
    voice: Voice = "reported"
    place: BlockKind = "body"
    stance: Stance | None = None
    hedges: tuple[Span, ...] = ()
    verification: tuple[Span, ...] = ()
    parent: str | None = None
    continues: str | None = None
    relay: tuple[Relay, ...] = ()
    when: When | None = None
    confidence: float | None = None


class Figure(Record, frozen=True, tag="figure"):
    """A quantity in a text, what it counts, and who gives it (``report`` None: the outlet)."""

    document: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    what: str
    as_of: str | None = None
    report: str | None = None


class Informs(Record, frozen=True, tag="informs"):
    """Who tells, misleads or warns whom inside the story, and on whose word."""

    document: str
    informer: str
    informed: str
    manner: Manner
    span: Span
    motive: str | None = None
    report: str | None = None


class HeadlineCheck(Record, frozen=True, tag="headline-check"):
    """What a headline, subhead or lead claims beyond the body."""

    document: str
    kind: CheckKind
    span: Span
    why: str
    reports: tuple[str, ...] = ()


class Link(Record, frozen=True, tag="link", rename={"origin": "from", "target": "to"}):
    """A typed, evidenced edge from one report to another (JSON: ``from``, ``to``).

    It leads from the report that came later, or repeats, to the one that it goes back to, denies,
    comments on or supersedes; ``denied`` says what a denial or comment disputes. Evidence that is
    absent is not in ``evidence``: absent is not zero.
    """

    origin: str
    target: str
    relation: Relation
    probability: float
    drift: tuple[Drift, ...] = ()
    denied: Denied | None = None
    evidence: dict[str, str | int | float | bool | None] = {}


class Claim(Record, frozen=True, tag="claim"):
    """The reports, across documents, that state the same proposition.

    ``text`` is the wording of one of them. One report may state several claims: ``wordings`` are its
    words for this one. ``rules`` say why there are at least and at most so many origins.
    """

    text: str
    reports: tuple[str, ...]
    origin_range: tuple[int, int]
    rules: tuple[str, str] = ("", "")
    wordings: tuple[Wording, ...] = ()


class Origin(Record, frozen=True, tag="origin"):
    """One independent beginning of a claim and the rule that says so.

    ``parties`` are those it begins with, merged where they are; ``ghosts`` what it is known to come
    from and the bundle lacks. ``certain`` is False for one that may be the same as another.
    """

    claim: str
    reports: tuple[str, ...]
    why: str
    parties: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    certain: bool = True


class Passage(Record, frozen=True, tag="passage"):
    """Text that two documents share; ``earlier`` None where time is unknown.

    ``spans`` are pairs of stretches with the same words, the first in the first document.
    """

    documents: tuple[str, str]
    spans: tuple[tuple[Span, Span], ...]
    use: PassageUse
    earlier: str | None = None
    why: str = ""


class Comparison(Record, frozen=True, tag="comparison", rename={"origin": "from", "target": "to"}):
    """Two figures that a reader would compare, and whether they may be (JSON: ``from``, ``to``)."""

    origin: str
    target: str
    relation: FigureRelation
    why: str


class Ghost(Record, frozen=True, tag="ghost"):
    """An outlet, document or person that the bundle cites but does not contain.

    ``cited_in`` are documents, ``reports`` the statements that it is cited for.
    """

    name: str
    kind: PartyKind
    date: str | None = None
    cited_in: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


class Belief(Record, frozen=True, tag="belief"):
    """What may be believed of a claim, and what that rests on; ``probability`` None: it cannot be judged.

    ``ends``: the probability at the fewest origins that there may be, and at the most. ``hinge`` is the
    origin that moves it most: ``moves`` are the log-odds, in nats, that it adds, ``without`` what is left
    without it.
    ``confidence`` is in the evidence base, and never a likelihood. ``why``: plain sentences.
    """

    claim: str
    probability: float | None
    interval: tuple[float, float] | None
    origins: tuple[Bound, Bound]
    hinge: str | None
    grade: Grade
    phrase: str
    ends: tuple[float, float] | None = None
    moves: float | None = None
    without: float | None = None
    confidence: Confidence | None = None
    why: tuple[str, ...] = ()


class Quantity(Record, frozen=True, tag="quantity"):
    """What may be believed of a number, from figures that count the same thing at the same time.

    ``interval`` holds nine tenths of the probability. ``origins``: how many independent beginnings give it.
    ``left_out``: the least and the greatest value if one of them is left out. ``hinge``: the figure
    whose beginning moves the value most.
    """

    figures: tuple[str, ...]
    what: str
    unit: str | None
    as_of: str | None
    value: float | None
    interval: tuple[float, float] | None
    origins: int
    left_out: tuple[float, float] | None = None
    hinge: str | None = None
    why: tuple[str, ...] = ()


class Truth(Record, frozen=True, tag="truth"):
    """What really happened, in a simulated or invented world; keyed by the id it is about."""

    about: str
    holds: bool | None
    value: float | None = None
    note: str = ""


class Simulation(Record, frozen=True, tag="simulation"):
    """What a run of a scenario comes to.

    ``axes`` names the places along each axis of the series: steps, levels from the top, channels. ``band``
    are the quantiles over replicates between which bands lie. Every total is one number, null where it cannot
    be said.
    """

    scenario: str
    scenario_id: str
    title: str
    unit: str
    seed: int
    engine: str
    replicates: int
    agents: int
    band: tuple[float, float]
    axes: dict[str, tuple[int | str, ...]]
    series: dict[str, Series]
    totals: dict[str, float | None]
    brief: dict[str, str]
    remedies: tuple[Tried, ...] = ()
    notes: tuple[str, ...] = ()


AnyRecord: TypeAlias = (
    Provenance
    | Document
    | Party
    | Report
    | Figure
    | Informs
    | HeadlineCheck
    | Link
    | Claim
    | Origin
    | Passage
    | Comparison
    | Ghost
    | Belief
    | Quantity
    | Truth
    | Simulation
)


# What reading finds in one document.
Finding: TypeAlias = Party | Report | Figure | Informs | HeadlineCheck


def make_id(prefix: str, *parts: object) -> str:
    """A stable id: *prefix*, a hyphen and 16 hexadecimal digits of a hash of *parts*."""
    encoded = msgspec.json.encode(parts)
    return f"{prefix}-{hashlib.blake2b(encoded, digest_size=8).hexdigest()}"


def document_id(*, url: str | None, outlet: str | None, published: str | None, text: str) -> str:
    """Id of a document: its address, or else its outlet, with its date and its whole text."""
    return make_id("doc", url or outlet, published, text)


def report_id(document: str, *spans: Sequence[Span]) -> str:
    """Id of a report: its document and its source, cue and content spans."""
    return make_id("rep", document, [sorted(s) for s in spans])


def claim_id(reports: Iterable[str]) -> str:
    """Id of a claim: made from its smallest report id."""
    return make_id("clm", min(reports))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one line of a record stream."""
    (schema,), components = msgspec.json.schema_components((AnyRecord,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Earwitness record stream, schema {SCHEMA}",
        **schema,
        "$defs": components,
    }
