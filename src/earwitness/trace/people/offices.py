"""Office-holders without a name put together with the one who is named as holding the office.

=========================================  ============================================================
"the spokesman of the grain ministry"      the one person named as its spokesman, if only one is
"Hale's spokesman"                         also where he is named as the president's, and Hale is that
"the director-general", of nothing said    the one person in the bundle named as that, in articles that
                                           share somebody else with this one
"a spokesman of the ministry"              nobody: it has several
=========================================  ============================================================

Fails on: two holders one after the other of whom the bundle names one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.company import Company
from earwitness.trace.people.descriptions import LOOSE, Description, agree
from earwitness.trace.people.folding import stem
from earwitness.trace.people.profiles import Profile

_HOLDERS: Final = 32  # people of one office whose bodies are compared; of more, none is chosen
_OF: Final = "the only one in the bundle named as holding this office"
_SOLE: Final = "the only one in the bundle named as this, in articles that share others"


def join_offices(profiles: Mapping[str, Profile], clusters: Clusters, company: Company) -> None:
    """Join unnamed office-holders of *profiles* in *clusters* with the one who is named as such."""
    _Offices(profiles, clusters, company).join()


@dataclass(frozen=True, slots=True)
class _Held:
    party: str
    what: Description


class _Offices:
    """Who is named as holding which office."""

    def __init__(self, profiles: Mapping[str, Profile], clusters: Clusters, company: Company) -> None:
        self._profiles = profiles
        self._company = company
        self._clusters = clusters
        self._held: dict[str, list[_Held]] = defaultdict(list)
        self._called: dict[str, set[str]] = defaultdict(set)  # words that name a person, to the person
        self._words: dict[str, set[str]] = defaultdict(set)  # a person, to words that name him
        self._of: dict[str, set[str]] = defaultdict(set)  # a person, to what any of his offices is of
        for p in profiles.values():
            if p.sort == "person" and p.name is not None:
                self._hold(p)

    def join(self) -> None:
        unnamed = [p for p in self._profiles.values() if p.sort == "unnamed" and not p.many]
        for p in unnamed:
            for role in p.roles:
                if role.office and role.definite and not role.order and self._joined(p, role):
                    break

    def _hold(self, p: Profile) -> None:
        root = self._clusters.root(p.id)
        for d in p.roles:
            if d.role not in LOOSE and not d.many:
                self._of[root] |= d.of
                self._held[d.role].append(_Held(root, d))
                if d.sole:
                    self._words[root] |= {stem(d.head)} | d.of
                    self._called[stem(d.head)].add(root)
        if p.name is not None:
            self._words[root] |= {stem(w) for w in p.name.words if len(w) > 1}
            self._called[stem(p.name.surname)].add(root)

    def _joined(self, p: Profile, role: Description) -> bool:
        same = {h.party for h in self._held.get(role.role, ())}
        if len(same) > _HOLDERS:
            return False
        held = self._held.get(role.role, ())
        fitting = sorted({self._clusters.root(h.party) for h in held if self._fits(p, role, h)})
        if len(fitting) != 1:
            return False
        rule = _OF if role.of else _SOLE
        return self._clusters.join(fitting[0], p.id, rule)

    def _fits(self, p: Profile, role: Description, held: _Held) -> bool:
        what = held.what
        if role.former != what.former or role.under != what.under:
            return False
        genders = self._clusters.genders(held.party)
        if p.gender and genders and p.gender not in genders:
            return False
        if role.of and what.of:
            return agree(role.of, what) or bool(self._wide(role.of) & self._wide(what.of))
        if role.of:  # "the harbor engineer": an engineer, and somebody of the harbor
            return role.of <= self._of[held.party]
        return role.sole and role.head == what.head and self._company.shared(p.document, held.party)

    def _wide(self, of: frozenset[str]) -> frozenset[str]:
        """The one person whom these words name, by name or sole office, if one they do."""
        people = {r for w in of for r in self._called.get(w, ())}
        named = {r for r in people if of <= self._words[r]} if len(people) <= _HOLDERS else set()
        return frozenset(named) if len(named) == 1 else frozenset()
