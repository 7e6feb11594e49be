"""Which line of a page is its headline, and what the page's titles say beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest.page import Page

_WORDS: Final = re.compile(r"\w+")
_AFTER_HEADLINE: Final = re.compile(r"\s*[|\-–—·•]\s*([^|\-–—·•]{2,60})")
_FIRST_LINES: Final = 200  # a title repeated further down is a link


def find_headline(page: Page, titles: Sequence[str]) -> tuple[frozenset[int], str | None]:
    """(numbers of the lines that are the headline, its words); no lines if only a title has it.

    The heading that agrees best with the page's *titles*; or the first h1; or a line that is a
    title; or the first title itself. Fails on: pages without titles whose h1 is the site's name and
    of several words.
    """
    normal = [t for t in (_norm(t) for t in titles) if t]
    headings: dict[int, list[int]] = {}
    for i, line in enumerate(page.lines):
        if line.context.heading and page.holds(line.context.zone) is None:
            headings.setdefault(line.context.heading_element, []).append(i)

    def words(numbers: Sequence[int]) -> str:
        return " ".join(page.lines[i].text for i in numbers)

    none: list[int] = []
    ranked = [(_agreement(_norm(words(n)), normal), -i, n) for i, n in enumerate(headings.values())]
    best, _, numbers = max(ranked, default=(0, 0, none))
    if best:
        return frozenset(numbers), words(numbers)
    for numbers in headings.values():
        if page.lines[numbers[0]].context.heading == 1 and len(words(numbers).split()) >= 2:
            return frozenset(numbers), words(numbers)
    for i, line in enumerate(page.lines[:_FIRST_LINES]):
        if page.holds(line.context.zone) is None and _norm(line.text) in normal:
            return frozenset({i}), line.text
    return frozenset(), titles[0] if titles else None


def _norm(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _agreement(heading: str, titles: Sequence[str]) -> int:
    """3 if a title is the heading, 2 if one begins with it, 1 if one ends with it, else 0.

    Titles carry the site's name after the headline, seldom before it, and that name may itself be a
    heading of the page.
    """
    if heading in titles:
        return 3
    if len(heading.split()) < 3:
        return 0
    if any(title.startswith(heading + " ") for title in titles):
        return 2
    return int(any(title.endswith(" " + heading) for title in titles))


def name_in_title(titles: Sequence[str], headline: str) -> str | None:
    """What stands after the headline and a dash or bar in a title; fails where that is a section."""
    for title in titles:
        if (
            headline
            and title.startswith(headline)
            and (m := _AFTER_HEADLINE.fullmatch(title[len(headline) :]))
        ):
            return m[1].strip()
    return None
