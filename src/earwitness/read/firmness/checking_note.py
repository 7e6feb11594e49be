"""A note on checking, and how notes that overlap become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from earwitness.read.firmness.checking_verbs import Check
from earwitness.records import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its words, its sentence, what it is about, and whether something was seen.

    ``about`` holds noun phrases and clauses; it is empty where the note only points back. ``attached``
    says that the note is part of a noun phrase ("a memo seen by the Bee"), which ends where it begins;
    ``page`` that it is about all that is told on the page ("we do not verify", "any of the reports above").
    """

    span: Span
    check: Check
    sentence: Span
    about: tuple[Span, ...]
    positive: bool = False
    attached: bool = False
    page: bool = False


def merged(found: Iterable[Note]) -> Iterator[Note]:
    """Notes one by one; what is joined by "and" under one subject is one note about several things."""
    last: Note | None = None
    for note in found:
        if last is not None and note.span[0] < last.span[1]:
            about = tuple(sorted({*last.about, *note.about}))
            end = max(last.span[1], note.span[1])
            last = replace(last, span=(last.span[0], end), about=about, page=last.page or note.page)
            continue
        if last is not None:
            yield last
        last = note
    if last is not None:
        yield last
