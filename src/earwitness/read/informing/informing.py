"""Who tells, hides from, misleads or warns whom inside the story, and on whose word.

The clauses are found by tellings; here their two ends become parties, and what only reaches the outlet goes.

============================================  ================================================================
"a clerk told him", said the agent            him: the agent, for he does not speak of another without a word
"they told us", the official said             us: whoever speaks
"a lawyer for Brack said he had told"         he: Brack, for whom the lawyer speaks
"the captain answered that"                   to whoever told or asked him last
"the minister was told that"                  by one whom the text leaves out: "whoever told the minister"
"told reporters", "told a hearing"            no edge: a statement on its way to the outlet
============================================  ================================================================

Outside all statements, hearers in public and bare names ("he told Hannity") count as such too.

Fails on: "he" who is neither the speaker nor the one named last; informers whom another sentence names;
institutions whose own hearers are a public body ("told the committee" in the outlet's own voice).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from earwitness.names import given_gender, kind_of, phrase
from earwitness.read.informing.lexicon import lexicon
from earwitness.read.informing.tellings import tellings
from earwitness.read.informing.verb_clause import Telling
from earwitness.read.parties.parties import Resolved, party_named
from earwitness.records import Document, Informs, Party, Report, Span, make_id

_READ: Final = ("headline", "subhead", "body", "caption")
_FIRST_PERSON: Final = ("i", "me", "we", "us")
_PRONOUNS: Final[dict[str, str | None]] = {
    "he": "m", "him": "m", "she": "f", "her": "f", "they": None, "them": None, "it": None
}  # fmt: skip
_PEOPLE: Final = ("named-person", "anonymous-official", "observer", "unspecified")
_LONG_AGO: Final = 700  # characters between a question and its answer
_ONCE_MORE: Final = 60  # characters between two clauses of one telling
_MENTIONS: Final = 40  # that are looked through for whom a pronoun means
_MOTIVE_REACH: Final = 240  # characters
_OWN: Final = re.compile(r"(?:his|her|its|their|my|our|your)\s", re.IGNORECASE)
_RELATIVE: Final = re.compile(r",?\s(?:who|whose|that|which)\s")
_SUBJECT_PRONOUN: Final = re.compile(r"\b(?:(he)|she)\b")
_SPEAKS_FOR: Final = re.compile(
    r"\b(?:close to|(?:aide|adviser|advisor|friend|assistant|secretary|lawyer|attorney|solicitor|counsel|"
    r"spokes\w{3,6}|agent)\s(?:to|of|for))\s+((?:the\s\w+(?:\s\w+)?|[A-ZÀ-Þ][\w’'.\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*){0,4}))"
)
_MOTIVE: Final = re.compile(
    r"\b(?:because|for (?=fear\b)|out of (?=\w)|so as not (?=to\b)|in order (?=to\b)|(?=lest\b)|"
    r"(?=fearing\b)|(?=afraid\b)|(?=to (?:avoid|please|protect|spare|save)\b))\s*([^.;—“”\"\n]{4,160}?)"
    r"(?=[.;—“”\"\n]|,[’']|,\s(?:it|he|she|they|the|an?|one|two)\s|$)",
    re.IGNORECASE,
)


def informing(
    document: Document, reports: Sequence[Report], who: Resolved
) -> tuple[Resolved, tuple[Informs, ...]]:
    """The edges of the story's own reporting chain, and *who* with the parties that only they name.

    An edge's ``report`` is the innermost statement whose content holds its clause; None if the outlet
    tells it in its own voice. Edges are in the order of the text.
    """
    scene = _Scene(document, reports, who)
    first = [min(r.content)[0] for r in reports if r.voice != "own" and r.content]
    # "agreed to keep it back": the subject of an infinitive stands outside it
    contents = sorted(at for at in first if not document.text.startswith("to ", at))
    out: list[Informs] = []
    for telling in tellings(document.text, contents, _interruptions(document.text, reports)):
        made = scene.edge(telling)
        if made is not None and not (out and _again(out[-1], made)):
            out.append(made)
    return scene.who, tuple(out)


def _again(before: Informs, after: Informs) -> bool:
    """Whether the next clause says the same once more: "they told us this, then they told us that"."""
    same = (before.informer, before.informed, before.manner) == (after.informer, after.informed, after.manner)
    return same and after.span[0] - before.span[1] < _ONCE_MORE


def _interruptions(text: str, reports: Sequence[Report]) -> list[Span]:
    """What names a speaker between two pieces of what he says: "the aide said," without its first comma."""
    out = []
    for r in reports:
        pieces = sorted(r.content)
        for (_, end), (start, _) in pairwise(pieces):
            named = any(end <= s and e <= start for s, e in (*r.source.spans, *r.cue))
            if named and text.startswith(",", end) and end + 1 < start:
                out.append((end + 1, start))
    return sorted(out)


class _Scene:
    """One document's parties while its tellings are gone through in order."""

    def __init__(self, document: Document, reports: Sequence[Report], who: Resolved) -> None:
        self.who = who
        self._document = document
        self._text = document.text
        own = [r for r in reports if r.voice != "own"]
        self._nested = {s: r.source.party for r in own for s in r.source.spans}
        self._around = _Around(own)
        self._blocks = sorted((b.start, b.end, b.kind) for b in document.blocks)
        self._known = {p.id: p for p in who.parties} | who.others
        self._tied = dict(who.mentioned)
        self._heard = sorted(span for _, span in who.heard.values())
        self._outlets = {
            w for p in who.parties if p.kind == "outlet" for w in p.name.split() if w[0].isupper()
        }
        self._last: tuple[int, str, str] | None = None

    def edge(self, telling: Telling) -> Informs | None:
        """The edge that *telling* is; None for what reaches the outlet, or has an end that is not known."""
        around = self._around.of(telling.at)
        if not self._is_read(telling.at) or self._is_outside(telling, around):
            return None
        informer, informed = self._ends(telling, around)
        unnamed = telling.informer is None and around is not None
        if informed is None or informer == informed or (informer is None and not unnamed):
            return None
        if informer is None:
            informer = self._whoever(telling, informed)
        else:
            self._last = telling.at, informer, informed
        if telling.manner == "asks":
            return None
        return Informs(
            id=make_id("inf", self._document.id, telling.span, telling.manner, informer, informed),
            document=self._document.id,
            informer=informer,
            informed=informed,
            manner=telling.manner,
            span=telling.span,
            motive=self._motive(telling) if telling.manner in ("hides-from", "misleads") else None,
            report=around.id if around else None,
        )

    def _is_read(self, at: int) -> bool:
        k = bisect_right(self._blocks, at, key=lambda b: b[0]) - 1
        return k < 0 or at >= self._blocks[k][1] or self._blocks[k][2] in _READ

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def _is_outside(self, telling: Telling, around: Report | None) -> bool:
        """Whether the hearer is the press, a public meeting, everybody, or nobody in particular."""
        if telling.informed is None:
            return False
        words = self._words(telling.informed)
        taken, low = phrase(words), words.lower()
        head = taken.head or low
        if low in lexicon("nobody") or (
            head in lexicon("everybody") and not taken.owner and not _OWN.match(words)
        ):
            return True
        if telling.informer is not None and telling.informer > telling.informed:
            return False  # "learned of it from the newspapers"
        if head in lexicon("press") or self._is_outlet(telling.informed):
            return True
        if around is not None:
            return False
        # a bare name outside all statements is whoever interviews, or an outlet that no list has
        named = telling.spoken and taken.form == "name" and not taken.head
        return named or head in lexicon("public") or low in _FIRST_PERSON or low == "them"

    def _is_outlet(self, span: Span) -> bool:
        k = bisect_left(self._heard, (span[1], 0)) - 1
        taken = phrase(self._words(span))
        return (
            (k >= 0 and self._heard[k][1] > span[0])
            or bool(self._outlets.intersection(taken.name))
            or kind_of(taken, self._words(span)) == "outlet"
        )

    def _ends(self, telling: Telling, around: Report | None) -> tuple[str | None, str | None]:
        """Who informs and who is informed; a pronoun comes second, for it is not the other end."""
        if telling.informed is None:
            return self._unnamed_hearer(telling, around)
        if telling.informer is None:
            return None, self._party(telling.informed, around, None)
        if self._words(telling.informer).lower() in _PRONOUNS:
            informed = self._party(telling.informed, around, None)
            return self._party(telling.informer, around, informed), informed
        informer = self._party(telling.informer, around, None)
        return informer, self._party(telling.informed, around, informer)

    def _unnamed_hearer(self, telling: Telling, around: Report | None) -> tuple[str | None, str | None]:
        """Who answers and whoever asked him; who left something out and whom he told the rest; who rang."""
        if telling.informer is None or around is None:
            return None, None
        if telling.frame == "call":
            return self._party(telling.informer, around, around.source.party), around.source.party
        if self._last is None or telling.at - self._last[0] > _LONG_AGO:
            return None, None
        _, first, second = self._last
        informer, hearer = (second, first) if telling.frame == "answer" else (first, second)
        pronoun = self._words(telling.informer).lower() in _PRONOUNS
        known = pronoun or self._party(telling.informer, around, None) == informer
        return (informer, hearer) if known else (None, None)

    def _whoever(self, telling: Telling, informed: str) -> str:
        """A new party for the one whom the text leaves out: "whoever told Ann Roe"."""
        words = self._words(telling.informed) if telling.informed else ""
        name = self._known[informed].name if words.lower() in (*_PRONOUNS, *_FIRST_PERSON) else words
        party = Party(
            id=make_id("par", self._document.id, "whoever", telling.at),
            document=self._document.id,
            name=f"whoever {telling.verb} {name}",
            kind="unspecified",
        )
        self.who = replace(self.who, parties=(*self.who.parties, party))
        return party.id

    def _party(self, span: Span, around: Report | None, other: str | None) -> str | None:
        """The party of the noun phrase at *span*, in the content of *around*; a pronoun's is not *other*."""
        word = self._words(span).lower()
        speaker = self._known.get(around.source.party or "") if around else None
        if word in _FIRST_PERSON and speaker is not None:
            many = word in ("we", "us")
            return self._known_id(self.who.groups.get(speaker.id)) or speaker.id if many else speaker.id
        if word in _FIRST_PERSON:
            return None
        nested = self._nested.get(span)
        if nested is not None and nested != other:
            return nested
        if word not in _PRONOUNS:
            return self._named(span)
        indirect = around is not None and around.kind != "direct"
        if around is not None and speaker is not None and indirect and speaker.id != other:
            principal = self._principal(around) if word in ("he", "she") else None
            if principal is not None:
                return self._named(principal)
            if self._agrees(speaker, word, around):
                return speaker.id
        not_meant = {other, speaker.id if speaker and not indirect else None}
        party = self._tied.get(span)
        if party not in (None, *not_meant):
            return self._named(span)
        latest = self._latest(span, word, not_meant)
        # "they" who are nobody named so far are a party of their own
        return self._named(span) if latest is None and word == "they" else latest

    def _known_id(self, party: str | None) -> str | None:
        return party if any(p.id == party for p in self.who.parties) else None

    def _named(self, span: Span) -> str:
        if span not in self._tied:
            span = self._core(span)
        self.who, party = party_named(self._document, self.who, span)
        if party not in self._known:
            self._known[party] = next(p for p in reversed(self.who.parties) if p.id == party)
        return party

    def _core(self, span: Span) -> Span:
        """What of a phrase names its party: the name in "a sixth, Castell Bank", no relative clause."""
        relative = _RELATIVE.search(self._text, *span)
        start, end = span[0], relative.start() if relative is not None else span[1]
        comma = self._text.find(", ", start, end)
        named = comma >= 0 and phrase(self._text[start:comma]).form != "name"
        if named and phrase(self._text[comma + 2 : end]).form == "name" and (comma + 2, end) in self._tied:
            return comma + 2, end
        return start, end

    def _latest(self, span: Span, word: str, not_meant: set[str | None]) -> str | None:
        """The party mentioned last before a pronoun that it fits, *not_meant* apart."""
        upto = bisect_left(self.who.mentioned, (span, ""))
        for at, party in reversed(self.who.mentioned[max(0, upto - _MENTIONS) : upto]):
            if party in not_meant or party not in self._known:
                continue
            # a body may say "they" of itself; of others "they" are people
            fits = word not in ("they", "them") or self._known[party].kind == "anonymous-group"
            if fits and self._agrees(self._known[party], word, None):
                return self._named(at)
        return None

    def _principal(self, around: Report) -> Span | None:
        """Whom a speaker speaks for: "a person close to the minister", "a lawyer for Ms. Roe"."""
        for start, end in around.source.spans:
            found = _SPEAKS_FOR.search(self._text, start, end)
            if found and kind_of(phrase(found[1]), found[1]) in _PEOPLE:
                return found.span(1)
        return None

    def _agrees(self, party: Party, word: str, around: Report | None) -> bool:
        """Whether a pronoun may mean *party*, as far as gender and number tell."""
        if word in ("they", "them"):
            return party.kind not in ("named-person", "outlet", "document")
        if word == "it":
            return party.kind == "named-organisation"
        return party.kind in _PEOPLE and self._gender(party, around) in (None, _PRONOUNS[word])

    def _gender(self, party: Party, around: Report | None) -> str | None:
        said = [self._words(s) for s in around.source.spans] if around else []
        for words in (*said, *(self._words(s) for s in party.mentions[:_MENTIONS])):
            pronoun = _SUBJECT_PRONOUN.search(words)
            if pronoun is not None:
                return "m" if pronoun[1] else "f"
            if phrase(words).gender is not None:
                return phrase(words).gender
        return given_gender(tuple(party.name.split()))

    def _motive(self, telling: Telling) -> str | None:
        """Why it was kept back or made up, in the text's words, from the same sentence."""
        start = telling.span[1]
        stop = re.compile(r"[.;!?][”\"’']?\s|\n").search(self._text, start, start + _MOTIVE_REACH)
        end = stop.start() if stop else start + _MOTIVE_REACH
        found = _MOTIVE.search(self._text, telling.span[0], end)
        return found[1].strip(" ,") if found else None


class _Around:
    """The innermost statement whose content holds a place."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._by_id = {r.id: r for r in reports}
        # the places at which the innermost statement changes, in order, and to which
        self._at: list[int] = [-1]
        self._is: list[str | None] = [None]
        spans = sorted((s, -e, r.id) for r in reports for s, e in r.content)
        held: list[tuple[int, str]] = []
        for start, end, report in spans:
            self._close(held, start)
            held.append((-end, report))
            self._change(start, report)
        self._close(held, None)

    def of(self, at: int) -> Report | None:
        """The innermost statement at *at*; None if that is the outlet's own text."""
        found = self._is[bisect_right(self._at, at) - 1]
        return self._by_id.get(found or "")

    def _close(self, held: list[tuple[int, str]], before: int | None) -> None:
        while held and (before is None or held[-1][0] <= before):
            end = held.pop()[0]
            while held and held[-1][0] <= end:
                held.pop()
            self._change(end, held[-1][1] if held else None)

    def _change(self, at: int, report: str | None) -> None:
        if self._at[-1] == at:
            self._is[-1] = report
        else:
            self._at.append(at)
            self._is.append(report)
