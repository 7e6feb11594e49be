"""Who made a document that a statement comes from, and who passed it on.

=====================================================  ==========================================
words of the source, or of another sentence, name      the author, whose words the document gives;
who made it or gave it (relays.authors)                who passed it on, after the document
the same, of one statement of a document               the same, of all its statements
"her report"                                           who spoke last before it (relays.relays)
"its author wrote"                                     the document spoken of last, after its author
=====================================================  ==========================================

An author whom the text gives no name, body or number ("a biostatistician") is no step of his own, nor
are those who asked the questions of a survey (earwitness.read.relays.intermediaries). The letter in which
somebody wrote what is reported is no step: annotators count it as one half of the time.

Fails on: two documents of the same noun, of which the second has the author of the first; a statement
without a document noun for its source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import first_word
from earwitness.read.relays.authors import (
    COPIES,
    IT,
    KNOWN,
    LONGEST,
    OWN_WORK,
    made_before,
    named_in,
    noun_of,
    owner_in,
    told_apart,
)
from earwitness.records import Document, Report, Span

_AUTHOR: Final = re.compile(
    r"(?i:(?:its|the\s+(?:\w+[’']s\s+)?)\s*(?:\w+\s+)?(?:authors?|writers?|signatories|signers|compilers?)\b)"
    r"(?!\sof\b|\s[A-ZÀ-Þ])"
)
_PRONOUN_OWNED: Final = re.compile(
    r"(?:his|her|its|their)\s(?:own\s|latest\s|last\s|first\s|final\s)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Papers:
    """By report id: the author of the document that speaks, and who passed it on.

    ``authored`` holds the ids of reports whose source is called the author of the document before,
    ``own`` those whose source is a document of somebody named before ("her report").
    """

    made: Mapping[str, Span] = field(default_factory=dict)
    given: Mapping[str, Span] = field(default_factory=dict)
    authored: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    def spans(self) -> set[Span]:
        """All words that name somebody or something."""
        return {*self.made.values(), *self.given.values()}


def papers(document: Document, reports: Sequence[Report]) -> Papers:
    """What *document* says of the making and the way of the documents that its *reports* quote."""
    found = _Found()
    spoken = [r for r in reports if r.voice == "reported" and r.source.spans]
    for report in sorted(spoken, key=lambda r: (r.content[0], r.id)):
        _read_source(document.text, report, found)
    _read_elsewhere(document, found)
    for file in found.files:
        for known in (found.made, found.given):
            by_one = next((known[one] for one in file.reports if one in known), None)
            if by_one is not None:
                known.update((one, by_one) for one in file.reports if one not in known)
    return Papers(found.made, found.given, frozenset(found.authored), frozenset(found.own))


@dataclass(frozen=True, slots=True)
class _File:
    """One document of the article: where it is first quoted, its noun, and the statements that it makes."""

    at: int
    noun: str
    reports: list[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What has been found so far, as in Papers, and the documents by their noun and in order."""

    made: dict[str, Span] = field(default_factory=dict)
    given: dict[str, Span] = field(default_factory=dict)
    authored: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)
    latest: dict[str, _File] = field(default_factory=dict)

    def add(self, role: str, report: str, by: Span) -> None:
        """*by* made, or gave, the document of *report*, unless somebody is known to have."""
        (self.made if role == "made" else self.given).setdefault(report, by)


def _read_source(text: str, report: Report, found: _Found) -> None:
    """What the words for the source of *report* say, and the sentence before them if they are "it"."""
    begin, end = report.source.spans[0]
    words = text[begin:end][:LONGEST]
    noun = noun_of(words)
    for role, by in named_in(text, (begin, begin + len(words)), noun):
        found.add(role, report.id, by)
    owner = owner_in(words, noun)
    if owner:
        found.add("made", report.id, (begin, begin + owner))
    before = made_before(text, begin) if words.casefold() in IT else None
    if before is not None:
        found.add("made", report.id, before)
    if noun in OWN_WORK and _PRONOUN_OWNED.match(words):
        found.own.append(report.id)
    if noun:
        if noun not in found.latest or first_word(words) not in KNOWN:
            found.latest[noun] = _File(begin, noun, [])
            found.files.append(found.latest[noun])
        found.latest[noun].reports.append(report.id)
    elif _AUTHOR.match(words):
        found.authored.append(report.id)


def _read_elsewhere(document: Document, found: _Found) -> None:
    """What sentences of their own say of documents that are quoted."""
    in_order = sorted(found.files, key=lambda f: f.at)
    called: dict[str, list[_File]] = {}
    for file in in_order:
        called.setdefault(file.noun, []).append(file)
    for role, by, noun, at in told_apart(document):
        meant = called.get(noun)
        if meant is None and noun in words_of("document") - COPIES:
            meant = in_order if in_order and in_order[0].at < at else None
        here = bisect_left(meant, at, key=lambda f: f.at) if meant else 0
        for one in meant[max(0, here - 1)].reports if meant else ():
            found.add(role, one, by)
