"""What a site sets above the headline: its name, motto and menu, the number of the issue, a section.

The headline is the first title below all of that. Titles are looked for down to the by-line, the first
buttons or the first paragraph, whichever comes first; what stands between a paper's name and its menu,
section or date line belongs to the name, and so does what shares no word with the story (`lead`).

==================================  ===========  ==========================================
THE PLUM GAZETTE                    notice       a name above a menu
All the news from Lisk              notice       its motto
Home | World | Sport                notice       the menu
THE LONG LOOK                       notice       a label in capitals; the lines below grow longer
The Town That Drank Its Lake        headline
How nine wells ran dry              subhead
==================================  ===========  ==========================================

Fails on: a headline of up to six capitalized words above its section and a subhead; one of up to four
words all in capitals above two subheads, each longer than the line above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.buttons import is_menu, is_section, menu_entries
from earwitness.ingest.lead import named_above
from earwitness.ingest.timestamps import is_timestamp
from earwitness.names import is_outlet
from earwitness.records import BlockKind

_HEADLINE_WORDS: Final = 40  # the longest headlines of tabloids have about 35 words
_STOPPED_HEADLINE_WORDS: Final = 15
_NAME_WORDS: Final = 6
_LABEL_WORDS: Final = 5
_KICKER_WORDS: Final = 4
_MOTTO_WORDS: Final = 20
_FOUND_LINES: Final = 25  # menus and consent forms above a headline are seldom longer
_SMALL: Final = frozenset(("of", "the", "and", "&", "for", "in", "on", "from"))
# "DORV, Sept 11 (Agency) - ", "PELLHAM — ", "BRUSSELS (Agency) –": a paragraph, not a headline
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z .'’,\-]{2,40}(?:, [A-Z][\w. ]{2,20})?(?:,? [^()\n]{0,30})?(?:\([^)]{1,30}\))?\s*[-–—]{1,2}\s"
)
_ISSUE: Final = re.compile(
    r"\W*(?:issue|vol(?:ume|\.)?|no\.?|number|edition)\W{0,2}\d{1,5}\b.{0,30}", re.IGNORECASE
)
_BAR: Final = re.compile(r"\s+[|·•–—-]\s+|\s{2,}")

Kinds = list[BlockKind | None]


def mark_masthead(lines: Sequence[Line], kinds: Kinds) -> int | None:
    """Notices for all above the headline; the number of the headline's line, or None without one."""
    titles = _titles(lines, kinds)
    anchor = _anchor(lines, kinds, titles)
    for i in range(anchor + 1):
        kinds[i] = kinds[i] or "notice"
    titles = [i for i in titles if i > anchor]
    known = _Known(lines, kinds)
    while len(titles) > 1 and _is_label(lines, titles, known):
        kinds[titles.pop(0)] = "notice"
    if above := named_above(lines, kinds, titles):
        for i in range(titles[above]):
            kinds[i] = kinds[i] or "notice"
        titles = titles[above:]
    first = next((i for i, kind in enumerate(kinds[:_FOUND_LINES]) if kind is None), None)
    while first is not None and titles and first < titles[0] and is_timestamp(lines[first].text):
        kinds[first] = "notice"
        first = next((i for i, kind in enumerate(kinds[:_FOUND_LINES]) if kind is None), None)
    return first if first is not None and may_head(lines, first) else None


def may_head(lines: Sequence[Line], i: int) -> bool:
    """True for a line that can be a headline: short, and without a final stop or alone; not the last.

    Fails on: a text without headline whose first paragraph is short and has no final stop; a
    headline of two lines, whose second becomes a subhead.
    """
    line = lines[i]
    if i == len(lines) - 1 or line.words > _HEADLINE_WORDS:
        return False
    if is_dateline(line.text) or rules.is_bullet(line.text):
        return False
    if not rules.ends_sentence(line.text) or line.text.endswith("?"):
        return True
    stopped = line.words <= _STOPPED_HEADLINE_WORDS and not line.text.endswith((",", ";", ":"))
    return stopped and line.gap_after


def is_dateline(text: str) -> bool:
    """True if *text* begins with a place in capitals and a dash, as the first paragraph of a report does."""
    return _DATELINE.match(text[:120]) is not None


def _titles(lines: Sequence[Line], kinds: Kinds) -> list[int]:
    """Numbers of the lines that may be the headline, down to the by-line or the first paragraph."""
    out: list[int] = []
    for i, line in enumerate(lines[:_FOUND_LINES]):
        if kinds[i] in ("credit", "share", "caption", "media-placeholder") and out:
            break
        if kinds[i] is not None or is_timestamp(line.text) or is_issue(line.text):
            continue
        if may_head(lines, i):
            out.append(i)
        elif line.words > _MOTTO_WORDS or is_dateline(line.text) or rules.is_bullet(line.text):
            break
    return out


def _anchor(lines: Sequence[Line], kinds: Kinds, titles: Sequence[int]) -> int:
    """The last line of the masthead that a menu, section or date line shows; -1 without one.

    It stands below the name of a paper, and a title follows it.
    """
    found = -1
    for i in range(titles[0] + 1 if titles else 0, titles[-1] if titles else 0):
        text = lines[i].text
        above = [t for t in titles if found < t < i]
        dated = is_timestamp(text) or is_issue(text)
        if kinds[i] not in (None, "notice") or not (dated or is_menu(text) or is_section(text.strip("[]"))):
            continue
        if not above:
            found = i if found >= 0 else found
        elif _is_name(lines[above[0]].text, firm=dated) and all(
            lines[t].words <= _MOTTO_WORDS for t in above[1:]
        ):
            found = i
    return found


def is_issue(text: str) -> bool:
    """True for the number or day of an issue, with or without a motto: "The weekly | Issue 9 | 4 May"."""
    parts = _BAR.split(text[:200])
    return any(_ISSUE.fullmatch(p) or (len(parts) > 1 and is_timestamp(p)) for p in parts) and not re.search(
        r"\b[Bb]y [A-Z]", text
    )


def _is_name(text: str, *, firm: bool) -> bool:
    """True for what can be the name of a paper, with a motto behind a bar or not; *firm*: surely one."""
    name = _BAR.split(text)[0]
    words = name.split()
    if len(words) > _NAME_WORDS or rules.ends_sentence(name):
        return False
    if not all(not w[0].isalpha() or w[0].isupper() or w in _SMALL for w in words):
        return False
    return not firm or name.isupper() or name.startswith("The ") or is_outlet(name.title())


class _Known:
    """Words that name the site elsewhere: entries of its menus, and its notices and credits."""

    def __init__(self, lines: Sequence[Line], kinds: Kinds) -> None:
        self.entries = {
            e.casefold()
            for line in lines[:_FOUND_LINES]
            if is_menu(line.text)
            for e in menu_entries(line.text)
        }
        self.named = " ".join(
            line.text.casefold()
            for line, kind in zip(lines, kinds, strict=True)
            if kind in ("notice", "credit") and len(line.text) <= 250
        )

    def __contains__(self, text: str) -> bool:
        if text.casefold() in self.entries:
            return True
        return re.search(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", self.named) is not None


def _is_label(lines: Sequence[Line], titles: Sequence[int], known: _Known) -> bool:
    """True if the first of *titles* is a section, the name of the site, or a label in capitals.

    Fails on: a headline that is the name of a section ("Crime and Politics"), above a longer subhead.
    """
    line, below = lines[titles[0]], lines[titles[1]]
    text = line.text.strip("[]")
    longer = any(lines[t].words > line.words for t in titles[1:4])
    if line.words > _LABEL_WORDS or rules.ends_sentence(text) or not text[:1].isalnum() or not longer:
        return False
    if is_section(text):
        return True
    if _is_name(text, firm=False) and (
        text in known or (titles[0] == 0 and line.words >= 2 and is_outlet(text.replace("-", " ").title()))
    ):
        return True
    kicker = text.isupper() and line.words <= _KICKER_WORDS and not any(c.isdigit() for c in text)
    if not kicker or len(titles) < 3 or below.text.isupper() or rules.ends_sentence(below.text):
        return False
    return line.words < below.words < lines[titles[2]].words
