"""Agencies and outlets whose text an article says that it uses.

========================================================  ========================================
LISK, Sept 11 (Intermare) - Managers of the dam …          a dateline
By Mara Tiel, Associated Press · Intermare                 a by-line, or a name instead of one
Intermare contributed to this report.                      a line that says who had a part in it
Reporting by Halyard; additional reporting by the Post
This story was supplied by Intermare.
Sources: Estuary, Hartwell Review · (With AP) · - Estuary   a line of names
Copyright 2014 The Associated Press. All rights reserved.  only agencies: others print their own
========================================================  ========================================

Credits under pictures are not meant: "AP Photo", "T. Wray / Reuters". What running text cites ("told
Intermare") is no use of text; :mod:`earwitness.trace.passages.naming` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from earwitness.gazetteer import agencies
from earwitness.names import is_given, is_outlet
from earwitness.records import BlockKind, Document, Span
from earwitness.trace.passages.naming import Outlets, bare, initials, same_outlet

_I: Final = re.IGNORECASE
# Lines longer than this are paragraphs; only their beginning may be a dateline.
_LONGEST: Final = 250  # characters
_MOST: Final = 50  # credits of one article; a list of more is none
_LONGEST_NAME: Final = 6  # words of an outlet's name; longer ones are headlines
# A dateline stands under the headline and the by-line.
_FIRST_LINES: Final = 6
_WORD: Final = r"(?:(?:[A-Z]\.)+|[A-Z][\w&'’-]*(?:\.[\w&'’-]+)*)"
_NAME: Final = rf"(?:{_WORD}|@\w+)(?:\s+(?:(?:of|the|and|de|for|&)\s+)?{_WORD}){{0,5}}"
_NAMES: Final = re.compile(_NAME)
# Before the bracket: a place in any case, a date, or nothing; no word of a sentence.
_DATELINE: Final = re.compile(
    r"(?:(?:[A-Z][\w.'’/-]*|\d{1,2}(?:st|nd|rd|th)?|and|of|de|la|el)[,.]?\s+){0,14}?"
    rf"\((?P<name>{_NAME})\)\s*(?:[-–—]{{1,2}}|:)\s"
)
_PICTURE: Final = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|pic|getty|caption|graphics?|video|illustration|file)\b", _I
)
# What stands before the names in a line that holds nothing else.
_LEADS: Final = re.compile(
    r"^\W*(?:(?:by|from|sources?|via|h/t|hat tip|agency|agencies|information from|"
    r"with (?:additional )?(?:reporting|files|material|inputs?|contributions?|information|agency inputs?)"
    r"(?: (?:by|from))?|with|"
    r"(?:additional )?(?:reporting|writing|editing|research)(?: and \w+)? (?:by|from))\b\s*:?|\|)\s*(?=\S)",
    _I,
)
# The only words in small letters that such a line may have.
_WORDS_OF_CREDIT: Final = frozenset(
    "additional agencies agency and associated at by contributed contributing contributions correspondent "
    "correspondents copyright desk edited editing editor files for foreign from in information inputs "
    "material news of on our political press report reporter reporting reports research service services "
    "staff team the to via wire wires with writer writers writing www http https com a an".split()
)
# "This story was supplied by Intermare and edited by our staff."
_SUPPLIED: Final = re.compile(
    r"\b(?:this|the original|an? (?:longer |earlier )?version of this)(?: \w+)? ?"
    r"(?:story|article|report|piece|post|version|dispatch)\b[^.]{0,60}?"
    r"\b(?:supplied|provided|produced|syndicated|distributed|published|republished|written|compiled|"
    r"appeared|ran|released)(?: and \w+)?(?: (?:first|originally|here|with permission|online))* "
    r"(?:by|from|in|on|at)\s+",
    _I,
)
_CONTRIBUTED: Final = re.compile(
    r"^\W*(?P<names>\S.{1,160}?)\s+(?:also )?contributed\s+(?:(?:additional|with)\s+)*"
    r"(?:reporting|research|writing|material|information|to th(?:is|e)\b)",
    _I,
)
_COPYRIGHT: Final = re.compile(r"copyright|©|\(c\)|all rights reserved", _I)
_BRACKETED: Final = re.compile(rf"\s*\((?P<name>{_NAME})\)\s+(?=[\w“\"‘'])")
_SIGNED: Final = re.compile(
    rf"^\s*(?:[-–—]{{1,3}}\s*(?P<dash>{_NAME}(?:\s*[/,]\s*{_NAME})*)"
    rf"|[\[(](?P<bracket>{_NAME}(?:\s*[/,]\s*{_NAME})*)[\])])[.\s]*$"
)
_ALONE: Final = re.compile(rf"^\s*(?P<names>{_NAME}(?:\s*[/,|·]\s*{_NAME})*)\s*$")
NO_OUTLETS: Final = Outlets()
_NOT_CREDITS: Final[frozenset[BlockKind]] = frozenset(
    ["headline", "subhead", "caption", "related-link", "share", "media-placeholder"]
)


def credited_agencies(document: Document, known: Outlets = NO_OUTLETS) -> tuple[tuple[str, Span], ...]:
    """Each agency or outlet whose text *document* says it uses, as written, with the place of the name.

    In order of place, one place for each name. *known* are outlets that the gazetteer may lack, for
    instance those of a bundle; an unknown name counts in a dateline and where it signs a text. The
    document's own outlet is left out. Fails on: credits in other languages; an unknown agency of two
    words or more in a line that might name a person.
    """
    out: list[tuple[str, Span]] = []
    for name, span in sorted(_found(document, known), key=lambda f: (f[1], f[0])):
        own = document.outlet is not None and _is_own(name, document.outlet)
        if not own and not any(same_outlet(name, other) for other, _ in out):
            out.append((name, span))
            if len(out) == _MOST:
                break
    return tuple(out)


def _is_own(name: str, outlet: str) -> bool:
    """Whether *name* is the outlet's or a part of it: "the Post" in the Tern Harbour Post."""
    return same_outlet(name, outlet) or set(bare(name).lower().split()) <= set(outlet.lower().split())


def _found(document: Document, known: Outlets) -> Iterator[tuple[str, Span]]:
    furniture = [(b.start, b.end) for b in document.blocks if b.kind in _NOT_CREDITS]
    at = part = seen = 0
    for line in document.text.split("\n"):
        start, at = at, at + len(line) + 1
        while part < len(furniture) and furniture[part][1] <= start:
            part += 1
        if not line.strip() or (part < len(furniture) and furniture[part][0] <= start):
            continue
        seen += 1
        if seen <= _FIRST_LINES and (dateline := _DATELINE.match(line.lstrip()[:_LONGEST])):
            shift = start + len(line) - len(line.lstrip())
            yield dateline["name"], (shift + dateline.start("name"), shift + dateline.end("name"))
        elif seen <= _FIRST_LINES and (opened := _BRACKETED.match(line)) and _is_known(opened["name"], known):
            yield opened["name"], (start + opened.start("name"), start + opened.end("name"))
        elif len(line) <= _LONGEST and not _PICTURE.search(line):
            yield from ((line[s:e], (start + s, start + e)) for s, e in _in_line(line, known))


def _in_line(line: str, known: Outlets) -> Iterator[Span]:
    """Places of names in a line that may be a credit."""
    if _COPYRIGHT.search(line):
        yield from ((s, e) for s, e in _names(line, (0, len(line)), known) if _is_agency(line[s:e]))
        return
    lead = _LEADS.match(line)
    if lead and _only_credits(line[lead.end() :]):
        yield from _names(line, (lead.end(), len(line)), known, lone=True)
        return
    signed = _SIGNED.match(line)
    if signed:
        yield from _names(line, signed.span("dash" if signed["dash"] else "bracket"), known, lone=True)
        return
    alone = _ALONE.match(line)
    if alone:
        found = list(_names(line, alone.span("names"), known))
        # a line of nothing but outlets' names; a headline may hold one beside other words
        if sum(e - s for s, e in found) >= len(re.sub(r"\W|\b(?:and|the)\b", "", line, flags=_I)):
            yield from found
        return
    contributed = _CONTRIBUTED.match(line)
    if contributed:
        yield from _names(line, contributed.span("names"), known, lone=True)
        return
    supplied = _SUPPLIED.search(line)
    if supplied:
        named = _NAMES.match(line, supplied.end())
        the = _NAMES.match(line, supplied.end() + 4) if line[supplied.end() :][:4].lower() == "the " else None
        if found_name := named or the:
            yield from _names(line, found_name.span(), known, lone=True)


def _only_credits(words: str) -> bool:
    """Whether a line has no words of a sentence: names, and small words that credits have."""
    small = re.findall(r"(?<![\w.@/])[a-z][a-z'’]*", words)
    return all(w in _WORDS_OF_CREDIT for w in small)


def _names(line: str, where: Span, known: Outlets, *, lone: bool = False) -> Iterator[Span]:
    """Names of outlets in a stretch; *lone*: also an unknown single word that is neither person nor place."""
    for match in _NAMES.finditer(line, *where):
        for s, e in _parts(match, known):
            name = line[s:e]
            single = lone and s == where[0] + len(line[where[0] : s]) - len(line[where[0] : s].lstrip(" \t"))
            if _is_known(name, known) or (single and _may_be_unknown(line, name, s)):
                yield s, e


def _may_be_unknown(line: str, name: str, at: int) -> bool:
    """Whether an unknown name of one word may be an outlet's: no given name, no place, no word of credit."""
    before = line[:at].split()
    return (
        " " not in name
        and name[0].isupper()
        and not is_given(name)
        and name.lower() not in _WORDS_OF_CREDIT
        and name not in ("AM", "PM")
        and (not before or before[-1].lower() not in ("in", "from", "at"))
    )


def _parts(match: re.Match[str], known: Outlets) -> Iterator[Span]:
    """The name itself, or the names that "and" joins in it, unless only the whole is an outlet's."""
    spans: list[Span] = []
    at = match.start()
    for part in re.split(r"\s+and\s+", match.group()):
        begin = match.string.index(part, at)
        at = begin + len(part)
        if part:
            spans.append((begin, at))
    parts = [match.string[s:e] for s, e in spans]
    if len(parts) > 1 and _is_known(match.group(), known) and not all(_is_known(p, known) for p in parts):
        yield match.span()
    else:
        yield from spans


def _is_known(name: str, known: Outlets) -> bool:
    name = name.rstrip(".,")
    if len(name.split()) > _LONGEST_NAME:
        return False
    return _is_agency(name) or is_outlet(name) or name in known


def _is_agency(name: str) -> bool:
    plain = bare(name.rstrip(".,"))
    return plain in agencies() or (plain.isupper() and plain in _shortened())


@cache
def _shortened() -> frozenset[str]:
    """Initials of agencies: "UPI" for United Press International."""
    return frozenset(initials(a) for a in agencies() if " " in a or "-" in a) - {""}
