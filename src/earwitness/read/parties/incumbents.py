"""Who holds an office in an article, named before or after the place where only the office is told.

=============================================  =========================================================
"the minister" … "Farm Minister Moira Hale"    Moira Hale, the only one whom the article calls a minister
"Moira Hale, the farm minister, … Minister     the same: a headline leaves the name out
lied" (headline)
"the president", and nobody is called one      the person who is named far more often than others, if
                                               nothing is told of what he is
"a minister", "the ministers"                  nobody: somebody new, or several
=============================================  =========================================================

Only offices that a body has one of count: there are many clerks and spokesmen.

Fails on: a holder of an office abroad who is never named beside one at home who is; "the health minister"
right after a farm minister, the only minister who has a name (parties.offices takes him).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from earwitness.names import Phrase, first_word
from earwitness.read.parties.entities import Names, alike, full_head, modifiers
from earwitness.read.parties.mentions import Mention

# Offices of which a state, a town or a body has one, so that "the" says whose.
_OFFICES: Final = frozenset(
    "admiral archbishop ayatollah bishop boss ceo chair chairman chairwoman chancellor chief commander "
    "commissioner dictator director emperor executive exec governor head headmaster headmistress coach "
    "gaffer king leader manager mayor minister ombudsman owner pope premier president principal "
    "prosecutor queen rector ruler secretary sheriff speaker superintendent treasurer tsar".split()
)
_POLITE: Final = frozenset("mr mrs ms miss mx sir dame lord lady".split())
_RULERS: Final = frozenset(
    "president minister secretary premier governor mayor dictator king queen chancellor leader ruler".split()
)
_PORTFOLIOS: Final = frozenset(
    ["minister", "secretary"]
)  # "the farm minister": what comes before is the office
_OTHER: Final = re.compile(
    r"\b(?:next|new|future|former|previous|then|acting|deputy|vice|another|any)\b", re.IGNORECASE
)
_OFTEN: Final = 3  # times that somebody is named of whom an article takes for granted what he is
_MORE: Final = 2  # times as often as the next of whom nothing is told


_MOST: Final = 24  # holders of one office that are looked at


class Incumbents:
    """The named persons of one article by the offices that it ties to their names."""

    def __init__(
        self,
        found: Iterable[Mention],
        heads: Mapping[str, set[str]],
        names: Names,
        told: Mapping[str, set[str]] | None = None,
    ) -> None:
        self._names = names
        self._words: dict[str, set[str]] = defaultdict(set)
        for last, words in (told or {}).items():
            self._words[last] |= words
        self._full: dict[str, tuple[str, ...]] = {}
        self._named: Counter[str] = Counter()
        self._uses: Counter[str] = Counter()
        for mention in found:
            if mention.found.form == "name":
                self._uses.update(w.casefold() for w in mention.found.name)
            if mention.partner is not None and mention.partner.name and not mention.found.many:
                self._words[mention.partner.surname.casefold()] |= _telling(mention)
            if mention.found.form == "name" and mention.found.name:
                self._note(mention)
        self._holders: dict[str, list[str]] = defaultdict(list)
        for last in self._full:
            for head in {full_head(h) for h in heads.get(last, ())}:
                self._holders[head].append(last)
        plain = [
            (self._named[last], last)
            for last, name in self._full.items()
            if len(name) > 1 and heads.get(last, set()) <= _POLITE
        ]
        plain.sort(reverse=True)
        first, second = (*plain[:2], (0, ""), (0, ""))[:2]
        self._plain = first[1] if first[0] >= max(_OFTEN, _MORE * second[0]) else ""
        self._granted = ""  # the office that an article takes for granted

    def holder(self, found: Phrase, words: str, *, loosely: bool = False) -> tuple[str, ...] | None:
        """The full name of whoever the role *found* means; None if that is nobody or not just one.

        *loosely*, as headlines have it: any word for a head of something, whatever stands before it.
        """
        role = full_head(found.head)
        known_so = loosely or found.owner or first_word(words) == "the"
        if role not in _OFFICES or found.many or found.whose or not known_so or _OTHER.search(words):
            return None
        before, after = modifiers(words, found)
        known = alike(role, loosely=loosely)
        fits = sorted({last for head in known for last in self._holders.get(head, ())[:_MOST]})
        if not fits:
            return None if found.owner or after else self._for_granted(role, before)
        said = [last for last in fits if before & self._words[last]] if before else []
        fits = said or fits
        own = {w.lower() for w in words.split()[1:] if w[:1].isupper() and self._uses[w.lower()] >= _OFTEN}
        near = said or loosely or before <= own
        return self._full[fits[0]] if len(fits) == 1 and near else None

    def _note(self, mention: Mention) -> None:
        last, name = mention.found.surname.casefold(), mention.found.name
        if self._names.kind(mention.found, mention.words) != "named-person":
            return
        self._named[last] += 1
        self._words[last] |= _telling(mention)
        if len(name) > len(self._full.get(last, ())):
            self._full[last] = name

    def _for_granted(self, role: str, before: frozenset[str]) -> tuple[str, ...] | None:
        """Whoever an article names often and calls nothing, for an office that it gives to nobody."""
        if role not in _RULERS:
            return None
        if before and role not in _PORTFOLIOS:
            return None  # "the Ohio governor" is of another state
        office = " ".join((*sorted(before), role))
        self._granted = self._granted or office
        return self._full.get(self._plain) if office == self._granted else None


def _telling(mention: Mention) -> frozenset[str]:
    before, after = modifiers(mention.words, mention.found)
    return before | after | {w.casefold() for w in mention.words.split()}
