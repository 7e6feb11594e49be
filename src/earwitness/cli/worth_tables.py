"""A weighed table as tables that a person reads, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.unseen import printable
from earwitness.weigh.table_weighing import Answer, Comparison, TableWeighing

_MOST_ANSWERS: Final = 60
_MOST_SOURCES: Final = 40
_MOST_PAIRS: Final = 30
_MOST_OTHERS: Final = 3
_CERTAIN: Final = 0.995  # from here on a probability is printed as "over 99%"


def worth_tables(
    found: TableWeighing, comparison: Comparison | None = None, *, every: bool = False
) -> list[RenderableType]:
    """Answers, sources, copying; unless *every*, only the least certain answers and the largest sources."""
    parts: list[RenderableType] = [*_answers(found, every), "", *_sources(found, every), ""]
    if found.copying:
        parts += [*_copying(found, every), ""]
    parts.append(Text(f"method {found.method}, {found.stopped} ({found.steps} rounds)", style="dim"))
    if comparison is not None:
        parts.append(_comparison(comparison))
    return parts


def json_lines(found: TableWeighing, comparison: Comparison | None = None) -> Iterator[bytes]:
    """A line for each answer, source and pair, and one for the whole, which comes last."""
    for name, rows in (("answer", found.answers), ("source", found.sources), ("copying", found.copying)):
        for row in rows:
            yield _line({"record": f"table-{name}", **asdict(row)})
    whole: dict[str, Any] = {
        "record": "table-weighing",
        "method": found.method,
        "items": len(found.answers),
        "sources": len(found.sources),
        "steps": found.steps,
        "stopped": found.stopped,
        "notes": list(found.notes),
    }
    if comparison is not None:
        whole["against"] = asdict(comparison)
    yield _line(whole)


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _answers(found: TableWeighing, every: bool) -> list[RenderableType]:
    answers = list(found.answers)
    left = 0
    if not every and len(answers) > _MOST_ANSWERS:
        left = len(answers) - _MOST_ANSWERS
        answers = sorted(answers, key=lambda a: (a.probability, a.item))[:_MOST_ANSWERS]
    table = _table()
    table.add_column("Item", ratio=3, overflow="fold")
    table.add_column("Value", ratio=2, overflow="fold")
    table.add_column("Right", justify="right", min_width=8)
    table.add_column("Otherwise", ratio=3, overflow="fold", style="dim")
    for answer in answers:
        table.add_row(
            printable(answer.item),
            printable(answer.value),
            percent(answer.probability),
            Text(_otherwise(answer)),
        )
    told = f"{left:,} more certain items are not shown (--all shows them)." if left else ""
    return [table, Text(told, style="dim")] if told else [table]


def _otherwise(answer: Answer) -> str:
    others = [f"{printable(value)} {percent(p)}" for value, p in answer.others[:_MOST_OTHERS]]
    if len(answer.others) > _MOST_OTHERS:
        others.append(f"{len(answer.others) - _MOST_OTHERS} more")
    if answer.between is not None and answer.between_probability is not None:
        others.insert(0, f"near enough to {answer.between:g}: {percent(answer.between_probability)}")
    return "; ".join([*others, f"none of them {percent(answer.unclaimed)}"])


def _sources(found: TableWeighing, every: bool) -> list[RenderableType]:
    sources = sorted(found.sources, key=lambda s: (-s.claims, s.source))
    shown = sources if every else sources[:_MOST_SOURCES]
    table = _table()
    table.add_column("Source", ratio=3, overflow="fold")
    table.add_column("Claims", justify="right")
    table.add_column("Of them right", justify="right")
    table.add_column("For itself", justify="right")
    table.add_column("90% range", justify="right", style="dim")
    for source in shown:
        table.add_row(
            printable(source.source),
            f"{source.claims:,}",
            percent(source.agreed),
            percent(source.reliability),
            f"{percent(source.low)} to {percent(source.high)}",
        )
    left = len(sources) - len(shown)
    return (
        [table, Text(f"{left:,} sources with fewer claims are not shown.", style="dim")] if left else [table]
    )


def _copying(found: TableWeighing, every: bool) -> list[RenderableType]:
    shown = found.copying if every else found.copying[:_MOST_PAIRS]
    table = _table()
    table.add_column("Copies, or has one origin with", ratio=3, overflow="fold")
    table.add_column("Share", justify="right")
    table.add_column("Sure", justify="right")
    table.add_column("Common items", justify="right")
    for pair in shown:
        way = "copies" if pair.directed else "and"
        names = f"{printable(pair.copier)} {way} {printable(pair.original)}"
        table.add_row(names, percent(pair.share), percent(pair.probability), f"{pair.common:,}")
    left = len(found.copying) - len(shown)
    return [table, Text(f"{left:,} more pairs are not shown.", style="dim")] if left else [table]


def _comparison(comparison: Comparison) -> Text:
    return Text(
        f"Against {comparison.known:,} known values: {comparison.answered:,} answered, "
        f"{comparison.right:.1%} right where {comparison.expected:.1%} were expected; "
        f"Brier score {comparison.brier:.4f}, calibration error {comparison.calibration_error:.4f}"
    )


def percent(probability: float) -> str:
    """A probability for people; what is nearly sure is not called sure."""
    if probability >= _CERTAIN:
        return "over 99%"
    if probability <= 1 - _CERTAIN:
        return "under 1%"
    return f"{probability:.0%}"


def _table() -> Table:
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
