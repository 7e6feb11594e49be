"""The latest date that an article tells of as past: it was not published before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from earwitness.ingest.printed_dates import CORRECTED, LABEL, PRINT
from earwitness.records import Block
from earwitness.when import moment
from earwitness.wordings import Wording, wordings

_FUTURE: Final = re.compile(
    r"\b(?:will|shall|due|scheduled|plan(?:s|ned)? (?:to|for)|to be|set to|is to|are to|expect\w* (?:to|by|"
    r"in)|forecasts?|deadline|target|aims?|next|promis\w+|expires?|should|if|hop\w+|run\w* for|bid|race|"
    r"campaign|candidate|nominee|election|would|could|may|might)\b[^.]{0,50}(?<!\bthan )\Z|"
    r"\b(?:until|till|by|before|ahead of|from|to|through)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# What began long ago says nothing of the year of publication but that it is past.
_LONG_AGO: Final = re.compile(
    r"\b(?:found(?:ed|ing)|establish\w*|opened|built|born|since|set up|start(?:ed|s)?|began|first|war|joined|"
    r"independen\w+|retired|elected|became|appointed|history|record\w*|bought|depend\w*)\b[^.]{0,60}\Z",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:than|was|were|had|did|\w{2,}ed|fought|won|lost|went|came|left|took|gave|made|said|told|spoke|wrote|"
    r"found|began|fell|rose|saw|became|held|met|died|ran|grew|got|built|broke|put|since|ago|between|dated)\b",
    re.IGNORECASE,
)  # fmt: skip
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST: Final = 40  # characters of a wording before its year
_BEFORE: Final = 90  # characters before a date that say whether it lies ahead
_SILENT: Final = frozenset(("caption", "related-link", "notice", "share", "media-placeholder"))


@dataclass(frozen=True, slots=True)
class Told:
    """A date told of as past: its first day, its words, and whether it may be old news."""

    day: date
    words: str
    long_ago: bool


def latest_told(text: str, blocks: Sequence[Block], seen_from: date | None = None) -> Told | None:
    """The latest date told of as past in the article itself, or None.

    Dates without a year count only where *seen_from*, the day that they are seen from, is known.
    Fails on: a future date in words that do not say so ("signed up for cuts in 2031"): the bound was
    too late for 12 of 350 articles of PolNeAR's training part.
    """
    best: Told | None = None
    for wording in _in_article(text, blocks, seen_from):
        words = " ".join(wording.match.group().split())
        if wording.until or not (_YEAR.search(words) or (seen_from and wording.kind == "full")):
            continue
        start = wording.span[0]
        line = text.rfind("\n", max(0, start - _BEFORE), start) + 1
        before = text[max(line, start - _BEFORE) : start]
        label = LABEL.search(before)
        about_page = label is not None and not before[: label.start()].strip()
        if about_page or any(p.search(before) for p in (_FUTURE, CORRECTED, PRINT)):
            continue
        if not (wording.since or _PAST.search(before) or _PAST.match(text, wording.span[1] + 1)):
            continue
        found = moment(wording, seen_from, None)
        if found.first is None or (seen_from and found.first > seen_from):
            continue
        if best is None or found.first > best.day:
            best = Told(found.first, words, wording.since or bool(_LONG_AGO.search(before)))
    return best


def _in_article(text: str, blocks: Sequence[Block], seen_from: date | None) -> Iterator[Wording]:
    """Wordings outside captions, links and the like, which may be older or newer than the article."""
    silent = sorted((b.start, b.end) for b in blocks if b.kind in _SILENT)
    number = 0
    for wording in wordings(text) if seen_from else _with_years(text):
        while number < len(silent) and silent[number][1] <= wording.span[0]:
            number += 1
        if number == len(silent) or silent[number][0] > wording.span[0]:
            yield wording


def _with_years(text: str) -> Iterator[Wording]:
    """Wordings that name a year, which is much faster than all."""
    done = 0
    for year in _YEAR.finditer(text):
        for wording in wordings(text, max(done, year.start() - _LONGEST), min(len(text), year.end() + 1)):
            done = wording.span[1]
            yield wording
