"""Statements, speakers and words in the form of a case file: so that they are found again as they stand.

An entry for a statement holds all of it, so that it can be made again where a later model does not find it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from earwitness.case import Anchor, Entry, Rejected, Speaker, Stated, Within, anchor_at
from earwitness.case.places import words_at
from earwitness.case.tables import TableName, Words
from earwitness.corrections.cast import Cast
from earwitness.errors import InputError, SettingError
from earwitness.export.material import Material
from earwitness.records import Document, Party, PartyKind, Report, Span, Stance


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry for a case file, and where it comes from."""

    where: str
    table: TableName
    entry: Entry


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file of annotations holds: entries, and an error for each piece that cannot be used."""

    corrections: tuple[Correction, ...]
    unusable: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A statement as somebody wants it to be; ``speaker`` None: as it is, or nobody."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Speaker | None = None
    stance: Stance | None = None
    note: str = ""


class Entering:
    """Makes entries about the statements of *material*. Every method raises InputError, named *where*."""

    def __init__(self, material: Material, where: str) -> None:
        self.material = material
        self.where = where

    def unusable(self, problem: str, remedy: str) -> InputError:
        """The error for this place."""
        return InputError(self.where, problem, remedy)

    def reject(self, report: Report, note: str = "") -> Rejected:
        """This is no statement."""
        document = self.material.documents[report.document]
        anchor, near = self._anchor(document, report.content)
        return Rejected(
            of=(anchor,),
            content=self._words(document, report.content, near),
            cue=self._words(document, report.cue, near) or None,
            note=note,
        )

    def accept(self, report: Report, note: str = "") -> Stated:
        """This is one, as it is."""
        as_it_is = Edited(report.content, report.cue, report.source.spans, stance=report.stance, note=note)
        made = self.change(report, as_it_is)
        return msgspec.structs.replace(made, voice="own", source=None) if report.voice == "own" else made

    def change(self, report: Report, edited: Edited) -> Stated:
        """This is one, as *edited*."""
        speaker = edited.speaker or self._speaker(report)
        return self._stated(report.document, report.content, edited, speaker)

    def add(self, document: str, edited: Edited) -> Stated:
        """This is one that was missed."""
        return self._stated(document, edited.content, edited, edited.speaker, missed=True)

    def _stated(
        self,
        id: str,
        at: Sequence[Span],
        edited: Edited,
        speaker: Speaker | None,
        *,
        missed: bool = False,
    ) -> Stated:
        document = self.material.documents[id]
        anchor, near = self._anchor(document, at)
        return Stated(
            of=(anchor,),
            content=self._words(document, edited.content, near),
            cue=self._words(document, edited.cue, near),
            source=self._words(document, edited.source, near),
            speaker=speaker,
            stance=edited.stance,
            missed=missed,
            note=edited.note,
        )

    def _anchor(self, document: Document, content: Sequence[Span]) -> tuple[Anchor, Span]:
        """Where a statement stands: a place for the case file, and its span."""
        if not content:
            raise self.unusable("has no words of what is said", "mark or quote them, or reject the statement")
        anchor = anchor_at(document, content[0])
        if anchor is None:
            raise self.unusable(
                "stands in a text that only repeats itself, so that its place cannot be quoted",
                "there is no way to correct it",
            )
        start = document.text.index(anchor.quotation)
        return anchor, (start, start + len(anchor.quotation))

    def _words(self, document: Document, spans: Sequence[Span], near: Span) -> tuple[Words, ...]:
        return tuple(self._piece(document, span, near) for span in spans)

    def _piece(self, document: Document, span: Span, near: Span) -> Words:
        """The words of *span* so that they are found there, and nowhere else, from *near*."""
        plain = document.text[span[0] : span[1]]
        around = anchor_at(document, span)
        forms: list[Words] = [plain]
        if around is not None and around.quotation != plain:
            forms.append(Within(around.quotation, plain))
        for form in forms:
            try:
                if words_at(form, near, document, self.where) == span:
                    return form
            except SettingError:  # those words do not tell it apart
                continue
        raise self.unusable(
            f"quotes {plain[:60]!r}, which stands too often in {document.received_as} to be told apart",
            "mark more words",
        )

    def _speaker(self, report: Report) -> Speaker | None:
        """Who makes a statement, by name if that finds the party again, else by the words that name it."""
        party = self.local(report.source.party)
        if party is None:
            return None
        document = self.material.documents[report.document]
        forms = [Speaker(name=" ".join(party.name.split()), kind=party.kind)] if party.name.strip() else []
        for span in report.source.spans:
            anchor = anchor_at(document, span)
            forms += [Speaker(document=anchor.document, quotation=anchor.quotation)] if anchor else []
        parties, reports = self.inside(document)
        for form in forms:
            try:
                if Cast(document, parties, reports).party(form, self.where) == party.id:
                    return form
            except SettingError:  # those words name somebody else, or nobody
                continue
        return forms[0] if forms else None

    def named(self, document: str, name: str, kind: PartyKind | None) -> Speaker:
        """Somebody by *name*; the kind, if it is not given, is that of a party of the same name."""
        name = " ".join(name.split())
        if not name:
            raise self.unusable("has no speaker's name", "write one, or leave it as it was")
        every = [*self.material.parties.values(), *self.material.members.values()]
        alike = [p for p in every if p.name.casefold() == name.casefold()]
        here = [p for p in alike if p.document == document] or alike
        known = min(here, key=lambda p: (-len(p.mentions), p.id)).kind if here else None
        return Speaker(name=name, kind=kind or known)

    def local(self, id: str | None) -> Party | None:
        """The party of that id, in its article and not merged."""
        return self.material.members.get(id or "") or self.material.parties.get(id or "")

    def inside(self, document: Document) -> tuple[list[Party], list[Report]]:
        """The parties and statements of one article."""
        every = (*self.material.members.values(), *self.material.parties.values())
        return (
            [p for p in every if p.document == document.id],
            [r for r in self.material.reports.values() if r.document == document.id],
        )
