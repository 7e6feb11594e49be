"""Bodies, outlets and titled documents put together by their names.

======================================  ===============================================================
the same words, in any order            one: "the Ministry of Grain", "the Grain Ministry"
the same words, such as every place     one, in articles that have others in common
has: "the Foreign Ministry"
all words of the one and more, and the  one, in such articles, if only one in the bundle has them: "the
same head                               ministry", "the Veskian Ministry of Grain"
an acronym that a text explains         one with what it stands for
another name in the gazetteer           one outlet
======================================  ===============================================================

Fails on: two bodies of one name in two countries of which neither is said ("the Supreme Court");
a body's seat that stands for it ("the palace").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.records import Document, Party
from earwitness.trace.people.body_names import BodyName, acronyms, aliases, body_name
from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.company import Company
from earwitness.trace.people.folding import fold, folded, written
from earwitness.trace.people.profiles import Profile

_TITLE_WORDS: Final = 4  # of a document that make its name its own, if one after the first has a capital
_CAPITALS: Final = 2  # such words with a capital that do so in a shorter one
_SMALL: Final = frozenset("the a an of for in to by its".split())
_MENTIONS: Final = 24  # of a body whose words are read
_FIRSTS: Final = 8  # bodies of one name that many have that are told apart
_ROUNDS: Final = 3  # of joining bodies to one in whose company they are: each adds articles
_ONLY: Final = "the only one in the bundle whose name has these words"

_Key = tuple[frozenset[str], str]  # the words of a name, and its head
# Where a body of some name is found: the id of one party of that name.
Named = Mapping[frozenset[str], str]


def outlet_words(outlet: str) -> frozenset[str]:
    """The words under which a document's outlet is found among bodies."""
    name = body_name(outlet, outlet=True)
    return name.words if name is not None else frozenset()


def _acronyms(documents: Sequence[Document]) -> dict[tuple[str, str], set[BodyName]]:
    """What acronyms stand for, by document ("": any) and acronym."""
    out: dict[tuple[str, str], set[BodyName]] = defaultdict(set)
    for document in documents:
        for letters, name in acronyms(document.text):
            out[document.id, letters].add(name)
            out["", letters].add(name)
    return out


def _spelled_out(name: BodyName, document: str, short: Mapping[tuple[str, str], set[BodyName]]) -> BodyName:
    """The name that an acronym stands for in its document, or in all that explain it."""
    if len(name.words) == 1:
        for where in (document, ""):
            stated = short.get((where, name.head), set())
            if len({n.words for n in stated}) == 1:
                return min(stated, key=lambda n: (n.head, n.particular))
    return name


def _fullest(party: Party, text: str) -> BodyName | None:
    """The longest name of a body among its record's name and the names that it goes by in *text*."""
    if party.kind == "social-post":
        letters = "".join(folded(party.name))
        return BodyName(frozenset(["@" + letters]), "@") if letters else None
    outlet = party.kind == "outlet" or party.name in aliases()
    best = body_name(party.name, outlet=outlet)
    for start, end in party.mentions[:_MENTIONS]:
        words = text[start:end]
        name = body_name(words, outlet=outlet) if _all_capital(words) else None
        if name is not None and (best is None or (name.words > best.words and _goes_on(best, name, words))):
            best = name
    return best


def _all_capital(words: str) -> bool:
    small = ("the", "of", "and", "for", "in", "on")
    return all(w[0].isupper() or w in small for w in written(words)) and any(c.isupper() for c in words)


def _goes_on(short: BodyName, long: BodyName, words: str) -> bool:
    """Whether a longer name is the same one in full: the same head, or joined by "and"."""
    return short.head == long.head or " and " in words or " & " in words


def _title(p: Profile) -> BodyName | None:
    """The title of a document that is its own: "Cellar Report No 7"."""
    words = [w for w in written(p.title) if fold(w) not in _SMALL]
    capital = sum(w[0].isupper() or w[0].isdigit() for w in words[1:])
    if p.title[:2].lower() == "a " or not capital or (len(words) < _TITLE_WORDS and capital < _CAPITALS):
        return None
    return BodyName(frozenset(folded(" ".join(words))), "#")


class Bodies:
    """The bodies, outlets and titled documents of *profiles*, to be joined in *clusters*."""

    def __init__(
        self,
        documents: Sequence[Document],
        parties: Mapping[str, Party],
        profiles: Mapping[str, Profile],
        clusters: Clusters,
    ) -> None:
        self._clusters = clusters
        self._profiles = profiles
        self._by_name: dict[_Key, list[str]] = defaultdict(list)
        self._weak: set[_Key] = set()
        self._with: dict[tuple[str, str], list[_Key]] = defaultdict(list)
        texts = {d.id: d.text for d in documents}
        short = _acronyms(documents)
        for p in profiles.values():
            name = _title(p) if p.sort == "text" else None
            if p.sort == "body" and (full := _fullest(parties[p.id], texts.get(p.document, ""))) is not None:
                name = _spelled_out(full, p.document, short)
            if name is not None and not name.common:
                self._by_name[name.words, name.head].append(p.id)
                if not name.particular:
                    self._weak.add((name.words, name.head))

    def join_full(self) -> None:
        """Join those of the same words, if these are a name of their own."""
        for name in sorted(self._by_name, key=_longest_first):
            if name not in self._weak:
                ids = self._by_name[name]
                for i in ids[1:]:
                    self._clusters.join(ids[0], i, f"same name: {_written(name[0])}", in_one_document=True)

    def join_short(self, company: Company) -> None:
        """Join those whose words are some of one other's, and names that many have, in one *company*."""
        for name in sorted(self._by_name, key=_longest_first):
            longer = self._longer(*name)
            if len(longer) == 1:
                self._spread(longer[0], self._by_name[name], _ONLY, company)
            elif not longer and name in self._weak:
                left = self._by_name[name]
                for _ in range(_FIRSTS):
                    if len(left) > 1:
                        rule = f"same name, in the same company: {_written(name[0])}"
                        left = self._spread(left[0], left[1:], rule, company)
            for word in name[0]:
                self._with[name[1], word].append(name)

    def named(self) -> Named:
        """A party by the words of each name."""
        return {name[0]: min(self._by_name[name]) for name in sorted(self._by_name, key=_longest_first)}

    def _longer(self, words: frozenset[str], head: str) -> list[str]:
        """The bodies, one party of each, whose names have these words and more, and the same head."""
        rarest = min((self._with.get((head, w), []) for w in words), key=len)
        return sorted({self._clusters.root(i) for n in rarest if words < n[0] for i in self._by_name[n]})

    def _spread(self, party: str, ids: Sequence[str], rule: str, company: Company) -> list[str]:
        """Join those of *ids* in whose company *party* is, as far as it is by then; those left over."""
        left = list(ids)
        for _ in range(_ROUNDS):
            far = [i for i in left if not company.shared(self._profiles[i].document, party)]
            kept = set(far)
            for i in left:
                if i not in kept:
                    self._clusters.join(party, i, rule)
            if len(far) == len(left):
                break
            left = far
        return left


def _longest_first(name: _Key) -> tuple[int, list[str], str]:
    return -len(name[0]), sorted(name[0]), name[1]


def _written(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
