"""Filled-in lines for correction, back as entries of a case file.

===========  =========  ====================================================================================
``about``    decision   says
===========  =========  ====================================================================================
statement    accept     it is one, as it stands
             reject     it is none
             change     it is one as the line has it now: ``content``, ``cue``, ``source``, ``speaker`` (and
                        ``kind``), ``stance``
             add        it was missed: a line of one's own, with ``document`` and those fields
speaker      merge      is the same as those ``with`` it: ids of other lines, or places
             split      its places ``of`` are not one speaker; those with the same ``part`` are
             (empty)    with ``reliability`` a grade; with ``interest`` an interest, in the claims ``claim``
claim        merge      says the same as those ``with`` it
             split      its places ``of`` do not say the same; those with the same ``part`` do
===========  =========  ====================================================================================

A line without a decision says nothing, and must then be as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, get_args

import msgspec

from earwitness.case import Anchor, Direction, Graded, Interested, Judgement, Letter
from earwitness.case.places import place, words_at
from earwitness.case.tables import TableName
from earwitness.errors import InputError, SettingError
from earwitness.export.corrections import claim_places, speaker_places
from earwitness.export.material import Material
from earwitness.export.returning.entering import Correction, Edited, Entering
from earwitness.export.safe import shown
from earwitness.export.telling import exact, speaker
from earwitness.records import Document, PartyKind, Report, Span, Stance

_DECISIONS: Final = {
    "statement": ("accept", "reject", "change", "add"),
    "speaker": ("merge", "split"),
    "claim": ("merge", "split"),
}
_TOGETHER: Final[dict[str, TableName]] = {"speaker": "one_party", "claim": "same"}
_APART: Final[dict[str, TableName]] = {"speaker": "two_parties", "claim": "different"}
_PARTS: Final = ("content", "cue", "source")

Json = dict[str, Any]


def from_lines(material: Material, data: bytes, name: str) -> Iterator[Correction | InputError]:
    """Entries of the lines of *data*, in their order, and errors for those that cannot be used."""
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield from _Line(material, where, _object(line, where)).corrections()
        except InputError as error:
            yield error
        except SettingError as error:  # a place that is none
            problem, _, remedy = str(error).removeprefix("case: ").partition("; ")
            yield InputError(where, problem, remedy)


def _object(line: bytes, where: str) -> Json:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(where, f"is not JSON ({error})", "mend the line") from error
    if not isinstance(found, dict) or found.get("about") not in _DECISIONS:
        raise InputError(where, "does not say what it is about", f"'about' is one of {', '.join(_DECISIONS)}")
    return found


class _Line:
    """One line, held against what it was made from."""

    def __init__(self, material: Material, where: str, line: Json) -> None:
        self.material = material
        self.line = line
        self.about: str = line["about"]
        self.where = where
        self.enter = Entering(material, where)
        self.note = " ".join(str(line.get("note") or "").split())

    def corrections(self) -> Iterator[Correction]:
        decision = str(self.line.get("decision") or "").strip().casefold()
        if decision and decision not in _DECISIONS[self.about]:
            known = ", ".join(_DECISIONS[self.about])
            raise self.enter.unusable(
                f"decision {decision!r} is none for a {self.about}", f"write one of {known}, or nothing"
            )
        if self.about == "statement":
            yield from self._statement(decision)
            return
        self._check_whole(decision)
        if decision:
            yield from (self._merged() if decision == "merge" else self._split())
        if self.about == "speaker":
            yield from self._known()

    def _made(self, table: TableName, entry: Any) -> Correction:
        return Correction(self.where, table, entry)

    # ---- statements

    def _statement(self, decision: str) -> Iterator[Correction]:
        if decision == "add":
            yield self._made("statement", self._added())
            return
        report = self.material.reports.get(str(self.line.get("id")))
        if report is None:
            raise self.enter.unusable(
                f"statement {self.line.get('id')!r} is not among the records",
                "give the records that the lines were exported from",
            )
        edited = self._edited(report)
        if decision in ("", "accept", "reject") and edited is not None:
            raise self.enter.unusable(
                f"is changed, but its decision is {decision!r}", "write change, or leave it as it was"
            )
        if decision == "accept":
            yield self._made("accept", self.enter.accept(report, self.note))
        elif decision == "reject":
            yield self._made("reject", self.enter.reject(report, self.note))
        elif decision == "change":
            if edited is None:
                raise self.enter.unusable("changes nothing", "change one of its fields, or write accept")
            yield self._made("statement", self.enter.change(report, edited))

    def _edited(self, report: Report) -> Edited | None:
        """The statement as the line has it; None if that is as it was."""
        document = self.material.documents[report.document]
        had: dict[str, Sequence[Span]] = {
            "content": report.content,
            "cue": report.cue,
            "source": report.source.spans,
        }
        parts: dict[str, tuple[Span, ...]] = {}
        for part, spans in had.items():
            spans = self.material.spans(document.id, spans)
            words = self._strings(part)
            as_it_was = words is None or words == [exact(self.material, document.id, s) for s in spans]
            parts[part] = tuple(spans) if as_it_was else self._spans(document, words or [], self._near())
        stance = self._one_of("stance", Stance) or report.stance
        name = " ".join(str(self.line.get("speaker") or "").split())
        known = " ".join(speaker(self.material, report).split())
        kind = self._one_of("kind", PartyKind)
        said_by = None
        if name not in ("", known) or (kind is not None and name):
            said_by = self.enter.named(document.id, name, kind)
        same = all(
            parts[part] == tuple(self.material.spans(document.id, spans)) for part, spans in had.items()
        )
        if same and stance == report.stance and said_by is None:
            return None
        return Edited(parts["content"], parts["cue"], parts["source"], said_by, stance, self.note)

    def _added(self) -> Any:
        words = self._strings("content")
        if not words:
            raise self.enter.unusable("adds a statement without content", "quote what is said in 'content'")
        quotation = str(self.line.get("quotation") or words[0])
        document, near = place(Anchor(self._document(), quotation), tuple(self.material.documents.values()))
        parts = [self._spans(document, self._strings(part) or [], near) for part in _PARTS]
        name = str(self.line.get("speaker") or "")
        kind = self._one_of("kind", PartyKind)
        said_by = self.enter.named(document.id, name, kind) if name.strip() else None
        stance: Stance = self._one_of("stance", Stance) or "asserts"
        return self.enter.add(document.id, Edited(parts[0], parts[1], parts[2], said_by, stance, self.note))

    def _document(self) -> str:
        return str(self.line.get("document") or "")

    def _near(self) -> Span:
        anchor = Anchor(self._document(), str(self.line.get("quotation") or ""))
        return place(anchor, tuple(self.material.documents.values()))[1]

    def _spans(self, document: Document, words: Sequence[str], near: Span) -> tuple[Span, ...]:
        return tuple(sorted({words_at(piece, near, document, "") for piece in words}))

    def _strings(self, field: str) -> list[str] | None:
        value = self.line.get(field)
        if value is None or value == "":
            return None if value is None else []
        if isinstance(value, str):
            return [value]
        if isinstance(value, list) and all(isinstance(piece, str) for piece in value):
            return value
        raise self.enter.unusable(f"{field} {value!r} is no list of quotations", 'write ["…"]')

    def _one_of(self, field: str, allowed: Any) -> Any:
        value = self.line.get(field)
        if value in (None, ""):
            return None
        if value not in get_args(allowed):
            known = ", ".join(get_args(allowed))
            raise self.enter.unusable(f"{field} {value!r} is not known", f"write one of {known}")
        return value

    # ---- speakers and claims

    def _check_whole(self, decision: str) -> None:
        """Raises InputError for what was filled in or changed and would say nothing."""
        line = self.line
        of = line.get("of")
        parts = [one.get("part") for one in of if isinstance(one, Mapping)] if isinstance(of, list) else []
        for field, filled, wanted in (
            ("with", bool(line.get("with")), "merge"),
            ("part", any(part not in (None, "") for part in parts), "split"),
        ):
            if filled and decision != wanted:
                raise self.enter.unusable(
                    f"has {field!r}, but its decision is {decision!r}",
                    f"write {wanted}, or leave it as it was",
                )
        if line.get("claim") and not line.get("interest"):
            raise self.enter.unusable(
                "names claims in 'claim' and no interest", "write the interest, or leave it as it was"
            )
        party = self.material.parties.get(str(line.get("id"))) if self.about == "speaker" else None
        claim = self.material.claims.get(str(line.get("id"))) if self.about == "claim" else None
        had = {"name": shown(party.name), "kind": party.kind} if party is not None else {}
        had |= {"text": shown(claim.text)} if claim is not None else {}
        for field, value in had.items():
            if line.get(field, value) != value:
                raise self.enter.unusable(
                    f"has another {field}, which nothing here can give a {self.about}",
                    "change the lines of its statements, and leave this one as it was",
                )

    def _merged(self) -> Iterator[Correction]:
        others = self.line.get("with") or []
        if not others:
            raise self.enter.unusable(
                f"merges the {self.about} with nothing", "give ids of other lines in 'with'"
            )
        of = list(self._places("of"))
        for other in others if isinstance(others, list) else [others]:
            of += self._places_of(other)
        yield self._made(_TOGETHER[self.about], Judgement(tuple(dict.fromkeys(of)), self.note))

    def _split(self) -> Iterator[Correction]:
        parts: dict[object, list[Anchor]] = {}
        places = list(self._places("of"))
        for number, (anchor, given) in enumerate(zip(places, self.line["of"], strict=True)):
            part = given.get("part")
            parts.setdefault(("alone", number) if part in (None, "") else str(part), []).append(anchor)
        if len(parts) < 2:
            raise self.enter.unusable(
                f"splits the {self.about} into one part", "give places in 'of' different parts"
            )
        for part in parts.values():
            if len(part) > 1:
                yield self._made(_TOGETHER[self.about], Judgement(tuple(part), self.note))
        first = tuple(part[0] for part in parts.values())
        yield self._made(_APART[self.about], Judgement(first, self.note))

    def _known(self) -> Iterator[Correction]:
        """Grade and interest of a speaker."""
        letter = self._one_of("reliability", Letter)
        direction = self._one_of("interest", Direction)
        if letter is not None:
            yield self._made("grade", Graded(tuple(self._places("of")), letter, self.note))
        if direction is not None:
            claims = self.line.get("claim") or []
            about = [
                anchor
                for claim in (claims if isinstance(claims, list) else [claims])
                for anchor in self._places_of(claim, claims=True)[:1]
            ]
            yield self._made(
                "interest", Interested(tuple(self._places("of")), direction, tuple(about), self.note)
            )

    def _places(self, field: str) -> Iterator[Anchor]:
        given = self.line.get(field)
        if not isinstance(given, list) or not given:
            raise self.enter.unusable(f"{field} {given!r} holds no places", "leave them as they were")
        for one in given:
            yield self._anchor(one)

    def _places_of(self, other: object, *, claims: bool = False) -> list[Anchor]:
        """The places of another speaker or claim by its id, or one that is given."""
        if isinstance(other, Mapping):
            return [self._anchor(other)]
        places: list[Json] = []
        party = self.material.parties.get(str(other))
        if self.about == "speaker" and not claims and party is not None:
            places = speaker_places(self.material, party)
        elif (claims or self.about == "claim") and str(other) in self.material.claims:
            places = claim_places(self.material, str(other))
        if not places:
            what = "claim" if claims else self.about
            raise self.enter.unusable(
                f"{other!r} is no {what} with a place that can be quoted", f"give the id of a {what}'s line"
            )
        return [self._anchor(one) for one in places]

    def _anchor(self, given: object) -> Anchor:
        if not isinstance(given, Mapping):
            raise self.enter.unusable(f"{given!r} is no place", "write {document, quotation}")
        anchor = Anchor(str(given.get("document") or ""), str(given.get("quotation") or ""))
        place(anchor, tuple(self.material.documents.values()))
        return anchor
