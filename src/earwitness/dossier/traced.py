"""Claims as they are printed: every wording, what it goes back to, the origins, and who disputes what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.changes import Step, is_borderline, steps, to_look_at
from earwitness.dossier.claims import FIRM, ToldClaim, disputed, told_claims
from earwitness.dossier.entries import GUESSED, Entries, Entry
from earwitness.dossier.naming import Names, quoted, told_words
from earwitness.dossier.titles import Title, title
from earwitness.nobody import is_nobody
from earwitness.records import AnyRecord, Ghost, Link, Origin, Party, PartyKind

# Names shown of those that an origin begins with, and statements shown that may belong to a claim.
_MOST_NAMES: Final = 5
_MOST_PERHAPS: Final = 12
_UNNAMED: Final[frozenset[PartyKind]] = frozenset(("anonymous-official", "anonymous-group", "unspecified"))


@dataclass(frozen=True, slots=True)
class Row:
    """One wording of a claim; ``step`` and ``back``: what it goes back to, if anything was found.

    ``inside`` is the number of the statement of the same claim in which it stands.
    """

    entry: Entry
    step: Step | None
    back: Entry | None
    inside: int | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who disputes a claim, what of it, in answer to which statement, and where that is printed again."""

    entry: Entry
    what: str
    against: Entry
    again: tuple[Entry, ...]
    borderline: bool
    probability: float

    @property
    def loose(self) -> bool:
        """Whether it is hardly known that it is about this claim: it is told with "perhaps", if at all."""
        return self.borderline or self.probability < FIRM


@dataclass(frozen=True, slots=True)
class Beginning:
    """One origin: whom it begins with, how many more, how many statements it has, why they are one.

    ``id`` is its record's. ``certain`` is False for one that may be the same as another; ``unnamed`` is
    whether nobody whom it begins with is named; ``reports`` are its statements in the order of reading.
    """

    id: str
    names: tuple[str, ...]
    more: int
    statements: int
    why: str
    certain: bool
    unnamed: bool
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MayBelong:
    """A statement of another claim that may state this one: borderline."""

    entry: Entry
    probability: float
    claim: int | None


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim as it is printed; ``id`` is its record's.

    ``text`` are the words under which it is listed, in quotation marks; where they do not stand alone, after
    the name of whoever said them. ``title`` are the words by themselves.
    ``changes`` are those to look at, each once with the wordings that show it. ``own`` counts the
    statements that outlets make themselves. ``high_rule`` and ``low_rule`` say why at most and why at
    least so many origins; each is empty where it says no more than the origins do. ``stated_by`` are its
    speakers, by the name that the bundle has for them, each with the statements that stand in no other.
    """

    id: str
    number: int
    text: str
    articles: int
    own: int
    low: int
    high: int
    high_rule: str
    low_rule: str
    rows: tuple[Row, ...]
    beginnings: tuple[Beginning, ...]
    ghosts: tuple[Ghost, ...]
    disputes: tuple[Dispute, ...]
    may_belong: tuple[MayBelong, ...]
    more_may_belong: int
    changes: tuple[tuple[str, tuple[Entry, ...]], ...]
    stated_by: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    title: Title | None = None


def traced_claims(entries: Entries, lineage: Sequence[AnyRecord]) -> tuple[tuple[Traced, ...], int]:
    """The claims that several articles state or somebody disputes, and the number of all others."""
    told = told_claims(entries.names, lineage)
    shown = [t for t in told if t.matters]
    links = [k for k in lineage if isinstance(k, Link)]
    going_back = steps(tuple(entries.articles.values()), entries.names, [t.claim for t in shown], links)
    parties = {p.id: p for p in lineage if isinstance(p, Party)}
    again = _again(links)
    out = tuple(_traced(t, entries, going_back[t.claim.id], _Bundle(parties, again)) for t in shown)
    return out, len(told) - len(shown)


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Merged parties by id, and for each report those that repeat it as one utterance."""

    parties: Mapping[str, Party]
    again: Mapping[str, Sequence[str]]


def _again(links: Iterable[Link]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for link in links:
        if link.relation == "same-utterance" and not link.evidence.get("borderline"):
            out.setdefault(link.target, []).append(link.origin)
    return out


def _traced(told: ToldClaim, entries: Entries, going_back: Mapping[str, Step], bundle: _Bundle) -> Traced:
    names, words = entries.names, told_words(told.claim)
    rows = []
    numbers = {names.statement(r).number for r in told.reports}
    for report in told.reports:
        step = going_back.get(report)
        back = entries.entry(step.earlier, words.get(step.earlier, ())) if step else None
        entry = entries.entry(report, words.get(report, ()))
        inside = entry.statement.inside if entry.statement.inside in numbers else None
        rows.append(Row(entry, step, back, inside))
    beginnings = tuple(_beginning(o, entries, bundle.parties) for o in told.origins)
    high_rule, low_rule = _rules(told, beginnings)
    listed_as, text = _title(told, rows, names)
    return Traced(
        id=told.claim.id,
        number=told.number,
        text=text,
        articles=len(told.documents),
        own=sum(names.report(r).voice == "own" for r in told.reports),
        low=told.claim.origin_range[0],
        high=told.claim.origin_range[1],
        high_rule=high_rule,
        low_rule=low_rule,
        rows=tuple(rows),
        beginnings=beginnings,
        ghosts=told.ghosts,
        disputes=tuple(_dispute(link, told, entries, bundle) for link in told.disputes),
        may_belong=tuple(
            MayBelong(entries.entry(p.report, most=GUESSED), p.probability, p.claim)
            for p in told.perhaps[:_MOST_PERHAPS]
        ),
        more_may_belong=max(0, len(told.perhaps) - _MOST_PERHAPS),
        changes=tuple(
            (change, tuple(entries.entry(r, words.get(r, ())) for r in showing))
            for change, showing in to_look_at(going_back, told.reports).items()
        ),
        stated_by=_stated_by(rows, names),
        title=listed_as,
    )


def _title(told: ToldClaim, rows: Sequence[Row], names: Names) -> tuple[Title, str]:
    """Under which words it is listed, and these in quotation marks; with who said them if that is needed."""
    body = [r for r in rows if r.entry.statement.report.place == "body" and r.entry.words]
    found = title(told.claim.text, [r.entry.words for r in body])
    text = quoted(found.words)
    if found.alone or not body:
        return found, text
    same = next((r for r in body if _plain(found.words) in _plain(r.entry.words)), body[0])
    row = same if found.wording is None else body[found.wording]
    report = row.entry.statement.report
    who = names.known_as(report.id)
    nobody = (
        report.voice == "own"
        or is_nobody(who)
        or (report.source.party is None and not row.entry.statement.source)
    )
    return found, text if nobody else f"{who}: {text}"


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _stated_by(rows: Sequence[Row], names: Names) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    out: dict[str, list[Entry]] = {}
    for row in rows:
        if row.inside is None:  # "we" inside "We believe that …" is nobody else
            out.setdefault(names.known_as(row.entry.statement.report.id), []).append(row.entry)
    return tuple((name, tuple(entries)) for name, entries in out.items())


def _dispute(link: Link, told: ToldClaim, entries: Entries, bundle: _Bundle) -> Dispute:
    what = disputed(link)
    return Dispute(
        entry=entries.entry(link.origin),
        what=what,
        against=entries.entry(link.target, told_words(told.claim).get(link.target, ())),
        again=entries.in_order(bundle.again.get(link.origin, ())),
        borderline=is_borderline(link),
        probability=link.probability,
    )


def _beginning(origin: Origin, entries: Entries, parties: Mapping[str, Party]) -> Beginning:
    found = entries.in_order(origin.reports)
    called = _speakers(origin, found, entries.names, parties)
    return Beginning(
        id=origin.id,
        names=tuple(called[:_MOST_NAMES]),
        more=max(0, len(called) - _MOST_NAMES),
        statements=len(found),
        why=origin.why,
        certain=origin.certain,
        unnamed=_unnamed(origin, found, parties),
        reports=tuple(e.statement.report.id for e in found),
    )


def _unnamed(origin: Origin, entries: Sequence[Entry], parties: Mapping[str, Party]) -> bool:
    """Whether all with whom *origin* begins are unnamed; without anybody, whether no outlet speaks itself."""
    known = [
        parties.get(i) or next(filter(None, (e.article.people.get(i) for e in entries)), None)
        for i in origin.parties
    ]
    if not known:
        return all(e.statement.report.voice != "own" for e in entries)
    return all(p is not None and p.kind in _UNNAMED for p in known)


def _speakers(
    origin: Origin, entries: Sequence[Entry], names: Names, parties: Mapping[str, Party]
) -> list[str]:
    """Those whom *origin* begins with, whoever is first read first; outlets where nobody is named."""
    merged = {m: parties[i] for i in origin.parties if i in parties for m in parties[i].members}
    inside = set(origin.reports)
    out: list[str] = []
    within: set[str] = set()
    for entry in entries:
        report = entry.statement.report
        party = report.source.party or ""
        if report.parent in inside:  # "we" inside "We believe that …" is nobody else
            within.add(party)
        elif party in merged:
            out.append(merged[party].name)
        elif party in origin.parties:
            out.append(entry.article.people.name(party))
    # those that make no statement themselves, but are known to have begun it
    silent = (parties[i] for i in origin.parties if i in parties)
    out += [p.name for p in silent if not within & {*p.members}]
    out = out or [names.speaker(e.statement.report.id) for e in entries]
    return list(dict.fromkeys(" ".join(name.split()) for name in out))


def _rules(told: ToldClaim, beginnings: Sequence[Beginning]) -> tuple[str, str]:
    """Why at most and why at least so many: nothing where it only names what the origins name."""
    low, high = told.claim.rules
    if told.claim.origin_range[0] == told.claim.origin_range[1]:
        named = {n for b in beginnings for n in b.names}
        return ("" if " ".join(high.split()) in named else high), ""
    return high, low.removeprefix("they may be fewer: ")
