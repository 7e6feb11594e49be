"""A lineage as a person reads it in a terminal: claims, figures, what is not in hand, shared text, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.cli.output import printable
from earwitness.dossier.claims import Change, ToldClaim, of_kind, told_claims
from earwitness.dossier.compared import told_comparisons, told_figure
from earwitness.dossier.naming import Names, quoted, told_words
from earwitness.dossier.statements import Article, Finding, arrange
from earwitness.dossier.telling import KINDS
from earwitness.dossier.timeline import timeline
from earwitness.records import (
    AnyRecord,
    Comparison,
    Denied,
    Document,
    Drift,
    FigureRelation,
    Ghost,
    Link,
    Party,
    Passage,
    PassageUse,
)

# Borderline statements shown with a claim, and changes of one kind; the record stream has all.
_MOST_SHOWN: Final = 5

_CHANGES: Final[dict[Drift, str]] = {
    "reattributed": "other speaker",
    "hedge-lost": "hedge lost",
    "hedge-added": "hedge added",
    "number-changed": "number changed",
    "meaning-changed": "meaning changed",
    "truncated": "cut short",
}
_DENIED: Final[dict[Denied, str]] = {
    "fact": "disputes that it is so",
    "knowledge": "disputes that anybody can know it",
    "wording": "disputes the wording",
    "motive": "disputes the motives of those who say it",
}
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
    for claim in shown:
        parts += [_claim(claim, names), ""]
    sections = (
        ("Figures compared", _figures(articles, of_kind(Comparison, lineage), names)),
        ("Not in hand, and cited", _ghosts(of_kind(Ghost, lineage), names)),
        ("Text in common", _passages(of_kind(Passage, lineage), names)),
        ("When", _timeline(articles, shown, names)),
    )
    for heading, table in sections:
        if table.row_count:
            parts += [Text(heading, style="bold"), table, ""]
    return parts[:-1]


def _summary(articles: Sequence[Article], told: Sequence[ToldClaim], shown: Sequence[ToldClaim]) -> Text:
    statements = sum(1 for article in articles for _ in article.every_statement())
    several = sum(len(claim.documents) > 1 for claim in told)
    disputed = sum(bool(claim.disputes) for claim in told)
    text = Text(
        f"{_count(len(articles), 'article')}, {_count(statements, 'statement')}, {_count(len(told), 'claim')}: "
        f"{several:,} stated in two or more articles, {disputed:,} disputed"
    )
    if len(shown) < len(told):
        text.append(
            f"\n{len(told) - len(shown):,} stated in one article only and not disputed: --all lists them"
        )
        text.stylize("dim", len(text.plain.split("\n")[0]))
    return text


def _claim(told: ToldClaim, names: Names) -> Table:
    """The claim's words, and below them, line by line, what is known of it."""
    heading = Text(printable(quoted(told.claim.text)), style="bold")
    lines = Table.grid(padding=(0, 2, 0, 0))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column(overflow="fold")
    for label, text, style in _lines(told, names):
        lines.add_row(label, Text(printable(text), style=style))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", min_width=2)
    table.add_column(ratio=1)
    table.add_row(str(told.number), Group(heading, lines))
    return table


def _lines(told: ToldClaim, names: Names) -> Iterable[tuple[str, str, str]]:
    """(label, text, style) of each line about a claim."""
    many = f"{_count(len(told.reports), 'time')} in {_count(len(told.documents), 'article')}"
    yield "Stated", f"{many}: {_speakers(told, names)}", ""
    yield "Origins", _origins(told), "green" if told.claim.origin_range[0] > 1 else "yellow"
    if told.ghosts:
        yield "Rests on", ", ".join(f"{g.name} ({KINDS[g.kind]})" for g in told.ghosts) + ": not in hand", ""
    for kind, changes in _by_kind(told.changes):
        for change in changes[:_MOST_SHOWN]:
            yield "Changed", f"{_CHANGES[kind]}: {_change(change, told, names)}", "yellow"
        if len(changes) > _MOST_SHOWN:
            yield "", f"{_CHANGES[kind]} {len(changes) - _MOST_SHOWN:,} times more", "yellow"
    for link in told.disputes:
        if names.knows(link.origin):
            yield "Disputed", f"{names.said(link.origin)}: {_disputes(link)}", "red"
    for perhaps in told.perhaps[:_MOST_SHOWN]:
        own = f", in claim {perhaps.claim}" if perhaps.claim else ""
        yield (
            "Perhaps",
            f"also {names.said(perhaps.report)}: borderline, {perhaps.probability:.2f}{own}",
            "dim",
        )
    if len(told.perhaps) > _MOST_SHOWN:
        yield "", f"and {_count(len(told.perhaps) - _MOST_SHOWN, 'more borderline link')}", "dim"


def _speakers(told: ToldClaim, names: Names) -> str:
    """Who states a claim, and in which articles each does."""
    where: dict[str, dict[str, None]] = {}
    for report in told.reports:
        found = names.report(report)
        own = found.voice == "own"
        who = f"the {found.place}" if own and found.place in ("headline", "subhead") else None
        who = who or ("the outlet itself" if own else names.known_as(report))
        where.setdefault(who, {})[names.article(found.document)] = None
    return "; ".join(f"{who} in {_listed(list(articles))}" for who, articles in where.items())


def _origins(told: ToldClaim) -> str:
    """How many origins there are, as a range, with the rule for each bound and for what begins together."""
    low, high = told.claim.origin_range
    at_least, at_most = told.claim.rules
    joined = "; ".join(dict.fromkeys(o.why for o in told.origins if len(o.reports) > 1 and o.why))
    if low == high:
        text = f"{low}: {at_most}" if at_most else str(low)
    else:
        text = f"{low} to {high}: {at_most}; {at_least}"
    return f"{text} (taken together: {joined})" if joined else text


def _by_kind(changes: Sequence[Change]) -> list[tuple[Drift, list[Change]]]:
    found: dict[Drift, list[Change]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(change)
    return list(found.items())


def _change(change: Change, told: ToldClaim, names: Names) -> str:
    """What changed, in the words of both sides."""
    words = told_words(told.claim)
    later, earlier = (names.report(r) for r in (change.later, change.earlier))
    there, here = names.where(change.earlier), names.where(change.later)
    if change.kind == "reattributed":
        return (
            f"{here} has it from {names.speaker(change.later)}, {there} from {names.speaker(change.earlier)}"
        )
    if change.kind == "hedge-lost" and earlier.hedges:
        hedges = ", ".join(quoted(names.words(earlier.document, (h,))) for h in earlier.hedges)
        return f"{here} leaves out {hedges}, which {there} has"
    if change.kind == "hedge-added" and later.hedges:
        hedges = ", ".join(quoted(names.words(later.document, (h,))) for h in later.hedges)
        return f"{here} adds {hedges}, which {there} has not"
    said = (names.said(r, words.get(r, ())) for r in (change.later, change.earlier))
    return " — where it goes back to — ".join(said)


def _disputes(link: Link) -> str:
    what = _DENIED[link.denied or "fact"]
    return f"{what} ({link.probability:.2f})"


def _figures(articles: Sequence[Article], comparisons: Sequence[Comparison], names: Names) -> Table:
    table = _table("", "One figure", "Another", ratios=(0, 3, 3))
    for told in told_comparisons(articles, comparisons):
        if told.relation == "agree":
            continue
        relation = Text(_FIGURES[told.relation], style="red" if told.relation == "conflict" else "")
        other = Text(printable(told_figure(told.earlier, names)))
        other.append(printable(f"\n{told.why}"), style="dim")
        table.add_row(relation, printable(told_figure(told.later, names)), other)
    return table


def _ghosts(ghosts: Sequence[Ghost], names: Names) -> Table:
    table = _table("What", "Cited in, and for what", ratios=(2, 3))
    for ghost in sorted(ghosts, key=lambda g: (-len(g.cited_in), g.name, g.id)):
        what = Text(printable(ghost.name), style="bold")
        about = [KINDS[ghost.kind], ghost.date.replace("/", " to ") if ghost.date else None]
        what.append(printable("\n" + ", ".join(a for a in about if a)), style="not bold dim")
        reports = sorted((r for r in ghost.reports if names.knows(r)), key=names.place)
        told = [names.said(r) for r in reports[:_MOST_SHOWN]]
        if len(reports) > _MOST_SHOWN:
            told.append(f"and for {_count(len(reports) - _MOST_SHOWN, 'more statement')}")
        cited = "\n".join(told) or _listed([names.article(d) for d in ghost.cited_in])
        table.add_row(what, printable(cited))
    return table


def _passages(passages: Sequence[Passage], names: Names) -> Table:
    table = _table("Articles", "How that is seen", ratios=(2, 3))
    for passage in sorted(passages, key=lambda p: (_USES.index(p.use), _pair(p, names), p.id)):
        table.add_row(printable(_shared(passage, names)), Text(printable(passage.why), style="dim"))
    return table


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


def _timeline(articles: Sequence[Article], shown: Sequence[ToldClaim], names: Names) -> Table:
    table = _table("Date", "What", "How that is known", ratios=(0, 4, 2))
    for moment in timeline(articles, shown, names):
        table.add_row(
            moment.date or "not known", printable(moment.what), Text(printable(moment.basis), style="dim")
        )
    return table


def _table(*headings: str, ratios: Sequence[int]) -> Table:
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading, ratio in zip(headings, ratios, strict=True):
        table.add_column(heading, ratio=ratio or None, overflow="fold", max_width=None if ratio else 16)
    return table


def _listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c" """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
