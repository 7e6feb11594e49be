"""What figures that count the same are to each other: agreeing, rounded, updated or in conflict.

Figures with one number are a group: what is known of one (who gives it, for when, of how many) holds for
all. Two groups are updated if one giver went from one number to the other and never back, if words say
so ("up from"), or if both are dated and lie near; in conflict otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.records import Document, FigureRelation
from earwitness.trace.figures.counted import Counted
from earwitness.trace.figures.dating import Period
from earwitness.trace.figures.likeness import Likeness
from earwitness.trace.figures.sizes import Size, ratio, sameness

SameParty = Callable[[str, str], bool]
# What changes with time changes by less than this between two dates; two counts by two givers that differ
# by more are in conflict. 640 and 520 men of one garrison are 1.23, 9 and 26 dead by one ministry 2.9.
_GROWTH: Final = 1.5
# "now", "risen to": the words say that it changed.
_SAID_GROWTH: Final = 2.0
# One giver may correct himself by more: 9 dead, then 26; not 4, then 120.
_REVISED: Final = 5.0
# Members of a group that are asked whether it is newer than another.
_ASKED: Final = 16
# Days beyond which figures by two givers that differ much are of two occasions; what is measured (a flow, a
# price, a share) changes sooner than counts of one event's victims, which are only counted again.
_ANOTHER_TIME: Final = 90
_ANOTHER_READING: Final = 14
_OF_EVENTS: Final = frozenset(
    "dead casualties captured abducted wounded missing left arrested dismissed rescued".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two figures are to each other, why in plain words, and which of them is the older."""

    relation: FigureRelation
    why: str
    older: Counted | None = None  # of two of which one is newer


class Groups:
    """Figures that give one number for one thing, found by joining pairs."""

    def __init__(self, figures: Sequence[Counted], equal: Iterable[tuple[int, int]]) -> None:
        self._figures = figures
        self._parent = list(range(len(figures)))
        for i, j in equal:
            a, b = self._root(i), self._root(j)
            self._parent[max(a, b)] = min(a, b)
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(figures)):
            members[self._root(i)].append(i)
        self._members = dict(members)
        self._sizes: dict[int, Size] = {}
        self._bases: dict[int, Size | None] = {}
        self._breath: dict[tuple[int, int], bool] = {}

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def of(self, i: int) -> int:
        """The number of the group of figure *i*."""
        return self._root(i)

    def members(self, i: int) -> list[Counted]:
        """All figures of the group of figure *i*."""
        return [self._figures[k] for k in self._members[self._root(i)]]

    def in_one_breath(self, i: int, j: int) -> bool:
        """Whether somebody gives both counts in one sentence, and so counts two things by them.

        "Three workers were hurt and all 41 men are safe". Where the words for the two are the same he sets
        two numbers for one thing against each other ("190 liters in the drawer, 15 upstairs").
        """
        key = min(self._root(i), self._root(j)), max(self._root(i), self._root(j))
        if key not in self._breath:
            one, other = (
                {
                    (c.figure.document, c.sentence, c.party): (c.head, c.states)
                    for c in self.members(k)
                    if c.party and c.scale.counts
                }
                for k in key
            )
            self._breath[key] = any(one[k] != other[k] for k in one.keys() & other.keys())
        return self._breath[key]

    def base(self, i: int, sizes: Mapping[str, Size]) -> Size | None:
        """The whole that the group's figures are a part of, where one says so."""
        root = self._root(i)
        if root not in self._bases:
            found = (sizes[c.figure.id] for c in self.members(i) if c.figure.id in sizes)
            self._bases[root] = next(found, None)
        return self._bases[root]

    def size(self, i: int) -> Size:
        """The number of the group: an exact one before a bound."""
        root = self._root(i)
        if root not in self._sizes:
            members = self.members(i)
            self._sizes[root] = min(members, key=lambda c: (c.size.value is None, c.figure.id)).size
        return self._sizes[root]


def same_number(a: Counted, b: Counted) -> Verdict | None:
    """Agreeing, or one with a bound where the other has none; None if the numbers differ."""
    size = sameness(a.size, b.size)
    if size == "equal":
        return Verdict("agree", f"both give {_number(a)}")
    x, y = a.size.number, b.size.number
    if size == "rounded" and x is not None and x == y and not _open(a) and not _open(b):
        return Verdict("rounded", f"the same number, with and without a bound: {_number(a)}, {_number(b)}")
    return None


def _open(a: Counted) -> bool:
    """ "dozens", which is no number."""
    return a.figure.value is None and a.figure.low is None and a.figure.high is None


class Relations:
    """Decides what two figures of the same thing are, given all groups."""

    def __init__(
        self,
        groups: Groups,
        documents: Mapping[str, Document],
        bases: Mapping[str, Size],
        same_party: SameParty,
    ) -> None:
        self._groups, self._documents = groups, documents
        self._bases, self._same_party = bases, same_party
        self._newer: dict[tuple[int, int], tuple[str, int] | None] = {}

    def of(self, i: int, j: int, a: Counted, b: Counted, found: Likeness) -> Verdict:
        """The relation of *a* and *b*, figures *i* and *j*, whose numbers differ."""
        if found.kind == "other":
            return Verdict("not-comparable", found.why)
        if found.kind == "part":
            return self._part(a, b, found)
        if self._groups.of(i) == self._groups.of(j):
            return Verdict("agree", f"both give {_number(a)}")
        newer = self._updated(i, j)
        one, other = self._groups.base(i, self._bases), self._groups.base(j, self._bases)
        if one and other and sameness(one, other) == "apart":
            if newer:
                return self._verdict(newer, i, a, b)
            return Verdict("not-comparable", f"one is of {one.number:g}, the other of {other.number:g}")
        size = sameness(self._groups.size(i), self._groups.size(j))
        exact = a.size.value is not None and b.size.value is not None
        if "part" in (a.scale.kind, b.scale.kind) and a.scale.kind != b.scale.kind:
            return Verdict("rounded", f"{_number(a)} and {_number(b)} are about the same share")
        if size != "apart" and not (newer and not exact):
            return Verdict("rounded", f"{_number(a)} and {_number(b)} are about as much")
        if newer:
            return self._verdict(newer, i, a, b)
        if self._another_time(a, b):
            return Verdict("not-comparable", f"for different times: {_when(a)}, {_when(b)}")
        if self._groups.in_one_breath(i, j):
            return Verdict("not-comparable", "one speaker gives both in one sentence, of different things")
        return Verdict("conflict", f"two numbers for the same: {_number(a)}, {_number(b)}")

    def _part(self, a: Counted, b: Counted, found: Likeness) -> Verdict:
        """A part cannot be more than the whole."""
        part, whole = (a, b) if a.until else (b, a)
        x, y = part.size.number, whole.size.number
        if x is not None and y is not None and x > y:
            return Verdict("conflict", f"already {_number(part)}, and in all {_number(whole)}")
        return Verdict("not-comparable", found.why)

    def _verdict(self, newer: tuple[str, int], i: int, a: Counted, b: Counted) -> Verdict:
        return Verdict("updated", newer[0], a if self._groups.of(i) == newer[1] else b)

    def _updated(self, i: int, j: int) -> tuple[str, int] | None:
        """Why one group is newer than the other, and the number of the older; None if nothing says so."""
        key = (self._groups.of(i), self._groups.of(j))
        key = (min(key), max(key))
        if key not in self._newer:
            one, other = (self._telling(k) for k in key)
            if why := self._went(one, other):
                self._newer[key] = why, key[0]
            else:
                why = self._went(other, one)
                self._newer[key] = (why, key[1]) if why else None
        return self._newer[key]

    def _telling(self, root: int) -> list[Counted]:
        """The members of a group that are asked; of thousands alike, the first of each giver and document."""
        members = self._groups.members(root)
        if len(members) <= _ASKED:
            return members
        marked = [c for c in members if c.newer or c.older or c.party]
        first = {(c.party, c.newer, c.older, c.dates.when): c for c in reversed(marked)}
        return sorted(first.values(), key=lambda c: c.figure.id)[:_ASKED]

    def _went(self, old: Sequence[Counted], new: Sequence[Counted]) -> str | None:
        """Why the numbers went from *old* to *new*."""
        for b in new:
            for a in old:
                same_text = a.figure.document == b.figure.document
                if same_text and a.older and not b.older and (b.newer or a.sentence == b.sentence):
                    return f"{_number(b)}, where it was {_number(a)} before"
        givers = [c for c in (*old, *new) if c.party and not c.disowned]
        for party in sorted({c.party for c in givers if c.party}):
            before = [c for c in old if c in givers and self._gives(c, party)]
            after = [c for c in new if c in givers and self._gives(c, party)]
            near = ratio(before[0].size, after[0].size) if before and after else None
            if near is None or near > _REVISED:
                continue
            if all(self._later(a, b) for a in before for b in after):
                return f"a later figure by the same source: {_number(after[0])} after {_number(before[0])}"
        return next((why for b in new for a in old if (why := self._grown(a, b))), None)

    def _gives(self, c: Counted, party: str) -> bool:
        return c.party == party or (c.party is not None and self._same_party(c.party, party))

    def _later(self, a: Counted, b: Counted) -> bool:
        """Whether *b* is plainly later than *a* and does not just repeat where *a* was printed."""
        if not _precedes(a, b):
            return False
        return b.dates.of is not None or b.newer or not self._cites(b, a)

    def _cites(self, b: Counted, a: Counted) -> bool:
        """Whether the text around *b* names the outlet of *a*: it repeats, and may repeat wrongly."""
        outlet = self._documents[a.figure.document].outlet
        if not outlet or b.figure.document == a.figure.document:
            return False
        name = outlet.removeprefix("The ").removeprefix("the ")
        text = self._documents[b.figure.document].text
        return name in text[max(0, b.figure.span[0] - 300) : b.figure.span[1] + 300]

    def _grown(self, a: Counted, b: Counted) -> str | None:
        """Both dated, and near enough to be one thing that changed."""
        near = ratio(a.size, b.size)
        if near is None:
            return None
        first, second = a.dates.of, b.dates.of
        most = _GROWTH if a.scale.counts else _SAID_GROWTH
        if first and second and first.before(second) and near <= most:
            return f"{_number(a)} as of {_days(first)}, {_number(b)} as of {_days(second)}"
        if first and second and first.before(second) and a.sentence == b.sentence and _one_document(a, b):
            return f"{_number(a)} as of {_days(first)}, {_number(b)} as of {_days(second)}, in one breath"
        when, later = a.dates.when, b.dates.when
        if b.newer and when and later and when.before(later) and near <= _SAID_GROWTH:
            return f"{_number(b)} now, after {_number(a)}"
        return None

    def _another_time(self, a: Counted, b: Counted) -> bool:
        x, y = a.dates.when, b.dates.when
        if not x or not y or not (a.dates.of or b.dates.of):
            return False
        measured = a.dates.of and b.dates.of and not (a.states | b.states) & _OF_EVENTS
        return x.days_to(y) > (_ANOTHER_READING if measured else _ANOTHER_TIME)


def _precedes(a: Counted, b: Counted) -> bool:
    """Whether *a* is the earlier figure: for an earlier date, or else printed earlier and not of old."""
    if a.dates.of and b.dates.of and not b.newer:
        return a.dates.of.before(b.dates.of)
    first, second = a.dates.printed, b.dates.printed
    if first and second and first.before(second):
        return b.newer or b.dates.of is None or not b.dates.of.before(first)
    when, later = a.dates.when, b.dates.when
    return bool(_one_document(a, b) and when and later and when.before(later))


def _one_document(a: Counted, b: Counted) -> bool:
    return a.figure.document == b.figure.document


def _number(c: Counted) -> str:
    number = next((x for x in (c.figure.value, c.figure.low, c.figure.high) if x is not None), None)
    if number is None:
        return "an open number"
    said = f"{number:,.0f}" if float(number).is_integer() else f"{number:g}"
    bound = "at least " if c.figure.value is None and c.figure.low is not None else ""
    bound = "at most " if not bound and c.figure.value is None else bound
    return f"{bound}{said}"


def _when(c: Counted) -> str:
    return _days(c.dates.when) if c.dates.when else "unknown"


def _days(days: Period) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first} to {days.last}"
