"""The reports that a note on checking governs, which may stand paragraphs away.

===============================================  ====================================================
the note is about                                governs
===============================================  ====================================================
the words it stands in: "a memo seen by us",     all reports of the source that these words name
"X, whose account could not be confirmed"
somebody's account: "the officials' account"     all that he or they say, or that came through them;
                                                 with more said of it, what they say about that
"these reports", "the claims"                    what the paragraph tells before it, and what the same told
                                                 shortly before; else, or if that came through other
                                                 outlets, all that did
the whole page ("the reports above")             all that stands before it, or if nothing does, all
"either claim", "both accounts"                  what the last two speakers said
"it", "that", "the claim"                        what was told last
a document: "the log", "two pages of the log"    what it says, and its author in it; if nothing, what
                                                 is told of it
anything else: "whether the list exists"         what speaks of it in the same words, and what the sentence
                                                 before tells, if that does; or what was told last
===============================================  ====================================================

and every report inside those, and around them that says nothing more.

Fails on: a topic told of in other words; a document that the text calls by two nouns; notes that stand
before what they are about, but for documents that have been seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from earwitness.names import kind_of_head, phrase
from earwitness.plurals import singular
from earwitness.read.firmness.checked_things import ACCOUNTS, FIGURES, Thing, things
from earwitness.read.firmness.checking_note import Note
from earwitness.read.firmness.checking_notes import notes
from earwitness.read.firmness.outlet_names import short_names
from earwitness.read.firmness.told import Told, stems
from earwitness.records import Document, Party, Relay, Report, Source, Span

_GENERIC: Final = frozenset("document paper text file copy page original passage version".split())
_BACK: Final = re.compile(r"\W*(?:that|this|the|such|it|his|her|their)\s?(?:\w+\s?)?\W*", re.IGNORECASE)
_IT: Final = re.compile(r"\b(?:it|its|them|they)\b", re.IGNORECASE)
_HOW: Final = re.compile(r"\W*how\b", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:it|its|them|they|that|this|he|she)\b", re.IGNORECASE)
_AUTHOR: Final = re.compile(r"\b(?:its|the)\s+(?:authors?|writers?|signator(?:y|ies))\b", re.IGNORECASE)
_WRITES: Final = re.compile(r"(?:writes?|wrote|had\s+written|reads?|notes?)", re.IGNORECASE)
_PRESENT: Final = re.compile(r"(?!says\b|tells\s+us)[a-z]+s", re.IGNORECASE)  # how documents are quoted
_OFFICIALS: Final = frozenset(("anonymous-official", "anonymous-group"))
_PAPERS: Final = frozenset(("document", "social-post", "unspecified"))
_NOBODY: Final = frozenset("one other another first second latter former".split())
_SOURCES: Final = frozenset("source insider informant person".split())
_MOST_NOTES: Final = 400  # of one document; each may govern all its reports
_FAR: Final = 4  # paragraphs back in which "it" was told


def verification(
    document: Document,
    reports: Sequence[Report],
    sources: Mapping[str, Source],
    parties: Sequence[Party],
    relays: Mapping[str, tuple[Relay, ...]],
    groups: Mapping[str, str] | None = None,
) -> dict[str, tuple[Span, ...]]:
    """Notes that govern each report, by report id. *groups*: by party, the group it is a member of."""
    told = Told(document, [r for r in reports if r.voice != "own"], sources, parties, relays)
    scope = _Scope(told, groups or {})
    out: dict[str, list[Span]] = {}
    last: tuple[Note, list[str]] | None = None
    for note in islice(notes(document, reports, *_tellers(told, parties)), _MOST_NOTES):
        follows = last is not None and not document.text[last[0].span[1] : note.span[0]].strip(' .;,!?”"')
        governed = scope.of(note, last[1] if follows and last else [])
        last = note, governed
        for one in governed:
            out.setdefault(one, []).append(note.span)
    return {one: tuple(sorted(spans)) for one, spans in out.items()}


def _tellers(told: Told, parties: Sequence[Party]) -> tuple[frozenset[str], frozenset[str]]:
    """Reports of outlets and of bodies that pass on what others say, and the names of these bodies."""
    ids, bodies = set(), set()
    for one in told.by_id:
        party = told.party.get(one)
        kind = told.kinds.get(party or "")
        passes = kind == "named-organisation" and any(
            told.by_id[i].source.spans for i in told.inner.get(one, ())
        )
        if kind == "outlet":
            ids.add(one)
        if passes:
            bodies.add(party)
    ids |= {one for one in told.by_id if told.party.get(one) in bodies}
    names = (n for p in parties if p.id in bodies for n in short_names(p.name))
    return frozenset(ids), frozenset(names)


class _Scope:
    """Which reports of a document a note is about."""

    def __init__(self, told: Told, groups: Mapping[str, str]) -> None:
        self._told = told
        self._text = told.text
        self._groups = groups
        self._members: dict[str, list[str]] = {}
        for member, group in groups.items():
            self._members.setdefault(group, []).append(member)

    def of(self, note: Note, before: list[str]) -> list[str]:
        """Ids of the reports that *note* governs, in order; *before*: what the note right before it does."""
        found: list[str] = []
        if note.page:
            return self._told.all_before(note.span[0]) or sorted(self._told.by_id)
        if note.attached:
            found = self._of_phrase(note)
        for about in note.about if not found else ():
            for thing in things(self._text, about):
                if found and thing.whose in (
                    "its",
                    "their",
                ):  # "has not seen the memo or verified its contents"
                    continue
                if before and (thing.points or (thing.clause and _PRONOUN.search(self._text, *thing.span))):
                    found += before
                else:
                    found += self._of_thing(note, thing)
        if not found and not note.about:
            found = before
        if not found and not note.positive:
            found = self._last_told(note)
        return self._told.whole((r for r in found if not self._holds(r, note)), outer=not note.attached)

    def _holds(self, report: str, note: Note) -> bool:
        return any(s <= note.span[0] and note.span[1] <= e for s, e in self._told.by_id[report].content)

    def _of_phrase(self, note: Note) -> list[str]:
        """Reports of the source that the note stands in, or right behind."""
        start = note.about[0][0] if note.about else note.span[0]
        at_note = self._told.sourced_at((start, note.span[1]))
        out: list[str] = []
        for one in at_note:
            party = self._told.party.get(one)
            out += self._document(party, one) if party else [one]
        if not out and not any(t.heads for t in things(self._text, note.about[0])):
            return self._told.after(note.span[1])[:2]  # "Dr Roe read it for us. She called it sound."
        if not out:  # "in an email seen by us, Hale wrote"
            out = [
                r
                for r in self._told.after(note.span[1])
                if self._told.place(r)[0] < note.sentence[1] and self._in_writing(r)
            ]
        return out

    def _of_thing(self, note: Note, thing: Thing) -> list[str]:
        told = self._told
        words = self._text[slice(*thing.span)]
        if thing.owner is not None or thing.whose:
            said = self._owners(note, thing)
            if said:
                return said
        documents = self._documents(note, thing)
        if not documents and (thing.clause or thing.points) and _IT.search(words):
            documents = self._documents(note, Thing((note.sentence[0], note.span[0])))
        if documents:
            return documents
        counted = stems(words) - stems(" ".join(FIGURES | ACCOUNTS))
        if thing.points and thing.many and thing.heads[-1:] and thing.heads[-1] in FIGURES and counted:
            return told.on_topic(" ".join(counted), note.span[0], share=0.3)
        if thing.points:
            return self._pointed(note, thing)
        if thing.heads and kind_of_head(thing.heads[0]) in _OFFICIALS:
            people = [r for p in self._called(thing.heads[0]) for r in told.through.get(p, ())]
            if people:
                return people
        inside = [r for r in told.after(thing.span[0]) if told.place(r)[0] < thing.span[1]]
        if note.positive:
            return inside
        found = told.on_topic(words, note.span[0])
        found += [r for r in self._said_right_before(note, words) if r not in found]
        if note.check == "seen" and found:  # who tells of a document goes on about it
            near = told.before(note.span[0], 1)[::-1]
            first = next((i for i, r in enumerate(near) if r in found), len(near))
            found += near[first:]
        return inside + found

    def _said_right_before(self, note: Note, words: str) -> list[str]:
        """What the sentence right before the note tells, if it speaks of *words* as much as others do."""
        told = self._told
        here = told.before(note.span[0], 0)
        if not here:
            return []
        low, high = told.sentence_of(here[0])
        if self._text[high : note.sentence[0]].strip(' .;,!?”"'):
            return []
        if not told.speaks_of(self._text[low:high], words, note.span[0]):
            return []
        return [r for r in here if low <= told.place(r)[0] < high]

    def _owners(self, note: Note, thing: Thing) -> list[str]:
        """What those say whose account it is; of that, what is on the topic if more is said of it."""
        told = self._told
        if thing.owner is None:
            near = [told.party.get(one) for one in told.before(note.span[0], 1)]
            parties = [p for p in near if p][:1]
        else:
            head = singular(phrase(self._text[slice(*thing.owner)]).head)
            parties = self._called(head) if kind_of_head(head) is not None else []
            parties = parties or told.named_at(thing.owner)[:1]
            parties = [m for p in parties for m in (p, *self._members.get(p, ()))]
        said = list(dict.fromkeys(r for p in parties for r in told.through.get(p, ())))
        said += [r for r, either in told.open.items() if either <= set(parties)]
        more = stems(self._text[slice(*thing.span)]) - stems(" ".join((*ACCOUNTS, *FIGURES)))
        if thing.owner is not None:
            more -= stems(self._text[slice(*thing.owner)])
        if not more:
            return said
        return told.on_topic(" ".join(more), len(self._text), said) or said

    def _called(self, noun: str) -> list[str]:
        """Parties that are called by *noun*, one or several: "the officials", "either officer"."""
        told = self._told
        found = dict.fromkeys(filter(None, (told.party.get(r) for r in told.headed.get(noun, ()))))
        if noun in _SOURCES:
            found.update(dict.fromkeys(p for p in told.through if told.kinds.get(p) in _OFFICIALS))
        for party in list(found):
            found.update(dict.fromkeys(self._members.get(party, ())))
            group = self._groups.get(party)
            if group is not None:
                found.update(dict.fromkeys((group, *self._members.get(group, ()))))
        return list(found)

    def _documents(self, note: Note, thing: Thing) -> list[str]:
        """What the document says that a thing names; if it says nothing, what is told of it."""
        told = self._told
        if thing.clause and _HOW.match(self._text, thing.span[0]):
            return []  # how a document came about is told by people
        heads = thing.heads or [
            singular(w.lower()) for w in re.findall(r"[^\W\d_]+", self._text[slice(*thing.span)])
        ]
        for head in heads:
            if kind_of_head(head) not in (None, "document", "social-post") or head in _NOBODY:
                continue
            found = [p for r in told.headed.get(head, ()) if (p := told.party.get(r))]
            parties = [p for p in dict.fromkeys(found) if told.kinds.get(p) in _PAPERS]
            if not parties and head in _GENERIC:
                near = [told.party.get(r) or "" for r in told.before(note.span[0], 1)]
                parties = [
                    p
                    for p in near[: 1 if note.check == "seen" and not note.attached else None]
                    if told.kinds.get(p) == "document"
                ][:1]
            said = [r for p in parties for r in self._document(p, None)]
            if note.positive:
                said += [r for r in told.after(note.span[1]) if self._in_writing(r)]
            if said:
                return said
        return []

    def _document(self, party: str, report: str | None) -> list[str]:
        """All that a document says, and what its author says in it right after."""
        told = self._told
        said = list(told.through.get(party, [report] if report else []))
        if told.kinds.get(party) != "document":
            return said
        for one in list(said):
            for other in told.after(told.place(one)[1]):
                if other not in said and self._by_author(other):
                    said.append(other)
        return said

    def _by_author(self, report: str) -> bool:
        one = self._told.by_id[report]
        source = " ".join(self._text[s:e] for s, e in one.source.spans)
        cue = " ".join(self._text[s:e] for s, e in one.cue)
        return bool(_AUTHOR.match(source) or _WRITES.fullmatch(cue))

    def _in_writing(self, report: str) -> bool:
        """Whether a report after "we have seen the emails" is from them: "they suggest", "he replies"."""
        told = self._told
        one = told.by_id[report]
        source = " ".join(self._text[s:e] for s, e in one.source.spans)
        cue = " ".join(self._text[s:e] for s, e in one.cue)
        kind = told.kinds.get(told.party.get(report) or "")
        paper = kind == "document" or not source or _PRONOUN.fullmatch(source) is not None
        return paper or self._by_author(report) or _PRESENT.fullmatch(cue) is not None

    def _pointed(self, note: Note, thing: Thing) -> list[str]:
        """What the words point back to: many, two, or what was told last."""
        told = self._told
        if thing.two:
            near = [p for r in told.before(note.span[0], 1) if (p := told.party.get(r))]
            two = list(dict.fromkeys(near))[:2]
            return [r for r in told.before(note.span[0], 1) if told.party.get(r) in two]
        here = [r for r in told.before(note.span[0], 0) if told.place(r)[1] <= note.sentence[0]]
        if thing.many and told.borrowed and not (here and set(here).isdisjoint(told.borrowed)):
            return told.borrowed
        if thing.many and here:
            who = {told.party.get(r) for r in here} - {None}
            return [r for r in told.before(note.span[0], 3) if r in here or told.party.get(r) in who]
        last = self._last_told(note)
        if thing.heads and thing.heads[-1] in ACCOUNTS and last:
            near = [told.party.get(r) or "" for r in told.before(note.span[0], 1)]
            outlet = next((p for p in near if told.kinds.get(p) == "outlet"), None)
            if outlet is not None:
                return told.through.get(outlet, [])
            party = told.party.get(last[0])
            back = 3 if thing.many else 1
            return [r for r in told.before(note.span[0], back) if told.party.get(r) == party or r in last]
        return last

    def _last_told(self, note: Note) -> list[str]:
        """The units of the last sentence before the note that tells something and points no further back."""
        told = self._told
        near = told.before(note.span[0], _FAR)
        while near:
            low, high = told.sentence_of(near[0])
            here = [one for one in near if low <= told.place(one)[0] < high]
            if not all(self._points_back(one) for one in here) or len(here) == len(near):
                return here
            near = near[len(here) :]
        return []

    def _points_back(self, report: str) -> bool:
        content = " ".join(self._text[s:e] for s, e in self._told.by_id[report].content)
        return len(content) < 40 and _BACK.fullmatch(content) is not None
