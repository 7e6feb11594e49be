"""Results as tables that a person can read in a terminal of 80 columns; nothing is cut."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.cli.output import printable
from earwitness.dossier.statements import Statement, arrange
from earwitness.records import Document, Report

WIDEST: Final = 110  # columns; longer lines are hard to follow


def _console(columns: int | None = None) -> Console:
    """A console that writes to memory as standard output would be written to."""
    terminal = sys.stdout.isatty()
    width = columns or Console(file=sys.stdout).width
    return Console(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=terminal,
        no_color=not terminal or "NO_COLOR" in os.environ,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def as_bytes(parts: Sequence[RenderableType], columns: int | None = None) -> bytes:
    """*parts* one below the other, as bytes for standard output."""
    console = _console(columns)
    for part in parts:
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    lines = (line.rstrip() for line in console.file.getvalue().split("\n"))
    return "\n".join(lines).encode("utf-8", "replace")


def documents_table(documents: Sequence[Document]) -> list[RenderableType]:
    """One row for each document: what it is, where it came from, when."""
    table = _table()
    table.add_column("Article", ratio=5, overflow="fold")
    table.add_column("Outlet", ratio=2, overflow="fold")
    table.add_column("Published", ratio=2, overflow="fold")
    table.add_column("Words", justify="right", min_width=5)
    for document in documents:
        about = Text(printable(document.headline or "(no headline)"), style="bold")
        about.append(f"\n{printable(document.received_as)}", style="not bold dim")
        language = "" if document.language in (None, "en") else f", language {document.language}"
        about.append(printable(language), style="not bold dim")
        table.add_row(
            about,
            _known(document.outlet, document.outlet_basis),
            _known(_date(document), document.published.basis),
            f"{len(document.text.split()):,}",
        )
    return [table]


def statements_tables(documents: Sequence[Document], reports: Sequence[Report]) -> list[RenderableType]:
    """For each document a heading and its statements: who said how, and what."""
    by_document: dict[str, list[Report]] = {}
    for report in reports:
        by_document.setdefault(report.document, []).append(report)
    parts: list[RenderableType] = []
    for document in documents:
        (article,) = arrange([document], by_document.get(document.id, ()))
        every = tuple(article.every_statement())
        parts.append(_heading(document, len(every)))
        if every:
            parts.append(_statements(every))
        parts.append("")
    return parts


def _heading(document: Document, count: int) -> Text:
    text = Text()
    text.append(printable(document.headline or document.received_as), style="bold")
    known = [document.outlet, _date(document), document.received_as if document.headline else None]
    text.append("\n" + printable(" · ".join(part for part in known if part)), style="dim")
    statements = "1 statement" if count == 1 else f"{count or 'no'} statements"
    if document.language not in (None, "en"):
        statements = f"not read (language {document.language}; only English is)"
    text.append(f"{' · ' if any(known) else ''}{statements}", style="dim")
    return text


def _statements(statements: Sequence[Statement]) -> Table:
    table = _table()
    table.add_column("No.", justify="right", min_width=3, style="dim")
    table.add_column("Who, and how", ratio=2, overflow="fold")
    table.add_column("What", ratio=3, overflow="fold")
    outer = {inner.number: s.number for s in statements for inner in s.nested}
    for statement in statements:
        table.add_row(
            str(statement.number),
            _who(statement, outer.get(statement.number)),
            Text(printable(statement.content or "(nothing that the text sets out)")),
        )
    return table


def _who(statement: Statement, outer: int | None) -> Text:
    own = statement.report.voice == "own"
    text = Text()
    if statement.source and not own:
        text.append(printable(statement.source), style="bold")
    else:
        text.append("the outlet itself" if own else "no source given", style="italic")
    if statement.cue:
        text.append(" " if statement.source else ": ")
        text.append(printable(statement.cue), style="cyan")
    details = [statement.report.kind, statement.firmness]
    if statement.report.place != "body":
        details.append(f"in a {statement.report.place.replace('-', ' ')}")
    if statement.goes_on_from:
        details.append(f"goes on from {statement.goes_on_from}")
    if outer:
        details.append(f"inside {outer}")
    text.append("\n" + ", ".join(details), style="dim")
    return text


def _table() -> Table:
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 1, 0), header_style="dim")


def _known(value: str | None, basis: str) -> Text:
    if value is None:
        return Text("unknown", style="dim")
    text = Text(printable(value))
    text.append(f"\n{basis}", style="dim")
    return text


def _date(document: Document) -> str | None:
    published = document.published
    if published.date:
        return published.date.replace("T", " ")  # so that a time can wrap below its date
    if published.earliest or published.latest:
        return f"{published.earliest or '…'} to {published.latest or '…'}"
    return None
