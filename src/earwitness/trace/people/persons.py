"""Named people put together by their names, the fullest first, so that a surname finds whole names there.

=====================================  ================================================================
two equal full names                   one person, unless gender, rank or age say otherwise
a middle name left out                 one, if only one person in the bundle may be meant
an initial                             the only one whom it fits: if nobody else has the surname, or the
                                       two hold one office
another spelling                       one, if the two hold one office as well
a surname alone                        the one person in the bundle with that surname, in a bundle of one
                                       affair or in the same company; of several, the one of that
                                       gender, or the only one with that office, or the one whom far
                                       more articles name in full than any other
a given name alone, or a surname that  the one person in the bundle, and only with one office as well
comes first
=====================================  ================================================================

Fails on: two people of one full name, gender and age ("John Smith"); a surname that is only one
person's in the bundle and stands for another who is never named in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.names import is_given
from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.company import Company
from earwitness.trace.people.descriptions import LOOSE, Description, same_office
from earwitness.trace.people.folding import skeleton
from earwitness.trace.people.forms import Likeness, Name, likeness
from earwitness.trace.people.profiles import Profile

_FIRSTS: Final = 8  # people of one name that are told apart; those after them stay alone
_FITTING: Final = 32  # people whom a name may mean and whose offices are compared; of more, none is chosen
_NEAR: Final = 256  # people whom a name may mean; of more, none is chosen and offices are not looked at
_MEMBERS: Final = 24  # parties of one set whose offices are compared
_WHY: Final[dict[Likeness, str]] = {
    "middle": "same name but for a middle name",
    "initials": "initial and surname of the only one whom they fit",
    "spelling": "another spelling of the name, and the same office",
    "surname": "surname of the only one in the bundle whom it fits",
    "given": "part of the name of the only one in the bundle whom it fits, and the same office",
}
_MAIN: Final = "surname of the one whom most articles name in full"
# Articles that name the main bearer of a surname, for one that names another: papers call the main one by the
# surname alone, and relatives hardly ever.
_TIMES: Final = 5
_BOTH: Final = "name and office of the only one in the bundle with both"
# Offices that go before a name and of which somebody is known by one: "Judge Hale" is not the mayor Hale.
_TITLES: Final = frozenset(
    "judge mayor president minister premier senator governor king pope general colonel major captain "
    "lieutenant sergeant private bishop archbishop ambassador chancellor mp".split()
)


class Persons:
    """The named people of *profiles* (in order of ids), to be joined in *clusters*."""

    def __init__(self, profiles: Mapping[str, Profile], clusters: Clusters) -> None:
        self._profiles = profiles
        self._clusters = clusters
        self._company: Company | None = None
        self._by_name: dict[Name, list[Profile]] = defaultdict(list)
        self._found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for p in profiles.values():
            if p.sort == "person" and p.name is not None:
                self._by_name[p.name].append(p)

    def join_full(self) -> None:
        """Join those with a given name and a surname."""
        self._join(n for n in self._by_name if n.full)

    def join_short(self, company: Company) -> None:
        """Join those with less of a name, after all with more, where the articles have *company*."""
        self._company = company
        self._join(n for n in self._by_name if not n.full)

    def _join(self, names: Iterable[Name]) -> None:
        """One pass over *names*, those with most words and letters first."""
        for name in sorted(names, key=lambda n: (-len(n.words), -sum(map(len, n.words)), n)):
            near = sorted({m for key in _asked(name) for m in self._found.get(key, ())})
            alone = self._fuller(name, near)
            self._equal(alone, f"same name, {' '.join(w.capitalize() for w in name.words)}")
            for key in _keys(name):
                self._found[key].append(name)

    def _fuller(self, name: Name, near: Sequence[Name]) -> list[Profile]:
        """Join those called *name* to the people called something *near*; those who are none of them."""
        how: dict[str, Likeness] = {}
        for other in near:
            kind = likeness(name, other)
            if kind is not None:
                for p in self._by_name[other]:
                    how.setdefault(self._clusters.root(p.id), kind)
        if len(how) > _NEAR:
            return []
        left = []
        for one in self._by_name[name]:
            fitting = [r for r in how if self._may_be(one, r)]
            if not fitting or not self._weighty(one, fitting, how):
                left.append(one)
            elif (chosen := self._chosen(one, fitting, how)) is not None:
                self._clusters.join(chosen[0], one.id, chosen[1])
        return left

    def _weighty(self, one: Profile, fitting: Sequence[str], how: Mapping[str, Likeness]) -> bool:
        """Whether anybody may be meant by more than a likeness that is mostly chance."""
        return any(
            how[r] not in ("spelling", "given") or self._one_office(one, r) for r in fitting[:_FITTING]
        )

    def _chosen(
        self, one: Profile, fitting: Sequence[str], how: Mapping[str, Likeness]
    ) -> tuple[str, str] | None:
        """The person whom a name means and the rule, if exactly one may be meant."""
        strong = [r for r in fitting if how[r] not in ("spelling", "given")]
        people = sorted({self._clusters.root(r) for r in strong})
        if (
            len(people) == 1
            and self._near(one, people[0])
            and (how[strong[0]] != "initials" or self._only(one))
        ):
            return people[0], _WHY[how[strong[0]]]
        if len(fitting) > _FITTING:
            return None
        held = [r for r in strong or fitting if self._one_office(one, r)]
        if len({self._clusters.root(r) for r in held}) != 1:
            main = self._main(people) if one.name is not None and one.name.bare else None
            return (main, _MAIN) if main is not None and self._near(one, main) else None
        kind = how[held[0]]
        return held[0], _WHY[kind] if len(people) < 2 else _BOTH

    def _main(self, people: Sequence[str]) -> str | None:
        """The one of *people* whom many times as many articles name in full as name any other."""
        named = {
            r: len({self._profiles[m].document for m in self._clusters.members(r) if self._is_full(m)})
            for r in people
        }
        ranked = sorted(people, key=lambda r: (-named[r], r))
        enough = len(ranked) > 1 and named[ranked[0]] >= _TIMES * max(1, named[ranked[1]])
        return ranked[0] if enough else None

    def _is_full(self, party: str) -> bool:
        name = self._profiles[party].name
        return name is not None and name.full

    def _near(self, one: Profile, person: str) -> bool:
        """Whether a short name may be taken for a fuller one in the bundle: in one affair, or in company."""
        return self._company is None or self._company.small or self._company.shared(one.document, person)

    def _only(self, one: Profile) -> bool:
        """Whether all in the bundle who have the surname of *one* in full are one person."""
        names = self._found.get(("surname", one.name.surname), ()) if one.name is not None else ()
        return len({self._clusters.root(p.id) for n in names if n.full for p in self._by_name[n]}) <= 1

    def _may_be(self, one: Profile, root: str) -> bool:
        """Whether gender and titles leave it open that a name is that person's."""
        genders = self._clusters.genders(root)
        if one.gender and genders and one.gender not in genders:
            return False
        mine = {d.role for d in one.roles} & _TITLES
        theirs = {d.role for d in self._offices(root)} & _TITLES if mine else set()
        return not (mine and theirs and mine.isdisjoint(theirs))

    def _one_office(self, one: Profile, root: str) -> bool:
        """Whether two hold one office: the same words, and of the same body as far as it is said."""
        theirs = self._offices(root)
        return any(
            a.role == b.role and a.under == b.under and (not (a.of and b.of) or same_office(a, b))
            for a in self._offices(one.id)
            for b in theirs
        )

    def _offices(self, party: str) -> set[Description]:
        """What is said of the parties that are one with *party*."""
        members = self._clusters.members(party)[:_MEMBERS]
        return {d for m in members for d in self._profiles[m].roles if d.role not in LOOSE}

    def _equal(self, same: Sequence[Profile], rule: str) -> None:
        """Parties of one name: each with the first people of that name that nothing keeps it from."""
        firsts: list[Profile] = []
        for one in same:
            fitting = [f for f in firsts if self._clusters.may_join(f.id, one.id) and self._same(one, f)]
            roots = {self._clusters.root(f.id) for f in fitting}
            if len(roots) == 1:
                self._clusters.join(fitting[0].id, one.id, rule)
            elif not fitting and len(firsts) < _FIRSTS:
                firsts.append(one)

    def _same(self, one: Profile, other: Profile) -> bool:
        """Whether equal names are one person's: full ones are, a given name alone only with one office."""
        if one.name is None or one.name.full:
            return True
        if one.name.bare and is_given(one.name.surname.capitalize()) and not self._one_office(one, other.id):
            return False
        return self._near(one, other.id) or self._one_office(one, other.id)


def _keys(name: Name) -> list[tuple[str, ...]]:
    """Under what a name is found: surname with given name or initial, parts, and how they sound."""
    if name.bare:
        return []
    given, last = name.words[0], name.surname
    keys = [("surname", last), ("initial", given[0], last)]
    if name.full:
        keys += [("given", given), ("both", given, last), ("sound", skeleton(given), skeleton(last))]
        keys += [("tail", *name.words[i:]) for i in range(1, len(name.words) - 1)]
    return keys


def _asked(name: Name) -> list[tuple[str, ...]]:
    """Where those are found whom *name* may mean."""
    given, last = name.words[0], name.surname
    if name.bare:
        return [("surname", last), ("given", last)]
    if not name.full:
        return [("initial", given, last)]
    return [("both", given, last), ("sound", skeleton(given), skeleton(last)), ("tail", *name.words)]
