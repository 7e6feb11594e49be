"""Who says that it has its text from whom, among the articles of one bundle.

An outlet may have several articles in it. What is taken from the outlet is taken from the first of them
that shares nearly as much with the taker as any, if it was not published later: what stands in both
versions of a story was in the first of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from earwitness.records import Document, Span
from earwitness.trace.passages.credits import credited_agencies
from earwitness.trace.passages.naming import Outlets, mentions, same_outlet
from earwitness.trace.passages.sharing import Sharing
from earwitness.trace.sources import folded
from earwitness.trace.timing import published_between

# An agency stamps a text anew with every version; its own copy may be a day younger than a paper's.
STAMPED_LATER: Final = timedelta(days=1)
_SENTENCE: Final = 20  # words that a reworded sentence counts as, against words that stand in both
# Half, so that an outlet's update is the source only where it gives what the first version did not.
_NEARLY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Citing:
    """How one article refers to another's outlet: places of credits, and of its name in running text."""

    credits: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()


_NOT_AT_ALL: Final = Citing()


@dataclass(frozen=True, slots=True)
class Citations:
    """What each article credits, who refers to whom, and since when each can have been written.

    ``not_before`` holds the day of the last article that an article refers to.
    """

    credits: Mapping[str, tuple[tuple[str, Span], ...]]
    citing: Mapping[tuple[str, str], Citing]
    not_before: Mapping[str, date]

    def of(self, user: str, origin: str) -> Citing:
        """How article *user* refers to article *origin*."""
        return self.citing.get((user, origin), _NOT_AT_ALL)

    def shared_credit(self, a: str, b: str) -> str | None:
        """An agency whose text both articles say they use."""
        both = (x for x, _ in self.credits[a] for y, _ in self.credits[b] if same_outlet(x, y))
        return next(both, None)


def citations(shared: Sequence[Sharing]) -> Citations:
    """How the articles that share something refer to each other."""
    documents = {p.document.id: p.document for s in shared for p in (s.first, s.second)}
    known = Outlets.of({d.outlet for d in documents.values() if d.outlet})
    credits = {i: credited_agencies(d, known) for i, d in sorted(documents.items())}
    origins: dict[tuple[str, str], list[tuple[Document, int]]] = defaultdict(list)
    for s in shared:
        a, b = s.first.document, s.second.document
        for user, origin in ((a, b), (b, a)):
            if origin.outlet and not (user.outlet and same_outlet(user.outlet, origin.outlet)):
                origins[user.id, folded(origin.outlet)].append((origin, _amount(s)))
    citing: dict[tuple[str, str], Citing] = {}
    not_before: dict[str, date] = {}
    for (user_id, _), found in sorted(origins.items()):
        user, outlet = documents[user_id], found[0][0].outlet or ""
        carried = tuple(span for name, span in credits[user_id] if same_outlet(name, outlet))
        how = Citing(carried, mentions(outlet, user))
        possible = [(d, amount) for d, amount in found if not _later(d, user)]
        if possible and (how.credits or how.mentions):
            most = max(amount for _, amount in possible)
            near = [d for d, amount in possible if amount >= _NEARLY * most]
            best = min(near, key=lambda d: (_day(d) or date.max, d.id))
            citing[user_id, best.id] = how
            if day := _day(best):
                not_before[user_id] = max(day, not_before.get(user_id, day))
    return Citations(credits, citing, not_before)


def _amount(s: Sharing) -> int:
    return sum(len(stretch.places) for stretch in s.stretches) + _SENTENCE * len(s.alike)


def _day(document: Document) -> date | None:
    between = published_between(document.published)
    return between[0] if between else None


def _later(origin: Document, user: Document) -> bool:
    """Whether *origin* was published so much later that *user* cannot mean it."""
    mine, theirs = published_between(origin.published), published_between(user.published)
    return mine is not None and theirs is not None and mine[0] - theirs[1] > STAMPED_LATER
