"""The Case: an analyst's own judgements on a bundle, in a TOML file. It wins over the machine.

Statements are named by the article's hash and a quotation from it, never by a machine's ids, so that a
case outlives a new release::

    [[same]]            # these statements say the same
    of = [{document = "doc-12ab…", quotation = "being shown the wrong numbers"}, {…}]

    [[different]]       # no two of these do
    of = [{…}, {…}]

    [[one_party]]       # these speakers are one: a quotation that holds the name, or the statement
    of = [{…}, {…}]

    [[two_parties]]
    of = [{…}, {…}]

    [[grade]]           # how reliable these speakers have been, by the analyst's own knowledge: A to F
    of = [{…}]
    reliability = "B"

    [[interest]]        # whether it serves these speakers that a claim is believed
    of = [{…}]
    claim = [{…}]       # a statement of the claim; without it: every claim that they speak on
    direction = "against"

``document`` may be the first letters of the hash, as many as make it the only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from earwitness.errors import InputError, SettingError
from earwitness.records import Document, Party, Report, Span

Letter: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
# Of a claim: believed, it serves the speaker, is neither here nor there, or goes against him. Of a figure:
# a larger or a smaller one serves him.
Direction: TypeAlias = Literal["serves", "neutral", "against", "more", "less"]


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place in an article: its hash, or the beginning of it, and words that stand there once."""

    document: str
    quotation: str


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places that the analyst holds together or apart; ``note`` is the analyst's own."""

    of: tuple[Anchor, ...]
    note: str = ""


class Graded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Speakers whose reliability the analyst knows: A (completely reliable) to E, or F, not to be judged."""

    of: tuple[Anchor, ...]
    reliability: Letter
    note: str = ""


class Interested(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Speakers whom it serves, or does not, that a claim is believed, or that a figure is large or small.

    ``claim`` are statements of the claims meant, or hold the figures; empty means all that they speak on.
    """

    of: tuple[Anchor, ...]
    direction: Direction
    claim: tuple[Anchor, ...] = ()
    note: str = ""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All judgements of one file."""

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    one_party: tuple[Judgement, ...] = ()
    two_parties: tuple[Judgement, ...] = ()
    grade: tuple[Graded, ...] = ()
    interest: tuple[Interested, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """An interest with its places found: ``reports`` state the claims meant, empty for all."""

    parties: frozenset[str]
    direction: Direction
    reports: frozenset[str]


NO_CASE: Final = Case()
Pair = tuple[str, str]


def read_case(path: Path) -> Case:
    """The case in the TOML file *path*. Raises InputError naming what is wrong and what to do."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Case)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a case file") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(
            str(path), f"is no case file ({error})", "see docs/tracing.md and docs/weighing.md for the form"
        ) from error


def report_pairs(
    judgements: Iterable[Judgement], documents: Sequence[Document], reports: Sequence[Report]
) -> frozenset[Pair]:
    """The pairs of report ids, smaller first, that *judgements* are about.

    A quotation stands for the report whose content overlaps it most, of equals the innermost. Raises
    SettingError for an article or quotation that is not there, or that holds no statement.
    """
    pairs = (combinations(sorted(place), 2) for place in report_places(judgements, documents, reports))
    return frozenset(pair for each in pairs for pair in each)


def report_places(
    judgements: Iterable[Judgement], documents: Sequence[Document], reports: Sequence[Report]
) -> list[dict[str, Span]]:
    """For each of *judgements* the report ids that it is about, each with the place that is quoted.

    Raises SettingError as ``report_pairs`` does, which says which report a quotation stands for.
    """
    out = []
    for judgement in judgements:
        places = {
            _report(anchor, documents, reports): _place(anchor, documents)[1] for anchor in judgement.of
        }
        _are_several(sorted(places), judgement, "statements")
        out.append(places)
    return out


def party_pairs(
    judgements: Iterable[Judgement],
    documents: Sequence[Document],
    parties: Sequence[Party],
    reports: Sequence[Report],
) -> frozenset[Pair]:
    """The pairs of party ids, smaller first, that *judgements* are about.

    A quotation stands for the party of which a mention overlaps it, else for the source of its statement.
    """
    out: set[Pair] = set()
    for judgement in judgements:
        ids = sorted({_party(anchor, documents, parties, reports) for anchor in judgement.of})
        _are_several(ids, judgement, "speakers")
        out.update(combinations(ids, 2))
    return frozenset(out)


def grades(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> dict[str, Letter]:
    """The reliability of each party that *case* grades, by its id in its article.

    Raises SettingError for a place that is not there, or that is given two different grades.
    """
    out: dict[str, Letter] = {}
    for graded in case.grade:
        _is_about_something(graded.of, "grade")
        for anchor in graded.of:
            party = _party(anchor, documents, parties, reports)
            if out.setdefault(party, graded.reliability) != graded.reliability:
                raise SettingError(
                    f"case: {anchor.quotation!r} is graded {out[party]} and {graded.reliability}; keep one"
                )
    return out


def stakes(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> tuple[Stake, ...]:
    """The interests of *case* with the parties and statements that its places stand for, in its order.

    Raises SettingError for a place that is not there, or that holds no speaker or no statement.
    """
    out = []
    for interested in case.interest:
        _is_about_something(interested.of, "interest")
        out.append(
            Stake(
                frozenset(_party(a, documents, parties, reports) for a in interested.of),
                interested.direction,
                frozenset(_report(a, documents, reports) for a in interested.claim),
            )
        )
    return tuple(out)


def _is_about_something(of: Sequence[Anchor], what: str) -> None:
    if not of:
        raise SettingError(f"case: [[{what}]] names nobody; give a place in 'of' for each speaker meant")


def _are_several(ids: Sequence[str], judgement: Judgement, what: str) -> None:
    """Raises SettingError where a judgement is about one thing alone, and so says nothing."""
    if len(ids) < 2:
        quoted = "; ".join(repr(a.quotation) for a in judgement.of) or "nothing"
        raise SettingError(f"case: {quoted} is about fewer than two {what}; name two places that differ")


def _place(anchor: Anchor, documents: Sequence[Document]) -> tuple[Document, Span]:
    found = [d for d in documents if d.id.startswith(anchor.document) or d.id == anchor.document]
    if len(found) != 1 or not anchor.document:
        many = "no article" if not found else f"{len(found)} articles"
        raise SettingError(f"case: {anchor.document!r} is the hash of {many} here; give one whole hash")
    (document,) = found
    at = document.text.find(anchor.quotation)
    if at < 0 or not anchor.quotation.strip():
        raise SettingError(
            f"case: {anchor.quotation!r} does not stand in {document.received_as}; copy the words exactly"
        )
    if document.text.find(anchor.quotation, at + 1) >= 0:
        raise SettingError(
            f"case: {anchor.quotation!r} stands more than once in {document.received_as}; quote more words"
        )
    return document, (at, at + len(anchor.quotation))


def _report(anchor: Anchor, documents: Sequence[Document], reports: Sequence[Report]) -> str:
    document, span = _place(anchor, documents)
    worth = [
        (_overlap(r.content, span), -sum(e - s for s, e in r.content), r.id)
        for r in reports
        if r.document == document.id
    ]
    best = max(worth, default=(0, 0, ""))
    if best[0] == 0:
        raise SettingError(
            f"case: {anchor.quotation!r} in {document.received_as} lies in no statement; quote what is said"
        )
    return best[2]


def _party(
    anchor: Anchor, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> str:
    document, span = _place(anchor, documents)
    inside = [
        (_overlap(p.mentions, span), p.id)
        for p in parties
        if p.document == document.id and _overlap(p.mentions, span)
    ]
    if inside:
        return max(inside)[1]
    report = _report(anchor, documents, reports)
    speaker = next(r.source.party for r in reports if r.id == report)
    if speaker is None:
        raise SettingError(f"case: {anchor.quotation!r} in {document.received_as} names no speaker")
    return speaker


def _overlap(spans: Iterable[Span], span: Span) -> int:
    return sum(_shared(s, span) for s in spans)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def quoted(case: Case) -> Iterator[Anchor]:
    """Every anchor of *case*, in the order of its file."""
    for judgements in (case.same, case.different, case.one_party, case.two_parties):
        for judgement in judgements:
            yield from judgement.of
    for graded in case.grade:
        yield from graded.of
    for interested in case.interest:
        yield from interested.of
        yield from interested.claim
