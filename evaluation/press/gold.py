"""Annotated articles: a text file and, beside it, a TOML file with passages marked by hand.

A passage is copied from the article with marks laid over it: ``{s|source}``, ``{q|cue}``,
``{c|content}``, ``{h|hedge}``, ``{d|words that date}``, ``{v|verification}``, ``{f|figure}``,
``{i|who informs whom}``, ``{x|headline words}``, ``{m|mention}``. Marks nest. ``<...>`` leaves out
words up to where the passage goes on; any white space matches any other. A passage stands once in
its article, or says which time is meant (``n = 2``). The rules are in GUIDE.md.

What comes out are the product's own records, so that scoring compares like with like. Ids are those
of the annotator.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from earwitness.records import (
    Block,
    BlockKind,
    CheckKind,
    Directness,
    Document,
    Figure,
    HeadlineCheck,
    Informs,
    Manner,
    Party,
    PartyKind,
    Published,
    Relay,
    Report,
    Source,
    Span,
    Stance,
    Voice,
    When,
)
from evaluation.press.score import Annotated

HERE: Final = Path(__file__).parent
PARTS: Final = ("dev", "test")
_MARK: Final = re.compile(r"\{([a-z])\||(\})|(<\.\.\.>)|(\s+)")
_EVERY: Final = "all:"  # before a mention: wherever these words stand
_STEP: Final[dict[str, Literal["stated", "inferred"]]] = {"s": "stated", "i": "inferred"}
UNRESOLVED: Final = "unresolved"


class GoldError(Exception):
    """An annotation does not fit its article or itself."""


class _Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A table of the TOML file that begins with a passage."""

    passage: str
    n: int = 0


class _Block(_Row, kw_only=True):
    kind: BlockKind


class _Party(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    name: str
    kind: PartyKind
    role: str | None = None
    affiliation: str | None = None
    anonymity: str | None = None  # how the text describes it, word for word
    mentions: list[str] = []


class _Report(_Row, kw_only=True):
    id: str
    kind: Directness
    stance: Stance | None = None
    voice: Voice = "reported"
    party: str | None = None
    candidates: list[str] = []
    parent: str | None = None
    continues: str | None = None
    relay: str = ""
    when: str | None = None
    note: str = ""


class _Verification(_Row, kw_only=True):
    governs: list[str]


class _Figure(_Row, kw_only=True):
    unit: str | None = None
    what: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    as_of: str | None = None
    report: str | None = None


class _Informs(_Row, kw_only=True):
    informer: str
    informed: str
    manner: Manner
    motive: str | None = None
    report: str | None = None


class _Check(_Row, kw_only=True):
    kind: CheckKind
    why: str
    reports: list[str] = []


class _File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    outlet: str
    outlet_party: str
    given: bool
    published: Published
    block: list[_Block] = []
    party: list[_Party] = []
    report: list[_Report] = []
    verification: list[_Verification] = []
    figure: list[_Figure] = []
    informs: list[_Informs] = []
    headline_check: list[_Check] = []


@dataclass(frozen=True, kw_only=True)
class Gold(Annotated):
    """One annotated article. ``given``: the program is told its outlet and date."""

    given: bool
    document: Document
    anonymity: dict[str, Span]


@dataclass(frozen=True)
class Marked:
    """Where a passage stands, and the spans of its marks in order of their beginnings."""

    span: Span
    marks: tuple[tuple[str, Span], ...]

    def of(self, kind: str) -> tuple[Span, ...]:
        return tuple(span for mark, span in self.marks if mark == kind)


def find(text: str, passage: str, n: int = 0) -> Marked:
    """The place of a marked *passage* in *text*. Raises GoldError unless it stands once, or *n* times."""
    pattern, open_marks, closed = _pattern(passage)
    found = list(re.finditer(pattern, text, re.DOTALL))
    if not found or len(found) < n or (n == 0 and len(found) > 1):
        raise GoldError(f"stands {len(found)} times: {passage!r}")
    match = found[max(n, 1) - 1]
    marks = sorted((match.start(b), -match.start(e), kind, (b, e)) for kind, b, e in closed)
    if open_marks:
        raise GoldError(f"mark not closed: {passage!r}")
    return Marked(match.span(), tuple((kind, (start, -end)) for start, end, kind, _ in marks))


def _pattern(passage: str) -> tuple[str, list[tuple[str, int]], list[tuple[str, int, int]]]:
    """A regular expression with an empty group at every edge of a mark."""
    out, at, groups = "", 0, 0
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int, int]] = []
    for m in _MARK.finditer(passage.strip()):
        out += re.escape(passage.strip()[at : m.start()])
        at = m.end()
        if m[3]:
            out += ".*?"
        elif m[4]:
            out += r"\s+" if not out.endswith((".*?", r"\s+")) else ""
        else:
            groups += 1
            out += "()"
            if m[1]:
                opened.append((m[1], groups))
            elif opened:
                kind, begin = opened.pop()
                closed.append((kind, begin, groups))
            else:
                raise GoldError(f"mark closed that was not open: {passage!r}")
    return out + re.escape(passage.strip()[at:]), opened, closed


def load(path: Path, text_in: Path | None = None) -> Gold:
    """The article whose annotation is *path* (``NN-name.toml``).

    Its text is ``NN-name.txt`` in *text_in*, if not given in the same folder. Raises GoldError.
    """
    text = ((text_in or path.parent) / f"{path.stem}.txt").read_text(encoding="utf-8")
    try:
        rows = msgspec.toml.decode(path.read_bytes(), type=_File)
        return _gold(path.stem, text, rows)
    except (msgspec.MsgspecError, GoldError) as error:
        raise GoldError(f"{path.name}: {error}") from error


def _gold(name: str, text: str, rows: _File) -> Gold:
    blocks = _blocks(text, rows.block)
    document = Document(
        id=name,
        received_as=f"{name}.txt",
        text=text,
        outlet=rows.outlet,
        outlet_basis="given" if rows.given else "stated",
        headline=next((text[b.start : b.end] for b in blocks if b.kind == "headline"), None),
        published=rows.published,
        language="en",
        blocks=blocks,
    )
    parties = {p.id: _party(text, name, p) for p in rows.party}
    checked: dict[str, list[Span]] = {}
    for v in rows.verification:
        spans = find(text, v.passage, v.n).of("v")
        for governed in v.governs:
            checked.setdefault(governed, []).extend(spans)
    reports = {r.id: _report(document, r, tuple(checked.get(r.id, ()))) for r in rows.report}
    gold = Gold(
        name=name,
        given=rows.given,
        document=document,
        blocks=blocks,
        parties=parties,
        anonymity={p.id: find(text, p.anonymity).span for p in rows.party if p.anonymity},
        reports=reports,
        figures=[_figure(text, name, f) for f in rows.figure],
        informs=[_informs(text, name, i) for i in rows.informs],
        checks=[_check(text, name, c) for c in rows.headline_check],
    )
    _resolve(gold, rows)
    return gold


def _blocks(text: str, rows: Iterable[_Block]) -> tuple[Block, ...]:
    """The marked blocks, and body between them, line ends apart."""
    marked = sorted((*find(text, b.passage, b.n).span, b.kind) for b in rows)
    out: list[Block] = []
    at = 0
    for start, end, kind in [*marked, (len(text), len(text), "body")]:
        if start < at:
            raise GoldError(f"blocks overlap: {text[start:end]!r}")
        body = text[at:start]
        if body.strip():
            begin = at + len(body) - len(body.lstrip())
            out.append(Block(kind="body", start=begin, end=at + len(body.rstrip())))
        if end > start:
            out.append(Block(kind=kind, start=start, end=end))
        at = end
    return tuple(out)


def _party(text: str, document: str, row: _Party) -> Party:
    spans: set[Span] = set()
    for words in row.mentions:
        if words.startswith(_EVERY):
            literal = re.escape(words.removeprefix(_EVERY)).replace(r"\ ", r"\s+")
            every = [m.span() for m in re.finditer(rf"(?<!\w){literal}(?!\w)", text)]
            if not every:
                raise GoldError(f"stands nowhere: {words!r}")
            spans.update(every)
        else:
            found = find(text, words)
            spans.update(found.of("m") or (found.span,))
    return Party(
        id=row.id,
        document=document,
        name=row.name,
        kind=row.kind,
        role=row.role,
        affiliation=row.affiliation,
        mentions=tuple(sorted(s for s in spans if not any(_within(s, o) for o in spans if o != s))),
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _report(document: Document, row: _Report, checked: tuple[Span, ...]) -> Report:
    found = find(document.text, row.passage, row.n)
    content = found.of("c")
    if not content:
        raise GoldError(f"report {row.id}: no {{c|content}}")
    worded = found.of("d")
    block = next((b for b in document.blocks if b.start <= content[0][0] < b.end), None)
    if row.when and not worded and row.when != UNRESOLVED:
        raise GoldError(f"report {row.id}: a date, and no {{d|words}} for it")
    steps = [step.rpartition(":") for step in row.relay.split()]
    return Report(
        id=row.id,
        document=document.id,
        source=Source(spans=found.of("s"), party=row.party, candidates=tuple(row.candidates)),
        cue=found.of("q"),
        content=content,
        kind=row.kind,
        voice=row.voice,
        place=block.kind if block else "body",
        stance=row.stance,
        hedges=found.of("h"),
        verification=checked,
        parent=row.parent,
        continues=row.continues,
        relay=tuple(Relay(party=party, basis=_STEP[basis]) for party, _, basis in steps),
        when=When(span=worded[0], date=None if row.when == UNRESOLVED else row.when) if worded else None,
    )


def _figure(text: str, document: str, row: _Figure) -> Figure:
    return Figure(
        id=f"{document}:figure",
        document=document,
        span=_only(text, row, "f"),
        value=row.value,
        low=row.low,
        high=row.high,
        unit=row.unit,
        what=row.what,
        as_of=row.as_of,
        report=row.report,
    )


def _informs(text: str, document: str, row: _Informs) -> Informs:
    return Informs(
        id=f"{document}:informs",
        document=document,
        informer=row.informer,
        informed=row.informed,
        manner=row.manner,
        span=_only(text, row, "i"),
        motive=row.motive,
        report=row.report,
    )


def _check(text: str, document: str, row: _Check) -> HeadlineCheck:
    return HeadlineCheck(
        id=f"{document}:check",
        document=document,
        kind=row.kind,
        span=_only(text, row, "x"),
        why=row.why,
        reports=tuple(row.reports),
    )


def _only(text: str, row: _Row, mark: str) -> Span:
    spans = find(text, row.passage, row.n).of(mark)
    if len(spans) != 1:
        raise GoldError(f"one {{{mark}|...}} is wanted: {row.passage!r}")
    return spans[0]


def _resolve(gold: Gold, rows: _File) -> None:
    """Every id must name something; what is nested must lie inside. Raises GoldError."""
    for what, ids in (("report", [r.id for r in rows.report]), ("party", [p.id for p in rows.party])):
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise GoldError(f"{what} ids given twice: {', '.join(twice)}")
    people = set(gold.parties)
    named = {rows.outlet_party, *(p for p, _ in _named_parties(gold))}
    unknown = named - people
    if unknown:
        raise GoldError(f"no such party: {', '.join(sorted(unknown))}")
    cited = {i for v in rows.verification for i in v.governs} | {
        i for c in rows.headline_check for i in c.reports
    }
    cited |= {x.report for x in [*gold.figures, *gold.informs] if x.report}
    for r in gold.reports.values():
        cited |= {i for i in (r.parent, r.continues) if i}
        if r.voice == "reported" and r.stance is None:
            raise GoldError(f"report {r.id}: no stance")
        if r.source.spans and not (r.source.party or r.source.candidates):
            raise GoldError(f"report {r.id}: a source, and no party or candidates")
        parent = gold.reports.get(r.parent or "")
        if parent and not all(any(_within(s, o) for o in parent.content) for s in r.content):
            raise GoldError(f"report {r.id}: content outside its parent's")
    lost = cited - set(gold.reports)
    if lost:
        raise GoldError(f"no such report: {', '.join(sorted(lost))}")


def _named_parties(gold: Gold) -> Iterator[tuple[str, str]]:
    for r in gold.reports.values():
        for party in (r.source.party, *r.source.candidates, *(step.party for step in r.relay)):
            if party:
                yield party, r.id
    for i in gold.informs:
        yield i.informer, i.id
        yield i.informed, i.id


def read_part(part: str) -> list[Gold]:
    """The annotated articles of *part* (``dev`` or ``test``), by name."""
    return [load(path) for path in sorted((HERE / part).glob("*.toml"))]


def annotated_twice() -> list[tuple[Gold, Gold]]:
    """The articles of both parts that two people annotated: the gold, and the second annotation."""
    by_name = {path.stem: path for part in PARTS for path in (HERE / part).glob("*.toml")}
    seconds = sorted((HERE / "second").glob("*.toml"))
    return [(load(by_name[p.stem]), load(p, by_name[p.stem].parent)) for p in seconds]


def main() -> None:
    ap = argparse.ArgumentParser(description="Check annotations: every mistake, one a line.")
    ap.add_argument("files", nargs="+", type=Path, help="NN-name.toml, with NN-name.txt beside it")
    failed = False
    for path in ap.parse_args().files:
        try:
            gold = load(path)
        except GoldError as error:
            failed = True
            print(error, file=sys.stderr)
        else:
            print(
                f"{path.name}: {len(gold.reports)} reports, {len(gold.parties)} parties, "
                f"{len(gold.figures)} figures, {len(gold.checks)} headline checks"
            )
    sys.exit(failed)


if __name__ == "__main__":
    main()
