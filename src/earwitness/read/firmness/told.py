"""What a document's reports tell, looked up by who tells, in what they stand, of what they speak.

==================  ===========================================================================
units               reports that stand for themselves: those that lie in no other, and those in a
                    report that only carries them (a passage of several sentences taken over)
through a party     reports that it makes or passes on
headed by a noun    reports whose source is called so: "the log", "a copy of the log"
on a topic          units that share words with it, weighed by how rare the words are
==================  ===========================================================================

Fails on: topics told of in other words ("the fire", of which flames are told).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.names import kind_of_head, phrase
from earwitness.plurals import singular
from earwitness.records import Document, Party, Relay, Report, Source, Span
from earwitness.sentences import sentence

_WORD: Final = re.compile(r"[^\W_]{3,}")
_COMMON_WORDS: Final = (
    "that this these those which whose what when where with from into about they them their there been "
    "have were would could should being also over under more most than then said says told copy copies "
    "part whether side held themselves itself newspaper independently immediately able case people "
    "exact full other another claim account report the and was not for had has his her its who how why "
    "but are you our any all one two out did does many much ever own either neither both each actually "
    "true say him she only before after tell given make made became come came will can may might every "
    "some such just very still now yet"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_ENDING: Final = re.compile(r"(?:ations?|ments?|ances?|ies|ing|ed|es|s|e|y|ly)$")
# One topic in many words; the dead are counted in every other war and accident.
_SAME: Final = {
    word: "casualt"
    for word in "dead died die killed deaths death casualties casualty wounded injured fatalities bodies "
    "victims".split()
}  # fmt: skip
_RECENT: Final = 60  # units that are looked at before a note
_LONGEST: Final = 600  # characters of a span whose words are looked at
_SHARE: Final = 0.6  # of the best match: as much on the topic
_ABOUT: Final = 0.5  # of the best match: enough for the sentence right before a note (.3 to .5 score alike)
_HEADED: Final = re.compile(
    r"\b(?:of|from)\s+(?:(?:the|a|an|its|his|her|their|that|this)\s+)?", re.IGNORECASE
)


class Told:
    """Reports of a document, by id, for looking up which a note can mean."""

    def __init__(
        self,
        document: Document,
        reports: Sequence[Report],
        sources: Mapping[str, Source],
        parties: Sequence[Party],
        relays: Mapping[str, tuple[Relay, ...]],
    ) -> None:
        self.text = document.text
        self.by_id = {r.id: r for r in reports}
        self.kinds = {p.id: p.kind for p in parties}
        self.party = {r.id: sources[r.id].party for r in reports if r.id in sources}
        self.open = {
            r.id: set(sources[r.id].candidates)
            for r in reports
            if r.id in sources and sources[r.id].candidates
        }
        self.inner: dict[str, list[str]] = defaultdict(list)
        self.through: dict[str, list[str]] = defaultdict(list)
        self.headed: dict[str, list[str]] = defaultdict(list)
        self._spoken: dict[str, list[str]] = defaultdict(list)
        self._lines = [m.start() for m in re.finditer(r"\n\s*", document.text)]
        self.mentions = sorted((m, p.id) for p in parties for m in p.mentions)
        self._starts = [m[0] for m, _ in self.mentions]
        own = next((chain[-1].party for chain in relays.values() if chain), None)
        self.borrowed: list[str] = []
        for r in reports:
            if r.parent in self.by_id:
                self.inner[r.parent or ""].append(r.id)
            passed = [step.party for step in relays.get(r.id, ())][:-1]
            for one in dict.fromkeys([*filter(None, [self.party.get(r.id)]), *passed]):
                self.through[one].append(r.id)
            if any(self.kinds.get(p) == "outlet" and p != own for p in passed):
                self.borrowed.append(r.id)
            for head in self._source_heads(r):
                self.headed[head].append(r.id)
        carriers = {r.id for r in reports if self._carries(r)}
        self.units = sorted(
            (self.place(r.id), r.id)
            for r in reports
            if (r.parent not in self.by_id or r.parent in carriers) and r.id not in carriers
        )
        self._at_source = sorted((s, r.id) for r in reports for s in r.source.spans)
        for _, one in self.units:
            for word in stems(self._words(self.by_id[one])):
                self._spoken[word].append(one)

    def place(self, report: str) -> Span:
        one = self.by_id[report]
        spans = (*one.cue, *one.content, *one.source.spans)
        return min(s for s, _ in spans), max(e for _, e in spans)

    def line(self, at: int) -> int:
        return bisect_right(self._lines, at)

    def whole(self, reports: Iterable[str], *, outer: bool) -> list[str]:
        """*reports*, all that lie in them and, if *outer*, those around them that say no more, in order."""
        first, out = list(reports), set[str]()
        while first:
            one = first.pop()
            if one not in out:
                out.add(one)
                first += self.inner.get(one, ())
                parent = self.by_id[one].parent
                if outer and parent in self.by_id and self._fills(one, parent or ""):
                    first.append(parent or "")
        return sorted(out)

    def all_before(self, at: int) -> list[str]:
        """All reports that begin before *at*, in order."""
        return sorted(one for one in self.by_id if self.place(one)[0] < at)

    def before(self, at: int, paragraphs: int) -> list[str]:
        """Units that begin before *at*, in its paragraph and so many before, the last first."""
        low = self.line(at) - paragraphs
        found = self.units[: bisect_left(self.units, ((at, at), ""))][-_RECENT:]
        return [one for (s, _), one in reversed(found) if self.line(s) >= low]

    def after(self, at: int) -> list[str]:
        """Units that begin after *at* in its paragraph."""
        here = self.line(at)
        begin = bisect_left(self.units, ((at, at), ""))
        return [one for (s, _), one in self.units[begin : begin + _RECENT] if self.line(s) == here]

    def sourced_at(self, span: Span) -> list[str]:
        """Reports whose source meets *span*."""
        at = bisect_left(self._at_source, ((span[1], 0), ""))
        near = self._at_source[max(0, at - _RECENT) : at]
        return [one for (s, e), one in near if e > span[0]]

    def sentence_of(self, report: str) -> Span:
        start = self.place(report)[0]
        return sentence(self.text, (start, start + 1))

    def named_at(self, span: Span) -> list[str]:
        """Parties whose mention meets *span*, the one that covers most of it first."""
        at = bisect_left(self._starts, span[0] - 80)
        found = []
        for (s, e), party in self.mentions[at : bisect_left(self._starts, span[1])]:
            if e > span[0]:
                found.append((-(min(e, span[1]) - max(s, span[0])), party))
        return list(dict.fromkeys(p for _, p in sorted(found)))

    def on_topic(
        self, words: str, before: int, among: Sequence[str] | None = None, *, share: float = _SHARE
    ) -> list[str]:
        """Units before *before* that share words with *words*, as much as the best does, or near it."""
        allowed = None if among is None else set(among)
        near = {
            one: n
            for one, n in self._shared(stems(words)).items()
            if self.place(one)[0] < before and (allowed is None or one in allowed)
        }
        most = max(near.values(), default=0)
        return [one for _, one in self.units if near.get(one, 0) >= share * most > 0]

    def speaks_of(self, sentence: str, words: str, before: int) -> bool:
        """Whether *sentence* shares half as much with *words* as the unit that shares most, or more."""
        both = sorted(stems(words) & stems(sentence))
        mine = sum(self._rarity(word) for word in both)
        best = (n for one, n in self._shared(stems(words)).items() if self.place(one)[0] < before)
        return bool(both) and mine >= _ABOUT * max(best, default=0)

    def _shared(self, words: Iterable[str]) -> dict[str, float]:
        """By unit, the rarity of the words that it shares with *words*."""
        out: dict[str, float] = defaultdict(float)
        for word in sorted(words):  # sums of floats in one order
            for one in self._spoken.get(word, ()):
                out[one] += self._rarity(word)
        return out

    def _rarity(self, word: str) -> float:
        return math.log(1 + len(self.units) / max(1, len(self._spoken.get(word, ()))))

    def _words(self, report: Report) -> str:
        spans = (*report.source.spans, *report.content)
        return " ".join(self.text[s : min(e, s + _LONGEST)] for s, e in spans[:4])

    def _source_heads(self, report: Report) -> set[str]:
        out = set()
        for s, e in report.source.spans[:1]:
            words = self.text[s : min(e, s + 120)]
            out.add(phrase(words).head)
            before = re.match(
                r"(?:\w+\s){0,4}?(\w+)\s" + re.escape(phrase(words).head or "-"), words, re.IGNORECASE
            )
            if before and kind_of_head(before[1].lower()) == "document":  # "a draft report" is a draft
                out.add(before[1].lower())
            inner = _HEADED.search(words)
            if inner and kind_of_head(phrase(words).head) == "document":
                out.add(phrase(words[inner.end() :]).head)
        return {singular(h) for h in out if h}

    def _carries(self, report: Report) -> bool:
        """Whether a report only carries others: several sentences, with others' statements in them."""
        low, high = self.place(report.id)
        return len(self.inner.get(report.id, ())) > 1 and sentence(self.text, (low, low + 1))[1] < high - 2

    def _fills(self, inner: str, outer: str) -> bool:
        low, high = self.place(inner)
        return all(low <= s + 8 and e - 8 <= high for s, e in self.by_id[outer].content)


def stems(words: str) -> set[str]:
    """The words that say what is spoken of, without endings."""
    found = {w.casefold() for w in _WORD.findall(words)} - _COMMON
    return {_stem(w) for w in found}


def _stem(word: str) -> str:
    return _SAME.get(word) or _ENDING.sub("", word) or word
