"""The visible text of an HTML page, line by line, each with what its markup says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from earwitness.ingest.markup import BLOCKS, PARAGRAPHS, Context, Mark, context_of, unseen
from earwitness.records import BlockKind

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class PageLine:
    """A visible line: its text, the line feeds before it, its context, and how much of it is links."""

    text: str
    breaks: int
    context: Context
    linked: int


@dataclass(slots=True)
class Page:
    """The visible lines of a page in order, and how many characters each marked element holds."""

    lines: list[PageLine] = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)
    total: int = 0

    def holds(self, mark: Mark | None) -> BlockKind | None:
        """The kind that *mark* gives; None if its element holds over half of the page's text.

        Some pages wrap everything in one form, or in an element whose class speaks of a sidebar.
        """
        if mark is None or 2 * self.held.get(mark.element, 0) > self.total:
            return None
        return mark.kind


def read_page(tree: Any) -> Page:
    """The visible text of *tree* as a browser without styles would lay it out.

    Elements hidden by attribute or inline style are skipped. Fails on: text hidden or shown only by
    style sheets or scripts, which is taken as the source has it.
    """
    from lxml import etree

    writer = _Writer()
    contexts = [Context()]
    opened: list[tuple[int, int]] = []  # (number of the element, characters written before it)
    walker = etree.iterwalk(tree, events=("start", "end"))
    skipping: Any = None
    for number, (event, element) in enumerate(walker):
        if event == "start":
            if not isinstance(element.tag, str) or unseen(element):
                skipping = element
                walker.skip_subtree()
                continue
            context = context_of(element, contexts[-1], number)
            contexts.append(context)
            opened.append((number, writer.page.total))
            writer.open(element.tag, context)
            if element.text:
                writer.write(element.text, context)
        else:
            if skipping is element:
                skipping = None
            else:
                started, before = opened.pop()
                context = contexts.pop()
                writer.page.held[started] = writer.page.total - before
                writer.close(element.tag)
            if element.tail and len(contexts) > 1:
                writer.write(element.tail, contexts[-1])
    return writer.finish()


class _Writer:
    """Collects text into lines, with white space collapsed as a browser does."""

    def __init__(self) -> None:
        self.page = Page()
        self._pieces: list[str] = []
        self._context: Context | None = None
        self._linked = 0
        self._breaks = 0
        self._space = False

    def open(self, tag: str, context: Context) -> None:
        if tag == "br":
            self._break_by(1)
        elif tag in ("td", "th"):
            if self._pieces:
                self._append("\t", context)
            self._space = False
        elif tag in BLOCKS:
            self._end_line(2 if tag in PARAGRAPHS else 1)

    def close(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_line(2 if tag in PARAGRAPHS else 1)

    def write(self, text: str, context: Context) -> None:
        if context.pre:
            for i, part in enumerate(text.split("\n")):
                if i:
                    self._break_by(1)
                if part.strip():
                    self._append(part, context)
            return
        for i, word in enumerate(_SPACES.split(text)):
            if i:
                self._space = bool(self._pieces)
            if word:
                if self._space and self._pieces and self._pieces[-1] != "\t":
                    self._append(" ", context)
                self._space = False
                self._append(word, context)

    def _append(self, piece: str, context: Context) -> None:
        # a line is in the innermost context that all of it shares only if it is in one; else the first
        if self._context is None or (not self._linked and self._context.link):
            self._context = context
        if context.link:
            self._linked += len(piece)
        self._pieces.append(piece)
        self.page.total += len(piece)

    def _break_by(self, feeds: int) -> None:
        if self._pieces:
            self._end_line(feeds)
        else:
            self._breaks = min(2, self._breaks + feeds)

    def _end_line(self, breaks: int) -> None:
        text = "".join(self._pieces)
        text = text.rstrip() if self._context and self._context.pre else text.strip()
        if text and self._context:
            feeds = self._breaks if self.page.lines else 0
            self.page.lines.append(PageLine(text, feeds, self._context, self._linked))
            self._breaks = breaks
        else:
            self._breaks = max(self._breaks, breaks)
        self._pieces, self._context, self._linked, self._space = [], None, 0, False

    def finish(self) -> Page:
        self._end_line(2)
        return self.page


def text_of(page: Page, prefix: str) -> str:
    """All lines with their line feeds; *prefix* is a headline that the page does not show."""
    body = "".join("\n" * line.breaks + line.text for line in page.lines)
    return f"{prefix}\n\n{body}" if prefix else body
