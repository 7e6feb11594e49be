"""The head of a bare text: what the site puts above, the headline, and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.buttons import is_menu, is_section, menu_entries
from earwitness.ingest.credits import is_job
from earwitness.ingest.timestamps import is_timestamp
from earwitness.names import is_outlet
from earwitness.records import BlockKind

_HEADLINE_WORDS: Final = 40  # the longest headlines of tabloids have about 35 words
_STOPPED_HEADLINE_WORDS: Final = 15
_SUBHEAD_WORDS: Final = 30
_DECK_WORDS: Final = 50  # of a summary in full sentences between headline and by-line
_DECK_LINES: Final = 3
_LABEL_WORDS: Final = 5
_MASTHEAD_LINES: Final = 3  # name, motto, number of the issue
_MOTTO_WORDS: Final = 10
_FOUND_LINES: Final = 25  # menus and consent forms above a headline are seldom longer
_HEAD_LINES: Final = 12  # below the headline; beyond the tenth line or so no article is still in its head
# "DORV, Sept 11 (Agency) - ", "PELLHAM — ", "BRUSSELS (Agency) –": a paragraph, not a headline
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z .'’,\-]{2,40}(?:, [A-Z][\w. ]{2,20})?(?:,? [^()\n]{0,30})?(?:\([^)]{1,30}\))?\s*[-–—]{1,2}\s"
)
_NAME_IN_PLACE: Final = re.compile(
    r"^(?:[A-Z][\w.'’\-]* ){2,4}in (?:[A-Z][\w.'’\-]*)(?: [A-Z][\w.'’\-]*){0,2}$"
)
_PERSON: Final = r"[A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|de|van|von|der|la|al|bin)){1,3}"
_NAMES: Final = re.compile(rf"{_PERSON}(?:, {_PERSON})*(?:,? (?:and|&) {_PERSON})?")

Kinds = list[BlockKind | None]


def mark_head(lines: Sequence[Line], kinds: Kinds, *, tight: bool) -> None:
    """Kinds for what stands above and below the headline, and the headline itself."""
    _mark_masthead(lines, kinds)
    _mark_above(lines, kinds)
    first = next((i for i, kind in enumerate(kinds[:_FOUND_LINES]) if kind is None), None)
    if first is None or not _is_headline(lines[first], last=first == len(lines) - 1):
        return
    kinds[first] = "headline"
    _mark_deck(lines, kinds, first)
    for i in range(first + 1, min(first + _HEAD_LINES, len(lines) - 1)):
        line = lines[i]
        if kinds[i] is not None:
            continue
        if is_timestamp(line.text):
            # a date in the paragraph of the by-line belongs to it; tight texts have no paragraphs
            signed = kinds[i - 1] == "credit" and not line.gap_before and not tight
            kinds[i] = "credit" if signed else "notice"
        elif (
            _is_credit_of_head(line, directly_below=i == first + 1)
            or _is_names(lines, kinds, i)
            or (kinds[i - 1] == "credit" and is_job(line.text) and not rules.ends_sentence(line.text))
        ):
            kinds[i] = "credit"
        elif _is_subhead(line):
            kinds[i] = "subhead"
        elif line.words >= 3:
            return


def _is_names(lines: Sequence[Line], kinds: Kinds, i: int) -> bool:
    """Authors without "By": with their calling, or above a date, a calling or another credit.

    Fails on: names alone above the first paragraph, which become subheads.
    """
    names, _, calling = lines[i].text.partition(", ")
    if not _NAMES.fullmatch(names):
        return bool(_NAMES.fullmatch(lines[i].text)) and " and " in lines[i].text
    if calling and not _NAMES.fullmatch(lines[i].text):
        return is_job(calling)
    below = lines[i + 1].text
    return (
        " and " in lines[i].text
        or kinds[i + 1] in ("credit", "notice")
        or is_timestamp(below)
        or is_job(below)
    )


def _is_subhead(line: Line) -> bool:
    return (
        3 <= line.words <= _SUBHEAD_WORDS
        and not rules.ends_sentence(line.text)
        and not is_dateline(line.text)
    )


def _mark_masthead(lines: Sequence[Line], kinds: Kinds) -> None:
    """The name of the paper and its motto, which stand above a section or menu and a headline, as notices.

    Fails on: a headline of up to five capitalized words above its section and a subhead.
    """
    top = next((i for i in range(min(_FOUND_LINES, len(lines))) if kinds[i] is None), len(lines))
    for i in range(top, min(top + _MASTHEAD_LINES + 1, len(lines) - 2)):
        text = lines[i].text
        if is_section(text.strip("[]")) or is_menu(text):
            below = next((j for j in range(i + 1, len(lines) - 1) if kinds[j] is None), None)
            headed = below is not None and _is_headline(lines[below], last=False)
            if i > top and headed and _is_name(lines[top]):
                kinds[top:i] = [kind or "notice" for kind in kinds[top:i]]
            return
        if kinds[i] is not None or lines[i].words > _MOTTO_WORDS or text.endswith((":", ",", ";", "?")):
            return


def _is_name(line: Line) -> bool:
    words = line.text.split()
    capital = all(w[0].isupper() or w in ("of", "the", "and", "&", "for", "in") for w in words)
    return capital and len(words) <= _LABEL_WORDS and not rules.ends_sentence(line.text)


def _mark_above(lines: Sequence[Line], kinds: Kinds) -> None:
    """Names of sites, sections and dates above the headline, as notices.

    Fails on: names of sites that nothing else in the text shows to be names of outlets.
    """
    entries = {
        e.casefold() for line in lines[:_FOUND_LINES] if is_menu(line.text) for e in menu_entries(line.text)
    }
    named = " ".join(
        line.text.casefold()
        for line, kind in zip(lines, kinds, strict=True)
        if kind in ("notice", "credit") and len(line.text) <= 250
    )
    waiting = [i for i in range(min(_FOUND_LINES, len(lines))) if kinds[i] is None]
    for n, i in enumerate(waiting[:-1]):
        longer = any(lines[j].words > lines[i].words for j in waiting[n + 1 : n + 4])
        if is_timestamp(lines[i].text) or (longer and _is_label(lines, i, entries, named)):
            kinds[i] = "notice"
        else:
            return


def _is_label(lines: Sequence[Line], i: int, entries: set[str], named: str) -> bool:
    """True for a section, or for the name of the site: an entry of its menu, above it, or named below.

    Fails on: a headline that is the name of a section ("Crime and Politics"), above a longer subhead.
    """
    line = lines[i]
    text = line.text.strip("[]")
    if line.words > _LABEL_WORDS or rules.ends_sentence(text) or not text[:1].isalnum():
        return False
    if is_section(text) or text.casefold() in entries or is_menu(lines[i + 1].text):
        return True
    name = all(w[0].isupper() or w in ("of", "the", "and", "&") or w[0].isdigit() for w in text.split())
    known = is_outlet(re.split(r"[\s-]", text.title())[-1]) or is_outlet(text)
    again = re.search(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", named) is not None
    return name and ((known and i == 0 and line.words >= 2) or again)


def _mark_deck(lines: Sequence[Line], kinds: Kinds, headline: int) -> None:
    """A summary in sentences between headline and by-line, or points with bullets, as subheads.

    Fails on: articles whose by-line stands below their first paragraph.
    """
    below = range(headline + 1, min(headline + 2 + _DECK_LINES, len(lines) - 1))
    byline = next((i for i in below if kinds[i] == "credit" and _signs(lines[i].text)), None)
    if byline is not None and all(_may_be_deck(lines[i]) for i in range(headline + 1, byline)):
        for i in range(headline + 1, byline):
            if not is_timestamp(lines[i].text):
                kinds[i] = kinds[i] or "subhead"
    for i in range(headline + 1, min(headline + _HEAD_LINES, len(lines) - 1)):
        if kinds[i] is None and not (rules.is_bullet(lines[i].text) and lines[i].words <= _SUBHEAD_WORDS):
            return
        kinds[i] = kinds[i] or "subhead"


def _signs(text: str) -> bool:
    return text[:3].lower() in ("by ", "by:") or _NAME_IN_PLACE.match(text) is not None


def _may_be_deck(line: Line) -> bool:
    return line.words <= _DECK_WORDS and not is_dateline(line.text)


def _is_headline(line: Line, *, last: bool) -> bool:
    """Short, and without a final stop or alone; never the whole text.

    Fails on: a text without headline whose first paragraph is short and has no final stop; a
    headline of two lines, whose second becomes a subhead.
    """
    if last or line.words > _HEADLINE_WORDS or is_dateline(line.text) or rules.is_bullet(line.text):
        return False
    if not rules.ends_sentence(line.text) or line.text.endswith("?"):
        return True
    return (
        line.words <= _STOPPED_HEADLINE_WORDS and line.gap_after and not line.text.endswith((",", ";", ":"))
    )


def is_dateline(text: str) -> bool:
    """True if *text* begins with a place in capitals and a dash, as the first paragraph of a report does."""
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
