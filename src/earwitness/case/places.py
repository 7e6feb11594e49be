"""Places of a case: which article, statement or speaker they stand for, and how one is made.

Messages name the table and the entry where they are known, the article and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from earwitness.case.tables import Anchor, Case, Interested, Stated, Within, Words, entries
from earwitness.errors import SettingError
from earwitness.records import Document, Party, Report, Span

_WORD: Final = re.compile(r"\S+")
_NEAR: Final = 400  # code points, some 65 words, on either side; who repeats more than that has no anchors
_SHOWN: Final = 80  # code points of a quotation that a message shows
_LONE: Final = re.compile("[\ud800-\udfff]")


def fault(where: str, problem: str) -> SettingError:
    """The error for *problem* in the entry that *where* names, such as "[[same]] 2"; empty if not known."""
    return SettingError(f"case: {where}: {problem}" if where else f"case: {problem}")


def quote(words: str) -> str:
    """*words* as messages show them: between quotation marks, on one line, and not for pages."""
    return repr(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")


def place(anchor: Anchor, documents: Sequence[Document], where: str = "") -> tuple[Document, Span]:
    """The article and the span that *anchor* stands for. Raises SettingError if there is not exactly one."""
    found = [d for d in documents if d.id.startswith(anchor.document) or d.id == anchor.document]
    if len(found) != 1 or not anchor.document:
        many = "no article" if not found else f"{len(found)} articles"
        raise fault(where, f"{anchor.document!r} is the hash of {many} here; give one whole hash")
    (document,) = found
    at = document.text.find(anchor.quotation)
    if at < 0 or not anchor.quotation.strip():
        raise fault(
            where,
            f"{quote(anchor.quotation)} does not stand in {document.received_as}; copy the words exactly",
        )
    if document.text.find(anchor.quotation, at + 1) >= 0:
        raise fault(
            where,
            f"{quote(anchor.quotation)} stands more than once in {document.received_as}; quote more words",
        )
    return document, (at, at + len(anchor.quotation))


def report_at(
    anchor: Anchor, documents: Sequence[Document], reports: Iterable[Report], where: str = ""
) -> str:
    """The id of the report whose content *anchor* overlaps most, of equals the innermost."""
    document, span = place(anchor, documents, where)
    found = report_on(document, span, reports)
    if found is None:
        raise fault(
            where,
            f"{quote(anchor.quotation)} in {document.received_as} lies in no statement; quote what is said",
        )
    return found


def report_on(document: Document, span: Span, reports: Iterable[Report]) -> str | None:
    """The id of the report whose content overlaps *span* most, of equals the innermost; None if none does."""
    worth = [(overlap(r.content, span), -size(r.content), r.id) for r in reports if r.document == document.id]
    best = max(worth, default=(0, 0, ""))
    return best[2] if best[0] else None


def party_at(
    anchor: Anchor,
    documents: Sequence[Document],
    parties: Sequence[Party],
    reports: Sequence[Report],
    where: str = "",
) -> str:
    """The id of the party that is mentioned where *anchor* stands, else of the source of its statement."""
    document, span = place(anchor, documents, where)
    mentioned = party_on(document, span, parties)
    if mentioned is not None:
        return mentioned
    report = report_at(anchor, documents, reports, where)
    speaker = next(r.source.party for r in reports if r.id == report)
    if speaker is None:
        raise fault(where, f"{quote(anchor.quotation)} in {document.received_as} names no speaker")
    return speaker


def party_on(document: Document, span: Span, parties: Iterable[Party]) -> str | None:
    """The id of the party of which mentions overlap *span* most; None if none does."""
    inside = [
        (overlap(p.mentions, span), p.id)
        for p in parties
        if p.document == document.id and overlap(p.mentions, span)
    ]
    return max(inside)[1] if inside else None


def words_at(words: Words, near: Span, document: Document, where: str) -> Span:
    """Where *words* of a statement stand: of several places the one nearest to *near*, else the first."""
    text = document.text
    if isinstance(words, Within):
        _, (start, _) = place(Anchor(document.id, words.quotation), [document], where)
        inside = words.quotation.find(words.words)
        if inside < 0 or words.quotation.find(words.words, inside + 1) >= 0 or not words.words.strip():
            raise fault(
                where,
                f"{quote(words.words)} does not stand once in {quote(words.quotation)}; quote otherwise",
            )
        return start + inside, start + inside + len(words.words)
    found = list(_everywhere(text, words))
    if not found:
        raise fault(where, f"{quote(words)} does not stand in {document.received_as}; copy the words exactly")
    return min(found, key=lambda span: (*_far(span, near), span))


def _everywhere(text: str, words: str) -> Iterator[Span]:
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _far(span: Span, near: Span) -> tuple[int, int]:
    """How far two spans lie apart: the gap, and how far their middles (doubled, to be whole)."""
    gap = max(0, span[0] - near[1], near[0] - span[1])
    return gap, abs(span[0] + span[1] - near[0] - near[1])


def anchor_at(document: Document, span: Span) -> Anchor | None:
    """The place of *span*: hash, and a quotation that stands once; None where no quotation does.

    The quotation is the words themselves or, if they stand there more than once, with the fewest words around
    them, as many on either side, that make them stand once.
    """
    text = document.text
    near = max(0, span[0] - _NEAR)
    around = [(near + m.start(), near + m.end()) for m in _WORD.finditer(text[near : span[1] + _NEAR])]
    before = [span[0], *(start for start, _ in reversed(around) if start < span[0])]
    after = [span[1], *(end for _, end in around if end > span[1])]
    for more in range(max(len(before), len(after))):
        start, end = before[min(more, len(before) - 1)], after[min(more, len(after) - 1)]
        words = text[start:end]
        if words.strip() and text.find(words) == start and text.find(words, start + 1) < 0:
            # what UTF-8 cannot hold could not be found again
            return Anchor(document.id, words) if not _LONE.search(words + document.id) else None
    return None


def quoted(case: Case) -> Iterator[Anchor]:
    """Every anchor of *case*, in the order of its file."""
    for _, anchor in _anchors(case):
        yield anchor


def check_places(case: Case, documents: Sequence[Document]) -> None:
    """Raises SettingError if a place of *case* is none: before long work, and not after."""
    for where, anchor in _anchors(case):
        place(anchor, documents, where)


def _anchors(case: Case) -> Iterator[tuple[str, Anchor]]:
    for located in entries(case):
        entry = located.entry
        yield from ((located.where, anchor) for anchor in entry.of)
        if isinstance(entry, Interested):
            yield from ((located.where, anchor) for anchor in entry.claim)
        if isinstance(entry, Stated) and entry.speaker is not None and entry.speaker.quotation:
            yield located.where, Anchor(entry.speaker.document, entry.speaker.quotation)


def overlap(spans: Iterable[Span], span: Span) -> int:
    """How many code points of *span* lie in *spans*."""
    return sum(max(0, min(s[1], span[1]) - max(s[0], span[0])) for s in spans)


def size(spans: Iterable[Span]) -> int:
    """How many code points *spans* hold."""
    return sum(end - start for start, end in spans)
