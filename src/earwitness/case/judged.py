"""What a case says of statements and speakers: held together or apart, graded, with an interest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from earwitness.case.places import fault, party_at, place, quote, report_at
from earwitness.case.tables import Anchor, Case, Direction, Judgement, Letter
from earwitness.errors import SettingError
from earwitness.records import Document, Party, Report, Span

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stake:
    """An interest with its places found: ``reports`` state the claims meant, empty for all."""

    parties: frozenset[str]
    direction: Direction
    reports: frozenset[str]


def report_pairs(
    judgements: Iterable[Judgement],
    documents: Sequence[Document],
    reports: Sequence[Report],
    *,
    table: str = "",
) -> frozenset[Pair]:
    """The pairs of report ids, smaller first, that *judgements* are about.

    A quotation stands for the report whose content overlaps it most, of equals the innermost. Raises
    SettingError for an article or quotation that is not there, or that holds no statement; it names the
    entry of *table*, if that is given.
    """
    places = report_places(judgements, documents, reports, table=table)
    return frozenset(pair for each in places for pair in combinations(sorted(each), 2))


def report_places(
    judgements: Iterable[Judgement],
    documents: Sequence[Document],
    reports: Sequence[Report],
    *,
    table: str = "",
) -> list[dict[str, Span]]:
    """For each of *judgements* the report ids that it is about, each with the place that is quoted.

    Raises SettingError as ``report_pairs`` does, which says which report a quotation stands for.
    """
    out = []
    for number, judgement in enumerate(judgements, 1):
        where = _where(table, number)
        places = {
            report_at(anchor, documents, reports, where): place(anchor, documents, where)[1]
            for anchor in judgement.of
        }
        _are_several(sorted(places), judgement, "statements", where)
        out.append(places)
    return out


def party_pairs(
    judgements: Iterable[Judgement],
    documents: Sequence[Document],
    parties: Sequence[Party],
    reports: Sequence[Report],
    *,
    table: str = "",
) -> frozenset[Pair]:
    """The pairs of party ids, smaller first, that *judgements* are about.

    A quotation stands for the party of which a mention overlaps it, else for the source of its statement.
    """
    out: set[Pair] = set()
    for number, judgement in enumerate(judgements, 1):
        where = _where(table, number)
        ids = sorted({party_at(anchor, documents, parties, reports, where) for anchor in judgement.of})
        _are_several(ids, judgement, "speakers", where)
        out.update(combinations(ids, 2))
    return frozenset(out)


def grades(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> dict[str, Letter]:
    """The reliability of each party that *case* grades, by its id in its article.

    Raises SettingError for a place that is not there, or that is given two different grades.
    """
    out: dict[str, Letter] = {}
    for number, graded in enumerate(case.grade, 1):
        where = _where("grade", number)
        _is_about_something(graded.of, "grade")
        for anchor in graded.of:
            party = party_at(anchor, documents, parties, reports, where)
            if out.setdefault(party, graded.reliability) != graded.reliability:
                raise fault(
                    where,
                    f"{quote(anchor.quotation)} is graded {out[party]} and {graded.reliability}; keep one",
                )
    return out


def stakes(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> tuple[Stake, ...]:
    """The interests of *case* with the parties and statements that its places stand for, in its order.

    Raises SettingError for a place that is not there, or that holds no speaker or no statement.
    """
    out = []
    for number, interested in enumerate(case.interest, 1):
        where = _where("interest", number)
        _is_about_something(interested.of, "interest")
        out.append(
            Stake(
                frozenset(party_at(a, documents, parties, reports, where) for a in interested.of),
                interested.direction,
                frozenset(report_at(a, documents, reports, where) for a in interested.claim),
            )
        )
    return tuple(out)


def check_judgements(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> None:
    """Raises SettingError, naming the entry, if a judgement of *case* is about nothing or contradicts one.

    *parties* and *reports* are those that the stages get, with corrections applied.
    """
    pairs = {
        table: report_pairs(getattr(case, table), documents, reports, table=table)
        for table in ("same", "different")
    }
    if pairs["same"] & pairs["different"]:
        raise SettingError("case: two statements stand under both [[same]] and [[different]]; keep one")
    _check_speakers(case, documents, parties, reports)
    grades(case, documents, parties, reports)
    stakes(case, documents, parties, reports)


def _check_speakers(
    case: Case, documents: Sequence[Document], parties: Sequence[Party], reports: Sequence[Report]
) -> None:
    """Raises SettingError for speakers that are kept apart and put together, be it through others."""
    party_pairs(case.two_parties, documents, parties, reports, table="two_parties")
    of = _joined(party_pairs(case.one_party, documents, parties, reports, table="one_party"))
    for number, judgement in enumerate(case.two_parties, 1):
        where = _where("two_parties", number)
        had: dict[str, tuple[str, Anchor]] = {}
        for anchor in judgement.of:
            party = party_at(anchor, documents, parties, reports, where)
            other, first = had.setdefault(of.get(party, party), (party, anchor))
            if other != party:
                both = f"{quote(first.quotation)} and {quote(anchor.quotation)}"
                raise fault(
                    where,
                    f"{both} are kept apart, and [[one_party]] puts them together, directly or through "
                    "others; take one of the two out",
                )


def _joined(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each id in *pairs* one that stands for all that they join it to."""
    of: dict[str, str] = {}
    for a, b in sorted(pairs):
        one, other = of.setdefault(a, a), of.setdefault(b, b)
        of |= {id: one for id, top in of.items() if top == other}
    return of


def _where(table: str, number: int) -> str:
    return f"[[{table}]] {number}" if table else ""


def _is_about_something(of: Sequence[Anchor], what: str) -> None:
    if not of:
        raise SettingError(f"case: [[{what}]] names nobody; give a place in 'of' for each speaker meant")


def _are_several(ids: Sequence[str], judgement: Judgement, what: str, where: str) -> None:
    """Raises SettingError where a judgement is about one thing alone, and so says nothing."""
    if len(ids) < 2:
        quotations = "; ".join(quote(a.quotation) for a in judgement.of) or "nothing"
        raise fault(where, f"{quotations} is about fewer than two {what}; name two places that differ")
