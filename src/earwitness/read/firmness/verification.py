"""The reports that a note on checking governs, which may stand paragraphs away.

===============================================  ====================================================
"X, whose account could not be confirmed"        all reports of the source that the note stands in
"Mr Hale's claims", "the newsletter's account"   all reports of the party so named, or that came through it
"these reports", "the claims"                    all that came through another outlet, if there are any
"the two accounts", "either"                     those of the last two speakers of the paragraph
"the report", "the account"                      the last outlet of the paragraph, else its last speaker
"the memo", "the log"                            reports of the document so called; else those in the
                                                 paragraphs, back from the note, that speak of it
anything else ("which side the wreck lies on")   reports before that speak of it with a word of their own,
                                                 else those of the sentence before
===============================================  ====================================================

and every report inside those. A note alone governs nothing where none of this is found.

Fails on: a topic told of in other words ("the number of dead", of which nine bodies are spoken); a
document that two people describe.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from earwitness.names import kind_of, phrase
from earwitness.read.firmness.checking_notes import Note, notes
from earwitness.read.sentences import sentence
from earwitness.records import Document, Party, Relay, Report, Source, Span

_ACCOUNTS: Final = (
    r"(?:claims?|accounts?|allegations?|assertions?|versions?|stor(?:y|ies)|reports?|statements?)"
)
_THESE: Final = re.compile(
    rf"\b(?:these|those|all(?:\s+of)?\s+(?:these|the))\s+(?:\w+\s+)?{_ACCOUNTS}|\bthe\s+(?:reports|claims|allegations|stories)\b(?!\s+(?:of|by|from))",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    rf"\b(?:the\s+two|both|either|neither|the\s+(?:rival|competing|conflicting|differing))(?:\s+{_ACCOUNTS})?\b",
    re.IGNORECASE,
)
_THE: Final = re.compile(
    r"\b(?:the|this|that|such)\s+(?:\w+\s+)?(?:claim|account|allegation|assertion|version|story|report)\b(?!\s+(?:of|by|from)\s+[A-Z])",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(rf"[’']s?\s+(?:own\s+)?(?:\w+\s)?{_ACCOUNTS}\b", re.IGNORECASE)
_OF: Final = re.compile(rf"{_ACCOUNTS}\s+(?:of|by|from)\s+(?:the\s+)?$", re.IGNORECASE)
_HIS: Final = re.compile(rf"\b(?:his|her|their|its)\s+(?:own\s+)?(?:\w+\s)?{_ACCOUNTS}\b", re.IGNORECASE)
_IT: Final = re.compile(  # what the note before is about
    r"\s+(?:(?:who|when|where|how|whether|if|by\s+whom)\b[^.;\n]{0,60}?\s(?:it|them|they)|"
    r"(?:it|them|this|either|(?:its|their)\s+(?:contents?|authenticity|origins?|date|authors?|provenance))"
    r"(?=[\s.,;]))\b",
    re.IGNORECASE,
)
_EACH: Final = re.compile(
    rf"\b(?:either|neither|both|the\s+two)\s+(?P<who>\w+?)(?:[’']s|s[’'])\s+(?:\w+\s)?{_ACCOUNTS}",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_COMMON_WORDS: Final = (
    "that this these those which whose what when where with from into about they them their there been "
    "have were would could should being also over under more most than then said says told copy copies "
    "part whether side held themselves itself newspaper independently immediately able case people "
    "number exact full other another claim claims account report"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_MOST_NOTES: Final = 400  # of one document; each may govern all its reports
_FAR: Final = 4  # paragraphs back in which a document is spoken of
_BACK: Final = 400  # characters before a note in which a document is named that nobody's statement names


def verification(
    document: Document,
    reports: Sequence[Report],
    sources: Mapping[str, Source],
    parties: Sequence[Party],
    relays: Mapping[str, tuple[Relay, ...]],
) -> dict[str, tuple[Span, ...]]:
    """Notes that govern each report, by report id."""
    scope = _Scope(document, [r for r in reports if r.voice != "own"], sources, parties, relays)
    out: dict[str, list[Span]] = {}
    last: Note | None = None
    governed: list[str] = []
    for note in islice(notes(document, reports, scope.outlets_own()), _MOST_NOTES):
        follows = last is not None and not document.text[last.sentence[1] : note.sentence[0]].strip()
        if not (follows and governed and _IT.match(document.text, *note.about)):
            governed = scope.of(note)
        last = note
        for one in governed:
            out.setdefault(one, []).append(note.span)
    return {one: tuple(sorted(spans)) for one, spans in out.items()}


class _Scope:
    """Which reports of a document a note is about."""

    def __init__(
        self,
        document: Document,
        reports: Sequence[Report],
        sources: Mapping[str, Source],
        parties: Sequence[Party],
        relays: Mapping[str, tuple[Relay, ...]],
    ) -> None:
        self._text = document.text
        self._sources = sources
        self._kinds = {p.id: p.kind for p in parties}
        self._mentions = sorted((m, p.id) for p in parties for m in p.mentions)
        self._starts = [m[0] for m, _ in self._mentions]
        self._lines = [m.start() for m in re.finditer(r"\n\s*", document.text)]
        self._inner: dict[str, list[str]] = {}
        self._through: dict[str, list[str]] = {}
        self._borrowed: list[str] = []
        self._heads: dict[str, list[str]] = {}  # what a document is called: its party
        self._stand = sorted((_span(r), r.id) for r in reports)
        self._by_id = {r.id: r for r in reports}
        self._at_source = sorted((s, r.id) for r in reports for s in r.source.spans)
        self._spoken: dict[str, list[str]] = {}  # word: top-level reports that hold it
        outlet = next((chain[-1].party for chain in relays.values() if chain), None)
        for r in reports:
            if r.parent:
                self._inner.setdefault(r.parent, []).append(r.id)
            chain = [step.party for step in relays.get(r.id, ())]
            party = sources.get(r.id, Source()).party
            for one in dict.fromkeys([*([party] if party else []), *chain[:-1]]):
                self._through.setdefault(one, []).append(r.id)
            if any(self._kinds.get(p) == "outlet" and p != outlet for p in chain[:-1]):
                self._borrowed.append(r.id)
            if not r.parent:
                for word in _stems(self._words(r)):
                    self._spoken.setdefault(word, []).append(r.id)
        for p in parties:
            if p.kind == "document":
                for name in {p.name, *(self._text[s:e] for s, e in p.mentions)}:
                    self._heads.setdefault(phrase(name).head, []).append(p.id)

    def outlets_own(self) -> frozenset[str]:
        """Ids of the reports that an outlet makes."""
        return frozenset(
            r.id
            for r in self._by_id.values()
            if self._kinds.get(self._sources.get(r.id, Source()).party or "") == "outlet"
        )

    def of(self, note: Note) -> list[str]:
        """Ids of the reports that *note* governs, in order."""
        first = list(self._governed(note))
        out: set[str] = set()
        while first:
            one = first.pop()
            if one not in out:
                out.add(one)
                first += self._inner.get(one, ())
        return sorted(out)

    def _governed(self, note: Note) -> Iterable[str]:
        at_source = self._holding_source(note.span)
        if at_source is not None:
            return self._of_party(at_source)
        low, high = note.sentence
        whole = self._text[low:high]
        if self._borrowed and _THESE.search(whole):
            return self._borrowed
        if note.check == "checked":
            each = _EACH.search(whole)
            if each is not None:
                return self._called(each["who"], note.span[0])
            owner = self._owner(note)
            if owner is not None:
                return self._through.get(owner, ())
            if _BOTH.search(whole):
                return self._last_speakers(note, 2)
            if _THE.search(self._text, *note.about) or _THE.search(whole):
                return self._last_told(note)
        page = self._page(note)
        if page:
            return page
        if note.check == "checked":
            return self._on_topic(note) or self._sentence_before(note)
        return ()

    def _holding_source(self, span: Span) -> str | None:
        """The report in whose source the note stands."""
        at = bisect_right(self._at_source, ((span[0], len(self._text) + 1), "")) - 1
        for (s, e), one in self._at_source[max(0, at - 3) : at + 1]:
            if s <= span[0] and span[1] <= e:
                return one
        return None

    def _of_party(self, report: str) -> Iterable[str]:
        party = self._sources.get(report, Source()).party
        return [report] if party is None else self._through.get(party, [report])

    def _owner(self, note: Note) -> str | None:
        """Whose account it is: "Mr Hale's claims", "the account of Mr Hale", "his claims"."""
        low, high = note.sentence
        at = bisect_left(self._starts, low)
        for (s, e), party in self._mentions[at : bisect_left(self._starts, high)]:
            owned = _OWNED.match(self._text, e) or (
                self._text[e - 2 : e] in ("’s", "'s") and _OWNED.match(self._text, e - 2)
            )
            if owned or _OF.search(self._text, max(low, s - 24), s):
                return party
        if _HIS.search(self._text, low, high):
            return next(iter(self._speakers_before(note)), None)
        return None

    def _page(self, note: Note) -> list[str]:
        """Reports of the document that the note names, and those before that speak of it."""
        start, end = note.about
        if end <= note.span[0] or note.span[1] >= end:  # what was seen stands last before the note
            nouns = _nouns(self._text[max(start, end - 160) : end])[::-1]
        else:
            nouns = _nouns(self._text[start:end])
        if note.check == "checked" and re.search(r"\b(?:it|them|they)\b", self._text[start:end]):
            nouns += _nouns(self._text[max(note.sentence[0], note.span[0] - 160) : note.span[0]])[::-1]
        heads = [w for w in nouns if w in self._heads or kind_of(phrase("the " + w), w) == "document"]
        here = self._line(note.span[0])
        for head in heads:
            said = [r for p in sorted(set(self._heads.get(head, ()))) for r in self._through.get(p, ())]
            near = [
                p
                for p in self._before(note, here - (0 if note.positive else _FAR))
                if self._speaks_of(p[1], head)
            ]
            if note.positive and (said or near):
                return said or [one for _, one in near]
            if said or near:
                return [*said, *(self._between(near[0], note) if near else ())]
        for head in heads if not note.positive else ():
            if self._named(head, max(0, note.sentence[0] - _BACK), note.sentence[0]):
                last = self._before(note, here - 1)
                return self._with_headline(self._between(last[-1], note)) if last else []
        return []

    def _called(self, noun: str, before: int) -> list[str]:
        """Reports before *before* of all parties that a source calls by *noun*: "either officer's"."""
        ahead = self._at_source[: bisect_left(self._at_source, ((before, before), ""))]
        named = [one for (s, e), one in ahead if self._named(noun, s, min(e, s + 80))]
        parties = dict.fromkeys(p for p in (self._sources.get(r, Source()).party for r in named) if p)
        return [r for p in parties for r in self._through.get(p, ())]

    def _speaks_of(self, report: str, head: str) -> bool:
        """Whether the sentence of the report's cue has the word *head*."""
        found = self._by_id[report]
        spans = found.cue or found.content
        return self._named(head, *sentence(self._text, (spans[0][0], spans[0][0] + 1)))

    def _named(self, word: str, low: int, high: int) -> bool:
        return re.search(rf"\b{re.escape(word)}s?\b", self._text[low:high], re.IGNORECASE) is not None

    def _between(self, first: tuple[Span, str], note: Note) -> list[str]:
        """Top-level reports from the paragraph of *first* on up to the note's."""
        low = self._line(first[0][0])
        return [one for _, one in self._before(note, low)]

    def _with_headline(self, ones: list[str]) -> list[str]:
        """*ones*, and what headlines say in the name of the same speakers."""
        parties = {self._sources.get(one, Source()).party for one in ones} - {None}
        above = [r.id for r in self._by_id.values() if r.place in ("headline", "subhead")]
        return ones + [one for one in above if self._sources.get(one, Source()).party in parties]

    def _before(self, note: Note, low: int) -> list[tuple[Span, str]]:
        """Top-level reports, with their places, from line *low* to the end of the note's sentence."""
        at = bisect_left(self._stand, ((note.sentence[1], 0), ""))
        out = []
        for place in reversed(self._stand[max(0, at - 60) : at]):
            if self._line(place[0][0]) < low:
                break
            if self._by_id[place[1]].parent is None:
                out.append(place)
        return out[::-1]

    def _last_told(self, note: Note) -> Iterable[str]:
        """Of the last outlet that reports in the paragraph (or the one before), else of the last speaker."""
        here = self._line(note.span[0])
        for back in (0, 1):
            near = [one for _, one in self._before(note, here - back)]
            for one in reversed(near):
                if one in self._borrowed:
                    outlet = self._sources.get(one, Source()).party
                    if self._kinds.get(outlet or "") == "outlet":
                        return [r for r in self._through.get(outlet or "", ())]
                    return [one]
            speakers = self._speakers_before(note)
            if near and speakers:
                return [one for one in near if self._sources.get(one, Source()).party == speakers[0]] or near[
                    -1:
                ]
        return ()

    def _last_speakers(self, note: Note, count: int) -> list[str]:
        speakers = self._speakers_before(note)[:count]
        return [r for p in speakers for r in self._through.get(p, ())]

    def _speakers_before(self, note: Note) -> list[str]:
        """Speakers before the note, the last first, in its paragraph or the one before."""
        near = self._before(note, self._line(note.span[0]) - 1)
        parties = [self._sources.get(one, Source()).party for _, one in reversed(near)]
        return list(dict.fromkeys(p for p in parties if p))

    def _on_topic(self, note: Note) -> list[str]:
        topic = _stems(self._text[slice(*note.about)])
        shared = Counter(one for word in topic for one in self._spoken.get(word, ()))
        most = max(shared.values(), default=0)
        return sorted(
            one for one, n in shared.items() if n == most and _span(self._by_id[one])[0] < note.span[0]
        )

    def _sentence_before(self, note: Note) -> list[str]:
        near = self._before(note, self._line(note.span[0]) - 1)
        near = [p for p in near if p[0][1] <= note.sentence[0]]
        if not near:
            return []
        last = sentence(self._text, (near[-1][0][0], near[-1][0][0] + 1))
        return [one for (s, _), one in near if last[0] <= s < last[1]]

    def _words(self, report: Report) -> str:
        spans = (*report.source.spans, *report.content)
        return " ".join(self._text[s : min(e, s + 600)] for s, e in spans[:4])

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at)


def _span(report: Report) -> Span:
    spans = (*report.cue, *report.content, *report.source.spans)
    return min(s for s, _ in spans), max(e for _, e in spans)


def _nouns(words: str) -> list[str]:
    found = [w.casefold() for w in re.findall(r"[A-Za-z\-]{3,}", words[:160])]
    return [_single(w) for w in found]


def _single(noun: str) -> str:
    """*noun* without the s of the plural, if that is a document's ("tables")."""
    one = noun[:-1] if noun.endswith("s") and len(noun) > 4 else noun
    return one if kind_of(phrase("the " + one), one) == "document" else noun


def _stems(words: str) -> set[str]:
    """Words of four letters or more, without endings, that say what is spoken of."""
    found = {w.casefold() for w in _WORD.findall(words)} - _COMMON
    return {re.sub(r"(?:ies|es|s|ed|ing)$", "", w) for w in found}
