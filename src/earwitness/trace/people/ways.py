"""Through which outlets the words of each article's sources came, and which words they were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from earwitness.records import Document, Report
from earwitness.trace.people.bodies import Named, outlet_words
from earwitness.trace.people.clusters import Clusters
from earwitness.trace.people.folding import folded, stem
from earwitness.trace.people.profiles import Profile

_RUN: Final = 4  # words in a row that are compared as one
_WORDS: Final = 400  # words of one statement that are compared
_LETTERS: Final = 8  # characters of text that a word takes at most, for a start of that many words
_COMMON: Final = 64  # sources that share a run of words; what more of them say is nobody's own
_DAYS: Final = 2  # from when somebody spoke to when his outlet printed it
_MOST: Final = 0.5  # share of an article's statements that came through an outlet if the article is its copy


class Ways:
    """What *reports* say of the unnamed of *profiles* and the outlets they spoke to.

    Outlets stand for themselves by the root of one of their parties; *named* finds a document's own.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        reports: Sequence[Report],
        profiles: Mapping[str, Profile],
        clusters: Clusters,
        named: Named,
    ) -> None:
        self._profiles = profiles
        self._clusters = clusters
        self._texts = {d.id: d.text for d in documents}
        self._dates = {d.id: _printed(d) for d in documents}
        self._own: dict[str, str] = {}
        self._called: dict[str, dict[str, frozenset[str]]] = defaultdict(
            dict
        )  # by a word: outlets, all words
        self._articles: dict[str, list[str]] = defaultdict(list)
        for document in sorted(documents, key=lambda d: d.id):
            words = outlet_words(document.outlet) if document.outlet else frozenset()
            if words in named:
                outlet = self._own[document.id] = clusters.root(named[words])
                self._articles[outlet].append(document.id)
                for word in words:
                    self._called[word][outlet] = words
        self._unnamed: dict[str, list[Profile]] = defaultdict(list)
        for p in profiles.values():
            if p.sort in ("unnamed", "text") or p.we:
                self._unnamed[p.document].append(p)
        self._runs: dict[str, set[int]] = defaultdict(set)  # of a party
        self._through: dict[str, set[str]] = defaultdict(set)  # outlets, by party
        self._spoke: dict[str, set[date]] = defaultdict(set)  # days, by party
        self._cited: dict[str, Counter[str]] = defaultdict(Counter)  # outlets, by document
        self._came: Counter[str] = Counter()  # statements with a way, by document
        for report in reports:
            self._take(report)
        self._saying: dict[int, list[str]] = defaultdict(list)
        for party in sorted(self._runs):
            for run in self._runs[party]:
                self._saying[run].append(party)

    def _take(self, report: Report) -> None:
        """Through whom a statement came, when it was made, and its words."""
        steps = [s.party for s in report.relay if s.party in self._profiles]
        own = self._own.get(report.document)
        outlets = {r for s in steps if (r := self._clusters.root(s)) in self._articles and r != own}
        if steps:
            self._came[report.document] += 1
            self._cited[report.document].update(outlets)
        source = report.source.party
        if source is None or source not in self._profiles:
            return
        self._through[source] |= outlets
        if report.when is not None and (day := _day(report.when.date)) is not None:
            self._spoke[source].add(day)
        text = self._texts.get(report.document, "")
        words = [w for s, e in report.content for w in folded(text[s : min(e, s + _LETTERS * _WORDS)])]
        words = words[:_WORDS]
        self._runs[source] |= {hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)}

    def unnamed(self) -> list[Profile]:
        """All unnamed people and documents, and those who say "we", by article."""
        return [p for d in sorted(self._unnamed) for p in self._unnamed[d]]

    def says(self, one: Profile) -> bool:
        """Whether *one* makes a statement."""
        return one.id in self._runs

    def relayed(self, one: Profile) -> bool:
        """Whether words of *one* came through another outlet."""
        return bool(self._through.get(one.id))

    def outlets(self, one: Profile) -> list[str]:
        """Outlets through which *one* spoke: by relays, else by what he is called ("Vantage's source")."""
        if self.relayed(one):
            return sorted(self._through[one.id])
        said = frozenset(map(stem, one.said))
        return sorted({o for w in said for o, words in self._called.get(w, {}).items() if words <= said})

    def articles(self, party: str) -> list[str]:
        """The documents whose outlet *party* is."""
        return self._articles.get(self._clusters.root(party), [])

    def cited(self, document: str) -> list[str]:
        """Outlets through which any statement of *document* came."""
        return sorted(self._cited.get(document, ()))

    def copied(self, one: Profile) -> list[str]:
        """Outlets whose copy the article of *one* is, apart from those whom he is not said to have told."""
        least = _MOST * self._came[one.document]
        outlets = [o for o, n in sorted(self._cited.get(one.document, Counter()).items()) if n >= least]
        return [o for o in outlets if not self.says(one) or o in self._through[one.id]]

    def sources(self, one: Profile, outlets: Sequence[str]) -> list[Profile]:
        """The unnamed of the outlets' articles that are not known to be later than that of *one*."""
        return [
            p
            for outlet in outlets
            for document in self._articles.get(outlet, ())
            if document != one.document
            for p in self._unnamed.get(document, ())
            if self._before(p, one)
        ]

    def earlier(self, one: Profile) -> list[Profile]:
        """Sources of the same outlet's earlier articles, of days on which *one* is said to have spoken."""
        outlet = self._own.get(one.document)
        days = self._spoke.get(one.id)
        if not days or outlet is None:
            return []
        return [
            p
            for p in self.sources(one, [outlet])
            if (printed := _day(self._dates[p.document][1])) is not None
            and any(0 <= (printed - day).days <= _DAYS for day in days)
        ]

    def repeated(self, one: Profile) -> Iterator[tuple[Profile, int]]:
        """Parties of other articles who say some of the same words, and how many runs of them."""
        shared: Counter[str] = Counter()
        for run in self._runs.get(one.id, ()):
            if len(self._saying[run]) <= _COMMON:
                shared.update(self._saying[run])
        for party, count in sorted(shared.items()):
            if self._profiles[party].document != one.document:
                yield self._profiles[party], count

    def told(self, source: Profile, one: Profile, outlets: Sequence[str]) -> bool:
        """Whether *source* stands in an article of *outlets*, not known to be later than that of *one*."""
        return self._own.get(source.document) in outlets and self._before(source, one)

    def _before(self, source: Profile, one: Profile) -> bool:
        earliest, latest = self._dates[source.document][0], self._dates[one.document][1]
        return not (earliest and latest) or earliest <= latest


def _printed(document: Document) -> tuple[str, str]:
    """The first and the last day on which a document may have been published; empty where not known."""
    when = document.published
    return (when.earliest or when.date or "")[:10], (when.latest or when.date or "")[:10]


def _day(written: str | None) -> date | None:
    """The day that an EDTF date names, if it names one."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
