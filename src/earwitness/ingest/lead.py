"""Which of the titles above the first paragraph tell of the story: they share its words.

A headline names what the first paragraphs are about. The name of a paper or site, its section, motto
or tools do not.

===============================================  =======  ===========================
Plum Politics                                    0 words  short: the name of a site
rivers · opinion · jobs                          0 words  a row
Mayor hid dry wells from the council for a year  3 words  the headline
===============================================  =======  ===========================

Fails on: a headline of up to four words, none of which its story takes up, first of all lines and above
a subhead of twice its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest.blocks import Line
from earwitness.ingest.buttons import menu_entries
from earwitness.records import BlockKind

_LEAD_LINES: Final = 40  # within which the first paragraphs stand
_PARAGRAPHS: Final = 4
_PARAGRAPH_WORDS: Final = 20
_READ: Final = 800  # characters of each paragraph
_STEM: Final = 5  # letters by which words are compared: "doctors", "doctor's"
_SHARED: Final = 2  # words that a headline has in common with the lead
_NAME_WORDS: Final = 4
_ROW_ENTRY_WORDS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_EMPTY: Final = frozenset(
    "about above after again against also been before being below between both could does down during each "
    "even ever every from further have having here hers himself into itself just like made make many more "
    "most much must never next once only other over said same says should some such than that their them "
    "then there these they this those through told under until upon very were what when where which while "
    "will with would your yours".split()
)
_DECK: Final = re.compile(r"(?:how|why|what|inside|the|an?|in|as|for|after)\b", re.IGNORECASE)
_ARROW: Final = re.compile(r"\s[›»>→]\s")
# An agency's word to the desks of its papers: "Editors: replaces 15:10 file", "Eds: adds quote"
_TO_DESKS: Final = re.compile(
    r"(?:(?:notes?|attention|advisory)(?: (?:to|for))? )?(?:editors?|eds|(?:news ?)?desks?)\s?[:–—-]\s",
    re.IGNORECASE,
)


def named_above(lines: Sequence[Line], kinds: Sequence[BlockKind | None], titles: Sequence[int]) -> int:
    """How many of *titles*, from the top, are none of the story's; 0 if no title below shares its words."""
    lead = _lead(lines, kinds)
    shared = [len(_stems(lines[t].text) & lead) for t in titles]
    best = next((n for n, (t, s) in enumerate(zip(titles, shared, strict=True))
                 if s >= _SHARED and not _is_furniture(lines[t].text)), 0)  # fmt: skip
    if not best:
        return 0
    above, head = titles[:best], lines[titles[best]]
    if all(_is_furniture(lines[t].text) for t in above):
        return best
    top = lines[titles[0]]
    if _is_furniture(top.text) and max(shared[1:best], default=0) < _SHARED:
        return best
    name = titles[0] == 0 and top.words <= _NAME_WORDS and not any(shared[:best])
    deck = _DECK.match(head.text) and best == 1
    return best if name and not deck and 2 * top.words <= head.words else 0


def _is_furniture(text: str) -> bool:
    """True for a path with arrows, a row of short entries, a word to the desks."""
    entries = menu_entries(text)
    row = len(entries) >= 3 and all(len(e.split()) <= _ROW_ENTRY_WORDS for e in entries)
    return row or _ARROW.search(text) is not None or _TO_DESKS.match(text) is not None


def _lead(lines: Sequence[Line], kinds: Sequence[BlockKind | None]) -> frozenset[str]:
    paragraphs = [
        line.text[:_READ]
        for line, kind in zip(lines[:_LEAD_LINES], kinds, strict=False)
        if kind in (None, "credit") and line.words > _PARAGRAPH_WORDS
    ]
    return frozenset().union(*(_stems(p) for p in paragraphs[:_PARAGRAPHS]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _WORD.findall(text.casefold()) if w not in _EMPTY)
