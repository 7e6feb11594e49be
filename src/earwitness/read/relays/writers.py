"""The agency that wrote a text, of all the names in its credit lines.

==========================================================  =========================================
"Reporting by Norva; additional reporting by the Bee",      Norva
"By Norva News Agency in Dorv", "Ida Roe, Norva News
Agency", "(Norva)", "By NPA", "© Norva", "Norva/Bee"
"This story was supplied by Norva", in a notice as well     Norva
"By Ida Roe; additional reporting by Norva News Agency"     nobody: she wrote it
"Additional reporting by Norva News Agency" alone           Norva
==========================================================  =========================================

Fails on: two agencies for one text, which are left out; a lone word that is a place ("By Ida Roe, Dorv").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from earwitness.read.relays.agencies import DESK, is_lone_name, is_own, is_wire
from earwitness.records import Document, Span

_MOST: Final = 12  # credit lines that are read
_PARTS: Final = 4  # of one line
_NAMES: Final = 6  # of one part
_LONGEST: Final = 200  # characters of a credit line
_WORD: Final = r"[A-ZÀ-Þ][\w.’'\-]{0,40}"
NAME: Final = rf"{_WORD}(?:\s(?:(?:of|for|de|&)\s(?:the\s)?)?{_WORD}){{0,6}}"
_A_NAME: Final = re.compile(NAME)
_OF: Final = re.compile(r"\s(?:of|for)\s(?:the\s)?")
# What a part of a credit line is about, if not who wrote the text.
_OTHER_WORK: Final = re.compile(
    r"\b(?:edit(?:ing|ed|or|ors)|photo\w*|pictures?|images?|illustrat\w+|graphics?|video|updated|published|"
    r"posted|modified|amended|translat\w+|handout|library|figures?|data|chart|map|covers|is\s+an?)\b",
    re.IGNORECASE,
)
_HELPED: Final = re.compile(
    r"\b(?:additional|further|more|extra|contribut\w+|with\s(?:reporting|material|files?|inputs?|copy)\s(?:from|by))\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"[;|•·\n]|\.\s|,\s(?=(?:(?:with\s)?additional|with\sreporting|edit(?:ing|ed))\b)",
    re.IGNORECASE,
)
# The words that open a part which can only name who wrote the text.
_WROTE: Final = re.compile(
    r"(?:\b(?:reporting|reports?|story|text|copy|article|written|compiled|produced)(?:\s(?:and\s\w+|is|was))?\s?(?:by|from|:)|"
    r"\bby\s(?=\S+\s+in\s)|(?:©|\bcopyright)(?:\s\d{4})?)\s*(?:the\s)?",
    re.IGNORECASE,
)
_LEAD_IN: Final = re.compile(r"[\s;|•·.(\[]*(?:(?:by|from|courtesy\s+of|text:)\s+)?(?:the\s)?", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[\s(\[]*by\s+(?P<by>[A-ZÀ-Þ]{3,6})\b(?!\s[A-ZÀ-Þ])", re.IGNORECASE)
_LONE_BRACKET: Final = re.compile(rf"[(\[]\s*(?:the\s|The\s)?(?P<by>{_WORD})\s*(?:[)\]]|;)")
_TWO: Final = re.compile(
    rf"\s*(?:By\s)?(?:the\s)?(?P<one>[^,/+;|]{{2,60}}?)(?:\s?[/+]\s?|\s(?:and|with|&)\s)(?:the\s)?(?P<other>{_WORD})\s*\.?",
    re.IGNORECASE,
)
_SOURCES: Final = re.compile(r"\b(?:sources?|via|reported\sby)\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(
    rf"(?<![\w’'] ){_WORD}(?:\s?[,/]\s?{_WORD}(?!\s?[A-ZÀ-Þ])){{2,}}"
)  # "(Norva, Lumo, Tern)"
_GOES_ON: Final = re.compile(r"\s(?!(?:in|and|for|from|with)\s)[a-z]")  # "by the Dorv newsroom"
_SUPPLIED: Final = re.compile(
    r"\b(?:story|article|report|material|content|text|copy|dispatch|piece)\s+(?:(?:was|is|has\s+been|comes)\s+)?"
    r"(?:first\s+|originally\s+|automatically\s+)?(?:(?:supplied|provided|produced|distributed|syndicated|issued|written|"
    r"republished|reproduced|generated|sourced|taken|adapted|courtesy|published|appeared)\s+)?"
    r"(?:by|from|of|in|on|with\s+(?:the\s+)?permission\s+(?:of|from))\s+(?:the\s+|an?\s+)?"
    rf"(?P<by>{NAME})"
)


@dataclass(slots=True)
class _Names:
    """Names by how sure it is that an agency wrote the text: called one, a lone word, one that helped."""

    sure: dict[str, Span]
    likely: dict[str, Span]
    helped: dict[str, Span]


def writer(document: Document) -> Span | None:
    """The one agency that credit lines and notices name as who wrote the text; None if none or several."""
    text = document.text
    for block in islice((b for b in document.blocks if b.kind in ("credit", "notice")), _MOST):
        match = _SUPPLIED.search(text, block.start, min(block.end, block.start + 4 * _LONGEST))
        if match is None or is_own(document, match["by"]):
            continue
        if block.kind == "credit" or is_wire(document, match.span("by")):
            return _bare(text, match.span("by"))
    names = _Names({}, {}, {})
    for low, high in islice(lines(document), _MOST):
        if not _SEVERAL.search(text, low, high):
            _read(document, low, high, names)
    tiers = [names.sure, names.likely, {} if by_person(document) else names.helped]
    found = next((tier for tier in tiers if tier), {})
    return next(iter(found.values())) if len(found) == 1 else None


def lines(document: Document) -> Iterator[Span]:
    """The credit lines, each on its own."""
    for block in islice((b for b in document.blocks if b.kind == "credit"), _MOST):
        held = document.text[block.start : min(block.end, block.start + 4 * _LONGEST)]
        for line in re.finditer(r"[^\n]+", held):
            yield (
                block.start + line.start(),
                block.start + min(line.end(), line.start() + _LONGEST),
            )


def by_person(document: Document) -> bool:
    """Whether a credit line gives a reporter of the outlet's own by name."""
    return any(
        re.match(r"By\s", document.text[low:high]) and not DESK.search(document.text, low, high)
        for low, high in lines(document)
    )


def _read(document: Document, low: int, high: int, names: _Names) -> None:
    """Put the names in one credit line where they belong."""
    text = document.text
    for lone in (
        _LONE_BRACKET.match(text, low, high),
        _INITIALS.match(text, low, high),
    ):
        if lone is not None and is_lone_name(document, lone.span("by")):
            names.likely.setdefault(lone["by"].casefold(), lone.span("by"))
    begin = low
    for end in [*(m.start() for m in islice(_CUT.finditer(text, low, high), _PARTS)), high]:
        if not _OTHER_WORK.search(text, begin, end) and not _SOURCES.search(text, begin, end):
            _read_part(document, (begin, end), names)
        begin = end


def _read_part(document: Document, part: Span, names: _Names) -> None:
    text = document.text
    helped = _HELPED.search(text, *part) is not None
    two = _TWO.fullmatch(text, *part)
    if two is not None and not helped:
        for ours, theirs in (("one", "other"), ("other", "one")):
            mine = DESK.search(two[ours]) or is_own(document, two[ours])
            if mine and is_lone_name(document, two.span(theirs)):
                names.likely.setdefault(two[theirs].casefold(), two.span(theirs))
    wrote = _WROTE.search(text, *part)
    start = wrote or _LEAD_IN.match(text, *part)
    for match in islice(_A_NAME.finditer(text, start.end() if start else part[0], part[1]), _NAMES):
        of = _OF.search(text, *match.span())
        whole = _bare(text, match.span())
        after_of = (of.end(), whole[1]) if of is not None else whole
        wire = next((at for at in (after_of, whole) if is_wire(document, at)), None)
        if wire is not None:
            (names.helped if helped else names.sure).setdefault(text[slice(*wire)].casefold(), wire)
        first = wrote is not None and whole[0] == wrote.end() and not _GOES_ON.match(text, match.end())
        if first and not helped and is_lone_name(document, whole):
            names.likely.setdefault(text[slice(*whole)].casefold(), whole)


def _bare(text: str, at: Span) -> Span:
    """*at* without a full stop at its end."""
    return at[0], at[1] - (text[at[1] - 1 : at[1]] == ".")
