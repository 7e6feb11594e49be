"""A lineage as a person reads it in a terminal: claims, figures, what is not in hand, shared text, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.dossier.changes import Step, steps, to_look_at
from earwitness.dossier.claims import SURE, ToldClaim, disputed, of_kind, told_claims
from earwitness.dossier.compared import told_comparisons, told_figure
from earwitness.dossier.naming import Names, quoted
from earwitness.dossier.statements import Article, arrange
from earwitness.dossier.telling import KINDS
from earwitness.dossier.timeline import timeline
from earwitness.records import (
    AnyRecord,
    Comparison,
    Document,
    FigureRelation,
    Finding,
    Ghost,
    Link,
    Party,
    Passage,
    PassageUse,
)
from earwitness.unseen import printable

Row: TypeAlias = tuple[str | Text, ...]
Section: TypeAlias = tuple[Table, list[Row]]

# So many of a kind are shown with a claim or a ghost; the record stream has all.
_MOST_BORDERLINE: Final = 3
_MOST_CHANGES: Final = 8
_MOST_CITED: Final = 5
_MOST_DISPUTES: Final = 6
_MOST_SPEAKERS: Final = 8
_MOST_ARTICLES: Final = 6
_MOST_ROWS: Final = 60  # of a section; a thousand copies of one notice share text in thousands of pairs
_LABEL: Final = len("Borderline")

_FIGURES: Final[dict[FigureRelation, str]] = {
    "conflict": "in conflict",
    "updated": "updated",
    "rounded": "rounded",
    "not-comparable": "not comparable",
    "agree": "agree",
}
_USES: Final[tuple[PassageUse, ...]] = ("republished", "woven-in", "quotations-only")


def lineage_tables(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    lineage: Sequence[AnyRecord],
    *,
    every: bool = False,
) -> list[RenderableType]:
    """*lineage* in sections with headings; those that would be empty are left out.

    Of the claims, those that matter: stated in two or more articles, or disputed; with *every*, all.
    """
    articles = arrange(documents, findings)
    names = Names(articles, [p for p in of_kind(Party, lineage) if p.document is None])
    told = told_claims(names, lineage)
    shown = told if every else tuple(c for c in told if c.matters)
    parts: list[RenderableType] = [_summary(articles, told, shown), ""]
    listed = frozenset(claim.number for claim in shown)
    going_back = steps(articles, names, [c.claim for c in shown], of_kind(Link, lineage))
    for claim in shown:
        parts += [_claim(claim, names, going_back[claim.claim.id], listed), ""]
    sections = (
        ("Figures compared", _figures(articles, of_kind(Comparison, lineage), names)),
        ("Not in hand, and cited", _ghosts(of_kind(Ghost, lineage), names)),
        ("Text in common", _passages(of_kind(Passage, lineage), names)),
        ("When", _timeline(articles, shown, names)),
    )
    for heading, (table, rows) in sections:
        shown_rows = rows if every else rows[:_MOST_ROWS]
        for row in shown_rows:
            table.add_row(*row)
        if rows:
            parts += [Text(heading, style="bold"), table]
            if len(shown_rows) < len(rows):
                parts.append(Text(f"and {len(rows) - len(shown_rows):,} more: --all lists them", style="dim"))
            parts.append("")
    return parts[:-1]


def _summary(articles: Sequence[Article], told: Sequence[ToldClaim], shown: Sequence[ToldClaim]) -> Text:
    statements = sum(1 for article in articles for _ in article.every_statement())
    several = sum(len(claim.documents) > 1 for claim in told)
    disputed = sum(claim.disputed for claim in told)
    perhaps = sum(bool(claim.disputes) for claim in told) - disputed
    counted = (_count(len(articles), "article"), _count(statements, "statement"), _count(len(told), "claim"))
    text = Text(f"{', '.join(counted)}: {several:,} stated in two or more articles, {disputed:,} disputed")
    text.append(f" and {perhaps:,} perhaps disputed" if perhaps else "")
    end = len(text)
    if len(shown) < len(told):
        text.append(
            f"\n{len(told) - len(shown):,} stated in one article only and not disputed: --all lists them"
        )
        text.stylize("dim", end)
    return text


def _claim(told: ToldClaim, names: Names, going_back: Mapping[str, Step], listed: frozenset[int]) -> Table:
    """The claim's words, and below them, line by line, what is known of it."""
    heading = Text(printable(quoted(told.claim.text)), style="bold", overflow="fold")
    lines = Table.grid(padding=(0, 2, 0, 0))
    lines.add_column(style="dim", min_width=_LABEL, no_wrap=True)
    lines.add_column(overflow="fold")
    before = None
    for label, text, style in _lines(told, names, going_back, listed):
        lines.add_row("" if label == before else label, Text(printable(text), style=style))
        before = label
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", min_width=2)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(str(told.number), Group(heading, lines))
    return table


def _lines(
    told: ToldClaim, names: Names, going_back: Mapping[str, Step], listed: frozenset[int]
) -> Iterator[tuple[str, str, str]]:
    """(label, text, style) of each line about a claim; *listed* are the numbers of the claims shown."""
    many = f"{_count(len(told.reports), 'time')} in {_count(len(told.documents), 'article')}"
    yield "Stated", f"{many}: {_speakers(told, names)}", ""
    yield "Origins", _origins(told), "green" if told.claim.origin_range[0] > 1 else "yellow"
    together = dict.fromkeys(
        why for o in told.origins if len(o.reports) > 1 and o.why for why in o.why.split("; ")
    )
    if together:
        yield "Since", "; ".join(together), "dim"
    if told.ghosts:
        yield "Rests on", ", ".join(f"{g.name} ({KINDS[g.kind]})" for g in told.ghosts) + ": not in hand", ""
    changes = list(to_look_at(going_back, told.reports).items())
    for change, reports in changes[:_MOST_CHANGES]:
        where = _listed(list(dict.fromkeys(names.where(r) for r in reports)), _MOST_ARTICLES)
        yield "Changed", f"{where}: {change}", "yellow"
    if len(changes) > _MOST_CHANGES:
        yield "Changed", f"and {len(changes) - _MOST_CHANGES:,} more", "yellow"
    disputes = [link for link in told.disputes if names.knows(link.origin)]
    for link in disputes[:_MOST_DISPUTES]:
        yield "Disputed", f"{_disputes(link)}: {names.said(link.origin, cue=True)}", "red"
    if len(disputes) > _MOST_DISPUTES:
        yield "Disputed", f"and {len(disputes) - _MOST_DISPUTES:,} more", "red"
    for perhaps in told.perhaps[:_MOST_BORDERLINE]:
        own = f", claim {perhaps.claim}" if perhaps.claim in listed else ""
        yield "Borderline", f"{perhaps.probability:.2f}: {names.said(perhaps.report)}{own}", "dim"
    if len(told.perhaps) > _MOST_BORDERLINE:
        yield "Borderline", f"and {len(told.perhaps) - _MOST_BORDERLINE:,} more", "dim"


def _speakers(told: ToldClaim, names: Names) -> str:
    """Who states a claim, and in which articles each does."""
    where: dict[str, dict[str, None]] = {}
    for report in told.reports:
        found = names.report(report)
        own = found.voice == "own"
        above = found.place in ("headline", "subhead")
        itself = f"the {found.place}" if above else "the outlet itself"
        who = itself if own else names.known_as(report)
        where.setdefault(who, {})[names.article(found.document)] = None
    told_by = [
        f"{who} in {_listed(list(articles), _MOST_ARTICLES)}"
        for who, articles in list(where.items())[:_MOST_SPEAKERS]
    ]
    more = len(where) - len(told_by)
    return "; ".join([*told_by, *([f"and {_count(more, 'other')}"] if more else [])])


def _origins(told: ToldClaim) -> str:
    """How many origins there are, as a range, with the rule for each bound."""
    low, high = told.claim.origin_range
    at_least, at_most = told.claim.rules
    if low == high:
        return f"{low}: {at_most}" if at_most else str(low)
    return f"{low} to {high}: {at_most}; {at_least}"


def _disputes(link: Link) -> str:
    perhaps = "perhaps " if link.probability < SURE else ""
    return f"{perhaps}{disputed(link)} ({link.probability:.2f})"


def _figures(articles: Sequence[Article], comparisons: Sequence[Comparison], names: Names) -> Section:
    table = _table("", "", ratios=(0, 1), below=1)
    table.show_header = False
    rows: list[Row] = []
    for told in told_comparisons(articles, comparisons):
        if told.relation != "agree":
            relation = Text(_FIGURES[told.relation], style="red" if told.relation == "conflict" else "yellow")
            figures = Text(printable("\n".join(told_figure(f, names) for f in (told.later, told.earlier))))
            figures.append(printable(f"\n{told.why}"), style="dim")
            rows.append((relation, figures))
    return table, rows


def _ghosts(ghosts: Sequence[Ghost], names: Names) -> Section:
    table = _table("What", "Cited in, and for what", ratios=(2, 3))
    rows: list[Row] = []
    for ghost in sorted(ghosts, key=lambda g: (-len(g.cited_in), g.name, g.id)):
        what = Text(printable(ghost.name), style="bold")
        about = [KINDS[ghost.kind], ghost.date.replace("/", " to ") if ghost.date else None]
        what.append(printable("\n" + ", ".join(a for a in about if a)), style="not bold dim")
        reports = sorted((r for r in ghost.reports if names.knows(r)), key=names.place)
        told = [names.said(r) for r in reports[:_MOST_CITED]]
        if len(reports) > _MOST_CITED:
            told.append(f"and for {_count(len(reports) - _MOST_CITED, 'more statement')}")
        cited = "\n".join(told) or _listed([names.article(d) for d in ghost.cited_in])
        rows.append((what, printable(cited)))
    return table, rows


def _passages(passages: Sequence[Passage], names: Names) -> Section:
    table = _table("Articles", "How that is seen", ratios=(2, 3))
    ordered = sorted(passages, key=lambda p: (_USES.index(p.use), _pair(p, names), p.id))
    return table, [(printable(_shared(p, names)), Text(printable(p.why), style="dim")) for p in ordered]


def _pair(passage: Passage, names: Names) -> tuple[str, str]:
    """The two articles, the later one first where that is known."""
    first, second = passage.documents
    if passage.earlier == first:
        first, second = second, first
    return names.article(first), names.article(second)


def _shared(passage: Passage, names: Names) -> str:
    later, earlier = _pair(passage, names)
    if passage.use == "quotations-only":
        return f"{later} and {earlier} share quotations only"
    if passage.earlier is None:
        how = "are largely one text" if passage.use == "republished" else "share text"
        return f"{later} and {earlier} {how}; which had it first is not known"
    how = "republishes" if passage.use == "republished" else "weaves in text of"
    return f"{later} {how} {earlier}"


def _timeline(articles: Sequence[Article], shown: Sequence[ToldClaim], names: Names) -> Section:
    table = _table("Date", "What", "How that is known", ratios=(0, 3, 2))
    rows: list[Row] = [
        (m.date or "not known", printable(m.what), Text(printable(m.basis), style="dim"))
        for m in timeline(articles, shown, names)
    ]
    return table, rows


def _table(*headings: str, ratios: Sequence[int], below: int = 0) -> Table:
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, below, 0), header_style="dim")
    for heading, ratio in zip(headings, ratios, strict=True):
        table.add_column(heading, ratio=ratio or None, overflow="fold", max_width=None if ratio else 16)
    return table


def _listed(words: Sequence[str], most: int | None = None) -> str:
    """ "a", "a and b", "a, b and c"; of more than *most*, so many and the number of the others."""
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
