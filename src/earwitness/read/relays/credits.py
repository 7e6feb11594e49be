"""Outlets that headings and credit lines name.

==============================================  ===================================================
a heading "THE COURIER", or one over            the outlet that the paragraphs are taken from
"The paper says …"
"Source: Courier", "via Courier"                a name that is an outlet's (earwitness.read.relays.supplied
                                                says of what)
==============================================  ===================================================

Fails on: headings in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.names import is_outlet
from earwitness.records import Document, Span

_HEADING: Final = re.compile(r"^[ \t]*(?P<by>[A-ZÀ-Þ][\w’'&.\- ]{1,50}?)[ \t]*$", re.M)
_PRESS_NOUN: Final = re.compile(
    r"^\s*(?:The|This|Another|A)\s+(?:[a-z][\w\-]*\s+){0,2}(?:paper|newspaper|weekly|daily|tabloid|magazine|broadsheet|monthly)\b"
)
_FIRST_WORDS: Final = re.compile(r"\s*(\S[^\n]{0,120})")


# "Source: Courier", or a line of an aggregator's that opens with "via Courier", "First reported by Courier"
_CREDITED: Final = re.compile(
    r"(?:\b(?:Sources?|Via|From):\s*|^[ \t]*(?:via|(?:as )?(?:first )?reported by)[ \t]+)([^\n·•]+)",
    re.IGNORECASE | re.MULTILINE,
)
_ASIDE: Final = re.compile(r"\([^()\n]{0,200}\)")


def credited(document: Document) -> Iterator[tuple[Span, str]]:
    """Where each name in a credit line of sources stands ("Source: Courier / Norva"), and the name."""
    for block in document.blocks:
        if block.kind != "credit":
            continue
        for line in _CREDITED.finditer(document.text, block.start, block.end):
            for name in re.finditer(r"[^,/|;]+", _ASIDE.sub(lambda m: "," + " " * (len(m[0]) - 1), line[1])):
                words = re.sub(
                    r"^(?:with|and|additional \w+ (?:by|from))\s+",
                    "",
                    name.group().strip(),
                )
                if words[:1].isupper() and len(words.split()) <= 6:
                    at = document.text.index(words, line.start(1) + name.start())
                    yield (at, at + len(words)), words


def sections(document: Document, known: frozenset[str]) -> Iterator[tuple[Span, Span]]:
    """Stretches under a heading that names an outlet, up to the next heading; and the name."""
    text = document.text
    blocks = [(b.start, b.end) for b in document.blocks if b.kind in ("body", "subhead")] or [(0, len(text))]
    lines = [m for low, high in blocks for m in _HEADING.finditer(text, low, high) if _is_heading(m["by"])]
    end = len(text)
    for line in reversed(lines):
        first = _FIRST_WORDS.match(text, line.end())
        name = line["by"].casefold().removeprefix("the ")
        if (first and _PRESS_NOUN.match(first[1])) or is_outlet(line["by"].title()) or name in known:
            yield (line.end(), end), line.span("by")
        end = line.start()


def _is_heading(words: str) -> bool:
    return words.isupper() and len(words.split()) <= 5
