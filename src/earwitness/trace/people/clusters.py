"""Parties put together one pair at a time, never against what a document, a name or the analyst keeps apart.

Plain union of pairs would chain: "J. Smith" is John Smith's in one article and Jane Smith's in the next.
Here every set knows its names, documents and genders, and two sets that contradict each other stay apart
whoever asks for them to be joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from earwitness.errors import SettingError
from earwitness.trace.people.forms import Name, likeness
from earwitness.trace.people.profiles import Profile

_MOST_NAMES: Final = 16  # forms of one name; a set with more takes no other form
_YEARS: Final = 2  # by which two stated ages of one person may differ between articles


@dataclass(slots=True)
class _Set:
    """What is known of parties that were put together."""

    members: list[str]
    documents: set[str]
    names: set[Name] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    ranks: set[str] = field(default_factory=set)
    ages: tuple[int, int] | None = None  # least and most
    sorts: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)  # roots


class Clusters:
    """Sets of party ids with the rule that joined each pair.

    Raises SettingError where *together* and *apart* contradict each other or name no party.
    """

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        *,
        together: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._root = {i: i for i in profiles}
        self._sets = {i: _alone(p) for i, p in profiles.items()}
        self.rules: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in sorted({(min(p), max(p)) for p in together}):
            self._known(one, other)
            self._union(self.root(one), self.root(other))
            self._note(one, other, "the analyst put them together")
        for one, other in sorted({(min(p), max(p)) for p in apart}):
            self._known(one, other)
            a, b = self.root(one), self.root(other)
            if a == b:
                raise SettingError(
                    f"parties {one} and {other} are to be kept apart and also, directly or through others, "
                    "to be put together; take back one of the two"
                )
            self._sets[a].apart.add(b)
            self._sets[b].apart.add(a)

    def root(self, party: str) -> str:
        """The id that stands for the set of *party*."""
        at = party
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def names(self, party: str) -> set[Name]:
        """The forms of the name of whoever *party* is."""
        return self._sets[self.root(party)].names

    def genders(self, party: str) -> set[str]:
        return self._sets[self.root(party)].genders

    def documents(self, party: str) -> set[str]:
        return self._sets[self.root(party)].documents

    def members(self, party: str) -> list[str]:
        return self._sets[self.root(party)].members

    def may_join(self, one: str, other: str, *, in_one_document: bool = False) -> bool:
        """Whether nothing known keeps the sets of two parties apart."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        s, t = self._sets[a], self._sets[b]
        if b in s.apart or not (in_one_document or s.documents.isdisjoint(t.documents)):
            return False
        for mine, theirs in ((s.genders, t.genders), (s.ranks, t.ranks)):
            if mine and theirs and mine != theirs:
                return False
        years = _span(s.ages, t.ages)
        if years is not None and years[1] - years[0] > _YEARS:
            return False
        if "person" in s.sorts | t.sorts and "body" in s.sorts | t.sorts:
            return False
        if len(s.names | t.names) > _MOST_NAMES:
            return s.names <= t.names or t.names <= s.names
        return all(likeness(n, m) is not None for n in s.names - t.names for m in t.names)

    def join(self, one: str, other: str, rule: str, *, in_one_document: bool = False) -> bool:
        """Put two parties' sets together for *rule* unless something keeps them apart; whether it did."""
        if self.root(one) == self.root(other):
            return True
        if not self.may_join(one, other, in_one_document=in_one_document):
            return False
        self._union(self.root(one), self.root(other))
        self._note(one, other, rule)
        return True

    def sets(self) -> list[list[str]]:
        """All sets, each in order of ids, in order of their first."""
        return sorted(sorted(s.members) for s in self._sets.values())

    def why(self, members: list[str]) -> tuple[str, ...]:
        """For each of *members* after the first, the rule by which it was joined, by the shortest way."""
        rule = {members[0]: ""}
        reached = [members[0]]
        for at in reached:
            for neighbor, why in sorted(self.rules.get(at, ())):
                if neighbor not in rule:
                    rule[neighbor] = why
                    reached.append(neighbor)
        return tuple(rule[m] for m in members[1:])

    def _known(self, one: str, other: str) -> None:
        lost = next((i for i in (one, other) if i not in self._root), None)
        if lost is not None:
            raise SettingError(f"no such party: {lost}; give ids of the parties that are to be merged")
        if one == other:
            raise SettingError(f"a pair of one party, {one}; give two different ids")

    def _union(self, a: str, b: str) -> None:
        if a == b:
            return
        if len(self._sets[a].members) < len(self._sets[b].members):
            a, b = b, a
        s, t = self._sets[a], self._sets.pop(b)
        self._root[b] = a
        s.members += t.members
        s.documents |= t.documents
        s.names |= t.names
        s.genders |= t.genders
        s.ranks |= t.ranks
        s.ages = _span(s.ages, t.ages)
        s.sorts |= t.sorts
        for other in t.apart:
            self._sets[other].apart.discard(b)
            self._sets[other].apart.add(a)
        s.apart |= t.apart

    def _note(self, one: str, other: str, rule: str) -> None:
        self.rules[one].append((other, rule))
        self.rules[other].append((one, rule))


def _alone(profile: Profile) -> _Set:
    return _Set(
        members=[profile.id],
        documents={profile.document},
        names={profile.name} if profile.name is not None else set(),
        genders={profile.known} if profile.known is not None else set(),
        ranks={profile.rank} if profile.rank else set(),
        ages=(profile.age, profile.age) if profile.age is not None else None,
        sorts={profile.sort},
    )


def _span(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
