"""Bare text: which line is the headline, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line, blocks_of, lines_of, part_credits
from earwitness.ingest.crossheads import mark_crossheads
from earwitness.ingest.dates import WORDED, read_date, worded_day
from earwitness.ingest.draft import Draft, Fact, Facts
from earwitness.ingest.foot import mark_foot
from earwitness.ingest.head import mark_head
from earwitness.ingest.items import mark_items
from earwitness.ingest.lists import is_tight, mark_follow, mark_forms, mark_labeled, mark_links
from earwitness.ingest.masthead import is_dateline
from earwitness.ingest.outlet import shown_outlet
from earwitness.records import BlockKind

_PUBLISHED: Final = re.compile(
    r"^(?:first |originally )?(?:published|posted|date|dated)(?: on| at)?[:\s]+", re.IGNORECASE
)
_UPDATED: Final = re.compile(
    r"\b(?:updated|modified|last (?:edited|changed)|accessed|retrieved)\b", re.IGNORECASE
)


def read_plain(text: str) -> Draft:
    """An article from bare text, exactly as it is; a date and an outlet only where the text shows them."""
    lines = lines_of(text)
    kinds = classify(lines)
    headline = next((line.text for line, kind in zip(lines, kinds, strict=True) if kind == "headline"), None)
    facts = Facts(outlet=shown_outlet(lines, kinds), published=stated_date(lines))
    parted = part_credits(lines, kinds, rules.credit_in_caption)
    return Draft(text, blocks_of(*parted, tight=is_tight(lines)), headline, facts)


def classify(lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line of a bare text; body wherever nothing says otherwise."""
    kinds: list[BlockKind | None] = [rules.kind_of(line.text) for line in lines]
    tight = is_tight(lines)
    mark_labeled(lines, kinds)
    mark_follow(lines, kinds)
    mark_links(lines, kinds, tight=tight)
    mark_forms(lines, kinds, tight=tight)
    mark_head(lines, kinds)
    mark_items(lines, kinds)
    mark_foot(lines, kinds)
    mark_crossheads(lines, kinds, tight=tight)
    return [kind or "body" for kind in kinds]


def stated_date(lines: Sequence[Line]) -> Fact | None:
    """The date of publication that the head or foot of a text prints in full, year included.

    A line that is a date, or says "Published", or a by-line or dateline with one. Fails on: dates
    without a year, and other languages, on purpose; a first line that is the date of the event.
    """
    head = list(lines[:6])
    foot = [line for line in lines[-2:] if line not in head]
    for line in head + foot:
        found = _date_in(line.text, foot=line in foot)
        if found is not None:
            where = "at the end of the text" if line in foot else "at the head of the text"
            return Fact(found[0], "stated", f"printed {where}: “{found[1]}”")
    return None


def _date_in(text: str, *, foot: bool) -> tuple[str, str] | None:
    """(EDTF date or the words that bound it, words) of the date of publication in one line."""
    if _UPDATED.match(text):
        return None
    label = _PUBLISHED.match(text)
    words = text[label.end() :] if label else text
    if len(words) <= 60 and (moment := read_date(words)) is not None and not re.fullmatch(r"[\dX]{4}", words):
        return moment.edtf or words, words
    dateline = is_dateline(text)
    byline = len(text) <= 120 and rules.kind_of(text) == "credit"
    if not (dateline or label or byline) or (foot and not label):
        return None
    match = WORDED.search(text[:120])
    day = worded_day(match) if match else None
    if match is None or day is None or day.edtf is None or (dateline and not _is_dateline_date(text, match)):
        return None
    return day.edtf, match.group()


def _is_dateline_date(text: str, match: re.Match[str]) -> bool:
    """True if the date stands before the dash that ends a dateline."""
    dash = re.search(r"\s?[-–—]{1,2}\s", text)
    return dash is not None and match.end() <= dash.start() + 1
