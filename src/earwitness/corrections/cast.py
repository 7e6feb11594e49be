"""Who speaks: the parties of an article, with those that an analyst names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from earwitness.case import Anchor, Speaker
from earwitness.case.places import fault, party_at, place
from earwitness.kinds import kind_of
from earwitness.names import phrase
from earwitness.records import Document, Informs, Party, PartyKind, Report, Span, make_id


class Cast:
    """The parties of *document*; those that are looked for and not among them are made."""

    def __init__(self, document: Document, parties: Sequence[Party], reports: Sequence[Report]) -> None:
        self._document = document
        self._before = tuple(parties)
        self._reports = reports
        self._made: dict[str, Party] = {}
        self._said: dict[str, set[Span]] = {}

    def party(self, speaker: Speaker, where: str) -> str:
        """The id of *speaker*. Raises SettingError if a place is meant that names nobody in this article."""
        if speaker.quotation:
            anchor = Anchor(speaker.document or self._document.id, speaker.quotation)
            if not self._document.id.startswith(anchor.document):
                raise fault(
                    where,
                    f"takes its speaker from another article than {self._document.received_as}; give a place "
                    "in this one, or a name and a kind",
                )
            place(anchor, [self._document], where)
            return party_at(anchor, [self._document], self._before, self._reports, where)
        name = " ".join(speaker.name.split())
        called = [
            p for p in self._before if p.name.casefold() == name.casefold() and speaker.kind in (None, p.kind)
        ]
        if called:
            return min(called, key=lambda p: (-len(p.mentions), p.id)).id
        return self._new(name, speaker.kind or kind_of(phrase(name), name))

    def _new(self, name: str, kind: PartyKind) -> str:
        id = make_id("par", self._document.id, "case", name, kind)
        named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if kind.startswith("named") else None
        places = tuple(m.span() for m in named.finditer(self._document.text)) if named else ()
        made = Party(id=id, document=self._document.id, name=name, kind=kind, mentions=places)
        self._made.setdefault(id, made)
        return id

    def says(self, party: str, source: Iterable[Span]) -> None:
        """*party* is whom the words *source* name."""
        self._said.setdefault(party, set()).update(source)

    def parties(self, reports: Sequence[Report], informs: Sequence[Informs]) -> tuple[Party, ...]:
        """All parties afterwards, new ones at the end.

        Words that name the source of a statement of somebody new name nobody else any more. Who so has no
        words left, and stands nowhere, is left out.
        """
        if not self._made:
            return self._before
        taken = {span for id in self._made for span in self._said.get(id, ())}
        standing = {r.source.party for r in reports} | {c for r in reports for c in r.source.candidates}
        standing |= {step.party for r in reports for step in r.relay}
        standing |= {id for i in informs for id in (i.informer, i.informed)}
        out = []
        for party in self._before:
            left = tuple(m for m in party.mentions if m not in taken)
            if left or left == party.mentions or party.id in standing:
                out.append(party if left == party.mentions else msgspec.structs.replace(party, mentions=left))
        for id in sorted(self._made):
            if id in standing:
                party = self._made[id]
                mentions = tuple(sorted({*party.mentions, *self._said.get(id, ())}))
                out.append(msgspec.structs.replace(party, mentions=mentions))
        return tuple(out)

    def name(self, id: str | None) -> str:
        """What a party is called; empty for None."""
        every = {p.id: p.name for p in (*self._before, *self._made.values())}
        return every.get(id or "", "")
