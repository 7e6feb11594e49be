"""Who speaks: the sources of one document's reports tied to parties, with every mention of those.

The text is gone through once, its noun phrases (parties.mentions) and the sources of its reports
in the order in which they stand, and each is tied to a party (parties.coreference). Then come what
depends on who spoke around it, "I" and "you", and last the headlines, which name people as the body
does later.

=====================================  ==================================================================
"I", "we" inside a statement           its speaker
"I" outside quotations                 the author
"you" in an interview's turn           whoever has the turn before
"we", "us" outside quotations          the outlet
a source in a headline                 the first in the body that fits
=====================================  ==================================================================

Fails on: "I" in a quotation inside a quotation whose speaker has no report of his own.

More than 400 lines because all of it happens in one walk over the text, whose state it shares.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import Phrase, first_word, is_organisation, is_outlet, kind_of_head, phrase
from earwitness.plurals import is_plural
from earwitness.read.layout import Layout
from earwitness.read.parties.anonymity import attach
from earwitness.read.parties.author import author
from earwitness.read.parties.behalf import WE, bearer, we
from earwitness.read.parties.coreference import WORDS_OF, Casting
from earwitness.read.parties.descriptions import core
from earwitness.read.parties.entities import BODIES, Entity, Names
from earwitness.read.parties.genders import shown_genders
from earwitness.read.parties.headlined import headlined, subject_of_headline
from earwitness.read.parties.incumbents import Incumbents
from earwitness.read.parties.mentions import Mention, full_names, mentions, owns
from earwitness.read.parties.namesakes import bearers
from earwitness.read.parties.offices import Offices
from earwitness.read.parties.papers import shown_as_outlets
from earwitness.read.parties.unmarked import Unmarked
from earwitness.records import Document, Party, Report, Source, Span, make_id

_HEADS: Final = ("headline", "subhead")
_LONG: Final = 400  # characters of a source's words that are looked at
_TURNS: Final = 6  # turns of an interview back and forth to whom "you" may be
_FIRST: Final = frozenset(["i", "we", "me", "us", "my", "our", "myself", "ourselves"])
_ONE_WRITER: Final = frozenset(["i", "me", "my", "myself"])
_RELATIVE: Final = frozenset(["who", "which", "whom"])
_SECOND: Final = frozenset(["you", "your"])


@dataclass(frozen=True, slots=True)
class Resolved:
    """Sources tied to parties: by report id, and the parties in order of their first mention.

    ``mentioned`` holds, in order of the text, every phrase that was tied to somebody and the party,
    those that are in no report as well (``others``), for parties.party_at.
    """

    sources: dict[str, Source]
    parties: tuple[Party, ...]
    heard: dict[str, tuple[str, Span]]
    groups: dict[str, str]
    outlet: str | None
    others: dict[str, Party] = field(default_factory=dict)
    mentioned: tuple[tuple[Span, str], ...] = ()


def resolve(document: Document, reports: Sequence[Report], hearers: Mapping[str, Span]) -> Resolved:
    """Parties of *document*, and each report's source with its party or its candidates.

    *hearers* are words that name an outlet which a report's speaker told, by report id; they become
    parties as well (``heard``), as does the document's own outlet, known or not.
    """
    return _Reading(document, reports, hearers).resolved()


class _Reading:
    """One document's way from phrases to parties."""

    def __init__(self, document: Document, reports: Sequence[Report], hearers: Mapping[str, Span]) -> None:
        self._document = document
        self._text = document.text
        self._hearers = hearers
        self._by_id = {r.id: r for r in reports}
        self._reports = [r for r in reports if r.voice == "reported"]
        self._layout = Layout(document.text)
        self._mentions = mentions(document, self._layout)
        named = [m.found for m in self._mentions if m.found.form == "name"]
        every = full_names(document)
        names = Names(
            [*named, *every],
            shown_genders(self._mentions, self._layout),
            bearers(document.text, [*every, *(n for n in named if len(n.name) == 1)]),
        )
        offices = Offices(self._layout, self._mentions)
        incumbents = Incumbents(self._mentions, offices.heads, names, offices.told)
        self._casting = Casting(self._layout, names, document.outlet, offices, incumbents)
        self._found: dict[str, list[Entity]] = {}
        self._heard: dict[str, Entity] = {}
        self._quoted: dict[str, list[Entity]] = {}  # whom a pronoun in a quotation may mean
        self._same: dict[Span, list[Entity]] = {}
        self._author: Entity | None = None
        self._we: dict[int, Entity] = {}  # by who says so
        self._casting.own.spoke = 0  # it reports all that it prints

    def resolved(self) -> Resolved:
        self._go_through()
        self._by_speaker()
        for report in self._reports:
            if report.place in _HEADS and report.source.spans:
                self._found[report.id] = self._headline(report)
        self._members_named_later()
        shown_as_outlets(self._text, self._casting.cast.entities)
        placed = sorted(self._casting.at.items(), key=lambda m: m[0])
        attach(self._layout, placed, self._casting.cast.entities)
        everyone = {self._id(e): self._party(e) for e in self._casting.cast.entities}
        spoke = {self._id(e) for e in self._casting.cast.entities if e.spoke >= 0}
        return Resolved(
            sources={r.id: self._source(r) for r in self._reports},
            parties=tuple(p for i, p in everyone.items() if i in spoke),
            heard={r: (self._id(e), self._hearers[r]) for r, e in self._heard.items()},
            groups={
                self._id(e): self._id(e.group) for e in self._casting.cast.entities if e.group is not None
            },
            outlet=self._id(self._casting.own),
            others={i: p for i, p in everyone.items() if i not in spoke},
            mentioned=tuple(sorted((s, self._id(e)) for s, e in self._casting.at.items())),
        )

    def _go_through(self) -> None:
        """Everything of the body that does not hang on who speaks around it, in order."""
        body = [r for r in self._reports if r.source.spans and r.place not in _HEADS]
        covered = sorted({core(self._text, r.source.spans[0]) for r in body})
        covered += sorted(core(self._text, s) for s in self._hearers.values())
        covered.sort()
        starts = [s for s, _ in covered]
        partners: dict[int, Mention] = {}
        events: list[tuple[int, int, int, Mention | Report | str]] = []
        for order, mention in enumerate(self._mentions):
            at = bisect_right(starts, mention.span[1] - 1) - 1
            if at >= 0 and covered[at][1] > mention.span[0] and not self._beyond(covered[at], mention.span):
                if mention.span[0] == covered[at][0] and not owns(self._text, mention):
                    partners.setdefault(mention.span[0], mention)
                continue
            events.append((*mention.span, order, mention))
        for order, report in enumerate(body):
            s, e = report.source.spans[0]
            events.append((s, e, len(events) + order, report))
        for order, (name, span) in enumerate(sorted(self._hearers.items())):
            if name in self._by_id:
                events.append((*span, len(events) + len(body) + order, name))
        for _, _, _, event in sorted(events, key=lambda e: e[:3]):
            if isinstance(event, Mention):
                self._casting.meet(event)
            elif isinstance(event, str):
                self._hear(event)
            else:
                self._speaker(event, partners.get(event.source.spans[0][0]))

    def _beyond(self, span: Span, inner: Span) -> bool:
        """Whether a mention inside a source's words is another's: "a clerk who has read the log"."""
        words = self._text[span[0] : inner[0]]
        if len(words) > _LONG:
            return True
        cut = re.search(r"\b(?:of|for|at|from|with|to|by|on|in|who|whose|that|which)\b", words)
        return cut is not None and not re.match(r"\w+ of the $|\w+ of $", words)

    def _speaker(self, report: Report, mention: Mention | None) -> None:
        span = report.source.spans[0]
        words = self._text[span[0] : report.source.spans[-1][1]]
        found = phrase(words)
        if found.form == "pronoun" and found.head in _FIRST | _SECOND:
            return
        if self._describes_cue(report, words, found):  # "foreign reports that"
            words = self._text[span[0] : report.cue[0][1]]
            found = phrase(words)
        if first_word(words) in _RELATIVE:  # "who was there", as far as the cue
            found = phrase(first_word(words))
        through = WORDS_OF.match(words)
        if through:  # "the testimony of a clerk" is the clerk's
            span = (span[0] + through.end(), span[1])
            words = words[through.end() :]
            found = phrase(words)
        quoted = self._layout.quoted(span[0])
        if span in self._same and found.form != "pronoun":
            fits = self._same[span]
        elif found.form == "pronoun":
            fits = self._by_pronoun(report, found, span, quoted)
        elif self._turn(report, found):
            fits = [self._turn_speaker(found)]
        else:
            partner = mention.partner if mention is not None else None
            fits = self._casting.resolve(found, words, span[0], partner, quoted=quoted)
        self._same[span] = self._found[report.id] = fits
        for entity in fits:
            if len(fits) == 1:
                self._casting.speak(entity, found, words, span, nested=self._nested(report), quoted=quoted)
            entity.speaks(span[0])

    def _describes_cue(self, report: Report, words: str, found: Phrase) -> bool:
        """Whether a source is one word that only describes a noun which attributes: "foreign reports"."""
        if found.form != "role" or not words.isalpha() or not words.islower() or not report.cue:
            return False
        start, end = report.cue[0]
        cue = self._text[start:end].rstrip()
        near = 0 < start - report.source.spans[0][1] <= 1
        return near and kind_of_head(found.head) is None and is_plural(cue.rpartition(" ")[2].lower())

    def _nested(self, report: Report) -> bool:
        """Whether a report stands inside what a person says; what a paper passes on is told as its own."""
        around = self._found.get(report.parent or "", [])
        return report.parent is not None and not (around and around[0].kind in ("outlet", "document"))

    def _by_pronoun(self, report: Report, found: Phrase, span: Span, quoted: bool) -> list[Entity]:
        around = self._by_id.get(report.parent or "")
        speakers = self._found.get(around.id, []) if around is not None else []
        inside = -1
        if around is not None and around.content and not quoted:
            begin = min(s for s, _ in around.content)
            inside = begin if span[0] - begin > len("that he ") else -1
        if found.head == "they" and quoted:
            return [self._they(found, span)]
        fits = self._casting.pronoun(found, span[0], quoted=quoted, inside=inside, own=report.content)
        told = bearer(speakers[0], found) if len(speakers) == 1 and not quoted else None
        if told is not None:
            return [told]
        direct = quoted or (around is not None and around.kind == "direct")
        if direct and around is not None and found.head != "who":
            self._quoted[report.id] = fits
            fits = [e for e in fits if e not in speakers] or fits
        return fits[:1] or [self._casting.fresh(found, found.head)]

    def _they(self, found: Phrase, span: Span) -> Entity:
        """ "They" in a quotation: a group that was named within a paragraph, or nobody in particular."""
        fits = self._casting.pronoun(found, span[0], quoted=True)
        entity = fits[0] if fits else None
        near = (
            entity is not None and self._layout.paragraph(span[0]) - self._layout.paragraph(entity.last) <= 1
        )
        if entity is not None and near and entity.kind == "anonymous-group":
            return entity
        return self._casting.fresh(Phrase("pronoun", head="they", many=True), "they")

    def _turn(self, report: Report, found: Phrase) -> bool:
        start, end = report.source.spans[0]
        opens = self._text[max(0, start - 1) : start] in ("", "\n", "\r")
        return found.form == "name" and opens and self._text[end : end + 2].lstrip()[:1] == ":"

    def _turn_speaker(self, found: Phrase) -> Entity:
        """Whoever an interview's turn begins with: a person, but for "The bank:" and the like."""
        cast = self._casting.cast
        entity = cast.named(found.name, found.gender, None)
        if (
            entity is not None
            and len(found.name) < 2
            and not entity.heads
            and not is_organisation(entity.name)
        ):
            entity.kind = "named-person"
        if entity is None:
            kind = kind_of(found, " ".join(found.name))
            full = cast.names.person(found.name[0].casefold()) or found.name
            entity = cast.new("named-person" if len(found.name) < 2 else kind, "", words=full)
        return entity

    def _hear(self, report: str) -> None:
        """The outlet that was told."""
        span = self._hearers[report]
        words = self._text[span[0] : span[1]]
        found = phrase(words)
        if found.form == "pronoun":
            entity = self._casting.own
        else:
            entity = self._casting.resolve(found, words, span[0])[0]
            firm = is_organisation(entity.name) and not is_outlet(entity.name)
            if found.form == "name" and not firm:
                entity.kind = "outlet"
            self._casting.remember(entity, found, words, span)
        entity.speaks(span[0])
        self._heard[report] = entity

    def _by_speaker(self) -> None:
        """ "I" and "you", and paragraphs of a quotation that goes on, in order of the text."""
        turns: list[tuple[int, Entity]] = []
        for report in self._reports:
            if (
                report.source.spans
                and self._text[report.source.spans[0][1] :][:1] == ":"
                and report.id in self._found
            ):
                turns += [(report.source.spans[0][0], e) for e in self._found[report.id]]
        turns.sort(key=lambda t: t[0])
        unmarked = Unmarked(self._text)
        before: Report | None = None
        for report in sorted(self._reports, key=_place):
            if before is not None:
                unmarked.heard(before, self._found.get(before.id, []))
            before = report
            if report.id in self._quoted:
                speakers = self._found.get(report.parent or "", [])
                self._found[report.id] = [e for e in self._quoted[report.id] if e not in speakers][
                    :1
                ] or self._found[report.id]
                for entity in self._found[report.id]:
                    entity.speaks(report.source.spans[0][0])
                continue
            if report.id in self._found or (report.place in _HEADS and report.source.spans):
                continue
            if report.continues and not report.source.spans:
                self._found[report.id] = self._found.get(report.continues, [])
                continue
            if not report.source.spans:
                self._found[report.id] = unmarked.speaker(report)
                continue
            head = phrase(self._text[slice(*report.source.spans[0])]).head
            fits = self._addressee(report, turns) if head in _SECOND else self._around(report)
            self._found[report.id] = fits
            for entity in fits:
                entity.speaks(report.source.spans[0][0])
                entity.mentions.add(report.source.spans[0])
                self._casting.at[report.source.spans[0]] = entity

    def _around(self, report: Report) -> list[Entity]:
        """The speaker of the statement that "I" stands in; outside quotations, the outlet."""
        at = report
        for _ in range(8):
            at = self._by_id.get(at.parent or at.continues or "", at)
            if at.id in self._found and at is not report:
                return self._spoken(self._found[at.id], report)
        span = report.source.spans[0]
        words = self._text[slice(*span)]
        if not self._layout.quoted(span[0]):
            if phrase(words).head not in _ONE_WRITER:
                return [self._casting.own]
            self._author = self._author or author(self._document, self._casting.cast)
            return [self._author]
        return [self._casting.fresh(phrase(words), words)]

    def _spoken(self, speakers: list[Entity], report: Report) -> list[Entity]:
        """The speakers, for "I"; for "we", those they speak for."""
        if phrase(self._text[slice(*report.source.spans[0])]).head not in WE or len(speakers) != 1:
            return speakers
        speaker = speakers[0]
        if speaker.order not in self._we:
            cast = self._casting.cast
            self._we[speaker.order] = we(cast, speaker) or cast.new("anonymous-group", "we", many=True)
        return [self._we[speaker.order]]

    def _addressee(self, report: Report, turns: list[tuple[int, Entity]]) -> list[Entity]:
        """Whom "you" addresses: in an interview the other of the two."""
        around = self._by_id.get(report.parent or "")
        speaker = self._found.get(around.id, []) if around is not None else []
        at = bisect_left([t for t, _ in turns], report.source.spans[0][0])
        around_it = (*reversed(turns[max(0, at - _TURNS) : at]), *turns[at : at + _TURNS])
        near = [e for _, e in around_it if e not in speaker]
        if near and speaker and any(e is speaker[0] for _, e in around_it):
            return near[:1]
        return [self._casting.fresh(Phrase("pronoun", head="you"), "you")]

    def _headline(self, report: Report) -> list[Entity]:
        span = report.source.spans[0]
        words = self._text[span[0] : report.source.spans[-1][1]]
        found = phrase(words)
        if found.form == "name":
            fits = self._casting.resolve(found, words, span[0])
        elif found.form == "pronoun":
            fits = [] if found.head in _FIRST else subject_of_headline(self._casting.cast, found)
        else:
            if found.head in ("paper", "papers") and kind_of(found, words) == "document":
                found = replace(found, head="document")  # no newspaper
            fits = headlined(self._casting.cast, found, words)
            if not (fits and fits[0].words):
                fits = self._casting.incumbent(found, words, loosely=True) or fits
        entity = fits[0] if fits else self._casting.fresh(found, words)
        entity.speaks(span[0])
        self._casting.remember(entity, found, words, span)
        return [entity]

    def _members_named_later(self) -> None:
        """ "One of them" of a group whose members get names further on may be any of those."""
        for report in self._reports:
            fits = self._found.get(report.id, [])
            if len(fits) == 1 and fits[0].rank == "1" and fits[0].group is not None:
                group = fits[0].group
                if len(group.members) > 1 and len(fits[0].mentions) < 2:
                    self._found[report.id] = list(group.members)
                    for member in group.members:
                        member.speaks(member.last)

    def _source(self, report: Report) -> Source:
        fits = self._found.get(report.id, [])
        spans = report.source.spans
        if len(fits) == 1:
            return Source(spans=spans, party=self._id(fits[0]))
        return Source(spans=spans, candidates=tuple(sorted({self._id(e) for e in fits})))

    def _party(self, e: Entity) -> Party:
        return Party(
            id=self._id(e),
            document=self._document.id,
            name=e.name or " ".join(e.words) or "unnamed",
            kind=e.kind,
            role=e.role,
            affiliation=e.affiliation,
            anonymity=e.anonymity if e.kind not in BODIES and not e.words else None,
            mentions=tuple(sorted(e.mentions)),
        )

    def _id(self, entity: Entity) -> str:
        return make_id("par", self._document.id, entity.order)


def _place(report: Report) -> tuple[int, int]:
    # a nested statement after the one around it
    spans = (*report.source.spans, *report.cue, *report.content)
    return min(s for s, _ in spans), -max(e for _, e in spans)
