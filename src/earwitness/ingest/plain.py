"""Bare text: which line is the headline, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line, blocks_of, lines_of, part_credits
from earwitness.ingest.dates import WORDED, read_date, worded_day
from earwitness.ingest.draft import Draft, Fact, Facts
from earwitness.records import BlockKind

_HEADLINE_WORDS: Final = 40  # the longest headlines of tabloids have about 35 words
_STOPPED_HEADLINE_WORDS: Final = 15
_SUBHEAD_WORDS: Final = 30
_CROSSHEAD_WORDS: Final = 10
_HEAD_LINES: Final = 12  # beyond the tenth line or so no article is still in its head
# "LISK, Sept 11 (Agency) - ", "PELLHAM — ", "BRUSSELS (Agency) –": a paragraph, not a headline
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z .'’,\-]{2,40}(?:, [A-Z][\w. ]{2,20})?(?:,? [^()\n]{0,30})?(?:\([^)]{1,30}\))?\s*[-–—]{1,2}\s"
)
_PUBLISHED: Final = re.compile(
    r"^(?:first |originally )?(?:published|posted|date|dated)(?: on| at)?[:\s]+", re.IGNORECASE
)
_UPDATED: Final = re.compile(
    r"\b(?:updated|modified|last (?:edited|changed)|accessed|retrieved)\b", re.IGNORECASE
)
_NAME_IN_PLACE: Final = re.compile(
    r"^(?:[A-Z][\w.'’\-]* ){2,4}in (?:[A-Z][\w.'’\-]*)(?: [A-Z][\w.'’\-]*){0,2}$"
)


def read_plain(text: str) -> Draft:
    """An article from bare text, exactly as it is; only a date is taken from it as stated."""
    lines = lines_of(text)
    kinds = classify(lines)
    headline = next((line.text for line, kind in zip(lines, kinds, strict=True) if kind == "headline"), None)
    date = stated_date(lines)
    return Draft(
        text, blocks_of(*part_credits(lines, kinds, rules.credit_in_caption)), headline, Facts(published=date)
    )


def classify(lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line of a bare text; body wherever nothing says otherwise."""
    kinds: list[BlockKind | None] = [rules.kind_of(line.text) for line in lines]
    _mark_link_lists(lines, kinds)
    _mark_head(lines, kinds)
    _mark_crossheads(lines, kinds)
    return [kind or "body" for kind in kinds]


def _mark_link_lists(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Lines that follow "Read next:" up to a blank line, and lists of headlines with bullets or labels."""
    announced = False
    for i, line in enumerate(lines):
        if line.gap_before:
            announced = False
        if kinds[i] == "related-link":
            announced = rules.related_intro(line.text) is True or announced
        elif announced and kinds[i] is None:
            kinds[i] = "related-link"
    for start, end in _bullet_lists(lines):
        items = range(start, end)
        after = all(k is not None for k in kinds[end:])
        introduced = start > 0 and kinds[start - 1] == "related-link"
        # Fails on: an article that ends in a list of its own points without full stops
        titles = end - start >= 2 and not any(lines[i].text.endswith(".") for i in items)
        if (introduced or (after and titles)) and start > 0:
            for i in items:
                kinds[i] = kinds[i] or "related-link"
    for i, line in enumerate(lines):
        if kinds[i] is None and rules.has_link_label(line.text) and line.words <= 30:
            kinds[i] = "related-link"


def _bullet_lists(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines in a row that begin with bullets."""
    out: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if rules.is_bullet(line.text):
            if out and out[-1][1] == i:
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
    return out


def _mark_head(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """The headline, and the subheads and credits between it and the first paragraph."""
    first = next((i for i, kind in enumerate(kinds[:_HEAD_LINES]) if kind is None), None)
    if first is None or not _is_headline(lines[first], last=first == len(lines) - 1):
        return
    kinds[first] = "headline"
    for i in range(first + 1, min(first + _HEAD_LINES, len(lines) - 1)):
        line = lines[i]
        if kinds[i] is not None:
            continue
        if _is_credit_of_head(line, directly_below=i == first + 1) or _is_date(line.text):
            kinds[i] = "credit"
        elif (
            3 <= line.words <= _SUBHEAD_WORDS
            and not rules.ends_sentence(line.text)
            and not _is_dateline(line.text)
        ):
            kinds[i] = "subhead"
        elif line.words >= 3:
            return


def _is_headline(line: Line, *, last: bool) -> bool:
    """Short, and without a final stop or alone; never the whole text.

    Fails on: a text without headline whose first paragraph is short and has no final stop; a
    headline of two lines, whose second becomes a subhead.
    """
    if last or line.words > _HEADLINE_WORDS or _is_dateline(line.text) or rules.is_bullet(line.text):
        return False
    if not rules.ends_sentence(line.text) or line.text.endswith("?"):
        return True
    return (
        line.words <= _STOPPED_HEADLINE_WORDS and line.gap_after and not line.text.endswith((",", ";", ":"))
    )


def _is_dateline(text: str) -> bool:
    return _DATELINE.match(text[:120]) is not None


def _is_credit_of_head(line: Line, *, directly_below: bool) -> bool:
    """An agency's or author's name under the headline.

    Fails on: a subhead of one to three capitalized words right below the headline, or one like
    "Two Dams in Peril", which is taken for a name and place.
    """
    if _NAME_IN_PLACE.match(line.text):
        return True
    names = all(word[0].isupper() or word in ("and", "of", "the", "&", "for") for word in line.text.split())
    return directly_below and not line.gap_before and line.words <= 3 and names and line.text[-1].isalnum()


def _mark_crossheads(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Short titles that stand alone between paragraphs.

    Fails on: a caption without a credit, or a pulled quotation without marks, that is as short.
    """
    for i in range(1, len(lines) - 1):
        line, following = lines[i], lines[i + 1]
        alone = line.gap_before and line.gap_after and 2 <= line.words <= _CROSSHEAD_WORDS
        title = (line.text[0].isupper() or line.text[0].isdigit()) and not rules.ends_sentence(line.text)
        before_text = (
            kinds[i + 1] is None and following.words > line.words and rules.ends_sentence(following.text)
        )
        quoted = line.text[-1] in "\"”'’»"
        if kinds[i] is None and alone and title and before_text and not quoted:
            kinds[i] = "subhead"


def _is_date(text: str) -> bool:
    return len(text) <= 60 and read_date(_PUBLISHED.sub("", text)) is not None


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
    dateline = _is_dateline(text)
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
