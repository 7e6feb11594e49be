"""How many beginnings a claim has as far as its articles tell: the rules of ``trace``, on what a story has
printed.

Surely one: the same name; the same words; a statement and the outlet that it credits; two that credit the
same missing outlet; a headline and what it stands over. Perhaps one: unnamed speakers whose descriptions
fit; an unnamed outsider and the spokesperson of its government; a statement that names nobody. An outlet
that says it has looked for itself is a beginning of its own. See docs/tracing.md; the rule of trace that
two articles may share a beginning because one copied elsewhere is left out here.

By these rules the true number of beginnings always lies in the range (a test holds this): a story swaps no
credit without leaving the words or the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from earwitness.simulate.emit.affairs import called, descriptions
from earwitness.simulate.emit.cast import GOVERNMENT
from earwitness.simulate.emit.story import Sort, Story, Telling


@dataclass(frozen=True, slots=True)
class Ranged:
    """Groups of tellings: those that are surely one, those that may be, and the rule for each bound.

    ``why`` gives the rules that joined each sure group.
    """

    sure: tuple[tuple[int, ...], ...]
    least: tuple[tuple[int, ...], ...]
    why: tuple[str, ...]
    rules: tuple[str, str]

    def certain(self, group: int) -> bool:
        """Whether the sure group number *group* may be the same as no other."""
        (first, *_) = self.sure[group]
        whole = next(g for g in self.least if first in g)
        return len(whole) == len(self.sure[group])


def ranged(story: Story, members: Sequence[int]) -> Ranged:
    """The beginnings of the claim that the tellings *members* state."""
    joins = list(_sure(story, members))
    sure = _components(members, ((a, b) for a, b, _ in joins))
    perhaps = list(_perhaps(story, sure))
    least = _components(members, [*((a, b) for a, b, _ in joins), *((a, b) for a, b, _ in perhaps)])
    why = tuple(_reason(group, joins) for group in sure)
    heads = ", ".join(dict.fromkeys(_head(story, group) for group in sure))
    high = heads + (": nothing shows that they have it from each other" if len(sure) > 1 else "")
    low = high
    if len(least) < len(sure):
        low = "they may be fewer: " + "; ".join(dict.fromkeys(w for _, _, w in perhaps))
    return Ranged(sure, least, why, (low, high))


def credited(story: Story, telling: Telling, members: Iterable[int]) -> int | None:
    """Of *members*, the telling of the same saying by the outlet that *telling* credits; None if there is
    none."""
    if telling.via is None:
        return None
    for n in members:
        other = story.tellings[n]
        printed_by = story.articles[other.article].outlet
        if other.saying == telling.saying and other.how != "headline" and printed_by == telling.via:
            return n
    return None


def _sure(story: Story, members: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Pairs that surely begin together, and why."""
    inside = frozenset(members)
    names: dict[int, int] = {}
    words: dict[tuple[int, int], int] = {}
    lacking: dict[int, int] = {}
    for n in members:
        telling = story.tellings[n]
        if telling.how == "headline" and telling.source in inside and telling.source is not None:
            yield telling.source, n, "a headline and what it stands over"
            continue
        if telling.speaker is not None and telling.described is None:
            if telling.speaker in names:
                who = story.actors[telling.speaker].name
                yield names[telling.speaker], n, f"the same speaker: {who}"
            names.setdefault(telling.speaker, n)
        said = (telling.saying, telling.words)
        if said in words:
            yield words[said], n, "the same words, under whatever name"
        words.setdefault(said, n)
        if telling.via is not None:
            at = credited(story, telling, members)
            outlet = story.actors[telling.via]
            if at is not None:
                yield at, n, "one cites the other's outlet"
            elif not outlet.present and telling.via in lacking:
                yield lacking[telling.via], n, f"both have it from {outlet.name}, which is not in the bundle"
            if not outlet.present:
                lacking.setdefault(telling.via, n)


def _perhaps(story: Story, sure: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of sure groups that may begin together, by one telling of each, and why."""
    voices = [_voices(story, group) for group in sure]
    for (a, mine), (b, theirs) in combinations(enumerate(voices), 2):
        if not mine or not theirs:
            yield sure[a][0], sure[b][0], "one of the two names nobody"
        elif not _apart(story, sure[a], sure[b]) and any(_fit(v, w) for v in mine for w in theirs):
            yield sure[a][0], sure[b][0], "unnamed speakers whose descriptions fit"


# A voice: "named", "unnamed" or "look"; who; of what sort its description is (None: fits in and out).
_Voice = tuple[str, int, Sort | None]


def _voices(story: Story, group: Sequence[int]) -> frozenset[_Voice]:
    """Who speaks in *group*; empty if nobody does."""
    out: set[_Voice] = set()
    for n in group:
        telling = story.tellings[n]
        if telling.how == "look":
            out.add(("look", story.articles[telling.article].outlet, None))
        elif telling.speaker is not None:
            actor = story.actors[telling.speaker]
            if telling.described is None:
                out.add(("named", telling.speaker, actor.sort))
            else:
                sort = descriptions(story.theme, actor.sort)[telling.described].sort
                out.add(("unnamed", -1, sort))
    return frozenset(out)


def _fit(a: _Voice, b: _Voice) -> bool:
    if {a[0], b[0]} == {"named", "unnamed"}:
        named, unnamed = (a, b) if a[0] == "named" else (b, a)
        return named[1] == GOVERNMENT and unnamed[2] in ("outside", None)
    if a[0] != "unnamed" or b[0] != "unnamed":
        return False
    return a[2] == b[2] or (None in (a[2], b[2]) and "witness" not in (a[2], b[2]))


def _apart(story: Story, a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether one article heard both itself and tells them apart."""
    mine, theirs = (
        {story.tellings[n].article for n in group if story.tellings[n].how == "first-hand"}
        for group in (a, b)
    )
    return not mine.isdisjoint(theirs)


def _components(members: Sequence[int], pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    root = {n: n for n in members}

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for x, y in pairs:
        a, b = sorted((find(x), find(y)))
        root[b] = a
    groups: dict[int, list[int]] = {}
    for n in members:
        groups.setdefault(find(n), []).append(n)
    return tuple(tuple(groups[k]) for k in sorted(groups))


def _reason(group: tuple[int, ...], joins: Sequence[tuple[int, int, str]]) -> str:
    why = dict.fromkeys(w for a, b, w in joins if a in group and b in group)
    return "; ".join(why) or "one report, with no sign of text in common with another"


def _head(story: Story, group: Sequence[int]) -> str:
    """Whom a group begins with, in words."""
    for n in group:
        telling = story.tellings[n]
        if telling.how == "look":
            return f"{story.actors[story.articles[telling.article].outlet].name}, which looked for itself"
        if telling.speaker is not None:
            actor = story.actors[telling.speaker]
            return called(story.theme, actor, telling.described, story.home, story.abroad)
    return "a statement with no source"
