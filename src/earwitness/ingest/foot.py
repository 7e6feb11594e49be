"""The foot of a bare text: lines below the article that only their place shows to be none of it.

It is read from the last line upwards and ends at the first line that is neither marked already nor a
date, a word on the author, a signature, or an order to readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest.blocks import Line
from earwitness.ingest.bylines import authors_of, is_about, is_signature
from earwitness.ingest.credits import is_biography
from earwitness.ingest.notices import SPEECH, asks_readers
from earwitness.ingest.timestamps import is_timestamp
from earwitness.records import BlockKind

_FOOT_LINES: Final = 12
_CLOSING_WORDS: Final = 30
_CLOSING_CHARACTERS: Final = 300
# A question to readers and what to do then; whom to ask; an advertisement; an end set between dashes.
_CLOSING: Final = re.compile(
    r".{3,60}\?\s(?:.{1,80}\s)?(?:(?:chip in|donate|support us|subscribe|join us|sign up|tell us|let us know|"
    r"write to|e-?mail|call|contact|get in touch|drop us)\b.{0,60}|\S{1,60}@\S{3,60})"
    r"|(?:.{0,200}[.!]\s)?(?:got|have|spotted|seen|know|noticed)\b.{1,40}\?\s"
    r"(?:tell|call|write|e-?mail|drop)\b.{0,60}"
    r"|(?:queries|enquiries|inquiries|contacts?|tips|questions|(?:news ?)?desk|phone|tel)\s?: .{2,80}"
    r"|(?:ads?|advert|advertisement|sponsored|promoted)\s?: .{2,120}"
    r"|updated\b.{0,30}\d.{0,30}\bto (?:add|include|correct|clarify|reflect|remove)\b.{2,150}"
    r"|[-–—*]{1,3}\s[^-–—*]{3,60}\s[-–—*]{1,3}",
    re.IGNORECASE,
)

Kinds = list[BlockKind | None]


def mark_foot(lines: Sequence[Line], kinds: Kinds) -> None:
    """Kinds for the foot.

    Fails on: an author who is in the news of the last paragraph and is named at its start; an essay
    above a biography whose last paragraph is a short order with "us" or "our" in it.
    """
    authors = authors_of(lines, kinds)
    biography = True  # whether one of somebody who is in no by-line may still stand here
    for i in range(len(lines) - 1, max(0, len(lines) - 1 - _FOOT_LINES), -1):
        if kinds[i] is not None:
            continue
        line = lines[i]
        quiet = not SPEECH.search(line.text)
        if is_timestamp(line.text):
            kinds[i] = "notice"
        elif is_signature(line.text) or (quiet and is_about(line.text, authors)):
            kinds[i] = "credit"
        elif biography and line.gap_before and quiet and is_biography(line.text):
            kinds[i] = "credit"
            biography = False
        elif (quiet and _closes(line)) or (
            line.gap_before and _beside_furniture(kinds, i) and asks_readers(line.text)
        ):
            kinds[i] = "notice"
        else:
            return


def _closes(line: Line) -> bool:
    """True for a word to readers at the end of a page: "Spotted a slip? Tell us."; "Queries: night desk".

    Fails on: an opinion that ends on such a question to its readers and what to do.
    """
    short = line.words <= _CLOSING_WORDS and len(line.text) <= _CLOSING_CHARACTERS
    return short and _CLOSING.fullmatch(line.text) is not None


def _beside_furniture(kinds: Kinds, i: int) -> bool:
    return (i + 1 < len(kinds) and kinds[i + 1] is not None) or kinds[i - 1] is not None
