"""How well ``read`` and ``trace`` find what is known of emitted worlds, which are worded for them.

``python -m evaluation.worlds [--worlds N] [--scenario NAME|FILE] [--seed S]``

One replicate of the scenario is one bundle of invented articles (earwitness.simulate.emit and wording). They
are written to files and go through the whole way of a user: taken in, read, traced. What comes out is
compared with what the story was made from.

==========  ==========================================================================================
statements  earwitness.score: found, with the right source, exactly; F1 over all attributed statements
read        evaluation.press.score: one line of measures, by the same rules as for annotated articles
trace       evaluation.trace.score, on what was read ("text") and on the true statements ("given");
            the passages that articles share are not among the truths, so they are not scored
stated      share of claims of two statements or more for which trace's range is the very one that the
            articles allow; "origins" asks only whether the true number lies in the range
==========  ==========================================================================================

Made text is easier than real text in some ways (few words, few sentence plans, no asides) and odder in others
(the same phrase from five mouths), so these figures say whether something broke and where the two stages lose
what; they are no measure of how well either does on the press. No floor is set.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from earwitness.ingest import IngestSettings
from earwitness.pipeline import Bundle, collect, read_all, trace_all
from earwitness.read import Reading, ReadSettings
from earwitness.records import Claim, Document, Report
from earwitness.score import MEASURES as FOUND
from earwitness.score import Attributed, tally
from earwitness.score import Tally as Statements
from earwitness.simulate import simulate
from earwitness.simulate.emit import Emission, EmitSettings, emit
from earwitness.simulate.files import read_scenario
from earwitness.simulate.wording import Worded, worded
from earwitness.trace import Lineage, TraceSettings, trace
from evaluation.bundle import joined
from evaluation.press import score as press
from evaluation.trace import score as tracing
from evaluation.trace.__main__ import _found, _matched, _meeting, _same_place
from evaluation.trace.gold import Affair, GoldClaim, GoldLink

_UNSCORED = frozenset(["passages"])


@dataclass
class Scores:
    """Counts that add up over worlds."""

    statements: Statements = field(default_factory=Statements)
    read: press.Tally = field(default_factory=press.Tally)
    text: tracing.Tally = field(default_factory=tracing.Tally)
    given: tracing.Tally = field(default_factory=tracing.Tally)
    stated: dict[str, list[bool]] = field(default_factory=lambda: {"text": [], "given": []})
    words: int = 0


def main() -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation.worlds",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("--worlds", type=int, default=10, help="how many replicates to word")
    ap.add_argument("--scenario", default="war-room", help="a built-in scenario, or a file")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--model", default=ReadSettings().model)
    ap.add_argument("--show", action="store_true", help="print the articles of the first world and stop")
    a = ap.parse_args()
    run = simulate(read_scenario(a.scenario), replicates=a.worlds, seed=a.seed)
    scores = Scores()
    for replicate in range(a.worlds):
        world = worded(emit(run, replicate=replicate, settings=EmitSettings()))
        if a.show:
            print("\n\n".join(f"== {d.outlet}, {d.published.date}\n{d.text}" for d in world.documents))
            return 0
        if world.documents:
            _score(world, scores, a.model)
        print(f"\r{replicate + 1} of {a.worlds} worlds", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    _print(scores, a.worlds)
    return 0


def _score(world: Worded, scores: Scores, model: str) -> None:
    """Add what is found in one world."""
    bundle = _whole_way(world.documents, model)
    emission = world.emission
    made = {d.id: d for d in world.documents}
    for document, reading in zip(bundle.documents, bundle.readings, strict=True):
        scores.words += len(document.text.split())
        gold = [r for r in emission.reports if r.document == document.id]
        sourced = [Attributed(r.source.spans, r.cue, r.content) for r in gold if r.voice == "reported"]
        scores.statements += tally(document.text, sourced, joined(reading.reports))
        scores.read += press.compare(_annotated(world, made[document.id]), _as_read(document, reading))
    affair = as_affair(world)
    assert bundle.lineage is not None
    scores.text += tracing.compare(affair, from_text(affair, bundle))
    lineage = trace(affair.documents, affair.findings())
    scores.given += tracing.compare(affair, _found(affair, lineage))
    for way, found, of in (
        ("text", bundle.lineage, _matched(bundle.reports, emission.reports)),
        ("given", lineage, {r.id: r.id for r in emission.reports}),
    ):
        scores.stated[way] += _as_stated(emission, found, of)


def _whole_way(documents: Sequence[Document], model: str) -> Bundle:
    """The articles as files with a table of outlets and dates, taken in, read and traced."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as table:
            writer = csv.writer(table)
            writer.writerow(["file", "outlet", "published"])
            for document in documents:
                writer.writerow([document.received_as, document.outlet, document.published.date])
        files = []
        for document in documents:
            files.append(folder / document.received_as)
            files[-1].write_text(document.text, encoding="utf-8")
        bundle = collect(files, IngestSettings(table=folder / "articles.csv"))
    known = {d.id for d in documents}
    if {d.id for d in bundle.documents} != known:
        raise SystemExit("taken in, an article is not the one that was worded")
    return trace_all(read_all(bundle, ReadSettings(model=model)), TraceSettings())


def _annotated(world: Worded, document: Document) -> press.Annotated:
    """What is known of one article, in the form of an annotation."""
    emission = world.emission
    parties = {p.id: p for p in emission.parties if p.document == document.id}
    outlet = next((i for i, p in parties.items() if p.kind == "outlet" and p.name == document.outlet), None)
    return press.Annotated(
        name=document.received_as,
        blocks=document.blocks,
        parties=parties,
        reports={r.id: r for r in emission.reports if r.document == document.id},
        figures=[f for f in emission.figures if f.document == document.id],
        informs=[i for i in emission.informs if i.document == document.id],
        checks=[c for c in world.checks if c.document == document.id],
        outlet=outlet,
    )


def _as_read(document: Document, reading: Reading) -> press.Annotated:
    return press.Annotated(
        name=document.received_as,
        blocks=document.blocks,
        parties={p.id: p for p in reading.parties},
        reports={r.id: r for r in reading.reports},
        figures=reading.figures,
        informs=reading.informs,
        checks=reading.checks,
        outlet=reading.outlet,
    )


def as_affair(world: Worded) -> Affair:
    """A worded world as a bundle whose lineage is known; origins are the true ones, ranges those stated."""
    emission = world.emission
    origins: dict[str, list[frozenset[str]]] = {}
    for origin in emission.origins:
        origins.setdefault(origin.claim, []).append(frozenset(origin.reports))
    return Affair(
        name=f"world {emission.replicate}",
        folder=Path(),
        documents=emission.documents,
        parties=emission.parties,
        reports=emission.reports,
        figures=emission.figures,
        claims=tuple(
            GoldClaim(c.id, c.text, frozenset(c.reports), c.origin_range, tuple(origins[c.id]))
            for c in emission.claims
        ),
        links=tuple(GoldLink(k.origin, k.target, k.relation, k.drift, k.denied) for k in emission.links),
        comparisons={(c.origin, c.target): c.relation for c in emission.comparisons},
        ghosts={g.name: frozenset(g.cited_in) for g in emission.ghosts},
        passages=(),
        same=tuple(frozenset(p.members) for p in emission.merged),
    )


def from_text(affair: Affair, bundle: Bundle) -> tracing.Found:
    """A traced bundle in the ids of *affair*."""
    assert bundle.lineage is not None
    parties = [p for reading in bundle.readings for p in reading.parties]
    figures = [f for reading in bundle.readings for f in reading.figures]
    return tracing.Found(
        bundle.lineage,
        _matched(bundle.reports, affair.reports),
        _same_place(figures, affair.figures),
        _meeting(parties, affair.parties),
    )


def _as_stated(emission: Emission, lineage: Lineage, of: Mapping[str, str]) -> list[bool]:
    """For each claim of two statements or more, whether the likest one found has the very same range."""
    given = [(frozenset(of[r] for r in c.reports if r in of), c) for c in lineage.claims]
    out = []
    for claim in emission.claims:
        if len(claim.reports) < 2:
            continue
        wanted = frozenset(claim.reports)
        best = max(given, key=lambda g: (_likeness(wanted, g[0]), g[1].id), default=None)
        near: Claim | None = best[1] if best is not None and _likeness(wanted, best[0]) > 0 else None
        out.append(near is not None and near.origin_range == claim.origin_range)
    return out


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / max(1, len(a) + len(b))


def _print(scores: Scores, worlds: int) -> None:
    gold: Sequence[Report] | int = scores.statements.gold
    print(f"{worlds} worlds, {scores.words:,} words, {gold:,} attributed statements\n")
    print("statements  ", *(f"{m} {100 * scores.statements.f1(m):.1f}" for m in FOUND), sep="  ")
    print()
    _lines("read", {m: _percent(v) for m, v in press.scores(scores.read).items()})
    for way, counts in (("text", scores.text), ("given", scores.given)):
        row = {m: counts.f1(m) for m in tracing.MEASURES if m not in _UNSCORED}
        same = scores.stated[way]
        _lines(f"trace, {way}", row | {"stated": 100 * sum(same) / len(same) if same else None})


def _percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def _lines(name: str, values: Mapping[str, float | None]) -> None:
    print(name.ljust(14), *(m.rjust(max(8, len(m))) for m in values))
    cells = ("-" if v is None else f"{v:.1f}" for v in values.values())
    print("".ljust(14), *(c.rjust(max(8, len(m))) for m, c in zip(values, cells, strict=True)), "\n")


if __name__ == "__main__":
    sys.exit(main())
