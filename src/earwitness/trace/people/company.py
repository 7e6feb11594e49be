"""Whether two articles are of one affair, so that a name too short to tell may be taken for the same.

"The ministry", "Mr Hale", "the director-general" mean somebody else in every affair. A bundle is often of
one affair and sometimes a whole archive: what they mean in another article counts where both articles
have a person or body in common whom few articles have, or several such words with a capital letter.

Fails on: short articles of one affair that name nothing else in common; two affairs of one minister.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import is_given
from earwitness.records import Document
from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.folding import fold, stem
from earwitness.trace.people.profiles import Profile

# Articles that may have somebody for him to tell what they are about: a country or a president in more
# of an archive's articles tells nothing. In a bundle of fewer it does.
_FEW: Final = 12
_SHARE: Final = 0.1
_MANY: Final = (
    100  # articles, whatever the archive's size, so that cost grows with it and not with its square
)
_ONE_AFFAIR: Final = 30  # articles; a bundle of no more was put together by somebody for a reason
# Words with a capital letter that two articles must share. Of the pairs of 55 articles in evaluation/press,
# most of an affair of its own, 2 of 1,485 share so many (and one of the two is of one affair); of those in
# examples/seln-dam 95 in 100, in evaluation/trace 93 and 84 in 100, and there each article with some other.
_WORDS: Final = 3
_CAPITAL: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,24}\b")
_READ: Final = 60_000  # characters of an article that are read for such words


class Company:
    """Who else is in each article, as far as names have been put together when this is made."""

    def __init__(
        self, documents: Sequence[Document], profiles: Mapping[str, Profile], clusters: Clusters
    ) -> None:
        self._clusters = clusters
        self._most = max(_FEW, min(_MANY, int(_SHARE * len(documents))))
        self.small = len(documents) <= _ONE_AFFAIR
        self._in: dict[str, set[str]] = defaultdict(set)
        for p in profiles.values():
            if p.sort in ("person", "body") and p.kind != "outlet":
                where = clusters.documents(p.id)
                if 1 < len(where) <= self._most:
                    self._in[p.document].add(p.id)
        self._words = {d.id: _capital(d.text[:_READ]) for d in documents}
        self._with: dict[str, list[str]] = defaultdict(list)
        for document in sorted(self._words):
            for word in self._words[document]:
                self._with[word].append(document)
        self._beside: dict[str, set[str]] = {}

    def shared(self, document: str, party: str) -> bool:
        """Whether *document* has somebody or something in common with those of *party*, *party* apart."""
        own = self._clusters.root(party)
        theirs = self._clusters.documents(party)
        if not theirs.isdisjoint(self.beside(document)):
            return True
        others = {self._clusters.root(p) for p in self._in.get(document, ())} - {own}
        return any(not theirs.isdisjoint(self._clusters.documents(r)) for r in others)

    def near(self, document: str, other: str) -> bool:
        """Whether two articles are of one affair: in a small bundle, or by words that both have."""
        return self.small or other in self.beside(document)

    def beside(self, document: str) -> set[str]:
        """The articles that share several words with *document* that few have."""
        if document not in self._beside:
            rare = (self._with[w] for w in self._words.get(document, ()))
            count = Counter(d for where in rare if len(where) <= self._most for d in where)
            self._beside[document] = {d for d, n in count.items() if n >= _WORDS and d != document}
        return self._beside[document]


def _capital(text: str) -> frozenset[str]:
    """Stems of words with a capital letter inside a sentence, but for given names, dates and titles."""
    plain = words_of("dates") | words_of("titles") | words_of("openers")
    sorts = words_of("organisation-names") | words_of("outlet-names")
    found = {
        w for w in _CAPITAL.findall(text) if w not in sorts and w.lower() not in plain and not is_given(w)
    }
    return frozenset(stem(fold(w)) for w in found)
