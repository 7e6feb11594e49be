"""Two states of a bundle side by side: which articles and statements of the earlier one are still there.

Ids serve as far as an article is the same to the letter. An edited one has other ids: it is known by its
address, or its outlet and headline, or its outlet and most of its words; a statement in it by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Self, get_args

from earwitness.dossier.claims import of_kind
from earwitness.dossier.lineage import Lineage, LineageRecord, lineage_of
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import Article, Statement, arrange
from earwitness.dossier.weighed import Weighed, weighed
from earwitness.records import (
    AnyRecord,
    Belief,
    Claim,
    Comparison,
    Document,
    Finding,
    Ghost,
    Link,
    Origin,
    Party,
    Passage,
    Provenance,
    Quantity,
)

# Share of the shorter text's runs of three words from which two texts of one outlet are one article, edited.
# In the example bundle two articles of one outlet, on one affair, share .08; a copy in another outlet .65.
_LEAST_EDITED: Final = 0.3
_RUN: Final = 3
# difflib's ratio over words from which a statement of an edited article is the same one, in other words, and
# from which one of the same speaker is.
_LEAST_SAME: Final = 0.6
_LEAST_SAME_SPEAKER: Final = 0.4
_MOST_WORDS: Final = 150  # of one statement that are compared: time grows with the square
_TRACED = (Claim, Origin, Link, Passage, Comparison, Ghost)
_WORD: Final = re.compile(r"\w+(?:['’.,:-]\w+)*")


@dataclass(frozen=True)  # no slots: what it is asked for is kept
class State:
    """A bundle as a reader meets it, with the records of its claims."""

    articles: tuple[Article, ...]
    lineage: Lineage
    weighed: Weighed
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    parties: tuple[Party, ...]
    provenance: Provenance | None

    @classmethod
    def of(
        cls,
        articles: tuple[Article, ...],
        lineage: Lineage,
        weighed: Weighed,
        records: Sequence[AnyRecord],
    ) -> Self:
        """What was made for a page already, with what the page does not show of its *records*."""
        merged = tuple(p for p in of_kind(Party, records) if p.document is None)
        made = next(iter(of_kind(Provenance, records)), None)
        claims, quantities = of_kind(Claim, records), of_kind(Quantity, records)
        return cls(articles, lineage, weighed, claims, quantities, merged, made)

    @cached_property
    def names(self) -> Names:
        return Names(self.articles, self.parties)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement by its report, those of outlets themselves too."""
        return {s.report.id: s for a in self.articles for s in a.every_statement()}

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        return {a.document.id: a for a in self.articles}

    @property
    def traced(self) -> bool:
        """Whether it was, though nothing may have been found."""
        return bool(self.claims) or self._set("words_only")

    @property
    def judged(self) -> bool:
        """Whether it was weighed."""
        return self.weighed.done or self._set("priors")

    def _set(self, name: str) -> bool:
        return self.provenance is not None and name in self.provenance.settings


def state(records: Sequence[AnyRecord]) -> State:
    """The state that *records* tell of, in whatever order they come.

    Raises RecordError where one is about what is not there.
    """
    records = tuple({r.id: r for r in records}.values())  # a stream may tell a thing twice
    documents = {d.id: d for d in of_kind(Document, records)}
    findings = [
        r for r in records if isinstance(r, get_args(Finding)) and getattr(r, "document", None) is not None
    ]
    articles = arrange(tuple(documents.values()), findings)
    parties = tuple(p for p in of_kind(Party, records) if p.document is None)
    lineage: list[LineageRecord] = [*parties, *(r for r in records if isinstance(r, _TRACED))]
    traced = lineage_of(articles, lineage)
    beliefs: list[Belief | Quantity] = [*of_kind(Belief, records), *of_kind(Quantity, records)]
    told = weighed(articles, traced, lineage, beliefs, ())
    return State.of(articles, traced, told, records)


@dataclass(frozen=True, slots=True)
class Matched:
    """What of the earlier state is still there.

    ``same`` and ``edited`` are pairs of an earlier article and what it is now; ``reports`` leads from
    earlier statements to what they are now, ``reworded`` are those of them in other words.
    """

    same: tuple[tuple[Article, Article], ...]
    edited: tuple[tuple[Article, Article], ...]
    gone: tuple[Article, ...]
    new: tuple[Article, ...]
    reports: Mapping[str, str]
    reworded: frozenset[str]


def matched(before: State, now: State) -> Matched:
    """The articles and statements of two states, one to one."""
    here = now.by_id
    same = [(a, here[a.document.id]) for a in before.articles if a.document.id in here]
    old = [a for a in before.articles if a.document.id not in here]
    new = [a for a in now.articles if a.document.id not in before.by_id]
    edited: list[tuple[Article, Article]] = []
    for key in (_by_address, _by_headline):
        pairs = _keyed(old, new, key)
        edited += pairs
        old, new = _without(pairs, old, new)
    pairs = _alike(old, new)
    edited += pairs
    old, new = _without(pairs, old, new)
    # the same words under another date or address are the same article
    same += [p for p in edited if p[0].document.text == p[1].document.text]
    edited = [p for p in edited if p[0].document.text != p[1].document.text]
    reports: dict[str, str] = {}
    reworded: set[str] = set()
    for one, other in same + edited:
        found, changed = _statements(one, other)
        reports |= found
        reworded |= changed
    by_number = sorted(edited, key=lambda p: p[1].number)
    return Matched(tuple(same), tuple(by_number), tuple(old), tuple(new), reports, frozenset(reworded))


_Pairs = list[tuple[Article, Article]]


def _by_address(article: Article) -> object:
    url = article.document.url
    return url.split("#")[0].rstrip("/").casefold() if url else None


def _by_headline(article: Article) -> object:
    outlet, headline = article.document.outlet, article.document.headline
    return (outlet.casefold(), _folded(headline)) if outlet and headline else None


def _keyed(old: Sequence[Article], new: Sequence[Article], key: Callable[[Article], object]) -> _Pairs:
    """Pairs with the same *key*; of several, those with the most words in common."""
    groups: dict[object, tuple[list[Article], list[Article]]] = {}
    for side, articles in enumerate((old, new)):
        for article in articles:
            if (found := key(article)) is not None:
                groups.setdefault(found, ([], []))[side].append(article)
    return [pair for ours, theirs in groups.values() for pair in _alike(ours, theirs, least=0.0)]


def _alike(old: Sequence[Article], new: Sequence[Article], *, least: float | None = None) -> _Pairs:
    """Pairs with the most words in common, from the share *least* on; if not given, of one outlet or file."""
    runs = {a.document.id: _runs(a) for a in (*old, *new)}
    worth = []
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            if least is None and not _one_place(a, b):
                continue
            mine, theirs = runs[a.document.id], runs[b.document.id]
            shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if shared >= (_LEAST_EDITED if least is None else least):
                worth.append((-shared, i, j))
    out: _Pairs = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(worth):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((old[i], new[j]))
    return out


def _one_place(a: Article, b: Article) -> bool:
    if a.document.outlet and b.document.outlet:
        return a.document.outlet.casefold() == b.document.outlet.casefold()
    return a.file == b.file


def _runs(article: Article) -> frozenset[tuple[str, ...]]:
    words = _words(article.document.text)
    return frozenset(zip(*(words[i:] for i in range(_RUN)), strict=False))


def _without(pairs: _Pairs, old: list[Article], new: list[Article]) -> tuple[list[Article], list[Article]]:
    taken = {a.document.id for pair in pairs for a in pair}
    return [a for a in old if a.document.id not in taken], [a for a in new if a.document.id not in taken]


def _statements(before: Article, now: Article) -> tuple[dict[str, str], set[str]]:
    """What the statements of an article are in its later state, and which of them are in other words."""
    old, new = list(before.every_statement()), list(now.every_statement())
    there = {s.report.id for s in new}
    found = {s.report.id: s.report.id for s in old if s.report.id in there}
    for key in (_said_by, _said):
        waiting: dict[object, list[str]] = {}
        taken = set(found.values())
        for s in new:
            if s.report.id not in taken:
                waiting.setdefault(key(s), []).append(s.report.id)
        for s in old:
            if s.report.id not in found and waiting.get(key(s)):
                found[s.report.id] = waiting[key(s)].pop(0)
    had = set(found.values())
    left = [s for s in old if s.report.id not in found], [s for s in new if s.report.id not in had]
    reworded = dict(_reworded(*left))
    return found | reworded, set(reworded)


def _said(statement: Statement) -> object:
    return statement.report.voice, tuple(_words(statement.content or ""))


def _said_by(statement: Statement) -> object:
    return _said(statement), statement.report.place, _folded(statement.source), _folded(statement.cue)


def _reworded(old: Sequence[Statement], new: Sequence[Statement]) -> Iterable[tuple[str, str]]:
    """Pairs of statements that say nearly the same, the likest first."""
    words = {s.report.id: _words(s.content or "")[:_MOST_WORDS] for s in (*old, *new)}
    worth = []
    for i, a in enumerate(old):
        mine = set(words[a.report.id])
        for j, b in enumerate(new):
            theirs = set(words[b.report.id])
            least = _LEAST_SAME_SPEAKER if _folded(a.source) == _folded(b.source) else _LEAST_SAME
            alike = 2 * len(mine & theirs) >= least * (len(mine) + len(theirs))
            if a.report.voice != b.report.voice or not alike:
                continue
            ratio = SequenceMatcher(None, words[a.report.id], words[b.report.id], autojunk=False).ratio()
            if ratio >= least:
                worth.append((-ratio, i, j))
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(worth):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield old[i].report.id, new[j].report.id


def _words(text: str) -> list[str]:
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def _folded(words: str | None) -> str:
    return " ".join(_words(words or ""))
