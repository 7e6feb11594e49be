"""The head of a bare text: the headline, and what stands between it and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.buttons import is_section
from earwitness.ingest.bylines import is_signed, signs_head
from earwitness.ingest.masthead import is_dateline, is_issue, mark_masthead
from earwitness.ingest.timestamps import is_timestamp
from earwitness.records import BlockKind

_SUBHEAD_WORDS: Final = 30
_DECK_WORDS: Final = 50  # of a summary in full sentences between headline and by-line
_DECK_LINES: Final = 3
_HEAD_LINES: Final = 12  # below the headline; beyond the tenth line or so no article is still in its head
# Buttons and their counts on lines of their own: "Listen", "8 min", "214"
_BUTTON: Final = re.compile(
    r"\d{1,3}(?:,\d{3})?|\d{1,3}(?:\.\d)?k|\d{1,3} min(?:ute)?s?|"
    r"listen|save|comments?|print|gift|bookmark|text size|reply|react",
    re.IGNORECASE,
)

Kinds = list[BlockKind | None]


def mark_head(lines: Sequence[Line], kinds: Kinds) -> None:
    """Kinds for what stands above and below the headline, and the headline itself.

    Days, clocks and counts below the headline are part of the credits, with or without a by-line.
    """
    first = mark_masthead(lines, kinds)
    if first is None:
        return
    kinds[first] = "headline"
    _mark_deck(lines, kinds, first)
    for i in range(first + 1, min(first + _HEAD_LINES, len(lines) - 1)):
        line = lines[i]
        if kinds[i] not in (None, "notice"):
            continue
        if is_timestamp(line.text) or signs_head(lines, kinds, i, first):
            kinds[i] = "credit"
        elif kinds[i] is None and (is_section(line.text.strip("[]")) or is_issue(line.text)):
            kinds[i] = "notice"
        elif kinds[i] is None and _BUTTON.fullmatch(line.text):
            kinds[i] = "share"
        elif kinds[i] is None and _is_subhead(line):
            kinds[i] = "subhead"
        elif kinds[i] is None and line.words >= 3:
            return


def _is_subhead(line: Line) -> bool:
    return (
        3 <= line.words <= _SUBHEAD_WORDS
        and not rules.ends_sentence(line.text)
        and not is_dateline(line.text)
    )


def _mark_deck(lines: Sequence[Line], kinds: Kinds, headline: int) -> None:
    """A summary in sentences between headline and by-line or date, or points with bullets, as subheads.

    Fails on: articles whose by-line stands below their first paragraph.
    """
    below = range(headline + 1, min(headline + 2 + _DECK_LINES, len(lines) - 1))
    byline = next((i for i in below if _signs(lines[i].text)), None)
    if byline is not None and all(_may_be_deck(lines[i]) for i in range(headline + 1, byline)):
        for i in range(headline + 1, byline):
            signed = signs_head(lines, kinds, i, headline) or _tops_byline(lines, i, byline)
            kinds[i] = kinds[i] or ("credit" if signed else "subhead")
    for i in range(headline + 1, min(headline + _HEAD_LINES, len(lines) - 1)):
        if kinds[i] is None and not (rules.is_bullet(lines[i].text) and lines[i].words <= _SUBHEAD_WORDS):
            return
        kinds[i] = kinds[i] or "subhead"


def _tops_byline(lines: Sequence[Line], i: int, byline: int) -> bool:
    """True for a label in capitals right above the by-line: "EXCLUSIVE"."""
    line = lines[i]
    return i == byline - 1 and not line.gap_after and line.words <= 2 and line.text.isupper()


def _signs(text: str) -> bool:
    return is_signed(text) or is_timestamp(text)


def _may_be_deck(line: Line) -> bool:
    return line.words <= _DECK_WORDS and not is_dateline(line.text)
