"""Entries of the tables [[reject]], [[accept]] and [[statement]] with their places found in the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final, Literal

from earwitness.case import Anchor, Case, Rejected, Speaker, Stated
from earwitness.case.places import fault, place, words_at
from earwitness.case.tables import Words
from earwitness.records import Document, Span, Stance, Voice

Table = Literal["reject", "accept", "statement"]
Spans = tuple[Span, ...]
PARTS: Final = ("content", "cue", "source", "hedges")
GIVEN: Final = (*PARTS, "speaker", "stance", "voice")  # as the file has them
FIELDS: Final = (*PARTS, "party", "stance", "voice")  # as they are found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one entry wants of one place; None is "as the machine has it".

    ``where`` names the entry; ``party`` is who ``speaker`` is, once that is looked up.
    """

    where: str
    table: Table
    document: Document
    quotation: str
    place: Span
    content: Spans | None = None
    cue: Spans | None = None
    source: Spans | None = None
    hedges: Spans | None = None
    speaker: Speaker | None = None
    party: str | None = None
    stance: Stance | None = None
    voice: Voice | None = None
    missed: bool = False
    note: str = ""


def wanted(case: Case, documents: Sequence[Document]) -> Iterator[Wanted]:
    """What the corrections of *case* want, entry by entry. Raises SettingError naming what does not hold."""
    tables: tuple[tuple[Table, Sequence[Rejected | Stated]], ...] = (
        ("reject", case.reject),
        ("accept", case.accept),
        ("statement", case.statement),
    )
    for table, of_table in tables:
        for number, entry in enumerate(of_table, 1):
            where = f"[[{table}]] {number}"
            _check(where, table, entry)
            for anchor in entry.of:
                yield _wanted(where, table, entry, anchor, documents)


def _wanted(
    where: str, table: Table, entry: Rejected | Stated, anchor: Anchor, documents: Sequence[Document]
) -> Wanted:
    document, at = place(anchor, documents, where)
    spans = partial(_spans, at=at, document=document, where=where)
    made = Wanted(
        where=where,
        table=table,
        document=document,
        quotation=anchor.quotation,
        place=at,
        content=spans(entry.content),
        cue=spans(entry.cue),
        note=entry.note,
    )
    if isinstance(entry, Rejected):
        return made
    return replace(
        made,
        source=spans(entry.source),
        hedges=spans(entry.hedges),
        speaker=entry.speaker,
        stance=entry.stance,
        voice=entry.voice,
        missed=entry.missed,
    )


def _check(where: str, table: str, entry: Rejected | Stated) -> None:
    if not entry.of:
        raise fault(where, "names no statement; give its place in 'of'")
    given = [name for name in GIVEN if getattr(entry, name, None) is not None]
    if given and len(entry.of) > 1:
        raise fault(where, f"gives {given[0]} for {len(entry.of)} places; give each an entry of its own")
    if isinstance(entry, Rejected):
        return
    if table == "statement" and not given:
        raise fault(where, f"changes nothing; give one of {', '.join(GIVEN)}, or use [[accept]]")
    if entry.content is not None and not entry.content:
        raise fault(where, "has no content; quote what is said, or use [[reject]]")
    if entry.missed and entry.content is None:
        raise fault(where, "was missed, so its words are not known; give content")
    speaker = entry.speaker
    if entry.voice == "own" and (speaker is not None or entry.source):
        raise fault(where, "is the outlet's own and has a source or speaker; leave those out, or voice")
    if speaker is not None:
        by_place, by_name = bool(speaker.quotation.strip()), bool(speaker.name.strip())
        if by_place == by_name:
            raise fault(where, "names its speaker in no way or in two; give either a quotation or a name")


def _spans(words: Sequence[Words] | None, at: Span, document: Document, where: str) -> Spans | None:
    """Where all of *words* stand, in order. Raises SettingError where two of them overlap."""
    if words is None:
        return None
    found = sorted({words_at(piece, at, document, where) for piece in words})
    for (_, end), (start, stop) in pairwise(found):
        if start < end:
            raise fault(where, f"quotes {document.text[start:stop][:80]!r} twice over; quote it once")
    return tuple(found)
