"""What weighing gave, as parts of a page: a belief for each printed claim, and what numbers may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from earwitness.dossier.claims import of_kind
from earwitness.dossier.figure_pairs import Side, side
from earwitness.dossier.lineage import Lineage, LineageRecord
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import Article
from earwitness.errors import RecordError
from earwitness.grading import CANNOT_BE_JUDGED, CREDIBILITY, RELIABILITY, band, is_open
from earwitness.records import Belief, Claim, Origin, Party, Quantity


@dataclass(frozen=True, slots=True)
class Turning:
    """The origin on which a belief hangs: its name, the anchor it is printed at, the percentage without it.

    ``to`` None: it is not on the page. ``without`` None: nothing would be left to judge by; ``moves`` is
    whether the phrase would be another.
    """

    name: str
    to: str | None
    without: str | None
    moves: bool


@dataclass(frozen=True, slots=True)
class ToldBelief:
    """A belief in words. ``at``, ``low`` and ``high`` are whole percentages, None where it cannot be judged.

    ``why`` are the sentences of weighing that the rest of it does not say already.
    """

    phrase: str
    at: int | None
    low: int | None
    high: int | None
    reliability: tuple[str, str]
    credibility: tuple[str, str]
    confidence: str | None
    turning: Turning | None
    why: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether the range says next to nothing, so that it is told before the phrase."""
        if self.at is None or self.low is None or self.high is None:
            return False
        return is_open((self.low / 100, self.high / 100))


def how_likely(belief: ToldBelief) -> str:
    """How likely in words: "Unlikely (30%, range 12% to 41%)"; of an open one the range comes first."""
    if belief.at is None:
        return "This cannot be judged"
    if belief.open:
        return f"Open: {belief.low}% to {belief.high}%; if one must say, {belief.phrase} ({belief.at}%)"
    ends = f", range {belief.low}% to {belief.high}%" if belief.low is not None else ""
    return f"{belief.phrase.capitalize()} ({belief.at}%{ends})"


@dataclass(frozen=True, slots=True)
class ToldQuantity:
    """What may be believed of a number; ``telling`` if several origins give it or readings differ."""

    side: Side
    unit: str | None
    value: str | None
    low: str | None
    high: str | None
    origins: int
    why: tuple[str, ...]
    telling: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that weighing gives to the page: beliefs by the number of their claim."""

    beliefs: Mapping[int, ToldBelief] = field(default_factory=dict)
    quantities: tuple[ToldQuantity, ...] = ()
    apart: tuple[str, ...] = ()
    done: bool = False


def weighed(
    articles: Sequence[Article],
    lineage: Lineage,
    traced: Sequence[LineageRecord],
    beliefs: Sequence[Belief | Quantity],
    apart: Sequence[str],
) -> Weighed:
    """The page's view of *beliefs*, in whatever order they come; *lineage* is its view of *traced*.

    Raises RecordError where one is about a claim or figure that is not there.
    """
    _check(articles, traced, beliefs)
    names = Names(articles, [p for p in of_kind(Party, traced) if p.document is None])
    numbers = {c.id: c.number for c in lineage.claims}
    origins = _Origins(names, lineage, traced)
    told = {numbers[b.claim]: _told(b, origins) for b in of_kind(Belief, beliefs) if b.claim in numbers}
    quantities = [
        _quantity(q, articles, names) for q in sorted(of_kind(Quantity, beliefs), key=lambda q: q.id)
    ]
    return Weighed(
        beliefs=dict(sorted(told.items())),
        quantities=tuple(sorted(quantities, key=_first_place)),
        apart=tuple(apart),
        done=bool(beliefs),
    )


def _check(
    articles: Sequence[Article], traced: Iterable[LineageRecord], beliefs: Iterable[Belief | Quantity]
) -> None:
    claims = {c.id for c in of_kind(Claim, traced)}
    figures = {f.id for a in articles for f in a.figures}
    for record in beliefs:
        about = (record.claim,) if isinstance(record, Belief) else record.figures
        known = claims if isinstance(record, Belief) else figures
        for missing in (i for i in about if i not in known):
            raise RecordError(f"{record.id}: is about {missing}, which is not there; weigh again")
        if not about:
            raise RecordError(f"{record.id}: is about no figure; weigh again")


class _Origins:
    """Finds the name of an origin, and where on the page it is printed."""

    def __init__(self, names: Names, lineage: Lineage, traced: Sequence[LineageRecord]) -> None:
        self._names = names
        self._printed = {
            origin.id: ("; ".join(origin.names), f"c{claim.number}-o{n}")
            for claim in lineage.claims
            for n, origin in enumerate(claim.beginnings, 1)
            if origin.names
        }
        self._records = {o.id: o for o in of_kind(Origin, traced)}

    def find(self, origin: str) -> tuple[str, str | None]:
        """Its name and anchor; *origin* may also be a report: a denial that began with it."""
        if origin in self._printed:
            return self._printed[origin]
        record = self._records.get(origin)
        reports = sorted(
            filter(self._names.knows, record.reports if record else (origin,)), key=self._names.place
        )
        if not reports:
            return "an origin that is not listed here", None
        return self._names.known_as(reports[0]), f"s{self._names.statement(reports[0]).number}"


def _told(belief: Belief, origins: _Origins) -> ToldBelief:
    low, high = belief.interval if belief.interval and belief.probability is not None else (None, None)
    told = ToldBelief(
        phrase=belief.phrase if belief.probability is not None else CANNOT_BE_JUDGED,
        at=percent(belief.probability),
        low=percent(low),
        high=percent(high),
        reliability=(belief.grade.reliability, RELIABILITY[belief.grade.reliability]),
        credibility=(belief.grade.credibility, CREDIBILITY[belief.grade.credibility]),
        confidence=belief.confidence,
        turning=_turning(belief, origins),
        why=(),
    )
    said = {f"Confidence in the evidence base is {belief.confidence}."}
    if belief.why and _is_likelihood(belief.why[0], told):
        said.add(belief.why[0])
    return ToldBelief(
        **{name: getattr(told, name) for name in ToldBelief.__slots__ if name != "why"},
        why=tuple(s for s in dict.fromkeys(belief.why) if s not in said),
    )


def _turning(belief: Belief, origins: _Origins) -> Turning | None:
    if belief.hinge is None or belief.probability is None:
        return None
    name, to = origins.find(belief.hinge)
    without = percent(belief.without)
    return Turning(
        name=name,
        to=to,
        without=None if without is None else f"{without}%",
        moves=_band(belief.without) != _band(belief.probability),
    )


def _band(probability: float | None) -> int | None:
    """The number of the phrase for *probability*, from below."""
    return None if probability is None else band(probability)


def _is_likelihood(sentence: str, told: ToldBelief) -> bool:
    """Whether *sentence* says the phrase and percentage, which the page says already."""
    return told.phrase in sentence and (told.at is None or f"({told.at}%)" in sentence)


def percent(probability: float | None) -> int | None:
    """A whole percentage between 1 and 99, since nothing here is known better than that."""
    return None if probability is None else min(99, max(1, round(100 * probability)))


def _quantity(quantity: Quantity, articles: Sequence[Article], names: Names) -> ToldQuantity:
    figures = {f.id: f for article in articles for f in article.figures}
    of = tuple(
        sorted((figures[i] for i in quantity.figures), key=lambda f: (f.value != quantity.value, f.id))
    )
    low, high = quantity.interval or (None, None)
    return ToldQuantity(
        side=side(of, {a.document.id: a for a in articles}, names),
        unit=quantity.unit,
        value=_number(quantity.value),
        low=_number(low),
        high=_number(high),
        origins=quantity.origins,
        why=quantity.why,
        telling=quantity.origins > 1 or len(quantity.why) > 1,
    )


def _first_place(told: ToldQuantity) -> tuple[int, int]:
    return min((p.number, p.statement.number if p.statement else 0) for p in told.side.places)


def _number(value: float | None) -> str | None:
    """*value* to three digits, whole where it is large: "11.7", "2,430"."""
    if value is None:
        return None
    if abs(value) >= 100:
        digits = len(str(int(abs(value)))) - 3
        return f"{round(value, -max(0, digits)):,.0f}"
    return f"{value:.3g}"
