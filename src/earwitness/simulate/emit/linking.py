"""What each telling goes back to, and which figures may be compared: links and comparisons as records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from earwitness.records import Comparison, Drift, FigureRelation, Link, Relation, make_id
from earwitness.simulate.emit.knowing import rounded
from earwitness.simulate.emit.pages import Key
from earwitness.simulate.emit.recording import Found
from earwitness.simulate.emit.stated import credited
from earwitness.simulate.emit.story import Story, Telling

# Share by which two amounts may differ and still be one rounded.
_ROUNDING: Final = 0.03


def links(story: Story, present: Sequence[int], records: Found) -> Iterator[Link]:
    """What each telling goes back to, as far as its article tells; else what it truly goes back to."""
    positives: dict[int, list[int]] = defaultdict(list)
    sayings: dict[int, list[int]] = defaultdict(list)
    inside = frozenset(present)
    for n in _in_order(story, present):
        telling = story.tellings[n]
        saying = story.sayings[telling.saying]
        fact = story.facts[saying.fact]
        first = saying.fact if fact.first is None else fact.first
        if fact.first is not None and telling.how != "headline":
            at = _superseded(story, n, present)
            if at is not None:
                yield from _link(records, story, n, at, "supersedes", ("number-changed",))
        else:
            at, relation = _goes_back(story, n, inside, sayings, positives[first])
            if at is not None:
                yield from _link(records, story, n, at, relation, _drift(story, at, n, relation))
            if not saying.says and not sayings[telling.saying] and positives[first]:
                disputed = _disputed(story, n, positives[first])
                denies: Relation = "denies" if saying.denied == "fact" else "comments-on"
                yield from _link(records, story, n, disputed, denies, ())
        sayings[telling.saying].append(n)
        if saying.says:
            positives[first].append(n)


def _in_order(story: Story, present: Sequence[int]) -> list[int]:
    """Tellings by moment, day and place; a headline after what stands below it."""

    def when(n: int) -> tuple[int, int, int, int]:
        article = story.articles[story.tellings[n].article]
        return article.moment, article.day, story.tellings[n].article, n

    return sorted(present, key=when)


def _goes_back(
    story: Story,
    n: int,
    inside: frozenset[int],
    sayings: Mapping[int, Sequence[int]],
    positives: Sequence[int],
) -> tuple[int | None, Relation]:
    """The earlier telling to which *n* goes back, and as what."""
    telling = story.tellings[n]
    if telling.how == "headline" and telling.source in inside:
        return telling.source, "same-utterance"
    said = list(sayings.get(telling.saying, ()))
    at = credited(story, telling, said)
    if at is not None:
        return at, "same-utterance"
    if telling.source in said:
        return telling.source, "same-utterance"
    if said:
        return said[0], "same-utterance"
    if story.sayings[telling.saying].says and positives:
        same = [p for p in positives if story.tellings[p].article == telling.article]
        return (same[-1] if telling.how == "look" and same else positives[0]), "same-claim"
    return None, "same-claim"


def _superseded(story: Story, n: int, present: Sequence[int]) -> int | None:
    """The telling of the same outlet whose number *n* brings up to date."""
    telling = story.tellings[n]
    saying = story.sayings[telling.saying]
    first = story.facts[saying.fact].first
    outlet = story.articles[telling.article].outlet
    for m in present:
        other = story.tellings[m]
        earlier = story.sayings[other.saying]
        same = earlier.fact == first and earlier.actor == saying.actor and other.how == "first-hand"
        if same and story.articles[other.article].outlet == outlet:
            return m
    return None


def _disputed(story: Story, n: int, positives: Sequence[int]) -> int:
    """What a denial disputes: the statement in its own article, else the first that there was."""
    here = [p for p in positives if story.tellings[p].article == story.tellings[n].article]
    return (here or list(positives))[0]


def _drift(story: Story, before: int, after: int, relation: Relation) -> tuple[Drift, ...]:
    """What changed from one telling to the other, as the texts have it."""
    a, b = story.tellings[before], story.tellings[after]
    if relation == "same-claim":
        return ("paraphrased",)
    out: list[Drift] = []
    same = a.words == b.words
    unhedged = same and b.quoted and a.hedged and not b.hedged
    if same:
        out.append("truncated" if (b.truncated and not a.truncated) or unhedged else "verbatim")
    else:
        out.append("paraphrased")
    if a.article != b.article and _credit_changed(a, b):
        out.append("reattributed")
    if a.hedged and not b.hedged:
        out.append("hedge-lost")
    if b.hedged and not a.hedged:
        out.append("hedge-added")
    if a.amount is not None and b.amount is not None and a.amount != b.amount:
        out.append("number-changed")
    return tuple(out)


def _credit_changed(a: Telling, b: Telling) -> bool:
    """Whether somebody else is credited, or one described otherwise, or nobody any more."""
    if a.speaker is None:
        return False
    if b.speaker is None:
        return b.via is None
    return (a.speaker, a.described) != (b.speaker, b.described)


def _link(
    records: Found, story: Story, origin: int, target: int, relation: Relation, drift: tuple[Drift, ...]
) -> Iterator[Link]:
    """The link of one telling, and that of the outlet's report around it."""
    saying = story.sayings[story.tellings[origin].saying]
    denied = saying.denied if relation in ("denies", "comments-on") else None
    to = records.report_of[target, False]
    keys: list[Key] = [(origin, False)]
    if story.tellings[origin].how == "cited":
        keys.append((origin, True))
    for key in keys:
        by = records.report_of[key]
        yield Link(
            id=make_id("lnk", by, to, relation),
            origin=by,
            target=to,
            relation=relation,
            probability=1.0,
            drift=drift,
            denied=denied,
            evidence={"direct": True},
        )


def comparisons(story: Story, present: Sequence[int], records: Found) -> Iterator[Comparison]:
    """All pairs of figures that count one thing at one moment, the later one first."""
    counted: dict[int, list[int]] = defaultdict(list)
    for n in _in_order(story, present):
        if n in records.figure_of:
            fact = story.facts[story.sayings[story.tellings[n].saying].fact]
            counted[
                fact.first if fact.first is not None else story.sayings[story.tellings[n].saying].fact
            ].append(n)
    for members in counted.values():
        for a, b in combinations(members, 2):
            earlier, later = records.figure_of[a], records.figure_of[b]
            relation, why = _compared(story, a, b)
            yield Comparison(
                id=make_id("cmp", *sorted((earlier, later))),
                origin=later,
                target=earlier,
                relation=relation,
                why=why,
            )


def _compared(story: Story, a: int, b: int) -> tuple[FigureRelation, str]:
    one, other = (story.tellings[n].amount or 0.0 for n in (a, b))
    facts = [story.sayings[story.tellings[n].saying].fact for n in (a, b)]
    if facts[0] != facts[1]:
        return "updated", "a later day"
    if one == other:
        return "agree", "the same number"
    if (
        abs(one - other) <= _ROUNDING * max(one, other)
        or rounded(one, 1) == other
        or rounded(other, 1) == one
    ):
        return "rounded", "one rounds the other"
    return "conflict", "two numbers for one thing"
