"""Days that an article prints about itself: date lines, by-lines with a date, datelines, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.days import MONTH, WEEKDAY, month_number, weekday_number
from earwitness.records import Block

_DAY: Final = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
PRINTED: Final = re.compile(
    rf"\b(?:(?P<w>{WEEKDAY})\b\.?,?\s+)?(?:the\s+)?"
    rf"(?:{_DAY.format('d1')}\s+(?:of\s+)?(?P<m1>{MONTH})|(?P<m2>{MONTH})\s+{_DAY.format('d2')}(?![\d:]|[.,]\d))"
    r"(?:,?\s+(?P<y>(?:19|20)\d\d)\b)?"
    r"|\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"\b(?:(?:first |originally )?(?P<out>published|posted|issued|released|filed|dated?)|"
    r"(?P<again>(?:last )?(?:updated|modified)))(?: on| at| online)?\s*:?\s*\Z",
    re.IGNORECASE,
)
PRINT: Final = re.compile(
    r"\b(?:appears?|appeared|ran|will appear) in (?:the )?(?:print\b|paper\b|[\w ]{0,30}edition)|"
    r"\bprint(?:ed)? edition\b|\bversion of this (?:article|story|interview|piece)\b",
    re.IGNORECASE,
)
CORRECTED: Final = re.compile(
    r"\b(?:correct(?:ed|ion)|amended|clarif\w+|editor[’']s note|edited)\b", re.IGNORECASE
)
DATELINE: Final = re.compile(
    r"^\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,40}(?:,[^()—–\n]{1,60})?(?:\([^()\n]{1,40}\))?\s*(?:—|–|--?)\s"
)
# What a line about the article holds besides its date; all else begins with a capital or a digit.
_PAGE_WORDS: Final = frozenset((
    "by", "from", "am", "pm", "a.m", "p.m", "min", "mins", "minute", "minutes", "read", "comment", "comments",
    "published", "updated", "last", "posted", "first", "on", "at", "and", "for", "in", "staff", "reporter",
    "reporters", "correspondent", "editor", "agencies", "of", "the", "with", "ago", "words",
))  # fmt: skip
_STOPPED: Final = re.compile(r"(?<![ap]\.m)[.?!]$", re.IGNORECASE)
_HEAD: Final = 14  # lines that may hold a date line
_FOOT: Final = 8
_LONGEST_LINE: Final = 160  # characters of a line that is about the article and not of it


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, where it begins, and the kind of its block."""

    text: str
    start: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed day: how its line labels it, and its parts."""

    label: str  # out, again, print, corrected, line, dateline
    words: str
    year: int | None
    month: int
    day: int
    weekday: int | None


def lines_with_kinds(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """The lines of *text* that hold anything."""
    at = 0
    starts = sorted((b.start, b.end, b.kind) for b in blocks)
    number = 0
    for raw in text.splitlines(keepends=True):
        if raw.strip():
            while number < len(starts) and starts[number][1] <= at:
                number += 1
            inside = number < len(starts) and starts[number][0] < at + len(raw)
            yield Line(raw.strip(), at, starts[number][2] if inside else "body")
        at += len(raw)


def stamps(lines: Sequence[Line]) -> Iterator[Stamp]:
    """Printed days in the head and foot that are about the article itself."""
    head, foot = lines[:_HEAD], lines[max(_HEAD, len(lines) - _FOOT) :]
    for line in (*head, *foot):
        if line.kind in ("caption", "related-link", "headline") or not any(
            c.isdigit() for c in line.text[:400]
        ):
            continue
        for match in PRINTED.finditer(line.text[:400]):
            label = _label(line, match, at_head=line in head)
            if label and (stamp := stamp_of(label, match)):
                yield stamp


def _label(line: Line, match: re.Match[str], *, at_head: bool) -> str | None:
    before = line.text[: match.start()]
    dateline = DATELINE.match(line.text)
    if dateline and match.end() <= dateline.end():
        return "dateline" if at_head else None
    if PRINT.search(before):
        return "print"
    if CORRECTED.search(before):
        return "corrected"
    labeled = LABEL.search(before)
    lead = before[: labeled.start()] if labeled else before
    if labeled and len(line.text) <= _LONGEST_LINE and _about_page(lead):
        return "out" if labeled["out"] else "again"
    if labeled:
        return None
    if not at_head or len(line.text) > _LONGEST_LINE or _STOPPED.search(line.text):
        return None
    low, high = _part(line.text, match)
    rest = f"{line.text[low : match.start()]} {line.text[match.end() : high]}".strip()
    bare = not rest or high - low < len(line.text) or re.search(r"\bby\b|\d[:.]\d\d", rest, re.IGNORECASE)
    return "line" if bare and _about_page(rest) else None


def _part(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the part of *text* between bars lies that holds *match*."""
    bars = [-1, *(i for i, c in enumerate(text) if c in "|·•"), len(text)]
    return max(i for i in bars if i < match.start()) + 1, min(i for i in bars if i >= match.end())


def _about_page(words: str) -> bool:
    return all(
        word.lower().strip(".,:") in _PAGE_WORDS or not word[0].islower()
        for word in re.split(r"[\s|·•/]+", words)
        if word
    )


def stamp_of(label: str, match: re.Match[str]) -> Stamp | None:
    """The parts of a match of :data:`PRINTED`, or None if it is no day."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Stamp(label, match.group(), year, month, day, None) if 1 <= month <= 12 else None
    word = match["m1"] or match["m2"]
    if not word[0].isupper():
        return None
    return Stamp(
        label,
        match.group(),
        int(match["y"]) if match["y"] else None,
        month_number(word),
        int(match["d1"] or match["d2"]),
        weekday_number(match["w"]) if match["w"] else None,
    )
