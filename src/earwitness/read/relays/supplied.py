"""Which agency, or other outlet, supplied a text or a part of it, as its credit lines say.

========================================================  =============================================
a credit line names the agency that wrote the text        that agency, for the whole text
(earwitness.read.relays.writers)
a date line "DORV, May 2 (Norva) -" in another's article  the same
"- Norva" or "(Norva)" under the text, or at its end      the same, for what is above it
"Source: Courier" alone, and no reporter named            that outlet
"Source: Courier, Norva" where the byline has "and        the one that may be an agency
agencies"
"via Courier", under or over each of several items        that outlet, for its item
a paragraph with "we", or about the outlet's own town,    nobody: the outlet wrote it
of which the beginning of the text does not speak
========================================================  =============================================

Fails on: passages of the outlet's own that nothing marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from earwitness.names import is_outlet
from earwitness.read.layout import Layout
from earwitness.read.relays.agencies import is_called, is_lone_name, is_own, is_wire
from earwitness.read.relays.credits import credited
from earwitness.read.relays.writers import NAME, by_person, writer
from earwitness.records import Document, Span

_MOST: Final = 20  # lines under a text, and credit lines
_NAMES: Final = 12  # in one credit line
_TOP: Final = 3000  # characters in which a date line stands
_DATELINE: Final = re.compile(r"^[^\n()]{2,70}\((?P<by>[A-ZÀ-Þ][\w .’'\-]{1,40})\)\s*(?:[-–—]|:)", re.M)
_WORD: Final = r"[A-ZÀ-Þ][\w.’'\-]{0,40}"
_SIGNED_OFF: Final = re.compile(
    r"(?:^|(?<=[.!?”\"’'])[ \t])[ \t]{0,9}"
    rf"(?:[-–—]{{1,2}}\s?(?:the\s|The\s)?(?P<dash>{_WORD}(?:\s{_WORD}){{0,4}})|"
    rf"[(\[](?P<bracket>{_WORD}(?:\s{_WORD}){{0,4}})[)\]]|"
    rf"[(\[]?(?:Reporting|Report|Story|Text|Written|Compiled)\sby\s(?:the\s|The\s)?(?P<by>{NAME})"
    r"(?:[;.,)\]][^\n]{0,120})?)[ \t]*$",
    re.MULTILINE,
)
_WE: Final = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|[Rr]eaders)\b")
_STORY: Final = 600  # characters of text that say what a story is about
_NO_TOWN: Final = frozenset(
    "news online daily weekly morning evening sunday sundays national state public local north south east "
    "west northern southern eastern western central agency press radio free live today world business sport "
    "sports report reports media".split()
)
_NOUNS: Final = "agency|newswire|wire|radio|television|TV|newspaper|paper|weekly|daily|magazine|news"
_SHARED: Final = re.compile(
    r"\b(?:with|and|from)\s+(?:\w+\s+)?(?:agencies|wires?|wire\s+(?:services|reports)|news\s+agencies)\b|^agencies$",
    re.IGNORECASE,
)
_PAPER: Final = re.compile(
    r"(?:Times|Post|Herald|Tribune|Gazette|Echo|Courier|Standard|Telegraph|Mail|Journal|Mercury|Argus|Chronicle|Observer|"
    r"Guardian|Radio|TV|Television|Broadcasting|Magazine|Review|Sentinel|Ledger|Star|Sun|Mirror|Express)$"
)


def supplied(document: Document) -> tuple[tuple[Span, Span], ...]:
    """Stretches of *document* that another outlet supplied, each with the words that name it."""
    items = tuple(_items(document))
    per_item = bool(items)  # whose sources are other outlets' all through
    found = None if items else _dateline(document) or writer(document) or _source(document)
    if found is not None:
        items = (((0, len(document.text)), found),)
    items = items or tuple(_signed_off(document))
    if not items:
        return ()
    ours = () if per_item else tuple(_our_paragraphs(document))
    return tuple((part, _in_body(document, at)) for whole, at in items for part in _without(whole, ours))


def _without(whole: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of *whole* between the *holes*, which are in order."""
    at = whole[0]
    for low, high in holes:
        if at < low < whole[1]:
            yield at, low
        at = max(at, high) if low < whole[1] else at
    if at < whole[1]:
        yield at, whole[1]


def _our_paragraphs(document: Document) -> Iterator[Span]:
    """Paragraphs that the outlet wrote itself: it says "we", or speaks of its town first there."""
    text = document.text
    layout = Layout(text)
    place = _town(document)
    for block in document.blocks:
        if block.kind == "body":
            for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
                low, high = block.start + line.start(), block.start + line.end()
                words = (
                    *_WE.finditer(text, low, high),
                    *(place.finditer(text, low, high) if place else ()),
                )
                if any(not layout.quoted(m.start()) for m in words):
                    yield low, high


def _town(document: Document) -> re.Pattern[str] | None:
    """The proper words of the outlet's name, unless the story is about what they name."""
    names = [
        word
        for word in re.findall(r"[A-ZÀ-Þ][\w’'\-]{3,}", document.outlet or "")
        if not is_outlet(word) and word.casefold() not in _NO_TOWN
    ]
    if not names:
        return None
    town = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    body = next((b.start for b in document.blocks if b.kind == "body"), 0)
    return None if town.search(document.text, 0, body + _STORY) else town


def _in_body(document: Document, at: Span) -> Span:
    """Where the text calls the one named at *at* an outlet ("the Norva agency"); else *at*."""
    name = re.escape(re.sub(r"^[Tt]he\s", "", document.text[slice(*at)]))
    called = re.compile(rf"\b(?:[Tt]he\s)?{name}\s(?:(?:state|news)\s)?(?:{_NOUNS})\b")
    for block in document.blocks:
        found = called.search(document.text, block.start, block.end) if block.kind == "body" else None
        if found is not None:
            return found.span()
    return at


def _dateline(document: Document) -> Span | None:
    """The agency in the date line, if that is not this outlet itself."""
    match = _DATELINE.search(document.text, 0, _TOP)
    if match is None or not document.outlet:
        return None
    at = match.span("by")
    return at if is_wire(document, at) or is_lone_name(document, at) else None


def _signed_off(document: Document) -> Iterator[tuple[Span, Span]]:
    """For lines under a text, with an agency's name and nothing else: the text above, the name."""
    text = document.text
    lines = [
        (
            match.span(),
            next(match.span(g) for g in ("dash", "bracket", "by") if match[g]),
        )
        for block in document.blocks
        if block.kind == "body"
        for match in islice(_SIGNED_OFF.finditer(text, block.start, block.end), _MOST)
    ]
    alone = len(lines) == 1 and not by_person(document)
    begin = 0
    for line, at in lines[:_MOST]:
        if is_wire(document, at) or (alone and is_lone_name(document, at)):
            yield (begin, line[0]), at
            begin = line[1]


def _source(document: Document) -> Span | None:
    """Who is credited as the source, where nobody else wrote the text or just one may be an agency."""
    names = list(islice(credited(document), _NAMES))
    if len(names) == 1 and not by_person(document):
        ((at, name),) = names
        other = not is_own(document, name) and (is_outlet(name) or is_called(document.text, name, "paper"))
        return at if is_wire(document, at) or other else None
    lines = [(b.start, b.end) for b in document.blocks if b.kind == "credit"]
    if not any(_SHARED.search(document.text, *line) for line in lines):
        return None
    may_be = [
        at
        for at, name in names
        if not (is_own(document, name) or _PAPER.search(name) or is_called(document.text, name, "paper"))
    ]
    return may_be[0] if len(may_be) == 1 and is_wire(document, may_be[0]) else None


def _items(document: Document) -> Iterator[tuple[Span, Span]]:
    """The items of a page that credits the source of each in a line under it, or over it."""
    names: dict[int, list[Span]] = {}  # by the credit block
    blocks = [b for b in document.blocks if b.kind in ("body", "credit", "headline", "subhead")]
    credits = [i for i, b in enumerate(blocks) if b.kind == "credit"]
    for at, _ in islice(credited(document), _MOST):
        held = next(i for i in credits if blocks[i].start <= at[0] < blocks[i].end)
        names.setdefault(held, []).append(at)
    apart = [i for i in names if any(b.kind == "body" for b in blocks[:i])]
    over = len(apart) < len(names)
    if len(names) < 2:
        return
    for i, found in sorted(names.items()):
        if over:
            after = next(
                (b.start for b in blocks[i + 1 :] if b.kind in ("headline", "subhead", "credit")),
                len(document.text),
            )
            stretch = (blocks[i].end, after)
        else:
            before = [b for b in blocks[:i] if b.kind in ("credit", "headline")]
            stretch = (before[-1].end if before else 0, blocks[i].start)
        if len(found) == 1 and not is_own(document, document.text[slice(*found[0])]):
            yield stretch, found[0]
