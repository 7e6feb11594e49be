"""Annotated articles: a text file and, beside it, a TOML file with passages marked by hand.

What comes out are the product's own records, so that scoring compares like with like. Ids are those
of the annotator. Rules for annotators: GUIDE.md; the file's tables: form.py; marks: passages.py.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

from earwitness.ingest.dates import read_edtf
from earwitness.records import (
    Block,
    Document,
    Figure,
    HeadlineCheck,
    Informs,
    Party,
    Relay,
    Report,
    Source,
    Span,
    When,
)
from evaluation.press.form import BlockRow, File, PartyRow, ReportRow, Row
from evaluation.press.passages import GoldError, find
from evaluation.press.score import Annotated

HERE: Final = Path(__file__).parent
PARTS: Final = ("dev", "more", "fresh", "last", "further", "final", "test")
_EVERY: Final = "all:"  # before a mention: wherever these words stand
_STEP: Final[dict[str, Literal["stated", "inferred"]]] = {"s": "stated", "i": "inferred"}
UNRESOLVED: Final = "unresolved"
_SEASON: Final = re.compile(r"\d{4}-2[1-4]")  # EDTF: spring to winter


@dataclass(frozen=True, kw_only=True)
class Gold(Annotated):
    """One annotated article. ``given``: the program is told its outlet and date."""

    given: bool
    document: Document


def load(path: Path, text_in: Path | None = None) -> Gold:
    """The article whose annotation is *path* (``NN-name.toml``).

    Its text is ``NN-name.txt`` in *text_in*, if not given in the same folder. Raises GoldError.
    """
    beside = (text_in or path.parent) / f"{path.stem}.txt"
    for file in (path, beside):
        if not file.is_file():
            raise GoldError(f"{file}: not there; an annotation and its article have one name")
    try:
        rows = msgspec.toml.decode(path.read_bytes(), type=File)
        return _gold(path.stem, beside.read_text(encoding="utf-8"), rows)
    except (msgspec.MsgspecError, GoldError) as error:
        raise GoldError(f"{path.name}: {error}") from error


def _gold(name: str, text: str, rows: File) -> Gold:
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
        reports=reports,
        figures=[_spanned(Figure, document, f, "f") for f in rows.figure],
        informs=[_spanned(Informs, document, i, "i") for i in rows.informs],
        checks=[_spanned(HeadlineCheck, document, c, "x") for c in rows.headline_check],
        outlet=rows.outlet_party,
    )
    _resolve(gold, rows)
    return gold


def _blocks(text: str, rows: Iterable[BlockRow]) -> tuple[Block, ...]:
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


def _party(text: str, document: str, row: PartyRow) -> Party:
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
        anonymity=find(text, row.anonymity).span if row.anonymity else None,
        mentions=tuple(sorted(s for s in spans if not any(_within(s, o) for o in spans if o != s))),
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _report(document: Document, row: ReportRow, checked: tuple[Span, ...]) -> Report:
    found = find(document.text, row.passage, row.n)
    content = found.of("c")
    if not content:
        raise GoldError(f"report {row.id}: no {{c|content}}")
    worded = found.of("d")
    block = next((b for b in document.blocks if b.start <= content[0][0] < b.end), None)
    if bool(row.when) != bool(worded):
        raise GoldError(f"report {row.id}: {{d|words}} and a date, or neither")
    if row.when and row.when != UNRESOLVED and not (read_edtf(row.when) or _SEASON.fullmatch(row.when)):
        raise GoldError(f"report {row.id}: {row.when} is no date; write EDTF, or {UNRESOLVED}")
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


_Spanned = TypeVar("_Spanned", Figure, Informs, HeadlineCheck)


def _spanned(kind: type[_Spanned], document: Document, row: Row, mark: str) -> _Spanned:
    """A record with one span, that of the *mark* in the row's passage, and else what the row says."""
    spans = find(document.text, row.passage, row.n).of(mark)
    if len(spans) != 1:
        raise GoldError(f"one {{{mark}|...}} is wanted: {row.passage!r}")
    fields = {k: v for k, v in msgspec.structs.asdict(row).items() if k not in ("passage", "n")}
    if "reports" in fields:
        fields["reports"] = tuple(fields["reports"])
    return kind(id=f"{document.id}:{mark}", document=document.id, span=spans[0], **fields)


def _resolve(gold: Gold, rows: File) -> None:
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
    cited |= {f.report for f in gold.figures if f.report} | {i.report for i in gold.informs if i.report}
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
