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

from earwitness.dossier.statements import Article, Statement, arrange
from earwitness.dossier.telling import CHECKS
from earwitness.records import Document, Finding
from earwitness.unseen import printable

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


def statements_tables(documents: Sequence[Document], findings: Sequence[Finding]) -> list[RenderableType]:
    """For each document a heading, its headline checks, its statements, who informs whom, its figures."""
    by_document: dict[str | None, list[Finding]] = {}
    for found in findings:
        by_document.setdefault(found.document, []).append(found)
    parts: list[RenderableType] = []
    for document in documents:
        (article,) = arrange([document], by_document.get(document.id, ()))
        every = tuple(article.every_statement())
        parts.append(_heading(document, sum(s.report.voice == "reported" for s in every)))
        if article.checks:
            parts.append(_checks(article))
        if every:
            parts.append(_statements(every))
        if article.informs:
            parts.append(_informs(article))
        if article.figures:
            parts.append(_figures(article))
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


def _checks(article: Article) -> Table:
    table = _table()
    table.add_column("Headline to check", ratio=2, overflow="fold", style="yellow")
    table.add_column("Why", ratio=3, overflow="fold")
    for check in article.checks:
        why = Text(printable(f"{CHECKS[check.kind]}: {check.why}"))
        why.append(_numbers(article, check.reports, " See "), style="dim")
        table.add_row(printable(f"“{article.words(check.span)}”"), why)
    return table


def _informs(article: Article) -> Table:
    table = _table()
    table.add_column("Who informs whom, as told", ratio=2, overflow="fold")
    table.add_column("In the words of the text", ratio=3, overflow="fold")
    for edge in article.informs:
        informer, informed = article.people.name(edge.informer), article.people.name(edge.informed)
        words = Text(printable(f"“{article.words(edge.span)}”"))
        words.append(_numbers(article, (edge.report,), " Said in "), style="dim")
        table.add_row(printable(f"{informer} → {informed}: {edge.manner.replace('-', ' ')}"), words)
    return table


def _figures(article: Article) -> Table:
    table = _table(0)
    table.add_column("Figure", ratio=2, overflow="fold")
    table.add_column("Of what", ratio=3, overflow="fold")
    for figure in article.figures:
        what = Text(printable(figure.what or "(not said)"))
        what.append(f", as of {figure.as_of}" if figure.as_of else "", style="dim")
        what.append(_numbers(article, (figure.report,), ", in ") or ", the outlet's own", style="dim")
        table.add_row(printable(article.words(figure.span)), what)
    return table


def _numbers(article: Article, reports: Sequence[str | None], before: str) -> str:
    """The numbers of the statements of *reports*, after the words *before*; empty if there are none."""
    numbers = ", ".join(str(s.number) for s in article.stating(reports))
    return before + numbers if numbers else ""


def _statements(statements: Sequence[Statement]) -> Table:
    table = _table()
    table.add_column("No.", justify="right", min_width=3, style="dim")
    table.add_column("Who, and how", ratio=2, overflow="fold")
    table.add_column("What", ratio=3, overflow="fold")
    for statement in statements:
        table.add_row(str(statement.number), _who(statement), _what(statement))
    return table


def _who(statement: Statement) -> Text:
    own = statement.report.voice == "own"
    text = Text()
    if statement.source and not own:
        text.append(printable(statement.source), style="bold")
    elif not statement.speaker:
        text.append("the outlet itself" if own else "no source given", style="italic")
    if statement.speaker:
        text.append(printable(f"{' ' if statement.source else ''}({statement.speaker})"), style="bold dim")
    elif statement.candidates:
        text.append(printable(f" ({' or '.join(statement.candidates)}: not decided)"), style="bold dim")
    if statement.cue:
        text.append(" " if statement.source or statement.speaker else ": ")
        text.append(printable(statement.cue), style="cyan")
    if statement.through:
        text.append(printable(f"\nthrough {', '.join(statement.through)}"))
    return text


def _what(statement: Statement) -> Text:
    """The content and, below it, how firmly it is said, when, and how sure the reading is."""
    text = Text(printable(statement.content or "(nothing that the text sets out)"))
    if statement.firmly:
        text.append("\n" + printable("; ".join(statement.firmly)), style="yellow")
    details = [statement.when] if statement.when else []
    if statement.report.voice == "reported":
        details += [statement.report.kind, statement.firmness]
    if statement.report.place != "body":
        details.append(f"in a {statement.report.place.replace('-', ' ')}")
    if statement.goes_on_from:
        details.append(f"goes on from {statement.goes_on_from}")
    if statement.inside:
        details.append(f"inside {statement.inside}")
    if details:
        text.append("\n" + printable(", ".join(details)), style="dim")
    return text


def _table(below: int = 1) -> Table:
    """A table without lines, *below* empty lines under each row."""
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 2, below, 0), header_style="dim")


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
