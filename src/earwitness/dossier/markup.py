"""A document's text as HTML: every character of it, in order, with sources, cues and contents marked.

Articles are hostile input. Nothing of a text becomes markup: characters are escaped, and those
that would reorder or hide others on the screen are shut up in elements of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from markupsafe import Markup
from markupsafe import escape as _escape

from earwitness.dossier.statements import Statement
from earwitness.records import Block, Document, Span
from earwitness.unseen import IN_TEXT, code_point

Role = Literal["source", "cue", "content"]
# What a part is called in the page; there are thousands of parts, and their names would be a tenth of it.
_CLASS: Final[dict[Role, str]] = {"source": "s", "cue": "q", "content": "c"}
# Contents go outside the sources and cues that begin at the same place.
_ROLE_ORDER: Final[dict[Role, int]] = {"content": 0, "source": 1, "cue": 2}

# These cannot stand in an HTML file at all; one replacement character each keeps the length.
_IMPOSSIBLE: Final = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")

# Words of millions of characters make Chromium's lines as long; a break is offered in them every so often.
_ENDLESS: Final = re.compile(r"\S{10000}")

# Blocks that are no part of the article's own words, folded away where nothing in them is a statement.
_FOLDED: Final = frozenset(("notice", "related-link", "share", "media-placeholder"))

# With excerpts only: gaps shorter than this (characters) between marks are kept, longer ones are
# left out. About six words: enough to keep "he added, in a letter" readable.
_KEPT_GAP: Final = 40


_FOLD: Final = Markup('<details class="notices"><summary aria-label="notices and links"></summary>')


def escaped(text: str) -> Markup:
    """*text* as HTML whose visible characters are those of *text*, one to one."""
    out: list[Markup] = []
    at = 0
    for found in IN_TEXT.finditer(text):
        out.append(_plain(text[at : found.start()]))
        name = code_point(found.group())
        # a <bdi> around a single one ends its effect at once and gives the style sheet something to show
        shown = _IMPOSSIBLE.sub("\ufffd", found.group())
        out.append(Markup('<bdi class="control" data-name="{}">{}</bdi>').format(name, shown))
        at = found.end()
    out.append(_plain(text[at:]))
    return Markup("").join(out)


def _plain(text: str) -> Markup:
    # an HTML parser turns a raw carriage return into a line end
    parts = [str(_escape(part)).replace("\r", "&#13;") for part in _breakable(text)]
    return Markup("<wbr>".join(parts))


def _breakable(text: str) -> Iterator[str]:
    """*text* in parts between which a line may break: whole, unless it has words that no browser breaks."""
    at = 0
    for found in _ENDLESS.finditer(text):
        yield text[at : found.end()]
        at = found.end()
    yield text[at:]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch of text that plays a part in a statement.

    ``numbered`` on the one that lists link to, and that links back: what is said, if any words say it.
    """

    start: int
    end: int
    role: Role
    statement: Statement
    numbered: bool

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Sorts outer marks before inner ones; the same order everywhere keeps splits few."""
        depth = self.statement.depth
        return self.start, -self.end, depth, _ROLE_ORDER[self.role], self.statement.number


def marks(text: str, statements: Iterable[Statement]) -> list[Mark]:
    """The marks of *statements* on words of *text*, outer before inner."""
    out: list[Mark] = []
    for statement in statements:
        report = statement.report
        parts: list[tuple[Role, tuple[Span, ...]]] = [
            ("content", report.content),
            ("cue", report.cue),
            ("source", report.source.spans),
        ]
        filled = [
            (role, span) for role, spans in parts for span in sorted(set(spans)) if text[slice(*span)].strip()
        ]
        for part in filled:
            role, (start, end) = part
            out.append(Mark(start, end, role, statement, part == filled[0]))
    return sorted(out, key=lambda mark: mark.order)


def article_html(
    document: Document, statements: Sequence[Statement], *, excerpts_only: bool = False
) -> Markup:
    """The text of *document* as HTML blocks; without their tags they are the text again.

    *statements* are all of the document's, nested ones too. With *excerpts_only* what no statement
    covers is replaced by a count of the words left out.
    """
    waiting = marks(document.text, statements)[::-1]
    kept = _kept(document, waiting) if excerpts_only else []
    writer = _Writer(document.text)
    out: list[Markup] = []
    inside: list[Mark] = []
    folding = False
    for kind, start, end in _regions(document):
        inside = [mark for mark in inside if mark.end > start]
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        if kind == "gap":
            out.append(writer.write(start, end, ()) if not excerpts_only else Markup("\n"))
            continue
        folds = kind in _FOLDED and not inside
        if folds != folding:
            # the summary's words are drawn by the style sheet: they are not the article's
            out.append(_FOLD if folds else Markup("</details>"))
            folding = folds
        out.append(_opening(kind))
        out.append(
            writer.excerpt(start, end, inside, kept) if excerpts_only else writer.write(start, end, inside)
        )
        out.append(Markup("</p>"))
    if folding:
        out.append(Markup("</details>"))
    return Markup("").join(out)


def _opening(kind: str) -> Markup:
    if kind == "body":
        return Markup('<p dir="auto">')
    return Markup('<p class="{}" data-kind="{}" dir="auto">').format(kind, kind.replace("-", " "))


def _regions(document: Document) -> Iterator[tuple[str, int, int]]:
    """Blocks and what lies between them, in order and without holes: (kind, start, end).

    Blank stretches between blocks are "gap"; words that no block covers are shown as body.
    """
    at = 0
    text = document.text
    whole = (Block(kind="body", start=0, end=len(text)),)
    for block in sorted(document.blocks, key=lambda b: (b.start, b.end)) or whole:
        start, end = max(block.start, at), min(block.end, len(text))
        if end <= start:
            continue
        yield from _between(text, at, start)
        yield block.kind, start, end
        at = end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if start < end:
        yield ("body" if text[start:end].strip() else "gap"), start, end


def _kept(document: Document, every_mark: Sequence[Mark]) -> list[Span]:
    """The stretches that excerpts show: headline and marks, joined where little lies between."""
    spans = [(block.start, block.end) for block in document.blocks if block.kind == "headline"]
    spans += [(mark.start, mark.end) for mark in every_mark]
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] <= _KEPT_GAP:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


class _Writer:
    """Writes stretches of one text, cutting them at every boundary of every mark.

    Marks that cross are closed and opened again, so that elements always nest; only the first
    piece of a mark carries its anchor and its number.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._begun: set[Mark] = set()

    def write(self, start: int, end: int, inside: Sequence[Mark]) -> Markup:
        """The text from *start* to *end* with the marks *inside* it."""
        cuts = sorted({start, end} | {c for m in inside for c in (m.start, m.end) if start < c < end})
        waiting = list(inside)[::-1]
        out: list[Markup] = []
        opened: list[Mark] = []
        for left, right in pairwise(cuts):
            wanted = [mark for mark in opened if mark.end > left]
            while waiting and waiting[-1].start <= left:
                wanted.append(waiting.pop())
            same = 0
            while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
                same += 1
            out.append(Markup("</span>" * (len(opened) - same)))
            out += map(self._open, wanted[same:])
            opened = wanted
            out.append(escaped(self._text[left:right]))
        out.append(Markup("</span>" * len(opened)))
        return Markup("").join(out)

    def excerpt(self, start: int, end: int, inside: Sequence[Mark], kept: Sequence[Span]) -> Markup:
        """As ``write``, but only what *kept* covers, and how many words are left out between."""
        out: list[Markup] = []
        at = start
        here = [(max(a, start), min(b, end)) for a, b in kept if a < end and b > start]
        for left, right in [*here, (end, end)]:
            words = len(self._text[at:left].split())
            if words:
                out.append(Markup(' <span class="left-out">[… {} {}]</span> ').format(words, _words(words)))
            elif at < left:
                out.append(escaped(self._text[at:left]))
            if left < right:
                out.append(self.write(left, right, [m for m in inside if m.start < right and m.end > left]))
            at = right
        return Markup("").join(out)

    def _open(self, mark: Mark) -> Markup:
        number = mark.statement.number
        first = mark.numbered and mark not in self._begun
        self._begun.add(mark)
        if not first:
            return Markup('<span class="{}" data-n="{}">').format(_CLASS[mark.role], number)
        # the number is drawn by the style sheet, so that copied text stays the article's own
        return Markup('<span class="{0}" id="t{1}"><a href="#s{1}" aria-label="{1}"></a>').format(
            _CLASS[mark.role], number
        )


def _words(count: int) -> str:
    return "word left out" if count == 1 else "words left out"
