"""Pages of several items, each with a title: files of agencies, topic pages.

The headline shows how the page sets its titles: behind a number, or below the time of its item. Titles
set in the same way further down, above prose, are headlines too. A live report has its headline above
the first time, a list of reasons has its own above the first number, so neither is such a page.

===========================  ========
1. DAM BURSTS AT DORV        headline
(paragraphs)                 body
2. MINERS WALK OUT           headline
===========================  ========

Fails on: pages that part their items by blank lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.timestamps import is_timestamp
from earwitness.records import BlockKind

_TITLE_WORDS: Final = 25
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})[.)]\s+\S")
_TIME: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?[0-2]?\d[.:]\d\d"
    r"(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?",
    re.IGNORECASE,
)

Kinds = list[BlockKind | None]


def mark_items(lines: Sequence[Line], kinds: Kinds) -> None:
    """Headlines for the titles of items, notices for the times above them."""
    first = next((i for i, kind in enumerate(kinds) if kind == "headline"), None)
    if first is None:
        return
    if (number := _NUMBERED.match(lines[first].text)) and number["number"] == "1":
        expected = 2
        for i in range(first + 1, len(lines) - 1):
            found = _NUMBERED.match(lines[i].text)
            if found and int(found["number"]) == expected and _is_title(lines, i):
                kinds[i] = "headline"
                expected += 1
    elif first and _is_time(lines, first - 1):
        for i in range(first + 1, len(lines) - 1):
            if _is_time(lines, i - 1) and _is_title(lines, i):
                kinds[i - 1], kinds[i] = "notice", "headline"


def _is_time(lines: Sequence[Line], i: int) -> bool:
    """True for a time on top of a paragraph that goes on below it."""
    line = lines[i]
    timed = _TIME.fullmatch(line.text) is not None or is_timestamp(line.text)
    return timed and line.gap_before and not line.gap_after


def _is_title(lines: Sequence[Line], i: int) -> bool:
    line, below = lines[i], lines[i + 1]
    if line.words > _TITLE_WORDS or (rules.ends_sentence(line.text) and not line.text.endswith("?")):
        return False
    return below.words > line.words and (rules.ends_sentence(below.text) or below.words > _TITLE_WORDS)
