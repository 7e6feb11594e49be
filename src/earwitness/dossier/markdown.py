"""A dossier as one Markdown note: front matter, a brief, claims, speakers, articles, how it was made.

``[[Mara Quill]]`` leads to the note of that name and ``[12](#^s12)`` to the list item of this note that ends
in ``^s12``, in Obsidian and what reads its notes; elsewhere they are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.brief import Matter, brief
from earwitness.dossier.counts import Counts, count
from earwitness.dossier.figure_pairs import VERDICTS, Pair, Side
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markdown_claims import alone, claims, denials
from earwitness.dossier.markdown_naming import HEADINGS, Naming, claim_link, statement_link, told
from earwitness.dossier.markdown_since import changes
from earwitness.dossier.markdown_text import front_matter, item, plain, wiki, within
from earwitness.dossier.naming import quoted, short
from earwitness.dossier.page import limits
from earwitness.dossier.sentences import counted
from earwitness.dossier.since import Since
from earwitness.dossier.speakers import Voice, voices
from earwitness.dossier.statements import Article, Statement
from earwitness.dossier.telling import CHECKS, KINDS
from earwitness.dossier.unsure import unsure
from earwitness.dossier.weighed import ToldQuantity, Weighed
from earwitness.errors import InputError
from earwitness.records import Provenance

# Deeper nesting than this (a statement in a statement in a statement …) is told by number alone.
_DEEPEST: Final = 4
_QUOTED: Final = 600  # characters of one statement: its article is at hand
_MOST_PLACES: Final = 6  # where equal figures stand, told of one of them
_BLOCK: Final = re.compile(r" \^([a-z0-9-]+)$", re.MULTILINE)
_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Noted:
    """What a note is made from: the parts of a dossier."""

    articles: Sequence[Article]
    lineage: Lineage
    weighed: Weighed
    provenance: Provenance
    refused: Sequence[InputError]
    notes: Sequence[str]
    since: Since | None = None


def markdown(of: Noted) -> str:
    """The note, in lines that end in a line end; nothing of the articles in it is markup."""
    speakers = voices(of.articles, of.lineage.merged)
    counts = count(of.articles, speakers)
    name = Naming(of.articles, of.lineage)
    rest = "\n".join(line for section in _SECTIONS for line in section(of, name))
    blocks = frozenset(_BLOCK.findall(rest))
    top = [*_front_matter(of, counts), "", *_opening(of, counts), *_minute(of, counts, blocks)]
    if of.since is not None:
        top += ["", *changes(of.since, blocks)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join((*top, rest))).rstrip() + "\n"


def _front_matter(of: Noted, counts: Counts) -> Iterator[str]:
    days = [d for a in of.articles for d in _days(a)]
    yield from front_matter(
        {
            "title": _title(counts),
            "first_article": min(days) if days else None,
            "last_article": max(days) if days else None,
            "articles": counts.articles,
            "articles_without_date": counts.undated,
            "outlets": counts.outlets,
            "statements": counts.statements,
            "speakers": counts.speakers,
            "claims": len(of.lineage.claims),
            "not_in_hand": len(of.lineage.missing),
            "earwitness": of.provenance.version,
            "run": of.provenance.id,
            "settings": of.provenance.settings,
        }
    )


def _title(counts: Counts) -> str:
    articles = f"{counts.articles:,} article{'' if counts.articles == 1 else 's'}"
    return f"Dossier: {articles}, {counts.statements:,} statement{'' if counts.statements == 1 else 's'}"


def _days(article: Article) -> Iterator[str]:
    published = article.document.published
    for date in (published.earliest or published.date, published.latest or published.date):
        if date and (day := _DAY.match(date)):
            yield day.group()


def _opening(of: Noted, counts: Counts) -> Iterator[str]:
    yield f"# {_title(counts)}\n"
    yield (
        "A machine read these articles. It misses statements and gets some wrong: look into the text before "
        "you rely on one."
        + (
            f" Statements are numbered to {counts.statements + counts.own:,}: the numbers also count the "
            f"{counts.own:,} that outlets make in their own words."
            if counts.own
            else ""
        )
        + "\n"
    )


def _minute(of: Noted, counts: Counts, blocks: frozenset[str]) -> Iterator[str]:
    yield "## In one minute\n"
    for said in brief(Matter(of.articles, counts, of.lineage, of.weighed, of.provenance.settings)):
        yield item(told(said, blocks))
    yield "\nFilled in by rules from what was found; no model wrote these sentences.\n"


def _before(of: Noted, name: Naming) -> Iterator[str]:
    yield f"## {HEADINGS['before-you-use']}\n"
    for head, rest in limits(of.provenance, of.lineage, len(of.articles), weighed=of.weighed.done):
        yield f"- **{head}** {plain(rest)}"
    yield ""


def _claims(of: Noted, name: Naming) -> Iterator[str]:
    yield from claims(of.lineage, of.weighed, name)
    yield from alone(of.lineage, name)
    yield from denials(of.lineage, name)


def _renamed(of: Noted, name: Naming) -> Iterator[str]:
    if not of.lineage.renamed:
        return
    yield f"## {HEADINGS['renamed']}\n"
    yield "One utterance, credited to different speakers. Count it once and ask which credit is right.\n"
    for n, found in enumerate(of.lineage.renamed, 1):
        guess = " Borderline." if found.borderline else ""
        claim = f" See {claim_link(found.claim)}." if found.claim else ""
        yield item(f"{plain(found.words)}{guess}{claim} ^n{n}")
        for called, entries in found.credits:
            yield item(f"{name.known(called)}: {', '.join(map(name.at, entries))}", depth=1)
    yield ""


def _figures(of: Noted, name: Naming) -> Iterator[str]:
    pairs, quantities, apart = of.lineage.figures, of.weighed.quantities, of.weighed.apart
    if not (pairs or quantities or apart):
        return
    yield f"## {HEADINGS['figures']}\n"
    yield from (item(_pair(p)) for p in pairs)
    yield ""
    if quantities:
        yield "### What the numbers may be\n"
        yield "Figures that count the same thing at the same time, taken together.\n"
        yield from (item(_quantity(q)) for q in quantities)
        yield ""
    if apart:
        yield "### What cannot be compared, or was updated\n"
        yield from (item(plain(said)) for said in apart)
        yield ""


def _pair(pair: Pair) -> str:
    if pair.earlier is None:
        return f"Agreed: {_side(pair.later)}."
    why = plain(pair.why)
    verdict = VERDICTS[pair.relation].capitalize()
    return f"{verdict}: {_side(pair.later)}, beside {_side(pair.earlier)}. Why: {why}."


def _side(side: Side) -> str:
    what = f", counted: {plain(side.what)}" if side.what else ""
    as_of = f", as of {plain(side.as_of)}" if side.as_of else ""
    places = [
        f"{statement_link(p.statement.number)} {plain(p.article)}" if p.statement else plain(p.article)
        for p in side.places[:_MOST_PLACES]
    ]
    left = len(side.places) - _MOST_PLACES
    places += [f"{left} more"] if left > 0 else []
    return f"“{plain(side.words)}”{what}{as_of} ({', '.join(places)})"


def _quantity(of: ToldQuantity) -> str:
    unit = f" ({plain(of.unit)})" if of.unit else ""
    range_ = f", nine times in ten between {of.low} and {of.high}" if of.low else ""
    what = "cannot be judged" if of.value is None else f"{of.value}{unit}{range_}"
    why = "".join(f" {plain(said)}" for said in of.why)
    return f"{_side(of.side)}: {what}. {counted(of.origins, 'origin', opening=True)}.{why}"


def _missing(of: Noted, name: Naming) -> Iterator[str]:
    if not of.lineage.missing:
        return
    yield f"## {HEADINGS['missing']}\n"
    yield "What these articles cite and you do not have: what to fetch next.\n"
    for n, lack in enumerate(of.lineage.missing, 1):
        dated = f", {plain(lack.ghost.date.replace('/', ' to '))}" if lack.ghost.date else ""
        cited = ", ".join(plain(label) for _, label in lack.articles)
        rests = f" Resting on it: {', '.join(map(claim_link, lack.claims))}." if lack.claims else ""
        where = f" Cited in {cited}." if cited else ""
        kind = KINDS[lack.ghost.kind]
        yield item(f"{name.ghost(lack.ghost)} ({kind}{dated}).{where}{rests} ^m{n}")
    yield ""


def _copied(of: Noted, name: Naming) -> Iterator[str]:
    if not of.lineage.copied:
        return
    yield f"## {HEADINGS['copied']}\n"
    yield "Articles that share their reporters' words do not confirm one another where they do.\n"
    for row in of.lineage.copied:
        unknown = "" if row.ordered else " Which had it first is unknown."
        words = f": {plain(row.words)}" if row.words else ""
        why = f" {plain(row.why[:1].upper() + row.why[1:])}." if row.why else ""
        yield item(f"{plain(row.first_name)} {row.does} {plain(row.second_name)}{words}.{unknown}{why}")
    yield ""


def _headlines(of: Noted, name: Naming) -> Iterator[str]:
    checks = [(a, c) for a in of.articles for c in a.checks]
    if not checks:
        return
    yield f"## {HEADINGS['headlines']}\n"
    yield "Places that seem to claim more than the text. A hint, not a finding: read both.\n"
    for n, (article, check) in enumerate(checks, 1):
        related = [statement_link(s.number) for s in article.stating(check.reports)]
        many = "s" if len(related) > 1 else ""
        under = f" See statement{many} {', '.join(related)}." if related else ""
        why = f"{CHECKS[check.kind]}; {plain(check.why)}"
        yield item(f"{name.outlet(article)}, “{plain(article.words(check.span))}”: {why}.{under} ^h{n}")
    yield ""


def _speakers(of: Noted, name: Naming) -> Iterator[str]:
    yield f"## {HEADINGS['statements']}\n"
    yield from (item(_voice(v, name)) for v in voices(of.articles, of.lineage.merged))
    yield ""


def _voice(voice: Voice, name: Naming) -> str:
    if voice.name is None:
        who = "No source given"
    elif voice.undecided or voice.nameless:
        who = plain(voice.name)
    else:
        article, statement = voice.statements[0]
        party = article.people.get(statement.report.source.party)
        who = name.party(party, called=voice.name) if party else plain(voice.name)
    about = f" ({plain(voice.about)})" if voice.about else ""
    unnamed = f", unnamed: “{plain(voice.unnamed)}”" if voice.unnamed else ""
    undecided = ", the text does not decide" if voice.undecided else ""
    several = f" in {counted(voice.articles, 'article')}" if voice.articles > 1 else ""
    said = ", ".join(statement_link(s.number) for _, s in voice.statements)
    return f"{who}{about}{unnamed}{undecided}: {counted(len(voice.statements), 'statement')}{several}: {said}"


def _articles(of: Noted, name: Naming) -> Iterator[str]:
    yield f"## {HEADINGS['articles']}\n"
    for article in of.articles:
        document = article.document
        outlet = wiki(document.outlet) if document.outlet else plain(article.file)
        yield f"### Article {article.number}: {outlet}\n"
        headline = f"Headline: {plain(quoted(document.headline))}. " if document.headline else ""
        yield f"{headline}{_published(article)} Received as {plain(article.file)}. ^a{article.number}\n"
        for statement in article.statements:
            yield from _statement(article, statement, of.lineage, name, 0)
        if not article.statements:
            yield "No statements were found in this article."
        yield from _informs(article)
        yield ""


def _published(article: Article) -> str:
    published = article.document.published
    why = f": {plain(published.why)}" if published.why else ""
    if not (published.date or published.earliest or published.latest):
        return f"Date unknown{why}."
    day = published.date or f"{published.earliest or '…'} to {published.latest or '…'}"
    return f"Published {plain(day)} ({published.basis}{why})."


def _statement(
    article: Article, statement: Statement, lineage: Lineage, name: Naming, depth: int
) -> Iterator[str]:
    cue = (statement.cue or "").rstrip(":")
    content = (
        plain(quoted(short(statement.content, _QUOTED))) if statement.content else "nothing that is set out"
    )
    who = name.speaker(article, statement)
    said = f"according to {who}" if cue.casefold() == "according to" else f"{who} {plain(cue)}".rstrip()
    details = "; ".join(_details(statement, lineage, depth))
    words = f"**{statement.number}** {said}: {content} ({details}) ^s{statement.number}"
    yield item(words, depth=min(depth, _DEEPEST))
    for inner in statement.nested:
        yield from _statement(article, inner, lineage, name, depth + 1)


def _details(statement: Statement, lineage: Lineage, depth: int) -> Iterator[str]:
    report = statement.report
    if report.voice == "reported":
        yield report.kind
        yield statement.firmness
    else:
        yield "the outlet's own"
    yield from map(plain, statement.firmly)
    if statement.through:
        yield f"through {plain(', '.join(statement.through))}"
    if statement.when:
        yield plain(statement.when)
    if report.place != "body":
        yield f"in a {report.place.replace('-', ' ')}"
    if statement.goes_on_from:
        yield f"goes on from {statement_link(statement.goes_on_from)}"
    if depth > _DEEPEST and statement.inside:
        yield f"inside {statement_link(statement.inside)}"
    yield from (claim_link(c.number) for c in lineage.claims_of.get(report.id, ()))


def _informs(article: Article) -> Iterator[str]:
    if article.informs:
        yield "\nWho informs whom, as told:\n"
    for edge in article.informs:
        one, other = article.people.name(edge.informer), article.people.name(edge.informed)
        motive = f" Motive given: {plain(edge.motive)}." if edge.motive else ""
        word = [statement_link(s.number) for s in article.stating((edge.report,))]
        whose = f"on the word of statement {word[0]}" if word else "on the outlet's own word"
        manner = edge.manner.replace("-", " ")
        words = plain(article.words(edge.span))
        yield item(f"{plain(one)} {manner} {plain(other)}: “{words}”, {whose}.{motive}")


def _made(of: Noted, name: Naming) -> Iterator[str]:
    made = of.provenance
    yield f"## {HEADINGS['provenance']}\n"
    yield from _unsure(of)
    yield f"Made by Earwitness {plain(made.version)}, record schema {made.schema}, run {plain(made.id)}.\n"
    yield from (f"- Model {plain(model)}: {plain(digest)}" for model, digest in sorted(made.models.items()))
    yield from (
        f"- Setting {plain(key)}: {plain(_said(value))}" for key, value in sorted(made.settings.items())
    )
    yield from (f"- Article {a.number}: {plain(a.file)}, {plain(a.document.id)}" for a in of.articles)
    yield from (f"- Refused: {plain(e.name)}: {plain(e.problem)}; {plain(e.remedy)}." for e in of.refused)
    yield from (f"- Note: {plain(note)}" for note in of.notes)
    yield ""


def _unsure(of: Noted) -> Iterator[str]:
    doubts = unsure(of.articles, of.lineage, of.weighed)
    if doubts:
        yield "### Where it was unsure\n"
    for doubt in doubts:
        at = ", ".join(within(place.label, f"^{place.to}") for place in doubt.places)
        yield item(f"{counted(len(doubt.places), doubt.noun, opening=True)} {doubt.what}: {at}")
    yield "\n### Settings and sources\n"


def _said(value: str | int | float | bool | None) -> str:
    if value is None:
        return "not set"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


_SECTIONS: Final[tuple[Callable[[Noted, Naming], Iterator[str]], ...]] = (
    _before,
    _claims,
    _renamed,
    _figures,
    _missing,
    _copied,
    _headlines,
    _speakers,
    _articles,
    _made,
)
