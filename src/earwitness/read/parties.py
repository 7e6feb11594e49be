"""Who speaks: the sources of one document's reports tied to parties, with every mention of those.

Reports are gone through in the order of the text. Each source is taken apart (earwitness.names) and looked up among the
parties found so far:

===========================  ==========================================================================
a full name                  the party of that name, else a new one
a surname, "Mr X"            the latest party with that surname and a fitting gender, else a new one
"a spokesman", "one bank"    a new party: what is new to the text stays apart
"the spokesman"              the latest party introduced with that word (or one that fits); if two that
                             are unnamed fit equally, unresolved, with both as candidates
"he", "she", "it", "they"    the latest party that fits in gender and number, speakers before others
"I", "we"                    the speaker of the statement around it
"another", "a second"        a new party of the kind last spoken of
===========================  ==========================================================================

Fails on: two people with one name; a role that passes to somebody else between two mentions; a pronoun
that goes back past a closer person of the same gender.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.names import Gender, Phrase, first_word, given_gender, is_organisation, kind_of, phrase
from earwitness.records import Document, Party, PartyKind, Report, Source, Span, make_id

_READ: Final = ("headline", "subhead", "body", "caption")
_HEADS: Final = ("headline", "subhead")  # they come first and name people as the body does later
_PEOPLE: Final = ("named-person", "anonymous-official", "observer", "unspecified")
_BODIES: Final = ("named-organisation", "outlet", "document", "social-post")
# A name in running text: capitalized words with particles between them.
_NAME: Final = re.compile(
    r"(?<![\w’'])(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rev|St)\.\s)?(?:[A-ZÀ-Þ][\w’'\-]*\w|[A-ZÀ-Þ]\.)"
    r"(?:\s(?:(?:de|da|di|del|van|von|der|den|al|el|bin|du|la|&)\s)*(?:[A-ZÀ-Þ][\w’'\-]*\w|[A-ZÀ-Þ]\.))*"
)
_SYNONYMS: Final = (
    frozenset(["spokesman", "spokeswoman", "spokesperson"]),
    frozenset(["newspaper", "paper", "daily", "weekly", "tabloid", "broadsheet", "magazine"]),
    frozenset(["firm", "company", "corporation", "maker", "manufacturer", "group", "operator", "contractor"]),
    frozenset(["memo", "memorandum"]),
    frozenset(["report", "study", "audit", "review"]),
    frozenset(["ministry", "department", "government"]),
    frozenset(["letter", "email", "e-mail", "note", "message"]),
    frozenset(["lawyer", "solicitor", "attorney", "barrister"]),
    frozenset(["chief", "head", "boss", "director", "chairman", "chair", "chairwoman", "president"]),
)


@dataclass
class _Entity:
    """A party while it is being put together."""

    order: int
    kind: PartyKind
    name: str
    words: tuple[str, ...] = ()
    heads: set[str] = field(default_factory=set)
    gender: Gender = None
    many: bool | None = None
    role: str | None = None
    affiliation: str | None = None
    mentions: set[Span] = field(default_factory=set)
    last: int = -1
    spoke: int = -1
    rank: str = ""
    group: int = -1
    described: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Sources tied to parties: by report id, and the parties in order of their first mention."""

    sources: dict[str, Source]
    parties: tuple[Party, ...]
    heard: dict[str, tuple[str, Span]]
    groups: dict[str, str]
    outlet: str | None


def resolve(document: Document, reports: Sequence[Report], hearers: Mapping[str, Span]) -> Resolved:
    """Parties of *document*, and each report's source with its party or its candidates.

    *hearers* are words that name an outlet which a report's speaker told, by report id; they become
    parties as well (``heard``), as does the document's own ``outlet``, if it is known.
    """
    book = _Book(document)
    sources: dict[str, Source] = {}
    heard: dict[str, tuple[str, Span]] = {}
    by_id = {r.id: r for r in reports}
    for report in sorted(reports, key=lambda r: (r.place in _HEADS, _place(r))):
        if report.voice == "own":
            continue
        sources[report.id] = book.source(report, by_id, sources)
        if report.id in hearers:
            heard[report.id] = book.hearer(hearers[report.id]), hearers[report.id]
    return Resolved(sources, book.parties(), heard, book.groups(), book.outlet)


def _place(report: Report) -> tuple[int, int]:
    # a speaker is met where he is named; a nested statement after the one around it
    spans = (*report.source.spans, *report.cue, *report.content)
    return min(s for s, _ in spans), -max(e for _, e in spans)


class _Book:
    """The parties of one document as they are met."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._entities: list[_Entity] = []
        self._names = sorted(_proper_names(document))
        self._starts = [span[0] for span, _ in self._names]
        self._seen = 0
        self._outlet = self._own_outlet()
        self._breaks = [m.start() for m in re.finditer(r"\n\s*", document.text)]
        self._full: dict[str, list[tuple[str, ...]]] = {}
        for _, words in self._names:
            if len(words) > 1:
                self._full.setdefault(words[-1], []).append(words)

    def _own_outlet(self) -> _Entity | None:
        name = self._document.outlet
        if not name:
            return None
        entity = self._new("outlet", name, words=tuple(name.removeprefix("The ").split()))
        entity.spoke = 0  # it reports all that it prints
        return entity

    def source(self, report: Report, by_id: dict[str, Report], done: dict[str, Source]) -> Source:
        spans = report.source.spans
        if not spans:
            return self._without_words(report, by_id, done)
        at = spans[0][0]
        self._meet_names(at)
        words = self._text[spans[0][0] : spans[-1][1]]
        found = phrase(words)
        candidates = self._candidates(found, words, spans[0], report, by_id, done)
        if len(candidates) == 1:
            entity = candidates[0]
            self._remember(entity, found, words, spans[0])
            return Source(spans=spans, party=self._id(entity))
        ids = tuple(sorted(self._id(e) for e in candidates))
        return Source(spans=spans, candidates=ids)

    def hearer(self, span: Span) -> str:
        """The party that the words at *span* name: an outlet."""
        words = self._text[span[0] : span[1]]
        found = phrase(words)
        if found.form == "name":
            entity = self._by_name(found, words)
            entity.kind = "outlet"
        else:
            entity = self._by_role(found, words, span)[0]
        self._remember(entity, found, words, span)
        return self._id(entity)

    def groups(self) -> dict[str, str]:
        """The group that a party was set apart from ("one of them"), by party."""
        return {self._id(e): self._id(self._entities[e.group]) for e in self._entities if e.group >= 0}

    @property
    def outlet(self) -> str | None:
        """The party of the document's own outlet; None if it is not known."""
        return None if self._outlet is None else self._id(self._outlet)

    def parties(self) -> tuple[Party, ...]:
        self._meet_names(len(self._text) + 1)
        out = []
        for e in self._entities:
            if e.spoke < 0:
                continue
            out.append(
                Party(
                    id=self._id(e),
                    document=self._document.id,
                    name=e.name,
                    kind=e.kind,
                    role=e.role,
                    affiliation=e.affiliation,
                    mentions=tuple(sorted(e.mentions)),
                )
            )
        return tuple(out)

    def _id(self, entity: _Entity) -> str:
        return make_id("par", self._document.id, entity.order)

    def _without_words(self, report: Report, by_id: dict[str, Report], done: dict[str, Source]) -> Source:
        if report.continues and report.continues in done:
            before = done[report.continues]
            return Source(party=before.party, candidates=before.candidates)
        return Source()

    def _meet_names(self, upto: int) -> None:
        """Take note of the proper names before *upto*, so that a pronoun may go back to one of them."""
        end = bisect_left(self._starts, upto)
        for span, words in self._names[self._seen : end]:
            entity = self._named(words, None, None)
            if entity is None and (len(words) > 1 or is_organisation(words[0])):
                entity = self._new(kind_of(Phrase("name", name=words), ""), " ".join(words), words=words)
            if entity is not None:
                entity.mentions.add(span)
                entity.last = max(entity.last, span[0])
        self._seen = max(self._seen, end)

    def _new(
        self,
        kind: PartyKind,
        name: str,
        *,
        words: tuple[str, ...] = (),
        gender: Gender = None,
        many: bool | None = None,
    ) -> _Entity:
        if kind == "named-person" and gender is None:
            gender = given_gender(words)
        entity = _Entity(len(self._entities), kind, name, words=words, gender=gender, many=many)
        self._entities.append(entity)
        return entity

    def _candidates(
        self,
        found: Phrase,
        words: str,
        span: Span,
        report: Report,
        by_id: dict[str, Report],
        done: dict[str, Source],
    ) -> list[_Entity]:
        if found.form == "name":
            return [self._by_name(found, words)]
        if found.form == "pronoun":
            return self._by_pronoun(found, span, report, by_id, done)
        if _rank(words):
            return self._by_rank(found, words)
        if found.form == "role" and found.definite:
            return self._by_role(found, words, span)
        return [self._fresh(found, words)]

    def _by_name(self, found: Phrase, words: str) -> _Entity:
        kind = self._kind(found, words)
        entity = self._named(found.name, found.gender, kind)
        if entity is None:
            entity = self._new(kind, " ".join(found.name), words=found.name, gender=found.gender)
        elif entity.kind == "named-person" and kind == "outlet":
            entity.kind = kind
        return entity

    def _kind(self, found: Phrase, words: str) -> PartyKind:
        kind = kind_of(found, words)
        if (
            kind == "named-person"
            and len(found.name) == 1
            and not found.title
            and found.surname not in self._full
        ):
            return "named-organisation"  # people are called by one name only after their full one
        return kind

    def _named(self, words: tuple[str, ...], gender: Gender, kind: PartyKind | None) -> _Entity | None:
        """The latest party that bears the name *words*, or whose surname they are."""
        for e in sorted(
            self._entities, key=lambda e: (e.kind == "named-person" and kind == "named-organisation", -e.last)
        ):
            if not e.words or (gender and e.gender and e.gender != gender):
                continue
            if e.words == words or [w.casefold() for w in e.words] == [w.casefold() for w in words]:
                return e
            person = e.kind == "named-person"
            if (
                person
                and len(words) == 1
                and words[0].casefold() in (e.words[-1].casefold(), e.words[0].casefold())
            ):
                return e
            if person and len(e.words) == 1 and len(words) > 1 and words[-1] == e.words[0]:
                e.words, e.name = words, " ".join(words)
                e.gender = e.gender or given_gender(words)
                return e
            if not person and len(words) < len(e.words) and _shortened(words, e.words):
                return e
        return None

    def _by_role(self, found: Phrase, words: str, span: Span) -> list[_Entity]:
        wanted = next((group for group in _SYNONYMS if found.head in group), frozenset({found.head}))
        single = found.head.removesuffix("s")
        fits = [
            e
            for e in self._entities
            if (e.heads & wanted or single in e.heads)
            and not (found.gender and e.gender and found.gender != e.gender)
            and bool(found.many) == bool(e.many)
        ]
        if found.owner:
            fits = [
                e
                for e in fits
                if not e.affiliation or found.owner in e.affiliation or e.affiliation in found.owner
            ] or []
        if not fits:
            body = self._body(found.head)
            return [body if body is not None else self._fresh(found, words)]
        spoken = [e for e in fits if e.spoke >= 0] or fits
        described = [w.casefold() for w in re.findall(r"\w{4,}", words) if w.casefold() != found.head]
        best = max((sum(w in e.described for w in described) for e in spoken), default=0)
        if best:
            spoken = [e for e in spoken if sum(w in e.described for w in described) == best]
        latest = max(spoken, key=lambda e: (e.last, e.order))
        unnamed = [e for e in spoken if not e.words]
        if (
            len(unnamed) > 1
            and latest in unnamed
            and self._paragraph(latest.last) != self._paragraph(span[0])
        ):
            return unnamed
        return [latest]

    def _body(self, head: str) -> _Entity | None:
        """The organization or outlet that "the chamber", "the newspaper", "the company" goes back to."""
        met = [e for e in self._entities if e.words and e.last >= 0]
        ending = [e for e in met if e.words[-1].casefold() == head]
        kind = _kind_of_body(head)
        fits = ending or [e for e in met if kind and e.kind == kind and e.name != self._document.outlet]
        return max(fits, key=lambda e: e.last, default=None)

    def _by_pronoun(
        self, found: Phrase, span: Span, report: Report, by_id: dict[str, Report], done: dict[str, Source]
    ) -> list[_Entity]:
        if found.head in ("i", "we", "me", "us", "my", "our"):
            around = by_id.get(report.parent or "")
            if around is not None and around.id in done and done[around.id].party:
                return [e for e in self._entities if self._id(e) == done[around.id].party]
            return [self._fresh(found, self._document.outlet or found.head)]
        fits = [
            e
            for e in self._entities
            if e.last >= 0 and e.last < span[0] and _agrees(e, found) and e is not self._outlet
        ]
        if not fits:
            return [self._fresh(found, found.head)]
        return [max(fits, key=lambda e: self._salience(e, span[0]))]

    def _by_rank(self, found: Phrase, words: str) -> list[_Entity]:
        """ "One of them", "the second", "the other": one of the group that the text named last."""
        rank, first = _rank(words), first_word(words)
        groups = [
            e for e in self._entities if e.many and e.spoke >= 0 and not e.words and e.kind not in _BODIES
        ]
        group = max(groups, key=lambda e: e.last, default=None)
        known = [e for e in self._entities if e.rank == rank]
        if first == "the" and known:
            return known[-1:]
        if first == "one" and known and group is not None and known[-1].order > group.order:
            return [e for e in self._entities if e.rank and e.order > group.order]
        entity = self._fresh(found, words)
        entity.rank = rank
        entity.group = group.order if group is not None else -1
        if found.form == "elided" and group is not None:
            entity.kind = "anonymous-official" if group.kind == "anonymous-group" else group.kind
            entity.heads.update(h.removesuffix("s") for h in group.heads)
        return [entity]

    def _salience(self, entity: _Entity, at: int) -> tuple[int, int, int]:
        """Same paragraph before others, then speakers, then whoever was met last."""
        far = self._paragraph(at) - self._paragraph(entity.last)
        return -min(far, 3), int(entity.spoke >= 0), entity.last

    def _paragraph(self, at: int) -> int:
        return bisect_left(self._breaks, max(at, 0))

    def _fresh(self, found: Phrase, words: str) -> _Entity:
        kind = kind_of(found, words)
        if found.form == "elided":
            last = max(
                (e for e in self._entities if e.spoke >= 0 and not e.words),
                key=lambda e: e.last,
                default=None,
            )
            if last is not None:
                kind = "anonymous-official" if last.kind == "anonymous-group" else last.kind
        entity = self._new(kind, words.strip(), gender=found.gender, many=found.many)
        return entity

    def _remember(self, entity: _Entity, found: Phrase, words: str, span: Span) -> None:
        entity.spoke = entity.last = span[0]
        entity.mentions.add(_core(self._text, span))
        if found.form in ("role", "name") and found.head:
            entity.heads.add(found.head)
        entity.heads.update(_appositions(words))
        entity.described.update(w.casefold() for w in re.findall(r"\w{4,}", words))
        if found.gender and entity.gender is None:
            entity.gender = found.gender
        if entity.gender is None and found.form == "name":
            entity.gender = phrase(words.partition(",")[2]).gender
        if entity.many is None:
            entity.many = found.many
        role, affiliation = _role(words, found)
        entity.role = entity.role or role
        entity.affiliation = entity.affiliation or affiliation or (found.owner or None)


def _kind_of_body(head: str) -> PartyKind | None:
    if head in (
        "newspaper",
        "paper",
        "tabloid",
        "broadsheet",
        "daily",
        "weekly",
        "magazine",
        "broadcaster",
        "outlet",
    ):
        return "outlet"
    return (
        "named-organisation"
        if head in ("company", "firm", "corporation", "organisation", "organization")
        else None
    )


_RANKS: Final = {
    "one": "1",
    "first": "1",
    "another": "2",
    "second": "2",
    "other": "2",
    "third": "3",
    "fourth": "4",
}


def _rank(words: str) -> str:
    """Which of several somebody is: "1" for "one of them" and "the first person", "2" for "another"."""
    match = re.match(
        r"(?i:(?:the|a)\s+)?((?i:one|first|another|second|other|third|fourth))\b(?!\s+[A-Z])", words
    )
    return _RANKS[match[1].lower()] if match else ""


def _agrees(entity: _Entity, found: Phrase) -> bool:
    if found.gender:
        return entity.kind in _PEOPLE and not entity.many and entity.gender in (None, found.gender)
    if found.head in ("it", "its"):
        return entity.kind in _BODIES
    if found.head in ("they", "them", "their"):
        return bool(entity.many) or entity.kind in (*_BODIES, "anonymous-group")
    return entity.kind not in ("document",)


def _shortened(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "Courier" for "Skerrow Courier", "the Institute" for "Lisk Institute": the words in order, the last or first."""
    return full[-len(short) :] == short or full[: len(short)] == short


def _core(text: str, span: Span) -> Span:
    """The noun phrase up to its first comma: a description after it is a mention of its own."""
    words = text[span[0] : span[1]]
    cut = re.search(r"\s*(?:,|\(|[–—]|\s-\s)", words)
    return (span[0], span[0] + cut.start()) if cut and cut.start() > 2 else span


def _appositions(words: str) -> Iterator[str]:
    for part in words.split(",")[1:]:
        found = phrase(part)
        if found.head:
            yield found.head


def _role(words: str, found: Phrase) -> tuple[str | None, str | None]:
    """What the words call the speaker, and for whom he speaks or works."""
    rest = words.partition(",")[2].strip() or (words if found.form == "role" else "")
    role = re.match(
        r"(?:the|a|an|its|his|her|their)?\s*([\w’'\- ]{3,60}?)(?:\s+(?:of|for|at|with|in)\s+(.{2,60}?))?(?:,|$)",
        rest,
    )
    if not role:
        return (found.title or None if found.form == "name" else None), None
    return role[1].strip(), role[2].strip() if role[2] else None


def _proper_names(document: Document) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Proper names in running text: not the first word of a sentence alone, not words in capitals."""
    text = document.text
    blocks = [(b.start, b.end) for b in document.blocks if b.kind in ("body", "caption")] or [(0, len(text))]
    for start, end in blocks:
        for match in _NAME.finditer(text, start, end):
            taken = phrase(match.group())
            if taken.form == "name" and taken.name and not match.group().isupper():
                begin = match.group().find(taken.name[0])
                yield (match.start() + max(begin, 0), match.end()), taken.name
