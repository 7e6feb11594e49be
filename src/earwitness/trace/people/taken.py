"""Unnamed sources put together by the way their words came: B has from A's outlet what A's source said.

=================================================  ====================================================
most of B came through A's outlet, and both have   one: B is a copy
the same words for somebody
both have somebody in the same role say the same   one, in articles of one affair: it is one occasion,
eight words                                        whoever had it first
B's statement came through A's outlet and repeats  one, whatever B calls him, if nothing that they are
words of one unnamed source there                  called contradicts
the same, and A's outlet has only one unnamed      one, if what they are called has a word in common
source who may be meant
B tells of "the engineer" without having named     the one engineer of an outlet that B cites
any
=================================================  ====================================================

Two articles that both have "a senior official" are never enough. Fails on: outlets with several
sources of one kind, whose words B changes so that no five in a row are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.company import Company
from earwitness.trace.people.descriptions import Description, clash
from earwitness.trace.people.profiles import Profile
from earwitness.trace.people.ways import Ways

_REPEATED: Final = 2  # runs of four words that are repeated, not shared by chance: five words in a row
_LONG: Final = 5  # the same where nothing else ties the two: eight words in a row
_SOURCES: Final = 64  # unnamed sources of one outlet among whom is looked; of more, none is the only one
_ROUNDS: Final = 3  # of choosing who alone may be meant: who is joined leaves fewer for the next
_COPY: Final = "the same description in a copy of the outlet's article"
_SAME: Final = "the same role, and the same words said"
_SAID: Final = "repeats words of this source of the outlet that it is taken from"
_ONLY: Final = "the only source of the outlet that it is taken from who may be meant"
_VAGUE: Final = frozenset("source person people man woman insider figure".split())
_ANYBODY: Final = _VAGUE | frozenset("official spokes head minister president".split())

# How many runs of words two share, less than nothing to come first; the earlier's id, the later's.
_Pair = tuple[int, str, str]


def join_taken(ways: Ways, clusters: Clusters, company: Company) -> None:
    """Join in *clusters* the unnamed of *ways* who are one by the way their words came."""
    asked = ways.unnamed()
    for one in asked:
        same = [p for p in ways.sources(one, ways.copied(one)) if p.said == one.said and len(p.said) > 1]
        if (source := _one_of(same, clusters)) is not None:
            clusters.join(source, one.id, _COPY)
    for _, source, later in sorted(pair for one in asked for pair in _says_the_same(one, ways, company)):
        clusters.join(source, later, _SAME)
    for _, source, later in sorted(pair for one in asked for pair in _repeats(one, ways, clusters)):
        clusters.join(source, later, _SAID)
    for _ in range(_ROUNDS):
        if not _join_only(asked, ways, clusters):
            break


def _one_of(profiles: Iterable[Profile], clusters: Clusters) -> str | None:
    """The one set to which all these belong, by the id that stands for it."""
    roots = {clusters.root(p.id) for p in profiles}
    return min(roots) if len(roots) == 1 else None


def _says_the_same(one: Profile, ways: Ways, company: Company) -> Iterator[_Pair]:
    """Those in the same role who say so many of the same words that it is one occasion."""
    for other, count in ways.repeated(one):
        if count < _LONG or other.id < one.id or one.we or not company.near(one.document, other.document):
            continue
        if _open(one, other) and (one.said == other.said or _role_in_common(one.first, other.first)):
            yield -count, one.id, other.id


def _repeats(one: Profile, ways: Ways, clusters: Clusters) -> Iterator[_Pair]:
    """The source of an outlet through which *one* spoke whose words he repeats most."""
    outlets = ways.outlets(one)
    if not outlets:
        return
    fitting = [
        (n, p)
        for p, n in ways.repeated(one)
        if n >= _REPEATED and ways.told(p, one, outlets) and _open(one, p)
    ]
    most = max((n for n, _ in fitting), default=0)
    source = _one_of((p for n, p in fitting if n == most), clusters)
    if source is not None:
        yield -most, source, one.id


def _join_only(asked: Sequence[Profile], ways: Ways, clusters: Clusters) -> bool:
    """Join those for whom one source is left; whether any were, so that others may be now."""
    only: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in asked:
        if len(clusters.members(one.id)) == 1 and (source := _only(one, ways, clusters)) is not None:
            only[one.document, source].append(one.id)
    alone = [(source, ids[0]) for (_, source), ids in sorted(only.items()) if len(ids) == 1]
    return any([clusters.join(source, one, _ONLY) for source, one in alone])


def _only(one: Profile, ways: Ways, clusters: Clusters) -> str | None:
    """The one source who may be meant by *one* in all articles of the outlet that it is taken from."""
    found = ways.sources(one, ways.outlets(one)) + ways.earlier(one)
    speaking = [p for p in found if ways.says(p)]
    if not speaking and one.said[:1] == ("the",):
        roles = [r for r in one.roles if r.role not in _ANYBODY]
        cited = [p for p in ways.sources(one, ways.cited(one.document)) if ways.says(p)]
        found = [p for p in cited if _role_in_common(roles, p.roles) and _suggests(one, p)]
        return _one_of(found, clusters) if len(cited) <= _SOURCES else None
    if len(speaking) > _SOURCES:
        return None
    return _one_of((p for p in speaking if not ways.relayed(p) and _suggests(one, p)), clusters)


def _open(one: Profile, other: Profile) -> bool:
    """Whether what two are called leaves it open that they are one."""
    if one.sort != other.sort or one.we != other.we:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if {r.order for r in one.first} - {""} != {r.order for r in other.first} - {""}:
        return False
    told = one.first and other.first
    return not told or any(not clash(a, b) for a in one.first for b in other.first)


def _suggests(one: Profile, other: Profile) -> bool:
    """Whether what *one* is called, and nothing against it, speaks for his being *other*."""
    return _open(one, other) and any(
        a.role == b.role or a.all & b.all or a.role in _VAGUE
        for a in one.first
        for b in other.first
        if not clash(a, b)
    )


def _role_in_common(some: Iterable[Description], others: Iterable[Description]) -> bool:
    return not {r.role for r in some}.isdisjoint(r.role for r in others)
