"""What headings and credit lines say of where whole stretches of an article come from.

=========================================================  ===========================================
a heading "THE COURIER", or one over "The paper says …"     the outlet that the paragraphs are taken from
"This story was supplied by Norva", "Norva" alone          an agency, for all that has no other way
a date line "DORV, May 2 (Norva) -" in another's article   the same
"Source: Courier" alone, and no reporter named             that outlet, for all that has no other way
"Source: Courier, Norva" where the byline has "and         the agency, if just one of them may be one and
agencies"                                                  the text, or the gazetteer, says that it is
=========================================================  ===========================================

Fails on: headings in small letters; an agency among several papers where nothing says that agencies were
used, which is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from earwitness.gazetteer import agencies
from earwitness.names import is_outlet
from earwitness.records import Document, Span

_AGENCIES: Final = re.compile(
    r"\b(?:with|and|from)\s+(?:\w+\s+)?(?:agencies|wires?|wire\s+(?:services|reports)|news\s+agencies)\b|^agencies$",
    re.I,
)
_SUPPLIED: Final = re.compile(
    r"\b(?:story|article|report|material|content|text|copy)\s+(?:(?:was|is|has\s+been)\s+)?(?:first\s+|originally\s+)?"
    r"(?:supplied|provided|produced|distributed|syndicated|issued|written)\s+(?:by|from)\s+(?:the\s+)?"
    r"(?P<by>[A-ZÀ-Þ][\w’'\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*){0,4})"
)
_LONE: Final = re.compile(
    r"(?:By\s+|\(|©\s*|Copyright\s+(?:\d{4}\s+)?)?(?:the\s+|The\s+)?(?P<by>[A-ZÀ-Þ][\w’'\- ]{1,40}?)\)?"
)
_TOP: Final = 3000  # characters in which a dateline stands
_DATELINE: Final = re.compile(r"^[^\n()]{2,70}\((?P<by>[A-ZÀ-Þ][\w .’'\-]{1,40})\)\s*(?:[-–—]|:)", re.M)
_HEADING: Final = re.compile(r"^[ \t]*(?P<by>[A-ZÀ-Þ][\w’'&.\- ]{1,50}?)[ \t]*$", re.M)
_PRESS_NOUN: Final = re.compile(
    r"^\s*(?:The|This|Another|A)\s+(?:[a-z][\w\-]*\s+){0,2}(?:paper|newspaper|weekly|daily|tabloid|magazine|broadsheet|monthly)\b"
)
_FIRST_WORDS: Final = re.compile(r"\s*(\S[^\n]{0,120})")
_NOT_PAPER: Final = re.compile(
    r"(?:Times|Post|Herald|Tribune|Gazette|Echo|Courier|Standard|Telegraph|Mail|Journal|Mercury|Argus|Chronicle|Observer|"
    r"Guardian|Radio|TV|Television|Broadcasting|Magazine|Review|Sentinel|Ledger|Star|Sun|Mirror|Express)$"
)


# "Source: Courier", or a line of an aggregator's that opens with "via Courier", "First reported by Courier"
_CREDITED: Final = re.compile(
    r"(?:\b(?:Sources?|Via|From):\s*|^[ \t]*(?:via|(?:as )?(?:first )?reported by)[ \t]+)([^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_ASIDE: Final = re.compile(r"\([^()\n]{0,200}\)")
_DESK: Final = re.compile(
    r"\b(?:staff|news\s?desk|desk|newsroom|team|reporters?|editors?|writers|agencies|correspondents?|wires?)\b",
    re.I,
)
_MOST_NAMES: Final = 12  # of one article's credit lines


def credited(document: Document) -> Iterator[tuple[Span, str]]:
    """Where each name in a credit line of sources stands ("Source: Courier / Norva"), and the name."""
    for block in document.blocks:
        if block.kind != "credit":
            continue
        for line in _CREDITED.finditer(document.text, block.start, block.end):
            for name in re.finditer(
                r"[^,/|;•·]+", _ASIDE.sub(lambda m: "," + " " * (len(m[0]) - 1), line[1])
            ):
                words = re.sub(r"^(?:with|and|additional \w+ (?:by|from))\s+", "", name.group().strip())
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


def agency(document: Document) -> Span | None:
    """The one agency that the credit lines or the dateline give as where the text comes from."""
    text = document.text
    own = (document.outlet or "").casefold()
    dateline = _DATELINE.search(text, 0, _TOP)
    if dateline and own and _is_wire(document, dateline.span("by")):
        return dateline.span("by")
    lines = [(b.start, b.end) for b in document.blocks if b.kind == "credit"]
    for low, high in lines[:_MOST_NAMES]:
        supplied = _SUPPLIED.search(text, low, high)
        if supplied and supplied["by"].casefold() not in own:
            return supplied.span("by")
        lone = _LONE.fullmatch(text, low, high)
        if lone and _is_wire(document, lone.span("by")):
            return lone.span("by")
    shared = any(_AGENCIES.search(text, *line) for line in lines)
    names = list(islice(credited(document), _MOST_NAMES))
    if len(names) == 1 and not any(_is_byline(text[low:high]) for low, high in lines):
        ((at, name),) = names
        return at if _is_wire(document, at) or _is_other_outlet(document, name) else None
    wires = [at for at, _ in names if _is_wire(document, at, sure=False)]
    if len(wires) == 1 and shared:
        return wires[0] if _is_wire(document, wires[0]) else None
    return None


def _is_byline(line: str) -> bool:
    """Whether a credit line gives a reporter of the outlet's own by name."""
    return re.search(r"^By\s", line, re.MULTILINE) is not None and not _DESK.search(line)


def _is_other_outlet(document: Document, name: str) -> bool:
    own = (document.outlet or "").casefold()
    return name.casefold() not in own and (is_outlet(name) or _called(document.text, name, "paper"))


def _is_wire(document: Document, at: Span, *, sure: bool = True) -> bool:
    """Whether the name at *at* is an agency's, not this outlet's; or, not *sure*, may be one."""
    name = document.text[slice(*at)].strip()
    if name.casefold() in (document.outlet or "").casefold():
        return False
    if not sure:
        return not _NOT_PAPER.search(name) and not _called(document.text, name, "paper")
    return _called(document.text, name, "agency")


def _called(text: str, name: str, what: str) -> bool:
    """Whether the text, or the gazetteer, says that *name* is an agency (or a paper or broadcaster)."""
    nouns = (
        "agency|wire"
        if what == "agency"
        else "newspaper|paper|weekly|daily|tabloid|magazine|broadcaster|station"
    )
    bare = re.escape(name.removeprefix("the ").removeprefix("The "))
    said = re.search(
        rf"\b(?:{nouns})\s+{bare}\b|\b{bare},?\s+(?:(?:a|the)\s+)?(?:\w+\s+)?(?:{nouns})\b", text
    )
    if what == "agency":
        return bool(said) or name.removeprefix("The ").removeprefix("the ") in agencies()
    return bool(said)
